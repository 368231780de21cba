"""What an order that was amended changes in the work under way: foreseen, then carried out (B10).

Both are one reckoning, so that what is shown before the confirmation is what happens after it. Only open
shares change; what is reported, done or cancelled stays as it was, under the words it was done by.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.calendar.queries import current
from intranet.db.session import db
from intranet.org.directory import directory
from intranet.tasks import chain, field_queries, recurring, services
from intranet.tasks.models import Assignment, Phase, Task, TaskCoordinator
from intranet.tasks.notices import Felt
from intranet.tasks.reckoning import hangs_on_dialogue, reckon
from intranet.tasks.services import Anchor, Duty
from intranet.tasks.workflow import moves
from intranet.text.dates import numeric
from intranet.text.fold import fold_words

STILL = (Phase.OPEN, Phase.QUEUED)  # not begun counts as open: it changes with the order
Key = tuple[int, int | None]  # the unit, and the dialogue that its share is for


def _sentence(entry: AuditEntry) -> str:
    data = entry.data
    old, new = (_day(data[name]) for name in ("old", "new"))
    parts = [f"hạn đổi từ {old} sang {new}"] if old != new else []
    parts += ["nội dung đổi"] if data["reworded"] else []
    return f"Theo {data['source']}: {', '.join(parts)}"


def _day(text: str | None) -> str:
    return numeric(date.fromisoformat(text)) if text else "chưa có ngày"


log.define("assignment.amend", _sentence)


@dataclass(frozen=True, slots=True)
class Kept:
    """An open share that its unit goes on with: its date before and after, and whether its words change."""

    assignment: Assignment
    anchor: Anchor | None
    old: date | None
    new: date | None
    reworded: bool = False
    slack: int = 0  # the working days of an extension, while the rule of the date is the same

    @property
    def is_moved(self) -> bool:
        """Tell whether its date changes."""
        return self.old != self.new

    @property
    def is_changed(self) -> bool:
        """Tell whether its unit has anything to know."""
        return self.is_moved or self.reworded


@dataclass(frozen=True, slots=True)
class Fresh:
    """A share that a unit gets anew, with its date."""

    unit_id: int
    anchor: Anchor | None
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What becomes of the shares of one duty: ``new`` is None when nobody has to do it any more."""

    new: Duty | None
    tasks: Sequence[Task] = ()
    kept: Sequence[Kept] = ()
    fresh: Sequence[Fresh] = ()
    lifted: Sequence[Assignment] = ()
    closed: Sequence[Assignment] = ()  # reported or done: untouched
    helping: Sequence[int] = ()  # the units that coordinate on it from now on
    relieved: Sequence[int] = ()  # and those that do not any more

    @property
    def moved(self) -> list[Kept]:
        """Return the open shares whose date changes."""
        return [one for one in self.kept if one.is_moved]

    @property
    def is_felt(self) -> bool:
        """Tell whether any unit has to know."""
        changed = self.fresh or self.lifted or self.helping or self.relieved
        return bool(changed or any(one.is_changed for one in self.kept))


def foresee(tasks: Sequence[Task], old: Duty | None, new: Duty | None) -> Revision:
    """Return what changes in the *tasks* of a duty that was *old* and shall be *new*; nothing is saved."""
    shares = [one for task in tasks for one in task.assignments if one.phase is not Phase.CANCELLED]
    closed = [one for one in shares if one.phase not in STILL]
    still = [one for one in shares if one.phase in STILL]
    if new is None:
        return Revision(new=None, tasks=tasks, lifted=still, closed=closed)
    anchors = {anchor.dialogue_id: anchor for anchor in new.anchors}
    before = {_home(key, old, new) for key in _keys(old)} if old else set()
    after = _keys(new)
    kept, lifted, taken = [], [], set()
    for share in shares:
        key = _home((share.unit_id, share.dialogue_id), old, new)
        stays = key in after or (key not in before and (key[1] is None or key[1] in anchors))
        if stays:
            taken.add(key)
            if share.phase in STILL:
                kept.append(_kept(share, anchors.get(key[1]), old, new))
        elif share.phase in STILL:
            lifted.append(share)
    fresh = [
        Fresh(unit, anchors.get(dialogue), _due(new, anchors.get(dialogue)))
        for unit, dialogue in after
        if (unit, dialogue) not in taken and (unit, dialogue) not in before
    ]
    helping, relieved = _helpers(old, new) if kept or fresh else ([], [])
    return Revision(
        new=new, tasks=tasks, kept=kept, fresh=fresh, lifted=lifted, closed=closed, helping=helping,
        relieved=relieved,
    )  # fmt: skip


