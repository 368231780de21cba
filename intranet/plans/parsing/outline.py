"""From lines to paragraphs: hard-wrapped lines joined, rows of tables told from text."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from intranet.plans.parsing.bodies import CALL, NAME_PART, NAMING_VERBS, PREDICATE, body_at
from intranet.plans.parsing.markers import BULLETS, NUMBERED, RANKS, ordinal, split_marker
from intranet.plans.parsing.phrases import PAGE_NUMBER, UNCHANGED
from intranet.plans.parsing.predicate import find_predicate
from intranet.plans.parsing.table_rows import cells_of, is_table_header
from intranet.plans.parsing.units import subject_of
from intranet.plans.parsing.words import ends_open, is_caps, key, starts_small, tidy, without_emphasis

_WANTS_FIGURE = re.compile(r"(?:ngày|tháng|năm|quý|số|mục|khoản|điều|khoảng|gồm|trước|đến|là)$")
_FIGURE = re.compile(r"\d|[IVX]+\b(?![.)])")
_WANTS_MORE = re.compile(r"(?:\b(?:và|của|với|về|cho|các|tại|do|(?<!trực )thuộc)|\s-)$")
# A label at the end of a line: its time stands on the next.
_WANTS_TIME = re.compile(r"(?:thời gian|thời hạn|hạn)(?: [^\W\d_]+){0,3}:$")
_TIME = re.compile(r"(?:trong |trước |chậm nhất |xong |từ )?(?:quý|tháng|năm|ngày|\d)")
# “Phòng Văn hóa | - Xã hội”: two fields of one body with the end of a line between them.
_FIELD = re.compile(
    r"\b(?:văn hóa|kinh tế|văn phòng|tư pháp|địa chính|tài chính|lao động|nông nghiệp|xây dựng|an ninh"
    r"|thông tin|giáo dục|khoa học|đô thị|hạ tầng|nội vụ|tuyên giáo|chính trị|hđnd|thương binh)$"
)
_FIELD_TOO = re.compile(
    r"(?:xã hội|thống kê|hộ tịch|kế toán|kế hoạch|xây dựng|đô thị|hạ tầng|môi trường|thông tin|thể thao"
    r"|quốc phòng|truyền thông|thương binh|gia đình|dân vận|công nghệ|ubnd|ngân sách|nông nghiệp|du lịch)\b"
)
# Headings that are complete: what names a body below them is one of its own.
_SAID = re.compile(r"(?:thực hiện|triển khai|nhiệm vụ|trách nhiệm|phân công)\W*$")
# A heading's last word that only says what kind of body is meant: the name is on the next line.
_KIND_ALONE = re.compile(
    r"[\s,](?:Sở|Cục|Chi cục|Phòng|Ban|Trung tâm|Viện|Ủy ban|Uỷ ban|Hội đồng|Chi nhánh|Trạm)$"
)
_MOST_IN_ONE = 12_000
_MOST_ON_A_PAGE = 130  # letters in a printed line
_LEAST_ON_A_PAGE = 40
_LONGEST_BRACKET = 160
_NOT_TEXT = re.compile(r"^[\W\d_]*$")
# What begins a new paragraph although nothing else shows it.
_STARTERS = re.compile(
    r"^(trên đây là|yêu cầu (?:các|ubnd|thủ trưởng)|đề nghị (?:các|ubnd|thủ trưởng)"
    r"|trong quá trình|quá trình (?:triển khai|thực hiện)|căn cứ |thực hiện quyết định|nơi nhận"
    rf"|kế hoạch này|nhận được kế hoạch|mọi (?:khó khăn|vướng mắc)|{UNCHANGED})"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its lines, the kind of its number or bullet (``style``), its words."""

    first: int
    last: int
    marker: str
    style: str
    text: str
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()

    @property
    def rank(self) -> float:
        """Return how deep the paragraph stands."""
        return RANKS[self.style]

    @property
    def printed(self) -> str:
        """Return the paragraph with its number, as printed."""
        return f"{self.marker} {self.text}".strip()


