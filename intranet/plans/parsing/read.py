"""The way in: a file, its bytes or a pasted text becomes a ``Reading``."""

import re
from dataclasses import replace
from pathlib import Path

from intranet.errors import Refused
from intranet.plans.parsing import budget
from intranet.plans.parsing import findings as notes
from intranet.plans.parsing.closing import Closing, read_closing
from intranet.plans.parsing.deadlines import Context, find_dues
from intranet.plans.parsing.dialogues import find_dialogues, unread_days
from intranet.plans.parsing.elsewhere import Elsewhere
from intranet.plans.parsing.header import Head
from intranet.plans.parsing.outline import Outline, Paragraph
from intranet.plans.parsing.result import (
    Assignment,
    Dialogue,
    Due,
    Finding,
    Header,
    LooseDue,
    Reading,
    Section,
    Unread,
)
from intranet.plans.parsing.section import Chosen, choose, closes
from intranet.plans.parsing.source import Source, read_source, refuse_large, source_of_text
from intranet.plans.parsing.tables import Rows, columns_of
from intranet.plans.parsing.words import key, tidy, without_emphasis

MOST_IN_A_LINE = 8_000  # letters; the longest paragraph of a real plan has some 2 500


def read_file(path: Path) -> Reading:
    """Return what the plan in the file *path* orders."""
    if not path.is_file():
        raise Refused("Không tìm thấy tệp này. Hãy kiểm tra lại đường dẫn.")
    refuse_large(path.stat().st_size)
    return read_bytes(path.read_bytes(), name=path.name)


def read_bytes(data: bytes, *, name: str) -> Reading:
    """Return what the plan in *data* orders; *name* is the file's name, for its extension only."""
    with budget.limited(budget.MOST_SECONDS):
        return _read(read_source(data, name=name))


def read_text(text: str) -> Reading:
    """Return what the plan pasted as *text* orders."""
    with budget.limited(budget.MOST_SECONDS):
        return _read(source_of_text(text))


def _read(source: Source) -> Reading:
    lines = [
        tidy(without_emphasis(line)) if source.kind in ("txt", "md") else tidy(line) for line in source.lines
    ]
    if lines and lines[0].startswith("# source:"):
        lines[0] = ""
    too_long = [at for at, line in enumerate(lines) if len(line) > MOST_IN_A_LINE]
    for at in too_long:
        lines[at] = lines[at][:MOST_IN_A_LINE]
    head = Head(lines, source.lines)
    paragraphs = Outline(lines, wrapped=source.wrapped, starts=source.starts).paragraphs(
        breaks=frozenset({head.body_line})
    )
    head.read_preface(paragraphs)
    closing = read_closing(lines, head.body_line, source.lines)
    header = _header(head, closing)
    found = [*source.findings, *(_cut(at + 1) for at in too_long)]
    if not head.is_plan:
        found.append(Finding("not_a_plan", "Văn bản này không phải là kế hoạch."))
        return Reading(header=header, findings=tuple(found), lines=source.lines, kind=source.kind)
    body = [p for p in paragraphs if head.first_part <= p.first < closing.first]
    if not body:
        body = [p for p in paragraphs if head.body_line <= p.first < closing.first]
    appendix = [p for p in paragraphs if p.first > closing.last]
    return _work(source, header, head, body, appendix, found)


def _cut(line: int) -> Finding:
    return Finding("text_cut", f"Dòng {line} quá dài; chỉ đọc {MOST_IN_A_LINE} chữ đầu.", line)


def _header(head: Head, closing: Closing) -> Header:
    return Header(
        issuer=head.issuer,
        code=head.code,
        code_raw=head.code_raw,
        date=head.date,
        place=head.place,
        title=head.title,
        legal_bases=head.legal_bases,
        signer=closing.signer,
        co_signers=closing.co_signers,
        recipients=closing.recipients,
    )


