"""Do one thing to many assignments: each is judged by itself, and written with the others (C13).

However many there are, the database is asked the same few times. What cannot be done is left as it was and
named with its reason; the rest is done in the one transaction of the request.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Forbidden, IntranetError, Refused, WrongState
from intranet.org.directory import directory
from intranet.tasks import chain, mass_queries, notices, recurring, services
from intranet.tasks.many import keep, rewrite
from intranet.tasks.models import Assignment, AssignmentState, TaskCoordinator
from intranet.tasks.signals import assignment_done
from intranet.tasks.workflow import moves

Judge = Callable[[Assignment], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done, and what was left with the reason why."""

    done: list[Assignment] = field(default_factory=list)
    left: list[tuple[Assignment, str]] = field(default_factory=list)
    gone: int = 0  # how many the person may not see (any more)

    @property
    def reasons(self) -> dict[str, list[Assignment]]:
        """Return what was left, by its reason."""
        found: dict[str, list[Assignment]] = {}
        for share, reason in self.left:
            found.setdefault(reason, []).append(share)
        return found


def sifted(shares: Iterable[Assignment], judge: Judge, seen: dict[int, int] | None = None) -> Outcome:
    """Divide *shares* into what may be done and what may not; *seen* are the versions that were read."""
    found = Outcome()
    for share in shares:
        try:
            if seen is not None and seen.get(share.id) != share.version:
                raise Refused("Vừa có thay đổi. Hãy xem lại nội dung mới.")
            judge(share)
        except Forbidden:
            found.left.append((share, "Ngoài quyền của đồng chí, hoặc chính đơn vị mình làm."))
        except IntranetError as refusal:
            found.left.append((share, refusal.message))
        else:
            found.done.append(share)
    return found


def _take(
    actor: Actor, seen: Sequence[tuple[int, int]], judge: Callable[[list[Assignment]], Judge]
) -> Outcome:
    """Lock and judge what was chosen; *judge* is made once for all of it."""
    versions = dict(seen)
    shares = mass_queries.chosen(actor, versions, lock=True)
    found = sifted(shares, judge(shares), versions)
    return Outcome(found.done, found.left, len(versions) - len(shares))


# ---------------------------------------------------------------- what each deed asks of a share


def may_remind(actor: Actor) -> Judge:
    """Return the judge of reminders: open work of another unit, which its unit has in hand."""

    def judge(share: Assignment) -> None:
        if not permits(actor, P.TASK_REMIND, share) or share.unit_id in actor.units:
            raise Forbidden
        if not moves.fits(share, "rescue"):  # neither taken nor to be taken by its unit
            raise WrongState(f"Không đôn đốc được việc ở bước “{share.state.label}”.")

    return judge


def may_confirm(actor: Actor) -> Judge:
    """Return the judge of confirmations."""

    def judge(share: Assignment) -> None:
        try:
            moves.check(actor, share, "confirm")
        except WrongState:
            raise WrongState(f"Chưa báo cáo hoàn thành (đang ở bước “{share.state.label}”).") from None

    return judge


def may_pass_on(actor: Actor, shares: Sequence[Assignment], unit_id: int | None) -> Judge:
    """Return the judge of giving to another unit (None: not chosen yet)."""
    held = mass_queries.holders({one.task_id for one in shares})

    def judge(share: Assignment) -> None:
        try:
            moves.check(actor, share, "reassign" if share.state.is_declined else "rescue")
        except WrongState:
            raise WrongState(f"Không giao lại được việc ở bước “{share.state.label}”.") from None
        if unit_id == share.unit_id:
            raise Refused("Đơn vị được chọn đang giữ chính việc này.")
        if (share.task_id, unit_id, share.dialogue_id) in held:
            raise Refused("Đơn vị được chọn đã có phần việc của nhiệm vụ này.")
        held.add((share.task_id, unit_id or 0, share.dialogue_id))

    return judge


