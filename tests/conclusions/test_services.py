"""A conclusion is written, submitted, decided and issued; its points become tasks."""

from dataclasses import replace
from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.audit.queries import history
from intranet.conclusions import services
from intranet.conclusions.models import Conclusion
from intranet.db.counters import bump
from intranet.db.session import commit, db, rollback
from intranet.documents import approvals
from intranet.documents.models import Document, RegisterEntry
from intranet.documents.workflow import moves_of
from intranet.errors import Forbidden, Refused, WrongState
from intranet.notifications.models import Notice
from intranet.org.models import Unit
from intranet.tasks.models import Assignment, Manner, Task
from tests.conclusions.support import approved, delegate, drafted, held, issue, issued, order, submitted
from tests.support.world import PEOPLE, actor, person, unit


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def test_it_is_begun_once_for_a_dialogue_that_was_held():
    dialogue = held()
    made = services.begin(actor("office"), dialogue)
    commit()
    assert made.document.issue_by == date(2026, 11, 20), "five working days after Friday the 13th"
    assert "13 tháng 11 năm 2026" in made.document.subject and made.held_on == dialogue.day
    assert made.id == made.document.id
    with pytest.raises(WrongState, match="đã có"):
        services.begin(actor("office_head"), dialogue)


def test_not_before_the_dialogue_nor_without_a_day():
    with pytest.raises(Refused, match="chưa có ngày"):
        services.begin(actor("office"), held(day=None))
    with pytest.raises(Refused, match="Kết luận soạn từ ngày đó"):
        services.begin(actor("office"), held(day=date(2026, 11, 17), label="khác"))
    assert services.begin(actor("office"), held(day=date(2026, 11, 16), label="nay"))


@pytest.mark.parametrize("name", ["party_office", "chairman", "specialist", "admin", "village"])
def test_only_the_office_of_the_body_writes_it(name):
    with pytest.raises(Forbidden):
        services.begin(actor(name), held())
    made = drafted(label="khác")
    with pytest.raises(Forbidden):
        services.add_point(actor(name), made, order("economy"))


def test_the_points_can_be_changed_moved_and_removed():
    who, made = actor("office"), drafted()
    one, two = made.points
    services.change_point(who, made, one.id, order("office", words="Sửa loa thôn Đông"))
    services.move_point(who, made, one.id, up=False)
    commit()
    assert [point.id for point in made.points] == [two.id, one.id]
    assert [point["text"] for point in made.document.content["points"]] == [two.words, "Sửa loa thôn Đông"]
    services.move_point(who, made, one.id, up=False)
    assert [point.id for point in made.points] == [two.id, one.id], "the last stays the last"
    services.remove_point(who, made, two.id)
    commit()
    assert [point.position for point in made.points] == [0] and len(made.document.content["points"]) == 1


def test_other_doers_make_another_draft_though_the_paper_says_the_same():
    words = "Giao Phòng Kinh tế, Phòng Văn hóa – Xã hội kiểm tra đoạn mương"
    who, made = actor("office"), drafted(order("economy", words=words), order("culture"))
    point, seen = made.points[0], made.document.version
    services.change_point(who, made, point.id, order("culture", words=words))
    commit()
    with pytest.raises(WrongState, match="vừa có người khác sửa"):
        services.expect(made, seen)


def test_what_else_it_says_is_on_the_paper():
    made = drafted()
    general = services.General(
        attended=96, opinions=14, assessment="Dân chủ, thẳng thắn.", beyond="Đường tỉnh."
    )
    before = made.document.version
    services.describe(actor("office"), made, general)
    commit()
    said = made.document.content
    assert said["attendance"] == 96 and said["assessment"] == ["Dân chủ, thẳng thắn."]
    assert made.document.version > before
    with pytest.raises(WrongState, match="người khác sửa"):
        services.expect(made, before)


def test_the_units_that_have_to_do_something_get_the_paper():
    who, made = actor("office"), drafted(order("farmers", words="Vận động hội viên"))
    assert "Hội Nông dân xã" in [line.name for line in made.document.recipients]
    assert "Phòng Kinh tế" not in [line.name for line in made.document.recipients if line.printed]
    services.change_point(who, made, made.points[0].id, order("women"))
    names = [line.name for line in made.document.recipients]
    assert "Hội Liên hiệp Phụ nữ xã" in names and "Hội Nông dân xã" not in names


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit_ids": []}, "chưa rõ người"),
        ({"due": None}, "chưa rõ thời gian"),
        ({"due": date(2026, 11, 2)}, "đã qua"),
        ({"product": ""}, "chưa rõ sản phẩm"),
        ({"due": None, "product": ""}, "chưa rõ thời gian và sản phẩm"),
    ],
)
def test_an_order_that_is_not_clear_stops_at_the_leader_s_door(change, words):
    made = drafted(order("culture"), replace(order("economy"), **change))
    with pytest.raises(Refused, match=f"Điểm 2 {words}|Điểm 2 chưa rõ thời gian .*{words}"):
        approvals.submit(actor("office"), made.document)


