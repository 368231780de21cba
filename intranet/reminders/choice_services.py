"""Choose what to be told and where, and have a calendar address of one's own."""

import hashlib
import secrets
from collections.abc import Collection

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import log
from intranet.db.session import db
from intranet.notifications import services as notices
from intranet.notifications.kinds import NoticeKind
from intranet.org.people import User
from intranet.reminders.models import CalendarFeed, MailAddress

log.define("user.notices", "Chọn thông báo, thư nhắc việc")
log.define("user.calendar", "Tạo địa chỉ lịch riêng")
log.define("user.calendar-end", "Hủy địa chỉ lịch riêng")


def choose(actor: Actor, *, muted: Collection[NoticeKind], address: str, by_mail: bool) -> None:
    """Keep what a person wants to be told of, and by which mail; refuse to mute what must be told."""
    before, after = notices.mute(actor, muted)
    kept = db.session.get(MailAddress, actor.user_id)
    old = (kept.address, kept.wanted) if kept else ("", False)
    if kept is None and address:
        kept = MailAddress(user_id=actor.user_id)
        db.session.add(kept)
    if kept is not None:
        kept.address, kept.wanted = address, by_mail and bool(address)
    new = (kept.address, kept.wanted) if kept else old
    pairs = {"muted": [before, after], "address": [old[0], new[0]], "by_mail": [old[1], new[1]]}
    if changes := {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}:
        log.record(actor, "user.notices", _user(actor), changes=changes)


def token_hash(token: str) -> str:
    """Return what is kept of a calendar's secret address."""
    return hashlib.sha256(token.encode()).hexdigest()


def make_feed(actor: Actor) -> str:
    """Return a new secret for a person's calendar; an older one opens nothing any more."""
    token = secrets.token_urlsafe(24)
    feed = db.session.get(CalendarFeed, actor.user_id)
    log.record(actor, "user.calendar", _user(actor), replaces=feed is not None)
    if feed is None:
        feed = CalendarFeed(user_id=actor.user_id)
        db.session.add(feed)
    feed.token_hash, feed.made_at = token_hash(token), clock.now()
    return token


def end_feed(actor: Actor) -> bool:
    """Let a person's secret address open nothing any more; tell whether there was one."""
    feed = db.session.get(CalendarFeed, actor.user_id)
    if feed is None:
        return False
    db.session.delete(feed)
    log.record(actor, "user.calendar-end", _user(actor))
    return True


def _user(actor: Actor) -> User:
    return db.session.get_one(User, actor.user_id)
