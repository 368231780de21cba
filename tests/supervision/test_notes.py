"""Supervision notes: written, replied to within five working days, red when they are not (P1)."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.db.session import commit, db
from intranet.errors import Forbidden, NotFound, Refused, WrongState
from intranet.notifications import services as notices
from intranet.notifications.kinds import NoticeKind
from intranet.notifications.models import Notice
from intranet.supervision import queries, services
from intranet.supervision.models import SupervisionNote
from intranet.tasks.models import Assignment
from tests.conclusions.support import drafted, issued, order
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import PEOPLE, person

WORDS = "Cử tri hỏi vì sao mương chưa sửa."
WRITERS = {"mobiliser", "inspector", "councillor", "front"}
READERS = WRITERS | {"secretary", "standing", "party_office", "chairman", "vice", "office", "office_head"}


@pytest.fixture
def share(at, session) -> Assignment:
    """Work of the economic office."""
    at("2026-11-02 09:00")
    (one,) = make_task("economy", title="Rà soát tuyến mương")
    return one


@pytest.fixture
def note(actor, share) -> SupervisionNote:
    """A note of the People's Council about it."""
    made = services.write(actor("councillor"), share, text=WORDS)
    commit()
    return made


def told(name: str) -> str:
    query = db.select(Notice.text).where(Notice.user_id == person(name).id)
    return " ".join(db.session.scalars(query))


def test_who_supervises_writes_and_nobody_else(actor, share):
    for name in PEOPLE:
        if name in WRITERS:
            services.write(actor(name), share, text=WORDS)
        else:
            with pytest.raises(Forbidden):
                services.write(actor(name), share, text=WORDS)


def test_a_note_has_words_and_five_working_days(actor, share, note):
    assert note.due == date(2026, 11, 9)
    with pytest.raises(Refused, match="nội dung giám sát"):
        services.write(actor("councillor"), share, text="  ")


def test_only_who_reads_or_replies_sees_it(actor, as_, note):
    repliers = {"specialist", "junior", "finance", "office", "office_head"}
    for name in PEOPLE:
        if name in READERS | repliers:
            assert queries.get(actor(name), note.id) is note, name
        else:
            with pytest.raises(NotFound):
                queries.get(actor(name), note.id)
            if name not in ("guest", "admin"):
                page = as_(name).get("/")
                assert WORDS not in page.text
        assert permits(actor(name), P.SUPERVISION_NOTE_REPLY, note) == (name in repliers), name


def test_the_task_page_shows_it_to_them_only(as_, note, share):
    path = f"/nhiem-vu/{share.id}"
    for name in ("councillor", "front", "office", "specialist", "chairman"):
        assert WORDS in as_(name).get(path).text, name
    for name in ("propagandist", "farmer"):
        assert WORDS not in as_(name).get(path).text, name


def test_the_unit_or_the_office_replies_once_and_the_writer_is_told(actor, as_, note):
    assert "Phiếu giám sát của Thường trực HĐND xã" in told("specialist")
    assert "Phiếu giám sát của Thường trực HĐND xã" in told("office") and not told("party_office")
    unit, path = as_("specialist"), f"/phieu-giam-sat/{note.id}"
    assert "Phiếu giám sát chờ trả lời" in unit.get("/").text
    unit.post(f"{path}/tra-loi", {"text": " "}, status=422)
    unit.post(f"{path}/tra-loi", {"text": "Tuần sau sửa xong."})
    page = as_("councillor").get(path)
    assert "Tuần sau sửa xong." in page.text and "Phòng Kinh tế" in page.text
    assert "Phòng Kinh tế đã trả lời phiếu giám sát" in told("councillor")
    fresh = db.session.get(SupervisionNote, note.id)
    with pytest.raises(WrongState):
        services.reply(actor("office"), fresh, text="Thêm một câu.")
    assert "Phiếu giám sát chờ trả lời" not in unit.get("/").text
    said = " ".join(page.text.split())
    assert "Trả lời phiếu giám sát: “Tuần sau sửa xong.”" in said and f"Ghi phiếu giám sát: “{WORDS}”" in said


