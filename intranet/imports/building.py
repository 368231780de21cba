"""Make a review out of what the reader gave. Pure: the directory is asked through *resolve*."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from intranet.calendar.shapes import ISSUE_ANCHOR
from intranet.imports.citing import place_of
from intranet.imports.review import Dialogue, Duty, Header, Loose, Name, Review, Unread
from intranet.plans.parsing import split_by_limits
from intranet.text.fold import clean, fold, fold_words
from intranet.text.titles import joint_title, short_title

# A printed name → the units it surely means, and the nearest ones.
Resolve = Callable[[str], tuple[tuple[int, ...], tuple[int, ...]]]
Limit = dict[str, Any]  # a due rule and the words that say it

_EVERY_VILLAGE = re.compile(
    r"\b(?:cac|tung|moi|tat ca(?: cac)?) (?:thon|xom|ban|ap|buon|to dan pho|khu pho)\b"
)
_AT = re.compile(r"^\s*tại\s+", re.IGNORECASE)  # of a sentence, not of the place's name
_ROMAN = re.compile(r"^\s*\**([IVX]+)\b")
_NUMBER = re.compile(r"^\s*\**(\d+(?:\.\d+)*)\s*[.)/-]")
_LETTER = re.compile(r"^\s*\**([a-zđ])\s*[).]")
_ISSUE = re.compile(
    r"^(?:(?:khi|ngay|ngay thang) )*(?:ky|ban hanh|phat hanh|ky ban hanh)(?: ban hanh)? ke hoach(?: nay)?$"
    r"|^(?:khi )?ke hoach (?:nay )?(?:duoc |co )?(?:ky|ban hanh|phat hanh)(?: ban hanh)?$"
)
# Findings of the reader after which a person says how a time limit is meant.
_DOUBTS = frozenset({"anchor_missing"})


def build(reading: dict[str, Any], *, lines: list[str], resolve: Resolve) -> Review:
    """Return the review with which the clerk begins."""
    assignments = [one for one in reading["assignments"] if one["tasks"]]
    doubtful = {one["line"] for one in reading["findings"] if one["code"] in _DOUBTS}
    duties: list[Duty] = []
    spelling: dict[str, str] = {}
    for assignment in assignments:
        place = _place(reading["section"], assignment, lines)
        for task in assignment["tasks"]:
            if not task["lead_in"]:
                duties.append(_duty(len(duties) + 1, assignment, task, place, lines, doubtful))
                duties[-1] = spelled(duties[-1], spelling)
    loose = _loose(reading, lines, doubtful, resolve)
    printed = [name for one in duties for name in (*one.names, *one.coordinating)]
    names = [_name(number, one, resolve) for number, one in enumerate(dict.fromkeys(printed), 1)]
    return Review(
        header=_header(reading),
        dialogues=tuple(_dialogue(number, one) for number, one in enumerate(reading["dialogues"], 1)),
        names=tuple(names),
        duties=tuple(duties),
        loose=tuple(loose),
        unread=(
            *(Unread(line=one["line"], text=one["text"]) for one in reading["not_understood"]),
            *(
                Unread(
                    line=one["line"], text=one["message"], is_day=one["code"] == "dialogue_day_unread",
                    is_limit=one["code"] == "limit_unread",
                )
                for one in reading["findings"]
                if one["code"] in ("dialogue_day_unread", "limit_unread")
            ),
        ),
    )  # fmt: skip


def with_names(review: Review, printed: Iterable[str], resolve: Resolve) -> tuple[Name, ...]:
    """Return the names of *review* and those of *printed* that it does not know yet."""
    known = {name.printed for name in review.names}
    new = [one for one in dict.fromkeys(printed) if one not in known]
    number = max((name.number for name in review.names), default=0)
    return (*review.names, *(_name(number + place, one, resolve) for place, one in enumerate(new, 1)))


def spelled(duty: Duty, spelling: dict[str, str]) -> Duty:
    """Return *duty* with each name as it was first printed: case and punctuation make no other unit."""

    def first(printed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(spelling.setdefault(fold_words(one), one) for one in printed))

    return replace(duty, names=first(duty.names), coordinating=first(duty.coordinating))


def pieces_of(duty: Duty) -> list[tuple[str, Limit | None]]:
    """Return what *duty* may be divided into, each with its time limit; one means that it is not composite.

    A limit goes with the deed for which it is said; one that no deed says holds for the whole, or, where
    none is said, the first for each part.
    """
    limits = [one for one in ({"rule": duty.rule, "words": duty.rule_words}, *duty.more) if one["rule"]]
    divided = split_by_limits(duty.words, [one["words"] for one in limits])
    said = {at for _, at in divided if at is not None}
    if not said and len(divided) > 1:
        return [(part, limits[0] if limits else None) for part, _ in divided]
    pieces = [(part, None if at is None else limits[at]) for part, at in divided if said or not limits]
    return pieces + [(duty.words, one) for at, one in enumerate(limits) if at not in said]


def title_of(words: str, *limits: str) -> str:
    """Return the name of the duty *words* with these *limits*; of one too long to name whole, that of the
    deed to which the first limit belongs.
    """
    divided = split_by_limits(words, limits)
    parts = list(dict.fromkeys(part for part, _ in divided))
    if len(parts) == 1:
        return short_title(words)
    return joint_title(parts, next((parts.index(part) for part, at in divided if at == 0), 0))


def is_of_party(reading: dict[str, Any]) -> bool | None:
    """Tell whether the paper is the Party's (HD 36: 12-KH/ĐU) or the State's; None when neither shows."""
    code = fold(reading["code"] or reading["code_raw"] or "").replace(" ", "")
    issuer = fold(reading["issuer"] or "")
    if re.search(r"-kh/|/du\b|/tu\b", code) or re.match(r"dang (?:uy|bo)|ban thuong vu|chi bo", issuer):
        return True
    if re.search(r"/kh-", code) or "ubnd" in issuer or "uy ban nhan dan" in issuer:
        return False
    return None


def subject_of(title: str | None) -> str:
    """Return what a plan is about: its *title* without the word KẾ HOẠCH."""
    subject = re.sub(r"^\s*kế hoạch\s*", "", clean(title or ""), flags=re.IGNORECASE)
    return (subject[:1].upper() + subject[1:]).rstrip(".")


def _header(reading: dict[str, Any]) -> Header:
    signer = reading["signer"] or {}
    return Header(
        subject=subject_of(reading["title"]),
        code=reading["code"] or "",
        issued_on=whole_day(reading["date"]),
        issuer=reading["issuer"] or "",
        place=reading["place"] or "",
        signer_name=signer.get("name") or "",
        signer_title=signer.get("title") or "",
    )


def whole_day(text: str | None) -> date | None:
    """Return the day that was read; none while it is not whole, or where there is no such day."""
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def _dialogue(number: int, one: dict[str, Any]) -> Dialogue:
    when = one["when"]
    return Dialogue(
        number=number,
        label=one["label"] or "",
        when=when,
        day=whole_day((when or {}).get("date")),
        time=(when or {}).get("time") or "",
        place=_AT.sub("", one["place"] or ""),
        audience=one["audience"] or "",
        chair=one.get("chair") or "",
        topic=one["topic"] or "",
        in_villages=bool(_EVERY_VILLAGE.search(fold(one["place"] or ""))),
    )


def _name(number: int, printed: str, resolve: Resolve) -> Name:
    meant, candidates = resolve(printed)
    return Name(number=number, printed=printed, unit_ids=meant, sure=bool(meant), candidates=candidates)


def _duty(
    number: int,
    assignment: dict[str, Any],
    task: dict[str, Any],
    place: str,
    lines: list[str],
    doubtful: set[int],
) -> Duty:
    rule = of_issue(task["deadline"])
    printed = lines[task["line"] - 1] if 0 < task["line"] <= len(lines) else ""
    if place and (letter := _LETTER.match(printed)):
        place = f"{place}.{letter[1]}"
    return Duty(
        number=number,
        line=task["line"],
        words=task["text"],
        title=title_of(task["text"], *_limit_words(task)),
        place=place_of(lines, task["line"]) if task.get("cells") else place,
        heading=assignment["heading"] or "",
        heading_line=assignment["line"] or task["line"],
        manner=assignment["manner"],
        names=tuple(dict.fromkeys(task.get("units") or assignment["units"])),
        coordinating=tuple(dict.fromkeys(_coordinating(assignment, task))),
        rule=rule,
        rule_words=task["deadline_text"] or "",
        more=tuple(
            {"rule": of_issue(one["deadline"]), "words": one["deadline_text"]}
            for one in task.get("more_deadlines") or ()
        ),
        doubt=_doubt(task, doubtful),
        per_dialogue=bool(rule) and rule.get("anchor") == "event",
    )


def _limit_words(task: dict[str, Any]) -> list[str]:
    """Return the words of all limits of a duty that was read, the first in front."""
    return [task["deadline_text"] or "", *(one["deadline_text"] for one in task.get("more_deadlines") or ())]


def of_issue(rule: Limit | None) -> Limit | None:
    """Return *rule*, counted from the plan's issue where its words say that: “kể từ ngày ký Kế hoạch này”."""
    counted = rule and _ISSUE.search(fold(rule.get("anchor") or ""))
    return {**rule, "anchor": ISSUE_ANCHOR} if counted else rule


