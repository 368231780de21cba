"""Who is named: lists of bodies divided into names, subjects of sentences, calls on somebody.

Texts are read beside their key (``words.key``); what is returned is always cut verbatim out of the text.
"""

import re
from dataclasses import dataclass

from intranet.plans.parsing.bodies import (
    CALL,
    DETERMINERS,
    FIELDS,
    NAME_PART,
    NAMED_BY_FIELD,
    NAMING_VERBS,
    OF_WHOM,
    PREDICATE,
    RELATIVE,
    TOPIC,
    body_at,
    is_generic,
)
from intranet.plans.parsing.words import bare, key

_SEPARATOR = re.compile(r"\s*[,;]\s*(?:và\s+|cùng\s+(?:với\s+)?)?|\s+(?:và|cùng với|&)\s+|\s*&\s*")
_TWIN = re.compile(
    r"(?:văn phòng|vp|chánh văn phòng|lãnh đạo văn phòng|công chức văn phòng)\s+(?:hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội|ubnd|ủy ban nhân dân)(?:\s+(?:xã|phường|tỉnh|huyện))?$"
)
_TWIN_NEXT = re.compile(r"(?:hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân)\b")
_IN_CHARGE = re.compile(r"\b(?:phụ trách|theo dõi lĩnh vực|làm công tác|phân công phụ trách)\b")
_ONE_PERSON = re.compile(r"^(?:đồng chí|đ/c|ông|bà)\s")
_PERSON = re.compile(rf"^(?:{DETERMINERS})?(?:đồng chí|đ/c|ông|bà)\s")
_COLLECTIVE = re.compile(
    rf"^(?:{DETERMINERS})|^(?:ubnd|ủy ban nhân dân|đảng ủy|trưởng|bí thư|hđnd|mttq|lãnh đạo|công an|thủ trưởng|đại diện|ban công tác mặt trận|mặt trận)\s+(?:các|xã|quận|huyện|phường|thôn|cấp|thị)"
)
_LEVELS = re.compile(r"(?:cấp (?:tỉnh|huyện|xã|trên|thành phố)|các cấp|xã|phường|tỉnh|thôn)\b")
_ADVERBIAL = re.compile(
    r"^(?:căn cứ|trên cơ sở|trong quá trình|trong thời gian|hằng|hàng|định kỳ|theo|sau khi|trước khi|khi |trước ngày|chậm nhất|để |nhằm |tùy|từ ngày|trong tháng|trong quý|ngay sau|đồng thời|ngoài ra|nếu|quá trình|kết thúc|thông qua|đối với|trước |sau |tại |vào |riêng|trong |đến )"
)
_OWN_CALL = re.compile(
    r"(?:giao(?: nhiệm vụ| trách nhiệm)?(?: cho)?|yêu cầu|đề nghị|phân công|ủy quyền(?: cho)?)\s+"
)
_ANY_CALL = re.compile(
    r"(?<![^\W])(?:(?P<order>giao(?: nhiệm vụ| trách nhiệm)?(?: cho)?|yêu cầu|phân công|ủy quyền cho)|(?P<request>đề nghị|kính đề nghị))\s+(?=\S)"
)
_BY = re.compile(r"(?<![^\W])(?:do|thuộc trách nhiệm(?: của)?)\s+(?=\S)")
_PLACE_END = re.compile(
    r"(?<![^\W])(?:xã|phường|(?:có )?liên quan|trực thuộc|cấp (?:xã|tỉnh|huyện))\s+(?=[^\W\d_])"
)
_NAME_GOES_ON = re.compile(
    r"(?:hội|viên|đội|đoàn|ủy|khác|có|và|trên|thuộc|của|các|trong|được|tại|với|cùng|hoặc|đến|về|là|do|theo|cho|khi|bộ|trưởng|phường|xã|thôn|bản|biên giới"
    r"|miền|vùng|nông thôn|trọng điểm|đặc|liên quan|đảo|ven|loại|phó|nơi|sở tại|đã|đang|trực thuộc|trực|trở|chưa|phụ trách|làm|gồm|bí thư|chủ tịch|hiện|lân cận|thí điểm|đó|này|nói|không chuyên|chuyên trách|nghỉ)(?![^\W\d_])"
)
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
    found = [bare(text[start:end]) for start, end in names]
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
    before = low[name[0] : name[1]]
    last = low[pieces[number - 1][0] : pieces[number - 1][1]]
    piece = low[pieces[number][0] : pieces[number][1]]
    joint = low[pieces[number - 1][1] : pieces[number][0]]
    if _IN_CHARGE.search(before) or piece.startswith(("phụ trách", "kiêm")):
        return bool(_PERSON.match(piece)) or ";" in joint
    if _ONE_PERSON.match(before):
        return (
            bool(_PERSON.match(piece))
            or "và" in joint
            or bool(re.match(r"(?:các|ban|văn phòng|ubnd|công an)\b", piece))
        )
    if re.match(DETERMINERS, piece):
        return True
    if ("và" in joint and _TWIN.search(before) and _TWIN_NEXT.match(piece)) or (
        _TWIN.search(before) and _TWIN_NEXT.match(piece)
    ):
        return False
    if is_generic(piece) and (
        is_generic(last) or is_generic(re.sub(DETERMINERS, "", last)) or _COLLECTIVE.match(before)
    ):
        return False
    if _LEVELS.fullmatch(piece) and (_LEVELS.search(last)):
        return False
    if NAMED_BY_FIELD.match(before) and not is_generic(re.sub(DETERMINERS, "", before)):
        if FIELDS.match(piece) and (
            text[pieces[number][0]].islower() or "và" in joint or _closes_with_and(low, pieces, number)
        ):
            return False
        if not body_at(piece):
            return "," in joint and "và" not in joint and not _closes_with_and(low, pieces, number)
    return bool(body_at(piece)) or (text[pieces[number][0]].isupper() and _all_plain(low, pieces))


