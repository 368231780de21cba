"""What the review page shows, put together from the draft, the directory and the calendar."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from intranet import clock
from intranet.access.actor import Body
from intranet.calendar.queries import current
from intranet.calendar.rules import in_words
from intranet.calendar.why import Why
from intranet.calendar.wording import day_off_words
from intranet.documents.signers import not_in_office
from intranet.imports import cautions, joining, making, marking, name_queries
from intranet.imports.building import pieces_of
from intranet.imports.limits import Limits
from intranet.imports.models import ImportDraft
from intranet.imports.questions import Question, questions
from intranet.imports.review import Dialogue, Duty, Loose, Review, find, from_json
from intranet.org.directory import directory
from intranet.org.holders import usable_units
from intranet.plans import notes
from intranet.plans.checking import Note
from intranet.plans.parsing.kept import reading_of
from intranet.tasks import clarity
from intranet.text.dates import short

NUMBERS = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer on a button."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty as the list shows it."""

    duty: Duty
    due_words: str
    due_day: date | None
    due_note: str
    why: Why | None
    more: list[str]
    coordinating: str
    parts: int
    may_split: str  # what it consists of, where it may be divided
    shares: int
    shared: str  # among whom it is shared, where more than one share is given out
    joinable: bool
    unclear: str  # which of the six are not clear, amber only


@dataclass(frozen=True, slots=True)
class Group:
    """The duties of the same holders."""

    title: str
    note: str
    duties: list[DutyView]


@dataclass(frozen=True, slots=True)
class LooseView:
    """Something outside the section, and the one duty that it clearly belongs to."""

    loose: Loose
    due_words: str
    units: str
    duty: Duty | None


