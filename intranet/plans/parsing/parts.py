"""The parts of a composite duty: “tổng hợp ý kiến; chuẩn bị hội trường; đưa tin”."""

import re

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
    low = key(piece)
    if _PAPER.match(low):
        return False
    if PREDICATE.match(low) or _OPENS.match(low):
        return True
    return body_at(low) > 0 and predicate_at(piece, 0) > 0
