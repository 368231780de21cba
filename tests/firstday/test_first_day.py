"""An empty installation is led, step by step and without a script, to a commune of its own (M2, L8)."""

from datetime import date

import pytest

from intranet.access.actor import Body, Role
from intranet.calendar import queries as calendar
from intranet.db.counters import value_of
from intranet.db.session import db, set_reading
from intranet.documents import numbering
from intranet.documents.houses import habits, house
from intranet.firstday.models import Setup
from intranet.org import names
from intranet.org.directory import directory
from intranet.org.models import Unit
from intranet.org.people import User
from tests.firstday.conftest import ACCOUNTS, COMMUNE, ORGANISATION, PASSWORD
from tests.intake.conftest import UNIT_HEADS, VILLAGE_HEADS
from tests.support.browser import Page
from tests.support.sheets import bytes_of, opened, upload, xlsx

STEPS = ("xa", "to-chuc", "tai-khoan", "the-thuc", "so-van-ban", "lich", "hoan-tat")


@pytest.fixture(autouse=True)
def today(at):
    at("2026-11-20 10:00")


def everybody():
    db.session.rollback()
    return {user.username: user for user in db.session.scalars(db.select(User))}


@pytest.mark.parametrize(
    "path", ["/", "/dang-nhap", "/nhiem-vu", "/don-vi/7", "/khong-co", "/thiet-lap/lich"]
)
def test_every_address_leads_to_the_first_day(browser, path):
    assert browser()._send("GET", path).location == "/thiet-lap"


def test_without_the_code_nobody_begins(browser, code):
    one = browser()
    page = one.get("/thiet-lap")
    assert page.heading == "Thiết lập ban đầu" and "flask --app wsgi setup code" in page.text
    assert "Mã chưa đúng" in one.post("/thiet-lap", {"code": "abcd", "choice": "real"}, status=422).text
    old, new = code(), code()
    assert "Mã chưa đúng" in one.post("/thiet-lap", {"code": old, "choice": "real"}, status=422).text
    for step in STEPS:
        assert one._send("GET", f"/thiet-lap/{step}").location == "/thiet-lap"
        assert one.post(f"/thiet-lap/{step}", COMMUNE | ACCOUNTS) == "/thiet-lap"
    assert one.post("/thiet-lap", {"code": f" {new.upper()} ", "choice": "real"}) == "/thiet-lap/xa"
    assert everybody() == {}


def test_the_whole_first_day(whole, sign_in, browser):
    admin, secrets = whole()
    users = everybody()
    assert set(users) == {"quan.tri", "hoai.tt", "quang.nv"}
    held = {
        name: [(p.role, p.unit and p.unit.name, p.is_head) for p in u.positions] for name, u in users.items()
    }
    assert held == {
        "quan.tri": [(Role.ADMINISTRATOR, None, False)],
        "hoai.tt": [(Role.OFFICE, "Văn phòng HĐND và UBND", True)],
        "quang.nv": [(Role.CHAIRMAN, "Lãnh đạo UBND phường", True)],
    }
    assert not any(p.awaits_second for u in users.values() for p in u.positions)
    commune = directory().commune
    assert (commune.name, commune.place, commune.parent) == ("phường Sơn Hà", "Sơn Hà", "tỉnh Bắc Hà")
    assert directory().unit_name(names.resolve("tổ trưởng tổ dân phố 2").unit_id) == "Tổ dân phố 2"
    assert house(Body.STATE).names == ("ỦY BAN NHÂN DÂN", "PHƯỜNG SƠN HÀ")
    assert habits(Body.PARTY).term == "2025-2030"
    assert numbering.expected((Body.STATE, "", "2026")) == 54
    assert numbering.expected((Body.COUNCIL, "", "2026")) == 1
    assert 2026 in calendar.entered_years()
    office = sign_in("hoai.tt", secrets[0])
    assert office._send("GET", "/").location == "/tai-khoan/mat-khau"
    for step in ("", *(f"/{step}" for step in STEPS)):
        for somebody in (admin, office, browser()):
            somebody.get(f"/thiet-lap{step}", status=404)
            somebody.post(f"/thiet-lap{step}", {}, status=404)
    assert "Tình trạng hệ thống" in admin.get("/").text
    assert "Hoàn tất" not in admin.get("/").heading
    assert db.session.scalars(db.select(Setup)).one().answers == {}


def test_the_administrator_sees_no_contents_and_the_office_does(whole, sign_in):
    admin, secrets = whole()
    office = sign_in("hoai.tt", secrets[0])
    new = "con suối chảy qua ba bản"
    office.post("/tai-khoan/mat-khau", {"current": secrets[0], "password": new, "repeated": new})
    office.get("/ke-hoach/nhap")
    admin.get("/ke-hoach", status=403)
    admin.get("/nhiem-vu", status=403)


