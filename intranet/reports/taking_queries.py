"""Read who took which files away: papers and everything else, in one list (L2)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select
from sqlalchemy.orm import load_only

from intranet.access.actor import Actor
from intranet.access.check import letters, permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents import queries as documents
from intranet.documents import register_queries as register
from intranet.documents.models import Document, DocumentVersion, RegisterEntry
from intranet.documents.reading_models import Deed, Reading
from intranet.files.models import StoredFile, Taking
from intranet.imports.models import ImportDraft
from intranet.pages import queries as pages
from intranet.pages.models import Page
from intranet.plans import queries as plans
from intranet.plans.models import Plan
from intranet.reports.queries import PAGE, kept_back, midnight
from intranet.tasks import queries as tasks
from intranet.tasks.models import Assignment

MADE_NOW = "Bản tạo khi tải"
GONE = "Tệp đã xóa hẳn"
NONE_NEWER = 99_999_999  # behind every line: of this part nothing newer is shown


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to.

    A page holds what is older than ``before``, or what is newer than ``after``: the places of a line among
    takings and among readings, for each is read in its own order.
    """

    person: int | None = None
    file: int | None = None
    first: date | None = None
    last: date | None = None
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One file that somebody took."""

    place: tuple[int, int]  # its number among takings, or among readings of papers; the other is 0
    when: datetime
    user_id: int
    name: str
    subject: str
    subject_type: str
    subject_id: int
    opens: bool  # whether the reader may open what it hung on


@dataclass(frozen=True, slots=True)
class Found:
    """One page, the newest first, and where those beside it begin."""

    lines: list[Line]
    older: tuple[int, int] | None
    newer: tuple[int, int] | None = None


def sees_others(actor: Actor) -> bool:
    """Tell whether the actor reads more than what they took themselves."""
    return permits_somewhere(actor, P.AUDIT_TAKINGS)


def sees_all(actor: Actor) -> bool:
    """Tell whether the actor reads what anybody took, of whichever body it is."""
    return "A" in letters(actor, P.AUDIT_TAKINGS)


def visible_to(actor: Actor) -> Select[tuple[Taking]]:
    """Select what the actor may read: own deeds, and those about what is theirs to follow and to see."""
    followed = and_(visible(actor, P.AUDIT_TAKINGS, Taking), not_(or_(*kept_back(actor, Taking))))
    return select(Taking).where(or_(Taking.user_id == actor.user_id, followed))


def papers_visible_to(actor: Actor) -> Select[tuple[Any, ...]]:
    """Select the downloads of papers that the actor may read.

    With each the paper, the name of the file, and whether the actor sees the paper now: its title is that
    of today, and who took a draft may have left since.
    """
    seen = Document.id.in_(documents.visible_to(actor).with_only_columns(Document.id))
    followed = and_(visible(actor, P.AUDIT_TAKINGS, Document), seen)
    head = load_only(Document.kind, Document.code, Document.subject)
    return (
        select(Reading, Document, StoredFile.name, seen)
        .join(Document, Document.id == Reading.document_id)
        .outerjoin(DocumentVersion, DocumentVersion.id == Reading.version_id)
        .outerjoin(StoredFile, StoredFile.id == DocumentVersion.file_id)
        .where(Reading.deed == Deed.DOWNLOADED, or_(Reading.user_id == actor.user_id, followed))
        .options(head)
    )


def page(actor: Actor, wanted: Wanted) -> Found:
    """Return one page of the list; each of its two parts is read in the order of its own numbers."""
    back = wanted.after is not None
    parts = _takings(actor, wanted), _papers(actor, wanted)
    rows = list(islice(merge(*parts, key=lambda one: one.when, reverse=not back), PAGE + 1))
    lines, more = rows[:PAGE], len(rows) > PAGE
    if back and not lines:
        return page(actor, replace(wanted, after=None))
    if back:
        lines.reverse()
    older = _edge(lines, wanted, min) if more or back else None
    newer = _edge(lines, wanted, max) if wanted.before or (back and more) else None
    return Found(lines, older, newer)


def _edge(lines: list[Line], wanted: Wanted, end: Callable[[Iterable[int]], int]) -> tuple[int, int]:
    """Return the lowest (*end* is ``min``) or highest numbers on this page, of either part.

    A part without a line here goes on where it stood: behind what was shown, or before it.
    """
    found = []
    for part in (0, 1):
        here = [one.place[part] for one in lines if one.place[part]]
        found.append(end(here) if here else _stands(wanted, part, lowest=end is min))
    return found[0], found[1]


def _stands(wanted: Wanted, part: int, *, lowest: bool) -> int:
    if wanted.after:
        return wanted.after[part] + lowest
    at = wanted.before[part] if wanted.before else 0
    return at if lowest else at - 1 if at else NONE_NEWER


def _takings(actor: Actor, wanted: Wanted) -> Iterator[Line]:
    query = visible_to(actor).where(*_narrowed(Taking, wanted, 0)).add_columns(_opens(actor))
    if wanted.file is not None:
        query = query.where(Taking.file_id == wanted.file)
    for one, opens in db.session.execute(query.order_by(_order(Taking, wanted)).limit(PAGE + 1)):
        yield Line(
            (one.id, 0), one.at, one.user_id, one.name or GONE, one.subject_title, one.subject_type,
            one.subject_id, bool(opens),
        )  # fmt: skip


def _opens(actor: Actor) -> ColumnElement[bool]:
    """Return whether the actor may open the page of what a file hung on: who reads a note may not always."""
    drafts = select(ImportDraft.id).where(visible(actor, P.PLAN_IMPORT, ImportDraft))
    ids = {
        Assignment: tasks.visible_to(actor).with_only_columns(Assignment.id),
        Plan: plans.visible_to(actor).with_only_columns(Plan.id),
        ImportDraft: drafts,
        RegisterEntry: register.visible_to(actor).with_only_columns(RegisterEntry.id),
        Page: pages.visible_to(actor).with_only_columns(Page.id),
    }
    return or_(
        *((Taking.subject_type == model.__name__) & Taking.subject_id.in_(one) for model, one in ids.items())
    )


def _papers(actor: Actor, wanted: Wanted) -> Iterator[Line]:
    query = papers_visible_to(actor).where(*_narrowed(Reading, wanted, 1))
    if wanted.file is not None:
        query = query.where(DocumentVersion.file_id == wanted.file)
    query = query.order_by(_order(Reading, wanted)).limit(PAGE + 1)
    for one, paper, name, seen in db.session.execute(query):
        yield Line(
            (0, one.id), one.at, one.user_id, name or MADE_NOW, paper.title if seen else "",
            Document.__name__, paper.id, bool(seen),
        )  # fmt: skip


def _narrowed(row: Any, wanted: Wanted, part: int) -> Iterator[ColumnElement[bool]]:
    if wanted.person is not None:
        yield row.user_id == wanted.person
    if wanted.first:
        yield row.at >= midnight(wanted.first)
    if wanted.last:
        yield row.at < midnight(wanted.last + timedelta(1))
    if wanted.before and wanted.before[part]:
        yield row.id < wanted.before[part]
    if wanted.after:
        yield row.id > wanted.after[part]


def _order(row: Any, wanted: Wanted) -> Any:
    return row.id if wanted.after else row.id.desc()