def _helpers(old: Duty | None, new: Duty) -> tuple[list[int], list[int]]:
    """Return the units that begin and those that cease to coordinate on what was ordered before."""
    if old is None:
        return [], []
    before, after = services.coordinators_of(old), services.coordinators_of(new)
    staying = {*after, *(unit for unit, _dialogue in _keys(new))}
    return [unit for unit in after if unit not in before], [one for one in before if one not in staying]


def _keys(duty: Duty) -> dict[Key, None]:
    """Return for whom and what there is a share: each holder's, for each dialogue that concerns it."""
    today = clock.today()
    holders = dict.fromkeys(unit for one in duty.unit_ids for unit in directory().members(one, today))
    if not duty.anchors:
        return {(unit, None): None for unit in holders}
    return {
        (unit, anchor.dialogue_id): None
        for anchor in duty.anchors
        for unit in holders
        if anchor.concerns(unit)
    }


def _home(key: Key, old: Duty | None, new: Duty) -> Key:
    """Return where a share goes on that was for all dialogues and is now for each, or the other way round."""
    unit, dialogue = key
    if dialogue is None and new.anchors:
        return unit, next((one.dialogue_id for one in new.anchors if one.concerns(unit)), None)
    if dialogue is not None and not new.anchors and old and old.anchors:
        first = next((one.dialogue_id for one in old.anchors if one.concerns(unit)), None)
        return (unit, None) if dialogue == first else key
    return key


def _kept(share: Assignment, anchor: Anchor | None, old: Duty | None, new: Duty) -> Kept:
    day = anchor.day if anchor else None
    hangs = hangs_on_dialogue(new.rule) and (day != share.anchor_day or (old and old.words != new.words))
    counted = old is None or old.rule != new.rule or hangs
    slack = share.slack if old is not None and old.rule == new.rule else 0
    due = _due(new, anchor, slack) if counted else share.due
    reworded = old is not None and _reworded(old, new)
    return Kept(share, anchor, share.due, due, reworded=reworded, slack=slack if counted else share.slack)


def _due(duty: Duty, anchor: Anchor | None, slack: int = 0) -> date | None:
    if not duty.rule:
        return None
    after = max(clock.today(), duty.begins_on or clock.today())
    day = reckon(duty, anchor_day=anchor.day if anchor else duty.issued_on, after=after).day
    return current().add_working(day, slack) if day and slack else day


def _reworded(old: Duty, new: Duty) -> bool:
    return fold_words(old.words) != fold_words(new.words) or old.manner != new.manner


# ---------------------------------------------------------------- carrying it out


def carry_out(actor: Actor, revision: Revision, *, source: str) -> list[Assignment]:
    """Let what was foreseen happen; return the shares that were given. *source* names the amending paper."""
    for task in revision.tasks:
        require(actor, P.TASK_CONFIRM_IMPORT, task)
    for share in revision.lifted:
        moves.fire(actor, share, "lift", f"Thôi thực hiện theo {source}")
    if revision.lifted:
        chain.ended(actor, {share.task_id for share in revision.lifted})
    if revision.new is None:
        return []
    if not revision.tasks:
        task = services.give(actor, revision.new, permission=P.TASK_CONFIRM_IMPORT)
        return list(task.assignments)
    task = _bearer(actor, revision)
    for one in revision.kept:
        _change(actor, task, one, revision.new, source)
    if not revision.fresh:
        return []
    services.holders_of(list(dict.fromkeys(one.unit_id for one in revision.fresh)))
    new, shares = revision.new, [(one.unit_id, one.anchor) for one in revision.fresh]
    return services.add_shares(actor, task, shares, issued_on=new.issued_on, begins_on=new.begins_on)


