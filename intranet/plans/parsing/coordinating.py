"""Who helps: the bodies named after “phối hợp (với)” and “cùng với”."""

import re

from intranet.plans.parsing.bodies import DETERMINERS, body_at, is_generic
from intranet.plans.parsing.phrases import without_joint
from intranet.plans.parsing.predicate import predicate_at
from intranet.plans.parsing.units import split_units
from intranet.plans.parsing.words import key

_WITH = re.compile(
    r"(?<![^\W])(?:phối hợp(?:\s+(?:chặt chẽ|tốt|đồng bộ|hiệu quả|kịp thời"
    r"|thường xuyên))*(?:\s*,?\s*(?:với|cùng với|cùng|giữa))?|cùng với)\s*:?\s+(?=\S)"
)
_END = re.compile(
    r"[.;:]|$|\s(?:nhằm|để|trong việc|trong công tác|khi|về việc|tại|nếu|theo|trên cơ sở|có liên quan đến)\s"
)


def find_coordinating(text: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the bodies with whom, by *text*, its holder works together."""
    low = key(text)
    found: list[str] = []
    for call in _WITH.finditer(low):
        if low[: call.start()].endswith(
            ("công tác ", "sự ", "quy chế ", "chế độ ", "việc ", "cơ quan ", "đơn vị ")
        ) or not body_at(low, call.end()):
            continue
        limit = _limit(low, call.end())
        end = predicate_at(text[:limit], call.end(), known)
        words = text[call.end() : end if end >= 0 else limit]
        words = _cut_at_comma(words, bounded=end >= 0)
        found += [name for name in split_units(without_joint(words)) if len(name) < 160]
    return tuple(dict.fromkeys(found))


def is_open_list(text: str) -> bool:
    """Tell whether *text* stops while it still names those one works with: “phối hợp với Sở Nội vụ”."""
    low = key(text)
    calls = [call for call in _WITH.finditer(low) if body_at(low, call.end())]
    return (
        bool(calls) and _limit(low, calls[-1].end()) == len(low) and predicate_at(text, calls[-1].end()) < 0
    )


def _limit(low: str, start: int) -> int:
    """Return where the list that begins at *start* must be over; a semicolon may stand between bodies."""
    for stop in _END.finditer(low, start):
        if stop.group() != ";" or not body_at(low, stop.end() + 1):
            return stop.start()
    return len(low)


def _cut_at_comma(words: str, *, bounded: bool) -> str:
    """Cut a list at the comma behind which no body stands, unless a verb has ended it already."""
    low = key(words)
    if bounded:
        return words
    for comma in re.finditer(r",\s+", low):
        piece = low[comma.end() :]
        named = (
            body_at(piece) or re.match(DETERMINERS, piece) or is_generic(re.split(r"[,;]|\svà\s", piece)[0])
        )
        if not named:
            return words[: comma.start()]
    return words
