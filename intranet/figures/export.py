"""The figures as they are shown, as an Excel sheet or CSV: through the door of every list."""

from collections.abc import Iterator, Sequence
from typing import Any

from intranet import clock
from intranet.access.actor import Actor
from intranet.figures import queries, tables
from intranet.figures.filters import View, Wanted
from intranet.figures.tables import Heat, Line
from intranet.files import sheets
from intranet.org.directory import directory
from intranet.tasks.timing import Timing

NUMBERS = (
    ("Đúng hạn", 11), ("Báo cáo chậm", 11), ("Đang quá hạn", 11), ("Đã đến hạn", 11),
    ("Tỷ lệ đúng hạn (%)", 12), ("Chưa đến hạn", 11), ("Tổng số việc có hạn", 12),
)  # fmt: skip
_BY = {
    View.UNITS: "theo đơn vị ", View.VILLAGES: "theo thôn ", View.FIELDS: "theo lĩnh vực ",
    View.CROSSED: "theo thôn và lĩnh vực ",
}  # fmt: skip
FIRST = {View.UNITS: "Đơn vị", View.VILLAGES: "Thôn, tổ dân phố", View.FIELDS: "Lĩnh vực"}


def workbook(actor: Actor, wanted: Wanted) -> bytes:
    """Return the .xlsx of the view that *wanted* shows."""
    columns, rows = _table(actor, wanted)
    heading = f"{title(actor, wanted)} (lập ngày {clock.today():%d/%m/%Y})"
    return sheets.workbook("Số liệu", columns, rows, heading=heading)


def text(actor: Actor, wanted: Wanted) -> bytes:
    """Return the same as .csv."""
    return sheets.delimited(*_table(actor, wanted))


def title(_actor: Actor, wanted: Wanted) -> str:
    """Return what the figures are about: “Số liệu theo đơn vị toàn xã, năm 2026”."""
    return f"Số liệu {about(wanted)}"


def about(wanted: Wanted) -> str:
    """Return the same without its first words: “theo đơn vị toàn xã, năm 2026”."""
    return f"{_BY.get(wanted.view, '')}{whose(wanted)}, {wanted.period_words}"


def whose(wanted: Wanted) -> str:
    """Return whose work is counted: “toàn xã”, “của Phòng Kinh tế”."""
    names = directory()
    if wanted.units is None:
        return f"toàn {names.commune.level}"
    return f"của {', '.join(names.unit_name(one) for one in wanted.units)}"


def _table(actor: Actor, wanted: Wanted) -> tuple[Sequence[tuple[str, int]], Iterator[Sequence[Any]]]:
    cube = queries.cube(actor, wanted)
    if wanted.view is View.CROSSED:
        heat = tables.crossed(cube, wanted)
        return _heat_columns(heat), _heat_rows(heat)
    if wanted.view is View.WHOLE:
        return (("Bảng", 24), ("Nội dung", 24), *NUMBERS), _summary(cube, wanted)
    if wanted.view is View.FIELDS:
        lines = tables.by_field(cube, wanted)
    else:
        lines = tables.by_unit(cube, wanted, villages=wanted.view is View.VILLAGES)
    return (("Hạng", 7), (FIRST[wanted.view], 36), *NUMBERS), ((one.rank, *_row(one)) for one in lines)


def _row(line: Line) -> list[Any]:
    counts, rate = line.counts, line.rate
    return [
        line.name, counts[Timing.ON_TIME], counts[Timing.LATE], counts[Timing.OVERDUE], line.judged,
        float(line.percent.rstrip("%").replace(",", ".")) if rate is not None else None,
        counts[Timing.AHEAD], line.dated,
    ]  # fmt: skip


def _summary(cube: queries.Cube, wanted: Wanted) -> Iterator[Sequence[Any]]:
    whole = tables.whole(cube, wanted)
    yield "Tất cả", *_row(whole)
    for one in tables.by_state(cube, wanted):
        yield "Theo trạng thái", one.state.label, *[None] * (len(NUMBERS) - 1), one.figure.value
    for line in tables.over_time(cube, wanted):
        yield "Theo thời gian", *_row(line)
    yield "Chưa có ngày đến hạn", "", *[None] * (len(NUMBERS) - 1), whole.counts[Timing.UNDATED]


def _heat_columns(heat: Heat) -> list[tuple[str, int]]:
    pairs = [[(name, 14), (f"{name}: đang quá hạn", 14)] for name in [*heat.fields, "Cộng"]]
    return [("Thôn, tổ dân phố", 28), *(one for pair in pairs for one in pair)]


def _heat_rows(heat: Heat) -> Iterator[Sequence[Any]]:
    for name, cells, whole in heat.rows:
        yield name, *(number for one in [*cells, whole] for number in (one.work.value, one.late.value))
