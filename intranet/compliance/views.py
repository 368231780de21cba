"""The page of compliance of a plan and of a dialogue, and the same as a Word file."""

from flask import Blueprint, render_template, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.compliance import pages, paper, queries
from intranet.compliance.pages import Sheet
from intranet.dialogues.models import Dialogue
from intranet.files import handing
from intranet.plans.models import Plan
from intranet.web.guard import current_actor, guard

bp = Blueprint("compliance", __name__, url_prefix="/tuan-thu")


@bp.get("/ke-hoach/<int:plan_id>")
@guard(P.REPORT_READ, plan=queries.plan)
def of_plan(plan: Plan):
    """Show each rule of a plan and of the law, and whether it was met."""
    up = [("Kế hoạch", url_for("plans.index")), (plan.title, url_for("plans.show", plan_id=plan.id))]
    return _page(
        pages.of_plan(current_actor(), plan), f"Tuân thủ {_lowered(plan.title)}", plan.subject, up,
        url_for(".plan_as_word", plan_id=plan.id),
        [(one.title, url_for(".of_dialogue", dialogue_id=one.id)) for one in plan.dialogues],
    )  # fmt: skip


@bp.get("/doi-thoai/<int:dialogue_id>")
@guard(P.REPORT_READ, dialogue=queries.dialogue)
def of_dialogue(dialogue: Dialogue):
    """Show the law's clock for one dialogue, and the duties that hang on it."""
    up = [
        ("Đối thoại", url_for("dialogues.index")),
        (dialogue.title, url_for("dialogues.show", dialogue_id=dialogue.id)),
    ]
    return _page(
        pages.of_dialogue(current_actor(), dialogue), f"Tuân thủ {_lowered(dialogue.title)}", "", up,
        url_for(".dialogue_as_word", dialogue_id=dialogue.id),
        [(dialogue.plan.title, url_for(".of_plan", plan_id=dialogue.plan_id))],
    )  # fmt: skip


@bp.get("/ke-hoach/<int:plan_id>/tai-ve")
@guard(P.REPORT_READ, plan=queries.plan)
def plan_as_word(plan: Plan):
    """Download the page of a plan as a Word file."""
    sheet = pages.of_plan(current_actor(), plan)
    about = paper.About(plan.body, f"Tình hình tuân thủ thời hạn, quy định theo {_in_sentence(plan)}")
    return _word(sheet, about, f"ke-hoach-{plan.id}")


@bp.get("/doi-thoai/<int:dialogue_id>/tai-ve")
@guard(P.REPORT_READ, dialogue=queries.dialogue)
def dialogue_as_word(dialogue: Dialogue):
    """Download the page of a dialogue as a Word file."""
    sheet = pages.of_dialogue(current_actor(), dialogue)
    about = paper.About(
        dialogue.body, f"Tình hình tuân thủ thời hạn, quy định của {_lowered(dialogue.title)}"
    )
    return _word(sheet, about, f"doi-thoai-{dialogue.id}")


def _page(
    sheet: Sheet, title: str, subject: str, up: list[tuple[str, str]], word_url: str,
    others: list[tuple[str, str]],
) -> str:  # fmt: skip
    return render_template(
        "compliance/show.html", sheet=sheet, title=title, subject=subject, up=up, word_url=word_url,
        others=others, one_dialogue=not subject,
    )  # fmt: skip


def _word(sheet: Sheet, about: paper.About, what: str):
    actor = current_actor()
    data, name = paper.drawn(actor, sheet, about), f"tuan-thu-{what}-{clock.today():%Y-%m-%d}.docx"
    return handing.made_file(actor, data, name=name, kind="docx")


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]


def _in_sentence(plan: Plan) -> str:
    """Return how a plan is named within a sentence: “Kế hoạch số 47/KH-UBND”."""
    return f"Kế hoạch số {plan.code}" if plan.code else _lowered(plan.title)
