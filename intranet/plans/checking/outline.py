"""Rules for parts, headings and their numbers."""

import re
from collections.abc import Iterator

from intranet.plans.checking.case import Case
from intranet.plans.checking.note import Note, must, over, should
from intranet.plans.parsing.bodies import PREDICATE
from intranet.plans.parsing.markers import ordinal
from intranet.plans.parsing.outline import Paragraph
from intranet.plans.parsing.words import is_caps, key

_MOST_WORDS = 12  # a longer line with a number is a sentence, not a heading


def order(case: Case) -> Iterator[Note]:
    """G10: numbers follow each other without gap or repetition, at every level."""
    yield from _parts(case.parts)
    counted = _Count()
    parts = {p.first for p in case.parts}
    for paragraph in case.body:
        if paragraph.first in parts:
            counted = _Count()
        elif note := counted.step(paragraph):
            yield note


def _parts(parts: list[Paragraph]) -> Iterator[Note]:
    """Give parts numbered twice, and numbers left out; a new Phần begins anew."""
    seen: set[int] = set()
    before, spare = 0, 0  # a number used twice may stand for the one that follows it
    for part in parts:
        if part.style == "upper":
            seen, before, spare = set(), 0, 0
            continue
        value, numeral = ordinal(part.marker, "roman") or 0, part.marker.strip(" .-–)/:")
        if value in seen:
            yield must(
                "part_twice", part.first, f"Có hai phần cùng mang số {numeral}.",
                "Đánh lại số các phần theo thứ tự I, II, III, IV.",
            )  # fmt: skip
        elif before and value > before + 1 + spare:
            yield must(
                "part_gap", part.first, f"Phần {numeral} không nối tiếp phần trước.",
                "Đánh lại số các phần cho liên tục.",
            )  # fmt: skip
        spare = int(value in seen)
        seen.add(value)
        before = value


class _Count:
    """Counts clauses, sub-clauses and points within one part, as a reader does."""

    def __init__(self) -> None:
        self.clauses: list[int] = []  # the lists that are open, the innermost last
        self.sub = self.point = 0
        self.spare = False  # a number used twice may stand for the one that follows it

    def step(self, paragraph: Paragraph) -> Note | None:
        """Return what is wrong with the number of *paragraph*."""
        if paragraph.style == "arabic":
            self.sub = self.point = 0
            return self._clause(paragraph)
        if paragraph.style == "decimal2":
            self.point = 0
            return self._sub(paragraph)
        if paragraph.style == "letter":
            return self._point(paragraph)
        return None

    def _clause(self, paragraph: Paragraph) -> Note | None:
        value = ordinal(paragraph.marker, "arabic") or int(re.findall(r"\d+", paragraph.marker)[0])
        if value == 1:
            self.clauses.append(1)
            return None
        if not self.clauses:  # an excerpt, or numbers that go on over the parts
            self.clauses = [value]
            return None
        spare, self.spare = self.spare, False
        if spare and value == self.clauses[-1] + 2:
            self.clauses = [*self.clauses[:-1], value]
            return None
        levels = list(self.clauses)
        while levels and levels[-1] != value - 1:
            levels.pop()
        if levels:
            self.clauses = [*levels[:-1], value]
            return None
        last, self.clauses = self.clauses[-1], [value]
        if value == last:
            self.spare = True
            return must(
                "number_twice", paragraph.first, f"Có hai mục cùng mang số {value}.",
                "Đánh lại số các mục cho liên tục.",
            )  # fmt: skip
        return must(
            "number_gap", paragraph.first, f"Số thứ tự nhảy từ {last} đến {value}.",
            "Đánh lại số các mục cho liên tục, hoặc bổ sung mục còn thiếu.",
        )  # fmt: skip

    def _sub(self, paragraph: Paragraph) -> Note | None:
        above, value = map(int, re.findall(r"\d+", paragraph.marker)[:2])
        last, self.sub = self.sub, value
        if self.clauses and above != self.clauses[-1] and value == last + 1:
            right = f"{self.clauses[-1]}.{value}"
            return must(
                "sub_astray", paragraph.first,
                f"Tiểu mục {above}.{value} nằm dưới mục {self.clauses[-1]}.",
                f"Sửa số thành {right}, các tiểu mục sau theo đó.",
            )  # fmt: skip
        if last and above == (self.clauses[-1] if self.clauses else above) and value not in (1, last + 1):
            said = "lặp lại" if value == last else "không nối tiếp tiểu mục trước"
            return must(
                "sub_gap", paragraph.first, f"Tiểu mục {above}.{value} {said}.",
                "Đánh lại số các tiểu mục cho liên tục.",
            )  # fmt: skip
        return None

    def _point(self, paragraph: Paragraph) -> Note | None:
        value = ordinal(paragraph.marker, "letter")
        last, self.point = self.point, value or 0
        if not value and last:
            letter = paragraph.marker.strip(" .)/-–")
            return should(
                "point_letter", paragraph.first, f"Chữ “{letter}” không dùng để đánh số điểm.",
                "Xếp các điểm theo thứ tự a, b, c, d, đ, e, g.",
            )  # fmt: skip
        if not value or not last or value in (1, last + 1):
            return None
        letter = paragraph.marker.strip(" .)/-–")
        return should(
            "point_gap", paragraph.first, f"Điểm {letter}) không nối tiếp điểm trước.",
            "Xếp các điểm theo thứ tự a, b, c, d, đ, e, g.",
        )  # fmt: skip


