"""What the steps of a review have in common: how one is saved, refused, and left."""

from collections.abc import Callable
from typing import Any

from flask import redirect, request, url_for

from intranet.errors import NotFound, Refused
from intranet.forms.base import SeenForm
from intranet.imports import services
from intranet.imports.models import ImportDraft
from intranet.imports.review import Review, find
from intranet.imports.views import review_page, status_of
from intranet.web.guard import current_actor

QUESTIONS = "can-xem"
# What each view settles, as the log says it.
_SETTLES = {
    "name": "name", "name_units": "name", "rule": "rule", "duty_deed": "duty", "duty": "duty",
    "new_duty": "duty", "keep_line": "line", "loose": "loose", "loose_all": "elsewhere",
    "header": "header", "dialogue": "dialogue",
    "amends": "amends", "deny": "amends", "match": "match", "stay": "stay",
}  # fmt: skip


def back(draft: ImportDraft, place: str) -> Any:
    """Return to the place of the review where the reader was."""
    return redirect(url_for("imports.show", draft_id=draft.id, _anchor=place))


def _settle(draft: ImportDraft, form: SeenForm, change: Callable[[Review], Review]) -> None:
    """Save what the present view settles, and let the log say what that is."""
    args = request.view_args or {}
    step = _SETTLES[(request.endpoint or "").rpartition(".")[2]]
    number = args.get("number") or args.get("line") or 0
    services.settle(current_actor(), draft, change, seen=form.seen.data or 0, step=step, number=number)


def press(draft: ImportDraft, change: Callable[[Review], Review], *, place: str) -> Any:
    """Make a change that one press asks for; when refused, the review says why."""
    form, status = SeenForm(), 422
    if form.validate_on_submit():
        try:
            _settle(draft, form, change)
        except Refused as refusal:
            form.refuse(refusal)
            status = status_of(refusal)
        else:
            return back(draft, place)
    return review_page(draft, form, status)


def save(draft: ImportDraft, form: SeenForm, change: Callable[[Review], Review]) -> int:
    """Save a form; return 0 when it was, else the status of the page that shows it again."""
    if not form.validate_on_submit():
        return form.status
    try:
        _settle(draft, form, change)
    except Refused as refusal:
        form.refuse(refusal)
        return status_of(refusal)
    return 0


def pick(things: tuple[Any, ...], number: int) -> Any:
    """Return the thing that bears *number*, or :class:`NotFound`."""
    found = find(things, number)
    if found is None:
        raise NotFound
    return found


def sent_number(name: str) -> int | None:
    """Return the number that the press called *name* sends."""
    return request.form.get(name, type=int)
