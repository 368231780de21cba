"""The calendar that an office keeps in its database."""

from datetime import date

import pytest
from flask import Flask

from intranet.access.actor import Actor, Grant, Role
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.calendar import data, queries, services
from intranet.calendar.models import CalendarDay, DayKind, DayStatus
from intranet.calendar.workdays import SHIPPED
from intranet.db.counters import bump
from intranet.db.session import commit, db, rollback
from intranet.errors import Forbidden

OFFICE = Actor(7, "Văn phòng", (Grant(Role.OFFICE),))
VILLAGE = Actor(8, "Thôn", (Grant(Role.VILLAGE),))
SWAP = {date(2024, 4, 29), date(2024, 5, 4)}


@pytest.fixture
def office(tmp_path):
    """Give an application with an empty database, and its context."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{tmp_path / 'office.db'}"
    db.init_app(app)
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.drop_all()
        db.engine.dispose()


def enter(day: date, *, name="nghỉ", kind=DayKind.OFF, status=DayStatus.CONFIRMED):
    """Put one day into the calendar as an editing page would."""
    db.session.add(CalendarDay(day=day, kind=kind, name=name, status=status))
    bump(queries.COUNTER)


def test_an_office_that_entered_nothing_goes_by_the_shipped_days(office):
    calendar = queries.current()
    assert (calendar.off, calendar.worked, calendar.years) == (SHIPPED.off, SHIPPED.worked, SHIPPED.years)


def test_loading_enters_every_shipped_day_once(office):
    assert services.load_shipped(OFFICE) == (2023, 2024, 2025, 2026, 2027)
    assert db.session.query(CalendarDay).count() == len(data.DAYS)
    calendar = queries.current()
    assert (calendar.off, calendar.worked, calendar.years) == (SHIPPED.off, SHIPPED.worked, SHIPPED.years)
    assert services.load_shipped(log.SYSTEM) == ()
    commit()
    assert [entry.subject_title for entry in db.session.query(AuditEntry)][-1] == "Lịch làm việc năm 2027"


def test_only_those_who_keep_the_calendar_may_load_it(office):
    with pytest.raises(Forbidden):
        services.load_shipped(VILLAGE)


def test_a_swap_entered_moves_a_limit(office):
    for each in data.DAYS:
        if each.day.year == 2024 and each.day not in SWAP:
            enter(each.day, name=each.name)
    assert queries.current().add_working(date(2024, 4, 23), 5) == date(2024, 5, 2)
    enter(date(2024, 4, 29), name="nghỉ hoán đổi")
    enter(date(2024, 5, 4), name="làm bù", kind=DayKind.WORKED)
    assert queries.current().add_working(date(2024, 4, 23), 5) == date(2024, 5, 3)
    assert queries.current().is_working(date(2024, 5, 4))


def test_the_calendar_is_read_once_until_it_changes(office):
    before = queries.current()
    assert queries.current() is before
    enter(date(2028, 1, 3))
    assert queries.current() is not before


def test_a_change_that_is_undone_is_forgotten(office):
    enter(date(2028, 1, 3))
    assert not queries.current().is_working(date(2028, 1, 3))
    rollback()
    assert queries.current().is_working(date(2028, 1, 3))


def test_a_year_is_as_sure_as_its_least_sure_day(office):
    enter(date(2028, 1, 3))
    assert queries.current().coverage(2028) == "expected"  # one day entered is not a year announced
    services.confirm(OFFICE, 2028, source="Thông báo 12/TB-BNV")
    assert queries.current().coverage(2028) == "confirmed"
    enter(date(2028, 5, 1), status=DayStatus.EXPECTED)
    enter(date(2028, 9, 1))
    assert queries.current().coverage(2028) == "expected"
    assert queries.current().coverage(2029) == "unknown"
    assert queries.current().coverage(2026) == "confirmed"


def test_a_day_names_itself_for_the_log(office):
    day = CalendarDay(day=date(2026, 11, 24), kind=DayKind.OFF, name="Ngày Văn hóa Việt Nam")
    assert day.title == "Ngày nghỉ 24/11/2026: Ngày Văn hóa Việt Nam"
