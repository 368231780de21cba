"""What the review page says of an amendment: what differs from the plan in force, and what that changes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from intranet.calendar.rules import in_words
from intranet.dialogues import services as dialogues
from intranet.imports import amending, paragraphs
from intranet.imports.amending import Comparison, Held
from intranet.imports.models import ImportDraft
from intranet.imports.review import Review
from intranet.org.directory import directory
from intranet.plans.amending import ItemChange, What
from intranet.plans.models import Plan
from intranet.tasks.models import Assignment
from intranet.tasks.revising import Revision
from intranet.text.compare import PartChange, Run, words
from intranet.text.dates import numeric

WHY = {
    "number": "Số và năm trùng với kế hoạch này, nội dung giao việc có khác.",
    "text": "Nội dung gần như trùng với kế hoạch này.",  # readings of before one asked about it
    "named": "Trích yếu của văn bản nêu kế hoạch này.",
    "said": "Theo lựa chọn của người soát.",
}
_TAGS = {
    What.NEW: ("plain", "Thêm mới", "plus"), What.GONE: ("void", "Thôi thực hiện", "ban"),
    What.WORDS: ("wait", "Đổi nội dung", "pencil"), What.RULE: ("wait", "Đổi thời hạn", "calendar"),
    What.HOLDERS: ("wait", "Đổi đơn vị", "users"), What.COORDINATING: ("wait", "Đổi phối hợp", "users"),
    What.MANNER: ("wait", "Đổi hình thức giao", "send"),
}  # fmt: skip
_FOLLOWS = ("plain", "Theo cuộc đối thoại", "calendar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One duty that differs: what it was, what it becomes, and the effect in words."""

    number: int | None  # of the duty in the review; None when it is gone
    title: str
    tags: list[tuple[str, str, str]]
    runs: Sequence[Run] = ()
    facts: list[tuple[str, str, str]] = field(default_factory=list)  # what, old, new
    effect: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueChange:
    """One dialogue that differs."""

    id: int | None
    title: str
    old: str
    new: str
    is_gone: bool = False
    may_stay: bool = False
    obstacle: str = ""
    printed: str = ""  # the old day, which the paper repeats though the dialogue has been moved since


class AmendmentPage:
    """Everything that the review of an amendment shows besides the review itself."""

    def __init__(self, draft: ImportDraft, review: Review, plan: Plan):
        self.plan = plan
        self.review = review
        self._lines = draft.lines
        self.amends = review.amends
        self.why = WHY[review.amends.why]
        self.found: Comparison | None = amending.compare(draft, review, plan) if plan.is_issued else None

    @property
    def version(self) -> int:
        """Return the version of the plan that the page compares with."""
        return self.plan.version

    @property
    def changes(self) -> list[Change]:
        """Return the duties that differ, in the order of the paper; what is gone stands last."""
        numbers = [duty.number for duty in self.review.standing]
        every = zip([*numbers, *[None] * len(self.found.items)], self.found.items, strict=False)
        return [_change(number, one) for number, one in every if _differs(one)]

    @property
    def same(self) -> int:
        """Return how many duties stay as they are."""
        return sum(not _differs(one) for one in self.found.items)

    @property
    def dialogue_changes(self) -> list[DialogueChange]:
        """Return the dialogues that differ."""
        made = [_dialogue_change(one, self.found) for one in self.found.held]
        return [one for one in made if one is not None]

    @property
    def paragraphs(self) -> list[PartChange]:
        """Return what the text says otherwise besides its duties; one that amends points repeats little."""
        if self.amends.is_partial:
            return []
        duties = (*(one.words for one in self.plan.items), *(one.words for one in self.review.duties))
        return paragraphs.changed(self.plan.text.split("\n"), self._lines, duties=duties)

    @property
    def effects(self) -> list[str]:
        """Return what all of it changes in the work, in words."""
        return effects(one.revision for one in self.found.items)

    @property
    def told(self) -> list[str]:
        """Return the units that will be told."""
        units = {
            unit
            for one in self.found.items
            for unit in (
                *(kept.assignment.unit_id for kept in one.revision.kept if kept.is_changed),
                *(share.unit_id for share in one.revision.lifted),
                *(fresh.unit_id for fresh in one.revision.fresh),
                *one.revision.helping,
                *one.revision.relieved,
            )
        }
        return sorted(directory().unit_name(unit) for unit in units)


def of(draft: ImportDraft, review: Review) -> AmendmentPage | None:
    """Return what the page shows of an amendment, or None where the review is of a plan of its own."""
    plan = amending.plan_of(draft, review)
    return AmendmentPage(draft, review, plan) if plan is not None else None


