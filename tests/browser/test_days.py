"""A strip of days in a browser: where it takes several rows, they are ruled."""

from datetime import date

import pytest

from intranet.db.session import commit
from intranet.tasks import extensions, services
from tests.support import world
from tests.support.make import make_task

pytestmark = pytest.mark.browser

LINES = """days => days.map(day => {
  const style = getComputedStyle(day);
  return [day.offsetLeft, parseFloat(style.borderLeftWidth) > 0, parseFloat(style.borderBottomWidth) > 0];
})"""


def test_a_longer_time_of_more_than_a_week_is_drawn_in_ruled_rows(address, desk, at):
    at("2026-11-02 09:00")
    (share,) = make_task("economy", due=date(2026, 11, 6))
    services.accept(world.actor("specialist"), share)
    extensions.ask(world.actor("specialist"), share, day=date(2026, 11, 13), comment="Chờ nước rút.")
    commit()
    desk.sign_in("specialist", world.PASSWORD)
    desk.go(f"/nhiem-vu/{share.id}")
    days = desk.page.locator("#xin-gia-han .days li").evaluate_all(LINES)
    assert len(days) == 8 and days[7][0] == days[0][0], "the eighth stands below the first"
    assert not days[7][1] and all(ruled for _left, _line, ruled in days[:7])
