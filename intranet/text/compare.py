"""What changed between two wordings, as a reader would mark it: words kept, added, dropped (F5).

Pure: plain texts in, runs of words out. ``parts`` compares a whole paper part by part.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\n|[^\S\n]+|\w+(?:[./-]\w+)*|[^\w\s]")  # “15/12/2026” and “TB-UBND” are one word each


class Change(StrEnum):
    """What became of a run of words, or of a part."""

    KEEP = "keep"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow one another and fared alike."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part of a paper between two versions; ``moved`` says that it stands elsewhere among the others."""

    key: str
    change: Change
    runs: tuple[Run, ...]
    moved: bool = False

    @property
    def is_changed(self) -> bool:
        """Tell whether a reader has something to look at."""
        return self.moved or self.change is not Change.KEEP


def words(old: str, new: str) -> list[Run]:
    """Return *new* as runs of words kept and added, with those of *old* that were dropped."""
    before, after = _tokens(old), _tokens(new)
    runs: list[Run] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            _add(runs, Change.KEEP, after[c:d])
        else:
            _add(runs, Change.DELETE, before[a:b])
            _add(runs, Change.INSERT, after[c:d])
    return _joined(runs)


def parts(old: Iterable[Sequence[str]], new: Iterable[Sequence[str]]) -> list[PartChange]:
    """Return every part of *new*, and of *old* what is gone, each where a reader looks for it.

    A part is a key that stays and its words. What is gone stands behind what it stood behind.
    """
    before, after = dict(map(_pair, old)), dict(map(_pair, new))
    stayed = _in_order([key for key in before if key in after], [key for key in after if key in before])
    found = [
        PartChange(key, Change.INSERT, (Run(Change.INSERT, text),))
        if key not in before
        else _between(key, before[key], text, moved=key not in stayed)
        for key, text in after.items()
    ]
    place = {one.key: number for number, one in enumerate(found)}
    last = ""
    for key, text in before.items():
        if key not in after:
            at = place[last] + 1 if last else 0
            found.insert(at, PartChange(key, Change.DELETE, (Run(Change.DELETE, text),)))
            place = {one.key: number for number, one in enumerate(found)}
        last = key
    return found


def _pair(part: Sequence[str]) -> tuple[str, str]:
    key, text = part
    return key, unicodedata.normalize("NFC", text)


def _between(key: str, old: str, new: str, *, moved: bool) -> PartChange:
    runs = tuple(words(old, new))
    same = all(run.change is Change.KEEP for run in runs)
    return PartChange(key, Change.KEEP if same else Change.REPLACE, runs, moved)


def _in_order(before: list[str], after: list[str]) -> set[str]:
    """Return the keys that kept their order; the others were moved."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {key for block in blocks for key in before[block.a : block.a + block.size]}


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


def _add(runs: list[Run], change: Change, tokens: list[str]) -> None:
    if tokens:
        runs.append(Run(change, "".join(tokens)))


def _joined(runs: list[Run]) -> list[Run]:
    """Let a lone space between two changes change with them, so that a phrase is marked as one."""
    found: list[Run] = []
    old = new = ""
    for at, run in enumerate(runs):
        inside = 0 < at < len(runs) - 1 and (old or new)
        if run.change is Change.DELETE:
            old += run.text
        elif run.change is Change.INSERT:
            new += run.text
        elif inside and run.text.strip(" ") == "":
            old, new = old + run.text, new + run.text
        else:
            found += _marked(old, new)
            old = new = ""
            found.append(run)
    return found + _marked(old, new)


def _marked(old: str, new: str) -> list[Run]:
    """Return what was dropped, then what was added."""
    return [Run(change, text) for change, text in ((Change.DELETE, old), (Change.INSERT, new)) if text]