def test_going_back_loses_nothing(begin):
    one = begin()
    assert (
        one.post("/thiet-lap/xa", {"level": "xã", "name": "", "parent": "Bắc Hà", "back": "1"})
        == "/thiet-lap"
    )
    assert one.get("/thiet-lap/xa").fields["parent"] == "Bắc Hà"
    assert one.post("/thiet-lap", {"choice": "real"}) == "/thiet-lap/xa"
    one.post("/thiet-lap/xa", COMMUNE)
    one.post("/thiet-lap/to-chuc", ORGANISATION)
    typed = one.get("/thiet-lap/tai-khoan").fields | ACCOUNTS | {"back": "1"}
    assert one.post("/thiet-lap/tai-khoan", typed) == "/thiet-lap/to-chuc"
    assert one.get("/thiet-lap/to-chuc").fields["villages"] == ORGANISATION["villages"]
    one.post("/thiet-lap/to-chuc", ORGANISATION | {"model": "before-2025"})
    page = one.get("/thiet-lap/tai-khoan")
    assert page.fields["office_name"] == "Trịnh Thị Hoài" and page.fields["password"] == ""
    assert PASSWORD not in str(db.session.scalars(db.select(Setup)).one().answers)
    one.post("/thiet-lap/tai-khoan", page.fields | {"password": PASSWORD, "repeated": PASSWORD,
             "office_unit": "Văn phòng – Thống kê"}, status=200)  # fmt: skip
    assert {p.unit.name for p in everybody()["hoai.tt"].positions} == {"Văn phòng – Thống kê"}


def test_a_first_day_that_was_broken_off_goes_on_with_a_new_code(begin, browser, code):
    begin().post("/thiet-lap/xa", COMMUNE)
    other = browser()
    page = other.get("/thiet-lap")
    assert "Đã có người làm dở" in page.text and "Sơn Hà" not in page.text
    assert other.post("/thiet-lap", {"code": code(), "choice": "real"}) == "/thiet-lap/to-chuc"
    assert other.get("/thiet-lap/xa").fields["name"] == "Sơn Hà"


def test_steps_are_not_jumped_over(begin):
    one = begin()
    assert one._send("GET", "/thiet-lap/tai-khoan").location == "/thiet-lap/xa"
    assert one._send("GET", "/thiet-lap/lich").location == "/thiet-lap"


def test_after_the_accounts_a_sign_in_is_needed(found, sign_in, browser):
    page = found()
    assert "Đăng nhập, làm tiếp" in page.text and "quan.tri" in page.text
    stranger = browser()
    assert stranger._send("GET", "/thiet-lap").location.startswith("/dang-nhap")
    assert stranger._send("GET", "/thiet-lap/the-thuc").location.startswith("/dang-nhap")
    stranger.get("/dang-nhap")
    admin = sign_in("quan.tri")
    assert admin._send("GET", "/").location == "/thiet-lap"
    assert admin._send("GET", "/thiet-lap").location == "/thiet-lap/the-thuc"
    assert admin._send("GET", "/thiet-lap/xa").location == "/thiet-lap"
    admin.get("/don-vi")
    secrets = [page.text_of(b) for b in page.all("b") if b.get("class") == "secret"]
    chairman = sign_in("quang.nv", secrets[1])
    assert chairman._send("GET", "/thiet-lap/lich").location == "/tai-khoan/mat-khau"
    new = "con suối chảy qua ba bản"
    chairman.post("/tai-khoan/mat-khau", {"current": secrets[1], "password": new, "repeated": new})
    chairman.get("/thiet-lap/lich", status=403)
    chairman.get("/")


