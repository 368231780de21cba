"""Read the register. Every list begins with ``visible_to``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from intranet.access.actor import Actor, Body
from intranet.access.check import permits, visible, who_may
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents.models import Document, EntryState, NumberSequence, RegisterEntry
from intranet.documents.numbering import Sequence as Numbering
from intranet.documents.register_filters import Book, Mark, Wanted
from intranet.errors import Forbidden, NotFound
from intranet.files.models import StoredFile

READING = (P.DOCUMENT_KEEP_REGISTER, P.DOCUMENT_VIEW_DRAFT)
PAGE = 50


class Row(NamedTuple):
    """One line of the register as lists, sheets and the printed book show it."""

    id: int
    number: int
    code: str
    type: str
    state: EntryState
    day: date | None
    subject: str
    signer: str
    recipients: str
    kept_by: str
    copies: int
    reason: str
    created_at: datetime
    document_id: int | None
    file_id: int | None
    scan_missing: str | None


_E = RegisterEntry
ROW: tuple[Any, ...] = (
    _E.id, _E.number, _E.code, _E.type, _E.state, _E.day, _E.subject, _E.signer, _E.recipients, _E.kept_by,
    _E.copies, _E.reason, _E.created_at, _E.document_id, _E.file_id, Document.scan_missing,
)  # fmt: skip


# ---------------------------------------------------------------- who reads what


def keeps(actor: Actor, body: Body) -> bool:
    """Tell whether the actor keeps the register of *body*."""
    return permits(actor, P.DOCUMENT_KEEP_REGISTER, Book(body, ""))


def bodies_of(actor: Actor) -> tuple[Body, ...]:
    """Return the bodies whose register the actor reads: who keeps it, and who leads the body."""
    read = [body for body in Body if any(permits(actor, p, Book(body, "")) for p in READING)]
    if not read:
        raise Forbidden(who=tuple(dict.fromkeys(label for p in READING for label in who_may(p))))
    return tuple(read)


def visible_to(actor: Actor) -> Select[tuple[RegisterEntry]]:
    """Select the entries that the actor may read."""
    return select(RegisterEntry).where(or_(*(visible(actor, p, RegisterEntry) for p in READING)))


def get(actor: Actor, entry_id: int) -> RegisterEntry:
    """Return one entry with its paper, or :class:`NotFound` if the actor may not read it."""
    paper = joinedload(RegisterEntry.document)
    options = [
        paper.selectinload(Document.versions), paper.selectinload(Document.recipients),
        selectinload(RegisterEntry.file),
    ]  # fmt: skip
    entry = db.session.get(RegisterEntry, entry_id, options=options)
    if entry is None or not any(permits(actor, p, entry) for p in READING):
        raise NotFound
    return entry


def row_of(entry: RegisterEntry) -> Row:
    """Return one entry as a line of the list."""
    missing = entry.document.scan_missing if entry.document is not None else None
    return Row(*(getattr(entry, name) for name in Row._fields[:-1]), missing)


def scan_of(entry: RegisterEntry) -> StoredFile:
    """Return the scan of a paper that was made outside the software."""
    if entry.file is None:
        raise NotFound("Số này chưa có bản scan trong sổ.")
    return entry.file


# ---------------------------------------------------------------- the list


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a book; ``newer`` and ``older`` are the entries where the next pages begin."""

    rows: Sequence[Row]
    newer: int | None
    older: int | None


def page(actor: Actor, wanted: Wanted) -> Slice:
    """Return one page, the newest first."""
    query, backwards = _narrowed(actor, wanted), wanted.after is None and wanted.before is not None
    if wanted.after is not None:
        query = query.where(_E.id < wanted.after)
    elif backwards:
        query = query.where(_E.id > wanted.before)
    order = _E.id if backwards else _E.id.desc()
    found = list(map(Row._make, db.session.execute(query.order_by(order).limit(PAGE + 1))))
    more, rows = len(found) > PAGE, found[:PAGE][:: -1 if backwards else 1]
    if not rows:
        return Slice((), None, None)
    return Slice(
        rows,
        newer=rows[0].id if (more if backwards else wanted.after is not None) else None,
        older=rows[-1].id if backwards or more else None,
    )


def every(actor: Actor, wanted: Wanted, *, limit: int) -> list[Row]:
    """Return all that *wanted* shows, in the order of the numbers, at most *limit*."""
    query = _narrowed(actor, wanted.whole).order_by(_E.scope, _E.number)
    return list(map(Row._make, db.session.execute(query.limit(limit))))


def _narrowed(actor: Actor, wanted: Wanted) -> Select[Any]:
    query = (
        visible_to(actor)
        .outerjoin(Document, Document.id == _E.document_id)
        .with_only_columns(*ROW)
        .where(_E.body == wanted.book.body, _E.period == wanted.book.period)
    )
    if wanted.type:
        query = query.where(_E.type == wanted.type)
    if wanted.words:
        query = query.where(_E.folded.contains(wanted.words, autoescape=False))
    return query.where(*_MARKED[wanted.mark]) if wanted.mark else query


_MARKED = {
    Mark.USED: (_E.state == EntryState.USED,),
    Mark.HELD: (_E.state == EntryState.RESERVED,),
    Mark.VOID: (_E.state == EntryState.VOID,),
    Mark.NO_SCAN: (_E.state == EntryState.USED, Document.scan_missing != ""),
}


