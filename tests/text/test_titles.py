"""A short title, and the whole one that it was cut from."""

import pytest

from intranet.text.titles import joint_title, short_title, whole_title

LONG = (
    "Lập danh sách hộ có đất dọc mương, đo từng đoạn hỏng, chụp ảnh, ghi tên người làm chứng, chuyển bảng kê"
    " cho thôn xem lại rồi mới trình lãnh đạo"
)


@pytest.mark.parametrize(("words", "more"), [
    (f"{LONG}.", ""), (f"{LONG}; báo cáo trước ngày 05/12/2026.", ""),
    (f"{LONG}. Báo cáo kết quả về văn phòng. Lưu hồ sơ ở bộ phận một cửa.", " (và 2 việc nữa)"),
])  # fmt: skip
def test_a_cut_title_is_made_whole(words, more):
    title = short_title(words)
    assert "…" in title and len(title) < len(LONG)
    assert whole_title(title, words) == f"{LONG}{more}"


def test_other_titles_stay():
    assert whole_title("Phát phiếu hỏi", LONG) == "Phát phiếu hỏi"
    assert whole_title("Việc khác hẳn…", LONG) == "Việc khác hẳn…"
    assert whole_title("… và phát phiếu hỏi", LONG) == "… và phát phiếu hỏi"


def test_deeds_that_are_short_stand_in_the_title_together():
    assert joint_title(("lập danh sách", "gửi báo cáo.")) == "Lập danh sách; gửi báo cáo"
    assert joint_title((LONG, "gửi báo cáo (và 1 việc nữa)"), 1) == "Gửi báo cáo (và 2 việc nữa)"
    words = f"gửi báo cáo; {LONG.lower()}; lưu hồ sơ"
    title = joint_title(words.split("; "), 1)
    assert title.endswith("… (và 2 việc nữa)")
    assert whole_title(title, words) == f"{LONG} (và 2 việc nữa)"
    dated = f"{LONG} trước ngày 20/12/2026"
    words = f"gửi báo cáo; {dated}; lưu hồ sơ"
    title = joint_title(words.split("; "), 1)
    assert whole_title(title, words) == f"{dated} (và 2 việc nữa)", "what is counted is not told too"
