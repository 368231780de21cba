"""The page of what is set, the page of one setting with its history, and changing it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from intranet import clock
from intranet.access.permissions import Permission as P
from intranet.errors import NotFound, Refused
from intranet.forms.base import Press
from intranet.forms.pressing import press
from intranet.settings import services, values
from intranet.settings.catalogue import CATALOGUE, Group, Setting
from intranet.settings.forms import ChangeForm
from intranet.text.dates import numeric
from intranet.web.guard import current_actor, guard

bp = Blueprint("settings", __name__, url_prefix="/quan-tri/thiet-lap")


@bp.get("")
@guard(P.SETTINGS_EDIT)
def index():
    """Show what holds today, its source, and what is to come."""
    today = clock.today()
    groups = [
        (group, [_line(one, today) for one in CATALOGUE.values() if one.group is group]) for group in Group
    ]
    return render_template("settings/index.html", groups=groups)


def _line(setting: Setting, today: Any) -> dict[str, Any]:
    return {
        "setting": setting, "value": values.on(setting, today), "coming": values.coming(setting, today)
    }  # fmt: skip


def _setting(key: str) -> Setting:
    try:
        return CATALOGUE[key]
    except KeyError:
        raise NotFound from None


@bp.route("/<slugs:key>", methods=["GET", "POST"])
@guard(P.SETTINGS_EDIT)
def show(key: str):
    """Show the history of one setting and set it anew from a day on."""
    setting = _setting(key)
    form = ChangeForm(now=services.version())
    if form.validate_on_submit():
        try:
            made = services.change(
                current_actor(), setting, value=form.value.data, basis=form.basis.data,
                starts_on=form.starts_on.data, seen=form.seen.data,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(f"Đã ghi: {made.words}, áp dụng từ {numeric(made.starts_on)}.", "done")
            return redirect(url_for(".show", key=key))
    today = clock.today()
    page = render_template(
        "settings/show.html", setting=setting, form=form, value=values.on(setting, today),
        history=values.history(setting), withdrawing=Press(),
    )  # fmt: skip
    return page, form.status


@bp.post("/<slugs:key>/huy/<int:number>")
@guard(P.SETTINGS_EDIT)
def withdraw(key: str, number: int):
    """Call off a change before its day."""
    press(lambda: services.withdraw(current_actor(), _setting(key), number), "Đã hủy thay đổi chưa áp dụng.")
    return redirect(url_for(".show", key=key))
