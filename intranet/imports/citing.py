"""Where something stands in a plan, as an office cites it: “mục II.3”, “mục III, bảng, thứ tự 1”. Pure."""

import re
from collections.abc import Sequence

from intranet.plans.parsing.markers import NUMBERED, RANKS, split_marker
from intranet.plans.parsing.table_rows import cells_of, is_counted, is_table_header
from intranet.plans.parsing.words import is_caps, without_emphasis

_STROKE = " | "
_NAMED = re.compile(r"(?:phụ lục|phụ biểu|biểu|bảng)\b(?:\s+(?:số\s+)?(?:\d{1,2}|[IVX]+)\b)?", re.IGNORECASE)
_NEAR = 4  # lines above a table within which its name stands
_LONGEST = 40  # letters of a table's name that is cited whole
_FIGURE = re.compile(r"[IVX]+|\d+")
_ANNEX = re.compile(r"phụ lục\b", re.IGNORECASE)


def place_of(lines: Sequence[str], line: int) -> str:
    """Return where the *line* of a text stands; “dòng 12” where the text counts nothing."""
    if not 0 < line <= len(lines):
        return ""
    if _STROKE in lines[line - 1] and (row := _row(lines, line)):
        return row
    return _section(lines, line) or f"dòng {line}"


def _row(lines: Sequence[str], line: int) -> str:
    """Return which row of which table a line is: by its own number, else by its order."""
    top = _header_above(lines, line)
    if not top or top == line:
        return _table(lines, top) if top else ""
    own = cells_of(lines[line - 1], cells_of(lines[top - 1], ()))[0].strip(" .")
    if is_counted(lines[top - 1]) and re.fullmatch(r"[\w.]{1,6}", own):
        turn = f"thứ tự {own}"
    else:
        turn = f"dòng {sum(_STROKE in one for one in lines[top:line])}"
    return ", ".join(filter(None, (_table(lines, top), turn)))


def _header_above(lines: Sequence[str], line: int) -> int:
    """Return the line that names the columns over a row, 0 where none does."""
    for at in range(line, 0, -1):
        words = lines[at - 1]
        if words.strip() and _STROKE not in words and split_marker(words.strip())[1] in ("roman", "upper"):
            return 0
        if _STROKE in words and is_table_header(cells_of(words, ())):
            return at
    return 0


def _table(lines: Sequence[str], top: int) -> str:
    """Return what the table whose columns are named at line *top* is called, and the part it stands in."""
    above = [without_emphasis(one).strip() for one in lines[max(0, top - 1 - _NEAR) : top - 1]]
    for words in reversed([one for one in above if one]):
        if named := _NAMED.match(words):
            return _called(words.rstrip(" .:") if len(words) <= _LONGEST else named.group())
        if split_marker(words)[1] in NUMBERED:
            break
    of_part = _stands_apart([one for one in above if one])
    part = _section(lines, top, below=RANKS["arabic" if of_part else "dash"])
    return ", ".join(filter(None, (part, "bảng")))


def _stands_apart(above: Sequence[str]) -> bool:
    """Tell whether a table is led to by a plain line behind a duty that has ended: it is all the part's.

    “7. Các thôn gửi biên bản. Phân công theo bảng sau: …”: what the table gives is no part of item 7.
    """
    if len(above) < 2 or split_marker(above[-1])[1]:
        return False
    return above[-1].endswith((":", ".")) and above[-2].endswith((".", ";"))


def _section(lines: Sequence[str], line: int, *, below: float = RANKS["dash"]) -> str:
    """Return the numbers of the headings over a line, its own included: “mục III.2.a”.

    Only those count that stand higher than the rank *below*.
    """
    found: list[str] = []
    rank = below
    for at in range(line, 0, -1):
        words = without_emphasis(lines[at - 1]).strip()
        if _ANNEX.match(words) and is_caps(words) and (named := _NAMED.match(words)):
            return ", ".join(filter(None, (_called(named.group()), _numbers(found))))
        marker, style, _ = split_marker(words)
        if style not in NUMBERED or RANKS[style] >= rank or _STROKE in lines[at - 1]:
            continue
        number = marker.strip(" ().:-–/")
        if not (found and found[0].startswith(f"{number}.")):
            found.insert(0, number)
        rank = RANKS[style]
        if style in ("roman", "upper"):
            break
    return _numbers(found)


def _numbers(found: Sequence[str]) -> str:
    return f"mục {'.'.join(found)}" if found else ""


def _called(name: str) -> str:
    """Return the name of a table or an annex as a sentence begins with it, set in capitals or not."""
    if is_caps(name):
        name = " ".join(one if _FIGURE.fullmatch(one) else one.lower() for one in name.split())
    return name[:1].upper() + name[1:]
