"""What became of an earlier version of a plan, line by line and word by word. Pure."""

from typing import Any

from intranet.text.compare import PartChange
from intranet.text.fold import clean
from intranet.text.line_changes import changes

Lines = list[tuple[str, str]]


def compared(old: Any, new: Any) -> list[PartChange]:
    """Return the lines of *new* that are new, gone or worded otherwise than in *old*."""
    return changes(_lines(old.text), _lines(new.text))


def _lines(text: str) -> Lines:
    return [(str(number), clean(line)) for number, line in enumerate(text.split("\n")) if clean(line)]
