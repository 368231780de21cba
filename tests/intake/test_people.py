"""People, accounts and positions from a sheet (O1, O5, L8)."""

from datetime import date, datetime

import pytest

from intranet.access.actor import Role
from intranet.db.session import db
from intranet.org.people import Position, User
from tests.intake.conftest import PEOPLE_HEADS, people
from tests.support import world
from tests.support.browser import Browser
from tests.support.sheets import book_of, bytes_of, opened, upload, xlsx

PATH = "/can-bo/nhap"
CLERK = ("Vừ Bích Liễu", "", "0912 000 111", "Công chức chuyên môn", "Phòng Kinh tế", "Chuyên viên", "", "",
         "01/7/2025", "")  # fmt: skip


def user(username):
    return db.session.scalars(db.select(User).filter_by(username=username)).one_or_none()


def count(model):
    return db.session.scalar(db.select(db.func.count()).select_from(model))


def test_a_person_is_made_with_a_first_password_that_must_be_changed(app, take):
    page = take(PATH, people(CLERK), status=200)
    assert page.heading == "Mật khẩu lần đầu" and "Chuyên viên, Phòng Kinh tế" in page.text
    (secret,) = [page.text_of(b) for b in page.all("b") if b.get("class") == "secret"]
    made = user("lieu.vb")
    assert made.phone == "0912000111" and made.positions[0].starts_on == date(2025, 7, 1)
    new = Browser(app.test_client())
    new.post("/dang-nhap", {"username": "lieu.vb", "password": secret})
    assert new.post("/tai-khoan/co-chu") == "/tai-khoan/mat-khau"
    assert secret not in new.get("/tai-khoan/mat-khau").text


def test_the_same_sheet_twice_makes_nobody(take, show):
    take(PATH, people(CLERK), status=200)
    before = count(User), count(Position)
    assert "1 dòng không đổi" in show(PATH, people(CLERK)).text
    db.session.rollback()
    assert (count(User), count(Position)) == before


def test_two_positions_are_two_rows_of_one_account(take):
    second = (*CLERK[:3], "Tài chính – Kế toán", "Phòng Kinh tế", "Kế toán", "", "", "", "")
    page = take(PATH, people(CLERK, second), status=200)
    assert "tạo 1 tài khoản, bổ nhiệm 2 chức vụ" in page.text
    assert {one.role for one in user("lieu.vb").positions} == {Role.SPECIALIST, Role.FINANCE}


def test_leaders_and_offices_wait_for_a_second_person(as_, take):
    row = ("Giàng Thị Xuân", "xuan.gt", "", "Phó Chủ tịch UBND", "Lãnh đạo UBND xã", "", "", "", "", "")
    page = take(PATH, people(row), status=200)
    assert "chờ người thứ hai" in page.text
    (position,) = user("xuan.gt").positions
    assert position.awaits_second
    as_("admin").post(f"/can-bo/{position.user_id}/chuc-vu/{position.id}/chap-thuan", status=403)
    as_("chairman").post(f"/can-bo/{position.user_id}/chuc-vu/{position.id}/chap-thuan")
    db.session.rollback()
    assert not db.session.get(Position, position.id).awaits_second


def test_two_people_of_one_name_must_be_told_apart(show, take):
    one = ("Mùa Văn Tráng", "", "", "Công chức chuyên môn", "Phòng Kinh tế")
    page = show(PATH, people(one, one), status=422)
    assert "có ở các dòng 2, 3" in page.text and "tên đăng nhập khác nhau" in page.text
    told = [(one[0], name, "", *one[3:]) for name in ("trang.mv", "trang.mv2")]
    take(PATH, people(*told), status=200)
    assert user("trang.mv").id != user("trang.mv2").id
    page = show(PATH, people(one), status=422)
    assert "Đã có cán bộ tên “Mùa Văn Tráng”: trang.mv; trang.mv2" in page.text


def test_telephones_tell_two_people_apart_too(take, show):
    rows = [("Mùa Văn Tráng", "", phone, "Công chức chuyên môn", "Phòng Kinh tế") for phone in
            ("0911111111", "0922222222")]  # fmt: skip
    assert "tạo 2 tài khoản" in take(PATH, people(*rows), status=200).text
    assert "2 dòng không đổi" in show(PATH, people(*rows)).text


def test_numbers_and_dates_of_excel_are_understood(take):
    row = ("Lò Thị Phin", "", 987654321, "Công chức chuyên môn", "Phòng Kinh tế", "", "", True,
           datetime(2026, 2, 3), "31/12/2030")  # fmt: skip
    book = book_of({"Cán bộ": [PEOPLE_HEADS, row, [None] * 10, (), ("", " ", "")]})
    take(PATH, bytes_of(book), status=200)
    made = user("phin.lt")
    assert made.phone == "0987654321"
    (position,) = made.positions
    assert position.is_head and (position.starts_on, position.ends_on) == (
        date(2026, 2, 3),
        date(2030, 12, 31),
    )


