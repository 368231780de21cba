"""Names that hold verbs, commas and conjunctions, and the words behind which they end."""

import pytest

from intranet.plans.parsing.coordinating import find_coordinating
from intranet.plans.parsing.units import called_on, holders_of, split_units


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các tổ chức, cá nhân nuôi chó, mèo", ["Các tổ chức, cá nhân nuôi chó, mèo"]),
        (
            "Tổ Cảnh sát phòng, chống tội phạm; Tổ An ninh",
            ["Tổ Cảnh sát phòng, chống tội phạm", "Tổ An ninh"],
        ),
        ("Các ban, ngành, đoàn thể và Nhân dân trong xã", ["Các ban, ngành, đoàn thể", "Nhân dân trong xã"]),
        ("Điện lực khu vực, VNPT, Viettel", ["Điện lực khu vực", "VNPT", "Viettel"]),
        (
            "Tổng phụ trách Đội, Ban đại diện cha mẹ học sinh",
            ["Tổng phụ trách Đội", "Ban đại diện cha mẹ học sinh"],
        ),
        (
            "đồng chí Bí thư Đảng ủy, Thường trực HĐND xã",
            ["đồng chí Bí thư Đảng ủy", "Thường trực HĐND xã"],
        ),
        ("Khoa Dược, Khoa Cấp cứu, Phòng Điều dưỡng", ["Khoa Dược", "Khoa Cấp cứu", "Phòng Điều dưỡng"]),
        ("Đồn Biên phòng Cửa Lạch, Hải đội 2", ["Đồn Biên phòng Cửa Lạch", "Hải đội 2"]),
        (
            "Sở Dân tộc và Tôn giáo, Sở Văn hóa, Thể thao và Du lịch và Báo Lam Giang",
            ["Sở Dân tộc và Tôn giáo", "Sở Văn hóa, Thể thao và Du lịch", "Báo Lam Giang"],
        ),
        (
            "Hiệu trưởng các trường Mầm non, Tiểu học, THCS trên địa bàn xã",
            ["Hiệu trưởng các trường Mầm non, Tiểu học, THCS trên địa bàn xã"],
        ),
        ("Người đứng đầu cơ quan, đơn vị", ["Người đứng đầu cơ quan, đơn vị"]),
        (
            "Các phòng, đơn vị khác thuộc Văn phòng; Công đoàn",
            ["Các phòng, đơn vị khác thuộc Văn phòng", "Công đoàn"],
        ),
        (
            "Các xã ủy, phường ủy, đảng ủy trực thuộc Tỉnh ủy",
            ["Các xã ủy, phường ủy, đảng ủy trực thuộc Tỉnh ủy"],
        ),
        ("Các chi bộ, đảng bộ trực thuộc Đảng ủy xã", ["Các chi bộ, đảng bộ trực thuộc Đảng ủy xã"]),
        ("Đảng ủy UBND xã, các chi bộ trực thuộc", ["Đảng ủy UBND xã", "các chi bộ trực thuộc"]),
        ("Đảng ủy, HĐND, UBND xã", ["Đảng ủy", "HĐND", "UBND xã"]),
        ("Chi bộ thôn Đông, Chi bộ Quân sự", ["Chi bộ thôn Đông", "Chi bộ Quân sự"]),
        ("Tổ dân phố số 1, 2, 3", ["Tổ dân phố số 1, 2, 3"]),
        ("UBMTTQ phường, ĐTN, HPN, HND, CCB", ["UBMTTQ phường", "ĐTN", "HPN", "HND", "CCB"]),
        ("CA xã, BCHQS xã, TYT", ["CA xã", "BCHQS xã", "TYT"]),
        ("P.KT, P. VHXH và TTPVHCC", ["P.KT", "P. VHXH", "TTPVHCC"]),
        ("P. KT, HT&ĐT; VP HĐND&UBND", ["P. KT, HT&ĐT", "VP HĐND&UBND"]),
        ("Phòng KT, HT và ĐT, Phòng VHXH", ["Phòng KT, HT và ĐT", "Phòng VHXH"]),
        ("MTTQ, ĐTN xã và các TDP", ["MTTQ", "ĐTN xã", "các TDP"]),
        ("TTHCC, TTYT khu vực", ["TTHCC", "TTYT khu vực"]),
        (
            "Trạm Y tế các xã, phường trong khu vực; Công an các xã, phường",
            ["Trạm Y tế các xã, phường trong khu vực", "Công an các xã, phường"],
        ),
        ("Báo và Đài Phát thanh - Truyền hình tỉnh", ["Báo và Đài Phát thanh - Truyền hình tỉnh"]),
    ],
)
def test_a_list_is_divided_between_names(text: str, names: list[str]) -> None:
    assert list(split_units(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở tuần tra ban đêm.",
            ["Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"],
        ),
        ("Báo và phát thanh, truyền hình tỉnh đưa tin.", ["Báo và phát thanh, truyền hình tỉnh"]),
        (
            "Ban Quản lý dự án bồi thường, giải phóng mặt bằng phối hợp đo đạc.",
            ["Ban Quản lý dự án bồi thường, giải phóng mặt bằng"],
        ),
        (
            "Các cơ quan tham mưu, giúp việc Tỉnh ủy hướng dẫn nghiệp vụ.",
            ["Các cơ quan tham mưu, giúp việc Tỉnh ủy"],
        ),
        (
            "Giao đồng chí Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội trực tiếp chỉ đạo.",
            ["đồng chí Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội"],
        ),
        (
            "Đoàn giám sát làm việc trực tiếp với Phòng Kinh tế.",
            ["Đoàn giám sát"],
        ),
        (
            "Các doanh nghiệp viễn thông (VNPT, Viettel) kéo cáp quang đến thôn.",
            ["Các doanh nghiệp viễn thông"],
        ),
        ("Đề nghị các cơ quan, đơn vị tỉnh cổ xúy phong trào.", ["các cơ quan, đơn vị tỉnh"]),
        ("Sở Y tế dự trữ đủ máu và thuốc.", ["Sở Y tế"]),
        ("Các trường học nâng cấp sân chơi.", ["Các trường học"]),
        (
            "Tổ công tác triển khai Đề án 06 phường kiểm tra từng tổ dân phố.",
            ["Tổ công tác triển khai Đề án 06 phường"],
        ),
        (
            "Ban Chỉ đạo thực hiện Chương trình xây dựng nông thôn mới xã phân công thành viên.",
            ["Ban Chỉ đạo thực hiện Chương trình xây dựng nông thôn mới xã"],
        ),
        ("Tổ công tác triển khai Đề án đến từng thôn.", ["Tổ công tác"]),
        ("Tổ công tác triển khai kiểm tra các chốt.", ["Tổ công tác"]),
        (
            "Hội đồng phối hợp phổ biến, giáo dục pháp luật xã chọn tuyên truyền viên.",
            ["Hội đồng phối hợp phổ biến, giáo dục pháp luật xã"],
        ),
        ("Khoa Ngoại tổng hợp cử hai kíp mổ.", ["Khoa Ngoại tổng hợp"]),
        ("P. VHXH soạn bài phát thanh.", ["P. VHXH"]),
        ("Văn phòng theo dõi, đôn đốc các đơn vị.", ["Văn phòng"]),
        ("Văn phòng Điều phối nông thôn mới tỉnh tổng hợp.", ["Văn phòng Điều phối nông thôn mới tỉnh"]),
        ("Phòng Kinh tế lo đo đất, xong trước 10/3.", ["Phòng Kinh tế"]),
        (
            "Đồng chí Phó Chủ tịch phụ trách văn hóa chỉ đạo chung.",
            ["Đồng chí Phó Chủ tịch phụ trách văn hóa"],
        ),
        ("TTPVHCC xã bố trí máy lấy số.", ["TTPVHCC xã"]),
    ],
)
def test_a_name_ends_where_its_duty_begins(text: str, names: list[str]) -> None:
    found = holders_of(text)
    assert found is not None
    assert list(found.units) == names


