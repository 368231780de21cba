"""Backups on a page of the administrator: make one, read it through, put it back."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from wtforms import PasswordField
from wtforms.validators import InputRequired

from intranet.access.permissions import Permission as P
from intranet.errors import Refused
from intranet.forms.base import Form, Press
from intranet.keeping import place, schema, services
from intranet.org import passwords
from intranet.web.guard import current_actor, guard
from intranet.web.transaction import let_go

bp = Blueprint("keeping", __name__, url_prefix="/quan-tri/sao-luu")


class RestoreForm(Form):
    """Ask for the password once more: what follows replaces everything."""

    password = PasswordField(
        "Mật khẩu của đồng chí",
        [InputRequired("Hãy nhập mật khẩu đang dùng.")],
        render_kw={"autocomplete": "current-password"},
    )


@bp.get("")
@guard(P.BACKUP_RUN)
def index():
    """Show the backups that there are."""
    return render_template(
        "keeping/index.html", backups=services.backups(), form=Press(), head=schema.head(),
        place=place.folder(),
    )  # fmt: skip


@bp.post("")
@guard(P.BACKUP_RUN)
def make():
    """Make one more."""
    form, actor = Press(), current_actor()
    if form.validate_on_submit():
        let_go()
        made = services.back_up(actor)
        flash(f"Đã sao lưu vào tệp {made.name}. Đã đọc lại cả tệp, không có chỗ hỏng.", "done")
        if made.manifest and made.manifest.missing:
            gone = len(made.manifest.missing)
            flash(
                f"Máy chủ đã mất {gone} tệp đính kèm nên bản sao lưu cũng thiếu các tệp ấy. Hãy lấy lại từ"
                " bản sao lưu cũ hơn.", "late",
            )  # fmt: skip
    return redirect(url_for(".index"))


@bp.post("/kiem-tra")
@guard(P.BACKUP_RUN)
def check():
    """Read one through."""
    form, name = Press(), request.args.get("ban", "")
    if name and form.validate_on_submit():
        let_go()
        try:
            services.check(name)
        except Refused as refusal:
            flash(f"{name}: {refusal.message}", "late")
        else:
            flash(f"{name} nguyên vẹn: mọi dòng, mọi tệp đúng như lúc sao lưu.", "done")
    return redirect(url_for(".index"))


@bp.route("/khoi-phuc", methods=["GET", "POST"])
@guard(P.BACKUP_RESTORE)
def restore():
    """Put one back in place of everything there is, once the password is given again."""
    name, form, actor = request.args.get("ban", ""), RestoreForm(), current_actor()
    if not name:
        return redirect(url_for(".index"))
    chosen = services.find(name)
    if chosen.manifest is None:
        raise Refused("Tệp này không phải bản sao lưu của phần mềm, hoặc đã hỏng.")
    if form.validate_on_submit():
        try:
            hasher = passwords.hasher(current_app.config["PASSWORD_MEMORY_KIB"])
            services.put_back(actor, name, hasher, password=form.password.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return render_template("keeping/restored.html", chosen=chosen)
    return render_template("keeping/restore.html", chosen=chosen, form=form), form.status
