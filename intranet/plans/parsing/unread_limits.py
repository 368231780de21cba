"""Words of time in a duty of which no limit was taken: a person says what they mean, nothing is passed over.

Days of papers and laws that are cited, years, the meeting's own day and mere amounts are no limits.
"""

import re
from collections.abc import Iterable, Iterator

from intranet.plans.parsing import moments as m
from intranet.plans.parsing.limits import MEETING, Context
from intranet.plans.parsing.words import key

_ANY_DAY = (
    rf"(?:(?:ngày\s+)?\d{{1,2}}\s*[/.\-]\s*\d{{1,2}}\s*[/.\-]\s*\d{{4}}|{m.DAY}"
    r"|ngày\s+\d{1,2}(?!\s*(?:[/.\-]?\d|%))(?:\s+tháng\s+(?:chạp|giêng))?)"
)
_PAPERS = (
    r"(?:luật|bộ luật|pháp lệnh|hiến pháp|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|công văn|kết luận"
    r"|thông báo|hướng dẫn|quy định|kế hoạch|văn bản|tờ trình|quy chế|đề án|chương trình)"
)
_PERIOD = (
    r"(?:(?<!gửi )(?<!nộp )(?<!cung cấp )số liệu"
    r"|phát sinh|lũy kế|trễ hạn|quá hạn|sinh|cư trú|hiệu lực|ban hành|mốc|kỳ báo cáo)"
)
_PAPERS_ONLY = re.compile(
    rf"(?:số:?\s*\d[\w./\-]*|{_PAPERS}\s+số)[^;.]{{0,160}}?,?\s*ngày\s+{m.DAY}"
    rf"|(?:luật|bộ luật|pháp lệnh|hiến pháp|nghị quyết|nghị định)\b[^;.]{{0,90}}?ngày\s+{m.DAY}"
)
# What holds a day or a number of days and is nobody's limit.
_NO_LIMITS = re.compile(
    "|".join(
        (
            rf"(?:số:?\s*\d[\w./\-]*|{_PAPERS}\s+số)[^;.]{{0,160}}?,?\s*ngày\s+{m.DAY}",
            rf"(?:luật|bộ luật|pháp lệnh|hiến pháp|nghị quyết|nghị định|chỉ thị)\b"
            rf"[^;.]{{0,90}}?ngày\s+{m.DAY}",
            r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[^\W\d_]+(?:[\-–&][^\W\d_]+)*",  # 12/KH-UBND
            rf"\b{_PERIOD}\b[^,;.]{{0,30}}?(?:từ\s+)?{_ANY_DAY}(?:\s*(?:đến|-)\s*(?:hết\s+)?{_ANY_DAY})?",
            r"(?:kỷ niệm|chào mừng|hưởng ứng|truyền thống)\b[^;.]{0,90}",
            rf"(?:bầu cử|diễn ra|khai mạc|bế mạc|{MEETING})[^,;.]{{0,40}}?(?:{m.TIME},?\s*)?"
            rf"(?:(?:sáng|chiều|tối|vào|lúc|từ|,)\s+)*{_ANY_DAY}",
            rf"(?:bầu cử|diễn ra|khai mạc|bế mạc|{MEETING})[^,;.]{{0,24}}?{m.TIME}",
            r"24\s*/\s*(?:24|7)(?:\s*giờ)?",
            r"\d+\s*/\s*\d+\s+(?:số|tổng|thành viên|đại biểu|hộ|diện tích|thời)",
            r"(?:giai đoạn|nhiệm kỳ|năm học)\s+[\d\s\-–]+",
            r"(?:khoản|điều|điểm|mục|phần|tiểu mục)\s+\d+(?:[./]\d+)*",
            r"\d+\s+(?:lần|buổi|lượt|đợt|ca)\s*/\s*(?:ngày|tuần|tháng|quý|năm)",
            r"(?:số|theo|xếp)\s+hạn\b|(?:đúng|trễ|quá|quyền|giới|vô|kỳ|kì|có|trong|và|theo|về)\s+(?:thời\s+)?hạn\b",
            r"\bhạn\s+(?:chế|hán|mức|hẹp|ngạch)\b",
            r"tết\s+(?:trồng cây|quân dân|vì)",
            r"(?:chăm lo|quà|vui|đón|thăm|chúc|tặng)\s+(?:[^\W\d_]+\s+){0,2}tết",
            r"(?:bảy|7|24)\s+ngày trong tuần|tuần (?:tra|lễ)\b|ngày\s+(?:công|hội)\b",
            r"(?:lao động|công|phụ cấp|nghỉ|đạt|hưởng|chi trả|mức)\s+[^,;.]{0,24}?\d+\s+(?:ngày|tháng|giờ)\b",
        )
    )
)
_HOUR = (
    r"(?:\d{1,2}\s*(?:giờ(?!\s+học)|h(?=\d|\W|$)|g(?=\d)|:(?=\d\d))\s*(?:\d{2})?(?:\s*phút)?"
    r"(?:\s+(?:sáng|chiều))?)"
)
_COUNT = rf"(?:{m.NUMBER}|nửa|vài|mấy|dăm)"
_SIGNS = re.compile(
    "|".join(
        (
            rf"(?:(?:chậm nhất|muộn nhất|không quá|hạn|trước|sau|trong|vào|đến|từ|lúc|sáng|chiều|tối)\s+)*"
            rf"(?:{_HOUR},?\s+(?:sáng|chiều|tối|ngày|hằng)?\s*)?{_ANY_DAY}",
            rf"(?:(?:trước|sau|từ|lúc|vào|đến|hằng|hàng|mỗi|ngày)\s+)*{_HOUR}(?:\s+{m.EVERY}\s+ngày)?(?=\W|$)",
            rf"(?:(?:trước|sau|trong|chậm nhất|muộn nhất|ít nhất|không quá|vòng|là)\s+)*{_COUNT}\s+"
            r"(?:ngày|hôm|tuần|tháng|giờ(?! học)|tiếng|đêm|buổi tối|tối)"
            r"(?:\s+(?:làm việc|một lần|trước|sau))?(?!\s*tuổi)(?:\s*/\s*lần)?",
            r"(?:(?:trước|sau|trong|vào|đến|cuối|đầu|giữa|nửa)\s+)*tháng\s+"
            r"(?:\d{1,2}|chạp|giêng|tới|sau|này)(?!\d)",
            r"(?:(?:trước|sau|trong|vào|dịp|đến|ra)\s+)*tết"
            r"(?:\s+(?:nguyên đán|trung thu|âm lịch|dương lịch))?",
            r"(?:(?:trước|trong|từ|vào|đến|ngày)\s+)*(?:mùng|mồng|rằm)(?:\s+[^\W_]+){0,3}",
            r"(?:(?:trước|sau|trong|vào|đến|ngay)\s+)*(?:hôm(?:\s+[^\W\d_]+){0,3}"
            r"|tuần\s+(?:này|tới|sau|trước|đầu|cuối|thứ\s+\w+|kế tiếp))",
            r"(?:trước|trong|tại|vào|đến)\s+(?:kỳ|phiên|buổi|cuộc)\s+(?:họp|sinh hoạt)\b[^,;.:()]{0,50}",
            r"(?:trước|sau|trong)\s+(?:mùa|vụ|dịp|đợt)\s+[^,;.:()]{2,40}",
            r"ngay\s+sau\s+khi\s+[^,;.:()]{2,60}",
            r"(?:thời\s+)?hạn\s*(?:cuối|chót|nộp|gửi|trả|hoàn thành|là\b|:|đến\b)[^,;.()]{0,40}",
            r"(?:[^\W\d_]+\s+){0,2}gần nhất",
        )
    )
)
# Beside a limit that was read only these are another: “6 tháng”, “trong vụ này” tell what it is about.
_IN_DAYS = re.compile(rf"\d\s*/\s*\d|ngày\s+\d|{_COUNT}\s+(?:ngày|hôm|giờ|tuần)\b")
# A column of time says a limit by itself; these say that there is no day.
_NO_DAY = re.compile(
    r"(?:kịp thời|thường xuyên|định kỳ|đột xuất|theo (?:quy định|yêu cầu|kế hoạch|tiến độ)"
    r"|đúng (?:tiến độ|hạn)|liên tục|hằng ngày|hàng ngày|khi (?:có|cần)|cả năm|không|-)"
)


