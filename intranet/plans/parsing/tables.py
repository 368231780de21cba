"""Tables that give work: which column says what, and what a row orders."""

import re
from dataclasses import dataclass

from intranet.plans.parsing.deadlines import Context, find_dues, last_first
from intranet.plans.parsing.outline import Paragraph
from intranet.plans.parsing.result import Assignment, Task
from intranet.plans.parsing.units import split_units
from intranet.plans.parsing.unread_limits import unread_limit
from intranet.plans.parsing.words import bare, key

_LEAD = re.compile(
    r"chủ trì|(?:đơn vị|cơ quan|bộ phận|cá nhân|người) (?:thực hiện|phụ trách"
    r"|đảm nhận|chịu trách nhiệm|được giao)|phân công|người (?:làm|thực hiện)"
    r"|trách nhiệm|đơn vị$|cơ quan$|bộ phận$|^phụ trách"
)
_HELP = re.compile(r"phối hợp")
_WHEN = re.compile(r"thời gian|thời hạn|hoàn thành|tiến độ|hạn\b|ngày|kết thúc")
_BEGINS = re.compile(r"bắt đầu|từ ngày")
_WHAT = re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|tên việc|việc")
_GROUP = re.compile(r"^(?:[ivx]{1,5}|[a-hđ])\s*[.)]?$")  # how rows that only head others are counted
_ROLE = re.compile(
    r"(?<![^\W])(?:(?:đơn vị|cơ quan)\s+)?(?P<before>chủ trì|phối hợp)\s*(?::|(?:cùng\s+)?với\s)\s*"
    r"|\(\s*(?P<behind>chủ trì|phối hợp)\s*\)"
)
_SPLIT = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns that matter."""

    what: int
    lead: int
    help: int | None
    when: int | None


def columns_of(header: tuple[str, ...]) -> Columns | None:
    """Return the columns of a table of work; None when it gives nobody work."""
    low = [key(cell) for cell in header]
    help_ = next(
        (at for at, cell in enumerate(low) if _HELP.search(cell) and not re.search("chủ trì", cell)), None
    )
    lead = next((at for at, cell in enumerate(low) if at != help_ and "chủ trì" in cell), None)
    lead = (
        lead
        if lead is not None
        else next((at for at, cell in enumerate(low) if at != help_ and _LEAD.search(cell)), None)
    )
    times = [at for at, cell in enumerate(low) if at not in (lead, help_) and _WHEN.search(cell)]
    when = next((at for at in times if not _BEGINS.search(low[at])), times[0] if times else None)
    what = next(
        (at for at, cell in enumerate(low) if at not in (lead, help_, when) and _WHAT.search(cell)), None
    )
    if lead is None or what is None:
        return None
    return Columns(what, lead, help_, when)


@dataclass(slots=True)
class Rows:
    """Reads a table's rows one after the other; an empty cell of the lead means the one above."""

    year: int | None = None
    date: str | None = None
    _lead: str = ""

    def read(self, row: Paragraph) -> Assignment | None:
        """Return what *row* orders; None for the names of the columns and for rows that order nothing."""
        columns = columns_of(row.header)
        if columns is None or row.cells == row.header or len(row.cells) <= max(columns.what, columns.lead):
            self._lead = ""
            return None
        if _heads_others(row, columns):
            self._lead = ""
            return None
        what, lead = row.cells[columns.what], row.cells[columns.lead] or self._lead
        self._lead = lead
        if not lead or not re.search(r"[^\W\d_]", what):
            return None
        return _assignment(row, columns, lead, self.year, self.date)


def _heads_others(row: Paragraph, columns: Columns) -> bool:
    """Tell whether a row names what the rows below it are about: it has a letter's number and nobody."""
    said = [_cell(row, at) for at in (columns.lead, columns.help, columns.when)]
    return not any(said) and columns.what > 0 and bool(_GROUP.match(key(row.cells[0])))


def _assignment(
    row: Paragraph, columns: Columns, lead: str, year: int | None, date: str | None
) -> Assignment:
    when = _cell(row, columns.when)
    context = Context(year=year, date=date, cell=True)
    dues = last_first(find_dues(when, context)) if when else []
    unread = unread_limit(when, context) or unread_limit(row.cells[columns.what], Context(year, date))
    task = Task(
        text=row.cells[columns.what],
        line=row.first,
        due=dues[0].due if dues else None,
        more_dues=tuple(one.due for one in dues[1:]),
        cells=row.cells,
        unread_due=None if dues else unread,
    )
    leading, helping = roles_in(lead)
    return Assignment(
        heading=bare(lead),
        line=row.first,
        units=names_in_cell(leading),
        coordinating=tuple(
            dict.fromkeys((*names_in_cell(helping), *names_in_cell(_cell(row, columns.help))))
        ),
        tasks=(task,),
    )


def _cell(row: Paragraph, column: int | None) -> str:
    return row.cells[column] if column is not None and column < len(row.cells) else ""


def roles_in(cell: str) -> tuple[str, str]:
    """Divide one cell between who leads and who helps: “Chủ trì: Đoàn xã; phối hợp: Công an xã”.

    The words may stand in front of the names or, in brackets, behind them.
    """
    found = list(_ROLE.finditer(key(cell)))
    if not found:
        return cell, ""
    parts: list[tuple[str, str]] = []
    if behind := [one for one in found if one.group("behind")]:
        start = 0
        for one in behind:
            parts.append((one.group("behind"), cell[start : one.start()]))
            start = one.end()
        parts.append(("chủ trì", cell[start:]))
    else:
        parts.append(("chủ trì", cell[: found[0].start()]))
        ends = [*(one.start() for one in found[1:]), len(cell)]
        parts += [(one.group("before"), cell[one.end() : end]) for one, end in zip(found, ends, strict=True)]
    said = [(role, words.strip(" ,;.:")) for role, words in parts]
    leads = "; ".join(words for role, words in said if words and "chủ trì" in role)
    helps = "; ".join(words for role, words in said if words and "phối hợp" in role)
    return (leads, helps) if leads else (cell, "")


def names_in_cell(cell: str) -> tuple[str, ...]:
    """Return the bodies named in a cell; semicolons always divide."""
    names = [
        name for part in _SPLIT.split(cell) if part.strip(" .-") for name in split_units(part.strip("- "))
    ]
    return tuple(dict.fromkeys(names))