def test_a_point_that_orders_nothing_needs_only_its_words():
    made = submitted(services.Order(words="Ghi nhận ý kiến của Nhân dân"), order("economy"))
    assert made.state.is_submitted
    with pytest.raises(Refused, match="nội dung"):
        services.add_point(actor("office"), drafted(label="khác"), services.Order(words=" "))


def test_a_conclusion_without_a_point_is_not_submitted():
    made = services.begin(actor("office"), held())
    with pytest.raises(Refused, match="Chưa có điểm"):
        approvals.submit(actor("office"), made.document)


def test_a_unit_that_was_closed_stops_it(session):
    made = drafted(order("economy"))
    session.get(Unit, unit("economy").id).ends_on = date(2026, 11, 15)
    bump("org")
    commit()
    with pytest.raises(Refused, match="kết thúc hoạt động"):
        approvals.submit(actor("office"), made.document)


def test_nobody_does_two_parts_of_one_point_nor_has_two_dates():
    made = drafted()
    with pytest.raises(Refused, match="vừa thực hiện vừa phối hợp"):
        services.add_point(actor("office"), made, order("economy", coordinating=("economy",)))
    with pytest.raises(Refused, match="một thời hạn"):
        services.add_point(actor("office"), made, order("economy", working_days=5))


def test_what_was_submitted_cannot_be_changed():
    made = submitted()
    for change in (
        lambda: services.add_point(actor("office"), made, order("economy")),
        lambda: services.describe(actor("office"), made, services.General()),
        lambda: services.remove_point(actor("office"), made, made.points[0].id),
    ):
        with pytest.raises(WrongState, match="rút lại"):
            change()
    approvals.recall(actor("office"), made.document)
    services.add_point(actor("office"), made, order("economy"))


# ---------------------------------------------------------------- the decision


@pytest.mark.parametrize(
    "name", ["office", "office_head", "vice", "secretary", "admin", "councillor", "specialist"]
)
def test_only_the_leader_of_the_body_approves(name):
    made = submitted()
    with pytest.raises(Forbidden) as refusal:
        approvals.approve(actor(name), made.document)
    assert refusal.value.who


def test_a_leader_does_not_approve_what_they_wrote(session):
    made = submitted()
    made.document.author_id = person("chairman").id
    with pytest.raises(Forbidden):
        approvals.approve(actor("chairman"), made.document)


def test_the_chairman_signs_in_their_own_right():
    (signature,) = approved().document.signatures
    assert signature["office"] == "CHỦ TỊCH" and signature["name"] == "Nông Văn Bình"
    assert signature["authority"] == []


def test_the_vice_chairman_signs_for_the_chairman_inside_a_delegation_only(at):
    made = submitted()
    delegate("plan")
    with pytest.raises(Forbidden):
        approvals.approve(actor("vice"), made.document)
    delegate("conclusion", until=date(2026, 11, 20))
    at("2026-11-21 08:00")
    with pytest.raises(Forbidden):
        approvals.approve(actor("vice"), made.document)
    at("2026-11-20 08:00")
    approvals.approve(actor("vice"), made.document)
    commit()
    (signature,) = made.document.signatures
    assert signature["authority"] == ["KT. CHỦ TỊCH"] and signature["office"] == "PHÓ CHỦ TỊCH"
    assert history(made.document)[0].who == "Lục Thị Oanh (thay Nông Văn Bình)"
    assert made.document.rounds[-1].on_behalf_of == "Nông Văn Bình"


def test_the_party_s_conclusion_is_the_secretary_s():
    made = submitted(body=Body.PARTY)
    with pytest.raises(Forbidden):
        approvals.approve(actor("chairman"), made.document)
    approvals.approve(actor("secretary"), made.document)
    (signature,) = made.document.signatures
    assert signature["office"] == "BÍ THƯ"


# ---------------------------------------------------------------- the issue


def tasks_of(conclusion: Conclusion) -> list[Task]:
    points = [point.id for point in conclusion.points]
    return list(
        db.session.scalars(db.select(Task).where(Task.conclusion_point_id.in_(points)).order_by(Task.id))
    )


