"""Công văn đôn đốc: what is late, by how much, and what the units have to say about it."""

from dataclasses import dataclass
from datetime import date

from intranet.documents.compose import addressing
from intranet.documents.compose.words import (
    ROOM,
    bare,
    by_day,
    cell_day,
    counted,
    day_words,
    inside,
    manner,
    or_room,
    voice,
)  # fmt: skip
from intranet.documents.paper.blocks import Addressees, Block, Item, Paragraph, Recipient, Table
from intranet.documents.paper.house import House

COLUMNS = ("STT", "Nội dung", "Đơn vị thực hiện", "Thời hạn", "Quá hạn (ngày)", "Tình trạng")
TOPIC = "giải quyết, trả lời kiến nghị của Nhân dân"
_EXPLAIN = (
    "Báo cáo bằng văn bản nguyên nhân chậm, trách nhiệm của tập thể, cá nhân và biện pháp khắc phục",
    "Thông tin bằng văn bản nguyên nhân chậm và biện pháp thực hiện",  # to those who answer to others
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One late duty; ``days_late`` as counted on the day of the letter.

    ``is_request`` where the unit is not under the body's command: it was asked, and is asked again.
    """

    title: str = ""
    unit: str = ""
    due: date | None = None
    days_late: int | None = None
    state: str = ""
    is_request: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """The *count*-th letter about what is late; ``topic`` is what is urged, in lower case."""

    count: int = 1
    topic: str = TOPIC
    reference: str = ""
    as_of: date | None = None
    units: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    finish_by: date | None = None
    explain_by: date | None = None
    report_to: str = ""


def subject(content: Reminder, house: House) -> str:
    """Return what follows V/v; from the second letter on with its count."""
    again = f" (lần {content.count})" if content.count > 1 else ""
    return f"đôn đốc {bare(content.topic) or TOPIC}{again}"


def addressees(content: Reminder) -> tuple[str, ...]:
    """Return whom the letter is sent to, each once."""
    units = content.units or tuple(bare(row.unit) for row in content.rows if bare(row.unit))
    return tuple(dict.fromkeys(unit[:1].upper() + unit[1:] for unit in units)) or (or_room(""),)


def blocks(content: Reminder, house: House) -> tuple[Block, ...]:
    """Return what the letter says."""
    said = voice(house)
    units = addressees(content)
    sole = inside(units[0]) if len(units) == 1 else ""
    begun = f"Tại {bare(content.reference)}, " if content.reference else ""
    how = manner(row.is_request for row in content.rows)
    given = f"{said.orders} đã {how} {sole or 'các cơ quan, đơn vị'} {bare(content.topic) or TOPIC}."
    count = counted(len(content.rows) or None)
    late = f"Tính đến {day_words(content.as_of)}, còn {count} nội dung đã quá hạn nhưng chưa hoàn thành"
    told = f"{begun}{given} {late}"
    if content.count > 1:
        told += f", mặc dù đã được đôn đốc {content.count - 1:02d} lần"
    rows = tuple(
        (str(number), bare(row.title), bare(row.unit), cell_day(row.due),
         ROOM if row.days_late is None else str(row.days_late), bare(row.state))
        for number, row in enumerate(content.rows, 1)
    )  # fmt: skip
    urged = "yêu cầu" if how == "giao" else "đề nghị"
    whom = f"{said.orders} {urged} {sole or 'các cơ quan, đơn vị'}"
    where = inside(bare(content.report_to)) or said.office
    return (
        Addressees(units),
        Paragraph(f"{told}, cụ thể như sau:"),
        Table(COLUMNS, rows, (1.4, 6, 3.4, 2.8, 2, 3), centred=frozenset({0, 3, 4})),
        Paragraph(f"{whom}:"),
        Item(f"Khẩn trương hoàn thành các nội dung nêu trên {by_day(content.finish_by)}.", "1."),
        Item(f"{_EXPLAIN[how == 'đề nghị']}, gửi {where} {by_day(content.explain_by)}.", "2."),
        *_again(content, house, how),
        Paragraph(
            f"Giao {where} tiếp tục theo dõi, đôn đốc và tổng hợp kết quả, báo cáo {said.orders}"
        ),
    )  # fmt: skip


def _again(content: Reminder, house: House, how: str) -> tuple[Block, ...]:
    """Return the warning of a second letter; those who were only asked answer to others."""
    if content.count < 2 or how == "đề nghị":
        return ()
    given = " được giao nhiệm vụ" if how != "giao" else ""
    text = (
        f"Người đứng đầu cơ quan, đơn vị{given} chịu trách nhiệm trước {voice(house).orders} "
        "nếu tiếp tục để chậm."
    )
    return (Item(text, "3."),)


def recipients(content: Reminder, house: House) -> tuple[Recipient, ...]:
    """Return the default Nơi nhận."""
    return (addressing.AS_ABOVE, *addressing.superiors(house), *addressing.leaders(house))
