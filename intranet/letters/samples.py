"""One paper of each kind that each body issues, out of the data that is there; nothing is kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Actor, Body, Role
from intranet.calendar.queries import current
from intranet.conclusions import content as concluded
from intranet.conclusions.models import Conclusion
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.compose import compose, conclusion, reminder
from intranet.documents.compose.invitation import Invitation
from intranet.documents.compose.store import Content
from intranet.documents.houses import house
from intranet.documents.paper import docx
from intranet.documents.paper.blocks import Paper, Signature
from intranet.documents.paper.kinds import Kind
from intranet.documents.signers import proposed
from intranet.errors import Refused
from intranet.letters import proposals, queries
from intranet.letters.services import signatures_for
from intranet.org import identity
from intranet.org.directory import directory
from intranet.plans.models import Plan
from intranet.plans.paper import content_of, recipients_of
from intranet.settings import values
from intranet.settings.catalogue import URGE
from intranet.text.fold import fold

OFFICES = {Body.PARTY: Role.PARTY_OFFICE}
NAMES = {Body.STATE: "ubnd", Body.PARTY: "dang-uy", Body.COUNCIL: "hdnd", Body.FRONT: "mttq"}
OWN_NAMES = {
    Body.COUNCIL: ("thuong truc hdnd", "thuong truc hoi dong nhan dan"),
    Body.FRONT: ("mttq", "mat tran to quoc"),
}
LATE_DAYS = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """A paper as a file."""

    name: str
    title: str
    data: bytes


def samples() -> Iterator[Sample]:
    """Give a Word file for each body and kind, the State's first."""
    for body in Body:
        source = _Source(body)
        for kind in Kind:
            if compose.issues(body, kind):
                drawn = source.paper(kind)
                name = f"{NAMES[body]}-{fold(kind.label).replace(',', '').replace(' ', '-')}.docx"
                yield Sample(name, f"{kind.label} của {house(body).in_full}", docx.build(drawn))


class _Source:
    """The plan and the dialogue out of which the papers of a body are made."""

    def __init__(self, body: Body):
        self.body = body
        # The Council and the Front invite to the State's dialogue.
        self.owner = body if body is Body.PARTY else Body.STATE
        self.actor = self._office()
        plans = select(Plan).where(Plan.body == self.owner, Plan.is_issued).order_by(Plan.sort_day.desc())
        plan = db.session.scalars(plans).first()
        if plan is None or not plan.dialogues:
            raise Refused("Chưa có kế hoạch đã ban hành. Hãy nạp dữ liệu mẫu: flask --app wsgi demo load.")
        self.plan: Plan = plan
        self.dialogue: Dialogue = plan.dialogues[0]

    def _office(self) -> Actor:
        role = OFFICES.get(self.owner, Role.OFFICE)
        found = directory().holders({role}, clock.today(), body=self.owner)
        if not found:
            raise Refused("Chưa có ai giữ chức vụ văn phòng của cơ quan này.")
        return identity.actor_of(found[0], clock.today())

    def paper(self, kind: Kind) -> Paper:
        """Return the paper of a kind, a draft without number and day."""
        content = self._content(kind)
        own = house(self.body)
        day = getattr(content, "as_of", None) or clock.today()
        to = recipients_of(self.plan.recipients) if kind is Kind.PLAN else None
        signed = signatures_for(kind, self.body, content) or proposed(kind, self.body)
        if kind is Kind.SLIP:
            signed = []
        return compose.paper(
            kind, content, house=own, recipients=to, month=(day.year, day.month),
            is_draft=kind.is_numbered,
            subject=self._subject(kind), signatures=[
                Signature(one["office"], one["name"], tuple(one["authority"])) for one in signed
            ],
        )  # fmt: skip

    def _subject(self, kind: Kind) -> str:
        if kind is Kind.PLAN:
            return self.plan.subject
        if kind is Kind.REMINDER:
            return proposals.reminder_subject(self.plan, queries.reminders_before(self.plan) + 1)
        return proposals.assignment_subject(self.plan) if kind is Kind.ASSIGNMENT else ""

    def _content(self, kind: Kind) -> Content:
        made: dict[Kind, Callable[[], Content]] = {
            Kind.PLAN: lambda: content_of(self.plan.text),
            Kind.INVITATION: lambda: self._own(proposals.invitation_of(self.dialogue)),
            Kind.NOTICE: lambda: self._own(proposals.notice_of(self.dialogue)),
            Kind.MINUTES: lambda: proposals.minutes_of(self.dialogue),
            Kind.ASSIGNMENT: lambda: proposals.assignment_of(self.plan, queries.tasks_of(self.plan)),
            Kind.REMINDER: self._reminder,
            Kind.CONCLUSION: self._conclusion,
            Kind.SLIP: self._slip,
        }
        return made[kind]()

    def _own(self, content: Content) -> Content:
        """Let a body that invites to another's dialogue invite others than itself, and name no office."""
        if self.body is self.owner or not isinstance(content, Invitation):
            return content
        own = OWN_NAMES[self.body]
        others = tuple(one for one in content.invitees if not any(name in fold(one) for name in own))
        return replace(content, invitees=others, contact="")

    def _reminder(self) -> reminder.Reminder:
        late = queries.late_of(self.actor, self.plan)
        count = queries.reminders_before(self.plan) + 1
        if late:
            return proposals.reminder_of(self.plan, late, count=count)
        # Nothing is late today: the work of some units, as it will stand some days after the last is due.
        open_work = queries.open_work(self.actor, self.owner).values()
        work = [dated[0] for every in open_work if (dated := [one for one in every if one.due])][:5]
        content = proposals.reminder_of(self.plan, work, count=count)
        day = max((row.due for row in content.rows if row.due), default=clock.today()) + timedelta(LATE_DAYS)
        rows = (replace(row, days_late=(day - row.due).days) for row in content.rows if row.due)
        until = current().add_working(day, values.on(URGE, day).number)
        return replace(content, rows=tuple(rows), as_of=day, finish_by=until, explain_by=until)

    def _conclusion(self) -> conclusion.Conclusion:
        query = select(Conclusion).where(Conclusion.body == self.owner).order_by(Conclusion.id.desc())
        found = db.session.scalars(query).first()
        if found is not None:
            return concluded.content_of(found)
        rows = [proposals.duty_row(task) for task in queries.tasks_of(self.plan)[:4]]
        points = tuple(
            conclusion.Point(text=row.content, unit=row.lead, due=row.due, is_request=row.is_request)
            for row in rows
        )
        return conclusion.Conclusion(
            event=proposals.event_of(self.dialogue), day=self.dialogue.day, place=self.dialogue.place,
            audience=self.dialogue.audience, points=points,
        )  # fmt: skip

    def _slip(self) -> Content:
        work = queries.open_work(self.actor, self.owner)
        if not work:
            raise Refused("Chưa có việc đang mở để lập phiếu nhắc việc.")
        unit = max(work, key=lambda one: len(work[one]))
        return proposals.slip_of(unit, work[unit])
