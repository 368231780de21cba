"""What a plan orders outside its section: limits in the procedure, “Đơn vị chủ trì” lines, tables."""

import re
from dataclasses import dataclass, field, replace

from intranet.plans.parsing.bodies import body_at
from intranet.plans.parsing.coordinating import find_coordinating
from intranet.plans.parsing.deadlines import Context, find_dues
from intranet.plans.parsing.markers import NUMBERED
from intranet.plans.parsing.outline import Paragraph
from intranet.plans.parsing.phrases import BODY_KINDS, LIMIT_OPENS
from intranet.plans.parsing.predicate import predicate_at
from intranet.plans.parsing.result import Assignment, Due, LooseDue, Task
from intranet.plans.parsing.tables import Rows, names_in_cell, roles_in
from intranet.plans.parsing.units import holders_of, is_unit, mentioned, split_units, subject_of
from intranet.plans.parsing.unread_limits import unread_limit
from intranet.plans.parsing.words import bare, is_caps, key

_SAYS = r"\s*:\s*(?=\S)"
_LEAD = re.compile(
    rf"^(?:(?:{BODY_KINDS})\s+)?(?:chủ trì(?: thực hiện| tham mưu)?"
    rf"|(?:{BODY_KINDS}|người)\s+(?:thực hiện|phụ trách|chịu trách nhiệm"
    rf"|đầu mối)|phân công(?: thực hiện)?){_SAYS}"
)
# Who presides over a meeting is given no work by that.
_CHAIRS = re.compile(
    r"chủ trì\s*:\s*(?:các\s+)?(?:đồng chí|đ/c|ông|bà|chủ tịch|phó chủ tịch|bí thư|phó bí thư)\b"
)
_HELP = re.compile(rf"^(?:(?:{BODY_KINDS})\s+)?phối hợp(?: thực hiện)?{_SAYS}")
_WHEN = re.compile(
    r"^(?:thời gian(?: thực hiện| hoàn thành| tổ chức)?|thời hạn(?: hoàn thành"
    rf"| thực hiện)?|tiến độ(?: thực hiện)?|hoàn thành){_SAYS}"
)
_RESULT = re.compile(r"^(?:kết quả|sản phẩm|yêu cầu)(?: dự kiến| thực hiện| đầu ra)?\s*:")
_WHAT = re.compile(r"^(?:nội dung|nhiệm vụ)\s*:\s*")
_HOLDS = re.compile(r"^(?:cơ quan|đơn vị|tổ chức) thực hiện\s*:?$")
_AIMS = re.compile(r"mục đích|yêu cầu|nguyên tắc|khẩu hiệu|căn cứ")
_STRONG = re.compile(
    r"^(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|hướng dẫn|tổng hợp"
    r"|tham mưu|lập|gửi|báo cáo|thông báo|dự thảo|chuẩn bị|xây dựng|theo dõi"
    r"|ghi|tổ chức|tiếp nhận)"
)
_DUTY = re.compile(r"hoàn thành|xong|chậm nhất|báo cáo|gửi|nộp|hạn ")
# What is asked for by a time; less than a duty, for here nobody is addressed.
_ASKED = re.compile(
    r"\b(?:hoàn thành|xong|nộp|chậm nhất|muộn nhất)\b|\b(?:gửi|báo cáo)\b.{0,80}\btrước\b"
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.])\s+(?=[A-ZĐÁÀẢÃẠĂÂÊÔƠƯ])|(?<=[)”\"\d][.])\s+(?=[A-ZĐ])")
_AFTER = re.compile(
    r"^(?:\W|\d|\.)*(?:sau|kết thúc)\s+(?:khi\s+)?(?:kết thúc\s+)?(?:buổi |cuộc |hội nghị|đối thoại|tiếp xúc)"
)


@dataclass(slots=True)
class Block:
    """A numbered heading outside the section with the lines that say who, with whom and by when."""

    heading: Paragraph | None
    tasks: list[Paragraph] = field(default_factory=list)
    lead: tuple[str, ...] = ()
    lead_words: str = ""
    help: tuple[str, ...] = ()
    when: Due | None = None
    line: int = 0