def unread_limit(text: str, context: Context | None = None) -> str | None:
    """Return the first words of time in *text* that may be a limit nobody has understood."""
    if context and context.cell:
        low = key(text)
        said = re.search(r"\w", low) and not _NO_DAY.match(low.strip())
        return text.strip() if said else None
    return next(_words_of_time(text, context), None)


def unread_beside(text: str, limits: Iterable[str], context: Context | None = None) -> str | None:
    """Return the first words in *text* that count or name days beside those of the *limits* taken from it."""
    for words in limits:
        text = text.replace(words, "\x00" * len(words), 1)
    return next((words for words in _words_of_time(text, context) if _IN_DAYS.search(key(words))), None)


def _words_of_time(text: str, context: Context | None) -> Iterator[str]:
    low = without_no_limits(key(text))
    for found in _SIGNS.finditer(low):
        begins = found.start() == 0 or not low[found.start() - 1].isalnum()
        if begins and not _is_over(found.group(), context):
            yield text[found.start() : found.end()].strip(" ,;:.(")


def without_no_limits(low: str, *, meetings: bool = True) -> str:
    """Return the key *low* with what holds a day and is nobody's limit blotted out.

    The *meetings*' own days are left where those are looked for.
    """
    for one in (_NO_LIMITS if meetings else _PAPERS_ONLY).finditer(low):
        low = low[: one.start()] + "\x00" * (one.end() - one.start()) + low[one.end() :]
    return low


def _is_over(words: str, context: Context | None) -> bool:
    """Tell whether *words* name a day before the plan itself: then it is told of, nobody's limit."""
    day = re.search(m.DAY, words)
    if not day or not context or not context.date or not re.search(r"\d{4}", day.group()):
        return False
    when = m.day(day.group(), None)
    return bool(when and when[0] < context.date)
