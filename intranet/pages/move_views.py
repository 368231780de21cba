"""The moves of a page: submitted, taken back, given back, published, withdrawn, given up."""

from collections.abc import Callable
from datetime import time
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.errors import Refused, WrongState
from intranet.forms.base import Press
from intranet.forms.pressing import answered
from intranet.org.directory import directory
from intranet.pages import pages, queries, rights, services, trashing
from intranet.pages.forms import PublishForm, ReasonForm, moment
from intranet.pages.models import Page
from intranet.web.guard import current_actor, guard

bp = Blueprint("page_moves", __name__, url_prefix="/trang-chung/<int:page_id>")

MIDNIGHT = time()


def _press(page: Page, act: Callable[..., None], done: str) -> Any:
    if Press().validate_on_submit():
        try:
            act(current_actor(), page)
        except WrongState:
            raise
        except Refused as refusal:
            flash(refusal.message, "late")
        else:
            flash(done, "done")
    return redirect(url_for("page_work.show", page_id=page.id))


@bp.post("/trinh")
@guard(P.PAGE_WRITE, page=queries.get)
def submit(page: Page):
    """Ask for a page to be published on the common home."""
    return _press(page, services.submit, "Đã trình. Người phụ trách trang chủ chung được báo.")


@bp.post("/rut-lai")
@guard(P.PAGE_WRITE, page=queries.get)
def recall(page: Page):
    """Take a submitted page back to go on writing."""
    return _press(page, services.recall, "Đã rút lại, sửa tiếp được.")


@bp.route("/bo", methods=["GET", "POST"])
@guard(P.PAGE_WRITE, page=queries.get)
def drop(page: Page):
    """Delete a page that readers do not see."""
    return _with_reason(
        page, trashing.drop, title="Xóa trang", submit="Xóa trang",
        done="Đã xóa trang. Trong 30 ngày còn khôi phục được ở “Đã xóa”.",
        leads_to=url_for("page_work.index"),
        text="Trang không còn trong danh sách nào. Trong 30 ngày, đơn vị khôi phục được ở “Đã xóa”; "
        "sau đó xóa hẳn cả tệp.",
    )  # fmt: skip


@bp.route("/dang", methods=["GET", "POST"])
@guard(rights.publishing, page=queries.get)
def publish(page: Page):
    """Publish the latest text, now or from a day on, for good or until another day."""
    form = PublishForm(now=page.version)
    if not form.is_submitted():
        for name, value in (("starts", page.starts_at), ("ends", page.ends_at)):
            if value is not None:
                local = clock.local(value)
                form[f"{name}_on"].data, form[f"{name}_hour"].data = local.date(), f"{local:%H:%M}"
    if form.validate_on_submit():
        starts = moment(form.starts_on.data, form.starts_hour, usual=MIDNIGHT)
        ends = moment(form.ends_on.data, form.ends_hour, usual=MIDNIGHT)
        try:
            services.expect(page, form.seen.data)
            services.publish(current_actor(), page, starts_at=starts, ends_at=ends)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            when = (
                f" Người đọc thấy từ {clock.local(starts):%H:%M ngày %d/%m/%Y}."
                if page.is_early and starts
                else ""
            )
            flash(f"Đã đăng.{when}", "done")
            return redirect(url_for("page_work.show", page_id=page.id))
    shown = render_template(
        "pages/publish.html", page=page, form=form, readers=pages.readers_words(page),
        hidden=pages.hidden_above(page), author=directory().person_name(page.author_id),
    )  # fmt: skip
    return shown, form.status


def _with_reason(
    page: Page, act: Callable[..., None], *, title: str, text: str, submit: str, done: str, leads_to: str = ""
) -> Any:
    form = ReasonForm(now=page.version)

    def move() -> None:
        services.expect(page, form.seen.data)
        act(current_actor(), page, comment=form.comment.data)

    if answered(form, move, done):
        return redirect(leads_to or url_for("page_work.show", page_id=page.id))
    shown = render_template("pages/move.html", page=page, form=form, title=title, text=text, submit=submit)
    return shown, form.status


@bp.route("/go", methods=["GET", "POST"])
@guard(rights.publishing, page=queries.get)
def withdraw(page: Page):
    """Take a page away from its readers."""
    return _with_reason(
        page, services.withdraw, title="Gỡ trang", submit="Gỡ trang", done="Đã gỡ trang.",
        text="Người đọc không thấy trang này nữa. Nội dung, các bản đã lưu và tệp vẫn giữ; đăng lại được.",
    )  # fmt: skip


@bp.route("/tra-lai", methods=["GET", "POST"])
@guard(P.PAGE_PUBLISH, page=queries.get)
def give_back(page: Page):
    """Give a page back to who wrote it."""
    return _with_reason(
        page, services.give_back, title="Trả lại người viết", submit="Trả lại",
        done="Đã trả lại, người viết được báo.",
        text="Trang trở lại bản nháp; người viết thấy ý kiến này, sửa rồi trình lại.",
    )  # fmt: skip
