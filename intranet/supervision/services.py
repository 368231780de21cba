"""Write supervision notes and reply to them (P1)."""

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import letters, require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.calendar.queries import current
from intranet.conclusions.models import Conclusion
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.settings import values
from intranet.settings.catalogue import SUPERVISE
from intranet.supervision import notices
from intranet.supervision.models import NoteState, SupervisionNote
from intranet.supervision.workflow import moves
from intranet.tasks.models import Assignment


def write(actor: Actor, thing: Assignment | Conclusion, *, text: str) -> SupervisionNote:
    """Write a note about a unit's share of a task, or about an issued conclusion."""
    require(actor, P.SUPERVISION_NOTE_WRITE, thing)
    if not thing.is_issued:
        raise WrongState("Kết luận này chưa ban hành nên chưa ghi phiếu giám sát được.")
    if not text.strip():
        raise Refused("Cần ghi nội dung giám sát.", field="text")
    today = clock.today()
    share = thing if isinstance(thing, Assignment) else None
    note = SupervisionNote(
        body=thing.body, author_id=actor.user_id, author_unit_id=_unit_of(actor, P.SUPERVISION_NOTE_WRITE),
        assignment_id=share.id if share else None, conclusion_id=None if share else thing.id,
        unit_id=share.unit_id if share else None, title=thing.title, text=text, state=NoteState.OPEN,
        written_at=clock.now(), due=current().add_working(today, values.on(SUPERVISE, today).number),
    )  # fmt: skip
    db.session.add(note)
    db.session.flush()
    log.record(actor, "supervision-note.write", note, comment=text, due=note.due)
    notices.written(note)
    return note


def reply(actor: Actor, note: SupervisionNote, *, text: str, seen: int | None = None) -> None:
    """Reply to a note; the reply is shown to all who read it."""
    if seen is not None and seen != note.version and note.is_open:
        raise WrongState("Phiếu này vừa có thay đổi. Hãy xem lại rồi gửi lại.")
    moves.fire(actor, note, "reply", text)
    note.reply, note.replied_at, note.replier_id = text, clock.now(), actor.user_id
    note.replier_unit_id = _replying_unit(actor, note)
    notices.replied(note)


def _unit_of(actor: Actor, permission: P) -> int | None:
    """Return the unit in which the person holds the position that lets them do it."""
    held = (grant.unit_id for grants in letters(actor, permission).values() for grant in grants)
    return next((unit for unit in held if unit is not None), None)


def _replying_unit(actor: Actor, note: SupervisionNote) -> int | None:
    """Return for which unit the person replies: the one that holds the work before the office."""
    return note.unit_id if note.unit_id in actor.units else _unit_of(actor, P.SUPERVISION_NOTE_REPLY)
