"""What people say about an assignment (C12)."""

import pytest

from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.notifications import services as notices
from intranet.notifications.kinds import NoticeKind
from intranet.notifications.models import Notice
from intranet.tasks import comment_services as comments
from intranet.tasks.models import Assignment
from tests.support.make import make_task
from tests.support.world import actor, person, unit

pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture
def shared(at) -> Assignment:
    """Work of Phòng Kinh tế on which Phòng Văn hóa coordinates."""
    at("2026-11-16 09:00")
    (one,) = make_task("economy", coordinating=("culture",))
    commit()
    return one


def told() -> dict[str, list[str]]:
    """Return who was told what, with the reason."""
    found: dict[int, list[str]] = {}
    for notice in db.session.scalars(db.select(Notice).order_by(Notice.id)):
        found.setdefault(notice.user_id, []).append(notice.reason)
    asked = ("specialist", "junior", "finance", "culture", "front", "office", "police")
    names = {person(name).id: name for name in asked}
    return {names[user]: reasons for user, reasons in found.items() if user in names}


def test_holder_coordinators_and_the_named_are_told_once(shared):
    comments.write(
        actor("office"), shared, text="Cần số liệu trước thứ Sáu.",
        user_ids=[person("front").id, person("specialist").id], unit_ids=[unit("economy").id],
    )  # fmt: skip
    found = told()
    assert set(found) == {"specialist", "junior", "finance", "culture", "front"}
    assert all(len(reasons) == 1 for reasons in found.values())
    assert found["front"] == found["specialist"] == ["Vì đồng chí được nhắc tên."]
    assert found["culture"] == ["Vì Phòng Văn hóa – Xã hội phối hợp việc này."]


def test_who_asked_hears_the_answer(shared):
    comments.write(actor("office"), shared, text="Đến đâu rồi?")
    commit()
    comments.write(actor("culture"), shared, text="Phòng văn hóa đã gửi danh sách.")
    assert told()["office"] == ["Vì đồng chí đã trao đổi về việc này."]


def test_a_coordinating_unit_speaks_and_an_outsider_neither_speaks_nor_is_named(as_, shared):
    comments.write(actor("culture"), shared, text="Góp ý.")
    for name in ("police", "guest"):
        with pytest.raises(Forbidden):
            comments.write(actor(name), shared, text="Chen vào.")
    with pytest.raises(Refused, match="Khổng Văn Hùng không xem được"):
        comments.write(actor("office"), shared, text="Nhờ công an.", user_ids=[person("police").id])
    commit()
    path = f"/nhiem-vu/{shared.id}/trao-doi"
    assert as_("police").open(path).status_code == 404
    assert "Khổng Văn Hùng" not in as_("office").get(path).text
    assert "Khổng Văn Hùng" not in as_("office").get(path).html


def test_ones_own_words_may_be_mended_for_a_quarter_of_an_hour(shared, at):
    one = comments.write(actor("office"), shared, text="Trước thứ Năm.")
    commit()
    at("2026-11-16 09:14")
    comments.edit(actor("office"), shared, one, text="Trước thứ Sáu.")
    commit()
    with pytest.raises(Forbidden):
        comments.edit(actor("office_head"), shared, one, text="Lời người khác.")
    at("2026-11-16 09:16")
    with pytest.raises(WrongState, match="15 phút"):
        comments.withdraw(actor("office"), shared, one)
    data = [line.data for line in history(shared) if line.text == "Sửa ý kiến trao đổi"]
    assert data[0]["before"] == "Trước thứ Năm." and data[0]["after"] == "Trước thứ Sáu."


def test_what_was_taken_back_is_gone_from_the_page_and_kept_in_the_log(as_, shared, at):
    office, path = as_("office"), f"/nhiem-vu/{shared.id}"
    office.post(f"{path}/trao-doi", {"text": "Lời nói vội."})
    page = office.get(path)
    assert "Lời nói vội." in page.text
    undo = next(form.get("action") for form in page.all("form") if form.get("action").endswith("/rut"))
    office.post(undo)
    page = as_("specialist").get(path)
    assert "Lời nói vội." not in page.text and "Đã rút ý kiến này" in page.text
    kept = [line.data["before"] for line in history(shared) if line.text == "Rút ý kiến trao đổi"]
    assert kept == ["Lời nói vội."]


def test_people_and_units_are_named_without_a_script(as_, shared):
    office, path = as_("office"), f"/nhiem-vu/{shared.id}"
    page = office.get(f"{path}/trao-doi")
    boxes = [one for one in page.all("input") if one.get("name") == "people"]
    assert str(person("front").id) in [one.get("value") for one in boxes]
    assert len({one.get("value") for one in boxes}) == len(boxes) and "<select" not in page.html
    assert page.text.index("Ủy ban MTTQ Việt Nam xã") < page.text.index("Âu Thị Lan")
    named = {"people": [person("front").id], "units": [unit("culture").id]}
    sent = page.fields | {"text": "Nhờ Mặt trận.", **named}
    office.post(f"{path}/trao-doi", sent)
    said = as_("culture").get(path).text
    assert "nhắc tên Âu Thị Lan, Phòng Văn hóa – Xã hội" in said
    back = office.post(f"{path}/trao-doi", {"text": " "}, status=422)
    assert "Hãy ghi nội dung trao đổi." in back.text


def test_talk_can_be_muted_but_not_being_asked_by_name(shared):
    for name in ("specialist", "culture"):
        notices.mute(actor(name), [NoticeKind.COMMENT])
    comments.write(actor("office"), shared, text="Đến đâu rồi?", user_ids=[person("culture").id])
    found = told()
    assert "specialist" not in found and found["culture"] == ["Vì đồng chí được nhắc tên."]
