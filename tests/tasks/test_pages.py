"""The task pages."""

import io
from datetime import date, timedelta

import pytest

from intranet import clock
from intranet.db.session import commit, db
from intranet.org import unit_services as org
from intranet.tasks.models import Assignment, AssignmentState
from intranet.text.titles import short_title
from tests.support.make import make_plan, make_task
from tests.support.queries import recorded
from tests.support.world import PEOPLE, actor, unit

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def state_of(number):
    db.session.expire_all()
    return db.session.get(Assignment, number).state


def numbers(page):
    """Return the assignments that a list shows, in its order."""
    found = [int(link[10:]) for link in page.links if link.startswith("/nhiem-vu/") and link[10:].isdecimal()]
    return list(dict.fromkeys(found))


def test_an_assignment_from_the_list_to_done(as_):
    (one,) = make_task(
        "economy", title="Chuẩn bị câu trả lời về đất đai", due=clock.today() + timedelta(days=9)
    )
    unit, office = as_("specialist"), as_("office")
    assert "Chuẩn bị câu trả lời về đất đai" in unit.get("/nhiem-vu").text
    unit.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    answer = {"text": "Đã soạn 9 câu trả lời.", "kind": "result", "files": (io.BytesIO(PDF), "tra-loi.pdf")}
    unit.post(f"/nhiem-vu/{one.id}/bao-cao", answer)
    assert state_of(one.id) == AssignmentState.REPORTED
    page = office.get(f"/nhiem-vu/{one.id}")
    assert "Đã soạn 9 câu trả lời." in page.text and "tra-loi.pdf" in page.text
    evidence = next(link for link in page.links if "minh-chung" in link)
    assert office.download(evidence).data == PDF
    office.post(f"/nhiem-vu/{one.id}/xac-nhan", {"seen": page.fields["seen"]})
    assert state_of(one.id) == AssignmentState.DONE
    assert "Hoàn thành" in unit.get(f"/nhiem-vu/{one.id}").text


def test_a_task_says_whom_its_plan_names_where_that_is_not_the_unit_that_holds_it(as_):
    make_plan(duties=1)
    share = db.session.scalars(db.select(Assignment)).one()
    browser, path, said = as_("specialist"), f"/nhiem-vu/{share.id}", "Kế hoạch ghi đơn vị: "
    for heading, shown in (("Phòng kinh tế, Công an xã", False), ("Tổ quản lý chợ", True)):
        share.task.heading = heading
        commit()
        text = browser.get(path).text
        assert (f"{said}{heading}." in text) is (said in text) is shown


def test_the_order_of_the_list_is_chosen_beside_the_filters_too(as_):
    make_task("economy", title="Việc giao trước", due=clock.today() + timedelta(days=3))
    (new,) = make_task("economy", title="Việc giao sau", due=clock.today() + timedelta(days=9))
    browser = as_("specialist")
    page = browser.get("/nhiem-vu")
    assert page.fields["xep"] == "" and numbers(page)[-1] == new.id
    page = browser.get("/nhiem-vu?xep=moi-giao")
    assert page.fields["xep"] == "moi-giao" and numbers(page)[0] == new.id


def test_an_empty_report_comes_back_and_changes_nothing(as_):
    (one,) = make_task("economy")
    browser = as_("specialist")
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    page = browser.post(f"/nhiem-vu/{one.id}/bao-cao", {"text": " ", "kind": "result"}, status=422)
    assert "Cần ghi kết quả" in page.text
    assert state_of(one.id) == AssignmentState.ACCEPTED


@pytest.mark.parametrize(
    "bad", [(b"MZ\x90\x00", "bao-cao.pdf"), (b"", "rong.docx"), (b"<html><script>", "a.docx")]
)
def test_a_hostile_file_is_refused_and_the_words_stay(as_, bad):
    (one,) = make_task("economy")
    browser = as_("specialist")
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    data, name = bad
    sent = {"text": "Đã làm xong phần việc này.", "kind": "result", "files": (io.BytesIO(data), name)}
    page = browser.post(f"/nhiem-vu/{one.id}/bao-cao", sent, status=422)
    assert page.fields["text"] == "Đã làm xong phần việc này."
    assert "Tệp" in page.text
    assert state_of(one.id) == AssignmentState.ACCEPTED


