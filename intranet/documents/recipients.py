"""Nơi nhận as data: each line finds the units that it means (G10)."""

from collections.abc import Sequence

from intranet import clock
from intranet.documents.models import Document, DocumentRecipient
from intranet.documents.paper.blocks import Recipient
from intranet.org import names
from intranet.org.directory import directory
from intranet.org.models import UnitKind


def address(document: Document, recipients: Sequence[Recipient]) -> None:
    """Write the lines of Nơi nhận, each with the unit or the members of the group that it names."""
    rows: list[DocumentRecipient] = []
    for line in recipients:
        unit_id = unit_named(line.name)
        rows.append(_row(line.name, line.purpose, unit_id))
        for member in _members(unit_id):
            rows.append(_row(line.name, line.purpose, member, printed=False))
    for position, row in enumerate(rows):
        row.position = position
    document.recipients = rows


def _row(name: str, purpose: str, unit_id: int | None, *, printed: bool = True) -> DocumentRecipient:
    return DocumentRecipient(
        name=name, purpose=purpose, unit_id=unit_id, printed=printed, received_note="",
        sent_at=None, received_at=None, received_by_id=None,
    )  # fmt: skip


def unit_named(name: str) -> int | None:
    """Return the unit that a line of Nơi nhận means, if it is one of ours beyond doubt."""
    found = names.resolve(name)
    return found.unit_id if found.sure else None


def _members(unit_id: int | None) -> list[int]:
    if unit_id is None or directory().unit(unit_id).kind != UnitKind.GROUP:
        return []
    return directory().members(unit_id, clock.today())


def lines(document: Document) -> list[Recipient]:
    """Return the printed lines."""
    return [Recipient(one.name, one.purpose) for one in document.recipients if one.printed]


def units_of(document: Document) -> set[int]:
    """Return every unit that the paper goes to, members of groups included."""
    return {one.unit_id for one in document.recipients if one.unit_id is not None}
