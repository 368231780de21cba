"""Who is named: lists of bodies divided into names, subjects of sentences, calls on somebody.

Texts are read beside their key (``words.key``); what is returned is always cut verbatim out of the text.
"""

import re
from dataclasses import dataclass, replace

from intranet.plans.parsing.bodies import (
    CALL,
    DETERMINERS,
    FIELDS,
    NAMED_BY_FIELD,
    OF_WHOM,
    PREDICATE,
    TOPIC,
    body_at,
    is_a_kind,
    is_kind,
)
from intranet.plans.parsing.deadlines import Context, find_dues
from intranet.plans.parsing.phrases import (
    ASK,
    COUNCILS,
    GIVE,
    LIMIT_OPENS,
    PERSON,
    STOP,
    manner_of,
    without_joint,
)
from intranet.plans.parsing.predicate import predicate_at
from intranet.plans.parsing.words import bare, key

_SEPARATOR = re.compile(r"\s*[,;]\s*(?:và\s+|cùng\s+(?:với\s+)?)?|\s+(?:và|cùng với|[&+])\s+|\s*&\s*")
_TWIN = re.compile(
    r"(?:văn phòng|vp|chánh văn phòng|lãnh đạo văn phòng|công chức văn phòng)\s+"
    rf"(?:{COUNCILS}|đoàn đbqh|đoàn đại biểu quốc hội)(?:\s+(?:xã|phường|tỉnh|huyện))?$"
)
_TWIN_NEXT = re.compile(rf"(?:{COUNCILS})\b")
_IN_CHARGE = re.compile(r"\b(?:(?<!tổng )phụ trách|theo dõi lĩnh vực|làm công tác|phân công phụ trách)\b")
_ONE_PERSON = re.compile(rf"^{PERSON}")
_PERSON = re.compile(rf"^(?:{DETERMINERS})?{PERSON}")
# Behind a person these are other bodies, not a second post of the same person.
_BODIES_ONLY = re.compile(
    r"(?:các|ban|văn phòng|ubnd|ủy ban|hđnd|hội đồng|thường trực|công an|phòng|sở|đảng ủy|mặt trận|đoàn|hội"
    r"|trạm|trường)\b"
)
_COLLECTIVE = re.compile(
    rf"^(?:{DETERMINERS})|^người đứng đầu\b|^(?:ubnd|ủy ban nhân dân|đảng ủy|trưởng|bí thư|hđnd"
    rf"|mttq|lãnh đạo|công an|thủ trưởng|đại diện|ban công tác mặt trận|mặt trận)\s+(?:các"
    rf"|xã|quận|huyện|phường|thôn|cấp|thị)"
)
# “Ban quản lý thôn, buôn”: the body is of either.
_PLACE_KIND = r"(?:thôn|bản|buôn|xóm|ấp|khóm|làng|tổ dân phố|khu phố|khu dân cư|xã|phường|thị trấn|đặc khu)"
_PLACE_KINDS = re.compile(rf"{_PLACE_KIND}$")
# “Phòng Công chức, viên chức” is named after both.
_STAFF = re.compile(r"(?:cán bộ|công chức|viên chức|người lao động)$")
_LEVELS = re.compile(r"(?:cấp (?:tỉnh|huyện|xã|trên|thành phố)|các cấp|xã|phường|tỉnh|thôn)\b")
# “Trạm Y tế các xã, phường trong khu vực” is one collective, wherever the list of levels stands.
_OF_EACH = re.compile(r"\bcác (?:xã|phường|thôn|tổ dân phố|khu phố|trường)$")
_LEVEL_ON = re.compile(
    r"(?:xã|phường|thị trấn|đặc khu|thôn|bản|khu phố|tổ dân phố|khu dân cư)"
    r"(?:\s+(?:trong|trên|thuộc|của|có|nơi|liên quan)\b|$)"
)
_PRESS = re.compile(r"báo(?:\s+[^\W\d_]+){0,3}")
_SHORT_NAME = re.compile(r"(?:p\.\s?|phòng )[a-zđ]{2,5}(?:(?:,\s*|\s*&\s*)[a-zđ]{2,5})*")
_SHORT_FIELD = re.compile(r"[A-ZĐ]{2,5}(?![^\W_])")
_ADVERBIAL = re.compile(
    r"^(?:căn cứ|trên cơ sở|trong quá trình|trong thời gian|hằng|hàng|định kỳ"
    r"|theo|sau khi|trước khi|khi |trước ngày|chậm nhất|để |nhằm |tùy|từ ngày"
    r"|trong tháng|trong quý|ngay sau|đồng thời|ngoài ra|nếu|quá trình|kết thúc"
    r"|thông qua|đối với|trước |sau |tại |vào |riêng|trong |đến )"
)
_OWN_CALL = re.compile(rf"(?:{GIVE}|yêu cầu|{ASK}|phân công|ủy quyền(?: cho)?)\s+")
_ANY_CALL = re.compile(
    rf"(?<![^\W])(?:(?P<order>{GIVE}|yêu cầu|phân công|ủy quyền cho)"
    rf"|(?P<request>{ASK}|kính {ASK}))\s+(?=\S)"
)
_TOWARDS = re.compile(
    r"(?:đối với|về phía|với)\s+(?P<who>[^.;:]{3,160}?),?\s+"
    rf"(?P<call>(?:kính |trân trọng )?{ASK}|yêu cầu)\s+(?!xử |xem xét|kiểm điểm|khen|thu hồi|cưỡng chế)"
)
_HELPED = re.compile(r",?\s+cùng với\s+")
_BY = re.compile(r"(?<![^\W])(?:do|thuộc trách nhiệm(?: của)?)\s+(?=\S)")
# “Phát động ra quân (Phòng Văn hóa chủ trì, …)”
_IN_BRACKETS = re.compile(r"\((?=[^()]{3,120}?\b(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|tham mưu)\b)")
_TIME_SPAN = re.compile(
    rf"{LIMIT_OPENS}[^,;.]{{0,60}}?ngày(?: làm việc)?\s+"
    r"(?=(?:các|công chức|văn phòng|phòng|ubnd|ủy ban|công an|ban)\s)"
)
_ANY_YEAR = Context(year=2000)  # for words only: what their day is does not matter here
_NO_SUBJECTS = ("khó khăn", "vướng mắc", "hội viên", "đoàn viên", "người dân", "công dân", "nhân dân", "hộ ")
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_NOT_A_NAME = re.compile(r"^(?:tổ chức|cá nhân|người dân|nhân dân|công dân)$")


