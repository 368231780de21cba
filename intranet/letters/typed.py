"""What a paper says as fields of a form, and back: a list is lines of text, a table lines with “ | ”."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from intranet.errors import Refused
from intranet.text.dates import DateError, numeric, parse
from intranet.text.fold import clean

CELL = " | "
DIGITS = 6  # of a whole number
ASKED = "đề nghị"  # in the last cell of a duty: its unit is asked, not ordered


def as_fields(content: Any) -> dict[str, Any]:
    """Return the values of *content*, a dataclass of ``compose``, as a form shows them."""
    return {one.name: _shown(getattr(content, one.name)) for one in fields(content)}


def with_fields(content: Any, sent: Mapping[str, Any]) -> Any:
    """Return *content* with what was *sent*; what the form does not ask for stays."""
    hints = get_type_hints(type(content))
    return replace(
        content, **{name: _taken(name, value, hints[name]) for name, value in sent.items() if name in hints}
    )


def _shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return "\n".join(_line(one) for one in value)
    return value


def _line(one: Any) -> str:
    if not is_dataclass(one):
        return str(one)
    cells = [getattr(one, name.name) for name in fields(one)]
    return CELL.join(_cell(cell) for cell in cells).rstrip(" |")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return ASKED if value else ""
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, date):
        return numeric(value)
    return "" if value is None else clean(str(value)).replace("|", "/")


def _taken(name: str, value: Any, hint: Any) -> Any:
    """Return a sent value as the dataclass wants it."""
    if get_origin(hint) is tuple:
        of = get_args(hint)[0]
        lines = [line for line in (clean(part) for part in str(value or "").splitlines()) if line]
        return tuple(_row(name, line, of) if is_dataclass(of) else line for line in lines)
    if hint is str:
        return value or ""
    return value


def _row(name: str, line: str, of: Any) -> Any:
    """Return a line as the row that it is; cells that are left out stay empty."""
    hints = get_type_hints(of)
    cells = [clean(cell) for cell in line.split("|")]
    if len(cells) > len(hints):
        raise Refused(f"Dòng “{line[:60]}” có nhiều ô hơn bảng ({len(hints)} ô).", field=name)
    values = {}
    for key, cell in zip(hints, cells, strict=False):
        values[key] = _value(name, cell, hints[key])
    return of(**values)


def _value(name: str, cell: str, hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(part for part in map(clean, cell.split(";")) if part)
    if hint is bool:
        return bool(cell)
    wanted = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    if date in wanted:
        try:
            return parse(cell) if cell else None
        except DateError as error:
            raise Refused(f"“{cell}”: {error}", field=name) from None
    if int in wanted:
        if cell and (not cell.isdecimal() or len(cell) > DIGITS):
            raise Refused(f"“{cell}” không phải là số.", field=name)
        return int(cell) if cell else None
    return cell
