"""A short name for a long sentence."""

import re

from intranet.text.fold import clean

_TITLE = 110
_CUT = "…"
_MORE = re.compile(r" \(và (\d+) việc nữa\)$")


def short_title(words: str) -> str:
    """Return the beginning of *words* as the name of a task: a clause, at most about two lines."""
    return _title(words, _TITLE)


def whole_title(title: str, words: str) -> str:
    """Return a *title* that :func:`short_title` cut off from *words* as it is without the cut."""
    if _CUT not in title:
        return title
    whole, begins = _title(words, len(words)), title.partition(_CUT)[0]
    return whole if begins and whole.startswith(begins) else title  # else a person named it


def _title(words: str, most: int) -> str:
    text = re.sub(r"[*_]+", "", clean(words)).strip(" -–;:,")
    more = len(re.findall(r"(?<=[^\d.]{3})\.\s+(?=[A-ZÀ-ỸĐ]\S*(?:\s+\S+){2})", text))
    first = re.split(r"(?<=[^\d.]{3})[.;](?:\s|$)", text, maxsplit=1)[0].strip(" .;:,")
    text = first if len(first) >= 15 else text.strip(" .;:,")
    if len(text) > most:
        text = text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + _CUT
    title = text[:1].upper() + text[1:]
    return and_more(title, more) if more and text == first else title


def and_more(title: str, more: int) -> str:
    """Return *title* saying that so many further deeds stand behind it."""
    said = _MORE.search(title)
    plain, total = (title[: said.start()], int(said[1]) + more) if said else (title, more)
    return f"{plain} (và {total} việc nữa)"
