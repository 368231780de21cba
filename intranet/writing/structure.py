"""What a text says so far, as the panel beside it shows it: parts, dialogues, duties by unit, findings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from intranet.access.actor import Body
from intranet.calendar.rules import in_words
from intranet.errors import Refused
from intranet.imports.building import build, is_of_party
from intranet.imports.name_queries import resolver
from intranet.imports.review import Dialogue, Duty, Review
from intranet.org.directory import directory
from intranet.plans import notes, parsing
from intranet.plans.checking import Context, Note
from intranet.plans.paper import headings_of
from intranet.text.fold import fold_words

# The eight parts that a plan has (B1), and how the headings of most of them are worded.
PARTS = (
    ("Căn cứ", None),
    ("Mục đích", r"\bmuc dich\b"),
    ("Nội dung", r"\bnoi dung\b"),
    ("Hình thức", r"\bhinh thuc\b"),
    ("Thành phần", r"\b(?:thanh phan|doi tuong)\b"),
    ("Trình tự", r"\b(?:trinh tu|chuong trinh|cac buoc|tien trinh)\b"),
    ("Tổ chức thực hiện", None),
    ("Nơi nhận", None),
)
# What a plan gets when it is issued; while it is written nobody misses it.
TO_COME = frozenset({
    "code_missing", "date_incomplete", "number_blank", "date_blank", "number_missing", "date_missing",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of the panel, what to do about them, and the line that they are about; 0 for none."""

    words: str
    line: int = 0
    is_there: bool = True
    mend: str = ""


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty with its time limit in words."""

    duty: Duty
    due: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A unit as printed and as the directory knows it, with its duties."""

    printed: str
    unit: str
    duties: tuple[DutyLine, ...]


class Structure:
    """The structure of *text*, a plan of *body*; ``problem`` says why it cannot be read at all.

    *grounds* are the notes on the texts that it rests on.
    """

    def __init__(self, body: Body, text: str, grounds: Sequence[Note] = ()):
        self.body, self.problem = body, ""
        self.parts: list[Spot] = []
        self.headings: list[Spot] = []
        self.dialogues: list[Spot] = []
        self.holders: list[Holder] = []
        self.findings: list[Spot] = []
        try:
            self._read(text)
            known = [Spot(one.message, one.line or 0, mend=one.mend) for one in grounds]
            self.findings = sorted([*self.findings, *known], key=lambda one: one.line)
        except Refused as refusal:
            self.problem = refusal.message

    @property
    def facts(self) -> str:
        """Return the numbers at the head of the panel."""
        duties = [one for holder in self.holders for one in holder.duties]
        limits = sum(bool(one.due) for one in duties)
        return f"{len(duties)} nhiệm vụ, {len(self.holders)} đơn vị, {limits} thời hạn"

    def _read(self, text: str) -> None:
        reading = parsing.read_text(text)
        found = reading.as_json()
        review = build(found, lines=reading.lines, resolve=resolver(found["place"] or ""))
        spots = headings_of(text)
        self.headings = [Spot(title, line) for line, title, level in spots if level == 1]
        self.parts = list(_parts(found, reading.lines, [(line, title) for line, title, _ in spots]))
        self.dialogues = [Spot(_dialogue(one)) for one in review.dialogues]
        self.holders = _holders(review)
        self.findings = findings_of(self.body, reading, review)


def findings_of(body: Body, reading: parsing.Reading, review: Review) -> list[Spot]:
    """Return what a person should look at in a text, with its lines."""
    found = reading.as_json()
    said = notes.checked("\n".join(reading.lines), _context(review), lambda: reading)
    spots = [
        Spot(one.message, one.line or 0, mend=one.mend) for one in said.notes if one.code not in TO_COME
    ]
    spots += [Spot(one.message, one.line or 0) for one in said.doubts if one.code not in TO_COME]
    of_party = is_of_party(found)
    if of_party is not None and of_party != (body is Body.PARTY):
        whose = "Đảng" if of_party else "Nhà nước"
        spots.insert(0, Spot(f"Số, ký hiệu hoặc tên cơ quan theo thể thức văn bản của {whose}."))
    printed = {duty.heading_line: name for duty in reversed(review.duties) for name in duty.names}
    for name in review.names:
        if not name.sure:
            line = next((line for line, one in printed.items() if one == name.printed), 0)
            spots.append(Spot(f"Chưa rõ “{name.printed}” là đơn vị nào; khi soát sẽ chọn.", line))
    without = [duty for duty in review.duties if duty.rule is None]
    if without and len(without) < len(review.duties):  # that none has a limit is told above
        spots.append(Spot(f"{len(without)} nhiệm vụ chưa ghi thời hạn.", without[0].line))
    return sorted(spots, key=lambda one: one.line)


def _context(review: Review) -> Context:
    days = [one.day for one in review.dialogues]
    return notes.context_of(code=review.header.code, issued_on=review.header.issued_on, days=days, draft=True)


def _parts(found: dict[str, Any], lines: list[str], headings: list[tuple[int, str]]) -> Any:
    """Give the eight parts, those that are missing too."""
    for name, pattern in PARTS:
        if pattern is None:
            line, there = _fixed(name, found, lines)
        else:
            line = next((line for line, title in headings if re.search(pattern, fold_words(title))), 0)
            there = line > 0
        yield Spot(name, line, there)


def _fixed(name: str, found: dict[str, Any], lines: list[str]) -> tuple[int, bool]:
    """Return where a part stands that the reader knows by itself."""
    if name == "Tổ chức thực hiện":
        section = found["section"]
        return (section["first_line"], True) if section else (0, False)
    there = found["legal_bases"] if name == "Căn cứ" else found["recipients"]
    wanted = fold_words(name)
    line = next((n for n, one in enumerate(lines, 1) if fold_words(one).startswith(wanted)), 0)
    return line, bool(there)


def _dialogue(one: Dialogue) -> str:
    when = (one.day and f"{one.day:%d/%m/%Y}") or (one.when or {}).get("text") or "chưa ấn định ngày"
    label = "" if fold_words(when) in fold_words(one.label) else one.label
    parts = (label, when, one.time, one.place)
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def _holders(review: Review) -> list[Holder]:
    """Return the duties by the units as printed, in the order of the text."""
    found: dict[tuple[str, ...], list[Duty]] = {}
    for duty in review.standing:
        found.setdefault(duty.names, []).append(duty)
    return [
        Holder(
            ", ".join(names) or "Chưa rõ đơn vị", _units(review, names), tuple(_line(duty) for duty in duties)
        )
        for names, duties in found.items()
    ]


def _units(review: Review, names: tuple[str, ...]) -> str:
    """Return what the directory calls the units, where that differs from what is printed."""
    known = directory()
    units = [unit for one in names if (name := review.name(one)) and name.sure for unit in name.unit_ids]
    called = ", ".join(dict.fromkeys(known.unit_name(unit) for unit in units))
    return "" if fold_words(called) == fold_words(", ".join(names)) else called


def _line(duty: Duty) -> DutyLine:
    words = in_words(duty.rule) if duty.rule else ""
    return DutyLine(duty, words[:1].upper() + words[1:])
