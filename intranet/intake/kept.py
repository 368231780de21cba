"""What was read from a file travels, signed, with the page that shows it: nothing lies about."""

from collections.abc import Sequence

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from intranet.errors import Refused
from intranet.intake.reading import Row, Sheet

_ONE_DAY = 86_400
GONE = "Trang xem trước đã quá cũ hoặc không phải của đồng chí. Hãy tải tệp lên lại."


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="intake")


def pack(owner: int, sheets: Sequence[Sheet]) -> str:
    """Return the rows as one signed text that only *owner* can send back."""
    told = [
        [one.table, one.title, one.unused, [[row.number, row.cells, row.fault] for row in one.rows]]
        for one in sheets
    ]
    return _serializer().dumps([owner, told])


def unpack(owner: int, text: str) -> list[Sheet]:
    """Return the rows that :func:`pack` told; refuse what is not this person's, or older than a day."""
    try:
        whose, told = _serializer().loads(text, max_age=_ONE_DAY)
    except (BadData, ValueError, TypeError):
        raise Refused(GONE) from None
    if whose != owner:
        raise Refused(GONE)
    return [
        Sheet(table, title, [Row(number, cells, fault) for number, cells, fault in rows], unused)
        for table, title, unused, rows in told
    ]
