"""Limits on a day of the calendar: dates, months, quarters, years, and what comes back regularly."""

import re

from intranet.plans.parsing import moments as m
from intranet.plans.parsing.limits import BEFORE_WORD, MEETING, Context, Forms
from intranet.plans.parsing.result import Rule

FIXED = Forms()
CELLS = Forms()  # in a table's column a bare day is a limit


@FIXED.form(
    rf"từ\s+(?:ngày\s+)?(?P<a>\d{{1,2}}(?:\s*/\s*\d{{1,2}}(?:\s*/\s*\d{{4}})?"
    rf"|\s+tháng\s+\d{{1,2}}(?:\s+năm\s+\d{{4}})?)?)\s*(?:đến|-)\s*(?:hết\s+)?(?P<b>{m.DAY})"
)
def _range(found: re.Match[str], context: Context) -> Rule | None:
    days = m.span(found.group("a"), found.group("b"), context.year)
    if _is_cited(found):
        return None
    return _dated({"date_from": days[0], "date": days[1], "direction": "range"}, days[2]) if days else None


@FIXED.form(
    rf"{BEFORE_WORD}{m.AT}(?P<day>(?:ngày\s+)?\d{{1,2}}\s*(?:/|tháng)\s*\d{{1,2}})"
    rf"(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{{1,2}}/\d{{1,2}})?\s+{m.EVERY}\s+năm",
    # hằng năm (trước ngày 15/12): the day comes back with the report
    rf"(?:{m.EVERY}\s+năm|định kỳ\s+(?:0?6|sáu)\s+tháng)\s*\(\s*(?P<words>{BEFORE_WORD}"
    rf"(?P<day>(?:ngày\s+)?\d{{1,2}}\s*/\s*\d{{1,2}}))(?!\s*/)",
    # hằng năm, tổng hợp báo cáo trước ngày 05 tháng 12; báo cáo định kỳ 6 tháng trước ngày 20/6
    rf"(?:{m.EVERY}\s+năm\b[^.;()]{{0,80}}?|định kỳ\s+(?:0?6|sáu)\s+tháng,?\s+)"
    r"(?:trước|chậm nhất(?:\s+là)?)\s+"
    rf"(?P<day>ngày\s+\d{{1,2}}\s*(?:/|tháng)\s*\d{{1,2}})(?!\s*(?:/|năm|\d))",
)
def _yearly_before(found: re.Match[str], _: Context) -> Rule:
    day, month = map(int, re.findall(r"\d+", found.group("day")))
    return {"recurring": "yearly", "month": month, "day": day, "direction": "before"}


@FIXED.form(rf"{BEFORE_WORD}ngày\s+cuối(?:\s+cùng)?\s+(?:của\s+)?(?P<end>{m.MONTH}|{m.QUARTER}|{m.YEAR})")
def _last_day(found: re.Match[str], context: Context) -> Rule | None:
    when = m.last_day(found.group("end"), context.year)
    if not when:
        return None
    inclusive = not found.group().startswith("trước")
    return _dated({"date": when[0], "direction": "before", "inclusive": inclusive}, when[1])