def test_what_is_not_replied_to_is_red_on_both_desks(as_, at, note):
    at("2026-11-09 17:00")
    assert "Quá hạn trả lời" not in as_("councillor").get("/").text
    at("2026-11-11 08:00")
    for name, heading in (
        ("councillor", "Phiếu giám sát chưa được trả lời"),
        ("office", "Phiếu giám sát chờ trả lời"),
        ("specialist", "Phiếu giám sát chờ trả lời"),
    ):
        desk = as_(name).get("/").text.split(heading)[1]
        assert WORDS in desk and "Quá hạn trả lời 2 ngày" in desk, name
    assert WORDS not in as_("front").get("/").text, "another body's note is not on its desk"


def test_the_list_is_narrowed_by_who_wrote_and_whose_work_it_is(actor, as_, at, note):
    (other,) = make_task("culture", title="Niêm yết danh sách")
    services.write(actor("front"), other, text="Danh sách chưa niêm yết.")
    commit()
    office, council = as_("office"), person("councillor").positions[0].unit_id
    text = office.get("/phieu-giam-sat").text
    assert WORDS in text and "Danh sách chưa niêm yết." in text
    for query in (f"co-quan={council}", f"don-vi={note.unit_id}"):
        text = office.get(f"/phieu-giam-sat?{query}").text
        assert WORDS in text and "Danh sách chưa niêm yết." not in text
    assert WORDS not in office.get("/phieu-giam-sat?han=qua-han").text
    at("2026-11-10 08:00")
    office = as_("office")
    assert WORDS in office.get("/phieu-giam-sat?han=qua-han").text
    services.reply(actor("office"), db.session.get(SupervisionNote, note.id), text="Đã rõ.")
    commit()
    assert WORDS not in office.get("/phieu-giam-sat").text
    assert WORDS in office.get("/phieu-giam-sat?muc=da-tra-loi").text


def test_the_list_costs_the_same_for_few_and_many_and_goes_page_by_page(actor, as_, share):
    council, costs = as_("councillor"), []
    for many in (3, 60):
        for n in range(many):
            services.write(actor("councillor"), share, text=f"Điều thứ {n}.")
        commit()
        council.get("/phieu-giam-sat")
        with recorded() as sql:
            page = council.get("/phieu-giam-sat")
        costs.append(len(sql))
    assert costs[0] == costs[1] <= 4, costs
    older = next(link for link in page.links if "sau=" in link)
    last = council.get(older)
    assert "Điều thứ 0." in last.text and "Điều thứ 59." not in last.text
    assert "Điều thứ 59." in council.get(next(link for link in last.links if "truoc=" in link)).text


def test_a_note_on_an_issued_conclusion_is_the_office_s_to_reply(actor, as_, at):
    at("2026-11-16 09:00")
    made = issued(order("economy", words="Sửa mương"))
    path = f"/ket-luan/{made.id}/phieu-giam-sat"
    council = as_("councillor")
    assert path in council.get(f"/ket-luan/{made.id}").links
    council.post(path, {"text": "Điểm 1 chưa có kết quả."})
    (note,) = db.session.scalars(db.select(SupervisionNote))
    assert (note.conclusion_id, note.unit_id, note.body) == (made.id, None, Body.STATE)
    assert not permits(actor("specialist"), P.SUPERVISION_NOTE_REPLY, note)
    assert "Điểm 1 chưa có kết quả." in council.get(f"/phieu-giam-sat?ket-luan={made.id}").text
    services.reply(actor("office"), note, text="Đã giao, xong trong tháng.")
    assert note.reply


def test_a_conclusion_that_is_not_issued_takes_no_note(actor, at):
    at("2026-11-16 09:00")
    with pytest.raises(WrongState, match="chưa ban hành"):
        services.write(actor("councillor"), drafted(order("economy")), text=WORDS)


def test_for_a_village_the_office_replies(actor, as_, at):
    at("2026-11-02 09:00")
    (one,) = make_task("east", title="Phát phiếu hỏi")
    note = services.write(actor("mobiliser"), one, text="Chưa thấy phiếu.")
    commit()
    assert not permits(actor("village"), P.SUPERVISION_NOTE_REPLY, note)
    as_("village").get(f"/phieu-giam-sat/{note.id}", status=404)
    assert "Văn phòng (Ủy ban nhân dân)" in as_("office").get(f"/phieu-giam-sat/{note.id}").text


def test_notes_are_a_choice_of_their_own(actor, share):
    notices.mute(actor("specialist"), [NoticeKind.SUPERVISION])
    services.write(actor("councillor"), share, text=WORDS)
    assert "Phiếu giám sát" not in told("specialist") and "Phiếu giám sát" in told("office")
