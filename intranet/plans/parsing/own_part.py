"""Under a heading of several units, the duties of one: “Văn phòng Đảng ủy làm giấy mời”, “Riêng …”."""

import re
from collections.abc import Iterator

from intranet.plans.parsing.units import subject_of
from intranet.plans.parsing.words import key, words

_ONLY = re.compile(r"riêng\s+(?:đối với\s+)?")
# Words of a name that it may be called without.
_SPARED = frozenset(("xã", "phường", "việt", "nam", "tỉnh", "các", "đảng", "ủy", "thường", "trực"))
_WRITTEN_OUT = (
    (r"\b(?:ub|ủy ban)?\s*mttq(?:vn)?\b", "ủy ban mặt trận tổ quốc"),
    (r"\bhđnd\b", "hội đồng nhân dân"),
    (r"\bubnd\b", "ủy ban nhân dân"),
    (r"\bvp\b", "văn phòng"),
)


def holders_within(text: str, units: tuple[str, ...], known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return those of *units* that the duty *text* is for; nothing where it is for all of them.

    “Riêng …” may name somebody whom the heading only means: a village among “Trưởng các thôn”.
    """
    only = _ONLY.match(key(text))
    rest = text[only.end() :] if only else text
    if not only and len(units) < 2:
        return ()
    subject = subject_of(rest, known)
    if subject is None or subject.called:
        return ()
    named = [max(_alike(one, units), default=(0.0, ""))[1] for one in subject.units]
    if all(named):
        found = tuple(dict.fromkeys(named))
        return found if len(found) < len(units) else ()
    return subject.units if only else ()


def _alike(name: str, units: tuple[str, ...]) -> Iterator[tuple[float, str]]:
    """Give the units that *name* may mean, each with how much of the words they have in common."""
    one, first = _called(name), frozenset(words(name))
    for unit in units:
        other, second = _called(unit), frozenset(words(unit))
        if one and other and (one <= other or other <= one):
            yield len(first & second) / len(first | second), unit


def _called(name: str) -> frozenset[str]:
    low = key(name)
    for short, long in _WRITTEN_OUT:
        low = re.sub(short, long, low)
    return frozenset(words(low)) - _SPARED