def _closes_with_and(low: str, pieces: list[tuple[int, int]], number: int) -> bool:
    """Tell whether a name with commas goes on to its “và”: “Văn hóa, Thể thao và Du lịch”."""
    for at in range(number, len(pieces)):
        if (
            at > number
            and body_at(low[pieces[at][0] : pieces[at][1]])
            and not FIELDS.match(low, pieces[at][0])
        ):
            return False
        if "và" in low[pieces[at - 1][1] : pieces[at][0]]:
            return True
    return False


def _all_plain(low: str, pieces: list[tuple[int, int]]) -> bool:
    return not body_at(low, pieces[0][0])


def predicate_at(text: str, start: int, known: tuple[str, ...] = ()) -> int:
    """Return where, behind the name that begins at *start*, what is to be done begins; -1 if nowhere."""
    low = key(text)
    skip = start
    for name in known:
        if len(name) > 12:
            at = low.find(name, start)
            if 0 <= at <= start + 120:
                skip = max(skip, at + len(name)) if at == start else skip
                low = low.replace(name, "\x00" * len(name))
    soft = _behind_place(low, text, start)
    for found in PREDICATE.finditer(low, start):
        if found.start() == start or found.start() < skip:
            continue
        depth = low.count("(", start, found.start()) - low.count(")", start, found.start())
        if depth > 0:
            continue
        verb, before = found.group(), low[start : found.start()]
        if not text[found.start()].islower() or before.endswith("- "):
            continue
        if verb == "tổ chức" and _is_noun(low, found.end(), before):
            continue
        if verb in (
            "cấp",
            "chi",
            "là",
            "phát",
            "thu",
            "trực",
            "tự",
            "đoàn",
            "dự",
            "giáo dục",
            "tiếp",
            "viết",
            "xây",
        ) and _is_part(verb, low, found.end(), before):
            continue
        if RELATIVE.search(before) and verb in ("giao", "phân công", "tham mưu"):
            continue
        if before.endswith(("được ", "do ")) and verb in (
            "giao",
            "phân công",
            "mời",
            "cử",
            "phê duyệt",
            "ủy quyền",
            "chọn",
        ):
            continue
        if before.endswith(", ") and verb in NAMING_VERBS and _is_named_on(text, low, start, found):
            continue
        if verb in NAMING_VERBS and NAME_PART.search(before) and not _ends_collective(before):
            continue
        if re.fullmatch(r"\s*(?:đơn vị|cơ quan|tổ chức|bộ phận|công chức|viên chức|cơ sở)\s", before):
            continue
        if verb == "lãnh đạo" and re.search(r"(?:,|\bvà|\bvới|\bcho)\s*$", before):
            continue
        return found.start() if soft < 0 else min(soft, found.start())
    return soft


def _is_named_on(text: str, low: str, start: int, found: re.Match[str]) -> bool:
    """Tell whether a verb behind a comma still belongs to a name: “Phòng Phổ biến, giáo dục pháp luật”."""
    piece = low[start : found.start()].rstrip(", ")
    if (
        not NAMED_BY_FIELD.match(piece)
        or len(piece.split()) > 4
        or not re.search(r"\s[A-ZĐ]", text[start : found.start()])
    ):
        return False
    again = PREDICATE.search(low, found.end())
    return (
        again is not None
        and again.start() - found.end() < 50
        and not re.search(r"[.;:,]", low[found.end() : again.start()])
    )


def _behind_place(low: str, text: str, start: int) -> int:
    """Return where, behind a name that ends in its place (“… xã”, “… có liên quan”), something else begins; -1 if nowhere."""
    for found in _PLACE_END.finditer(low, start):
        at = found.end()
        if (
            low.count("(", start, at) == low.count(")", start, at)
            and text[at].islower()
            and not _NAME_GOES_ON.match(low, at)
        ):
            return at
    return -1


def _ends_collective(before: str) -> bool:
    return (
        bool(re.search(r"(?:các|,)\s*(?:ban|tổ|đội|phòng|đoàn|trung tâm|trạm|bộ phận|cán bộ|đài)\s$", before))
        and "," in before
    )


