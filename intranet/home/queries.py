"""What waits for a person, gathered in three statements whatever the number of rows."""

from collections.abc import Iterable, Iterator
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
from intranet.access.actor import Actor, Role
from intranet.access.check import letters, permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.models import Conclusion
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.list_queries import unread
from intranet.documents.models import Document, DocumentState
from intranet.imports.models import ImportDraft, ImportState
from intranet.org.kept import asked
from intranet.org.people import Position, User
from intranet.pages.list_queries import to_read
from intranet.pages.models import Page
from intranet.plans.models import Plan
from intranet.supervision.models import NoteState, SupervisionNote
from intranet.tasks.chain_queries import cut_off
from intranet.tasks.draft_models import DraftState, TaskDraft
from intranet.tasks.filters import sees_all
from intranet.tasks.matter_models import Matter, MatterKind, Outcome
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.tasks.queries import ROW, Row
from intranet.tasks.tally import tallied

MOST = 8
TO_ACCEPT = 50  # new work that one press may take
WHOLE = 500  # of the page that shows one group whole; a count above it is said to be more
LOOK_BACK = timedelta(days=120)  # conclusions of dialogues before that are no news any more


def capped(query: Select) -> Any:
    """Return how many rows a select would find, up to one more than are ever shown, as a column."""
    few = query.with_only_columns(literal(1)).order_by(None).limit(WHOLE + 1).subquery()
    return select(func.count()).select_from(few).scalar_subquery()


def _section(section: str, *conditions: Any, most: int, by: Any = Assignment.sort_day) -> Select:
    total = capped(select(Assignment.id).where(*conditions)).label("total")
    columns = literal(section).label("section"), total, *ROW
    query = select(*columns).join(Task, Task.id == Assignment.task_id)
    return query.where(*conditions).order_by(by, Assignment.id).limit(most)


def _rare(column: str) -> Any:
    """Return the condition that *column* is filled, asked of the index of the few rows where it is.

    Beside an order or a unit, SQLite would walk the index of these instead, through all the work there is.
    """
    few = aliased(Assignment)
    return Assignment.id.in_(select(few.id).where(getattr(few, column).is_not(None)))


def _about_dates(actor: Actor, most: int) -> dict[str, Select]:
    """Return the requests that the person decides, and the explanations owed by or to them (C7, C15)."""
    found = {}
    if permits_somewhere(actor, P.TASK_GRANT_EXTENSION):
        wanted = visible(actor, P.TASK_GRANT_EXTENSION, Assignment), _rare("wants_due")
        # From the second time on it is the leader's own affair.
        deputy = "B" not in letters(actor, P.TASK_GRANT_EXTENSION)
        first = [Assignment.extended == 0] if deputy else []
        found["extension"] = _section("extension", *wanted, *first, most=most)
    if actor.has_unit and permits_somewhere(actor, P.TASK_REPORT_PROGRESS):
        owed = _rare("explain_by"), Assignment.unit_id.in_(actor.units)
        mine = visible(actor, P.TASK_REPORT_PROGRESS, Assignment)
        found["explain"] = _section("explain", mine, *owed, most=most)
    if permits_somewhere(actor, P.TASK_ASK_EXPLANATION):
        silent = _rare("explain_by"), Assignment.explain_by < clock.today()
        seen = visible(actor, P.TASK_VIEW, Assignment)
        found["unexplained"] = _section("unexplained", seen, *silent, _asked_by(actor), most=most)
    return found


def _asked_by(actor: Actor) -> Any:
    """Return the condition of what one asked to be explained, or, for a leader, whoever asked."""
    open_ones = Matter.kind == MatterKind.EXPLANATION, Matter.outcome == Outcome.OPEN
    mine = Assignment.id.in_(select(Matter.assignment_id).where(Matter.asker_id == actor.user_id, *open_ones))
    bodies = {grant.body for grant in actor.grants if grant.role in (Role.CHAIRMAN, Role.PARTY_SECRETARY)}
    return or_(mine, Assignment.body.in_(bodies)) if bodies else mine


