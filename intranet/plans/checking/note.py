"""What the checker says about a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a note weighs; neither ever stops a plan.

    The words suit a draft as well as a paper that is signed: nobody is told to mend what cannot be mended.
    """

    MUST = "must"
    SHOULD = "should"

    @property
    def label(self) -> str:
        """Return the weight as shown."""
        return {"must": "Sai quy định", "should": "Nên xem lại"}[self.value]


@dataclass(frozen=True, slots=True)
class Note:
    """One fault: its code, the line, why it is one, how to mend it.

    ``also`` are further lines at fault; ``url`` leads to what proves it, where the intranet holds that.
    """

    code: str
    line: int | None
    message: str
    mend: str
    weight: Weight = Weight.SHOULD
    also: tuple[int, ...] = ()
    url: str = ""

    @property
    def lines(self) -> tuple[int, ...]:
        """Return every line at fault."""
        return (self.line, *self.also) if self.line is not None else self.also


def must(code: str, line: int | None, message: str, mend: str) -> Note:
    """Return a note on what is against a rule, to be mended before the plan is signed."""
    return Note(code, line, message, mend, Weight.MUST)


def should(code: str, line: int | None, message: str, mend: str) -> Note:
    """Return a note on what somebody should look at."""
    return Note(code, line, message, mend)


def over(lines: Iterable[int], note: Note) -> Note:
    """Return *note* as one on all *lines*: the same fault is told once, with every place."""
    first, *rest = sorted(set(lines))
    return Note(note.code, first, note.message, note.mend, note.weight, tuple(rest))
