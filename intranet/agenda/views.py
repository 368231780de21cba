"""The calendar of work: a month, a week, a list; and the schedule of one dialogue."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.agenda import filters, pages, queries
from intranet.agenda import schedule as schedules
from intranet.agenda.filters import Stage, View, Wanted
from intranet.dialogues import queries as dialogue_queries
from intranet.dialogues.models import Dialogue
from intranet.tasks.lists import unit_choices
from intranet.text.dates import day_month, month_end, with_weekday
from intranet.web.guard import current_actor, guard

bp = Blueprint("agenda", __name__, url_prefix="/lich")
OFF_DAYS = "/lich-lam-viec"  # where the days off are kept


@bp.get("")
@guard(P.PLAN_VIEW_ISSUED)
def month():
    """Show a month: a few entries of each day, and how many more."""
    actor, begun = current_actor(), filters.month_of(request.args.get("thang"))
    wanted = filters.read(actor, request.args, *filters.weeks_of(begun))
    return _page(
        View.MONTH, actor, wanted, begun,
        weeks=pages.grid(actor, wanted, most=pages.IN_MONTH, month=begun.month),
        title=f"Lịch {pages.month_name(begun)}", step="tháng",
        before={"thang": _of_month(pages.next_month(begun, -1))},
        following={"thang": _of_month(pages.next_month(begun, 1))},
    )  # fmt: skip


@bp.get("/tuan")
@guard(P.PLAN_VIEW_ISSUED)
def week():
    """Show a week, with more of each day."""
    actor, day = current_actor(), filters.day_of(request.args.get("ngay")) or clock.today()
    monday = day - timedelta(day.weekday())
    wanted = filters.read(actor, request.args, monday, monday + timedelta(6))
    return _page(
        View.WEEK, actor, wanted, monday,
        weeks=pages.grid(actor, wanted, most=pages.IN_WEEK),
        title=f"Lịch tuần {day_month(monday)} – {wanted.last:%d/%m/%Y}", step="tuần",
        before={"ngay": (monday - timedelta(7)).isoformat()},
        following={"ngay": (monday + timedelta(7)).isoformat()},
    )  # fmt: skip


@bp.get("/danh-sach")
@guard(P.PLAN_VIEW_ISSUED)
def listing():
    """List everything of one month, or of one day, page by page."""
    actor, day = current_actor(), filters.day_of(request.args.get("ngay"))
    begun = day or filters.month_of(request.args.get("thang"))
    last = day or month_end(begun.year, begun.month)
    wanted = filters.read(actor, request.args, begun, last)
    days, found = pages.listed(actor, wanted)
    if day:
        title, step = f"Lịch {with_weekday(day)}", "ngày"
        around = [{"ngay": (day + timedelta(n)).isoformat()} for n in (-1, 1)]
    else:
        title, step = f"Danh sách {pages.month_name(begun)}", "tháng"
        around = [{"thang": _of_month(pages.next_month(begun, n))} for n in (-1, 1)]
    here = {"ngay": day.isoformat()} if day else {"thang": _of_month(begun)}
    return _page(
        View.LIST, actor, wanted, begun, title=title, step=step, before=around[0], following=around[1],
        days=days, shown=pages.entries_of(days),
        earlier=_here(View.LIST, wanted, **here, truoc=found.earlier) if found.earlier else "",
        later=_here(View.LIST, wanted, **here, sau=found.later) if found.later else "",
    )  # fmt: skip


def _page(
    view: View, actor: Actor, wanted: Wanted, begun: date, *, before: dict[str, str],
    following: dict[str, str], **more: Any,
) -> str:  # fmt: skip
    return render_template(
        "agenda/list.html" if view is View.LIST else "agenda/grid.html",
        view=view,
        wanted=wanted,
        tabs=_tabs(view, wanted, begun),
        earlier_url=_here(view, wanted, **before),
        later_url=_here(view, wanted, **following),
        now_url=_here(view, wanted),
        period=_period(view, begun),
        of_day=lambda day: _here(View.LIST, wanted, ngay=day.isoformat()),
        whose=tuple(filters.whose_choices(actor)),
        units=unit_choices() if filters.sees_all(actor) else (),
        plans=tuple(queries.plan_choices(actor, wanted.plan)),
        stages=tuple((one, one.label) for one in Stage),
        doubts=pages.doubts(wanted.first, wanted.last),
        off_days=OFF_DAYS if _is_open_to(actor, OFF_DAYS) else "",
        **more,
    )


def _here(view: View, wanted: Wanted, **place: str) -> str:
    return url_for(f".{view}", **(wanted.chosen | place))


def _period(view: View, begun: date) -> tuple[str, str]:
    """Return what the form keeps of the days that are shown."""
    if view is View.MONTH or (view is View.LIST and not request.args.get("ngay")):
        return "thang", _of_month(begun)
    return "ngay", begun.isoformat()


def _tabs(view: View, wanted: Wanted, begun: date) -> list[dict[str, Any]]:
    """Return the three views on the days that are shown."""
    today = clock.today()
    within = today if wanted.first <= today <= wanted.last else begun
    kept = _of_month(within if view is View.WEEK else begun)
    places = {
        View.MONTH: {"thang": kept}, View.WEEK: {"ngay": within.isoformat()}, View.LIST: {"thang": kept},
    }  # fmt: skip
    return [
        {"label": one.label, "url": _here(one, wanted, **places[one]), "count": None, "current": one is view}
        for one in View
    ]


def _of_month(day: date) -> str:
    return f"{day:%Y-%m}"


def _is_open_to(actor: Actor, path: str) -> bool:
    """Tell whether there is a page at *path* and the person may open it."""
    try:
        endpoint, _values = current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:
        return False
    permission = getattr(current_app.view_functions[endpoint], "guarded_by", None)
    return isinstance(permission, P) and permits_somewhere(actor, permission)


@bp.get("/doi-thoai/<int:dialogue_id>")
@guard(P.ACCOUNT_USE, dialogue=dialogue_queries.get)
def schedule(dialogue: Dialogue):
    """Show all the work of a dialogue over the days around it, by unit or by day."""
    by_unit = request.args.get("xem") != "ngay"
    here = url_for(".schedule", dialogue_id=dialogue.id)
    tabs = [
        {"label": "Theo đơn vị", "url": here, "count": None, "current": by_unit},
        {"label": "Theo ngày", "url": f"{here}?xem=ngay", "count": None, "current": not by_unit},
    ]
    sheet = schedules.schedule(current_actor(), dialogue)
    return render_template("agenda/schedule.html", dialogue=dialogue, sheet=sheet, by_unit=by_unit, tabs=tabs)
