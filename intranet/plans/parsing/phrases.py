"""Phrases that more than one reader looks for: pieces of patterns over the key of a text."""

import re

# What a body is called when it is not named.
BODY_KINDS = r"đơn vị|cơ quan|bộ phận"
# The two of a commune that share one office.
COUNCILS = r"hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân"
PERSON = r"(?:đồng chí|đ/c|ông|bà)\s"
# “Giao ban” is a meeting, “Giao Ban Chỉ huy Quân sự xã” gives work.
_MEETS = r" ban (?:mỗi|hằng|hàng|định kỳ|tuần|tháng|quý|ngày|vào|với|giữa|để|nhanh|trực tuyến|đầu|cuối)"
GIVE = rf"giao(?!{_MEETS})(?: nhiệm vụ| trách nhiệm)?(?: cho)?"
ASK = "đề nghị"
# How a limit may open a sentence, before it is said who keeps it.
LIMIT_OPENS = r"(?:chậm nhất|trong vòng|trong thời hạn|trước|sau)\b"
# The number of a page, as a text carries it along: “2”, “- 2 -”, “Trang 2/4”.
# What an amendment leaves as it is: “Các nội dung khác … không thay đổi”.
UNCHANGED = (
    r"(?:các|những) (?:nội dung|phần|mục|quy định|nhiệm vụ)(?: [^\W\d_]+)? (?:khác|còn lại|không|chưa)\b"
    r"[^.;]{0,120}?(?:không thay đổi|không đổi|giữ nguyên|vẫn thực hiện|thực hiện theo|còn hiệu lực)"
)
PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$")
# A stop inside a text; the one of “P. KT” ends a short name, no sentence.
STOP = r"(?<!\b[pP])[.!?]\s"
_JOINT = re.compile(r"\s+(?:và|cùng|cùng với|hoặc)\s*$")


def manner_of(call: str) -> str:
    """Tell whether the words that call on somebody ask or order."""
    return "request" if ASK in call else "order"


def without_joint(words: str) -> str:
    """Return a list of names without the “và” or “cùng với” left behind its last."""
    return _JOINT.sub("", words.rstrip(" ,;"))