def test_a_stale_page_is_turned_back(as_):
    (one,) = make_task("economy")
    browser = as_("specialist")
    seen = browser.get(f"/nhiem-vu/{one.id}").fields["seen"]
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    sent = {"text": "Xong.", "kind": "result", "seen": seen}
    page = browser.post(f"/nhiem-vu/{one.id}/bao-cao", sent, status=422)
    assert "vừa có thay đổi" in page.text and page.fields["text"] == "Xong."
    browser.post(f"/nhiem-vu/{one.id}/bao-cao", page.fields | {"kind": "result"})
    assert state_of(one.id) == AssignmentState.REPORTED


def test_each_button_of_the_report_sends_what_it_says(as_):
    for kind, state in (("progress", AssignmentState.DOING), ("result", AssignmentState.REPORTED)):
        (one,) = make_task("economy")
        browser = as_("specialist")
        browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
        fields = browser.get(f"/nhiem-vu/{one.id}").fields
        assert "kind" not in fields
        browser.post(f"/nhiem-vu/{one.id}/bao-cao", fields | {"text": "Đã làm được một nửa.", "kind": kind})
        assert state_of(one.id) == state


def test_an_outsider_is_not_told_that_it_exists(as_):
    (one,) = make_task("economy")
    for name in ("police", "village", "guest", "admin"):
        for path in ("", "/tra-lai", "/minh-chung/1"):
            as_(name).get(f"/nhiem-vu/{one.id}{path}", status=404)


def test_who_may_not_is_told_who_may(as_):
    (one,) = make_task("economy")
    page = as_("councillor").get(f"/nhiem-vu/{one.id}/huy", status=403)
    assert "Chủ tịch UBND" in page.text


MOVES = [
    ("specialist", "tra-lai", AssignmentState.GIVEN, AssignmentState.DECLINED),
    ("office", "giu-nguyen", AssignmentState.DECLINED, AssignmentState.GIVEN),
    ("office", "bo-sung", AssignmentState.REPORTED, AssignmentState.DOING),
    ("chairman", "huy", AssignmentState.DOING, AssignmentState.CANCELLED),
]


@pytest.mark.parametrize(("name", "path", "before", "after"), MOVES)
def test_each_move_asks_for_its_reason(as_, name, path, before, after):
    (one,) = make_task("economy")
    one.state = before
    commit()
    browser = as_(name)
    browser.get(f"/nhiem-vu/{one.id}/{path}")
    browser.post(f"/nhiem-vu/{one.id}/{path}", {"comment": ""}, status=422)
    assert state_of(one.id) == before
    browser.post(f"/nhiem-vu/{one.id}/{path}", {"comment": "Vì lý do đã nêu."})
    assert state_of(one.id) == after
    assert "Vì lý do đã nêu." in browser.get(f"/nhiem-vu/{one.id}").text


def test_a_reminder_reaches_the_unit(as_):
    (one,) = make_task("economy")
    as_("chairman").post(f"/nhiem-vu/{one.id}/don-doc", {"comment": "Đề nghị gửi trong hôm nay."})
    assert "Đề nghị gửi trong hôm nay." in as_("specialist").get("/thong-bao").text


def test_the_list_is_red_first_and_says_so_in_words(as_, at):
    at("2026-11-20 08:00")
    make_task("economy", title="Việc muộn", due=date(2026, 11, 27))
    make_task("economy", title="Việc hôm nay", due=date(2026, 11, 23))
    make_task("economy", title="Việc không ngày")
    at("2026-11-30 08:00")
    make_task("economy", title="Việc xa", due=date(2026, 12, 20))
    text = as_("specialist").get("/nhiem-vu").text
    order = [text.index(words) for words in ("Việc hôm nay", "Việc muộn", "Việc xa", "Việc không ngày")]
    assert order == sorted(order)
    assert "Quá hạn 7 ngày" in text and "2 việc quá hạn" in text


def test_the_filters_narrow_and_can_be_shared(as_, at):
    at("2026-11-20 08:00")
    make_task("economy", title="Đo đạc mương nội đồng", due=date(2026, 11, 25))
    make_task("culture", title="Phát thanh lịch đối thoại")
    chair = as_("chairman")
    assert "Phát thanh" in chair.get("/nhiem-vu").text
    for query in ("q=do%20dac%20muong", "q=MƯƠNG", "han=3-ngay", "buoc=chua-tiep-nhan&q=muong"):
        text = chair.get(f"/nhiem-vu?{query}").text
        assert "Đo đạc" in text and "Phát thanh" not in text, query
    assert "không có việc nào khớp" in chair.get("/nhiem-vu?q=khongcogi").text.lower()
    for odd in (
        "han=x&muc=y&xep=z",
        "sau=khong",
        "don-vi=999999",
        "nguoi=abc",
        "sau=2026-11-20_99999999999999999999",
    ):
        chair.get(f"/nhiem-vu?{odd}")


