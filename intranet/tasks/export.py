"""A list of assignments as an Excel sheet or CSV: exactly what the filter shows."""

from collections.abc import Iterator
from typing import Any

from intranet.access.actor import Actor
from intranet.files import sheets
from intranet.tasks import field_queries, lists, queries
from intranet.tasks.filters import Filter

COLUMNS = (
    ("Hạn", 12), ("Còn lại", 22), ("Nhiệm vụ", 70), ("Nguồn", 30), ("Đơn vị", 32), ("Người thực hiện", 24),
    ("Trạng thái", 24), ("Hạn ban đầu", 14), ("Gia hạn (lần)", 14), ("Ngày cam kết", 14),
    ("Lĩnh vực", 24),
)  # fmt: skip
MOST = 20_000


def workbook(actor: Actor, wanted: Filter) -> bytes:
    """Return the .xlsx of every assignment that *wanted* shows, at most ``MOST``."""
    return sheets.workbook("Nhiệm vụ", COLUMNS, _rows(actor, wanted))


def text(actor: Actor, wanted: Filter) -> bytes:
    """Return the same as .csv."""
    return sheets.delimited(COLUMNS, _rows(actor, wanted))


def _rows(actor: Actor, wanted: Filter) -> Iterator[tuple[Any, ...]]:
    for line in lists.lines(actor, queries.every(actor, wanted, limit=MOST)):
        yield (
            line.mark.due, line.mark.due_words, line.title, line.source, line.unit, line.person,
            line.state.label, line.row.first_due, line.row.extended or None, line.row.committed,
            field_queries.name_of(line.row.field_id),
        )  # fmt: skip
