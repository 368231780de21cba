"""The register of outgoing papers: what takes a number and what becomes of it; no line is erased (G3)."""

from dataclasses import dataclass
from datetime import date

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import permits, require, require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.db.session import db
from intranet.documents import numbering
from intranet.documents.compose.addressing import filed
from intranet.documents.houses import house
from intranet.documents.models import Document, EntryState, NumberSequence, RegisterEntry
from intranet.documents.paper.kinds import Kind
from intranet.documents.recipients import named
from intranet.documents.register_queries import last_day, numbered
from intranet.documents.signers import signer_name
from intranet.documents.types import LETTER, types_of
from intranet.errors import Refused, WrongState
from intranet.text.dates import numeric
from intranet.text.fold import clean, fold_words

SUBJECT = 500  # letters of a subject (NĐ 30/2020, PL VI, II)
MOST_HELD = 10


def _with_reason(words: str) -> log.Words:
    def sentence(entry: AuditEntry) -> str:
        reason = entry.data.get("reason")
        return f"{words} {entry.data['code']}" + (f" (“{reason}”)" if reason else "")

    return sentence


log.define("register.enter", _with_reason("Cấp số"))
log.define("register.hold", _with_reason("Giữ số"))
log.define("register.void", _with_reason("Hủy số"))
log.define("register.outside", _with_reason("Ghi văn bản ngoài phần mềm, số"))
log.define("register.signed", _with_reason("Ghi văn bản đã ký được nhập, số"))
log.define("register.freed", _with_reason("Bỏ ghi văn bản nhập nhầm, giữ số"))
log.define("register.begin", lambda entry: f"Ghi số bắt đầu: sổ cũ đã dùng đến số {entry.data['number']}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What is written on a paper that was made and signed outside the software."""

    type: str
    day: date
    subject: str
    signer: str = ""
    recipients: str = ""
    unit: str = ""  # drafting unit in a letter's symbol
    kept_by: str = ""
    copies: int = 0
    file_id: int | None = None


# ---------------------------------------------------------------- papers made here


def enter(
    actor: Actor,
    document: Document,
    *,
    day: date,
    reserved: RegisterEntry | None = None,
    reason: str = "",
    copies: int = 0,
) -> RegisterEntry:
    """Give *document* the next number of its sequence, or the *reserved* one, on *day*."""
    kind, unit = document.kind, document.drafting_unit
    require(actor, P.DOCUMENT_KEEP_REGISTER, RegisterEntry(body=document.body))
    sequence = numbering.sequence_of(document.body, kind.code, day)
    if reserved is not None:
        _expect_held(reserved, sequence)
        entry = reserved
    else:
        _expect_order(sequence, day, reason)
        entry = _new(actor, sequence, numbering.take(sequence))
    entry.type, entry.code = kind.code, house(document.body).code_of(kind, entry.number, unit=unit)
    entry.document, entry.copies = document, copies
    entry.kept_by = kept_by(document.body, kind, unit)
    _use(entry, day, document.subject, signer_name(document), "; ".join(named(document)), reason)
    log.record(actor, "register.enter", entry, code=entry.code, reason=reason.strip())
    return entry


def kept_by(body: Body, kind: Kind = Kind.NOTICE, unit: str = "VP") -> str:
    """Return who keeps the file copy of a paper that *unit* drafted: “VT, VP”."""
    return filed(house(body), kind, unit).removeprefix("Lưu").lstrip(": ")


# ---------------------------------------------------------------- papers made elsewhere


def enter_outside(
    actor: Actor, *, body: Body, paper: Outside, number: int | None = None, reason: str = ""
) -> RegisterEntry:
    """Enter a paper signed outside the software: with the next number, or one it bears or that is held."""
    require(actor, P.DOCUMENT_KEEP_REGISTER, RegisterEntry(body=body))
    _expect_type(body, paper.type)
    if paper.day > clock.today():
        raise Refused("Ngày của văn bản không thể ở tương lai.", field="day")
    sequence = numbering.sequence_of(body, paper.type, paper.day)
    if number is None:
        _expect_order(sequence, paper.day, reason)
        entry = _new(actor, sequence, numbering.take(sequence))
    else:
        entry = _claimed(actor, sequence, number)
    unit = paper.unit if paper.type == LETTER else ""
    entry.type, entry.code = paper.type, house(body).code_for(paper.type, entry.number, unit=unit)
    entry.kept_by, entry.copies, entry.file_id = paper.kept_by, paper.copies, paper.file_id
    _use(entry, paper.day, paper.subject, paper.signer, paper.recipients, reason)
    log.record(actor, "register.outside", entry, code=entry.code, reason=reason.strip())
    return entry


def note_signed(
    actor: Actor,
    body: Body,
    type: str,
    code: str,
    day: date | None,
    subject: str,
    *,
    signer: str = "",
    recipients: str = "",
) -> RegisterEntry | None:
    """Enter the number printed on a paper of our own that was imported as signed, if that can be done.

    A number that cannot be read, is not free, or was given before the register was kept here is left out:
    the import never fails for it.
    """
    number = numbering.printed_number(code)
    keeps = permits(actor, P.DOCUMENT_KEEP_REGISTER, RegisterEntry(body=body))
    if number is None or day is None or not keeps:
        return None
    try:
        sequence = numbering.sequence_of(body, type, day)
        entry = _claimed(actor, sequence, number)
    except Refused:
        return None
    entry.type, entry.code = type, clean(code)
    _use(entry, day, subject, signer, recipients, "")
    log.record(actor, "register.signed", entry, code=entry.code)
    return entry


# ---------------------------------------------------------------- numbers without a paper


def hold(
    actor: Actor, *, body: Body, type: str, subject: str, reason: str, count: int = 1, unit: str = ""
) -> list[RegisterEntry]:
    """Keep the next *count* numbers for papers that are foreseen."""
    require(actor, P.DOCUMENT_KEEP_REGISTER, RegisterEntry(body=body))
    _expect_type(body, type)
    if not 1 <= count <= MOST_HELD:
        raise Refused(f"Mỗi lần giữ từ 1 đến {MOST_HELD} số.", field="count")
    if not reason.strip():
        raise Refused("Cần ghi rõ vì sao giữ số.", field="reason")
    sequence = numbering.sequence_of(body, type, clock.today())
    held = []
    for _ in range(count):
        entry = _new(actor, sequence, numbering.take(sequence))
        entry.state, entry.day, entry.type = EntryState.RESERVED, None, type
        entry.code = house(body).code_for(type, entry.number, unit=unit if type == LETTER else "")
        entry.subject, entry.reason = clean(subject)[:SUBJECT], reason.strip()
        _keep(entry)
        log.record(actor, "register.hold", entry, code=entry.code, reason=entry.reason)
        held.append(entry)
    return held


def void(actor: Actor, entry: RegisterEntry, *, reason: str, replaced_by: int | None = None) -> None:
    """Cancel a number: its line stays, and nobody is given it again.

    The number of a paper that is in force cannot be cancelled: such a paper is withdrawn by another one
    (NĐ 30/2020, Điều 18).
    """
    require(actor, P.DOCUMENT_VOID_NUMBER, entry)
    if entry.state.is_void:
        raise WrongState("Số này đã hủy rồi.")
    if _is_in_force(entry):
        raise WrongState(
            "Số này đang dùng cho văn bản đã ban hành nên không hủy được. Muốn bỏ văn bản, hãy ban hành"
            " văn bản thu hồi hoặc thay thế."
        )
    if not reason.strip():
        raise Refused("Cần ghi rõ vì sao hủy số.", field="reason")
    words = reason.strip().rstrip(".")
    if replaced_by is not None:
        words += f"; thay bằng số {_replacement(entry, replaced_by).code}"
    entry.state, entry.reason = EntryState.VOID, words
    log.record(actor, "register.void", entry, code=entry.code, reason=words)


def give_up_signed(actor: Actor, entry: RegisterEntry, *, reason: str) -> None:
    """Free a number that an import entered by mistake: its line stays, held for the right paper (G3)."""
    require(actor, P.DOCUMENT_KEEP_REGISTER, entry)
    entry.state, entry.document, entry.day = EntryState.RESERVED, None, None
    entry.reason = reason.strip()
    log.record(actor, "register.freed", entry, code=entry.code, reason=entry.reason)


def may_void(actor: Actor, entry: RegisterEntry) -> bool:
    """Tell whether the actor may cancel this number now."""
    return permits(actor, P.DOCUMENT_VOID_NUMBER, entry) and not (entry.state.is_void or _is_in_force(entry))


def _is_in_force(entry: RegisterEntry) -> bool:
    return entry.document is not None and entry.document.is_issued


def begin(actor: Actor, *, body: Body, type: str, number: int) -> None:
    """Say which number was the last one used before the register was kept here; the next one follows it."""
    require(actor, P.DOCUMENT_KEEP_REGISTER, RegisterEntry(body=body))
    if number < 1:
        raise Refused("Hãy ghi số cuối cùng đã dùng trong sổ cũ, từ 1 trở lên.", field="number")
    _begin(actor, body, type, number)


def begin_at_first(actor: Actor, *, body: Body, type: str, number: int) -> None:
    """Say the same on the first day, for a body whose own office has no account yet.

    It is a setting of a book in which nothing stands; 0 takes back what was typed. Once a number was given
    it is refused like anybody's.
    """
    require_somewhere(actor, P.SETTINGS_EDIT)
    _begin(actor, body, type, number)


def _begin(actor: Actor, body: Body, type: str, number: int) -> None:
    sequence = numbering.sequence_of(body, type, clock.today())
    numbering.begin_after(sequence, number)
    row = db.session.get(NumberSequence, sequence, populate_existing=True)
    log.record(actor, "register.begin", row, number=number)


# ---------------------------------------------------------------- what they share


def _expect_type(body: Body, type: str) -> None:
    if type not in types_of(body):
        raise Refused("Hãy chọn loại văn bản trong danh sách.", field="type")


def _expect_order(sequence: numbering.Sequence, day: date, reason: str) -> None:
    """Ask for the reason of a day before the last number's, or in a book that is closed."""
    if reason.strip():
        return
    numbering.lock(sequence)  # a number that is just being given counts too
    last = last_day(sequence)
    if last and day < last:
        raise Refused(
            f"Số gần nhất trong sổ ghi ngày {numeric(last)}. Muốn ghi ngày sớm hơn, hãy nêu lý do.",
            field="reason",
        )
    if sequence[2] != numbering.period_of(sequence[0], clock.today()):
        raise Refused(
            f"Sổ năm {sequence[2]} đã khép. Muốn ghi thêm vào sổ ấy, hãy nêu lý do.", field="reason"
        )


def _expect_held(entry: RegisterEntry, sequence: numbering.Sequence) -> None:
    if not entry.state.is_reserved:
        raise WrongState("Số này không còn được giữ.")
    if (entry.body, entry.scope, entry.period) != sequence:
        raise Refused("Số đã giữ không thuộc sổ của văn bản này vào ngày đã chọn.", field="reserved")


def _claimed(actor: Actor, sequence: numbering.Sequence, number: int) -> RegisterEntry:
    """Return the held entry of *number*, or a new one if it is free."""
    numbering.lock(sequence)
    there = numbered(sequence, number)
    if there is not None and there.state.is_reserved:
        return there
    numbering.claim(sequence, number)
    return _new(actor, sequence, number)


def _replacement(entry: RegisterEntry, number: int) -> RegisterEntry:
    other = numbered((entry.body, entry.scope, entry.period), number)
    if other is None or other is entry or other.state.is_void:
        raise Refused(f"Sổ không có số {number} nào đang dùng để thay.", field="replaced_by")
    return other


def _new(actor: Actor, sequence: numbering.Sequence, number: int) -> RegisterEntry:
    body, scope, period = sequence
    return RegisterEntry(
        body=body, scope=scope, period=period, number=number, author_id=actor.user_id, subject="", signer="",
        recipients="", kept_by="", copies=0, reason="", document_id=None, file_id=None,
    )  # fmt: skip


def _use(entry: RegisterEntry, day: date, subject: str, signer: str, recipients: str, reason: str) -> None:
    """Let a paper bear the number; why it was held before stays in the log."""
    entry.state, entry.day = EntryState.USED, day
    entry.subject, entry.signer = clean(subject)[:SUBJECT], clean(signer)
    entry.recipients = clean(recipients)
    entry.reason = reason.strip()
    _keep(entry)


def _keep(entry: RegisterEntry) -> None:
    entry.folded = fold_words(f"{entry.code} {entry.subject} {entry.recipients}")[:2000]
    db.session.add(entry)
    db.session.flush()