@dataclass(frozen=True, slots=True)
class Holders:
    """Somebody named in a text: the words that name them, one by one, and where the words end."""

    heading: str
    units: tuple[str, ...]
    end: int
    manner: str = "order"
    called: bool = False


def split_units(text: str) -> tuple[str, ...]:
    """Return the bodies named in *text*, one by one, in its words; a collective stays one."""
    text = bare(text)
    pieces = _pieces(text)
    names: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(pieces):
        if names and not _begins(text, names[-1], pieces, number):
            names[-1] = (names[-1][0], end)
        else:
            names.append((start, end))
    found = [bare(_REMARK.sub("", text[start:end])) for start, end in names]
    return tuple(dict.fromkeys(name for name in found if name))


def _pieces(text: str) -> list[tuple[int, int]]:
    depth, closed = 0, []
    for c in text:
        depth += (c == "(") - (c == ")")
        closed.append(depth > 0)
    pieces, start = [], 0
    for found in _SEPARATOR.finditer(key(text)):
        if not closed[found.start()] and found.start() > start:
            pieces.append((start, found.start()))
            start = found.end()
    pieces.append((start, len(text)))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _begins(text: str, name: tuple[int, int], pieces: list[tuple[int, int]], number: int) -> bool:
    """Tell whether piece *number* begins a new name after *name*."""
    low = key(text)
    before, piece = low[name[0] : name[1]], low[pieces[number][0] : pieces[number][1]]
    joint = low[pieces[number - 1][1] : pieces[number][0]]
    if _IN_CHARGE.search(before) or piece.startswith(("phụ trách", "kiêm")):
        in_charge_too = body_at(piece) > 0 and _IN_CHARGE.search(piece) is not None
        return bool(_PERSON.match(piece)) or ";" in joint or in_charge_too
    if _ONE_PERSON.match(before):
        return bool(_PERSON.match(piece)) or "và" in joint or bool(_BODIES_ONLY.match(piece))
    if ";" in joint or re.match(DETERMINERS, piece):
        return True
    if _lists_on(text, before, pieces, number):
        return False
    named_so = re.sub(DETERMINERS, "", before)
    if NAMED_BY_FIELD.match(before) and not is_kind(named_so, text[name[1] - len(named_so) : name[1]]):
        by_field = _field_begins(text, pieces, number)
        if by_field is not None:
            return by_field
    piece = _REMARK.sub("", piece)
    return bool(body_at(piece)) or (text[pieces[number][0]].isupper() and _all_plain(low, pieces))


