"""What tests of papers share."""

from datetime import date
from typing import Any

from intranet import clock
from intranet.access.actor import Body
from intranet.db.session import commit
from intranet.documents import approvals, drafting, register
from intranet.documents.compose.notice import Notice
from intranet.documents.models import Document, RegisterEntry
from intranet.documents.paper.blocks import Recipient
from intranet.documents.paper.kinds import Kind
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


def approved(
    *, by: str = "office", leader: str = "chairman", body: Body = Body.STATE, **more: Any
) -> Document:
    """Draft a notice, submit it and have it approved, through the services."""
    content = Notice(
        event="đối thoại với Nhân dân", day=clock.today(), time="08 giờ 00", place="Hội trường xã"
    )
    document = drafting.draft(
        actor(by), kind=Kind.NOTICE, body=body, content=content, subject="Thời gian, địa điểm đối thoại",
        recipients=[Recipient("Trưởng các thôn", "để biết")], **more,
    )  # fmt: skip
    approvals.submit(actor(by), document)
    approvals.approve(actor(leader), document)
    commit()
    return document
