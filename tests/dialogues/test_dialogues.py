"""A dialogue gets its day, moves, and what hangs on it follows."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.audit.queries import history
from intranet.conclusions import services as conclusions
from intranet.db.session import commit, db
from intranet.dialogues import services
from intranet.dialogues.models import Dialogue
from intranet.dialogues.naming import called
from intranet.errors import Forbidden, Refused, WrongState
from intranet.notifications.models import Notice
from intranet.org.people import Delegation
from intranet.plans import services as plans
from intranet.tasks.models import Assignment, AssignmentState
from tests.conclusions import support
from tests.support.make import make_plan
from tests.support.queries import recorded
from tests.support.world import actor, person, unit

RULES = {
    "economy": {"days": 7, "working_days": True, "direction": "before", "anchor": "event"},
    "culture": {"days": 7, "working_days": False, "direction": "before", "anchor": "event"},
    "office": {"days": 5, "working_days": True, "direction": "after", "anchor": "event"},
}


@pytest.fixture
def dialogue(session, at):
    """A signed plan whose three duties hang on one dialogue of the fourth quarter."""
    at("2026-11-02 08:00")
    office = actor("office")
    duties = [
        plans.Duty(
            line=n, title=f"Việc của {key}", words="…", unit_ids=[unit(key).id], rule=rule, per_dialogue=True
        )
        for n, (key, rule) in enumerate(RULES.items())
    ]
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=duties))
    (made,) = services.create(
        office, plan, [services.Ordered(label="quý IV/2026", planned={"quarter": 4, "year": 2026})]
    )
    plans.issue_tasks(office, plan, anchors=services.anchors([made]))
    commit()
    return made


def dues():
    rows = db.session.execute(db.select(Assignment.unit_id, Assignment.due))
    by_unit = {row.unit_id: row.due for row in rows}
    return {key: by_unit[unit(key).id] for key in RULES}


def test_without_a_day_nothing_has_a_date(dialogue):
    assert set(dues().values()) == {None}


def test_fixing_the_day_dates_everything_that_hangs_on_it(dialogue):
    assert services.fix_day(actor("chairman"), dialogue, day=date(2026, 11, 27), time="08:00") == 3
    commit()
    assert dues() == {
        "economy": date(2026, 11, 17),
        "culture": date(2026, 11, 20),
        "office": date(2026, 12, 4),
    }
    assert "27/11/2026, 08:00, 3 hạn đổi theo" in history(dialogue)[0].text


def test_moving_changes_open_work_only_and_tells_each_unit_once(dialogue):
    services.fix_day(actor("chairman"), dialogue, day=date(2026, 11, 27))
    done = db.session.scalars(db.select(Assignment).where(Assignment.unit_id == unit("economy").id)).one()
    done.state = AssignmentState.DONE
    commit()
    db.session.execute(db.delete(Notice))
    assert services.fix_day(actor("chairman"), dialogue, day=date(2026, 12, 2)) == 2
    commit()
    assert dues() == {
        "economy": date(2026, 11, 17),
        "culture": date(2026, 11, 25),
        "office": date(2026, 12, 9),
    }
    told = db.session.scalars(db.select(Notice.user_id)).all()
    # The administrator sits in the office, but sees no work: nobody is told of what they cannot open.
    assert sorted(told) == sorted(person(name).id for name in ("culture", "office", "office_head"))
    moved = db.session.scalars(db.select(Assignment).where(Assignment.unit_id == unit("culture").id)).one()
    assert history(moved)[0].text == "Hạn đổi từ 20/11/2026 sang 25/11/2026"
    assert moved.first_due == date(2026, 11, 20)


def test_everybody_of_a_unit_whose_work_moves_is_told_once(dialogue):
    office, rule = actor("office"), RULES["culture"]
    duties = [
        plans.Duty(
            line=n, title=f"Việc {n}", words="…", unit_ids=[unit("economy").id], rule=rule, per_dialogue=True
        )
        for n in (7, 8)
    ]
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Thêm", duties=duties))
    first, _second = plans.issue_tasks(office, plan, anchors=services.anchors([dialogue]))
    first.assignee_id = person("junior").id
    commit()
    db.session.execute(db.delete(Notice))
    services.fix_day(actor("chairman"), dialogue, day=date(2026, 11, 27))
    commit()
    staff = {person(name).id for name in ("specialist", "junior", "finance")}
    told = db.session.execute(db.select(Notice.user_id, Notice.text).where(Notice.user_id.in_(staff))).all()
    assert sorted(row.user_id for row in told) == sorted(staff)
    assert {row.text for row in told} == {"Đối thoại quý IV/2026 tổ chức ngày 27/11/2026, 3 việc đổi hạn"}


@pytest.mark.parametrize("name", ["office", "vice", "secretary", "specialist", "admin"])
def test_only_the_leader_of_the_body_fixes_the_day(dialogue, name):
    with pytest.raises(Forbidden):
        services.fix_day(actor(name), dialogue, day=date(2026, 11, 27))


def test_the_vice_chairman_fixes_it_inside_a_delegation_and_the_log_says_for_whom(dialogue, at):
    db.session.add(
        Delegation(
            giver_id=person("chairman").id,
            receiver_id=person("vice").id,
            body=Body.STATE,
            limits=["plan"],
            document="Giấy ủy quyền số 3",
            starts_on=date(2026, 11, 1),
            ends_on=date(2026, 11, 10),
            revoked_on=None,
        )
    )
    commit()
    services.fix_day(actor("vice"), dialogue, day=date(2026, 11, 27))
    commit()
    assert history(dialogue)[0].who == "Lục Thị Oanh (thay Nông Văn Bình)"
    at("2026-11-11 08:00")
    with pytest.raises(Forbidden):
        services.fix_day(actor("vice"), dialogue, day=date(2026, 11, 30))


def test_a_day_in_the_past_is_refused(dialogue):
    with pytest.raises(Refused, match="quá khứ"):
        services.fix_day(actor("chairman"), dialogue, day=date(2026, 11, 1))


def test_the_office_proposes_and_the_chairman_sees_what_moves_before_it_does(dialogue, as_):
    office, chair = as_("office"), as_("chairman")
    path = f"/doi-thoai/{dialogue.id}"
    assert "Chưa ấn định ngày" in office.get(path).text or "chưa ấn định ngày" in office.get(path).text
    page = office.post(f"{path}/de-xuat-ngay", {"day": "31/02/2026"}, status=422)
    assert "không có ngày 31" in page.text
    office.post(f"{path}/de-xuat-ngay", {"day": "27/11/2026", "time": "7 giờ 30"})
    assert "Chờ ấn định ngày" in chair.get("/").text
    fields = chair.get(f"{path}/an-dinh-ngay").fields
    assert fields["day"] in ("2026-11-27", "27/11/2026") and fields["time"] == "07:30"
    page = chair.get(chair.post(f"{path}/an-dinh-ngay", fields))
    assert "3 thời hạn đổi theo" in page.text and "17/11/2026" in page.text
    db.session.expire_all()
    assert db.session.get(Dialogue, dialogue.id).day is None
    chair.post(f"{path}/an-dinh-ngay", page.fields)
    text = chair.get(path).text
    assert "27/11/2026" in text and "07:30" in text


def test_the_list_begins_with_the_next_dialogue_and_ends_with_the_past(dialogue, as_, at):
    ordered = [
        services.Ordered(label=f"ngày {day.day}", day=day)
        for day in (date(2026, 11, 20), date(2026, 12, 9), date(2026, 11, 3), date(2026, 11, 5))
    ]
    services.create(actor("office"), dialogue.plan, ordered)
    commit()
    at("2026-11-09 08:00")
    text = as_("chairman").get("/doi-thoai").text
    wanted = [
        *("Sắp tới", "Đối thoại ngày 20", "Đối thoại ngày 9", "Chưa có ngày", "Đối thoại quý IV/2026"),
        *("Đã tổ chức", "Đối thoại ngày 5", "Đối thoại ngày 3"),
    ]
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


def test_what_moves_is_one_row_a_duty_and_another_day_is_shown_first(dialogue, as_):
    office, chair, path = actor("office"), as_("chairman"), f"/doi-thoai/{dialogue.id}/an-dinh-ngay"
    duty = plans.Duty(
        line=9, title="Gửi giấy mời", words="…", unit_ids=[unit("villages").id],
        rule=RULES["economy"], per_dialogue=True,
    )  # fmt: skip
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Thêm", duties=[duty]))
    plans.issue_tasks(office, plan, anchors=services.anchors([dialogue]))
    commit()
    page = chair.get(chair.post(path, chair.get(path).fields | {"day": "27/11/2026"}))
    assert "6 thời hạn đổi theo" in page.text and page.text.count("Gửi giấy mời") == 1
    assert "Thôn Đông, Thôn Tây" in page.text and "Hạn cũ" not in page.text
    other = chair.get(chair.post(path, page.fields | {"day": "04/12/2026"}))
    assert "thứ Sáu, 04/12/2026" in other.text
    db.session.expire_all()
    assert db.session.get(Dialogue, dialogue.id).day is None
    chair.post(path, other.fields)
    page = chair.get(chair.post(path, chair.get(path).fields | {"day": "11/12/2026"}))
    assert "Hạn cũ" in page.text and "Đã qua" not in page.text
    page = chair.get(chair.post(path, chair.get(path).fields | {"day": "05/11/2026"}))
    assert "Đã qua" in page.text


def test_what_would_move_has_an_address_to_which_back_leads(dialogue, as_):
    chair, path = as_("chairman"), f"/doi-thoai/{dialogue.id}/an-dinh-ngay"
    sent = {"day": "27/11/2026", "time": "7 giờ 30", "place": "Nhà văn hóa xã"}
    address = chair.post(path, chair.get(path).fields | sent)
    for _ in range(2):  # shown, and shown again by Back
        page = chair.get(address)
        assert "3 thời hạn đổi theo" in page.text and page.fields["agreed"] == "2026-11-27"
        assert (page.fields["time"], page.fields["place"]) == ("07:30", "Nhà văn hóa xã")
    db.session.expire_all()
    assert db.session.get(Dialogue, dialogue.id).day is None
    assert "không có ngày 31" in chair.get(f"{path}?day=31/02/2026", status=422).text
    assert "quá khứ" in chair.get(f"{path}?day=01/02/2020", status=422).text


def test_a_stale_proposal_is_turned_back(dialogue, as_):
    chair = as_("chairman")
    path = f"/doi-thoai/{dialogue.id}/an-dinh-ngay"
    page = chair.get(chair.post(path, {"day": "27/11/2026", "seen": chair.get(path).fields["seen"]}))
    services.fix_day(actor("chairman"), db.session.get(Dialogue, dialogue.id), day=date(2026, 12, 1))
    commit()
    assert "vừa có thay đổi" in chair.post(path, page.fields, status=422).text


def test_who_acts_for_the_leader_hears_of_a_proposal_too(dialogue):
    support.delegate("plan")
    services.propose(actor("office"), dialogue, day=date(2026, 11, 27))
    commit()
    told = set(db.session.scalars(db.select(Notice.user_id).where(Notice.text.startswith("Đề xuất ngày"))))
    assert told == {person("chairman").id, person("vice").id}


def test_a_proposal_written_on_a_stale_page_is_turned_back(dialogue, as_):
    office, path = as_("office"), f"/doi-thoai/{dialogue.id}/de-xuat-ngay"
    fields = office.get(path).fields | {"day": "27/11/2026"}
    services.propose(actor("office_head"), db.session.get(Dialogue, dialogue.id), day=date(2026, 12, 1))
    commit()
    assert "vừa có thay đổi" in office.post(path, fields, status=422).text


def test_a_concluded_dialogue_gets_no_other_day_not_even_a_proposal(dialogue, as_, at):
    services.fix_day(actor("chairman"), dialogue, day=date(2026, 11, 4))
    at("2026-11-05 08:00")
    services.propose(actor("office"), dialogue, day=date(2026, 12, 1))
    conclusions.begin(actor("office"), dialogue)
    commit()
    assert dialogue.proposed_day is None, "nothing of it waits on the leader's desk"
    path = f"/doi-thoai/{dialogue.id}"
    with pytest.raises(WrongState):
        services.propose(actor("office"), dialogue, day=date(2026, 12, 1))
    assert as_("office")._send("GET", f"{path}/de-xuat-ngay").location == path
    assert as_("chairman")._send("GET", f"{path}/an-dinh-ngay").location == path


def test_the_pages_cost_the_same_for_few_and_many(dialogue, as_):
    chair, costs = as_("chairman"), []
    office = actor("office")
    for extra in (1, 10):
        for n in range(extra):
            duties = [
                plans.Duty(
                    line=1, title=f"Việc {n}", words="…", unit_ids=[unit("villages").id], per_dialogue=True
                )
            ]
            plan = plans.enter(office, plans.Paper(body=Body.STATE, subject=f"Kế hoạch {n}", duties=duties))
            services.create(office, plan, [services.Ordered(label=f"lần {n}")])
            plans.issue_tasks(office, plan, anchors=services.anchors([dialogue]))
        commit()
        here = []
        for path in ("/doi-thoai", f"/doi-thoai/{dialogue.id}", "/ke-hoach"):
            for browser in (chair, as_("office"), as_("village")):
                browser.get(path)
                with recorded() as sql:
                    browser.get(path)
                here.append(len(sql))
        costs.append(here)
    assert costs[0] == costs[1] and max(costs[0]) <= 4, costs


def test_one_duty_of_two_dialogues_says_which_share_is_whose(session, as_):
    office = actor("office")
    holders = [unit("economy").id, unit("east").id]
    duty = plans.Duty(line=1, title="Gửi giấy mời", words="…", unit_ids=holders, per_dialogue=True)
    for code, labels in (("12/KH-UBND", ("lần thứ nhất", "lần thứ hai")), ("13/KH-UBND", ("đột xuất",))):
        paper = plans.Paper(body=Body.STATE, subject="Đối thoại", code=code, duties=[duty])
        plan = plans.enter(office, paper)
        made = services.create(office, plan, [services.Ordered(label=label) for label in labels])
        plans.issue_tasks(office, plan, anchors=services.anchors(made))
    commit()
    for name in ("specialist", "village"):
        for path in ("/", "/nhiem-vu"):
            text = as_(name).get(path).text
            for label, times in (("lần thứ nhất", 1), ("lần thứ hai", 1), ("đột xuất", 0)):
                assert text.count(f"Đối thoại {label}") == times, (name, path, label)


def test_no_day_is_proposed_for_a_dialogue_that_was_held(dialogue, as_, at):
    services.fix_day(actor("chairman"), dialogue, day=date(2026, 11, 20))
    commit()
    page = f"/doi-thoai/{dialogue.id}"
    assert any("de-xuat-ngay" in link for link in as_("office").get(page).links)
    at("2026-11-21 08:00")
    assert not any("de-xuat-ngay" in link for link in as_("office").get(page).links)
    assert any("an-dinh-ngay" in link for link in as_("chairman").get(page).links)


def test_a_dialogue_without_a_name_is_called_by_what_it_is_about(session, at, as_):
    at("2026-11-20 08:00")
    office, day = actor("office"), date(2026, 12, 15)
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại về chè", code="54/KH-UBND"))
    services.create(office, plan, [services.Ordered(label="", day=day, place="Hội trường", topic="Giá chè")])
    plans.issue_tasks(office, plan, anchors=[])
    commit()
    for name in ("office", "specialist"):
        assert "Đối thoại về giá chè" in as_(name).get("/").text
        assert "Đối thoại về giá chè" in as_(name).get("/doi-thoai").text


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("Nước sạch, thu gom rác", "Đối thoại về nước sạch, thu gom rác"),
        ("Đất ở", "Đối thoại về đất ở"),
        ("Về giá chè", "Đối thoại về giá chè"),
        ("Luật Đất đai", "Đối thoại về Luật Đất đai"),
        ("PCCC ở chợ", "Đối thoại về PCCC ở chợ"),
    ],
)
def test_the_subject_goes_on_in_the_name_as_in_a_sentence(topic, title):
    assert Dialogue(label="", topic=topic, audience="", turn="").title == title


def test_unnamed_dialogues_of_one_plan_are_told_apart_wherever_they_are_listed(as_, at):
    at("2026-11-02 08:00")
    office, chairman = actor("office"), actor("chairman")
    plan = make_plan(duties=1)
    both = services.create(office, plan, [services.Ordered(label=""), services.Ordered(label="")])
    for one, day in zip(both, (date(2026, 11, 20), date(2026, 12, 20)), strict=True):
        services.fix_day(chairman, one, day=day)
    commit()
    assert [one.title for one in both] == ["Đối thoại lần 1", "Đối thoại lần 2"]
    browser = as_("office")
    for path in ("/", "/doi-thoai", f"/ke-hoach/{plan.id}"):
        text = browser.get(path).text
        assert "Đối thoại lần 1" in text and "Đối thoại lần 2" in text, path
    assert browser.get(f"/doi-thoai/{both[1].id}").heading == "Đối thoại lần 2"


def test_one_that_stands_alone_needs_no_turn_and_a_quarter_says_more_than_a_number(as_, at):
    at("2026-11-02 08:00")
    ordered = services.Ordered
    (alone,) = services.create(actor("office"), make_plan(duties=1), [ordered(label="")])
    assert alone.title == "Cuộc đối thoại"
    guests = "các hộ buôn bán ở chợ"
    (met,) = services.create(
        actor("office"), make_plan(duties=1, code="12/KH-UBND"), [ordered(label="", audience=guests)]
    )
    commit()
    assert met.title == f"Đối thoại với {guests}"
    assert met.title in as_("office").get("/doi-thoai").text
    made = []
    plan = make_plan(duties=1, code="15/KH-UBND")
    for said in ("thanh niên", "hộ kinh doanh", f"{'đại diện ' * 12}các thôn", "Bí thư; các thôn"):
        made += services.create(actor("office"), plan, [ordered(label="", audience=said)])
    assert [one.title for one in made] == [
        "Đối thoại với thanh niên", "Đối thoại với hộ kinh doanh", "Đối thoại lần 1", "Đối thoại lần 2",
    ]  # fmt: skip
    commit()
    told = dict(db.session.execute(db.select(Dialogue.id, Dialogue.told_by)).all())
    assert [called(told[one.id]) for one in made] == [one.title for one in made]
    when = [{"quarter": n, "year": 2026} for n in (2, 4)]
    plan = make_plan(duties=1, code="13/KH-UBND")
    made = services.create(actor("office"), plan, [ordered(label="", planned=one) for one in when])
    assert [one.title for one in made] == ["Đối thoại quý II/2026", "Đối thoại quý IV/2026"]
    plan = make_plan(duties=1, code="14/KH-UBND")
    twice = [ordered(label="đột xuất"), ordered(label="", topic="đất")]
    made = [one for _ in range(2) for one in services.create(actor("office"), plan, twice)]
    assert [one.title for one in made] == [
        "Đối thoại đột xuất, lần 1", "Đối thoại lần 1 về đất",
        "Đối thoại đột xuất, lần 2", "Đối thoại lần 2 về đất",
    ]  # fmt: skip
    told = db.session.scalars(db.select(Dialogue.told_by).where(Dialogue.plan_id == plan.id)).all()
    assert sorted(map(called, told)) == sorted(one.title for one in made)
