"""The steps of a review that settle its duties."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, render_template, request
from markupsafe import escape

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.calendar import due_fields, law
from intranet.errors import NotFound, Refused
from intranet.imports import changes, joining, name_queries, queries, steps
from intranet.imports.building import title_of
from intranet.imports.citing import place_of
from intranet.imports.forms import DutyForm, LimitForm
from intranet.imports.models import ImportDraft
from intranet.imports.pages import ReviewPage
from intranet.imports.questions import rule_options
from intranet.imports.review import Duty, Review, find, from_json
from intranet.org import holders
from intranet.plans.parsing.markers import split_marker
from intranet.plans.parsing.units import holders_in
from intranet.web.guard import guard

bp = Blueprint("import_duties", __name__, url_prefix="/ke-hoach/nhap/<int:draft_id>")


@bp.post("/thoi-han/<int:number>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def rule(draft: ImportDraft, number: int):
    """Say by one press how a doubtful time limit is meant."""
    review = from_json(draft.review)
    asked = steps.pick(review.duties, number)
    rules = rule_options(asked.rule) if asked.rule or asked.doubt else []
    choice = steps.sent_number("option")
    if choice is None or not 0 <= choice < len(rules):
        raise NotFound
    return steps.press(
        draft, lambda review: changes.answer_rule(review, number, rule=rules[choice]), place=steps.QUESTIONS
    )


DEEDS: dict[str, Callable[[Review, int], Review]] = {
    "bo": lambda review, number: changes.drop_duty(review, number, dropped=True),
    "lay-lai": lambda review, number: changes.drop_duty(review, number, dropped=False),
    "tach": changes.split_duty,
    "gop": changes.merge_duty,
    "gop-tren": joining.join_above,
    "tach-lai": joining.part,
}


@bp.post("/nhiem-vu/<int:number>/<any(bo,'lay-lai',tach,gop,'gop-tren','tach-lai'):deed>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def duty_deed(draft: ImportDraft, number: int, deed: str):
    """Leave a duty out or take it back, divide it, join it to the one above, or undo either."""
    review = from_json(draft.review)
    steps.pick(review.duties, number)
    place = steps.QUESTIONS if request.form.get("asked") else _place_after(review, number, deed)
    return steps.press(draft, lambda review: DEEDS[deed](review, number), place=place)


def _place_after(review: Review, number: int, deed: str) -> str:
    """Return where the clerk goes on: at what was made of the duty, behind what was left out."""
    if deed in ("tach", "gop-tren"):
        return f"muc-{review.next_number}"
    if deed == "bo":
        standing = [duty.number for duty in review.standing]
        after = standing[standing.index(number) + 1 :] if number in standing else []
        return f"muc-{after[0]}" if after else "cac-don-vi"
    if deed == "tach-lai" and (joins := find(review.duties, number).joins):
        return f"muc-{joins[0]}"
    return f"muc-{number}"


@bp.route("/nhiem-vu/<int:number>", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def duty(draft: ImportDraft, number: int):
    """Edit one duty."""
    review = from_json(draft.review)
    return _duty_page(draft, review, steps.pick(review.duties, number), new=False)


@bp.route("/nhiem-vu/moi", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def new_duty(draft: ImportDraft):
    """Add a duty: of a line that was not understood, or one that the reader missed."""
    review = from_json(draft.review)
    line = request.args.get("dong", 0, type=int)
    known = any(one.line == line for one in review.unread) and 0 < line <= len(draft.lines)
    words = split_marker(draft.lines[line - 1].strip())[2] if known else ""
    resolve = name_queries.resolver(review.header.place)
    named = (unit for meant, _near in map(resolve, holders_in(words)) for unit in meant)
    blank = Duty(
        number=review.next_number, line=line if known else 0, words=words,
        unit_ids=tuple(dict.fromkeys(named)), coordinating_ids=(), title=title_of(words),
        place=place_of(draft.lines, line) if known else "",
    )  # fmt: skip
    return _duty_page(draft, review, blank, new=True)


def _duty_page(draft: ImportDraft, review: Review, old: Duty, *, new: bool) -> Any:
    blocks = holders.unit_blocks()
    data = {
        "title": old.title, "words": old.words, "units": list(review.units_of(old)), "manner": old.manner,
        "coordinating": list(review.coordinators_of(old)), "per_dialogue": old.per_dialogue,
        "product": old.product, "no_law": law.is_off(old.rule),
        **due_fields.as_data(due_fields.fields_of(old.rule)),
    }  # fmt: skip
    form = DutyForm(rule=old.rule, now=draft.version, data=data, meta={"plan_year": _year(review)})
    form.units.choices = form.coordinating.choices = holders.unit_choices(blocks)
    status = steps.save(draft, form, lambda review: _changed(review, old, form, new=new))
    if not status:
        if new:
            flash("Đã thêm nhiệm vụ.", "done")
        return steps.back(draft, f"muc-{old.number}")
    page = render_template(
        "imports/duty.html",
        draft=draft, form=form, duty=old, new=new, blocks=blocks, meaning=_meaning(draft, old, form),
        lawful=ReviewPage(draft).limits.lawful(old.rule, old),
    )  # fmt: skip
    return page, status


def _year(review: Review) -> int:
    """Return the year of a date that is typed without one."""
    return review.year or clock.today().year


@bp.get("/nhiem-vu/<int:number>/nghia-cua-han")
@guard(P.PLAN_IMPORT, draft=queries.get)
def meaning(draft: ImportDraft, number: int):
    """Say in words, and by its day, what the limit typed so far means; nothing is saved."""
    review = from_json(draft.review)
    old = find(review.duties, number) or Duty(number=number, line=0, words="", title="")
    form = LimitForm(request.args, rule=old.rule, meta={"csrf": False, "plan_year": _year(review)})
    return escape(_meaning(draft, old, form))


def _meaning(draft: ImportDraft, old: Duty, form: LimitForm) -> str:
    if form.problem:
        return form.problem
    try:
        rule = _rule(old, form)
    except Refused as refusal:
        return refusal.message
    if not rule:
        return "Nhiệm vụ này không có thời hạn."
    return ReviewPage(draft).limits.meaning(rule, old, per_dialogue=_per_dialogue(old, form, rule))


def _per_dialogue(old: Duty, form: LimitForm, rule: dict[str, Any] | None) -> bool:
    said = form.per_dialogue_said.data == "1"
    return due_fields.is_per_dialogue(
        old.rule, rule, was=old.per_dialogue, ticked=form.per_dialogue.data, said=said
    )


def _changed(review: Review, old: Duty, form: DutyForm, *, new: bool) -> Review:
    """Return the review with the duty as the form has it."""
    rule = _rule(old, form)
    values: dict[str, Any] = {
        "title": form.title.data, "words": form.words.data, "manner": form.manner.data,
        "rule": rule, "per_dialogue": _per_dialogue(old, form, rule), "product": form.product.data or "",
    }  # fmt: skip
    chosen, helping = tuple(form.units.data or ()), tuple(form.coordinating.data or ())
    settled = chosen != review.units_of(old)
    if not chosen and (settled or new):
        raise Refused("Hãy chọn ít nhất một đơn vị thực hiện.", field="units")
    if settled:
        values["unit_ids"] = chosen
    if helping != review.coordinators_of(old):
        values["coordinating_ids"] = helping
    if values["rule"] != old.rule and not values["rule"]:
        values["rule_words"] = ""
    if new:
        review = changes.add_duty(review, old)
    return changes.edit_duty(review, old.number, **values)


def _rule(old: Duty, form: LimitForm) -> dict[str, Any] | None:
    if form.fields.kind != due_fields.NONE and form.fields == due_fields.fields_of(old.rule):
        found = old.rule  # untouched: keep the marks of the reader
    else:
        found = due_fields.rule_of(form.fields, kept=old.rule)
    return law.switched(found, off=form.no_law.data) if found else found