def _mark(paragraph: Paragraph) -> str:
    return paragraph.marker.strip(" IVX0123456789").replace("–", "-")[:1]


def marks(case: Case) -> Iterator[Note]:
    """G12: one kind of mark behind the numbers of headings; their closing stops are told with it."""
    odd = _odd_ones([p for p in case.parts if p.style == "roman"])
    if odd:
        both = " và ".join(f"“{p.marker.rstrip()}”" for p in _two(case.parts, odd[0]))
        stops = " và có đề mục còn dấu ở cuối" if any(_stops(p) for p in case.parts) else ""
        yield over([p.first for p in odd], must(
            "marks_mixed", None, f"Đề mục đánh số không thống nhất: dùng lẫn {both}{stops}.",
            "Dùng một kiểu cho cả văn bản, ví dụ “I.”, “1.”, không đặt dấu ở cuối đề mục.",
        ))  # fmt: skip
        return
    small = _odd_ones([p for p in case.body if p.style == "arabic" and _mark(p) in (".", "-", "/")])
    if small:
        both = " và ".join(sorted({f"“1{_mark(p)}”" for p in case.body if p.style == "arabic" and _mark(p)}))
        yield over([p.first for p in small], should(
            "marks_mixed", None, f"Các mục đánh số không thống nhất: dùng lẫn {both}.",
            "Dùng một kiểu cho cả văn bản, ví dụ “1.”.",
        ))  # fmt: skip


def _odd_ones(found: list[Paragraph]) -> list[Paragraph]:
    """Return the first paragraph of the rarer mark, if two are used; the later one where both are as many."""
    by_mark: dict[str, list[Paragraph]] = {}
    for one in found:
        by_mark.setdefault(_mark(one), []).append(one)
    if len(by_mark) < 2:
        return []
    rare = min(by_mark.values(), key=lambda ones: (len(ones), -ones[0].first))
    return rare[:1]


def _two(parts: list[Paragraph], odd: Paragraph) -> list[Paragraph]:
    other = next(p for p in parts if p.style == "roman" and _mark(p) != _mark(odd))
    return sorted([other, odd], key=lambda p: p.first)


def _stops(paragraph: Paragraph) -> bool:
    return (
        is_caps(paragraph.text)
        and paragraph.text.rstrip(" *").endswith((".", ":"))
        and "..." not in paragraph.text
    )


def ends(case: Case) -> Iterator[Note]:
    """G11: no stop and no colon behind a heading (NĐ 30/2020, Phụ lục I, II.6)."""
    if next(marks(case), None):
        return  # told there: the headings have to be written anew anyway
    heads = [p for p in case.parts if _stops(p)]
    colon = [p.last for p in heads if p.text.rstrip(" *").endswith(":")]
    stop = [p.last for p in heads if p.text.rstrip(" *").endswith(".")]
    stop += [
        p.last for p, after in zip(case.body, case.body[1:], strict=False) if _is_stopped(case, p, after)
    ]
    if colon:
        yield over(colon, must(
            "heading_colon", None, "Đề mục in hoa có dấu hai chấm ở cuối.", "Bỏ dấu hai chấm ở cuối đề mục."
        ))  # fmt: skip
    if stop:
        yield over(stop, must(
            "heading_stop", None, "Đề mục có dấu chấm ở cuối.", "Bỏ dấu chấm ở cuối đề mục."
        ))  # fmt: skip


def _is_stopped(case: Case, one: Paragraph, after: Paragraph) -> bool:
    """Tell whether a small heading ends with a stop. In the section a stop divides holder and duty."""
    if one.style != "arabic" or not one.text.endswith(".") or one.first in case.in_section:
        return False
    if after.rank <= one.rank or len(one.text.split()) > _MOST_WORDS or re.search(r"[.:;]\s+\S", one.text):
        return False
    is_deed = PREDICATE.match(key(one.text)) is not None and len(one.text.split()) > 3  # “Yêu cầu.” is none
    return after.style != "" and not is_deed


RULES = (order, marks, ends)
