"""What is printed, line by line: a paper with its punctuation, its number and its date settled.

``lay`` decides everything about the words; ``docx``, ``html`` and ``lines`` only draw what it says, so the
Word file, the preview and the plain text of a paper cannot differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from intranet.documents.paper import marks
from intranet.documents.paper.blocks import (
    Addressees,
    Appendix,
    Bases,
    Block,
    Heading,
    Item,
    Paper,
    Paragraph,
    Signature,
    Table,
)
from intranet.documents.paper.form import LEFT_COLUMN, Form, form_of
from intranet.documents.paper.house import House, Style, Tone
from intranet.documents.paper.metrics import balance
from intranet.text.dates import in_words, undated

DRAFT = "DỰ THẢO"
TO = "Nơi nhận:"
DEAR = "Kính gửi:"
_ROOM = " " * 6  # where the number is written in by hand
_GAP = 3.0  # mm between the body's name and the motto
_KEEP_CAPITAL = {"Đảng", "Nhân", "Nhà", "Luật", "Quốc"}  # begin names that a small letter would spoil
_VERBS = {"Dự", "Mời", "Họp", "Giao", "Gửi", "Về"}  # begin no name even before a capital


class Role(StrEnum):
    """What a line of the body is."""

    BASIS = "basis"
    DEAR = "dear"  # “Kính gửi: one name”, or “Kính gửi:” alone
    DEAR_ITEM = "dear-item"
    TEXT = "text"
    PART = "part"  # I. IN HOA
    CLAUSE = "clause"  # 1. Bold
    POINT = "point"  # a) plain
    ITEM = "item"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the body as printed; ``lead`` stands bold before the text."""

    role: Role
    text: str
    lead: str = ""
    centred: bool = False
    italic: bool = False

    @property
    def whole(self) -> str:
        """Return everything that the line says."""
        return f"{self.lead} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed; a cell may hold several lines, divided by line ends."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]  # of the text width, together 1
    centred: frozenset[int]


@dataclass(frozen=True, slots=True)
class Annex:
    """A phụ lục as printed."""

    label: str
    title: str
    belongs: str
    body: tuple[Line | Grid, ...]
    landscape: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole paper as printed, from the top of its first page to the end of its last annex."""

    form: Form
    is_draft: bool
    parents: tuple[str, ...]
    names: tuple[str, ...]
    number: str
    about: str
    date: str
    title: str
    subject: str
    body: tuple[Line | Grid, ...]
    signatures: tuple[Signature, ...]
    to: tuple[str, ...]
    annexes: tuple[Annex, ...]
    name: str  # of the file's properties: kind and subject
    author: str

    @property
    def is_shared(self) -> bool:
        """Tell whether two or more sign side by side, with Nơi nhận below them."""
        return len(self.signatures) > 1


def lay(paper: Paper) -> Sheet:
    """Return *paper* with every word of it settled."""
    house, form, say = paper.house, form_of(paper.house), _Voice(paper.house)
    main = [block for block in paper.blocks if not isinstance(block, Appendix)]
    annexes = [block for block in paper.blocks if isinstance(block, Appendix)]
    subject, letter = say(paper.subject), paper.kind.is_letter
    return Sheet(
        form=form,
        is_draft=paper.is_draft,
        parents=_broken(house.parents, form.name, bold=False),
        names=_broken(house.names, form.name, bold=True),
        number=_number(paper),
        about=_about(subject, house) if letter else "",
        date=f"{marks.tidy(house.place)}, {day_words(paper.day, paper.month)}" if paper.dated else "",
        title=paper.title,
        subject="" if letter else _lowered(subject) if house.style is Style.PARTY else subject,
        body=tuple(_ended(_drawn(main, say), house)),
        signatures=tuple(
            Signature(say(sign.office), marks.tidy(sign.name), tuple(map(say, sign.authority)))
            for sign in paper.signatures
        ),
        to=tuple(
            marks.unparted(line, form.to, LEFT_COLUMN)
            for line in marks.recipients(
                [(say(to.name), say(to.purpose)) for to in paper.recipients], say(paper.filed)
            )
        ),
        annexes=tuple(_annex(annex, say) for annex in annexes),
        name=_name(paper, subject),
        author=marks.tidy(house.in_full) or house.body.label,
    )


class _Voice:
    """Writes a text as the house does: tidied, with its tone marks."""

    def __init__(self, house: House) -> None:
        self.house = house

    def __call__(self, text: str) -> str:
        return marks.respell(marks.tidy(text), self.house.tone)

    def several(self, text: str) -> list[str]:
        """Return the lines of a text that may have several."""
        return [marks.respell(line, self.house.tone) for line in marks.paragraphs(text)]


def spoken(text: str, tone: Tone) -> str:
    """Return a value as it would stand in a paper of this tone, had it been in a block."""
    return marks.respell(marks.tidy(text), tone)


def day_words(day: date | None, month: tuple[int, int] | None) -> str:
    """Return the day of the head: known, or with room for what is not; a *month* of (year, 0) is blank."""
    if day is not None:
        return in_words(day)
    if month is not None and month[1] == 0:
        return f"ngày{_ROOM}tháng{_ROOM}năm {month[0]}"
    if month is not None:
        return undated(month[1], month[0])
    return f"ngày{_ROOM}tháng{_ROOM}năm{_ROOM}".rstrip()


def _number(paper: Paper) -> str:
    """Return “Số: 05/KH-UBND” or “Số 05-KH/ĐU”, with room for the number while there is none."""
    if not paper.symbol:
        return ""
    symbol = marks.tidy(paper.symbol)
    word = "Số" if paper.house.style is Style.PARTY else "Số:"
    if paper.number is None:
        return f"{word}{_ROOM}{symbol}"
    return f"{word} {paper.number:02d}{symbol}"


def _broken(lines: Iterable[str], size: float, *, bold: bool) -> tuple[str, ...]:
    """Return the lines of the letterhead, those too long for the column broken well."""
    room = LEFT_COLUMN - _GAP
    return tuple(part for line in lines for part in balance(marks.tidy(line), room, size, bold=bold))


def _about(subject: str, house: House) -> str:
    """Return what stands under the number of a letter."""
    plain = subject.removeprefix("V/v ").removeprefix("về việc ")
    return f"về việc {plain}" if house.style is Style.PARTY else f"V/v {plain}"


def _lowered(subject: str) -> str:
    """Return a trích yếu beginning with a small letter, as within a sentence, unless with a name."""
    words = subject.split(" ", 2)
    before_capital = len(words) > 1 and words[1][:1].isupper() and words[0] not in _VERBS
    if not subject or words[0] in _KEEP_CAPITAL or words[0].isupper() or before_capital:
        return subject
    return subject[0].lower() + subject[1:]


def _name(paper: Paper, subject: str) -> str:
    """Return what the file's properties call the paper: “Kế hoạch tổ chức …”, “Công văn về việc …”."""
    if not paper.kind.is_letter:
        return f"{paper.named.capitalize() or paper.kind.label} {_lowered(subject)}".strip()
    return f"Công văn về việc {_lowered(subject)}"


