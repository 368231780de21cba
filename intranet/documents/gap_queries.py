"""What a number that lies far ahead of its register leaves blank: said, never forbidden.

A register is often caught up later, and a number may also be a slip of the pen.
"""

from datetime import date

from sqlalchemy import and_, func, select

from intranet.access.actor import Actor, Body
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents import numbering
from intranet.documents.models import NumberSequence, RegisterEntry
from intranet.documents.register_filters import Book
from intranet.documents.types import type_name
from intranet.errors import Refused


def left_by_code(actor: Actor, body: Body, type: str, code: str, day: date | None) -> str:
    """Return what the number printed on a signed paper will leave blank, where it will be entered at all."""
    if day is None or not permits(actor, P.DOCUMENT_KEEP_REGISTER, RegisterEntry(body=body)):
        return ""
    return left_by(body, type, numbering.printed_number(code), day)


def left_by(body: Body, type: str, number: int | None, day: date) -> str:
    """Return which numbers stay blank once *number* is entered, in a sentence; empty where it follows.

    The first paper of a register leaves nothing blank: what was before it stands in another book.
    """
    if number is None:
        return ""
    try:
        sequence = numbering.sequence_of(body, type, day)
    except Refused:
        return ""
    highest = _highest(sequence)
    if not highest or number <= highest + 1:
        return ""
    first, last = highest + 1, number - 1
    blank = f"số {first}" if first == last else f"các số {first}–{last}"
    name = _name(sequence)
    return f"Số gần nhất trong {name} là {highest}; ghi số {number} thì {blank} còn trống trong sổ."


def left_behind(sequence: numbering.Sequence, following: int) -> str:
    """Return that the *following* number comes after a higher one, in a sentence; else nothing.

    What lies between may have been given on paper: given again, one number would stand on two papers.
    """
    highest = _highest(sequence)
    if highest <= following:
        return ""
    return f"Sổ đã có đến số {highest}; từ số {following} còn số trống, có thể đã cấp trên giấy."


def _highest(sequence: numbering.Sequence) -> int:
    """Return the highest number given, entered or used before in *sequence*; 0 in an empty one."""
    rows, entry = NumberSequence, RegisterEntry
    own = and_(entry.body == rows.body, entry.scope == rows.scope, entry.period == rows.period)
    body, scope, period = sequence
    query = (
        select(rows.last, func.max(entry.number))
        .outerjoin(entry, own)
        .where(rows.body == body, rows.scope == scope, rows.period == period)
        .group_by(rows.last)
    )
    found = db.session.execute(query).first()
    return max(found[0], found[1] or 0) if found else 0


def _name(sequence: numbering.Sequence) -> str:
    body, scope, period = sequence
    kind = type_name(body, scope).lower() if scope else "văn bản đi"
    return f"sổ {kind} {Book(body, period).span}"
