"""The two limits that the law sets to a dialogue, whatever its plan says; the stricter governs.

Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 43: time, place and content are announced to
the People at the latest 7 days before a dialogue, its results are public at the latest 10 days after.
Both count calendar days. Which duty is which is said by its own words (``text.duties``).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from intranet.calendar import shapes
from intranet.calendar.due import Due, Lawful
from intranet.calendar.rules import compute
from intranet.calendar.shapes import Rule
from intranet.calendar.wording import in_words
from intranet.calendar.workdays import Calendar
from intranet.settings import catalogue
from intranet.settings.catalogue import Setting, Value, shipped
from intranet.text import duties
from intranet.text.dates import short

IN_FORCE_FROM = date(2025, 6, 16)
SET_ASIDE = "Văn phòng xác định hạn này không áp dụng cho việc này"
# What holds of a setting for a dialogue on a day; without a database what was shipped.
Valued = Callable[[Setting, date], Value]


@dataclass(frozen=True)
class Limit:
    """One limit of the law: where its days are set, and what must be done, with a gap for them."""

    setting: Setting
    told: str
    direction: str

    def words(self, value: Value) -> str:
        """Return what must be done, in words."""
        return self.told.format(value.words)

    def rule(self, value: Value) -> Mapping[str, Any]:
        """Return the limit as a rule."""
        return {
            "days": value.number, "working_days": False, "direction": self.direction,
            "anchor": shapes.EVENT_ANCHOR,
        }  # fmt: skip


ANNOUNCE = Limit(catalogue.ANNOUNCE, "thông báo cho Nhân dân chậm nhất {} trước ngày đối thoại", "before")
PUBLISH = Limit(catalogue.PUBLISH, "công khai kết quả chậm nhất {} kể từ ngày đối thoại", "after")

def limit_of(words: str, *, rule_words: str = "", direction: str) -> Limit | None:
    """Return the limit of the law on a duty with these *words*, counted in this *direction*, or nothing.

    *rule_words* is its time limit as printed: of several sentences only the one with the limit counts.
    """
    if direction == "before":
        return ANNOUNCE if duties.announces(words, rule_words) else None
    return PUBLISH if duties.publishes(words, rule_words) else None


def reckoned(
    rule: Rule,
    *,
    words: str,
    rule_words: str = "",
    calendar: Calendar,
    anchor_day: date | None = None,
    after: date | None = None,
    binds: bool = True,
    valued: Valued = shipped,
) -> Due:
    """Return the due date of a duty by its own *rule* or by the law's, whichever is the stricter.

    The law binds dialogues from the day it is in force; a plan may be older (rulings, “Time”). It is about
    the government's dialogues: of another body's it does not *bind*. Its days are those that *valued* gives
    for the day of the dialogue.
    """
    due = compute(rule, calendar=calendar, anchor_day=anchor_day, after=after)
    if not binds or due.day is None or due.anchor_day is None or due.anchor_day < IN_FORCE_FROM:
        return due
    limit = _limit_beside(rule, words, rule_words)
    if limit is None:
        return due
    value = valued(limit.setting, due.anchor_day)
    if is_off(rule):
        return replace(due, notes=(f"{value.source}: {limit.words(value)}. {SET_ASIDE}.", *due.notes))
    asked = limit.rule(value)
    lawful = compute(asked, calendar=calendar, anchor_day=due.anchor_day)
    if due.begins and due.begins <= (lawful.moved_from or lawful.day or due.begins):
        met = f"Việc bắt đầu từ ngày {short(due.begins)} nên đúng hạn ấy."
        return replace(due, notes=(f"{value.source}: {limit.words(value)}. {met}", *due.notes))
    both = Lawful(asked, value.source, limit.words(value), lawful.day or due.day, due.day)
    kept = lawful if both.governs else due
    return replace(kept, lawful=both, notes=(_note(rule, both), *kept.notes))


def _limit_beside(rule: Rule, words: str, rule_words: str) -> Limit | None:
    if rule.get("anchor") != shapes.EVENT_ANCHOR:
        return None
    return limit_of(words, rule_words=rule_words, direction=shapes.direction_of(rule))


def is_off(rule: Rule | None) -> bool:
    """Tell whether somebody has said that the law's limit does not concern the duty with this *rule*."""
    return bool(rule) and rule.get("law") is False


def switched(rule: Rule, *, off: bool) -> dict[str, Any]:
    """Return *rule* with the law's limit set aside, or taken up again."""
    kept = {name: value for name, value in rule.items() if name != "law"}
    return kept | {"law": False} if off else kept


def _note(rule: Rule, both: Lawful) -> str:
    """Say what either asks, and which of the two is followed."""
    law = f"{both.basis}: {both.words} ({short(both.law_day)})"
    if both.governs:
        own = f"Thời hạn đã giao “{in_words(rule)}” là {short(both.plan_day)}"
        return f"{own}. {law}. Hạn lấy theo luật vì sớm hơn."
    if both.law_day == both.plan_day:
        return f"{law}, trùng với thời hạn đã giao."
    return f"{law}. Thời hạn đã giao sớm hơn nên giữ nguyên."


def beside(
    rule: Rule | None, *, words: str, rule_words: str, days: Iterable[date | None], valued: Valued = shipped
) -> str:
    """Return the law's limit beside a plan's own *rule*, in words; nothing where it binds no dialogue.

    *days* are those of the plan's dialogues, None while one is not fixed: it will be held under the law.
    """
    if not rule or not any(day is None or day >= IN_FORCE_FROM for day in days):
        return ""
    bound = sorted(day or date.max for day in days if day is None or day >= IN_FORCE_FROM)
    if not bound:
        return ""
    limit = _limit_beside(rule, words, rule_words)
    if limit is None:
        return ""
    value = valued(limit.setting, bound[0])
    followed = SET_ASIDE if is_off(rule) else "Hạn nào sớm hơn thì theo"
    return f"{value.source}: {limit.words(value)}. {followed}."