def test_pages_of_a_long_list_lose_and_double_nothing(as_):
    for n in range(23):
        make_task("villages", title=f"Việc {n}", due=clock.today() + timedelta(days=n % 5 + 1))
    chair, seen, path = as_("chairman"), [], "/nhiem-vu"
    while path:
        page = chair.get(path)
        seen += numbers(page)
        path = next((link for link in page.links if "sau=" in link), None)
        last = page
    assert len(seen) == len(set(seen)) == 69
    back = next(link for link in last.links if "truoc=" in link)
    assert len(numbers(chair.get(back))) == 50


@pytest.mark.parametrize("name", ["chairman", "specialist", "village", "front"])
def test_the_list_costs_the_same_for_few_and_many(as_, name):
    browser, costs = as_(name), []
    for extra in (2, 20):
        for n in range(extra):
            make_task(
                ("economy", "culture", "police", "villages")[n % 4],
                title=f"Việc {n}",
                coordinating=("office",),
            )
        browser.get("/nhiem-vu")
        with recorded() as sql:
            browser.get("/nhiem-vu")
        costs.append(len(sql))
    assert costs[0] == costs[1] <= 4, costs


@pytest.mark.parametrize("name", PEOPLE)
def test_the_list_holds_what_one_may_see_and_nothing_else(as_, name):
    made = [*make_task("economy"), *make_task("villages"), *make_task("front", coordinating=("culture",))]
    browser = as_(name)
    if name in ("guest", "admin"):
        browser.get("/nhiem-vu", status=403)
        return
    paths = ("/nhiem-vu?don-vi=tat-ca", "/nhiem-vu?muc=phoi-hop")
    listed = {number for path in paths for number in numbers(browser.get(path))}
    for one in made:
        status = 200 if one.id in listed else 404
        browser.get(f"/nhiem-vu/{one.id}", status=status)


def test_sheets_give_the_whole_title_where_the_list_cuts_it(as_):
    from openpyxl import load_workbook

    words = (
        "Lập danh sách hộ có đất dọc mương, đo từng đoạn hỏng, chụp ảnh, ghi tên người làm chứng, chuyển bảng"
        " kê cho thôn xem lại rồi mới trình lãnh đạo"
    )
    make_task("economy", title=short_title(words), words=f"{words}.")
    commit()
    browser = as_("specialist")
    assert "rồi mới trình lãnh đạo" not in browser.get("/nhiem-vu").text
    book = load_workbook(io.BytesIO(browser.download("/nhiem-vu/xuat-excel").data))
    assert words in [cell.value for cell in book.active["C"]]
    assert words in browser.download("/nhiem-vu/xuat-csv").get_data(as_text=True)


def test_the_sheet_of_excel_holds_the_list_and_no_formula(as_):
    from openpyxl import load_workbook

    make_task("economy", title="=HYPERLINK(1)\x02")
    make_task("culture", title="Việc của phòng khác")
    book = load_workbook(io.BytesIO(as_("specialist").download("/nhiem-vu/xuat-excel").data))
    rows = list(book.active.iter_rows(values_only=True))
    assert [row[2] for row in rows] == ["Nhiệm vụ", "'=HYPERLINK(1)"]


def test_a_second_report_is_not_dropped_in_silence(as_):
    (one,) = make_task("economy")
    one.state = AssignmentState.DOING
    commit()
    for name, text, status in (("specialist", "Báo cáo thứ nhất.", 302), ("junior", "Báo cáo thứ hai.", 422)):
        page = as_(name).post(f"/nhiem-vu/{one.id}/bao-cao", {"text": text, "kind": "result"}, status=status)
    assert "chưa được lưu" in page.text and page.fields["text"] == "Báo cáo thứ hai."
    assert "Rút báo cáo" in page.text and "chỗ cần sửa" not in page.text


