"""What differs between the engines: how terms are kept, and how the rows that have them are found.

SQLite finds them newest first through its own index. PostgreSQL has two ways: walking the rows from the
newest, which is quick for common words, and its index of terms, quick for rare ones. It is given both: the
newest ``WINDOW`` rows by the first way, and only if they do not fill the page the rest by the second.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    column,
    func,
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

WINDOW = 5_000
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
        return [_ordered(_narrowed(_matching(match), key, below, above), key, above is not None, limit)]
    key = _ROWS.c.key
    found = _narrowed(select(key.label("key")).where(_has(match)), key, below, above)
    rising = above is not None
    edge = func.coalesce(_edge(below, above), literal_column(str((1 << 62) * (1 if rising else -1))))
    near, far = (key < edge, key >= edge) if rising else (key > edge, key <= edge)
    return [
        _ordered(found.where(near), key, rising, limit),
        _ordered(found.where(far), key.op("+")(literal_column("0")), rising, limit),
    ]


def _edge(below: int | None, above: int | None) -> Any:
    key = _ROWS.c.key
    around = _narrowed(select(key), key, below, above)
    return around.order_by(key if above is not None else key.desc()).offset(WINDOW).limit(1).scalar_subquery()


def _narrowed(query: Select, key: Any, below: int | None, above: int | None) -> Select:
    query = query if below is None else query.where(key < below)
    return query if above is None else query.where(key > above)


def _ordered(query: Select, key: Any, rising: bool, limit: int) -> Select:
    return query.order_by(key if rising else key.desc()).limit(limit)


def some(match: Match, limit: int) -> Select:
    """Return a select of at most *limit* keys, whichever."""
    if is_sqlite():
        return _matching(match).limit(limit)
    return select(_ROWS.c.key.label("key")).where(_has(match)).limit(limit)


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


def _has(match: Match) -> ColumnElement[bool]:
    return and_(
        _ROWS.c.terms.bool_op("@>")(_array(match.terms)),
        _ROWS.c.terms.bool_op("&&")(_array(match.keys)),
        *(not_(_ROWS.c.terms.bool_op("@>")(_array(terms))) for terms in match.without),
    )


def _array(terms: Sequence[str] | Collection[str]) -> Any:
    return literal(sorted(terms), ARRAY(Text))
