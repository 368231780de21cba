"""Do one thing to many assignments of the list: choose, look, do (C13).

The list's boxes are sent here by GET, so that nothing happens yet; the page says what will be done and what
cannot be, and sends both what was chosen and the list's filter on.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.org.directory import directory
from intranet.tasks import filters, mass_queries, mass_services
from intranet.tasks.mass_forms import MassForm, NameForm, PassOnForm, RemindForm
from intranet.tasks.mass_services import Judge, Outcome
from intranet.tasks.models import Assignment
from intranet.web.guard import current_actor, guard

bp = Blueprint("task_mass", __name__, url_prefix="/nhiem-vu/hang-loat")
CHOSEN = 120  # how many of what was left stay chosen: an address holds no more


def _picked() -> tuple[list[int], bool]:
    """Return what was chosen in the list, and whether it was more than is done in one go."""
    if not request.args.get("tat-ca"):
        ids = [int(one) for one in request.args.getlist("viec") if one.isdecimal() and len(one) < 10]
        return ids[: mass_queries.MOST], len(ids) > mass_queries.MOST
    wanted = filters.read(current_actor(), _filter(request.args.get("loc", "")))
    return mass_queries.matching(current_actor(), wanted), mass_queries.count(
        current_actor(), wanted
    ) > mass_queries.MOST


def _filter(place: str) -> dict[str, str]:
    """Return the filter that *place*, the query of the list's address, stands for."""
    return filters.kept(dict(parse_qsl(place, max_num_fields=30)))


def _list_url(place: str, chosen: Any = ()) -> str:
    """Return the list as it was filtered, with what is still chosen."""
    kept = {**_filter(place), "chon": ",".join(str(one.id) for one in list(chosen)[:CHOSEN])}
    words = urlencode({name: value for name, value in kept.items() if value}, safe=",")
    return url_for("tasks.index") + (f"?{words}" if words else "")


def _do(
    form: MassForm,
    judge: Callable[[list[Assignment]], Judge],
    act: Callable[[Any], Outcome],
    *,
    title: str,
    verb: str,
    done: str,
    text: str,
) -> Any:
    """Show what was chosen with the question, or do it and say what was left."""
    if form.validate_on_submit():
        try:
            outcome = act(mass_queries.numbered(form.chosen.data or ""))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _answer(form, outcome, title=title, done=done)
    sent, many = form.is_submitted(), False
    if sent:
        ids = [number for number, _ in mass_queries.numbered(form.chosen.data or "")]
        place = form.place.data or ""
    else:
        ids, many = _picked()
        place = request.args.get("loc", "")
    if not ids:
        flash("Chưa chọn việc nào. Hãy đánh dấu ở đầu dòng rồi bấm lại.", "wait")
        return redirect(_list_url(place))
    shares = mass_queries.chosen(current_actor(), ids)
    found = mass_services.sifted(shares, judge(shares))
    form.chosen.data, form.place.data = form.chosen.data if sent else mass_queries.written(shares), place
    page = render_template(
        "tasks/mass.html",
        form=form, found=found, total=len(shares), many=many, most=mass_queries.MOST, title=title, verb=verb,
        text=text, names=directory(), back=_list_url(place, shares),
    )  # fmt: skip
    return page, form.status


def _answer(form: MassForm, outcome: Outcome, *, title: str, done: str) -> Any:
    """Lead back to the list when all was done; else name what was left, and the way back to it."""
    said = done.format(len(outcome.done))
    place = form.place.data or ""
    if not outcome.left and not outcome.gone:
        flash(said, "done")
        return redirect(_list_url(place))
    return render_template(
        "tasks/mass_done.html",
        title=title, outcome=outcome, said=said if outcome.done else "", names=directory(),
        back=_list_url(place, [share for share, _ in outcome.left]),
    )  # fmt: skip


@bp.route("/don-doc", methods=["GET", "POST"])
@guard(P.TASK_REMIND)
def remind():
    """Urge many units with one text."""
    actor, form = current_actor(), RemindForm()
    return _do(
        form, lambda _shares: mass_services.may_remind(actor),
        lambda seen: mass_services.remind(actor, seen, comment=form.comment.data),
        title="Đôn đốc nhiều việc", verb="Đôn đốc", done="Đã đôn đốc {} việc.",
        text="Mỗi đơn vị nhận một thông báo; nội dung được ghi vào nhật ký của từng việc.",
    )  # fmt: skip


@bp.route("/xac-nhan", methods=["GET", "POST"])
@guard(P.TASK_CONFIRM)
def confirm():
    """Agree that much work is done."""
    actor, form = current_actor(), MassForm()
    return _do(
        form, lambda _shares: mass_services.may_confirm(actor),
        lambda seen: mass_services.confirm(actor, seen),
        title="Xác nhận nhiều việc", verb="Xác nhận hoàn thành", done="Đã xác nhận hoàn thành {} việc.",
        text="Xem báo cáo của từng việc trước khi xác nhận. Xác nhận xong, việc đóng lại và đơn vị được báo.",
    )  # fmt: skip


@bp.route("/giao-don-vi", methods=["GET", "POST"])
@guard(P.TASK_REASSIGN)
def pass_on():
    """Give much work to another unit."""
    actor, form = current_actor(), PassOnForm()
    units = [(one.id, one.name) for one in directory().open_units(clock.today())]
    form.unit.choices = [(0, "Chọn đơn vị"), *units]
    return _do(
        form, lambda shares: mass_services.may_pass_on(actor, shares, None),
        lambda seen: mass_services.pass_on(actor, seen, unit_id=form.unit.data, comment=form.comment.data),
        title="Giao nhiều việc cho đơn vị khác", verb="Giao", done="Đã giao {} việc cho đơn vị khác.",
        text="Chỉ việc đơn vị trả lại, hoặc của đơn vị đã kết thúc hoạt động. Thời hạn giữ nguyên.",
    )  # fmt: skip


@bp.route("/phan-cong", methods=["GET", "POST"])
@guard(P.TASK_DELEGATE)
def name():
    """Give much of a unit's work to one of its people."""
    actor, form, names = current_actor(), NameForm(), directory()
    staff = names.staff(set(actor.units), clock.today())
    form.person.choices = [(0, "Cả đơn vị cùng làm"), *names.by_name(staff)]
    return _do(
        form, lambda _shares: mass_services.may_name(actor, None),
        lambda seen: mass_services.name(actor, seen, user_id=form.person.data or None),
        title="Phân công nhiều việc", verb="Phân công", done="Đã phân công {} việc.",
        text="Người được phân công nhận một thông báo và thấy các việc này trên bàn làm việc.",
    )  # fmt: skip
