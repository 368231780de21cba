"""Rules for what hangs on a plan: its appendices (NĐ 30/2020, Phụ lục I, III.1)."""

import re
from collections.abc import Iterator

from intranet.plans.checking.case import Case
from intranet.plans.checking.note import Note, over, should
from intranet.plans.parsing.words import key

_ANNEX = re.compile(r"^phụ lục(?:\s+(?:số\s+)?(?:[ivx]+|\d{1,2}))?\s*[.:]?$")
_LINKED = re.compile(r"^\(?\s*(?:ban hành )?kèm theo\b")
_NEAR = 8  # lines of text within which an appendix says to what it belongs


def linked(case: Case) -> Iterator[Note]:
    """Below its title each appendix says to which plan it belongs."""
    lines = [number for number in range(case.last + 1, len(case.lines) + 1) if _is_annex(case, number)]
    loose = [number for number in lines if not _says_of_what(case, number)]
    if loose:
        yield over(loose, should(
            "annex_unlinked", None, "Phụ lục không ghi kèm theo kế hoạch nào.",
            "Dưới tên phụ lục ghi “(Kèm theo Kế hoạch số … ngày … của …)”.",
        ))  # fmt: skip


def numbered(case: Case) -> Iterator[Note]:
    """Several appendices bear Roman numbers, one bears none."""
    lines = [number for number in range(case.last + 1, len(case.lines) + 1) if _is_annex(case, number)]
    bare = [number for number in lines if not re.search(r"[ivx\d]\s*[.:]?$", key(case.lines[number - 1])[7:])]
    if len(lines) > 1 and bare:
        yield over(bare, should(
            "annex_unnumbered", None, "Kế hoạch có nhiều phụ lục nhưng phụ lục không mang số.",
            "Đánh số các phụ lục bằng chữ số La Mã: Phụ lục I, Phụ lục II.",
        ))  # fmt: skip


def _is_annex(case: Case, number: int) -> bool:
    return _ANNEX.match(key(case.lines[number - 1]).strip(" *")) is not None


def _says_of_what(case: Case, number: int) -> bool:
    said = [key(line) for line in case.lines[number:] if line][:_NEAR]
    return any(_LINKED.match(line) for line in said)


RULES = (linked, numbered)