def _around(text: str, pieces: list[tuple[int, int]], number: int) -> tuple[str, str, str, str]:
    """Return the piece before, what joins it to piece *number*, and that piece, as a key and as printed."""
    low = key(text)
    (start, end), (begin, stop) = pieces[number - 1], pieces[number]
    return low[start:end], low[end:begin], _REMARK.sub("", low[begin:stop]), _REMARK.sub("", text[begin:stop])


def _lists_on(text: str, before: str, pieces: list[tuple[int, int]], number: int) -> bool:
    """Tell whether piece *number* goes on with a list of kinds, levels or twins in the name *before* it."""
    low, start = key(text), pieces[number - 1][0]
    last, joint, piece, printed = _around(text, pieces, number)
    if _TWIN.search(before) and _TWIN_NEXT.match(low, pieces[number][0], pieces[number][1]):
        return True
    plain = re.sub(DETERMINERS, "", last)
    if is_kind(piece, printed) and (
        is_kind(last, text[start:])
        or is_kind(plain, text[start + len(last) - len(plain) :])
        or _COLLECTIVE.match(before)
    ):
        return True
    if re.fullmatch(_PLACE_KIND, piece) and _PLACE_KINDS.search(last) and not _TWIN.search(before):
        return True
    if _LEVELS.fullmatch(piece) and (_LEVELS.search(last)):
        return True
    if _OF_EACH.search(last) and _LEVEL_ON.match(piece):
        return True
    if "và" in joint and printed.islower() and is_a_kind(piece) and number == len(pieces) - 1:
        return True  # “Đội Quản lý đường dây và trạm”: a kind alone names nobody
    if _PRESS.fullmatch(before) and "và" in joint and piece.startswith(("đài", "phát thanh")):
        return True
    is_field = _SHORT_FIELD.match(text, pieces[number][0]) is not None and not body_at(piece)
    return is_field and _SHORT_NAME.fullmatch(before) is not None


def _field_begins(text: str, pieces: list[tuple[int, int]], number: int) -> bool | None:
    """Tell whether piece *number* behind a name made of fields begins a new one; None: that is open."""
    low = key(text)
    last, joint, piece, printed = _around(text, pieces, number)
    if _STAFF.fullmatch(printed) and _STAFF.search(last):
        return False
    is_small = text[pieces[number][0]].islower()
    if FIELDS.match(piece) and (is_small or "và" in joint or _closes_with_and(low, pieces, number)):
        return False
    if not body_at(piece):
        named = text[pieces[number][0]].isupper()
        return named and "," in joint and "và" not in joint and not _closes_with_and(low, pieces, number)
    return None


def _closes_with_and(low: str, pieces: list[tuple[int, int]], number: int) -> bool:
    """Tell whether a name with commas goes on to its “và”: “Văn hóa, Thể thao và Du lịch”."""
    for at in range(number, len(pieces)):
        if (
            at > number
            and body_at(low[pieces[at][0] : pieces[at][1]])
            and not FIELDS.match(low, pieces[at][0])
        ):
            return False
        if re.search(r"và|&", low[pieces[at - 1][1] : pieces[at][0]]):
            return True
    return False


def _all_plain(low: str, pieces: list[tuple[int, int]]) -> bool:
    return not body_at(low, pieces[0][0])


def subject_of(text: str, known: tuple[str, ...] = ()) -> Holders | None:
    """Return who is the subject of the sentence that *text* begins with: “Sở Nội vụ chịu trách nhiệm …”."""
    low = key(text)
    for start in _starts(text, low):
        if call := _OWN_CALL.match(low, start):
            found = _named(text, call.end(), known, manner_of(call.group()))
            if found:
                return Holders(
                    text[start : found.end].strip(" ,"), found.units, found.end, found.manner, called=True
                )
            continue
        if not body_at(low, start):
            continue
        found = _named(text, start, known)
        if found is None:
            continue
        if inner := _OWN_CALL.match(low, found.end):  # "UBND xã giao Văn phòng …": the one who is given work
            deeper = _named(text, inner.end(), known, manner_of(inner.group()))
            if deeper:
                return deeper
        return found
    return None


