"""Lines among duties that give nobody work of his own: they refer, lead on to others, or tell of money."""

import re

from intranet.plans.parsing.deadlines import find_dues
from intranet.plans.parsing.markers import BULLETS, NUMBERED
from intranet.plans.parsing.tree import Node
from intranet.plans.parsing.words import key

MONEY = re.compile(r"^(?:nguồn )?(?:kinh phí|ngân sách|dự toán)")
DEED = re.compile(
    r"^(?:chủ trì|phối hợp|xây dựng|tổ chức|thực hiện|triển khai|báo cáo"
    r"|tổng hợp|tham mưu|đảm bảo|bảo đảm|chuẩn bị|tuyên truyền|thông báo"
    r"|theo dõi|đôn đốc|hoàn thành|rà soát|kiểm tra|lập|gửi|hằng|hàng|định kỳ"
    r"|trước ngày|chậm nhất)\b"
)
# “Các đơn vị được phân công tại Mục III chủ động thực hiện” gives nobody work of its own.
_ONLY_REFERS = re.compile(
    r"^(?:căn cứ [^,.;]{3,60}, )?(?:yêu cầu )?(?:các|những) (?:đơn vị|cơ quan|bộ phận|cá nhân|phòng)"
    r"[^.;:]{0,40}(?:(?:được (?:phân công|giao)|có tên|nêu)(?: nhiệm vụ)? (?:tại|ở|trong|theo) "
    r"(?:mục|phần|bảng|phụ lục|biểu)\b"
    r"|(?:căn cứ|theo) (?:nội dung|nhiệm vụ|công việc|phần việc) được (?:phân công|giao)\b)"
    r"[^.;:]{0,30}? (?:(?:chủ động|nghiêm túc|khẩn trương|tích cực|tổ chức|triển khai|có trách nhiệm)\s+)*"
    r"(?:triển khai|thực hiện|tổ chức thực hiện)(?: (?:nhiệm vụ|kế hoạch)(?: được giao| này)?)?\s*(?:[.;]|$)"
)
# “UBND xã giao:”, “Để …, Ban Chỉ đạo phân công nhiệm vụ như sau:” only lead to those named below.
_LEADS = re.compile(
    r"(?:(?:để|nhằm|căn cứ|trên cơ sở|theo|thực hiện)\b[^:;.]{0,140},\s+)?[^:;.,\d]{0,80}(?<![^\W])"
    r"(?:giao|phân công|yêu cầu)(?: nhiệm vụ| trách nhiệm)?(?: cho)?"
    r"(?: thực hiện)?(?: (?:một số )?(?:nhiệm vụ|nội dung|công việc))?"
    r"(?: cụ thể)?(?: như sau| sau đây| sau)?\s*:$"
)
# “Phân công cụ thể theo bảng sau:”: the table gives the work.
_LEADS_TO_TABLE = re.compile(
    r"(?!báo cáo|lập|gửi|tổng hợp|cập nhật|nhập)[^:;.,\d]{0,100}\b(?:theo|tại|như|trong|ở)"
    r" (?:bảng|biểu(?! mẫu))(?: [^\W\d_]+){0,4}? (?:sau|sau đây|dưới đây|kèm theo)(?: đây)?\s*[:.]?$"
)


def only_refers(node: Node) -> bool:
    """Tell whether *node* only tells those who have work elsewhere to do it."""
    return _ONLY_REFERS.match(key(node.text)) is not None


def leads(node: Node) -> bool:
    """Tell whether *node*, a line without a number, only leads on to those, or to the table, below it."""
    low = key(node.text)
    if node.style == "" and not node.unnumbered and _LEADS.match(low):
        return True
    return node.style in ("", *BULLETS) and not node.children and _LEADS_TO_TABLE.match(low) is not None


def orders_nothing(node: Node) -> bool:
    """Tell whether *node* stands among duties and is none: a topic, a list's beginning, words about money."""
    text = key(node.text)
    if (
        text.startswith("kế hoạch này")
        or only_refers(node)
        or (node.style in NUMBERED and not DEED.match(text) and not find_dues(node.text))
    ):
        return True
    return (
        text.rstrip().endswith(("sau:", "gồm:"))
        or bool(MONEY.match(text))
        or (node.style == "" and not DEED.match(text))
        or len(text.split()) < 3
    )
