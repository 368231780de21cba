"""A short name for a long sentence."""

import re

from intranet.text.fold import clean

_TITLE = 110


def short_title(words: str) -> str:
    """Return the beginning of *words* as the name of a task: a clause, at most about two lines."""
    text = re.sub(r"[*_]+", "", clean(words)).strip(" -–;:,")
    first = re.split(r"(?<=[^\d.]{3})[.;](?:\s|$)", text, maxsplit=1)[0].strip(" .;:,")
    text = first if len(first) >= 15 else text.strip(" .;:,")
    if len(text) > _TITLE:
        text = text[:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
    return text[:1].upper() + text[1:]
