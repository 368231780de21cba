"""Make the digests of a day (H9, I2, I4).

All of them in a fixed number of statements, safe beside another process that does the same.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import insert

from intranet import clock
from intranet.calendar.queries import current
from intranet.db.session import db
from intranet.db.upsert import insert_missing, upsert
from intranet.notifications import outbox
from intranet.notifications.kinds import NoticeKind
from intranet.reminders import queries
from intranet.reminders.ladder import Ladder
from intranet.reminders.models import Digest, DigestLine, MailState, ReminderRun, Why
from intranet.reminders.recipients import Receiver, Recipients
from intranet.settings import values
from intranet.settings.catalogue import AFTER, BEFORE
from intranet.tasks import recurring
from intranet.text.dates import numeric

PATH = "/nhac-viec?den="
# Work that a sign-in may look through for everybody; where more is open, it looks after its own person only.
MOST_AT_SIGN_IN = 1_500


class Reminded(NamedTuple):
    """One share of work that one person is reminded of."""

    assignment_id: int
    due: date
    rung: int
    why: Why
    instead_of: int | None


@dataclass(frozen=True, slots=True)
class Made:
    """How many digests were made, with how many lines; on a day off none are."""

    digests: int = 0
    lines: int = 0
    day_off: bool = False

    @property
    def words(self) -> str:
        """Return it as a part of a sentence."""
        if self.day_off:
            return "ngày nghỉ nên không lập bản nhắc"
        return f"lập {self.digests} bản nhắc ({self.lines} việc)" if self.digests else "không có bản nhắc mới"


def remind(*, only: int | None = None) -> Made:
    """Make today's digests that are still missing: of everybody, or of *only* one person.

    On a day off nobody is reminded. Who has a digest of today gets no second one: what has come up since is
    told in the next.
    """
    today, calendar = clock.today(), current()
    if not calendar.is_working(today):
        return Made(day_off=True)
    had = queries.reminded_on(today)
    if only is not None and only in had:
        return Made()
    ladder = Ladder(today, calendar, rungs_on(today))
    found = _found(ladder, had, only)
    return _kept(found, today) if found else Made()


def rungs_on(day: date) -> tuple[int, ...]:
    """Return the rungs that are set: working days from the due date, the earliest first."""
    before, after = values.on(BEFORE, day).numbers, values.on(AFTER, day).numbers
    return (*(-one for one in before), 0, *after)


def _found(ladder: Ladder, had: set[int], only: int | None) -> dict[int, list[Reminded]]:
    """Return by person what is to be told, the most urgent first."""
    told = queries.told(ladder.horizon, only=only)
    muted = {kind: outbox.muting(kind) for kind in (NoticeKind.SOON, NoticeKind.FOLLOWED)}
    found: dict[int, list[Reminded]] = defaultdict(list)
    for share, rung, receiver in _due(ladder, only):
        user = receiver.user_id
        if user in had or (only is not None and user != only) or told.get((user, share.id), -99) >= rung:
            continue
        if user in muted.get(_kind(share.due, receiver, ladder.today), ()):
            continue
        found[user].append(Reminded(share.id, share.due, rung, receiver.why, receiver.instead_of))
    return found


def _due(ladder: Ladder, only: int | None) -> Iterator[tuple[queries.Share, int, Receiver]]:
    """Give each share of open work at its rung, once for each person who is reminded of it.

    Work that can concern *only* one person is enough where nobody else is asked about.
    """
    recipients = Recipients(ladder.today)
    units = None if only is None else recipients.units_of(only)
    rungs: dict[tuple[date, date], int | None] = {}
    for share in queries.open_until(ladder.horizon, units=units):
        dates = share.due, clock.local(share.given_at).date()
        if dates not in rungs:
            rungs[dates] = ladder.rung(*dates)
        rung = rungs[dates]
        if rung is None:
            continue
        to = recipients.of(
            share.unit_id, share.assignee_id, share.body, rung, returned=share.state.is_declined
        )
        for receiver in to.values():
            yield share, rung, receiver


def _kind(due: date, receiver: Receiver, today: date) -> NoticeKind:
    if not receiver.why.is_own:
        return NoticeKind.FOLLOWED
    return NoticeKind.LATE if due < today else NoticeKind.SOON


def _kept(found: dict[int, list[Reminded]], today: date) -> Made:
    """Write the digests, each person's lines and the line in their inbox; another process may be first."""
    now, mailed = clock.now(), queries.wanting_mail()
    digests = [
        {
            "user_id": user, "day": today, "made_at": now, "count": len(lines), "attempts": 0,
            "mail_error": "", "mail": MailState.WAITING if user in mailed else MailState.NONE,
        }
        for user, lines in sorted(found.items())
    ]  # fmt: skip
    db.session.flush()
    adding = insert_missing(Digest.__table__, keys=["user_id", "day"])
    made = db.session.execute(
        adding.returning(Digest.__table__.c.id, Digest.__table__.c.user_id), digests
    ).all()
    lines = [
        {
            "digest_id": digest, "assignment_id": one.assignment_id, "due": one.due, "rung": one.rung,
            "why": one.why, "instead_of_id": one.instead_of,
        }
        for digest, user in made for one in found[user]
    ]  # fmt: skip
    if lines:
        db.session.execute(insert(DigestLine.__table__), lines)
        outbox.tell_each(
            {user: _words(found[user], today) for _, user in made}, f"{PATH}{today.isoformat()}",
            instead_of=queries.is_told_again(PATH), kind=NoticeKind.LATE,
            reason="Vì đến kỳ nhắc các việc này theo thời hạn.",
        )  # fmt: skip
    return Made(len(made), len(lines))


def _words(lines: list[Reminded], today: date) -> str:
    late = sum(one.due < today for one in lines)
    said = f"Nhắc việc ngày {numeric(today)}: {len(lines)} việc"
    return f"{said}, {late} việc quá hạn" if late else said


def note_run(made: Made, *, mails: int = 0, mail_error: str | None = None) -> None:
    """Note that reminding was done, for the page of health; without *mail_error* the last one stays."""
    table = ReminderRun.__table__
    now = clock.now()
    values = {
        "day": clock.today(), "last_at": now, "digests": made.digests, "lines": made.lines, "mails": mails,
        "mail_error": mail_error or "",
    }  # fmt: skip
    added = {name: table.c[name] + values[name] for name in ("digests", "lines", "mails")}
    error = {} if mail_error is None else {"mail_error": mail_error}
    db.session.execute(upsert(table, keys=["day"], values=values, update={"last_at": now, **added, **error}))


def at_sign_in(user_id: int) -> None:
    """Do today's reminding if nobody has yet, as far as a page can wait for it (I4).

    Recurring work whose period has begun is given first, on any day: no command need run for it.
    """
    recurring.make_due()
    today = clock.today()
    if not current().is_working(today) or queries.has_run(today):
        return
    horizon = Ladder(today, current(), rungs_on(today)).horizon
    if queries.is_more_open(horizon, than=MOST_AT_SIGN_IN):
        remind(only=user_id)
    else:
        note_run(remind())
