"""What a row of the sheet would do: one line of the dry run."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from intranet.errors import Refused
from intranet.intake.reading import Row, Sheet
from intranet.workflow.states import Named


class Outcome(Named):
    """What becomes of a row."""

    NEW = "new", "Thêm mới"
    CHANGED = "changed", "Thay đổi"
    SAME = "same", "Không đổi"
    FAULT = "fault", "Có lỗi"

    @property
    def kind(self) -> str:
        """Return the colour of its tag."""
        return {"new": "done", "changed": "wait", "same": "plain", "fault": "late"}[self.value]


@dataclass(slots=True)
class Line:
    """One row as the dry run shows it; ``wish`` is what is to be done, for the service that does it."""

    sheet: str
    row: int
    title: str
    outcome: Outcome
    text: str = ""
    notes: list[str] = field(default_factory=list)
    wish: Any = None


@dataclass(frozen=True, slots=True)
class DryRun:
    """Every line of a file, in its order."""

    lines: list[Line]
    unused: list[str] = field(default_factory=list)  # columns that nobody asks for

    def of(self, outcome: Outcome) -> list[Line]:
        """Return the lines with this outcome."""
        return [line for line in self.lines if line.outcome is outcome]

    @property
    def counts(self) -> dict[Outcome, int]:
        """Return how many lines there are of each outcome."""
        return {outcome: len(self.of(outcome)) for outcome in Outcome}

    @property
    def faults(self) -> list[Line]:
        """Return the lines that must be mended first."""
        return self.of(Outcome.FAULT)

    @property
    def has_faults(self) -> bool:
        """Tell whether the file must be mended first."""
        return bool(self.faults)

    @property
    def changes(self) -> int:
        """Return how many rows would change anything."""
        return len(self.of(Outcome.NEW)) + len(self.of(Outcome.CHANGED))

    @property
    def shown(self) -> list[Line]:
        """Return the lines as a reader needs them: what is wrong first, what stays last."""
        order = (Outcome.FAULT, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)
        return [line for outcome in order for line in self.of(outcome)]

    @property
    def seen(self) -> str:
        """Return what was shown, to find out whether it is still so."""
        return repr([(line.sheet, line.row, line.outcome.value, line.text) for line in self.lines])


def unused_of(sheets: Iterable[Sheet]) -> list[str]:
    """Return the headings that nobody asks for, in words."""
    return [f"“{head}” (trang {sheet.title})" for sheet in sheets for head in sheet.unused]


def fault(sheet: Sheet, row: Row, refusal: Refused, *, key: str) -> Line:
    """Return the line of a row with a fault; *key* is the column that names it."""
    return Line(sheet.title, row.number, row[key], Outcome.FAULT, refusal.message)