def _differs(one: ItemChange) -> bool:
    """Tell whether a duty says something else, or its dates move with a dialogue's."""
    return bool(one.what) or one.revision.is_felt


def _change(number: int | None, one: ItemChange) -> Change:
    old, new = one.item, one.duty
    return Change(
        number=number if new is not None else None, title=(new or old).title,
        tags=[_TAGS[what] for what in one.what] or [_FOLLOWS], runs=_runs(one),
        facts=_facts(old, new, one.what),
        effect="; ".join(effects([one.revision])), is_new=old is None,
    )  # fmt: skip


def _runs(one: ItemChange) -> Sequence[Run]:
    """Return the words compared; of a duty that only its date or holders change, none."""
    if What.WORDS in one.what:
        return words(one.item.words, one.duty.words)
    return ()


def _facts(old: Any, new: Any, what: tuple[What, ...]) -> list[tuple[str, str, str]]:
    if old is None or new is None:
        said = new or old
        facts = [("Đơn vị", _units(said.unit_ids)), ("Thời hạn", _rule(said))]
        return [(name, value, "") if new is None else (name, "", value) for name, value in facts]
    found = []
    if What.RULE in what:
        found.append(("Thời hạn", _rule(old), _rule(new)))
    if What.HOLDERS in what:
        found.append(("Đơn vị", _units(old.unit_ids), _units(new.unit_ids)))
    if What.COORDINATING in what:
        found.append(("Phối hợp", _units(old.coordinating_ids), _units(new.coordinating_ids)))
    return found


def _units(unit_ids: Iterable[int]) -> str:
    return ", ".join(directory().unit_name(unit) for unit in unit_ids) or "không có"


def _rule(duty: Any) -> str:
    said = in_words(duty.rule) if duty.rule else "chưa ghi"
    return f"{said}, cho từng cuộc đối thoại" if duty.rule and duty.per_dialogue else said


# ---------------------------------------------------------------- effects in words


def effects(revisions: Iterable[Revision]) -> list[str]:
    """Return what *revisions* change in the work under way, and what they leave, in words."""
    every = list(revisions)
    moved = Counter((kept.old, kept.new) for one in every for kept in one.kept if kept.is_moved)
    reworded = sum(kept.reworded for one in every for kept in one.kept)
    fresh, lifted = sum(len(one.fresh) for one in every), sum(len(one.lifted) for one in every)
    felt = [one for one in every if one.is_felt] or every
    parts = [
        f"{count} phần việc đang làm đổi hạn {_day(old)} → {_day(new)}"
        for (old, new), count in moved.items()
    ]
    parts += [f"{reworded} phần việc đang làm đổi nội dung"] if reworded else []
    parts += [f"{fresh} phần việc giao mới"] if fresh else []
    parts += [f"{lifted} phần việc đang làm thôi thực hiện"] if lifted else []
    return parts + _untouched([share for one in felt for share in one.closed])


def _untouched(closed: list[Assignment]) -> list[str]:
    done = sum(share.state.is_done for share in closed)
    waiting = len(closed) - done
    return [
        f"{count} phần việc {said} giữ nguyên"
        for count, said in ((done, "đã xong"), (waiting, "đã báo cáo, chờ xác nhận"))
        if count
    ]


def _day(day: date | None) -> str:
    return numeric(day) if day else "chưa có ngày"


def _dialogue_change(one: Held, found: Comparison) -> DialogueChange | None:
    """Return a dialogue that differs, or None for one that stays as it is."""
    if one.dialogue is None:
        return DialogueChange(id=None, title=one.said.title, old="", new=_when(one.said.day, one.said.time))
    now = _when(one.dialogue.day, one.dialogue.time)
    if not one.stays:
        return DialogueChange(
            id=one.dialogue.id, title=one.dialogue.title, old=now, new="", is_gone=True, may_stay=True,
            obstacle=dialogues.obstacle_to_removal(one.dialogue),
        )  # fmt: skip
    if one.said is None:
        stays = one.dialogue.id in found.amends.stays
        return (
            DialogueChange(id=one.dialogue.id, title=one.dialogue.title, old=now, new=now) if stays else None
        )
    new = _when(*dialogues.when_amended(one.dialogue, one.said))
    if new == now and one.said.day in (None, one.dialogue.day):
        return None
    kept = numeric(one.said.day) if new == now else ""
    return DialogueChange(id=one.dialogue.id, title=one.dialogue.title, old=now, new=new, printed=kept)


def _when(day: date | None, time: str) -> str:
    if day is None:
        return "chưa ấn định ngày"
    return f"{numeric(day)}, {time}" if time else numeric(day)
