"""What a commune may set, and what holds until it has set anything.

Pure: no Flask, no database. A value holds for what *begins* on or after its first day:
``begins`` says of each setting what that is. The limits of the law are the law's own
(the-thuc 5.1); the others are the office's usual ones (rulings, “Work”; features C, F2, H9, K4, K10, P1).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intranet.text.dates import numeric

LAW = "Luật Tổ chức chính quyền địa phương năm 2025, Điều 43"
USUAL = "Quy trình nội bộ"
SHIPPED = "Giá trị ban đầu của phần mềm"
# “72/2025/QH15”, “số 15-QĐ/ĐU”, “Luật … năm 2025” name a paper; “họp ngày 10/11/2026”, “quyết định nới
# 2 ngày” do not.
_DATE = re.compile(r"\b(?:\d{1,2}\s*[/.-]\s*)?\d{1,2}\s*[/.-]\s*\d{4}\b(?!\s*/\s*[A-ZĐ])")
_PAPER = re.compile(
    r"\d\s*[-/]\s*(?:\d{4}\s*/\s*)?[A-ZĐ]{2}|\b[Ll]uật\b.*\bnăm\s+\d{4}"
    r"|\b(?:[Nn]ghị quyết|[Nn]ghị định|[Tt]hông tư|[Qq]uyết định)\s+(?:số\s+)?\d+\b(?!\s*(?:ngày|tháng|phút))"
)


class Measure(StrEnum):
    """What a value counts."""

    WORKING_DAYS = "ngày làm việc"
    DAYS = "ngày"
    MINUTES = "phút"


class Group(StrEnum):
    """The parts of the page."""

    LAW = "Thời hạn của luật"
    WORK = "Thời hạn trong công việc nội bộ"
    REMINDERS = "Nhắc việc"
    PAGES = "Trang chung"
    SECURITY = "An toàn"


@dataclass(frozen=True)
class Setting:
    """One thing that may be set: how its value is written, within which bounds, and what it governs.

    ``first`` holds until something else is set. More is looser where ``more_is_looser``; ``many`` values
    stand in order, the farthest from the due date first.
    """

    key: str
    group: Group
    label: str
    begins: str
    first: tuple[int, ...]
    basis: str
    measure: Measure = Measure.WORKING_DAYS
    least: int = 1
    most: int = 60
    more_is_looser: bool = True
    many: int = 1

    @property
    def is_law(self) -> bool:
        """Tell whether a law sets it."""
        return self.group is Group.LAW

    def loosens(self, old: tuple[int, ...], new: tuple[int, ...]) -> bool:
        """Tell whether *new* asks less than *old*."""
        return new > old if self.more_is_looser else new < old

    def words(self, numbers: tuple[int, ...]) -> str:
        """Return a value in words: “05 ngày làm việc”."""
        return f"{', '.join(f'{one:02}' for one in numbers)} {self.measure}"


@dataclass(frozen=True)
class Value:
    """What holds of one setting on one day; ``since`` is missing for what came with the software."""

    setting: Setting
    numbers: tuple[int, ...]
    basis: str
    since: date | None = None

    @property
    def number(self) -> int:
        """Return the value of a setting that has one."""
        return self.numbers[0]

    @property
    def words(self) -> str:
        """Return the value in words."""
        return self.setting.words(self.numbers)

    @property
    def source(self) -> str:
        """Return where it is written, and from when it holds."""
        return f"{self.basis}, áp dụng từ {numeric(self.since)}" if self.since else self.basis

    @property
    def said(self) -> str:
        """Return the sentence that an explanation of a due date ends with."""
        return f"Thời hạn {self.words}: {self.source}."


def names_paper(basis: str) -> bool:
    """Tell whether *basis* names a paper by its number, or a law by its name and year."""
    return bool(_PAPER.search(_DATE.sub(" ", basis)))


ANNOUNCE = Setting(
    "announce", Group.LAW, "Thông báo cho Nhân dân trước cuộc đối thoại", "cuộc đối thoại tổ chức",
    (7,), LAW, Measure.DAYS, more_is_looser=False,
)  # fmt: skip
PUBLISH = Setting(
    "publish", Group.LAW, "Công khai kết quả sau cuộc đối thoại", "cuộc đối thoại tổ chức", (10,), LAW,
    Measure.DAYS,
)  # fmt: skip
CONCLUDE = Setting(
    "conclude", Group.WORK, "Ban hành thông báo kết luận sau cuộc đối thoại", "cuộc đối thoại tổ chức",
    (5,), USUAL,
)  # fmt: skip
ACCEPT = Setting(
    "accept", Group.WORK, "Tiếp nhận hoặc trả lại việc được giao", "việc giao", (1,), SHIPPED, most=15
)
EXPLAIN = Setting(
    "explain", Group.WORK, "Giải trình việc quá hạn", "yêu cầu giải trình gửi", (1,), SHIPPED, most=15
)
SUPERVISE = Setting(
    "supervise", Group.WORK, "Trả lời phiếu giám sát", "phiếu giám sát ghi", (5,), SHIPPED, most=30
)
URGE = Setting(
    "urge", Group.WORK, "Hoàn thành, giải trình theo công văn đôn đốc", "công văn đôn đốc soạn",
    (5,), SHIPPED, most=30,
)  # fmt: skip
PROMISE = Setting(
    "promise", Group.WORK, "Ngày cam kết xa nhất của việc quá hạn", "báo cáo gửi", (20,), SHIPPED
)
BEFORE = Setting(
    "remind-before", Group.REMINDERS, "Nhắc đơn vị trước hạn", "lần nhắc gửi", (7, 3, 1), SHIPPED, most=20,
    many=3, more_is_looser=False,
)  # fmt: skip
AFTER = Setting(
    "remind-after", Group.REMINDERS, "Báo văn phòng, rồi báo lãnh đạo khi quá hạn", "lần nhắc gửi", (1, 3),
    SHIPPED, most=20, many=2,
)  # fmt: skip
MUST_READ = Setting(
    "must-read", Group.PAGES, "Đọc thông báo bắt buộc", "thông báo đăng", (2,), SHIPPED, most=30
)
STALE = Setting(
    "stale", Group.PAGES, "Nhắc xem lại trang lâu không sửa", "lần xem danh sách", (180,), SHIPPED,
    Measure.DAYS, least=30, most=1095,
)  # fmt: skip
IDLE = Setting(
    "idle", Group.SECURITY, "Tự đăng xuất khi không thao tác", "lượt truy cập", (15,), SHIPPED,
    Measure.MINUTES, least=5, most=15,
)  # fmt: skip

CATALOGUE = {
    one.key: one
    for one in (
        ANNOUNCE, PUBLISH, CONCLUDE, ACCEPT, EXPLAIN, SUPERVISE, URGE, PROMISE, BEFORE, AFTER, MUST_READ,
        STALE, IDLE,
    )
}  # fmt: skip


def shipped(setting: Setting, _day: date) -> Value:
    """Return what holds of *setting* as long as nothing is set."""
    return Value(setting, setting.first, setting.basis)
