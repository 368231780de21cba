"""Limits counted in days, weeks or hours from the event or from another day."""

import re

from intranet.plans.parsing import moments as m
from intranet.plans.parsing.limits import DAYS, HELD, LATEST, MEETING, SPAN, STOP, UNTIL, Context, Forms
from intranet.plans.parsing.result import Rule

_MAYBE_LATEST = rf"(?:{LATEST}\s+)?"
# A plan to “gặp gỡ, đối thoại” speaks of its meeting so; whoever else one “gặp” is another day.
_GREETING = r"gặp(?: gỡ| mặt)?"
_EVENT = re.compile(
    rf"{MEETING}|^(?:ngày )?(?:{HELD}|kết thúc)(?: cuộc| buổi)?$|^(?:ngày )?họp\b"
    rf"|^(?:ngày )?(?:(?:{HELD}|kết thúc) )?(?:buổi |cuộc )?{_GREETING}(?: (?:bà con|(?:nhân |người )?dân))?$"
)
# Every dialogue alike, or its opening hour.
_ALWAYS = re.compile(
    rf"(?:mỗi|từng|các)\s+(?:cuộc|phiên|lần|kỳ|{MEETING})"
    rf"(?:\s+(?:đối thoại|tiếp xúc|họp|tổ chức|{_GREETING}))?$"
    rf"|(?:giờ|ngày)\s+(?:khai mạc|đối thoại|hội nghị|tổ chức)(?:\s+(?:hội nghị|đối thoại|{MEETING}))?$"
)
# Meetings that the plan is not about, and one of several dialogues: counted from their own day.
_OTHER = re.compile(
    r"\bhọp (?:các )?(?:dân|nhân dân|thôn|xóm|bản|buôn|ấp|tổ|chi bộ|giao ban|khu phố)\b|\bkỳ họp\b"
    r"|(?:cuộc|buổi|lần|hội nghị|đối thoại)\s+(?:thứ\s+)(?:nhất|hai|ba|tư|năm|\d+)\b"
)
_SEASON = r"(?:tết|khai giảng|năm học mới|mùa (?:mưa|khô|bão|lũ))"
# What a unit gets ready for; without a noun before it only these are told from whom or how something is told.
_DEED = (
    r"(?:huấn luyện|tập huấn|diễn tập|khai mạc|bế mạc|ra quân|giao quân|bầu cử|hội thao|hội thi|thi đấu"
    r"|kiểm tra|giám sát|sơ kết|tổng kết|nghiệm thu|bàn giao)\b"
)
# Up to where the words for a meeting go on; in a sentence without a pause, the meeting's name only.
_MEETING_DAY = (
    rf"(?=(?:{MEETING}|(?:kỳ|mỗi|đợt)\s))(?P<anchor>[^.;:(),]{{2,90}}?{STOP}"
    rf"|(?:(?:kỳ|mỗi|đợt)\s+(?:[^\W\d_]+\b)?)?(?:\s*{MEETING}\b)*)"
)
# Between a meeting and the days that are counted from it stands no word of another limit.
_SAME_LIMIT = r"(?:(?!\s(?:trước|sau|trong|chậm nhất|muộn nhất)\s)[^.;:()])"
_MEETING_ALONE = re.compile(r"(?:(?:khi|ngày|kết thúc|cuộc|buổi)\s+)*họp(?:\s+xong)?$")
RELATIVE = Forms()


def anchor_of(words: str | None) -> str:
    """Return ``event`` for the meeting the plan is about, else the words for the day counted from."""
    if not words:
        return "event"
    if _ALWAYS.match(words.strip(" ,")):
        return "event"
    words = re.sub(r"^(?:khi|lúc|thời điểm)\s+", "", words.strip(" ,"))
    if _OTHER.search(words):
        return words
    words = re.sub(r"^(?:buổi|cuộc)\s+", "", words)
    if _EVENT.search(words) and not re.search(
        r"\b(?:đơn|thông báo|văn bản|kế hoạch này|bầu cử|giấy mời)\b", words
    ):
        return "event"
    return words


def _span(found: re.Match[str]) -> tuple[int, bool]:
    groups = found.groupdict()
    if groups.get("weeks"):
        return 7 * m.number(groups["weeks"]), False
    if months := groups.get("months"):
        return (15 if months == "nửa" else 30 * m.number(months)), False
    if groups.get("nights"):
        return m.number(groups["nights"]), False
    return m.number(groups["n"]), bool(groups.get("wd"))