def _starts(text: str, low: str) -> list[int]:
    """Return where the subject may begin: at once, or behind the commas of an opening phrase."""
    if not _ADVERBIAL.match(low):
        return [0]
    span = _TIME_SPAN.match(low)
    first = [span.end()] if span else []
    if not first and re.match(LIMIT_OPENS, low):
        end = 0
        for due in find_dues(text[:200], _ANY_YEAR):
            end = due.end if due.start - end <= len(" và ") else end
        first = [end + 1] if end else []
    stop = re.search(r"[.;]\s", low)
    end = stop.start() if stop else len(low)
    commas = [found.end() for found in re.finditer(r",\s+", low[: min(end, 420)])]
    return [*first, *(at for at in commas if not low.startswith(_NO_SUBJECTS, at))] + (
        [found.end() for found in re.finditer(r"\bcủa mình,?\s+", low[:200])]
    )


def _named(text: str, start: int, known: tuple[str, ...], manner: str = "order") -> Holders | None:
    low = key(text)
    if not body_at(low, start):
        return None
    end = predicate_at(text, start, known)
    if end < 0 or end - start > 500:
        return None
    words = text[start:end]
    if re.search(rf"{STOP}|:\s", words) or _NOT_A_NAME.match(key(bare(words))):
        return None
    if (helped := _HELPED.search(key(words))) and body_at(key(words), helped.end()):
        words = words[: helped.start()]  # “Hội Nông dân cùng với Hội Phụ nữ tổ chức”: the other helps
    words = without_joint(words)
    units = split_units(words)
    return Holders(words.strip(" ,;"), units, end, manner) if units else None


def called_on(text: str, known: tuple[str, ...] = ()) -> Holders | None:
    """Return who is called on at the beginning of *text*: “Giao …”, “Yêu cầu …”, “Đề nghị …”."""
    low = key(text)
    call = CALL.match(low)
    if not call:
        return None
    end = predicate_at(text, call.end(), known)
    colon = low.find(":", call.end())
    if colon >= 0 and (end < 0 or colon < end):
        end = colon
    rest = text[call.end() : end] if end >= 0 else text[call.end() :]
    if not body_at(low, call.end()) and (colon < 0 or end != colon):
        return None
    if re.search(STOP, rest) or len(rest) > 600:
        return None
    units = split_units(without_joint(rest))
    if not units:
        return None
    stop = end if end >= 0 else len(text)
    return Holders(bare(text[:stop]), units, stop, manner_of(call.group()), called=True)


def holders_of(text: str, known: tuple[str, ...] = ()) -> Holders | None:
    """Return who is given work by the beginning of *text*: called on, or its subject."""
    return called_on(text, known) or _asked_of(text) or subject_of(text, known)


def _asked_of(text: str) -> Holders | None:
    """Return who is named before the call on him: “Đối với Đoàn Thanh niên xã, đề nghị cử …”."""
    low = key(text)
    found = _TOWARDS.match(low)
    if not found or not body_at(low, found.start("who")) or not PREDICATE.match(low, found.end()):
        return None
    who = text[found.start("who") : found.end("who")]
    return Holders(who, split_units(who), found.end(), manner_of(found.group("call")), called=True)


def mentioned(text: str, known: tuple[str, ...] = ()) -> Holders | None:
    """Return who is given work inside a sentence: “… giao Văn phòng …”, “… (Công an xã chủ trì)”."""
    low = key(text)
    for pattern in (_ANY_CALL, _BY, _IN_BRACKETS):
        for call in pattern.finditer(low):
            if text.startswith("ban ", call.end()):  # "giao ban" is a meeting
                continue
            if body_at(low, call.end()) and (
                found := _named(text, call.end(), known, manner_of(call.group()))
            ):
                return replace(found, called=pattern is _ANY_CALL)
    return None


def is_unit(text: str) -> bool:
    """Tell whether *text*, standing alone, names a body, a post or several."""
    low = key(bare(text))
    low = OF_WHOM.sub("", low)
    if not low or len(low) > 320 or re.search(STOP, low):
        return False
    return bool(body_at(low)) and not (TOPIC.match(low) and not body_at(low))


def unit_words(text: str) -> str:
    """Return *text* without the words that only introduce a holder (“Trách nhiệm của …”, “Đối với …”)."""
    found = OF_WHOM.match(key(text))
    return text[found.end() :] if found else text


def without_call(text: str) -> str:
    """Return *text* without the “Đề nghị” or “Giao” in front of whom it calls on."""
    call = CALL.match(key(text))
    return text[call.end() :] if call else text


def holders_in(text: str) -> tuple[str, ...]:
    """Return the bodies that a line gives work to, at its beginning or inside; none when it names nobody."""
    found = holders_of(text) or mentioned(text)
    return found.units if found else ()
