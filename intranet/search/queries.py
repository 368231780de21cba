"""Find rows. What a person may not see is left out before anything is counted, quoted or ordered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import CTE, Select, bindparam, case, func, literal, literal_column, or_, select, union_all

from intranet.access.actor import Actor, Body
from intranet.access.audience import keys
from intranet.db.session import db
from intranet.org.kept import kept
from intranet.search import engine
from intranet.search.engine import Match, Slot
from intranet.search.index import body_term, kind_term, year_term
from intranet.search.keys import kind_in, subject_in
from intranet.search.kinds import Kind, kind_called, kinds
from intranet.search.models import SearchRow
from intranet.search.words import Question

PAGE = 20
CAP = 1000
SHAPES = 512  # statements kept: positions, times kinds, readings and sides
Place = tuple[int, int]
"""Where a page begins: the tier of the question, and the key of a row."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for, and what it is narrowed to."""

    question: Question
    kind: Kind | None = None
    body: Body | None = None
    year: int | None = None

    @property
    def narrowing(self) -> frozenset[str]:
        """Return the terms that body and year ask for."""
        found = {body_term(self.body)} if self.body else set()
        return frozenset(found | ({year_term(self.year)} if self.year else set()))


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: Kind
    subject_id: int
    day: date
    title: str
    note: str
    text: str
    path: str
    tier: int = 0  # of the question, the narrowest that it meets


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of what was found; ``earlier`` and ``later`` are places for the address, or empty."""

    hits: Sequence[Hit] = field(default_factory=tuple)
    earlier: str = ""
    later: str = ""


def open_to(actor: Actor) -> list[Kind]:
    """Return the kinds of which the person may see something."""
    return [kind for kind in kinds() if _keys(actor, [kind])]


def _keys(actor: Actor, some: Sequence[Kind]) -> frozenset[str]:
    """Return the keys that a person brings to the rows of *some* kinds, as terms."""
    permissions = {permission for kind in some for permission in kind.permissions}
    return frozenset(f"_{key}" for permission in permissions for key in keys(actor, permission))


def _match(actor: Actor, wanted: Wanted, tier: int = -1, kind: Kind | None = None) -> Match:
    """Return what a row must have to be found in a tier; without one, in any."""
    kind = kind or wanted.kind
    tiers = wanted.question.tiers
    asked = tiers[tier] | wanted.narrowing | ({kind_term(kind)} if kind else frozenset())
    some = [kind] if kind else kinds()
    return Match(asked, _keys(actor, some), tiers[:tier] if tier > 0 else ())


# ---------------------------------------------------------------- one page


def page(actor: Actor, wanted: Wanted, *, after: Place | None = None, before: Place | None = None) -> Slice:
    """Return one page, the narrowest reading first and in it the newest; *after* or *before* a place."""
    backwards = after is None and before is not None
    if not wanted.question or not _match(actor, wanted).keys:
        return Slice()
    found = _rows(actor, wanted, after or before, backwards)
    more, rows = len(found) > PAGE, found[:PAGE][:: -1 if backwards else 1]
    if not rows:
        return Slice()
    first, last = (f"{row.tier}_{row.key}" for row in (rows[0], rows[-1]))
    return Slice(
        _hits(actor, rows),
        earlier=first if (more if backwards else after is not None) else "",
        later=last if backwards or more else "",
    )


def _rows(actor: Actor, wanted: Wanted, spot: Place | None, backwards: bool) -> list[Any]:
    """Return the rows of a page and one more, in the order in which they were asked for."""
    drawn = _tiers(wanted.question, spot, backwards)
    if not drawn:
        return []
    slots = [Slot(f"tier{tier}", without=tier) for tier, _ in drawn]
    some = [wanted.kind] if wanted.kind else kinds()
    sides = ["" if edge is None else "above" if backwards else "below" for _, edge in drawn]

    def write(someone: Actor) -> Select:
        arms = [
            select(literal_column(str(slot.without)).label("tier"), shown.c.key)
            for slot, side in zip(slots, sides, strict=True)
            for arm in engine.newest(slot, limit=PAGE + 1, side=side)
            for shown in (_shown_now(someone, arm, some).subquery(),)
        ]
        # Each select is only begun when those before it did not fill the page.
        few = union_all(*arms).limit(PAGE + 1).subquery()
        row = SearchRow.__table__
        return select(few.c.tier, row).join(few, few.c.key == row.c.key)

    key = tuple(zip(slots, sides, strict=True)), _rules(some)
    statement, values = kept("search-page", actor, key, write, most=SHAPES)
    for (tier, edge), slot in zip(drawn, slots, strict=True):
        values |= engine.given(slot, _match(actor, wanted, tier), edge)
    found = list(db.session.connection().execute(statement, values))
    return sorted(found, key=lambda one: (one.tier, -one.key), reverse=backwards)


def _tiers(question: Question, spot: Place | None, backwards: bool) -> list[tuple[int, int | None]]:
    """Return the tiers that a page may draw from in their order, each with the key that it goes on from."""
    every = range(len(question.tiers))
    if spot is None:
        return [(tier, None) for tier in every]
    first, key = spot
    if backwards:
        return [(tier, key if tier == first else -1) for tier in reversed(every) if tier <= first]
    return [(tier, key if tier == first else None) for tier in every if tier >= first]


def _rules(some: Iterable[Kind]) -> tuple[Any, ...]:
    """Return what of *some* kinds a statement depends on."""
    return tuple((kind.name, kind.timed, kind.seen) for kind in some)


def _shown_now(actor: Actor, keyed: Select, some: Iterable[Kind]) -> Select:
    """Leave out things of timed kinds among *some* that the person may not see at this hour."""
    key = next(iter(keyed.selected_columns))
    for one in some:
        if one.timed:
            seen = one.seen(actor)
            subjects = seen.with_only_columns(next(iter(seen.selected_columns)), maintain_column_froms=True)
            keyed = keyed.where(or_(kind_in(key) != one.number, subject_in(key).in_(subjects)))
    return keyed


def _hits(actor: Actor, rows: Sequence[Any]) -> list[Hit]:
    """Return rows with their addresses; the rules are asked once more, for nothing is shown on trust."""
    pages = _pages(actor, rows)
    return [
        Hit(
            kind_called(row.kind), row.subject_id, row.day, row.title, row.note, row.text,
            kind_called(row.kind).path(pages[row.kind, row.subject_id]), row.tier,
        )
        for row in rows if (row.kind, row.subject_id) in pages
    ]  # fmt: skip


def _pages(actor: Actor, rows: Sequence[Any]) -> dict[tuple[str, int], int]:
    """Return the number of the page of each thing that the person may see, in one statement."""
    ids: dict[str, list[int]] = {}
    for row in rows:
        ids.setdefault(row.kind, []).append(row.subject_id)
    names = sorted(ids)

    def write(someone: Actor) -> Any:
        selects = []
        for name in names:
            seen = kind_called(name).seen(someone)
            subject, shown = seen.selected_columns
            told = literal(name).label("kind"), subject.label("subject_id"), shown.label("page")
            selects.append(
                seen.with_only_columns(*told, maintain_column_froms=True)
                .where(subject.in_(bindparam(f"found_{name}", expanding=True)))
                .order_by(None)
            )
        return union_all(*selects) if len(selects) > 1 else selects[0]

    statement, values = kept("search-addresses", actor, _rules(map(kind_called, names)), write, most=SHAPES)
    values |= {f"found_{name}": ids[name] for name in names}
    found = db.session.connection().execute(statement, values)
    return {(kind, subject): shown for kind, subject, shown in found}


# ---------------------------------------------------------------- the counts above it


def counts(actor: Actor, wanted: Wanted) -> dict[str, int]:
    """Return how many things of each kind there are for the person, each at most ``CAP`` + 1."""
    some = open_to(actor)
    if not wanted.question or not some:
        return {}
    all_kinds = Slot("any")
    slots = {kind: Slot(f"of_{kind.name}") for kind in some}

    def write(someone: Actor) -> Select:
        lately = engine.lately(all_kinds, 4 * CAP)
        return select(*(_capped(someone, kind, slot, lately) for kind, slot in slots.items()))

    statement, values = kept("search-counts", actor, _rules(some), write, most=SHAPES)
    values |= engine.given(all_kinds, _match(actor, replace(wanted, kind=None)))
    for kind, slot in slots.items():
        values |= engine.given(slot, _match(actor, wanted, kind=kind))
    numbers = db.session.connection().execute(statement, values).one()
    return {kind.name: number for kind, number in zip(some, numbers, strict=True)}


def _capped(actor: Actor, kind: Kind, slot: Slot, lately: CTE | None) -> Any:
    """Return how many things of a kind there are, or ``CAP`` + 1 where the newest rows alone have more."""
    number = _number_of(_shown_now(actor, engine.some(slot, CAP + 1), [kind]).subquery())
    if lately is None or kind.timed:
        return number
    enough = _number_of(lately, kind_in(lately.c.key) == kind.number) > CAP
    return case((enough, CAP + 1), else_=number)


def _number_of(rows: Any, *conditions: Any) -> Any:
    return select(func.count()).select_from(rows).where(*conditions).scalar_subquery()


def read_place(text: str | None) -> Place | None:
    """Read a place as a page wrote it; what makes no sense is no place."""
    tier, _, key = (text or "").partition("_")
    if not (tier.isdecimal() and key.isdecimal()) or len(tier) > 1 or len(key) > 18:
        return None
    return int(tier), int(key)
