"""Phiếu nhắc việc: what one unit has to do; a form, without number, signature or Nơi nhận."""

from dataclasses import dataclass
from datetime import date

from intranet.documents.compose.words import ROOM, bare, cell_day, counted, day_words, inside, or_room, voice
from intranet.documents.paper.blocks import Block, Paragraph, Recipient, Table
from intranet.documents.paper.house import House, Style

COLUMNS = ("STT", "Nhiệm vụ", "Nguồn giao", "Thời hạn", "Tình trạng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One duty: its title, the paper it comes from, its day and its state in words."""

    title: str = ""
    source: str = ""
    due: date | None = None
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The duties of a unit as they stand on a day."""

    unit: str = ""
    day: date | None = None
    rows: tuple[Row, ...] = ()
    note: str = ""


def subject(content: Slip, house: House) -> str:
    """Return what stands under the title."""
    first = "nhiệm" if house.style is Style.PARTY else "Nhiệm"
    return f"{first} vụ của {inside(or_room(content.unit, ROOM))}"


def blocks(content: Slip, house: House) -> tuple[Block, ...]:
    """Return what the slip says."""
    unit = bare(content.unit)
    named = inside(unit) if unit else ROOM
    if not content.rows:
        return (Paragraph(f"Tính đến {day_words(content.day)}, {named} không có nhiệm vụ cần thực hiện"),)
    rows = tuple(
        (
            str(number),
            bare(row.title),
            bare(row.source),
            cell_day(row.due) if row.due else "",
            bare(row.state),
        )
        for number, row in enumerate(content.rows, 1)
    )
    count = counted(len(content.rows))
    begun = f"Tính đến {day_words(content.day)}, {named} có {count} nhiệm vụ cần thực hiện:"
    note = [Paragraph(f"{bare(content.note)}.", "Ghi chú:")] if bare(content.note) else []
    return (
        Paragraph(begun),
        Table(COLUMNS, rows, (1.4, 6, 4, 2.8, 3), centred=frozenset({0, 3})),
        *note,
        Paragraph(f"Đề nghị đơn vị thực hiện đúng thời hạn, báo cáo kết quả về {voice(house).office}"),
    )


def recipients(content: Slip, house: House) -> tuple[Recipient, ...]:
    """Return nothing: a slip goes to the unit that it names."""
    return ()
