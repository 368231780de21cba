"""How long one reading may take: a text over which the patterns stumble is refused, not read for ever.

What counts is the work of the reading itself: a machine that is busy with other things refuses no plan.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from intranet.errors import Refused

MOST_SECONDS = 8.0  # a plan of 30 pages takes less than one
TOO_LONG = "Văn bản quá rối, đọc lâu quá nên đã dừng. Hãy kiểm tra lại nội dung rồi gửi lại."

_until: ContextVar[float | None] = ContextVar("reading_until", default=None)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Give what is read with at most *seconds* of work."""
    token = _until.set(time.thread_time() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


def check() -> None:
    """Refuse to go on once the time is over."""
    until = _until.get()
    if until is not None and time.thread_time() > until:
        raise Refused(TOO_LONG)