# ---------------------------------------------------------------- how the book stands


def given(bodies: Sequence[Body]) -> dict[Book, int]:
    """Return every book of some bodies with how many numbers have been given in it."""
    total = func.sum(NumberSequence.last - NumberSequence.start)
    query = (
        select(NumberSequence.body, NumberSequence.period, total)
        .where(NumberSequence.body.in_(bodies))
        .group_by(NumberSequence.body, NumberSequence.period)
    )
    return {Book(body, period): int(number) for body, period, number in db.session.execute(query)}


@dataclass(frozen=True, slots=True)
class Tally:
    """What a book holds, which numbers are missing – there must be none –, and which were left out so far.

    ``free`` are those before a number that was entered from a paper signed elsewhere: the next papers get
    them.
    """

    numbers: int
    held: int
    void: int
    missing: tuple[str, ...] = ()
    free: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return the check in a sentence."""
        free = f"còn trống {', '.join(self.free)}" if self.free else "không thiếu số nào"
        whole = f"thiếu {', '.join(self.missing)}" if self.missing else free
        parts = [f"{self.numbers} số, {whole}"]
        parts += [free] if self.free and self.missing else []
        parts += [f"{self.void} số hủy có lý do"] if self.void else []
        parts += [f"{self.held} số đang giữ"] if self.held else []
        return "; ".join(parts)


def tally(book: Book) -> Tally:
    """Count a book by what became of its numbers, and check that none is missing (G3)."""
    sequence = NumberSequence
    inside = case((and_(_E.number > sequence.start, _E.number <= sequence.last), 1), else_=0)
    of_sequence = and_(_E.body == sequence.body, _E.scope == sequence.scope, _E.period == sequence.period)
    query = (
        select(
            sequence.scope, sequence.start, sequence.last, _E.state, func.count(_E.id), func.sum(inside),
            func.max(_E.number),
        )
        .outerjoin(_E, of_sequence)
        .where(sequence.body == book.body, sequence.period == book.period)
        .group_by(sequence.scope, sequence.start, sequence.last, _E.state)
    )  # fmt: skip
    states: dict[EntryState | None, int] = {}
    due: dict[str, int] = {}
    bounds: dict[str, tuple[int, int, int]] = {}
    for scope, start, last, state, number, counted, highest in db.session.execute(query):
        states[state] = states.get(state, 0) + number
        due[scope] = due.get(scope, last - start) - int(counted or 0)
        bounds[scope] = start, last, max(highest or 0, bounds.get(scope, (0, 0, 0))[2])
    wanting = any(due.values()) or any(highest > last for _, last, highest in bounds.values())
    missing, free = _holes(book, bounds) if wanting else ((), ())
    return Tally(
        numbers=sum(states.values()),
        held=states.get(EntryState.RESERVED, 0),
        void=states.get(EntryState.VOID, 0),
        missing=missing,
        free=free,
    )


def _holes(book: Book, bounds: dict[str, tuple[int, int, int]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the numbers that no entry holds: of those given, and of those before the highest entered."""
    query = select(_E.scope, _E.number).where(_E.body == book.body, _E.period == book.period)
    held: dict[str, set[int]] = {}
    for scope, number in db.session.execute(query):
        held.setdefault(scope, set()).add(number)
    missing: list[str] = []
    free: list[str] = []
    for scope, (start, last, highest) in sorted(bounds.items()):
        there = sorted(held.get(scope, ()))
        missing += _runs(there, start + 1, last, scope)
        free += _runs(there, last + 1, highest, scope)
    return tuple(missing), tuple(free)


def _runs(there: Sequence[int], first: int, last: int, scope: str) -> list[str]:
    """Name what is not *there* from *first* to *last*, those in a row together: “số 2–4”, “số 7-KH”."""
    found, following = [], first
    for number in [*(n for n in there if first <= n <= last), last + 1]:
        if number > following:
            run = f"{following}–{number - 1}" if number - 1 > following else f"{following}"
            found.append(f"số {run}{f'-{scope}' if scope else ''}")
        following = number + 1
    return found


def last_day(sequence: Numbering) -> date | None:
    """Return the latest day that a paper of the sequence bears."""
    body, scope, period = sequence
    return db.session.scalar(
        select(func.max(_E.day)).where(
            _E.body == body, _E.scope == scope, _E.period == period, _E.state == EntryState.USED
        )
    )


def numbered(sequence: Numbering, number: int) -> RegisterEntry | None:
    """Return the entry of a number of a sequence, whatever became of it."""
    body, scope, period = sequence
    return db.session.scalar(
        select(_E).where(_E.body == body, _E.scope == scope, _E.period == period, _E.number == number)
    )


def held(sequence: Numbering, *, type: str) -> list[RegisterEntry]:
    """Return the numbers of a sequence that wait for a paper of a *type*, the lowest first."""
    body, scope, period = sequence
    query = select(_E).where(
        _E.body == body, _E.period == period, _E.scope == scope, _E.type == type,
        _E.state == EntryState.RESERVED,
    )  # fmt: skip
    return list(db.session.scalars(query.order_by(_E.number).limit(PAGE)))
