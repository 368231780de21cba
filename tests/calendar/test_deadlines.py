"""How a due date looks today."""

from datetime import date

import pytest

from intranet.calendar.deadlines import DueStates, DueView, due_state
from intranet.calendar.workdays import SHIPPED

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("due", "view"),
    [
        (date(2026, 11, 17), DueView("late", "Quá hạn 3 ngày", 3)),
        (date(2026, 11, 19), DueView("late", "Quá hạn 1 ngày", 1)),
        (date(2026, 11, 15), DueView("late", "Quá hạn 5 ngày", 5)),
        (date(2026, 11, 20), DueView("today", "Hôm nay")),
        (date(2026, 11, 21), DueView("soon", "Còn 1 ngày, đều là ngày nghỉ")),
        (date(2026, 11, 23), DueView("soon", "Còn 1 ngày làm việc", 1)),
        (date(2026, 11, 24), DueView("soon", "Còn 1 ngày làm việc", 1)),
        (date(2026, 11, 26), DueView("ok", "Còn 3 ngày làm việc", 3)),
        (date(2026, 11, 27), DueView("ok", "Còn 4 ngày làm việc", 4)),
        (date(2026, 12, 15), DueView("ok", "Còn 16 ngày làm việc", 16)),
        (None, DueView("none", "Chưa có ngày")),
    ],
)
def test_what_the_badge_says(due, view):
    assert due_state(due, today=TODAY, calendar=SHIPPED) == view
    assert DueStates(SHIPPED, TODAY).view(due) == view


@pytest.mark.parametrize("due", [None, date(2026, 11, 17), date(2026, 12, 15)])
def test_finished_work_is_never_late(due):
    assert due_state(due, today=TODAY, calendar=SHIPPED, open=False).state == "done"


def test_rows_with_one_day_share_the_work():
    states = DueStates(SHIPPED, TODAY)
    assert states.view(date(2026, 11, 27)) is states.view(date(2026, 11, 27))
    assert states.view(date(2026, 11, 27), open=False).state == "done"
    assert states.view(date(2026, 11, 27)).state == "ok"
