"""Gather what the page of a conclusion shows: its points, what changed, how far its work has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import acting
from intranet.access.permissions import Permission as P
from intranet.audit.queries import Line
from intranet.calendar.deadlines import DueStates, DueView
from intranet.calendar.queries import current
from intranet.calendar.rules import compute
from intranet.calendar.why import Why, why
from intranet.conclusions import content, due, queries, services, stages, wording
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.conclusions.stages import Stage
from intranet.documents import past, pdf, recipients
from intranet.documents.models import Document, Round
from intranet.documents.paper import html
from intranet.documents.papers import paper_of
from intranet.documents.waiting import until_issue
from intranet.org.directory import directory
from intranet.tasks import clarity
from intranet.tasks.dates import Note, notes_of
from intranet.tasks.models import Assignment, AssignmentState
from intranet.text.compare import PartChange, parts

CHANGES, WHOLE, HISTORY = "thay-doi", "toan-van", "lich-su"
TABS = {CHANGES: "Thay đổi", WHOLE: "Toàn văn", HISTORY: "Lịch sử"}
DECISIONS = {"approve": "Duyệt", "return": "Trả lại", "recall": "Rút lại để sửa"}


@dataclass(frozen=True, slots=True)
class Share:
    """One unit's share of the work that a point orders."""

    id: int
    unit: str
    state: AssignmentState
    due: date | None
    due_state: str
    due_words: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One point as the page shows it; ``unclear`` is what stops it from being submitted."""

    id: int
    number: int
    key: str
    words: str
    units: str
    coordinating: str
    deadline: str
    product: str
    orders: bool
    unclear: str
    note: str  # that the last day falls on a day off
    why: Why | None  # what explains its last day, until its work has it
    remark: str
    shares: list[Share] = field(default_factory=list)
    stage: Stage | None = None

    def is_at(self, wanted: Stage) -> bool:
        """Tell whether it stands at *wanted*."""
        return self.stage is wanted or (wanted is Stage.ALL and self.stage is not None)

    @property
    def done(self) -> int:
        """Return how many shares are done."""
        return sum(share.state.is_done for share in self.shares)


@dataclass(frozen=True, slots=True)
class Changed:
    """One part that changed since the leader last read it, with the remark made there."""

    label: str
    number: int
    part: PartChange
    remark: str


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One submission and what became of it."""

    number: int
    submitted: str
    decided: str
    decision: str
    comment: str
    remarks: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a conclusion's page says."""

    points: list[Point]
    sections: list[tuple[str, str, str]]  # key, label, text of what it says besides its points
    remarks: Mapping[str, str]
    changed: list[Changed]
    same: str
    returned: Round | None
    returned_by: str
    preview: Markup
    tab: str
    tabs: list[tuple[str, str, int | None]]
    obstacle: str
    issue_due: DueView | None
    issue_why: Why | None
    submitted: str
    approved: str
    acting_for: str
    rounds: list[RoundLine]
    history: list[Line]
    units: int
    orders: int
    may_receive: bool
    has_pdf: bool

    @property
    def done(self) -> int:
        """Return how many shares of all points are done."""
        return sum(point.done for point in self.points)

    @property
    def late(self) -> int:
        """Return how many shares are late."""
        every = (share for point in self.points for share in point.shares)
        return sum(share.due_state == "late" and share.state.is_open for share in every)

    @property
    def total(self) -> int:
        """Return how many shares there are."""
        return sum(len(point.shares) for point in self.points)


def sheet(actor: Actor, conclusion: Conclusion, *, tab: str = "") -> Sheet:
    """Return what the page of *conclusion* says to this person."""
    document = conclusion.document
    returned = None if document.is_issued else last_return(document)
    remarks = returned.remarks if returned else {}
    shares = queries.shares(actor, conclusion) if document.is_issued else {}
    points = _points(conclusion, remarks, shares)
    before = None if document.is_issued else returned or last_submission(document)
    again = before is not None and document.rounds_made > before.number
    changed, same = _changes(conclusion, before) if before else ([], "")
    tabs = [(CHANGES, TABS[CHANGES], len(changed))] if before else []
    tabs += [(WHOLE, TABS[WHOLE], None), (HISTORY, TABS[HISTORY], None)]
    shown = tab if tab in [key for key, _, _ in tabs] else CHANGES if again else WHOLE
    follows = past.follows(actor, document)
    return Sheet(
        points=points,
        sections=_sections(conclusion),
        remarks=remarks,
        changed=changed,
        same=same,
        returned=returned,
        returned_by=_by(returned) if returned else "",
        preview=html.draw(paper_of(document)),
        tab=shown,
        tabs=tabs,
        obstacle=services.obstacle(document) or "" if document.state.is_draft else "",
        issue_due=issue_due(document),
        issue_why=due.why_by(conclusion.held_on) if issue_due(document) else None,
        submitted=_submitted(document),
        approved=_approved(document),
        acting_for=_acting_for(actor, conclusion),
        rounds=[_round(one) for one in reversed(document.rounds)] if shown == HISTORY and follows else [],
        history=past.history_of(actor, document) if shown == HISTORY else [],
        units=len({unit for point in conclusion.points for unit in point.unit_ids}),
        orders=sum(bool(point.unit_ids) for point in conclusion.points),
        may_receive=bool(recipients.awaiting(actor, document)),
        has_pdf=pdf.is_available(),
    )


def last_return(document: Document) -> Round | None:
    """Return the last submission that was returned: what the leader read before."""
    return next((one for one in reversed(document.rounds) if one.decision == "return"), None)


