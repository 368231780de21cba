"""Time limits: every way in which plans write them, and what each means.

A form is a pattern over the key of the text and a function from the match to a rule; where two
forms meet, the one that begins first counts, then the longer. Words that name no day give nothing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from intranet.plans.parsing import moments as m
from intranet.plans.parsing.result import Due, Rule
from intranet.plans.parsing.words import key

_LATEST = r"(?:chậm nhất(?:\s+(?:là|vào|đến|trước|trong))?|muộn nhất(?:\s+(?:là|vào))?|ít nhất|tối thiểu|hạn chót(?:\s*(?:là|:))?|hạn cuối(?: cùng)?(?:\s*(?:là|:))?)"
_DAYS = rf"(?P<n>{m.NUMBER})\s+ngày(?P<wd>\s+làm việc)?+"
_WEEKS = rf"(?P<weeks>{m.NUMBER})\s+tuần(?:\s+lễ)?"
_HELD = r"(?:tổ chức|diễn ra|tiến hành|khai mạc|bắt đầu|thực hiện)"
_MEETING = r"(?:tiếp xúc|đối thoại|hội nghị|cuộc họp|phiên họp|buổi|cuộc đối thoại|hội thảo|tọa đàm|diễn đàn|hội thi|cuộc thi|sự kiện|buổi lễ)"
_UNTIL = r"(?P<anchor>[^.;:()]{2,90}?)"
_STOP = r"(?=\s*(?:[.;:()]|$|,|\s(?:để|và|đồng thời|nhằm|về|qua|cho|gửi|trình|báo cáo|các|công chức|đối với|theo|phải|xây dựng|tổng hợp|ban hành|dự thảo|tham mưu|phối hợp|thông báo|trả lời|giải quyết|chuyển|niêm yết|hoàn thành|rà soát|kịp thời|văn phòng|ủy ban|ubnd|phòng|có)\s))"
_EVENT = re.compile(rf"{_MEETING}|^(?:ngày )?(?:{_HELD}|kết thúc)(?: cuộc| buổi)?$|^(?:ngày )?họp\b")
_BEFORE_WORD = rf"(?:{_LATEST}\s+(?:trước\s+)?|trước\s+(?:hoặc trong\s+)?|hoàn thành\s+(?:chậm nhất|trước)\s+|hoàn thành(?:\s*:|\s+vào|\s+trong)?\s+(?=ngày|\d)|từ nay đến\s+(?:hết\s+)?|xong\s+trước\s+|đến hết\s+|hết\s+|(?:thời hạn|hạn)(?:\s+(?:hoàn thành|nộp|gửi|cuối|báo cáo|đăng ký))?\s*(?:là|:|đến|trước|đến hết)*\s+)"


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a limit: the plan's year and date, and whether we read of before or after the event."""

    year: int | None = None
    date: str | None = None
    after_event: bool = False
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A limit in a text: where it stands, its words and its rule."""

    start: int
    end: int
    due: Due


Reader = Callable[[re.Match[str], Context], Rule | None]
_FORMS: list[tuple[re.Pattern[str], Reader]] = []


def _form(pattern: str) -> Callable[[Reader], Reader]:
    def keep(reader: Reader) -> Reader:
        _FORMS.append((re.compile(rf"(?<![^\W_]){pattern}"), reader))
        return reader

    return keep


def anchor_of(words: str | None) -> str:
    """Return ``event`` for the meeting the plan is about, else the words for the day counted from."""
    if not words:
        return "event"
    words = re.sub(r"^(?:khi|lúc|thời điểm|buổi|cuộc)\s+", "", words.strip(" ,"))
    if _EVENT.search(words) and not re.search(
        r"\b(?:đơn|thông báo|văn bản|kế hoạch này|bầu cử|giấy mời)\b", words
    ):
        return "event"
    return words


def _span(found: re.Match[str]) -> tuple[int, bool]:
    groups = found.groupdict()
    if groups.get("weeks"):
        return 7 * m.number(groups["weeks"]), False
    return m.number(groups["n"]), bool(groups.get("wd"))


def _relative(found: re.Match[str], direction: str, anchor: str | None = None) -> Rule:
    days, working = _span(found)
    words = anchor if anchor is not None else found.groupdict().get("anchor")
    rule: Rule = {"days": days, "working_days": working, "direction": direction, "anchor": anchor_of(words)}
    if re.match("chậm nhất|muộn nhất|ít nhất|tối thiểu", found.group()):
        rule["inclusive"] = True
    return rule


@_form(
    rf"(?:{_LATEST}\s+|trước\s+|trong vòng\s+)?(?:{_DAYS}|{_WEEKS}),?\s+trước\s+(?:khi|ngày|thời điểm|buổi|cuộc|lúc)\s+{_UNTIL}{_STOP}"
)
def _days_before(found: re.Match[str], _: Context) -> Rule:
    return _relative(found, "before")


@_form(
    rf"(?:{_LATEST}\s+)?(?:{_DAYS}|{_WEEKS}),?\s+trước\s+(?=(?:hội nghị|đối thoại|tiếp xúc))(?P<anchor>[^.;:(),]{{2,60}})"
)
def _days_before_meeting(found: re.Match[str], _: Context) -> Rule:
    return _relative(found, "before")


@_form(
    rf"trước\s+(?:khi\s+)?(?P<anchor>(?:(?:ngày|thời điểm)\s+(?!\d)[^.;:()]|{_MEETING}|{_HELD}|(?<=khi )[^.;:()\d])[^.;:()]{{0,90}}?)\s+(?:{_LATEST}\s+|là\s+)?(?:{_DAYS}|{_WEEKS})(?!\s+(?:kể|tính|sau|trước))"
)
def _before_by_days(found: re.Match[str], _: Context) -> Rule:
    return _relative(found, "before")


@_form(
    rf"(?:{_LATEST}\s+)?trước\s+(?:{_DAYS}|{_WEEKS})\s*(?:so với\s+|trước\s+)?(?P<anchor>(?:khi|ngày|lúc|{_HELD}|{_MEETING})\b[^.;:(),]{{0,70}}?){_STOP}"
)
def _before_days_held(found: re.Match[str], _: Context) -> Rule:
    return _relative(found, "before")


@_form(rf"(?:{_LATEST}\s+)?trước\s+(?:{_DAYS}|{_WEEKS})(?!\s+(?:kể|tính|sau|trước|so))")
def _before_days(found: re.Match[str], _: Context) -> Rule:
    return _relative(found, "before", "")


@_form(
    rf"(?:chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|không quá|tối đa)\s+(?:{_DAYS})\s+(?P<anchor>(?:{_MEETING}|{_HELD})\b[^.;:()]{{0,40}}?)(?=\s*(?:[.;:()]|$))"
)
def _word_missing(found: re.Match[str], _: Context) -> Rule:
    return {**_relative(found, "before"), "doubt": "anchor"}


@_form(
    rf"(?:{_LATEST}\s+(?:sau\s+)?|trong\s+(?:thời hạn|thời gian|vòng)\s+|trong\s+|sau\s+|không quá\s+|tối đa\s+|thời hạn\s+)*(?:{_DAYS}|{_WEEKS}),?\s*(?:\(?\s*(?:kể từ|tính từ|tính kể từ|từ)\s+(?:khi|ngày|thời điểm|lúc)?|sau\s+(?:khi|ngày)|sau(?=\s+{_MEETING}))\s*{_UNTIL}{_STOP}"
)
def _days_after(found: re.Match[str], _: Context) -> Rule:
    before = found.group()[: found.start("anchor") - found.start()]
    words = found.group("anchor")
    rule = _relative(found, "after")
    if rule["anchor"] != "event" and re.search(r"ngày\s*$", before):
        rule["anchor"] = f"ngày {words}".strip()
    return rule


@_form(
    rf"sau\s+(?:khi|ngày)\s+(?!\d)(?P<anchor>[^.;:()]{{2,80}}?),?\s+(?:{_LATEST}\s+|trong vòng\s+|không quá\s+|là\s+)?(?:{_DAYS}|{_WEEKS})(?!\s+(?:kể|tính))"
)
def _after_by_days(found: re.Match[str], _: Context) -> Rule:
    return _relative(found, "after")


@_form(
    rf"(?:trong|trong vòng|trong thời hạn|chậm nhất(?: sau)?|sau|không quá)\s+(?P<n>{m.NUMBER})\s*(?:giờ|tiếng|h)(?:\s+làm việc)?,?\s+(?:sau\s+khi|kể từ\s+(?:khi|lúc|thời điểm)|tính từ\s+(?:khi|lúc)|sau)\s+{_UNTIL}{_STOP}"
)
def _hours_after(found: re.Match[str], _: Context) -> Rule:
    return {
        "hours": m.number(found.group("n")),
        "direction": "after",
        "anchor": anchor_of(found.group("anchor")),
    }


@_form(
    rf"ngay\s+sau\s+(?:khi\s+)?(?P<anchor>(?:kết thúc\s+)?(?:buổi|cuộc|các)?\s*{_MEETING}\b[^.;:(),]{{0,60}}?){_STOP}"
)
def _right_after(_: re.Match[str], __: Context) -> Rule:
    return {"days": 0, "working_days": False, "direction": "after", "anchor": "event"}


@_form(
    rf"(?:trong\s+(?:vòng|thời hạn)\s+|{_LATEST}\s+(?:sau\s+)?|sau\s+)(?:{_DAYS})(?!\s+(?:kể|tính|sau|trước|từ))"
)
def _days_of_what(found: re.Match[str], context: Context) -> Rule:
    after = context.after_event or found.group().startswith(("trong", "sau")) or " sau " in found.group()
    return {**_relative(found, "after" if after else "before", ""), "doubt": "anchor"}


@_form(
    rf"từ\s+(?:ngày\s+)?(?P<a>\d{{1,2}}(?:\s*/\s*\d{{1,2}}(?:\s*/\s*\d{{4}})?|\s+tháng\s+\d{{1,2}}(?:\s+năm\s+\d{{4}})?)?)\s*(?:đến|-)\s*(?:hết\s+)?(?P<b>{m.DAY})"
)
def _range(found: re.Match[str], context: Context) -> Rule | None:
    last = m.day(found.group("b"), context.year)
    if not last:
        return None
    figures = re.findall(r"\d+", found.group("a"))
    year, month = last[0][:4], last[0][5:7]
    first = m.day(
        "/".join([*figures, *[month, year][len(figures) - 1 :]]) if len(figures) < 3 else found.group("a"),
        None,
    )
    return _dated({"date_from": first[0], "date": last[0], "direction": "range"}, last[1]) if first else None


@_form(
    rf"{_BEFORE_WORD}(?:(?P<time>{m.TIME})(?:,|\s+(?:vào\s+)?)?\s*)?(?P<day>ngày\s+\d{{1,2}}\s*/\s*\d{{1,2}})\s+{m.EVERY}\s+năm"
)
def _yearly_before(found: re.Match[str], _: Context) -> Rule:
    day, month = map(int, re.findall(r"\d+", found.group("day")))
    return {"recurring": "yearly", "month": month, "day": day, "direction": "before"}


@_form(
    rf"(?:{_BEFORE_WORD}|vào\s+)?ngày\s+(?P<day>\d{{1,2}})\s*(?:/|tháng)\s*(?P<month>\d{{1,2}})\s+(?:của\s+)?{m.EVERY}\s+năm"
)
def _yearly_day(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": "yearly", "month": int(found.group("month")), "day": int(found.group("day"))}


@_form(rf"(?:{_BEFORE_WORD}|vào\s+|trong\s+)?tháng\s+(?P<month>\d{{1,2}})\s+{m.EVERY}\s+năm")
def _yearly_month(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": "yearly", "month": int(found.group("month"))}


@_form(
    rf"(?:{_BEFORE_WORD}|vào\s+|định kỳ\s+)?(?:ngày\s+)?(?P<day>\d{{1,2}})(?:\s+ngày)?\s+(?:của\s+)?tháng\s+(?P<which>cuối|đầu|thứ\s+(?:nhất|hai|ba|[1-3]))\s+(?:của\s+)?(?:{m.EVERY}\s+|mỗi\s+|các\s+)?quý"
)
def _quarterly_day(found: re.Match[str], _: Context) -> Rule:
    which = found.group("which")
    place = (
        3
        if which == "cuối"
        else 1
        if which == "đầu"
        else {"nhất": 1, "hai": 2, "ba": 3}.get(which.split()[-1]) or int(which[-1])
    )
    return {
        "recurring": "quarterly",
        "day": int(found.group("day")),
        "month_of_quarter": place,
        "direction": "before",
    }


@_form(
    rf"(?:{_BEFORE_WORD}|vào\s+|định kỳ\s+(?:vào\s+)?)?ngày\s+(?P<day>\d{{1,2}})\s+(?:(?:của\s+)?{m.EVERY}|của\s+mỗi|các)\s+tháng"
)
def _monthly_day(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": "monthly", "day": int(found.group("day")), "direction": "before"}


@_form(
    rf"(?:{_BEFORE_WORD}|vào\s+|định kỳ\s+(?:vào\s+)?)?(?:{m.TIME}\s+)?(?:ngày\s+)?(?P<on>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s+{m.EVERY}\s+tuần"
)
def _weekly_day(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": "weekly", "weekday": m.weekday(found.group("on"))}


_DOING = r"(?:báo cáo|tổng hợp|gửi|rà soát|kiểm tra|đánh giá|xây dựng|tổ chức|thực hiện|lập|cập nhật|sơ kết|tổng kết|tiến hành|thông báo|công bố|thống kê|tham mưu|hoặc đột xuất|và đột xuất|họp)"
_PERIODS = {"tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "yearly"}


@_form(
    rf"(?:định kỳ\s+(?:{m.EVERY}\s+|mỗi\s+)(?P<a>tuần|tháng|quý|năm)|{m.EVERY}\s+(?P<b>tuần|tháng|quý|năm)(?=,?\s+(?:[\w]+\s+){{0,3}}?{_DOING}))"
)
def _every(found: re.Match[str], context: Context) -> Rule | None:
    before = found.string[max(0, found.start() - 14) : found.start()]
    if found.group("b") and re.search(
        r"(?:ngân sách|dự toán|thi đua|kế hoạch|chương trình|khen thưởng|nghèo|công tác|kinh phí|nhiệm vụ)\s*$",
        before,
    ):
        return None
    return {"recurring": _PERIODS[found.group("a") or found.group("b")]}


@_form(
    rf"(?<=báo cáo)(?:\s+(?:kết quả|tình hình|thực hiện|tiến độ|định kỳ|về|ubnd|xã))*\s+(?P<words>{m.EVERY}\s+(?P<b>tuần|tháng|quý|năm))"
)
def _report_every(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": _PERIODS[found.group("b")]}


@_form(
    rf"(?P<word>{_BEFORE_WORD})(?:(?P<time>{m.TIME})(?:,|\s+(?:vào\s+)?)?\s*)?(?P<day>{m.DAY})(?!\s*(?:của tháng|tháng))"
)
def _before_date(found: re.Match[str], context: Context) -> Rule | None:
    when = m.day(found.group("day"), context.year)
    if not when or _is_cited(found):
        return None
    rule: Rule = {"date": when[0], "direction": "before"}
    if found.group("time"):
        rule["time"] = m.clock(found.group("time"))
    rule["inclusive"] = not found.group("word").startswith("trước")
    return _dated(rule, when[1])


@_form(rf"(?:vào|trong)\s+(?:{m.TIME},?\s+)?(?P<day>{m.FULL_DAY})")
def _on_date(found: re.Match[str], context: Context) -> Rule | None:
    when = m.day(found.group("day"), context.year)
    before = found.string[max(0, found.start() - 40) : found.start()]
    if not when or re.search(rf"(?:bầu cử|diễn ra|khai mạc|{_MEETING})[^,;.]{{0,14}}$", before):
        return None  # the day of the event itself
    return _dated({"date": when[0], "direction": "on"}, when[1])


@_form(rf"(?:bắt đầu\s+|kể\s+)?từ\s+(?P<day>ngày\s+{m.DAY}|{m.FULL_DAY})")
def _from_date(found: re.Match[str], context: Context) -> Rule | None:
    when = m.day(found.group("day"), context.year)
    if not when or (
        found.group().startswith("kể")
        and "hiệu lực" in found.string[max(0, found.start() - 30) : found.start()]
    ):
        return None
    return _dated({"date": when[0], "direction": "from"}, when[1])


_FINISH = r"(?:hoàn thành|xong|thời hạn|thời gian(?: thực hiện| hoàn thành)?\s*:?|chậm nhất|dự kiến)"


@_form(
    rf"(?:(?:{_FINISH}\s+)?(?:trước|trong)(?:\s+(?:kỳ|đợt|dịp)\s+[^\W\d_]+(?:\s+[^\W\d_]+)?)?|{_FINISH}(?:\s+vào)?|cuối|đầu|giữa|đến hết|hết|trước cuối)\s+(?P<month>{m.MONTH})"
)
def _month(found: re.Match[str], context: Context) -> Rule | None:
    when = m.month(found.group("month"), context.year)
    if not when:
        return None
    before = found.group().startswith("trước")
    return _dated({"month": when[0], "direction": "before" if before else "within"}, when[1])


@_form(
    rf"(?:(?:{_FINISH}\s+)?(?:trước|trong)|{_FINISH}(?:\s+(?:vào|trước))?|cuối|đầu|đến hết|hết)\s+(?P<quarter>{m.QUARTER})"
)
def _quarter(found: re.Match[str], context: Context) -> Rule | None:
    when = m.quarter(found.group("quarter"), context.year)
    if not when or when[1] is None:
        return None
    return _dated({"quarter": f"{when[1]}-Q{when[0]}", "direction": "within"}, when[2])


@_form(
    rf"(?:(?P<done>hoàn thành|xong|thực hiện|triển khai|ban hành|tổ chức)\s+)?(?:trong|hết|đến hết)\s+(?P<year>{m.YEAR})(?P<after>\s+\w+)?"
)
def _year(found: re.Match[str], context: Context) -> Rule | None:
    before = found.string[: found.start()].rstrip()
    if not (found.group("done") or context.cell or not before or before.endswith((",", ";", "."))):
        return None
    return {"year": int(re.findall(r"\d{4}", found.group("year"))[0]), "direction": "within"}


def _dated(rule: Rule, inferred: bool) -> Rule:
    return {**rule, "year_inferred": True} if inferred else rule


def _is_cited(found: re.Match[str]) -> bool:
    """Tell whether the date belongs to a document or a period, not to a duty."""
    before = found.string[max(0, found.start() - 34) : found.start()]
    return bool(re.search(r"(?:ban hành|có hiệu lực|ký|phát sinh|sinh|cư trú|trễ hạn|số liệu)\s*$", before))


def _is_past(rule: Rule, date: str | None) -> bool:
    """Tell whether a day lies before the plan itself: then it is a period reported on, nobody's limit."""
    if date is None or len(date) < 10 or "recurring" in rule or rule.get("direction") == "from":
        return False
    if day := rule.get("date"):
        return day < date if "date_from" in rule else day < f"{int(date[:4]) - 1}{date[4:]}"
    return any(name in rule and str(rule[name])[:4] < date[:4] for name in ("month", "quarter", "year"))


