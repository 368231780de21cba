"""The whole way of a conclusion through its pages, as the office and the leader go it."""

import re
from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.conclusions import services
from intranet.conclusions.models import Conclusion
from intranet.db.session import commit, db
from intranet.documents import approvals
from intranet.tasks.models import Assignment, AssignmentState
from tests.conclusions.support import approved, delegate, drafted, held, issue, issued, order, submitted
from tests.support.queries import recorded
from tests.support.world import actor, unit


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def fresh(conclusion: Conclusion) -> Conclusion:
    """Return the conclusion as it is stored now."""
    db.session.expire_all()
    return db.session.get(Conclusion, conclusion.id)


def sent(page, action: str) -> dict[str, str]:
    """Return what the button that leads to *action* sends."""
    (form,) = (one for one in page.all("form") if one.get("action") == action)
    return {one.get("name"): one.get("value", "") for one in form.iter("input")}


def bar(page) -> str:
    """Return the words of the bar at the foot, where one decides."""
    return " ".join(page.text_of(one) for one in page.all("div") if "actionbar" in (one.get("class") or ""))


def test_from_the_dialogue_to_the_tasks(as_):
    dialogue = held()
    office, chair, economist = as_("office"), as_("chairman"), as_("specialist")
    assert "Soạn thông báo kết luận" in office.get(f"/doi-thoai/{dialogue.id}").text
    assert "Soạn thông báo kết luận" not in chair.get(f"/doi-thoai/{dialogue.id}").text
    path = office.post(f"/ket-luan/soan/{dialogue.id}")
    office.post(f"/ket-luan/soan/{dialogue.id}", status=409)
    page = office.get(f"{path}/sua")
    office.post(f"{path}/sua", page.fields | {"attended": "96", "opinions": "14", "assessment": "Dân chủ."})
    page = office.get(f"{path}/diem/moi")
    point = {
        "words": "Nạo vét đoạn mương thôn Đông", "units": [str(unit("economy").id)], "kind": "ngay",
        "due": "15/12/2026", "product": "",
    }  # fmt: skip
    office.post(f"{path}/diem/moi", page.fields | point)
    page = office.get(path)
    assert "Chưa rõ sản phẩm" in page.text and "Điểm 1 chưa rõ sản phẩm" in bar(page)
    moves = f"/van-ban/{path.rpartition('/')[2]}"
    refused = office.post(f"{moves}/trinh", sent(page, f"{moves}/trinh"), status=422)
    assert "Điểm 1 chưa rõ sản phẩm" in refused.text and refused.heading == page.heading
    mend = next(link for link in page.links if re.fullmatch(rf"{path}/diem/\d+(/sua)?", link))
    assert mend in refused.links and "Sửa điểm 1" in bar(refused)

    edit = next(link for link in page.links if link.endswith("/sua") and "/diem/" in link)
    office.post(edit, office.get(edit).fields | point | {"product": "Biên bản nghiệm thu"})
    page = office.get(path)
    assert "Đủ 6 rõ" in page.text and "96" in page.text
    assert office.post(f"{moves}/trinh", sent(page, f"{moves}/trinh")) == path

    home = chair.get("/")
    assert "Chờ duyệt" in home.text and path in home.links, "one tap to the item"
    page = chair.get(path)
    assert "Nạo vét đoạn mương thôn Đông" in page.text and "DỰ THẢO" in page.text
    again = chair.post(f"{moves}/duyet", sent(page, f"{moves}/duyet"))
    assert again == path, "the second tap approves"
    assert "Chờ cấp số" in office.get("/").text
    assert "Nông Văn Bình duyệt" in office.get(path).text

    page = office.get(f"{moves}/ban-hanh")
    office.post(f"{moves}/ban-hanh", page.fields | {"no_scan": "y", "scan_missing": "Đang quét"})
    page = economist.get(path)
    assert "/TB-UBND" in page.text and "Chưa tiếp nhận" in page.text
    share = db.session.scalars(db.select(Assignment)).one()
    task = economist.get(f"/nhiem-vu/{share.id}")
    (origin,) = {link for link in task.links if link.startswith("/ket-luan/diem/")}
    assert economist.client.get(origin).location.startswith(path), "from the task to the point"
    assert "Hạn ban hành" not in page.text