def _doubt(task: dict[str, Any], doubtful: set[int]) -> str:
    """Return the words of time that a person must explain: a doubtful limit, or one that was not read."""
    if not task["deadline"]:
        return task.get("deadline_unread") or ""
    return (task["deadline_text"] or "") if task["line"] in doubtful else ""


def _coordinating(assignment: dict[str, Any], task: dict[str, Any]) -> list[str]:
    """Return the bodies that *task* is done with: those in its words, or all where no task names any."""
    words = fold(task["text"])
    named = [one for one in assignment["coordinating"] if fold(one) in words]
    texts = " ".join(fold(one["text"]) for one in assignment["tasks"])
    elsewhere = any(fold(one) in texts for one in assignment["coordinating"])
    return named or ([] if elsewhere else assignment["coordinating"])


def _place(section: dict[str, Any] | None, assignment: dict[str, Any], lines: list[str]) -> str:
    line = assignment.get("line") or 0
    roman = _ROMAN.match(section["heading"]) if section else None
    if section and 0 < line < section["first_line"]:  # of a part of assignments before the section
        roman = next(filter(None, map(_ROMAN.match, reversed(lines[:line]))), None)
    number = _NUMBER.match(lines[line - 1]) if 0 < line <= len(lines) else None
    found = ".".join(match[1] for match in (roman, number) if match)
    return f"mục {found}" if found else ""


