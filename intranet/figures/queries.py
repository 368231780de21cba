"""Count work in one statement, once for each change of it: every table of the figures is a sum of it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, String, and_, cast, func, literal, null, or_, select, union_all

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import visible
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.dialogues import queries as dialogues
from intranet.dialogues.models import Dialogue
from intranet.dialogues.naming import called
from intranet.figures.filters import Wanted
from intranet.org.models import Unit
from intranet.plans import queries as plans
from intranet.plans.models import Plan
from intranet.tasks.filters import sees_all
from intranet.tasks.models import NO_DAY, Assignment, AssignmentState, Phase, Task
from intranet.tasks.tally import tallied
from intranet.tasks.timing import Timing, timing

CHOICES = 60  # plans and dialogues that are offered


@dataclass(frozen=True, slots=True)
class Cube:
    """How much work there is: by unit, field and timing; by year, month and timing; by state and timing.

    Each adds up to the same whole. What has no day is among them under :attr:`Timing.UNDATED`.
    """

    shares: tuple[tuple[int, int | None, Timing, int], ...]
    months: tuple[tuple[int, int, Timing, int], ...]
    states: tuple[tuple[AssignmentState, Timing, int], ...]


def cube(actor: Actor, wanted: Wanted) -> Cube:
    """Return the numbers of the work that is wanted and that the person may see."""
    whose = None if sees_all(actor) else (actor.user_id, actor.grants)
    key = (
        whose, wanted.first, wanted.last, wanted.units, wanted.block, wanted.plan, wanted.dialogue,
    )  # fmt: skip
    return tallied("figures", key, lambda: _counted(actor, wanted))


def _counted(actor: Actor, wanted: Wanted) -> Cube:
    seen = (
        select(
            Assignment.unit_id, Task.field_id,
            func.substr(cast(Assignment.sort_day, String), 1, 7).label("month"),
            cast(Assignment.state, String).label("state"), timing(clock.today()).label("timing"),
        )
        .join(Task, Task.id == Assignment.task_id)
        .where(*_conditions(actor, wanted))
        .cte("seen")
    )  # fmt: skip
    many, nothing, none = func.count().label("many"), literal(""), cast(null(), Integer)
    share, month, state = seen.c.unit_id, seen.c.month, seen.c.state
    by = (
        select(literal("share"), share, seen.c.field_id, nothing, seen.c.timing, many).group_by(
            share, seen.c.field_id, seen.c.timing
        ),
        *(
            select(literal(kind), none, none, key, seen.c.timing, many).group_by(key, seen.c.timing)
            for kind, key in (("month", month), ("state", state))
        ),
    )
    shares, months, states = [], [], []
    for kind, unit, of_field, key, when, count in db.session.execute(union_all(*by)):
        if kind == "share":
            shares.append((unit, of_field, Timing(when), count))
        elif kind == "month":
            months.append((int(key[:4]), int(key[5:]), Timing(when), count))
        else:
            states.append((AssignmentState(key), Timing(when), count))
    return Cube(tuple(shares), tuple(months), tuple(states))


def _conditions(actor: Actor, wanted: Wanted) -> list[Any]:
    found = [visible(actor, P.TASK_VIEW, Assignment), Assignment.phase != Phase.CANCELLED]
    if wanted.units is not None:
        found.append(Assignment.unit_id.in_(wanted.units))
    if wanted.block is not None:
        found.append(Assignment.unit_id.in_(select(Unit.id).where(Unit.block == wanted.block)))
    if wanted.plan is not None:
        found.append(Task.plan_id == wanted.plan)
    if wanted.dialogue is not None:
        found.append(Assignment.dialogue_id == wanted.dialogue)
    if wanted.first is not None and wanted.last is not None:
        within = and_(Assignment.sort_day >= wanted.first, Assignment.sort_day <= wanted.last)
        found.append(or_(within, Assignment.sort_day == NO_DAY))
    return found


def plan_choices(actor: Actor, chosen: int | None) -> list[tuple[int, str]]:
    """Return the newest plans that figures can be narrowed to, and the *chosen* one if it is older."""
    seen = plans.visible_to(actor).options(plans.load_head())
    newest = plans.visible_to(actor).with_only_columns(Plan.id)
    newest = newest.order_by(Plan.sort_day.desc(), Plan.id.desc()).limit(CHOICES).subquery()
    query = seen.where(or_(Plan.id.in_(select(newest.c.id)), Plan.id == (chosen or 0)))
    found = db.session.scalars(query.order_by(Plan.sort_day.desc(), Plan.id.desc()))
    return [(plan.id, plan.title if plan.code else plan.title[:80]) for plan in found]


def dialogue_choices(actor: Actor, wanted: Wanted) -> list[tuple[int, str]]:
    """Return the newest dialogues of the plan wanted, or of all, and the chosen one if it is older."""
    seen = dialogues.visible_to(actor)
    if wanted.plan is not None:
        seen = seen.where(Dialogue.plan_id == wanted.plan)
    order = func.coalesce(Dialogue.day, NO_DAY).desc(), Dialogue.id.desc()
    newest = seen.with_only_columns(Dialogue.id).order_by(*order).limit(CHOICES).subquery()
    columns = Dialogue.id, Dialogue.told_by, Dialogue.day
    query = dialogues.visible_to(actor).with_only_columns(*columns)
    query = query.where(or_(Dialogue.id.in_(select(newest.c.id)), Dialogue.id == (wanted.dialogue or 0)))
    return [
        (number, f"{called(told)}, {f'{day:%d/%m/%Y}' if day else 'chưa có ngày'}")
        for number, told, day in db.session.execute(query.order_by(*order))
    ]