def last_submission(document: Document) -> Round | None:
    """Return the last submission that was taken back: what the leader may have read before."""
    return next((one for one in reversed(document.rounds) if one.decision == "recall"), None)


def issue_due(document: Document) -> DueView | None:
    """Return how the last day for the issue stands; nothing once it is issued."""
    if document.issue_by is None or not document.state.is_open:
        return None
    return until_issue(document.issue_by)


def _points(
    conclusion: Conclusion, remarks: Mapping[str, str], shares: Mapping[int, list[Assignment]]
) -> list[Point]:
    today, name = clock.today(), directory().unit_name
    states = DueStates(current(), today)
    closed = services.closed_units(conclusion) if conclusion.state.is_draft else frozenset()
    return [
        Point(
            id=point.id, number=number, key=point.key, words=point.words,
            units=wording.names_of(point.unit_ids, name),
            coordinating=wording.names_of(point.coordinating_ids, name),
            deadline=wording.deadline(point), product=point.product, orders=point.orders,
            unclear=_unclear(point, today, closed) if conclusion.state.is_draft else "",
            note=_day_off(point) if conclusion.state.is_draft else "",
            why=None if conclusion.state.is_issued else _why(point), remark=remarks.get(point.key, ""),
            shares=[_share(one, states) for one in shares.get(point.id, [])],
            stage=stages.stage_of(shares.get(point.id, []), today),
        )
        for number, point in enumerate(conclusion.points, 1)
    ]  # fmt: skip


def _unclear(point: ConclusionPoint, today: date, closed: frozenset[int]) -> str:
    return clarity.joined(wording.unclear(point, today=today, closed=closed))


def _day_off(point: ConclusionPoint) -> str:
    """Return that the last day of a point is a day off, and where it moves; empty for a working day."""
    if point.due is None or current().is_working(point.due):
        return ""
    rule = wording.rule_of(point)
    return " ".join(compute(rule, calendar=current()).notes) if rule else ""


def _why(point: ConclusionPoint) -> Why | None:
    """Return what explains the day of a point; nothing where it names none."""
    rule = wording.rule_of(point)
    counted = compute(rule, calendar=current(), after=clock.today()) if rule else None
    return why(rule, counted, today=clock.today(), source="Kết luận") if counted and counted.day else None


def _share(one: Assignment, states: DueStates) -> Share:
    view = states.view(one.due, open=one.state.is_open)
    words = view.words if one.state.is_open else one.state.label
    notes = notes_of(one, today=states.today, pending=one.state.is_pending)
    return Share(one.id, directory().unit_name(one.unit_id), one.state, one.due, view.state, words, notes)


def _sections(conclusion: Conclusion) -> list[tuple[str, str, str]]:
    texts = {
        "danh-gia": conclusion.assessment, "da-tra-loi": conclusion.answered,
        "vuot-tham-quyen": conclusion.beyond, "theo-doi": conclusion.follow_up,
    }  # fmt: skip
    return [(key, wording.PARTS[key], text) for key, text in texts.items() if text]


def _changes(conclusion: Conclusion, before: Round) -> tuple[list[Changed], str]:
    """Return what changed since the submission *before*, and in words what did not."""
    now = content.parts_of(conclusion)
    numbers = {point.key: number for number, point in enumerate(conclusion.points, 1)}
    found, same = [], []
    for one in parts(before.snapshot, now):
        label = _label(one.key, numbers)
        if one.is_changed or one.key in before.remarks:
            found.append(Changed(label, numbers.get(one.key, 0), one, before.remarks.get(one.key, "")))
        else:
            same.append(label[:1].lower() + label[1:])
    if not same:
        return found, ""
    return found, f"{clarity.joined(same)[:1].upper()}{clarity.joined(same)[1:]} không đổi."


def _label(key: str, numbers: Mapping[str, int]) -> str:
    if key in numbers:
        return f"Điểm {numbers[key]}"
    return wording.PARTS.get(key, "Điểm đã bỏ")


def _by(made: Round) -> str:
    name = directory().person_name(made.decided_by_id)
    return f"{name} (thay {made.on_behalf_of})" if made.on_behalf_of else name


def _submitted(document: Document) -> str:
    if document.submitted_at is None:
        return ""
    unit = directory().unit_name(document.unit_id)
    who = ", ".join(filter(None, (directory().person_name(document.submitted_by_id), unit)))
    return f"{who}, trình {clock.local(document.submitted_at):%d/%m/%Y, %H:%M}"


def _approved(document: Document) -> str:
    """Return who approved, and for whom; empty while nobody has."""
    made = next((one for one in reversed(document.rounds) if one.decision == "approve"), None)
    if made is None or document.approved_at is None:
        return ""
    return f"{_by(made)} duyệt {clock.local(document.approved_at):%d/%m/%Y, %H:%M}"


def _acting_for(actor: Actor, conclusion: Conclusion) -> str:
    """Return the leader in whose place the person would decide; empty in their own right."""
    deputy = acting(actor, P.CONCLUSION_APPROVE, conclusion) if conclusion.state.is_submitted else None
    return deputy.acting_for if deputy else ""


def _round(made: Round) -> RoundLine:
    names, texts = directory(), dict(made.snapshot)
    decided = f"{_by(made)}, {clock.local(made.decided_at):%d/%m/%Y, %H:%M}" if made.decided_at else ""
    return RoundLine(
        made.number,
        f"{names.person_name(made.submitted_by_id)}, {clock.local(made.submitted_at):%d/%m/%Y, %H:%M}",
        decided,
        DECISIONS.get(made.decision, ""),
        made.comment,
        [(_first_line(texts.get(key, "")), text) for key, text in made.remarks.items()],
    )


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].rstrip(" .;:")
