"""Commands that count days: ``flask calendar due 2024-08-29 -7 --working``."""

from datetime import date, timedelta

import click

from intranet.calendar import shapes
from intranet.calendar.workdays import SHIPPED, Calendar
from intranet.text.dates import DateError, numeric, parse

_FARTHEST = shapes.MOST_DAYS


class Day(click.ParamType):
    """A day given as 2024-08-29 or 29/08/2024."""

    name = "ngày"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day typed."""
        if isinstance(value, date):
            return value
        try:
            return parse(value)
        except DateError as error:
            self.fail(str(error), param, ctx)


@click.group()
def calendar() -> None:
    """Lịch làm việc: đếm ngày, hạn."""


# A negative number of days begins with a dash and would be taken for an option.
@calendar.command(context_settings={"ignore_unknown_options": True})
@click.argument("start", metavar="FROM", type=Day())
@click.argument("number", metavar="N", type=click.IntRange(-_FARTHEST, _FARTHEST))
@click.option("--working", is_flag=True, help="Đếm ngày làm việc, không đếm ngày nghỉ.")
def due(start: date, number: int, working: bool) -> None:
    """In ra ngày cách FROM đúng N ngày; N âm là đếm lùi, ngày FROM không tính."""
    counting = _calendar()
    day = counting.add_working(start, number) if working else start + timedelta(number)
    click.echo(day.isoformat())
    _warn(counting, start, day)


def _calendar() -> Calendar:
    """Return the calendar to count by; counting needs no database."""
    return SHIPPED


def _warn(counting: Calendar, start: date, day: date) -> None:
    """Say on the side what makes *day* doubtful; the answer alone stands in the output."""
    if reason := counting.reason(day):
        click.echo(f"Lưu ý: {numeric(day)} là ngày nghỉ ({reason}).", err=True)
    for year in range(min(start, day).year, max(start, day).year + 1):
        if counting.coverage(year) == "expected":
            click.echo(f"Lưu ý: lịch nghỉ năm {year} mới là dự kiến.", err=True)
        elif counting.coverage(year) == "unknown":
            click.echo(f"Lưu ý: chưa có lịch nghỉ năm {year}; mới trừ thứ Bảy, Chủ nhật.", err=True)
