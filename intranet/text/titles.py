"""A short name for a long sentence."""

import re
from collections.abc import Sequence

from intranet.text.fold import clean

_TITLE = 110
_CUT = "…"
_MORE = re.compile(r" \(và (\d+) việc nữa\)$")


def short_title(words: str) -> str:
    """Return the beginning of *words* as the name of a task: a clause, at most about two lines."""
    return _title(words, _TITLE)


def joint_title(deeds: Sequence[str], chosen: int = 0) -> str:
    """Return the name of a task of several *deeds*: all where they are short, else the *chosen* one's."""
    whole = "; ".join(_plain(one).strip(" .;:,") for one in deeds)
    if len(whole) <= _TITLE and not any(_MORE.search(one) for one in deeds):
        return whole[:1].upper() + whole[1:]
    others = [int(said[1]) for one in deeds[:chosen] + deeds[chosen + 1 :] if (said := _MORE.search(one))]
    return and_more(short_title(deeds[chosen]), len(deeds) - 1 + sum(others))


def whole_title(title: str, words: str) -> str:
    """Return a *title* that was cut off from *words*, or from one of its deeds, as it is without the cut."""
    begins, cut, rest = title.partition(_CUT)
    text = _plain(words)
    found = re.search(rf"(?<!\S){re.escape(begins)}", text, re.IGNORECASE) if cut and begins else None
    if not found:
        return title  # a person named it
    whole = _title(text[found.start() :], len(text))
    # Where further deeds are only counted, none of them is told: a “;” ends this one behind a date too.
    return re.split(r";\s", _MORE.sub("", whole), maxsplit=1)[0] + rest if rest else whole


def _plain(words: str) -> str:
    return re.sub(r"[*_]+", "", clean(words)).strip(" -–;:,")


def _title(words: str, most: int) -> str:
    text = _plain(words)
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