def test_a_return_says_at_the_point_what_to_mend_and_the_next_time_shows_what_changed(as_):
    made = submitted()
    path, one = f"/ket-luan/{made.id}", made.points[0]
    office, chair = as_("office"), as_("chairman")
    page = chair.get(f"{path}/tra-lai")
    refused = chair.post(f"{path}/tra-lai", {"seen": page.fields["seen"]}, status=422)
    assert "Cần ghi rõ phải sửa gì" in refused.text
    chair.post(f"{path}/tra-lai", page.fields | {one.key: "Ghi rõ chiều dài"})
    for who in (office, as_("office_head")):
        text = who.get(path).text
        assert "Ghi rõ chiều dài" in text and "Nông Văn Bình trả lại lần 1" in text
    home = office.get("/").text
    assert "Bị trả lại" in home and "Xem ý kiến ghi ở từng điểm" in home
    assert "Trả lại (“Xem ý kiến ghi ở từng điểm.”)" in office.get("/thong-bao?muc=tat-ca").text

    made = fresh(made)
    services.change_point(
        actor("office"), made, made.points[0].id,
        order("economy", words="Khảo sát, nạo vét 420 m đoạn mương thôn Đông", due=date(2026, 12, 10)),
    )  # fmt: skip
    services.add_point(actor("office"), made, order("office", words="Theo dõi, đôn đốc"))
    approvals.submit(actor("office"), made.document)
    commit()
    page = chair.get(path)
    assert "Trình lần 2, chờ duyệt" in page.text and "Ghi rõ chiều dài" in page.text
    added = [page.text_of(one) for one in page.all("ins")]
    dropped = [page.text_of(one) for one in page.all("del")]
    assert "420 m" in added and "10/12/2026" in added and dropped == ["15/12/2026"]
    assert any("Theo dõi, đôn đốc" in text for text in added)
    assert "Điểm 2 và nơi nhận không đổi" in page.text
    assert "Trả lời bằng văn bản" not in page.text.partition("Trang văn bản")[0]
    whole = chair.get(f"{path}?xem=toan-van").text.partition("Trang văn bản")[0]
    assert "Trả lời bằng văn bản" in whole
    history = chair.get(f"{path}?xem=lich-su").text
    assert "Lần 1: trả lại" in history and "Ghi rõ chiều dài" in history and "Lần 2: chờ duyệt" in history


def test_a_first_submission_opens_on_the_whole(as_):
    page = as_("chairman").get(f"/ket-luan/{submitted().id}")
    assert "Thay đổi" not in page.text and "Khảo sát, nạo vét" in page.text


def test_a_remark_that_nobody_heeded_is_shown_again(as_):
    made = submitted()
    key = made.points[0].key
    approvals.give_back(actor("chairman"), made.document, comment="", remarks={key: "Ghi rõ chiều dài"})
    approvals.submit(actor("office"), made.document)
    commit()
    assert "Chưa sửa gì ở đây" in as_("chairman").get(f"/ket-luan/{made.id}").text


def test_the_leader_decides_on_what_they_read(as_):
    made, chair = submitted(), as_("chairman")
    page = chair.get(f"/ket-luan/{made.id}")
    approvals.recall(actor("office"), made.document)
    services.add_point(actor("office"), made, order("office", words="Một điểm nữa"))
    approvals.submit(actor("office"), made.document)
    commit()
    seen = sent(page, f"/van-ban/{made.id}/duyet")
    answer = chair.post(f"/van-ban/{made.id}/duyet", seen, status=409)
    assert "vừa có thay đổi" in answer.text
    chair.post(f"/ket-luan/{made.id}/tra-lai", seen | {"comment": "Chưa rõ"}, status=422)
    assert fresh(made).state.is_submitted


