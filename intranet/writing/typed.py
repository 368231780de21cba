"""The text of a plan as it is kept: composed letters, plain line ends, no blanks behind words. Pure."""

import re
import unicodedata

LONGEST = 400_000  # letters, as for a text that is pasted
_LINE_END = re.compile(r"\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]")


def kept(text: str) -> str:
    """Return *text* as it is kept: room for a number or a day within a line stays."""
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_END.sub("\n", text)))
    return "\n".join(line.rstrip() for line in composed.split("\n")).strip("\n")
