"""Put a page of assignments into the words and groups that a list shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import letters
from intranet.access.permissions import Permission as P
from intranet.calendar.deadlines import DueStates
from intranet.calendar.queries import current
from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.org.directory import directory
from intranet.tasks.dates import LATE, PROMISED, Note, notes_of, state_of
from intranet.tasks.filters import Filter
from intranet.tasks.models import AssignmentState as S
from intranet.tasks.models import round_words
from intranet.tasks.queries import CAP, Row

GROUPS = {
    "late": "Quá hạn",
    "today": "Đến hạn hôm nay",
    "soon": "Sắp đến hạn",
    "ok": "Còn hạn",
    "none": "Chưa có ngày đến hạn",
    "done": "",
}
LOOK = "Xem"
_ACTIONS = {S.GIVEN: "Tiếp nhận", S.ACCEPTED: "Báo cáo", S.DOING: "Báo cáo"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A state as its tag shows it."""

    label: str
    kind: str
    icon: str


SENT_BACK = Mark("Cần bổ sung", "back", "arrow-back-up")


class DueMark(NamedTuple):
    """A date as its tag shows it, with what stands beside it; the same for every row that shares it."""

    due_state: str
    due_words: str
    due: date | None
    notes: tuple[Note, ...] = ()


class Line(NamedTuple):
    """One row of a list, ready to be drawn."""

    id: int
    url: str
    title: str
    source: str
    unit: str
    person: str
    state: S | Mark
    mark: DueMark
    group: str
    action: str
    leads: bool
    for_dialogue: str
    needs_help: bool
    row: Row
    steps: str

    @property
    def due_state(self) -> str:
        """Return how its date stands; late is late, whatever was promised."""
        return LATE if self.mark.due_state == PROMISED else self.mark.due_state

    @property
    def acts(self) -> bool:
        """Tell whether something waits for this person."""
        return self.action != LOOK


def lines(actor: Actor, rows: Iterable[Row]) -> list[Line]:
    """Return *rows* with names, words of time and the action that waits for this person."""
    names, today = directory(), clock.today()
    states = DueStates(current(), today)
    confirms, reassigns = (
        {grant.body for grants in letters(actor, permission).values() for grant in grants}
        for permission in (P.TASK_CONFIRM, P.TASK_REASSIGN)
    )
    found: list[Line] = []
    led, own = False, actor.units
    for row in rows:
        is_open = row.state.is_open
        view = states.view(row.due, open=is_open)
        action = _action(row.unit_id in own, row, confirms, reassigns)
        leads = not led and action != LOOK
        led = led or leads
        found.append(
            Line(
                id=row.id,
                url=f"/nhiem-vu/{row.id}",
                title=row.title,
                source=_source(row),
                unit=names.unit_name(row.unit_id),
                person=names.person_name(row.assignee_id),
                state=_state(row, today),
                mark=DueMark(
                    state_of(view.state, row, today=today) if is_open else "done",
                    view.words if is_open else _closed_words(row.state),
                    row.due,
                    notes_of(row, today=today, pending=row.state.is_pending),
                ),
                group=GROUPS[view.state] if is_open else "",
                action=action,
                leads=leads,
                for_dialogue=row.for_dialogue,
                needs_help=row.needs_help,
                row=row,
                steps=f"{row.steps_done}/{row.steps} bước" if row.steps else "",
            )
        )
    return found


def _source(row: Row) -> str:
    """Say where the duty stands, for which dialogue it is done, and its date where that is no day yet."""
    rule = f"Hạn: {row.rule_words}" if row.rule_words and not row.due else ""
    if not rule and not row.for_dialogue and not row.period:
        return row.source
    turn = round_words(row.period, row.round)
    return ". ".join(part for part in (row.source, turn, row.for_dialogue, rule) if part)


def _state(row: Row, today: date) -> S | Mark:
    """Say what a unit has not done yet, and for how long: taken the work, or mended its report."""
    if row.state.is_given and row.accept_by < today:
        return not_accepted(row.accept_by, today)
    return SENT_BACK if row.sent_back and row.state.is_doing else row.state


def not_accepted(accept_by: date, today: date) -> Mark:
    """Say for how long work has not been taken that should have been within a working day (C3)."""
    return Mark(f"Quá hạn tiếp nhận {(today - accept_by).days} ngày", "late", "alarm")


def _closed_words(state: S) -> str:
    return {
        S.DONE: "Đã xong", S.CANCELLED: "Đã hủy", S.REPORTED: "Đã báo cáo", S.QUEUED: "Chờ việc trước",
    }[state]  # fmt: skip


def _action(own: bool, row: Row, confirms: set[Body], reassigns: set[Body]) -> str:
    if own and (verb := _ACTIONS.get(row.state)):
        return verb
    if row.body in confirms and not own and row.state.is_reported:
        return "Xem, xác nhận"
    if row.body in reassigns and row.state.is_declined:
        return "Giao lại"
    return LOOK


def grouped(drawn: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Return the lines in runs of one group each, in their order."""
    runs: list[tuple[str, list[Line]]] = []
    for line in drawn:
        if not runs or runs[-1][0] != line.group:
            runs.append((line.group, []))
        runs[-1][1].append(line)
    return runs


def number(count: int) -> str:
    """Write a capped count."""
    return f"hơn {CAP:,}".replace(",", ".") if count > CAP else str(count)


def unit_choices() -> tuple[tuple[int, str], ...]:
    """Return the units that a list can be narrowed to."""
    today = clock.today()
    return remembered(
        "unit-choices",
        (value_of("org"), today),
        lambda: tuple((unit.id, unit.name) for unit in directory().open_units(today)),
    )


def staff_choices(wanted: Filter) -> tuple[tuple[int, str], ...]:
    """Return the people whom the list of a few units can be narrowed to."""
    units, today = wanted.units, clock.today()
    if not units or len(units) > 3:
        return ()
    names = directory()
    return remembered(
        "staff-choices",
        (value_of("org"), today, units),
        lambda: tuple(names.by_name(names.staff(set(units), today))),
    )