def test_each_order_becomes_a_task_with_its_place_on_the_paper():
    made = issued(
        order("economy", "office", coordinating=("east",)),
        services.Order(words="Ghi nhận ý kiến của Nhân dân"),
        order("villages", words="Thông báo cho Nhân dân", due=None, working_days=5),
        order("front", words="Giám sát việc thực hiện"),
    )
    one, two, three = tasks_of(made)
    code = made.document.code
    assert code.endswith("/TB-UBND") and one.source == f"TB {code}, điểm 1"
    assert [share.unit_id for share in one.assignments] == [unit("economy").id, unit("office").id]
    assert one.assignments[0].due == date(2026, 12, 15) and one.product == "Biên bản nghiệm thu"
    assert [helper.unit_id for helper in one.coordinators] == [unit("east").id]
    assert two.source == f"TB {code}, điểm 3" and len(two.assignments) == 3
    assert two.assignments[0].due == date(2026, 11, 23), "five working days from the issue, Monday the 16th"
    assert [task.manner for task in (one, two, three)] == [Manner.ORDER, Manner.ORDER, Manner.REQUEST]


def test_the_place_names_the_section_where_there_are_headings():
    made = drafted(order("economy"))
    services.describe(actor("office"), made, services.General(assessment="Dân chủ.", follow_up="Theo dõi."))
    approvals.submit(actor("office"), made.document)
    approvals.approve(actor("chairman"), made.document)
    issue(made)
    assert tasks_of(made)[0].source.endswith("điểm 1 mục II")


def test_each_unit_is_told_of_its_work_once():
    made = approved(order("economy"), order("economy", words="Rà soát hồ sơ"), order("culture"))
    db.session.execute(db.delete(Notice))
    issue(made)
    told = [
        notice.text
        for notice in db.session.scalars(db.select(Notice).where(Notice.user_id == person("specialist").id))
    ]
    assert told == [f"Thông báo {made.document.code} giao 2 việc"]


def test_a_failure_anywhere_leaves_neither_number_nor_task(session):
    made = approved(order("economy"), order("culture"))
    session.get(Unit, unit("culture").id).ends_on = date(2026, 11, 15)
    bump("org")
    commit()
    with pytest.raises(Refused, match="kết thúc hoạt động"):
        issue(made)
    rollback()
    document = session.get(Document, made.id)
    assert document.state.is_approved and document.number is None and document.versions == []
    assert session.scalars(db.select(Task)).all() == session.scalars(db.select(Assignment)).all() == []
    assert session.scalars(db.select(RegisterEntry)).all() == []


def test_a_conclusion_that_was_given_up_can_be_begun_anew_with_its_words():
    made = drafted()
    old, dialogue = made.id, made.dialogue
    approvals.drop(actor("office"), made.document, comment="Lập nhầm")
    commit()
    fresh = services.begin(actor("office"), dialogue)
    commit()
    assert fresh.id != old and [point.words for point in fresh.points] == [
        "Khảo sát, nạo vét đoạn mương thôn Đông",
        "Trả lời bằng văn bản từng hộ",
    ]
    assert db.session.get(Conclusion, old) is None and db.session.get(Document, old) is not None
    assert len(fresh.document.content["points"]) == 2


OPEN_TO = {
    "draft": {"office": {"submit", "drop"}},
    "submitted": {"office": {"recall"}, "chairman": {"approve", "return"}},
    "approved": {"office": {"issue"}, "chairman": {"return"}},
    "issued": {},
}


@pytest.mark.parametrize("state", OPEN_TO)
def test_the_moves_open_to_each_role_in_each_state(state):
    made = {"draft": drafted, "submitted": submitted, "approved": approved, "issued": issued}[state]()
    for name in PEOPLE:
        role = "office" if name == "office_head" else name
        found = {move.name for move in moves_of(made.document).open_to(actor(name), made.document)}
        assert found == OPEN_TO[state].get(role, set()), name
    delegate("conclusion")
    deputy = {move.name for move in moves_of(made.document).open_to(actor("vice"), made.document)}
    assert deputy == OPEN_TO[state].get("chairman", set())


@pytest.mark.parametrize("state", OPEN_TO)
def test_no_move_is_made_from_a_state_that_it_does_not_leave(state):
    made = {"draft": drafted, "submitted": submitted, "approved": approved, "issued": issued}[state]()
    every = {
        "submit": lambda: approvals.submit(actor("office"), made.document),
        "recall": lambda: approvals.recall(actor("office"), made.document),
        "approve": lambda: approvals.approve(actor("chairman"), made.document),
        "return": lambda: approvals.give_back(actor("chairman"), made.document, comment="Sửa"),
        "issue": lambda: issue(made),
        "drop": lambda: approvals.drop(actor("office"), made.document, comment="Nhầm"),
    }
    shut = set(every) - {move for moves in OPEN_TO[state].values() for move in moves}
    for name in shut:
        with pytest.raises(WrongState):
            every[name]()
