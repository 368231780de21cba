"""Who is named: lists divided, collectives kept, subjects and calls found."""

import pytest

from intranet.plans.parsing.coordinating import find_coordinating
from intranet.plans.parsing.units import called_on, holders_of, mentioned, split_units, subject_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Công an xã", ["Công an xã"]),
        ("Ban CHQS xã, Công an xã.", ["Ban CHQS xã", "Công an xã"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Lao động, Thương binh và Xã hội", ["Sở Lao động, Thương binh và Xã hội"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("Sở Nông nghiệp và Môi trường, Sở Tài chính", ["Sở Nông nghiệp và Môi trường", "Sở Tài chính"]),
        ("Sở Giáo dục và Đào tạo và Sở Y tế", ["Sở Giáo dục và Đào tạo", "Sở Y tế"]),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"]),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("Văn phòng HĐND và UBND, Phòng Kinh tế", ["Văn phòng HĐND và UBND", "Phòng Kinh tế"]),
        (
            "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
            ["Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"],
        ),
        ("Thường trực HĐND, UBND xã và các đoàn thể", ["Thường trực HĐND", "UBND xã", "các đoàn thể"]),
        ("Các sở, ban, ngành", ["Các sở, ban, ngành"]),
        (
            "Các sở, ban, ngành, đoàn thể tỉnh; UBND các xã, phường, đặc khu",
            ["Các sở, ban, ngành, đoàn thể tỉnh", "UBND các xã, phường, đặc khu"],
        ),
        (
            "Các cơ quan, đơn vị, bộ phận chuyên môn thuộc xã",
            ["Các cơ quan, đơn vị, bộ phận chuyên môn thuộc xã"],
        ),
        ("Các ngành, bộ phận và công chức chuyên môn", ["Các ngành, bộ phận và công chức chuyên môn"]),
        (
            "Các phòng, ban, đơn vị trực thuộc và các trường học",
            ["Các phòng, ban, đơn vị trực thuộc", "các trường học"],
        ),
        ("Mặt trận và các đoàn thể xã", ["Mặt trận", "các đoàn thể xã"]),
        (
            "Ủy ban MTTQ Việt Nam xã, các tổ chức chính trị - xã hội",
            ["Ủy ban MTTQ Việt Nam xã", "các tổ chức chính trị - xã hội"],
        ),
        (
            "Đoàn Thanh niên, Hội Phụ nữ, Hội Nông dân và Hội Cựu chiến binh xã",
            ["Đoàn Thanh niên", "Hội Phụ nữ", "Hội Nông dân", "Hội Cựu chiến binh xã"],
        ),
        (
            "Bí thư chi bộ, Trưởng thôn, Trưởng ban công tác Mặt trận các thôn",
            ["Bí thư chi bộ", "Trưởng thôn", "Trưởng ban công tác Mặt trận các thôn"],
        ),
        ("Trưởng các thôn, tổ dân phố", ["Trưởng các thôn, tổ dân phố"]),
        ("Công chức Tài chính – Kế toán", ["Công chức Tài chính – Kế toán"]),
        ("Công chức Địa chính, Tư pháp - Hộ tịch", ["Công chức Địa chính", "Tư pháp - Hộ tịch"]),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
        ("Ban Tuyên giáo, Văn phòng Đảng ủy", ["Ban Tuyên giáo", "Văn phòng Đảng ủy"]),
        (
            "Phó Chủ tịch phụ trách lĩnh vực Văn hóa, Y tế và Giáo dục",
            ["Phó Chủ tịch phụ trách lĩnh vực Văn hóa, Y tế và Giáo dục"],
        ),
        (
            "Đồng chí Phó Bí thư, Chủ tịch UBND xã; đồng chí Trưởng Công an xã",
            ["Đồng chí Phó Bí thư, Chủ tịch UBND xã", "đồng chí Trưởng Công an xã"],
        ),
        ("Trung tâm Văn hóa, Thông tin và Thể thao", ["Trung tâm Văn hóa, Thông tin và Thể thao"]),
        ("Ban Chỉ huy Phòng thủ dân sự cấp tỉnh, cấp xã", ["Ban Chỉ huy Phòng thủ dân sự cấp tỉnh, cấp xã"]),
        (
            "Hạt Kiểm lâm, Trạm Y tế, Kho bạc Nhà nước khu vực III",
            ["Hạt Kiểm lâm", "Trạm Y tế", "Kho bạc Nhà nước khu vực III"],
        ),
        ("Hội đồng nhân dân, Ủy ban nhân dân xã", ["Hội đồng nhân dân", "Ủy ban nhân dân xã"]),
        (
            "Cán bộ, công chức, người hoạt động không chuyên trách",
            ["Cán bộ, công chức, người hoạt động không chuyên trách"],
        ),
        (
            "Viện Kiểm sát nhân dân, Tòa án nhân dân khu vực 3",
            ["Viện Kiểm sát nhân dân", "Tòa án nhân dân khu vực 3"],
        ),
        ("Phòng Tài chính – Kế hoạch và Phòng Nội vụ", ["Phòng Tài chính – Kế hoạch", "Phòng Nội vụ"]),
        (
            "Công an (Đội An ninh, Đội Cảnh sát), Ban CHQS xã",
            ["Công an", "Ban CHQS xã"],
        ),
        ("Các Ban xây dựng Đảng, Văn phòng Đảng ủy", ["Các Ban xây dựng Đảng", "Văn phòng Đảng ủy"]),
        ("Các hội, đoàn thể và Nhân dân các thôn", ["Các hội, đoàn thể", "Nhân dân các thôn"]),
        (
            "Hiệu trưởng các trường học, Trạm trưởng Trạm Y tế",
            ["Hiệu trưởng các trường học", "Trạm trưởng Trạm Y tế"],
        ),
        ("Ban Giám hiệu, Tổ trưởng các tổ chuyên môn", ["Ban Giám hiệu", "Tổ trưởng các tổ chuyên môn"]),
    ],
)
def test_a_list_of_bodies_is_divided_between_bodies_only(text: str, names: list[str]) -> None:
    assert list(split_units(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Nội vụ chịu trách nhiệm theo dõi, đôn đốc.", ["Sở Nội vụ"]),
        ("Sở Nội vụ hướng dẫn các cơ quan thực hiện.", ["Sở Nội vụ"]),
        ("Công an xã có trách nhiệm giữ gìn trật tự.", ["Công an xã"]),
        ("Căn cứ Kế hoạch này, các phòng, ban xây dựng kế hoạch cụ thể.", ["các phòng, ban"]),
        (
            "Căn cứ chức năng, nhiệm vụ được giao, các cơ quan, đơn vị chủ động triển khai.",
            ["các cơ quan, đơn vị"],
        ),
        ("Định kỳ hằng quý, Văn phòng HĐND và UBND xã báo cáo kết quả.", ["Văn phòng HĐND và UBND xã"]),
        ("UBND xã giao Phòng Kinh tế tham mưu bố trí kinh phí.", ["Phòng Kinh tế"]),
        ("Ban Tổ chức hội nghị chuẩn bị chương trình.", ["Ban Tổ chức hội nghị"]),
        ("Tổ giúp việc tổng hợp hồ sơ.", ["Tổ giúp việc"]),
        ("Ban quản lý dự án phối hợp với nhà thầu.", ["Ban quản lý dự án"]),
        ("Trung tâm Dịch vụ tổng hợp phát thanh mỗi ngày hai lần.", ["Trung tâm Dịch vụ tổng hợp"]),
        ("Trung tâm Dịch vụ tổng hợp xã tổng hợp ý kiến.", ["Trung tâm Dịch vụ tổng hợp xã"]),
        ("Trung tâm Phục vụ hành chính công xã tiếp nhận hồ sơ.", ["Trung tâm Phục vụ hành chính công xã"]),
        ("Ủy ban kiểm tra Đảng ủy giám sát việc thực hiện.", ["Ủy ban kiểm tra Đảng ủy"]),
        ("Các tổ chức chính trị - xã hội tuyên truyền.", ["Các tổ chức chính trị - xã hội"]),
        ("Cơ quan, đơn vị lập danh sách gửi về.", ["Cơ quan, đơn vị"]),
        ("Thường trực Đảng ủy trực tiếp chỉ đạo.", ["Thường trực Đảng ủy"]),
        ("Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm.", ["Thủ trưởng các cơ quan, đơn vị"]),
        ("Hội Nông dân xã quyên góp vật liệu.", ["Hội Nông dân xã"]),
        ("Trưởng thôn và bí thư chi bộ vận động Nhân dân.", ["Trưởng thôn", "bí thư chi bộ"]),
        (
            "Các thành viên Tổ công tác theo nhiệm vụ được phân công thực hiện.",
            ["Các thành viên Tổ công tác"],
        ),
    ],
)
def test_the_subject_of_a_sentence_is_its_holder(text: str, names: list[str]) -> None:
    found = subject_of(text)
    assert found is not None
    assert list(found.units) == names


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo kết quả đúng thời gian.",
        "Các ý kiến của Nhân dân được tổng hợp đầy đủ.",
        "Xây dựng kế hoạch.",
    ],
)
def test_a_sentence_without_a_body_has_no_holder(text: str) -> None:
    assert subject_of(text) is None


