"""Write a conclusion down, point by point; when it is issued its points become tasks (F1, F9)."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.conclusions import content, due, queries, wording
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents import drafting, recipients
from intranet.documents.models import Document
from intranet.documents.paper.blocks import Recipient
from intranet.documents.paper.kinds import Kind
from intranet.errors import NotFound, Refused, WrongState
from intranet.org.command import is_request
from intranet.org.directory import directory
from intranet.org.holders import usable_units
from intranet.tasks import notices as task_notices
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, Manner
from intranet.text.titles import short_title


@dataclass(frozen=True, slots=True, kw_only=True)
class General:
    """What a conclusion says besides its points."""

    attended: int | None = None
    opinions: int | None = None
    assessment: str = ""
    answered: str = ""
    beyond: str = ""
    follow_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one point says: its words, and if it orders something who, by when, with what to show."""

    words: str
    unit_ids: Sequence[int] = ()
    coordinating_ids: Sequence[int] = ()
    due: date | None = None
    working_days: int | None = None
    product: str = ""


def begin(actor: Actor, dialogue: Dialogue) -> Conclusion:
    """Begin the conclusion of a dialogue that was held; one for each dialogue."""
    require(actor, P.CONCLUSION_DRAFT, dialogue)
    if not dialogue.is_issued:
        raise Refused("Kế hoạch của cuộc đối thoại chưa ban hành. Hãy ban hành kế hoạch trước.")
    if dialogue.day is None:
        raise Refused("Cuộc đối thoại chưa có ngày. Hãy ấn định ngày trước khi soạn kết luận.")
    if dialogue.day > clock.today():
        raise Refused(f"Cuộc đối thoại tổ chức ngày {dialogue.day:%d/%m/%Y}. Kết luận soạn từ ngày đó.")
    # Two who begin at once: the second waits here, then sees the first one's.
    db.session.execute(db.select(Dialogue.id).where(Dialogue.id == dialogue.id).with_for_update())
    old = queries.of_dialogue(dialogue.id, dialogue.body)
    if old is not None and not old.is_dropped:
        raise WrongState("Cuộc đối thoại này đã có thông báo kết luận.")
    made = Conclusion(
        dialogue=dialogue, body=dialogue.body, author_id=actor.user_id, held_on=dialogue.day,
        attended=None, opinions=None, assessment="", answered="", beyond="", follow_up="", points=[],
    )  # fmt: skip
    if old is not None:
        _take_over(made, old)
    with db.session.no_autoflush:
        document = drafting.draft(
            actor, kind=Kind.CONCLUSION, body=dialogue.body, content=content.content_of(made),
            subject=content.subject_of(made), recipients=content.usual_recipients(made),
            dialogue_id=dialogue.id, plan_id=dialogue.plan_id,
        )  # fmt: skip
    # It was held: a day that was proposed for later waits for nobody any more.
    dialogue.proposed_day, dialogue.proposed_time, dialogue.proposed_by_id = None, "", None
    document.issue_by = due.issue_by(dialogue.day)
    made.id, made.document = document.id, document
    db.session.add(made)
    db.session.flush()
    return made


def _take_over(made: Conclusion, old: Conclusion) -> None:
    """Begin with what a conclusion said that was given up; its paper stays on record."""
    for one in fields(General):
        setattr(made, one.name, getattr(old, one.name))
    made.points = [_point(position, _order_of(point)) for position, point in enumerate(old.points)]
    db.session.delete(old)
    db.session.flush()


def _order_of(point: ConclusionPoint) -> Order:
    return Order(**{one.name: getattr(point, one.name) for one in fields(Order)})


def _point(position: int, order: Order) -> ConclusionPoint:
    point = ConclusionPoint(position=position)
    _fill(point, order)
    return point


def _fill(point: ConclusionPoint, order: Order) -> None:
    point.words, point.product = order.words, order.product
    point.unit_ids, point.coordinating_ids = list(order.unit_ids), list(order.coordinating_ids)
    point.due, point.working_days = order.due, order.working_days


def expect(conclusion: Conclusion, seen: int | None) -> None:
    """Refuse to change a draft that somebody else has changed since it was read."""
    if seen is not None and seen != conclusion.document.version:
        raise WrongState("Dự thảo vừa có người khác sửa. Hãy xem lại nội dung mới rồi lưu lại.")


def describe(actor: Actor, conclusion: Conclusion, general: General) -> None:
    """Change what the conclusion says besides its points."""
    _check(actor, conclusion)
    for one in fields(General):
        setattr(conclusion, one.name, getattr(general, one.name))
    _write(actor, conclusion, was=_units(conclusion))


def add_point(actor: Actor, conclusion: Conclusion, order: Order) -> ConclusionPoint:
    """Add a point at the end."""
    _check(actor, conclusion)
    _check_order(order)
    was, point = _units(conclusion), _point(len(conclusion.points), order)
    conclusion.points.append(point)
    db.session.flush()
    _write(actor, conclusion, was=was)
    return point


def change_point(actor: Actor, conclusion: Conclusion, point_id: int, order: Order) -> None:
    """Change what a point says."""
    _check(actor, conclusion)
    _check_order(order)
    was = _units(conclusion)
    _fill(find(conclusion, point_id), order)
    _write(actor, conclusion, was=was)


