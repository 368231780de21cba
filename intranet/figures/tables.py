"""Put the counted work into the tables of the figures: rows of numbers, each with the list it counts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from intranet import clock
from intranet.figures.filters import Wanted
from intranet.figures.queries import Cube
from intranet.org.directory import directory
from intranet.org.models import UnitKind
from intranet.tasks.field_queries import NO_FIELD, fields
from intranet.tasks.models import AssignmentState
from intranet.tasks.timing import DUE, JUDGED, Timing
from intranet.text.dates import month_end

SHADES = 5  # of the heat table
FEW = 5  # work in a cell that is never drawn darkest


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and the address of the list of exactly that length."""

    value: int
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it counts, how much of each timing; ``rank`` is its place, None where it has none."""

    name: str
    counts: Counter[Timing]
    narrow: dict[str, Any]
    wanted: Wanted
    rank: int | None = None

    @property
    def judged(self) -> int:
        """Return how much of it was due."""
        return sum(self.counts[one] for one in JUDGED)

    @property
    def dated(self) -> int:
        """Return how much of it has a day."""
        return self.judged + self.counts[Timing.AHEAD]

    @property
    def rate(self) -> Fraction | None:
        """Return the on-time rate: what was in time of all that was due; None where nothing was."""
        return Fraction(self.counts[Timing.ON_TIME], self.judged) if self.judged else None

    @property
    def percent(self) -> str:
        """Write the rate: “87,5%”; a dash where there is none."""
        return percent(self.rate)

    def figure(self, timing: Timing | str = "") -> Figure:
        """Return a number of the row: of one timing, of :data:`DUE`, or of all that has a day."""
        if timing == Timing.UNDATED:
            return Figure(self.counts[Timing.UNDATED], self.wanted.undated(**self.narrow))
        if not timing:
            return Figure(self.dated, self.wanted.dated(**self.narrow))
        count = self.judged if timing == DUE else self.counts[Timing(timing)]
        return Figure(count, self.wanted.work(**self.narrow, ket_qua=timing))

    def part(self, timing: Timing) -> float:
        """Return how wide a timing's piece of the bar is, of 100."""
        return round(100 * self.counts[timing] / self.judged, 2) if self.judged else 0


