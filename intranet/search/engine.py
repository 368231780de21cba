"""What differs between the engines: how terms are kept, and how the rows that have them are found.

SQLite finds them newest first through its own index. PostgreSQL has two ways: walking the rows from the
newest, which is quick for common words, and its index of terms, quick for rare ones. It is given both: the
newest ``WINDOW`` rows by the first way, and only if they do not fill the page the rest by the second.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    column,
    literal_column,
    not_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY

from intranet.db.session import db
from intranet.search.keys import subject_in
from intranet.search.models import INDEX, SearchRow

WINDOW = 2_500
_INDEX = table(INDEX, column("rowid"), column(INDEX))
_ROWS = SearchRow.__table__


@dataclass(frozen=True, slots=True)
class Match:
    """The rows that have all of *terms* and one of *keys*, but do not have all of any of *without*."""

    terms: frozenset[str]
    keys: frozenset[str]
    without: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a match in a statement that is written once: what it says is :func:`given` to it.

    ``without`` is how many readings of the question its match leaves out.
    """

    name: str
    without: int = 0

    @property
    def edge(self) -> str:
        """Return the name of the parameter beyond which rows are looked for."""
        return f"{self.name}_edge"


def given(slot: Slot, match: Match, edge: int | None = None) -> dict[str, Any]:
    """Return the parameters that a slot needs for *match*, and for an *edge* where it has one."""
    found: dict[str, Any] = {} if edge is None else {slot.edge: edge}
    if is_sqlite():
        return found | {slot.name: _said(match)}
    arrays = {"all": match.terms, "keys": match.keys}
    arrays |= {f"not{number}": left_out for number, left_out in enumerate(match.without)}
    return found | {f"{slot.name}_{name}": sorted(some) for name, some in arrays.items()}


def is_sqlite() -> bool:
    """Tell whether the database is the embedded one."""
    return db.session.get_bind().dialect.name == "sqlite"


def kept(terms: Collection[str]) -> Any:
    """Return *terms* as a row keeps them."""
    return " ".join(sorted(terms)) if is_sqlite() else sorted(terms)


def newest(slot: Slot, *, limit: int, side: str = "") -> list[Select]:
    """Return selects of keys that follow one another, in order: the newest first, or *above* the edge last.

    *side*, “below” or “above”, leaves out what does not lie on that side of the slot's edge.
    """
    if is_sqlite():
        return [_ordered(_beyond(_matching(slot), _INDEX.c.rowid, slot, side), side, limit)]
    return [_near(slot, side, limit), _far(slot, side, limit)]


def _near(slot: Slot, side: str, limit: int) -> Select:
    """Return what is found by walking the ``WINDOW`` rows that come first: common words are among them."""
    walk = _ordered(_beyond(select(_ROWS.c.key, _ROWS.c.terms), _ROWS.c.key, slot, side), side, WINDOW)
    rows = walk.subquery()  # its limit keeps the index of terms out of it
    return _ordered(select(rows.c.key).where(_has(slot, rows.c.terms)), side, limit)


def _far(slot: Slot, side: str, limit: int) -> Select:
    """Return what lies beyond the window, by the index of terms: by now the words are known to be rare."""
    key, rising = _ROWS.c.key, side == "above"
    edge = _ordered(_beyond(select(key), key, slot, side), side, 1).offset(WINDOW - 1).scalar_subquery()
    # Not the plain column: the order and the edge must not tempt the planner to walk all the rows.
    place = key.op("+")(literal_column("0"))
    beyond = place > edge if rising else place < edge
    found = select(key.label("key")).where(_has(slot, _ROWS.c.terms), beyond)
    return found.order_by(place if rising else place.desc()).limit(limit)


def _beyond(query: Select, key: Any, slot: Slot, side: str) -> Select:
    if not side:
        return query
    edge = bindparam(slot.edge, type_=BigInteger())
    return query.where(key > edge if side == "above" else key < edge)


def _ordered(query: Select, side: str, limit: int) -> Select:
    key = next(iter(query.selected_columns))
    return query.order_by(key if side == "above" else key.desc()).limit(limit)


def some(slot: Slot, limit: int) -> Select:
    """Return a select of at most *limit* keys, whichever."""
    if is_sqlite():
        return _matching(slot).limit(limit)
    return select(_ROWS.c.key.label("key")).where(_has(slot, _ROWS.c.terms)).limit(limit)


def lately(slot: Slot, rows: int) -> CTE | None:
    """Return the keys found among the newest *rows*, for counting; None where nobody need look there first.

    PostgreSQL counts by its index of terms only once it has gathered every row there is: for common words
    that is all of them. So it looks at the newest first, once for all kinds.
    """
    if is_sqlite():
        return None
    walk = _ordered(select(_ROWS.c.key, _ROWS.c.terms), "", rows).subquery()
    return select(walk.c.key).where(_has(slot, walk.c.terms)).cte("lately")


def having(kind: str, name: str) -> Select:
    """Return a select of the things of *kind* with the terms in the parameter *name* (see :func:`value`)."""
    if is_sqlite():
        words = bindparam(name, type_=Text())
        return select(subject_in(_INDEX.c.rowid)).where(literal_column(INDEX).bool_op("MATCH")(words))
    return select(_ROWS.c.subject_id).where(
        _ROWS.c.kind == kind, _ROWS.c.terms.bool_op("@>")(bindparam(name, type_=ARRAY(Text)))
    )


def few(kind: str, terms: Collection[str], limit: int) -> tuple[int, ...] | None:
    """Return the things of *kind* that have *terms*; None where they are more than *limit*."""
    found = db.session.scalars(having(kind, "terms").limit(limit + 1), {"terms": value(terms)}).all()
    return tuple(found) if len(found) <= limit else None


def value(terms: Collection[str]) -> Any:
    """Return the value of the parameter of :func:`having`."""
    return _all(terms) if is_sqlite() else sorted(terms)


# ---------------------------------------------------------------- SQLite


def _matching(slot: Slot) -> Select:
    said = bindparam(slot.name, type_=Text())
    return select(_INDEX.c.rowid.label("key")).where(literal_column(INDEX).bool_op("MATCH")(said))


def _said(match: Match) -> str:
    """Return a match in the language of the index."""
    said = f"({_all(match.terms)}) AND ({' OR '.join(map(_quoted, sorted(match.keys)))})"
    if not match.without:
        return said
    return f"({said}) NOT ({' OR '.join(f'({_all(terms)})' for terms in match.without)})"


def _all(terms: Collection[str]) -> str:
    return " AND ".join(map(_quoted, sorted(terms)))


def _quoted(term: str) -> str:
    return f'"{term.replace(chr(34), "")}"'


# ---------------------------------------------------------------- PostgreSQL


def _has(slot: Slot, terms: Any) -> ColumnElement[bool]:
    def array(name: str) -> Any:
        return bindparam(f"{slot.name}_{name}", type_=ARRAY(Text))

    return and_(
        terms.bool_op("@>")(array("all")),
        terms.bool_op("&&")(array("keys")),
        *(not_(terms.bool_op("@>")(array(f"not{number}"))) for number in range(slot.without)),
    )
