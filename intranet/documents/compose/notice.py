"""Thông báo thời gian, địa điểm: what the law has announced seven days before the dialogue."""

from dataclasses import dataclass
from datetime import date

from intranet.documents.compose import addressing
from intranet.documents.compose.words import (
    bare,
    brief,
    by_day,
    dashes,
    inside,
    or_room,
    sentence,
    voice,
    when,
)
from intranet.documents.paper.blocks import Block, Item, Paragraph, Recipient
from intranet.documents.paper.house import House, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a unit is asked to do for it."""

    unit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Time, place, content and way of attending; ``basis`` is a “Thực hiện …” phrase without its stop."""

    event: str = ""
    basis: str = ""
    day: date | None = None
    time: str = ""
    place: str = ""
    content: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    chair: str = ""
    attending: tuple[str, ...] = ()
    speak_at: str = ""  # where to register to speak
    speak_until: date | None = None
    questions_to: str = ""
    questions_until: date | None = None
    requests: tuple[Request, ...] = ()
    closing: str = ""


def subject(content: Notice, house: House) -> str:
    """Return the trích yếu."""
    named = f"hời gian, địa điểm, nội dung tổ chức {bare(content.event)}"
    return f"t{named}" if house.style is Style.PARTY else f"T{named}"


def blocks(content: Notice, house: House) -> tuple[Block, ...]:
    """Return what the notice says."""
    said = voice(house)
    begun = f"{bare(content.basis)}, " if content.basis else ""
    parts: list[tuple[str, tuple[str, ...]]] = [
        ("Thời gian", (when(content.day, content.time),)),
        ("Địa điểm", (or_room(content.place),)),
        ("Nội dung", content.content or (or_room(""),)),
    ]
    if content.chair:
        parts.append(("Chủ trì", (content.chair,)))
    if content.audience:
        parts.append(("Thành phần, đối tượng tham dự", content.audience))
    parts.append(("Cách thức tham dự, đăng ký phát biểu, gửi ý kiến", _attending(content)))
    drawn: list[Block] = [Paragraph(f"{begun}{said.name} thông báo tổ chức {bare(content.event)} như sau:")]
    for number, (name, texts) in enumerate(parts, 1):
        drawn += _part(f"{number}. {name}:", texts)
    if content.requests:
        drawn.append(Paragraph("", f"{len(parts) + 1}. Tổ chức thực hiện:"))
        drawn += [Item(f"{_unit(one.unit)}: {sentence(one.text)}") for one in content.requests]
    closing = bare(content.closing) or f"{said.name} thông báo để Nhân dân biết, tham dự"
    return (*drawn, Paragraph(closing))


def _unit(name: str) -> str:
    plain = bare(name)
    return plain[:1].upper() + plain[1:]


def _part(lead: str, texts: tuple[str, ...]) -> list[Block]:
    """Return a numbered part: one text on its line, several as a list."""
    if len(texts) == 1:
        return [Paragraph(sentence(texts[0]) if bare(texts[0]) else f"{or_room('')}.", lead)]
    return [Paragraph("", lead), *dashes(texts)]


def _attending(content: Notice) -> tuple[str, ...]:
    """Return how one attends, registers to speak and sends questions."""
    ways = list(content.attending) or ["Nhân dân trực tiếp đến dự tại địa điểm nêu trên"]
    if content.speak_at:
        until = f" {by_day(content.speak_until)}" if content.speak_until else ""
        where = inside(bare(content.speak_at))
        ways.append(f"Đăng ký phát biểu qua {where}{until}, hoặc trực tiếp tại hội nghị")
    if content.questions_to:
        until = f" {by_day(content.questions_until)}" if content.questions_until else " trước ngày hội nghị"
        ways.append(f"Gửi ý kiến, câu hỏi về {inside(bare(content.questions_to))}{until}")
    return tuple(ways)


def announcement(content: Notice, house: House) -> str:
    """Return a short text for the loudspeakers; what is not known is left out."""
    said = voice(house)
    told = [f"{said.name} thông báo: {when(content.day, content.time)}" if content.day else ""]
    if content.day:
        told[0] += f", tại {inside(bare(content.place))}, tổ chức {bare(content.event)}."
    else:
        told[0] = f"{said.name} thông báo tổ chức {bare(content.event)}."
    if content.content:
        told.append(f"Nội dung: {sentence('; '.join(bare(one) for one in content.content))}")
    if content.questions_to:
        until = f" {by_day(content.questions_until)}" if content.questions_until else ""
        told.append(f"Ý kiến gửi trước về {inside(bare(content.questions_to))}{until}.")
    told.append(f"Kính mời Nhân dân đến dự {brief(content.event).replace('Hội nghị', 'hội nghị', 1)}.")
    return " ".join(told)


def recipients(content: Notice, house: House) -> tuple[Recipient, ...]:
    """Return the default Nơi nhận; villages post it up."""
    return (
        *addressing.superiors(house), *addressing.leaders(house), *addressing.front(house),
        *addressing.doers(house), *addressing.villages(house, addressing.POST),
    )  # fmt: skip
