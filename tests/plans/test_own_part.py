"""Under a heading of several units, what is one unit's own."""

import pytest

from tests.plans.test_structure import read, work

THREE = "1. Văn phòng Đảng ủy, Ban Xây dựng Đảng và Ủy ban Kiểm tra Đảng ủy"


@pytest.mark.parametrize(
    ("duty", "units"),
    [
        ("Văn phòng Đảng ủy in tài liệu.", ("Văn phòng Đảng ủy",)),
        ("Riêng Ban Xây dựng Đảng tổng hợp danh sách.", ("Ban Xây dựng Đảng",)),
        ("Ủy ban Kiểm tra có trách nhiệm xem lại đơn thư.", ("Ủy ban Kiểm tra Đảng ủy",)),
        ("Sau mỗi cuộc, Văn phòng Đảng ủy lập biên bản.", ("Văn phòng Đảng ủy",)),
        ("Cùng nhau chuẩn bị đề cương.", ()),
        ("Phối hợp với Văn phòng Đảng ủy gửi tài liệu.", ()),
        ("Riêng thôn Hạ bố trí xe.", ("thôn Hạ",)),
    ],
)
def test_a_duty_that_names_one_of_several_is_its_own(duty: str, units: tuple[str, ...]) -> None:
    (one,) = read(THREE, f"- {duty}").assignments
    assert len(one.units) == 3
    assert [task.units for task in one.tasks] == [units]


def test_of_two_offices_the_named_one_is_meant() -> None:
    (one,) = read("1. Văn phòng Đảng ủy, Văn phòng UBND xã", "- Văn phòng UBND xã in tài liệu.").assignments
    assert one.tasks[0].units == ("Văn phòng UBND xã",)


def test_villages_listed_behind_their_heads_are_the_holders() -> None:
    assert work(read("1. Trưởng các thôn: Suối Cát, Làng Sen, Đồi Chè", "- Phát phiếu.")) == [
        (["Suối Cát", "Làng Sen", "Đồi Chè"], ["Phát phiếu."])
    ]


def test_what_is_lent_is_no_part_of_the_name() -> None:
    (one,) = read("1. Trung tâm Chính trị xã cho mượn máy chiếu, cử người vận hành.").assignments
    assert one.units == ("Trung tâm Chính trị xã",)