_CELL_FORMS: list[tuple[re.Pattern[str], Reader]] = [
    (re.compile(rf"(?P<day>{m.DAY})"), lambda f, c: (lambda w: _dated({"date": w[0], "direction": "before"}, w[1]) if w else None)(m.day(f.group("day"), c.year))),
    (re.compile(rf"(?P<month>{m.MONTH})"), lambda f, c: (lambda w: _dated({"month": w[0], "direction": "within"}, w[1]) if w else None)(m.month(f.group("month"), c.year))),
    (re.compile(rf"(?P<quarter>{m.QUARTER})"), lambda f, c: _quarter(f, c)),
    (re.compile(r"(?:năm\s+)?(?P<year>20\d{2})(?!\s*-)"), lambda f, _: {"year": int(f.group("year")), "direction": "within"}),
    (re.compile(rf"{m.EVERY}\s+(?P<b>tuần|tháng|quý|năm)"), lambda f, _: {"recurring": _PERIODS[f.group("b")]}),
]  # fmt: skip


def find_dues(text: str, context: Context | None = None) -> list[Found]:
    """Return the time limits in *text*, in their order, none inside another."""
    context = context or Context()
    low = key(text)
    candidates = sorted(_candidates(low, text, context, _FORMS), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in candidates:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    kept = [one for one in kept if not _is_past(one.due.rule, context.date)]
    if not kept and context.cell:
        kept = list(_candidates(low, text, context, _CELL_FORMS))[:1]
    return kept


def _candidates(
    low: str, text: str, context: Context, forms: list[tuple[re.Pattern[str], Reader]]
) -> Iterator[Found]:
    for pattern, reader in forms:
        for found in pattern.finditer(low):
            rule = reader(found, context)
            if rule is None:
                continue
            start, end = found.span("words") if "words" in pattern.groupindex else found.span()
            words = text[start:end].strip(" ,;:(")
            start = text.index(words, start)
            anchor = str(rule.get("anchor") or "")
            if anchor not in ("", "event") and (at := low.find(anchor, start)) >= 0:
                rule["anchor"] = text[at : at + len(anchor)]
            yield Found(start, start + len(words), Due(words, rule))
