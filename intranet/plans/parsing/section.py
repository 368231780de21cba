"""Where a plan hands out its work: “Tổ chức thực hiện”, or the part that does it under another name."""

import re
from dataclasses import dataclass

from intranet.plans.parsing.bodies import DETERMINERS, OF_WHOM, body_at
from intranet.plans.parsing.duties import Duties, read_duties
from intranet.plans.parsing.markers import NUMBERED, ordinal
from intranet.plans.parsing.outline import Paragraph, names_before_colon
from intranet.plans.parsing.phrases import BODY_KINDS, UNCHANGED
from intranet.plans.parsing.predicate import predicate_at
from intranet.plans.parsing.units import holders_of, is_unit, without_call
from intranet.plans.parsing.words import ends_open, is_caps, key
from intranet.text.fold import fold_words

_NAMED = re.compile(
    r"(?:^|\b(?:và|,)\s+)(?:công tác\s+|biện pháp\s+|phân công,?\s+)?tổ chức(?:,"
    r"| và)?\s+(?:triển khai(?:,| và)?\s+)?(?:thực hiện|triển khai)\b|^tổ chức triển khai"
)
# The same without its marks, as typed in haste: “Tổ chức thực hiên”.
_MISTYPED = re.compile(r"(?:cong tac )?to chuc (?:trien khai )?thuc hien|to chuc trien khai")
_LIKE = re.compile(
    r"\bphân công\b|\btrách nhiệm\b(?!.*\bmục đích\b)|^nhiệm vụ (?:của|cụ thể)"
    r"|\bgiao nhiệm vụ|^tổ chức thực hiện"
)
_END = re.compile(
    r"^(?:trên đây là|yêu cầu (?:các|thủ trưởng|ubnd|ủy ban|cán bộ|toàn thể"
    r"|trưởng)|đề nghị (?:các|thủ trưởng|ubnd|ủy ban(?! mttq| mặt trận)|cán bộ)|trong quá trình"
    r"|quá trình (?:triển khai|thực hiện|tổ chức)|kế hoạch này|nhận được kế hoạch"
    r"|căn cứ kế hoạch này,? (?:yêu cầu|đề nghị)|ubnd [^.]{2,40}(?:yêu cầu"
    r"|đề nghị)|[^.,;:]{2,50} (?:yêu cầu|đề nghị) (?:các|toàn thể|thủ trưởng)[^.;:]{2,90}"
    r" (?:nghiêm túc|khẩn trương)"
    r"|(?:nếu|(?:[^\W\d_]+ ){1,2}nào) (?:có|gặp)[^.,;]{0,20} (?:khó khăn|vướng mắc)"
    rf"|mọi (?:vướng mắc|khó khăn)|{UNCHANGED})"
)
# The last words of all may tell everybody to carry the plan out: that is nobody's duty of his own.
_CARRY_OUT = re.compile(
    r"(?:căn cứ|nhận được) [^.;:]{3,60}, [^.;:]{3,200}?"
    r"(?:nghiêm túc|chủ động|tích cực|khẩn trương|tổ chức|phối hợp)"
    r"(?: [^\W\d_]+){0,3}? (?:triển khai|thực hiện)(?: [^\W\d_]+){0,8}[\s./]*$"
)
# “ĐƠN VỊ THỰC HIỆN”, “TRÁCH NHIỆM CỦA CÁC PHÒNG”: all who have work. “TỔ PHỐI HỢP LIÊN NGÀNH” is one unit.
_OF_WORK = re.compile(
    rf"(?:(?:các|những) )?(?:{BODY_KINDS}|lực lượng|thành phần)(?:,? [^\W\d_]+)?,? "
    r"(?:chủ trì|thực hiện|phối hợp|tham gia)\b|(?:trách nhiệm|nhiệm vụ|phân công)\b"
)
# “Thủ trưởng các đơn vị chịu trách nhiệm thực hiện Kế hoạch này”: who answers for it, and nothing more.
_ANSWER = re.compile(
    r"[^.;:]{3,250}? (?:có|chịu) trách nhiệm(?: [^\W\d_]+){0,2}? (?:thực hiện|thi hành)"
    r"(?: (?:nghiêm|tốt|các nội dung|nội dung|của)){0,3} kế hoạch(?: này)?[\s./]*$"
)
_MOST_PARTS = 24
_HARD_END = re.compile(r"^(?:trên đây là|nơi nhận)")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan: its heading and the paragraphs under it."""

    heading: Paragraph
    paragraphs: list[Paragraph]

    @property
    def last_line(self) -> int:
        """Return the part's last line."""
        return self.paragraphs[-1].last if self.paragraphs else self.heading.last


