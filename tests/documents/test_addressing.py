"""Which units a line of Nơi nhận means."""

import pytest

from intranet.documents.addressing import units_meant
from intranet.documents.recipients import reached
from tests.support.world import unit


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("Phòng Kinh tế", ["economy"]),
        ("Thường trực Đảng ủy", ["standing"]),
        ("Thường trực HĐND xã", ["council"]),
        ("Chủ tịch, các PCT UBND xã", ["leaders"]),
        ("Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân xã", ["leaders"]),
        ("Các phòng, đơn vị thuộc UBND xã", ["departments"]),
        ("Các phòng chuyên môn thuộc Ủy ban nhân dân xã", ["departments"]),
        ("Trưởng các thôn", ["villages"]),
        ("Các thôn trên địa bàn xã", ["villages"]),
        ("Trưởng thôn Đông", ["east"]),
        ("Các đoàn thể xã", ["organisations"]),
        ("Ủy ban MTTQ Việt Nam xã", ["front"]),
        ("Phòng Kinh tế, Công an xã", ["economy", "police"]),
        ("Các cơ quan tham mưu, giúp việc Đảng ủy", ["party_office", "building", "inspection"]),
    ],
)
def test_a_line_names_the_units_that_an_official_means(session, line, units):
    assert units_meant(line) == [unit(key).id for key in units]


@pytest.mark.parametrize(
    "line",
    [
        "Chủ tịch UBND tỉnh", "Sở Nội vụ tỉnh", "Các phòng, ban thuộc UBND huyện", "Ban Tổ chức Tỉnh ủy",
        "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
        "Trưởng thôn Không Có", "Phòng Kinh tế, Sở Tài chính", "Ông Nguyễn Văn A", "",
    ],
)  # fmt: skip
def test_what_is_not_certain_names_nobody(session, line):
    assert units_meant(line) == []


def test_as_above_are_those_the_letter_is_addressed_to(session):
    above = ["Phòng Kinh tế", "Trưởng thôn Tây"]
    assert reached("Như trên", above=above) == [unit("economy").id, unit("west").id]
    assert reached("Như Kính gửi", above=above) == reached("Như trên", above=above)
    assert reached("Như trên") == []
