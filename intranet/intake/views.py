"""Pages of the import: the template, the file, what it would do, and what it did (O1, O5)."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet.access.permissions import Permission as P
from intranet.errors import Refused, WrongState
from intranet.intake import kept, people, person_services, template, unit_services, units
from intranet.intake.columns import PEOPLE, UNITS, VILLAGES, Table
from intranet.intake.forms import AgreeForm, FileForm
from intranet.intake.lines import DryRun
from intranet.intake.reading import Sheet, read_upload
from intranet.org.people_queries import unit_choices
from intranet.web.downloads import attachment
from intranet.web.guard import current_actor, guard
from intranet.web.transaction import let_go

of_units = Blueprint("unit_intake", __name__, url_prefix="/don-vi/nhap")
of_people = Blueprint("people_intake", __name__, url_prefix="/can-bo/nhap")
CHANGED = "Danh bạ vừa thay đổi nên kết quả khác lúc xem. Hãy xem lại rồi xác nhận."


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of import, as its pages name it."""

    title: str
    lead: str
    tables: Sequence[Table]
    dry_run: Callable[[Sequence[Sheet]], DryRun]
    home: str
    home_label: str
    ask: str
    agree: str
    template: str


OF_UNITS = Kind(
    "Nhập đơn vị, thôn từ Excel",
    "Tải tệp mẫu, điền trong Excel rồi tải lên. Chưa có gì được lưu cho tới khi đồng chí xác nhận.",
    (UNITS, VILLAGES), units.dry_run, "units.index", "Đơn vị",
    "unit_intake.ask_units", "unit_intake.save_units", "unit_intake.template_of_units",
)  # fmt: skip
OF_PEOPLE = Kind(
    "Nhập cán bộ từ Excel",
    "Tải tệp mẫu, điền trong Excel rồi tải lên. Chưa có gì được lưu cho tới khi đồng chí xác nhận. "
    "Đơn vị phải có trong danh bạ trước.",
    (PEOPLE,), people.dry_run, "people.index", "Cán bộ",
    "people_intake.ask_people", "people_intake.save_people", "people_intake.template_of_people",
)  # fmt: skip


@of_units.get("/tep-mau")
@guard(P.ORGANISATION_EDIT)
def template_of_units():
    """Give the template of units and villages."""
    return attachment(template.workbook(OF_UNITS.tables), name="mau-don-vi.xlsx", kind="xlsx")


@of_people.get("/tep-mau")
@guard(P.USER_IMPORT)
def template_of_people():
    """Give the template of people; it lists the units that there are."""
    lists = {"unit": [name for _, name in unit_choices()]}
    return attachment(template.workbook(OF_PEOPLE.tables, lists=lists), name="mau-can-bo.xlsx", kind="xlsx")


@of_units.route("", methods=["GET", "POST"])
@guard(P.ORGANISATION_EDIT)
def ask_units():
    """Read a sheet of units and show what it would do."""
    return _ask(OF_UNITS)


@of_people.route("", methods=["GET", "POST"])
@guard(P.USER_IMPORT)
def ask_people():
    """Read a sheet of people and show what it would do."""
    return _ask(OF_PEOPLE)


@of_units.post("/luu")
@guard(P.ORGANISATION_EDIT)
def save_units():
    """Carry out what was shown of units."""

    def done(found: DryRun) -> Any:
        count = unit_services.carry_out(current_actor(), found)
        flash(f"Đã nhập: {count} đơn vị thêm hoặc đổi." if count else "Tệp không có gì mới để nhập.", "done")
        return redirect(url_for(OF_UNITS.home))

    return _agree(OF_UNITS, done)


@of_people.post("/luu")
@guard(P.USER_IMPORT)
def save_people():
    """Carry out what was shown of people; first passwords are on the answer, once."""

    def done(found: DryRun) -> Any:
        made = person_services.carry_out(current_actor(), found)
        if made.accounts:
            return render_template("intake/passwords.html", made=made)
        flash(made.words, "done")
        return redirect(url_for(OF_PEOPLE.home))

    return _agree(OF_PEOPLE, done)


def _ask(kind: Kind) -> Any:
    form = FileForm()
    if form.validate_on_submit():
        try:
            if not (form.file.data and form.file.data.filename):
                raise Refused("Hãy chọn tệp.", field="file")
            let_go()  # reading a file takes a moment, and others need not wait for it
            sheets = read_upload(form.file.data, kind.tables)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _shown(kind, sheets, kind.dry_run(sheets))
    return render_template("intake/ask.html", kind=kind, form=form), form.status


def _shown(kind: Kind, sheets: Sequence[Sheet], found: DryRun, refusal: Refused | None = None) -> Any:
    """Show what would be done, with the button that does it if nothing is wrong."""
    form = AgreeForm(formdata=None, kept=kept.pack(current_actor().user_id, sheets), seen=_mark(found))
    if refusal is not None:
        form.refuse(refusal)
    again = FileForm(formdata=None)
    page = render_template("intake/shown.html", kind=kind, form=form, again=again, found=found)
    return page, 422 if refusal is not None or found.has_faults else 200


def _mark(found: DryRun) -> str:
    """Return a mark of just what was shown: who agrees to it agrees to nothing else."""
    return hashlib.sha256(found.seen.encode()).hexdigest()[:16]


def _agree(kind: Kind, done: Callable[[DryRun], Any]) -> Any:
    form = AgreeForm()
    if not form.validate_on_submit():
        return redirect(url_for(kind.ask))
    try:
        sheets = kept.unpack(current_actor().user_id, form.kept.data or "")
    except Refused as refusal:
        lost = FileForm(formdata=None)
        lost.refuse(refusal)
        return render_template("intake/ask.html", kind=kind, form=lost), 422
    found = kind.dry_run(sheets)
    if form.seen.data != _mark(found) and found.changes:
        return _shown(kind, sheets, found, WrongState(CHANGED))
    try:
        return done(found)
    except Refused as refusal:
        return _shown(kind, sheets, found, refusal)
