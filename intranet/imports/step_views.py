"""The steps of a review: each is a small form of its own, and saved at once."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.errors import NotFound, Refused
from intranet.forms.base import SeenForm
from intranet.forms.fields import options
from intranet.imports import changes, due_fields, queries, services
from intranet.imports.forms import DialogueForm, DutyForm, HeaderForm, NameForm
from intranet.imports.models import ImportDraft
from intranet.imports.review import Dialogue, Duty, Header, Review, find, from_json
from intranet.imports.views import review_page, status_of
from intranet.org.directory import directory
from intranet.web.guard import current_actor, guard

bp = Blueprint("import_steps", __name__, url_prefix="/ke-hoach/nhap/<int:draft_id>")
QUESTIONS = "can-xem"
# What each view settles, as the log says it.
_SETTLES = {
    "name": "name", "name_units": "name", "rule": "rule", "duty_deed": "duty", "duty": "duty",
    "new_duty": "duty", "keep_line": "line", "loose": "loose", "header": "header", "dialogue": "dialogue",
}  # fmt: skip


def _back(draft: ImportDraft, place: str) -> Any:
    """Return to the place of the review where the reader was."""
    return redirect(url_for("imports.show", draft_id=draft.id, _anchor=place))


def _settle(draft: ImportDraft, form: SeenForm, change: Callable[[Review], Review]) -> None:
    """Save what the present view settles, and let the log say what that is."""
    args = request.view_args or {}
    step = _SETTLES[(request.endpoint or "").rpartition(".")[2]]
    number = args.get("number") or args.get("line") or 0
    services.settle(current_actor(), draft, change, seen=form.seen.data or 0, step=step, number=number)


def _press(draft: ImportDraft, change: Callable[[Review], Review], *, place: str) -> Any:
    """Make a change that one press asks for; when refused, the review says why."""
    form, status = SeenForm(), 422
    if form.validate_on_submit():
        try:
            _settle(draft, form, change)
        except Refused as refusal:
            form.refuse(refusal)
            status = status_of(refusal)
        else:
            return _back(draft, place)
    return review_page(draft, form, status)


def _save(draft: ImportDraft, form: SeenForm, change: Callable[[Review], Review]) -> int:
    """Save a form; return 0 when it was, else the status of the page that shows it again."""
    if not form.validate_on_submit():
        return form.status
    try:
        _settle(draft, form, change)
    except Refused as refusal:
        form.refuse(refusal)
        return status_of(refusal)
    return 0


def _one(things: tuple[Any, ...], number: int) -> Any:
    found = find(things, number)
    if found is None:
        raise NotFound
    return found


def _number(name: str) -> int | None:
    return request.form.get(name, type=int)


def _blocks() -> list[tuple[str, list[Any]]]:
    """Return the units that may be chosen today, under the names of their blocks."""
    usable, _ = services.usable_units()
    found: dict[str, list[Any]] = {}
    for unit in directory().open_units(clock.today(), groups=True):
        if unit.id in usable:
            found.setdefault(unit.block.label, []).append(unit)
    return list(found.items())


def _choices(blocks: list[tuple[str, list[Any]]]) -> list[Any]:
    return options((unit.id, unit.name) for _, units in blocks for unit in units)


# ---------- Names ----------


@bp.post("/ten/<int:number>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def name(draft: ImportDraft, number: int):
    """Say by one press which unit a printed name means, or that it means none."""
    unit = _number("unit")
    if unit is None:
        leave = changes.leave_out_with_duties if request.form.get("drop") else changes.leave_name_out
        return _press(draft, lambda review: leave(review, number), place=QUESTIONS)
    if unit not in services.usable_units()[0]:
        raise NotFound
    return _press(
        draft,
        lambda review: changes.settle_name(
            review, number, unit_ids=(unit,), remember=request.form.get("remember") == "1"
        ),
        place=QUESTIONS,
    )


@bp.route("/ten/<int:number>/don-vi", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def name_units(draft: ImportDraft, number: int):
    """Choose among all units what a printed name means."""
    review = from_json(draft.review)
    printed = _one(review.names, number)
    blocks = _blocks()
    form = NameForm(now=draft.version, data={"units": list(printed.unit_ids), "remember": True})
    form.units.choices = _choices(blocks)
    if not services.may_be_learnt(printed.printed):
        del form.remember  # it means a unit already, which goes on for other plans
    status = _save(
        draft,
        form,
        lambda review: changes.settle_name(
            review,
            number,
            unit_ids=tuple(form.units.data),
            remember=bool(form.remember and form.remember.data),
        ),
    )
    if form.is_submitted() and not status:
        return _back(draft, QUESTIONS)
    page = render_template("imports/name.html", draft=draft, form=form, printed=printed, blocks=blocks)
    return page, status


# ---------- Duties ----------


@bp.post("/thoi-han/<int:number>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def rule(draft: ImportDraft, number: int):
    """Say by one press how a doubtful time limit is meant."""
    review = from_json(draft.review)
    rules = services.rule_choices(_one(review.duties, number))
    choice = _number("option")
    if choice is None or not 0 <= choice < len(rules):
        raise NotFound
    return _press(
        draft, lambda review: changes.answer_rule(review, number, rule=rules[choice]), place=QUESTIONS
    )


DEEDS: dict[str, Callable[[Review, int], Review]] = {
    "bo": lambda review, number: changes.drop_duty(review, number, dropped=True),
    "lay-lai": lambda review, number: changes.drop_duty(review, number, dropped=False),
    "tach": changes.split_duty,
    "gop": changes.merge_duty,
}


@bp.post("/nhiem-vu/<int:number>/<any(bo,'lay-lai',tach,gop):deed>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def duty_deed(draft: ImportDraft, number: int, deed: str):
    """Leave a duty out, take it back, divide it or put it together again."""
    _one(from_json(draft.review).duties, number)
    place = QUESTIONS if request.form.get("asked") else f"muc-{number}"
    return _press(draft, lambda review: DEEDS[deed](review, number), place=place)


@bp.route("/nhiem-vu/<int:number>", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def duty(draft: ImportDraft, number: int):
    """Edit one duty."""
    review = from_json(draft.review)
    return _duty_page(draft, review, _one(review.duties, number), new=False)


@bp.route("/nhiem-vu/moi", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def new_duty(draft: ImportDraft):
    """Add a duty: of a line that was not understood, or one that the reader missed."""
    review = from_json(draft.review)
    line = request.args.get("dong", 0, type=int)
    unread = next((one for one in review.unread if one.line == line), None)
    words = unread.text if unread else ""
    blank = Duty(
        number=review.next_number, line=line if unread else 0, words=words, unit_ids=(), coordinating_ids=(),
        title=changes.short_title(words) if words else "", place=f"dòng {line}" if unread else "",
    )  # fmt: skip
    return _duty_page(draft, review, blank, new=True)


def _duty_page(draft: ImportDraft, review: Review, old: Duty, *, new: bool) -> Any:
    blocks = _blocks()
    data = {
        "title": old.title, "words": old.words, "units": list(review.units_of(old)), "manner": old.manner,
        "coordinating": list(review.coordinators_of(old)), "per_dialogue": old.per_dialogue,
        **due_fields.as_data(due_fields.fields_of(old.rule)),
    }  # fmt: skip
    form = DutyForm(now=draft.version, data=data)
    form.units.choices = form.coordinating.choices = _choices(blocks)
    form.kind.choices = options(due_fields.choices(old.rule))
    status = _save(draft, form, lambda review: _changed(review, old, form, new=new))
    if form.is_submitted() and not status:
        if new:
            flash("Đã thêm nhiệm vụ.", "done")
        return _back(draft, f"muc-{old.number}")
    page = render_template("imports/duty.html", draft=draft, form=form, duty=old, new=new, blocks=blocks)
    return page, status


def _changed(review: Review, old: Duty, form: DutyForm, *, new: bool) -> Review:
    """Return the review with the duty as the form has it."""
    values: dict[str, Any] = {
        "title": form.title.data, "words": form.words.data, "manner": form.manner.data,
        "rule": _rule(old, form), "per_dialogue": form.per_dialogue.data,
    }  # fmt: skip
    chosen, helping = tuple(form.units.data or ()), tuple(form.coordinating.data or ())
    if chosen != review.units_of(old):
        if not chosen:
            raise Refused("Hãy chọn ít nhất một đơn vị thực hiện.", field="units")
        values["unit_ids"] = chosen
    elif new:
        raise Refused("Hãy chọn ít nhất một đơn vị thực hiện.", field="units")
    if helping != review.coordinators_of(old):
        values["coordinating_ids"] = helping
    if values["rule"] != old.rule and not values["rule"]:
        values["rule_words"] = ""
    if new:
        review = changes.add_duty(review, old)
    return changes.edit_duty(review, old.number, **values)


def _rule(old: Duty, form: DutyForm) -> dict[str, Any] | None:
    fields = due_fields.DueFields(
        kind=form.kind.data, days=form.days.data, working=form.working.data, day=form.day.data,
        period=form.period.data, year=form.year.data, day_of_month=form.day_of_month.data,
    )  # fmt: skip
    if fields.kind != due_fields.NONE and fields == due_fields.fields_of(old.rule):
        return old.rule  # untouched: keep the marks of the reader
    return due_fields.rule_of(fields, kept=old.rule)


# ---------- Lines, and what stands outside the section ----------


@bp.post("/dong/<int:line>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def keep_line(draft: ImportDraft, line: int):
    """Agree that a line gives nobody work."""
    return _press(draft, lambda review: changes.keep_line(review, line), place=QUESTIONS)


@bp.post("/moc/<int:number>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def loose(draft: ImportDraft, number: int):
    """Make a duty of what stands elsewhere, give its limit to a duty, or leave it."""
    review = from_json(draft.review)
    one = _one(review.loose, number)
    deed, target = request.form.get("deed"), _number("duty")
    if deed == "them":
        resolve = services.resolver(review.header.place)
        place = f"muc-{review.next_number}"
        return _press(draft, lambda review: changes.loose_to_duty(review, one.number, resolve), place=place)
    if deed == "gan" and target is not None and find(review.duties, target):
        return _press(
            draft,
            lambda review: changes.attach_loose(review, one.number, duty=target),
            place=f"muc-{target}",
        )
    if deed == "bo-qua":
        return _press(draft, lambda review: changes.ignore_loose(review, one.number), place="moc-khac")
    raise NotFound


# ---------- The paper and its dialogues ----------


@bp.route("/thong-tin", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def header(draft: ImportDraft):
    """Edit what is said about the paper."""
    old = from_json(draft.review).header
    form = HeaderForm(now=draft.version, obj=old)
    status = _save(draft, form, lambda review: changes.edit_header(review, _header(form)))
    if form.is_submitted() and not status:
        return _back(draft, "thong-tin")
    return render_template("imports/header.html", draft=draft, form=form), status


def _header(form: HeaderForm) -> Header:
    if form.issued_on.data and form.issued_on.data > clock.today():
        raise Refused("Ngày ban hành không thể ở tương lai.", field="issued_on")
    return Header(**{name: getattr(form, name).data for name in Header.__dataclass_fields__})


@bp.route("/doi-thoai/<int:number>", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def dialogue(draft: ImportDraft, number: int):
    """Edit one dialogue, or add the next one."""
    review = from_json(draft.review)
    old = find(review.dialogues, number)
    if old is None and number != len(review.dialogues) + 1:
        raise NotFound
    old = old or Dialogue(number=number)
    form = DialogueForm(now=draft.version, obj=old)
    status = _save(draft, form, lambda review: changes.edit_dialogue(review, _dialogue(old, form)))
    if form.is_submitted() and not status:
        return _back(draft, "doi-thoai")
    return render_template("imports/dialogue.html", draft=draft, form=form, dialogue=old), status


def _dialogue(old: Dialogue, form: DialogueForm) -> Dialogue:
    names = ("label", "day", "time", "place", "audience", "topic", "in_villages", "dropped")
    return Dialogue(number=old.number, when=old.when, **{name: getattr(form, name).data for name in names})
