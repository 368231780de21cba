"""The five real plans: exactly what is known to be wrong with each, every thing once."""

from datetime import date

import pytest

from intranet.plans.checking import Context, check, doubts
from intranet.plans.parsing import Reading, read_file
from intranet.plans.parsing.kept import reading_of
from tests.support import needs

pytestmark = pytest.mark.shared

KNOWN: dict[str, set[tuple[str, int | None]]] = {
    "000": {
        ("number_blank", 3), ("date_blank", 5),
        ("co_chair_missing", 53),  # held in quý III/2025, after the law of 16/6/2025
        ("heading_colon", 89),
        ("word_missing", 99),
        ("body_gone", 111),
    },
    "001": {
        ("number_blank", 3), ("date_blank", 5),
        ("heading_stop", 17),  # and lines 23, 29, 31, 60, 102
        ("sub_astray", 62),
        ("number_twice", 78),
        ("dates_missing", 112),
    },
    "002": {
        ("date_missing", None),
        ("number_spaced", 4),
        ("typing_error", 56), ("typing_error", 114),
        ("recipients_colon", 162),
        ("marks_shared", 165),  # and line 167
        ("signer_title_missing", 174),
    },
    "003": {
        ("number_blank", 3), ("date_blank", 5),
        ("due_outside", 59),  # and lines 77, 79
        ("filed_form", 132),
    },
    "004": {
        ("number_missing", None), ("date_missing", None),
        ("marks_mixed", 87),
        ("part_twice", 98),
        ("dates_missing", 98),
        ("number_gap", 113),
        ("end_mark_missing", 122),
        ("body_gone", 137),
    },
}  # fmt: skip
ALSO = {("001", "heading_stop"): (23, 29, 31, 60, 102), ("002", "marks_shared"): (167,),
        ("003", "due_outside"): (77, 79)}  # fmt: skip
COMMUNE = Context(
    today=date(2026, 11, 29), place="Minh Sơn",
    names=("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Trạm Y tế xã"),
)  # fmt: skip


def seed(number: str) -> Reading:
    """Return the reading of the seed *number*."""
    (path,) = needs.shared("seeds").glob(f"{number}_*.txt")
    return read_file(path)


@pytest.mark.parametrize("number", KNOWN)
@pytest.mark.parametrize("context", [None, COMMUNE], ids=["alone", "in-a-commune"])
def test_a_seed_has_exactly_its_known_faults(number: str, context: Context | None) -> None:
    reading = seed(number)
    notes = check(reading.lines, reading, context)
    assert sorted(map(str, ((n.code, n.line) for n in notes))) == sorted(map(str, KNOWN[number]))
    further = {(number, note.code): note.also for note in notes if note.also}
    assert further == {place: lines for place, lines in ALSO.items() if place[0] == number}


@pytest.mark.parametrize("number", KNOWN)
def test_a_reading_that_was_kept_has_the_same_faults(number: str) -> None:
    reading = seed(number)
    kept = reading_of(reading.as_json(), reading.lines)
    assert check(kept.lines, kept) == check(reading.lines, reading)


def test_the_typing_errors_are_named() -> None:
    reading = seed("002")
    said = " ".join(n.message for n in check(reading.lines, reading) if n.code == "typing_error")
    assert "pphps" in said
    assert "Khối Dân vận" in said


def test_the_doubts_of_the_reader_stay_where_no_note_says_the_same() -> None:
    kept = {}
    for number in KNOWN:
        reading = seed(number)
        kept[number] = {one.code for one in doubts(reading.findings, check(reading.lines, reading))}
    assert kept == {
        "000": {"heading_not_a_unit"}, "001": set(), "002": {"anchor_missing"}, "003": {"anchor_missing"},
        "004": set(),
    }  # fmt: skip


# Read with the eye of an official: each of these is there.
OTHERS: dict[str, set[tuple[str, int | None]]] = {
    "01": {
        ("basis_end", 15), ("law_numbered", 15), ("sub_gap", 70), ("number_gap", 148), ("typing_error", 157),
    },
    "04": {("number_blank", 5)},
    "07": {("dates_missing", 55), ("end_mark_missing", 85), ("filed_form", 90)},
    "08": {
        ("number_blank", 5), ("date_blank", 9), ("word_twice", 22), ("dates_missing", 47),
        ("end_mark_missing", 68), ("filed_form", 78),
    },
    "10": {("number_spaced", 4), ("due_outside", 32), ("unit_missing", 49)},
    "13": {("typing_error", 62), ("word_twice", 85)},
    "16": {("dates_missing", 224), ("recipient_stop", 237)},
    "18": {("holder_not_addressed", 69), ("typing_error", 92), ("typing_error", 94)},
}  # fmt: skip


@pytest.mark.parametrize("number", OTHERS)
def test_other_real_plans_raise_no_false_alarm(number: str) -> None:
    (path,) = needs.shared("plans").glob(f"{number}-*.txt")
    reading = read_file(path)
    assert {(note.code, note.line) for note in check(reading.lines, reading)} == OTHERS[number]
