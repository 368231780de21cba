"""A list of assignments as an Excel sheet or CSV: exactly what the filter shows, with whole titles."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.files import sheets
from intranet.tasks import field_queries, lists, queries
from intranet.tasks.filters import Filter
from intranet.tasks.models import Assignment, Task
from intranet.text.titles import whole_title

COLUMNS = (
    ("Hạn", 12), ("Còn lại", 22), ("Nhiệm vụ", 70), ("Nguồn", 30), ("Đơn vị", 32), ("Người thực hiện", 24),
    ("Trạng thái", 24), ("Hạn ban đầu", 14), ("Gia hạn (lần)", 14), ("Ngày cam kết", 14),
    ("Lĩnh vực", 24),
)  # fmt: skip
MOST = 20_000
_AT_ONCE = 500


def workbook(actor: Actor, wanted: Filter) -> bytes:
    """Return the .xlsx of every assignment that *wanted* shows, at most ``MOST``."""
    return sheets.workbook("Nhiệm vụ", COLUMNS, _rows(actor, wanted))


def text(actor: Actor, wanted: Filter) -> bytes:
    """Return the same as .csv."""
    return sheets.delimited(COLUMNS, _rows(actor, wanted))


def _rows(actor: Actor, wanted: Filter) -> Iterator[tuple[Any, ...]]:
    rows = queries.every(actor, wanted, limit=MOST)
    words = _words([one.id for one in rows if "…" in one.title])
    for line in lists.lines(actor, rows):
        title = whole_title(line.title, words.get(line.row.id, ""))
        yield (
            line.mark.due, line.mark.due_words, title, line.source, line.unit, line.person,
            line.state.label, line.row.first_due, line.row.extended or None, line.row.committed,
            field_queries.name_of(line.row.field_id),
        )  # fmt: skip


def _words(numbers: list[int]) -> dict[int, str]:
    """Return the words of these assignments: lists know titles only, and cut them."""
    found: dict[int, str] = {}
    for at in range(0, len(numbers), _AT_ONCE):
        query = select(Assignment.id, Task.words).join(Task, Task.id == Assignment.task_id)
        found |= dict(db.session.execute(query.where(Assignment.id.in_(numbers[at : at + _AT_ONCE]))).all())
    return found
