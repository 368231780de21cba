"""What speaks against a day is said before it is saved, and never in the way of saving it (I7)."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.db.cache import forget_all
from intranet.db.session import commit, db
from intranet.dialogues import clashes, services
from intranet.dialogues.models import Dialogue
from intranet.org.people import Position
from intranet.plans import services as plans
from tests.support.world import actor, person, unit

DAY = date(2026, 11, 26)  # a Thursday, more than seven days ahead


@pytest.fixture
def pair(session, at):
    """Two dialogues of one signed plan; the first is fixed on a morning in the hall."""
    at("2026-11-02 08:00")
    office = actor("office")
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=[]))
    first, second = services.create(
        office, plan, [services.Ordered(label=f"lần {n}", place="Hội trường UBND xã") for n in (1, 2)]
    )
    plans.issue_tasks(office, plan, anchors=services.anchors([first, second]))
    services.fix_day(actor("chairman"), first, day=DAY, time="07:30")
    commit()
    return first, second


def of_the_party(issued: bool = True) -> Dialogue:
    office = actor("party_office")
    plan = plans.enter(office, plans.Paper(body=Body.PARTY, subject="Của Đảng ủy", duties=[]))
    (made,) = services.create(office, plan, [services.Ordered(label="Bí thư", place="Hội trường ubnd xã")])
    if issued:
        plans.issue_tasks(office, plan, anchors=services.anchors([made]))
    commit()
    return made


def fixed_with(duties: list[plans.Duty]) -> Dialogue:
    """Give a dialogue on ``DAY`` of a plan in force with these duties."""
    office = actor("office")
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=duties))
    (made,) = services.create(office, plan, [services.Ordered(label="")])
    plans.issue_tasks(office, plan, anchors=services.anchors([made]))
    services.fix_day(actor("chairman"), made, day=DAY)
    commit()
    return made


def words(dialogue, name="chairman", *, day=DAY, time="08:00", place=""):
    found = clashes.clashes(actor(name), dialogue, day=day, time=time, place=place)
    return " ".join(one.words for one in found)


def test_the_same_place_and_the_same_chair_at_the_same_time_are_named(pair):
    said = words(pair[1])
    assert "Trùng với cuộc khác đã ấn định ngày 26/11/2026, 07:30" in said
    assert "cùng địa điểm" in said and f"cùng người chủ trì ({person('chairman').full_name})" in said


@pytest.mark.parametrize(("time", "clash"), [("10:00", True), ("", True), ("14:00", False)])
def test_a_dialogue_takes_half_a_day_and_one_without_an_hour_the_whole(pair, time, clash):
    assert ("Trùng" in words(pair[1], time=time)) is clash


def test_who_chairs_is_whom_the_plans_name(pair):
    pair[1].place = "Nhà văn hóa thôn Đông"
    pair[0].chair = "Chủ tịch UBND xã"
    assert "cùng người chủ trì" in words(pair[1]), "that is the leader"
    pair[1].chair = "đồng chí Phó Chủ tịch UBND xã"
    assert "Trùng" not in words(pair[1])
    pair[0].chair = "Phó Chủ tịch UBND xã"
    assert "cùng người chủ trì (đồng chí Phó Chủ tịch UBND xã)" in words(pair[1])


def test_a_day_that_is_only_proposed_is_told_as_such(pair):
    services.propose(actor("office"), pair[1], day=date(2026, 11, 25), time="08:00")
    commit()
    assert "đang đề xuất ngày 25/11/2026" in words(pair[0], day=date(2026, 11, 25))


def test_another_body_shares_the_place_and_the_chair_only_where_one_person_leads_both(pair):
    other = of_the_party()
    said = words(other, "secretary", time="08:30")
    assert "cùng địa điểm" in said and "chủ trì" not in said
    assert words(other, "secretary", time="08:30", place="Nhà văn hóa thôn 1") == ""
    state = db.session.scalars(db.select(Position).where(Position.user_id == person("chairman").id)).first()
    state.user_id = person("secretary").id
    commit()
    forget_all()
    assert "cùng người chủ trì" in words(other, "secretary", time="08:30", place="Nhà văn hóa thôn 1")


def test_what_another_body_only_drafts_is_not_told(pair):
    hidden = of_the_party(issued=False)
    hidden.proposed_day, hidden.proposed_time = date(2026, 11, 25), "08:00"
    commit()
    assert words(pair[1], day=date(2026, 11, 25)) == ""


def test_a_day_off_and_too_little_time_to_announce_are_said(pair, at):
    assert "24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam)" in words(pair[1], day=date(2026, 11, 24))
    assert words(pair[1], day=date(2026, 11, 9)) == "", "seven days are enough"
    said = words(pair[1], day=date(2026, 11, 6))
    assert "Chỉ còn 4 ngày" in said and "chậm nhất 07 ngày trước" in said and "30/10/2026" in said


@pytest.mark.parametrize(("planned", "said"), [
    ({"quarter": 1, "year": 2027}, "nằm ngoài thời gian mà kế hoạch định: “trong quý I/2027”."),
    ({"text": "Trong tháng 12/2026", "month": "2026-12"}, "Ngày 26/11/2026 nằm ngoài thời gian"),
    ({"text": "Năm 2027", "year": 2027}, "mà kế hoạch định: “Năm 2027”."),
    ({"text": "trước ngày 20/11/2026", "date_before": "2026-11-20"}, "“trước ngày 20/11/2026”."),
    ({"text": "quý IV/2026", "quarter": 4, "year": 2026}, ""),
    ({"text": "ngày 20/11/2026", "date": "2026-11-20"}, ""),
    (None, ""),
])
def test_a_day_outside_the_time_that_the_plan_names_is_told(pair, planned, said):
    pair[1].planned = planned
    assert said in words(pair[1]) and ("kế hoạch định" in words(pair[1])) is bool(said)


def test_proposing_warns_first_and_saves_when_it_is_sent_again(pair, as_):
    office, path = as_("office"), f"/doi-thoai/{pair[1].id}/de-xuat-ngay"
    page = office.post(path, {"day": "26/11/2026", "time": "8 giờ"}, status=200)
    assert "cùng địa điểm" in page.text and "Vẫn trình đề xuất" in page.html
    assert f"/doi-thoai/{pair[0].id}" in page.links
    assert db.session.get(Dialogue, pair[1].id).proposed_day is None
    office.post(path, page.fields)
    db.session.expire_all()
    assert db.session.get(Dialogue, pair[1].id).proposed_day == DAY


def test_fixing_says_anew_what_was_not_said_of_the_first_choice(pair, as_):
    chair, path = as_("chairman"), f"/doi-thoai/{pair[1].id}/an-dinh-ngay"
    fields = chair.get(path).fields | {"day": "26/11/2026", "time": "14:00"}
    page = chair.get(chair.post(path, fields))
    assert "Trùng" not in page.text
    page = chair.get(chair.post(path, page.fields | {"time": "08:00"}))
    assert "cùng địa điểm" in page.text, "the hour was changed after the question"
    chair.post(path, page.fields)
    db.session.expire_all()
    assert db.session.get(Dialogue, pair[1].id).day == DAY


def test_work_with_a_day_of_its_own_that_falls_behind_an_earlier_day_is_told(session, at):
    at("2026-11-02 08:00")
    duties = [
        plans.Duty(
            line=n, title=f"Việc {n}", words="…", unit_ids=[unit("economy").id],
            rule={"date": f"2026-11-{n}", "direction": "before", "inclusive": True},
        )
        for n in (12, 20)
    ]  # fmt: skip
    made = fixed_with(duties)
    assert "giữ nguyên hạn" not in words(made, day=date(2026, 11, 27))
    assert "1 phần việc có ngày ghi sẵn trong kế hoạch giữ nguyên hạn" in words(made, day=date(2026, 11, 18))


def test_the_link_beside_the_count_leads_to_just_that_work(session, at, as_):
    at("2026-11-02 08:00")
    fixed = {"direction": "before", "inclusive": True}
    rules = {
        "Việc trước cả hai ngày": fixed | {"date": "2026-11-12"},
        "Việc rơi lại sau": fixed | {"date": "2026-11-20"},
        "Việc tính theo đối thoại": {"anchor": "event", "days": 4, "direction": "before"},
    }
    duties = [
        plans.Duty(
            line=n, title=title, words="…", unit_ids=[unit("economy").id], rule=rule,
            per_dialogue="anchor" in rule,
        )
        for n, (title, rule) in enumerate(rules.items(), 1)
    ]  # fmt: skip
    made = fixed_with(duties)
    found = clashes.clashes(actor("chairman"), made, day=date(2026, 11, 18), time="08:00")
    (work,) = (one for one in found if "giữ nguyên hạn" in one.words)
    page = as_("chairman").get(work.url)
    shown = [title for title in rules if title in page.text]
    assert shown == ["Việc rơi lại sau"] and work.words.startswith("1 phần việc")
    assert "Không theo cuộc đối thoại nào" in page.text
