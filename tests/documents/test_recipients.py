"""Nơi nhận: whom a paper reaches, who says that it arrived, what the office ticks."""

import pytest

from intranet.db.session import commit
from intranet.documents import arrivals, drafting, recipients
from intranet.documents.paper.blocks import Recipient
from intranet.documents.paper.kinds import Kind
from intranet.documents.recipients import read, written
from intranet.errors import Forbidden, NotFound, WrongState
from intranet.notifications.models import Notice
from tests.support.papers import content_of, paper
from tests.support.world import actor, person, unit


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 08:00")


def units(*keys):
    return {unit(key).id for key in keys}


def test_a_group_reaches_each_of_its_members():
    document = paper("draft", to=["Các phòng chuyên môn", "Trưởng các thôn"])
    assert recipients.units_of(document) >= units("office", "economy", "culture", "east", "west", "south")
    assert recipients.lines(document) == [Recipient("Các phòng chuyên môn"), Recipient("Trưởng các thôn")]


def test_as_above_reaches_those_whom_the_letter_is_addressed_to_even_when_it_is_changed():
    document = paper(
        "draft",
        kind=Kind.ASSIGNMENT,
        to=["Như trên"],
        content=content_of(Kind.ASSIGNMENT, units=("Phòng Kinh tế",)),
    )
    assert recipients.units_of(document) == units("economy")
    changed = content_of(Kind.ASSIGNMENT, units=("Công an xã", "Thôn Đông"))
    drafting.change(actor("office"), document, content=changed)
    assert recipients.units_of(document) == units("police", "east")


def test_lines_are_read_as_an_official_types_or_pastes_them():
    text = "Nơi nhận:\n- Thường trực Đảng ủy (b/c);\n- Như trên;\n– Các thôn (niêm yết);\n- Lưu: VT, VP./."
    found = read(text)
    assert found == [
        Recipient("Thường trực Đảng ủy", "b/c"), Recipient("Như trên"), Recipient("Các thôn", "niêm yết"),
    ]  # fmt: skip
    assert read(written(found)) == found


def test_at_issue_the_people_of_each_unit_are_told_once(session):
    paper("issued", to=["Phòng Kinh tế", "Các phòng chuyên môn"])
    told = [
        one for one in session.scalars(session.query(Notice).statement)
        if one.user_id == person("specialist").id and "Văn bản đến" in one.text
    ]  # fmt: skip
    assert len(told) == 1


def test_people_of_the_unit_say_that_it_arrived():
    document = paper("issued")
    recipients.receive(actor("junior"), document)
    commit()
    line = next(one for one in arrivals.lines(document) if one.name == "Phòng Kinh tế").arrivals[0]
    assert line.received_by == "Phùng Thu Hà"
    with pytest.raises(WrongState):
        recipients.receive(actor("specialist"), document)
    with pytest.raises(WrongState):
        recipients.receive(actor("culture"), document)  # may read it, but it did not come to them


def test_a_draft_is_not_received():
    with pytest.raises(Forbidden):
        recipients.receive(actor("specialist"), paper("approved"))


def test_the_office_ticks_the_paper_copy_of_a_line_that_names_nobody_here():
    document = paper("issued", to=["Sở Nội vụ tỉnh"])
    (row,) = document.recipients
    with pytest.raises(Forbidden):
        recipients.deliver(actor("specialist"), document, recipient_id=row.id)
    recipients.deliver(actor("office"), document, recipient_id=row.id, note="Gửi bưu điện")
    assert row.received_at and row.received_note == "Gửi bưu điện"
    with pytest.raises(NotFound):
        recipients.deliver(actor("office"), document, recipient_id=row.id)


def test_the_unit_that_wrote_it_has_it_and_the_office_sees_the_sum():
    document = paper("issued", to=["Các phòng chuyên môn"])
    assert not recipients.awaiting(actor("office"), document)
    assert arrivals.in_short(arrivals.lines(document)) == "3 nơi nhận: 0 nơi đã mở xem, 1 nơi đã nhận."


def test_only_a_draft_is_readdressed():
    document = paper("draft")
    assert drafting.readdress(actor("office"), document, read("Công an xã (p/h)"))
    assert recipients.units_of(document) == units("police")
    with pytest.raises(WrongState):
        drafting.readdress(actor("office"), paper("submitted"), read("Công an xã"))
