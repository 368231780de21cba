"""The lists of papers: those for the person's units, all that were issued, those on their way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, select, tuple_
from sqlalchemy.orm import aliased

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents.models import Document, DocumentRecipient, DocumentState
from intranet.documents.paper.kinds import Kind
from intranet.documents.queries import visible_to
from intranet.documents.reading_models import Reading
from intranet.text.fold import fold
from intranet.text.places import write_place

PAGE = 50
_NO_DAY = date(2000, 1, 1)  # of a draft, in the address of a page
FEW = 10
OPEN_STATES = (DocumentState.DRAFT, DocumentState.SUBMITTED, DocumentState.APPROVED)
# The list draws the head of a paper only; what it says may be long.
HEAD = (
    Document.id, Document.kind, Document.body, Document.state, Document.subject, Document.code, Document.day,
    Document.unit_id, Document.submitted_at, Document.approved_at, Document.issue_by, Document.returned,
    Document.scan_missing,
)  # fmt: skip

Place = tuple[date, int]
"""Where a page of the list begins: the day and the number of a paper."""


class Tab(StrEnum):
    """The tabs above the list."""

    MINE = "den"
    ISSUED = "da-ban-hanh"
    OPEN = "dang-soan"

    @property
    def label(self) -> str:
        """Return the tab's words."""
        labels = {"den": "Đến đơn vị tôi", "da-ban-hanh": "Đã ban hành", "dang-soan": "Chưa ban hành"}
        return labels[self.value]


KINDS = {fold(kind.label).replace(",", "").replace(" ", "-"): kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to: ``unit`` are papers addressed to it."""

    tab: Tab
    kind: Kind | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list; ``newer`` and ``older`` are places for the address, or empty."""

    rows: Sequence[Row]
    newer: str = ""
    older: str = ""


def tabs_of(actor: Actor) -> list[Tab]:
    """Return the tabs that make sense for a person."""
    found = [Tab.MINE] if actor.units else []
    found.append(Tab.ISSUED)
    return [*found, Tab.OPEN] if permits_somewhere(actor, P.DOCUMENT_VIEW_DRAFT) else found


def addressed_to(units: Any) -> ColumnElement[bool]:
    """Return the condition that a paper goes to one of *units*."""
    return Document.id.in_(
        select(DocumentRecipient.document_id).where(DocumentRecipient.unit_id.in_(units))
    )


def page(actor: Actor, wanted: Wanted, *, after: Place | None = None, before: Place | None = None) -> Slice:
    """Return one page, the newest first: what follows *after*, or what precedes *before*."""
    backwards = after is None and before is not None
    query, place = _query(actor, wanted)
    if (spot := after or before) is not None:
        bound = spot if len(place) == 2 else spot[1:]
        query = query.where(tuple_(*place) > bound if backwards else tuple_(*place) < bound)
    order = [column if backwards else column.desc() for column in place]
    found = list(db.session.execute(query.order_by(*order).limit(PAGE + 1)))
    more, rows = len(found) > PAGE, found[:PAGE][:: -1 if backwards else 1]
    if not rows:
        return Slice(rows)
    first, last = (write_place(row.day or _NO_DAY, row.id) for row in (rows[0], rows[-1]))
    return Slice(
        rows,
        newer=first if (more if backwards else after is not None) else "",
        older=last if backwards or more else "",
    )


def _query(actor: Actor, wanted: Wanted) -> tuple[Select, list[Any]]:
    """Return the rows of a tab, and the columns of their order."""
    query = visible_to(actor).with_only_columns(
        *HEAD, is_new(actor).label("is_new"), _beside(is_later=True).label("is_amended"),
        _beside(is_later=False).label("amends"),
    )  # fmt: skip
    if wanted.kind is not None:
        query = query.where(Document.kind == wanted.kind)
    if wanted.unit is not None:
        query = query.where(addressed_to({wanted.unit}))
    if wanted.tab is Tab.OPEN:
        writing = visible(actor, P.DOCUMENT_VIEW_DRAFT, Document)
        return query.where(Document.state.in_(OPEN_STATES), writing), [Document.id]
    query = query.where(Document.state == DocumentState.ISSUED)
    if wanted.tab is Tab.MINE:
        query = query.where(addressed_to(actor.units))
    return query, [Document.day, Document.id]


def is_new(actor: Actor) -> ColumnElement[bool]:
    """Return whether a paper is unopened and the person did not write, approve or issue it."""
    opened = exists().where(Reading.document_id == Document.id, Reading.user_id == actor.user_id)
    known = (Document.author_id, Document.approved_by_id, Document.issued_by_id)
    return and_(~opened, *(column.is_distinct_from(actor.user_id) for column in known))


def _beside(*, is_later: bool) -> ColumnElement[bool]:
    """Return whether the same plan has another paper: one that amends this one, or is amended by it."""
    other = aliased(Document)
    order = other.id > Document.id if is_later else other.id < Document.id
    same = other.plan_id == Document.plan_id, other.kind == Kind.PLAN, other.state == DocumentState.ISSUED
    return and_(Document.kind == Kind.PLAN, exists().where(*same, order).correlate(Document))


def received(document_ids: Sequence[int], units: Any) -> dict[int, bool]:
    """Return, for papers that go to *units*, whether each of those units has said that it has it."""
    query = (
        select(DocumentRecipient.document_id, func.count(), func.count(DocumentRecipient.received_at))
        .where(DocumentRecipient.document_id.in_(document_ids), DocumentRecipient.unit_id.in_(units))
        .group_by(DocumentRecipient.document_id)
    )
    return {number: lines == said for number, lines, said in db.session.execute(query)}


def newest_for(actor: Actor, unit_id: int) -> list[Row]:
    """Return the newest papers addressed to a unit that the actor may read."""
    query, order = _query(actor, Wanted(Tab.ISSUED, unit=unit_id))
    return list(db.session.execute(query.order_by(*(column.desc() for column in order)).limit(FEW)))
