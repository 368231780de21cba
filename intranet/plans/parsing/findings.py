"""What a person should look at after a reading, in Vietnamese, each with its line."""

import re
from collections.abc import Iterator

from intranet.plans.parsing.markers import ordinal
from intranet.plans.parsing.outline import Paragraph
from intranet.plans.parsing.result import Assignment, Due, Finding, Header, LooseDue
from intranet.plans.parsing.section import is_part_heading
from intranet.plans.parsing.words import key


def header_findings(header: Header) -> Iterator[Finding]:
    """Give what is missing around the text."""
    if header.code is None:
        yield Finding("code_missing", "Kế hoạch chưa có số văn bản.")
    elif header.code_raw and re.search(r"\s", header.code_raw):
        yield Finding("code_spaced", "Số, ký hiệu có khoảng trắng thừa.")
    if header.date is None or len(header.date) < 10:
        yield Finding("date_incomplete", "Ngày ban hành chưa đủ ngày, tháng, năm.")
    if header.signer is None or header.signer.name is None:
        yield Finding("signer_missing", "Chưa đọc được họ tên người ký.")
    elif header.signer.title is None:
        yield Finding("signer_missing", "Chưa có chức vụ của người ký.")


def numbering_findings(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """Give parts numbered twice and numbers left out."""
    seen: dict[int, Paragraph] = {}
    last: dict[str, int] = {}
    for paragraph in paragraphs:
        if paragraph.style == "upper":
            seen.clear()
        if paragraph.style == "roman" and is_part_heading(paragraph):
            value = ordinal(paragraph.marker, "roman") or 0
            if value in seen:
                yield Finding(
                    "duplicate_section_number",
                    f"Có hai phần cùng mang số {_numeral(paragraph.marker)}.",
                    paragraph.first,
                )
            seen[value] = paragraph
            last.clear()
        elif paragraph.style == "arabic" and (found := re.match(r"\d+", paragraph.marker)):
            value, before = int(found.group()), last.get("arabic", 0)
            if value > before + 1 and before:
                yield Finding("number_gap", f"Số thứ tự nhảy từ {before} đến {value}.", paragraph.first)
            elif value == before:
                yield Finding("duplicate_number", f"Có hai mục cùng mang số {value}.", paragraph.first)
            last["arabic"] = value


def work_findings(
    assignments: list[Assignment], others: list[Assignment], loose: list[LooseDue]
) -> Iterator[Finding]:
    """Give orders to nobody, headings that are no unit, limits that are not certain."""
    for one in assignments:
        if not one.units:
            yield Finding("no_unit", "Chưa xác định được đơn vị thực hiện nhiệm vụ này.", one.line)
        elif one.heading and not any(key(unit) in key(one.heading) for unit in one.units):
            yield Finding(
                "heading_not_a_unit",
                f"“{one.heading}” không phải tên đơn vị; đơn vị được lấy từ nội dung.",
                one.line,
            )
        for task in one.tasks:
            for due in (task.due, *task.more_dues):
                yield from _due_findings(due, task.line)
            if task.unread_due:
                message = f"Kế hoạch có ghi “{task.unread_due}” nhưng chưa hiểu là thời hạn."
                yield Finding("deadline_unread", message, task.line)
    for one in others:
        for task in one.tasks:
            yield from _due_findings(task.due, task.line)
    for due in loose:
        yield from _due_findings(due.due, due.line)


def unread_elsewhere(found: list[tuple[int, str]]) -> Iterator[Finding]:
    """Give the words of time outside the section of which no limit was taken."""
    for line, words in found:
        message = f"Kế hoạch có ghi “{words}” ở phần khác nhưng chưa hiểu là thời hạn."
        yield Finding("limit_unread", message, line)


def _due_findings(due: Due | None, line: int) -> Iterator[Finding]:
    if due is None:
        return
    if due.rule.get("year_inferred"):
        yield Finding("year_inferred", f"“{due.text}” không ghi năm; đã lấy năm của kế hoạch.", line)
    if _of_one_dialogue(due):
        yield Finding("anchor_missing", f"“{due.text}” tính từ một cuộc cụ thể; cần xem lại mốc tính.", line)
    elif due.rule.get("doubt") == "anchor" or (
        due.rule.get("anchor") == "event"
        and not re.search(
            r"đối thoại|hội nghị|tiếp xúc|tổ chức|diễn ra|họp|buổi|cuộc|khai mạc|kết thúc", key(due.text)
        )
    ):
        yield Finding(
            "anchor_missing", f"“{due.text}” không ghi rõ tính từ mốc nào; hiểu là ngày tổ chức.", line
        )


def _of_one_dialogue(due: Due) -> bool:
    """Tell whether a limit counts from one of several dialogues, which no rule can name."""
    words = key(str(due.rule.get("anchor", "")))
    return re.search(r"(?:cuộc|buổi|hội nghị|đối thoại) thứ ", words) is not None


def _numeral(marker: str) -> str:
    return marker.strip(" .-–)/:")
