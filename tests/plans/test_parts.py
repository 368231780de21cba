"""A duty of several deeds is divided at its semicolons, and nowhere else."""

import pytest

from intranet.plans.parsing import split_duty
from tests.support import needs


@pytest.mark.shared
def test_the_longest_duty_of_a_seed_has_five_parts() -> None:
    (path,) = needs.shared("seeds").glob("003_*.txt")
    parts = split_duty(path.read_text(encoding="utf-8").split("\n")[98])
    assert len(parts) == 5
    assert parts[2] == "phục vụ buổi đối thoại"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Chuẩn bị hội trường; cử thư ký; đưa tin về hội nghị.",
            ["Chuẩn bị hội trường", "cử thư ký", "đưa tin về hội nghị"],
        ),
        (
            "Tổng hợp câu hỏi; trước ngày 05/9/2026, gửi các phòng trả lời; trình Chủ tịch UBND xã.",
            ["Tổng hợp câu hỏi", "trước ngày 05/9/2026, gửi các phòng trả lời", "trình Chủ tịch UBND xã"],
        ),
        (
            "Chủ trì, phối hợp với Sở Nội vụ; Sở Tài chính; Công an tỉnh xây dựng kế hoạch; báo cáo UBND.",
            [
                "Chủ trì, phối hợp với Sở Nội vụ; Sở Tài chính; Công an tỉnh xây dựng kế hoạch",
                "báo cáo UBND",
            ],
        ),
        (
            "Hướng dẫn các thôn; Trưởng thôn thông báo cho Nhân dân; Công an xã giữ trật tự.",
            ["Hướng dẫn các thôn", "Trưởng thôn thông báo cho Nhân dân", "Công an xã giữ trật tự"],
        ),
        (
            "Rà soát hồ sơ (đơn; tờ trình; biên bản); lưu trữ theo quy định;",
            ["Rà soát hồ sơ (đơn; tờ trình; biên bản)", "lưu trữ theo quy định"],
        ),
        (
            "Treo băng rôn “Dân biết; dân bàn; dân làm”; phát tờ rơi; kê bàn ghế.",
            ["Treo băng rôn “Dân biết; dân bàn; dân làm”", "phát tờ rơi", "kê bàn ghế"],
        ),
    ],
)
def test_each_deed_is_a_part(text: str, parts: list[str]) -> None:
    assert list(split_duty(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Chuẩn bị hội trường.",
        "Gửi báo cáo về Phòng Kinh tế; Văn phòng HĐND và UBND xã; Công an xã.",
        "Chuẩn bị các điều kiện, gồm: hội trường; âm thanh; nước uống cho đại biểu.",
        "Phối hợp với Đoàn Thanh niên, Hội Phụ nữ, Hội Nông dân xã tuyên truyền, vận động.",
        "Tổ chức đối thoại về đất đai; môi trường; trật tự xây dựng.",
        "Thông báo đến Sở Văn hóa, Thể thao và Du lịch; các sở, ban, ngành;",
    ],
)
def test_names_and_things_are_not_divided(text: str) -> None:
    assert split_duty(text) == (text,)


def test_a_sentence_that_begins_with_a_deed_is_a_part() -> None:
    assert split_duty("Niêm yết lịch đối thoại tại nhà văn hóa. Mời Nhân dân tham gia ý kiến.") == (
        "Niêm yết lịch đối thoại tại nhà văn hóa",
        "Mời Nhân dân tham gia ý kiến",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 1158/QĐ-UBND. Quyết định này có hiệu lực ngay",
        "Chuẩn bị bàn; ghế; loa; quạt",
        "Gửi P. Kinh tế xem xét.",
        "Làm theo mẫu. Mẫu kèm theo Kế hoạch.",
    ],
)
def test_lists_of_things_and_citations_are_not_cut(text: str) -> None:
    assert split_duty(text) == (text,)
