"""Count the statements that a block of code sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from intranet.db.session import db

_SILENT = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")


@contextmanager
def recorded() -> Iterator[list[str]]:
    """Collect the SQL sent within the block, without the words that open and close transactions."""
    seen: list[str] = []

    def note(_conn, _cursor, statement, *_rest) -> None:
        if not statement.startswith(_SILENT):
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
