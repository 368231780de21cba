"""How wide a text is when printed in Times New Roman: for the lengths of rules and the breaking of lines."""

import unicodedata
from functools import lru_cache
from itertools import pairwise

# Advance widths in thousandths of the size. An accent does not change the width, the horn of ư and ơ does.
_UPPER = (
    "A722 B667 C667 D722 E611 F556 G722 H722 I333 J389 K722 L611 M889 "
    "N722 O722 P556 Q722 R667 S556 T611 U722 V722 W944 X722 Y722 Z611"
)
_LOWER = (
    "a444 b500 c444 d500 e444 f333 g500 h500 i278 j278 k500 l278 m778 "
    "n500 o500 p500 q500 r333 s389 t278 u500 v500 w722 x500 y500 z444"
)
_BOLD_UPPER = (
    "A722 B667 C722 D722 E667 F611 G778 H778 I389 J500 K778 L667 M944 "
    "N722 O778 P611 Q778 R722 S556 T667 U722 V722 W1000 X722 Y722 Z667"
)
_BOLD_LOWER = (
    "a500 b556 c444 d556 e444 f333 g500 h556 i278 j333 k556 l278 m833 "
    "n556 o500 p556 q556 r444 s389 t333 u556 v500 w722 x500 y500 z444"
)
_SIGNS = {" ": 250, "-": 333, ",": 250, ".": 250, "/": 278, ":": 278, ";": 278, "(": 333, ")": 333}
_BOLD_SIGNS = _SIGNS | {":": 333, ";": 333}
_HORN, _HORN_WIDTH = "\u031b", 60
_MM_PER_POINT = 25.4 / 72


def _table(text: str) -> dict[str, int]:
    """Return the widths written as “A722 B667”."""
    return {piece[0]: int(piece[1:]) for piece in text.split()}


_REGULAR = _table(f"{_UPPER} {_LOWER}") | _SIGNS
_BOLD = _table(f"{_BOLD_UPPER} {_BOLD_LOWER}") | _BOLD_SIGNS


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many millimetres *text* takes on one line, at *size* points."""
    table, total = _BOLD if bold else _REGULAR, 0
    for char in unicodedata.normalize("NFD", text.translate(_STROKED)):
        if char == _HORN:
            total += _HORN_WIDTH
        elif not unicodedata.combining(char):
            total += table.get(char, 500)
    return total * size / 1000 * _MM_PER_POINT


SLACK = 1.0  # millimetres on each side by which a real line may be wider than it is reckoned
_PHRASES = frozenset((
    "chủ tịch", "cấp ủy", "nhân dân", "ủy ban", "ban nhân", "dân xã", "hội nghị", "hội đồng", "đồng nhân",
    "đối thoại", "chính quyền", "thời gian", "địa điểm", "nội dung", "kết luận", "đứng đầu", "người đứng",
    "kiến nghị", "giải quyết", "bí thư", "đảng ủy", "mặt trận", "tổ quốc", "việt nam", "tổ chức", "tiếp xúc",
    "thường trực", "thường vụ", "kế hoạch", "đôn đốc", "trả lời", "thôn xóm", "văn phòng", "ban thường",
    "hội viên", "đoàn viên", "nông thôn", "nhiệm vụ", "thực hiện", "xây dựng", "thủ tục", "hành chính",
    "đất ở", "đất đai", "nước sạch", "môi trường", "kênh mương", "nội đồng",
))  # fmt: skip
# Words that a clerk lets begin a line, not end one.
_LEADING = frozenset(("với", "về", "của", "tại", "và", "giữa", "cho", "theo", "trong"))
_WORST = 2  # what a divided phrase weighs
# A name of two lines is broken before these words where both lines fit.
_BREAKS = (
    "xã ", "phường ", "đặc khu ", "tỉnh ", "thành phố ", "huyện ", "quận ", "thị xã ", "hội đồng ",
)  # fmt: skip
_STROKED = str.maketrans("đĐ", "dD")


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines into which *text* falls in *room* millimetres, each as full as it can be."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balance(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return *text* in as few lines as *room* allows, one more where that divides no phrase, as equal as they
    can be. Every line keeps ``SLACK`` on both sides, so that a printer breaks them alike.
    """
    greedy = wrap(text, room, size, bold=bold)
    if not 2 <= len(greedy) <= 4:
        return greedy
    if len(greedy) == 2 and text.isupper() and (named := _before_name(text, room, size, bold=bold)):
        return named
    few = _evened(text, room, size, len(greedy), bold=bold) or greedy
    if _divided(few) < _WORST or len(greedy) == 4:
        return few
    more = _evened(text, room, size, len(greedy) + 1, bold=bold)
    return more if more and _divided(more) < _WORST else few


def _evened(text: str, room: float, size: float, count: int, *, bold: bool) -> list[str] | None:
    """Return *text* in *count* lines that divide as little as can be, the most equal ones of these."""
    target, best, least = _narrowest(text, room, size, count, bold=bold), None, 0
    while target <= room:
        lines = wrap(text, target, size, bold=bold)
        widest = max(width(line, size, bold=bold) for line in lines)
        steady = wrap(text, widest + 2 * SLACK, size, bold=bold) == lines
        if steady and len(lines) == count and (best is None or _divided(lines) < least):
            best, least = lines, _divided(lines)
        target += 1
    return best


def _before_name(text: str, room: float, size: float, *, bold: bool) -> list[str] | None:
    """Return the name of a body in two lines, the second its place or its second half, if both fit."""
    words = text.split()
    for cut in range(1, len(words)):
        lines = [" ".join(words[:cut]), " ".join(words[cut:])]
        if lines[1].casefold().startswith(_BREAKS) and all(
            width(line, size, bold=bold) <= room for line in lines
        ):
            return lines
    return None


def _divided(lines: list[str]) -> int:
    """Return how much the ends of the lines divide: a phrase or a name weighs more than a leading word."""
    count = 0
    for above, below in pairwise(lines):
        last, first = above.split()[-1], below.split()[0]
        phrase = f"{last} {first.rstrip(',;.')}".casefold() in _PHRASES
        name = last.istitle() and first.istitle()
        count += _WORST * (phrase or name or first[0].isdigit()) + (last in _LEADING)
    return count


def _narrowest(text: str, room: float, size: float, count: int, *, bold: bool) -> float:
    """Return the least room in which *text* still takes *count* lines."""
    low, high = 0.0, room
    while high - low > 0.25:
        middle = (low + high) / 2
        lines = wrap(text, middle, size, bold=bold)
        fits = len(lines) <= count and max(width(line, size, bold=bold) for line in lines) <= middle
        low, high = (low, middle) if fits else (middle, high)
    return high
