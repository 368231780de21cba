"""Hand a file over and note who took it: the way out for all but empty forms and pictures of guides (L2)."""

from typing import Any

from flask import Response

from intranet.access.actor import Actor, Body
from intranet.files import store, takings
from intranet.files.models import StoredFile
from intranet.web.downloads import attachment


def stored_file(actor: Actor, stored: StoredFile, subject: Any) -> Response:
    """Hand over a stored file that hangs on *subject*; who may take it has been asked before."""
    data = store.read(stored)
    takings.taken(actor, stored.name, subject=subject, stored=stored)
    return attachment(data, name=stored.name, kind=stored.kind)


def shown_file(actor: Actor, stored: StoredFile, subject: Any) -> Response:
    """Hand over a picture that a page shows: every opening of the page fetches it, a day counts once."""
    data = store.read(stored)
    takings.taken_today(actor, stored.name, subject=subject, stored=stored)
    return attachment(data, name=stored.name, kind=stored.kind)


def made_file(
    actor: Actor, data: bytes, *, name: str, kind: str, subject: Any = None, body: Body | None = None
) -> Response:
    """Hand over a file made at this moment: a list, a sheet, a draft in Word."""
    takings.taken(actor, name, subject=subject, body=body)
    return attachment(data, name=name, kind=kind)