def _relative(found: re.Match[str], direction: str, anchor: str | None = None) -> Rule:
    days, working = _span(found)
    if direction == "before" and (least := found.groupdict().get("least")):
        days = int(least)  # “trước 05 - 07 ngày”: the later of the two days is the limit
    words = anchor if anchor is not None else found.groupdict().get("anchor")
    counted = words if words and _is_of_another_meeting(found, words) else anchor_of(words)
    rule: Rule = {"days": days, "working_days": working, "direction": direction, "anchor": counted}
    if counted == "event" and words and _MEETING_ALONE.match(words):
        rule["doubt"] = "anchor"  # it may be a meeting of the unit's own
    if re.match("chậm nhất|muộn nhất|ít nhất|tối thiểu", found.group()):
        rule["inclusive"] = True
    return rule


def _is_of_another_meeting(found: re.Match[str], words: str) -> bool:
    """Tell whether a meeting without a name is the one told of before: “họp thôn; … 03 ngày sau khi họp”."""
    return bool(_MEETING_ALONE.match(words) and _OTHER.search(found.string, 0, found.start()))


@RELATIVE.form(
    # chậm nhất 07 ngày trước khi đối thoại
    rf"(?:{LATEST}\s+|trước\s+|trong vòng\s+)?{SPAN},?\s+trước\s+"
    rf"(?:khi|ngày(?!\s+hội\b|\s*\d)|thời điểm|buổi|cuộc|lúc)\s+{UNTIL}{STOP}",
    # 07 ngày trước hội nghị
    rf"{_MAYBE_LATEST}{SPAN},?\s+trước\s+{_MEETING_DAY}",
    # trước ngày diễn ra hội nghị 05 ngày làm việc
    rf"trước\s+(?:khi\s+)?(?P<anchor>(?:(?:ngày|thời điểm)\s+(?!\d)[^.;:()]"
    rf"|{MEETING}|(?:mỗi|từng)\s+(?:cuộc|phiên|kỳ|lần|đợt|{MEETING})|{_SEASON}"
    rf"|{HELD}|(?<=khi )[^.;:()\d]){_SAME_LIMIT}{{0,90}}?)\s+(?:{LATEST}\s+"
    rf"|là\s+)?{SPAN}(?!\s+(?:kể|tính|sau|trước))",
    # trước huấn luyện 10 ngày
    rf"trước\s+(?P<anchor>{_DEED}(?:\s+[^\W\d_]+){{0,2}}?)\s+(?:{LATEST}\s+)?{SPAN}(?!\s+(?:kể|tính|sau|trước))",
    # trước 10 ngày diễn ra hội nghị
    rf"{_MAYBE_LATEST}trước\s+{SPAN}\s*(?:so với\s+|trước\s+|tính đến\s+)?"
    rf"(?P<anchor>(?:khi|ngày|lúc|{HELD}|{MEETING})\b[^.;:(),]{{0,70}}?){STOP}",
)
def _before(found: re.Match[str], _: Context) -> Rule:
    return _relative(found, "before")


_TO_A_DAY = rf"trước\s+(?:khi|ngày(?!\s+hội\b|\s*\d)|thời điểm|buổi|cuộc|lúc)\s+{UNTIL}{STOP}"
_TO_A_MEETING = rf"trước\s+{_MEETING_DAY}"
_RUNS = r"(?:liên tục|liên tiếp|suốt)"
_AT_LEAST = r"(?:(?:trong|suốt|vòng|ít nhất|tối thiểu)\s+)*"
_RUN = rf"(?:{SPAN}|(?P<hours>{m.NUMBER})\s*(?:giờ|tiếng))"
_EACH_DAY = (
    r"(?:(?:lần|lượt|buổi)\s*/\s*ngày|(?:lần|lượt|buổi)\s+(?:mỗi|một)\s+ngày"
    rf"|{m.EVERY}\s+ngày(?:\s+{m.NUMBER}\s+(?:lần|lượt|buổi))?)"
)


