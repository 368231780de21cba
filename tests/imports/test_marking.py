"""The text beside the review reads like the paper: no sign of Markdown, each mark where its words stand."""

from intranet.imports.building import build
from intranet.imports.marking import Line, marked
from intranet.plans import parsing

MARKDOWN = """\
**ỦY BAN NHÂN DÂN**
**XÃ MINH SƠN**
Số: 31/KH-UBND
*Minh Sơn, ngày 03 tháng 8 năm 2026*
# **KẾ HOẠCH**
**Đối thoại giữa Chủ tịch UBND xã với Nhân dân năm 2026**
*Căn cứ Luật Tổ chức chính quyền địa phương;*
UBND xã ban hành Kế hoạch như sau:
## **I. THỜI GIAN, ĐỊA ĐIỂM**
*** Cấp xã:** Ngày **10/12/2026**, tại Nhà văn hóa xã (*có thông báo riêng*).
## **II. TỔ CHỨC THỰC HIỆN**
**1. Phòng Kinh tế**
\\- Chuẩn bị nội dung **trả lời**, gửi *Văn phòng* **chậm nhất 05 ngày** làm việc trước ngày tổ chức.
2\\. **Công an xã, Ban CHQS xã**
\\* Giữ trật tự __tại nơi tổ chức__ hội nghị, **xong trước ngày 05/12/2026**.
> 3. ***Đề nghị Ủy ban MTTQ Việt Nam xã:*** Vận động Nhân dân tham dự.
Trên đây là Kế hoạch của UBND xã./.
**Nơi nhận:**
\\- Lưu: VT.
**CHỦ TỊCH**
**Trần Thị Mai**
"""
PLAIN = """\
ỦY BAN NHÂN DÂN
XÃ MINH SƠN
Số: 31/KH-UBND
Minh Sơn, ngày 03 tháng 8 năm 2026
KẾ HOẠCH
Đối thoại giữa Chủ tịch UBND xã với Nhân dân năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương;
UBND xã ban hành Kế hoạch như sau:
I. THỜI GIAN, ĐỊA ĐIỂM
Cấp xã: Ngày 10/12/2026, tại Nhà văn hóa xã (có thông báo riêng).
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Chuẩn bị nội dung trả lời, gửi Văn phòng chậm nhất 05 ngày làm việc trước ngày tổ chức.
2. Công an xã, Ban CHQS xã
- Giữ trật tự tại nơi tổ chức hội nghị, xong trước ngày 05/12/2026.
3. Đề nghị Ủy ban MTTQ Việt Nam xã: Vận động Nhân dân tham dự.
Trên đây là Kế hoạch của UBND xã./.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Trần Thị Mai
"""


def drawn(text: str) -> list[Line]:
    """Return the text as the review shows it, with every name known."""
    reading = parsing.read_text(text)
    kept = reading.as_json()
    review = build(kept, lines=list(reading.lines), resolve=lambda _name: ((1,), ()))
    return marked(list(reading.lines), kept, review, unclear=[])


def words(line: Line) -> str:
    return "".join(one.text for one in line.fragments).lstrip("- ")


def marks(line: Line) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in line.fragments if one.kind]


def test_a_text_with_markdown_reads_and_is_marked_like_the_same_without():
    with_signs, plain = drawn(MARKDOWN), drawn(PLAIN)
    assert [words(one) for one in with_signs] == [words(one) for one in plain]
    assert [marks(one) for one in with_signs] == [marks(one) for one in plain]
    assert ("due", "chậm nhất 05 ngày làm việc trước ngày tổ chức") in marks(with_signs[12])
    assert [one.number for one in with_signs] == list(range(1, 22))