class Outline:
    """Joins the lines of one text into paragraphs; what counts as a full line is measured first."""

    def __init__(
        self, lines: list[str], *, wrapped: bool = False, starts: frozenset[int] | None = None
    ) -> None:
        self._lines = [tidy(without_emphasis(line)) for line in lines]
        if self._lines and self._lines[0].startswith("# source:"):
            self._lines[0] = ""
        self._measure()
        self._wrapped = wrapped or self._wrapped
        self._starts = starts

    def _measure(self) -> None:
        full: dict[bool, list[int]] = {True: [], False: []}
        gaps = small = plain = marked = marked_after_gap = 0
        previous, gap = "", True
        for line in self._lines:
            if not line:
                gap = True
                continue
            _, style, _ = split_marker(line)
            if style:
                marked, marked_after_gap = marked + 1, marked_after_gap + gap
            elif " | " not in line:
                plain += 1
                if starts_small(line) and previous and ends_open(previous):
                    small, gaps = small + 1, gaps + gap
                    full[bool(split_marker(previous)[1])].append(len(previous))
            previous, gap = line, False
        self._wrapped = (small >= 5 and small >= 0.3 * plain) or self._fills_a_page()
        self._gaps_count = gaps <= 0.05 * small and marked_after_gap >= 0.5 * max(marked, 1)
        self._exact = self._exact_width()
        both = full[True] + full[False] or [80]
        self._width = {side: median(found or both) for side, found in full.items()}

    def _exact_width(self) -> int:
        """Return the width at which an editor broke each line as soon as the next word was too much; else 0.

        Where that is so, a line with room for the next word ends a paragraph, however long it is.
        """
        lines = [line for line in self._lines if " | " not in line]
        widest = max(map(len, lines), default=0)
        if not _LEAST_ON_A_PAGE < widest <= _MOST_ON_A_PAGE:
            return 0
        needed = [
            len(line) + 1 + len(after.split(" ", 1)[0])
            for line, after in pairwise(lines)
            if line and after and starts_small(after) and ends_open(line) and not split_marker(after)[1]
        ]
        by_hand = len(needed) // 6  # lines of a title, broken where their sense breaks
        return widest if len(needed) >= 4 and sorted(needed)[by_hand] > widest else 0

    def _fills_a_page(self) -> bool:
        """Tell whether lines stop at one width in mid-sentence: then a page was printed line by line."""
        widest = max((len(line) for line in self._lines if " | " not in line), default=0)
        if widest > _MOST_ON_A_PAGE:
            return False
        full = [
            (line, after)
            for line, after in pairwise(self._lines)
            if len(line) + 1 + len(after.split(" ", 1)[0]) > 0.9 * widest and after
        ]
        cut = [line for line, after in full if ends_open(line) and not split_marker(after)[1]]
        return (len(cut) >= 4 and len(cut) >= 0.5 * len(full)) or 2 <= len(cut) == len(full)

    def paragraphs(self, *, breaks: frozenset[int] = frozenset()) -> list[Paragraph]:
        """Return the paragraphs in their order; at the lines *breaks* a new one begins whatever happens."""
        found: list[Paragraph] = []
        header: tuple[str, ...] = ()
        gap, last_line, turned = True, "", False
        for number, line in enumerate(self._lines, start=1):
            if not line:
                gap = gap or not turned
                continue
            if PAGE_NUMBER.match(key(line)) and not self._figures_go_on(found, last_line, line, gap):
                gap, turned = False, True  # the gap is one between pages
                continue
            cut, turned = turned and _stops_at_page(last_line, line), False
            if _NOT_TEXT.match(line) and "|" in line:
                continue  # the rule under a table's header
            if " | " in line or line.startswith("| ") or (header and line.endswith(" |")):
                cells = cells_of(line, header)
                if is_table_header(cells):
                    header = cells
                    found.append(Paragraph(number, number, "", "row", line, cells, cells))
                elif header:
                    found.append(Paragraph(number, number, "", "row", line, cells, header))
                else:
                    found.append(self._single(number, line))
            elif header and self._stands_in_table(number, line, header):
                found.append(Paragraph(number, number, "", "row", line, (line,), header))
            elif _NOT_TEXT.match(line) and not self._figures_go_on(found, last_line, line, gap):
                continue  # a rule, or a page's number
            elif _NOT_TEXT.match(line):
                found[-1] = replace(found[-1], text=f"{found[-1].text} {line}", last=number)
            elif (
                found
                and number not in breaks
                and found[-1].style != "row"
                and (cut or self._goes_on(found, last_line, line, gap, number))
            ):
                joined = f"{found[-1].text} {line}".strip()
                found[-1] = replace(found[-1], text=joined, last=number)
            else:
                header = ()
                found.append(self._single(number, line))
            gap, last_line = False, line
        return _capitals_under_romans(_rejoined(found))

    def _stands_in_table(self, number: int, line: str, header: tuple[str, ...]) -> bool:
        """Tell whether *line* heads the rows below it and has no cells of its own: “I. Công tác chuẩn bị”."""
        if len(line) > _MOST_ON_A_PAGE or not any(c.isalpha() for c in line):
            return False
        after = next((one for one in self._lines[number : number + 3] if one), "")
        if " | " not in after:
            return False
        cells = cells_of(after, header)
        return len(header) - 1 <= len(cells) <= len(header) and not is_table_header(cells)

    def _figures_go_on(self, found: list[Paragraph], last: str, line: str, gap: bool) -> bool:
        """Tell whether a line of figures only (“05/01/2026.”) goes on with the one above."""
        if not found or not any(c.isdigit() for c in line) or not ends_open(last):
            return False
        return (bool(re.search(r"[/.]\d|\d{4}", line)) and not gap) or bool(_WANTS_FIGURE.search(key(last)))

    def _single(self, number: int, line: str) -> Paragraph:
        marker, style, text = split_marker(line)
        return Paragraph(number, number, marker, style, text)

    def _goes_on(self, found: list[Paragraph], last: str, line: str, gap: bool, number: int) -> bool:
        before = found[-1]
        if len(before.text) > _MOST_IN_ONE:
            return False
        marker, style, text = split_marker(line)
        open_end = ends_open(last)
        if style:
            if style == "dash" and _in_bracket(before.text):
                return True
            return (
                self._wrapped
                and open_end
                and not gap
                and self._false_marker(found, last, style, marker, text, number)
            )
        if (before.style == "upper" and not before.text) or _is_cut(before.text, line):
            return True
        if (
            is_caps(before.text)
            and before.style in ("roman", "upper", "arabic")
            and is_caps(line)
            and not gap
            and not (_SAID.search(key(before.text)) and body_at(key(line)))
        ):
            return True
        if not open_end and self._heads_bullets(line, number):
            return False
        if last.endswith(".") and (names_before_colon(line) or _calls(line)):
            return False
        if last.endswith(".") and before.style == "" and self._is_of_another(before.text, line, number):
            return False
        if self._starts is not None and not (starts_small(line) and open_end):
            return number not in self._starts and (open_end or not _STARTERS.match(key(line)))
        if is_caps(last) != is_caps(line) and is_caps(last) and len(last) > 3:
            return False
        if starts_small(line) or line[0] in ",;)":
            return open_end or (self._wrapped and not (gap and self._gaps_count))
        if not self._wrapped or (last.endswith(";") and line[0].isupper() and _begins_with_deed(line)):
            return False
        if (open_end and _heads_duty(before, line)) or (last.endswith(":") and line[0].isupper()):
            return False
        if self._gaps_count:
            return not gap and not (not open_end and _STARTERS.match(key(line)))
        if self._is_short(last, line):
            return False
        return open_end or not _STARTERS.match(key(line))

    def _heads_bullets(self, line: str, number: int) -> bool:
        """Tell whether *line* names bodies and no more, above a list: their heading has no number."""
        after = next((one for one in self._lines[number : number + 3] if one), "")
        while after and starts_small(after) and not split_marker(after)[1]:
            line, number = f"{line} {after}", number + 1
            after = next((one for one in self._lines[number : number + 2] if one), "")
        return (
            line[0].isupper()
            and len(line) < _MOST_ON_A_PAGE
            and split_marker(after)[1] in (*BULLETS, "letter", "decimal2")
            and all(map(body_at, key(line).split("; ")))
            and not re.search(r"[.:]\s", line)
            and find_predicate(line, 0)[0] < 0
        )

    def _is_of_another(self, text: str, line: str, number: int) -> bool:
        """Tell whether a sentence begins on *line* that has another holder than the one in *text*.

        Where units are told of one by one without numbers, a line that ends full says nothing.
        """
        if not line[0].isupper() or not body_at(key(line)):
            return False
        whole = " ".join([line, *self._lines[number : number + 1]])
        first, other = subject_of(text), subject_of(whole)
        return bool(first and other) and key(first.units[0]) != key(other.units[0])

    def _is_short(self, last: str, line: str) -> bool:
        if self._exact:
            return len(last) + 1 + len(line.split(" ", 1)[0]) <= self._exact
        width = self._width[bool(split_marker(last)[1])]
        room = 0.72 if ends_open(last) or last.endswith((";", ",")) else 0.92
        return len(last) + 1 + len(line.split(" ", 1)[0]) <= room * width

    def _false_marker(
        self, found: list[Paragraph], last: str, style: str, marker: str, text: str, number: int
    ) -> bool:
        """Tell whether what looks like a number or a dash only begins a line by chance."""
        if (self._starts is not None and number in self._starts) or (
            self._starts is None and self._is_short(last, text)
        ):
            return False
        if style == "dash":
            return starts_small(text) or bool(_FIELD.search(key(last)) and _FIELD_TOO.match(key(text)))
        value = ordinal(marker, style)
        if value is None:
            return False
        same = next(
            (
                before
                for one in reversed(found)
                if (before := ordinal(one.marker, one.style)) and one.style == style
            ),
            None,
        )
        return not (value == 1 or (same is not None and 0 < value - same <= 2))