def _is_noun(low: str, end: int, before: str) -> bool:
    if re.match(
        r"\s+(?:chính trị|đoàn thể|thành viên|đảng\b|xã hội|có liên quan|liên quan|cơ sở|tôn giáo|quần chúng|kinh tế|trực thuộc|hội)",
        low[end:],
    ):
        return True
    return bool(re.search(r"(?:\bcác|\bban|cơ quan,|đơn vị,|cá nhân,|\bvà|những)\s*$", before)) and bool(
        re.match(
            r"\s*(?:,|và |có liên quan|liên quan|cá nhân|trên địa bàn|thuộc|$|trong|tỉnh|xã|đảng)", low[end:]
        )
    )


def _is_part(verb: str, low: str, end: int, before: str) -> bool:
    after = low[end:].lstrip()
    if verb == "cấp":
        return bool(
            re.match(r"(?:tỉnh|huyện|xã|trên|dưới|ủy|thành phố|trung ương|học|thôn|phường|cơ sở)\b", after)
        ) or before.endswith("các ")
    if verb == "chi":
        return bool(re.match(r"(?:bộ|hội|đoàn|ủy|cục|nhánh)\b", after))
    if verb == "đoàn":
        return True
    if verb == "trực":
        return after.startswith(("thuộc", "tuyến")) or before.endswith("thường ")
    if verb == "tiếp":
        return after.startswith("công dân")
    if verb == "dự":
        return after.startswith("án")
    if verb == "phát":
        return after.startswith("triển")
    if verb == "giáo dục":
        return after.startswith(("và đào tạo", "- đào tạo", "nghề", "thường xuyên")) or before.endswith(
            ("phòng ", "sở ")
        )
    if verb == "xây":
        return after.startswith("dựng")
    return verb == "tự" and after.startswith("vệ")


def subject_of(text: str, known: tuple[str, ...] = ()) -> Holders | None:
    """Return who is the subject of the sentence that *text* begins with: “Sở Nội vụ chịu trách nhiệm …”."""
    low = key(text)
    for start in _starts(low):
        if call := _OWN_CALL.match(low, start):
            found = _named(
                text, call.end(), known, manner="request" if "đề nghị" in call.group() else "order"
            )
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
            manner = "request" if "đề nghị" in inner.group() else "order"
            deeper = _named(text, inner.end(), known, manner=manner)
            if deeper:
                return deeper
        return found
    return None


def _starts(low: str) -> list[int]:
    """Return where the subject may begin: at once, or behind the commas of an opening phrase."""
    if not _ADVERBIAL.match(low):
        return [0]
    stop = re.search(r"[.;]\s", low)
    end = stop.start() if stop else len(low)
    commas = [found.end() for found in re.finditer(r",\s+", low[: min(end, 420)])]
    return [at for at in commas if not low.startswith(("khó khăn", "vướng mắc"), at)] + (
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
    if re.search(r"[.:]\s", words) or _NOT_A_NAME.match(key(bare(words))):
        return None
    words = re.sub(r"\s+(?:và|cùng|cùng với|hoặc)\s*$", "", words.rstrip(" ,;"))
    units = split_units(words)
    return Holders(words.strip(" ,;"), units, end, manner) if units else None


def called_on(text: str, known: tuple[str, ...] = ()) -> Holders | None:
    """Return who is called on at the beginning of *text*: “Giao …”, “Yêu cầu …”, “Đề nghị …”."""
    low = key(text)
    call = CALL.match(low)
    if not call:
        return None
    manner = "request" if call.group("request") else "order"
    end = predicate_at(text, call.end(), known)
    colon = low.find(":", call.end())
    if colon >= 0 and (end < 0 or colon < end):
        end = colon
    rest = text[call.end() : end] if end >= 0 else text[call.end() :]
    if not body_at(low, call.end()) and end != colon:
        return None
    if re.search(r"[.]\s", rest) or len(rest) > 600:
        return None
    rest = re.sub(r"\s+(?:và|cùng|cùng với)\s*$", "", rest.rstrip(" ,;"))
    units = split_units(rest)
    if not units:
        return None
    stop = end if end >= 0 else len(text)
    return Holders(bare(text[:stop]), units, stop, manner, called=True)


def mentioned(text: str, known: tuple[str, ...] = ()) -> Holders | None:
    """Return who is given work inside a sentence: “… giao Văn phòng tham mưu …”, “… do Công an xã chủ trì”."""
    low = key(text)
    for pattern in (_ANY_CALL, _BY):
        for call in pattern.finditer(low):
            manner = "request" if pattern is _ANY_CALL and call.group("request") else "order"
            if body_at(low, call.end()) and (found := _named(text, call.end(), known, manner)):
                return found
    return None


def is_unit(text: str) -> bool:
    """Tell whether *text*, standing alone, names a body, a post or several."""
    low = key(bare(text))
    low = OF_WHOM.sub("", low)
    if not low or len(low) > 320 or re.search(r"[.!?]\s", low):
        return False
    return bool(body_at(low)) and not (TOPIC.match(low) and not body_at(low))


def unit_words(text: str) -> str:
    """Return *text* without the words that only introduce a holder (“Trách nhiệm của …”, “Đối với …”)."""
    found = OF_WHOM.match(key(text))
    return text[found.end() :] if found else text
