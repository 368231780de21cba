"""Giấy mời (NĐ 30/2020, mẫu 1.7), with the programme of the day as its annex."""

from dataclasses import dataclass
from datetime import date

from intranet.documents.compose import addressing
from intranet.documents.compose.words import bare, dashes, or_room, sentence, voice, when
from intranet.documents.paper.blocks import Appendix, Block, Paragraph, Recipient, Table
from intranet.documents.paper.house import House, Style
from intranet.documents.paper.kinds import Kind
from intranet.text.dates import undated


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line of the programme."""

    time: str = ""
    content: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Who is invited to what; ``held_by`` is the chair as printed, ``co_held_by`` who chairs beside him."""

    invitees: tuple[str, ...] = ()
    event: str = ""
    held_by: str = ""
    co_held_by: str = ""
    day: date | None = None
    time: str = ""
    place: str = ""
    content: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    contact: str = ""
    programme: tuple[Step, ...] = ()


def subject(content: Invitation, house: House) -> str:
    """Return the trích yếu."""
    first = "dự" if house.style is Style.PARTY else "Dự"
    return f"{first} {bare(content.event)}"


def blocks(content: Invitation, house: House) -> tuple[Block, ...]:
    """Return what the invitation says."""
    said = voice(house)
    drawn: list[Block] = []
    if len(content.invitees) > 1:
        drawn += [Paragraph(f"{said.name} trân trọng kính mời:"), *dashes(content.invitees)]
    else:
        drawn.append(Paragraph(f"{said.name} trân trọng kính mời: {or_room(*content.invitees or ('',))}."))
    annexed = " (có Chương trình kèm theo)" if content.programme else ""
    drawn.append(Paragraph(f"Tới dự {bare(content.event)}{annexed}."))
    drawn.append(Paragraph(f"{or_room(content.held_by or said.leader)}.", "Chủ trì:"))
    if content.co_held_by:
        drawn.append(Paragraph(sentence(content.co_held_by), "Đồng chủ trì:"))
    drawn.append(Paragraph(f"{when(content.day, content.time)}.", "Thời gian:"))
    drawn.append(Paragraph(f"{or_room(content.place)}.", "Địa điểm:"))
    if len(content.content) == 1:
        drawn.append(Paragraph(sentence(content.content[0]), "Nội dung:"))
    elif content.content:
        drawn += [Paragraph("", "Nội dung:"), *dashes(content.content)]
    drawn += [Paragraph(sentence(note)) for note in content.notes]
    if content.contact:
        drawn.append(Paragraph(f"Thông tin liên hệ: {bare(content.contact)}."))
    drawn.append(Paragraph(_closing(content, house)))
    if content.programme:
        drawn.append(_programme(content, house))
    return tuple(drawn)


def _closing(content: Invitation, house: House) -> str:
    if len(content.invitees) > 1:
        return "Rất mong quý đại biểu thu xếp thời gian đến dự đông đủ, đúng giờ"
    return "Rất mong quý đại biểu thu xếp thời gian đến dự đúng giờ"


def _programme(content: Invitation, house: House) -> Appendix:
    """Return the programme, tied to the invitation by blanks, as NĐ 30/2020, PL I, III.1 has it."""
    symbol = house.symbol_of(Kind.INVITATION)

    day = undated(content.day.month, content.day.year) if content.day else "ngày      tháng      năm"
    belongs = f"(Kèm theo Giấy mời số      {symbol} {day} của {voice(house).name})"
    rows = tuple((bare(one.time), bare(one.content), bare(one.by)) for one in content.programme)
    table = Table(("Thời gian", "Nội dung", "Người thực hiện"), rows, (3.8, 6, 4))
    return Appendix(f"CHƯƠNG TRÌNH {bare(content.event).upper()}", (table,), belongs)


def recipients(content: Invitation, house: House) -> tuple[Recipient, ...]:
    """Return the default Nơi nhận: those invited, and those who should know."""
    return (
        Recipient("Như thành phần mời"),
        *addressing.superiors(house),
        *((Recipient(addressing.leaders(house)[0].name),) if house.style is Style.STATE else ()),
    )
