"""Units and villages from a sheet (A1, O1)."""

import pytest

from intranet.access.permissions import Permission as P
from intranet.access.policy import POLICY
from intranet.db.session import db
from intranet.org import names
from intranet.org.directory import directory
from intranet.org.models import Block, Unit, UnitKind
from tests.intake.conftest import UNIT_HEADS, VILLAGE_HEADS, units
from tests.support import world
from tests.support.sheets import opened, upload, xlsx

PATH = "/don-vi/nhap"
U = "Ủy ban nhân dân"
ROWS = (
    ("Trung tâm Văn hóa xã", "TTVH", U, "", "Phòng Văn hóa – Xã hội", "", "Nhà văn hóa xã", "01/3/2026"),
    ("Các tổ hòa giải", "", "Mặt trận và đoàn thể", "Nhóm đơn vị", "",
     "Hội Nông dân xã; Trung tâm Văn hóa xã", "", ""),
)  # fmt: skip
VILLAGES = (("Thôn Đầu Suối", ""), ("Thôn Cuối Suối", "Không"))


def named(name):
    return db.session.scalars(db.select(Unit).filter_by(name=name)).one_or_none()


def test_a_sheet_is_shown_first_and_saved_when_agreed_to(as_):
    admin = as_("admin")
    page = admin.post(PATH, upload(units(*ROWS, villages=VILLAGES)), status=200)
    assert "5 dòng thêm mới, 0 dòng thay đổi, 0 dòng không đổi, 0 dòng có lỗi" in page.text
    assert "Chi bộ thôn Đầu Suối" in page.text and "Chi bộ thôn Cuối Suối" not in page.text
    assert named("Trung tâm Văn hóa xã") is None
    assert admin.post(f"{PATH}/luu", page.fields) == "/don-vi"
    db.session.rollback()
    centre = named("Trung tâm Văn hóa xã")
    assert centre.parent_id == world.unit("culture").id and centre.starts_on.isoformat() == "2026-03-01"
    assert names.resolve("Nhà văn hóa xã").unit_id == centre.id
    group = named("Các tổ hòa giải")
    assert set(directory().members(group.id, centre.starts_on)) == {centre.id, world.unit("farmers").id}
    village = named("Thôn Đầu Suối")
    assert (village.kind, village.block) == (UnitKind.VILLAGE, Block.VILLAGE)


def test_nothing_stands_below_itself_or_below_a_group(show):
    rows = [
        ("Đội Một", "", U, "", "Đội Hai"), ("Đội Hai", "", U, "", "Đội Ba"), ("Đội Ba", "", U, "", "Đội Một"),
        ("Đội Bốn", "", U, "", "Đội Bốn"), ("Đội Năm", "", U, "", "Đội Một"),
        ("Đội Sáu", "", U, "", "Các trưởng thôn"),
    ]  # fmt: skip
    page = show(PATH, units(*rows), status=422)
    assert "1 dòng thêm mới, 0 dòng thay đổi, 0 dòng không đổi, 5 dòng có lỗi" in page.text
    assert page.text.count("Đơn vị không thể nằm dưới chính nó") == 4
    assert page.text.count("Nhóm không thể là đơn vị cấp trên") == 1


def test_the_same_sheet_twice_makes_nothing(take, show):
    data = units(*ROWS, villages=VILLAGES)
    take(PATH, data)
    page = show(PATH, data)
    assert "0 dòng thêm mới, 0 dòng thay đổi, 5 dòng không đổi" in page.text
    assert "không có gì để nhập" in page.text and "kept" not in page.fields


def test_agreeing_twice_makes_nothing_more(as_):
    admin = as_("admin")
    page = admin.post(PATH, upload(units(*ROWS)), status=200)
    admin.post(f"{PATH}/luu", page.fields)
    before = len(directory().units)
    admin.post(f"{PATH}/luu", page.fields)
    assert len(directory().units) == before


