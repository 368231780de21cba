"""The list of assignments and the page of one."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.permissions import Permission as P
from intranet.documents.offers import offers
from intranet.errors import Refused, WrongState
from intranet.files import handing, store
from intranet.forms.base import Press, SeenForm
from intranet.org.directory import directory
from intranet.search import places, saved_queries
from intranet.search.places import Place
from intranet.tasks import (
    commitments,
    field_queries,
    filters,
    lists,
    mass_page,
    pages,
    queries,
    services,
    share_queries,
    work_page,
)
from intranet.tasks import export as exports
from intranet.tasks.filters import Due, Filter, Mark, Sort, Tab
from intranet.tasks.forms import ReportForm
from intranet.tasks.models import Assignment, ReportKind
from intranet.tasks.timing import DUE, Timing
from intranet.web.guard import current_actor, guard

bp = Blueprint("tasks", __name__, url_prefix="/nhiem-vu")
PLACE = Place("nhiem-vu", "Nhiệm vụ", "/nhiem-vu", filters.KEPT)
places.register(PLACE)
_DUES = tuple((one, one.label) for one in Due)
_MARKS = tuple((one, one.label) for one in Mark)
_SORTS = (("", "Hạn gần nhất trước"), (Sort.NEWEST, "Mới giao trước"))
LAST_YEAR = 9998  # a last day in it leaves out only what has no day


@bp.get("")
@guard(P.TASK_VIEW)
def index():
    """Show the assignments that the person may see, narrowed as the address says."""
    actor = current_actor()
    wanted = filters.read(actor, request.args)
    found, numbers = queries.page(actor, wanted), queries.counts(actor, wanted)
    return render_template(
        "tasks/index.html",
        wanted=wanted,
        whose=_whose(wanted),
        groups=lists.grouped(lists.lines(actor, found.rows)),
        numbers=numbers,
        number=lists.number,
        tabs=_tabs(wanted, numbers),
        earlier=_here(wanted, truoc=found.earlier) if found.earlier else "",
        later=_here(wanted, sau=found.later) if found.later else "",
        shown=len(found.rows),
        here=lambda **changes: _here(wanted, **changes),
        chips=_chips(wanted),
        follows=filters.sees_all(actor),
        units=lists.unit_choices(),
        staff=lists.staff_choices(wanted),
        dues=_DUES,
        marks=_MARKS,
        sorts=_SORTS,
        fields=_fields(wanted),
        offers=offers("tasks", actor),
        mass=mass_page.bar(actor, wanted, numbers, found, request.args.get("chon", "")),
        saved=[
            {"name": one.name, "url": PLACE.url(one.address), "shared": one.unit_id is not None}
            for one in saved_queries.listed(actor, PLACE.name)
        ],
        save=PLACE.tidy(urlencode(wanted.chosen)),
    )


def _here(wanted: Filter, **changes: str) -> str:
    """Return the list's address with some arguments changed; the place in the list is dropped."""
    kept = {key: value for key, value in wanted.chosen.items() if key not in ("sau", "truoc")}
    kept |= {key.replace("_", "-"): value for key, value in changes.items()}
    words = urlencode({key: value for key, value in kept.items() if value}, safe="!$'()*,/:;?@")
    return f"{request.script_root}{bp.url_prefix}{'?' if words else ''}{words}"


def _whose(wanted: Filter) -> str:
    if wanted.units is None:
        return ""
    return ", ".join(directory().unit_name(unit) for unit in wanted.units)


def _fields(wanted: Filter) -> tuple[tuple[str, str], ...]:
    found = field_queries.choices(wanted.of_field)
    named = ((str(number), name) for number, name in found)
    return ((filters.NONE, field_queries.NO_FIELD), *named) if found else ()


def _tabs(wanted: Filter, numbers: queries.Counts) -> list[dict[str, Any]]:
    return [
        {
            "label": tab.label,
            "url": _here(wanted, muc="" if tab == Tab.OPEN else tab, han="", buoc=""),
            "count": lists.number(numbers.tabs[tab]),
            "current": tab == wanted.tab,
        }
        for tab in wanted.tabs
    ]


