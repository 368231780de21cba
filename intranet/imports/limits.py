"""What the time limits of a plan that is being reviewed come to, by the days of its dialogues."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from intranet.calendar import law
from intranet.calendar.due import Due
from intranet.calendar.queries import current
from intranet.calendar.rules import in_words
from intranet.calendar.shapes import ISSUE_ANCHOR
from intranet.calendar.why import Why, why
from intranet.imports.review import Dialogue, Duty
from intranet.plans.years import begins_on
from intranet.settings import values
from intranet.text.dates import with_weekday


class Limits:
    """Counts the limits of one review; dialogues, day of issue and subject are as settled so far."""

    def __init__(
        self,
        dialogues: Sequence[Dialogue],
        today: date,
        issued_on: date | None = None,
        subject: str = "",
        *,
        binds: bool = True,
    ):
        self.binds = binds  # whether the law speaks of dialogues of the body whose plan it is
        self.issued_on = issued_on
        self.days = [one.day for one in dialogues if one.day]
        self.today = today
        self.begins_on = begins_on(subject, issued_on, today=today)  # of what recurs

    def dues(self, rule: dict[str, Any], duty: Duty | None, *, per_dialogue: bool) -> list[Due]:
        """Return the dates of *rule*, each once, the first first; *duty* may bring the law in."""
        anchors = self.days if rule.get("anchor") == "event" else []
        if rule.get("anchor") == ISSUE_ANCHOR and self.issued_on:
            anchors = [self.issued_on]
        words, printed = (duty.words, duty.rule_words) if duty else ("", "")
        found: dict[date, Due] = {}
        for anchor in anchors if anchors and per_dialogue else anchors[:1] or [None]:
            due = law.reckoned(
                rule, words=words, rule_words=printed, calendar=current(), anchor_day=anchor,
                after=self.begins_on, binds=self.binds, valued=values.on,
            )  # fmt: skip
            if due.day:
                found.setdefault(due.day, due)
        return [found[day] for day in sorted(found)]

    def why(self, duty: Duty, dues: Sequence[Due]) -> Why | None:
        """Return what explains the first date of *duty*, or nothing while it has none."""
        return why(duty.rule, dues[0], today=self.today) if duty.rule and dues else None

    def meaning(self, rule: dict[str, Any], duty: Duty, *, per_dialogue: bool) -> str:
        """Return what a limit means, in words and by the days on which it would fall due."""
        words, dues = in_words(rule), self.dues(rule, duty, per_dialogue=per_dialogue)
        when = ", ".join(with_weekday(due.day) for due in dues[:6] if due.day) or "chưa thành ngày cụ thể"
        said = next((f" {due.notes[0]}" for due in dues if due.lawful and due.lawful.governs), "")
        said += "".join(f" {note}" for due in dues if (note := why_moved(due)))
        return f"{words[:1].upper()}{words[1:]}: {when}.{said}"

    def lawful(self, rule: dict[str, Any] | None, duty: Duty) -> str:
        """Return the law's limit beside a *rule* of *duty*, in words; nothing where it is silent."""
        words = {"words": duty.words, "rule_words": duty.rule_words}
        return law.beside(rule, **words, days=self.days or [None]) if self.binds else ""

    def with_day(self, rule: dict[str, Any] | None, duty: Duty) -> str:
        """Return *rule* in words with its first day, as an answer on a button says it."""
        if rule is None:
            return "Không phải thời hạn"
        dues, words = self.dues(rule, duty, per_dialogue=duty.per_dialogue), in_words(rule)
        return f"{words[:1].upper()}{words[1:]}" + (f": {dues[0].day:%d/%m}" if dues else "")


def why_moved(due: Due) -> str:
    """Return why a limit falls on another day than the one that was said; empty where it does not."""
    if due.moved_from is None or due.moved_from == due.day:
        return ""
    moved = (note for note in due.notes if "chuyển lên sớm hơn" in note)
    return next(moved, "")
