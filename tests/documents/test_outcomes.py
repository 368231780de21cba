"""Two windows on one paper: whoever comes too late is told who decided what, and gets no form."""

import pytest

from intranet.access.actor import Body
from intranet.db.session import commit
from intranet.documents import approvals, issuing, register
from intranet.documents.paper.kinds import Kind
from tests.support.papers import paper
from tests.support.world import actor, person


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 15:24")


def test_who_returns_what_was_approved_meanwhile_is_told_by_whom_and_when(as_):
    document, leader = paper("submitted"), as_("chairman")
    path = f"/van-ban/{document.id}"
    form = leader.get(f"{path}/tra-lai").fields
    approvals.approve(actor("chairman"), document)
    commit()
    page = leader.post(f"{path}/tra-lai", form | {"comment": "Ghi rõ giờ"}, status=409)
    said = f"Không trả lại được: {person('chairman').full_name} đã duyệt lúc 15:24."
    assert said in page.text and path in page.links and not page.all("textarea")
    leader.post(f"{path}/tra-lai", leader.get(f"{path}/tra-lai").fields | {"comment": "Ghi rõ giờ"})


def test_what_was_issued_is_not_issued_again_and_its_number_is_said(as_, at):
    document, office = paper("approved"), as_("office")
    path = f"/van-ban/{document.id}/ban-hanh"
    form = office.get(path).fields
    issuing.issue(actor("office"), document, day=document.approved_at.date(), scan_missing="Chưa quét")
    commit()
    page = office.post(path, form, status=409)
    assert "Văn bản đã ban hành số 01/TB-UBND lúc 15:24." in page.text and not page.all("select")
    at("2026-11-21 08:00")
    assert "số 01/TB-UBND lúc 15:24 ngày 20/11/2026." in as_("office").get(path).text


def test_who_approves_what_was_returned_meanwhile_is_told_so(as_):
    document = paper("returned")
    page = as_("chairman").post(f"/van-ban/{document.id}/duyet", {"seen": "1"}, status=409)
    assert f"Không duyệt được: {person('chairman').full_name} đã trả lại lúc 15:24." in page.text


def test_without_a_scan_the_first_press_issues(as_):
    document, office = paper("approved"), as_("office")
    path = f"/van-ban/{document.id}/ban-hanh"
    page = office.get(path)
    assert page.fields.get("no_scan") == "y"
    office.post(path, page.fields)
    assert "Chưa có bản scan: Sẽ quét sau khi ghi số, đóng dấu" in office.get(f"/van-ban/{document.id}").text


def test_only_numbers_held_for_its_kind_are_offered_to_a_paper(as_):
    for kind in (Kind.NOTICE, Kind.INVITATION):
        register.hold(
            actor("office"), body=Body.STATE, type=kind.code, subject="", reason="Đã báo số qua điện thoại"
        )
    document = paper("approved")
    page = as_("office").get(f"/van-ban/{document.id}/ban-hanh")
    assert "01/TB-UBND (đang giữ" in page.text and "02/GM-UBND" not in page.text


def test_an_invitation_without_number_is_called_in_one_sentence():
    document = paper(kind=Kind.INVITATION, subject="Dự Hội nghị đối thoại")
    assert document.title == "Giấy mời dự Hội nghị đối thoại"
