"""Keep the rows true: in the transaction that changes a thing, whatever service does; or all of them anew."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import delete, event, func, insert, inspect, select
from sqlalchemy.orm import Session

from intranet.db.session import db
from intranet.search import engine
from intranet.search.keys import key_of
from intranet.search.kinds import Entry, Kind, Watch, kind_called, kinds, register
from intranet.search.models import SearchRow
from intranet.search.words import bearer_terms, terms

CHUNK = 500
LONGEST_TEXT = 60_000  # letters that are kept to quote from; all of it is searched
_DUE = "search-due"
_ROWS = SearchRow.__table__


def follow(*some: Kind) -> None:
    """Let things of *some* kinds be found, and keep their rows with each change; ``app`` calls this once."""
    for kind in some:
        register(kind)


def row_of(kind: Kind, entry: Entry) -> dict[str, Any]:
    """Return what is kept of a thing."""
    found = terms(entry.title, entry.text, entry.also)
    found |= {f"_{lock}" for lock in entry.seen_by} | {kind_term(kind)} | bearer_terms(entry.code)
    if entry.body is not None:
        found.add(body_term(entry.body))
    if entry.has_year:
        found.add(year_term(entry.day.year))
    return {
        "key": key_of(entry.day, kind.number, entry.subject_id), "kind": kind.name,
        "subject_id": entry.subject_id, "day": entry.day, "title": entry.title, "note": entry.note,
        "text": entry.text[:LONGEST_TEXT], "terms": engine.kept(found),
    }  # fmt: skip


# No word of a text begins so: these terms are never what somebody typed.


def kind_term(kind: Kind) -> str:
    """Return the term of every thing of a kind."""
    return f"_kind.{kind.name}"


def body_term(body: str) -> str:
    """Return the term of every thing of a body."""
    return f"_body.{body}"


def year_term(year: int) -> str:
    """Return the term of every thing of a year."""
    return f"_year.{year}"


# ---------------------------------------------------------------- all anew


def rebuild() -> int:
    """Write every row anew; return how many there are. The caller commits."""
    db.session.flush()
    db.session.execute(delete(_ROWS))
    for kind in kinds():
        for ids in _chunks(db.session.scalars(kind.ids()).all()):
            if rows := [row_of(kind, entry) for entry in kind.load(ids)]:
                db.session.execute(insert(_ROWS), rows)
            db.session.expire_all()
    db.session.info.pop(_DUE, None)
    return db.session.scalar(select(func.count()).select_from(_ROWS)) or 0


def lacks_rows() -> bool:
    """Tell whether a kind has things but no row, as after an upgrade that lets such things be found."""
    written = set(db.session.scalars(select(_ROWS.c.kind).distinct()))
    missing = (kind for kind in kinds() if kind.name not in written)
    return any(db.session.execute(kind.ids().limit(1)).first() is not None for kind in missing)


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while some := list(islice(rest, CHUNK)):
        yield some


# ---------------------------------------------------------------- with each change


def refresh(kind: Kind, ids: Collection[int]) -> None:
    """Let the rows of some things say what the things say now; those of things that are gone go."""
    for some in _chunks(sorted(ids)):
        kept = {
            row["subject_id"]: dict(row)
            for row in db.session.execute(
                select(_ROWS).where(_ROWS.c.kind == kind.name, _ROWS.c.subject_id.in_(some))
            ).mappings()
        }
        wanted = {entry.subject_id: row_of(kind, entry) for entry in kind.load(some)}
        old = [row["key"] for number, row in kept.items() if wanted.get(number) != row]
        new = [row for number, row in wanted.items() if kept.get(number) != row]
        if old:
            db.session.execute(delete(_ROWS).where(_ROWS.c.key.in_(old)))
        if new:
            db.session.execute(insert(_ROWS), new)


@event.listens_for(Session, "after_flush")
def _note(session: Session, _context: Any) -> None:
    """Remember, until the transaction ends, which things it changes."""
    changed = [*session.new, *session.deleted, *session.dirty]
    if not changed:
        return
    watches = _watches()
    for one in changed:
        for kind, watch in watches.get(type(one), ()):
            if not watch.columns or one not in session.dirty or _touches(one, watch):
                due = session.info.setdefault(_DUE, {}).setdefault((kind.name, watch), set())
                due.update(number for number in watch.subjects(one) if number is not None)


def _watches() -> dict[type, list[tuple[Kind, Watch]]]:
    found: dict[type, list[tuple[Kind, Watch]]] = {}
    for kind in kinds():
        for watch in kind.watches:
            found.setdefault(watch.model, []).append((kind, watch))
    return found


def _touches(one: Any, watch: Watch) -> bool:
    attributes = inspect(one).attrs
    return any(attributes[name].history.has_changes() for name in watch.columns)


@event.listens_for(Session, "before_commit", insert=True)
def _keep(session: Session) -> None:
    """Write the rows of what was changed, before the log is sealed and everybody has to wait."""
    session.flush()
    while due := session.info.pop(_DUE, None):
        for name, ids in _reached(due).items():
            refresh(kind_called(name), ids)
        session.flush()


def _reached(due: dict[tuple[str, Watch], set[int]]) -> dict[str, set[int]]:
    """Return the things of each kind that the noted changes reach."""
    found: dict[str, set[int]] = {}
    for (name, watch), numbers in due.items():
        if watch.through is not None:
            numbers = set(db.session.scalars(watch.through(numbers)))
        found.setdefault(name, set()).update(numbers)
    return found


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: Any) -> None:
    if transaction.parent is None:
        session.info.pop(_DUE, None)
