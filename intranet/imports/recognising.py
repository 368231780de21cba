"""Whether a plan that was just read is one that there is already, whatever file it comes in. Pure."""

import re
from dataclasses import dataclass
from typing import Any

from intranet.imports.matching import alike
from intranet.text.fold import clean, fold_words

ALIKE_SUBJECT = 0.75
ALIKE_TEXT = 0.5  # of the runs of three words that either text has, both have this many
_AMENDS = re.compile(
    r"(?P<deed>sửa đổi|bổ sung|điều chỉnh|thay thế)\b.{0,80}?\bkế hoạch\s+(?:số\s*:?\s*)?"
    r"(?P<code>\d{1,5}\s*[/-]\s*[^\W\d_]{2,}(?:\s?[-/.]\s?\w+)*)"
    r"(?:.{0,20}?\bngày\s+\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*(?P<year>\d{4}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """The plan that a title says it amends; ``is_partial`` unless it takes that plan's place."""

    code: str
    year: int | None
    is_partial: bool


def named_in(title: str) -> Named | None:
    """Return the plan that a *title* like “Sửa đổi, bổ sung Kế hoạch số 31/KH-UBND” names."""
    found = _AMENDS.search(clean(title))
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else None
    return Named(plain_code(found["code"]), year, "thay thế" not in found["deed"].lower())


def plain_code(code: str) -> str:
    """Return a number and symbol as one compares them."""
    return re.sub(r"\s+", "", clean(code)).upper()


def differ(one: Any, other: Any) -> bool:
    """Tell whether both are known, and not the same."""
    return bool(one) and bool(other) and one != other


def orders_of(reading: dict[str, Any]) -> tuple[Any, ...]:
    """Return what a reading orders, in a form in which only that counts: not spacing, case or line breaks."""
    given = [
        (one["words"], one["units"], one["manner"], one["rule"])
        for part in ("assignments", "assignments_elsewhere")
        for assignment in reading[part]
        for one in _duties(assignment)
    ]
    limits = [
        (fold_words(one["unit"] or ""), _plain(one["deadline"])) for one in reading["deadlines_elsewhere"]
    ]
    dialogues = [
        (
            _plain(one["when"]),
            *(fold_words(one[name] or "") for name in ("label", "place", "audience", "topic")),
            fold_words(one.get("chair") or ""),  # readings of long ago have none
        )
        for one in reading["dialogues"]
    ]
    return sorted(map(repr, given)), sorted(map(repr, limits)), sorted(map(repr, dialogues))


def _duties(assignment: dict[str, Any]) -> list[dict[str, Any]]:
    units = sorted({fold_words(one) for one in assignment["units"]})
    return [
        {
            "words": fold_words(task["text"]), "units": units, "manner": assignment["manner"],
            "rule": _plain(task["deadline"]),
        }
        for task in assignment["tasks"]
        if not task.get("lead_in")
    ]  # fmt: skip


def _plain(rule: dict[str, Any] | None) -> list[tuple[str, Any]]:
    """Return a rule without the words that it was read from."""
    return sorted((key, value) for key, value in (rule or {}).items() if key not in ("text", "year_inferred"))


def like_subjects(one: str, other: str) -> bool:
    """Tell whether two subjects may be of one plan: alike, and with the same years and numbers in them."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return alike(fold_words(one).split(), fold_words(other).split(), ALIKE_SUBJECT) > 0


def like_texts(one: str, other: str) -> bool:
    """Tell whether two texts are nearly the same, whatever their lines."""
    runs, others = _runs(one), _runs(other)
    every = runs | others
    return bool(every) and len(runs & others) >= ALIKE_TEXT * len(every)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = fold_words(text).split()
    return set(zip(words, words[1:], words[2:], strict=False))
