"""Numbers above lists are kept until work changes, and no longer."""

import re

import pytest

from intranet import clock
from intranet.db.session import db, rollback
from intranet.tasks.models import Assignment
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import unit


def tabs(browser, path="/nhiem-vu"):
    """Return the numbers of the tabs, by their words."""
    html = browser.get(path).html
    drawn = re.findall(r'<li><a href="[^"]*"[^>]*>([^<]+?)\s*<span class="count">(\d+)</span>', html)
    return {label.strip(): int(count) for label, count in drawn}


def test_numbers_are_counted_once(as_):
    make_task("economy")
    browser = as_("office")
    tabs(browser)
    with recorded() as sql:
        assert tabs(browser)["Đang mở"] == 1
    assert len(sql) == 2, sql


def test_a_move_is_counted_at_once_by_everybody(as_):
    (one,) = make_task("economy")
    specialist, office = as_("specialist"), as_("office")
    assert tabs(office) == {"Đang mở": 1, "Chờ xác nhận": 0, "Hoàn thành": 0, "Đã hủy": 0}
    assert "1 việc chưa tiếp nhận" in office.get("/nhiem-vu").text
    specialist.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    assert "chưa tiếp nhận" not in office.get("/nhiem-vu").text
    specialist.post(f"/nhiem-vu/{one.id}/bao-cao", {"text": "Đã làm xong.", "kind": "result"})
    assert tabs(office)["Chờ xác nhận"] == 1
    make_task("culture")
    assert tabs(office)["Đang mở"] == 1


def test_what_came_to_nothing_is_not_counted(as_):
    (one,) = make_task("economy")
    office = as_("office")
    db.session.get(Assignment, one.id).due = clock.today()
    db.session.flush()
    rollback()
    assert "Không có việc quá hạn" in office.get("/nhiem-vu").text
    assert tabs(office)["Đang mở"] == 1


@pytest.mark.parametrize("order", [("specialist", "police"), ("police", "specialist")])
def test_nobody_is_given_the_numbers_of_another(as_, order):
    make_task("culture", coordinating=("economy",))
    path = f"/nhiem-vu?don-vi={unit('culture').id}"
    counted = {name: tabs(as_(name), path)["Đang mở"] for name in order}
    assert counted == {"specialist": 1, "police": 0}
