"""How numbers are spoken, and how long a text takes."""

import pytest

from intranet.text import spoken


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"), (5, "năm"), (10, "mười"), (11, "mười một"), (15, "mười lăm"), (20, "hai mươi"),
        (21, "hai mươi mốt"), (24, "hai mươi bốn"), (25, "hai mươi lăm"), (101, "một trăm linh một"),
        (115, "một trăm mười lăm"), (1000, "một nghìn"), (1005, "một nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"), (45000, "bốn mươi lăm nghìn"), (1_000_000, "một triệu"),
        (1_250_000_000, "một tỷ hai trăm năm mươi triệu"),
    ],
)  # fmt: skip
def test_numbers_are_spoken(number, words):
    assert spoken.number_words(number) == words


def test_dates_times_and_short_forms_are_spoken_in_full():
    said = spoken.spoken("UBND xã họp lúc 07:30 ngày 05/03/2026, mời 1.250 hộ")
    assert said == (
        "Ủy ban nhân dân xã họp lúc bảy giờ ba mươi phút ngày năm tháng ba năm hai nghìn không trăm "
        "hai mươi sáu, mời một nghìn hai trăm năm mươi hộ"
    )


def test_a_text_takes_as_long_as_its_syllables_and_pauses():
    assert spoken.syllables("Kính thưa bà con 12 thôn") == 7
    assert spoken.seconds("từ " * 200) == 60
    assert spoken.seconds("từ, " * 200) > 60


def test_what_is_no_time_is_left():
    assert spoken.hour_words("sáng sớm") == "sáng sớm"
    assert spoken.hour_words("14:00") == "14 giờ"
