"""The calendar: what falls on which day, for whom, and how much more there is."""

from datetime import date, timedelta

import pytest

from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.plans import services as plans
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, ReportKind
from tests.support.make import make_plan, make_task
from tests.support.queries import recorded
from tests.support.world import actor, person, unit

FRIDAY = date(2026, 11, 20)
VIEWS = ("/lich", "/lich/tuan", "/lich/danh-sach", "/lich/danh-sach?ngay=2026-11-20")


@pytest.fixture(autouse=True)
def november(session, at):
    at("2026-11-18 08:00")


def make_dialogue(day: date = FRIDAY, *, body: Body = Body.STATE, signed: bool = True):
    by = "office" if body is Body.STATE else "party_office"
    plan = plans.enter(actor(by), plans.Paper(body=body, subject="Đối thoại", duties=[]))
    ordered = dialogues.Ordered(label="cụm ba thôn", day=day, time="07:30", place="Nhà văn hóa")
    made = dialogues.create(actor(by), plan, [ordered])
    if signed:
        plans.issue_tasks(actor(by), plan, anchors=dialogues.anchors(made))
    commit()
    return made[0]


def test_a_month_shows_deadlines_dialogues_days_off_and_the_moon(as_):
    make_task(due=FRIDAY)
    make_dialogue()
    page = as_("chairman").get("/lich?thang=2026-11")
    assert page.heading == "Lịch tháng 11/2026"
    assert "Rà soát kiến nghị của các hộ dân" in page.text
    assert "07:30 Đối thoại cụm ba thôn Nhà văn hóa" in page.text
    assert "Ngày Văn hóa Việt Nam" in page.text and "Hôm nay" in page.text
    assert "Thứ Sáu, 20/11/2026" in page.text and "âm lịch 12/10" in page.text
    days = [one for one in page.all("td") if "is-out" not in one.get("class", "")]
    assert len(days) == 30 and len(page.all("td")) == 42


def test_the_way_leads_to_the_months_around_and_keeps_whose_work_it_is(as_):
    office = as_("office")
    page = office.get("/lich?thang=2026-12&don-vi=cua-toi")
    assert "/lich?don-vi=cua-toi&thang=2026-11" in page.links
    assert "/lich?don-vi=cua-toi&thang=2027-01" in page.links
    assert "/lich/tuan?don-vi=cua-toi&ngay=2026-12-01" in page.links
    assert office.get("/lich?thang=2026-13").heading == "Lịch tháng 11/2026"
    assert office.get("/lich?thang=9999-12").heading == "Lịch tháng 11/2026"
    assert office.get("/lich/tuan?ngay=2026-12-31").heading == "Lịch tuần 28/12 – 03/01/2027"


def test_a_full_day_says_how_much_more_there_is_and_leads_to_all_of_it(as_):
    for n in range(15):
        make_task(title=f"Việc thứ {n + 1}", due=FRIDAY)
    office = as_("office")
    page = office.get("/lich")
    assert page.text.count("Việc thứ") == 3 and "… và 12 việc khác" in page.text
    assert "/lich/danh-sach?ngay=2026-11-20" in page.links
    listed = office.get("/lich/danh-sach?ngay=2026-11-20")
    assert listed.text.count("Việc thứ") == 15
    assert office.get("/lich/danh-sach?ngay=2026-11-21").text.count("Việc thứ") == 0


def test_more_than_a_hundred_are_not_counted_to_the_end(as_):
    make_task(due=FRIDAY)
    columns = [c.name for c in Assignment.__table__.columns if c.name != "id"]
    row = db.session.execute(db.select(Assignment.__table__)).mappings().one()
    db.session.execute(db.insert(Assignment.__table__), [{c: row[c] for c in columns}] * 150)
    commit()
    assert "… và hơn 97 việc khác" in as_("office").get("/lich").text


def test_one_more_entry_is_shown_where_it_needs_no_more_room_than_its_number(as_):
    for n in range(4):
        make_task(title=f"Việc thứ {n + 1}", due=FRIDAY)
    page = as_("office").get("/lich")
    assert page.text.count("Việc thứ") == 4 and "việc khác" not in page.text


def test_what_is_late_waits_or_is_done_is_told_in_words(as_, at):
    late, done = make_task(due=FRIDAY)[0], make_task("culture", title="Đã làm", due=FRIDAY)[0]
    tasks.accept(actor("culture"), done)
    tasks.report(actor("culture"), done, kind=ReportKind.RESULT, text="Đã làm xong việc này rồi.")
    commit()
    office = as_("office")
    assert "Chờ xác nhận: Đã làm" in office.get("/lich").text
    tasks.confirm(actor("office"), done)
    commit()
    at("2026-11-23 08:00")
    office = as_("office")
    page = office.get("/lich")
    assert "Quá hạn: Rà soát" in page.text and "Hoàn thành: Đã làm" in page.text
    assert page.text.index("Quá hạn: Rà soát") < page.text.index("Hoàn thành: Đã làm")
    assert "Đã làm" not in office.get("/lich?viec=dang-mo").text.replace("Đã làm bù", "")
    assert late.title not in office.get("/lich?viec=hoan-thanh").text


