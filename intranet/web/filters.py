"""How templates write dates, sizes and plain text."""

from datetime import date, datetime

from flask import Flask
from markupsafe import Markup, escape

from intranet import clock

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def day(value: date | None) -> str:
    """Write a date as ``20/11/2026``; nothing for None."""
    return f"{value:%d/%m/%Y}" if value else ""


def day_long(value: date | None) -> str:
    """Write a date as ``thứ Sáu, 20/11/2026``."""
    return f"{WEEKDAYS[value.weekday()].replace(' ', chr(160))}, {value:%d/%m/%Y}" if value else ""


def moment(value: datetime | None) -> str:
    """Write a moment as ``20/11/2026, 07:55`` on the office's clock."""
    return f"{clock.local(value):%d/%m/%Y, %H:%M}" if value else ""


def size(value: int) -> str:
    """Write a number of bytes as ``86 kB`` or ``2,4 MB``."""
    if value < 1_000_000:
        return f"{max(1, round(value / 1000))}\u00a0kB"
    return f"{value / 1_000_000:.1f}\u00a0MB".replace(".", ",")


def paragraphs(value: str | None) -> Markup:
    """Write plain text as paragraphs; a single line break stays one."""
    blocks = [block for block in (value or "").replace("\r", "").split("\n\n") if block.strip()]
    return Markup("\n").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(escape(line) for line in block.strip().split("\n")))
        for block in blocks
    )


def sentence(value: str) -> str:
    """Begin *value* with a capital, as a sentence does."""
    return value[:1].upper() + value[1:]


def init_app(app: Flask) -> None:
    """Offer the filters to templates."""
    for name in (day, day_long, moment, size, paragraphs, sentence):
        app.jinja_env.filters[name.__name__] = name