class ReviewPage:
    """Everything on the page of one review; asks the directory once and the database not at all."""

    def __init__(self, draft: ImportDraft, grounds: Sequence[Note] = ()):
        self.draft, self.grounds = draft, grounds
        self.review: Review = from_json(draft.review)
        self.today = clock.today()
        self._directory = directory()
        usable, empty = usable_units()
        self.questions = questions(self.review, usable=usable, empty_groups=empty)
        self.dialogues = self.review.held
        head = self.review.header
        self.limits = Limits(
            self.dialogues, self.today, head.issued_on, head.subject, binds=draft.body is not Body.PARTY
        )
        self.village_count = len(name_queries.villages(self.today))

    @property
    def title(self) -> str:
        """Return the page's heading."""
        code = self.review.header.code
        return f"Soát kế hoạch {code}" if code else "Soát kế hoạch chưa có số"

    @property
    def lines(self) -> list[marking.Line]:
        """Return the text with its marks."""
        unclear = {(one.kind, one.number) for one in self.questions}
        return marking.marked(self.draft.lines, self.draft.reading, self.review, unclear=unclear)

    @property
    def understood(self) -> tuple[int, int]:
        """Return how many lines of the section are settled, and how many there are."""
        section = self.draft.reading["section"]
        duties = {one.line for one in self.review.duties} | {
            one.line for one in self.review.unread if not one.is_day
        }
        if section:
            span = range(section["first_line"], section["last_line"] + 1)
            lines = {n for n in span if self.draft.lines[n - 1].strip()} | duties
        else:
            lines = duties
        lines.discard(0)
        unclear = {line for one in self.questions for line in one.lines[:1]} & lines
        return len(lines) - len(unclear), len(lines)

    @property
    def question_heading(self) -> str:
        """Return how many places need a person, in words."""
        count = len(self.questions)
        number = NUMBERS[count] if count < len(NUMBERS) else str(count)
        return f"{number} chỗ cần xem trước"

    @property
    def facts(self) -> str:
        """Return the numbers beside the progress."""
        duties = self.review.standing
        limits = sum(duty.rule is not None for duty in duties)
        return f"{len(duties)} nhiệm vụ, {self.unit_count} đơn vị nhận việc, {limits} mốc thời hạn"

    @property
    def unit_count(self) -> int:
        """Return how many units will get work, each member of a group by itself."""
        return len(
            {
                member
                for duty in self.review.standing
                for unit in self.review.units_of(duty)
                for member in self._directory.members(unit, self.today)
            }
        )

    @property
    def missing(self) -> list[str]:
        """Return what the paper lacks; amber, never a stop."""
        header = self.review.header
        return [
            word
            for word, value in (
                ("số", header.code), ("ngày ban hành", header.issued_on), ("người ký", header.signer_name)
            )
            if not value
        ]  # fmt: skip

    @property
    def other_leader(self) -> str:
        """Return who led the body when the paper says that its signer did; amber, never a stop."""
        head = self.review.header
        if head.issued_on is None:
            return ""
        return not_in_office(
            self.draft.body, title=head.signer_title, name=head.signer_name, day=head.issued_on
        )

    @property
    def foreign_issuer(self) -> str:
        """Return who issued the plan if it seems to be another place's; amber, never a stop."""
        return cautions.foreign_issuer(self.review, place=self._directory.commune.place)

    @property
    def cautions(self) -> list[str]:
        """Return what must be seen before the work goes out."""
        commune = self._directory.commune
        return cautions.cautions(self.review, place=commune.place, commune=commune.name, today=self.today)

    @property
    def unclear(self) -> list[tuple[str, int]]:
        """Return which of the six (“6 rõ”) are not clear in how many duties; amber, never a stop."""
        found = Counter(name for duty in self.review.standing for name in self._unclear(duty))
        return [(name, found[name]) for name in clarity.NAMES.values() if found[name]]

    def _unclear(self, duty: Duty) -> list[str]:
        units = bool(self.review.units_of(duty))
        ticks = clarity.of_plan(
            duty.words, has_units=units, has_limit=duty.rule is not None, product=duty.product
        )
        return clarity.missing(ticks)

    @cached_property
    def checked(self) -> notes.Checked:
        """Return what is wrong with the text, and what the reader doubts; amber, never a stop."""
        header = self.review.header
        context = notes.context_of(
            code=header.code,
            issued_on=header.issued_on,
            days=[one.day for one in self.dialogues],
            draft=self.draft.is_written,
        )
        lines = self.draft.lines
        found = notes.checked("\n".join(lines), context, lambda: reading_of(self.draft.reading, lines))
        return replace(found, notes=(*found.notes, *self.grounds))

    @property
    def groups(self) -> list[Group]:
        """Return the duties by their holders, in the order of the text."""
        found: dict[str, list[Duty]] = {}
        notes: dict[str, str] = {}
        for duty in self.review.standing:
            title = self._holders(duty)
            found.setdefault(title, []).append(duty)
            notes[title] = self._group_note(duty)
        return [
            Group(title, notes[title], [self._duty(duty) for duty in duties])
            for title, duties in found.items()
        ]

    @property
    def share_count(self) -> int:
        """Return how many shares will be given out: one for each unit, and dialogue where it hangs on one."""
        return sum(one.shares for group in self.groups for one in group.duties)

    def lines_of(self, duty: Duty) -> list[int]:
        """Return the lines of the text that a duty stands in, those it was put together of too."""
        parts = [find(self.review.duties, number) for number in duty.joins]
        every = [line for part in parts if part for line in self.lines_of(part)] or [duty.line]
        return list(dict.fromkeys(line for line in every if line))

    @property
    def left_out(self) -> list[Duty]:
        """Return the duties that were dropped."""
        hidden = [duty for duty in self.review.duties if duty.dropped and not duty.split]
        return [duty for duty in hidden if duty.joined_in is None]

    def whole_of(self, duty: Duty) -> Duty | None:
        """Return the duty that *duty* was a part of."""
        return find(self.review.duties, duty.split_from) if duty.split_from else None

    @property
    def loose(self) -> list[LooseView]:
        """Return what stands outside the section and is not settled."""
        return [self._loose(one) for one in self.review.loose if not one.used]

    def options(self, question: Question) -> list[Option]:
        """Return the answers that stand on buttons."""
        if question.kind == "name":
            return [Option(str(unit), self._directory.unit_name(unit)) for unit in question.options]
        if question.kind == "rule":
            duty = find(self.review.duties, question.number)
            return [
                Option(str(place), self.limits.with_day(rule, duty))
                for place, rule in enumerate(question.options)
            ]
        return []

    def remembers(self, question: Question) -> bool:
        """Tell whether the name asked about is to be remembered unless the clerk says otherwise."""
        name = find(self.review.names, question.number)
        return question.learns and name_queries.is_spelling(name.printed, self.review.header.place)

    def when(self, one: Dialogue) -> str:
        """Return when a dialogue is held, in words."""
        if one.day:
            return f"{one.day:%d/%m/%Y}" + (f", {one.time}" if one.time else "")
        words = (one.when or {}).get("text")
        return f"{words} (chưa ấn định ngày)" if words else "Chưa ấn định ngày"

    def people(self, one: Dialogue) -> list[str]:
        """Return whom a dialogue is with and who chairs it, as far as the plan says."""
        said = (("Thành phần", one.audience), ("Chủ trì", one.chair))
        return [f"{label}: {words}" for label, words in said if words]

    def unit_names(self, unit_ids: tuple[int, ...]) -> str:
        """Return the names of units, joined."""
        return ", ".join(self._directory.unit_name(unit) for unit in unit_ids)

    def _holders(self, duty: Duty) -> str:
        if duty.unit_ids is not None:
            return self.unit_names(duty.unit_ids) or "Chưa rõ đơn vị"
        parts = []
        for printed in duty.names:
            name = self.review.name(printed)
            if name and name.left_out:
                continue
            parts.append(self.unit_names(name.unit_ids) if name and name.sure else f"“{printed}” (chưa rõ)")
        return ", ".join(dict.fromkeys(parts)) or "Chưa rõ đơn vị"

    def _group_note(self, duty: Duty) -> str:
        groups = [
            f"{self._directory.unit_name(unit)} gồm {len(members)} đơn vị, mỗi đơn vị một phần việc"
            for unit in self.review.units_of(duty)
            if len(members := self._directory.members(unit, self.today)) > 1
        ]
        return "; ".join(groups)

    def _duty(self, duty: Duty) -> DutyView:
        dues = self.limits.dues(duty.rule, duty, per_dialogue=duty.per_dialogue) if duty.rule else []
        words = in_words(duty.rule) if duty.rule else ""
        holders = {
            member
            for unit in self.review.units_of(duty)
            for member in self._directory.members(unit, self.today)
        }
        times = max(1, len(making.ordered(self.review))) if duty.per_dialogue else 1
        pieces = [] if duty.split_from or duty.joins else pieces_of(duty)
        note = f"và {len(dues) - 1} ngày khác" if len(dues) > 1 else ""
        if dues and dues[0].begins:
            note = f"làm từ {short(dues[0].begins)}; {note}" if note else f"làm từ {short(dues[0].begins)}"
        if dues and dues[0].lawful and dues[0].lawful.governs:
            own = f"theo luật; theo kế hoạch là {short(dues[0].lawful.plan_day)}"
            note = f"{own}; {note}" if note else own
        moved = dues[0].moved_from if dues else None
        if moved and moved != dues[0].day and not (dues[0].lawful and dues[0].lawful.governs):
            instead = f"thay cho {short(moved)}, {self._why_off(moved)}"
            note = f"{instead}; {note}" if note else instead
        if duty.rule and not dues:
            on_event = duty.rule.get("anchor") == "event"
            note = "tính khi có ngày đối thoại" if on_event else "chưa tính được ngày"
        return DutyView(
            duty=duty, due_words=words[:1].upper() + words[1:], due_day=dues[0].day if dues else None,
            due_note=note, why=self.limits.why(duty, dues), more=[in_words(one["rule"]) for one in duty.more],
            coordinating=self.unit_names(self.review.coordinators_of(duty)),
            parts=len(pieces), may_split=_composed(pieces), shares=len(holders) * times,
            shared=_shared(len(holders), times), joinable=joining.above(self.review, duty) is not None,
            unclear=clarity.joined(self._unclear(duty)),
        )  # fmt: skip

    def _why_off(self, day: date) -> str:
        return day_off_words(day, current().reason(day))

    def _loose(self, one: Loose) -> LooseView:
        settled = [name for printed in one.names if (name := self.review.alike(printed))]
        named = {*one.unit_ids, *(unit for name in settled for unit in name.unit_ids)}
        fitting = [
            duty
            for duty in self.review.standing
            if duty.rule is None and named and set(self.review.units_of(duty)) == named
        ]
        words = in_words(one.rule) if one.rule else ""
        return LooseView(
            loose=one, due_words=words[:1].upper() + words[1:],
            units=self.unit_names(tuple(sorted(named))) or ", ".join(one.names),
            duty=fitting[0] if one.rule and len(fitting) == 1 else None,
        )  # fmt: skip


def _composed(pieces: Sequence[tuple[str, Any]]) -> str:
    """Return how much one duty holds that may be divided into *pieces*."""
    deeds = len({words for words, _limit in pieces})
    if 1 < deeds < len(pieces):
        return f"Gồm {deeds} việc với {len(pieces)} thời hạn, có thể tách"
    if deeds > 1:
        return f"Gồm {deeds} việc, có thể tách"
    return f"Có {len(pieces)} thời hạn, có thể tách" if len(pieces) > 1 else ""


def _shared(holders: int, times: int) -> str:
    """Return among whom a duty is shared: as many *holders*, for as many dialogues."""
    if holders > 1 and times > 1:
        return f"{holders} đơn vị, {times} cuộc đối thoại: {holders * times} phần việc"
    if times > 1:
        return f"{times} cuộc đối thoại, mỗi cuộc một phần việc"
    return f"{holders} đơn vị, mỗi đơn vị một phần việc" if holders > 1 else ""