def _drawn(blocks: list[Block], say: _Voice) -> list[Line | Grid]:
    """Return the lines and tables that the blocks become."""
    drawn: list[Line | Grid] = []
    for place, block in enumerate(blocks):
        match block:
            case Bases(lines):
                follows = place + 1 < len(blocks) and isinstance(blocks[place + 1], Paragraph)
                texts = marks.bases(tuple(map(say, lines)), say.house, before_sentence=follows)
                drawn += [Line(Role.BASIS, text) for text in texts]
            case Addressees(names):
                drawn += _dear(marks.addressees([say(name) for name in names]))
            case Paragraph(text, lead, centred, italic):
                first, *more = say.several(text)
                drawn.append(Line(Role.TEXT, first, say(lead), centred, italic))
                drawn += [Line(Role.TEXT, line, "", centred, italic) for line in more]
            case Heading():
                drawn.append(_heading(block, say))
            case Item(text, mark):
                first, *more = say.several(text)
                drawn.append(Line(Role.ITEM, f"{say(mark)} {first}".strip()))
                drawn += [Line(Role.ITEM, line) for line in more]
            case Table():
                if block.caption:
                    drawn.append(Line(Role.CAPTION, say(block.caption)))
                drawn.append(_grid(block, say))
    return drawn


def _dear(names: list[str]) -> list[Line]:
    """Return Kính gửi: one name stays on its line, several follow each on its own."""
    if len(names) == 1:
        return [Line(Role.DEAR, f"{DEAR} {names[0]}")]
    return [Line(Role.DEAR, DEAR), *(Line(Role.DEAR_ITEM, name) for name in names)]


def _heading(heading: Heading, say: _Voice) -> Line:
    """Return a heading with the stop after its mark that the house uses, and none at its end."""
    text, mark = marks.bare(say(heading.text)), say(heading.mark)
    if heading.level == 1:
        stop = "" if not mark or mark[-1] in ".-)" else say.house.heading_mark
        return Line(Role.PART, f"{mark}{stop} {text.upper()}".strip())
    stop = "" if not mark or mark[-1] in ".-)" else "." if heading.level == 2 else ")"
    return Line(Role.CLAUSE if heading.level == 2 else Role.POINT, f"{mark}{stop} {text}".strip())


def _grid(table: Table, say: _Voice) -> Grid:
    """Return a table with its cells tidied, every row as long as the head."""
    count = len(table.columns)
    widths = table.widths if len(table.widths) == count and sum(table.widths) > 0 else (1.0,) * count
    if any(len(row) > count for row in table.rows):
        raise ValueError("A row of the table has more cells than its head.")
    rows = tuple(
        tuple("\n".join(say.several(cell)) for cell in (*row, *("",) * (count - len(row))))
        for row in table.rows
    )
    shares = tuple(part / sum(widths) for part in widths)
    return Grid(tuple(map(say, table.columns)), rows, shares, table.centred)


def _annex(annex: Appendix, say: _Voice) -> Annex:
    """Return an appendix with its label and the line that ties it to the paper."""
    belongs = _ROOM.join(map(say, annex.belongs.split(_ROOM)))
    if belongs and not belongs.startswith("("):
        belongs = f"({belongs})"
    label = f"Phụ lục {annex.number}".strip()
    return Annex(
        label, say(annex.title).upper(), belongs, tuple(_drawn(list(annex.blocks), say)), annex.landscape
    )


def _ended(body: list[Line | Grid], house: House) -> list[Line | Grid]:
    """Return the body with the end mark after its last sentence; a table at the end gets one below it."""
    if not body:
        return body
    last = body[-1]
    if isinstance(last, Grid):
        return [*body, Line(Role.TEXT, house.end_mark)] if house.end_mark != "." else body
    if not last.text and last.lead:
        return [*body[:-1], replace(last, lead=marks.ended(last.lead, house))]
    return [*body[:-1], replace(last, text=marks.ended(last.text, house))]
