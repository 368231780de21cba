"""What the rules look at: the text in its parts, what was read out of it, what is known beside it."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from intranet.plans.checking.held import Span, day_of, held
from intranet.plans.parsing.closing import read_closing
from intranet.plans.parsing.header import Head
from intranet.plans.parsing.outline import Outline, Paragraph
from intranet.plans.parsing.result import Reading
from intranet.plans.parsing.section import is_part_heading
from intranet.plans.parsing.words import key, tidy, without_emphasis
from intranet.settings.catalogue import ANNOUNCE, PUBLISH

_PARTY_ISSUER = re.compile(
    r"^(?:ban (?:thường vụ|chấp hành|xây dựng đảng)\b(?!.*(?:hội|đoàn) )"
    r"|(?:đảng|tỉnh|thành|huyện|quận|thị) ủy\b"
    r"|chi (?:bộ|ủy)\b|văn phòng đảng ủy|đảng bộ\b)"
)
_YOUTH_ISSUER = re.compile(r"\b(?:đoàn (?:tncs|thanh niên)|bch đoàn|tỉnh đoàn|thành đoàn|xã đoàn)\b")


class House(StrEnum):
    """Whose form a plan follows."""

    STATE = "state"
    PARTY = "party"
    FRONT = "front"
    COUNCIL = "council"
    YOUTH = "youth"  # its papers have a form of their own, which nobody here checks


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a plan beside its text; everything may be left out.

    ``code`` and ``issued_on`` are filled in already although the text leaves them blank; ``place`` is the
    place of the commune's papers; ``dialogue_days`` are fixed; ``names`` are those of the directory's units;
    ``notice_days`` and ``result_days`` are what the law asks for on the day of the dialogue. Small points of
    form are told of a ``draft`` only, whose writer can still mend them.
    """

    today: date | None = None
    code: str = ""
    issued_on: date | None = None
    place: str = ""
    dialogue_days: tuple[date, ...] = ()
    names: tuple[str, ...] = ()
    notice_days: int = ANNOUNCE.first[0]
    result_days: int = PUBLISH.first[0]
    draft: bool = False


@dataclass
class Case:
    """One plan under the rules."""

    raw: list[str]
    reading: Reading
    context: Context
    lines: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Divide the text as the reader does."""
        self.lines = [tidy(without_emphasis(line)) for line in self.raw]
        if self.lines and self.lines[0].startswith("# source:"):
            self.lines[0] = ""
        head = Head(self.lines)
        outline = Outline(self.lines, wrapped=self.reading.kind == "pdf")
        self.paragraphs = outline.paragraphs(breaks=frozenset({head.body_line}))
        head.read_preface(self.paragraphs)
        closing = read_closing(self.lines, head.body_line, self.raw)
        self.title_line = head.title_line or 1
        self.foot = closing.first
        self.last = closing.last
        self.preface = [p for p in head.preface if p.first < self.foot]
        start = min(head.first_part, self.foot)
        self.body = [p for p in self.paragraphs if start <= p.first < self.foot]

    @cached_property
    def house(self) -> House:
        """Return whose form the plan follows, by its symbol and by who issues it."""
        code = self.reading.header.code_raw or ""
        issuer = key(self.reading.header.issuer or "")
        if _YOUTH_ISSUER.search(issuer):
            return House.YOUTH
        if re.search(r"mttq|mặt trận", key(code)) or re.search(r"mttq|mặt trận tổ quốc", issuer):
            return House.FRONT
        if re.search(r"-\s*KH\s*/", code) or (_PARTY_ISSUER.match(issuer) and "/KH" not in code):
            return House.PARTY
        if "HĐND" in code or re.match(r"(?:thường trực )?(?:hội đồng nhân dân|hđnd)", issuer):
            return House.COUNCIL
        return House.STATE

    @property
    def is_party(self) -> bool:
        """Tell whether the Party's form applies."""
        return self.house is House.PARTY

    @property
    def follows_decree(self) -> bool:
        """Tell whether NĐ 30/2020 applies; the Front and the Council follow it (its Điều 2)."""
        return self.house in (House.STATE, House.FRONT, House.COUNCIL)

    @cached_property
    def day(self) -> date | None:
        """Return the plan's day, if all of it is known."""
        return self.context.issued_on or day_of(self.reading.header.date)

    @cached_property
    def year(self) -> int | None:
        """Return the plan's year: of its day, else of its title."""
        if self.day:
            return self.day.year
        for source in (self.reading.header.date, self.reading.header.title):
            if found := re.search(r"(?<!\d)20\d{2}(?!\d)", source or ""):
                return int(found.group())
        return None

    @cached_property
    def held(self) -> list[Span]:
        """Return when the dialogues are held, as far as known: first and last possible day."""
        return held(
            self.reading.dialogues, days=self.context.dialogue_days, plan_day=self.day, year=self.year
        )

    @cached_property
    def parts(self) -> list[Paragraph]:
        """Return the headings of the plan's parts."""
        return [p for p in self.body if p.style in ("roman", "upper") and is_part_heading(p)]

    @cached_property
    def in_section(self) -> range:
        """Return the lines of the part that gives units their work."""
        section = self.reading.section
        return range(section.first_line, section.last_line + 1) if section else range(0)

    @cached_property
    def words(self) -> str:
        """Return the key of the whole text, to ask whether something is said anywhere."""
        return key(" ".join(p.printed for p in self.paragraphs))

    def find(self, pattern: re.Pattern[str], *, first: int = 1, last: int | None = None) -> int | None:
        """Return the first line between *first* and *last* whose key fits *pattern*."""
        for number in range(first, (last or len(self.lines)) + 1):
            if number <= len(self.lines) and pattern.search(key(self.lines[number - 1])):
                return number
        return None

    def line_of(self, words: str, *, first: int = 1) -> int | None:
        """Return the line that holds *words*, from line *first* on."""
        low = key(words)
        return next((n for n in range(first, len(self.lines) + 1) if low in key(self.lines[n - 1])), None)
