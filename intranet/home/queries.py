"""What waits for a person, gathered in three statements whatever the number of rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Date, Select, String, case, cast, func, literal, null, or_, select, union_all
from sqlalchemy.orm import aliased

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.models import Conclusion
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.list_queries import unread
from intranet.documents.models import Document, DocumentState
from intranet.imports.models import ImportDraft, ImportState
from intranet.org.people import Position, User
from intranet.plans.models import Plan
from intranet.tasks.filters import sees_all
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task
from intranet.tasks.queries import ROW, Row
from intranet.tasks.tally import tallied

MOST = 8
LOOK_BACK = timedelta(days=120)  # conclusions of dialogues before that are no news any more


def _section(section: str, *conditions: Any, by: Any = Assignment.sort_day) -> Select:
    query = select(literal(section).label("section"), *ROW).join(Task, Task.id == Assignment.task_id)
    return query.where(*conditions).order_by(by, Assignment.id).limit(MOST)


def _sections(actor: Actor) -> list[Select]:
    """Return one select for each kind of assignment that may wait for the person."""
    today, found = clock.today(), []
    if actor.units and permits_somewhere(actor, P.TASK_ACCEPT):
        mine = visible(actor, P.TASK_ACCEPT, Assignment), Assignment.unit_id.in_(actor.units)
        given = Assignment.state == AssignmentState.GIVEN
        # Written so that no index offers the order: it would walk what every unit has not accepted.
        by = func.coalesce(Assignment.accept_by, Assignment.sort_day)
        found.append(_section("new", *mine, given, by=by))
        found.append(_section("own", *mine, Assignment.phase == Phase.OPEN, ~given))
    if permits_somewhere(actor, P.TASK_CONFIRM):
        waiting = visible(actor, P.TASK_CONFIRM, Assignment), Assignment.phase == Phase.WAITING
        found.append(_section("confirm", *waiting, *_leaders_only(actor)))
    if permits_somewhere(actor, P.TASK_REASSIGN):
        ours = visible(actor, P.TASK_REASSIGN, Assignment), Assignment.phase == Phase.OPEN
        found.append(_section("declined", *ours, Assignment.state == AssignmentState.DECLINED))
        found.append(_section("help", *ours, Assignment.help_wanted != ""))
        silent = Assignment.state == AssignmentState.GIVEN, Assignment.accept_by < today
        found.append(_section("silent", *ours, *silent))
    if sees_all(actor):
        found.append(_around_next(actor))
    return found


def _around_next(actor: Actor) -> Select:
    """Return the dated work that hangs on the next dialogue."""
    nearest = _to_come(actor, select(Dialogue.id)).limit(1)
    hanging = Assignment.dialogue_id == nearest.scalar_subquery(), Assignment.phase != Phase.CANCELLED
    seen = visible(actor, P.TASK_VIEW, Assignment)
    return _section("next", *hanging, seen, Assignment.due.is_not(None)).limit(100)


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


def waiting(actor: Actor) -> dict[str, list[Row]]:
    """Return the assignments that wait for the person, by section; at most ``MOST`` of each."""
    sections = [section.subquery() for section in _sections(actor)]
    found: dict[str, list[Row]] = {}
    if not sections:
        return found
    for row in db.session.execute(union_all(*(select(section) for section in sections))):
        # A union's columns carry the types of its first select, whichever engine.
        found.setdefault(row[0], []).append(Row(*row[1:]))
    return found


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit's work in numbers."""

    unit_id: int
    done: int
    open: int
    late: int
    given: int  # not accepted yet, and not late
    oldest: date | None

    @property
    def total(self) -> int:
        """Return all that was given and not cancelled."""
        return self.done + self.open


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
            func.sum(case((Assignment.phase.in_((Phase.OPEN, Phase.WAITING)), 1), else_=0)),
            func.sum(case((late, 1), else_=0)),
            given,
            func.min(case((late, Assignment.sort_day), else_=None)),
        )
        .where(visible(actor, P.TASK_VIEW, Assignment), Assignment.phase != Phase.CANCELLED)
        .group_by(Assignment.unit_id)
    )
    found = [
        UnitLine(unit, int(done), int(open_), int(late_), int(given_), oldest)
        for unit, done, open_, late_, given_, oldest in db.session.execute(query)
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
    return select(*columns).where(*conditions).limit(MOST)


def others(actor: Actor) -> dict[str, list[Other]]:
    """Return what else waits for the person, and what comes next, by kind."""
    parts = [part.subquery() for part in _other_parts(actor)]
    found: dict[str, list[Other]] = {}
    if parts:
        for row in db.session.execute(union_all(*(select(part) for part in parts))):
            day = date.fromisoformat(row.day) if isinstance(row.day, str) else row.day
            found.setdefault(row.kind, []).append(Other(row.kind, row.id, row.text, row.place or "", day))
    return found


def _other_parts(actor: Actor) -> Sequence[Select]:
    found: list[Select] = []
    no_day, nothing = cast(null(), Date), literal("")
    if permits_somewhere(actor, P.PLAN_IMPORT):
        open_ones = visible(actor, P.PLAN_IMPORT, ImportDraft), ImportDraft.state == ImportState.OPEN
        found.append(_plain("reading", ImportDraft.id, ImportDraft.name, nothing, no_day, *open_ones))
    if permits_somewhere(actor, P.PLAN_FIX_DIALOGUE_DATE):
        proposed = visible(actor, P.PLAN_FIX_DIALOGUE_DATE, Dialogue), Dialogue.proposed_day.is_not(None)
        found.append(
            _plain(
                "proposed", Dialogue.id, Dialogue.told_by, Dialogue.place, Dialogue.proposed_day, *proposed
            )
        )
    if permits_somewhere(actor, P.PLAN_PROPOSE_DIALOGUE_DATE):
        undated = visible(actor, P.PLAN_PROPOSE_DIALOGUE_DATE, Dialogue), Dialogue.day.is_(None)
        undated += (Dialogue.proposed_day.is_(None),)
        found.append(_plain("undated", Dialogue.id, Dialogue.told_by, Dialogue.place, no_day, *undated))
    found += _conclusions_due(actor, nothing)
    if permits_somewhere(actor, P.USER_SECOND_PERSON):
        second = _plain(
            "second", Position.user_id, User.full_name, Position.name, no_day, Position.awaits_second
        )
        found.append(second.join(User, User.id == Position.user_id))
    if actor.units and permits_somewhere(actor, P.DOCUMENT_VIEW):
        come = _plain("incoming", Document.id, Document.subject, Document.code, Document.day, *unread(actor))
        found.append(come.order_by(Document.day.desc(), Document.id.desc()))
    if permits_somewhere(actor, P.PLAN_VIEW_ISSUED):
        seen = or_(visible(actor, P.PLAN_VIEW_ISSUED, Plan), visible(actor, P.PLAN_VIEW_DRAFT, Plan))
        next_ones = _plain("next", Dialogue.id, Dialogue.told_by, Dialogue.place, Dialogue.day)
        found.append(_to_come(actor, next_ones).limit(3))
        newest = _plain("plan", Plan.id, Plan.subject, Plan.code, Plan.issued_on, seen)
        found.append(newest.order_by(Plan.sort_day.desc(), Plan.id.desc()).limit(3))
    return found


def _conclusions_due(actor: Actor, nothing: Any) -> list[Select]:
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
        not_begun.where(Dialogue.id.not_in(said)).order_by(Dialogue.day),
        on_its_way.order_by(Dialogue.day),
    ]
