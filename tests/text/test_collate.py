"""The order of names and words."""

import random
import re
import unicodedata

import pytest

from intranet.text.collate import KEY_LENGTH, name_key, word_key


def in_order(key, *expected):
    """Check that *key* puts the *expected* texts into exactly this order."""
    shuffled = list(expected)
    random.Random(7).shuffle(shuffled)
    assert tuple(sorted(shuffled, key=key)) == expected


def test_letters_follow_the_vietnamese_alphabet():
    in_order(word_key, *"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")


def test_tones_follow_the_dictionary():
    in_order(word_key, "ma", "mà", "mả", "mã", "má", "mạ", "man", "măn", "mân")


def test_people_are_sorted_by_given_name_then_family_then_middle():
    in_order(
        name_key,
        "Vi Văn An",
        "Lê Thị Anh",
        "Lê Văn Anh",
        "Vi Thị Anh",
        "Hà Thị Ánh",
        "Lò Thị Âu",
        "Phan Văn Dũng",
        "Bùi Văn Đức",
        "Đặng Văn Đức",
        "Lương Thị Hà",
        "Lương Thị Hạ",
        "Lương Thị Yến",
    )


def test_a_syllable_comes_before_the_longer_one():
    in_order(name_key, "Lê An", "Lê Thị An", "Lê Văn An", "Lê Ân")


def test_the_form_of_unicode_and_case_do_not_matter():
    name = "Nguyễn Thị Thường"
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(name.upper()) == name_key(name)
    assert name_key("  Nguyễn   Thị Thường ") == name_key(name)


def test_where_the_tone_is_written_does_not_matter():
    assert name_key("Lê Thị Hoà") == name_key("Lê Thị Hòa")


def test_numbers_sort_as_numbers():
    in_order(word_key, "Thôn 1", "Thôn 2", "Thôn 10", "Thôn Bắc", "Thôn Đông")


@pytest.mark.parametrize("name", ["", "  ", "H’Hen Niê", "Y-Bliu Niê", "Nguyễn Văn A 2", "Đỗ Ðức", "…"])
def test_keys_hold_only_plain_letters_and_digits(name):
    assert re.fullmatch("[a-z0-9]*", name_key(name))
    assert re.fullmatch("[a-z0-9]*", word_key(name))


def test_a_very_long_name_fits_the_column():
    assert len(name_key("Thường " * 90)) == KEY_LENGTH
