"""“6 rõ”: what must be clear of a task before its unit gets it (C18). Pure.

The words are the office's: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền. A task made by hand and
a point of a conclusion must have all six; a plan that was signed is an order as it stands, and only marked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NAMES = {
    "who": "người",
    "what": "việc",
    "when": "thời gian",
    "duty": "trách nhiệm",
    "product": "sản phẩm",
    "power": "thẩm quyền",
}


@dataclass(frozen=True, slots=True)
class Tick:
    """One of the six: whether it is clear, and in words what it is or what is missing."""

    key: str
    is_clear: bool
    text: str = ""

    @property
    def name(self) -> str:
        """Return what has to be clear."""
        return NAMES[self.key]

    @property
    def label(self) -> str:
        """Return it as a heading: “Rõ người”."""
        return f"{'Rõ' if self.is_clear else 'Chưa rõ'} {self.name}"


def missing(ticks: Iterable[Tick]) -> list[str]:
    """Return what is not clear, each with the reason where there is more to say than that it is empty."""
    return [f"{one.name}{f' ({one.text})' if one.text else ''}" for one in ticks if not one.is_clear]


def joined(things: Sequence[str]) -> str:
    """Return *things* as a list in a sentence: “người, thời gian và sản phẩm”."""
    return " và ".join(filter(None, (", ".join(things[:-1]), things[-1]))) if things else ""


def sentence(ticks: Iterable[Tick]) -> str:
    """Return what is not clear as the end of a sentence; empty where all is."""
    return f"chưa rõ {joined(found)}" if (found := missing(ticks)) else ""
