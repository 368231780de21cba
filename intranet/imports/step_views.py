"""The steps of a review, but for its duties: each is a small form of its own, and saved at once."""

from flask import Blueprint, render_template, request

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.errors import NotFound, Refused
from intranet.imports import changes, name_queries, queries, steps
from intranet.imports.forms import DialogueForm, HeaderForm, NameForm
from intranet.imports.models import ImportDraft
from intranet.imports.review import Dialogue, Header, Review, find, from_json
from intranet.org import holders
from intranet.web.guard import guard

bp = Blueprint("import_steps", __name__, url_prefix="/ke-hoach/nhap/<int:draft_id>")

# ---------- Names ----------


@bp.post("/ten/<int:number>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def name(draft: ImportDraft, number: int):
    """Say by one press which unit a printed name means, or that it means none."""
    unit = steps.sent_number("unit")
    if unit is None:
        leave = changes.leave_out_with_duties if request.form.get("drop") else changes.leave_name_out
        return steps.press(draft, lambda review: leave(review, number), place=steps.QUESTIONS)
    if unit not in holders.usable_units()[0]:
        raise NotFound
    return steps.press(
        draft,
        lambda review: changes.settle_name(
            review, number, unit_ids=(unit,), remember=request.form.get("remember") == "1"
        ),
        place=steps.QUESTIONS,
    )


@bp.route("/ten/<int:number>/don-vi", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def name_units(draft: ImportDraft, number: int):
    """Choose among all units what a printed name means."""
    review = from_json(draft.review)
    printed = steps.pick(review.names, number)
    blocks = holders.unit_blocks()
    alike = name_queries.is_spelling(printed.printed, review.header.place)
    form = NameForm(now=draft.version, data={"units": list(printed.unit_ids), "remember": alike})
    form.units.choices = holders.unit_choices(blocks)
    if printed.is_clause or not name_queries.may_be_learnt(printed.printed):
        del form.remember  # too long, or it means a unit already, which goes on for other plans
    status = steps.save(
        draft,
        form,
        lambda review: changes.settle_name(
            review,
            number,
            unit_ids=tuple(form.units.data),
            remember=bool(form.remember and form.remember.data),
        ),
    )
    if not status:
        return steps.back(draft, steps.QUESTIONS)
    page = render_template("imports/name.html", draft=draft, form=form, printed=printed, blocks=blocks)
    return page, status


# ---------- Lines, and what stands outside the section ----------


@bp.post("/dong/<int:line>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def keep_line(draft: ImportDraft, line: int):
    """Agree that a line gives nobody work."""
    return steps.press(draft, lambda review: changes.keep_line(review, line), place=steps.QUESTIONS)


@bp.post("/moc/them-ca")
@guard(P.PLAN_IMPORT, draft=queries.get)
def loose_all(draft: ImportDraft):
    """Make duties of all the work that stands elsewhere and names its units."""
    review = from_json(draft.review)
    numbers, resolve = [one.number for one in review.addable], name_queries.resolver(review.header.place)
    return steps.press(
        draft, lambda review: changes.loose_to_duties(review, numbers, resolve),
        place=_elsewhere(review, len(numbers)),
    )  # fmt: skip


def _elsewhere(review: Review, settled: int) -> str:
    """Return where the clerk stays once as many places outside the section are settled."""
    left = sum(not one.used for one in review.loose) - settled
    return "moc-khac" if left > 0 else "cac-don-vi"


@bp.post("/moc/<int:number>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def loose(draft: ImportDraft, number: int):
    """Make a duty of what stands elsewhere, give its limit to a duty, or leave it."""
    review = from_json(draft.review)
    one = steps.pick(review.loose, number)
    deed, target = request.form.get("deed"), steps.sent_number("duty")
    asked = request.form.get("asked")  # as a question, not in the list below
    if deed == "them":
        resolve = name_queries.resolver(review.header.place)
        return steps.press(
            draft, lambda review: changes.loose_to_duty(review, one.number, resolve),
            place=steps.QUESTIONS if asked else _elsewhere(review, 1),
        )  # fmt: skip
    if deed == "gan" and target is not None and find(review.duties, target):
        return steps.press(
            draft,
            lambda review: changes.attach_loose(review, one.number, duty=target),
            place=f"muc-{target}",
        )
    if deed == "bo-qua":
        place = steps.QUESTIONS if asked else "moc-khac"
        return steps.press(draft, lambda review: changes.ignore_loose(review, one.number), place=place)
    raise NotFound


# ---------- The paper and its dialogues ----------


@bp.route("/thong-tin", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def header(draft: ImportDraft):
    """Edit what is said about the paper."""
    old = from_json(draft.review).header
    form = HeaderForm(now=draft.version, obj=old)
    status = steps.save(draft, form, lambda review: changes.edit_header(review, _header(form)))
    if not status:
        return steps.back(draft, "thong-tin")
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
    meta = {"plan_year": review.year or clock.today().year}
    form = DialogueForm(now=draft.version, obj=old, meta=meta)
    status = steps.save(draft, form, lambda review: changes.edit_dialogue(review, _dialogue(old, form)))
    if not status:
        return steps.back(draft, "doi-thoai")
    return render_template("imports/dialogue.html", draft=draft, form=form, dialogue=old), status


def _dialogue(old: Dialogue, form: DialogueForm) -> Dialogue:
    names = ("label", "day", "time", "place", "audience", "chair", "topic", "in_villages", "dropped")
    return Dialogue(number=old.number, when=old.when, **{name: getattr(form, name).data for name in names})
