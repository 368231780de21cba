"""What waits for a person, gathered in three statements whatever the number of rows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Date,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)  # fmt: skip
from sqlalchemy.orm import aliased

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.models import Conclusion
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.dialogues.waiting_queries import to_come, work_around_next
from intranet.documents.list_queries import unread
from intranet.documents.models import Document, DocumentState
from intranet.imports.models import ImportDraft, ImportState
from intranet.org.kept import asked
from intranet.org.people import Position, User
from intranet.pages.list_queries import to_read
from intranet.pages.models import Page
from intranet.plans.models import Plan
from intranet.supervision.models import NoteState, SupervisionNote
from intranet.tasks.draft_models import DraftState, TaskDraft
from intranet.tasks.filters import sees_all
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.tasks.queries import ROW, Row
from intranet.tasks.tally import tallied
from intranet.tasks.waiting_queries import work_waiting

Offer = Callable[[Actor], Iterator[tuple[str, Select]]]
# Selects the numbers of assignments.
WORK: tuple[Offer, ...] = (work_waiting, work_around_next)

MOST = 8
WHOLE = 500  # of the page that shows one group whole; a count above it is said to be more
LEAST = {"new": 50, "next": 100}  # asked for at least: new work that one press may take, days of the timeline
# How many are asked for: few that only tell what comes, all whose papers may be elsewhere on the desk.
FEW = {"next": 3, "plan": 3, "to-conclude": WHOLE, "concluding": WHOLE}
KINDS_OF = {"clocks": ("to-conclude", "concluding")}
LOOK_BACK = timedelta(days=120)  # conclusions of dialogues before that are no news any more


def capped(query: Select) -> Any:
    """Return how many rows a select would find, up to one more than are ever shown, as a column."""
    few = query.with_only_columns(literal(1)).order_by(None).limit(WHOLE + 1).subquery()
    return select(func.count()).select_from(few).scalar_subquery()


def _offered(offers: Iterable[Offer], actor: Actor, only: str) -> Iterator[tuple[str, Select]]:
    """Give what *offers* have for the person, for all groups or *only* one."""
    for offer in offers:
        for name, found in offer(actor):
            if not only or name in KINDS_OF.get(only, (only,)):
                yield name, found


@dataclass(frozen=True, slots=True)
class Found:
    """The first rows of a group, and how many there are."""

    rows: list[Any]
    total: int


def waiting(actor: Actor, *, only: str = "", most: int = MOST) -> dict[str, Found]:
    """Return the assignments that wait for the person, by group (*only* one); at most *most* of each."""
    found: dict[str, Found] = {}
    for row in asked("desk-work", actor, (only, most), lambda one: _work(one, only, most)):
        # A union's columns carry the types of its first select, whichever engine.
        found.setdefault(row[0], Found([], row[1])).rows.append(Row(*row[2:]))
    return found


def _work(actor: Actor, only: str, most: int) -> CompoundSelect | None:
    return _joined(
        numbers.with_only_columns(literal(name), capped(numbers), *ROW)
        .join(Task, Task.id == Assignment.task_id)
        .limit(max(most, LEAST.get(name, 0)))
        for name, numbers in _offered(WORK, actor, only)
    )


def _joined(parts: Iterable[Select]) -> CompoundSelect | None:
    """Return one statement of *parts*, each with its own order and limit; None where there is none."""
    found = [select(part.subquery()) for part in parts]
    return union_all(*found) if found else None


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit's work in numbers."""

    unit_id: int
    done: int
    open: int
    late: int
    given: int  # not accepted yet, and not late
    oldest: date | None
    broken: int

    @property
    def total(self) -> int:
        """Return all that was given and not cancelled."""
        return self.done + self.open


def coordinating(actor: Actor) -> int:
    """Return how much open work of other units the person's own coordinate on, up to the limit."""
    if not actor.has_unit or not permits_somewhere(actor, P.TASK_VIEW):
        return 0
    open_ones = visible(actor, P.TASK_VIEW, Assignment), Assignment.phase == Phase.OPEN
    ours = select(Assignment.id).where(*open_ones, Assignment.coordinated_by(actor.units))
    return tallied("coordinating", actor.grants, lambda: db.session.scalar(select(capped(ours))) or 0)


def by_unit(actor: Actor) -> list[UnitLine]:
    """Return the work of every unit in numbers, for those who follow it; the most late first."""
    return tallied("by-unit", None, lambda: _by_unit(actor)) if sees_all(actor) else []


