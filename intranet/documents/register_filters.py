"""Which book of the register is open, and what it is narrowed to, as it stands in the address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from intranet import clock
from intranet.access.actor import Body
from intranet.documents import numbering
from intranet.documents.types import types_of
from intranet.errors import Refused
from intranet.text.fold import fold_words
from intranet.workflow.states import Named

SLUGS = {Body.STATE: "ubnd", Body.PARTY: "dang-uy", Body.COUNCIL: "hdnd", Body.FRONT: "mttq"}
_BODIES = {slug: body for body, slug in SLUGS.items()}
TABS = {Body.STATE: "UBND", Body.PARTY: "Đảng ủy", Body.COUNCIL: "HĐND", Body.FRONT: "Mặt trận"}
_KNOWN = ("so", "ky", "q", "loai", "tinh-trang", "sau", "truoc")
_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{4})?")
_PLACES = ("sau", "truoc")


class Mark(Named):
    """What became of the numbers that are wanted."""

    USED = "da-ban-hanh", "Đã ban hành"
    HELD = "giu-so", "Đang giữ"
    VOID = "huy-so", "Đã hủy"
    NO_SCAN = "chua-co-scan", "Chưa có bản scan"


@dataclass(frozen=True, slots=True)
class Book:
    """The register of one body for one year or term."""

    body: Body
    period: str

    @property
    def span(self) -> str:
        """Return the time that it is kept for: “năm 2026”, “nhiệm kỳ 2025-2030”."""
        if not self.period:
            return "chưa mở"
        return f"nhiệm kỳ {self.period}" if self.body is Body.PARTY else f"năm {self.period}"

    @property
    def slug(self) -> str:
        """Return what the address calls its body."""
        return SLUGS[self.body]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One narrowing of a book."""

    book: Book
    words: str = ""
    type: str = ""
    mark: Mark | None = None
    after: int | None = None
    before: int | None = None
    chosen: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def whole(self) -> "Wanted":
        """Return the same from its beginning."""
        return replace(self, after=None, before=None)

    def without(self, *names: str) -> dict[str, str]:
        """Return the address's arguments without some, and without the place in the list."""
        return {key: value for key, value in self.chosen.items() if key not in (*names, *_PLACES)}


def current_book(body: Body) -> Book:
    """Return the book that *body* keeps today; without a period while the Party's term is not known."""
    try:
        return Book(body, numbering.period_of(body, clock.today()))
    except Refused:
        return Book(body, "")


def body_of(arguments: Mapping[str, str], bodies: Sequence[Body]) -> Body:
    """Return the body whose book the address names, or the first of *bodies*."""
    body = _BODIES.get(arguments.get("so", ""))
    return body if body in bodies else bodies[0]


def read(arguments: Mapping[str, str], bodies: Sequence[Body]) -> Wanted:
    """Read an address's arguments; what makes no sense is left out."""
    book = current_book(body_of(arguments, bodies))
    if _PERIOD.fullmatch(period := arguments.get("ky", "")):
        book = Book(book.body, period)
    type = arguments.get("loai", "")
    return Wanted(
        book=book,
        words=fold_words(arguments.get("q", ""))[:80],
        type=type if type in types_of(book.body) else "",
        mark=next((one for one in Mark if one == arguments.get("tinh-trang")), None),
        after=_number(arguments.get("sau")),
        before=_number(arguments.get("truoc")),
        chosen={key: value for key, value in arguments.items() if value and key in _KNOWN},
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
