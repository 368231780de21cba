"""The lines of a plan that name what it rests on: its căn cứ, before the first heading. Pure."""

import re
from collections.abc import Sequence

from intranet.plans.parsing.words import key

_GROUND = re.compile(r"^(?:căn cứ|thực hiện|theo|xét)\b")
_HEADING = re.compile(r"^(?:[ivx]+|\d+|[a-d])[.)]\s")
_ENDS = (";", ".")
MOST = 80  # lines of a head; a plan without headings is not searched to its end


def grounds(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines of the grounds with their numbers from 1; a ground may go on over several lines."""
    found, under = [], False
    for number, line in enumerate(lines[:MOST], 1):
        low = key(line).lstrip("-+*• ")
        if _HEADING.match(low):
            break
        if under or _GROUND.match(low):
            found.append((number, line))
            under = not line.rstrip(" *\u201d\"").endswith(_ENDS)
    return found
