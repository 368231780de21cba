"""A list of assignments as an Excel sheet: exactly what the filter shows."""

from intranet.access.actor import Actor
from intranet.files import sheets
from intranet.tasks import lists, queries
from intranet.tasks.filters import Filter

COLUMNS = (
    ("Hạn", 12), ("Còn lại", 22), ("Nhiệm vụ", 70), ("Nguồn", 30), ("Đơn vị", 32), ("Người thực hiện", 24),
    ("Trạng thái", 24), ("Hạn ban đầu", 14), ("Gia hạn (lần)", 14), ("Ngày cam kết", 14),
)  # fmt: skip
MOST = 20_000


def workbook(actor: Actor, wanted: Filter) -> bytes:
    """Return the .xlsx of every assignment that *wanted* shows, at most ``MOST``."""
    rows = (
        (
            line.mark.due, line.mark.due_words, line.title, line.source, line.unit, line.person,
            line.state.label, line.row.first_due, line.row.extended or None, line.row.committed,
        )
        for line in lists.lines(actor, queries.every(actor, wanted, limit=MOST))
    )  # fmt: skip
    return sheets.workbook("Nhiệm vụ", COLUMNS, rows)