def test_what_differs_is_changed_and_an_empty_cell_changes_nothing(take, show):
    row = ("Phòng Kinh tế", "PKT", "Ủy ban nhân dân", "", "", "", "", "")
    page = show(PATH, units(row))
    assert "1 dòng thay đổi" in page.text and "“trống” → “PKT”" in page.text
    take(PATH, units(row))
    db.session.rollback()
    unit = world.unit("economy")
    assert unit.short_name == "PKT" and unit.starts_on == world.LONG_AGO


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("", "X", "Đảng"), "Thiếu “Tên đơn vị”"),
        (("Tổ Một", "", ""), "Thiếu “Khối”"),
        (("Tổ Một", "", "Đảnh"), "Khối “Đảnh” không có trong danh mục: Đảng;"),
        (("Tổ Một", "", "Đảng", "Tổ"), "Loại “Tổ” không có trong danh mục"),
        (("Tổ Một", "", "Ủy ban nhân dân", "", "Tổ Chưa Có"), "không có trong danh bạ và trong tệp"),
        (("Tổ Một", "", "Ủy ban nhân dân", "", "Phòng Kinh"), "Gần nhất: Phòng Kinh tế"),
        (("Địa chính", "", "Ủy ban nhân dân"), "đã là tên hoặc tên gọi khác của Phòng Kinh tế"),
        (("Tổ Một", "", "Ủy ban nhân dân", "", "", "Thôn Đông"), "Cột “Nhóm gồm” chỉ ghi khi loại là"),
        (("Tổ Một", "", "Ủy ban nhân dân", "", "", "", "Địa chính"), "đã là của Phòng Kinh tế"),
        (("Tổ Một", "", "Ủy ban nhân dân", "", "", "", "", "30/02/2026"), "không có ngày 30"),
        (("Thôn Bắc", "", "Thôn, tổ dân phố"), "ghi ở trang “Thôn”"),
        (("Thôn Đông", "", "Đảng"), "không đổi loại từ tệp được"),
    ],
)
def test_a_fault_names_its_row_in_excel(show, row, words):
    fine = ("Tổ Văn nghệ xã", "", "Ủy ban nhân dân")
    page = show(PATH, units(fine, (), row), status=422)
    assert "dòng 4" in page.text and words in page.text, page.text
    assert "1 dòng có lỗi" in page.text and "kept" not in page.fields


def test_only_the_most_basic_fault_of_a_row_is_told(show):
    page = show(PATH, units(("", "", "Đảnh", "Tổ", "ở đâu", "", "", "hôm qua")), status=422)
    assert "Thiếu “Tên đơn vị”" in page.text
    assert "Đảnh” không" not in page.text and "hôm qua" not in page.text


def test_the_same_unit_written_in_two_ways_is_told(show):
    rows = (("Phòng Tư pháp xã", "", "Ủy ban nhân dân"), ("phòng  tư pháp", "", "Ủy ban nhân dân"))
    assert "trùng tên với dòng 2" in show(PATH, units(*rows), status=422).text


def test_a_list_as_csv_needs_no_other_page(take):
    csv = "Tên thôn;Lập chi bộ\nThôn Bến Đò;Không\n".encode("utf-8-sig")
    take(PATH, csv)
    assert named("Thôn Bến Đò") is not None


def test_decomposed_letters_mean_the_same_unit(show):
    import unicodedata

    row = [unicodedata.normalize("NFD", cell) for cell in ("Phòng Kinh tế", "", "Ủy ban nhân dân")]
    assert "1 dòng không đổi" in show(PATH, units(row)).text


def test_columns_that_nobody_asks_for_are_named(show):
    data = xlsx({"Thôn": [(*VILLAGE_HEADS, "Số hộ"), ("Thôn Bến Đò", "Có", 120)]})
    assert "“Số hộ” (trang Thôn)" in show(PATH, data).text


def test_the_template_comes_back_as_it_went_out(as_, show):
    admin = as_("admin")
    answer = admin.download(f"{PATH}/tep-mau")
    book = opened(answer.data)
    assert book.sheetnames == ["Đơn vị", "Thôn", "Danh mục", "Hướng dẫn"]
    heads = [cell.value.removesuffix(" *") for cell in book["Đơn vị"][1]]
    assert tuple(heads) == UNIT_HEADS
    assert "Hội đồng nhân dân" in [cell.value for cell in book["Danh mục"]["A"]]
    page = show(PATH, answer.data, status=422)
    assert "chưa có dòng nào để nhập" in page.text, "the row that shows how is no unit"


def test_what_changed_meanwhile_is_shown_again(as_, take):
    admin = as_("admin")
    page = admin.post(PATH, upload(units(("Tổ Văn nghệ xã", "TVN", "Ủy ban nhân dân"))), status=200)
    take(PATH, units(("Tổ Văn nghệ xã", "", "Đảng")), who="office")
    again = admin.post(f"{PATH}/luu", page.fields, status=422)
    assert "Danh bạ vừa thay đổi" in again.text and "Thay đổi" in again.text
    admin.post(f"{PATH}/luu", again.fields)


def test_what_another_person_was_shown_is_not_taken(as_):
    page = as_("admin").post(PATH, upload(units(*ROWS)), status=200)
    as_("office").post(f"{PATH}/luu", page.fields, status=422)
    assert named("Các tổ hòa giải") is None


@pytest.mark.parametrize("name", sorted(world.PEOPLE))
def test_who_edits_units_imports_them(as_, name):
    may = world.PEOPLE[name][1] in POLICY[P.ORGANISATION_EDIT]
    browser = as_(name)
    browser.get(PATH, status=200 if may else 403)
    browser.open(f"{PATH}/tep-mau")
    if not may:
        browser.post(PATH, upload(units(*ROWS)), status=403)
        browser.post(f"{PATH}/luu", {"kept": "x"}, status=403)
        assert "Nhập từ Excel" not in browser.get("/don-vi").text