def test_two_who_write_at_once_do_not_overwrite_each_other(as_):
    made = drafted()
    path = f"/ket-luan/{made.id}/diem/{made.points[0].id}/sua"
    one, other = as_("office"), as_("office_head")
    mine, theirs = one.get(path).fields, other.get(path).fields
    filled = {"units": [str(unit("economy").id)], "kind": "ngay"}
    one.post(path, mine | filled | {"words": "Của người thứ nhất"})
    page = other.post(path, theirs | filled | {"words": "Của người thứ hai"}, status=422)
    assert "vừa có người khác sửa" in page.text and page.fields["words"] == "Của người thứ hai"
    assert fresh(made).points[0].words == "Của người thứ nhất"
    other.post(path, page.fields | filled)
    assert fresh(made).points[0].words == "Của người thứ hai"


def test_points_are_moved_and_removed_by_their_buttons(as_):
    made = drafted()
    office, path = as_("office"), f"/ket-luan/{made.id}"
    one, two = (point.id for point in made.points)
    office.post(f"{path}/diem/{one}/xuong", {"seen": office.get(path).fields["seen"]})
    assert [point.id for point in fresh(made).points] == [two, one]
    office.post(f"{path}/diem/{two}/bo", {"seen": office.get(path).fields["seen"]})
    assert [point.id for point in fresh(made).points] == [one]
    office.post(f"{path}/diem/{one}/nhan-doi", {"seen": "1"}, status=404)
    office.post(f"{path}/diem/999/bo", {"seen": office.get(path).fields["seen"]}, status=404)


# ---------------------------------------------------------------- who sees what


@pytest.mark.parametrize(
    "name", ["councillor", "specialist", "village", "front", "inspector", "secretary", "party_office"]
)
def test_others_know_nothing_of_a_draft_and_all_of_it_once_it_is_issued(as_, name):
    made = approved()
    browser, path = as_(name), f"/ket-luan/{made.id}"
    browser.get(path, status=404)
    browser.get(f"/ket-luan/diem/{made.points[0].id}", status=404)
    assert path not in browser.get("/ket-luan").links
    issue(fresh(made))
    assert "Khảo sát, nạo vét" in browser.get(path).text
    assert path in browser.get("/ket-luan?muc=da-ban-hanh").links


def test_who_does_not_decide_is_told_who_may(as_):
    made = submitted()
    for name in ("office", "vice"):
        page = as_(name).post(f"/van-ban/{made.id}/duyet", {"seen": "1"}, status=403)
        assert "Chủ tịch UBND" in page.text
        as_(name).get(f"/ket-luan/{made.id}/tra-lai", status=403)
    assert "Duyệt" not in buttons(as_("vice").get(f"/ket-luan/{made.id}"))
    as_("admin").get(f"/ket-luan/{made.id}", status=404)


def buttons(page) -> list[str]:
    """Return the words of a page's buttons."""
    return [page.text_of(one) for one in page.all("button")]


def test_the_deputy_decides_inside_the_delegation_and_the_page_says_for_whom(as_):
    made = submitted()
    delegate("conclusion")
    vice, path = as_("vice"), f"/ket-luan/{made.id}"
    assert path in vice.get("/").links
    page = vice.get(path)
    assert "duyệt thay Nông Văn Bình" in bar(page) and "Duyệt" in buttons(page)
    vice.post(f"/van-ban/{made.id}/duyet", sent(page, f"/van-ban/{made.id}/duyet"))
    text = as_("office").get(path).text
    assert "Lục Thị Oanh (thay Nông Văn Bình) duyệt" in text
    assert "KT. CHỦ TỊCH" in text and "PHÓ CHỦ TỊCH" in text
    assert "thay Nông Văn Bình" in as_("office").get(f"{path}?xem=lich-su").text


def test_the_party_s_side_is_its_own(as_):
    made = submitted(body=Body.PARTY)
    path = f"/ket-luan/{made.id}"
    as_("chairman").get(path, status=404)
    page = as_("secretary").get(path)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in page.text and "Duyệt" in buttons(page)
    as_("secretary").post(f"/van-ban/{made.id}/duyet", sent(page, f"/van-ban/{made.id}/duyet"))
    assert "Đã duyệt" in as_("party_office").get(path).text


