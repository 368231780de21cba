"""What stands before a plan's first part: title, grounds, and with the letterhead the whole header."""

import re
from itertools import pairwise

from intranet.plans.parsing import letterhead
from intranet.plans.parsing.outline import Paragraph
from intranet.plans.parsing.words import bare, is_caps, key, starts_small, tidy

_TITLE = re.compile(r"^(?:dự thảo\s+)?(kế hoạch)\b\s*[:.]?\s*")
_OTHER = re.compile(
    r"^(luật|bộ luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị"
    r"|giấy mời|thư mời|biên bản|thông báo|báo cáo|tờ trình|công văn|hướng dẫn"
    r"|quy chế|quy định|hợp đồng|công điện|chương trình|phương án|đề án|kết luận)\b"
)
_KIND = (
    r"(?:bộ luật|luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư"
    r"|thông tri|chỉ thị|kế hoạch|chương trình|công văn|hướng dẫn|thông báo"
    r"|kết luận"
    r"|quy định|quy chế|đề án|hiến pháp|công điện|văn bản|báo cáo|tờ trình"
    r"|điều lệ|giấy mời|lịch|phương án|thể lệ)"
)
_GROUND = re.compile(
    rf"(?:căn cứ(?: vào)?|thực hiện|theo|triển khai(?: thực hiện)?|xét|thi hành"
    rf"|trên cơ sở|tiếp tục thực hiện)\s+(?:các\s+|nội dung\s+)?(?={_KIND}\b)"
)
# “Theo đề nghị của Sở … tại Tờ trình số …”: what the paper proposes is asked for, the paper is named.
_PROPOSED = re.compile(
    rf"(?:theo|xét)\s+(?:đề nghị|đề xuất)\s+của\s+[^;]{{3,200}}?\s+tại\s+(?={_KIND}\s+số\b)"
)
_GROUND_START = re.compile(
    rf"^(?:căn cứ|(?:thực hiện|theo|triển khai(?: thực hiện)?|tiếp tục thực hiện"
    rf"|thi hành)\s+(?:các\s+|nội dung\s+)?{_KIND}|để |nhằm |xét |được sự)"
)
_UNFINISHED = re.compile(
    r"(?:\b(?:giữa|của|với|và|về|trên|trong|cho|theo|đến|tại|là|năm(?: học)?|giai đoạn|nhiệm kỳ)|,|\s-)$"
)
_PART = re.compile(r"^(?:[IVX]{1,4}|[A-H]|1)\s?[.)\-–]\s*\S|^phần\s", re.I)
_FIGURES = re.compile(r"[\d\s-]+[.]?")
_YEARS = re.compile(r"(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?")  # a line of its own by chance


# What a tab may leave blank: “Số:      /KH-UBND”, “ngày      tháng”.
_BLANK_LEFT = re.compile(r"(?<![^\W_])(?:số|ngày|tháng|năm)\s*[:.]?$")


class Head:
    """The lines before the first part, with what was read out of them."""

    def __init__(self, lines: list[str], raw: list[str] | None = None) -> None:
        """Look at *lines*; as *raw* they still show by tabs what stood in two columns."""
        self._lines = lines
        self.title_line, self.kind = _find_title(lines)
        start = (self.title_line or 1) - 1
        apart = _apart_at_tabs(lines, raw[:60]) if raw else lines
        above = "\n".join(apart[: start if self.title_line else 40])
        self._above = [line for line in above.split("\n") if line]
        self.title, self.body_line = _read_title(lines, start) if self.title_line else (None, 1)
        self.code, self.code_raw = letterhead.read_code(self._above[-40:] if self.title_line else lines[:40])
        named = self.code_raw is not None and "KH" in self.code_raw.upper()
        self.is_plan = self.kind == "plan" or (self.kind == "unknown" and named)
        near = [line for line in "\n".join(apart[: max(start, self.body_line - 1)]).split("\n") if line] or [
            line for line in lines[:40] if line
        ]
        self.date, self.place, _ = letterhead.read_date(near[-60:])

    def read_preface(self, paragraphs: list[Paragraph]) -> None:
        """Read what stands between the title and the first part: who adopts the plan, on what grounds."""
        self.first_part = next(
            (p.first for p in paragraphs if p.first >= self.body_line and _is_part(p)), len(self._lines) + 1
        )
        self.preface = [p for p in paragraphs if self.body_line <= p.first < self.first_part][:60]
        text = " ".join(p.printed for p in self.preface)
        self.issuer = letterhead.read_issuer(self._above, text, self.place, self._lines[self.body_line - 1 :])
        self.legal_bases = legal_bases(self.preface)

    @property
    def year(self) -> int | None:
        """Return the plan's year: of its date, else of its title, else the latest of its grounds."""
        grounds = " ".join(paragraph.text for paragraph in self.preface)
        for source in (self.date, self.title, grounds):
            if years := re.findall(r"(?<!\d)20\d{2}(?!\d)", source or ""):
                return int(max(years) if source is grounds else years[0])
        return None


def _apart_at_tabs(lines: list[str], raw: list[str]) -> list[str]:
    """Return *lines* with a line break where tabs set words of a letterhead in two columns."""
    found = list(lines)
    for at, line in enumerate(raw[: len(lines)]):
        parts = [tidy(part) for part in line.split("\t") if part.strip()]
        if lines[at] and len(parts) > 1 and not any(_BLANK_LEFT.search(key(part)) for part in parts[:-1]):
            found[at] = "\n".join(parts)
    return found


