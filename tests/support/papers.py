"""Papers at every step of their way, made through the services as the people who make them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.db.session import commit
from intranet.documents import approvals, drafting, issuing
from intranet.documents.compose.assignment import Assignment
from intranet.documents.compose.invitation import Invitation
from intranet.documents.compose.minutes import Minutes
from intranet.documents.compose.notice import Notice
from intranet.documents.compose.slip import Slip
from intranet.documents.models import Document
from intranet.documents.paper.blocks import Recipient
from intranet.documents.paper.kinds import Kind
from tests.support.world import actor

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
OFFICES = {Body.STATE: "office", Body.PARTY: "party_office"}
LEADERS = {Body.STATE: "chairman", Body.PARTY: "secretary"}
STEPS = ("draft", "submitted", "approved", "issued")
TO = (Recipient("Thường trực Đảng ủy", "b/c"), Recipient("Phòng Kinh tế", "t/h"))


def content_of(kind: Kind, **more: Any) -> Any:
    """Return something that a paper of *kind* may say."""
    if kind is Kind.NOTICE:
        more = {"event": "hội nghị đối thoại", "day": date(2026, 12, 11)} | more
    shapes = {
        Kind.NOTICE: Notice, Kind.INVITATION: Invitation, Kind.MINUTES: Minutes, Kind.SLIP: Slip,
        Kind.ASSIGNMENT: Assignment,
    }  # fmt: skip
    return shapes[kind](**more)


def paper(
    state: str = "draft",
    *,
    kind: Kind = Kind.NOTICE,
    body: Body = Body.STATE,
    to: Sequence[Recipient | str] = TO,
    subject: str = "Thời gian, địa điểm hội nghị đối thoại",
    by: Actor | None = None,
    leader: Actor | None = None,
    content: Any = None,
    **issue: Any,
) -> Document:
    """Return a paper that has come as far as *state*, which may also be “dropped” or “returned”."""
    writer, head = by or actor(OFFICES[body]), leader or actor(LEADERS[body])
    made = drafting.draft(
        writer, kind=kind, body=body, subject=subject, content=content or content_of(kind),
        recipients=[one if isinstance(one, Recipient) else Recipient(one) for one in to],
    )  # fmt: skip
    if state == "dropped":
        approvals.drop(writer, made, comment="Không tổ chức nữa")
    far = STEPS.index(state) if state in STEPS else 0
    if far >= 1 or state == "returned":
        approvals.submit(writer, made)
    if state == "returned":
        approvals.give_back(head, made, comment="Ghi rõ địa điểm")
    if far >= 2:
        approvals.approve(head, made)
    if far >= 3:
        given = {"day": clock.today(), "scan_missing": "Máy scan hỏng"} | issue
        issuing.issue(writer, made, **given)
    commit()
    return made