@FIXED.form(
    rf"(?:{BEFORE_WORD}|vào\s+)?ngày\s+(?P<day>\d{{1,2}})\s*(?:/|tháng)\s*(?P<month>\d{{1,2}})\s+"
    rf"(?:của\s+)?{m.EVERY}\s+năm"
)
def _yearly_day(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": "yearly", "month": int(found.group("month")), "day": int(found.group("day"))}


@FIXED.form(rf"(?:{BEFORE_WORD}|vào\s+|trong\s+)?tháng\s+(?P<month>\d{{1,2}})\s+{m.EVERY}\s+năm")
def _yearly_month(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": "yearly", "month": int(found.group("month"))}


@FIXED.form(
    rf"(?:{BEFORE_WORD}|vào\s+|định kỳ\s+)?(?:ngày\s+)?(?P<day>\d{{1,2}})(?:\s+ngày)?\s+"
    rf"(?:của\s+)?tháng\s+(?P<which>cuối(?:\s+cùng)?|đầu(?:\s+tiên)?|thứ\s+(?:nhất|hai|ba|[1-3]))\s+(?:(?:của|trong)\s+)?(?:{m.EVERY}\s+"
    rf"|mỗi\s+|các\s+)?quý"
)
def _quarterly_day(found: re.Match[str], _: Context) -> Rule:
    which = found.group("which")
    place = (
        3
        if which.startswith("cuối")
        else 1
        if which.startswith("đầu")
        else {"nhất": 1, "hai": 2, "ba": 3}.get(which.split()[-1]) or int(which[-1])
    )
    return {
        "recurring": "quarterly",
        "day": int(found.group("day")),
        "month_of_quarter": place,
        "direction": "before",
    }


@FIXED.form(
    rf"{m.EVERY}\s+tháng\b[^.;)]{{0,70}}?(?:trước|vào|chậm nhất)\s+(?:vào\s+)?ngày\s+"
    rf"(?P<day>\d{{1,2}})(?!\s*[/\d]|\s+(?:tháng|của))",
    rf"(?:{BEFORE_WORD}|vào\s+|định kỳ\s+(?:vào\s+)?)?ngày\s+(?P<day>\d{{1,2}})\s+(?:(?:của\s+)?{m.EVERY}"
    rf"|của\s+mỗi|các)\s+tháng",
    # trước ngày 05 của tháng sau
    rf"{BEFORE_WORD}ngày\s+(?P<day>\d{{1,2}})\s+(?:của\s+)?tháng\s+(?:sau|tiếp theo|kế tiếp|kế|liền kề)"
    rf"(?:\s+liền kề)?",
)
def _monthly_day(found: re.Match[str], _: Context) -> Rule:
    on = re.match(r"(?:định kỳ\s+)?vào\s", found.group()) is not None
    direction = "on" if on else "before"
    rule: Rule = {"recurring": "monthly", "day": int(found.group("day")), "direction": direction}
    return rule if on or re.search("trước", found.group()) else {**rule, "inclusive": True}


@FIXED.form(
    rf"(?:{BEFORE_WORD}|vào\s+|định kỳ\s+(?:vào\s+)?)?(?:{m.TIME}\s+)?(?:ngày\s+)?(?P<on>thứ\s+"
    rf"(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s+{m.EVERY}\s+tuần",
    rf"(?:định kỳ\s+)?{m.EVERY}\s+tuần\s*(?:[,(]|(?=vào|trước|chậm))\s*"
    rf"(?:vào|trước|chậm nhất(?:\s+(?:là|vào))?)?\s*(?:{m.PART}\s+)?"
    rf"(?:(?P<time>{m.TIME})\s+)?(?:ngày\s+)?(?P<on>{m.WEEKDAY})",
)
def _weekly_day(found: re.Match[str], _: Context) -> Rule:
    rule: Rule = {"recurring": "weekly", "weekday": m.weekday(found.group("on"))}
    if time := found.groupdict().get("time"):
        rule["time"] = m.clock(time)
    return rule


_DOING = (
    r"(?:báo cáo|tổng hợp|gửi|rà soát|kiểm tra|đánh giá|xây dựng|tổ chức"
    r"|thực hiện|lập|cập nhật|sơ kết|tổng kết|tiến hành|thông báo|công bố"
    r"|thống kê|tham mưu|hoặc đột xuất|và đột xuất|họp)"
)
_PERIODS = {"tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "năm": "yearly"}


@FIXED.form(
    rf"(?:định kỳ\s+(?:{m.EVERY}\s+|mỗi\s+)(?P<a>tuần|tháng|quý|năm)|{m.EVERY}\s+(?P<b>tuần"
    rf"|tháng|quý|năm)(?=,?\s+(?:\w+,?\s+){{0,5}}?{_DOING}))"
)
def _every(found: re.Match[str], context: Context) -> Rule | None:
    before = found.string[max(0, found.start() - 14) : found.start()]
    if found.group("b") and re.search(
        r"(?:ngân sách|dự toán|thi đua|kế hoạch|chương trình|khen thưởng"
        r"|nghèo|công tác|kinh phí|nhiệm vụ)\s*$",
        before,
    ):
        return None
    return {"recurring": _PERIODS[found.group("a") or found.group("b")]}


@FIXED.form(
    r"(?:định kỳ\s+)?(?:(?P<a>(?:0?3|ba|12|mười hai)\s+tháng)"
    r"|(?:0?1\s+|một\s+|mỗi\s+)?(?P<b>tuần|tháng|quý|năm))"
    r"\s*(?:/|một|mỗi)\s*lần"
)
def _once_in(found: re.Match[str], _: Context) -> Rule | None:
    if re.search(rf"(?:{m.NUMBER}|nửa)\s+$", found.string[max(0, found.start() - 14) : found.start()]):
        return None  # “sáu tháng một lần” is no period of the calendar
    if months := found.group("a"):
        return {"recurring": "yearly" if re.match("12|mười", months) else "quarterly"}
    return {"recurring": _PERIODS[found.group("b")]}


@FIXED.form(
    rf"(?:(?:vào|trong|trước)\s+)?(?:(?:tuần|tháng|ngày|dịp)\s+)?(?:đầu|cuối)(?:\s+cùng)?\s+(?:của\s+)?{m.EVERY}\s+"
    r"(?P<b>tuần|tháng|quý|năm)(?![^\W\d_])"
)
def _end_of_every(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": _PERIODS[found.group("b")]}


@FIXED.form(
    rf"báo cáo(?:\s+(?:kết quả|tình hình|thực hiện|tiến độ|định kỳ|về"
    rf"|ubnd|xã))*\s+(?P<words>{m.EVERY}\s+(?P<b>tuần|tháng|quý|năm))"
)
def _report_every(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": _PERIODS[found.group("b")]}


@FIXED.form(
    rf"(?P<word>{BEFORE_WORD}){m.AT}(?P<day>{m.DAY})"
    rf"(?!\s*(?:của tháng|tháng))"
)
def _before_date(found: re.Match[str], context: Context) -> Rule | None:
    when = m.day(found.group("day"), context.year)
    if not when or _is_cited(found):
        return None
    rule: Rule = {"date": when[0], "direction": "before"}
    if found.group("time"):
        rule["time"] = m.clock(found.group("time"))
    word, close = found.group("word"), found.group("close") or ""
    until = re.search("giờ|cuối|hết|chiều|tối|đêm", close) is not None
    rule["inclusive"] = "trước" not in word or "hoặc trong" in word or until
    return _dated(rule, when[1])


@FIXED.form(
    rf"{BEFORE_WORD}{m.DAY}\s*(?:,|và|;)\s*(?P<words>(?P<day>{m.DAY}))(?!\s*(?:của tháng|tháng|hằng|hàng))"
)
def _before_another(found: re.Match[str], context: Context) -> Rule | None:
    when = m.day(found.group("day"), context.year)
    return _dated({"date": when[0], "direction": "before", "inclusive": False}, when[1]) if when else None


@FIXED.form(
    rf"đến\s+(?:hết\s+)?(?P<day>{m.DAY})\s+là\s+(?:cuối cùng|hạn (?:cuối|chót)|hết hạn|xong|muộn nhất)",
    rf"(?:ngày|thời điểm|hạn)\s+(?:cuối cùng|muộn nhất|chậm nhất)(?:\s+[^\W\d_]+){{0,4}}?\s*"
    rf"(?:là|:)\s*(?P<day>{m.DAY})",
    # chậm nhất ngày 12 tháng Chạp (20/01/2027): the day in brackets says it
    rf"{BEFORE_WORD}[^.;:()]{{0,30}}?(?:tháng\s+(?:chạp|giêng)|tết|âm lịch|dương lịch|rằm|lễ|kỳ họp)"
    rf"[^.;:()]{{0,30}}?\(\s*(?:tức\s+|là\s+)*(?P<day>{m.DAY})[^()]{{0,20}}\)",
)
def _until(found: re.Match[str], context: Context) -> Rule | None:
    when = m.day(found.group("day"), context.year)
    inclusive = not found.group().startswith("trước")
    return _dated({"date": when[0], "direction": "before", "inclusive": inclusive}, when[1]) if when else None


@FIXED.form(rf"(?:vào|trong)\s+(?:lúc\s+)?{m.AT}(?P<day>{m.FULL_DAY})")
def _on_date(found: re.Match[str], context: Context) -> Rule | None:
    when = m.day(found.group("day"), context.year)
    before = found.string[max(0, found.start() - 40) : found.start()]
    if not when or re.search(rf"(?:bầu cử|diễn ra|khai mạc|{MEETING})[^,;.]{{0,14}}$", before):
        return None  # the day of the event itself
    rule: Rule = {"date": when[0], "direction": "on"}
    if found.group("time"):
        rule["time"] = m.clock(found.group("time"))
    return _dated(rule, when[1])


@FIXED.form(
    rf"(?:bắt đầu\s+|kể\s+)?từ\s+(?:lúc\s+)?(?:(?P<time>{m.TIME}),?\s+)?(?:{m.PART}\s+)?"
    rf"(?P<day>ngày\s+{m.DAY}|{m.FULL_DAY})"
)
def _from_date(found: re.Match[str], context: Context) -> Rule | None:
    when = m.day(found.group("day"), context.year)
    if not when or _is_cited(found) or "hiệu lực" in found.string[max(0, found.start() - 30) : found.start()]:
        return None
    rule: Rule = {"date": when[0], "direction": "from"}
    if found.group("time"):
        rule["time"] = m.clock(found.group("time"))
    return _dated(rule, when[1])


_FINISH = r"(?:hoàn thành|xong|thời hạn|thời gian(?: thực hiện| hoàn thành)?\s*:?|chậm nhất|dự kiến)"


@FIXED.form(
    rf"(?:(?:{_FINISH}\s+)?(?:trước|trong|vào|tại)"
    rf"(?:\s+(?:các\s+)?(?:kỳ|đợt|dịp|buổi|phiên|cuộc họp|sinh hoạt)(?:\s+[^\W\d_]+){{1,5}}?)?"
    rf"|{_FINISH}(?:\s+vào)?|cuối|đầu|giữa|đến hết|hết|trước cuối)\s+(?P<month>{m.MONTH})"
)
def _month(found: re.Match[str], context: Context) -> Rule | None:
    when = m.month(found.group("month"), context.year)
    if not when:
        return None
    before = re.search(r"trước\s+tháng", found.group()) is not None
    return _dated({"month": when[0], "direction": "before" if before else "within"}, when[1])


@FIXED.form(
    rf"(?:(?:{_FINISH}\s+)?(?:trước|trong|vào)|{_FINISH}(?:\s+(?:vào|trước))?"
    rf"|cuối|đầu|đến hết|hết)\s+(?P<quarter>{m.QUARTER})(?P<every>\s+{m.EVERY}\s+năm)?"
)
def _quarter(found: re.Match[str], context: Context) -> Rule | None:
    when = m.quarter(found.group("quarter"), context.year)
    if when and found.groupdict().get("every"):
        return {"recurring": "yearly", "month": 3 * when[0]}  # due with the quarter's last month
    if not when or when[1] is None:
        return None
    before = re.search(r"trước\s+quý", found.group()) is not None
    quarter = f"{when[1]}-Q{when[0]}"
    return _dated({"quarter": quarter, "direction": "before" if before else "within"}, when[2])


@FIXED.form(
    rf"(?:(?P<done>hoàn thành|xong|thực hiện|triển khai|ban hành|tổ chức)\s+)?(?:trong"
    rf"|hết|đến hết)\s+(?P<year>{m.YEAR})(?P<after>\s+\w+)?"
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
    return bool(
        re.search(
            r"(?:(?<![,;]\s)(?<!và\s)ban hành|có hiệu lực|(?<!trình )(?<!đăng )ký|phát sinh|sinh|cư trú"
            r"|trễ hạn|quá hạn|tồn đọng|số liệu|tính|lũy kế|mốc thời gian|mốc|kỳ báo cáo)\s*:?\s*$",
            before,
        )
    )


@CELLS.form(r"(?P<a>\d{1,2}(?:\s*/\s*\d{1,2})?)\s*(?:-|đến)\s*(?P<b>\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)")
def _cell_range(found: re.Match[str], context: Context) -> Rule | None:
    return _range(found, context)


@CELLS.form(rf"(?P<day>{m.DAY})")
def _cell_day(found: re.Match[str], context: Context) -> Rule | None:
    when = m.day(found.group("day"), context.year)
    rule: Rule = {"date": when[0], "direction": "before", "inclusive": True} if when else {}
    return _dated(rule, when[1]) if when else None


@CELLS.form(rf"(?P<month>{m.MONTH})")
def _cell_month(found: re.Match[str], context: Context) -> Rule | None:
    when = m.month(found.group("month"), context.year)
    return _dated({"month": when[0], "direction": "within"}, when[1]) if when else None


@CELLS.form(rf"(?P<quarter>{m.QUARTER})")
def _cell_quarter(found: re.Match[str], context: Context) -> Rule | None:
    return _quarter(found, context)


@CELLS.form(r"(?:năm\s+)?(?P<year>20\d{2})(?!\s*-)")
def _cell_year(found: re.Match[str], _: Context) -> Rule:
    return {"year": int(found.group("year")), "direction": "within"}


@CELLS.form(rf"{m.EVERY}\s+(?P<b>tuần|tháng|quý|năm)")
def _cell_every(found: re.Match[str], _: Context) -> Rule:
    return {"recurring": _PERIODS[found.group("b")]}