def percent(rate: Fraction | None) -> str:
    """Write a rate with one decimal, as is written here: “87,5%”; the half goes up."""
    if rate is None:
        return "–"
    tenths = int(rate * 1000 + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"


def whole(cube: Cube, wanted: Wanted) -> Line:
    """Return all that is wanted as one row."""
    counts: Counter[Timing] = Counter()
    for _unit, _field, timing, many in cube.shares:
        counts[timing] += many
    return Line("Cộng", counts, {}, wanted)


def by_unit(cube: Cube, wanted: Wanted, *, villages: bool) -> list[Line]:
    """Return the units, or the villages, ranked by their rate; what has none stands last, by its name."""
    names = directory()
    found = _gathered(cube, lambda unit, _field: unit)
    lines = [
        Line(names.unit_name(unit), counts, {"don_vi": unit}, wanted)
        for unit, counts in found.items()
        if _is_dated(counts) and (names.unit(unit).kind is UnitKind.VILLAGE) == villages
    ]
    return ranked(lines)


def by_field(cube: Cube, wanted: Wanted) -> list[Line]:
    """Return the fields in the order of their list, what has none last."""
    found = _gathered(cube, lambda _unit, one: one)
    order: list[tuple[int | None, str]] = [(one.id, one.name) for one in fields()]
    return [
        Line(name, found[number], wanted.of_field(number), wanted)
        for number, name in [*order, (None, NO_FIELD)]
        if _is_dated(found[number])
    ]


def _is_dated(counts: Counter[Timing]) -> bool:
    return any(count for timing, count in counts.items() if timing is not Timing.UNDATED)


def _gathered(cube: Cube, key: Callable[[int, int | None], Any]) -> dict[Any, Counter[Timing]]:
    found: dict[Any, Counter[Timing]] = defaultdict(Counter)
    for unit, of_field, timing, many in cube.shares:
        found[key(unit, of_field)][timing] += many
    return found


def ranked(lines: Iterable[Line]) -> list[Line]:
    """Return *lines* by their rate, the best first; equal rates share a place, as in a competition."""
    rated = sorted(
        (one for one in lines if one.rate is not None),
        key=lambda one: (-(one.rate or 0), -one.judged, one.name),
    )
    rest = sorted((one for one in lines if one.rate is None), key=lambda one: one.name)
    places: dict[Fraction, int] = {}
    for place, one in enumerate(rated, 1):
        places.setdefault(one.rate or Fraction(0), place)
    with_place = [
        Line(one.name, one.counts, one.narrow, one.wanted, places[one.rate or Fraction(0)]) for one in rated
    ]
    return [*with_place, *rest]


def over_time(cube: Cube, wanted: Wanted) -> list[Line]:
    """Return the months of the period, or the years of all time, in order; what has no day is left out."""
    yearly = wanted.first is None
    found: dict[tuple[int, int], Counter[Timing]] = defaultdict(Counter)
    for year, month, timing, many in cube.months:
        if timing is not Timing.UNDATED:
            found[(year, 0 if yearly else month)][timing] += many
    keys = sorted(found)
    if wanted.first and wanted.last and keys:
        keys = [(wanted.first.year, month) for month in range(wanted.first.month, wanted.last.month + 1)]
    return [_of_time(year, month, found[(year, month)], wanted) for year, month in keys]


def _of_time(year: int, month: int, counts: Counter[Timing], wanted: Wanted) -> Line:
    if month:
        days = {"tu": f"{year}-{month:02d}-01", "den": month_end(year, month)}
        return Line(f"Tháng {month}", counts, days, wanted)
    return Line(f"Năm {year}", counts, {"tu": f"{year}-01-01", "den": f"{year}-12-31"}, wanted)


@dataclass(frozen=True, slots=True)
class Stage:
    """How much stands in one state."""

    state: AssignmentState
    figure: Figure


_STATES = {
    AssignmentState.GIVEN: {"muc": "", "buoc": "chua-tiep-nhan"},
    AssignmentState.ACCEPTED: {"muc": "", "buoc": "da-tiep-nhan"},
    AssignmentState.DOING: {"muc": "", "buoc": "dang-lam"},
    AssignmentState.DECLINED: {"muc": "", "buoc": "don-vi-tra-lai"},
    AssignmentState.QUEUED: {"muc": "", "buoc": "chua-den-luot"},
    AssignmentState.REPORTED: {"muc": "cho-xac-nhan"},
    AssignmentState.DONE: {"muc": "hoan-thanh"},
}


def by_state(cube: Cube, wanted: Wanted) -> list[Stage]:
    """Return how much stands in each state, of what has a day; it adds up to the whole."""
    found: Counter[AssignmentState] = Counter()
    for state, timing, many in cube.states:
        if timing is not Timing.UNDATED:
            found[state] += many
    return [
        Stage(state, Figure(found[state], wanted.dated(**narrow)))
        for state, narrow in _STATES.items()
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """One village and field: how much work, how much of it is late now, how dark it is drawn."""

    work: Figure
    late: Figure
    shade: int = 0


@dataclass(frozen=True, slots=True)
class Heat:
    """The villages by the fields, each village with its sum."""

    fields: Sequence[str] = ()
    rows: Sequence[tuple[str, Sequence[Cell], Cell]] = ()
    shades: Sequence[str] = ()  # what each shade stands for, the lightest first


def crossed(cube: Cube, wanted: Wanted) -> Heat:
    """Return the heat table of villages and fields; darker is more work."""
    names, today = directory(), clock.today()
    villages = [one for one in names.open_units(today) if one.kind is UnitKind.VILLAGE]
    known = {one.id for one in villages}
    dated = {unit for unit, _field, timing, _many in cube.shares if timing is not Timing.UNDATED}
    worked = (names.unit(one) for one in sorted(dated - known))
    villages += [one for one in worked if one.kind is UnitKind.VILLAGE]  # closed since, or not open yet
    known = {one.id for one in villages}
    count: dict[tuple[int | None, int | None], Counter[Timing]] = defaultdict(Counter)
    for unit, of_field, timing, many in cube.shares:
        if unit in known and timing is not Timing.UNDATED:
            count[(unit, of_field)][timing] += many
    used = {of_field for _unit, of_field in count}
    columns = [(one.id, one.name) for one in fields() if one.id in used]
    columns += [(None, NO_FIELD)] if None in used else []
    most = max((sum(one.values()) for one in count.values()), default=0)
    most = max(most, FEW) if most else 0
    rows = []
    for one in villages:
        cells = [
            _cell(count[(one.id, number)], wanted, most, don_vi=one.id, **wanted.of_field(number))
            for number, _name in columns
        ]
        whole_row = sum((count[(one.id, number)] for number, _name in columns), Counter())
        rows.append((one.name, cells, _cell(whole_row, wanted, 0, don_vi=one.id)))
    return Heat([name for _number, name in columns], rows, _steps(most))


def _cell(counts: Counter[Timing], wanted: Wanted, most: int, **narrow: Any) -> Cell:
    total = sum(counts.values())
    shade = -(-total * SHADES // most) if most else 0
    return Cell(
        Figure(total, wanted.dated(**narrow)),
        Figure(counts[Timing.OVERDUE], wanted.work(ket_qua=Timing.OVERDUE, **narrow)),
        shade,
    )


def _steps(most: int) -> list[str]:
    """Say how much each shade stands for: “1–3”, “4–6”."""
    found, low = [], 1
    for shade in range(1, SHADES + 1):
        high = most * shade // SHADES
        if high >= low:
            found.append(f"{low}–{high}" if high > low else str(low))
            low = high + 1
        else:
            found.append("")
    return found
