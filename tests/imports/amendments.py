"""Amended forms of one plan, and how a clerk confirms them."""

from intranet.audit.models import AuditEntry
from intranet.db.session import commit, db
from intranet.notifications.models import Notice
from intranet.org.people import User
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, ReportKind
from tests.imports.support import draft_at
from tests.imports.test_together import PLAIN
from tests.support.world import actor, unit

MOVED = PLAIN.replace("Ngày 10/12/2026", "Ngày 15/12/2026")
REWORDED = PLAIN.replace("Giữ trật tự tại nơi", "Giữ gìn trật tự, an toàn tại nơi")
REHELD = PLAIN.replace("2. Công an xã, Ban CHQS xã", "2. Công an xã, Phòng Văn hóa – Xã hội")
WITH_HELP = PLAIN.replace("- Giữ trật tự", "- Chủ trì, phối hợp với Phòng Kinh tế giữ trật tự")
OTHER_HELP = WITH_HELP.replace("với Phòng Kinh tế giữ", "với Phòng Văn hóa – Xã hội giữ")
LESS = PLAIN.replace("4. Đề nghị Ủy ban MTTQ Việt Nam xã: Vận động Nhân dân tham dự.\n", "")
MORE = PLAIN.replace("Trên đây là", "5. Hội Nông dân xã\n- Cử hội viên phát biểu tại hội nghị.\nTrên đây là")
POINTS = """ỦY BAN NHÂN DÂN
XÃ MINH SƠN
Số: 45/KH-UBND
Minh Sơn, ngày 20 tháng 11 năm 2026
KẾ HOẠCH
Sửa đổi, bổ sung Kế hoạch số 31/KH-UBND ngày 03/8/2026 của UBND xã
UBND xã ban hành Kế hoạch sửa đổi như sau:
I. NỘI DUNG: Bổ sung việc bảo đảm trật tự, y tế.
II. TỔ CHỨC THỰC HIỆN
1. Công an xã, Ban CHQS xã
- Giữ trật tự tại nơi tổ chức hội nghị, chậm nhất ngày 09/12/2026 báo cáo phương án.
2. Trạm Y tế xã
- Bố trí người trực cấp cứu tại hội nghị.
Trên đây là Kế hoạch của UBND xã./.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Trần Thị Mai
"""


def form_of(page) -> dict[str, str]:
    """Return what the form that confirms carries unseen."""
    hidden = {one.get("name"): one.get("value") for one in page.all("input")}
    return {name: hidden[name] for name in ("seen", "compared")}


def agree(browser, path: str, status: int = 302, *, signed: bool = True, **more):
    """Confirm the amendment at *path* as its page has it."""
    page = browser.get(path)
    data = form_of(page) | {"anyway": "y"} | more
    return browser.post(f"{path}/xac-nhan", data | ({"signed": "y"} if signed else {}), status)


def press(browser, path: str, step: str, status: int = 302, **data):
    """Press a button of the review."""
    return browser.post(f"{path}/{step}", {"seen": draft_at(path).version, **data}, status)


def share(key: str) -> Assignment:
    """Return the newest share of a unit."""
    db.session.expire_all()
    query = db.select(Assignment).where(Assignment.unit_id == unit(key).id).order_by(Assignment.id.desc())
    return db.session.scalars(query).first()


def finish(key: str, by: str) -> Assignment:
    """Let a unit's share be done."""
    one = share(key)
    tasks.accept(actor(by), one)
    tasks.report(actor(by), one, kind=ReportKind.RESULT, text="Đã làm xong.")
    tasks.confirm(actor("office"), one)
    db.session.execute(db.delete(Notice))
    commit()
    return one


def told() -> dict[str, list[str]]:
    """Return what was told to whom, by name of sign-in."""
    found: dict[str, list[str]] = {}
    query = db.select(User.username, Notice.text).join(Notice, Notice.user_id == User.id)
    for username, text in db.session.execute(query):
        found.setdefault(username, []).append(text)
    return found


def audited(action: str) -> list[AuditEntry]:
    """Return the rows of the log of one action."""
    return list(db.session.scalars(db.select(AuditEntry).where(AuditEntry.action == action)))