@dataclass(frozen=True, slots=True)
class Chosen:
    """The part chosen as the section, what it orders, and the others that give work too.

    ``joined`` is a part of assignments before a short section, whose work is among what is ordered.
    """

    part: Part | None
    duties: Duties
    by_content: bool = False
    others: tuple[tuple[Part, Duties], ...] = ()
    joined: Part | None = None


def choose(
    paragraphs: list[Paragraph], *, year: int | None, date: str | None, known: tuple[str, ...]
) -> Chosen:
    """Return the section of the plan whose body is *paragraphs*."""
    named = _parts(paragraphs, _NAMED)
    like = [part for part in _parts(paragraphs, _LIKE) if part.heading not in [one.heading for one in named]]
    read = {
        id(part): read_duties(part.paragraphs, year=year, date=date, known=known) for part in (*named, *like)
    }
    found = None
    for parts, by_content in ((named, False), (like, True)):
        if best := next((part for part in reversed(parts) if read[id(part)].units), None):
            if best.heading.style == "":
                best = next((one for one in parts if _contains(one, best, read)), best)
            if (
                by_content
                and (found := _by_content(paragraphs, year, date, known))
                and _is_better(found, best)
            ):
                break
            others = tuple(
                (one, read[id(one)])
                for one in (*named, *like)
                if not _overlap(one, best) and read[id(one)].units
            )
            if joined := [one for one in others if _hands_out(one, read[id(best)], by_content)]:
                return _joined(best, read[id(best)], joined, others)
            return Chosen(best, read[id(best)], by_content, others)
    if found := found or _by_content(paragraphs, year, date, known):
        return Chosen(found[0], found[1], True)
    if named:
        return Chosen(named[-1], read[id(named[-1])])
    return Chosen(None, Duties())


def _contains(other: Part, best: Part, read: dict[int, Duties]) -> bool:
    """Tell whether *best*, whose heading has no number, is only the end of the part *other*."""
    around = other.heading.first < best.heading.first and best.last_line <= other.last_line
    return around and read[id(other)].units > read[id(best)].units


def _is_better(found: tuple[Part, Duties], best: Part) -> bool:
    """Tell whether a part without the usual name comes later and hands out work to more than two.

    One sentence that makes several answer for the whole plan hands out none.
    """
    part, duties = found
    apart = len({one.units for one in duties.assignments if one.units}) > 1
    return part.heading.first > best.last_line and len(duties.units) > 2 and apart


def _hands_out(other: tuple[Part, Duties], duties: Duties, by_content: bool) -> bool:
    """Tell whether a part of assignments before a short “Tổ chức thực hiện” is what gives the work."""
    part, given = other
    return (
        not by_content
        and is_part_heading(part.heading)
        and re.match(r"(?:phân công|giao)\b", key(part.heading.text)) is not None
        and len(given.units) > max(2, len(duties.units))
    )


def _joined(
    best: Part, duties: Duties, joined: list[tuple[Part, Duties]], others: tuple[tuple[Part, Duties], ...]
) -> Chosen:
    """Return the section with the work of the part of assignments, which stands before it, in front."""
    part, given = joined[-1]
    merged = Duties((*given.assignments, *duties.assignments), (*given.unread, *duties.unread))
    return Chosen(best, merged, False, tuple(one for one in others if one[0] is not part), part)


def _overlap(one: Part, other: Part) -> bool:
    return one.heading.first <= other.last_line and other.heading.first <= one.last_line


def is_part_heading(paragraph: Paragraph) -> bool:
    """Tell whether *paragraph* heads a part of the plan."""
    if len(paragraph.text) > 170 or paragraph.style in ("dash", "plus", "row", "paren", "letter", "star"):
        return False
    if paragraph.style in ("upper", "roman"):
        return True
    if is_unit(without_call(paragraph.text)) and not _OF_WORK.match(key(paragraph.text)):
        return False  # “3. PHÒNG KINH TẾ” heads the duties of a unit, “3. ĐƠN VỊ THỰC HIỆN” those of all
    return is_caps(paragraph.text) and len(paragraph.text) > 6


def _is_heading(paragraph: Paragraph) -> bool:
    if is_part_heading(paragraph):
        return True
    words = len(paragraph.text.split())
    return (
        (paragraph.style in NUMBERED or paragraph.style == "")
        and words <= 8
        and not re.search(r"[.;,]\s*\S", paragraph.text.rstrip(".:;"))
    )