def _sections(actor: Actor, only: str, most: int) -> list[Select]:
    """Return one select for each kind of assignment that may wait for the person, each thing in one only."""
    today, found = clock.today(), {}
    given, not_own = Assignment.state == AssignmentState.GIVEN, ()
    if actor.has_unit and permits_somewhere(actor, P.TASK_ACCEPT):
        mine = visible(actor, P.TASK_ACCEPT, Assignment), Assignment.unit_id.in_(actor.units)
        not_own = (Assignment.unit_id.not_in(actor.units),)
        # Written so that no index offers the order: it would walk what every unit has not accepted.
        by = func.coalesce(Assignment.accept_by, Assignment.sort_day)
        found["new"] = _section("new", *mine, given, by=by, most=max(most, TO_ACCEPT))
        rest = Assignment.phase == Phase.OPEN, ~given, Assignment.explain_by.is_(None)
        found["own"] = _section("own", *mine, *rest, most=most)
    if permits_somewhere(actor, P.TASK_CONFIRM):
        waiting = visible(actor, P.TASK_CONFIRM, Assignment), Assignment.phase == Phase.WAITING
        found["confirm"] = _section("confirm", *waiting, *_leaders_only(actor), most=most)
    if permits_somewhere(actor, P.TASK_REASSIGN):
        ours = visible(actor, P.TASK_REASSIGN, Assignment), *not_own
        declined, open_ones = Assignment.state == AssignmentState.DECLINED, Assignment.phase == Phase.OPEN
        found["declined"] = _section("declined", *ours, declined, most=most)
        helpless = ~declined, open_ones, Assignment.help_wanted != ""
        found["help"] = _section("help", *ours, *helpless, most=most)
        silent = given, Assignment.accept_by < today, Assignment.help_wanted == ""
        found["silent"] = _section("silent", *ours, *silent, most=most)
    if permits_somewhere(actor, P.TASK_CREATE):
        cut = visible(actor, P.TASK_CREATE, Assignment), *cut_off()
        found["cut"] = _section("cut", *cut, most=most)
    found |= _about_dates(actor, most)
    if sees_all(actor):
        found["next"] = _around_next(actor)
    return [select_ for key, select_ in found.items() if only in ("", key)]


def _around_next(actor: Actor) -> Select:
    """Return the dated work that hangs on the next dialogue."""
    nearest = _to_come(actor, select(Dialogue.id)).limit(1)
    hanging = Assignment.dialogue_id == nearest.scalar_subquery(), Assignment.phase != Phase.CANCELLED
    seen = visible(actor, P.TASK_VIEW, Assignment)
    return _section("next", *hanging, seen, Assignment.due.is_not(None), most=100)


def _to_come(actor: Actor, query: Select) -> Select:
    """Narrow *query* to the dialogues to come of the plans in force, the next first."""
    return (
        query.join(Plan, Plan.id == Dialogue.plan_id)
        .where(Dialogue.day >= clock.today(), visible(actor, P.PLAN_VIEW_ISSUED, Plan))
        .order_by(Dialogue.day, Dialogue.id)
    )


def _leaders_only(actor: Actor) -> list[Any]:
    """A leader's list holds what only the leader can confirm: the office's own work."""
    if permits_somewhere(actor, P.TASK_REASSIGN):
        return []
    offices = select(Position.unit_id).where(
        Position.role.in_(("office", "party_office")), Position.unit_id.is_not(None)
    )
    return [Assignment.unit_id.in_(offices)]


@dataclass(frozen=True, slots=True)
class Found:
    """The first rows of a group, and how many there are."""

    rows: list[Any]
    total: int


def waiting(actor: Actor, *, only: str = "", most: int = MOST) -> dict[str, Found]:
    """Return the assignments that wait for the person, by section (*only* one); at most *most* of each."""
    rows = asked("desk-work", actor, (only, most), lambda one: _joined(_sections(one, only, most)))
    found: dict[str, Found] = {}
    for row in rows:
        # A union's columns carry the types of its first select, whichever engine.
        found.setdefault(row[0], Found([], row[1])).rows.append(Row(*row[2:]))
    return found


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
        for kind, part in _other_parts(actor)
        if not only or kind in KINDS_OF.get(only, (only,))
    )


# How many are asked for: few that only tell what comes, all whose papers may be elsewhere on the desk.
FEW = {"next": 3, "plan": 3, "to-conclude": WHOLE, "concluding": WHOLE}
KINDS_OF = {"clocks": ("to-conclude", "concluding")}


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
        yield "next", _to_come(actor, next_ones)
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
