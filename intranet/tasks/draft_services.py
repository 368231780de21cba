"""Make tasks by hand: the office writes and submits, the leader gives them out or back (C18)."""

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import permits_somewhere, require, require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.calendar.rules import in_words
from intranet.calendar.shapes import GIVEN_ANCHOR
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.org.directory import directory
from intranet.tasks import anchoring, chain, draft_notices, notices, services
from intranet.tasks.anchoring import Held
from intranet.tasks.draft_models import DraftState, TaskDraft
from intranet.tasks.draft_workflow import moves, order_of
from intranet.tasks.models import Assignment, Manner
from intranet.tasks.ordering import Order
from intranet.trash import services as trash

# What a draft says as its order does, but for its units, which it keeps as lists.
_PLAIN = (
    "title", "words", "manner", "basis", "product", "rule", "after_id", "repeats_until", "dialogue_id",
)  # fmt: skip

_NO_DIALOGUE = "Cuộc đối thoại này không còn trong kế hoạch đang thực hiện. Hãy chọn lại."

log.define("task-draft.create", "Soạn nhiệm vụ")
log.define("task-draft.edit", "Sửa nhiệm vụ đang soạn")


def expect_part(actor: Actor) -> None:
    """Refuse, naming who may, whoever neither writes tasks by hand nor gives them out."""
    if not permits_somewhere(actor, P.TASK_CREATE):
        require_somewhere(actor, P.TASK_ISSUE)


def create(actor: Actor, body: Body, order: Order) -> TaskDraft:
    """Begin a task by hand; nobody but the office and its leader knows of it."""
    draft = TaskDraft(
        body=body, author_id=actor.user_id, state=DraftState.DRAFT, returned="", submitted_at=None,
        submitted_by_id=None, task_id=None,
    )  # fmt: skip
    require(actor, P.TASK_CREATE, draft)
    _fill(draft, order)
    db.session.add(draft)
    db.session.flush()
    log.record(actor, "task-draft.create", draft)
    return draft


def change(actor: Actor, draft: TaskDraft, order: Order) -> None:
    """Write it otherwise, while it is the office's."""
    require(actor, P.TASK_CREATE, draft)
    if not draft.state.is_draft:
        raise WrongState("Chỉ sửa được khi đang soạn. Hãy rút lại trước khi sửa.")
    before = _said(order_of(draft))
    _fill(draft, order)
    after = _said(order_of(draft))
    differs = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if differs:
        log.record(actor, "task-draft.edit", draft, changes=differs)


def _said(order: Order) -> dict[str, object]:
    return {name: getattr(order, name) for name in Order.__slots__}


def _fill(draft: TaskDraft, order: Order) -> None:
    """Write down what *order* says; what is only missing yet is asked for when it is submitted."""
    if not order.title.strip():
        raise Refused("Hãy ghi tên nhiệm vụ.", field="title")
    if both := set(order.unit_ids) & set(order.coordinating_ids):
        named = ", ".join(directory().unit_name(one) for one in sorted(both))
        raise Refused(f"{named} không thể vừa thực hiện vừa phối hợp.", field="coordinating")
    recurring = bool(order.rule and order.rule.get("recurring"))
    if order.after_id is not None:
        if recurring:
            raise Refused("Việc định kỳ có lịch riêng, không chờ việc khác.", field="after")
        chain.check(None, order.after_id)
    if order.dialogue_id is not None:
        if recurring:
            raise Refused("Việc định kỳ có lịch riêng, không theo một cuộc đối thoại.", field="dialogue")
        _check_dialogue(draft.body, anchoring.find(order.dialogue_id))
    if order.repeats_until and not recurring:
        raise Refused("Chỉ việc định kỳ mới có ngày thôi lặp lại.", field="repeats_until")
    if order.repeats_until and order.repeats_until < clock.today():
        raise Refused("Ngày thôi lặp lại đã qua.", field="repeats_until")
    for name in _PLAIN:
        setattr(draft, name, getattr(order, name))
    draft.unit_ids, draft.coordinating_ids = list(order.unit_ids), list(order.coordinating_ids)


def _check_dialogue(body: Body, held: Held | None) -> None:
    """Refuse a dialogue that is no more, or of another body or a plan that is not in force."""
    if held is None or held.body != body or not held.is_issued:
        raise Refused(_NO_DIALOGUE, field="dialogue")


def submit(actor: Actor, draft: TaskDraft) -> None:
    """Ask the leader to give it out; refused until all six are clear."""
    moves.fire(actor, draft, "submit")
    draft.submitted_at, draft.submitted_by_id, draft.returned = clock.now(), actor.user_id, ""
    draft_notices.submitted(draft)


def recall(actor: Actor, draft: TaskDraft) -> None:
    """Take it back to change it."""
    moves.fire(actor, draft, "recall")


def give_back(actor: Actor, draft: TaskDraft, *, comment: str) -> None:
    """Return it to the office, saying what to change."""
    moves.fire(actor, draft, "give_back", comment)
    draft.returned = comment
    draft_notices.returned(draft)


def drop(actor: Actor, draft: TaskDraft, *, comment: str) -> None:
    """Give it up; within thirty days it may come back as it was (L12)."""
    moves.fire(actor, draft, "drop", comment)
    trash.put(actor, "task-draft", draft.id, title=draft.title, reason=comment, before={})


def issue(actor: Actor, draft: TaskDraft) -> list[Assignment]:
    """Give it out: the units have their shares and are told; what waits for its turn is told then."""
    moves.fire(actor, draft, "issue")
    if draft.after_id is not None:
        chain.lock([draft.after_id])
    held = anchoring.find(draft.dialogue_id, hold=True)
    if draft.dialogue_id is not None:
        _check_dialogue(draft.body, held)
    task = services.give(actor, duty_of(draft, held), permission=P.TASK_ISSUE)
    db.session.flush()
    draft.task_id = task.id
    notices.given(task.assignments, source=draft.basis)
    draft_notices.issued(draft)
    return list(task.assignments)


def duty_of(draft: TaskDraft, held: Held | None = None) -> services.Duty:
    """Return what the units will read; *held* is the dialogue that it is done for."""
    names, rule = directory(), draft.rule
    today = clock.today()
    return services.Duty(
        body=draft.body, title=draft.title, words=draft.words, manner=Manner(draft.manner),
        heading=", ".join(names.unit_name(one) for one in draft.unit_ids), source=draft.basis,
        rule=rule, rule_words=in_words(rule) if rule else "", product=draft.product,
        unit_ids=draft.unit_ids, coordinating_ids=draft.coordinating_ids, after_id=draft.after_id,
        issued_on=today if rule and rule.get("anchor") == GIVEN_ANCHOR else None,
        repeats_until=draft.repeats_until, author_id=draft.author_id,
        anchors=[services.Anchor(held.id, held.day, label=held.title)] if held else (),
    )  # fmt: skip
