"""Tasks made by hand: write, submit, give out or back (C18)."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet.access.actor import Actor, Body
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history_for
from intranet.calendar import due_fields
from intranet.calendar.rules import in_words
from intranet.errors import Refused
from intranet.forms.base import SeenForm
from intranet.forms.fields import options
from intranet.forms.pressing import answered
from intranet.org import holders
from intranet.org.directory import directory
from intranet.tasks import anchoring, chain_queries, draft_queries, draft_services, ordering, services
from intranet.tasks.anchoring import Held
from intranet.tasks.draft_forms import TaskDraftForm
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.draft_workflow import moves, order_of
from intranet.tasks.forms import CommentForm
from intranet.tasks.models import Manner
from intranet.tasks.ordering import Order
from intranet.web.addresses import number
from intranet.web.guard import current_actor, guard

bp = Blueprint("task_drafts", __name__, url_prefix="/nhiem-vu/soan")
NOTHING = Order(manner=Manner.ORDER)


@bp.get("")
@guard(P.TASK_VIEW)
def index():
    """Show the tasks that are being written or wait for the leader."""
    actor, closed = current_actor(), request.args.get("muc") == "da-giao"
    draft_services.expect_part(actor)
    found = draft_queries.page(actor, before=number(request.args, "truoc") or 0, closed=closed)
    held = anchoring.several([one.dialogue_id for one in found.drafts])
    return render_template(
        "tasks/drafts.html", drafts=found.drafts, older=found.older, closed=closed,
        names=directory(), due=lambda draft: ordering.meaning(order_of(draft), held.get(draft.dialogue_id)),
        writes=bool(draft_queries.bodies(actor)),
    )  # fmt: skip


@bp.route("/moi", methods=["GET", "POST"])
@guard(P.TASK_CREATE)
def new():
    """Begin a task by hand."""
    actor = current_actor()
    bodies = draft_queries.bodies(actor)
    form = _form(actor, bodies[0], NOTHING, bodies=bodies)
    if form.validate_on_submit():
        try:
            body = Body(form.body.data) if form.body.data else bodies[0]
            made = draft_services.create(actor, body, _order(form, NOTHING))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã lưu. Đủ 6 rõ thì trình lãnh đạo giao.", "done")
            return redirect(url_for(".show", task_draft_id=made.id))
    return _form_page(form, NOTHING, bodies[0], draft=None)


@bp.route("/<int:task_draft_id>/sua", methods=["GET", "POST"])
@guard(P.TASK_CREATE, task_draft=draft_queries.get)
def edit(task_draft: TaskDraft):
    """Write it otherwise."""
    actor, old = current_actor(), order_of(task_draft)
    form = _form(actor, task_draft.body, old, now=task_draft.version)
    if form.validate_on_submit():
        try:
            services.expect(task_draft, form.seen.data)
            draft_services.change(actor, task_draft, _order(form, old))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã lưu.", "done")
            return redirect(url_for(".show", task_draft_id=task_draft.id))
    return _form_page(form, old, task_draft.body, draft=task_draft)


@bp.get("/sau-ro")
@guard(P.TASK_CREATE)
def clear():
    """Say how clear what was typed so far is; nothing is saved."""
    actor = current_actor()
    bodies = draft_queries.bodies(actor)
    wanted = request.args.get("body", "")
    body = Body(wanted) if wanted in bodies else bodies[0]
    form = _form(actor, body, NOTHING, sent=request.args)
    return render_template("tasks/_ticks.html", **_clear(form, NOTHING, body))


def _form(
    actor: Actor, body: Body, old: Order, *, bodies: Any = (), now: int | None = None, sent: Any = None
) -> TaskDraftForm:
    data = {
        "title": old.title, "words": old.words, "units": list(old.unit_ids), "manner": old.manner,
        "coordinating": list(old.coordinating_ids), "product": old.product, "basis": old.basis,
        "after": old.after_id or 0, "dialogue": old.dialogue_id or 0, "repeats_until": old.repeats_until,
        "body": body, **due_fields.as_data(due_fields.fields_of(old.rule)),
    }  # fmt: skip
    if sent is None:
        form = TaskDraftForm(rule=old.rule, now=now, data=data)
    else:
        form = TaskDraftForm(sent, rule=old.rule, meta={"csrf": False})
    choices = holders.unit_choices(holders.unit_blocks())
    form.units.choices = form.coordinating.choices = choices
    form.body.choices = options([(one.value, one.label) for one in bodies or (body,)])
    form.after.choices = options([(0, "Không chờ việc nào"), *_offered(actor, body, old)])
    form.dialogue.choices = options([(0, "Không theo cuộc đối thoại nào"), *_dialogues(actor, body, old)])
    return form


def _dialogues(actor: Actor, body: Body, old: Order) -> list[tuple[int, str]]:
    """Return the dialogues that it may be done for; one that was chosen stays, however long ago it was."""
    found = list(anchoring.offered(actor, body))
    if old.dialogue_id and old.dialogue_id not in {one.id for one in found}:
        found += anchoring.several([old.dialogue_id]).values()
    return [(one.id, _with_day(one)) for one in found]


def _with_day(held: Held) -> str:
    return f"{held.title}, {f'ngày {held.day:%d/%m/%Y}' if held.day else 'chưa ấn định ngày'}"


def _offered(actor: Actor, body: Body, old: Order) -> list[tuple[int, str]]:
    """Return the tasks that may come before; one that was chosen stays, however long ago it was given."""
    names = directory()
    found = [
        (one.task_id, chain_queries.named(one, names.unit_name(one.unit_id)))
        for one in chain_queries.offered(actor, body)
    ]
    if old.after_id and old.after_id not in dict(found):
        found.append((old.after_id, "Việc đã chọn"))
    return found


def _order(form: TaskDraftForm, old: Order) -> Order:
    """Return what was filled in."""
    untouched = form.fields.kind != due_fields.NONE and form.fields == due_fields.fields_of(old.rule)
    return Order(
        title=form.title.data or "", words=form.words.data or "", manner=form.manner.data or "",
        basis=form.basis.data or "", product=form.product.data or "",
        rule=old.rule if untouched else due_fields.rule_of(form.fields, kept=old.rule),
        unit_ids=tuple(form.units.data or ()), coordinating_ids=tuple(form.coordinating.data or ()),
        after_id=form.after.data or None, dialogue_id=form.dialogue.data or None,
        repeats_until=form.repeats_until.data,
    )  # fmt: skip


def _clear(form: TaskDraftForm, old: Order, body: Body) -> dict[str, Any]:
    """Return the six ticks of what the form holds, and what its limit means."""
    try:
        order = _order(form, old)
    except Refused as refusal:
        form.kind.data = due_fields.NONE
        order, words = _order(form, old), refusal.message
    else:
        words = ordering.meaning(order)
    known = directory().units
    order = Order(**{
        **{name: getattr(order, name) for name in Order.__slots__},
        "unit_ids": [one for one in order.unit_ids if one in known],
        "manner": order.manner if order.manner in set(Manner) else "",
    })  # fmt: skip
    return {"ticks": ordering.ticks(body, order), "meaning": words}


def _form_page(form: TaskDraftForm, old: Order, body: Body, *, draft: TaskDraft | None) -> Any:
    page = render_template(
        "tasks/draft_form.html",
        form=form, draft=draft, blocks=holders.unit_blocks(), **_clear(form, old, body),
    )  # fmt: skip
    return page, form.status


@bp.get("/<int:task_draft_id>")
@guard(P.TASK_VIEW, task_draft=draft_queries.get)
def show(task_draft: TaskDraft):
    """Show one task made by hand, and what may be done with it now."""
    return _page(task_draft, SeenForm(formdata=None, now=task_draft.version))


def _page(draft: TaskDraft, press: SeenForm) -> Any:
    actor, order, names = current_actor(), order_of(draft), directory()
    held = anchoring.find(draft.dialogue_id)
    page = render_template(
        "tasks/draft.html",
        draft=draft, press=press, names=names, ticks=ordering.ticks(draft.body, order),
        meaning=ordering.meaning(order, held), dialogue=held,
        rule_words=in_words(draft.rule) if draft.rule else "",
        open_moves={move.name for move in moves.open_to(actor, draft)},
        before=chain_queries.first_share(actor, draft.after_id),
        made=chain_queries.first_share(actor, draft.task_id),
        history=history_for(actor, draft),
    )  # fmt: skip
    return page, press.status


def _press(draft: TaskDraft, act: Callable[[Actor, TaskDraft], Any], done: str) -> Any:
    form = SeenForm(now=draft.version)
    if form.validate_on_submit():
        try:
            services.expect(draft, form.seen.data)
            made = act(current_actor(), draft)
        except Refused as refusal:
            form.refuse(refusal)
            return _page(draft, form)
        flash(done, "done")
        if made:
            return redirect(url_for("tasks.show", assignment_id=made[0].id))
    return redirect(url_for(".show", task_draft_id=draft.id))


@bp.post("/<int:task_draft_id>/trinh")
@guard(P.TASK_CREATE, task_draft=draft_queries.get)
def submit(task_draft: TaskDraft):
    """Ask the leader to give it out."""
    return _press(task_draft, draft_services.submit, "Đã trình. Lãnh đạo thấy ngay trên bàn làm việc.")


@bp.post("/<int:task_draft_id>/rut")
@guard(P.TASK_CREATE, task_draft=draft_queries.get)
def recall(task_draft: TaskDraft):
    """Take it back to change it."""
    return _press(task_draft, draft_services.recall, "Đã rút lại để sửa.")


@bp.post("/<int:task_draft_id>/giao")
@guard(P.TASK_ISSUE, task_draft=draft_queries.get)
def issue(task_draft: TaskDraft):
    """Give it out."""
    return _press(task_draft, draft_services.issue, "Đã giao. Các đơn vị được báo ngay.")


@bp.route("/<int:task_draft_id>/tra-lai", methods=["GET", "POST"])
@guard(P.TASK_ISSUE, task_draft=draft_queries.get)
def give_back(task_draft: TaskDraft):
    """Return it to the office with a reason."""
    return _ask(
        task_draft, draft_services.give_back, asks=("Phải sửa gì?", "Cần ghi rõ phải sửa gì."),
        title="Trả lại văn phòng", text="Văn phòng sửa rồi trình lại; đơn vị chưa biết việc này.",
        submit="Trả lại", done="Đã trả lại văn phòng.",
    )  # fmt: skip


@bp.route("/<int:task_draft_id>/bo", methods=["GET", "POST"])
@guard(P.TASK_CREATE, task_draft=draft_queries.get)
def drop(task_draft: TaskDraft):
    """Give it up."""
    return _ask(
        task_draft, draft_services.drop, asks=("Lý do", "Cần ghi rõ vì sao bỏ dự thảo này."),
        title="Bỏ dự thảo nhiệm vụ",
        text="Trong 30 ngày, văn phòng khôi phục được ở “Đã xóa”; sau đó xóa hẳn.",
        submit="Bỏ dự thảo", done="Đã bỏ dự thảo.", danger=True,
    )  # fmt: skip


def _ask(
    draft: TaskDraft,
    act: Callable[..., None],
    *,
    asks: tuple[str, str],
    done: str,
    danger: bool = False,
    **words: str,
) -> Any:
    form = CommentForm(now=draft.version)
    form.ask(*asks)

    def move() -> None:
        services.expect(draft, form.seen.data)
        act(current_actor(), draft, comment=form.comment.data)

    if answered(form, move, done):
        return redirect(url_for(".show", task_draft_id=draft.id))
    return render_template(
        "tasks/draft_move.html", draft=draft, form=form, danger=danger, **words
    ), form.status
