"""Numbers without gap or double: one statement takes the next, inside the transaction that issues."""

from datetime import date

from sqlalchemy import Table, select

from intranet.access.actor import Body
from intranet.db.session import db
from intranet.db.upsert import upsert
from intranet.documents.houses import habits
from intranet.documents.models import NumberSequence, RegisterEntry
from intranet.errors import Refused

Sequence = tuple[Body, str, str]
"""Body, scope and period: what a number is unique in."""


def sequence_of(body: Body, type: str, day: date) -> Sequence:
    """Return the sequence of a paper: the State's by year, the Party's by type and term.

    NĐ 30/2020, Điều 15: from 01 on the first day of the year to its last; HD 05-HD/VPTW: for the whole term.
    """
    kept = habits(body)
    scope = type if kept.by_type else ""
    if body is not Body.PARTY:
        return body, scope, str(day.year)
    if not kept.term:
        raise Refused("Chưa khai báo nhiệm kỳ của Đảng ủy. Hãy ghi nhiệm kỳ ở trang “Thể thức văn bản”.")
    return body, scope, kept.term


def take(sequence: Sequence) -> int:
    """Take the next number; its row is locked until the transaction ends, a rollback gives it back."""
    number = _next(sequence)
    while _is_taken(sequence, number):  # entered by hand from a paper that was signed elsewhere
        number = _next(sequence)
    return number


def _next(sequence: Sequence) -> int:
    table: Table = NumberSequence.__table__
    body, scope, period = sequence
    first = {"body": body, "scope": scope, "period": period, "last": 1, "start": 0}
    statement = upsert(
        table, keys=["body", "scope", "period"], values=first, update={"last": table.c.last + 1}
    )
    return db.session.execute(statement.returning(table.c.last)).scalar_one()


def _is_taken(sequence: Sequence, number: int) -> bool:
    query = select(RegisterEntry.id).where(
        RegisterEntry.body == sequence[0], RegisterEntry.scope == sequence[1],
        RegisterEntry.period == sequence[2], RegisterEntry.number == number,
    )  # fmt: skip
    return db.session.scalar(query) is not None


def last_of(sequence: Sequence) -> int:
    """Return the last number given in a sequence; 0 before the first."""
    row = db.session.get(NumberSequence, sequence)
    return row.last if row else 0


def begin_after(sequence: Sequence, number: int) -> None:
    """Let a sequence go on after *number*, the last one used before the register was kept here."""
    table: Table = NumberSequence.__table__
    body, scope, period = sequence
    if last_of(sequence):
        raise Refused("Sổ này đã có số, không đặt lại số bắt đầu được.", field="start")
    db.session.execute(
        upsert(
            table, keys=["body", "scope", "period"],
            values={"body": body, "scope": scope, "period": period, "last": number, "start": number},
            update={"last": number, "start": number},
        )
    )  # fmt: skip
