"""How a heading names its holder: alone on its line, or in front of a colon."""

import re
from dataclasses import replace

from intranet.plans.parsing.bodies import CALL, DETERMINERS, PREDICATE, body_at, is_generic
from intranet.plans.parsing.markers import BULLETS, NUMBERED
from intranet.plans.parsing.phrases import ASK, BODY_KINDS, STOP
from intranet.plans.parsing.predicate import STRONG, find_predicate
from intranet.plans.parsing.tree import Node, is_topic
from intranet.plans.parsing.units import Holders, is_unit, split_units, unit_words, without_call
from intranet.plans.parsing.words import bare, key

# What stands in front of a body's name and is none: “Đơn vị chủ trì: …”.
_LABEL = re.compile(rf"^(?:{BODY_KINDS})\s+(?:chủ trì|phối hợp|thực hiện|phụ trách|đầu mối)(?: thực hiện)?$")
_LISTS = re.compile(r"\b(?:sau|sau đây|như sau|cụ thể|gồm|nội dung|nhiệm vụ|công việc|việc)$")
_ONLY_DUTY = re.compile(
    r"\s+(?:có|chịu)\s+(?:trách nhiệm|nhiệm vụ)(?:\s+(?:chính|cụ thể|chủ yếu))?"
    r"(?:\s+(?:như sau|sau đây|sau|cụ thể))?$"
)
_TOGETHER = re.compile(r",?\s+(?:chủ trì,?\s+)?phối hợp\s+(?:với|cùng(?:\s+với)?)\s+")
_ASKS_TOO = re.compile(rf"[;,]\s+(?:và\s+)?(?:kính\s+)?{ASK}\s+")
_NAMED_BY_DEED = re.compile(
    r"^(?:tham mưu|phụ trách|giúp việc|giúp|tiếp nhận"
    r"|giao|phân công|theo dõi lĩnh vực)\b"
)


def own_line(node: Node, known: tuple[str, ...] = ()) -> Holders | None:
    """Return the holders of a heading that stands alone above its duties: “3. Công an xã”."""
    text = bare(node.text)
    if (
        node.children
        and (duty := _ONLY_DUTY.search(key(text)))
        and (found := own_line(_cut(node, duty.start()), known))
    ):
        return replace(found, heading=text)
    if not node.children and not node.unnumbered:
        return None
    if node.children and (together := _TOGETHER.search(key(text))):
        helping = text[together.end() :]
        if body_at(key(helping)) and find_predicate(helping, 0, known)[0] < 0 and ":" not in helping:
            found = own_line(_cut(node, together.start()), known)
            return replace(found, heading=text) if found else None
    if node.style in BULLETS and not _heads_bullets(node):
        return None
    call = CALL.match(key(text))
    if call:
        units = split_units(text[call.end() :])
        named = body_at(key(text), call.end()) and find_predicate(text, call.end(), known)[0] < 0
        if named and ":" not in text and units:
            return Holders(text, units, len(node.text), "request" if call.group("request") else "order")
        return None
    if ":" in text or len(text) > 320 or re.search(rf"{STOP}+[A-ZĐ]", text):
        return None
    if node.children and (also := _also_asked(node, text, known)):
        return also
    if is_topic(text) or key(text).startswith(("căn cứ", "trên cơ sở", "trong quá trình")):
        return None
    start = len(text) - len(unit_words(text))
    if not is_name(text, start, known, closed=not node.text.rstrip().endswith((".", ";"))):
        return None
    if not (is_unit(text) or (node.style in NUMBERED and len(text.split()) <= 14)):
        return None
    return Holders(text, split_units(unit_words(text)), len(node.text))


def _also_asked(node: Node, text: str, known: tuple[str, ...]) -> Holders | None:
    """Return the holders where a heading orders some and asks others: “Các phòng; đề nghị Hội Nông dân”."""
    asks = _ASKS_TOO.search(key(text))
    if asks is None or not is_name(text, asks.end(), known, closed=True):
        return None
    first = own_line(_cut(node, asks.start()), known)
    asked = split_units(text[asks.end() :]) if first else ()
    return Holders(text, (*first.units, *asked), len(node.text)) if first and asked else None


