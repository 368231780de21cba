"""Two people change one text: what does not touch is brought together, what does is asked about."""

import pytest

from intranet.text.merging import Choice, merge

BASE = "Tiêu đề\nMục một\nMục hai\nMục ba\nKết thúc"


def plain(mine: str, theirs: str, base: str = BASE) -> str:
    found = merge(base, mine, theirs)
    assert found.conflicts == ()
    return found.settled({})


def test_changes_that_do_not_touch_both_stay():
    mine, theirs = BASE.replace("một", "một của tôi"), BASE.replace("ba", "ba của người kia")
    assert plain(mine, theirs) == "Tiêu đề\nMục một của tôi\nMục hai\nMục ba của người kia\nKết thúc"


@pytest.mark.parametrize(
    ("mine", "theirs", "whole"),
    [
        (BASE, BASE.replace("hai", "2"), BASE.replace("hai", "2")),
        (BASE.replace("hai", "2"), BASE, BASE.replace("hai", "2")),
        (BASE.replace("hai", "2"), BASE.replace("hai", "2"), BASE.replace("hai", "2")),
        (f"Đầu\n{BASE}", f"{BASE}\nCuối", f"Đầu\n{BASE}\nCuối"),
        (BASE.replace("Mục một\n", ""), BASE.replace("ba", "3"), "Tiêu đề\nMục hai\nMục 3\nKết thúc"),
    ],
    ids=["only theirs", "only mine", "the same", "both ends", "dropped and changed"],
)
def test_what_one_of_them_did_needs_no_question(mine, theirs, whole):
    assert plain(mine, theirs) == whole


def test_one_line_changed_by_both_is_asked_about():
    found = merge(BASE, BASE.replace("hai", "hai A"), BASE.replace("hai", "hai B"))
    (one,) = found.conflicts
    assert (one.base, one.mine, one.theirs) == (("Mục hai",), ("Mục hai A",), ("Mục hai B",))
    assert one.first == 3


def test_lines_that_follow_one_another_touch():
    found = merge(BASE, BASE.replace("một", "1"), BASE.replace("hai", "2"))
    assert len(found.conflicts) == 1


def test_a_line_dropped_by_one_and_changed_by_the_other_is_asked_about():
    (one,) = merge(BASE, BASE.replace("Mục hai\n", ""), BASE.replace("hai", "2")).conflicts
    assert (one.mine, one.theirs) == ((), ("Mục 2",))


@pytest.mark.parametrize(
    ("choice", "line"),
    [
        (Choice.MINE, "Mục hai A"),
        (Choice.THEIRS, "Mục hai B"),
        (Choice.BOTH, "Mục hai B\nMục hai A"),
        (Choice.OWN, "Mục hai viết lại"),
    ],
)
def test_each_answer_gives_its_text(choice, line):
    found = merge(BASE, BASE.replace("hai", "hai A"), BASE.replace("hai", "hai B"))
    assert found.settled({0: choice}, {0: "Mục hai viết lại"}) == BASE.replace("Mục hai", line)


def test_no_line_of_either_is_lost():
    """Whatever the two did, every line of theirs stands in the merged text or in a conflict."""
    mine = "A\nMục một\nB\nMục ba sửa\nKết thúc\nC"
    theirs = "Tiêu đề\nD\nMục hai\nMục ba\nE"
    found = merge(BASE, mine, theirs)
    shown = {line for piece in found.pieces for line in (*piece.lines, *piece.mine, *piece.theirs)}
    added = (set(mine.split("\n")) | set(theirs.split("\n"))) - set(BASE.split("\n"))
    assert added <= shown
