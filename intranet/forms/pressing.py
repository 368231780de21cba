"""The press of a button that asks nothing: done or refused, said on the page that follows."""

from collections.abc import Callable
from typing import Any

from flask import flash

from intranet.errors import Refused
from intranet.forms.base import Press


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
