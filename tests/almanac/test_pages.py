"""The page of a year, and changing it through the pages."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.almanac import services
from intranet.calendar import changes, data, queries
from intranet.calendar import services as calendar
from intranet.calendar.changes import Change
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.notifications.models import Notice
from intranet.plans import services as plans
from intranet.tasks.models import Assignment
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import actor, unit

SWAP = {
    "day": "29/04/2024", "kind": "off", "name": "nghỉ hoán đổi với ngày 04/5", "worked": "04/05/2024",
    "source": "Công văn 2450/VPCP-KGVX", "state": "confirmed", "reason": "",
}  # fmt: skip
EVERYBODY = ["office", "admin", "chairman", "secretary", "specialist", "village", "guest"]


@pytest.fixture
def spring(session, at):
    """April 2024 without the swap, and work five working days after a dialogue on the 23rd."""
    at("2024-04-02 08:00")
    office = actor("office")
    calendar.carry_out(office, Change(out=(date(2024, 4, 29), date(2024, 5, 4))))
    rule = {"days": 5, "working_days": True, "direction": "after", "anchor": "event"}
    duty = plans.Duty(
        line=1, title="Gửi kết quả", words="Gửi kết quả.", unit_ids=[unit("economy").id], rule=rule,
        per_dialogue=True,
    )  # fmt: skip
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=[duty]))
    held = dialogues.create(office, plan, [dialogues.Ordered(label="quý II", day=date(2024, 4, 23))])
    plans.issue_tasks(office, plan, anchors=dialogues.anchors(held))
    commit()


def due() -> date:
    db.session.expire_all()
    return db.session.scalars(db.select(Assignment.due)).one()


def months_of(page) -> list:
    return [one for one in page.all("table") if one.get("class") == "almanac__month"]


def test_the_swap_is_shown_before_it_is_saved(spring, as_):
    office = as_("office")
    page = office.post("/lich-lam-viec/2024/them", SWAP, status=200)
    assert "1 hạn đổi theo" in page.text and "Phòng Kinh tế (1)" in page.text
    assert "02/05/2024" in page.text and "03/05/2024" in page.text
    assert due() == date(2024, 5, 2)
    office.post("/lich-lam-viec/2024/them", SWAP | {"agreed": page.fields["agreed"]})
    assert due() == date(2024, 5, 3)
    year = office.get("/lich-lam-viec/2024")
    assert "Nghỉ hoán đổi với ngày 04/5" in year.text and "Làm bù cho ngày 29/4/2024" in year.text
    assert db.session.scalars(db.select(Notice)).first() is not None


def test_the_administrator_sees_which_dates_move_but_not_of_what(spring, as_):
    page = as_("admin").post("/lich-lam-viec/2024/them", SWAP, status=200)
    assert "Phòng Kinh tế (1)" in page.text and "03/05/2024" in page.text
    assert "Gửi kết quả" not in page.text


def test_what_was_agreed_to_must_be_what_happens(spring, as_):
    office = as_("office")
    page = office.post("/lich-lam-viec/2024/them", SWAP, status=200)
    other = SWAP | {"agreed": page.fields["agreed"], "day": "26/04/2024", "worked": ""}
    assert "1 hạn đổi theo" in office.post("/lich-lam-viec/2024/them", other, status=200).text
    assert due() == date(2024, 5, 2)


def test_a_day_that_moves_nothing_is_saved_at_once(session, as_):
    values = SWAP | {"day": "14/12/2026", "worked": "", "name": "nghỉ đột xuất"}
    as_("admin").post("/lich-lam-viec/2026/them", values)
    db.session.expire_all()
    assert queries.current().reason(date(2026, 12, 14)) == "nghỉ đột xuất"


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"day": "31/02/2026"}, "Tháng 2 năm 2026 chỉ có 28 ngày"),
        ({"day": "24/11/2026"}, "Ngày 24/11/2026 đã có trong lịch (Ngày Văn hóa Việt Nam)."),
        ({"day": "21/11/2026"}, "vốn đã nghỉ"),
        ({"day": "20/11/2026", "worked": "19/11/2026"}, "vốn đã làm việc"),
        ({"day": "20/11/2026", "kind": "worked", "worked": ""}, "vốn đã làm việc"),
        ({"day": "20/11/2026", "source": ""}, "thì ghi văn bản công bố"),
        ({"day": "20/11/2026", "worked": "", "name": " "}, "Hãy ghi tên."),
        ({"day": "20/11/2026"}, "cách ngày nghỉ quá 60 ngày"),
        ({"day": "22/11/2026", "kind": "worked", "worked": "28/11/2026"}, "Chỉ ngày nghỉ mới có"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_nothing_is_lost(session, as_, values, says):
    page = as_("office").post("/lich-lam-viec/2026/them", SWAP | values, status=422)
    assert says in page.text
    assert page.fields["source"] == (SWAP | values)["source"]
    assert page.fields["day"] == (SWAP | values)["day"]
    assert queries.entered_years() == frozenset()


def test_a_day_is_changed(session, as_):
    office = as_("office")
    page = office.get("/lich-lam-viec/2027/2/5/sua")
    assert page.fields["name"] == "Tết Nguyên đán" and page.fields["state"] == "expected"
    values = page.fields | {"source": "Thông báo 15/TB-BNV", "state": "confirmed"}
    office.post("/lich-lam-viec/2027/2/5/sua", values)
    db.session.expire_all()
    assert queries.kept().on(date(2027, 2, 5)).status == "confirmed"
    assert queries.current().coverage(2027) == "expected"


def test_a_day_in_use_is_not_taken_out_silently(spring, as_):
    services.carry_out(actor("office"), services.foresee(swap()))
    commit()
    office = as_("office")
    page = office.get("/lich-lam-viec/2024/4/29/bo")
    assert "1 hạn đổi theo" in page.text and "Có thời hạn đã đếm qua ngày này." in page.text
    page = office.post("/lich-lam-viec/2024/4/29/bo", page.fields, status=422)
    assert "cần ghi lý do" in page.text and due() == date(2024, 5, 3)
    office.post("/lich-lam-viec/2024/4/29/bo", page.fields | {"reason": "Ghi nhầm"})
    assert due() == date(2024, 5, 2)
    assert "Lý do: Ghi nhầm" in office.get("/lich-lam-viec/2024").text


def swap() -> Change:
    off = changes.entry(date(2024, 4, 29), data.OFF, name="nghỉ hoán đổi", source="Công văn")
    return Change(put=changes.swap(off, date(2024, 5, 4)))


def test_one_half_of_a_swap_taken_out_says_that_the_other_stays(session, as_):
    office = as_("office")
    assert "04/05/2024 (làm bù cho ngày 29/4" in office.get("/lich-lam-viec/2024/4/29/bo").text
    assert "29/04/2024" in office.get("/lich-lam-viec/2024/5/4/bo").text
    assert "không bỏ theo" not in office.get("/lich-lam-viec/2024/4/30/bo").text


def test_a_page_drawn_before_another_change_is_told(session, as_):
    office = as_("office")
    page = office.get("/lich-lam-viec/2026/them")
    calendar.carry_out(actor("admin"), Change(out=(date(2026, 11, 24),)))
    commit()
    values = page.fields | SWAP | {"day": "14/12/2026", "worked": ""}
    page = office.post("/lich-lam-viec/2026/them", values, status=422)
    assert "Lịch làm việc vừa có thay đổi." in page.text


def test_the_shipped_days_of_a_year_are_taken_over(session, as_):
    calendar.carry_out(actor("office"), Change(out=(date(2026, 1, 1),)))
    commit()
    office = as_("office")
    assert "/lich-lam-viec/2026/theo-phan-mem" in office.get("/lich-lam-viec/2026").links
    page = office.get("/lich-lam-viec/2026/theo-phan-mem")
    assert "Ghi thứ Năm, 01/01/2026: Tết Dương lịch" in page.text
    office.post("/lich-lam-viec/2026/theo-phan-mem", page.fields)
    db.session.expire_all()
    assert not queries.current().is_working(date(2026, 1, 1))
    assert "/lich-lam-viec/2026/theo-phan-mem" not in office.get("/lich-lam-viec/2026").links


def test_a_year_is_confirmed(session, as_):
    office = as_("office")
    assert "Tết Nguyên đán" in office.get("/lich-lam-viec/2027/cong-bo").text
    office.post("/lich-lam-viec/2027/cong-bo", {"source": ""}, status=422)
    office.post("/lich-lam-viec/2027/cong-bo", {"source": "Thông báo 15/TB-BNV"})
    page = office.get("/lich-lam-viec/2027")
    assert "Đã công bố" in page.text and "Dự kiến" not in page.text


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_may_look_and_only_some_may_change(session, as_, name):
    browser = as_(name)
    page = browser.get("/lich-lam-viec/2026")
    edits = "/lich-lam-viec/2026/them" in page.links
    assert edits == (name in {"office", "admin"})
    for path in ("2026/them", "2026/11/24/sua", "2026/11/24/bo", "2027/cong-bo"):
        browser.get(f"/lich-lam-viec/{path}", status=200 if edits else 403)


@pytest.mark.parametrize(
    "path", ["1850", "2300", "2026/11/25/sua", "2026/2/31/sua", "99999999999999999999/1/1/bo", "2300/them"]
)
def test_what_no_calendar_has_is_not_found(session, as_, path):
    as_("office").get(f"/lich-lam-viec/{path}", status=404)


def test_a_year_is_drawn_with_lunar_days_and_days_off(session, as_, at):
    at("2026-11-29 08:00")
    page = as_("village").get("/lich-lam-viec")
    assert page.heading == "Lịch làm việc năm 2026"
    months = months_of(page)
    assert len(months) == 12
    days = [(n, td) for n, one in enumerate(months, 1) for td in one.iter("td") if len(td)]
    cells = {(n, page.text_of(td.find("b"))): td for n, td in days}
    assert len(cells) == 365
    moon = {key: page.text_of(td.find("small")) for key, td in cells.items()}
    assert moon[2, "17"] == "1/1" and moon[4, "26"] == "10" and moon[11, "9"] == "1/10"
    assert cells[11, "24"].get("class") == "is-off"
    assert "Ngày Văn hóa Việt Nam, nghỉ" in page.text_of(cells[11, "24"])
    assert cells[8, "22"].get("class") == "is-worked" and "is-rest" in cells[8, "23"].get("class")
    assert "hôm nay" in page.text_of(cells[11, "29"])
    assert "âm lịch 16/10" in page.text


def test_a_leap_month_is_marked(session, as_):
    assert "1/6N" in as_("village").get("/lich-lam-viec/2025").text


def test_the_page_of_a_year_asks_little(session, as_):
    office = as_("office")
    office.get("/lich-lam-viec/2026")
    with recorded() as seen:
        office.get("/lich-lam-viec/2026")
    assert len(seen) <= 4


@pytest.mark.parametrize(
    ("name", "day", "warned"),
    [
        ("office", "2026-10-31", False),
        ("office", "2026-11-01", True),
        ("admin", "2026-11-01", True),
        ("chairman", "2026-11-01", False),
        ("office", "2028-02-01", True),
    ],
)
def test_who_can_see_to_it_is_warned_of_a_year_not_confirmed(session, as_, at, name, day, warned):
    at(f"{day} 08:00")
    make_task("economy")
    year = int(day[:4]) + (day[5:7] != "02")
    page = as_(name).get("/")
    marks = ("chưa được xác nhận là đã công bố", "Cần chú ý", "Cần xử lý")
    assert any(mark in page.text for mark in marks) == warned
    assert (f"/lich-lam-viec/{year}" in page.links) == (warned or name == "admin")


def test_the_desk_is_quiet_once_the_year_is_confirmed(session, as_, at):
    at("2026-11-02 08:00")
    calendar.confirm(actor("office"), 2027, source="Thông báo 15/TB-BNV")
    commit()
    assert "/lich-lam-viec/2027" not in as_("office").get("/").links
