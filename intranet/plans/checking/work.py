"""Rules for the duties of a plan: each has a holder and a date, in the part where units look for them."""

import re
from collections.abc import Iterator
from datetime import date

from intranet.plans.checking.case import Case
from intranet.plans.checking.held import day_of
from intranet.plans.checking.note import Note, must, over, should
from intranet.plans.parsing.result import Rule, Task
from intranet.plans.parsing.words import key

_WORD_MISSING = re.compile(
    r"\b(?:chậm nhất(?: là)?|muộn nhất(?: là)?|ít nhất|tối thiểu)"
    r"\s+(?:\d{1,3}|[^\W\d_]+)\s+ngày(?:\s+làm việc)?\s+"
    r"(?:buổi\s+|cuộc\s+)?(?:tiếp xúc|đối thoại|hội nghị|diễn ra|tổ chức)\b"
)
_LABEL = re.compile(r"\b(?:đơn vị|cơ quan) chủ trì\s*:")


def _tasks(case: Case) -> list[Task]:
    return [task for one in case.reading.assignments for task in one.tasks if not task.lead_in]


def _rules(task: Task) -> list[tuple[int, Rule]]:
    dues = [task.due, *task.more_dues] if task.due else list(task.more_dues)
    return [(task.line, due.rule) for due in dues if due]


def dated(case: Case) -> list[tuple[int, Rule]]:
    """Return every due rule of the plan with its line, those of the dialogues' own time left out."""
    found = [pair for task in _tasks(case) for pair in _rules(task)]
    found += [pair for one in case.reading.elsewhere for task in one.tasks for pair in _rules(task)]
    found += [(one.line, one.due.rule) for one in case.reading.dues_elsewhere]
    return [(line, rule) for line, rule in found if not is_event(case, rule)]


def is_event(case: Case, rule: Rule) -> bool:
    """Tell whether *rule* is when a dialogue itself is held."""
    day = rule.get("date")
    return bool(day) and any(
        day in (when.get("date"), when.get("date_before"))
        for one in case.reading.dialogues
        if (when := one.when)
    )


def holders(case: Case) -> Iterator[Note]:
    """Every duty says who must do it."""
    lines = [one.line for one in case.reading.assignments if not one.units and one.tasks]
    if lines:
        yield over(lines, must(
            "unit_missing", None, "Nhiệm vụ không ghi đơn vị thực hiện.",
            "Ghi rõ đơn vị chủ trì của nhiệm vụ này."
        ))  # fmt: skip


def without_dates(case: Case) -> Iterator[Note]:
    """A plan in which no duty has a date cannot be followed up."""
    if _tasks(case) and not dated(case):
        section = case.reading.section
        model = (
            "chậm nhất 05 ngày làm việc trước ngày đối thoại" if case.reading.dialogues else "trước ngày 15/9"
        )
        yield should(
            "dates_missing", section.first_line if section else None,
            "Không nhiệm vụ nào trong kế hoạch ghi thời hạn.",
            f"Ghi thời hạn cho từng nhiệm vụ, ví dụ “{model}”.",
        )  # fmt: skip


def outside(case: Case) -> Iterator[Note]:
    """Dates of duties belong into the part that gives units their work: nobody looks for them elsewhere."""
    if case.reading.section is None or not _tasks(case) or len(_LABEL.findall(case.words)) > 1:
        return  # a part whose steps each name their holder and their time is another way to give work
    lines = {
        one.line
        for one in case.reading.dues_elsewhere
        if one.line not in case.in_section
        and (one.due.rule.get("date") or one.due.rule.get("anchor") == "event")
        and not is_event(case, one.due.rule)
    }
    if lines:
        count = {1: "Một", 2: "Hai", 3: "Ba", 4: "Bốn", 5: "Năm"}.get(len(lines), str(len(lines)))
        yield over(lines, should(
            "due_outside", None, f"{count} mốc thời hạn nằm ngoài phần giao nhiệm vụ cho các đơn vị.",
            "Đưa từng mốc vào nhiệm vụ của đơn vị phải thực hiện.",
        ))  # fmt: skip


def word_missing(case: Case) -> Iterator[Note]:
    """“chậm nhất 07 ngày tiếp xúc”: before or after?"""
    for paragraph in case.body:
        if found := _WORD_MISSING.search(key(paragraph.text)):
            words = paragraph.text[found.start() : found.end()]
            yield must(
                "word_missing", case.line_of(words, first=paragraph.first) or paragraph.first,
                f"“{words}” thiếu chữ, không rõ tính trước hay sau ngày nào.",
                "Viết đủ, ví dụ “chậm nhất 07 ngày trước ngày tiếp xúc, đối thoại”.",
            )  # fmt: skip


def _days(rule: Rule) -> tuple[date | None, date | None]:
    return day_of(rule.get("date_from")), day_of(rule.get("date"))


def past(case: Case) -> Iterator[Note]:
    """No duty is due before the plan that orders it is signed."""
    if case.day is None:
        return
    lines = []
    for line, rule in dated(case):
        first, last = _days(rule)
        if last and first is None and last < case.day and rule.get("direction") != "from":
            lines.append(line)
    if lines:
        yield over(lines, must(
            "due_past", None, f"Thời hạn sớm hơn ngày ban hành kế hoạch ({case.day:%d/%m/%Y}).",
            "Sửa thời hạn, hoặc xem lại ngày ban hành.",
        ))  # fmt: skip


RULES = (holders, without_dates, outside, word_missing, past)
