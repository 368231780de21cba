"""The steps of a review that say which plan it amends, and which duty of that plan each of its duties is."""

from flask import Blueprint, render_template, request

from intranet.access.permissions import Permission as P
from intranet.errors import NotFound
from intranet.forms.fields import options
from intranet.imports import again_queries, amending, queries, steps
from intranet.imports.forms import AmendsForm, MatchForm
from intranet.imports.models import ImportDraft
from intranet.imports.review import from_json
from intranet.web.guard import guard

bp = Blueprint("import_amendments", __name__, url_prefix="/ke-hoach/nhap/<int:draft_id>")

PLACE = "khac-gi"


@bp.route("/sua-doi", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def amends(draft: ImportDraft):
    """Choose the plan that this one amends, and how far."""
    review = from_json(draft.review)
    plans = again_queries.in_force(draft.body)
    now = review.amends
    scope = "points" if now and now.is_partial else "whole"
    data = {"plan": now.plan_id if now else review.like, "scope": scope}
    form = AmendsForm(now=draft.version, data=data)
    form.plan.choices = options((plan.id, f"{plan.title}: {plan.subject}"[:160]) for plan in plans)
    status = steps.save(
        draft,
        form,
        lambda review: amending.choose(review, form.plan.data, is_partial=form.scope.data == "points"),
    )
    if not status:
        return steps.back(draft, PLACE)
    return render_template("imports/amends.html", draft=draft, form=form, plans=plans), status


@bp.post("/ke-hoach-khac")
@guard(P.PLAN_IMPORT, draft=queries.get)
def deny(draft: ImportDraft):
    """Say that this is a plan of its own."""
    return steps.press(draft, amending.deny, place="thong-tin")


@bp.route("/doi-chieu/<int:number>", methods=["GET", "POST"])
@guard(P.PLAN_IMPORT, draft=queries.get)
def match(draft: ImportDraft, number: int):
    """Say which duty of the plan in force one of this plan is, or that it is new."""
    review = from_json(draft.review)
    duty = steps.pick(review.standing, number)
    plan = amending.plan_of(draft, review)
    if plan is None or not plan.is_issued:
        raise NotFound
    form = MatchForm(now=draft.version, data={"item": _origin(draft, review, plan, number)})
    form.item.choices = options([(0, "Nhiệm vụ mới"), *((item.id, item.title) for item in plan.items)])
    status = steps.save(
        draft, form, lambda review: amending.match(review, number, item=form.item.data or None)
    )
    if not status:
        return steps.back(draft, PLACE)
    return render_template("imports/match.html", draft=draft, form=form, duty=duty), status


def _origin(draft: ImportDraft, review, plan, number: int) -> int:
    """Return the item that a duty is taken for now; 0: a new one."""
    found = amending.compare(draft, review, plan)
    numbers = [one.number for one in review.standing]
    return found.amendment.origins[numbers.index(number)] or 0


@bp.post("/giu-cuoc/<int:number>")
@guard(P.PLAN_IMPORT, draft=queries.get)
def stay(draft: ImportDraft, number: int):
    """Say that a dialogue of the plan is held though this paper does not name it, or that it is not."""
    review = from_json(draft.review)
    plan = amending.plan_of(draft, review)
    if plan is None or all(one.id != number for one in plan.dialogues):
        raise NotFound
    stays = request.form.get("stays") != "0"
    return steps.press(
        draft, lambda review: amending.stay(review, number, stays=stays), place=PLACE
    )