def may_name(actor: Actor, user_id: int | None) -> Judge:
    """Return the judge of naming a person (None: not chosen yet)."""
    names, today = directory(), clock.today()
    staff: dict[int, list[int]] = {}

    def judge(share: Assignment) -> None:
        if not permits(actor, P.TASK_DELEGATE, share):
            raise Forbidden
        if not moves.fits(share, "name"):
            raise WrongState("Việc đã đóng.")
        people = staff.setdefault(share.unit_id, names.staff({share.unit_id}, today))
        if user_id is not None and user_id not in people:
            raise Refused("Người được chọn không giữ chức vụ trong đơn vị có việc này.")

    return judge


# ---------------------------------------------------------------- doing it


def remind(actor: Actor, seen: Sequence[tuple[int, int]], *, comment: str) -> Outcome:
    """Urge the units of many assignments with one text; each person is told once."""
    if not comment.strip():
        raise Refused("Cần ghi nội dung đôn đốc.", field="comment")
    found = _take(actor, seen, lambda _shares: may_remind(actor))
    for share in found.done:
        moves.note(actor, share, "remind", before=share.state, comment=comment)
    notices.to_units(found.done, f"Đôn đốc (“{comment}”)")
    return found


def confirm(actor: Actor, seen: Sequence[tuple[int, int]]) -> Outcome:
    """Agree that much work is done; what comes after it opens, what recurs has its next."""
    found = _take(actor, seen, lambda _shares: may_confirm(actor))
    for share in found.done:
        moves.note(actor, share, "confirm", before=share.state)
    done = {"state": AssignmentState.DONE, "done_at": clock.now(), "confirmed_by_id": actor.user_id}
    rewrite([(share, done) for share in found.done])
    notices.to_units(found.done, "Đã xác nhận hoàn thành")
    if found.done:
        for share in found.done:
            assignment_done.send(share, actor=actor)
        recurring.follow(actor, found.done)
        chain.ended(actor, {share.task_id for share in found.done})
    return found


def pass_on(actor: Actor, seen: Sequence[tuple[int, int]], *, unit_id: int, comment: str = "") -> Outcome:
    """Give many assignments to another unit; the old shares stay on record."""
    (holder, *others) = services.holders_of([unit_id])
    if others:
        raise Refused("Hãy chọn một đơn vị, không chọn nhóm.", field="unit")
    to = directory().unit_name(holder)
    found = _take(actor, seen, lambda shares: may_pass_on(actor, shares, holder))
    with db.session.no_autoflush:
        new = [services.successor(actor, share, holder) for share in found.done]
    declined = [share for share in found.done if share.state.is_declined]
    for share in found.done:
        name = "reassign" if share.state.is_declined else "rescue"
        moves.note(actor, share, name, before=share.state, comment=comment or f"Giao {to}")
    rewrite([(share, {"state": AssignmentState.CANCELLED}) for share in found.done])
    for before, after in zip(found.done, new, strict=True):
        after.task_id = before.task_id
    fresh = keep(new)
    sources = {share.id: share for share in found.done}
    for share in fresh:
        before = sources[share.taken_from_id]
        log.record(
            actor, "assignment.give", share, unit=to, due=share.due,
            taken_from=directory().unit_name(before.unit_id), why=before.decline_reason,
        )  # fmt: skip
    mine = TaskCoordinator.unit_id == holder, TaskCoordinator.task_id.in_([one.task_id for one in fresh])
    db.session.execute(delete(TaskCoordinator).where(*mine))
    notices.given(fresh, source=_common_source(fresh))
    notices.given_elsewhere(declined, to)
    return found


def _common_source(shares: Sequence[Assignment]) -> str:
    """Return where all the work comes from, if it is one paper."""
    sources = {share.task.source for share in shares}
    return sources.pop() if len(sources) == 1 else ""


def name(actor: Actor, seen: Sequence[tuple[int, int]], *, user_id: int | None) -> Outcome:
    """Give many of a unit's assignments to one of its people, or back to the whole unit."""
    found = _take(actor, seen, lambda _shares: may_name(actor, user_id))
    names = directory()
    person = names.person_name(user_id) or "cả đơn vị"
    for share in found.done:
        before = names.person_name(share.assignee_id)
        moves.note(actor, share, "name", before=share.state, was=before, person=person, away=[])
    rewrite([(share, {"assignee_id": user_id}) for share in found.done])
    if user_id is not None:
        notices.named_all(found.done, user_id)
    return found
