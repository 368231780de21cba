"""The name of a dialogue, wherever it is shown."""

import re

from intranet.documents.compose.words import lowered

_SUBJECT = re.compile(r"^(?P<turn> (?:lần|quý) \S+)? về (?:[Vv]ề )?")


def called(told_by: str) -> str:
    """Return the name of a dialogue told from others by *told_by*; its subject goes on as in a sentence."""
    if subject := _SUBJECT.match(told_by):
        return f"Đối thoại{subject['turn'] or ''} về {lowered(told_by[subject.end():])}"
    return f"Đối thoại{told_by}" if told_by else "Cuộc đối thoại"
