"""Nơi nhận as data: each line finds the units that it means, and says what became of it (G10)."""

import re
from collections.abc import Sequence

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.documents.addressing import AS_ABOVE, members, units_meant
from intranet.documents.models import Document, DocumentRecipient
from intranet.documents.paper.blocks import Recipient
from intranet.documents.papers import addressees
from intranet.documents.rights import rights_of
from intranet.errors import NotFound, WrongState
from intranet.org.directory import directory
from intranet.text.fold import fold_words

PURPOSES = ("b/c", "p/h", "t/h", "để biết", "niêm yết")
# A line without its dash and end mark, and its purpose: a few small letters in brackets at the end.
_LINE = re.compile(r"^\s*[-–—+•*]?\s*(.*?)\s*(?:\(([a-zà-ỹđ][^()]{0,40})\))?\s*[;.,/]*\s*$")
_FILED = re.compile(r"^(?:nơi nhận\s*:?$|lưu\b)", re.IGNORECASE)

log.define("paper.receive", lambda entry: f"Đã nhận văn bản: {entry.data['units']}")
log.define("paper.deliver", lambda entry: f"Đã chuyển bản giấy: {entry.data['line']}")


def address(document: Document, recipients: Sequence[Recipient], *, above: Sequence[str] = ()) -> None:
    """Write the lines of Nơi nhận, each with the units or the members of the group that it names.

    *above* are the names of Kính gửi, for the line “Như trên”.
    """
    rows: list[DocumentRecipient] = []
    for line in recipients:
        units = reached(line.name, above=above)
        rows.append(_row(line, units[0] if len(units) == 1 else None))
        every = [leaf for unit in units for leaf in members(unit) or ([unit] if len(units) > 1 else [])]
        rows += [_row(line, unit, printed=False) for unit in dict.fromkeys(every)]
    for position, row in enumerate(rows):
        row.position = position
    document.recipients = rows


def reached(name: str, *, above: Sequence[str] = ()) -> list[int]:
    """Return the units or groups that get the paper by a line; none if it reaches nobody here."""
    if AS_ABOVE.match(fold_words(name)):
        return list(dict.fromkeys(unit for one in above for unit in units_meant(one)))
    return units_meant(name)


def _row(line: Recipient, unit_id: int | None, *, printed: bool = True) -> DocumentRecipient:
    return DocumentRecipient(
        name=line.name, purpose=line.purpose, unit_id=unit_id, printed=printed, received_note="",
        sent_at=None, received_at=None, received_by_id=None,
    )  # fmt: skip


def lines(document: Document) -> list[Recipient]:
    """Return the printed lines."""
    return [Recipient(one.name, one.purpose) for one in document.recipients if one.printed]


def refers_above(document: Document) -> bool:
    """Tell whether a line says “Như trên”."""
    return any(AS_ABOVE.match(fold_words(one.name)) for one in document.recipients)


def named(document: Document) -> list[str]:
    """Return whom the paper goes to by name: for “Như trên” those of Kính gửi, or those invited."""
    found: list[str] = []
    for line in lines(document):
        above = addressees(document) if AS_ABOVE.match(fold_words(line.name)) else ()
        found += [one for one in above if fold_words(one)] or [line.name]
    return list(dict.fromkeys(found))


def preview(document: Document, recipients: Sequence[Recipient]) -> list[tuple[Recipient, list[int]]]:
    """Return whom each line would reach: the lines with the units, a group as its members."""
    above = addressees(document) if any(AS_ABOVE.match(fold_words(one.name)) for one in recipients) else ()
    found = []
    for line in recipients:
        units = reached(line.name, above=above)
        leaves = [leaf for unit in units for leaf in members(unit) or [unit]]
        found.append((line, list(dict.fromkeys(leaves))))
    return found


def written(recipients: Sequence[Recipient]) -> str:
    """Return the lines as text, one each: “Thường trực Đảng ủy (b/c)”."""
    return "\n".join(f"{one.name} ({one.purpose})" if one.purpose else one.name for one in recipients)


def read(text: str) -> list[Recipient]:
    """Read lines as typed or pasted from Word; the filing line is not one, the paper adds it itself."""
    found = []
    for line in text.splitlines():
        name, purpose = _LINE.match(line).groups()
        if name and not _FILED.match(name):
            found.append(Recipient(name, purpose or ""))
    return found


def units_of(document: Document) -> set[int]:
    """Return every unit that the paper goes to, members of groups included."""
    return {one.unit_id for one in document.recipients if one.unit_id is not None}


def awaiting(actor: Actor, document: Document) -> list[DocumentRecipient]:
    """Return the lines by which a paper came to the actor's own units and that nobody there has confirmed."""
    return [
        one for one in document.recipients
        if one.unit_id in actor.units and one.sent_at is not None and one.received_at is None
    ]  # fmt: skip


def receive(actor: Actor, document: Document) -> None:
    """Say for one's own units that the paper has arrived."""
    require(actor, P.DOCUMENT_VIEW, document)
    rows = awaiting(actor, document)
    if not rows:
        raise WrongState("Đơn vị của đồng chí đã xác nhận nhận văn bản này, hoặc không có tên ở nơi nhận.")
    for row in rows:
        row.received_at, row.received_by_id = clock.now(), actor.user_id
    units = dict.fromkeys(directory().unit_name(row.unit_id) for row in rows)
    log.record(actor, "paper.receive", document, units=", ".join(units))


def deliver(actor: Actor, document: Document, *, recipient_id: int, note: str = "") -> None:
    """Note that the office handed the paper copy over, where nobody can say here that it arrived."""
    require(actor, rights_of(document.kind).issue, document)
    row = undelivered(document, recipient_id)
    row.received_at, row.received_by_id = clock.now(), actor.user_id
    row.received_note = note.strip() or "Đã chuyển bản giấy"
    log.record(actor, "paper.deliver", document, line=place_of(row))


def undelivered(document: Document, recipient_id: int) -> DocumentRecipient:
    """Return a line of an issued paper of which nobody has said yet that it arrived."""
    row = next((one for one in document.recipients if one.id == recipient_id), None)
    if row is None or row.sent_at is None or row.received_at is not None:
        raise NotFound("Dòng nơi nhận này đã được ghi nhận, hoặc văn bản chưa ban hành.")
    return row


def place_of(row: DocumentRecipient) -> str:
    """Return whom a line means: the unit of a group, else what is printed."""
    return directory().unit_name(row.unit_id) if not row.printed else row.name
