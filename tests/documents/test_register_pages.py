"""The pages of the register: who reads and keeps it, what a filter shows, print and Excel."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.documents import register
from intranet.documents.models import HouseSettings, RegisterEntry
from tests.documents.support import outside
from tests.support.papers import paper
from tests.support.queries import recorded
from tests.support.world import PEOPLE

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
READERS = {
    "secretary": "dang-uy", "standing": "dang-uy", "party_office": "dang-uy", "chairman": "ubnd",
    "vice": "ubnd", "office": "ubnd", "office_head": "ubnd", "front": "mttq",
}  # fmt: skip
KEEPERS = {"party_office", "office", "office_head", "front"}
SO = "/van-ban/so"


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 08:00")


def codes(page):
    """Return the entries that a list shows, in its order."""
    ends = dict.fromkeys(link.removeprefix(f"{SO}/") for link in page.links)
    return [db.session.get(RegisterEntry, int(end)).code for end in ends if end.isdecimal()]


def test_an_issued_paper_keeps_the_letterhead_that_it_was_printed_with(as_):
    issued, approved = paper("issued").id, paper("approved").id
    office = as_("office_head")
    page = office.get("/van-ban/the-thuc?so=ubnd")
    office.post("/van-ban/the-thuc?so=ubnd", page.fields | {"names": "ỦY BAN NHÂN DÂN\nXÃ MỚI"})
    assert "XÃ MỚI" not in office.get(f"/van-ban/{issued}").text
    assert "XÃ MỚI" in office.get(f"/van-ban/{approved}").text


def test_a_number_far_ahead_is_entered_and_what_it_leaves_blank_is_said(as_):
    outside(number=7)
    office = as_("office")
    form = office.get(f"{SO}/ghi-ngoai?so=ubnd").fields
    typed = form | {"type": "TB", "number": "12", "day": "2026-11-20", "subject": "Lịch tiếp công dân"}
    page = office.get(office.post(f"{SO}/ghi-ngoai?so=ubnd", typed))
    words = "Số gần nhất trong sổ văn bản đi năm 2026 là 7; ghi số 12 thì các số 8–11 còn trống trong sổ."
    assert "12/TB-UBND" in page.text and words in page.text
    page = office.get(office.post(f"{SO}/ghi-ngoai?so=ubnd", typed | {"number": "9"}))
    assert "còn trống" not in page.text


@pytest.mark.parametrize("name", PEOPLE)
def test_the_list_and_the_page_of_a_number_agree(as_, name):
    books = {
        "ubnd": outside("office"), "dang-uy": outside("party_office", body=Body.PARTY),
        "mttq": outside("front", body=Body.FRONT),
    }  # fmt: skip
    browser = as_(name)
    if name not in READERS:
        for path in (SO, f"{SO}/in", f"{SO}/xuat-excel"):
            browser.get(path, status=403)
        for entry in books.values():
            browser.get(f"{SO}/{entry.id}", status=404)
        return
    for slug, entry in books.items():
        own = slug == READERS[name]
        listed = codes(browser.get(f"{SO}?so={slug}"))
        assert listed == [books[READERS[name]].code]  # another body's book is not opened
        browser.get(f"{SO}/{entry.id}", status=200 if own else 404)
        browser.get(f"{SO}/{entry.id}/huy", status=404 if not own else 200 if name in KEEPERS else 403)
    browser.get(f"{SO}/giu-so", status=200 if name in KEEPERS else 403)
    assert ("Giữ số" in browser.get(SO).text) == (name in KEEPERS)


def test_a_number_is_held_used_for_a_paper_and_another_is_cancelled(as_):
    browser = as_("office")
    form = {"type": "TB", "count": "2", "subject": "Kết luận hội nghị đối thoại", "reason": "Chờ Chủ tịch ký"}
    assert browser.post(f"{SO}/giu-so?so=ubnd", form) == f"{SO}?so=ubnd"
    page = browser.get(SO)
    assert "Đã giữ số 01/TB-UBND, 02/TB-UBND" in page.text and codes(page) == ["02/TB-UBND", "01/TB-UBND"]
    first, second = db.session.scalars(db.select(RegisterEntry).order_by(RegisterEntry.id))
    page = browser.get(f"{SO}/ghi-ngoai?so=ubnd&muc={first.id}")
    assert page.fields["number"] == "1" and page.fields["signer"] == "Nông Văn Bình"
    paper = {
        "type": "TB", "number": "1", "day": "19/11/2026", "subject": "Kết luận hội nghị",
        "signer": "Nông Văn Bình", "recipients": "Thường trực Đảng ủy\nThường trực HĐND xã",
        "kept_by": "VT, VP", "copies": "4", "scan": (io.BytesIO(PDF), "01-TB.pdf"),
    }  # fmt: skip
    assert browser.post(f"{SO}/ghi-ngoai?so=ubnd", paper) == f"{SO}/{first.id}"
    page = browser.get(f"{SO}/{first.id}")
    assert "Thường trực Đảng ủy; Thường trực HĐND xã" in page.text and "Chờ Chủ tịch ký" in page.text
    assert browser.download(f"{SO}/{first.id}/ban-scan").data == PDF
    form = browser.get(f"{SO}/{second.id}/huy").fields
    answer = {"seen": form["seen"], "reason": "Không ban hành nữa", "replaced_by": "1"}
    browser.post(f"{SO}/{second.id}/huy", answer)
    page = browser.get(f"{SO}/{second.id}")
    assert "Số này đã hủy: Không ban hành nữa; thay bằng số 01/TB-UBND" in page.text
    assert "2 số, không thiếu số nào; 1 số hủy có lý do" in browser.get(SO).text


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_kept(as_):
    browser = as_("office")
    page = browser.post(f"{SO}/giu-so", {"type": "TB", "count": "11", "reason": "Chờ ký"}, status=422)
    assert "Mỗi lần giữ từ 1 đến 10 số" in page.text
    page = browser.post(f"{SO}/ghi-ngoai", {"type": "XX", "number": "một", "day": "31/02/2026"}, status=422)
    assert "Hãy ghi một số, ví dụ 12." in page.text and "Tháng 2 năm 2026" in page.text
    browser.post(f"{SO}/so-bat-dau", {"number": "0"}, status=422)
    assert db.session.scalars(db.select(RegisterEntry)).all() == []


def test_a_stale_page_cancels_nothing(as_):
    entry = outside()
    browser = as_("office")
    page = browser.post(f"{SO}/{entry.id}/huy", {"seen": entry.version - 1, "reason": "Nhầm"}, status=422)
    assert "vừa có thay đổi" in page.text


def test_the_register_goes_on_after_the_old_book(as_):
    browser = as_("office")
    assert f"{SO}/so-bat-dau?so=ubnd" in browser.get(SO).links
    browser.post(f"{SO}/so-bat-dau?so=ubnd", {"number": "118"})
    assert outside().code == "119/TB-UBND"
    page = browser.get(SO)
    assert f"{SO}/so-bat-dau?so=ubnd" not in page.links and "1 số, không thiếu số nào" in page.text
    party = as_("party_office")
    party.post(f"{SO}/so-bat-dau?so=dang-uy", {"type": "KH", "number": "6"})
    assert outside("party_office", body=Body.PARTY, type="KH").code == "07-KH/ĐU"


def test_filters_find_without_accents_and_keep_to_their_book(as_, actor):
    outside(type="KH", subject="Đối thoại quý IV")
    outside(type="TB", subject="Kết luận hội nghị", recipients="Trưởng các thôn")
    register.hold(actor("office"), body=Body.STATE, type="GM", subject="Họp chuẩn bị", reason="Chờ ký")
    commit()
    browser = as_("office")
    for query, wanted in {
        "q=doi+thoai": ["01/KH-UBND"], "q=truong+cac+thon": ["02/TB-UBND"], "q=02/TB": ["02/TB-UBND"],
        "loai=GM": ["03/GM-UBND"], "tinh-trang=giu-so": ["03/GM-UBND"],
        "tinh-trang=da-ban-hanh": ["02/TB-UBND", "01/KH-UBND"], "tinh-trang=huy-so": [], "ky=2025": [],
        "q=%25": ["03/GM-UBND", "02/TB-UBND", "01/KH-UBND"],
        "loai=khong": ["03/GM-UBND", "02/TB-UBND", "01/KH-UBND"],
    }.items():  # fmt: skip
        assert codes(browser.get(f"{SO}?{query}")) == wanted, query


def test_last_years_book_stays_open_to_read(as_, at):
    outside(subject="Năm cũ")
    at("2027-01-04 08:00")
    outside(subject="Năm mới", day=date(2027, 1, 4))
    browser = as_("chairman")
    page = browser.get(SO)
    assert "Sổ văn bản đi năm 2027" in page.text and "Năm cũ" not in page.text
    assert "Năm cũ" in browser.get(f"{SO}?so=ubnd&ky=2026").text


def test_a_long_book_is_turned_page_by_page(as_):
    for n in range(103):
        outside(subject=f"Văn bản thứ {n + 1}")
    browser = as_("office")
    seen, path = [], SO
    for _ in range(3):
        page = browser.get(path)
        seen += codes(page)
        path = next((link for link in page.links if "sau=" in link), None)
    assert path is None and seen == [f"{n:02d}/TB-UBND" for n in range(103, 0, -1)]
    back = next(link for link in page.links if "truoc=" in link)
    assert codes(browser.get(back))[0] == "53/TB-UBND"


def test_the_printed_book_runs_by_number_and_has_the_columns_of_the_decree(as_):
    outside(number=2, subject="Ghi trước"), outside(subject="Ghi sau", kept_by="VT, VP", copies=3)
    page = as_("chairman").get(f"{SO}/in")
    assert page.text.index("Ghi sau") < page.text.index("Ghi trước")
    for head in (
        "Số, ký hiệu",
        "Người ký",
        "Nơi nhận",
        "Đơn vị, người nhận bản lưu",
        "Số lượng bản",
        "Ghi chú",
    ):
        assert head in page.text


def test_the_sheet_of_excel_holds_the_filter_and_no_formula(as_):
    outside(type="TB", subject="=HYPERLINK(1)", recipients="@ai")
    outside(type="KH", subject="Kế hoạch khác")
    answer = as_("office").download(f"{SO}/xuat-excel?loai=TB")
    assert "So-van-ban-di-ubnd-2026.xlsx" in answer.headers["Content-Disposition"]
    rows = list(load_workbook(io.BytesIO(answer.data)).active.values)
    assert [row[0] for row in rows][1:] == ["Số, ký hiệu", "01/TB-UBND"]
    assert rows[2][2] == "Thông báo: =HYPERLINK(1)" and rows[2][4] == "'@ai"


def test_the_sheet_of_excel_prints_as_it_opens(as_):
    outside(type="TB", subject="Kết luận " * 30)
    answer = as_("office").download(f"{SO}/xuat-excel")
    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert sheet["A1"].value.startswith("Sổ văn bản đi năm 2026")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$2" and sheet["C3"].alignment.wrap_text
    assert sheet.column_dimensions["C"].width == 60


def test_a_letter_is_chosen_without_a_code_and_states_are_called_one_way(as_):
    office = as_("office")
    page = office.get(f"{SO}/giu-so")
    assert "Công văn (CV)" not in page.html and "Thông báo (TB)" in page.html
    office.post(f"{SO}/giu-so", page.fields | {"type": "CV", "reason": "Đã báo số qua điện thoại"})
    page = office.get(SO)
    assert "Đang giữ" in page.text and "Đã hủy" in page.html and "Đang giữ số" not in page.html


@pytest.mark.parametrize("name", ["office", "chairman", "front"])
def test_the_list_costs_the_same_for_few_and_many(as_, name):
    browser, costs = as_(name), []
    body, by = (Body.FRONT, "front") if name == "front" else (Body.STATE, "office")
    for extra in (2, 30):
        for _ in range(extra):
            outside(by, body=body)
        browser.get(SO)
        with recorded() as sql:
            browser.get(SO)
        costs.append(len(sql))
    assert costs[0] == costs[1] <= 4, costs


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
@pytest.mark.parametrize("query", ["", "sau=30", "truoc=2", "loai=TB", "q=doi+thoai", "tinh-trang=huy-so"])
def test_each_list_is_led_by_an_index(app, as_, query):
    """PostgreSQL decides by its figures, and reads a small table whole: there is nothing to see there."""
    outside()
    browser, steps = as_("office"), []

    def explain(_connection, cursor, statement, parameters, *_rest):
        if statement.startswith("SELECT") and ("register_entries" in statement or "number_seq" in statement):
            fresh = cursor.connection.cursor()
            steps.extend(row[3] for row in fresh.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))
            fresh.close()

    event.listen(db.engine, "before_cursor_execute", explain)
    browser.get(f"{SO}?{query}")
    event.remove(db.engine, "before_cursor_execute", explain)
    assert steps and [step for step in steps if step.startswith("SCAN register_entries")] == []
    assert [step for step in steps if "TEMP B-TREE FOR ORDER BY" in step] == []


def test_pages_of_actions_cost_little(as_):
    entry, browser = outside(), as_("office")
    for path in (f"{SO}/{entry.id}", f"{SO}/giu-so", f"{SO}/ghi-ngoai", f"{SO}/in"):
        browser.get(path)
        with recorded() as sql:
            browser.get(path)
        assert len(sql) <= 4, (path, sql)


def test_the_form_of_papers_is_changed_beside_its_preview(as_):
    browser = as_("office")
    page = browser.get("/van-ban/the-thuc?so=dang-uy")
    assert "ĐẢNG ỦY XÃ MINH SƠN" in page.text and page.fields["term"] == "2025-2030"
    assert browser.post("/van-ban/the-thuc?so=dang-uy", {**page.fields, "place": "Xã Minh Sơn"}).endswith(
        "so=dang-uy"
    )
    page = browser.get("/van-ban/the-thuc?so=dang-uy")
    assert "Xã Minh Sơn, ngày 20 tháng 11 năm 2026" in page.text
    assert "Sửa thể thức văn bản: địa danh" in page.text
    assert db.session.get(HouseSettings, Body.PARTY).values == {"place": "Xã Minh Sơn"}
    page = browser.post("/van-ban/the-thuc?so=dang-uy", {**page.fields, "term": "mới"}, status=422)
    assert "Nhiệm kỳ ghi bằng hai năm" in page.text


@pytest.mark.parametrize("name", ["chairman", "party_office", "front", "specialist"])
def test_the_form_of_papers_is_for_few(as_, name):
    as_(name).get("/van-ban/the-thuc", status=403)


def test_two_who_change_a_letterhead_at_once_do_not_undo_each_other(as_):
    address = "/van-ban/the-thuc?so=ubnd"
    one, other = as_("office"), as_("office_head")
    first, second = one.get(address).fields, other.get(address).fields
    one.post(address, first | {"symbol": "UBNDX"})
    page = other.post(address, second | {"place": "Minh Sơn Thượng"}, status=422)
    assert "vừa có người khác sửa" in page.text
    assert "UBNDX" in one.get(address).text and "Minh Sơn Thượng" not in one.get(address).fields["place"]
