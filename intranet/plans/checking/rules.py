"""All rules over one plan, in the order of the text."""

from collections.abc import Iterable, Sequence

from intranet.plans.checking import (
    abbreviations,
    annex,
    bases,
    bodies,
    dates,
    foot,
    head,
    meeting,
    outline,
    personal,
    spelling,
    work,
)
from intranet.plans.checking.case import Case, Context
from intranet.plans.checking.note import Note
from intranet.plans.parsing import budget
from intranet.plans.parsing.result import Finding, Reading

RULES = (
    *head.RULES, *bases.RULES, *outline.RULES, *dates.RULES, *meeting.RULES, *work.RULES, *foot.RULES,
    *bodies.RULES, *annex.RULES, *personal.RULES, *spelling.RULES, *abbreviations.RULES,
)  # fmt: skip
OF_DRAFTS = (*foot.OF_DRAFTS, *spelling.OF_DRAFTS, *abbreviations.OF_DRAFTS)
# Findings of the reader that a note tells better.
TOLD = frozenset((
    "code_missing", "code_spaced", "date_incomplete", "signer_missing", "duplicate_section_number",
    "duplicate_number", "number_gap", "no_unit", "possible_typo",
))  # fmt: skip


def check(lines: Sequence[str], reading: Reading, context: Context | None = None) -> tuple[Note, ...]:
    """Return what is wrong with the plan whose extracted text is *lines* and whose reading is *reading*."""
    if not reading.is_plan:
        return ()
    with budget.limited(budget.MOST_SECONDS):
        case = Case(list(lines), reading, context or Context())
        rules = (*RULES, *OF_DRAFTS) if case.context.draft else RULES
        found = [note for rule in rules for note in rule(case)]
    return tuple(sorted(dict.fromkeys(found), key=lambda note: (note.line is not None, note.line or 0)))


def doubts(findings: Iterable[Finding], notes: Iterable[Note]) -> list[Finding]:
    """Return the doubts of the reader that are not the same thing as one of the *notes*."""
    unclear = {line for note in notes if note.code == "word_missing" for line in note.lines}
    return [
        one
        for one in findings
        if one.code not in TOLD and not (one.code == "anchor_missing" and one.line in unclear)
    ]
