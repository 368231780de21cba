"""The menu as one table: nobody is shown a door that is shut to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import request, url_for

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.db.cache import remembered

# label, endpoint, icon, any of these permissions
MENU: tuple[tuple[str, str, str, tuple[P, ...]], ...] = (
    ("Bàn làm việc", "home.index", "home", (P.ACCOUNT_USE,)),
    ("Nhiệm vụ", "tasks.index", "list-check", (P.TASK_VIEW,)),
    ("Kế hoạch", "plans.index", "file-text", (P.PLAN_VIEW_ISSUED,)),
    ("Đối thoại", "dialogues.index", "messages", (P.PLAN_VIEW_ISSUED,)),
    ("Lịch", "agenda.month", "calendar-event", (P.PLAN_VIEW_ISSUED,)),
    ("Kết luận", "conclusions.index", "gavel", (P.CONCLUSION_VIEW_ISSUED,)),
    ("Số liệu", "figures.index", "chart-bar", (P.TASK_VIEW,)),
    ("Giám sát", "supervision.index", "eye", (P.SUPERVISION_NOTE_READ,)),
    ("Văn bản", "documents.index", "books", (P.DOCUMENT_VIEW,)),
    ("Lịch làm việc", "almanac.index", "calendar", (P.CALENDAR_VIEW,)),
    ("Trang chung", "pages.index", "news", (P.PAGE_READ,)),
    ("Đơn vị", "units.index", "sitemap", (P.ORGANISATION_VIEW,)),
    ("Cán bộ", "people.index", "users", (P.ORGANISATION_VIEW,)),
    ("Thiết lập", "settings.index", "settings", (P.SETTINGS_EDIT,)),
    ("Sao lưu", "keeping.index", "database", (P.BACKUP_RUN,)),
    ("Nhật ký", "reports.log", "history", (P.AUDIT_SYSTEM_LOG, P.AUDIT_TECHNICAL_LOG)),
)
ACCOUNT: tuple[tuple[str, str, str, P], ...] = (
    ("Tài khoản của tôi", "account.show", "user-circle", P.ACCOUNT_USE),
    ("Nhắc việc, thông báo, lịch", "reminders.preferences", "bell", P.ACCOUNT_USE),
    ("Vắng mặt", "delegations.absences", "calendar-off", P.ABSENCE_RECORD),
    ("Ủy quyền", "delegations.index", "signature", P.ORGANISATION_VIEW),
    ("Phân quyền", "policy.index", "shield-lock", P.POLICY_READ_PAGE),
    ("Đã xóa", "trash.index", "trash", P.ACCOUNT_USE),
    ("Việc tôi đã làm", "reports.own", "history", P.ACCOUNT_USE),
)
# Blueprints that belong to another one's place in the menu.
_PARTS = {
    "letters": "documents", "orders": "documents", "invitees": "documents", "slips": "tasks",
    "moves": "tasks", "reasons": "tasks", "task_dates": "tasks", "task_drafts": "tasks",
    "task_steps": "tasks", "task_comments": "tasks", "task_chain": "tasks", "task_mass": "tasks",
    "task_field": "tasks", "task_fields": "figures",
    "task_files": "tasks",
    "imports": "plans", "import_steps": "plans", "import_duties": "plans",
    "writing": "plans", "writing_begins": "plans", "writing_plans": "plans", "revisions": "plans",
    "conclusion_edits": "conclusions", "paper_moves": "documents", "paper_files": "documents",
    "register": "documents", "houses": "documents", "commune": "units",
    "unit_intake": "units", "people_intake": "people",
    "compliance": "plans", "takings": "reports",
    "page_work": "pages", "page_edits": "pages", "page_moves": "pages", "page_order": "pages",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu."""

    label: str
    url: str
    icon: str
    current: bool = False
    post: bool = False


def menu(actor: Actor) -> tuple[Entry, ...]:
    """Return the main menu of a person, in the order of the table."""
    here = _PARTS.get(request.blueprint or "", request.blueprint)
    return remembered("menu", (actor.grants, here), lambda: tuple(_open_to(actor, here)))


def _open_to(actor: Actor, here: str | None) -> Iterator[Entry]:
    for label, endpoint, icon, needed in MENU:
        if any(permits_somewhere(actor, permission) for permission in needed):
            yield Entry(label, url_for(endpoint), icon, current=endpoint.partition(".")[0] == here)


def account_menu(actor: Actor) -> tuple[Entry, ...]:
    """Return the menu under a person's name, but for the way out."""
    here = request.endpoint
    entries = (
        Entry(label, url_for(endpoint), icon, current=here == endpoint)
        for label, endpoint, icon, permission in ACCOUNT
        if permits_somewhere(actor, permission)
    )
    key = here if any(here == endpoint for _label, endpoint, _icon, _permission in ACCOUNT) else None
    return remembered("account-menu", (bool(actor.grants), key), lambda: tuple(entries))


def sign_out() -> Entry:
    """Return the way out, a form of its own: its token is never kept."""
    return remembered(
        "sign-out", None, lambda: Entry("Đăng xuất", url_for("account.sign_out"), "logout", post=True)
    )
