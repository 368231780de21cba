"""A dialogue is held on another day than its papers say: nobody overlooks that, and it is put right."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.dialogues.models import Dialogue
from intranet.documents import approvals, issuing
from intranet.documents.models import Document
from intranet.errors import Refused
from tests.letters.test_letters import sent
from tests.support.make import make_plan

OLD, NEW = date(2026, 12, 7), date(2026, 12, 14)


@pytest.fixture
def dialogue(actor, at) -> Dialogue:
    """Give a dialogue of a plan in force."""
    at("2026-11-20 09:00")
    plan = make_plan(signed=True, body=Body.STATE, code="12/KH-UBND", duties=2)
    (made,) = dialogues.create(
        actor("office"), plan,
        [dialogues.Ordered(label="thôn Đông", day=OLD, time="07:30", place="Nhà văn hóa", topic="Nước sạch")],
    )  # fmt: skip
    commit()
    return made


def letter(as_, dialogue, slug: str = "giay-moi") -> Document:
    """Begin a letter as it is proposed."""
    return sent(as_("office"), f"/van-ban/soan/{slug}/{dialogue.id}")


def issue(actor, document: Document) -> None:
    """Take a draft to its number."""
    approvals.submit(actor("office"), document)
    approvals.approve(actor("chairman"), document)
    issuing.issue(actor("office"), document, day=date(2026, 11, 20), scan_missing="Chưa quét")
    commit()


def move(actor, dialogue, **more: str) -> None:
    """Let the dialogue be held a week later."""
    dialogues.fix_day(actor("chairman"), dialogue, day=NEW, time=more.pop("time", "07:30"), **more)
    commit()
    db.session.expire_all()


def test_before_a_dialogue_is_moved_the_papers_that_name_its_day_are_listed(dialogue, as_, actor):
    draft, told = letter(as_, dialogue), letter(as_, dialogue, "thong-bao")
    issue(actor, told)
    chairman, path = as_("chairman"), f"/doi-thoai/{dialogue.id}/an-dinh-ngay"
    page = chairman.get(chairman.post(path, chairman.get(path).fields | {"day": "14/12/2026"}))
    assert "Văn bản đang ghi ngày cũ: Giấy mời (dự thảo)" not in chairman.get(path).text
    assert "Văn bản đang ghi ngày cũ: Giấy mời (dự thảo); Thông báo thời gian, địa điểm 01/TB" in page.text
    assert {f"/van-ban/{draft.id}", f"/van-ban/{told.id}"} <= set(page.links)
    same_day = chairman.get(path).fields | {"day": "07/12/2026", "time": "08:00"}
    page = chairman.get(chairman.post(path, same_day))
    assert "ngày cũ" not in page.text


def test_a_draft_says_that_its_dialogue_is_on_another_day_and_is_brought_after_it(dialogue, as_, actor):
    document = letter(as_, dialogue, "thong-bao")
    office, path = as_("office"), f"/van-ban/{document.id}"
    until = date.fromisoformat(document.content["questions_until"])
    assert "Cuộc đối thoại nay là" not in office.get(path).text
    move(actor, dialogue, place="Sân vận động")
    page = office.get(path)
    words = "nay là 14/12/2026, tại Sân vận động; văn bản còn ghi 07/12/2026, tại Nhà văn hóa."
    assert words in page.text and "Chưa trình được" in page.html and "Cập nhật ngày, địa điểm" in page.text
    with pytest.raises(Refused, match="14/12/2026"):
        approvals.submit(actor("office"), document)
    before = document.content_version
    office.post(f"{path}/theo-doi-thoai")
    db.session.expire_all()
    said = document.content
    assert (said["day"], said["place"]) == ("2026-12-14", "Sân vận động")
    assert date.fromisoformat(said["questions_until"]) - until == NEW - OLD
    assert document.content_version == before + 1 and document.issue_by == date(2026, 12, 7)
    assert "Cuộc đối thoại nay là" not in office.get(path).text
    office.post(f"{path}/theo-doi-thoai", status=422)


def test_only_the_writer_brings_a_draft_after_its_dialogue(dialogue, as_, actor):
    document = letter(as_, dialogue)
    move(actor, dialogue)
    page = as_("chairman").get(f"/van-ban/{document.id}")
    assert "Cuộc đối thoại nay là" in page.text and "Cập nhật ngày" not in page.text
    as_("chairman").post(f"/van-ban/{document.id}/theo-doi-thoai", status=403)


def test_what_names_another_day_is_neither_approved_nor_issued(dialogue, as_, actor):
    first, second = letter(as_, dialogue), letter(as_, dialogue, "thong-bao")
    approvals.submit(actor("office"), first)
    approvals.submit(actor("office"), second)
    approvals.approve(actor("chairman"), second)
    commit()
    move(actor, dialogue)
    page = as_("chairman").get(f"/van-ban/{first.id}")
    assert "Chưa duyệt được" in page.html and f"/van-ban/{first.id}/duyet" not in page.html
    assert "Văn phòng rút lại, hoặc lãnh đạo trả lại" in as_("office").get(f"/van-ban/{first.id}").text
    with pytest.raises(Refused, match="văn bản còn ghi 07/12/2026"):
        approvals.approve(actor("chairman"), first)
    with pytest.raises(Refused, match="văn bản còn ghi 07/12/2026"):
        issuing.issue(actor("office"), second, day=date(2026, 11, 20), scan_missing="Chưa quét")


def test_another_hour_is_said_but_stops_nothing(dialogue, as_, actor):
    document = letter(as_, dialogue)
    dialogues.fix_day(actor("chairman"), dialogue, day=OLD, time="08:00")
    commit()
    page = as_("office").get(f"/van-ban/{document.id}")
    assert "nay là 08 giờ 00; văn bản còn ghi 07 giờ 30." in page.text and "Cập nhật giờ" in page.text
    approvals.submit(actor("office"), document)


def test_a_place_told_more_closely_is_the_same_place(dialogue, as_, actor):
    document = letter(as_, dialogue)
    office, path = as_("office"), f"/van-ban/{document.id}/noi-dung"
    office.post(path, office.get(path).fields | {"place": "Nhà văn hóa thôn Đông"})
    assert "nay là" not in office.get(f"/van-ban/{document.id}").text


def test_of_an_issued_paper_a_change_is_announced(dialogue, as_, actor):
    told = letter(as_, dialogue, "thong-bao")
    issue(actor, told)
    office, path = as_("office"), f"/van-ban/soan/thong-bao-thay-doi/{dialogue.id}"
    assert office.open(path).status_code == 302, "nobody was told of another day yet"
    move(actor, dialogue)
    for place in (f"/doi-thoai/{dialogue.id}", f"/van-ban/{told.id}"):
        page = office.get(place)
        assert "Cuộc đối thoại nay là 14/12/2026" in page.text and path in page.links, place

    change = sent(office, path)
    assert change.subject.startswith("Thay đổi thời gian, địa điểm tổ chức Hội nghị đối thoại")
    assert "đã ghi tại Thông báo số 01/TB-UBND" in change.content["basis"]
    assert "07 tháng 12 năm 2026" in change.content["basis"] and change.content["day"] == "2026-12-14"
    issue(actor, change)
    db.session.expire_all()
    assert "Cuộc đối thoại nay là" not in office.get(f"/doi-thoai/{dialogue.id}").text
    page = office.get(f"/van-ban/{told.id}")
    assert "văn bản đã ban hành còn ghi 07/12/2026" in page.text and path not in page.links
