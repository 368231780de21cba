"""The body that issues a paper, as its papers name it: letterhead, symbol, spelling, habits."""

from dataclasses import dataclass
from enum import StrEnum

from intranet.access.actor import Body
from intranet.documents.paper.kinds import Kind


class Style(StrEnum):
    """Which rules of form a body follows."""

    STATE = "state"  # NĐ 30/2020/NĐ-CP
    PARTY = "party"  # HD 05-HD/VPTW; HD 36-HD/VPTW before 27/5/2026, of the same layout


class Tone(StrEnum):
    """Where a body puts tone marks: “ủy, hòa” or “uỷ, hoà”."""

    NEW = "new"
    OLD = "old"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What is printed of a body; every value may be changed by the commune.

    ``parents`` are the upright lines of the letterhead, ``names`` its bold ones, as broken on the page.
    ``collective`` is what a leader signs on behalf of (TM. …), ``in_full`` how sentences name the body.
    """

    body: Body
    style: Style = Style.STATE
    parents: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    in_full: str = ""  # “Ủy ban nhân dân xã Minh Sơn”
    symbol: str = ""  # “UBND”, “ĐU”, “MTTQ-BTT”, “HĐND”
    place: str = ""  # of the date line: “Minh Sơn”
    collective: str = ""  # “ỦY BAN NHÂN DÂN”, “BAN THƯỜNG VỤ”
    tone: Tone = Tone.NEW
    end_mark: str = "./."  # “.” on the Party's papers
    heading_mark: str = "."  # “I.” or, by habit of the Party's offices, “I-”

    def symbol_of(self, kind: Kind, *, unit: str = "") -> str:
        """Return what follows the number: “/KH-UBND”, “/UBND-VP”, “-KH/ĐU”, “-CV/ĐU”.

        *unit* is the drafting unit's abbreviation, which only a State letter bears (NĐ 30/2020, PL I, II.3).
        """
        return self.symbol_for(kind.code, unit=unit)

    def symbol_for(self, type: str, *, unit: str = "") -> str:
        """Return the same for a type of paper by its code, whether made here or not; letters are “CV”."""
        if self.style is Style.PARTY:
            return f"-{type}/{self.symbol}"
        if type == Kind.ASSIGNMENT.code:
            return f"/{self.symbol}-{unit}" if unit else f"/{self.symbol}"
        return f"/{type}-{self.symbol}"

    def code_of(self, kind: Kind, number: int, *, unit: str = "") -> str:
        """Return number and symbol as registered: “05/KH-UBND”, “05-KH/ĐU”; below 10 with a zero."""
        return self.code_for(kind.code, number, unit=unit)

    def code_for(self, type: str, number: int, *, unit: str = "") -> str:
        """Return number and symbol of a paper of a type, by its code."""
        return f"{number:02d}{self.symbol_for(type, unit=unit)}"
