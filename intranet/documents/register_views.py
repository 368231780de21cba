"""The register of outgoing papers: read, print, export, hold, void, enter what was signed elsewhere."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history
from intranet.documents import gap_queries, register, register_filters, register_lines
from intranet.documents import register_queries as queries
from intranet.documents.houses import habits
from intranet.documents.models import RegisterEntry
from intranet.documents.owners import owner_of
from intranet.documents.paper import html
from intranet.documents.papers import paper_of
from intranet.documents.queries import is_seen
from intranet.documents.register_filters import TABS, Book, Mark, Wanted, current_book
from intranet.documents.register_forms import BeginForm, HoldForm, OutsideForm, VoidForm
from intranet.documents.signers import leader_of
from intranet.documents.types import LETTER, type_name, types_of
from intranet.documents.version_lines import lines as file_lines
from intranet.errors import Refused, WrongState
from intranet.files import handing, store
from intranet.forms.fields import options
from intranet.org.directory import directory
from intranet.web.guard import current_actor, guard

bp = Blueprint("register", __name__, url_prefix="/van-ban/so")
_MARKS = tuple((one, one.label) for one in Mark)
SCANS = ("pdf", "jpg", "png")


# ---------------------------------------------------------------- read


@bp.get("")
@guard(P.ACCOUNT_USE)
def index():
    """Show one book of the register, the newest number first."""
    actor = current_actor()
    bodies = queries.bodies_of(actor)
    wanted = register_filters.read(request.args, bodies)
    given, found, tally = queries.given(bodies), queries.page(actor, wanted), queries.tally(wanted.book)
    return render_template(
        "register/index.html",
        wanted=wanted,
        book=wanted.book,
        lines=register_lines.lines(wanted.book.body, found.rows),
        tally=tally,
        tabs=_tabs(wanted, bodies, given),
        periods=_periods(wanted.book, given),
        types=tuple(types_of(wanted.book.body).items()),
        marks=_MARKS,
        chips=_chips(wanted),
        newer=_here(wanted, truoc=found.newer) if found.newer else "",
        older=_here(wanted, sau=found.older) if found.older else "",
        keeps=queries.keeps(actor, wanted.book.body) and wanted.book == current_book(wanted.book.body),
        may_begin=not given.get(wanted.book) or habits(wanted.book.body).by_type,
    )


def _here(wanted: Wanted, **changes: Any) -> str:
    return url_for(".index", **(wanted.without() | changes))


def _tabs(wanted: Wanted, bodies: tuple[Body, ...], given: dict[Book, int]) -> list[dict[str, Any]]:
    if len(bodies) == 1:
        return []
    return [
        {
            "label": TABS[body],
            "url": url_for(".index", so=register_filters.SLUGS[body]),
            "count": given.get(current_book(body), 0),
            "current": body is wanted.book.body,
        }
        for body in bodies
    ]


def _periods(book: Book, given: dict[Book, int]) -> tuple[tuple[str, str], ...]:
    """Return the years or terms that the body has books of, the newest first."""
    known = {one for one in given if one.body is book.body} | {book, current_book(book.body)}
    return tuple((one, one) for one in sorted({book.period for book in known} - {""}, reverse=True))


def _chips(wanted: Wanted) -> list[dict[str, str]]:
    found = {}
    if wanted.words:
        found["q"] = f"Có chữ “{wanted.chosen.get('q', '')}”"
    if wanted.type:
        found["loai"] = type_name(wanted.book.body, wanted.type)
    if wanted.mark:
        found["tinh-trang"] = wanted.mark.label
    return [
        {"label": label, "remove_url": url_for(".index", **wanted.without(name))}
        for name, label in found.items()
    ]


@bp.get("/in")
@guard(P.ACCOUNT_USE)
def book():
    """Show a book as it is printed, in the order of its numbers."""
    actor = current_actor()
    wanted = register_filters.read(request.args, queries.bodies_of(actor))
    rows = queries.every(actor, wanted, limit=register_lines.MOST)
    return render_template(
        "register/book.html",
        book=wanted.book,
        lines=register_lines.lines(wanted.book.body, rows),
        columns=[head for head, _ in register_lines.COLUMNS[:-1]],
        narrowed="; ".join(chip["label"] for chip in _chips(wanted)),
        back=_here(wanted),
    )


@bp.get("/xuat-excel")
@guard(P.ACCOUNT_USE)
def export():
    """Download what the filter shows as an Excel sheet."""
    actor = current_actor()
    wanted = register_filters.read(request.args, queries.bodies_of(actor))
    name = f"So-van-ban-di-{wanted.book.slug}-{wanted.book.period or 'chua-mo'}.xlsx"
    data = register_lines.workbook(actor, wanted)
    return handing.made_file(actor, data, name=name, kind="xlsx", body=wanted.book.body)


@bp.get("/<int:entry_id>")
@guard(P.ACCOUNT_USE, entry=queries.get)
def show(entry: RegisterEntry):
    """Show one number: its paper, what happened to it."""
    actor = current_actor()
    paper = entry.document if entry.document is not None and is_seen(actor, entry.document) else None
    (line,) = register_lines.lines(entry.body, [queries.row_of(entry)])
    return render_template(
        "register/show.html",
        entry=entry,
        line=line,
        book=Book(entry.body, entry.period),
        author=directory().person_name(entry.author_id),
        files=file_lines(actor, paper) if paper else [],
        paper_url=owner_of(paper).path(paper) if paper else "",
        preview=html.draw(paper_of(paper)) if paper else None,
        entries=history(entry),  # who reads the book reads why it says what it says
        keeps=queries.keeps(actor, entry.body),
        may_void=register.may_void(actor, entry),
    )


@bp.get("/<int:entry_id>/ban-scan")
@guard(P.ACCOUNT_USE, entry=queries.get)
def scan(entry: RegisterEntry):
    """Download the scan of a paper that was made outside the software."""
    return handing.stored_file(current_actor(), queries.scan_of(entry), entry)


# ---------------------------------------------------------------- act


def _own(actor: Actor) -> Body:
    """Return the body whose register the address names, among those that the person keeps."""
    kept = [body for body in queries.bodies_of(actor) if queries.keeps(actor, body)]
    return register_filters.body_of(request.args, kept)


def _types(body: Body) -> list[Any]:
    # A letter bears no code on the page.
    pairs = ((code, name if code == LETTER else f"{name} ({code})") for code, name in types_of(body).items())
    return options([("", "Chọn loại văn bản"), *pairs])


def _unit(body: Body) -> str:
    """Return the drafting unit that most of a body's letters name."""
    return "VP" if body is Body.STATE else ""


