"""How the system itself is, for the administrator: nothing of its contents."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from flask import current_app
from sqlalchemy import func, select

from intranet import clock
from intranet.audit.models import AuditHead
from intranet.calendar import queries
from intranet.db.session import db
from intranet.keeping.services import newest
from intranet.org.people import SignIn, SignInThrottle, User
from intranet.reminders import health as reminding
from intranet.tasks import sum_queries


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the health page."""

    label: str
    text: str
    kind: str  # "done", "soon" or "late"
    url: str = ""


def health() -> list[Check]:
    """Return the checks: accounts, sign-ins, locks, calendar, reminders, log, disk."""
    now, today = clock.now(), clock.today()
    active, waiting_first, signed_in, locked, entries = db.session.execute(
        select(
            select(func.count(User.id)).where(User.is_active).scalar_subquery(),
            select(func.count(User.id)).where(User.is_active, User.must_change_password).scalar_subquery(),
            select(func.count(SignIn.id))
            .where(SignIn.ended_at.is_(None), SignIn.last_seen_at > now - timedelta(hours=1))
            .scalar_subquery(),
            select(func.count(SignInThrottle.username))
            .where(SignInThrottle.locked_until > now)
            .scalar_subquery(),
            select(AuditHead.last_id).where(AuditHead.id == 1).scalar_subquery(),
        )
    ).one()
    return [
        Check(
            "Tài khoản",
            f"{active} tài khoản đang dùng, {_first(waiting_first)}",
            "soon" if waiting_first else "done",
        ),
        Check("Đăng nhập trong một giờ qua", f"{signed_in} lượt", "done"),
        Check(
            "Tên đăng nhập đang bị khóa",
            f"{locked} tên, mỗi tên tự mở sau 15 phút" if locked else "Không có",
            "soon" if locked else "done",
        ),
        *_calendar(today),
        *(Check(*one) for one in reminding.checks(mailing=bool(current_app.config["SMTP"]["host"]))),
        Check(*sum_queries.check()),
        Check("Nhật ký", f"Đã ghi {entries or 0} dòng", "done"),
        _backup(now),
        _disk(),
    ]


def _first(waiting: int) -> str:
    return f"{waiting} chưa đổi mật khẩu lần đầu" if waiting else "đều đã đổi mật khẩu lần đầu"


def _calendar(today: date) -> list[Check]:
    """Say how sure this year's and the next year's days off are; warn of the next from 1 November (M6)."""
    words = {
        "confirmed": ("Đã có thông báo nghỉ lễ", "done"),
        "expected": ("Mới là dự kiến, chưa có thông báo nghỉ lễ", "soon"),
        "unknown": ("Chưa có lịch nghỉ lễ", "late"),
    }
    warned, found = queries.unconfirmed(today), []
    for year in (today.year, today.year + 1):
        said, kind = words[queries.current().coverage(year)]
        kind = kind if year in warned else "done"
        found.append(Check(f"Lịch làm việc năm {year}", said, kind, f"/lich-lam-viec/{year}"))
    return found


def _backup(now: datetime) -> Check:
    """Say how old the newest backup is: one is made every night (docs/van-hanh.md)."""
    at, url = newest(), "/quan-tri/sao-luu"
    if at is None:
        return Check("Sao lưu", "Chưa có bản sao lưu nào", "soon", url)
    age = now - at
    kind = "late" if age > timedelta(7) else "soon" if age > timedelta(2) else "done"
    return Check("Sao lưu", f"Bản mới nhất {clock.local(at):%d/%m/%Y, %H:%M}", kind, url)


def _disk() -> Check:
    kept = Path(current_app.config["DATA"]).absolute()
    # The folder is made when the first file is stored; until then its disk is that of a folder above.
    usage = shutil.disk_usage(next(folder for folder in (kept, *kept.parents) if folder.exists()))
    free = usage.free / 1e9
    return Check(
        "Đĩa lưu trữ", f"Còn trống {free:.0f} GB", "late" if free < 1 else "soon" if free < 5 else "done"
    )
