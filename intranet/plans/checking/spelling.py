"""Likely typing errors: words that cannot be, words typed twice, names one letter beside a known name."""

import re
from collections.abc import Iterator

from intranet.plans.checking.case import Case
from intranet.plans.checking.note import Note, over, should
from intranet.plans.checking.syllables import is_odd
from intranet.plans.parsing.words import is_caps, key
from intranet.text.fold import fold_words

_WORD = re.compile(r"(?<![\w./@:&+-])[^\W\d_]+(?![\w/@&+]|[.:-]\w)")
_TWICE = re.compile(
    r"(?<![\w])(các|và|của|cho|với|về|trong|trên|tại|là|được|theo|để|những|khi|này|do"
    r"|đến|bằng|phải|sẽ|có)\s+\1(?!\w)"
    r"|(?<!\w)([^\W\d_]{2,} [^\W\d_]{2,}) \2(?!\w)"
)
# Names of bodies and offices as every commune has them; those of the directory come with the context.
_KNOWN = (
    "khối dân vận", "ban dân vận", "ban tuyên giáo", "ủy ban kiểm tra", "văn phòng đảng ủy",
    "ban xây dựng đảng",
    "đảng ủy", "ủy ban nhân dân", "hội đồng nhân dân", "ủy ban mặt trận tổ quốc", "ban công tác mặt trận",
    "công an", "ban chỉ huy quân sự", "văn phòng hđnd và ubnd", "phòng kinh tế", "phòng văn hóa",
    "trung tâm phục vụ hành chính công", "hội nông dân", "hội liên hiệp phụ nữ", "hội cựu chiến binh",
    "đoàn thanh niên", "trạm y tế", "tổ dân phố", "công chức văn phòng", "công chức tài chính",
    "công chức tư pháp", "công chức địa chính", "công chức văn hóa", "đài truyền thanh",
)  # fmt: skip
_PLACE = re.compile(
    r"\b(?:tỉnh|thành phố|xã|phường|huyện|quận|đặc khu)\s+(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,2})"
)
_GLUED = re.compile(r"(?<!\w)([Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Đđ]iều|[Kk]hoản|[Mm]ục)(\d+)")
_OTHER_KIND = re.compile(r"(?<!\w)(?P<kind>quy chế|quyết định|nghị quyết|chỉ thị|quy định) này(?!\w)")
# What the last word of a unit's name can only mean.
_LEVELS = {"tinh": "tỉnh", "xa": "xã", "thon": "thôn", "phuong": "phường"}


def odd_words(case: Case) -> Iterator[Note]:
    """Words that Vietnamese cannot spell."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(case.lines, start=1):
        if number < case.title_line or not line or is_caps(line):
            continue
        for word in _WORD.findall(line):
            if len(word) > 1 and word.islower() and is_odd(word):
                found.setdefault(word, []).append(number)
    for word, lines in found.items():
        yield over(lines, should(
            "typing_error", None, f"“{word}” có thể là lỗi gõ phím.", "Đọc lại và sửa từ này nếu sai."
        ))  # fmt: skip


def twice(case: Case) -> Iterator[Note]:
    """Words typed twice."""
    for paragraph in case.body:
        for found in _TWICE.finditer(key(paragraph.text)):
            words = paragraph.text[found.start() : found.end()]
            yield should(
                "word_twice", case.line_of(words, first=paragraph.first) or paragraph.first,
                f"“{words}” bị lặp từ.", "Bỏ phần lặp lại.",
            )  # fmt: skip


def names(case: Case) -> Iterator[Note]:
    """A unit's name one mark beside a known one, or beside the same name elsewhere in the text."""
    printed: dict[str, int] = {}
    for one in case.reading.assignments:
        for unit in one.units:
            printed.setdefault(unit, one.line)
    for recipient in case.reading.header.recipients:
        printed.setdefault(recipient.name, case.line_of(recipient.name, first=case.foot) or case.foot)
    known = [key(name) for name in (*_KNOWN, *case.context.names)]
    for name, line in printed.items():
        right = _beside(name, [*known, *(key(other) for other in printed if other != name)])
        if right:
            yield should(
                "typing_error", case.line_of(name, first=line) or line,
                f"Tên “{name}” có thể viết sai; có lẽ là “{right}”.", "Sửa lại tên đơn vị nếu sai.",
            )  # fmt: skip


