"""Write a calendar that other programs read (RFC 5545): deadlines as days, dialogues with their time."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from intranet import clock
from intranet.dialogues.naming import called
from intranet.org.directory import directory
from intranet.reminders.feed_queries import Deadline, Meeting

USUAL = timedelta(hours=2)  # a plan names when a dialogue begins, not when it ends
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def written(
    deadlines: Iterable[Deadline], meetings: Iterable[Meeting], *, name: str, mark: str, site: str
) -> bytes:
    """Return the calendar called *name*; *mark* makes its numbers this installation's, *site* leads back."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mạng nội bộ cấp xã//Lịch công việc//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    for one in deadlines:
        calendar.add_component(_deadline(one, mark, site))
    for one in meetings:
        calendar.add_component(_meeting(one, mark, site))
    return calendar.to_ical()


def _event(uid: str, changes: int, changed_at: datetime, url: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("sequence", changes)
    event.add("last-modified", changed_at.astimezone(UTC))
    event.add("dtstamp", changed_at.astimezone(UTC))
    if url:
        event.add("url", url)
    return event


def _deadline(one: Deadline, mark: str, site: str) -> Event:
    url = f"{site}/nhiem-vu/{one.id}" if site else ""
    event = _event(f"viec-{one.id}@{mark}", one.changes, one.changed_at, url)
    event.add("summary", f"Hạn: {one.title}")
    said = [directory().unit_name(one.unit_id), one.source, one.for_dialogue]
    said += [f"Trước {one.due_time.replace(':', ' giờ ')}"] if one.due_time else []
    event.add("description", "\n".join(part for part in said if part))
    event.add("dtstart", one.due)
    event.add("dtend", one.due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Hạn công việc"])
    return event


def _meeting(one: Meeting, mark: str, site: str) -> Event:
    url = f"{site}/doi-thoai/{one.id}" if site else ""
    event = _event(f"doi-thoai-{one.id}@{mark}", one.changes, one.changed_at, url)
    event.add("summary", called(one.told_by))
    more = [part for part in (one.topic, one.audience) if part and part not in one.told_by]
    event.add("description", "\n".join(more))
    if one.place:
        event.add("location", one.place)
    if begins := _CLOCK.fullmatch(one.time):
        at = time(int(begins[1]), int(begins[2]), tzinfo=clock.VIETNAM)
        start = datetime.combine(one.day, at).astimezone(UTC)
        event.add("dtstart", start)
        event.add("dtend", start + USUAL)
    else:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
    event.add("categories", ["Đối thoại với Nhân dân"])
    return event
