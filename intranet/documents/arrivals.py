"""What became of an issued paper at each line of Nơi nhận: sent, opened by whom, received (G10)."""

from dataclasses import dataclass
from datetime import datetime

from intranet import clock
from intranet.documents import readings
from intranet.documents.models import Document, DocumentRecipient
from intranet.org.directory import directory


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of the paper at one unit, or at a line that names nobody here."""

    id: int
    unit: str
    unit_id: int | None
    opened: list[tuple[str, datetime]]
    received_at: datetime | None
    received_by: str
    note: str
    has_people: bool


@dataclass(frozen=True, slots=True)
class Addressed:
    """One line of Nơi nhận with the units that it reaches."""

    name: str
    purpose: str
    sent_at: datetime | None
    arrivals: list[Arrival]

    @property
    def reaches(self) -> bool:
        """Tell whether the line means somebody here."""
        return any(one.unit_id is not None for one in self.arrivals)


def lines(document: Document) -> list[Addressed]:
    """Return the lines as printed; a group's members stand below its line."""
    read = readings.readers(document) if document.is_issued else {}
    groups: list[list[DocumentRecipient]] = []
    for row in document.recipients:
        if row.printed or not groups:
            groups.append([])
        groups[-1].append(row)
    return [
        Addressed(
            rows[0].name, rows[0].purpose, rows[0].sent_at,
            [_arrival(row, read) for row in (rows[1:] or rows)],
        )
        for rows in groups
    ]  # fmt: skip


def in_short(found: list[Addressed]) -> str:
    """Say at how many places it was opened and received: “14 nơi nhận: 3 nơi đã mở xem, 1 nơi đã nhận.”"""
    every = [one for line in found for one in line.arrivals]
    opened = sum(bool(one.opened) for one in every)
    received = sum(one.received_at is not None for one in every)
    return f"{len(every)} nơi nhận: {opened} nơi đã mở xem, {received} nơi đã nhận."


def _arrival(row: DocumentRecipient, read: dict[int, readings.First]) -> Arrival:
    names = directory()
    staff = names.staff({row.unit_id}, clock.today()) if row.unit_id is not None else []
    opened = [
        (names.person_name(one), read[one].opened_at or read[one].downloaded_at)
        for one in staff
        if one in read
    ]
    return Arrival(
        id=row.id, unit=names.unit_name(row.unit_id), unit_id=row.unit_id, opened=opened,
        received_at=row.received_at, received_by=names.person_name(row.received_by_id),
        note=row.received_note, has_people=bool(staff),
    )  # fmt: skip
