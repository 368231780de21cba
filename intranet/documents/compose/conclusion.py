"""Thông báo kết luận: what the chair concluded, point by point; each point may become a task."""

import re
from dataclasses import dataclass
from datetime import date

from intranet.documents.compose import addressing
from intranet.documents.compose.words import (
    bare,
    brief,
    by_day,
    day_words,
    inside,
    joined,
    lowered,
    on_day,
    or_room,
    raised,
    says_day,
    says_unit,
    sentence,
    told,
    voice,
)  # fmt: skip
from intranet.documents.paper.blocks import Block, Heading, Item, Paragraph, Recipient
from intranet.documents.paper.house import House, Style
from intranet.text.fold import fold
from intranet.text.numerals import to_roman

_ASSESSED, _ANSWERED = "ĐÁNH GIÁ CHUNG", "NỘI DUNG ĐÃ TRẢ LỜI TẠI HỘI NGHỊ"
_GIVES = r"\b(?:giao|de nghi|yeu cau|phan cong)\b"
_GIVEN, _BEYOND, _FOLLOWED = "GIAO NHIỆM VỤ", "NỘI DUNG VƯỢT THẨM QUYỀN", "THEO DÕI, BÁO CÁO"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing concluded. Unit, day and product are added to the sentence where it does not say them."""

    text: str = ""
    unit: str = ""
    coordinating: tuple[str, ...] = ()
    due: date | None = None
    within: int | None = None  # working days from the issue, where no day is named
    product: str = ""
    is_request: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What was concluded at *event*; ``office`` concluded it, ``chair`` is the chair as printed.

    With none of assessed, answered, beyond and follow_up the points stand alone, without headings.
    """

    event: str = ""
    day: date | None = None
    place: str = ""
    chair: str = ""
    office: str = ""
    co_chair: str = ""
    audience: str = ""
    attendance: int | None = None
    opinions: int | None = None
    assessment: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    beyond: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    closing: str = ""


def subject(content: Conclusion, house: House) -> str:
    """Return the trích yếu."""
    named = f"ết luận của {_office(content, house)} tại {on_day(content.event, content.day)}"
    return f"k{named}" if house.style is Style.PARTY else f"K{named}"


def _office(content: Conclusion, house: House) -> str:
    said = voice(house)
    if content.office:
        return bare(content.office)
    return f"đồng chí {said.leader}" if house.style is Style.PARTY else said.leader


def blocks(content: Conclusion, house: House) -> tuple[Block, ...]:
    """Return what the notice says."""
    said, office = voice(house), _office(content, house)
    reports = "Sau khi nghe ý kiến của Nhân dân và báo cáo, giải trình của các cơ quan, đơn vị"
    drawn: list[Block] = [
        Paragraph(_context(content, office)),
        Paragraph(f"{reports}, {office} kết luận như sau:"),
    ]
    points = [Item(point_text(point), f"{number}.") for number, point in enumerate(content.points, 1)]
    parts = [
        (_ASSESSED, _paragraphs(content.assessment)),
        (_ANSWERED, _paragraphs(content.answered)),
        (_GIVEN, points),
        (_BEYOND, _paragraphs(content.beyond)),
        (_FOLLOWED, _paragraphs(content.follow_up)),
    ]
    kept = [(title, inner) for title, inner in parts if inner]
    headed = len(kept) > 1
    for number, (title, inner) in enumerate(kept, 1):
        drawn += [Heading(1, title, to_roman(number))] if headed else []
        drawn += inner
    closing = bare(content.closing) or (
        f"{said.name} thông báo kết luận của {office} để các cơ quan, đơn vị biết, thực hiện"
    )
    return (*drawn, Paragraph(closing))


def _context(content: Conclusion, office: str) -> str:
    """Return when, where and with whom it was held."""
    chair = bare(content.chair) or office
    event = brief(content.event).replace("Hội nghị", "hội nghị", 1)
    text = f"{raised(day_words(content.day))}, tại {or_room(content.place)}, {chair} chủ trì {event}"
    if content.co_chair:
        text += f"; đồng chủ trì có {bare(content.co_chair)}"
    who = f", gồm {bare(lowered(content.audience))}" if content.audience else ""
    spoken = told(content.opinions, "lượt ý kiến phát biểu")
    return f"{text}. Dự hội nghị có {told(content.attendance, 'người')}{who}; có {spoken}."


def point_text(point: Point) -> str:
    """Return a point as printed, with the unit, the day and the product that its sentence leaves out."""
    text = bare(point.text)
    added = []
    if point.unit and not names_doer(text, point.unit):
        verb = "đề nghị" if point.is_request else "giao"
        added.append(f"{verb} {inside(point.unit)} chủ trì{_along(point, text)} thực hiện")
    elif missing := _along(point, text):
        added.append(missing.removeprefix(", "))
    if point.due and not says_day(text, point.due):
        added.append(f"hoàn thành {by_day(point.due)}")
    elif point.within and not point.due:
        added.append(f"hoàn thành trong {point.within:02d} ngày làm việc kể từ ngày ban hành thông báo này")
    if point.product and not says_unit(text, point.product):
        added.append(f"sản phẩm: {lowered(bare(point.product))}")
    return sentence("; ".join((text, ", ".join(added[:2]), *added[2:])) if added else text)


def _along(point: Point, text: str) -> str:
    others = [inside(unit) for unit in point.coordinating if not _names_helper(text, unit)]
    return f", phối hợp với {joined(others)}" if others else ""


def names_doer(text: str, unit: str) -> bool:
    """Tell whether *text* gives the work to *unit*; a village named only as the place does nothing yet."""
    spoken, name = fold(text), fold(unit)
    return spoken.startswith(name) or bool(re.search(rf"{_GIVES}[^.;]{{0,120}}\b{re.escape(name)}\b", spoken))


def _names_helper(text: str, unit: str) -> bool:
    spoken, name = fold(text), re.escape(fold(unit))
    return bool(re.search(rf"\bphoi hop\b[^.;]*\b{name}\b|\b{name}\b[^.;]*\bphoi hop\b", spoken))


def _paragraphs(texts: tuple[str, ...]) -> list[Block]:
    """Return paragraphs; several are numbered, as the points are."""
    plain = [sentence(text) for text in texts if bare(text)]
    if len(plain) == 1:
        return [Paragraph(plain[0])]
    return [Item(text, f"{number}.") for number, text in enumerate(plain, 1)]


def recipients(content: Conclusion, house: House) -> tuple[Recipient, ...]:
    """Return the default Nơi nhận."""
    return (
        *addressing.superiors(house), *addressing.leaders(house), *addressing.front(house),
        *addressing.doers(house), *(addressing.villages(house) if house.style == "state" else ()),
    )  # fmt: skip
