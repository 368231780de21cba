"""The papers around the dialogues: announced, invited to, minuted, urged; and what became of numbers."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select

from intranet.access.actor import Body
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents import approvals, issuing, register
from intranet.documents.compose import compose
from intranet.documents.compose.minutes import Passage
from intranet.documents.compose.store import Content
from intranet.documents.houses import house
from intranet.documents.models import Document
from intranet.documents.paper.kinds import Kind
from intranet.letters import proposals, queries, services
from intranet.plans.models import Plan
from intranet.seed.evidence import scan
from intranet.seed.stage import Stage

Event = tuple[int, str, Callable[[], object]]
SAID = (
    "Chủ tịch Ủy ban nhân dân xã nêu lý do, đọc nội quy buổi đối thoại",
    "Phòng Kinh tế báo cáo tình hình mương tưới và đường liên thôn",
    "Mười bốn người nói; nhiều nhất là mương Bản Mây và đường xóm ngoài",
    "Phòng Kinh tế, Phòng Văn hóa – Xã hội trả lời mười ý kiến tại chỗ",
    "Bốn ý kiến giao đơn vị xem xét, trả lời sau",
)


class Correspondence:
    """Lets the clerks write and the leaders decide."""

    def __init__(self, stage: Stage):
        self.stage = stage

    def events(self) -> list[Event]:
        """Return what happens, as (working days ago, hour, act)."""
        return [
            (4, "14:00", self.a_number_is_held),
            (3, "08:00", self.and_given_up),
            (3, "08:15", self.dialogue_is_announced),
            (3, "10:00", lambda: approvals.approve(self.stage.who("chu.tich"), self.paper(Kind.NOTICE))),
            (3, "14:20", self.announcement_is_issued),
            (2, "08:50", self.people_are_to_be_invited),
            (2, "15:00", self.minutes_are_begun),
            (1, "10:40", self.late_units_are_written_to),
            (1, "15:30", self.deputy_decides),
            (1, "16:00", self.a_number_waits_for_the_minutes),
            (1, "17:10", self.party_office_writes),
        ]

    def paper(self, kind: Kind) -> Document:
        """Return the State's paper of a kind."""
        query = select(Document).where(Document.kind == kind, Document.body == Body.STATE)
        return db.session.scalars(query.order_by(Document.id.desc())).first()

    def dialogue(self, code: str, index: int) -> Dialogue:
        """Return a dialogue of the plan whose number begins with *code*."""
        return self.plan(code).dialogues[index]

    def plan(self, code: str) -> Plan:
        """Return the plan whose number begins with *code*."""
        return db.session.scalars(select(Plan).where(Plan.code.like(f"{code}%"))).one()

    def a_number_is_held(self) -> None:
        """A number is kept for a plan that is expected."""
        register.hold(
            self.stage.who("van.thu"), body=Body.STATE, type="KH",
            subject="Phương án sắp xếp chợ trung tâm xã", reason="Chủ tịch ký chiều nay, cần số để in",
        )  # fmt: skip

    def and_given_up(self) -> None:
        """It is not signed after all."""
        entry = db.session.scalars(
            select(register.RegisterEntry).where(register.RegisterEntry.subject.contains("chợ trung tâm"))
        ).one()
        register.void(self.stage.who("van.thu"), entry, reason="Phương án để lại sang quý sau, không ký")

    def dialogue_is_announced(self) -> None:
        """Time and place of the next dialogue, with its new day."""
        dialogue = self.dialogue("47/", 0)
        self._about(dialogue, Kind.NOTICE, proposals.notice_of(dialogue), submits=True)

    def announcement_is_issued(self) -> None:
        """Signed, scanned, numbered."""
        issuing.issue(
            self.stage.who("van.thu"), self.paper(Kind.NOTICE), day=self.stage.days.back(3),
            scan=issuing.Scan(scan(), "TB thoi gian dia diem.png"),
        )  # fmt: skip

    def people_are_to_be_invited(self) -> None:
        """The invitation waits for the chairman."""
        dialogue = self.dialogue("47/", 0)
        self._about(dialogue, Kind.INVITATION, proposals.invitation_of(dialogue), submits=True)

    def minutes_are_begun(self) -> None:
        """The clerk writes the minutes of Bản Mây."""
        dialogue = self.dialogue("38/", 1)
        proposed = proposals.minutes_of(dialogue)
        said = tuple(
            Passage(heading=one.heading, paragraphs=(words,))
            for one, words in zip(proposed.proceedings, SAID, strict=True)
        )
        written = replace(
            proposed, ended="11:10", total=100, present=96, absent=4,
            secretaries=("Đồng chí Phan Thị Lụa, Văn thư",), proceedings=said, copies=4,
        )  # fmt: skip
        self._about(dialogue, Kind.MINUTES, written)

    def late_units_are_written_to(self) -> None:
        """A letter urges who is late with the chairman's plan."""
        actor, plan = self.stage.who("van.phong"), self.plan("47/")
        late = queries.late_of(actor, plan)
        made = services.for_source(
            actor, plan, Kind.REMINDER, proposals.reminder_of(plan, late, count=1),
            subject=proposals.reminder_subject(plan, 1),
        )  # fmt: skip
        approvals.submit(actor, made)

    def deputy_decides(self) -> None:
        """The vice-chairman signs it in the chairman's place."""
        approvals.approve(self.stage.who("pho.chu.tich"), self.paper(Kind.REMINDER))

    def a_number_waits_for_the_minutes(self) -> None:
        """A number is kept for the minutes that are being written."""
        register.hold(
            self.stage.who("van.thu"), body=Body.STATE, type="BB",
            subject="Hội nghị đối thoại với Nhân dân hai thôn Bản Mây, Đồi Thông",
            reason="Biên bản đang xin chữ ký người ghi",
        )  # fmt: skip

    def party_office_writes(self) -> None:
        """The Party office hands out the secretary's plan by letter; it waits for the secretary."""
        actor, plan = self.stage.who("vp.dang"), self.plan("31-")
        made = services.for_source(
            actor, plan, Kind.ASSIGNMENT, proposals.assignment_of(plan, queries.tasks_of(plan)),
            subject=proposals.assignment_subject(plan),
        )  # fmt: skip
        approvals.submit(actor, made)

    def _about(self, dialogue: Dialogue, kind: Kind, content: Content, *, submits: bool = False) -> None:
        actor = self.stage.who("van.thu")
        subject = compose.subject_of(kind, content, house(dialogue.body))
        made = services.for_dialogue(actor, dialogue, kind, content, subject=subject)
        if submits:
            approvals.submit(actor, made)
