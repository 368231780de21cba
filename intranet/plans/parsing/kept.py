"""A reading as it was kept, made a reading again: the checker wants values, not the printed object."""

from collections.abc import Mapping, Sequence
from typing import Any

from intranet.plans.parsing.result import (
    Assignment,
    Dialogue,
    Due,
    Finding,
    Header,
    LooseDue,
    Reading,
    Recipient,
    Section,
    Signer,
    Task,
    Unread,
)

Printed = Mapping[str, Any]


def reading_of(printed: Printed, lines: Sequence[str]) -> Reading:
    """Return the reading whose printed object is *printed* and whose text is *lines*."""
    section = printed["section"]
    return Reading(
        header=_header(printed),
        dialogues=tuple(
            Dialogue(**one)
            for one in printed["dialogues"]
        ),
        section=Section(section["heading"], section["first_line"], section["last_line"]) if section else None,
        assignments=tuple(map(_assignment, printed["assignments"])),
        elsewhere=tuple(map(_assignment, printed["assignments_elsewhere"])),
        dues_elsewhere=tuple(
            LooseDue(one["unit"], one["text"], Due(one["deadline_text"], one["deadline"]), one["line"])
            for one in printed["deadlines_elsewhere"]
        ),
        unread=tuple(Unread(one["line"], one["text"]) for one in printed["not_understood"]),
        findings=findings_of(printed["findings"]),
        lines=list(lines),
    )


def findings_of(printed: Sequence[Printed]) -> tuple[Finding, ...]:
    """Return the findings of a reading as they were kept."""
    return tuple(Finding(one["code"], one["message"], one["line"]) for one in printed)


def _header(printed: Printed) -> Header:
    signer = printed["signer"]
    return Header(
        **{name: printed[name] for name in ("issuer", "code", "code_raw", "date", "place", "title")},
        legal_bases=tuple(printed["legal_bases"]),
        signer=_signer(signer) if signer else None,
        co_signers=tuple(map(_signer, printed.get("co_signers", ()))),
        recipients=tuple(Recipient(one["name"], one["purpose"]) for one in printed["recipients"]),
    )


def _signer(printed: Printed) -> Signer:
    return Signer(printed["name"], printed["title"], printed["authority"])


def _assignment(printed: Printed) -> Assignment:
    return Assignment(
        heading=printed["heading"],
        line=printed.get("line") or min((task["line"] for task in printed["tasks"]), default=0),
        units=tuple(printed["units"]),
        coordinating=tuple(printed["coordinating"]),
        manner=printed["manner"],
        parent_heading=printed["parent_heading"],
        tasks=tuple(map(_task, printed["tasks"])),
    )


def _task(printed: Printed) -> Task:
    due = printed["deadline"]
    return Task(
        text=printed["text"],
        line=printed["line"],
        due=Due(printed["deadline_text"], due) if due else None,
        more_dues=tuple(
            Due(one["deadline_text"], one["deadline"]) for one in printed.get("more_deadlines", ())
        ),
        level=printed.get("level", 1),
        lead_in=printed.get("lead_in", False),
        cells=tuple(printed.get("cells", ())),
    )
