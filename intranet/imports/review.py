"""What the clerk settles between a reading and a plan: plain values, kept as JSON with the draft.

Nothing here knows a database or a page. ``building`` makes a review out of a reading, ``changes``
make a new review out of an old one, ``questions`` says what is still undecided.
"""

import re
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from intranet.dialogues.naming import called
from intranet.text.fold import fold_words

Rule = dict[str, Any]
LONGEST_NAME = 14  # words; “Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh phường …” has as many


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the plan's page will say about the paper itself."""

    subject: str
    code: str = ""
    issued_on: date | None = None
    issuer: str = ""
    place: str = ""
    signer_name: str = ""
    signer_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """One dialogue that the plan orders; ``in_villages`` makes one of it for every village."""

    number: int
    label: str = ""
    when: Rule | None = None
    day: date | None = None
    time: str = ""
    place: str = ""
    audience: str = ""
    chair: str = ""
    topic: str = ""
    in_villages: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A unit as the plan prints it, and the units that it means here.

    ``sure`` once the directory or a person has said so; ``left_out`` when it means no unit of ours;
    ``remember`` keeps it as another name of the unit when the plan is confirmed.
    """

    number: int
    printed: str
    unit_ids: tuple[int, ...] = ()
    sure: bool = False
    left_out: bool = False
    remember: bool = False
    candidates: tuple[int, ...] = ()

    @property
    def is_clause(self) -> bool:
        """Tell whether it is too long for a name: remembered, it would only clutter the directory."""
        return len(self.printed.split()) > LONGEST_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty paragraph. Its holders are its names' units, unless ``unit_ids`` says otherwise.

    ``doubt`` are the words of a time limit that could be meant in another way, until somebody has said;
    ``more`` are further limits of the same words, each ``{"rule": …, "words": …}``;
    ``split_from`` is the duty that this one was a part of; ``joins`` are those that it puts together, each
    of which is ``joined_in`` it meanwhile.
    """

    number: int
    line: int
    words: str
    title: str
    place: str = ""
    heading: str = ""
    heading_line: int = 0
    manner: str = "order"
    names: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    unit_ids: tuple[int, ...] | None = None
    coordinating_ids: tuple[int, ...] | None = None
    rule: Rule | None = None
    rule_words: str = ""
    more: tuple[dict[str, Any], ...] = ()
    doubt: str = ""
    per_dialogue: bool = False
    product: str = ""
    dropped: bool = False
    split: bool = False
    split_from: int | None = None
    joins: tuple[int, ...] = ()
    joined_in: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """Work or a time limit that stands outside the section; ``used`` says what was made of it."""

    number: int
    line: int
    text: str
    names: tuple[str, ...] = ()
    unit_ids: tuple[int, ...] = ()  # those of its names that are sure
    coordinating: tuple[str, ...] = ()
    manner: str = "order"
    rule: Rule | None = None
    rule_words: str = ""
    doubt: str = ""
    place: str = ""
    used: str = ""  # "", "duty", "attached", "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A line of the section that gives nobody work; ``kept`` once somebody has agreed.

    ``is_day``: a line that names a day of which no dialogue was made; ``is_limit``: one outside the section
    with words of time that were not understood.
    """

    line: int
    text: str
    kept: bool = False
    is_day: bool = False
    is_limit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Which item of the amended plan a duty is, as the clerk said; None: a new one."""

    duty: int
    item: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amends:
    """The plan that this one amends, and ``why`` we think so: ``number``, ``text``, ``named`` or ``said``.

    ``is_partial``: only some points are amended, what is not repeated stays in force. ``stays`` are the
    dialogues of the plan that are held though this one does not name them.
    """

    plan_id: int
    why: str
    is_partial: bool = False
    matches: tuple[Match, ...] = ()
    stays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that the clerk may settle."""

    header: Header
    dialogues: tuple[Dialogue, ...] = ()
    names: tuple[Name, ...] = ()
    duties: tuple[Duty, ...] = ()
    loose: tuple[Loose, ...] = ()
    unread: tuple[Unread, ...] = ()
    amends: Amends | None = None
    like: int | None = None  # a plan so much alike that one asks whether this amends it; no answer: it is new

    def name(self, printed: str) -> Name | None:
        """Return what is known of a printed name."""
        return next((name for name in self.names if name.printed == printed), None)

    def alike(self, printed: str) -> Name | None:
        """Return what is known of a name that differs from *printed* by case and punctuation at most."""
        words = fold_words(printed)
        return next((name for name in self.names if fold_words(name.printed) == words), None)

    def units_of(self, duty: Duty) -> tuple[int, ...]:
        """Return who holds *duty*, units and groups, each once."""
        return self._units(duty.unit_ids, duty.names)

    def coordinators_of(self, duty: Duty) -> tuple[int, ...]:
        """Return who coordinates on *duty*, without those who hold it."""
        holders = self.units_of(duty)
        found = self._units(duty.coordinating_ids, duty.coordinating)
        return tuple(unit for unit in found if unit not in holders)

    def _units(self, chosen: tuple[int, ...] | None, printed: tuple[str, ...]) -> tuple[int, ...]:
        if chosen is not None:
            return chosen
        named = (self.name(one) for one in printed)
        return tuple(dict.fromkeys(unit for name in named if name and name.sure for unit in name.unit_ids))

    @property
    def standing(self) -> tuple[Duty, ...]:
        """Return the duties that will become tasks."""
        return tuple(
            duty for duty in self.duties if not duty.dropped and not duty.split and duty.joined_in is None
        )

    @property
    def addable(self) -> tuple[Loose, ...]:
        """Return the work of named units outside the section of which nothing has been made."""
        return tuple(one for one in self.loose if one.names and not one.used)

    @property
    def held(self) -> tuple[Dialogue, ...]:
        """Return the dialogues that will be held."""
        return tuple(one for one in self.dialogues if not one.dropped)

    @property
    def year(self) -> int | None:
        """Return the year that the plan is for: that in its subject, of its day, or of its dialogues."""
        named = re.findall(r"(?<!\d)20\d{2}(?!\d)", self.header.subject)
        days = [self.header.issued_on, *(one.day for one in self.held)]
        return int(named[-1]) if named else next((day.year for day in days if day), None)

    def title_of(self, one: Dialogue) -> str:
        """Return what a dialogue is called; those without a name of their own by their order."""
        name = one.dropped, one.label, one.topic
        alike = [other for other in self.dialogues if (other.dropped, other.label, other.topic) == name]
        turn = f"lần {alike.index(one) + 1}" if len(alike) > 1 else ""
        if not one.label:
            return called(f"{turn and f' {turn}'} về {one.topic}" if one.topic else f" {turn}".rstrip())
        named = f"{one.label}, {turn}" if turn else one.label
        return f"{named}: {one.topic}" if one.topic else named

    def called(self, name: str) -> str:
        """Return how lists call the reading: what the plan is about, else the *name* of its file."""
        return self.header.subject[:200] or name

    @property
    def next_number(self) -> int:
        """Return a number that no duty bears yet."""
        return max((duty.number for duty in self.duties), default=0) + 1


def as_json(review: Review) -> dict[str, Any]:
    """Return *review* as it is kept."""
    kept = asdict(review)
    kept["header"]["issued_on"] = _iso(review.header.issued_on)
    for made, dialogue in zip(kept["dialogues"], review.dialogues, strict=True):
        made["day"] = _iso(dialogue.day)
    return kept


def from_json(kept: dict[str, Any]) -> Review:
    """Return the review that :func:`as_json` kept."""
    return Review(
        header=Header(**{**kept["header"], "issued_on": _day(kept["header"]["issued_on"])}),
        dialogues=tuple(Dialogue(**{**one, "day": _day(one["day"])}) for one in kept["dialogues"]),
        names=tuple(Name(**_tuples(one)) for one in kept["names"]),
        duties=tuple(Duty(**_tuples(one)) for one in kept["duties"]),
        loose=tuple(Loose(**_tuples(one)) for one in kept["loose"]),
        unread=tuple(Unread(**one) for one in kept["unread"]),
        amends=_amends(kept.get("amends")),
        like=kept.get("like"),
    )


def _amends(kept: dict[str, Any] | None) -> Amends | None:
    if kept is None:
        return None
    return Amends(**{**_tuples(kept), "matches": tuple(Match(**one) for one in kept["matches"])})


def turn_of(label: str) -> str:
    """Return a dialogue's name as it goes on behind “Đối thoại”: “Cuộc thứ nhất” is “lần thứ nhất”."""
    label = re.sub(r"^(?:cuộc\s+)?đối thoại\s+(?=\S)", "", label.strip(), flags=re.IGNORECASE)
    return re.sub(r"^(?:cuộc|buổi|đợt|lần)\s+(?:số\s+)?(?=thứ|\d)", "lần ", label, flags=re.IGNORECASE)


def find(things: tuple[Any, ...], number: int) -> Any:
    """Return the thing with this number, or None."""
    return next((one for one in things if one.number == number), None)


def put(things: tuple[Any, ...], number: int, **values: Any) -> tuple[Any, ...]:
    """Return *things* with some values of one of them changed."""
    return tuple(replace(one, **values) if one.number == number else one for one in things)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _tuples(one: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in one.items()}
