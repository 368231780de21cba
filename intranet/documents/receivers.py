"""What papers show on pages below them: those addressed to a unit, on the unit's page."""

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.documents.list_queries import newest_for
from intranet.org import panels


def connect() -> None:
    """Let the page of a unit know of papers. ``app`` calls this once."""
    panels.register("documents", _addressed)


def _addressed(actor: Actor, unit_id: int) -> panels.Panel | None:
    """Return the newest papers that go to the unit."""
    if not permits_somewhere(actor, P.DOCUMENT_VIEW):
        return None
    lines = [
        panels.PanelLine(row.subject, f"/van-ban/{row.id}", row.code or row.kind.short, row.day)
        for row in newest_for(actor, unit_id)
    ]
    return panels.Panel("van-ban", "Văn bản gửi đơn vị", lines, f"/van-ban?muc=da-ban-hanh&don-vi={unit_id}")
