"""Nothing is said of plans in which nothing is wrong."""

import pytest

from intranet.plans.checking import Context, check
from intranet.plans.parsing import read_text
from tests.plans.checking import clean


@pytest.mark.parametrize("name", clean.ALL)
def test_a_clean_plan_has_no_note(name: str) -> None:
    reading = read_text(clean.ALL[name])
    assert check(reading.lines, reading) == ()


@pytest.mark.parametrize("name", clean.ALL)
def test_knowing_the_units_of_the_commune_changes_nothing(name: str) -> None:
    reading = read_text(clean.ALL[name])
    units = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Công an xã", "Ban Chỉ huy Quân sự xã")
    assert check(reading.lines, reading, Context(names=units, place="Nơi Khác")) == ()


def test_what_is_no_plan_is_not_checked() -> None:
    reading = read_text("GIẤY MỜI\nHọp giao ban tháng 9\n\nKính gửi: Các trưởng thôn")
    assert check(reading.lines, reading) == ()