def _chips(wanted: Filter) -> list[dict[str, str]]:
    found = {}
    if wanted.words:
        found["q"] = f"Có chữ “{wanted.chosen.get('q', '')}”"
    if wanted.due:
        found["han"] = wanted.due.label
    if wanted.mark:
        found["buoc"] = wanted.mark.label
    if wanted.person:
        found["nguoi"] = directory().person_name(wanted.person)
    if wanted.plan:
        found["ke-hoach"] = "Theo một kế hoạch"
    found |= _figure_chips(wanted)
    if wanted.chosen.get("don-vi", "").isdecimal():
        found["don-vi"] = _whose(wanted)
    return [
        {"label": label, "remove_url": url_for(".index", **wanted.without(name))}
        for name, label in found.items()
    ]


def _figure_chips(wanted: Filter) -> dict[str, str]:
    """Name what a list is narrowed to that a figure leads to."""
    found = {}
    if wanted.dialogue is not None:
        found["doi-thoai"] = "Theo một cuộc đối thoại" if wanted.dialogue else "Không theo cuộc đối thoại nào"
    if wanted.block:
        found["khoi"] = f"Khối {wanted.block.label}"
    if wanted.of_field is not None:
        name = field_queries.name_of(wanted.of_field)
        found["linh-vuc"] = f"Lĩnh vực: {name}" if name else field_queries.NO_FIELD
    if wanted.result:
        found["ket-qua"] = "Đã đến hạn" if wanted.result == DUE else Timing(wanted.result).label
    if wanted.first:
        found["tu"] = f"Hạn từ {wanted.first:%d/%m/%Y}"
    if wanted.last:
        is_open = wanted.last.year >= LAST_YEAR
        found["den"] = "Có ngày đến hạn" if is_open else f"Hạn đến {wanted.last:%d/%m/%Y}"
    return found


@bp.get("/xuat-excel")
@guard(P.TASK_VIEW)
def export():
    """Download the list as it is narrowed, as an Excel sheet."""
    actor = current_actor()
    book = exports.workbook(actor, filters.read(actor, request.args))
    return handing.made_file(actor, book, name=f"Nhiem-vu-{clock.today():%Y-%m-%d}.xlsx", kind="xlsx")


@bp.get("/xuat-csv")
@guard(P.TASK_VIEW)
def export_text():
    """Download the list as it is narrowed, as CSV."""
    actor = current_actor()
    text = exports.text(actor, filters.read(actor, request.args))
    return handing.made_file(actor, text, name=f"Nhiem-vu-{clock.today():%Y-%m-%d}.csv", kind="csv")


@bp.get("/<int:assignment_id>")
@guard(P.TASK_VIEW, assignment=queries.get)
def show(assignment: Assignment):
    """Show one assignment with the form that its next step needs."""
    done = request.args.get("xong") == "1"  # who came by a button that says so
    day = clock.today() if done and commitments.is_needed(assignment) else None
    return _page(assignment, ReportForm(now=assignment.version, committed=day))


def _page(assignment: Assignment, form: ReportForm):
    drawn = pages.sheet(current_actor(), assignment)
    form.committed.choices = pages.days_to_promise(assignment)
    page = render_template(
        "tasks/show.html",
        assignment=assignment,
        task=assignment.task,
        sheet=drawn,
        form=form,
        press=SeenForm(formdata=None, now=assignment.version),
        offers=offers("assignment", current_actor(), assignment),
        work=work_page.work(current_actor(), assignment),
    )
    return page, form.status


def press(assignment: Assignment, act: Callable[[Actor, Assignment], None], done: str) -> Any:
    """Carry out a move that asks nothing, on the version that was read, and return to the assignment."""
    form = SeenForm()
    if form.validate_on_submit():
        services.expect(assignment, form.seen.data)
        act(current_actor(), assignment)
        flash(done, "done")
    return redirect(url_for("tasks.show", assignment_id=assignment.id))


