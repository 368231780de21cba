"""The register of outgoing papers: enter, hold, void, date back; each with its reason on record (G3)."""

from datetime import date

from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.documents import numbering
from intranet.documents.houses import house
from intranet.documents.models import Document, EntryState, RegisterEntry
from intranet.documents.register_queries import last_day
from intranet.documents.signers import signer_name
from intranet.errors import Refused, WrongState
from intranet.text.dates import numeric
from intranet.text.fold import fold_words

log.define("register.enter", lambda entry: f"Cấp số {entry.data['code']}" + _why(entry.data["reason"]))


def _why(reason: str) -> str:
    return f" (“{reason}”)" if reason else ""


def enter(
    actor: Actor, document: Document, *, day: date, reserved: RegisterEntry | None = None, reason: str = ""
) -> RegisterEntry:
    """Give *document* the next number of its sequence, or the *reserved* one, on *day*."""
    type = document.kind.code
    sequence = numbering.sequence_of(document.body, type, day)
    if reserved is not None:
        entry = _use(reserved, document, sequence)
    else:
        last = last_day(sequence)
        if last and day < last and not reason.strip():
            raise Refused(
                f"Số gần nhất trong sổ ghi ngày {numeric(last)}. Muốn ghi ngày sớm hơn, hãy nêu lý do.",
                field="reason",
            )
        number = numbering.take(sequence)
        entry = RegisterEntry(
            body=sequence[0], scope=sequence[1], period=sequence[2], number=number, type=type,
            code=house(document.body).code_of(document.kind, number, unit=document.drafting_unit),
            state=EntryState.USED, author_id=actor.user_id, copies=0,
        )  # fmt: skip
    require(actor, P.DOCUMENT_KEEP_REGISTER, entry)
    entry.state, entry.day, entry.document = EntryState.USED, day, document
    entry.subject, entry.signer = document.subject, signer_name(document)
    entry.recipients = "; ".join(one.name for one in document.recipients if one.printed)
    entry.reason = reason.strip() or entry.reason or ""
    entry.folded = fold_words(f"{entry.code} {entry.subject} {entry.recipients}")[:2000]
    db.session.add(entry)
    db.session.flush()
    log.record(actor, "register.enter", entry, code=entry.code, reason=reason)
    return entry


def _use(reserved: RegisterEntry, document: Document, sequence: numbering.Sequence) -> RegisterEntry:
    if not reserved.state.is_reserved:
        raise WrongState("Số này không còn được giữ.")
    if (reserved.body, reserved.scope, reserved.period) != sequence:
        raise Refused("Số đã giữ không thuộc sổ của văn bản này vào ngày đã chọn.", field="reserved")
    reserved.type = document.kind.code
    reserved.code = house(document.body).code_of(document.kind, reserved.number, unit=document.drafting_unit)
    return reserved
