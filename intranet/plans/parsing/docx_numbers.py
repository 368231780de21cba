"""Automatic numbers and bullets of Word: computed as Word prints them."""

from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from intranet.plans.parsing.docx_parts import Parts, W


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the form of its number and the text around it."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    style: str | None = None


@dataclass(slots=True)
class Lists:
    """All lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """Return the number or bullet printed in front of *paragraph*, counting on."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        number, depth = found
        abstract = self.abstract_of.get(number, number)
        level = self.levels.get(number, {}).get(depth) or self.levels.get(abstract, {}).get(depth)
        if level is None or (level.form == "none" and "%" in level.text):
            return ""
        if level.form == "bullet":
            return _bullet(level.text)
        counts = self._counts[abstract]
        self._advance(counts, number, abstract, depth, level)
        text = level.text
        for one in range(depth, -1, -1):
            shown = self.levels.get(number, {}).get(one) or self.levels.get(abstract, {}).get(one) or Level()
            text = text.replace(f"%{one + 1}", _figure(counts.get(one, shown.start), shown.form))
        return text.strip()

    def _advance(self, counts: dict[int, int], number: str, abstract: str, depth: int, level: Level) -> None:
        override = self.starts.get((number, depth))
        if override is not None and (number, depth) not in self._begun:
            counts[depth] = override
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = level.start
        self._begun.add((number, depth))
        for deeper in [one for one in counts if one > depth]:
            shape = self.levels.get(abstract, {}).get(deeper)
            if shape is None or shape.restart != 0:
                del counts[deeper]

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        style_element = properties.find(f"{W}pStyle") if properties is not None else None
        style = style_element.get(f"{W}val") if style_element is not None else "Normal"
        number, depth = self.by_style.get(style or "Normal", (None, 0))
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            if (one := own.find(f"{W}numId")) is not None:
                number = one.get(f"{W}val")
            if (one := own.find(f"{W}ilvl")) is not None:
                depth = int(one.get(f"{W}val") or 0)
        return (number, depth) if number and number != "0" else None


def read_lists(parts: Parts) -> Lists:
    """Return the lists declared in ``numbering.xml`` and the styles that use them."""
    lists = Lists()
    root = parts.tree("word/numbering.xml")
    if root is not None:
        for abstract in root.iter(f"{W}abstractNum"):
            name = "a" + str(abstract.get(f"{W}abstractNumId"))
            lists.levels[name] = {
                int(one.get(f"{W}ilvl") or 0): _level(one) for one in abstract.iter(f"{W}lvl")
            }
        for number in root.iter(f"{W}num"):
            _read_number(lists, number)
    styles = parts.tree("word/styles.xml")
    if styles is not None:
        _read_styles(lists, styles)
    return lists


def _read_number(lists: Lists, number: etree._Element) -> None:
    name = str(number.get(f"{W}numId"))
    link = number.find(f"{W}abstractNumId")
    lists.abstract_of[name] = "a" + str(link.get(f"{W}val")) if link is not None else name
    for override in number.iter(f"{W}lvlOverride"):
        depth = int(override.get(f"{W}ilvl") or 0)
        if (start := override.find(f"{W}startOverride")) is not None:
            lists.starts[name, depth] = int(start.get(f"{W}val") or 1)
        if (level := override.find(f"{W}lvl")) is not None:
            lists.levels.setdefault(name, {})[depth] = _level(level)


def _level(element: etree._Element) -> Level:
    def value(tag: str, default: str) -> str:
        one = element.find(f"{W}{tag}")
        return (one.get(f"{W}val") or "") if one is not None else default

    restart = element.find(f"{W}lvlRestart")
    return Level(
        form=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        start=int(value("start", "1") or 1),
        restart=int(restart.get(f"{W}val") or 0) if restart is not None else None,
    )


def _read_styles(lists: Lists, styles: etree._Element) -> None:
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        name = style.get(f"{W}styleId") or ""
        if (parent := style.find(f"{W}basedOn")) is not None:
            based[name] = parent.get(f"{W}val") or ""
        own = style.find(f"{W}pPr/{W}numPr")
        if own is None:
            continue
        number, depth = own.find(f"{W}numId"), own.find(f"{W}ilvl")
        level = int(depth.get(f"{W}val") or 0) if depth is not None else 0
        if number is not None:
            lists.by_style[name] = (number.get(f"{W}val") or "0", level)
    for name in based:
        seen, above = {name}, based.get(name)
        while name not in lists.by_style and above and above not in seen:
            if above in lists.by_style:
                lists.by_style[name] = lists.by_style[above]
            seen.add(above)
            above = based.get(above)


def _bullet(text: str) -> str:
    letter = text.strip()[:1]
    if not letter or "\ue000" <= letter <= "\uf8ff" or letter in "·•●▪◦":
        return "-"
    return {"–": "-", "—": "-", "o": "+"}.get(letter, text.strip())


def _figure(value: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "none":
        return ""
    return str(value)


def _roman(value: int) -> str:
    found = ""
    for size, letters in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while value >= size:
            found, value = found + letters, value - size
    return found