def move_point(actor: Actor, conclusion: Conclusion, point_id: int, *, up: bool) -> None:
    """Let a point change places with the one before or after it; nothing happens at the edge."""
    _check(actor, conclusion)
    at = conclusion.points.index(find(conclusion, point_id))
    to = at - 1 if up else at + 1
    if 0 <= to < len(conclusion.points):
        one, other = conclusion.points[at], conclusion.points[to]
        one.position, other.position = to, at
        conclusion.points.sort(key=lambda point: point.position)
        _write(actor, conclusion, was=_units(conclusion))


def remove_point(actor: Actor, conclusion: Conclusion, point_id: int) -> None:
    """Take a point out."""
    _check(actor, conclusion)
    was = _units(conclusion)
    conclusion.points.remove(find(conclusion, point_id))
    _number(conclusion)
    _write(actor, conclusion, was=was)


def find(conclusion: Conclusion, point_id: int) -> ConclusionPoint:
    """Return a point of this conclusion, or :class:`NotFound`."""
    found = next((point for point in conclusion.points if point.id == point_id), None)
    if found is None:
        raise NotFound
    return found


def _number(conclusion: Conclusion) -> None:
    for position, point in enumerate(conclusion.points):
        point.position = position


def _check(actor: Actor, conclusion: Conclusion) -> None:
    require(actor, P.CONCLUSION_DRAFT, conclusion)
    if not conclusion.state.is_draft:
        raise WrongState("Chỉ sửa được khi còn là dự thảo. Hãy rút lại trước khi sửa.")


def _check_order(order: Order) -> None:
    """Refuse what contradicts itself; what is only missing yet is asked for when it is submitted."""
    if not order.words.strip():
        raise Refused("Hãy ghi nội dung của điểm này.", field="words")
    if order.due and order.working_days:
        raise Refused("Chỉ ghi một thời hạn: một ngày, hoặc số ngày làm việc.", field="due")
    if both := set(order.unit_ids) & set(order.coordinating_ids):
        named = wording.names_of(sorted(both), directory().unit_name)
        raise Refused(f"{named} không thể vừa thực hiện vừa phối hợp.", field="coordinating")


def _units(conclusion: Conclusion) -> set[int]:
    """Return the units that the points name."""
    return {unit for point in conclusion.points for unit in (*point.unit_ids, *point.coordinating_ids)}


def _write(actor: Actor, conclusion: Conclusion, *, was: set[int]) -> None:
    """Let the paper say what the conclusion says now; *was* are the units that it named before."""
    drafting.change(
        actor, conclusion.document, content=content.content_of(conclusion),
        recipients=_recipients(conclusion, gone=was - _units(conclusion)),
    )  # fmt: skip
    # Who does it may change without a word on the paper: it is another draft all the same.
    drafting.note_writer(actor, conclusion.document)
    flag_modified(conclusion.document, "writers")
    db.session.flush()


def _recipients(conclusion: Conclusion, *, gone: set[int]) -> list[Recipient]:
    """Return Nơi nhận with a line for each unit that has something to do and that no line reaches yet."""
    name = directory().unit_name
    dropped = {name(unit) for unit in gone}
    usual = set(content.usual_recipients(conclusion))
    kept = [
        line
        for line in recipients.lines(conclusion.document)
        if line in usual or line.purpose != content.DOES or line.name not in dropped
    ]
    reached = {leaf for line in kept for unit in recipients.reached(line.name) for leaf in _leaves(unit)}
    missing = [unit for unit in sorted(_units(conclusion)) if not reached.issuperset(_leaves(unit))]
    return [*kept, *(Recipient(name(unit), content.DOES) for unit in missing)]


def _leaves(unit_id: int) -> list[int]:
    return directory().members(unit_id, clock.today())


def obstacle(document: Document) -> str | None:
    """Return why a conclusion's paper cannot be submitted yet: each order must be clear (C18)."""
    conclusion = queries.of_document(document)
    if conclusion is None:
        return "Không tìm thấy nội dung kết luận của văn bản này."
    return wording.obstacle(conclusion, today=clock.today(), closed=closed_units(conclusion))


def closed_units(conclusion: Conclusion) -> frozenset[int]:
    """Return the units named by the points that cannot be given work today."""
    return frozenset(_units(conclusion) - usable_units()[0])


def give_out(actor: Actor, document: Document) -> list[Assignment]:
    """Make a task of each point that orders something; each unit is told once (F9)."""
    conclusion = queries.of_document(document)
    if conclusion is None:
        raise NotFound
    given: list[Assignment] = []
    for number, point in enumerate(conclusion.points, 1):
        if point.unit_ids:
            task = tasks.give(actor, _duty(conclusion, point, number), permission=P.CONCLUSION_ISSUE)
            given += task.assignments
    task_notices.given(given, source=document.title)
    return given


def _duty(conclusion: Conclusion, point: ConclusionPoint, number: int) -> tasks.Duty:
    document, rule = conclusion.document, wording.rule_of(point)
    asked = is_request(conclusion.body, point.unit_ids)
    return tasks.Duty(
        body=conclusion.body, title=short_title(point.words), words=point.words,
        manner=Manner.REQUEST if asked else Manner.ORDER,
        heading=wording.names_of(point.unit_ids, directory().unit_name),
        source=f"{document.kind.code} {document.code}, {content.place_of(conclusion, number)}",
        rule=rule, rule_words=wording.deadline(point), product=point.product,
        unit_ids=point.unit_ids, coordinating_ids=point.coordinating_ids,
        issued_on=document.day if point.working_days else None, conclusion_point_id=point.id,
    )  # fmt: skip