@pytest.mark.parametrize(
    ("text", "names", "manner"),
    [
        ("Giao Công an xã chủ trì, phối hợp với Ban CHQS xã.", ["Công an xã"], "order"),
        ("Giao cho cơ quan, đơn vị thông báo đến người dân.", ["cơ quan, đơn vị"], "order"),
        ("Yêu cầu các thôn, tổ dân phố niêm yết công khai.", ["các thôn, tổ dân phố"], "order"),
        (
            "Đề nghị Ủy ban MTTQ Việt Nam xã, các đoàn thể tham gia giám sát.",
            ["Ủy ban MTTQ Việt Nam xã", "các đoàn thể"],
            "request",
        ),
        ("Kính đề nghị Thường trực HĐND xã quan tâm, giám sát.", ["Thường trực HĐND xã"], "request"),
    ],
)
def test_a_call_names_whom_it_calls_on(text: str, names: list[str], manner: str) -> None:
    found = called_on(text)
    assert found is not None
    assert (list(found.units), found.manner) == (names, manner)


def test_a_body_named_within_the_sentence_is_found() -> None:
    found = mentioned("Công tác bảo vệ do Công an xã đảm nhiệm, chịu trách nhiệm.")
    assert found is not None
    assert found.units == ("Công an xã",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Chủ trì, phối hợp với Công an xã và các cơ quan liên quan kiểm tra.",
            ["Công an xã", "các cơ quan liên quan"],
        ),
        ("Phối hợp Ban CHQS xã tuần tra.", ["Ban CHQS xã"]),
        ("Phối hợp chặt chẽ với UBND xã tổ chức hội nghị.", ["UBND xã"]),
        ("Phối hợp tổ chức và tham gia hội nghị.", []),
        ("Chuẩn bị hội trường, cùng với Đoàn Thanh niên trang trí.", ["Đoàn Thanh niên"]),
        ("Phối hợp với đơn vị cung cấp phần mềm, hoàn thiện phần mềm.", ["đơn vị cung cấp phần mềm"]),
    ],
)
def test_those_one_works_with_are_named(text: str, names: list[str]) -> None:
    assert list(find_coordinating(text)) == names


