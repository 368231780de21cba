"""One spelling of every text."""

import pytest

from intranet.text.fold import clean, fold


@pytest.mark.parametrize("text", ["a\x00b", "\x01a\x08b", "a\x0eb\x1f", "a\x7fb"])
def test_letters_that_no_database_or_sheet_takes_are_dropped(text):
    assert clean(text) == "ab"
    assert fold(text) == "ab"


def test_spaces_stay_spaces():
    assert clean("a\x0b b\tc\r\nd\x0ce") == "a b c d e"
