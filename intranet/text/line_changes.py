"""What changed in a plan since the leader last gave it back, line by line. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from intranet.text.compare import PartChange, parts

_ALIKE = 0.4  # from here on a line is the other one, reworded


def changes(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[PartChange]:
    """Return the lines that are new, gone or worded otherwise; a line knows no name but its words."""
    before, after = [text for _, text in old], [text for _, text in new]
    kept: list[tuple[str, str]] = []
    made: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = kind == "equal"
        pairs = [(n, n) for n in range(b - a)] if same else _reworded(before[a:b], after[c:d])
        theirs = {c + new: a + old for old, new in pairs}
        kept += [(f"cu-{place}", before[place]) for place in range(a, b)]
        made += [(f"cu-{theirs[n]}" if n in theirs else f"moi-{n}", after[n]) for n in range(c, d)]
    return [one for one in parts(kept, made) if one.is_changed]


def _reworded(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return which of the lines after are which of those before, in their order."""
    found, start = [], 0
    for old, text in enumerate(before):
        for new in range(start, len(after)):
            if SequenceMatcher(None, text, after[new], autojunk=False).ratio() >= _ALIKE:
                found.append((old, new))
                start = new + 1
                break
    return found