def _find_title(lines: list[str]) -> tuple[int | None, str]:
    """Return the line of the word KẾ HOẠCH, and whether the text is a plan, another document or unknown."""
    other = None
    shown = 0
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        shown += 1
        low = key(line).strip(" *_.:")
        if low in ("kế hoạch", "dự thảo kế hoạch") or (
            low.startswith("kế hoạch ")
            and (is_caps(line) or (shown <= 12 and line[0].isupper() and not other))
            and shown <= 60
            and len(line) < 300
        ):
            if other and is_caps(line) is False:
                continue
            return number, "plan"
        if shown <= 30 and is_caps(line) and _OTHER.match(low) and not other:
            other = number
        if shown > 60 and other:
            break
        if shown > 400:
            break
    if other:
        return other, "other"
    return None, "unknown"


def _is_part(paragraph: Paragraph) -> bool:
    if paragraph.style in ("upper", "roman"):
        return len(paragraph.text) < 160
    if paragraph.style == "arabic":
        return len(paragraph.text) < 120 or not paragraph.text.endswith(";")
    return False


def _read_title(lines: list[str], start: int) -> tuple[str, int]:
    """Return the title, word and subject, and the number of the first line behind it."""
    word = lines[start]
    found = _TITLE.match(key(word))
    rest = word[found.end() :].strip() if found else ""
    parts, gap, at = [rest] if rest else [], False, start + 1
    spaced = _is_spaced(lines[: start + 40])
    while at < len(lines):
        line = lines[at]
        is_year = not gap and _YEARS.fullmatch(line)
        if parts and (is_year or (_FIGURES.fullmatch(line) and _UNFINISHED.search(key(parts[-1])))):
            parts.append(line)
            at += 1
            continue
        if not line or re.fullmatch(r"[\W_\d]*", line):
            gap = gap or not (line or spaced)
            at += 1
            continue
        low = key(line).lstrip("-+*• ")
        if parts and _ends_title(parts, line, low, gap):
            break
        if _PART.match(line) or len(line) > 420:
            break
        parts.append(line)
        gap, at = False, at + 1
        if len(parts) > 9:
            break
    printed = word[found.start(1) : found.end(1)] if found else word
    return tidy(" ".join([printed, *parts])), at + 1


def _is_spaced(lines: list[str]) -> bool:
    """Tell whether an empty line stands behind nearly every line: then a gap says nothing."""
    told = [not after for line, after in pairwise(lines) if line]
    return len(told) > 8 and sum(told) >= 0.9 * len(told)


def _ends_title(parts: list[str], line: str, low: str, gap: bool) -> bool:
    if _PART.match(line) or line.startswith("(") or low.startswith(("căn cứ ", "xét đề nghị")):
        return True
    if _UNFINISHED.search(key(parts[-1])) and not _GROUND_START.match(low):
        return False
    if starts_small(line):
        return gap and parts[-1].endswith(".")
    if is_caps(parts[-1]) and len(parts[-1]) > 12:
        return not is_caps(line) and (
            gap
            or len(line) > 90
            or line.endswith((";", ":", "."))
            or bool(_GROUND_START.match(low))
            or "như sau" in low
        )
    if is_caps(line) and not is_caps(parts[-1]) and len(line) > 12:
        return True
    told = len(" ".join(parts).split()) > 3  # “NĂM 2026” alone tells no subject yet
    if _GROUND_START.match(low) and (gap or told or len(line) > 60 or line.endswith(";")):
        return True
    return gap or "như sau" in low or len(line) > 260 or line.endswith(";")


def legal_bases(preface: list[Paragraph]) -> tuple[str, ...]:
    """Return the documents the plan rests on, one by one, without the plan's own sentence."""
    found: list[str] = []
    under = False
    for paragraph in preface:
        text = paragraph.text
        _, own = letterhead.adopter(text)
        low = key(text)
        if own >= 0:
            text = text[:own]
        elif re.search(r"(?:xây dựng|ban hành)\s+kế hoạch", low) and not _GROUND_START.match(low):
            continue
        for piece in re.split(
            r";\s*|(?<=[^\W\d_)”\"\d])\.\s+(?=[A-ZĐ])"
            rf"|,\s+(?=(?:thực hiện|căn cứ|theo)\s+(?i:{_KIND})\b)",
            text,
        ):
            piece = re.sub(r"^(?:và|-|\+)\s+", "", piece.strip())
            start = _GROUND.match(key(piece)) or _PROPOSED.match(key(piece))
            if start:
                under = True
                piece = piece[start.end() :]
            elif not (under and re.match(rf"(?:các\s+)?{_KIND}\b", key(piece))):
                if key(piece).startswith(("căn cứ", "xét", "theo")):
                    under = True
                continue
            found += _apart(piece)
        under = under and own < 0
    return tuple(found)


def _apart(piece: str) -> list[str]:
    """Divide two documents joined by “và”; a law and the law that amends it stay together."""
    low = key(piece)
    for joint in re.finditer(
        r"\s+và\s+(?=(?:bộ luật|luật|pháp lệnh)\s|(?:(?:quyết định|nghị quyết|nghị định|thông tư|kế hoạch"
        r"|công văn|chỉ thị|hướng dẫn|chương trình|thông báo|kết luận|quy định)\s+(?:số\s*)?\d))",
        low,
    ):
        after = low[joint.end() :]
        if re.match(r"(?:bộ luật|luật|pháp lệnh)\s", after) and (
            not piece[joint.end()].isupper() or "sửa đổi" in low[: joint.end() + 60]
        ):
            continue
        return [_closed(piece[: joint.start()]), *_apart(piece[joint.end() :])]
    closed = _closed(piece)
    return [closed] if closed else []


def _closed(piece: str) -> str:
    return bare(piece.strip().rstrip(","))
