"""What the page of a paper says to those who wrote it, to those who decide, and to those who only read it."""

from datetime import date

import pytest

from intranet.db.session import commit
from intranet.documents import approvals, drafting, issuing
from intranet.documents.paper.kinds import Kind
from tests.conclusions.support import delegate
from tests.support.papers import content_of, paper
from tests.support.world import actor


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 08:00")


def test_readers_of_an_issued_paper_are_not_told_how_it_was_written(as_, at):
    document = paper("returned")
    approvals.submit(actor("office"), document)
    approvals.approve(actor("chairman"), document)
    commit()
    at("2026-11-21 09:00")
    issuing.issue(actor("office"), document, day=date(2026, 11, 21), scan_missing="Chiều quét")
    commit()
    path = f"/van-ban/{document.id}"
    for name in ("specialist", "councillor"):
        text = as_(name).get(path).text
        assert "Ghi rõ địa điểm" not in text and "Trình duyệt" not in text
        assert "Ban hành" in text.split("Nhật ký")[1]
    assert "Ghi rõ địa điểm" in as_("office").get(path).text


def test_what_was_done_several_times_on_end_is_said_once(as_):
    document = paper("draft")
    for subject in ("Họp lần một", "Họp lần hai"):
        drafting.change(actor("office"), document, content=content_of(Kind.NOTICE), subject=subject)
    commit()
    text = as_("office").get(f"/van-ban/{document.id}").text
    assert text.count("Sửa nội dung dự thảo") == 1 and "(2 lần)" in text


def test_a_deputy_reads_beside_the_button_in_whose_place_they_approve(as_):
    delegate("document")
    document = paper("submitted")

    def told(name: str) -> str:
        page = as_(name).get(f"/van-ban/{document.id}")
        return " ".join(page.text_of(one) for one in page.all("section"))

    assert "duyệt thay" in told("vice") and "duyệt thay" not in told("chairman")


def test_what_has_to_be_chosen_is_not_called_optional(as_):
    text = as_("office").get(f"/van-ban/{paper('draft').id}/ban-word").text
    assert "Tệp Word đã sửa Chọn tệp" in " ".join(text.split())


def test_a_paper_is_not_new_to_who_approved_it(as_):
    document = paper("issued", to=["Lãnh đạo UBND xã"])
    path = f"/van-ban/{document.id}"
    for name, is_new in (("chairman", False), ("vice", True)):
        page = as_(name).get("/van-ban")
        assert path in page.links and ("Chưa mở" in page.text) is is_new
        assert (path in as_(name).get("/").links) is is_new
