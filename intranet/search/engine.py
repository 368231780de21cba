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
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    column,
    literal,
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


def is_sqlite() -> bool:
    """Tell whether the database is the embedded one."""
    return db.session.get_bind().dialect.name == "sqlite"


def kept(terms: Collection[str]) -> Any:
    """Return *terms* as a row keeps them."""
    return " ".join(sorted(terms)) if is_sqlite() else sorted(terms)


def newest(match: Match, *, limit: int, below: int | None = None, above: int | None = None) -> list[Select]:
    """Return selects of keys that follow one another, in order: the newest first, or with *above* last.

    *below* and *above* leave out what does not lie beyond a key.
    """
    if is_sqlite():
        key = _INDEX.c.rowid
        return [_ordered(_narrowed(_matching(match), key, below, above), above is not None, limit)]
    rising = above is not None
    return [_near(match, rising, limit, below, above), _far(match, rising, limit, below, above)]


def _near(match: Match, rising: bool, limit: int, below: int | None, above: int | None) -> Select:
    """Return what is found by walking the ``WINDOW`` rows that come first: common words are among them."""
    walk = _ordered(_narrowed(select(_ROWS.c.key, _ROWS.c.terms), _ROWS.c.key, below, above), rising, WINDOW)
    rows = walk.subquery()  # its limit keeps the index of terms out of it
    return _ordered(select(rows.c.key).where(_has(match, rows.c.terms)), rising, limit)


def _far(match: Match, rising: bool, limit: int, below: int | None, above: int | None) -> Select:
    """Return what lies beyond the window, by the index of terms: by now the words are known to be rare."""
    key = _ROWS.c.key
    edge = _ordered(_narrowed(select(key), key, below, above), rising, 1).offset(WINDOW - 1).scalar_subquery()
    # Not the plain column: the order and the edge must not tempt the planner to walk all the rows.
    place = key.op("+")(literal_column("0"))
    beyond = place > edge if rising else place < edge
    found = select(key.label("key")).where(_has(match, _ROWS.c.terms), beyond)
    return found.order_by(place if rising else place.desc()).limit(limit)


def _narrowed(query: Select, key: Any, below: int | None, above: int | None) -> Select:
    query = query if below is None else query.where(key < below)
    return query if above is None else query.where(key > above)


def _ordered(query: Select, rising: bool, limit: int) -> Select:
    key = next(iter(query.selected_columns))
    return query.order_by(key if rising else key.desc()).limit(limit)


def some(match: Match, limit: int) -> Select:
    """Return a select of at most *limit* keys, whichever."""
    if is_sqlite():
        return _matching(match).limit(limit)
    return select(_ROWS.c.key.label("key")).where(_has(match, _ROWS.c.terms)).limit(limit)


def lately(match: Match, rows: int) -> CTE | None:
    """Return the keys found among the newest *rows*, for counting; None where nobody need look there first.

    PostgreSQL counts by its index of terms only once it has gathered every row there is: for common words
    that is all of them. So it looks at the newest first, once for all kinds.
    """
    if is_sqlite():
        return None
    walk = _ordered(select(_ROWS.c.key, _ROWS.c.terms), False, rows).subquery()
    return select(walk.c.key).where(_has(match, walk.c.terms)).cte("lately")


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


def _matching(match: Match) -> Select:
    said = literal(_said(match), Text())
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


def _has(match: Match, terms: Any) -> ColumnElement[bool]:
    return and_(
        terms.bool_op("@>")(_array(match.terms)),
        terms.bool_op("&&")(_array(match.keys)),
        *(not_(terms.bool_op("@>")(_array(left_out))) for left_out in match.without),
    )


def _array(terms: Collection[str]) -> Any:
    return literal(sorted(terms), ARRAY(Text))
