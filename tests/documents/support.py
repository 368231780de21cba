"""What tests of papers share."""

from datetime import date
from typing import Any

from intranet import clock
from intranet.access.actor import Body
from intranet.db.session import commit
from intranet.documents import register
from intranet.documents.models import RegisterEntry
from tests.support.world import actor


def outside(
    by: str = "office",
    *,
    body: Body = Body.STATE,
    type: str = "TB",
    day: date | None = None,
    number: int | None = None,
    reason: str = "",
    subject: str = "Kết luận hội nghị đối thoại",
    **more: Any,
) -> RegisterEntry:
    """Enter a paper that was made outside the software, through the service."""
    paper = register.Outside(type=type, day=day or clock.today(), subject=subject, **more)
    entry = register.enter_outside(actor(by), body=body, paper=paper, number=number, reason=reason)
    commit()
    return entry