def _bearer(actor: Actor, revision: Revision) -> Task:
    """Return the task under which open and new shares go on.

    One that has closed shares keeps its words: what was done was done by them.
    """
    open_ones = {id(one.assignment) for one in revision.kept}
    free = [
        task
        for task in revision.tasks
        if task.assignments and all(id(share) in open_ones for share in task.assignments)
    ]
    task = free[0] if free else revision.tasks[-1]
    if free:
        _write(task, revision.new)
    elif _differs(task, revision.new) and (revision.kept or revision.fresh):
        task = services.begin(actor, revision.new, permission=P.TASK_CONFIRM_IMPORT)
    return task


def _differs(task: Task, duty: Duty) -> bool:
    """Tell whether *task* says something else than *duty*: what it is for its units, not where it stands."""
    helping = {one.unit_id for one in task.coordinators}
    said = (fold_words(task.words), task.manner, task.rule, helping)
    return said != (fold_words(duty.words), duty.manner, duty.rule, set(services.coordinators_of(duty)))


def _write(task: Task, duty: Duty) -> None:
    """Let *task* say what *duty* says; what is the same is not written again."""
    for name in services.SAID:
        if getattr(task, name) != getattr(duty, name):
            setattr(task, name, getattr(duty, name))
    if not task.field_chosen:
        task.field_id = field_queries.suggested(task.title, task.words)
    wanted = services.coordinators_of(duty)
    known = {one.unit_id: one for one in task.coordinators}
    if set(known) != set(wanted):
        task.coordinators = [known.get(unit) or TaskCoordinator(unit_id=unit) for unit in wanted]


def _change(actor: Actor, task: Task, one: Kept, duty: Duty, source: str) -> None:
    share = one.assignment
    if share.task is not task and _differs(share.task, duty):
        share.task = task
    if one.anchor is not None:
        share.dialogue_id, share.for_dialogue = one.anchor.dialogue_id, one.anchor.label
        share.anchor_day = one.anchor.day
    elif share.dialogue_id is not None:
        share.dialogue_id, share.for_dialogue, share.anchor_day = None, "", None
    if one.is_moved:
        share.due, share.first_due = one.new, share.first_due or one.new
        share.lapse_request()
        _name_period(task, share, duty)
    if share.slack != one.slack:
        share.slack = one.slack
    if one.is_changed:
        db.session.flush()
        log.record(
            actor, "assignment.amend", share,
            source=source, old=one.old, new=one.new, reworded=one.reworded,
        )  # fmt: skip


def _name_period(task: Task, share: Assignment, duty: Duty) -> None:
    """Let a share whose limit moved say its period by the new rule, unless it has another one for that."""
    was = share.period, share.period_ends
    recurring.name_period(share, duty.rule)
    others = (one for one in task.assignments if one is not share and one.phase is not Phase.CANCELLED)
    if share.period and any((one.unit_id, one.period) == (share.unit_id, share.period) for one in others):
        share.period, share.period_ends = was


def by_unit(revisions: Iterable[Revision], given: Iterable[Assignment]) -> dict[int, Felt]:
    """Return, for each unit that has anything to know, what that is."""
    found: dict[int, Felt] = defaultdict(Felt)
    given = list(given)
    for revision in revisions:
        for one in revision.kept:
            if one.assignment.state.is_declined or one.assignment.state.is_queued:
                continue
            if one.is_moved:
                found[one.assignment.unit_id].moved.append((one.assignment, one.old, one.new))
            if one.reworded:
                found[one.assignment.unit_id].reworded.append(one.assignment)
        for share in revision.lifted:
            found[share.unit_id].lifted.append(share)
        if (seen := _open_share(revision, given)) is not None:
            for unit in revision.helping:
                found[unit].helping.append(seen)
            for unit in revision.relieved:
                found[unit].relieved.append(seen)
    for share in given:
        found[share.unit_id].given.append(share)
    return dict(found)


def _open_share(revision: Revision, given: Sequence[Assignment]) -> Assignment | None:
    """Return a share that goes on, by which a unit that coordinates finds the work."""
    if revision.new is None:
        return None
    kept = (one.assignment for one in revision.kept)
    fresh = (one for one in given if one.task.plan_item_id == revision.new.plan_item_id)
    return next(itertools.chain(kept, fresh), None)
