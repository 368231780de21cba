"""The names of years by the lunar calendar: 2027 is mostly the year “Đinh Mùi”."""

import re
from collections.abc import Iterator

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
_SPELT = {"Kỷ": "K[ỷỉ]", "Quý": "Qu[ýí]", "Tý": "T[ýí]", "Mão": "M[ãẹ]o", "Tỵ": "T[ỵị]"}


def _either(names: tuple[str, ...]) -> str:
    both = (pattern for name in names for pattern in (_SPELT.get(name, name), _SPELT.get(name, name).upper()))
    return "|".join(both)


_NAMED = re.compile(rf"\b(?:{_either(_STEMS)})\s+(?:{_either(_BRANCHES)})\b")


def name_of(year: int) -> str:
    """Return the name of the lunar year that begins in *year*."""
    return f"{_STEMS[(year - 4) % 10]} {_BRANCHES[(year - 4) % 12]}"


def named_in(text: str) -> Iterator[re.Match[str]]:
    """Give where *text* names a lunar year."""
    return _NAMED.finditer(text)
