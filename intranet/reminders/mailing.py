"""Take the digests that wait for their mail, write each person one letter, and settle what became of it.

A letter is taken with a mark that only one process can set, so two never send the same. A mark that its
process did not live to settle is taken again after an hour; the letter then bears the same Message-ID.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from sqlalchemy import and_, or_, select, update

from intranet import clock
from intranet.calendar.deadlines import DueStates
from intranet.calendar.queries import current
from intranet.db.session import db
from intranet.org import identity
from intranet.org.directory import directory
from intranet.org.people import User
from intranet.reminders import queries
from intranet.reminders.models import Digest, MailAddress, MailState
from intranet.reminders.queries import Told
from intranet.text.dates import numeric
from intranet.text.fold import clean

FORGOTTEN = timedelta(hours=1)
OLDEST = timedelta(days=7)  # what has not gone by then has long been read in the intranet
TRIES = 5
LINES = 40
IN_THE_INTRANET = "Xem tất cả trên mạng nội bộ, mục “Nhắc việc hôm nay”."
BY_A_MACHINE = (
    "Thư này do máy gửi, không cần trả lời. "
    "Thôi nhận thư: “Tài khoản của tôi”, “Nhắc việc, thông báo, lịch”."
)


@dataclass(slots=True)
class Letter:
    """One person's mail: the digests it stands for, and their work that is still open."""

    user_id: int
    name: str
    address: str
    day: date
    digests: list[int]
    lines: list[Told] = field(default_factory=list)


def claim() -> list[Letter]:
    """Take what waits, so that nobody else does; the caller commits before anything is sent."""
    now = clock.now()
    db.session.execute(
        update(Digest)
        .where(Digest.mail == MailState.WAITING, Digest.day < clock.today() - OLDEST)
        .values(mail=MailState.NONE)
    )
    forgotten = and_(Digest.mail == MailState.SENDING, Digest.mail_at < now - FORGOTTEN)
    taken = db.session.execute(
        update(Digest)
        .where(or_(Digest.mail == MailState.WAITING, forgotten))
        .values(mail=MailState.SENDING, mail_at=now, attempts=Digest.attempts + 1)
        .returning(Digest.id)
        .execution_options(synchronize_session=False)
    )
    numbers = list(taken.scalars())
    return _letters(numbers) if numbers else []


def _letters(numbers: list[int]) -> list[Letter]:
    """Return one letter for each person, whatever the number of days that have not gone."""
    query = (
        select(Digest, MailAddress.address)
        .join(User, User.id == Digest.user_id)
        .outerjoin(MailAddress, and_(MailAddress.user_id == Digest.user_id, MailAddress.wanted))
        .where(Digest.id.in_(numbers))
        .order_by(Digest.day, Digest.id)
    )
    found: dict[int, Letter] = {}
    parts: dict[int, list[Digest]] = defaultdict(list)
    for digest, address in db.session.execute(query):
        name = clean(directory().person_name(digest.user_id))
        letter = found.setdefault(
            digest.user_id, Letter(digest.user_id, name, address or "", digest.day, digests=[])
        )
        letter.day = digest.day
        letter.digests.append(digest.id)
        parts[digest.user_id].append(digest)
    for user_id, letter in found.items():
        if letter.address and user_id in directory().active:
            actor = identity.actor_of(user_id, clock.today())
            lines = {one.row.id: one for part in parts[user_id] for one in queries.still_open(actor, part)}
            letter.lines = sorted(lines.values(), key=lambda one: (one.row.sort_day, one.row.id))
    return list(found.values())


def written(letter: Letter, *, sender: str, site: str) -> EmailMessage:
    """Return the letter as it is sent: plain text, the work still open, no word about any citizen."""
    commune, today = directory().commune, clock.today()
    message = EmailMessage()
    message["Subject"] = f"Nhắc việc ngày {numeric(letter.day)}: {len(letter.lines)} việc"
    message["From"] = formataddr((f"Mạng nội bộ {commune.name}", sender))
    message["To"] = formataddr((letter.name, letter.address))
    message["Date"] = format_datetime(clock.local(clock.now()))
    place = sender.rpartition("@")[2]
    message["Message-ID"] = f"<nhac-viec-{letter.digests[-1]}-{letter.day:%Y%m%d}@{place}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_text(letter, today, site), cte="base64")
    return message


def _text(letter: Letter, today: date, site: str) -> str:
    names, states = directory(), DueStates(current(), today)
    said = [f"Kính gửi đồng chí {letter.name},", "", "Các việc đến kỳ nhắc còn chưa hoàn thành:", ""]
    for number, one in enumerate(letter.lines[:LINES], 1):
        words = states.view(one.row.due).words
        said.append(f"{number}. {one.row.title}")
        said.append(f"   {names.unit_name(one.row.unit_id)}. Hạn {numeric(one.row.due)}: {words.lower()}.")
        said += [f"   {site}/nhiem-vu/{one.row.id}"] if site else []
        said.append("")
    if (left := len(letter.lines) - LINES) > 0:
        said += [f"Và {left} việc khác.", ""]
    said += [f"Xem tất cả: {site}/nhac-viec" if site else IN_THE_INTRANET, "", BY_A_MACHINE]
    return "\n".join(said) + "\n"


def settle(letter: Letter, *, problem: str = "", refused: bool = False) -> None:
    """Note what became of a letter: gone, nothing left to say, or to be tried again in the next run.

    A letter that was *refused* time after time is given up; a server that is down gives nothing up.
    """
    if not letter.address:
        state = MailState.NONE
    elif problem:
        state = MailState.WAITING
    else:
        state = MailState.SENT if letter.lines else MailState.EMPTY
    values = {"mail": state, "mail_at": clock.now(), "mail_error": problem}
    mine = update(Digest).where(Digest.id.in_(letter.digests))
    if problem and not refused:  # the attempt does not count
        values["attempts"] = Digest.attempts - 1
    db.session.execute(mine.values(values).execution_options(synchronize_session=False))
    if refused:
        db.session.execute(
            mine.where(Digest.attempts >= TRIES)
            .values(mail=MailState.FAILED)
            .execution_options(synchronize_session=False)
        )
