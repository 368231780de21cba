"""What was said when a paper came back, and whether anything was changed before it comes again."""

import pytest

from intranet.db.session import commit
from intranet.documents import approvals, drafting, versions
from intranet.documents.paper.kinds import Kind
from tests.support.papers import content_of, paper
from tests.support.world import actor


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 08:00")


def test_a_paper_that_came_back_says_why_to_writer_and_leader_and_whether_anything_was_changed(as_):
    document = paper("returned")
    path, unchanged = f"/van-ban/{document.id}", "Nội dung chưa sửa gì từ lần trả lại."
    page = as_("office").get(path)
    assert "trả lại lần 1" in page.text and "“Ghi rõ địa điểm”" in page.text and unchanged in page.text
    assert 'data-confirm="Trình lại khi chưa sửa gì?"' in page.html
    approvals.submit(actor("office"), document)
    commit()
    page = as_("chairman").get(path)
    assert "“Ghi rõ địa điểm”" in page.text and unchanged in page.text
    approvals.recall(actor("office"), document)
    said = content_of(Kind.NOTICE, place="Nhà văn hóa thôn Đông")
    drafting.change(actor("office"), document, content=said)
    commit()
    page = as_("office").get(path)
    assert unchanged not in page.text and "data-confirm" not in page.html
    approvals.submit(actor("office"), document)
    commit()
    page = as_("chairman").get(path)
    assert "“Ghi rõ địa điểm”" in page.text and "Thay đổi từ lần trả lại (" in page.text
    assert "Nhà văn hóa thôn Đông" in " ".join(page.text_of(one) for one in page.all("ins"))
    approvals.approve(actor("chairman"), document)
    commit()
    assert "trả lại lần 1," not in as_("office").get(path).text


def test_a_file_edited_in_word_counts_as_a_change(as_):
    document = paper("returned")
    data = versions.render(document)
    versions.edited(actor("office"), document, data, name="sua.docx")
    commit()
    assert "chưa sửa gì" not in as_("office").get(f"/van-ban/{document.id}").text