def _parts(paragraphs: list[Paragraph], pattern: re.Pattern[str]) -> list[Part]:
    found: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        low = key(paragraph.text).strip(" .:*")
        if (
            _is_heading(paragraph)
            and (pattern.search(low) or (pattern is _NAMED and _MISTYPED.fullmatch(fold_words(low))))
            and not low.startswith(("tổ chức hội nghị", "mục đích"))
        ):
            if paragraph.style == "" and not is_caps(paragraph.text) and not paragraph.text[0].isupper():
                continue
            if pattern is _LIKE and paragraph.style not in ("upper", "roman") and _is_of_one(low):
                continue
            found.append(at)
    parts = [Part(paragraphs[at], _under(paragraphs, at)) for at in found[-_MOST_PARTS:]]
    return [part for part in parts if part.paragraphs]


def _is_of_one(low: str) -> bool:
    """Tell whether a heading is about the work of one body only: “1. Trách nhiệm của Ủy ban nhân dân xã”."""
    of = OF_WHOM.match(low)
    return of is not None and body_at(low, of.end()) > 0 and not re.match(DETERMINERS, low[of.end() :])


def _under(paragraphs: list[Paragraph], at: int) -> list[Paragraph]:
    """Return what stands under heading *at*, without the closing words."""
    heading = paragraphs[at]
    taken: list[Paragraph] = []
    for paragraph in paragraphs[at + 1 :]:
        if _ends_part(heading, paragraph, taken) or (
            _HARD_END.match(key(paragraph.text)) and paragraph.style == ""
        ):
            break
        taken.append(paragraph)
    return _without_closing(taken)


def _ends_part(heading: Paragraph, paragraph: Paragraph, taken: list[Paragraph]) -> bool:
    if is_part_heading(heading):
        if paragraph.style in ("upper", "roman") and heading.style in ("upper", "roman", ""):
            return paragraph.rank <= heading.rank
        return (
            is_caps(paragraph.text)
            and not _counts_on(paragraph, taken)
            and (len(paragraph.text) > 12 or (paragraph.style and paragraph.style == heading.style))
            and is_part_heading(paragraph)
            and (paragraph.style != "" or len(taken) > 1)
        )
    if is_part_heading(paragraph):
        return True
    return paragraph.rank <= heading.rank if heading.style else False


def _counts_on(paragraph: Paragraph, taken: list[Paragraph]) -> bool:
    """Tell whether a number goes on with those under the heading: “5. CHẾ ĐỘ BÁO CÁO” behind “4. Công an”."""
    value = ordinal(paragraph.marker, paragraph.style)
    same = next((one for one in reversed(taken) if one.style == paragraph.style), None)
    return bool(value and same) and ordinal(same.marker, same.style) == value - 1


def closes(paragraph: Paragraph) -> bool:
    """Tell whether an unnumbered paragraph belongs to a plan's closing words."""
    return (
        paragraph.style == ""
        and not paragraph.text.endswith(":")
        and bool(_END.match(low := key(paragraph.text)) or _CARRY_OUT.match(low) or _ANSWER.match(low))
        and not (names_before_colon(paragraph.text) or _only_names(paragraph.text))
    )


def _only_names(text: str) -> bool:
    """Tell whether *text* calls on somebody and stops: a heading, no sentence."""
    named = without_call(text)
    return named != text and ends_open(text) and is_unit(named) and predicate_at(named, 0) < 0


def _without_closing(taken: list[Paragraph]) -> list[Paragraph]:
    """Drop the closing words: unnumbered paragraphs at the end, from the first that closes."""
    last = max((at for at, one in enumerate(taken) if one.style != ""), default=-1)
    for at in range(last + 1, len(taken)):
        later = [one for one in taken[at + 1 :] if not closes(one)]
        if closes(taken[at]) and not any(holders_of(one.text) for one in later):
            return taken[:at]
    return taken


def _by_content(
    paragraphs: list[Paragraph], year: int | None, date: str | None, known: tuple[str, ...]
) -> tuple[Part, Duties] | None:
    """Return the last part that gives at least two units work under headings of their own."""
    heads = [at for at, one in enumerate(paragraphs) if is_part_heading(one)]
    for at in reversed(heads[-_MOST_PARTS:]):
        part = Part(paragraphs[at], _under(paragraphs, at))
        low = key(part.heading.text)
        if not part.paragraphs or re.match(
            r"(?:mục đích|yêu cầu|thành phần|căn cứ|nguyên tắc|đối tượng|hiệu lực|điều khoản)", low
        ):
            continue
        duties = read_duties(part.paragraphs, year=year, date=date, known=known)
        tasks = sum(len(one.tasks) for one in duties.assignments)
        held = sum(len(one.tasks) for one in duties.assignments if one.units)
        if len(duties.units) >= 2 and held >= 0.6 * max(tasks, 1):
            return part, duties
    return None
