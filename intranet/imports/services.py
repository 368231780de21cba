"""Keep each step of a review, and make the plan of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.queries import doers
from intranet.db.session import db
from intranet.dialogues import services as dialogues
from intranet.documents import approvals
from intranet.errors import Refused, WrongState
from intranet.imports import amending, cautions, queries
from intranet.imports.making import ordered, paper_of
from intranet.imports.models import ImportDraft
from intranet.imports.name_queries import may_be_learnt
from intranet.imports.questions import questions
from intranet.imports.review import Review, as_json, from_json
from intranet.imports.workflow import moves
from intranet.org import unit_services
from intranet.org.directory import directory
from intranet.org.holders import usable_units
from intranet.plans import approval
from intranet.plans import services as plans
from intranet.plans.models import Plan
from intranet.tasks.models import Assignment
from intranet.trash import services as trash

log.define("import.settle", lambda entry: f"Soát {_step_words(entry.data)}")

CHANGED = (
    "Bản soát này vừa được lưu ở một trang khác nên thao tác chưa được ghi. "
    "Nội dung đã nhập còn nguyên; hãy xem lại rồi gửi lại."
)

STEPS = {
    "name": "tên đơn vị", "rule": "thời hạn của nhiệm vụ", "duty": "nhiệm vụ", "line": "dòng",
    "elsewhere": "các việc ở phần khác", "loose": "mốc ở phần khác, chỗ",
    "header": "thông tin kế hoạch", "dialogue": "cuộc đối thoại",
    "amends": "kế hoạch được sửa đổi", "match": "đối chiếu nhiệm vụ", "stay": "cuộc đối thoại không nhắc lại",
}  # fmt: skip


def _step_words(data: dict[str, Any]) -> str:
    words = STEPS.get(data["step"], data["step"])
    return f"{words} {data['number']}" if data["number"] else words


def settle(
    actor: Actor, draft: ImportDraft, change: Callable[[Review], Review], *, seen: int, step: str, number: int
) -> None:
    """Save one step of the review; *seen* is the version that the page was drawn from.

    *step* (of ``STEPS``) and *number* say in the log what was settled.
    """
    require(actor, P.PLAN_IMPORT, draft)
    _take(draft, seen)
    review = change(from_json(draft.review))
    draft.review = as_json(review)
    draft.name = review.called(draft.name)
    db.session.flush()
    log.record(actor, "import.settle", draft, step=step, number=number)


def _take(draft: ImportDraft, seen: int | None) -> None:
    """Hold the reading against others, and refuse what comes too late."""
    columns = ["version", "state", "review", "plan_id"]
    db.session.refresh(draft, attribute_names=columns, with_for_update=True)
    if draft.is_confirmed:
        raise WrongState("Kế hoạch này đã được xác nhận rồi. Nhiệm vụ xem ở trang kế hoạch.")
    if not draft.is_open:
        raise WrongState("Bản đọc này đã được bỏ.")
    if seen is not None and draft.version != seen:
        raise WrongState(CHANGED)


def drop(actor: Actor, draft: ImportDraft, *, reason: str) -> None:
    """Give a reading up, saying why; the file may be read again. For thirty days it may come back (L12)."""
    _take(draft, None)
    moves.fire(actor, draft, "drop", reason)
    kept = queries.paper_before(draft)
    if kept is not None and kept.state.is_draft:
        approvals.drop(actor, kept, comment=reason)
    trash.put(actor, "import", draft.id, title=draft.name, reason=reason, before={})


def confirm(
    actor: Actor, draft: ImportDraft, *, signed: bool, seen: int, compared: int = 0, anyway: bool = True
) -> Plan:
    """Make the plan of a settled review; a signed one gives its units their tasks at once.

    A review that amends a plan opens a new version of it instead; *compared* is the version of that plan
    that the page compared with. *anyway*: what speaks against giving out the work has been seen.
    """
    _take(draft, seen)
    review = from_json(draft.review)
    usable, empty = usable_units()
    if left := questions(review, usable=usable, empty_groups=empty):
        raise Refused(f"Còn {len(left)} chỗ chưa rõ. Hãy trả lời các câu hỏi bên dưới rồi xác nhận.")
    if not review.standing:
        raise Refused("Kế hoạch chưa có nhiệm vụ nào. Hãy thêm nhiệm vụ rồi xác nhận.")
    if signed and not anyway and (against := _cautions(review)):
        seen_first = "Nếu vẫn giao nhiệm vụ, hãy đánh dấu “Vẫn xác nhận”."
        raise Refused(" ".join((*against, seen_first)), field="anyway")
    # A refusal below undoes all of it, so that the page shows the review as it still is.
    with db.session.begin_nested():
        if (amended := amending.plan_of(draft, review)) is not None:
            plan = amending.confirm(actor, draft, review, amended, signed=signed, seen=compared)
            _remember_names(actor, review)
            draft.plan_id = plan.id
            moves.fire(actor, draft, "confirm", plan=plan.id, signed=signed, amends=True)
            return plan
        plan = plans.enter(actor, paper_of(draft, review))
        made = dialogues.create(actor, plan, ordered(review))
        _remember_names(actor, review)
        if signed:
            approval.enter_signed(actor, plan, kept=queries.paper_before(draft))
            plans.issue_tasks(actor, plan, anchors=dialogues.anchors(made))
        else:
            approval.draft(actor, plan, kept=queries.paper_before(draft), writers=doers(draft))
        draft.plan_id = plan.id
        moves.fire(actor, draft, "confirm", plan=plan.id, signed=signed)
    return plan


def _cautions(review: Review) -> list[str]:
    commune = directory().commune
    return cautions.cautions(review, place=commune.place, commune=commune.name, today=clock.today())


def reopen(actor: Actor, plan: Plan) -> ImportDraft:
    """Review a plan again that is only a draft: it goes, with its dialogues; its reading is open again."""
    require(actor, P.PLAN_EDIT_DRAFT, plan)
    draft = queries.of_plan(plan.id)
    db.session.refresh(plan, attribute_names=["state", "issued_at"])
    if plan.issued_at is not None:
        raise WrongState("Kế hoạch này đã giao nhiệm vụ nên không soát lại.")
    kept = approval.let_go(plan)
    draft.plan_id, draft.document_id = None, kept.id if kept else None
    moves.fire(actor, draft, "reopen", plan=plan.id)
    db.session.flush()
    db.session.delete(plan)
    db.session.flush()
    return draft


def sign(actor: Actor, plan: Plan, *, code: str, issued_on: date | None) -> list[Assignment]:
    """Put a plan in force that was signed elsewhere after it was entered; number and day may be blank."""
    require(actor, P.TASK_CONFIRM_IMPORT, plan)
    if plan.issued_at is not None:
        raise WrongState("Kế hoạch này đã giao nhiệm vụ rồi.")
    # A refusal below undoes all of it, so that the page shows the plan as it still is.
    with db.session.begin_nested():
        if code or issued_on:
            plans.note_number(actor, plan, code=code, issued_on=issued_on)
        approval.enter_signed(actor, plan)
        return plans.issue_tasks(actor, plan, anchors=dialogues.anchors(plan.dialogues))


def _remember_names(actor: Actor, review: Review) -> None:
    """Keep the names that somebody settled, so that the next plan needs no question."""
    for name in review.names:
        is_asked = name.remember and not name.is_clause and len(name.unit_ids) == 1
        if is_asked and may_be_learnt(name.printed):
            unit_services.learn_alias(actor, queries.unit(name.unit_ids[0]), name=name.printed)