def _back(body: Body) -> str:
    return url_for(".index", so=register_filters.SLUGS[body])


@bp.route("/giu-so", methods=["GET", "POST"])
@guard(P.DOCUMENT_KEEP_REGISTER)
def hold():
    """Hold the next numbers for papers that are foreseen."""
    actor = current_actor()
    body = _own(actor)
    form = HoldForm(unit=_unit(body))
    form.type.choices = _types(body)
    if form.validate_on_submit():
        try:
            held = register.hold(
                actor, body=body, type=form.type.data, subject=form.subject.data, reason=form.reason.data,
                count=form.count.data, unit=form.unit.data,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã giữ số {', '.join(one.code for one in held)}.", "done")
            return redirect(_back(body))
    page = render_template("register/hold.html", form=form, book=current_book(body), back=_back(body))
    return page, form.status


@bp.route("/ghi-ngoai", methods=["GET", "POST"])
@guard(P.DOCUMENT_KEEP_REGISTER)
def outside():
    """Enter a paper that was made and signed outside the software."""
    actor = current_actor()
    body = _own(actor)
    form = OutsideForm(**_proposed(actor, body))
    form.type.choices = _types(body)
    if form.validate_on_submit():
        gap = gap_queries.left_by(body, form.type.data, form.number.data, form.day.data)
        try:
            entry = register.enter_outside(
                actor, body=body, paper=_paper(actor, form), number=form.number.data, reason=form.reason.data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã ghi sổ: số {entry.code}. Hãy ghi đúng số này trên văn bản.", "done")
            if gap:
                flash(gap, "soon")
            return redirect(url_for(".show", entry_id=entry.id))
    page = render_template("register/outside.html", form=form, book=current_book(body), back=_back(body))
    return page, form.status


def _proposed(actor: Actor, body: Body) -> dict[str, Any]:
    """Return what the form begins with: today, the leader, and what is known of the held number asked for."""
    known: dict[str, Any] = {
        "day": clock.today(), "signer": leader_of(body)[0], "kept_by": register.kept_by(body),
        "unit": _unit(body),
    }  # fmt: skip
    number = request.args.get("muc", "")
    if number.isdecimal() and len(number) < 10:
        held = queries.get(actor, int(number))
        known |= {"number": held.number, "type": held.type, "subject": held.subject}
    return known


def _paper(actor: Actor, form: OutsideForm) -> register.Outside:
    upload = form.scan.data
    stored = None
    if upload and upload.filename:
        try:
            stored = store.save(actor, upload.read(), name=upload.filename, allowed=SCANS)
        except Refused as refusal:
            refusal.field = "scan"
            raise
    return register.Outside(
        type=form.type.data, day=form.day.data, subject=form.subject.data, signer=form.signer.data,
        recipients="; ".join(form.recipients.data.splitlines()), unit=form.unit.data,
        kept_by=form.kept_by.data, copies=form.copies.data or 0, file_id=stored.id if stored else None,
    )  # fmt: skip


@bp.route("/so-bat-dau", methods=["GET", "POST"])
@guard(P.DOCUMENT_KEEP_REGISTER)
def begin():
    """Say which number was the last one used before the register was kept here."""
    actor = current_actor()
    body = _own(actor)
    form = BeginForm()
    by_type = habits(body).by_type
    if by_type:
        form.type.choices = _types(body)
    else:
        del form.type
    if form.validate_on_submit():
        try:
            chosen = form.type.data if by_type else next(iter(types_of(body)))
            register.begin(actor, body=body, type=chosen, number=form.number.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã ghi số bắt đầu. Văn bản tiếp theo mang số {form.number.data + 1}.", "done")
            return redirect(_back(body))
    page = render_template("register/begin.html", form=form, book=current_book(body), back=_back(body))
    return page, form.status


@bp.route("/<int:entry_id>/huy", methods=["GET", "POST"])
@guard(P.DOCUMENT_VOID_NUMBER, entry=queries.get)
def void(entry: RegisterEntry):
    """Cancel a number; its line stays."""
    form = VoidForm(now=entry.version)
    if form.validate_on_submit():
        try:
            if form.seen.data != entry.version:
                raise WrongState("Số này vừa có thay đổi. Hãy xem lại rồi hủy.")
            register.void(current_actor(), entry, reason=form.reason.data, replaced_by=form.replaced_by.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã hủy số {entry.code}. Dòng của số này vẫn ở trong sổ.", "done")
            return redirect(url_for(".show", entry_id=entry.id))
    return render_template("register/void.html", form=form, entry=entry), form.status
