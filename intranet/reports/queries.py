"""Read the log: everything, the technical part, or what one has done oneself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, not_, or_, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import chain
from intranet.audit.models import AuditEntry
from intranet.audit.queries import line
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents import queries as documents
from intranet.documents.models import Document
from intranet.imports import queries as imports
from intranet.imports.models import ImportDraft
from intranet.pages import queries as pages
from intranet.pages.models import Page
from intranet.plans import queries as plans
from intranet.plans.models import Plan
from intranet.tasks import draft_queries as task_drafts
from intranet.tasks.draft_models import TaskDraft
from intranet.workflow.states import Named

PAGE = 50
MOST_FAULTS = 100

# What entries are about, by the first word of their action.
THINGS = {
    "assignment": "Nhiệm vụ",
    "task-draft": "Soạn nhiệm vụ",
    "field": "Lĩnh vực",
    "plan": "Kế hoạch",
    "import": "Nhập kế hoạch",
    "draft": "Soạn kế hoạch",
    "dialogue": "Cuộc đối thoại",
    "paper": "Văn bản",
    "register": "Sổ văn bản",
    "house": "Thể thức văn bản",
    "conclusion": "Thông báo kết luận",
    "supervision-note": "Phiếu giám sát",
    "page": "Trang chung",
    "sign-in": "Đăng nhập",
    "user": "Tài khoản, chức vụ",
    "delegation": "Ủy quyền",
    "absence": "Vắng mặt",
    "unit": "Đơn vị",
    "organisation": "Lập tổ chức",
    "calendar": "Lịch làm việc",
    "settings": "Thiết lập",
    "keeping": "Sao lưu, khôi phục",
    "filter": "Bộ lọc đã lưu",
    "demo": "Dữ liệu mẫu",
}
TECHNICAL = ("sign-in", "user", "unit", "organisation", "calendar", "settings", "house", "keeping", "demo")


COMMON = ("sign-in.start", "sign-in.end")  # every day, by everybody


class Extent(Named):
    """How much of the log somebody reads."""

    ALL = "all", "Nhật ký hệ thống"
    TECHNICAL = "technical", "Nhật ký kỹ thuật"
    OWN = "own", "Việc tôi đã làm"


_EXTENTS = {
    Extent.ALL: "Nhật ký hệ thống",
    Extent.TECHNICAL: "Nhật ký kỹ thuật",
    Extent.OWN: "Việc tôi đã làm",
}
_REACH = (Extent.OWN, Extent.TECHNICAL, Extent.ALL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the log is narrowed to; ``before`` and ``after`` are the places where a page begins.

    Signing in and out is left out, or it would drown the rest, unless ``sign_ins`` or ``thing`` asks for it.
    """

    person: int | None = None
    thing: str = ""
    sign_ins: bool = False
    first: date | None = None
    last: date | None = None
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    id: int
    when: datetime
    who: str
    text: str
    thing: str
    subject: str
    subject_type: str
    subject_id: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page, the newest first; ``earlier`` and ``later`` say from where the next pages go on."""

    entries: list[Entry]
    earlier: int | None
    later: int | None


def extent(actor: Actor) -> Extent:
    """Return how much of the log *actor* reads."""
    if permits_somewhere(actor, P.AUDIT_SYSTEM_LOG):
        return Extent.ALL
    return Extent.TECHNICAL if permits_somewhere(actor, P.AUDIT_TECHNICAL_LOG) else Extent.OWN


def things(much: Extent) -> dict[str, str]:
    """Return what so much of the log is about, for the filter."""
    return {name: label for name, label in THINGS.items() if much != Extent.TECHNICAL or name in TECHNICAL}


def visible_to(actor: Actor, much: Extent | None = None) -> Select[tuple[AuditEntry]]:
    """Select the entries that the actor may read; *much* may ask for less than all of them.

    Of a paper nobody reads anything before they may read the paper (A9), nor of a plan that is a draft.
    """
    own = AuditEntry.actor_id == actor.user_id
    technical = or_(*(_about(thing) for thing in TECHNICAL))
    known = or_(own, not_(or_(*kept_back(actor))))
    seen = {Extent.ALL: known, Extent.TECHNICAL: or_(technical, own), Extent.OWN: own}
    allowed = extent(actor)
    return select(AuditEntry).where(seen[allowed if much is None else min(much, allowed, key=_REACH.index)])


def kept_back(actor: Actor, row: Any = AuditEntry) -> Iterator[ColumnElement[bool]]:
    """Give the conditions on *row* of what is about something that the actor may not see yet.

    A draft that is gone, because its plan was reviewed again, is known to those who see drafts at all.
    """

    def of(model: type) -> ColumnElement[bool]:
        return row.subject_type == model.__name__

    papers = documents.visible_to(actor).with_only_columns(Document.id)
    yield of(Document) & row.subject_id.not_in(papers)
    yield of(Page) & row.subject_id.not_in(pages.known_to(actor).with_only_columns(Page.id))
    given = select(TaskDraft.id).where(TaskDraft.is_issued)
    ours = task_drafts.visible_to(actor).with_only_columns(TaskDraft.id)
    yield of(TaskDraft) & row.subject_id.not_in(given) & row.subject_id.not_in(ours)
    seen = plans.visible_to(actor).with_only_columns(Plan.id)
    readings = or_(
        ImportDraft.id.in_(imports.visible_to(actor).with_only_columns(ImportDraft.id)),
        ImportDraft.plan_id.in_(seen),
    )
    visible = {
        Plan: seen,
        Dialogue: select(Dialogue.id).where(Dialogue.plan_id.in_(seen)),
        ImportDraft: select(ImportDraft.id).where(readings),
    }
    sees_drafts = permits_somewhere(actor, P.PLAN_VIEW_DRAFT)
    for model, ids in visible.items():
        hidden = of(model) & row.subject_id.not_in(ids)
        yield hidden & row.subject_id.in_(select(model.id)) if sees_drafts else hidden


def page(actor: Actor, wanted: Wanted, much: Extent) -> Found:
    """Return one page of the log."""
    query = _narrowed(visible_to(actor, much), wanted)
    if wanted.after is not None:
        query = query.where(AuditEntry.id > wanted.after).order_by(AuditEntry.id)
    else:
        query = query.order_by(AuditEntry.id.desc())
        if wanted.before is not None:
            query = query.where(AuditEntry.id < wanted.before)
    rows = list(db.session.scalars(query.limit(PAGE + 1)))
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if wanted.after is not None:
        rows.reverse()
        is_first, is_last = not more, False
    else:
        is_first, is_last = wanted.before is None, not more
    return Found(
        entries=[_entry(row) for row in rows],
        earlier=rows[-1].id if rows and not is_last else None,
        later=rows[0].id if rows and not is_first else None,
    )


def thing_of(action: str) -> str:
    """Return what an action is about: its first word, or the family of that word (“paper-plan”: “paper”)."""
    thing = action.partition(".")[0]
    return thing if thing in THINGS else thing.partition("-")[0]


def _about(thing: str) -> ColumnElement[bool]:
    starts = (AuditEntry.action.startswith(f"{thing}{mark}", autoescape=True) for mark in (".", "-"))
    return or_(*starts)


def _narrowed(query: Select[tuple[AuditEntry]], wanted: Wanted) -> Select[tuple[AuditEntry]]:
    if wanted.person is not None:
        query = query.where(AuditEntry.actor_id == wanted.person)
    if wanted.thing:
        query = query.where(_about(wanted.thing))
    elif not wanted.sign_ins:
        query = query.where(AuditEntry.action.not_in(COMMON))
    if wanted.first:
        query = query.where(AuditEntry.at >= midnight(wanted.first))
    if wanted.last:
        query = query.where(AuditEntry.at < midnight(wanted.last + timedelta(1)))
    return query


def midnight(day: date) -> datetime:
    """Return when a day begins in Vietnam."""
    return datetime.combine(day, time(), clock.VIETNAM)


def _entry(row: AuditEntry) -> Entry:
    words = line(row)
    thing = thing_of(row.action)
    return Entry(
        id=row.id, when=words.when, who=words.who, text=words.text, thing=THINGS.get(thing, ""),
        subject=row.subject_title, subject_type=row.subject_type, subject_id=row.subject_id,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the log is as it was written."""

    length: int
    faults: list[str]
    more: bool

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing was altered."""
        return not self.faults


def verdict() -> Verdict:
    """Check the whole chain; at most a hundred faults are named."""
    found = []
    for fault in chain.faults():
        if len(found) == MOST_FAULTS:
            return Verdict(chain.length(), found, more=True)
        found.append(fault.text)
    return Verdict(chain.length(), found, more=False)
