"""Bring a plan through the pages as a clerk does."""

import io
import re
from typing import Any

from intranet.db.session import commit, db
from intranet.imports.models import ImportDraft
from intranet.imports.pages import ReviewPage
from intranet.plans.models import Plan
from intranet.tasks.models import Task
from tests.support import world
from tests.support.browser import Browser
from tests.support.needs import shared

CLERK = {"002": "party_office"}
OURS = """ỦY BAN NHÂN DÂN
XÃ MINH SƠN
Số: 31/KH-UBND
Minh Sơn, ngày 03 tháng 8 năm 2026
KẾ HOẠCH
Đối thoại giữa Chủ tịch UBND xã với Nhân dân năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương;
UBND xã ban hành Kế hoạch như sau:
I. THỜI GIAN, ĐỊA ĐIỂM: Ngày 10/12/2026, tại Nhà văn hóa xã.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Chuẩn bị nội dung trả lời, gửi Văn phòng chậm nhất 05 ngày làm việc trước ngày tổ chức.
2. Công an xã, Ban CHQS xã
- Giữ trật tự tại nơi tổ chức hội nghị.
3. Tổ hòa giải cơ sở
- Vận động bà con cùng đến dự.
4. Đề nghị Ủy ban MTTQ Việt Nam xã: Vận động Nhân dân tham dự.
Trên đây là Kế hoạch của UBND xã./.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Trần Thị Mai
"""


def seed(name: str) -> bytes:
    """Return one of the five real plans."""
    (path,) = shared("seeds").glob(f"{name}_*.txt")
    return path.read_bytes()


def upload(browser: Browser, data: bytes, name: str = "ke-hoach.txt", status: int = 302) -> Any:
    """Send a file; return where the review is, or the page that refuses it."""
    return browser.post("/ke-hoach/nhap", {"file": (io.BytesIO(data), name), "text": ""}, status)


def paste(browser: Browser, text: str = OURS, status: int = 302) -> Any:
    """Send a pasted text."""
    return browser.post("/ke-hoach/nhap", {"text": text}, status)


def draft_at(path: str) -> ImportDraft:
    """Return the reading that *path* shows, as it is now."""
    db.session.expire_all()
    return db.session.get_one(ImportDraft, int(re.search(r"/nhap/(\d+)", path)[1]))


def asked(path: str) -> list[Any]:
    """Return what the review at *path* still asks."""
    return ReviewPage(draft_at(path)).questions


# What a clerk of Minh Sơn says about names that the commune does not use, by how they begin.
ANSWERS: dict[str, str | None] = {
    "UBND xã": "leaders",
    "UBND phường": "leaders",
    "văn phòng UBND": "office",
    "Trưởng Ban công tác": "front",
    "bộ phận Lao Động": "culture",
    "các ban ngành": "organisations",
    "Các ngành": "departments",
    "các cơ quan liên quan": None,
    "Công chức Văn hóa": "culture",
    "Đài truyền thanh": "culture",
}


def answer(browser: Browser, path: str, answers: dict[str, str | tuple[str, ...] | None]) -> None:
    """Answer every question: limits as read, names by *answers*.

    Its keys are how a printed name begins, its values units of the world (None: no unit).
    """
    for _ in range(40):
        draft = draft_at(path)
        questions = ReviewPage(draft).questions
        if not questions:
            return
        one, seen = questions[0], draft.version
        base = f"/ke-hoach/nhap/{draft.id}"
        if one.kind == "name":
            printed = next(name["printed"] for name in draft.review["names"] if name["number"] == one.number)
            told = [start for start in answers if printed.lower().startswith(start.lower())]
            assert told, f"nobody says what {printed!r} is"
            keys = answers[max(told, key=len)]
            if keys is None:
                browser.post(f"{base}/ten/{one.number}", {"seen": seen})
            else:
                units = [world.unit(key).id for key in ((keys,) if isinstance(keys, str) else keys)]
                commit()
                data = {"seen": seen, "units": units, "remember": "y"}
                browser.post(f"{base}/ten/{one.number}/don-vi", data)
        elif one.kind == "rule":
            browser.post(f"{base}/thoi-han/{one.number}", {"seen": seen, "option": "0"})
        elif one.kind == "loose":
            browser.post(f"{base}/moc/{one.number}", {"seen": seen, "deed": "bo-qua", "asked": "1"})
        elif one.kind in ("line", "day"):
            browser.post(f"{base}/dong/{one.number}", {"seen": seen})
        else:
            browser.post(f"{base}/nhiem-vu/{one.number}/bo", {"seen": seen})
    raise AssertionError("the questions do not end")


def confirm(browser: Browser, path: str, *, signed: bool = True, status: int = 302) -> Any:
    """Confirm the review at *path*."""
    data = {"seen": draft_at(path).version, "anyway": "y"} | ({"signed": "y"} if signed else {})
    return browser.post(f"{path}/xac-nhan", data, status)


def plan() -> Plan:
    """Return the newest plan."""
    db.session.expire_all()
    return db.session.scalars(db.select(Plan).order_by(Plan.id.desc())).first()


def tasks() -> list[Task]:
    """Return the tasks of the newest plan, in the order of its text."""
    found = db.select(Task).where(Task.plan_id == plan().id).order_by(Task.id)
    return list(db.session.scalars(found))


def units_of(task: Task) -> list[str]:
    """Return the codes of the units that hold a share of *task*."""
    return [share.unit.code for share in task.assignments]
