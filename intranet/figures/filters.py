"""Which work the figures count, and the way from a figure to the list of exactly that work."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from intranet import clock
from intranet.access.actor import Actor
from intranet.calendar.periods import period_words
from intranet.org.models import Block
from intranet.tasks.filters import NONE, sees_all
from intranet.text.dates import month_end, quarter_end
from intranet.workflow.states import Named

ALWAYS = "tat-ca"
LAST_DAY = "9998-12-31"  # of work that has a day
KNOWN = ("xem", "ky", "don-vi", "khoi", "ke-hoach", "doi-thoai")
YEARS_BACK = 4
_PERIOD = re.compile(r"(20\d\d)(?:-(Q[1-4]|0[1-9]|1[0-2]))?")


class View(Named):
    """What is shown of the figures, each with its own address."""

    WHOLE = "tong-quan", "Tổng quan"
    UNITS = "don-vi", "Theo đơn vị"
    VILLAGES = "thon", "Theo thôn"
    FIELDS = "linh-vuc", "Theo lĩnh vực"
    CROSSED = "thon-linh-vuc", "Thôn và lĩnh vực"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The work counted: due from *first* to *last*, both None for all; ``units`` None for everybody's.

    ``unit`` is the one unit that was chosen, ``period`` the key of the period, empty for all time.
    """

    view: View = View.WHOLE
    period: str = ""
    first: date | None = None
    last: date | None = None
    units: tuple[int, ...] | None = None
    unit: int | None = None
    block: Block | None = None
    plan: int | None = None
    dialogue: int | None = None
    chosen: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def period_words(self) -> str:
        """Return the period as an office calls it."""
        return period_words(self.period) if self.period else "từ trước đến nay"

    def work(self, **more: Any) -> str:
        """Return the address of the list of what is counted, narrowed by *more* of its arguments."""
        found: dict[str, Any] = {"muc": "tat-ca"}
        if self.unit is not None or self.units is None:
            found["don-vi"] = self.unit or ALWAYS
        found |= {"khoi": self.block, "ke-hoach": self.plan, "doi-thoai": self.dialogue}
        found |= {"tu": self.first, "den": self.last}
        found |= {name.replace("_", "-"): value for name, value in more.items()}
        return f"/nhiem-vu?{urlencode({name: value for name, value in found.items() if value})}"

    def dated(self, **more: Any) -> str:
        """Return the address of all that has a day, whatever came of it."""
        return self.work(**({} if self.first else {"den": LAST_DAY}) | more)

    def undated(self, **more: Any) -> str:
        """Return the address of what has no day, and so belongs to no period."""
        return self.work(tu=None, den=None, han="chua-co", **more)

    def of_field(self, number: int | None) -> dict[str, Any]:
        """Return what narrows the list to a field, or to what has none."""
        return {"linh_vuc": number or NONE}


def views_of(actor: Actor) -> tuple[View, ...]:
    """Return what a person may look at: who sees one unit compares no units."""
    return tuple(View) if sees_all(actor) else (View.WHOLE, View.FIELDS)


def read(actor: Actor, args: Mapping[str, str]) -> Wanted:
    """Read which work is wanted; what makes no sense is left out."""
    chosen = {name: args[name] for name in KNOWN if args.get(name)}
    view = next((one for one in views_of(actor) if one == chosen.get("xem")), View.WHOLE)
    period = chosen.get("ky", str(clock.today().year))
    first, last = days_of(period)
    unit, own = _number(chosen.get("don-vi", "")), tuple(sorted(actor.units))
    if not sees_all(actor) and unit not in own:
        unit = None
    units = (unit,) if unit else None if sees_all(actor) else own
    return Wanted(
        view, period if first else "", first, last, units, unit,
        next((one for one in Block if one == chosen.get("khoi")), None),
        _number(chosen.get("ke-hoach", "")), _number(chosen.get("doi-thoai", "")), chosen,
    )  # fmt: skip


def days_of(period: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period: “2026”, “2026-Q4”, “2026-11”; None for all time."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None, None
    year, part = int(found[1]), found[2] or ""
    if part.startswith("Q"):
        quarter = int(part[1])
        return date(year, quarter * 3 - 2, 1), quarter_end(year, quarter)
    if part:
        return date(year, int(part), 1), month_end(year, int(part))
    return date(year, 1, 1), date(year, 12, 31)


def period_choices(wanted: Wanted) -> list[tuple[str, str]]:
    """Return the periods that are offered: years, then the quarters and months of the year looked at."""
    this = clock.today().year
    year = wanted.first.year if wanted.first else this
    years = sorted({year, *range(this - YEARS_BACK, this + 2)}, reverse=True)
    keys = [str(one) for one in years]
    keys += [f"{year}-Q{quarter}" for quarter in range(1, 5)]
    keys += [f"{year}-{month:02d}" for month in range(1, 13)]
    said = ((key, period_words(key)) for key in keys)
    return [(ALWAYS, "Từ trước đến nay"), *((key, f"{words[:1].upper()}{words[1:]}") for key, words in said)]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
