"""The press of a button: what it asks for is done and told, or refused and said why."""

from collections.abc import Callable
from typing import Any

from flask import flash

from intranet.errors import Refused
from intranet.forms.base import Form, Press


def press(act: Callable[[], Any], done: str) -> None:
    """Do by *act* what a button asks, and leave word for the next page: *done*, or why it was refused."""
    if not Press().validate_on_submit():
        return
    try:
        act()
    except Refused as refusal:
        flash(refusal.message, "late")
    else:
        flash(done, "done")


def answered(form: Form, act: Callable[[], Any], done: str) -> bool:
    """Tell whether *form* was sent and *act* did what it asks, which is then told as *done*.

    What *act* refuses, the form says.
    """
    if not form.validate_on_submit():
        return False
    try:
        act()
    except Refused as refusal:
        form.refuse(refusal)
        return False
    flash(done, "done")
    return True
