"""Which days of the calendar are wanted, and whose work: as it stands in the address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.tasks.filters import follows, sees_all
from intranet.tasks.models import Phase
from intranet.text.dates import DateError, month_end, parse
from intranet.text.places import read_place
from intranet.workflow.states import Named

FIRST_YEAR, LAST_YEAR = 2000, 2100
KNOWN = ("ke-hoach", "don-vi", "viec")
ALL, MINE, HELPING = "tat-ca", "cua-toi", "phoi-hop"
_MONTH = re.compile(r"(\d{4})-(\d{2})")


class View(Named):
    """How the calendar is shown."""

    MONTH = "month", "Tháng"
    WEEK = "week", "Tuần"
    LIST = "listing", "Danh sách"


class Stage(Named):
    """Which work is wanted by how far it is; work that was called off is never shown."""

    OPEN = "dang-mo", "Đang mở"
    WAITING = "cho-xac-nhan", "Chờ xác nhận"
    DONE = "hoan-thanh", "Hoàn thành"


PHASES = {Stage.OPEN: Phase.OPEN, Stage.WAITING: Phase.WAITING, Stage.DONE: Phase.DONE}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The days from *first* to *last*, and whose work on them; ``units`` None means everybody's."""

    first: date
    last: date
    units: tuple[int, ...] | None = None
    helping: bool = False  # what the units coordinate on, not what they hold
    person: int | None = None
    plan: int | None = None
    stage: Stage | None = None
    works: bool = True  # whether the person sees work at all
    after: tuple[date, int] | None = None
    before: tuple[date, int] | None = None
    chosen: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Return the phases wanted, what still has to be done first."""
        return (PHASES[self.stage],) if self.stage else (Phase.OPEN, Phase.WAITING, Phase.DONE)

    @property
    def days(self) -> list[date]:
        """Return the days wanted, in order."""
        return [self.first + timedelta(n) for n in range((self.last - self.first).days + 1)]


def read(actor: Actor, args: Mapping[str, str], first: date, last: date) -> Wanted:
    """Read whose work is wanted on the days from *first* to *last*; what makes no sense is left out."""
    chosen = {key: args[key] for key in KNOWN if args.get(key)}
    whose, own = chosen.get("don-vi", ""), tuple(sorted(actor.units))
    unit, plan = _number(whose), _number(chosen.get("ke-hoach", ""))
    units: tuple[int, ...] | None = own
    if unit:
        units = (unit,)
    elif whose == MINE or (whose == ALL and sees_all(actor)) or (not whose and follows(actor)):
        units = None
    stage = next((one for one in Stage if one == chosen.get("viec")), None)
    return Wanted(
        first, last, units=units, helping=whose == HELPING and bool(own),
        person=actor.user_id if whose == MINE else None, plan=plan, stage=stage,
        works=permits_somewhere(actor, P.TASK_VIEW) and (units is None or bool(units)),
        after=read_place(args.get("sau")), before=read_place(args.get("truoc")), chosen=chosen,
    )  # fmt: skip


def whose_choices(actor: Actor) -> list[tuple[str, str]]:
    """Return whose work a person may choose to see, besides that of one unit."""
    if not permits_somewhere(actor, P.TASK_VIEW):
        return []
    default = "Tất cả đơn vị" if follows(actor) else "Đơn vị tôi"
    found = [("", default)]
    if sees_all(actor) and not follows(actor):
        found.append((ALL, "Tất cả đơn vị"))
    if actor.units:
        found.append((HELPING, "Đơn vị tôi phối hợp"))
    return [*found, (MINE, "Việc giao cho tôi")]


def month_of(text: str | None) -> date:
    """Return the first day of the month in the address, else of this month."""
    found = _MONTH.fullmatch(text or "")
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)
    return date(year, month, 1) if _is_near(year) and 1 <= month <= 12 else clock.today().replace(day=1)


def day_of(text: str | None) -> date | None:
    """Return the day in the address, if there is one."""
    try:
        day = parse(text) if text else None
    except DateError:
        return None
    return day if day and _is_near(day.year) else None


def weeks_of(month: date) -> tuple[date, date]:
    """Return the Monday before a month begins, and the Sunday after it ends."""
    last = month_end(month.year, month.month)
    return month - timedelta(month.weekday()), last + timedelta(6 - last.weekday())


def _is_near(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
