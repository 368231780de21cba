"""Who is reminded of a unit's work, rung by rung, on one day: absences and delegations respected (H9).

The unit's staff or the person named from the first rung; its head from the day itself; the office and the
deputies of the body that gave the work once it is late; its leader from the third working day after.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select

from intranet.access.actor import Body, Role
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.org import readers
from intranet.org.directory import directory
from intranet.org.people import Absence, Delegation
from intranet.reminders.models import Why
from intranet.settings import values
from intranet.settings.catalogue import AFTER

HEAD_FROM = 0
# leader, deputies, office: of the Party's work, and of all other
_PARTY = (Role.PARTY_SECRETARY, Role.PARTY_STANDING, Role.PARTY_OFFICE)
_STATE = (Role.CHAIRMAN, Role.VICE_CHAIRMAN, Role.OFFICE)


class Receiver(NamedTuple):
    """Somebody who is reminded, and why; ``instead_of`` is who is away, or whose word they act on."""

    user_id: int
    why: Why
    instead_of: int | None = None


class Recipients:
    """Asks the directory once for each unit, person and body; two statements, whatever the work."""

    def __init__(self, day: date):
        self.day = day
        self.names = directory()
        self.deputy_from, self.leader_from = values.on(AFTER, day).numbers
        self.away = set(
            db.session.scalars(
                select(Absence.user_id).where(Absence.starts_on <= day, Absence.ends_on >= day)
            )
        )
        self.delegates = _delegates(day)
        self._own: dict[tuple[int, int | None, bool], list[Receiver]] = {}
        self._others: dict[tuple[Body, int], list[Receiver]] = {}

    def of(
        self, unit_id: int, assignee_id: int | None, body: Body, rung: int, *, returned: bool = False
    ) -> dict[int, Receiver]:
        """Return who is reminded at *rung*, each once; work *returned* by its unit waits for the office."""
        key = unit_id, assignee_id, rung >= HEAD_FROM
        if key not in self._own:
            self._own[key] = self._holders(*key)
        if returned:
            own = self._office(body, Why.RETURNED)
        else:
            own = self._own[key] or self._office(body, Why.NOBODY_THERE)
        found = [*own, *self._followers(body, rung)]
        return {one.user_id: one for one in reversed(found)}  # the first reason counts

    def units_of(self, user_id: int) -> set[int] | None:
        """Return the units whose work alone can concern a person; None for who follows that of all."""
        seats = [one for one in self.names.seats if one.user_id == user_id and one.is_held(self.day)]
        if any(one.role in (*_PARTY, *_STATE) for one in seats):
            return None
        return {one.unit_id for one in seats if one.unit_id is not None}

    def _here(self, users: Iterable[int]) -> list[int]:
        return [one for one in users if one not in self.away]

    def _holders(self, unit_id: int, assignee_id: int | None, with_heads: bool) -> list[Receiver]:
        """Return who has to do it: nobody where no one of the unit may see tasks here."""
        seeing = readers.of_unit(P.TASK_VIEW, unit_id, self.day, names=self.names)
        staff = [one for one in self.names.staff({unit_id}, self.day) if one in seeing]
        heads = [one for one in self.names.staff({unit_id}, self.day, heads=True) if one in seeing]
        others = [one for one in staff if one not in heads] or heads
        named = assignee_id if assignee_id in staff else None
        doing = [named] if named else others
        found = [Receiver(one, Why.NAMED if named else Why.STAFF) for one in self._here(doing)]
        if doing and not found:
            found = self._stand_ins(doing[0], heads, staff, Why.NAMED if named else Why.STAFF)
        if with_heads:
            here = self._here(heads)
            found += [Receiver(one, Why.HEAD) for one in here]
            if heads and not here:
                found += self._stand_ins(heads[0], others, staff, Why.HEAD)
        return list({one.user_id: one for one in reversed(found)}.values())

    def _stand_ins(self, absent: int, first: list[int], then: list[int], why: Why) -> list[Receiver]:
        """Return who looks after the work of *absent* today: the person themselves if nobody is there."""
        there = self._here(first) or self._here(then)
        return [Receiver(one, Why.STANDS_IN, absent) for one in there] or [Receiver(absent, why)]

    def _followers(self, body: Body, rung: int) -> list[Receiver]:
        """Return who follows late work of *body* from *rung* on."""
        step = max((one for one in (self.deputy_from, self.leader_from) if one <= rung), default=None)
        if step is None:
            return []
        key = body, step
        if key not in self._others:
            leaders = self._leaders(body) if step == self.leader_from else []
            deputies = [Receiver(one, Why.DEPUTY) for one in self._here(self._holders_of(1, body))]
            self._others[key] = [*leaders, *self._office(body, Why.OFFICE), *deputies]
        return self._others[key]

    def _office(self, body: Body, why: Why) -> list[Receiver]:
        clerks = self._holders_of(2, body)
        return [Receiver(one, why) for one in self._here(clerks) or clerks]

    def _leaders(self, body: Body) -> list[Receiver]:
        """Return the leader and who acts for the leader; a deputy where the leader is away."""
        deputies, found = self._here(self._holders_of(1, body)), []
        for leader in self._holders_of(0, body):
            acting = [one for one in deputies if one in self.delegates[leader]]
            standing = acting or (deputies if leader in self.away else [])
            if leader not in self.away or not standing:
                found.append(Receiver(leader, Why.LEADER))
            found += [Receiver(one, Why.DELEGATE, leader) for one in standing]
        return found

    def _holders_of(self, place: int, body: Body) -> list[int]:
        """Return who is the leader (0), a deputy (1) or of the office (2) of *body*."""
        side, roles = (Body.PARTY, _PARTY) if body is Body.PARTY else (Body.STATE, _STATE)
        return self.names.holders({roles[place]}, self.day, body=side)


def _delegates(day: date) -> dict[int, list[int]]:
    """Return who acts for whom in matters of work today."""
    query = select(Delegation.giver_id, Delegation.receiver_id, Delegation.limits).where(
        Delegation.starts_on <= day,
        Delegation.ends_on >= day,
        or_(Delegation.revoked_on.is_(None), Delegation.revoked_on > day),
    )
    found: dict[int, list[int]] = defaultdict(list)
    for giver, receiver, limits in db.session.execute(query.order_by(Delegation.id)):
        if not limits or P.TASK_REMIND.thing in limits:
            found[giver].append(receiver)
    return found