def test_a_zero_that_excel_lost_is_told(show):
    row = ("Lò Thị Phin", "", 987654321, "Công chức chuyên môn", "Phòng Kinh tế", "", "", "Có")
    text = show(PATH, people(row)).text
    assert "mất số 0 ở đầu, đã thêm lại: 0987654321" in text
    assert "Phòng Kinh tế đã có người đứng đầu: Chu Văn Thắng" in text


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("", "", "", "Văn phòng"), "Thiếu “Họ và tên”"),
        (("Lò Thị Phin", "", "", ""), "Thiếu “Vai trò”"),
        (("Lò Thị Phin", "", "", "Trưởng phòng"), "danh mục. Gần nhất: Công chức chuyên môn"),
        (("Lò Thị Phin", "", "", "Trưởng thôn"), "không có trong danh mục. Gần nhất: Thôn, tổ dân phố"),
        (("Lò Thị Phin", "", "", "Bí thư chi bộ"), "không có trong danh mục. Gần nhất: Chi bộ"),
        (("Lò Thị Phin", "", "", "Công chức chuyên mon 2"), "Gần nhất: Công chức chuyên môn"),
        (("Lò Thị Phin", "", "", "Xe ôm"), "không có trong danh mục. Danh mục đủ ở trang “Danh mục”"),
        (
            ("Lò Thị Phin", "", "", "CM", "Phòng Kinh tê xã hội"),
            "không có trong danh bạ. Gần nhất: Phòng Kinh tế",
        ),
        (("Lò Thị Phin", "", "", "CM", "", "", "Đảng bộ"), "Cơ quan “Đảng bộ” không có trong danh mục"),
        (("Lò Thị Phin", "", "", "CT", "", "", "Đảng ủy"), "thuộc Ủy ban nhân dân, không thuộc Đảng ủy"),
        (("Lò Thị Phin", "", "", "CM", "", "", "", "Có"), "Đứng đầu đơn vị thì phải ghi đơn vị nào"),
        (("Lò Thị Phin", "", "", "CM", "", "", "", "chắc vậy"), "chỉ ghi “Có” hoặc “Không”"),
        (("Lò Thị Phin", "", "", "CM", "", "", "", "", "32/1/2026"), "chỉ có 31 ngày"),
        (("Lò Thị Phin", "", "", "CM", "", "", "", "", "2/1/2026", "1/1/2026"), "trước ngày bắt đầu"),
        (("Lò Thị Phin", "", "12345", "CM"), "Số điện thoại “12345” chưa đúng"),
        (("Lò Thị Phin", "phìn lò", "", "CM"), "chỉ gồm chữ không dấu"),
        (("Lò Thị Phin", "chairman", "", "CM"), "“chairman” đã là của Nông Văn Bình"),
        (("L" * 401, "", "", "CM"), "Có ô dài hơn 400 ký tự"),
    ],
)
def test_a_fault_names_its_row_in_excel(show, row, words):
    page = show(PATH, people(CLERK, (), row), status=422)
    assert "dòng 4" in page.text and words in page.text, page.text
    assert user("lieu.vb") is None


def test_formulas_and_merged_cells_are_told(show):
    book = book_of({"Cán bộ": [PEOPLE_HEADS, CLERK, CLERK, CLERK]})
    sheet = book.active
    sheet["A2"] = '=UPPER("vừ bích liễu")'
    sheet.merge_cells("E3:E4")
    text = show(PATH, bytes_of(book), status=422).text
    assert "Ô A2 là công thức" in text and text.count("Có ô gộp (E3:E4)") == 2


def test_nothing_is_half_saved(as_, monkeypatch):
    """A refusal of the last row, while the others are being saved, takes all of them back."""
    admin = as_("admin")
    rows = (CLERK, ("Lò Thị Phin", "phin.lt", "", "CM", "Phòng Kinh tế"))
    page = admin.post(PATH, upload(people(*rows)), status=200)
    taken = User(username="phin.lt", full_name="Lò Thị Phin Em", name_key="x", password_hash="", phone="")
    db.session.rollback()
    from intranet.db.session import set_reading

    set_reading(False)
    db.session.add(taken)
    db.session.commit()
    again = admin.post(f"{PATH}/luu", page.fields, status=422)
    assert "dòng 3" in again.text and user("lieu.vb") is None


def test_a_person_of_the_directory_gets_a_telephone_and_a_position(take):
    row = ("Chu Văn Thắng", "", "0933 444 555", "CM", "Phòng Văn hóa – Xã hội", "Phó Trưởng phòng")
    take(PATH, people(row))
    found = user("specialist")
    assert found.phone == "0933444555" and len(found.positions) == 2


def test_the_template_lists_the_units_that_there_are(as_):
    book = opened(as_("admin").download(f"{PATH}/tep-mau").data)
    assert book.sheetnames == ["Cán bộ", "Danh mục", "Hướng dẫn"]
    listed = {cell.value for column in book["Danh mục"].columns for cell in column}
    assert {"Thôn Đông", "Văn phòng", "Hội đồng nhân dân", "Có"} <= listed
    assert len(book["Cán bộ"].data_validations.dataValidation) == 4


@pytest.mark.parametrize("name", sorted(set(world.PEOPLE) - {"admin"}))
def test_nobody_else_imports_people(as_, name):
    browser = as_(name)
    browser.get(PATH, status=403)
    assert browser.open(f"{PATH}/tep-mau").status_code == 403
    browser.post(PATH, upload(people(CLERK)), status=403)
    browser.post(f"{PATH}/luu", {"kept": "x"}, status=403)


def test_a_sheet_of_units_is_no_sheet_of_people(show):
    data = xlsx({"Đơn vị": [("Tên đơn vị", "Khối"), ("Tổ Một", "Đảng")]})
    assert "cột “Họ và tên”" in show(PATH, data, status=422).text
