"""What is still undecided in a review; nothing may be confirmed while one of these remains."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from intranet.imports.review import Duty, Name, Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that a person must say.

    ``kind`` is ``name``, ``rule``, ``holder``, ``loose``, ``line`` or ``day``.
    """

    kind: str
    number: int
    line: int
    id: str
    title: str
    words: str = ""
    options: tuple[Any, ...] = ()
    lines: tuple[int, ...] = field(default=())
    holds: bool = False  # whether the asked name holds duties that may be left out with it
    learns: bool = False  # whether the asked name may be remembered


def questions(
    review: Review, *, usable: Collection[int], empty_groups: Collection[int] = ()
) -> list[Question]:
    """Return what is undecided, in the order of the text.

    *usable* are the units that may be given work today: a name whose unit has been closed since, or a
    group that nobody belongs to (*empty_groups*), is asked about again.
    """
    names = _names(review, usable, empty_groups)
    found = [*names, *_rules(review), *_holders(review, usable), *_loose(review), *_lines(review)]
    return sorted(found, key=lambda one: (one.line, one.kind != "name"))


def rule_options(rule: dict[str, Any] | None) -> list[dict[str, Any] | None]:
    """Return the ways in which a doubtful limit of days may be meant; the reader's way first.

    Words of time that were not understood (no rule) may mean that there is no limit.
    """
    if rule is None:
        return [None]
    if "days" not in rule:
        return [rule]
    plain = {name: value for name, value in rule.items() if name != "year_inferred"}
    if rule.get("anchor", "event") != "event":  # one of several dialogues: waits for a day, or is for each
        return [plain, {**plain, "anchor": "event"}]
    return [
        plain,
        {**plain, "working_days": not rule.get("working_days")},
        {**plain, "direction": "after" if rule.get("direction") == "before" else "before"},
    ]


def _names(review: Review, usable: Collection[int], empty: Collection[int]) -> list[Question]:
    found = []
    for name in review.names:
        held, helped = _duties_with(review, name.printed)
        if name.left_out or not (held or helped):
            continue
        closed = [unit for unit in name.unit_ids if unit not in usable]
        if name.sure and not closed:
            continue
        lines = (held[0].heading_line or held[0].line,) if held else (helped[0].line,)
        found.append(
            Question(
                kind="name", number=name.number, line=lines[0], id=f"ten-{name.number}",
                title=_name_title(name, closed, empty), words=_name_words(held, helped),
                options=tuple(unit for unit in name.candidates if unit in usable)[:3], lines=lines,
                holds=bool(held), learns=not name.is_clause,
            )
        )  # fmt: skip
    return found


def _name_title(name: Name, closed: list[int], empty: Collection[int]) -> str:
    if closed and all(unit in empty for unit in closed):
        return f"nhóm “{name.printed}” chưa có đơn vị nào, giao cho ai?"
    if closed:
        return f"“{name.printed}” đã kết thúc hoạt động, nay là đơn vị nào?"
    return f"“{name.printed}” là đơn vị nào?"


def _name_words(held: list[Duty], helped: list[Duty]) -> str:
    if not held:
        return f"Được nêu phối hợp trong: {helped[0].title}"
    more = f" và {len(held) - 1} nhiệm vụ khác" if len(held) > 1 else ""
    return f"{held[0].title}{more}"


def _duties_with(review: Review, printed: str) -> tuple[list[Duty], list[Duty]]:
    """Return the duties held under a printed name, and those it coordinates on."""
    held = [duty for duty in review.standing if duty.unit_ids is None and printed in duty.names]
    helped = [
        duty for duty in review.standing if duty.coordinating_ids is None and printed in duty.coordinating
    ]
    return held, helped


def _rules(review: Review) -> list[Question]:
    return [
        Question(
            kind="rule", number=duty.number, line=duty.line, id=f"han-{duty.number}",
            title=_rule_title(duty), words=duty.title,
            options=tuple(rule_options(duty.rule)), lines=(duty.line,),
        )
        for duty in review.standing
        if duty.doubt
    ]  # fmt: skip


def _rule_title(duty: Duty) -> str:
    if duty.rule:
        return f"thời hạn “{duty.doubt}” tính thế nào?"
    return f"Kế hoạch có ghi “{duty.doubt}” nhưng chưa hiểu là thời hạn. Hạn của việc này là ngày nào?"


def _holders(review: Review, usable: Collection[int]) -> list[Question]:
    found = []
    for duty in review.standing:
        names = [review.name(printed) for printed in duty.names]
        waiting = duty.unit_ids is None and any(name and not name.left_out for name in names)
        units = review.units_of(duty)
        gone = duty.unit_ids is not None and any(unit not in usable for unit in units)
        if waiting or (units and not gone):
            continue  # its names are asked about by themselves
        title = "đơn vị đã chọn không còn nhận việc, giao cho ai?" if gone else "việc này của đơn vị nào?"
        found.append(
            Question(
                kind="holder", number=duty.number, line=duty.line, id=f"viec-{duty.number}",
                title=title, words=duty.title, lines=(duty.line,),
            )
        )  # fmt: skip
    return found


def _loose(review: Review) -> list[Question]:
    """Ask about limits outside the section that nobody holds: nobody would keep them."""
    return [
        Question(
            kind="loose", number=one.number, line=one.line, id=f"moc-{one.number}",
            title=f"thời hạn “{one.rule_words}” nêu ở phần khác là việc của đơn vị nào?", words=one.text,
            lines=(one.line,),
        )
        for one in review.loose
        if one.rule and not one.names and not one.unit_ids and not one.used
    ]  # fmt: skip


def _lines(review: Review) -> list[Question]:
    made = {duty.line for duty in review.duties}
    return [
        Question(
            kind="day" if one.is_day else "line", number=one.line, line=one.line, id=f"dong-{one.line}",
            title="có phải một cuộc đối thoại nữa không?" if one.is_day else "có phải là nhiệm vụ không?",
            words=one.text, lines=(one.line,),
        )
        for one in review.unread
        if not one.kept and one.line not in made
    ]  # fmt: skip