@RELATIVE.form(
    # liên tục ít nhất 07 ngày trước hội nghị; suốt 48 giờ trước ngày đối thoại
    *(rf"{_RUNS}\s+{_AT_LEAST}{_RUN},?\s+{end}" for end in (_TO_A_DAY, _TO_A_MEETING)),
    # trong 07 ngày liên tục trước khi đối thoại
    *(rf"{_AT_LEAST}{_RUN}\s+{_RUNS},?\s+{end}" for end in (_TO_A_DAY, _TO_A_MEETING)),
    # 02 lần/ngày trong 05 ngày trước hội nghị
    *(
        rf"{_EACH_DAY},?\s+(?P<words>trong\s+(?:vòng\s+)?{SPAN},?\s+{end})"
        for end in (_TO_A_DAY, _TO_A_MEETING)
    ),
)
def _running(found: re.Match[str], _: Context) -> Rule:
    if hours := found.groupdict().get("hours"):
        anchor = anchor_of(found.group("anchor"))
        return {"hours": m.number(hours), "direction": "before", "anchor": anchor, "running": True}
    return {**_relative(found, "before"), "running": True}


@RELATIVE.form(rf"{_MAYBE_LATEST}trước\s+{SPAN}(?!\s+(?:kể|tính|sau|trước|so))")
def _before_days(found: re.Match[str], _: Context) -> Rule:
    return _relative(found, "before", "")


@RELATIVE.form(
    rf"(?:chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|không quá|tối đa)\s+(?:{DAYS})\s+(?P<anchor>"
    rf"(?:{MEETING}|{HELD})\b[^.;:()]{{0,40}}?)(?=\s*(?:[.;:()]|$))"
)
def _word_missing(found: re.Match[str], _: Context) -> Rule:
    return {**_relative(found, "before"), "doubt": "anchor"}


@RELATIVE.form(
    rf"(?:{LATEST}\s+(?:sau\s+)?|trong\s+(?:thời hạn|thời gian|vòng)\s+|trong\s+"
    rf"|sau\s+|không quá\s+|tối đa\s+|thời hạn\s+)*{SPAN},?\s*(?:\(?\s*(?:kể từ"
    rf"|tính từ|tính kể từ|từ)\s+(?:khi|ngày|thời điểm|lúc)?|sau\s+(?:khi"
    rf"|ngày)|sau(?=\s+(?:{MEETING}|cuộc gặp))|(?=nhận\s+(?:được\s+)?[^\W\d_]))\s*"
    rf"(?!(?:\s*ngày)?\s*\d){UNTIL}{STOP}"
)
def _days_after(found: re.Match[str], _: Context) -> Rule:
    before = found.group()[: found.start("anchor") - found.start()]
    words = found.group("anchor")
    rule = _relative(found, "after")
    if rule["anchor"] != "event" and re.search(r"ngày\s*$", before):
        rule["anchor"] = f"ngày {words}".strip()
    return rule


_AND_LATER = (
    r"(?:,|\s+và)\s[^.;:()]{2,120}?\s(?:trong|sau|chậm nhất)\s+(?:vòng\s+|thời hạn\s+)?\d{1,2}\s+ngày"
    r"(?:\s+làm việc)?\s+(?:sau|kể từ)\s+(?:khi\s+|ngày\s+)?"
)


@RELATIVE.form(rf"(?P<words>trong\s+{DAYS})(?={_AND_LATER}{UNTIL}{STOP})")
def _days_after_the_same(found: re.Match[str], _: Context) -> Rule:
    """Read days that begin with later ones: “… trong 02 ngày và … trong 05 ngày sau hội nghị”."""
    return {**_relative(found, "after"), "doubt": "anchor"}


@RELATIVE.form(
    rf"sau\s+(?:(?:khi|ngày(?!\s+hội\b))\s+(?!\d)|(?={MEETING}|mỗi\s|đợt\s))(?P<anchor>[^.;:()]{{2,80}}?),?\s+(?:{LATEST}\s+"
    rf"|trong vòng\s+|trong thời (?:hạn|gian)\s+|không quá\s+|là\s+)?{SPAN}(?!\s+(?:kể|tính))"
)
def _after_by_days(found: re.Match[str], _: Context) -> Rule:
    return _relative(found, "after")