def _work(
    source: Source,
    header: Header,
    head: Head,
    body: list[Paragraph],
    appendix: list[Paragraph],
    found: list[Finding],
) -> Reading:
    known = _known_names(header)
    chosen = choose(body, year=head.year, date=head.date, known=known)
    inside = chosen.part.paragraphs if chosen.part else []
    lines_inside = {p.first for p in inside} | ({chosen.part.heading.first} if chosen.part else set())
    if chosen.joined:
        lines_inside |= {p.first for p in (chosen.joined.heading, *chosen.joined.paragraphs)}
    others = [(part, duties) for part, duties in chosen.others if not _has_labels(part.paragraphs)]
    lines_inside |= {p.first for part, _ in others for p in part.paragraphs if p.style == "row"}
    last = chosen.part.last_line if chosen.part else len(source.lines)
    outside = [
        p
        for p in body
        if p.first not in lines_inside and not (p.first > last and closes(p) and not _has_limit(p, head))
    ]
    by_table, loose_rows = _appendix([p for p in appendix if p.style == "row"], head)
    assignments = [*chosen.duties.assignments, *by_table]
    loose = Elsewhere(year=head.year, date=head.date, known=known)
    loose.read(outside)
    loose.name_holders([one for _, duties in others for one in duties.assignments])
    elsewhere = _once([*(one for _, duties in others for one in duties.assignments), *loose.assignments])
    before = [p for p in body if chosen.part is None or p.first < chosen.part.heading.first]
    found += [*notes.header_findings(header), *notes.numbering_findings(body), *_section_findings(chosen)]
    found += notes.work_findings(assignments, elsewhere, loose.dues)
    found += notes.unread_elsewhere(loose.unread)
    dialogues = find_dialogues(header.title, " ".join(p.text for p in head.preface), before, head.year)
    found += [
        Finding("dialogue_day_unread", f"Có ghi “{words}” nhưng chưa hiểu là ngày đối thoại nào.", line)
        for line, words in unread_days(before, dialogues, head.year)
    ]
    return Reading(
        header=header,
        dialogues=dialogues,
        section=_section(chosen),
        assignments=tuple(_plain(one) for one in assignments),
        elsewhere=tuple(_plain(one) for one in sorted(elsewhere, key=lambda one: one.line)),
        dues_elsewhere=tuple(_certain(one) for one in _duties_only(loose.dues, dialogues)),
        unread=(
            *chosen.duties.unread,
            *(Unread(row.first, row.text) for row in loose_rows),
        ),
        findings=tuple(dict.fromkeys(found)),
        lines=source.lines,
        kind=source.kind,
    )


def _has_limit(paragraph: Paragraph, head: Head) -> bool:
    """Tell whether closing words set a limit: “Yêu cầu các đơn vị … báo cáo … chậm nhất ngày …”."""
    return bool(find_dues(paragraph.text, Context(year=head.year, date=head.date)))


def _duties_only(found: list[LooseDue], dialogues: tuple[Dialogue, ...]) -> list[LooseDue]:
    """Leave out the months and quarters in which the dialogues themselves are held."""
    held = {
        (when.get("quarter") and f"{when['year']}-Q{when['quarter']}") or when.get("month")
        for d in dialogues
        if (when := d.when)
    }
    return [
        one
        for one in found
        if (one.due.rule.get("quarter") or one.due.rule.get("month") or _month_of_part(one))
        not in held - {None}
    ]


def _month_of_part(one: LooseDue) -> str:
    """Return the month of which a limit names a part; nothing where it names a day."""
    named = re.search(r"(?:tuần|đầu|giữa|nửa)\b", one.due.text)
    return str(one.due.rule.get("date", ""))[:7] if named else ""


def _appendix(rows: list[Paragraph], head: Head) -> tuple[list[Assignment], list[Paragraph]]:
    """Return what the tables behind the signature order, and their rows that order nothing."""
    reader = Rows(head.year, head.date)
    read = [(row, reader.read(row)) for row in rows]
    loose = [row for row, one in read if one is None and row.cells != row.header and columns_of(row.header)]
    return [one for _, one in read if one is not None], loose


def _once(found: list[Assignment]) -> list[Assignment]:
    """Drop assignments whose every line another has read already."""
    seen: set[int] = set()
    kept = []
    for one in found:
        lines = {task.line for task in one.tasks}
        if not lines <= seen:
            kept.append(one)
        seen |= lines
    return kept


def _has_labels(paragraphs: list[Paragraph]) -> bool:
    return (
        sum(key(p.text).startswith(("đơn vị chủ trì", "cơ quan chủ trì", "chủ trì:")) for p in paragraphs)
        >= 2
    )


def _section(chosen: Chosen) -> Section | None:
    if chosen.part is None:
        return None
    heading = chosen.part.heading
    return Section(heading.printed, heading.first, chosen.part.last_line)


def _section_findings(chosen: Chosen) -> list[Finding]:
    if chosen.part is None:
        return [Finding("no_section", "Không tìm thấy phần giao nhiệm vụ cho các đơn vị.")]
    if chosen.by_content:
        message = "Phần giao nhiệm vụ được nhận ra theo nội dung, không mang tên “Tổ chức thực hiện”."
        return [Finding("section_by_content", message, chosen.part.heading.first)]
    return []


def _known_names(header: Header) -> tuple[str, ...]:
    """Return names that may hold verbs and commas ("Tiểu ban thông tin, tuyên truyền"), as keys."""
    names = (header.issuer or "").split(" - ")
    return tuple(key(name) for name in names if len(name) > 12)


def _without_doubt(due: Due | None) -> Due | None:
    return (
        replace(due, rule={name: value for name, value in due.rule.items() if name != "doubt"})
        if due
        else None
    )


def _certain(one: LooseDue) -> LooseDue:
    return replace(one, due=_without_doubt(one.due) or one.due)


def _plain(one: Assignment) -> Assignment:
    """Return the assignment without the reader's own marks in its rules."""
    tasks = tuple(
        replace(
            task,
            due=_without_doubt(task.due),
            more_dues=tuple(d for d in map(_without_doubt, task.more_dues) if d),
        )
        for task in one.tasks
    )
    return replace(one, tasks=tasks)
