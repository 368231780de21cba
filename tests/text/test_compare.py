"""What changed between two wordings."""

import unicodedata
from itertools import pairwise

import pytest

from intranet.text.compare import Change, Run, parts, words

K, I, D = Change.KEEP, Change.INSERT, Change.DELETE  # noqa: E741


def test_equal_words_are_kept_whole():
    assert words("Giao Phòng Kinh tế rà soát.", "Giao Phòng Kinh tế rà soát.") == [
        Run(K, "Giao Phòng Kinh tế rà soát.")
    ]


def test_a_changed_day_is_one_word():
    assert words("xong trước 31/12/2026.", "xong trước 15/12/2026.") == [
        Run(K, "xong trước "),
        Run(D, "31/12/2026"),
        Run(I, "15/12/2026"),
        Run(K, "."),
    ]


def test_a_phrase_is_marked_as_one():
    found = words("tăng số chuyến cho phù hợp.", "tăng lên hai lượt mỗi tuần.")
    assert found == [
        Run(K, "tăng "),
        Run(D, "số chuyến cho phù hợp"),
        Run(I, "lên hai lượt mỗi tuần"),
        Run(K, "."),
    ]


def test_what_was_only_added_or_only_dropped_is_said_alone():
    assert words("Rà soát.", "Rà soát kỹ.") == [Run(K, "Rà soát"), Run(I, " kỹ"), Run(K, ".")]
    assert words("Rà soát kỹ.", "Rà soát.") == [Run(K, "Rà soát"), Run(D, " kỹ"), Run(K, ".")]
    assert words("", "Mới") == [Run(I, "Mới")] and words("Cũ", "") == [Run(D, "Cũ")] and words("", "") == []


def test_two_spellings_of_one_letter_are_one():
    assert words(unicodedata.normalize("NFD", "Nạo vét mương"), "Nạo vét mương") == [Run(K, "Nạo vét mương")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Giao Phòng Kinh tế rà soát 12 hộ\nHạn: 30/11/2026",
            "Giao Văn phòng rà soát 14 hộ,\nHạn: 28/11/2026",
        ),
        ("a b c d e", "e d c b a"),
        ("  hai  dấu cách ", "hai dấu cách"),
    ],
)  # fmt: skip
def test_both_wordings_can_be_read_back(old, new):
    runs = words(old, new)
    assert "".join(run.text for run in runs if run.change is not I) == old
    assert "".join(run.text for run in runs if run.change is not D) == new
    assert all(one.change is not other.change for one, other in pairwise(runs))


def test_a_paper_is_compared_part_by_part():
    same = ["mo-dau", "Như trên"], ["diem-3", "Báo cáo"]
    old = [same[0], ["diem-1", "Nạo vét mương"], ["diem-2", "Thu gom rác"], same[1]]
    new = [same[0], ["diem-1", "Nạo vét 420 m mương"], ["diem-4", "Sửa loa"], same[1]]
    found = parts(old, new)
    assert [(one.key, one.change) for one in found] == [
        ("mo-dau", K), ("diem-1", Change.REPLACE), ("diem-2", D), ("diem-4", I), ("diem-3", K),
    ]  # fmt: skip
    assert [one.key for one in found if one.is_changed] == ["diem-1", "diem-2", "diem-4"]


def test_what_changed_its_place_is_said_to_have_moved():
    found = parts([("a", "1"), ("b", "2"), ("c", "3")], [("b", "2"), ("c", "3"), ("a", "1")])
    assert [(one.key, one.moved) for one in found] == [("b", False), ("c", False), ("a", True)]


def test_all_gone_and_all_new():
    assert [one.change for one in parts([("a", "1")], [])] == [D]
    assert [one.change for one in parts([], [("a", "1")])] == [I]
    assert [one.key for one in parts([("a", "1"), ("b", "2")], [("c", "3")])] == ["a", "b", "c"]