def test_progress_stands_at_each_point(as_):
    made = issued()
    share = db.session.scalars(db.select(Assignment).order_by(Assignment.id)).first()
    share.state = AssignmentState.DONE
    commit()
    text = as_("chairman").get(f"/ket-luan/{made.id}").text
    assert "1/2" in text and "Hoàn thành" in text and "Chưa tiếp nhận" in text


def test_a_page_costs_the_same_for_few_and_many(as_):
    chair, costs = as_("chairman"), []
    for count in (1, 12):
        made = drafted(*(order("economy", words=f"Việc {n}") for n in range(count)), label=f"lần {count}")
        approvals.submit(actor("office"), made.document)
        approvals.give_back(actor("chairman"), made.document, comment="Sửa", remarks={})
        approvals.submit(actor("office"), made.document)
        commit()
        here = []
        for path in ("/ket-luan", f"/ket-luan/{made.id}", f"/ket-luan/{made.id}/tra-lai"):
            chair.get(path)
            with recorded() as sql:
                chair.get(path)
            here.append(len(sql))
        costs.append(here)
    assert costs[0] == costs[1] and max(costs[0]) <= 4, costs


def test_an_issued_conclusion_costs_the_same_for_few_and_many_points(as_):
    costs = []
    for count in (2, 9):
        made = drafted(*(order("economy", words=f"Việc {n}") for n in range(count)), label=f"lần {count}")
        approvals.submit(actor("office"), made.document)
        approvals.approve(actor("chairman"), made.document)
        issue(made)
        path = f"/ket-luan/{made.id}"
        for who in ("chairman", "specialist"):
            browser = as_(who)
            browser.get(path)
            with recorded() as sql:
                browser.get(path)
            costs.append(len(sql))
    assert len(set(costs)) == 1 and costs[0] <= 4, costs


def test_a_last_day_on_a_day_off_is_said_before_it_is_submitted(as_):
    made = drafted(order("economy", due=date(2026, 12, 13)))
    text = as_("office").get(f"/ket-luan/{made.id}").text
    assert "13/12/2026 là Chủ nhật nên hạn chuyển lên sớm hơn" in text


def test_what_was_done_several_times_on_end_is_one_line_of_the_history(as_):
    made = submitted()
    text = as_("chairman").get(f"/ket-luan/{made.id}?xem=lich-su").text
    assert text.count("Sửa nội dung dự thảo") == 1 and "Sửa nội dung dự thảo (2 lần)" in text


def test_readers_of_an_issued_conclusion_are_not_told_what_was_returned(as_, at):
    made = submitted()
    approvals.give_back(actor("chairman"), made.document, comment="Ghi rõ chiều dài mương")
    approvals.submit(actor("office"), made.document)
    approvals.approve(actor("chairman"), made.document)
    commit()
    at("2026-11-23 08:00")
    issue(fresh(made))
    for name in ("specialist", "councillor"):
        text = as_(name).get(f"/ket-luan/{made.id}?xem=lich-su").text
        assert "Ghi rõ chiều dài mương" not in text and "Trình duyệt" not in text
        assert "Ban hành" in text.split("Nhật ký")[1]
    assert "Ghi rõ chiều dài mương" in as_("office").get(f"/ket-luan/{made.id}?xem=lich-su").text


def test_a_unit_confirms_the_conclusion_on_its_page_and_takes_the_pdf(as_, app, monkeypatch):
    made = issued()
    path, press = f"/ket-luan/{made.id}", f"/van-ban/{made.id}/da-nhan"
    unit_head, office = as_("specialist"), as_("office")
    page = unit_head.get(path)
    assert "Đã nhận văn bản" in buttons(page)
    assert "Đã nhận văn bản" not in buttons(office.get(path)), "who wrote it has it"
    with recorded() as before:
        unit_head.get(path)
    unit_head.post(press, sent(page, press))
    with recorded() as after:
        assert "Đã nhận văn bản" not in buttons(unit_head.get(path))
    assert len(before) == len(after), "the button asks nothing of the database"
    assert f"/van-ban/{made.id}/pdf" not in office.get(path).links
    monkeypatch.setitem(app.config, "SOFFICE", "true")  # a program that is on every machine
    assert f"/van-ban/{made.id}/pdf" in office.get(path).links
