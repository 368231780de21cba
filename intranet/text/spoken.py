"""How long a Vietnamese text takes to be read aloud; numbers and dates as they are spoken. Pure."""

import re
import unicodedata
from datetime import date

PER_MINUTE = 200  # syllables that a reader on the village loudspeaker says in a minute, unhurried
PAUSES = {".": 0.5, ";": 0.4, ":": 0.4, "!": 0.5, "?": 0.5, ",": 0.25, "\n": 0.6}  # seconds
# Short forms are spoken in full.
SHORT = {
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "MTTQ": "Mặt trận Tổ quốc",
    "CHQS": "chỉ huy quân sự", "BHYT": "bảo hiểm y tế", "KP": "khu phố", "TDP": "tổ dân phố",
    "VNPT": "vê en pê tê", "TP": "thành phố",
}  # fmt: skip
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_DATE = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_TIME = re.compile(r"\b(\d{1,2})[:h](\d{2})\b")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+")
_WORD = re.compile(r"[^\W\d_]+")


def number_words(number: int) -> str:
    """Return a number as it is spoken: 2026 is “hai nghìn không trăm hai mươi sáu”."""
    if number == 0:
        return _DIGITS[0]
    groups: list[int] = []
    while number:
        number, group = divmod(number, 1000)
        groups.append(group)
    if len(groups) > len(_GROUPS):
        raise ValueError("no number of the commune is that large")
    parts = [
        f"{_hundreds(group, full=place < len(groups) - 1)} {_GROUPS[place]}".strip()
        for place, group in reversed(list(enumerate(groups)))
        if group
    ]
    return " ".join(parts)


def _hundreds(group: int, *, full: bool) -> str:
    """Return three digits; *full* names the hundreds that are none, as after a thousand."""
    hundred, ten, one = group // 100, group // 10 % 10, group % 10
    words = [f"{_DIGITS[hundred]} trăm"] if hundred or full else []
    if ten == 0:
        if one:
            words.append(f"linh {_DIGITS[one]}" if words else _DIGITS[one])
    else:
        words.append("mười" if ten == 1 else f"{_DIGITS[ten]} mươi")
        if one:
            words.append("lăm" if one == 5 else "mốt" if one == 1 and ten > 1 else _DIGITS[one])
    return " ".join(words)


def day_words(day: date) -> str:
    """Return a date as the script of a reader has it: “ngày 27 tháng 11 năm 2026”."""
    return f"ngày {day.day} tháng {day.month} năm {day.year}"


def hour_words(time: str) -> str:
    """Return “07:30” as “7 giờ 30 phút”; what is no time is left as it is."""
    found = re.fullmatch(r"(\d{1,2})[:h](\d{2})", time.strip())
    if not found:
        return time
    hour, minute = int(found[1]), int(found[2])
    return f"{hour} giờ {minute} phút" if minute else f"{hour} giờ"


def spoken(text: str) -> str:
    """Return *text* with its numbers, dates, times and short forms as they are spoken."""
    text = unicodedata.normalize("NFC", text)
    text = _DATE.sub(lambda m: f"{int(m[1])} tháng {int(m[2])} năm {m[3]}", text)
    text = _TIME.sub(lambda m: hour_words(m[0]), text)
    text = _NUMBER.sub(lambda m: number_words(int(m[0].replace(".", "")[:12])), text)
    return _WORD.sub(lambda m: SHORT.get(m[0], m[0]), text)


def syllables(text: str) -> int:
    """Return how many syllables a reader says: in Vietnamese each written word is one."""
    return len(_WORD.findall(spoken(text)))


def seconds(text: str) -> int:
    """Return how long reading *text* aloud takes, with the pauses that its marks ask for."""
    said = spoken(text).strip()
    pauses = sum(PAUSES.get(letter, 0) for letter in re.sub(r"\n+", "\n", said))
    return round(syllables(text) * 60 / PER_MINUTE + pauses)
