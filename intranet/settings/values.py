"""The one door to what is set: read once, remembered until somebody changes it, asked for a day."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from intranet import clock
from intranet.db.cache import remembered
from intranet.db.counters import value_of
from intranet.db.session import db
from intranet.settings.catalogue import CATALOGUE, Setting, Value, names_paper, shipped
from intranet.settings.models import SettingValue

COUNTER = "settings"


def on(setting: Setting, day: date) -> Value:
    """Return what holds of *setting* for what begins on *day*."""
    found = _kept().get(setting.key, ())
    at = bisect_right(found, day, key=lambda one: one.since or date.min)
    return found[at - 1] if at else shipped(setting, day)


def known(at: datetime) -> Callable[[Setting, date], Value]:
    """Return :func:`on` as it answered at a moment: what was set later is not known yet, nor called off."""

    def then(setting: Setting, day: date) -> Value:
        rows = (row for row in _rows().get(setting.key, ()) if row.made_at <= at and row.value.since)
        held = [row.value for row in rows if row.withdrawn_at is None or row.withdrawn_at > at]
        return next((one for one in reversed(held) if one.since and one.since <= day), shipped(setting, day))

    return then


def lawful(setting: Setting, day: date) -> Value:
    """Return what the law asks of what begins on *day*: the last value that rests on a paper with a number.

    What the commune has asked of itself beyond it is no law.
    """
    found = [one for one in _kept().get(setting.key, ()) if (one.since or date.min) <= day]
    return next((one for one in reversed(found) if names_paper(one.basis)), shipped(setting, day))


def named(key: str, at: date | datetime | None = None) -> Value:
    """Return what holds of the setting called *key* for what begins at a day or a moment; now for none."""
    if isinstance(at, datetime):
        at = clock.local(at).date()
    return on(CATALOGUE[key], at or clock.today())


def coming(setting: Setting, day: date) -> Sequence[Value]:
    """Return the values that were set and hold only after *day*, the next first."""
    return [one for one in _kept().get(setting.key, ()) if one.since and one.since > day]


def history(setting: Setting) -> Sequence[SettingValue]:
    """Return everything that was ever set, the latest first."""
    query = select(SettingValue).where(SettingValue.key == setting.key)
    return db.session.scalars(query.order_by(SettingValue.starts_on.desc(), SettingValue.id.desc())).all()


@dataclass(frozen=True, slots=True)
class _Set:
    """A value with when it was set, and called off."""

    value: Value
    made_at: datetime
    withdrawn_at: datetime | None


def _kept() -> Mapping[str, Sequence[Value]]:
    return _remembered()[1]


def _rows() -> Mapping[str, Sequence[_Set]]:
    return _remembered()[0]


def _remembered() -> tuple[Mapping[str, Sequence[_Set]], Mapping[str, Sequence[Value]]]:
    return remembered("settings", value_of(COUNTER), _read, limit=2)


def _read() -> tuple[Mapping[str, Sequence[_Set]], Mapping[str, Sequence[Value]]]:
    row = SettingValue
    query = select(row.key, row.numbers, row.basis, row.starts_on, row.made_at, row.withdrawn_at)
    found: dict[str, list[_Set]] = {}
    for key, numbers, basis, since, *moments in db.session.execute(
        query.order_by(row.key, row.starts_on, row.id)
    ):
        if key in CATALOGUE:  # one of another release stays on record
            value = Value(CATALOGUE[key], tuple(int(one) for one in numbers.split(",")), basis, since)
            found.setdefault(key, []).append(_Set(value, *moments))
    holding = {key: [one.value for one in rows if one.withdrawn_at is None] for key, rows in found.items()}
    return found, holding
