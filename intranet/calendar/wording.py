"""Due rules and their reasons in the words of an office."""

from datetime import date

from intranet.calendar import due as kinds
from intranet.calendar import shapes
from intranet.calendar.due import Due, Step
from intranet.calendar.shapes import Kind, Rule, direction_of, kind_of
from intranet.text import dates

_ANCHORS = {
    shapes.EVENT_ANCHOR: "đối thoại", shapes.ISSUE_ANCHOR: "ban hành", shapes.GIVEN_ANCHOR: "giao việc",
    shapes.PREVIOUS_ANCHOR: "việc trước xong",
}  # fmt: skip
_MONTHS_OF_QUARTER = {1: "tháng đầu quý", 2: "tháng thứ hai của quý", 3: "tháng cuối quý"}


def anchor_words(rule: Rule) -> str:
    """Return the day that *rule* counts from: “ngày đối thoại”, “ngày nhận đơn”."""
    anchor = rule.get("anchor") or shapes.EVENT_ANCHOR
    if anchor in _ANCHORS:
        return f"ngày {_ANCHORS[anchor]}"
    anchor = anchor.removeprefix("khi ")
    return anchor if anchor.casefold().startswith("ngày") else f"ngày {anchor}"


def _event_words(rule: Rule) -> str:
    """Return what *rule* counts from, without the word for day where it is no loss."""
    anchor = rule.get("anchor") or shapes.EVENT_ANCHOR
    return _ANCHORS.get(anchor, anchor)


def day_off_words(day: date, reason: str) -> str:
    """Return what kind of day off *day* is: “Chủ nhật”, “ngày nghỉ (Quốc khánh)”."""
    return reason if reason == dates.weekday(day) else f"ngày nghỉ ({reason})"


def in_words(rule: Rule) -> str:
    """Return *rule* as a plan would say it."""
    kind = kind_of(rule)
    if kind is Kind.DAYS:
        return _days_in_words(rule)
    if kind is Kind.HOURS:
        return _hours_in_words(rule)
    if kind is Kind.RECURRING:
        return _recurring_in_words(rule)
    if kind is Kind.DATE:
        return _date_in_words(rule)
    if direction_of(rule) == "before":
        return f"{'đến hết' if rule.get('inclusive') else 'trước'} {_period_in_words(rule)}"
    return f"trong {_period_in_words(rule)}"


def _days_in_words(rule: Rule) -> str:
    days, before = shapes.days_of(rule), direction_of(rule) == "before"
    if not days:
        return f"{'trong ngày' if before else 'ngay sau'} {_event_words(rule)}"
    count = f"{days} ngày làm việc" if rule.get("working_days") else f"{days} ngày"
    if shapes.is_running(rule):
        return f"liên tục {count} trước {_event_words(rule)}"
    if before:
        return f"{count} trước {_event_words(rule)}"
    return f"trong {count} kể từ {anchor_words(rule)}"


def _hours_in_words(rule: Rule) -> str:
    event = _event_words(rule)
    if direction_of(rule) == "before":
        return f"{'liên tục ' if shapes.is_running(rule) else ''}{rule['hours']} giờ trước {event}"
    since = "sau" if event.startswith(("khi ", "ngày ", "đối thoại")) else "sau khi"
    return f"trong {rule['hours']} giờ {since} {event}"


def _date_in_words(rule: Rule) -> str:
    day, direction = date.fromisoformat(rule["date"]), direction_of(rule)
    written = dates.short(day)
    if direction == "range":
        first = date.fromisoformat(rule.get("date_from") or rule["date"])
        begin = dates.day_month(first) if first.year == day.year else dates.short(first)
        return f"từ ngày {begin} đến ngày {written}"
    if direction == "before" and rule.get("time"):
        hour, minute = rule["time"].split(":")
        return f"trước {hour} giờ {minute} ngày {written}"
    if direction == "before":
        return f"chậm nhất {written}" if rule.get("inclusive") else f"trước ngày {written}"
    return f"{ {'on': 'vào', 'from': 'từ', 'after': 'sau'}[direction] } ngày {written}"


def _period_in_words(rule: Rule) -> str:
    kind = kind_of(rule)
    if kind is Kind.MONTH:
        year, month = shapes.month_of(rule)
        return f"tháng {month}/{year}"
    if kind is Kind.QUARTER:
        year, quarter = shapes.quarter_of(rule)
        return dates.quarter_words(quarter, year)
    return f"năm {rule['year']}"


