"""From what is typed to the terms of a text: spelling, accents and typing do not hide anything."""

import unicodedata

import pytest

from intranet.search.words import code_terms, read, terms
from intranet.text.fold import clean, fold, fold_letters

TEXT = "Hội nghị đối thoại với Nhân dân, thôn Hòa Bình; Uỷ ban nhân dân xã (47/KH-UBND)."


def meets(question: str, text: str, tier: int = -1) -> bool:
    return read(question).tiers[tier] <= terms(text)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["doi thoai", "đối thoại", "ĐỐI THOẠI", "Đối  thoại", "dối thoai"])
def test_any_typing_finds_the_same(typed, form):
    assert meets(unicodedata.normalize(form, typed), unicodedata.normalize(form, TEXT))


@pytest.mark.parametrize(
    ("typed", "there"),
    [("hoà bình", "Hòa Bình"), ("hòa bình", "Hoà Bình"), ("Ủy ban", "Uỷ ban"), ("thuý", "Thúy")],
)
def test_old_and_new_spelling_are_exactly_the_same(typed, there):
    assert meets(typed, there, tier=0)


def test_the_very_accents_come_first():
    question = read("hòa giải")
    tiers = [terms("Tổ hòa giải"), terms("giải thích cho hòa"), terms("Hoa giai"), terms("giai dieu hoa")]
    assert [next(n for n, tier in enumerate(question.tiers) if tier <= one) for one in tiers] == [0, 1, 2, 3]


def test_what_is_typed_without_accents_asks_for_none():
    assert len(read("hoa giai").tiers) == 2
    assert len(read("hoa").tiers) == 1
    assert len(read("hòa").tiers) == 2


def test_quotation_marks_keep_words_together():
    assert not meets("“nhân dân xã” “đối nhân”", TEXT)
    assert meets("“nhân dân xã” đối", TEXT)
    assert meets('"doi thoai" hoa', TEXT)


@pytest.mark.parametrize("typed", ["47/KH-UBND", "47 kh ubnd", "KH-UBND", "kh"])
def test_numbers_of_papers_are_found_however_they_are_typed(typed):
    assert meets(typed, TEXT)


@pytest.mark.parametrize("typed", ["47/KH-UBND", "số 47/kh-ubnd", "47 / KH - UBND", "047/KH-UBND"])
def test_the_paper_that_bears_a_number_is_asked_for_first(typed):
    assert read(typed).tiers[0] == code_terms("47/KH-UBND") != frozenset()
    assert not meets(typed, TEXT, tier=0), "to name it is not to bear it"


@pytest.mark.parametrize("typed", ["47", "27/11/2026", "KH-UBND", "kế hoạch 47/KH-UBND", "tổ 3 - 4"])
def test_what_is_no_number_of_a_paper_asks_for_words_only(typed):
    assert read(typed).tiers[0] <= terms(typed)


@pytest.mark.parametrize("typed", ["", "  ", "?!", "“”", "\x00", "_", "…"])
def test_nothing_asked_is_no_question(typed):
    assert not read(typed)


def test_folding_letter_by_letter_keeps_places_and_agrees_with_folding():
    text = clean(TEXT * 3)
    assert len(fold_letters(text)) == len(text)
    assert fold_letters(text) == fold(text)
