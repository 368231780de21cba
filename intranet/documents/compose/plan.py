"""Kế hoạch: what is to be done, by whom; its parts come as they were written (NĐ 30/2020, mẫu 1.4)."""

from dataclasses import dataclass, replace

from intranet.documents.compose import addressing
from intranet.documents.compose.words import bare, lowered, sentence, voice
from intranet.documents.paper.blocks import Bases, Block, Heading, Item, Paragraph, Recipient, Table
from intranet.documents.paper.house import House
from intranet.text.numerals import to_letter, to_roman


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a section: a heading of level 2 or 3, an item (with its mark), a paragraph or a row.

    Rows that follow one another are a table, the first of them its head.
    """

    text: str = ""
    sort: str = "paragraph"  # “heading”, “point”, “item”, “paragraph”, “row”
    mark: str = ""  # of an item, “-” if empty; headings without one are numbered in order
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One of the dialogues that the plan orders, as its table has it."""

    place: str = ""
    time: str = ""
    audience: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section with a heading in capitals; its ``meetings`` stand below its entries as a table."""

    title: str = ""
    mark: str = ""  # without one it is numbered in order
    entries: tuple[Entry, ...] = ()
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaper:
    """A plan; ``event`` is what it is about (“Tổ chức Hội nghị …”), ``pursuant`` a “Thực hiện …” sentence.

    ``is_verbatim`` says that it was written elsewhere: nothing is added to its words.
    """

    event: str = ""
    bases: tuple[str, ...] = ()
    pursuant: str = ""
    lead: str = ""
    sections: tuple[Section, ...] = ()
    closing: str = ""
    is_verbatim: bool = False


def subject(content: PlanPaper, house: House) -> str:
    """Return the trích yếu."""
    event = bare(content.event)
    named = event if event.lower().startswith("tổ chức") else f"Tổ chức {event}"
    return lowered(named) if house.style == "party" else named


def blocks(content: PlanPaper, house: House) -> tuple[Block, ...]:
    """Return what the plan says."""
    said = voice(house)
    topic = lowered(subject(content, house))
    drawn: list[Block] = [Bases(content.bases)] if content.bases else []
    if content.is_verbatim:
        return (*drawn, *_verbatim(content))
    begun = f"{bare(content.pursuant)}, " if content.pursuant else ""
    lead = bare(content.lead) or f"{begun}{said.name} xây dựng Kế hoạch {topic} như sau"
    drawn.append(Paragraph(f"{lead}:"))
    for number, section in enumerate(content.sections, 1):
        mark = section.mark or to_roman(number)
        drawn += [Heading(1, bare(section.title).upper(), mark), *_section(section)]
    closing = bare(content.closing) or (
        f"Trên đây là Kế hoạch {topic}. {said.name} yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực "
        f"hiện; đề nghị các cơ quan, tổ chức liên quan phối hợp. Trong quá trình thực hiện, nếu có khó khăn, "
        f"vướng mắc, kịp thời phản ánh về {said.office} để tổng hợp, báo cáo {said.orders} xem xét, "
        "quyết định"
    )
    return (*drawn, Paragraph(closing))


def _verbatim(content: PlanPaper) -> list[Block]:
    """Return the words of a plan that was written elsewhere, with the numbers and marks that it has."""
    drawn: list[Block] = [Paragraph(content.lead)] if content.lead else []
    for section in content.sections:
        if section.title:
            drawn.append(Heading(1, bare(section.title).upper(), section.mark))
        for entry in section.entries:
            if entry.sort == "row":
                _add_row(drawn, entry)
            else:
                drawn.append(_printed(entry))
    return [*drawn, Paragraph(content.closing)] if content.closing else drawn


def _printed(entry: Entry) -> Block:
    match entry.sort:
        case "heading":
            return Heading(2, entry.text, entry.mark)
        case "point":
            return Heading(3, entry.text, entry.mark)
        case "item":
            return Item(entry.text, entry.mark or "-")
        case _:
            return Paragraph(entry.text)


def _add_row(drawn: list[Block], entry: Entry) -> None:
    """Add a row to the table that stands last, or begin one with it as the head: also one that is wider."""
    if drawn and isinstance(drawn[-1], Table) and len(entry.cells) <= len(drawn[-1].columns):
        drawn[-1] = replace(drawn[-1], rows=(*drawn[-1].rows, entry.cells))
    else:
        drawn.append(Table(entry.cells, (), (1.0,) * len(entry.cells)))


def _section(section: Section) -> list[Block]:
    """Return the lines of a section, its headings and points numbered in order."""
    drawn: list[Block] = []
    headings = points = 0
    for entry in section.entries:
        match entry.sort:
            case "heading":
                headings, points = headings + 1, 0
                drawn.append(Heading(2, bare(entry.text), entry.mark or str(headings)))
            case "point":
                points += 1
                mark = entry.mark.rstrip(")") or to_letter(points)
                drawn.append(Item(sentence(entry.text), f"{mark})"))
            case "item":
                drawn.append(Item(sentence(entry.text), entry.mark or "-"))
            case "row":
                _add_row(drawn, entry)
            case _:
                drawn.append(Paragraph(sentence(entry.text)))
    if section.meetings:
        rows = tuple(
            (str(number), bare(one.time), bare(one.place), bare(one.audience), bare(one.topic))
            for number, one in enumerate(section.meetings, 1)
        )
        columns = ("STT", "Thời gian", "Địa điểm", "Thành phần", "Nội dung")
        drawn.append(Table(columns, rows, (1.4, 3.2, 4, 4, 4.5), centred=frozenset({0, 1})))
    return drawn


def recipients(content: PlanPaper, house: House) -> tuple[Recipient, ...]:
    """Return the default Nơi nhận."""
    return (
        *addressing.superiors(house), *addressing.leaders(house), *addressing.front(house),
        *addressing.doers(house), *(addressing.villages(house) if house.style == "state" else ()),
    )  # fmt: skip