def test_it_does_not_end_before_every_step_was_seen(found, sign_in):
    found()
    admin = sign_in("quan.tri")
    assert "Còn bước chưa làm: Thể thức" in admin.get("/thiet-lap/hoan-tat").text
    assert "Còn bước “Thể thức”" in admin.post("/thiet-lap/hoan-tat", {}, status=422).text
    assert admin._send("GET", "/thiet-lap/so-van-ban").location == "/thiet-lap/the-thuc"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"office_name": "dương gia bách"}, "phải là những người khác nhau"),
        ({"leader_name": "Trịnh Thị Hoài"}, "phải là những người khác nhau"),
        ({"password": "ngan-qua", "repeated": "ngan-qua"}, "ít nhất 14 ký tự"),
        ({"repeated": "khác"}, "Hai lần nhập chưa giống nhau"),
        ({"admin_username": "quản trị viên"}, "chỉ gồm chữ không dấu"),
        ({"leader_name": ""}, "Hãy ghi họ tên, hoặc chọn"),
        ({"office_name": " "}, "Hãy ghi họ tên"),
    ],
)
def test_accounts_that_cannot_be_are_told_and_nothing_is_founded(begin, wrong, words):
    one = begin()
    one.post("/thiet-lap/xa", COMMUNE)
    one.post("/thiet-lap/to-chuc", ORGANISATION)
    fields = one.get("/thiet-lap/tai-khoan").fields | ACCOUNTS | wrong
    page = one.post("/thiet-lap/tai-khoan", fields, status=422)
    assert words in page.text
    assert everybody() == {} and not list(db.session.scalars(db.select(Unit)))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Hãy ghi tên xã"),
        ({"parent": "Bắc Hà"}, "Hãy ghi đủ “tỉnh …”"),
        ({"parent": ""}, "Hãy ghi tỉnh"),
    ],
)
def test_a_commune_is_named_in_full(begin, wrong, words):
    assert words in begin().post("/thiet-lap/xa", COMMUNE | wrong, status=422).text


def test_the_kind_typed_with_the_name_is_taken_off(begin):
    one = begin()
    one.post("/thiet-lap/xa", COMMUNE | {"name": "Xã  Đồi Cọ"})
    fields = one.get("/thiet-lap/xa").fields
    assert (fields["level"], fields["name"]) == ("xã", "Đồi Cọ")


def test_villages_written_twice_are_told(begin):
    one = begin()
    one.post("/thiet-lap/xa", COMMUNE)
    page = one.post("/thiet-lap/to-chuc", {"model": "2025", "villages": "Thôn A\nthôn a"}, status=422)
    assert "được ghi hai lần" in page.text


def test_the_communes_own_organisation_comes_from_a_sheet(begin):
    one = begin()
    one.post("/thiet-lap/xa", COMMUNE | {"level": "xã"})
    assert "Hãy chọn tệp Excel" in one.post("/thiet-lap/to-chuc", {"model": "own"}, status=422).text
    book = opened(one.download("/thiet-lap/to-chuc/tep-mau").data)
    sheet = book["Đơn vị"]
    assert [cell.value for cell in sheet["A"]][1] == "Đảng ủy xã"
    sheet.append(["Đội Quản lý trật tự", "QLTT", "Ủy ban nhân dân", "", "Phòng Kinh tế", "", "Đội trật tự"])
    sheet.append(["Đội", "", "Ủy ban"])
    book["Thôn"].append(["Thôn Khe Đá"])
    page = one.post("/thiet-lap/to-chuc", {"model": "own"} | upload(bytes_of(book)), status=422)
    assert "Khối “Ủy ban” không có trong danh mục" in page.text
    sheet.delete_rows(sheet.max_row)
    assert one.post("/thiet-lap/to-chuc", {"model": "own"} | upload(bytes_of(book))) == "/thiet-lap/tai-khoan"
    fields = one.get("/thiet-lap/tai-khoan").fields
    assert fields["office_unit"] == "Văn phòng HĐND và UBND"
    one.post("/thiet-lap/tai-khoan", fields | ACCOUNTS, status=200)
    db.session.rollback()
    there = {unit.name: unit for unit in directory().units.values()}
    assert {"Thôn Khe Đá", "Chi bộ thôn Khe Đá", "Phòng Kinh tế"} <= set(there)
    own = there["Đội Quản lý trật tự"]
    assert own.parent_id == there["Phòng Kinh tế"].id
    assert names.resolve("Đội trật tự").unit_id == own.id
    assert names.resolve("Văn phòng – Thống kê").unit_id == there["Văn phòng HĐND và UBND"].id
    group = there["Các trưởng thôn"]
    assert directory().members(group.id, date(2026, 11, 20)) == [there["Thôn Khe Đá"].id]


def test_a_sheet_in_which_a_unit_stands_below_itself_founds_nothing(begin):
    one = begin()
    one.post("/thiet-lap/xa", COMMUNE)
    above = [(f"Đội {a}", "", "Ủy ban nhân dân", "", f"Đội {b}") for a, b in (("Một", "Hai"), ("Hai", "Một"))]
    data = xlsx({"Đơn vị": [UNIT_HEADS, *above]})
    page = one.post("/thiet-lap/to-chuc", {"model": "own"} | upload(data), status=422)
    assert page.text.count("Đơn vị không thể nằm dưới chính nó") == 2