def _stops_at_page(last: str, line: str) -> bool:
    """Tell whether a page ended within the paragraph whose last line on it was *last*."""
    full = ends_open(last) and len(last) > _LEAST_ON_A_PAGE
    return full and not split_marker(line)[1] and not (is_caps(last) or is_caps(line))


def _in_bracket(text: str) -> bool:
    """Tell whether *text* stops inside a bracket that was opened not long ago."""
    at = text.rfind("(")
    return at >= 0 and ")" not in text[at:] and len(text) - at < _LONGEST_BRACKET


def _is_cut(text: str, line: str) -> bool:
    """Tell whether *text* stops where no paragraph does, so that *line* goes on with it."""
    if _in_bracket(text):
        return True
    end = key(text[-40:])
    return len(end) > 30 and bool(
        (_WANTS_FIGURE.search(end) and _FIGURE.match(line))
        or (_WANTS_TIME.search(end) and _TIME.match(key(line)))
        or (_WANTS_MORE.search(end) and not is_caps(line))
    )


def _calls(line: str) -> bool:
    """Tell whether *line* begins with a call on a body: “Đề nghị Hội Nông dân …”."""
    call = CALL.match(key(line))
    return call is not None and body_at(key(line), call.end()) > 0


def _begins_with_deed(line: str) -> bool:
    """Tell whether *line* begins with what is to be done, and not with a paper: “Quyết định số 12”."""
    deed = PREDICATE.match(key(line))
    return deed is not None and not re.match(r"\s*(?:số|\d|này|của)", key(line)[deed.end() :])


