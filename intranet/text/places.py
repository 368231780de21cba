"""A place in a long list, as an address carries it: “2026-11-20_117”, the day and the number of a row."""

from datetime import date


def write_place(day: date, number: int) -> str:
    """Write a place for an address."""
    return f"{day:%Y-%m-%d}_{number}"


def read_place(text: str | None) -> tuple[date, int] | None:
    """Read a place as :func:`write_place` wrote it; what makes no sense is no place."""
    day, _, number = (text or "").partition("_")
    if not number.isdecimal() or len(number) > 9:
        return None
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None