def _loose(reading: dict[str, Any], lines: list[str], doubtful: set[int], resolve: Resolve) -> list[Loose]:
    """Return the work and the limits outside the section, one for each line, in their order."""
    times = {(one["when"] or {}).get("text") for one in reading["dialogues"]}
    found: dict[int, dict[str, Any]] = {}
    for assignment in reading["assignments_elsewhere"]:
        for task in assignment["tasks"]:
            found[task["line"]] = {
                "text": task["text"], "names": tuple(assignment["units"]), "manner": assignment["manner"],
                "coordinating": tuple(assignment["coordinating"]),
                "rule": task["deadline"], "rule_words": task["deadline_text"] or "",
            }  # fmt: skip
    for one in reading["deadlines_elsewhere"]:
        if one["deadline_text"] in times:
            continue  # that is when the dialogue itself is held
        entry = found.setdefault(one["line"], {"text": one["text"], "names": ()})
        entry["rule"], entry["rule_words"] = one["deadline"], one["deadline_text"] or ""
        if one["unit"]:
            entry["names"] = entry["names"] if len(entry["names"]) > 1 else (one["unit"],)
    return [
        Loose(
            number=number, line=line, place=place_of(lines, line), **found[line],
            doubt=found[line].get("rule_words", "") if line in doubtful else "",
            unit_ids=tuple(dict.fromkeys(unit for one in found[line]["names"] for unit in resolve(one)[0])),
        )
        for number, line in enumerate(sorted(found), 1)
    ]  # fmt: skip
