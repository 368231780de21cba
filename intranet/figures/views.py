"""The figures, view by view, and their files."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, render_template, request, url_for

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.permissions import Permission as P
from intranet.figures import export, filters, paper, queries, tables, words
from intranet.figures.filters import View, Wanted
from intranet.files import handing
from intranet.org.models import Block
from intranet.tasks.filters import sees_all
from intranet.tasks.lists import unit_choices
from intranet.tasks.timing import DUE, Timing
from intranet.web.guard import current_actor, guard

bp = Blueprint("figures", __name__, url_prefix="/so-lieu")
_BLOCKS = tuple((one, one.label) for one in Block)
Choices = tuple[tuple[int, str], ...]


@bp.get("")
@guard(P.TASK_VIEW)
def index():
    """Show the figures of the work that the person may see, narrowed as the address says."""
    actor = current_actor()
    wanted = filters.read(actor, request.args)
    cube = queries.cube(actor, wanted)
    plans, dialogues = _offered(actor, wanted)
    whole = tables.whole(cube, wanted)
    return render_template(
        "figures/index.html",
        wanted=wanted,
        view=wanted.view,
        title=export.title(actor, wanted),
        whole=whole,
        formula=words.formula(whole),
        method=words.method(wanted.view),
        within=words.within(wanted),
        timing=Timing,
        due=DUE,
        tabs=_tabs(actor, wanted),
        periods=tuple(filters.period_choices(wanted)),
        units=unit_choices() if sees_all(actor) else (),
        blocks=_BLOCKS if sees_all(actor) else (),
        plans=plans,
        dialogues=dialogues,
        narrowed=_narrowed(wanted, plans, dialogues),
        excel=url_for(".workbook", **wanted.chosen),
        text=url_for(".as_text", **wanted.chosen),
        word=url_for(".as_word", **wanted.chosen),
        **_shown(cube, wanted),
    )


def _offered(actor: Actor, wanted: Wanted) -> tuple[Choices, Choices]:
    """Return the plans and the dialogues that the figures can be narrowed to."""
    return tuple(queries.plan_choices(actor, wanted.plan)), tuple(queries.dialogue_choices(actor, wanted))


def _narrowed(wanted: Wanted, plans: Choices, dialogues: Choices) -> list[str]:
    """Return the words of the block, the plan and the dialogue that were chosen."""
    blocks = [f"Khối {one}" for one in _named(wanted.block, _BLOCKS)]
    return [*blocks, *_named(wanted.plan, plans), *_named(wanted.dialogue, dialogues)]


def _named(chosen: Any, offered: Sequence[tuple[Any, str]]) -> list[str]:
    return [words for value, words in offered if value == chosen]


def _shown(cube: queries.Cube, wanted: Wanted) -> dict[str, Any]:
    """Return the tables of the view."""
    if wanted.view is View.CROSSED:
        return {"heat": tables.crossed(cube, wanted)}
    if wanted.view is View.FIELDS:
        return {"lines": tables.by_field(cube, wanted), "what": "Lĩnh vực", "sum": tables.whole(cube, wanted)}
    if wanted.view is View.WHOLE:
        return {"states": tables.by_state(cube, wanted), "times": tables.over_time(cube, wanted)}
    villages = wanted.view is View.VILLAGES
    what = "Thôn, tổ dân phố" if villages else "Đơn vị"
    return {"lines": tables.by_unit(cube, wanted, villages=villages), "what": what, "sum": None}


def _tabs(actor: Actor, wanted: Wanted) -> list[dict[str, Any]]:
    kept = {name: value for name, value in wanted.chosen.items() if name != "xem"}
    return [
        {
            "label": one.label, "current": one is wanted.view,
            "url": url_for(".index", **kept, **({} if one is View.WHOLE else {"xem": one})),
        }
        for one in filters.views_of(actor)
    ]  # fmt: skip


@bp.get("/xuat-excel")
@guard(P.TASK_VIEW)
def workbook():
    """Download the view that is shown, as an Excel sheet."""
    return _handed(export.workbook, "xlsx")


@bp.get("/xuat-csv")
@guard(P.TASK_VIEW)
def as_text():
    """Download the view that is shown, as CSV."""
    return _handed(export.text, "csv")


@bp.get("/ban-word")
@guard(P.TASK_VIEW)
def as_word():
    """Download the view that is shown, as a Word file under a letterhead."""
    return _handed(
        lambda actor, wanted: paper.drawn(actor, wanted, _narrowed(wanted, *_offered(actor, wanted))), "docx"
    )


def _handed(make: Callable[[Actor, Wanted], bytes], kind: str) -> Any:
    """Hand out the view that the address asks for, as *make* writes it."""
    actor = current_actor()
    wanted = filters.read(actor, request.args)
    return handing.made_file(actor, make(actor, wanted), name=f"{_name(wanted)}.{kind}", kind=kind)


def _name(wanted: Wanted) -> str:
    return f"So-lieu-{wanted.view}-{wanted.period or 'tat-ca'}-{clock.today():%Y-%m-%d}"
