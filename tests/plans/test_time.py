"""A text made to be slow: what it costs is bounded, and its sender is told."""

import time

import pytest

from intranet.errors import Refused
from intranet.plans.parsing import budget, read, read_text

PLAN = """ỦY BAN NHÂN DÂN
XÃ MINH SƠN
Số: 31/KH-UBND
Minh Sơn, ngày 03 tháng 8 năm 2026
KẾ HOẠCH
{title}
UBND xã ban hành Kế hoạch như sau:
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- {duty}
2. Công an xã
- Giữ trật tự tại nơi đối thoại.
Trên đây là Kế hoạch của UBND xã./.
CHỦ TỊCH
Trần Thị Mai
"""


@pytest.mark.parametrize(
    ("title", "duty"),
    [
        ("Đối thoại với Nhân dân", "Giao " * 76_000),
        ("Đối thoại với Nhân dân, " + "làm việc này; " * 25_000, "Chuẩn bị nội dung."),
        ("Đối thoại với Nhân dân", "Ban " + "quản lý " * 45_000),
    ],
)
def test_a_line_without_end_is_read_in_part(title, duty):
    before = time.process_time()
    reading = read_text(PLAN.format(title=title, duty=duty))
    assert time.process_time() - before < 4
    assert "text_cut" in {one.code for one in reading.findings}
    assert "Công an xã" in {unit for one in reading.assignments for unit in one.units}


def test_a_reading_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(budget, "MOST_SECONDS", 0.5)
    before = time.process_time()
    with pytest.raises(Refused, match="đọc lâu quá"):
        read_text(PLAN.format(title="Đối thoại", duty="phối hợp với Ban " * 450))
    assert time.process_time() - before < 3


def test_a_paragraph_of_a_real_length_is_read_whole():
    duty = "Chuẩn bị nội dung trả lời; " * 100
    reading = read_text(PLAN.format(title="Đối thoại với Nhân dân", duty=duty))
    assert len(duty) < read.MOST_IN_A_LINE
    assert "text_cut" not in {one.code for one in reading.findings}
