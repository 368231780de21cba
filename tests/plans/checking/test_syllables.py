"""What can be a Vietnamese syllable, and what certainly is no word."""

import pytest

from intranet.plans.checking.syllables import is_odd, is_syllable
from tests.plans.checking.clean import ALL


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "khuỷu", "quyết", "giếng", "gì", "uỷ", "ủy", "hoà", "hòa", "đường", "thuở", "xoong", "y"],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["pphps", "nghiêpj", "hoạchh", "đưòngg", "tổchức", "chinhs", "avf", "nghiềp"]
)
def test_what_cannot_be_a_word(word: str) -> None:
    assert is_odd(word)


@pytest.mark.parametrize(
    "word", ["website", "internet", "zalo", "ôtô", "panô", "karaoke", "kon", "of", "https", "maket"]
)
def test_foreign_words_are_let_be(word: str) -> None:
    assert not is_odd(word)


def test_every_word_of_ordinary_plans_is_let_be() -> None:
    words = {word for text in ALL.values() for word in text.split() if word.isalpha() and word.islower()}
    assert {word for word in words if is_odd(word)} == set()