@bp.post("/<int:assignment_id>/tiep-nhan")
@guard(P.TASK_ACCEPT, assignment=queries.get)
def accept(assignment: Assignment):
    """Take the work."""
    if request.form.get("roi") == "bao-cao":  # a village says at once that it is done
        press(assignment, services.accept, "Đã ghi nhận tiếp nhận. Hãy báo cáo kết quả ở dưới.")
        return redirect(url_for(".show", assignment_id=assignment.id, xong=1, _anchor="buoc-tiep"))
    return press(assignment, services.accept, "Đã tiếp nhận. Văn phòng thấy ngay trên bàn làm việc.")


@bp.post("/tiep-nhan-tat-ca")
@guard(P.TASK_ACCEPT)
def accept_all():
    """Take all the new work that was listed beside the button, say how much that was, and lead to it."""
    form, actor = Press(), current_actor()
    place = url_for("home.index")
    numbers = {int(one) for one in request.form.getlist("viec") if one.isdecimal() and len(one) < 10}
    if form.validate_on_submit() and numbers:
        shares = queries.several(actor, numbers)
        taken = services.accept_all(actor, shares)
        left = len(numbers) - taken
        said = []
        if taken:
            said = [f"Đã tiếp nhận {taken} việc. Dưới đây là các việc đã tiếp nhận; văn phòng thấy ngay."]
            place = _taken_url(actor, shares)
        if left:
            said.append(f"{left} việc không còn chờ tiếp nhận: đã có người tiếp nhận hoặc văn phòng vừa đổi.")
        flash(" ".join(said), "soon" if left else "done")
    return redirect(place)


def _taken_url(actor: Actor, shares: Sequence[Assignment]) -> str:
    """Return the list of what these units have taken, what was given last at the top."""
    units = {one.unit_id for one in shares}
    narrowed = {"don-vi": units.pop()} if len(units) == 1 and filters.follows(actor) else {}
    return url_for(".index", buoc=Mark.ACCEPTED, xep=Sort.NEWEST, **narrowed)


@bp.post("/<int:assignment_id>/bao-cao")
@guard(P.TASK_REPORT_RESULT, assignment=queries.get)
def report(assignment: Assignment):
    """Report progress or the result, with files."""
    form = ReportForm(now=assignment.version)
    actor = current_actor()
    if form.validate_on_submit():
        kind = ReportKind.PROGRESS if form.kind.data == ReportKind.PROGRESS else ReportKind.RESULT
        try:
            services.expect(assignment, form.seen.data)
            stored = [store.save(actor, one.read(), name=one.filename) for one in form.files.data or ()]
            services.report(
                actor, assignment, kind=kind, text=form.text.data, files=stored, committed=form.committed.data
            )
        except Refused as refusal:
            if form.files.data and not isinstance(refusal, WrongState):
                refusal.field = refusal.field or "files"
            form.refuse(refusal)
        else:
            words = (
                "Đã gửi báo cáo hoàn thành, chờ xác nhận." if kind == ReportKind.RESULT else "Đã ghi tiến độ."
            )
            flash(words, "done")
            return redirect(url_for(".show", assignment_id=assignment.id))
    return _page(assignment, form)


@bp.post("/<int:assignment_id>/rut-bao-cao")
@guard(P.TASK_REPORT_RESULT, assignment=queries.get)
def withdraw(assignment: Assignment):
    """Take a report back before it is confirmed."""
    return press(assignment, services.withdraw, "Đã rút báo cáo. Bổ sung rồi báo cáo lại.")


@bp.post("/<int:assignment_id>/xac-nhan")
@guard(P.TASK_CONFIRM, assignment=queries.get)
def confirm(assignment: Assignment):
    """Agree that the work is done."""
    return press(assignment, services.confirm, "Đã xác nhận hoàn thành.")


@bp.get("/<int:assignment_id>/minh-chung/<int:file_id>")
@guard(P.TASK_VIEW, assignment=queries.get)
def evidence(assignment: Assignment, file_id: int):
    """Download a file attached to a report."""
    return handing.stored_file(current_actor(), share_queries.evidence(assignment, file_id), assignment)