def _beside(name: str, known: list[str]) -> str:
    """Return *name* with the one word mended that a known name writes with other marks; else nothing."""
    words = name.split()
    if len(words) > 1 and (right := _LEVELS.get(key(words[-1]))):
        return " ".join([*words[:-1], right])
    low = key(name).split()
    certain = known_words(known)
    for other in known:
        wanted = other.split()
        if len(wanted) < 2 or len(wanted) > len(words):
            continue
        wrong = [at for at, (a, b) in enumerate(zip(low, wanted, strict=False)) if a != b]
        if len(wrong) != 1 or low[wrong[0]] in certain or not low[wrong[0]].isalpha():
            continue
        at = wrong[0]
        if fold_words(low[at]) == fold_words(wanted[at]):
            right = wanted[at].capitalize() if words[at][0].isupper() else wanted[at]
            return " ".join([*words[:at], right, *words[at + 1 :]])
    return ""


def known_words(known: list[str]) -> set[str]:
    """Return the words of names that are certainly right: those said more than once."""
    said = [word for name in known for word in set(name.split())]
    return {word for word in said if said.count(word) > 1}


def places(case: Case) -> Iterator[Note]:
    """The name of a place with other marks than everywhere else in the same text."""
    seen: dict[str, dict[str, list[int]]] = {}
    for paragraph in [*case.preface, *case.body]:
        for found in _PLACE.finditer(paragraph.text):
            words = []
            for word in found["name"].split():
                if not word[0].isupper():
                    break
                words.append(word)
            if len(words) >= 2:
                name = " ".join(words[:2])
                seen.setdefault(fold_words(name), {}).setdefault(name.lower(), []).append(paragraph.first)
    for spellings in seen.values():
        ranked = sorted(spellings.items(), key=lambda pair: -len(pair[1]))
        if len(ranked) == 2 and len(ranked[1][1]) == 1 and len(ranked[0][1]) >= 3:
            wrong, right = ranked[1][0].title(), ranked[0][0].title()
            if key(wrong) != key(right):
                yield should(
                    "typing_error", case.line_of(wrong, first=ranked[1][1][0]) or ranked[1][1][0],
                    f"“{wrong}” có thể viết sai; các chỗ khác ghi “{right}”.", "Sửa lại địa danh nếu sai.",
                )  # fmt: skip


def glued(case: Case) -> Iterator[Note]:
    """A number typed without a space behind the word that counts it: “số1158”, “ngày09”."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(case.lines, start=1):
        if number > case.title_line:
            for one in _GLUED.finditer(line):
                found.setdefault(one[0], []).append(number)
    for words, lines in found.items():
        right = _GLUED.sub(r"\1 \2", words)
        yield over(lines, should(
            "number_glued", None, f"“{words}” thiếu dấu cách.", f"Viết “{right}”."
        ))  # fmt: skip


def other_kind(case: Case) -> Iterator[Note]:
    """“Quy chế này” in a plan: words taken over from another paper."""
    for paragraph in case.body:
        for found in _OTHER_KIND.finditer(key(paragraph.text)):
            if found["kind"] in key(paragraph.text)[: found.start()]:
                continue  # of the paper that was just named
            words = paragraph.text[found.start() : found.end()]
            yield should(
                "kind_wrong", case.line_of(words, first=paragraph.first) or paragraph.first,
                f"Văn bản là kế hoạch nhưng ghi “{words}”.",
                "Viết “Kế hoạch này”, hoặc nêu rõ văn bản được dẫn.",
            )  # fmt: skip


RULES = (odd_words, twice, names, places)
OF_DRAFTS = (glued, other_kind)