@dataclass(slots=True)
class Elsewhere:
    """Reads the paragraphs outside the section."""

    year: int | None = None
    date: str | None = None
    known: tuple[str, ...] = ()
    assignments: list[Assignment] = field(default_factory=list)
    dues: list[LooseDue] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)  # lines with words of time not understood

    def read(self, paragraphs: list[Paragraph]) -> None:
        """Collect what *paragraphs* order and by when."""
        block, rows = Block(None), Rows(self.year, self.date)
        part = after = ""
        pending: list[tuple[LooseDue, Block]] = []
        for paragraph in paragraphs:
            low = key(paragraph.text)
            if paragraph.style in ("upper", "roman") or (is_caps(paragraph.text) and len(paragraph.text) > 8):
                part, after = low, ""
            if paragraph.style in NUMBERED:
                after = low if _AFTER.match(low) else ("" if paragraph.style != "letter" else after)
                if paragraph.style != "letter" and not _WHAT.match(low):
                    self._flush(block)
                    block = Block(paragraph)
            if paragraph.style == "row":
                if row := rows.read(paragraph):
                    self.assignments.append(row)
                continue
            if self._labels(block, paragraph, low):
                continue
            context = Context(year=self.year, date=self.date, after_event=bool(after))
            pending += [(due, block) for due in self._dues(paragraph, context)]
            if not _AIMS.search(part):
                self._order(paragraph, context)
                self._leave(paragraph, context)
        self._flush(block)
        for due, of in pending:
            unit = due.unit or of.lead_words or None
            self.dues.append(LooseDue(unit, due.text, due.due, due.line))

    def name_holders(self, others: list[Assignment]) -> None:
        """Give limits on lines that another part hands to somebody the name of that holder."""
        holders = {task.line: ", ".join(one.units) for one in others for task in one.tasks if one.units}
        self.dues = [replace(due, unit=holders.get(due.line, due.unit)) for due in self.dues]

    def _labels(self, block: Block, paragraph: Paragraph, low: str) -> bool:
        """Read “Đơn vị chủ trì: …” and its like into the block; tell whether the line was one."""
        text = paragraph.text
        if (found := _LEAD.match(low)) and not _CHAIRS.match(low):
            leading, helping = roles_in(text[found.end() :])
            block.lead = names_in_cell(leading)
            block.help = names_in_cell(helping) or block.help
            block.lead_words = bare(text[found.end() :])
            block.line = paragraph.first
        elif found := _HELP.match(low):
            block.help = names_in_cell(text[found.end() :])
        elif (found := _WHEN.match(low)) and block.heading is not None:
            dues = find_dues(text[found.end() :], Context(year=self.year, date=self.date, cell=True))
            block.when = dues[0].due if dues else None
            return "hoàn thành" in low[: found.end()] or bool(block.lead)
        elif _RESULT.match(low) or _HOLDS.match(low):
            return True
        else:
            block.tasks.append(paragraph)
            return False
        return True

    def _flush(self, block: Block) -> None:
        """Turn a block that names its lead into an assignment."""
        if not block.lead or block.heading is None:
            return
        heading = bare(block.heading.text)
        orders = [
            p
            for p in block.tasks
            if p is not block.heading and (_WHAT.match(key(p.text)) or p.style not in NUMBERED)
        ]
        orders = (
            [p for p in orders if len(p.text.split()) > 3]
            if any(_WHAT.match(key(p.text)) for p in block.tasks)
            else []
        )
        tasks = [Task(_without_label(p.text), p.first, block.when) for p in orders if _without_label(p.text)]
        if not tasks:
            tasks = [Task(block.heading.text, block.heading.first, block.when)]
        self.assignments.append(
            Assignment(heading, block.line, block.lead, block.help, tasks=tuple(tasks), parent_heading=None)
        )

    def _leave(self, paragraph: Paragraph, context: Context) -> None:
        """Keep the words of time of a sentence that asks for something by then and is not understood."""
        for sentence in _SENTENCE.split(paragraph.text):
            if _ASKED.search(key(sentence)) and not find_dues(sentence, context):
                words = unread_limit(sentence, replace(context, cell=False))
                if words:
                    self.unread.append((paragraph.first, words))
                    return

    def _dues(self, paragraph: Paragraph, context: Context) -> list[LooseDue]:
        found: list[LooseDue] = []
        for sentence in _SENTENCE.split(paragraph.text):
            dues = find_dues(sentence, context)
            if not dues:
                continue
            holders = _holder(sentence, self.known)
            unit = ", ".join(holders) if holders else None
            dues = [one for one in dues if _is_duty(one.due, sentence, bool(holders))]
            if not dues:
                continue
            main = [one.due for one in dues if not _in_brackets(sentence, one.start)] or [dues[0].due]
            found += [LooseDue(unit, sentence.strip(), due, paragraph.first) for due in main]
        return found

    def _order(self, paragraph: Paragraph, context: Context) -> None:
        """Keep a step of the procedure that says who does it."""
        text = paragraph.text
        if len(text) < 40 or text.rstrip().endswith(":"):
            return
        holders = holders_of(text, self.known)
        if not holders or not (holders.called or _STRONG.match(key(text)[holders.end :])):
            return
        dues = find_dues(text, context)
        task = Task(text, paragraph.first, dues[0].due if dues else None, tuple(one.due for one in dues[1:]))
        self.assignments.append(
            Assignment(
                holders.heading,
                paragraph.first,
                holders.units,
                find_coordinating(text, self.known),
                holders.manner,
                None,
                (task,),
            )
        )


def _is_duty(due: Due, sentence: str, held: bool) -> bool:
    """Tell whether a limit outside the section binds somebody, not only says when a thing takes place."""
    rule = due.rule
    if "days" in rule or "hours" in rule or rule.get("direction") == "before":
        return True
    said = _DUTY.search(key(sentence))
    return (
        bool(held or said)
        if "date_from" not in rule and rule.get("direction") not in ("on", "from")
        else held
    )


def _without_label(text: str) -> str:
    found = _WHAT.match(key(text))
    return text[found.end() :] if found else text


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _holder(sentence: str, known: tuple[str, ...]) -> tuple[str, ...]:
    low = key(sentence)
    opening = re.match(
        rf"{LIMIT_OPENS}[^,]{{0,70}}?(?:ngày làm việc|ngày|đối thoại)\s*,?\s*(?=\S)",
        low,
    )
    if opening and body_at(low, opening.end()) and (found := subject_of(sentence[opening.end() :], known)):
        return found.units
    colon = re.match(r"([^.;:]{3,120}):\s", sentence)
    if (
        colon
        and body_at(key(colon.group(1)))
        and is_unit(colon.group(1))
        and predicate_at(colon.group(1), 0, known) < 0
    ):
        return split_units(colon.group(1))
    if colon and (found := holders_of(sentence[colon.end() :], known)):
        return found.units
    holders = holders_of(sentence, known) or mentioned(sentence, known)
    return holders.units if holders else ()
