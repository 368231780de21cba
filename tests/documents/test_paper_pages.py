"""The pages of papers: the lists, one paper, its moves, its files, who read it."""

import io
from datetime import date, timedelta

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.documents import approvals, queries, versions
from intranet.documents.models import Document, DocumentState
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lines import lines
from intranet.documents.papers import paper_of
from tests.documents.support import outside
from tests.support.papers import PDF, content_of, paper
from tests.support.queries import recorded
from tests.support.world import PEOPLE, actor, unit

TABS = ("den", "da-ban-hanh", "dang-soan")


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 08:00")


def numbers(page):
    """Return the papers that a list shows, in its order."""
    ends = dict.fromkeys(link.removeprefix("/van-ban/") for link in page.links)
    return [int(end) for end in ends if end.isdecimal()]


def seen_in(page):
    """Return the version that the page's buttons carry."""
    return next(field.get("value") for field in page.all("input") if field.get("name") == "seen")


def state_of(number):
    db.session.expire_all()
    return db.session.get(Document, number).state


def a_few():
    """Return papers that differ in everything by which somebody may see them."""
    return [
        paper("draft"), paper("submitted"), paper("approved"), paper("issued"), paper("dropped"),
        paper("issued", kind=Kind.INVITATION, to=["Phòng Kinh tế"], subject="Họp chuẩn bị"),
        paper("issued", kind=Kind.SLIP, to=["Thôn Đông"], subject="Nhắc việc"),
        paper("draft", body=Body.PARTY, subject="Hội nghị của Đảng ủy"),
        paper("submitted", body=Body.PARTY, kind=Kind.INVITATION, subject="Mời họp Đảng ủy"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_the_lists_and_the_page_agree(as_, name):
    papers = a_few()
    me, browser = actor(name), as_(name)
    may = {one.id for one in papers if queries.is_seen(me, one)}
    if name == "admin":
        browser.get("/van-ban", status=403)
    else:
        listed = [numbers(browser.get(f"/van-ban?muc={tab}")) for tab in TABS]
        dropped = {one.id for one in papers if one.state is DocumentState.DROPPED}
        assert {number for found in listed for number in found} == may - dropped
    for one in papers:
        browser.get(f"/van-ban/{one.id}", status=200 if one.id in may else 404)
        if one.id in may:
            browser.download(f"/van-ban/{one.id}/tai")
        else:
            browser.get(f"/van-ban/{one.id}/tai", status=404)


def test_an_invitation_is_for_those_invited_and_a_notice_for_everybody(as_):
    invited = paper("issued", kind=Kind.INVITATION, to=["Phòng Kinh tế"], subject="Họp chuẩn bị")
    told = paper("issued", to=["Phòng Kinh tế"])
    assert numbers(as_("specialist").get("/van-ban")) == [told.id, invited.id]
    village = as_("village")
    assert numbers(village.get("/van-ban")) == []
    assert numbers(village.get("/van-ban?muc=da-ban-hanh")) == [told.id]


def test_a_list_is_narrowed_by_kind_and_by_unit(as_):
    one, other = paper("issued"), paper("issued", kind=Kind.INVITATION, to=["Công an xã"], subject="Họp")
    office = as_("office")
    assert numbers(office.get("/van-ban?muc=da-ban-hanh&loai=giay-moi")) == [other.id]
    page = office.get(f"/van-ban?don-vi={unit('economy').id}")
    assert numbers(page) == [one.id] and page.heading == "Văn bản gửi Phòng Kinh tế"
    assert numbers(office.get("/van-ban?muc=da-ban-hanh&loai=phieu-nhac-viec")) == []


def test_a_long_list_is_paged_and_nothing_is_lost(as_, at, monkeypatch):
    monkeypatch.setattr("intranet.documents.list_queries.PAGE", 3)
    made = []
    for n in range(7):
        at(f"2026-11-{10 + n // 2} 08:00")
        made.append(paper("issued").id)
    at("2026-11-20 08:00")
    office, path, seen = as_("office"), "/van-ban?muc=da-ban-hanh", []
    while path:
        page = office.get(path)
        seen.append(numbers(page))
        path = next((a.get("href") for a in page.all("a") if a.get("rel") == "next"), None)
    assert [len(part) for part in seen] == [3, 3, 1]
    assert [number for part in seen for number in part] == made[::-1]
    back = next(a.get("href") for a in page.all("a") if a.get("rel") == "prev")
    assert numbers(office.get(back)) == seen[1]


@pytest.mark.parametrize("tab", TABS)
def test_the_list_costs_the_same_for_few_and_many(as_, tab):
    browser, costs = as_("office"), []
    state = "submitted" if tab == "dang-soan" else "issued"
    for extra in (2, 10):
        for n in range(extra):
            to = ["Văn phòng HĐND và UBND", ("Phòng Kinh tế", "Công an xã", "Thôn Đông")[n % 3]]
            paper(state, to=to)
        browser.get(f"/van-ban?muc={tab}")
        with recorded() as sql:
            browser.get(f"/van-ban?muc={tab}")
        costs.append(len(sql))
    assert costs[0] == costs[1] <= 4


def test_a_page_costs_the_same_for_few_and_many_recipients(as_):
    browser, costs = as_("office"), []
    for to in (["Phòng Kinh tế"], ["Phòng Kinh tế", "Công an xã", "Trưởng các thôn", "Các phòng chuyên môn"]):
        number = paper("issued", to=to).id
        for name in ("specialist", "police", "village"):
            as_(name).get(f"/van-ban/{number}")
        browser.get(f"/van-ban/{number}")
        with recorded() as sql:
            browser.get(f"/van-ban/{number}")
        costs.append(len(sql))
    assert costs[0] == costs[1]


def test_the_preview_says_what_is_printed(as_):
    document = paper("issued")
    page = as_("office").get(f"/van-ban/{document.id}")
    shown = page.text
    for line in lines(paper_of(document)):
        assert " ".join(line.split()) in shown, line


def test_a_draft_says_so_until_it_is_approved(as_):
    office = as_("office")
    assert "DỰ THẢO" in office.get(f"/van-ban/{paper('draft').id}").text
    assert "DỰ THẢO" in office.get(f"/van-ban/{paper('submitted').id}").text
    assert "DỰ THẢO" not in office.get(f"/van-ban/{paper('approved').id}").text
    assert "DỰ THẢO" in office.get(f"/van-ban/{paper('dropped').id}").text


def test_a_paper_goes_its_way_through_the_pages(as_):
    number = paper("draft").id
    office, leader = as_("office"), as_("chairman")
    page = office.get(f"/van-ban/{number}")
    office.post(f"/van-ban/{number}/trinh", {"seen": seen_in(page)})
    page = leader.get(f"/van-ban/{number}")
    assert "Trình hôm nay" in page.text
    leader.post(f"/van-ban/{number}/tra-lai", {"comment": "", "seen": seen_in(page)}, status=422)
    leader.post(f"/van-ban/{number}/tra-lai", {"comment": "Ghi rõ giờ", "seen": seen_in(page)})
    page = office.get(f"/van-ban/{number}")
    assert "trả lại lần 1" in page.text
    office.post(f"/van-ban/{number}/trinh", {"seen": seen_in(page)})
    office.post(f"/van-ban/{number}/rut", {})
    office.post(f"/van-ban/{number}/trinh", {})
    page = leader.get(f"/van-ban/{number}")
    assert leader.post(f"/van-ban/{number}/duyet", {"seen": seen_in(page)}) == f"/van-ban/{number}"
    page = office.get(f"/van-ban/{number}/ban-hanh")
    assert "dự kiến 01/TB-UBND" in page.text and page.fields["day"] == "20/11/2026"
    form = {"seen": seen_in(page), "day": "20/11/2026", "reserved": "0", "text": "generated"}
    office.post(f"/van-ban/{number}/ban-hanh", form | {"scan": (io.BytesIO(PDF), "ky.pdf")})
    assert state_of(number) is DocumentState.ISSUED
    page = office.get(f"/van-ban/{number}")
    assert page.heading == "Thông báo 01/TB-UBND" and "SHA-256" in page.text


def test_a_refused_issue_keeps_what_was_typed(as_):
    number = paper("approved").id
    form = {"day": "19/11/2026", "reserved": "0", "text": "generated", "reason": "Ký hôm trước"}
    page = as_("office").post(f"/van-ban/{number}/ban-hanh", form, status=422)
    assert "đánh dấu “Chưa có bản scan”" in page.text
    assert page.fields["day"] == "19/11/2026" and page.fields["reason"] == "Ký hôm trước"
    assert state_of(number) is DocumentState.APPROVED


def test_a_paper_is_issued_before_it_is_scanned_without_saying_why(as_):
    number = paper("approved").id
    form = {"day": "20/11/2026", "reserved": "0", "text": "generated", "no_scan": "y"}
    as_("office").post(f"/van-ban/{number}/ban-hanh", form)
    assert "Chưa có bản scan" in as_("office").get(f"/van-ban/{number}").text


def test_a_number_that_may_have_been_given_on_paper_is_asked_about(as_):
    path = f"/van-ban/{paper('approved').id}/ban-hanh"
    office = as_("office")
    outside(number=1)
    assert "đã cấp trên giấy" not in office.get(path).text
    outside(number=9)
    text = office.get(path).text
    assert "dự kiến 02/" in text
    assert "Sổ đã có đến số 9; từ số 2 còn số trống, có thể đã cấp trên giấy." in text


def test_a_new_book_with_a_number_from_paper_is_told_of_that_one_only(as_):
    path = f"/van-ban/{paper('approved').id}/ban-hanh"
    outside(number=9)
    text = as_("office").get(path).text
    assert "từ số 1 còn số trống" in text and "ghi số bắt đầu" not in text


def test_the_first_number_of_a_book_reminds_of_the_paper_register(as_):
    first, second = paper("approved").id, paper("approved").id
    office = as_("office")
    assert "ghi số bắt đầu" in office.get(f"/van-ban/{first}/ban-hanh").text
    form = {"day": "20/11/2026", "reserved": "0", "text": "generated", "no_scan": "y"}
    office.post(f"/van-ban/{first}/ban-hanh", form)
    assert "ghi số bắt đầu" not in office.get(f"/van-ban/{second}/ban-hanh").text


def test_a_number_is_dated_back_with_a_reason_only(as_):
    paper("issued")
    number = paper("approved").id
    form = {
        "day": "19/11/2026",
        "reserved": "0",
        "text": "generated",
        "no_scan": "y",
        "scan_missing": "Hỏng máy",
    }
    page = as_("office").post(f"/van-ban/{number}/ban-hanh", form, status=422)
    assert "hãy nêu lý do" in page.text and "chưa được duyệt" not in page.text
    as_("office").post(f"/van-ban/{number}/ban-hanh", form | {"reason": "Ký hôm trước"})
    assert state_of(number) is DocumentState.ISSUED
    assert "Chưa có bản scan" in as_("office").get("/van-ban?muc=da-ban-hanh").text


def test_an_edited_file_that_was_not_seen_is_not_issued(as_):
    document = paper("approved")
    word = versions.render(document)
    versions.edited(actor("office"), document, word, name="a.docx")
    commit()
    office = as_("office")
    page = office.get(f"/van-ban/{document.id}/ban-hanh")
    versions.edited(actor("office_head"), document, word, name="b.docx")
    commit()
    form = {"day": "20/11/2026", "reserved": "0", "text": "edited", "no_scan": "y", "scan_missing": "Hỏng"}
    page = office.post(f"/van-ban/{document.id}/ban-hanh", form | {"seen": seen_in(page)}, status=422)
    assert "vừa có thay đổi" in page.text and "bản số 2" in page.text
    assert state_of(document.id) is DocumentState.APPROVED


def test_a_refused_issue_shows_no_number_that_was_not_given(as_):
    number = paper("approved").id
    form = {"day": "20/11/2026", "reserved": "0", "text": "generated"}
    scan = io.BytesIO(b"MZ not a scan")
    page = as_("office").post(f"/van-ban/{number}/ban-hanh", form | {"scan": (scan, "ky.pdf")}, status=422)
    assert "không đúng loại" in page.text and "chưa được duyệt" not in page.text
    assert "Thông báo 01/TB-UBND" not in page.text


def test_a_decision_on_a_version_that_was_not_read_is_refused(as_):
    document = paper("submitted")
    leader = as_("chairman")
    seen = seen_in(leader.get(f"/van-ban/{document.id}"))
    approvals.recall(actor("office"), document)
    approvals.submit(actor("office"), document)
    commit()
    page = leader.post(f"/van-ban/{document.id}/duyet", {"seen": seen}, status=409)
    assert "vừa có thay đổi" in page.text and state_of(document.id) is DocumentState.SUBMITTED


def test_a_paper_that_waits_turns_amber_and_red(as_, at):
    at("2026-11-09 08:00")  # a Monday
    number = paper("submitted").id
    for day, words, kind in (
        ("2026-11-10", "Chờ 1 ngày làm việc", "wait"),
        ("2026-11-11", "Chờ 2 ngày làm việc", "soon"),
        ("2026-11-12", "Chờ 3 ngày làm việc", "late"),
    ):
        at(f"{day} 08:00")
        for name in ("chairman", "office"):
            page = as_(name).get(f"/van-ban/{number}")
            assert words in page.text and f"tag--{kind}" in page.html
            assert words in as_(name).get("/van-ban?muc=dang-soan").text


def test_an_edited_file_and_a_scan_are_brought_through_the_pages(as_):
    document = paper("draft")
    word = versions.render(document)
    office = as_("office")
    page = office.post(f"/van-ban/{document.id}/ban-word", {"note": "x"}, status=422)
    assert "Hãy chọn tệp" in page.text
    office.post(f"/van-ban/{document.id}/ban-word", {"file": (io.BytesIO(PDF), "a.docx")}, status=422)
    form = {"file": (io.BytesIO(word), "sua.docx"), "note": "Căn lại"}
    place = office.post(f"/van-ban/{document.id}/ban-word", form)
    assert office.get(place).heading == "Soát thể thức"
    office.post(f"/van-ban/{document.id}/tao-word", {})
    page = office.get(f"/van-ban/{document.id}")
    assert "bản phần mềm tạo mới là bản số 2" in page.text
    kept = next(link for link in page.links if "/tep/" in link and not link.endswith("the-thuc"))
    assert office.download(kept).status_code == 200
    as_("village").get(kept, status=404)
    done = paper("issued")
    office.post(f"/van-ban/{done.id}/ban-scan", {"scan": (io.BytesIO(PDF), "ky.pdf")})
    assert "Chưa có bản scan" not in office.get(f"/van-ban/{done.id}").text


def test_the_unit_says_that_it_arrived_and_the_office_sees_it(as_):
    document = paper("issued")
    unit_people = as_("specialist")
    assert "Đã nhận văn bản" in unit_people.get(f"/van-ban/{document.id}").text
    unit_people.post(f"/van-ban/{document.id}/da-nhan", {})
    assert "Đã nhận văn bản" not in unit_people.get(f"/van-ban/{document.id}").text.split("Nhật ký")[0]
    assert "Đã nhận" in unit_people.get("/van-ban").text
    assert "Chu Văn Thắng, 20/11/2026" in as_("office").get(f"/van-ban/{document.id}").text
    unit_people.post(f"/van-ban/{document.id}/da-nhan", {}, status=409)


def test_a_paper_copy_is_ticked_on_a_page_of_its_own(as_):
    document = paper("issued", to=["Sở Nội vụ tỉnh"])
    office = as_("office")
    path = next(link for link in office.get(f"/van-ban/{document.id}").links if link.endswith("da-chuyen"))
    assert "Nơi nhận: Sở Nội vụ tỉnh." in office.get(path).text
    office.post(path, {"note": "Gửi bưu điện"})
    assert "Gửi bưu điện" in office.get(f"/van-ban/{document.id}").text
    office.get(path, status=404)


def test_recipients_are_edited_line_by_line_and_warn(as_):
    document = paper("draft")
    office = as_("office")
    page = office.get(f"/van-ban/{document.id}/noi-nhan")
    assert page.fields["lines"] == "Thường trực Đảng ủy (b/c)\nPhòng Kinh tế (t/h)"
    form = {"seen": seen_in(page), "lines": "Công an xã (p/h)\nSở Nội vụ tỉnh (b/c)"}
    page = office.get(office.post(f"/van-ban/{document.id}/noi-nhan", form))
    assert "Không đến ai trong phần mềm" in page.text
    office.post(f"/van-ban/{document.id}/noi-nhan", {"lines": " "}, status=422)


def test_the_page_of_a_unit_shows_what_was_sent_to_it(as_):
    document = paper("issued", subject="Họp chuẩn bị đối thoại")
    kept = paper("issued", kind=Kind.INVITATION, to=["Phòng Kinh tế"], subject="Chỉ mời Phòng Kinh tế")
    page = as_("culture").get(f"/don-vi/{unit('economy').id}")
    assert "Họp chuẩn bị đối thoại" in page.text and f"/van-ban/{document.id}" in page.links
    assert "Chỉ mời Phòng Kinh tế" not in page.text
    assert f"/van-ban/{kept.id}" in as_("junior").get(f"/don-vi/{unit('economy').id}").links
    assert "Văn bản gửi đơn vị" not in as_("admin").get(f"/don-vi/{unit('economy').id}").text


def test_a_new_paper_stands_on_the_desk_until_it_is_opened(as_):
    document = paper("issued", to=["Phòng Kinh tế", "Thôn Đông"])
    for name in ("specialist", "village"):
        browser = as_(name)
        assert "Văn bản đến chưa mở" in browser.get("/").text
        browser.get(f"/van-ban/{document.id}")
        assert "Văn bản đến chưa mở" not in browser.get("/").text
    assert clock.today() - document.day < timedelta(days=30)


def test_a_paper_of_the_other_body_is_written_and_read_by_its_own(as_):
    document = paper("draft", body=Body.PARTY)
    as_("office").get(f"/van-ban/{document.id}", status=404)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in as_("party_office").get(f"/van-ban/{document.id}").text


def test_content_that_was_made_for_a_kind_stands_in_the_file_name(as_):
    document = paper(
        "draft", kind=Kind.INVITATION, content=content_of(Kind.INVITATION, day=date(2026, 12, 1))
    )
    response = as_("office").download(f"/van-ban/{document.id}/tai")
    assert f"du-thao-giay-moi-{document.id}.docx" in response.headers["Content-Disposition"]


def test_what_is_printed_for_signature_is_not_called_a_draft(as_):
    document, office = paper("approved"), as_("office")
    named = office.download(f"/van-ban/{document.id}/tai").headers["Content-Disposition"]
    assert f"-{document.id}.docx" in named and "ban-ky-" in named and "du-thao" not in named
    issued = paper("issued")
    named = office.download(f"/van-ban/{issued.id}/tai").headers["Content-Disposition"]
    assert "ban-ky" not in named and "TB-UBND.docx" in named


def test_whoever_asks_is_told_who_may_do_what_with_a_paper(as_):
    document = paper("issued", kind=Kind.INVITATION, to=["Phòng Kinh tế"], subject="Họp")
    browser = as_("specialist")
    link = next(one for one in browser.get(f"/van-ban/{document.id}").links if "muc=document" in one)
    assert "Giấy mời 01/GM-UBND" in browser.get(link).text
    assert "Không tìm thấy mục này" in as_("village").get(link).text