def test_self_governing_belongs_to_the_name():
    found = subject_of("Tổ liên gia tự quản vận động các hộ tham dự.")
    assert found is not None and found.units == ("Tổ liên gia tự quản",)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Văn phòng tổng hợp có trách nhiệm bố trí xe.", ["Văn phòng tổng hợp"]),
        ("UBND xã nơi xét xử chuẩn bị địa điểm.", ["UBND xã nơi xét xử"]),
        ("Ủy viên phụ trách Nữ công cùng với Hội LHPN xã tổ chức nói chuyện.", ["Ủy viên phụ trách Nữ công"]),
        ("Hội Nông dân cùng với Hội Phụ nữ xã vận động hội viên.", ["Hội Nông dân"]),
    ],
)
def test_a_subject_is_its_whole_name_without_those_who_help(text: str, units: list[str]) -> None:
    found = subject_of(text)
    assert found is not None and list(found.units) == units


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Đối với Đoàn Thanh niên xã, kính đề nghị cử đoàn viên dựng rạp.", "request"),
        ("Về phía Đoàn Thanh niên xã, yêu cầu báo cáo nguyên nhân.", "order"),
    ],
)
def test_one_may_be_named_before_he_is_called_on(text: str, manner: str) -> None:
    found = holders_of(text)
    assert found is not None and (found.units, found.manner) == (("Đoàn Thanh niên xã",), manner)


def test_what_is_asked_to_be_done_to_somebody_is_not_his_duty() -> None:
    assert holders_of("Đối với cán bộ vi phạm, đề nghị xử lý nghiêm.") is None


def test_a_kind_alone_behind_and_belongs_to_the_name() -> None:
    assert split_units("Đội Quản lý đường dây và trạm") == ("Đội Quản lý đường dây và trạm",)
    assert split_units("Công an xã và các thôn") == ("Công an xã", "các thôn")
