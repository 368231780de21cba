"""What a paper consists of. Blocks say what something is, never how it is drawn.

The same blocks become a Word file (``docx``), a page of the browser (``html``) and plain lines (``lines``).
Texts are plain: no mark-up, NFC, without the end mark, which is set once by whoever draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from intranet.documents.paper.house import House
from intranet.documents.paper.kinds import Kind


@dataclass(frozen=True, slots=True)
class Bases:
    """The căn cứ, one a line, without their punctuation: the drawer sets it as the house does."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressees:
    """Kính gửi (letters only; with one name it stays on the line)."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. ``lead`` is printed bold before it: “1. Thời gian:”."""

    text: str
    lead: str = ""
    centred: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (I. IN HOA), 2 (1. Bold) or 3 (a) plain); ``mark`` is “I”, “1”, “a”, or empty."""

    level: int
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: ``mark`` as printed (“1.”, “a)”, “-”, “+”)."""

    text: str
    mark: str = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head repeats on each page and whose rows do not break.

    ``widths`` are parts of the text width; ``centred`` are the columns set in the middle.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    centred: frozenset[int] = frozenset({0})
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """A phụ lục: begins a page of its own, numbered anew; ``number`` is “I”, or empty for the only one.

    ``belongs`` is the line “(Kèm theo …)”. Nothing but appendices may follow an appendix.
    """

    title: str
    blocks: tuple["Block", ...]
    belongs: str = ""
    number: str = ""
    landscape: bool = False


Block = Bases | Addressees | Paragraph | Heading | Item | Table | Appendix


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of authority and office, in capitals, as decided by ``signature``; the name.

    ``authority`` are the lines of authority (“TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”), ``office`` the signer's
    office (“CHỦ TỊCH”).
    """

    office: str
    name: str = ""
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of Nơi nhận; ``purpose`` is b/c, p/h, t/h, để biết, niêm yết … or empty."""

    name: str
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper, ready to be drawn.

    ``day`` is None while it is not signed; then ``month`` (year, month) is printed with room for the day.
    ``signatures`` are from left to right: one, or for minutes the secretary and the chair (or two chairs).
    ``filed`` is the last line of Nơi nhận, without dash and full stop (“Lưu: VT, VP”).
    """

    house: House
    kind: Kind
    subject: str  # trích yếu; for a letter what follows V/v
    blocks: Sequence[Block]
    symbol: str = ""  # House.symbol_of; empty where the paper bears no number
    number: int | None = None
    day: date | None = None
    month: tuple[int, int] | None = None
    is_draft: bool = False
    dated: bool = True  # minutes and slips have no line of place and day
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[Recipient, ...] = field(default=())
    filed: str = ""
    named: str = ""  # printed instead of the kind's name, for forms that no register knows

    @property
    def title(self) -> str:
        """Return the name of the kind as printed; empty for letters."""
        return self.named or self.kind.title
