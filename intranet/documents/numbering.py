"""Numbers without gap or double: one statement takes the next, inside the transaction that issues."""

import re
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import Table, select

from intranet.access.actor import Body
from intranet.db.session import db
from intranet.db.upsert import upsert
from intranet.documents.houses import habits
from intranet.documents.models import NumberSequence, RegisterEntry
from intranet.errors import Refused
from intranet.text.dates import numeric
from intranet.text.fold import clean

_PRINTED = re.compile(r"(?:số\s*:?\s*)?0*(\d{1,6})\s*[/-]", re.IGNORECASE)

Sequence = tuple[Body, str, str]
"""Body, scope and period: what a number is unique in."""


def sequence_of(body: Body, type: str, day: date) -> Sequence:
    """Return the sequence of a paper: the State's by year, the Party's by type and term.

    NĐ 30/2020, Điều 15: from 01 on the first day of the year to its last; HD 05-HD/VPTW: for the whole term.
    """
    return body, scope_of(body, type), period_of(body, day)


def scope_of(body: Body, type: str) -> str:
    """Return what a type is numbered with: itself, or all together."""
    return type if habits(body).by_type else ""


def period_of(body: Body, day: date) -> str:
    """Return the year or the term in whose book a paper of *day* stands."""
    if body is not Body.PARTY:
        return str(day.year)
    term = habits(body).term
    if not term:
        raise Refused("Chưa khai báo nhiệm kỳ của Đảng ủy. Hãy ghi nhiệm kỳ ở trang “Thể thức văn bản”.")
    first, _, last = term.partition("-")
    if not int(first) <= day.year <= int(last or first):
        raise Refused(f"Ngày {numeric(day)} không thuộc nhiệm kỳ {term} đang mở sổ.", field="day")
    return term


def printed_number(code: str) -> int | None:
    """Return the number in what is printed on a paper: 83 of “Số: 83/KH-UBND”."""
    found = _PRINTED.match(clean(code))
    return int(found[1]) if found else None


def take(sequence: Sequence) -> int:
    """Take the next number; its row is locked until the transaction ends, a rollback gives it back."""
    number = _next(sequence)
    while is_taken(sequence, number):  # entered by hand from a paper that was signed elsewhere
        number = _next(sequence)
    return number


def claim(sequence: Sequence, number: int) -> None:
    """Take the *number* that a paper bears already, if it is free."""
    last, start = lock(sequence)
    if number <= start:
        raise Refused(
            f"Sổ này bắt đầu sau số {start}; số {number} thuộc sổ dùng trước đó nên không ghi vào đây.",
            field="number",
        )
    if is_taken(sequence, number):
        raise Refused(f"Số {number} đã có trong sổ, không ghi hai lần.", field="number")
    if number == last + 1:
        _next(sequence)


def lock(sequence: Sequence) -> tuple[int, int]:
    """Keep others from numbering in *sequence* until the transaction ends; return last number and start."""
    return _change(sequence, number=0, update={"last": _TABLE.c.last})


def expected(sequence: Sequence) -> int:
    """Return the number that the next paper will take, if nobody takes one before."""
    last, _start = _state_of(sequence)
    beyond = select(RegisterEntry.number).where(
        RegisterEntry.body == sequence[0], RegisterEntry.scope == sequence[1],
        RegisterEntry.period == sequence[2], RegisterEntry.number > last,
    )  # fmt: skip
    taken = set(db.session.scalars(beyond))
    return next(number for number in count(last + 1) if number not in taken)


def begin_after(sequence: Sequence, number: int) -> None:
    """Let a sequence go on after *number*, the last one used before the register was kept here.

    A number typed wrong may be set again until the first one is given.
    """
    last, start = lock(sequence)
    if last != start:
        raise Refused("Sổ này đã cấp số, không đặt lại số bắt đầu được.", field="number")
    _change(sequence, number=number, update={"last": number, "start": number})


def is_taken(sequence: Sequence, number: int) -> bool:
    """Tell whether the register has the number, whatever became of it."""
    query = select(RegisterEntry.id).where(
        RegisterEntry.body == sequence[0], RegisterEntry.scope == sequence[1],
        RegisterEntry.period == sequence[2], RegisterEntry.number == number,
    )  # fmt: skip
    return db.session.scalar(query) is not None


_TABLE: Table = NumberSequence.__table__


def _next(sequence: Sequence) -> int:
    return _change(sequence, number=1, start=0, update={"last": _TABLE.c.last + 1})[0]


def _change(
    sequence: Sequence, *, number: int, update: dict[str, Any], start: int | None = None
) -> tuple[int, int]:
    """Make the sequence with *number*, or *update* it; return its last number and start."""
    body, scope, period = sequence
    first = {"body": body, "scope": scope, "period": period, "last": number}
    first["start"] = number if start is None else start
    statement = upsert(_TABLE, keys=["body", "scope", "period"], values=first, update=update)
    row = db.session.execute(statement.returning(_TABLE.c.last, _TABLE.c.start)).one()
    return row.last, row.start


def _state_of(sequence: Sequence) -> tuple[int, int]:
    body, scope, period = sequence
    query = select(_TABLE.c.last, _TABLE.c.start).where(
        _TABLE.c.body == body, _TABLE.c.scope == scope, _TABLE.c.period == period
    )
    row = db.session.execute(query).first()
    return (row.last, row.start) if row else (0, 0)
