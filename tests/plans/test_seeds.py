"""The five real plans: as many holders, duties, limits and dialogues as they order."""

import pytest

from intranet.plans.parsing import Reading, read_file
from tests.support import needs

pytestmark = pytest.mark.shared

#            seed   groups duties limits relative to the event: days, working, direction
VECTORS = [
    ("000", 6, 7, [(7, False, "before")], 1),
    ("001", 4, 6, [], 2),
    (
        "002",
        6,
        16,
        [(5, True, "before"), (5, True, "before"), (10, False, "before"), (6, False, "before")],
        1,
    ),
    ("003", 7, 11, [(7, True, "before"), (5, True, "after"), (10, True, "after")], 1),
    ("004", 3, 3, [], 2),
]


def seed(number: str) -> Reading:
    """Return the reading of the seed *number*."""
    (path,) = needs.shared("seeds").glob(f"{number}_*.txt")
    return read_file(path)


@pytest.mark.parametrize(("number", "groups", "duties", "limits", "dialogues"), VECTORS)
def test_a_seed_orders_what_it_orders(
    number: str, groups: int, duties: int, limits: list[tuple[int, bool, str]], dialogues: int
) -> None:
    reading = seed(number)
    assert len(reading.assignments) == groups
    assert sum(len(one.tasks) for one in reading.assignments) == duties
    dues = [task.due for one in reading.assignments for task in one.tasks if task.due]
    dues += [one.due for one in reading.dues_elsewhere]
    relative = [due.rule for due in dues if due.rule.get("anchor") == "event"]
    assert [(rule["days"], rule["working_days"], rule["direction"]) for rule in relative] == limits
    assert len(reading.dialogues) == dialogues


@pytest.mark.parametrize("number", [row[0] for row in VECTORS])
def test_no_line_of_the_section_disappears(number: str) -> None:
    reading = seed(number)
    assert reading.section is not None
    shown = {reading.section.first_line} | {one.line for one in reading.unread}
    for one in reading.assignments:
        shown |= {one.line, *(task.line for task in one.tasks)}
    words = " ".join(
        part or ""
        for one in reading.assignments
        for part in (one.heading, one.parent_heading, *(task.text for task in one.tasks))
    )
    for number_, line in enumerate(reading.lines, start=1):
        if reading.section.first_line < number_ <= reading.section.last_line and line.strip(" *"):
            tail = " ".join(line.split()[-3:]).strip("*.:;, ")
            assert number_ in shown or tail in words, line


def test_a_body_outside_the_command_is_asked_not_ordered() -> None:
    manners = {one.heading: one.manner for one in seed("003").assignments}
    assert [manner for heading, manner in manners.items() if heading and heading.startswith("Đề nghị")] == [
        "request"
    ]
    assert seed("000").assignments[4].manner == "request"


def test_sub_headings_keep_the_heading_above() -> None:
    parents = [one.parent_heading for one in seed("002").assignments]
    assert len([parent for parent in parents if parent]) == 2
    assert len(set(parents)) == 2


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("000", "code_missing"),
        ("001", "date_incomplete"),
        ("002", "signer_missing"),
        ("003", "code_missing"),
        ("004", "duplicate_section_number"),
        ("004", "number_gap"),
    ],
)
def test_what_a_person_should_look_at_is_found(number: str, code: str) -> None:
    assert code in {finding.code for finding in seed(number).findings}
