"""Which units a line of Nơi nhận means: a name of the directory, a usual phrase, or several in one line.

What is not certain means nobody: the office is told, and ticks the paper copy instead.
"""

import re

from intranet import clock
from intranet.org import names
from intranet.org.directory import Directory, UnitEntry, directory
from intranet.org.models import Block, UnitKind
from intranet.text.fold import fold_words

AS_ABOVE = re.compile(r"^nhu (?:tren|kinh gui|o tren|thanh phan (?:kinh )?moi)$")
# Phrases of papers, folded, and the names of the directory that they stand for, the first that is there.
_PHRASES = (
    (
        re.compile(r"\b(?:chu tich|pct|pho chu tich|lanh dao)\b.*\b(?:ubnd|uy ban nhan dan)\b"),
        ("Lãnh đạo UBND xã", "Lãnh đạo UBND", "UBND"),
    ),
    (
        re.compile(r"^(?:cac )?(?:phong|cong chuc)\b.*\b(?:thuoc|chuyen mon|don vi|ubnd|uy ban nhan dan)\b"),
        ("Các phòng chuyên môn", "Các công chức chuyên môn"),
    ),
    (
        re.compile(r"\b(?:to chuc chinh tri xa hoi|doan the)\b"),
        ("Các tổ chức chính trị – xã hội", "Các đoàn thể"),
    ),
    (re.compile(r"^(?:cac )?chi bo\b|\bchi bo truc thuoc\b"), ("Các chi bộ trực thuộc", "Chi bộ")),
)
# Nothing but villages in general: “Trưởng các thôn, tổ dân phố trên địa bàn”, never one of them by name.
_VILLAGES = re.compile(
    r"^(?=.*\b(?:thon|to dan pho|khu pho|khu dan cu|ap|xom|buon|truong ban)\b)"
    r"(?:(?:cac|truong|pho|to|thon|dan|khu|cu|ap|ban|xom|buon|va|tren|dia|trong|toan|thuoc|xa|phuong)"
    r"(?: |$))+$"
)
_HIGHER = re.compile(r"^(?:so|bo) |\b(?:tinh|huyen|thanh pho|trung uong)\b")  # never one of the commune's own
_CENTRES = re.compile(r"\bdon vi\b")
_PARTY_OFFICES = re.compile(r"^(?:cac )?(?:co quan|ban)\b.*\b(?:tham muu|giup viec)\b.*\bdang uy\b")
# Bodies and schools of the Party, which are not among the offices that work for its committee.
_NO_OFFICES = ("dang uy", "thuong truc", "thuong vu", "ban chap hanh", "ban thuong vu", "trung tam")
_PARTS = re.compile(r"\s*[;,]\s*|\s+và\s+")


def units_meant(name: str) -> list[int]:
    """Return the units, or the group, that a line names; none if that is not beyond doubt."""
    whole = _one(name)
    if whole:
        return whole
    parts = [part for part in _PARTS.split(name) if part]
    found = [_one(part) for part in parts]
    if len(parts) > 1 and all(found):
        return list(dict.fromkeys(unit for units in found for unit in units))
    return []


def _one(name: str) -> list[int]:
    match = names.resolve(name)
    if match.sure and match.unit_id is not None:
        return [match.unit_id]
    words = fold_words(name)
    if _HIGHER.search(words):
        return []
    for phrase, meant in _PHRASES:
        if phrase.search(words):
            return _first(meant, words)
    if _PARTY_OFFICES.search(words):
        return _party_offices()
    return _villages() if _VILLAGES.search(words) else []


def _first(meant: tuple[str, ...], words: str) -> list[int]:
    """Return the first of the units that is there; “phòng, đơn vị” are the centres besides the offices."""
    for name in meant:
        match = names.resolve(name)
        if match.sure and match.unit_id is not None:
            group = directory().unit(match.unit_id)
            with_centres = group.kind is UnitKind.GROUP and words.startswith(("phong", "cac phong"))
            return [group.id, *(_centres() if with_centres and _CENTRES.search(words) else [])]
    return []


def _open() -> tuple[Directory, list[UnitEntry]]:
    known = directory()
    return known, known.open_units(clock.today(), groups=True)


def _centres() -> list[int]:
    _, units = _open()
    return [
        one.id for one in units
        if one.block is Block.GOVERNMENT and one.kind is UnitKind.OFFICE
        and fold_words(one.name).startswith("trung tam ")
    ]  # fmt: skip


def _party_offices() -> list[int]:
    _, units = _open()
    return [
        one.id for one in units
        if one.block is Block.PARTY and one.kind is UnitKind.OFFICE
        and not fold_words(one.name).startswith(_NO_OFFICES)
    ]  # fmt: skip


def _villages() -> list[int]:
    """Return the group of all villages, or each of them where there is no such group."""
    _, units = _open()
    groups = [one.id for one in units if one.kind is UnitKind.GROUP and one.gathers is UnitKind.VILLAGE]
    return groups[:1] or [one.id for one in units if one.kind is UnitKind.VILLAGE]


def members(unit_id: int) -> list[int]:
    """Return the units that answer for a group today; none for a unit that is no group."""
    known = directory()
    if known.unit(unit_id).kind is not UnitKind.GROUP:
        return []
    return known.members(unit_id, clock.today())
