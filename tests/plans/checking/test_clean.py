"""Nothing is said of plans in which nothing is wrong."""

import pytest

from intranet.plans.checking import Context, check
from intranet.plans.parsing import read_text
from tests.plans.checking import clean


@pytest.mark.parametrize("name", clean.ALL)
def test_a_clean_plan_has_no_note(name: str) -> None:
    reading = read_text(clean.ALL[name])
    assert check(reading.lines, reading) == check(reading.lines, reading, Context(draft=True)) == ()


@pytest.mark.parametrize("name", clean.ALL)
def test_knowing_the_units_of_the_commune_changes_nothing(name: str) -> None:
    reading = read_text(clean.ALL[name])
    units = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Công an xã", "Ban Chỉ huy Quân sự xã")
    assert check(reading.lines, reading, Context(names=units, place="Nơi Khác")) == ()


def test_what_is_no_plan_is_not_checked() -> None:
    reading = read_text("GIẤY MỜI\nHọp giao ban tháng 9\n\nKính gửi: Các trưởng thôn")
    assert check(reading.lines, reading) == ()


CHAIRMAN = clean.STATE_NEW.replace("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "CHỦ TỊCH").replace(
    "Ủy ban nhân dân xã Suối Trăng ban hành", "Chủ tịch Ủy ban nhân dân xã Suối Trăng ban hành"
)
NAMED = clean.STATE_NEW.replace(
    "- Mời các hộ", "- Theo Quy chế dân chủ của thôn và những điều Quy chế này cho phép, mời các hộ"
)


@pytest.mark.parametrize("text", [CHAIRMAN, NAMED], ids=["chairman", "a paper that was named"])
def test_what_is_only_like_a_fault_is_let_be(text: str) -> None:
    reading = read_text(text)
    codes = {note.code for note in check(reading.lines, reading, Context(draft=True))}
    assert not codes & {"authority_missing", "kind_wrong"}