def _by_unit(actor: Actor) -> list[UnitLine]:
    today = clock.today()
    late = (Assignment.phase == Phase.OPEN) & (Assignment.sort_day < today)
    # Asked by itself, for each unit: so both parts are answered by indexes alone.
    share = aliased(Assignment)
    given = (
        select(func.count())
        .select_from(share)
        .where(share.unit_id == Assignment.unit_id, share.state == AssignmentState.GIVEN)
        .where(share.sort_day >= today, visible(actor, P.TASK_VIEW, share))
        .correlate(Assignment)
        .scalar_subquery()
    )
    query = (
        select(
            Assignment.unit_id,
            func.sum(case((Assignment.phase == Phase.DONE, 1), else_=0)),
            func.sum(case((Assignment.phase != Phase.DONE, 1), else_=0)),
            func.sum(case((late, 1), else_=0)),
            given,
            func.min(case((late, Assignment.sort_day), else_=None)),
            func.sum(case(((Assignment.phase == Phase.OPEN) & (Assignment.committed < today), 1), else_=0)),
        )
        .where(visible(actor, P.TASK_VIEW, Assignment), Assignment.phase != Phase.CANCELLED)
        .group_by(Assignment.unit_id)
    )
    found = [
        UnitLine(unit, int(done), int(open_), int(late_), int(given_), oldest, int(broken))
        for unit, done, open_, late_, given_, oldest, broken in db.session.execute(query)
    ]
    return sorted(found, key=lambda line: (-line.late, line.oldest or date.max, line.unit_id))


_DIALOGUES = frozenset({"proposed", "undated", "next", "to-conclude", "concluding"})


@dataclass(frozen=True, slots=True)
class Other:
    """Something that waits and is no assignment: a reading, a day to fix, a plan, a dialogue to come."""

    kind: str
    id: int
    text: str
    place: str
    day: date | None

    @property
    def title(self) -> str:
        """Return what it is called; a dialogue's text is only what tells it from others."""
        if self.kind not in _DIALOGUES:
            return self.text
        return f"Đối thoại{self.text}" if self.text else "Cuộc đối thoại"


def _plain(kind: str, number: Any, text: Any, place: Any, day: Any, *conditions: Any) -> Select:
    columns = (
        literal(kind).label("kind"),
        number.label("id"),
        text.label("text"),
        place.label("place"),
        day.label("day"),
    )
    return select(*columns).where(*conditions)


def others(actor: Actor, *, only: str = "", most: int = MOST) -> dict[str, Found]:
    """Return what else waits for the person, and what comes next, by kind (*only* one)."""
    found: dict[str, Found] = {}
    for row in asked("desk-others", actor, (only, most), lambda one: _others(one, only, most)):
        day = date.fromisoformat(row.day) if isinstance(row.day, str) else row.day
        other = Other(row.kind, row.id, row.text, row.place or "", day)
        found.setdefault(row.kind, Found([], row.total)).rows.append(other)
    return found


def _others(actor: Actor, only: str, most: int) -> CompoundSelect | None:
    return _joined(
        part.add_columns(capped(part).label("total")).limit(FEW.get(kind, most))
        for kind, part in _offered([_other_parts], actor, only)
    )


