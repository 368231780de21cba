"""Why a day is the last: one drawing of it for every page that shows a due date (C6).

A sentence or two, what to know besides, and the strip of days, each counted or skipped with its
reason. The strip says in full what it shows, for those who hear it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from intranet.calendar import due as kinds
from intranet.calendar.due import Due, Step
from intranet.calendar.rules import explain
from intranet.calendar.shapes import Rule
from intranet.text import dates

WHOLE = 63  # days that are drawn one by one; of more, the middle is told in numbers
_WEEK = 7
GAP = "gap"
TODAY = "today"


@dataclass(frozen=True, slots=True)
class Mark:
    """One day of the strip: what is seen, and ``said``, what is heard in its place."""

    weekday: str
    day: str
    note: str
    kind: str
    said: str


@dataclass(frozen=True, slots=True)
class Why:
    """What explains one due date; without a day it says what is still missing."""

    day: date | None
    sentence: str
    notes: tuple[str, ...] = ()
    strip: tuple[Mark, ...] = ()
    added: tuple[Mark, ...] = ()  # the days of a longer time, where one was granted

    @property
    def title(self) -> str:
        """Return the question that it answers."""
        if self.day is None:
            return "Vì sao chưa có hạn?"
        return f"Vì sao hạn là {dates.weekday(self.day)}, {dates.numeric(self.day)}?"


def why(rule: Rule | None, due: Due | None, *, today: date, source: str = "Kế hoạch") -> Why:
    """Return what explains the *due* date that *rule* of *source* comes to."""
    if not rule or due is None:
        return Why(None, f"{source} không ghi thời hạn cho việc này.")
    if due.day is None:
        return Why(None, explain(rule, due, source=source), due.notes)
    drawn = strip(due.steps, today)
    if due.lawful is None:
        return Why(due.day, explain(rule, due, source=source), due.notes, drawn)
    # First which of the two limits is followed, then how that one was counted.
    both, *notes = due.notes
    counted = explain(due.lawful.rule if due.lawful.governs else rule, due, source=source)
    return Why(due.day, both, (counted, *notes), drawn)


def strip(steps: Sequence[Step], today: date) -> tuple[Mark, ...]:
    """Return the days to draw; where they are very many, whole weeks in the middle become one mark."""
    if len(steps) <= WHOLE:
        return tuple(_mark(step, today) for step in steps)
    kept = WHOLE // 2 // _WEEK * _WEEK
    left_out = (len(steps) - 2 * kept) // _WEEK * _WEEK
    middle, after = steps[kept : kept + left_out], steps[kept + left_out :]
    marks = [_mark(step, today) for step in steps[:kept]]
    return (*marks, _gap(middle), *(_mark(step, today) for step in after))


def was_due(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return a strip of which the last day was the limit once: a longer time was given since."""
    old = " cũ"
    return tuple(
        replace(one, kind=kinds.WAS, note=one.note + old, said=one.said + old)
        if one.kind == kinds.DUE
        else one
        for one in marks
    )


def _gap(steps: Sequence[Step]) -> Mark:
    counted = sum(step.kind == kinds.COUNTED for step in steps)
    span = f"{dates.numeric(steps[0].day)} đến {dates.numeric(steps[-1].day)}"
    words = f"{len(steps)} ngày, {counted} ngày được tính"
    return Mark("", f"Từ {span}", words, GAP, f"Từ ngày {span}: {words}")


def _mark(step: Step, today: date) -> Mark:
    kind = step.kind
    if step.day == today and kind not in (kinds.DUE, kinds.EVENT, kinds.WAS):
        kind = TODAY
    return Mark(step.weekday, step.day.strftime("%d/%m"), step.label, kind, _said(step, today))


def _said(step: Step, today: date) -> str:
    """Return what a day of the strip means, in words."""
    day = f"{dates.weekday(step.day)}, {dates.numeric(step.day)}"
    parts = [day]
    if step.kind == kinds.OFF:
        plain = step.reason == dates.weekday(step.day)
        parts.append("ngày nghỉ, không tính" if plain else f"{step.reason}, không tính")
        if step.number:
            parts[-1] = f"ngày thứ {step.number}, là ngày nghỉ ({step.reason})"
    elif step.number:
        parts.append(f"ngày thứ {step.number}")
        parts += [step.reason] if step.reason else []
    if step.kind == kinds.DUE:
        parts.append("hạn")
    elif step.kind in (kinds.EVENT, kinds.WAS):
        parts.append(step.label)
    if step.day == today:
        parts.append("hôm nay")
    return ": ".join([parts[0], ", ".join(parts[1:])]) if len(parts) > 1 else day
