"""Punctuation and spelling that the form prescribes: căn cứ, end mark, lists of recipients, tone marks.

Everything printed goes through ``tidy``: composed letters (NFC), single spaces, nothing that a Word file
cannot hold. Tone marks follow the house (“ủy, hòa” or “uỷ, hoà”) in words of small letters, and in capitals
only in words that are no part of a name (``_INSTITUTIONS``): whether Hoà or Hòa is right in a person's or a
village's name, only they know, so names stay as they were written.
"""

import re
import unicodedata

from intranet.documents.paper.house import House, Style, Tone
from intranet.documents.paper.metrics import width

# XML 1.0 takes no control letters, no lone surrogates, no U+FFFE and U+FFFF.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufddf\ufffe\uffff]")
_SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
_HELD = "\u00a0"  # a space at which no line is broken
_TAIL = re.compile(r"[\s.;,:/]+$")
_BLANK = re.compile(r"\.{8}$")  # room to write in
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# An open syllable ending in oa, oe, uy with its tone on the first or on the second vowel; never “quý”.
_OLD = re.compile(rf"(?<![qQ])([oO])([aAeE])([{_TONES}])(?![^\W\d_]|[\u0300-\u036f])")
_OLD_UY = re.compile(rf"(?<![qQ])([uU])([yY])([{_TONES}])(?![^\W\d_]|[\u0300-\u036f])")
_NEW = re.compile(rf"([oO])([{_TONES}])([aAeE])(?![^\W\d_]|[\u0300-\u036f])")
_NEW_UY = re.compile(rf"(?<![qQ])([uU])([{_TONES}])([yY])(?![^\W\d_]|[\u0300-\u036f])")
_MAYBE = re.compile("[oòóỏõọ][aàáảãạeèéẻẽẹ]|[uùúủũụ][yỳýỷỹỵ]", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_INSTITUTIONS = {"ủy", "khóa", "tòa", "hủy", "xóa", "tùy"}
_PHRASES = {
    ("CỘNG", "HÒA"), ("VĂN", "HÓA"), ("ĐIỀU", "HÒA"), ("CHUYỂN", "HÓA"), ("SỐ", "HÓA"),
}  # fmt: skip


def tidy(text: str) -> str:
    """Return *text* on one line, composed, without what XML cannot hold."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _ILLEGAL.sub("", text))).strip()


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that somebody typed, each tidied; at least one."""
    return [tidy(line) for line in text.splitlines() if tidy(line)] or [""]


def respell(text: str, tone: Tone) -> str:
    """Return *text* with its tone marks where the house puts them; names keep theirs."""
    before = ""

    def word(found: re.Match[str]) -> str:
        nonlocal before
        written, previous = found[0], before
        before = written
        if not _MAYBE.search(written):
            return written
        lower = _toned(written.lower(), Tone.NEW)
        if not written[0].isupper() or lower in _INSTITUTIONS:
            return _toned(written, tone)
        if (_toned(previous, Tone.NEW), _toned(written, Tone.NEW)) in _PHRASES:
            return _toned(written, tone)
        return written

    return _WORD.sub(word, text)


def _toned(word: str, tone: Tone) -> str:
    """Return *word* with the tone on the first vowel (new here: ủy) or on the second (uỷ)."""
    apart = unicodedata.normalize("NFD", word)
    if tone is Tone.NEW:
        apart = _OLD_UY.sub(r"\1\3\2", _OLD.sub(r"\1\3\2", apart))
    else:
        apart = _NEW_UY.sub(r"\1\3\2", _NEW.sub(r"\1\3\2", apart))
    return unicodedata.normalize("NFC", apart)


def bare(text: str) -> str:
    """Return *text* without the stops and colons at its end; an abbreviation's points are lost too.

    The dots of a blank are no stops: “ngày ........ năm ........” keeps the room for its year.
    """
    return text if _BLANK.search(text) else _TAIL.sub("", text)


def ended(text: str, house: House) -> str:
    """Return the last sentence of a paper with the end mark, set once."""
    return f"{bare(text)}{house.end_mark}"


def bases(lines: tuple[str, ...], house: House, *, before_sentence: bool) -> list[str]:
    """Return the căn cứ with their punctuation: “…;” and at last “.”, on Party papers after a dash.

    *before_sentence* says that the deciding sentence follows: on Party papers the last one then ends in “,”.
    """
    party = house.style is Style.PARTY
    last = "," if party and before_sentence else "."
    texts = [bare(line.removeprefix("- ")) for line in lines]
    return [
        f"{'- ' if party else ''}{text}{last if place == len(texts) else ';'}"
        for place, text in enumerate(texts, start=1)
    ]


def recipients(names: list[tuple[str, str]], filed: str) -> list[str]:
    """Return the lines under Nơi nhận: “- name (b/c);”, the last, where it is filed, with “.”."""
    lines = [f"- {bare(name)}{f' ({purpose})' if purpose else ''}" for name, purpose in names]
    if filed:
        lines.append(f"- {bare(filed)}")
    return [f"{line}{'.' if line is lines[-1] else ';'}" for line in lines]


def unparted(line: str, size: float, room: float) -> str:
    """Return a line of Nơi nhận; where it takes two, its purpose does not stand alone on the second."""
    name, bracket, purpose = line.rpartition(" (")
    if not bracket or width(line, size) <= room:
        return line
    return f"{name}{_HELD}({purpose.replace(' ', _HELD)}"


def addressees(names: list[str]) -> list[str]:
    """Return the lines under Kính gửi: one name as it is, several as a list."""
    if len(names) == 1:
        return [bare(names[0])]
    return [f"- {bare(name)}{'.' if place == len(names) else ';'}" for place, name in enumerate(names, 1)]
