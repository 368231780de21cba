"""The office writes down what a unit without people in the software takes and reports (C5)."""

import io

import pytest

from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.org.people import Position
from intranet.tasks import services, standing_in
from intranet.tasks.models import Assignment, AssignmentState
from intranet.tasks.standing_in import Channel, Word
from tests.support.make import make_task
from tests.support.world import unit

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
SAID = {"channel": "phone", "told_by": "Trưởng trạm gọi điện sáng 05/10"}
CALLED = Word(channel=Channel.PHONE, told_by="Trưởng trạm gọi", text="Đã bố trí hai y tá trực.")


def state_of(number: int) -> AssignmentState:
    db.session.expire_all()
    return db.session.get(Assignment, number).state


@pytest.mark.parametrize("key", ["clinic", "west"])
def test_a_unit_of_guests_or_of_nobody_is_recorded_for_and_another_confirms(as_, key):
    for seat in db.session.query(Position).filter_by(unit_id=unit("west").id):
        db.session.delete(seat)
    commit()
    (one,) = make_task(key, title="Bố trí tổ cấp cứu ở hội trường")
    path = f"/nhiem-vu/{one.id}"
    office = as_("office")
    assert "Ghi nhận thay đơn vị" in office.get(path).text
    office.post(f"{path}/ghi-nhan-thay", {"move": "record-accept", **SAID})
    assert state_of(one.id) == AssignmentState.ACCEPTED
    scan = {"text": "Đã bố trí hai y tá.", "files": (io.BytesIO(PDF), "cong-van.pdf")}
    office.post(f"{path}/ghi-nhan-thay", {"move": "record-report", **SAID, **scan})
    assert state_of(one.id) == AssignmentState.REPORTED
    page = office.get(path)
    told = f"Ghi nhận thay {unit(key).name}: báo cáo hoàn thành (Điện thoại: Trưởng trạm gọi điện sáng 05/10)"
    assert told in page.text and "Vi Thị Hoa" in page.text and "cong-van.pdf" in page.text
    assert "Xác nhận hoàn thành" not in page.text
    office.post(f"{path}/xac-nhan", {"seen": page.fields.get("seen", "")}, status=403)
    other = as_("office_head")
    other.post(f"{path}/xac-nhan", {"seen": other.get(path).fields["seen"]})
    assert state_of(one.id) == AssignmentState.DONE


def test_who_recorded_is_not_asked_to_confirm(actor, as_):
    (one,) = make_task("clinic", title="Bố trí tổ cấp cứu ở hội trường")
    standing_in.record(actor("office"), one, "record-report", CALLED)
    commit()
    words = "Trạm Y tế xã báo cáo hoàn thành"
    assert words in as_("office_head").get("/thong-bao").text
    assert words not in as_("office").get("/thong-bao").text
    services.send_back(actor("office_head"), one, comment="Thiếu danh sách.")
    standing_in.record(actor("office_head"), one, "record-report", CALLED)
    with pytest.raises(Forbidden):
        services.confirm(actor("office_head"), one)
    services.confirm(actor("office"), one)


def test_an_acceptance_with_words_is_shown_as_what_it_is(actor, as_):
    (one,) = make_task("clinic", title="Bố trí tổ cấp cứu ở hội trường")
    standing_in.record(actor("office"), one, "record-accept", CALLED)
    commit()
    page = as_("office").get(f"/nhiem-vu/{one.id}")
    (title,) = [page.text_of(line) for line in page.all("span") if "rows__title" in (line.get("class") or "")]
    assert title == "Đơn vị đã nhận việc" and "Đã bố trí hai y tá trực." in page.text
    standing_in.record(actor("office"), one, "record-progress", CALLED)
    commit()
    assert [report.kind.label for report in one.reports] == ["Đơn vị đã nhận việc", "Báo cáo tiến độ"]


def test_it_is_offered_and_done_only_where_nobody_of_the_unit_could(actor, as_):
    (one,) = make_task("economy")
    office = as_("office")
    assert "Ghi nhận thay đơn vị" not in office.get(f"/nhiem-vu/{one.id}").text
    sent = {"move": "record-report", "text": "Xong.", **SAID}
    page = office.post(f"/nhiem-vu/{one.id}/ghi-nhan-thay", sent, status=422)
    assert "có người tiếp nhận, báo cáo được" in page.text and page.fields["text"] == "Xong."
    assert state_of(one.id) == AssignmentState.GIVEN
    with pytest.raises(Refused):
        standing_in.record(actor("office"), one, "record-accept", CALLED)


@pytest.mark.parametrize("name", ["chairman", "specialist", "party_office", "front", "guest"])
def test_only_the_office_of_the_body_records(actor, name):
    (one,) = make_task("clinic")
    with pytest.raises(Forbidden):
        standing_in.record(actor(name), one, "record-accept", CALLED)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"told_by": " "}, "Hãy ghi ai của đơn vị báo"),
        ({"text": ""}, "Cần ghi kết quả thực hiện hoặc đính kèm"),
        ({"channel": "pigeon"}, "Hãy chọn một mục trong danh sách"),
        ({"files": b"MZ\x90"}, "Tệp"),
    ],
)
def test_what_is_missing_is_said_beside_the_field_and_nothing_is_kept(as_, sent, said):
    (one,) = make_task("clinic")
    whole = {"move": "record-report", "text": "Đã bố trí hai y tá.", **SAID} | sent
    if "files" in sent:
        whole["files"] = (io.BytesIO(sent["files"]), "la.pdf")  # made anew: sending closes it
    page = as_("office").post(f"/nhiem-vu/{one.id}/ghi-nhan-thay", whole, status=422)
    assert said in page.text and page.fields["told_by"] == whole["told_by"].strip()
    assert state_of(one.id) == AssignmentState.GIVEN and not db.session.get(Assignment, one.id).reports


def test_nothing_is_recorded_twice(actor):
    (one,) = make_task("clinic")
    standing_in.record(actor("office"), one, "record-report", CALLED)
    with pytest.raises(WrongState):
        standing_in.record(actor("office_head"), one, "record-report", CALLED)