def test_a_small_organisation_of_its_own_is_enough(begin):
    one = begin()
    one.post("/thiet-lap/xa", COMMUNE)
    rows = {
        "Đơn vị": [UNIT_HEADS, ("Văn phòng chung", "VP", "Ủy ban nhân dân")],
        "Thôn": [VILLAGE_HEADS, ("Tổ dân phố Bến Gỗ", "Không")],
    }
    one.post("/thiet-lap/to-chuc", {"model": "own"} | upload(xlsx(rows)))
    page = one.get("/thiet-lap/tai-khoan")
    fields = page.fields | ACCOUNTS | {"office_unit": "Văn phòng chung", "leader_role": "", "leader_name": ""}
    one.post("/thiet-lap/tai-khoan", fields, status=200)
    db.session.rollback()
    assert {unit.name for unit in directory().units.values()} == {"Văn phòng chung", "Tổ dân phố Bến Gỗ"}
    assert len(everybody()) == 2


def test_the_demo_is_chosen_on_the_first_page(browser, code):
    one = browser()
    page = one.post("/thiet-lap", {"code": code(), "choice": "demo"}, status=200)
    assert page.heading == "Đã nạp dữ liệu mẫu" and "minhson-2026" in page.text
    one.get("/thiet-lap", status=404)
    assert "Xem thử theo vai trò" in one.get("/dang-nhap").text
    one.post("/dang-nhap", {"username": "van.phong", "password": "minhson-2026"})
    assert one.get("/").heading


def test_after_the_demo_is_removed_the_first_day_begins(load, browser, code, empty):
    load()
    browser().get("/thiet-lap", status=404)
    assert browser()._send("GET", "/nhiem-vu").location.startswith("/dang-nhap")
    before, kept = value_of("org"), dict(empty.extensions["intranet-cache"])
    assert "Đã có tài khoản" in empty.test_cli_runner().invoke(args=["setup", "code"]).output
    assert empty.test_cli_runner().invoke(args=["demo", "remove", "--yes"]).exit_code == 0
    empty.extensions["intranet-cache"] = kept  # as a server that ran meanwhile remembers
    assert value_of("org") > before
    assert browser()._send("GET", "/").location.startswith("/dang-nhap")
    assert browser()._send("GET", "/dang-nhap").location == "/thiet-lap"
    assert browser().post("/thiet-lap", {"code": code(), "choice": "real"}) == "/thiet-lap/xa"


def test_the_demo_does_not_come_over_a_first_day_that_has_begun(begin, empty):
    begin().post("/thiet-lap/xa", COMMUNE)
    result = empty.test_cli_runner().invoke(args=["demo", "load", "--if-empty"])
    assert (result.exit_code, result.output) == (0, "")
    assert everybody() == {}


def test_units_made_by_a_command_are_kept(empty, begin):
    made = empty.test_cli_runner().invoke(
        args=["org", "create", "--name", "xã Đồi Cọ", "--parent", "tỉnh Bắc Hà"]
    )
    assert made.exit_code == 0
    one = begin()
    fields = one.get("/thiet-lap/xa").fields
    assert (fields["level"], fields["name"]) == ("xã", "Đồi Cọ")
    one.post("/thiet-lap/xa", fields | {"name": "Đồi Chè"})
    assert "đã có" in one.get("/thiet-lap/to-chuc").text
    one.post("/thiet-lap/to-chuc")
    one.post("/thiet-lap/tai-khoan", one.get("/thiet-lap/tai-khoan").fields | ACCOUNTS, status=200)
    assert everybody()["hoai.tt"].positions[0].unit.name == "Văn phòng HĐND và UBND"
    assert directory().commune.name == "xã Đồi Chè"


def test_an_installation_with_accounts_has_no_first_day(empty, browser):
    cli = empty.test_cli_runner()
    assert cli.invoke(args=["org", "person", "Dương Gia Bách"]).exit_code == 0
    browser().get("/thiet-lap", status=404)
    browser().get("/dang-nhap")


def test_nothing_of_the_demo_is_anywhere_after_a_real_first_day(whole, empty, browser):
    admin, _ = whole()
    set_reading(True)
    words = ("minhson", "Bản dùng thử", "dữ liệu giả", "Xem thử theo vai trò", "Minh Sơn")
    pages = [browser().get("/dang-nhap")]
    seen = set()
    for rule in empty.url_map.iter_rules():
        if "GET" in rule.methods and not rule.arguments and rule.endpoint != "static":
            answer = admin._send("GET", rule.rule)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                pages.append(Page(answer.get_data(as_text=True)))
                seen.add(rule.rule)
    assert len(seen) > 15
    for page in pages:
        visible = page.text_of(page.all("body")[0])
        hints = [word for word in words if word in visible and f"Ví dụ: xã {word}" not in visible]
        assert hints == [], page.heading