@RELATIVE.form(
    rf"(?:trong|trong vòng|trong thời hạn|chậm nhất(?: sau)?|sau|không quá)\s+(?P<n>{m.NUMBER})\s*"
    rf"(?:giờ|tiếng|h)(?:\s+làm việc)?,?\s+(?:sau\s+khi|kể từ\s+(?:khi|lúc"
    rf"|thời điểm)|tính từ\s+(?:khi|lúc)|sau)\s+{UNTIL}{STOP}"
)
def _hours_after(found: re.Match[str], _: Context) -> Rule:
    return {
        "hours": m.number(found.group("n")),
        "direction": "after",
        "anchor": anchor_of(found.group("anchor")),
    }


_SPOKEN = rf"(?:ngày\s+)?(?:(?:{HELD})\s+)?(?:buổi\s+|cuộc\s+)?{MEETING}"


@RELATIVE.form(
    # trước mỗi cuộc 48 giờ; trước hội nghị 24 giờ
    rf"{_MAYBE_LATEST}trước\s+(?:khi\s+)?(?P<anchor>(?:mỗi|từng)\s+(?:cuộc|buổi|phiên)|{_SPOKEN})[^.;:(),]{{0,30}}?\s+"
    rf"(?:{LATEST}\s+)?(?P<n>{m.NUMBER})\s*(?:giờ|tiếng)\b",
    rf"{_MAYBE_LATEST}(?P<n>{m.NUMBER})\s*(?:giờ|tiếng)\s+trước\s+(?P<anchor>(?:khi\s+|mỗi\s+)?{_SPOKEN})",
)
def _hours_before(found: re.Match[str], _: Context) -> Rule:
    return {"hours": m.number(found.group("n")), "direction": "before", "anchor": "event"}


@RELATIVE.form(
    rf"(?:(?:vào|trong|ngay)\s+)*(?:hôm|ngày(?:\s+hôm)?)\s+(?:liền\s+|kề\s+|ngay\s+)?"
    rf"(?P<side>trước|sau)\s+(?=(?P<anchor>{_SPOKEN})(?!\s+{m.NUMBER}\s+(?:ngày|tuần)))(?P=anchor)"
)
def _next_day(found: re.Match[str], _: Context) -> Rule:
    side = "before" if found.group("side") == "trước" else "after"
    return {"days": 1, "working_days": False, "direction": side, "anchor": "event"}


@RELATIVE.form(
    rf"(?:trước|sau)\s+(?:giờ|khi|lúc)\s+(?:khai mạc|bắt đầu)[^.;:(),\d]{{0,30}}?\s+{m.NUMBER}\s+phút",
    rf"{m.NUMBER}\s+phút\s+trước\s+(?:giờ|khi|lúc)\s+(?:khai mạc|bắt đầu)(?:\s+{MEETING})?",
    rf"(?:từ\s+|lúc\s+|trước\s+)?(?:{m.TIME},?\s+|(?:sáng|chiều|cùng)\s+|(?:ngay\s+)?trong\s+)"
    rf"(?:cùng\s+)?ngày\s+(?:(?:{HELD})\s+)?(?:buổi\s+|cuộc\s+)?{MEETING}",
    rf"(?:trong\s+)?suốt\s+(?:thời gian\s+)?(?:{HELD}\s+)?(?:buổi\s+|cuộc\s+)?{MEETING}",
)
def _same_day(_: re.Match[str], __: Context) -> Rule:
    return {"days": 0, "working_days": False, "direction": "before", "anchor": "event"}


@RELATIVE.form(
    rf"ngay\s+sau\s+(?:khi\s+)?(?P<anchor>(?:kết thúc\s+)?(?:buổi|cuộc|các)?\s*{MEETING}\b"
    rf"[^.;:(),]{{0,60}}?){STOP}"
)
def _right_after(_: re.Match[str], __: Context) -> Rule:
    return {"days": 0, "working_days": False, "direction": "after", "anchor": "event"}


@RELATIVE.form(
    rf"(?:trong\s+(?:vòng|thời hạn)\s+|{LATEST}\s+(?:sau\s+)?|sau\s+)(?:{DAYS})(?!\s+(?:kể"
    rf"|tính|sau|trước|từ))"
)
def _days_of_what(found: re.Match[str], context: Context) -> Rule:
    after = context.after_event or found.group().startswith(("trong", "sau")) or " sau " in found.group()
    return {**_relative(found, "after" if after else "before", ""), "doubt": "anchor"}