def _cut(node: Node, end: int) -> Node:
    """Return *node* with only the first *end* letters of its words."""
    assert node.paragraph is not None
    return Node(replace(node.paragraph, text=bare(node.text)[:end]), node.children, node.unnumbered)


def colon(node: Node, known: tuple[str, ...] = (), *, top: bool = False) -> tuple[str, str] | None:
    """Return heading and rest of “Công an xã: Nắm chắc …” and “Kinh phí: …”."""
    text = node.text
    found = re.search(r":(?:\s+|$)", text)
    if (
        not found
        or found.start() > 260
        or text.count("(", 0, found.start()) > text.count(")", 0, found.start())
    ):
        return None
    head, rest = text[: found.start()].strip(), text[found.end() :].strip()
    if _LABEL.match(key(head)):
        return None
    call = CALL.match(key(head))
    start = call.end() if call else 0
    if re.search(rf"{STOP}|;\s", head) and not body_at(key(head), start):
        return None
    if not rest and not node.children:
        return None
    named = body_at(key(unit_words(head[start:]))) > 0
    if is_topic(head) and not call and not named:
        return (head, rest) if len(head.split()) <= 14 else None
    plain = node.style in NUMBERED and len(head.split()) <= 8
    if top and node.style in BULLETS:  # "- Bác sĩ …: Trực tiếp chỉ đạo …" stands where units stand
        plain = len(head.split()) <= 6 and PREDICATE.match(key(rest)) is not None
    if not named and not plain:
        return None
    return (head, rest) if is_name(head, start, known, closed=True) else None


def is_name(text: str, start: int, known: tuple[str, ...] = (), *, closed: bool) -> bool:
    """Tell whether *text*, from *start*, is a name and no sentence; *closed* when something shows its end."""
    at, verb = find_predicate(text, start, known)
    if at < 0 or _NAMED_BY_DEED.match(key(text), at):
        return True
    if not closed or verb in STRONG or len(text.split()) > 26 or _LISTS.search(key(text)):
        return False
    if verb and _has_object(text, at + len(verb) + 1):  # “Đảng ủy chỉ đạo Đoàn Thanh niên” does something
        return False
    return verb != "" and body_at(key(text), start) > 0


def _has_object(text: str, start: int) -> bool:
    """Tell whether another body is named at *start*, behind a verb: with a capital, or as “các …”."""
    named = text[start : start + 1].isupper() or re.match(DETERMINERS, key(text)[start:]) is not None
    return named and body_at(key(text), start) > 0


def _heads_bullets(node: Node) -> bool:
    if node.unnumbered:
        return True
    closed = not node.text.endswith((";", ".")) and len(node.text) < 120
    return bool(node.children) and closed and is_unit(without_call(node.text))


_OF_VILLAGES = re.compile(
    r"(?:ban công tác mặt trận |cấp ủy |bí thư |trưởng |chi bộ )*(?:các|những|\w+) "
    r"(?:thôn|xóm|bản|ấp|khóm|buôn|làng|tổ dân phố|khu phố)$"
)


_PEOPLE = re.compile(r"(?:các\s+)?(?:đồng chí|đ/c|ông,?\s*(?:\(?\s*bà\)?)?)(?:\s+(?:sau|sau đây))?$")


def listed_names(head: str, rest: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the names that a heading lists behind its colon: “Các đơn vị: Trạm Y tế, Trường Tiểu học …”."""
    low = key(head)
    of_all = re.sub(r"^.*\bcác\s+", "", low)  # “Tổ trưởng các tổ: …”
    collective = _OF_VILLAGES.match(low) or _PEOPLE.match(low) or is_generic(re.sub(DETERMINERS, "", of_all))
    if not collective or find_predicate(rest, 0, known)[0] >= 0:
        return ()
    if body_at(key(rest)):
        return split_units(rest)
    joints = r"[,;]\s*|\s+và\s+(?=[^,;]*$)"  # an “và” before further commas belongs to a name
    names = tuple(bare(name) for name in re.split(joints, bare(rest)))
    return names if all(name[:1].isupper() and len(name.split()) <= 9 for name in names) else ()