def _other_parts(actor: Actor) -> Iterator[tuple[str, Select]]:
    no_day, nothing = cast(null(), Date), literal("")
    for kind, permission, *stage in (
        ("to-give", P.TASK_ISSUE, TaskDraft.state == DraftState.SUBMITTED),
        ("given-back", P.TASK_CREATE, TaskDraft.state == DraftState.DRAFT, TaskDraft.returned != ""),
    ):
        if permits_somewhere(actor, permission):
            mine = visible(actor, permission, TaskDraft), *stage
            yield kind, _plain(kind, TaskDraft.id, TaskDraft.title, TaskDraft.basis, no_day, *mine)
    if permits_somewhere(actor, P.PLAN_IMPORT):
        open_ones = visible(actor, P.PLAN_IMPORT, ImportDraft), ImportDraft.state == ImportState.OPEN
        # What was written or edited here goes on in the editor, what was only read in its review.
        for kind, is_of_it in (("reading", ImportDraft.revision == 0), ("writing", ImportDraft.revision > 0)):
            columns = ImportDraft.id, ImportDraft.name, nothing, no_day
            yield kind, _plain(kind, *columns, *open_ones, is_of_it)
    if permits_somewhere(actor, P.PLAN_FIX_DIALOGUE_DATE):
        proposed = visible(actor, P.PLAN_FIX_DIALOGUE_DATE, Dialogue), Dialogue.proposed_day.is_not(None)
        columns = Dialogue.id, Dialogue.told_by, Dialogue.place, Dialogue.proposed_day
        yield "proposed", _plain("proposed", *columns, *proposed)
    if permits_somewhere(actor, P.PLAN_PROPOSE_DIALOGUE_DATE):
        undated = visible(actor, P.PLAN_PROPOSE_DIALOGUE_DATE, Dialogue), Dialogue.day.is_(None)
        undated += (Dialogue.proposed_day.is_(None),)
        columns = Dialogue.id, Dialogue.told_by, Dialogue.place, no_day
        yield "undated", _plain("undated", *columns, *undated)
    yield from _conclusions_due(actor, nothing)
    yield from _notes(actor)
    if permits_somewhere(actor, P.USER_SECOND_PERSON):
        columns = Position.user_id, User.full_name, Position.name, no_day
        second = _plain("second", *columns, Position.awaits_second)
        yield "second", second.join(User, User.id == Position.user_id)
    if actor.has_unit and permits_somewhere(actor, P.DOCUMENT_VIEW):
        come = _plain("incoming", Document.id, Document.subject, Document.code, Document.day, *unread(actor))
        yield "incoming", come.order_by(Document.day.desc(), Document.id.desc())
    if permits_somewhere(actor, P.PAGE_READ):
        told = _plain("must-read", Page.id, Page.title, Page.path, Page.shown_on, *to_read(actor))
        yield "must-read", told.order_by(Page.shown_on.desc(), Page.id.desc())
    if permits_somewhere(actor, P.PLAN_VIEW_ISSUED):
        seen = or_(visible(actor, P.PLAN_VIEW_ISSUED, Plan), visible(actor, P.PLAN_VIEW_DRAFT, Plan))
        next_ones = _plain("next", Dialogue.id, Dialogue.told_by, Dialogue.place, Dialogue.day)
        yield "next", to_come(actor, next_ones)
        newest = _plain("plan", Plan.id, Plan.subject, Plan.code, Plan.issued_on, seen)
        yield "plan", newest.order_by(Plan.sort_day.desc(), Plan.id.desc())


def _notes(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Return the supervision notes to reply to, and one's unit's own that nobody has replied to (P1)."""
    owed = SupervisionNote.state == NoteState.OPEN
    columns = SupervisionNote.id, SupervisionNote.title, SupervisionNote.text, SupervisionNote.due
    if permits_somewhere(actor, P.SUPERVISION_NOTE_REPLY):
        to_me = visible(actor, P.SUPERVISION_NOTE_REPLY, SupervisionNote)
        yield "note-reply", _plain("note-reply", *columns, owed, to_me).order_by(SupervisionNote.id)
    if actor.has_unit and permits_somewhere(actor, P.SUPERVISION_NOTE_WRITE):
        ours = SupervisionNote.author_unit_id.in_(actor.units)
        yield "note-open", _plain("note-open", *columns, owed, ours).order_by(SupervisionNote.id)


def _conclusions_due(actor: Actor, nothing: Any) -> list[tuple[str, Select]]:
    """Return the dialogues that were held: without a conclusion, and with one that is not issued (F2)."""
    deeds = [one for one in (P.CONCLUSION_DRAFT, P.CONCLUSION_RETURN) if permits_somewhere(actor, one)]
    if not deeds:
        return []
    today = clock.today()
    held = (
        or_(*(visible(actor, one, Dialogue) for one in deeds)),
        Dialogue.plan_id.in_(select(Plan.id).where(Plan.is_issued)),
        Dialogue.day <= today,
        Dialogue.day >= today - LOOK_BACK,
    )
    alive = Document.state != DocumentState.DROPPED
    said = (
        select(Conclusion.dialogue_id)
        .join(Document, Document.id == Conclusion.document_id)
        .where(Conclusion.body == Dialogue.body, alive)
    )
    not_begun = _plain("to-conclude", Dialogue.id, Dialogue.told_by, nothing, Dialogue.day, *held)
    state = cast(Document.state, String)
    on_its_way = _plain("concluding", Conclusion.id, Dialogue.told_by, state, Dialogue.day, *held)
    on_its_way = (
        on_its_way.join(Dialogue, Dialogue.id == Conclusion.dialogue_id)
        .join(Document, Document.id == Conclusion.document_id)
        .where(alive, Document.state != DocumentState.ISSUED)
    )
    return [
        ("to-conclude", not_begun.where(Dialogue.id.not_in(said)).order_by(Dialogue.day)),
        ("concluding", on_its_way.order_by(Dialogue.day)),
    ]
