"""Work that a unit has just been given stands first on its desk."""

from datetime import date

import pytest
from sqlalchemy import event

from intranet.db.session import commit, db
from intranet.home import queries
from intranet.home.desk import desk
from intranet.tasks import services
from tests.support.make import make_task
from tests.support.world import actor

NEW, OWN = "Mới giao, chờ tiếp nhận", "Việc của đơn vị"


def accepted(unit, name, **more):
    """Give work to *unit* that *name* has accepted."""
    (one,) = make_task(unit, **more)
    services.accept(actor(name), one)
    commit()
    return one


def titles(name, key):
    """Return the titles that a section of somebody's desk shows."""
    found = desk(actor(name)).groups.get(key)
    return [line.title for line in found.lines] if found else []


def test_new_work_is_not_hidden_by_eight_accepted_ones_with_earlier_days(as_, at):
    at("2026-11-02 08:00")
    for n in range(queries.MOST + 1):
        accepted("economy", "specialist", title=f"Việc đang làm {n}", due=date(2026, 11, 10))
    make_task("economy", title="Việc mới giao")
    page = as_("specialist").get("/")
    assert page.text.index(NEW) < page.text.index("Việc mới giao") < page.text.index(OWN)
    assert titles("specialist", "new") == ["Việc mới giao"]
    assert len(titles("specialist", "own")) == queries.MOST


def test_accepted_work_moves_to_the_work_of_the_unit(as_):
    (one,) = make_task("economy", title="Rà soát danh sách")
    assert (titles("specialist", "new"), titles("specialist", "own")) == (["Rà soát danh sách"], [])
    assert OWN not in as_("specialist").get("/").text
    services.accept(actor("specialist"), one)
    commit()
    assert (titles("specialist", "new"), titles("specialist", "own")) == ([], ["Rà soát danh sách"])
    assert NEW not in as_("specialist").get("/").text


def test_what_must_be_accepted_first_stands_first_whatever_its_day(session, at):
    at("2026-11-18 08:00")
    make_task("economy", title="Giao trước", due=date(2026, 12, 30))
    at("2026-11-19 08:00")
    make_task("economy", title="Giao sau", due=date(2026, 11, 20))
    assert titles("specialist", "new") == ["Giao trước", "Giao sau"]


def test_no_more_new_work_is_shown_than_of_any_section_and_the_rest_is_a_click_away(as_):
    for n in range(queries.MOST + 2):
        make_task("economy", title=f"Việc mới {n}")
    make_task("culture", title="Việc của ban khác")
    accepted("economy", "specialist", title="Việc đã nhận")
    browser = as_("specialist")
    page = browser.get("/")
    assert len([n for n in range(queries.MOST + 2) if f"Việc mới {n}" in page.text]) == queries.MOST
    (link,) = [one for one in page.links if "viec-cho" in one]
    text = browser.get(link).text
    assert all(f"Việc mới {n}" in text for n in range(queries.MOST + 2))
    assert "Việc của ban khác" not in text and "Việc đã nhận" not in text


@pytest.mark.parametrize(("name", "unit"), [("specialist", "economy"), ("village", "east")])
@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-11-18", "Tiếp nhận chậm nhất hết ngày 19/11/2026"), ("2026-11-19", "Tiếp nhận trong hôm nay"),
     ("2026-11-21", "Quá hạn tiếp nhận 2 ngày")],
)  # fmt: skip
def test_new_work_says_until_when_it_must_be_accepted(as_, at, name, unit, day, words):
    at("2026-11-18 08:00")
    make_task(unit, title="Thông báo cho bà con")
    at(f"{day} 08:00")
    page = as_(name).get("/")
    assert words in page.text and "Chưa tiếp nhận" not in page.text


def test_a_village_sees_the_most_late_first_and_what_has_no_day_last(as_, at):
    at("2026-11-02 08:00")
    accepted("east", "village", title="Việc quá hạn đã nhận", due=date(2026, 11, 9))
    make_task("east", title="Việc quá hạn lâu nhất", due=date(2026, 11, 5))
    accepted("east", "village", title="Việc chưa có ngày")
    at("2026-11-18 08:00")
    (new,) = make_task("east", title="Việc mới của thôn", due=date(2026, 12, 10))
    accepted("east", "village", title="Việc sắp đến hạn", due=date(2026, 11, 20))
    browser = as_("village")
    page = browser.get("/")
    titles = (
        "Việc quá hạn lâu nhất", "Việc tiếp theo", "Việc quá hạn đã nhận", "Việc sắp đến hạn",
        "Việc mới của thôn", "Việc chưa có ngày",
    )  # fmt: skip
    assert sorted(titles, key=page.text.index) == list(titles)
    assert "2 việc quá hạn" in page.text and "Tiếp nhận chậm nhất hết ngày 19/11/2026" in page.text
    assert f"/nhiem-vu/{new.id}" in page.links


def test_the_name_of_the_first_work_of_a_village_is_not_cut(as_):
    title = "Thông báo cho bà con về việc tổ chức hội nghị tiếp xúc, trao đổi tại nhà văn hóa thôn"
    make_task("east", title=title)
    assert title in as_("village").get("/").text


def test_late_new_work_counts_as_late_in_the_first_sentence(as_, at):
    at("2026-11-02 08:00")
    make_task("economy", title="Việc chưa nhận", due=date(2026, 11, 5))
    accepted("economy", "specialist", title="Việc đã nhận", due=date(2026, 11, 6))
    at("2026-11-20 08:00")
    assert "2 việc quá hạn" in as_("specialist").get("/").text


@pytest.mark.parametrize("name", ["office", "party_office", "chairman"])
def test_new_work_comes_before_the_other_work_of_whoever_has_more_to_look_at(session, name):
    unit = {"office": "office", "party_office": "party_office", "chairman": "leaders"}[name]
    accepted(unit, name, title="Việc đã nhận")
    make_task(unit, title="Việc mới")
    keys = [key for key in desk(actor(name)).groups if key in ("new", "own")]
    assert keys == ["new", "own"]


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_no_desk_of_a_unit_walks_the_work_of_others(app, session):
    seen = []

    def explain(_connection, cursor, statement, parameters, *_rest):
        if statement.startswith("SELECT") and "assignments" in statement:
            fresh = cursor.connection.cursor()
            seen.extend(row[3] for row in fresh.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))
            fresh.close()

    event.listen(db.engine, "before_cursor_execute", explain)
    queries.waiting(actor("specialist"))
    event.remove(db.engine, "before_cursor_execute", explain)
    # What has to be explained is found in the index of the few that have, and looked up one by one.
    rare = ("ix_assignments_explain_by", "INTEGER PRIMARY KEY")
    found = [step for step in seen if "assignments" in step and not any(name in step for name in rare)]
    assert [step.partition("(")[2].partition("=")[0] for step in found] == ["unit_id"] * len(found), seen
    assert len(found) >= 4, seen