def names_before_colon(line: str) -> bool:
    """Tell whether *line* begins with a body and a colon: “Kế toán: …”, “Đề nghị các trường: …”."""
    head, colon, _ = line.partition(":")
    call = CALL.match(key(head))
    start = call.end() if call else 0
    short = bool(colon) and len(head) < _MOST_ON_A_PAGE and line[0].isupper()
    return short and body_at(key(head), start) > 0 and find_predicate(head, start)[0] < 0


def _heads_duty(before: Paragraph, line: str) -> bool:
    """Tell whether *before* is a holder's heading and *line*, which begins with a deed, what he must do."""
    low = key(before.text)
    call = CALL.match(low)
    start = call.end() if call else 0
    deed = PREDICATE.match(key(line)) if line[0].isupper() else None
    headed = before.style in NUMBERED or (before.style == "" and call is not None)
    if deed is None or not headed or len(low) > 140 or not body_at(low, start):
        return False
    if _KIND_ALONE.search(before.text):
        return False
    if NAME_PART.search(f"{low} ") and deed.group() in NAMING_VERBS:  # "Ban | Chỉ đạo …"
        return False
    return find_predicate(before.text, start)[0] < 0


def _capitals_under_romans(found: list[Paragraph]) -> list[Paragraph]:
    """Set A., B. under I., II. where the plan counts its parts so; usually they stand over them."""
    first = next((at for at, one in enumerate(found) if one.style in ("upper", "roman")), len(found))
    letters = [
        at for at, one in enumerate(found) if one.style == "upper" and len(one.marker.strip(" .)-–")) == 1
    ]
    if not letters or found[first].style == "upper":
        return found
    if any(one.style == "roman" and ordinal(one.marker, "roman") == 1 for one in found[letters[0] :]):
        return found
    return [replace(one, style="capital") if at in letters else one for at, one in enumerate(found)]


def _rejoined(found: list[Paragraph]) -> list[Paragraph]:
    """Join a dash to the sentence it goes on with: a single one that begins with a name, not with a deed."""
    joined: list[Paragraph] = []
    for at, one in enumerate(found):
        last = joined[-1] if joined else None
        after = found[at + 1].style if at + 1 < len(found) else ""
        if (
            last is not None
            and one.style == "dash"
            and after != "dash"
            and last.style in ("arabic", "letter", "decimal2")
            and len(last.text) > 100
            and last.text[-1].isalpha()
            and body_at(key(one.text))
        ):
            joined[-1] = replace(last, text=f"{last.text} {one.printed}", last=one.last)
        else:
            joined.append(one)
    return joined