def test_giving_work_back_and_asking_for_more_are_never_called_alike(as_):
    (one,) = make_task("economy")
    ours, office, path = as_("specialist"), as_("office"), f"/nhiem-vu/{one.id}"
    assert "Trả lại việc (không thuộc chức năng)" in ours.get(path).text
    ours.post(f"{path}/tra-lai", {"comment": "Việc của văn hóa."})
    for place in ("/", path, "/nhiem-vu"):
        assert "Đơn vị trả lại việc" in office.get(place).text, place
    assert "Đơn vị nhận việc (không bắt buộc)" not in office.get(f"{path}/giao-lai").text
    office.post(f"{path}/giu-nguyen", {"comment": "Đúng việc của phòng."})
    ours.post(f"{path}/tiep-nhan")
    ours.post(f"{path}/bao-cao", {"text": "Đã xong.", "kind": "result"})
    page = office.get(path)
    assert "Yêu cầu bổ sung" in page.text and "Trả lại để" not in page.text
    office.post(f"{path}/bo-sung", {"comment": "Thiếu biên bản."})
    text = ours.get(path).text
    assert "Cần bổ sung" in text and "Báo cáo trước cần bổ sung: “Thiếu biên bản.”" in text
    assert "Yêu cầu bổ sung báo cáo" in office.get(path).text


def test_the_work_of_a_closed_unit_is_given_to_another_and_nobody_is_urged(as_):
    (one,) = make_task("clinic")
    office, path = as_("office"), f"/nhiem-vu/{one.id}"
    assert f"{path}/don-doc" in office.get(path).links
    org.close_unit(actor("office"), unit("clinic"), ends_on=clock.today() - timedelta(days=1))
    commit()
    page = office.get(path)
    assert "Đơn vị đã kết thúc hoạt động" in page.text and f"{path}/don-doc" not in page.links
    assert "#buoc-tiep" in page.links and f"{path}/giao-lai" in page.links
    office.post(f"{path}/giao-lai", {"unit": unit("police").id, "comment": ""})
    assert state_of(one.id) == AssignmentState.CANCELLED


def test_a_report_is_taken_back_before_it_is_confirmed(as_):
    (one,) = make_task("economy")
    one.state = AssignmentState.DOING
    commit()
    browser = as_("specialist")
    browser.post(f"/nhiem-vu/{one.id}/bao-cao", {"text": "Gửi nhầm.", "kind": "result"})
    assert "Rút báo cáo" in browser.get(f"/nhiem-vu/{one.id}").text
    browser.post(f"/nhiem-vu/{one.id}/rut-bao-cao")
    assert state_of(one.id) == AssignmentState.DOING
    assert "Gửi nhầm." in browser.get(f"/nhiem-vu/{one.id}").text


def test_a_press_that_comes_too_late_leads_back_to_the_thing(as_):
    (one,) = make_task("economy")
    browser = as_("specialist")
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    page = browser.post(f"/nhiem-vu/{one.id}/tiep-nhan", status=409)
    assert f"/nhiem-vu/{one.id}" in page.links


def test_the_head_of_a_closed_share_says_how_it_stands_once(as_):
    one, _other, gone = make_task("economy", "culture", "police", due=clock.today() + timedelta(days=3))
    browser = as_("office")
    assert "Còn" in over(browser.get(f"/nhiem-vu/{one.id}"))
    for share, state in ((one, AssignmentState.REPORTED), (gone, AssignmentState.CANCELLED)):
        db.session.get(Assignment, share.id).state = state
    commit()
    page = browser.get(f"/nhiem-vu/{one.id}")
    assert over(page).count("Chờ xác nhận") == 1 and "Còn" not in over(page)
    assert "0/2 đơn vị đã hoàn thành" in page.text and "Công an xã" not in page.text.partition("Nhật ký")[0]


def over(page):
    """Return the line below the heading."""
    return page.html.partition('page-head__over">')[2].partition("</div>")[0]


def test_the_history_sets_off_who_from_what(as_):
    (one,) = make_task("economy")
    assert "Vi Thị Hoa: Giao Phòng Kinh tế" in as_("office").get(f"/nhiem-vu/{one.id}").text


def test_who_confirms_reads_the_report_before_how_the_date_was_counted(as_, at):
    at("2026-11-02 09:00")
    (one,) = make_task("economy", due=date(2026, 11, 24))
    unit, path = as_("specialist"), f"/nhiem-vu/{one.id}"
    unit.post(f"{path}/tiep-nhan")
    unit.post(f"{path}/bao-cao", {"text": "Đã đo xong sáu đoạn.", "kind": "result"})
    for name, first in (("office", True), ("specialist", False)):
        text = as_(name).get(path).text
        assert (text.index("Đã đo xong sáu đoạn.") < text.index("Vì sao hạn là")) is first, name
