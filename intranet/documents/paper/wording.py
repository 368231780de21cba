"""Rules of form that words alone show, for the saved Word file and for the text of a plan alike. Pure.

What looks at a whole file is in ``lint``; what looks at the extracted text of a plan, in ``plans/checking``.
"""

import re
from datetime import date

# NĐ 30/2020, Phụ lục III, mục I: the codes of the kinds of paper.
TYPES = frozenset((
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ",
    "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL",
))  # fmt: skip
# NĐ 30/2020, Phụ lục I, II.3: “Số: 05/KH-UBND”; HD 05-HD/VPTW: “Số 05-KH/ĐU”.
STATE_NUMBER = re.compile(
    r"Số: *(?P<number>\d*)/(?P<kind>[A-ZĐ][A-Za-zĐđ]*)(?:-(?P<rest>[A-ZĐ][A-ZĐ0-9\-.&]*))?"
)
PARTY_NUMBER = re.compile(
    r"Số *(?P<number>\d*)-(?P<kind>NQ|QĐ|QĐi|KL|QC|TB|BC|KH|CTr|ĐA|PA|TTr|CV|BB|HD|GM|TT|CT)/[A-ZĐ]+"
)
TWO_LEVELS = date(2025, 7, 1)  # no districts since, and the communes' offices are new
GONE_LEVEL = re.compile(r"\b(huyện|quận|thị trấn)\b", re.I)
GONE_POST = re.compile(r"Văn phòng\s*[-–]\s*Thống kê", re.I)
# Abbreviations that need no explanation in a commune.
COMMON = frozenset((
    "UBND", "HĐND", "MTTQ", "UBMTTQ", "TDP", "ĐU", "CT", "PCT", "VP", "VT", "THCS", "THPT", "TNCS", "HCM",
    "BTT", "CCB",
))  # fmt: skip
_SYMBOL = re.compile(r"Số ?:? *\d* *(?P<symbol>[/-].*)$")


def is_spaced(line: str) -> bool:
    """Tell whether there is a space in the symbol of a line “Số …”, or between number and symbol."""
    found = _SYMBOL.search(line)
    return bool(found and (" " in found["symbol"] or re.search(r"\d +[/-]", line)))


def number_padding(number: str) -> str:
    """Return what is wrong with how a paper's number is written, or nothing (NĐ 30/2020, PL I, II.3)."""
    return "Số văn bản dưới 10 phải có số 0 ở trước." if len(number) == 1 else ""


def day_padding(day: str, month: str) -> list[str]:
    """Return what is wrong with how day and month are written in a date line (NĐ 30/2020, PL I, II.4.b)."""
    said = []
    if len(day) == 1:
        said.append("Ngày dưới 10 phải có số 0 ở trước.")
    if month in ("1", "2") or (len(month) == 2 and month[0] == "0" and month[1] > "2"):
        said.append("Chỉ tháng 1 và tháng 2 có số 0 ở trước.")
    return said