def test_called_off_work_is_on_no_day(as_):
    make_task(due=FRIDAY)[0].state = "cancelled"
    commit()
    for view in VIEWS:
        assert "Rà soát" not in as_("office").get(view).text


def test_a_unit_sees_its_own_and_what_it_coordinates_on_and_nobody_elses(as_):
    make_task(title="Của kinh tế", due=FRIDAY, coordinating=["culture"])
    make_task("police", title="Của công an", due=FRIDAY)
    culture = as_("culture")
    for view in VIEWS:
        assert "Của" not in culture.get(view).text.replace("Việc của", "")
        mark = "&" if "?" in view else "?"
        assert "Của kinh tế" in culture.get(f"{view}{mark}don-vi=phoi-hop").text
        for asked in ("tat-ca", str(unit("police").id), "phoi-hop"):
            assert "Của công an" not in culture.get(f"{view}{mark}don-vi={asked}").text
    assert "Của kinh tế" in as_("specialist").get("/lich").text


def test_work_given_by_name_can_be_seen_alone(as_):
    mine = make_task(title="Của riêng tôi", due=FRIDAY)[0]
    make_task(title="Của phòng", due=FRIDAY)
    mine.assignee_id = person("junior").id
    commit()
    for view in VIEWS:
        mark = "&" if "?" in view else "?"
        page = as_("junior").get(f"{view}{mark}don-vi=cua-toi")
        assert "Của riêng tôi" in page.text and "Của phòng" not in page.text


def test_narrowed_to_a_plan_only_its_dialogues_and_work_are_shown(as_):
    plan = make_plan(duties=1)
    share = db.session.scalars(db.select(Assignment)).one()
    share.due = FRIDAY
    make_task(title="Việc khác", due=FRIDAY)
    make_dialogue()
    for view in VIEWS:
        mark = "&" if "?" in view else "?"
        page = as_("office").get(f"{view}{mark}ke-hoach={plan.id}")
        assert "Việc thứ 1" in page.text and "Việc khác" not in page.text
        assert "cụm ba thôn" not in page.text


def test_a_dialogue_of_a_draft_is_for_those_who_write_it(as_):
    make_dialogue(signed=False)
    assert "cụm ba thôn" in as_("office").get("/lich").text
    for name in ("secretary", "specialist", "village"):
        assert "cụm ba thôn" not in as_(name).get("/lich").text


def test_a_guest_sees_dialogues_and_no_work(as_):
    make_task(due=FRIDAY)
    make_dialogue()
    page = as_("guest").get("/lich/tuan")
    assert "cụm ba thôn" in page.text and "Rà soát" not in page.text and "don-vi" not in page.fields


def test_the_list_pages_forwards_and_back_through_all_of_the_month(as_):
    for n in range(60):
        make_task(title=f"Việc số {n + 1}.", due=date(2026, 11, 2) + timedelta(n % 20))
    office = as_("office")
    first = office.get("/lich/danh-sach?thang=2026-11")
    assert "50 mục trên trang này" in first.text
    later = next(link for link in first.links if "sau=" in link)
    second = office.get(later)
    assert "10 mục trên trang này" in second.text
    back = office.get(next(link for link in second.links if "truoc=" in link))
    assert back.text == first.text, "the way back leads to the same page"
    both = f"{first.text} {second.text}"
    assert all(f"Việc số {n + 1}." in both for n in range(60))


def test_the_administrator_who_sees_no_plans_has_no_calendar(as_):
    as_("admin").get("/lich", status=403)


@pytest.mark.parametrize("name", ["office", "specialist", "guest"])
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_costs_four_statements_whatever_the_days_hold(as_, name, view):
    browser, counts = as_(name), []
    for _ in range(2):
        for n in range(12):
            make_task("economy", "east", title=f"Việc {n}", due=FRIDAY - timedelta(n % 3))
        make_dialogue()
        make_plan(duties=1)
        for narrowed in ("", "don-vi=cua-toi", "don-vi=phoi-hop", "viec=dang-mo", "ke-hoach=1"):
            path = f"{view}{'&' if '?' in view else '?'}{narrowed}"
            browser.get(path)  # names and numbers are remembered until they change
            with recorded() as sql:
                browser.get(path)
            counts.append(len(sql))
    assert max(counts) <= 4, counts


def test_the_link_to_the_days_off_waits_until_there_is_such_a_page(app, as_):
    there = any(rule.rule == "/lich-lam-viec" for rule in app.url_map.iter_rules())
    assert ("/lich-lam-viec" in as_("office").get("/lich").links) is there


@pytest.mark.parametrize("narrowed", ["cua-toi", "phoi-hop"])
def test_the_work_of_a_person_or_of_coordinators_is_asked_once_not_day_by_day(as_, narrowed):
    browser = as_("junior")
    with recorded() as sql:
        browser.get(f"/lich?don-vi={narrowed}")
    (asked,) = [one for one in sql if "FROM assignments" in one]
    assert asked.count("FROM assignments") == 1