def _recurring_in_words(rule: Rule) -> str:
    period = rule["recurring"]
    every = f"hằng {shapes.PERIODS[period]}"
    if period == "weekly":
        return f"{dates.WEEKDAYS[rule['weekday'] - 1]} {every}" if "weekday" in rule else every
    if period == "yearly" and "month" in rule and "day" not in rule:
        return f"tháng {rule['month']} {every}"
    if "day" not in rule:
        return every
    named = f"{rule['day']:02d}"
    if period == "yearly":
        named += f"/{rule.get('month', 12)}"
    if period == "quarterly":
        every = f"của {_MONTHS_OF_QUARTER[rule.get('month_of_quarter', 3)]}"
    if rule.get("direction") == "on":
        return f"ngày {named} {every}"
    return f"{'chậm nhất' if rule.get('inclusive') else 'trước'} ngày {named} {every}"


def explain(rule: Rule, due: Due, *, source: str = "Kế hoạch") -> str:
    """Return in a sentence or two how *due* follows from *rule* of *source*; its notes are said beside it."""
    if due.day is None:
        return f"Thời hạn “{in_words(rule)}” chưa thành ngày cụ thể."
    kind = kind_of(rule)
    if shapes.needs_anchor(rule):
        return _explain_count(rule, due)
    if kind is Kind.RECURRING:
        return f"Kỳ gần nhất của thời hạn “{in_words(rule)}” đến hạn ngày {dates.short(due.day)}."
    last = due.moved_from or due.day
    if kind is Kind.DATE:
        named = date.fromisoformat(rule["date"])
        words = f"{source} nêu hạn {in_words(rule)}"
        if last < named:
            return f"{words}, nên ngày cuối cùng còn đúng hạn là {dates.short(last)}."
        return f"{words}, nên hạn {'lẽ ra là' if due.moved_from else 'là chính'} ngày {dates.short(last)}."
    if direction_of(rule) == "before" and not rule.get("inclusive"):
        return f"Hạn là {dates.short(last)}, ngày cuối cùng trước {_period_in_words(rule)}."
    return f"Hạn là ngày cuối cùng của {_period_in_words(rule)}: {dates.short(last)}."


def _explain_count(rule: Rule, due: Due) -> str:
    anchor = anchor_words(rule)
    start = f"{anchor} {dates.short(due.anchor_day)}"
    days = shapes.days_of(rule)
    if not days:
        return f"Hạn {'lẽ ra là' if due.moved_from else 'là chính'} {start}."
    if due.begins:
        span = f"từ {dates.with_weekday(due.begins)} đến hết {dates.with_weekday(due.day)}"
        return f"Việc {in_words(rule)} thì làm {span}; {start}."
    unit = "ngày làm việc" if rule.get("working_days") else "ngày"
    way = "Đếm lùi" if direction_of(rule) == "before" else "Đếm tới"
    hours = f"{rule['hours']} giờ tính là {days} ngày. " if kind_of(rule) is Kind.HOURS else ""
    tail = _skipped_words(due.steps) if rule.get("working_days") else "Tính cả ngày nghỉ."
    return f"{hours}{way} {days} {unit} từ {start}, không tính {anchor}. {tail}".rstrip()


def _skipped_words(steps: tuple[Step, ...]) -> str:
    """Return which days were not counted, and which Saturdays were."""
    skipped = [step for step in steps if step.kind == kinds.OFF]
    weekend = [name for name in ("thứ Bảy", "Chủ nhật") if any(step.reason == name for step in skipped)]
    named: dict[str, list[str]] = {}
    for step in skipped:
        if step.reason != dates.weekday(step.day):
            named.setdefault(step.reason, []).append(dates.day_month(step.day))
    holidays = [f"{', '.join(days)} ({name})" for name, days in named.items()]
    parts = []
    if weekend:
        parts.append(", ".join(weekend))
    if holidays:
        word = "ngày nghỉ" if sum(map(len, named.values())) == 1 else "các ngày nghỉ"
        parts.append(f"{word} {'; '.join(holidays)}")
    sentences = [f"Bỏ qua {' và '.join(parts)}."] if parts else []
    sentences += [
        f"{_capital(dates.weekday(step.day))} {dates.day_month(step.day)} vẫn tính ({step.reason})."
        for step in steps
        if step.number and step.reason and step.kind != kinds.OFF
    ]
    return " ".join(sentences)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
