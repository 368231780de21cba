"""What the forms of time limits share: pieces of patterns, the context, the list of forms."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from intranet.plans.parsing import moments as m
from intranet.plans.parsing.result import Rule

LATEST = (
    r"(?:chậm nhất(?:\s+(?:là|vào|đến|trước|trong))?"
    r"|không (?:muộn|chậm|trễ) hơn(?:\s+là)?|muộn nhất(?:\s+(?:là"
    r"|vào))?|ít nhất|tối thiểu|hạn chót(?:\s*(?:là|:))?|hạn cuối(?: cùng)?(?:\s*(?:là"
    r"|:))?)"
)
DAYS = (
    r"(?:(?:từ\s+)?(?P<least>\d{1,2})\s*(?:-|đến)\s*(?=\d))?"
    rf"(?P<n>{m.NUMBER})\s+(?:ngày|hôm)(?P<wd>\s+làm việc)?+"
)
SPAN = (
    rf"(?:{DAYS}|(?P<weeks>{m.NUMBER})\s+tuần(?:\s+lễ)?|(?P<months>{m.NUMBER}|nửa)\s+tháng"
    r"(?!\s+(?:\d|đầu|cuối|một lần))"
    r"|(?P<nights>\d{1,2}|một|hai|ba|bốn)\s+(?:buổi\s+)?(?:sáng|chiều|tối|đêm)"
    r"(?:\s+(?:liên tiếp|liền nhau|liền))?)"
)
HELD = r"(?:tổ chức|diễn ra|tiến hành|khai mạc|bắt đầu|thực hiện)"
MEETING = (
    r"(?:tiếp xúc|đối thoại|hội nghị|cuộc họp|phiên họp|buổi|cuộc đối thoại"
    r"|(?<!hành )(?<!dựng )chương trình(?=\s*(?:$|[.;,:()]|\d|ít nhất|tối thiểu|chậm nhất))"
    r"|hội thảo|tọa đàm|diễn đàn|hội thi|cuộc thi|sự kiện|buổi lễ|diễn tập|ngày hội|lễ hội|hội chợ)"
)
UNTIL = r"(?P<anchor>[^.;:()]{2,90}?)"
STOP = (
    r"(?=\s*(?:[.;:()]|$|,|(?<!\bcó)(?<!chủ tịch)(?<!bí thư)(?<!khi ubnd xã)(?<!khi văn phòng)(?<!ban hành)"
    r"(?<!được)(?<!nhận)(?<!ngày)(?<! ký)\s(?:để|và|đồng thời|nhằm|về|qua|cho|gửi|trình"
    r"|báo cáo|các|công chức|đối với|theo|phải|xây dựng|tổng hợp|ban hành"
    r"|dự thảo|tham mưu|phối hợp|thông báo|trả lời|giải quyết|chuyển"
    r"|niêm yết|hoàn thành|rà soát|kịp thời|văn phòng|ủy ban|ubnd|phòng"
    r"|có)\s))"
)
BEFORE_WORD = (
    rf"(?:{LATEST}\s+(?:trước\s+)?|trước\s+(?:hoặc trong\s+)?"
    rf"|hoàn thành\s+(?:chậm nhất|trước)\s+|hoàn thành(?:\s*:|\s+vào"
    rf"|\s+trong)?\s+(?=ngày|\d)|từ nay đến\s+(?:hết\s+)?|xong\s+(?:trước\s+)?(?=ngày|\d)"
    rf"|đến hết\s+|hết\s+|không quá\s+(?=ngày|\d{{1,2}}\s*/)"
    rf"|(?<!quá )(?<!trễ )(?:thời hạn|hạn)(?:\s+(?:hoàn thành|nộp|gửi|cuối|báo cáo"
    rf"|đăng ký|trả lời)(?:\s+[^\W\d_]+){{0,3}}?)?\s*(?:là|:|đến|trước|đến hết)*\s+)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a limit: the plan's year and date; whether we read of after the event; the kind of
    text: a cell of a table, a duty.
    """

    year: int | None = None
    date: str | None = None
    after_event: bool = False
    cell: bool = False
    duty: bool = False


Reader = Callable[[re.Match[str], Context], Rule | None]


class Forms:
    """A list of forms: a pattern over the key of a text, and what turns its match into a rule."""

    def __init__(self) -> None:
        self.all: list[tuple[re.Pattern[str], Reader]] = []

    def form(self, *patterns: str) -> Callable[[Reader], Reader]:
        """Return a decorator that keeps a reader under each of the *patterns*."""

        def keep(reader: Reader) -> Reader:
            self.all += [(re.compile(rf"(?<![^\W_]){pattern}"), reader) for pattern in patterns]
            return reader

        return keep
