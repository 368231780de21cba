"""Biên bản hội nghị (NĐ 30/2020, mẫu 1.9); what is not known yet is left as room to write in."""

from dataclasses import dataclass
from datetime import date

from intranet.documents.compose import addressing
from intranet.documents.compose.words import (
    LINE_ROOM,
    ROOM,
    bare,
    clock_words,
    dashes,
    day_words,
    or_room,
    sentence,
    told,
    voice,
)  # fmt: skip
from intranet.documents.paper.blocks import Block, Heading, Item, Paragraph, Recipient
from intranet.documents.paper.house import House, Style

PASSAGES = (
    "Khai mạc", "Báo cáo tại hội nghị", "Ý kiến của Nhân dân", "Trả lời, giải trình tại hội nghị",
    "Nội dung chưa trả lời tại hội nghị, giao đơn vị giải quyết",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of what happened, with its heading."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What happened, from the opening to the close; ``ended_on`` only where it ended on another day."""

    event: str = ""
    day: date | None = None
    started: str = ""
    ended: str = ""
    ended_on: date | None = None
    place: str = ""
    chair: str = ""
    co_chairs: tuple[str, ...] = ()
    secretaries: tuple[str, ...] = ()
    total: int | None = None
    present: int | None = None
    absent: int | None = None
    absent_why: str = ""
    composition: tuple[str, ...] = ()
    proceedings: tuple[Passage, ...] = ()
    conclusion: tuple[str, ...] = ()
    copies: int | None = None


def subject(content: Minutes, house: House) -> str:
    """Return the trích yếu."""
    event = bare(content.event)
    return event[:1].lower() + event[1:] if house.style is Style.PARTY else event


def blocks(content: Minutes, house: House) -> tuple[Block, ...]:
    """Return what the minutes say."""
    party = house.style is Style.PARTY
    missing = _missing(content)
    absent = told(missing, "người")
    if missing and content.absent_why:
        absent += f" (lý do: {bare(content.absent_why)})"
    attendance = (
        f"tổng số {told(content.total, 'người')}; có mặt {told(content.present, 'người')}; vắng {absent}"
    )
    drawn: list[Block] = [
        Paragraph(f"{clock_words(content.started)}, {day_words(content.day)}.", "Thời gian bắt đầu:"),
        Paragraph(f"{or_room(content.place)}.", "Địa điểm:"),
        Paragraph(
            f"{attendance}{'. Gồm có:' if content.composition or content.present is None else '.'}",
            "Thành phần tham dự:",
        ),
        *(dashes(content.composition) or _room_for(content)),
        Paragraph(f"{or_room(content.chair)}.", "Chủ trì:" if party else "Chủ trì (chủ tọa):"),
    ]
    if content.co_chairs:
        drawn.append(Paragraph(sentence("; ".join(map(bare, content.co_chairs))), "Đồng chủ trì:"))
    secretaries = "; ".join(map(bare, content.secretaries))
    drawn.append(
        Paragraph(
            f"{or_room(secretaries)}.", "Người ghi biên bản:" if party else "Thư ký (người ghi biên bản):"
        )
    )
    drawn.append(Paragraph("", "Nội dung (theo diễn biến hội nghị):"))
    passages = content.proceedings or tuple(Passage(heading=heading) for heading in PASSAGES)
    passages = (*passages, Passage(heading="Kết luận của chủ trì", paragraphs=content.conclusion))
    for number, passage in enumerate(passages, 1):
        drawn.append(Heading(2, bare(passage.heading), str(number)))
        texts = [sentence(text) for text in passage.paragraphs if bare(text)]
        drawn += [Paragraph(text) for text in texts or [LINE_ROOM, LINE_ROOM]]
    copies = ROOM if content.copies is None else f"{content.copies:02d}"
    drawn.append(
        Paragraph(
            "Biên bản đã được đọc lại, thông qua tại hội nghị"
            f" và được lập thành {copies} bản{', có giá trị như nhau' if content.copies != 1 else ''}."
        )
    )
    ended = clock_words(content.ended)
    closing = f"Hội nghị kết thúc vào {ended}, {day_words(content.ended_on or content.day)}"
    return (*drawn, Paragraph(closing))


def _missing(content: Minutes) -> int | None:
    """Return how many stayed away: as counted, else those invited without those who came."""
    if content.absent is not None or content.total is None or content.present is None:
        return content.absent
    return max(content.total - content.present, 0)


def _room_for(content: Minutes) -> tuple[Item, ...]:
    """Return room for who attended, while nobody was counted."""
    return (Item(LINE_ROOM), Item(LINE_ROOM)) if content.present is None else ()


def recipients(content: Minutes, house: House) -> tuple[Recipient, ...]:
    """Return the default Nơi nhận."""
    co_chair = () if house.style is Style.PARTY else (Recipient(f"Thường trực HĐND {voice(house).level}"),)
    leader = addressing.leaders(house)[:1]
    return (*(addressing.superiors(house)[:1]), *co_chair, *leader, *addressing.front(house))
