"""The plan pages."""

import re
from datetime import date, timedelta

import pytest

from intranet.access.actor import Body
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.db.session import commit, db
from intranet.plans import queries
from intranet.plans.models import Plan
from intranet.tasks.models import Task
from tests.support.make import make_plan
from tests.support.queries import recorded
from tests.support.world import PEOPLE, actor


def test_a_signed_plan_hands_out_its_tasks_and_shows_where_they_stand(as_):
    plan = make_plan(duties=4)
    text = as_("chairman").get(f"/ke-hoach/{plan.id}").text
    for words in ("Việc thứ 1", "Phòng Kinh tế", "Thôn Đông", "Chưa tiếp nhận", "0/6"):
        assert words in text, words


def test_an_unsigned_plan_is_a_draft_without_tasks(as_):
    plan = make_plan(signed=False)
    assert db.session.scalars(db.select(Task)).all() == []
    as_("specialist").get(f"/ke-hoach/{plan.id}", status=404)
    assert "Dự thảo" in as_("office").get(f"/ke-hoach/{plan.id}").text


@pytest.mark.parametrize("name", PEOPLE)
def test_the_list_and_the_page_agree(as_, name):
    made = [
        make_plan(),
        make_plan(signed=False),
        make_plan(body=Body.PARTY),
        make_plan(body=Body.PARTY, signed=False),
    ]
    me = actor(name)
    listed = {plan.id for plan in queries.page(me).plans}
    browser = as_(name)
    for plan in made:
        browser.get(f"/ke-hoach/{plan.id}", status=200 if plan.id in listed else 404)
    if name == "admin":
        assert listed == set()


def test_a_blank_number_is_filled_in_later_and_the_tasks_name_it(as_):
    plan = make_plan(code="")
    office = as_("office")
    page = office.get(f"/ke-hoach/{plan.id}")
    assert "chưa ghi số" in page.text and page.heading == "Kế hoạch chưa có số"
    path = f"/ke-hoach/{plan.id}/so-ngay"
    page = office.post(path, {"code": "mười hai", "issued_on": "05/10/2026"}, status=422)
    assert "chưa đúng dạng" in page.text and page.fields["code"] == "mười hai"
    assert (
        "tương lai" in office.post(path, {"code": "12/KH-UBND", "issued_on": "01/01/2099"}, status=422).text
    )
    office.post(path, {"code": "12 /KH-UBND", "issued_on": "05/10/2026"})
    assert "KH 12/KH-UBND, mục III.1" in as_("specialist").get("/nhiem-vu").text
    as_("chairman").get(path, status=403)
    other = make_plan(code="")
    again = {"code": "12/KH-UBND", "issued_on": "06/10/2026"}
    assert "đã ghi cho kế hoạch" in office.post(f"/ke-hoach/{other.id}/so-ngay", again, status=422).text


def test_it_costs_the_same_for_few_and_many(as_):
    chair, costs = as_("chairman"), []
    for duties in (2, 20):
        plan = make_plan(duties=duties)
        chair.get(f"/ke-hoach/{plan.id}")
        with recorded() as sql:
            chair.get(f"/ke-hoach/{plan.id}")
        costs.append(len(sql))
    assert costs[0] == costs[1], costs


def test_pages_of_a_long_list_lose_and_double_nothing_and_cost_the_same(as_):
    chair, costs = as_("chairman"), []
    for n in range(112):
        plan = make_plan(duties=0, signed=n % 3 > 0, code="")
        plan.sort_day = date(2026, 10, 1) + timedelta(days=n % 7)
        commit()
        if n in (3, 111):
            chair.get("/ke-hoach")
            with recorded() as sql:
                chair.get("/ke-hoach")
            costs.append(len(sql))
    assert costs[0] == costs[1] <= 4, costs
    seen, path, last = [], "/ke-hoach", None
    while path:
        last = chair.get(path)
        assert "kế hoạch trên trang này" in last.text
        seen += listed(last)
        path = next((link for link in last.links if "sau=" in link), None)
    newest = sorted(db.session.scalars(db.select(Plan)), key=lambda plan: (plan.sort_day, plan.id))[::-1]
    assert seen == [plan.id for plan in newest]
    back = chair.get(next(link for link in last.links if "truoc=" in link))
    assert listed(back) == seen[50:100]
    assert listed(chair.get(next(link for link in back.links if "truoc=" in link))) == seen[:50]
    for odd in ("sau=khong", "truoc=2026-13-01_5", "sau=2026-11-20_99999999999999999999", "sau=1000-01-01_1"):
        chair.get(f"/ke-hoach?{odd}")


def listed(page):
    return [int(found.group(1)) for link in page.links if (found := re.fullmatch(r"/ke-hoach/(\d+)", link))]


def test_only_who_may_import_confirms(session):
    plan = make_plan(signed=False)
    may = {
        name for name in PEOPLE if permits(actor(name), P.TASK_CONFIRM_IMPORT, db.session.get(Plan, plan.id))
    }
    assert may == {"office", "office_head"}


def test_a_draft_hands_out_its_tasks_once_it_is_signed(as_):
    plan = make_plan(duties=3, signed=False, code="")
    path = f"/ke-hoach/nhap/da-ky/{plan.id}"
    office = as_("office")
    assert path in office.get(f"/ke-hoach/{plan.id}").links
    for name in ("chairman", "party_office", "specialist"):
        as_(name).get(path, status=403 if name == "chairman" else 404)
    assert list(office.get(path).fields)[-2:] == ["code", "issued_on"]
    office.post(path, {"code": "x", "issued_on": ""}, status=422)
    assert db.session.scalars(db.select(Task)).all() == []
    office.post(path, {"code": "15/KH-UBND", "issued_on": ""})
    assert "KH 15/KH-UBND" in as_("specialist").get("/nhiem-vu").text
    office.post(path, {"code": "15/KH-UBND", "issued_on": ""}, status=422)
    assert len(db.session.scalars(db.select(Task)).all()) == 3


def test_the_signs_of_emphasis_of_a_markdown_file_are_not_shown_but_kept(as_):
    plan = make_plan()
    plan.text = "**KẾ HOẠCH**\n***Cấp xã:** họp *tại* xã\n* Đại biểu\n***\n(*) Ghi chú"
    commit()
    page = as_("chairman").get(f"/ke-hoach/{plan.id}")
    lines = [page.text_of(one) for one in page.all("div") if one.get("class") == "source__line"]
    assert lines == ["1KẾ HOẠCH", "2• Cấp xã: họp tại xã", "3• Đại biểu", "5(*) Ghi chú"]
    db.session.expire_all()
    assert plan.text.startswith("**KẾ HOẠCH**")
