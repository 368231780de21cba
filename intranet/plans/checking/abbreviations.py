"""Abbreviations that nobody can know: told neither in the text nor by custom."""

import re
from collections.abc import Iterator

from intranet.documents.paper.wording import COMMON
from intranet.plans.checking.case import Case
from intranet.plans.checking.note import Note, over, should
from intranet.plans.parsing.words import is_caps
from intranet.text.fold import fold_words
from intranet.text.numerals import from_roman

# What communes write without explaining it.
_CUSTOM = COMMON | frozenset((
    "MTTQVN", "UBMTTQVN", "UBMT", "TQVN", "UB", "CHQS", "BCHQS", "BCH", "BTV", "TTĐU", "TT",
    "VPĐU", "UBKT", "UBKTĐU", "BXDĐ", "TVĐU", "ĐTN", "HND", "HPN", "LHPN", "HLHPN", "HCCB", "CBCC",
    "CBCCVC", "CCVC", "ANTT", "ATGT", "KT", "XH", "QP", "AN", "ANQP", "QPAN", "KTXH", "CCHC", "TTHC",
    "TTPVHCC", "PVHCC", "HCC", "CNTT", "VHXH", "VHTT", "TDTT", "THTT", "GPMB", "NTM", "BHXH", "BHYT",
    "LĐTBXH", "PCCC", "CNCH", "KDC", "THTP", "TP", "TX", "TTr", "BCĐ", "BQL", "HTX", "NXB", "QR", "ID",
    "VNPT", "USB", "PC", "LED", "TV", "GD", "ĐT", "GDĐT", "YT", "NN", "PTNT", "TNMT", "STT", "SĐT", "CCCD",
    "VN", "QH", "TW", "TU", "HU", "QU", "CP", "NĐ", "QĐ", "KH", "TB", "BC", "GM", "NQ", "CV", "TTg",
    "BTNMT", "MT", "XDĐ", "VPHĐND", "ĐH", "CĐ", "CLB", "TNXP", "NCT", "CTĐ", "ĐVTN", "PCTT", "TKCN", "BĐBP",
    "TCCB", "BGH", "TCVN", "QCVN", "ISO",
))  # fmt: skip
# Bodies that every paper names; each is known by what it certainly stands for.
_WRONG = {
    "UBMTQ": "UBMTTQ", "UBMTTTQ": "UBMTTQ", "UBTTQ": "UBMTTQ", "UBMTTQQ": "UBMTTQ", "MTTTQ": "MTTQ",
    "MTTQQ": "MTTQ", "HDND": "HĐND", "HNDD": "HĐND", "HDDND": "HĐND", "HĐNN": "HĐND", "HĐDN": "HĐND",
    "UNBD": "UBND", "UBDN": "UBND", "UBNN": "UBND", "UBNND": "UBND", "UBNDD": "UBND", "UBBND": "UBND",
}  # fmt: skip
_KNOWN = _CUSTOM | _WRONG.keys()  # what is wrong is told by itself
_ABBREVIATION = re.compile(r"(?<![\w/\-.&])[A-ZĐ]{3,7}(?![\w/\-&])")
_INITIALS = 60_000  # letters of initials that are searched: more than any plan of 30 pages has words


def unknown(case: Case) -> Iterator[Note]:
    """G17: an abbreviation is told where it first stands; very few alarms."""
    text = "\n".join(case.lines)
    told = set(re.findall(r"[(“\"]\s*(?:viết tắt(?: là)?:?\s*|gọi tắt là\s*)?([A-ZĐ]{2,9})\s*[)”\"]", text))
    told |= set(re.findall(r"(?:viết tắt|gọi tắt|gọi) là:?\s*[“\"]?([A-ZĐ]{2,9})", text))
    initials = "".join(word[0] for word in fold_words(text).split())[:_INITIALS]
    found: dict[str, int] = {}
    for paragraph in case.body:
        if is_caps(paragraph.text):
            continue
        for one in _ABBREVIATION.finditer(paragraph.text):
            word = one[0]
            if word in _KNOWN or word in told or from_roman(word) or fold_words(word) in initials:
                continue
            found.setdefault(word, case.line_of(word, first=paragraph.first) or paragraph.first)
    if found:
        words = ", ".join(f"“{word}”" for word in found)
        yield over(found.values(), should(
            "abbreviation_untold", None, f"Chưa giải thích chữ viết tắt khi dùng lần đầu: {words}.",
            "Viết đầy đủ ở lần đầu, ghi chữ viết tắt trong ngoặc đơn.",
        ))  # fmt: skip


def wrong(case: Case) -> Iterator[Note]:
    """An abbreviation of a body that leaves out or turns round a letter, or is typed without its stroke."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(case.lines, start=1):
        for one in _ABBREVIATION.finditer(line):
            if one[0] in _WRONG:
                found.setdefault(one[0], []).append(number)
    for word, lines in found.items():
        yield over(lines, should(
            "abbreviation_wrong", None, f"Chữ viết tắt “{word}” không đúng.", f"Viết “{_WRONG[word]}”."
        ))  # fmt: skip


RULES = (unknown,)
OF_DRAFTS = (wrong,)
