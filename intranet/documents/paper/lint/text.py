"""Faults of the body: căn cứ, end mark, the order of headings, personal data, abbreviations."""

import re
from collections.abc import Iterator

from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lint.fault import Case, Fault
from intranet.documents.paper.lint.saved import Place, Saved, SavedLine
from intranet.documents.paper.wording import COMMON
from intranet.text.numerals import LETTERS, from_roman

_BASIS = re.compile(r"^(- )?Căn cứ\b")
_PART = re.compile(r"^([IVXL]+)( ?[.)-]) *(\S.*)$")
_CLAUSE = re.compile(r"^(\d{1,2})[.)] +\S")
_SUB = re.compile(r"^(\d{1,2})\.(\d{1,2})\.? +\S")
_POINT = re.compile(r"^([a-zđ])\) +\S")
_ABBREVIATION = re.compile(r"(?<![\w/\-])[A-ZĐ]{2,7}(?![\w/\-])")
_PERSONAL = (
    ("số điện thoại", re.compile(r"(?<!\d)(?:\+84|0)(?:[ .]?\d){9}(?!\d)")),
    ("số căn cước", re.compile(r"(?<!\d)\d{12}(?!\d)")),
    ("ngày sinh", re.compile(r"\bsinh (?:ngày|năm)\b", re.I)),
    ("thư điện tử", re.compile(r"[\w.]+@[\w.]+\.\w+")),
)


def bases(saved: Saved, case: Case) -> Iterator[Fault]:
    """G06: căn cứ in italics (upright after a dash for the Party), “;” after each and “.” after the last."""
    lines = [line for line in saved.body if _BASIS.match(line.text)]
    for place, line in enumerate(lines, start=1):
        last = place == len(lines)
        ends = ((".", ",") if case.is_party else (".",)) if last else (";",)
        if not line.text.endswith(ends):
            wanted = "dấu chấm" if last else "dấu chấm phẩy"
            yield Fault(
                "G06", f"Căn cứ {'cuối cùng' if last else 'này'} phải kết thúc bằng {wanted}.", line.text
            )
        if case.is_party and not line.text.startswith("- "):
            yield Fault("G06", "Mỗi căn cứ của văn bản Đảng bắt đầu bằng gạch đầu dòng.", line.text)
        if line.italic is case.is_party:
            yield Fault("G06", f"Căn cứ in chữ {'đứng' if case.is_party else 'nghiêng'}.", line.text)


def end(saved: Saved, case: Case) -> Iterator[Fault]:
    """G07 and P09: the end mark stands once, after the last sentence, and is the house's."""
    lines, mark = saved.body, case.house.end_mark
    if mark == "./.":
        if not lines or not lines[-1].text.endswith(mark):
            yield Fault("G07", "Nội dung phải kết thúc bằng “./.”.", lines[-1].text if lines else "")
        for line in lines[:-1]:
            if "./." in line.text:
                yield Fault("G07", "Dấu “./.” chỉ đặt một lần, ở cuối nội dung.", line.text)
        return
    for line in lines:
        if "./." in line.text:
            yield Fault("P09", "Văn bản của Đảng kết thúc bằng dấu chấm, không dùng “./.”.", line.text)


def order(saved: Saved, case: Case) -> Iterator[Fault]:
    """G10: headings follow each other without gap or repetition."""
    counted = _Count()
    for line in saved.body:
        if said := counted.step(line):
            yield Fault("G10", said, line.text)


class _Count:
    """Counts parts, clauses, sub-clauses and points as a reader does."""

    def __init__(self) -> None:
        self.part, self.clauses, self.sub, self.point = 0, list[int](), 0, 0
        self.opens = True  # whether a list may begin here: after a heading or a colon

    def step(self, line: SavedLine) -> str:
        """Return what is wrong with the number of *line*, or nothing."""
        said = self._said(line)
        self.opens = line.bold or line.text.endswith(":")
        return said

    def _said(self, line: SavedLine) -> str:
        if (part := _PART.match(line.text)) and (number := from_roman(part[1])) and line.starts_bold:
            wanted, self.part = self.part + 1, number
            self.clauses, self.sub, self.point = [], 0, 0
            self.opens = True
            return "" if number == wanted else f"Mục {part[1]} không nối tiếp mục trước."
        if sub := _SUB.match(line.text):
            above, number = int(sub[1]), int(sub[2])
            wanted, self.sub, self.point = self.sub + 1, number, 0
            if self.clauses and above != self.clauses[-1]:
                return f"Tiểu mục {above}.{number} đặt dưới khoản {self.clauses[-1]}."
            return "" if number == wanted else f"Tiểu mục {above}.{number} không nối tiếp tiểu mục trước."
        if clause := _CLAUSE.match(line.text):
            self.sub, self.point = 0, 0
            return self._clause(int(clause[1]))
        if (point := _POINT.match(line.text)) and point[1] in LETTERS:
            wanted, self.point = self.point + 1, LETTERS.index(point[1]) + 1
            good = self.point in (wanted, 1) and (self.point != 1 or wanted == 1 or self.opens)
            return "" if good else f"Điểm {point[1]}) không nối tiếp điểm trước."
        return ""

    def _clause(self, number: int) -> str:
        if number == 1 and (not self.clauses or self.opens):
            self.clauses.append(1)
            return ""
        levels = list(self.clauses)
        while levels and levels[-1] != number - 1:
            levels.pop()
        if levels:
            levels[-1] = number
            self.clauses = levels
            return ""
        self.clauses = [number]
        return f"Khoản {number} không nối tiếp khoản trước."


def parts(saved: Saved, case: Case) -> Iterator[Fault]:
    """G11 and G12: headings in capitals end without a stop, and all have the same mark."""
    found = [(line, part) for line in saved.body if (part := _PART.match(line.text)) and line.starts_bold]
    for line, part in found:
        if part[3].isupper() and line.text.endswith((":", ".")):
            yield Fault("G11", "Đề mục in hoa không có dấu chấm hay hai chấm ở cuối.", line.text)
    marks = {part[2].strip() for _, part in found}
    if len(marks) > 1:
        yield Fault(
            "G12",
            f"Đề mục dùng lẫn {' và '.join(f'“I{mark}”' for mark in sorted(marks))}.",
            found[-1][0].text,
        )


def personal(saved: Saved, case: Case) -> Iterator[Fault]:
    """G14: nothing personal on a paper that everybody may read."""
    for line in saved.lines if case.public else ():
        for name, pattern in _PERSONAL:
            if line.place not in (Place.LEFT, Place.RIGHT) and pattern.search(line.text):
                yield Fault("G14", f"Bản công khai còn {name}; cần bỏ trước khi phát hành.", line.text)


def abbreviations(saved: Saved, case: Case) -> Iterator[Fault]:
    """G17: an abbreviation is explained where it first stands."""
    told = set(COMMON | case.known)
    for kind in Kind:
        told.add(kind.code)
    for line in saved.body:
        if _PART.match(line.text) or line.text.isupper():
            continue
        for found in _ABBREVIATION.finditer(line.text):
            word = found[0]
            if word in told or from_roman(word) or from_roman(word.rstrip("Đ")):
                continue
            told.add(word)
            before = line.text[: found.start()].rstrip(' “"')
            if not before.endswith(("(", "viết tắt là", "gọi tắt là", "gọi là", "viết tắt:")):
                yield Fault("G17", f"“{word}” chưa được giải thích khi dùng lần đầu.", line.text)


RULES = (bases, end, order, parts, personal, abbreviations)