def test_a_heading_of_deeds_calls_on_nobody() -> None:
    assert called_on("Phân công cụ thể") is None


@pytest.mark.parametrize(
    "text", ["Giao ban mỗi quý một lần; biên bản gửi Sở.", "Giao ban định kỳ vào sáng thứ Hai."]
)
def test_a_meeting_on_the_state_of_things_gives_nobody_work(text: str) -> None:
    assert holders_of(text) is None
    assert called_on("Giao Ban Chỉ huy Quân sự xã lập phương án.") is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Chủ trì, phối hợp với Sở Nội vụ; Sở Tài chính; Công an tỉnh triển khai Kế hoạch.",
            ["Sở Nội vụ", "Sở Tài chính", "Công an tỉnh"],
        ),
        (
            "Phối hợp với Tổ hòa giải, Tổ bảo vệ an ninh, trật tự các thôn giải quyết mâu thuẫn.",
            ["Tổ hòa giải", "Tổ bảo vệ an ninh, trật tự các thôn"],
        ),
        ("Phối hợp với Công an xã; báo cáo kết quả về Đảng ủy.", ["Công an xã"]),
        ("Phối hợp với các tổ chức, cá nhân có liên quan thực hiện.", ["các tổ chức, cá nhân có liên quan"]),
    ],
)
def test_a_semicolon_may_stand_between_those_one_works_with(text: str, names: list[str]) -> None:
    assert list(find_coordinating(text)) == names
