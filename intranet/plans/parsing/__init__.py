"""The reader of plans: from a file or a pasted text to who must do what by when.

Pure: no Flask, no database, no clock. ``read_file``, ``read_bytes`` and ``read_text`` give
a ``Reading``; a file out of which no text can be got raises ``errors.Refused``.
"""

from intranet.plans.parsing.parts import split_by_limits, split_duty
from intranet.plans.parsing.read import read_bytes, read_file, read_text
from intranet.plans.parsing.result import (
    Assignment,
    Dialogue,
    Due,
    Finding,
    Header,
    LooseDue,
    Reading,
    Recipient,
    Section,
    Signer,
    Task,
    Unread,
)

__all__ = [
    "Assignment",
    "Dialogue",
    "Due",
    "Finding",
    "Header",
    "LooseDue",
    "Reading",
    "Recipient",
    "Section",
    "Signer",
    "Task",
    "Unread",
    "read_bytes",
    "read_file",
    "read_text",
    "split_by_limits",
    "split_duty",
]
