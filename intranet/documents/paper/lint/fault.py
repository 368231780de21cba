"""What a rule finds, and what it knows of the paper that it reads."""

from dataclasses import dataclass
from datetime import date

from intranet.documents.paper.house import House, Style
from intranet.documents.paper.kinds import Kind


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of form: the code of its rule, what to mend, and the line at fault."""

    code: str
    message: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a paper beside its file."""

    house: House
    kind: Kind
    day: date | None
    public: bool
    known: frozenset[str]

    @property
    def is_party(self) -> bool:
        """Tell whether the Party's form applies."""
        return self.house.style is Style.PARTY
