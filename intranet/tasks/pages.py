"""Gather what a task page shows besides the task itself."""

from dataclasses import dataclass, field, replace
from datetime import date

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.audit.queries import Line as HistoryLine
from intranet.audit.queries import history_for
from intranet.calendar.deadlines import due_state
from intranet.calendar.due import Due
from intranet.calendar.queries import current
from intranet.calendar.rules import in_words
from intranet.calendar.strips import added
from intranet.calendar.why import Why, was_due, why
from intranet.calendar.why import strip as marked
from intranet.org.directory import directory
from intranet.org.panels import Panel, panels_at
from intranet.settings import values
from intranet.tasks import commitments, extensions, matter_lines, share_queries, standing_in
from intranet.tasks.dates import Note, notes_of, state_of
from intranet.tasks.lists import SENT_BACK, Mark, not_accepted
from intranet.tasks.matter_lines import MatterLine, Request
from intranet.tasks.models import Assignment, AssignmentState
from intranet.tasks.reckoning import reckon
from intranet.tasks.workflow import (
    is_late,
    moves,
    not_to_explain,
    not_to_extend,
    not_to_wait,
    too_late_to_decline,
)
from intranet.text.dates import short
from intranet.text.fold import fold_words

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class Share:
    """Another unit's share of the same task."""

    id: int
    unit: str
    state: AssignmentState
    due: date | None
    here: bool
    first_due: date | None = None
    extended: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """Where work came from that another unit gave back, or where it went (P2)."""

    label: str
    unit: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a task page says."""

    unit: str
    printed: str  # whom the plan names, where it is not the unit by its own name
    person: str
    coordinating: list[str]
    state: AssignmentState | Mark
    due: date | None
    due_state: str
    due_words: str
    rule_words: str
    why: Why
    shares: list[Share]
    history: list[HistoryLine]
    open_moves: frozenset[str]
    may_decline: bool
    is_orphan: bool
    notes: tuple[Note, ...] = ()
    matters: list[MatterLine] = field(default_factory=list)
    request: Request | None = None
    may_decide: bool = False
    may_record: bool = False  # in the place of a unit that has nobody
    may_wait: bool = False  # for another task to end first
    may_ask_extension: bool = False
    may_ask_explanation: bool = False
    explain: Mark | None = None
    promise_asked: str = ""
    moved: list[Moved] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)

    @property
    def done_count(self) -> int:
        """Return how many shares are done."""
        return sum(share.state.is_done for share in self.shares)


def why_due(assignment: Assignment) -> Why:
    """Return what explains the date of *assignment*: counted anew, and said where it was set otherwise."""
    task = assignment.task
    # What is given by hand always has a limit.
    by_hand = "Văn phòng" if task.rule and not task.plan_id else "Kế hoạch"
    source = "Kết luận" if task.conclusion_point_id else by_hand
    if not task.rule:
        return why(None, None, today=clock.today(), source=source)
    given = clock.local(assignment.given_at).date()
    counted = _counted(assignment, given)
    found = why(task.rule, counted, today=clock.today(), source=source)
    if counted.day is None or counted.day == assignment.due or assignment.due is None:
        return found
    if assignment.slack:
        kept = (
            f"Đã gia hạn {assignment.extended} lần, thêm {assignment.slack} ngày làm việc: "
            f"hạn trước khi gia hạn là {short(counted.day)}, hạn hiện nay là {short(assignment.due)}."
        )
        days = marked(added(current(), counted.day, assignment.due, new=assignment.due), clock.today())
        # A date that a paper names is one day, with which the strip of what was added begins as well.
        before = found.strip if len(found.strip) > 1 else ()
        return replace(
            found, day=assignment.due, notes=(*found.notes, kept), strip=was_due(before), added=days
        )
    kept = f"Theo cách đếm này hạn là {short(counted.day)}; hạn đang áp dụng là {short(assignment.due)}."
    return replace(found, day=assignment.due, notes=(*found.notes, kept))


def _counted(assignment: Assignment, given: date) -> Due:
    """Return its date as it is counted now, or as when it was given if that is the date it has (M7)."""
    asked = {
        "anchor_day": assignment.anchor_day, "after": given, "period_ends": assignment.period_ends,
    }  # fmt: skip
    now = reckon(assignment.task, **asked)
    if now.day == assignment.due or assignment.slack:
        return now
    then = reckon(assignment.task, valued=values.known(assignment.given_at), **asked)
    return then if then.day == assignment.due else now


def _moved(actor: Actor, assignment: Assignment) -> list[Moved]:
    """Return the share that became this one, and the share that this one became."""
    if assignment.taken_from_id is None and not assignment.state.is_cancelled:
        return []
    found = []
    for other in share_queries.passed_on(assignment):
        came = other.id == assignment.taken_from_id
        found.append(
            Moved(
                "Nhận từ" if came else "Đã chuyển sang",
                directory().unit_name(other.unit_id),
                other.decline_reason if came else "",
                f"/nhiem-vu/{other.id}" if permits(actor, P.TASK_VIEW, other) else "",
            )
        )
    return found


def _printed(assignment: Assignment) -> str:
    """Return the holders as the plan prints them; nothing where the unit is among them by its own name."""
    task = assignment.task
    own = fold_words(directory().unit_name(assignment.unit_id))
    return "" if not task.plan_id or own in fold_words(task.heading) else task.heading


def days_to_promise(assignment: Assignment) -> list[tuple[str, str]]:
    """Return the days that the unit may promise for late work, today first; nothing where it is not late."""
    if not is_late(assignment):
        return []
    today, *ahead = commitments.days()
    stands = assignment.committed if not commitments.is_needed(assignment) else None
    first = f"Giữ ngày đã cam kết, {stands:%d/%m/%Y}" if stands else "Chọn ngày"
    return [
        ("", first),
        (today.isoformat(), f"Hôm nay (đã làm xong), {today:%d/%m/%Y}"),
        *((day.isoformat(), f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}") for day in ahead),
    ]


def sheet(actor: Actor, assignment: Assignment) -> Sheet:
    """Return what the page of *assignment* says to this person."""
    names, calendar, task = directory(), current(), assignment.task
    is_open = assignment.state.is_open
    view = due_state(assignment.due, today=clock.today(), calendar=calendar, open=is_open)
    state = SENT_BACK if assignment.sent_back and assignment.state.is_doing else assignment.state
    if assignment.state.is_given and assignment.accept_by < clock.today():
        state = not_accepted(assignment.accept_by, clock.today())
    open_moves = frozenset(move.name for move in moves.open_to(actor, assignment))
    own, today = assignment.unit_id in actor.units, clock.today()
    asked = extensions.open_request(assignment) is not None
    decides = asked and "grant-extension" in open_moves and extensions.may_decide(actor, assignment)
    return Sheet(
        unit=names.unit_name(assignment.unit_id),
        printed=_printed(assignment),
        person=names.person_name(assignment.assignee_id),
        coordinating=[names.unit_name(one.unit_id) for one in task.coordinators],
        state=state,
        due=assignment.due,
        due_state=state_of(view.state, assignment, today=today) if is_open else "done",
        due_words=view.words if is_open else assignment.state.label,
        rule_words=in_words(task.rule) if task.rule else "",
        why=why_due(assignment),
        shares=[
            Share(number, names.unit_name(unit), state, due, number == assignment.id, first, extended)
            for number, unit, state, due, first, extended in share_queries.siblings(actor, assignment)
            if not state.is_cancelled
        ],
        history=history_for(actor, assignment),
        open_moves=open_moves,
        may_decline="decline" in open_moves and too_late_to_decline(assignment) is None,
        is_orphan="rescue" in open_moves and not names.unit(assignment.unit_id).is_open(today),
        notes=notes_of(assignment, today=today, pending=assignment.state.is_pending),
        matters=matter_lines.lines(assignment),
        request=matter_lines.request_of(assignment),
        may_decide=decides,
        may_record=standing_in.may_record(actor, assignment),
        may_wait="queue" in open_moves and not_to_wait(assignment) is None,
        may_ask_extension="ask-extension" in open_moves and not_to_extend(assignment) is None,
        may_ask_explanation=(
            "ask-explanation" in open_moves and not own and not_to_explain(assignment) is None
        ),
        explain=matter_lines.explanation_mark(assignment.explain_by) if assignment.explain_by else None,
        promise_asked="needed" if commitments.is_needed(assignment) else "may" if is_late(assignment) else "",
        moved=_moved(actor, assignment),
        panels=panels_at("assignment", actor, assignment),
    )
