"""The text of a plan as its page shows it, line by line. Pure."""

import re

from intranet.plans.parsing.words import without_emphasis

_BULLET = re.compile(r"^\s*\*\s*")


def numbered(text: str) -> list[tuple[int, str]]:
    """Return the lines of *text* that say something, each with its number in the source.

    A text written in Markdown marks its emphasis by asterisks: they are no words of the plan, so they are
    not shown. The source keeps them, and its lines keep their numbers.
    """
    shown = ((number, _shown(line)) for number, line in enumerate(text.split("\n"), start=1))
    return [(number, line) for number, line in shown if line.strip()]


def _shown(line: str) -> str:
    if "*" not in line:
        return without_emphasis(line)
    plain = without_emphasis(line)
    words = _BULLET.sub("", plain)
    return f"• {words}" if words and words != plain else words  # a line of stars alone says nothing
