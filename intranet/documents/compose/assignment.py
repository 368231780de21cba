"""Công văn giao nhiệm vụ (NĐ 30/2020, mẫu 1.5): who does what until when, and to whom one reports."""

from dataclasses import dataclass
from datetime import date

from intranet.documents.compose import addressing
from intranet.documents.compose.words import (
    bare,
    brief,
    by_day,
    cell_day,
    inside,
    joined,
    manner,
    or_room,
    people_of,
    voice,
)  # fmt: skip
from intranet.documents.paper.blocks import Addressees, Block, Paragraph, Recipient, Table
from intranet.documents.paper.house import House
from intranet.text.dates import short

COLUMNS = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One duty; ``is_request`` where the unit is not under the body's command and is asked."""

    content: str = ""
    lead: str = ""
    coordinating: tuple[str, ...] = ()
    due: date | None = None
    product: str = ""
    is_request: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Duties handed out; ``reference`` names the paper they come from, ``event`` and ``day`` the dialogue."""

    reference: str = ""  # “Thông báo số 118/TB-UBND ngày 20 tháng 11 năm 2026 của …”
    event: str = ""
    day: date | None = None
    units: tuple[str, ...] = ()  # Kính gửi; empty: those who lead, in order
    spoken_for: tuple[str, ...] = ()  # leads that Kính gửi leaves out: another names the group they are in
    rows: tuple[Row, ...] = ()
    report_to: str = ""
    report_by: date | None = None


def subject(content: Assignment, house: House) -> str:
    """Return what follows V/v."""
    if not content.event:
        return "giao thực hiện nhiệm vụ"
    kind = brief(content.event).partition(" với Nhân dân")[0]
    held = f" ngày {short(content.day)}" if content.day else ""
    return f"giao giải quyết các kiến nghị của {people_of(content.event)} tại {kind}{held}"


def addressees(content: Assignment) -> tuple[str, ...]:
    """Return whom the letter is sent to, each once."""
    units = content.units or tuple(one for one in leads(content) if one not in content.spoken_for)
    return tuple(dict.fromkeys(unit[:1].upper() + unit[1:] for unit in units)) or (or_room(""),)


def leads(content: Assignment) -> tuple[str, ...]:
    """Return those who lead a duty, in order, each once."""
    held = (bare(one) for row in content.rows for one in row.lead.split(";"))
    return tuple(dict.fromkeys(one for one in held if one))


def blocks(content: Assignment, house: House) -> tuple[Block, ...]:
    """Return what the letter says."""
    said = voice(house)
    begun = f"Thực hiện {bare(content.reference)}, " if content.reference else ""
    drawn: list[Block] = [Addressees(addressees(content))]
    given = manner(row.is_request for row in content.rows)
    if len(content.rows) == 1:
        drawn.append(Paragraph(f"{begun}{said.orders} {_sole(content.rows[0], given)}."))
    else:
        drawn.append(Paragraph(f"{begun}{said.orders} {given} các cơ quan, đơn vị thực hiện như sau:"))
        drawn.append(
            Table(COLUMNS, _table(content.rows), (1.4, 6, 3.2, 3, 2.8, 2.6), centred=frozenset({0, 4}))
        )
    return (*drawn, Paragraph(_closing(content, house, given)))


def _sole(row: Row, given: str) -> str:
    """Return the only duty as a sentence."""
    others = [inside(unit) for unit in row.coordinating]
    along = f", phối hợp với {joined(others)}" if others else ""
    text = f"{given} {_who(row) or or_room('')} chủ trì{along} thực hiện nội dung: {bare(row.content)}"
    text += f"; hoàn thành {by_day(row.due)}"
    return f"{text}; sản phẩm: {bare(row.product)}" if row.product else text


def _who(row: Row) -> str:
    """Return who leads a duty, within a sentence: “Công an xã và Ban Chỉ huy Quân sự xã”."""
    return joined(inside(bare(one)) for one in row.lead.split(";"))


def _table(rows: tuple[Row, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(number), bare(row.content), or_room(row.lead, ""), "; ".join(map(bare, row.coordinating)),
         cell_day(row.due), bare(row.product))
        for number, row in enumerate(rows, 1)
    )  # fmt: skip


def _closing(content: Assignment, house: House, given: str) -> str:
    said = voice(house)
    where = inside(bare(content.report_to)) or said.office
    until = f"{by_day(content.report_by)} " if content.report_by else ""
    urged = "Yêu cầu" if given == "giao" else "Đề nghị"
    who = _who(content.rows[0]) if len(content.rows) == 1 else ""
    return (
        f"{urged} {who or 'các cơ quan, đơn vị'} khẩn trương thực hiện, báo cáo kết quả bằng văn bản về "
        f"{where} {until}để tổng hợp, báo cáo {said.orders}"
    )


def recipients(content: Assignment, house: House) -> tuple[Recipient, ...]:
    """Return the default Nơi nhận."""
    return (
        addressing.AS_ABOVE, *addressing.superiors(house), *addressing.leaders(house),
        *addressing.front(house),
    )  # fmt: skip
