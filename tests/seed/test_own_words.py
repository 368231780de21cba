"""The demo's plans are in our own words: no sentence of a real plan stands in them."""

import re
import unicodedata

import pytest

from intranet.seed.papers import FOLDER
from tests.support import needs

RUN = 40  # so many letters in a row would be copied


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text).casefold())


def runs(text: str) -> set[str]:
    plain = letters(text)
    return {plain[place : place + RUN] for place in range(len(plain) - RUN + 1)}


@pytest.fixture(scope="module")
def real():
    found = set()
    for folder in ("seeds", "plans"):
        for path in needs.shared(folder).glob("*.txt"):
            found |= runs(path.read_text(encoding="utf-8"))
    assert found
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_no_sentence_is_taken_from_a_real_plan(real, path):
    assert runs(path.read_text(encoding="utf-8")) & real == set()
