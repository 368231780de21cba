"""Where something stands in a plan, as an office cites it."""

import pytest

from intranet.imports.citing import place_of
from tests.imports.support import confirm, draft_at, paste, plan, tasks
from tests.imports.test_parts import review
from tests.imports.test_together import PLAIN

TABLE = """STT | Nội dung công việc | Đơn vị chủ trì | Thời hạn
1 | Lập danh sách hộ chưa có nước máy | Phòng Kinh tế | 05/12/2026
2 | In phiếu hỏi | Công an xã | 08/12/2026"""
TEXT = f"""I. THỜI GIAN: ngày 10/12/2026
II. PHÂN CÔNG THỰC HIỆN
{TABLE}
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
a) Chuẩn bị nội dung.
- Gửi phiếu hỏi.
2. Công an xã: Giữ trật tự.
BẢNG PHÂN CÔNG NHIỆM VỤ
Nội dung | Đơn vị thực hiện | Thời hạn
Kê bàn ghế | Phòng Kinh tế | 05/12/2026
PHỤ LỤC II
1. Mẫu phiếu
STT | Nội dung | Đơn vị thực hiện | Thời hạn
7 | Đặt nước uống | Phòng Kinh tế | 05/12/2026
"""


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("I. THỜI GIAN", "mục I"),
        ("1 | Lập danh sách", "mục II, bảng, thứ tự 1"),
        ("a) Chuẩn bị", "mục III.1.a"),
        ("- Gửi phiếu", "mục III.1.a"),
        ("2. Công an", "mục III.2"),
        ("Kê bàn ghế", "Bảng phân công nhiệm vụ, dòng 1"),
        ("1. Mẫu phiếu", "Phụ lục II, mục 1"),
        ("7 | Đặt nước", "Phụ lục II, mục 1, bảng, thứ tự 7"),
    ],
)
def test_a_place_is_cited_by_numbers_that_stand_on_the_paper(words, place):
    lines = TEXT.split("\n")
    line = next(n for n, one in enumerate(lines, 1) if one.startswith(words))
    assert place_of(lines, line) == place


def test_a_table_behind_the_last_duty_is_the_parts_not_that_duty_s():
    text = f"III. TỔ CHỨC THỰC HIỆN\n7. Các thôn\n- Gửi biên bản.\nPhân công theo bảng sau:\n{TABLE}"
    lines = text.split("\n")
    assert place_of(lines, 6) == "mục III, bảng, thứ tự 1"
    of_item = [one for one in lines if one != "- Gửi biên bản."]
    assert place_of(of_item, 5) == "mục III.7, bảng, thứ tự 1"


def test_a_text_that_counts_nothing_is_cited_by_its_lines():
    assert place_of(["KẾ HOẠCH", "Chuẩn bị nội dung"], 2) == "dòng 2"
    assert place_of(["KẾ HOẠCH"], 0) == ""


IN_TABLE = PLAIN.replace("II. TỔ CHỨC", f"II. PHÂN CÔNG\n{TABLE}\nIII. TỔ CHỨC")


def test_work_of_a_table_beside_the_section_is_cited_by_its_row():
    _, made = review(IN_TABLE)
    assert [one.place for one in made.loose] == ["mục II, bảng, thứ tự 1", "mục II, bảng, thứ tự 2"]


def test_the_units_read_which_row_their_task_is(as_):
    clerk = as_("office")
    path = paste(clerk, IN_TABLE)
    clerk.post(f"{path}/moc/them-ca", {"seen": draft_at(path).version})
    confirm(clerk, path)
    assert any(one.source.endswith("mục II, bảng, thứ tự 1") for one in tasks())
    assert "mục II, bảng, thứ tự 2" in clerk.get(f"/ke-hoach/{plan().id}").text


def test_what_stands_outside_the_section_is_counted_once(as_):
    clerk = as_("office")
    text = clerk.get(paste(clerk, IN_TABLE)).text
    assert "Ngoài phần tổ chức thực hiện còn 2 chỗ giao việc, đều có thời hạn." in text
    some = IN_TABLE.replace("Công an xã | 08/12/2026", "Công an xã | Thường xuyên")
    assert "còn 2 chỗ giao việc, trong đó 1 chỗ có thời hạn." in clerk.get(paste(clerk, some)).text
