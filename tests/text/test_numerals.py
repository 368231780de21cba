"""Roman numerals and lettered points."""

import pytest

from intranet.text.numerals import LETTERS, from_letter, from_roman, to_letter, to_roman


@pytest.mark.parametrize(
    ("number", "roman"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX"), (44, "XLIV"), (50, "L")]
)
def test_roman_numerals_go_both_ways(number, roman):
    assert to_roman(number) == roman
    assert from_roman(f" {roman.lower()} ") == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "1", "M", "a"])
def test_what_is_no_roman_numeral(text):
    assert from_roman(text) is None


@pytest.mark.parametrize("number", [0, -1, 51])
def test_numbers_without_a_roman_numeral(number):
    with pytest.raises(ValueError, match="La Mã"):
        to_roman(number)


def test_points_follow_the_vietnamese_alphabet():
    assert "".join(map(to_letter, range(1, 8))) == "abcdđeg"
    assert len(LETTERS) == 23
    assert all(from_letter(letter) == place for place, letter in enumerate(LETTERS, 1))
    assert from_letter("Đ") == 5
    assert from_letter("f") is None
    with pytest.raises(ValueError, match="23 điểm"):
        to_letter(24)
