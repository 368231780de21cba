"""The parts of a composite duty: “tổng hợp ý kiến; chuẩn bị hội trường; đưa tin”."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from intranet.plans.parsing.bodies import PREDICATE, body_at
from intranet.plans.parsing.coordinating import is_open_list
from intranet.plans.parsing.phrases import LIMIT_OPENS
from intranet.plans.parsing.predicate import predicate_at
from intranet.plans.parsing.words import bare, key, tidy

_OPENS = re.compile(
    rf"(?:và\s+)?(?:{LIMIT_OPENS}|đồng thời|ngoài ra|sau đó|định kỳ|hằng|hàng|khi|nếu|riêng|trong\b"
    r"|trên cơ sở|căn cứ|không\b|thông tin\b)"
)
# A paper that is cited, though its name is a deed's too: “Quyết định số 1158…”.
_PAPER = re.compile(r"(?:quyết định|kết luận|thông báo|hướng dẫn|quy định|báo cáo)\s+(?:số|này|trên|nêu)\b")
_CLOSES = {"(": ")", "[": "]", "“": "”", "«": "»"}
_JOINT = re.compile(r"(?:,\s*(?:và\s+|đồng thời\s+)?|\s(?:và|đồng thời)\s+)(?=\S)", re.IGNORECASE)


class Said(NamedTuple):
    """Where a part of a duty says one of its limits, which is the one *at* this place among them."""

    at: int
    start: int
    end: int


def split_duty(text: str) -> tuple[str, ...]:
    """Return the deeds that the duty *text* strings together; one where it is a single one.

    They stand between semicolons or in sentences of their own.

    A semicolon also stands between bodies, addressees and things. So a piece is a part only when it begins
    with a deed, or names somebody and his deed; any other goes on with the piece in front of it.
    """
    pieces = _pieces(tidy(text))
    if len(pieces) < 2:
        return (text,)
    deeds = [_is_deed(piece) for piece in pieces]
    mostly = sum(deeds[1:]) * 2 >= len(pieces) - 1
    parts = [pieces[0]]
    for piece, deed in zip(pieces[1:], deeds[1:], strict=True):
        unknown = mostly and piece[:1].islower() and len(piece.split()) > 2 and not body_at(key(piece))
        if (deed or unknown) and not is_open_list(parts[-1]):
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]}; {piece}"
    return tuple(bare(part) for part in parts) if len(parts) > 1 else (text,)


def split_by_limits(text: str, limits: Sequence[str]) -> tuple[tuple[str, int | None], ...]:
    """Return the deeds of the duty *text*, each with the place of its own among its *limits*, given by words.

    A deed for which two limits hold stands there twice.
    """
    left = list(range(len(limits)))
    found: list[tuple[str, int | None]] = []
    for part in split_duty(text):
        said = _said(part, [(at, limits[at]) for at in left])
        left = [at for at in left if at not in [one.at for one in said]]
        found += zip(_deeds(part, said), [one.at for one in said], strict=True) if said else [(part, None)]
    return tuple(found)


def _said(part: str, limits: Sequence[tuple[int, str]]) -> list[Said]:
    """Return which of the *limits* are said in *part*; words that are said once are those of one limit."""
    low, found = key(part), []
    for at, words in limits:
        start = low.find(key(tidy(words))) if words else -1
        if start >= 0:
            end = start + len(tidy(words))
            found.append(Said(at, start, end))
            low = low[:start] + "\x00" * (end - start) + low[end:]
    return sorted(found, key=lambda one: one.start)


def _deeds(part: str, said: Sequence[Said]) -> list[str]:
    """Return the words of *part* to which each of its limits belongs: all of them where it has one deed."""
    cuts = [(0, 0)]
    for one, other in pairwise(said):
        joint = _joint(part, cuts[-1][1], one, other)
        cuts.append(joint.span() if joint else cuts[-1])
    ends = [next((end for end, begin in cuts if begin > own), len(part)) for _, own in cuts]
    whole = len(set(cuts)) == 1
    return [part if whole else bare(part[begin:end]) for (_, begin), end in zip(cuts, ends, strict=True)]


def _joint(part: str, begin: int, one: Said, other: Said) -> re.Match[str] | None:
    """Return what joins the deed of the limit *one*, which begins at *begin*, to that of the *other*.

    Limits stand behind their deeds, “gửi … trước ngày …, niêm yết … trước ngày …”, or all in front of them.
    """
    in_front = one.start == begin
    for joint in _JOINT.finditer(part, one.end, other.start + 1):
        if part.count("(", begin, joint.start()) > part.count(")", begin, joint.start()):
            continue
        to_limit = joint.end() == other.start
        if in_front and to_limit:
            return joint if _names_deed(part[one.end : joint.start()].strip(" ,")) else None
        if not in_front and not to_limit and _names_deed(part[joint.end() :]):
            return joint
    return None


def _names_deed(piece: str) -> bool:
    """Tell whether *piece* begins with what is to be done, or with who must do it."""
    low = key(piece)
    if _PAPER.match(low):
        return False
    return PREDICATE.match(low) is not None or (body_at(low) > 0 and predicate_at(piece, 0) > 0)

def _pieces(text: str) -> list[str]:
    """Return what stands between the semicolons of *text*, those inside brackets and quotes left alone."""
    pieces, start, awaited, quoted = [], 0, "", False
    for at, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif awaited.endswith(letter):
            awaited = awaited[:-1]
        elif letter in _CLOSES:
            awaited += _CLOSES[letter]
        elif not awaited and not quoted and (letter == ";" or (letter == "." and _ends_sentence(text, at))):
            pieces.append(text[start:at])
            start = at + 1
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if bare(piece)]


def _ends_sentence(text: str, at: int) -> bool:
    """Tell whether the full stop at *at* ends a sentence behind which another deed begins."""
    if not re.match(r"\.\s+[^\W\d_]", text[at:]) or re.search(r"(?:\b[^\W_]{1,2}|\d)$", text[:at]):
        return False
    rest = text[at + 1 :].strip()
    return rest[:1].isupper() and _is_deed(rest) and PREDICATE.match(key(rest)) is not None


def _is_deed(piece: str) -> bool:
    return _names_deed(piece) or _OPENS.match(key(piece)) is not None
