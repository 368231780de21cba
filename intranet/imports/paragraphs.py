"""What an amending plan says otherwise than the plan in force besides its duties. Pure."""

from collections.abc import Iterable, Sequence

from intranet.text.compare import Change, PartChange, Run
from intranet.text.fold import fold_words
from intranet.text.line_changes import changes

MOST = 60  # paragraphs that are shown


def changed(before: Sequence[str], after: Sequence[str], *, duties: Iterable[str]) -> list[PartChange]:
    """Return the paragraphs that are new, gone or worded otherwise, without those of *duties*."""
    known = [fold_words(one) for one in duties]
    found = changes(_lines(before), _lines(after))
    return [one for one in found if not _is_of(one, known)][:MOST]


def _lines(lines: Sequence[str]) -> list[tuple[str, str]]:
    return [(str(number), line.strip()) for number, line in enumerate(lines, 1) if line.strip()]


def _is_of(one: PartChange, known: list[str]) -> bool:
    said = (_without(one.runs, Change.DELETE), _without(one.runs, Change.INSERT))
    return any(words and any(words in duty or duty in words for duty in known if duty) for words in said)


def _without(runs: Iterable[Run], change: Change) -> str:
    return fold_words("".join(run.text for run in runs if run.change != change))
