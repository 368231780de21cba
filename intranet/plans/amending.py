"""A plan in force is amended by a signed paper: a new version of it, and what that changes in its work (B10).

Foreseen for the page and carried out at the confirmation by the same reckoning (``tasks.revising``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.calendar import law
from intranet.db.session import db
from intranet.errors import WrongState
from intranet.plans import approval, queries, services
from intranet.plans.models import Plan, PlanItem, PlanVersion
from intranet.plans.services import Duty, Paper
from intranet.tasks import revising
from intranet.tasks.models import Assignment, Task
from intranet.tasks.services import Anchor
from intranet.tasks.services import Duty as Order
from intranet.text.fold import fold_words

KEPT = tuple(Duty.__slots__)  # what an item and a duty have in common
AMENDED_MEANWHILE = (
    "Kế hoạch đang thực hiện vừa được sửa đổi nên bản so sánh này đã cũ."
    " Hãy xem lại phần khác nhau rồi xác nhận."
)


class What(StrEnum):
    """What an amendment changes of a duty."""

    WORDS = "words"
    RULE = "rule"
    HOLDERS = "holders"
    COORDINATING = "coordinating"
    MANNER = "manner"
    NEW = "new"
    GONE = "gone"

    @property
    def label(self) -> str:
        """Return the change in words, as a list of changes has it."""
        return {
            "words": "đổi nội dung", "rule": "đổi thời hạn", "holders": "đổi đơn vị thực hiện",
            "coordinating": "đổi đơn vị phối hợp", "manner": "đổi hình thức giao", "new": "thêm mới",
            "gone": "thôi thực hiện",
        }[self.value]  # fmt: skip


log.define(
    "plan.amend",
    lambda entry: f"Mở phiên bản {entry.data['version']} theo {entry.data['source']}",
)
log.define("plan.amend-item", lambda entry: f"Nhiệm vụ “{entry.data['title']}”: {_whats(entry.data)}")


def _whats(data: dict[str, Any]) -> str:
    return ", ".join(What(one).label for one in data["what"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A signed paper that amends a plan.

    ``origins`` says of each duty of the paper which item of the plan it is; None: a new one. One that
    ``is_partial`` amends some points: what it does not repeat stays in force, and so does the plan's head.
    """

    paper: Paper
    origins: Sequence[int | None]
    is_partial: bool = False

    def source(self, plan: Plan) -> str:
        """Return how the log and the units' pages name the paper beside the *plan* that it amends."""
        code = self.paper.code
        is_other = bool(code) and code != plan.code
        return f"Kế hoạch {code}" if is_other else f"bản sửa đổi {plan.title}"

    def told_as(self, plan: Plan) -> str:
        """Return how notices begin, before *plan* is amended."""
        code = self.paper.code
        is_other = bool(code) and code != plan.code
        return f"Kế hoạch {code} sửa đổi {plan.short}" if is_other else f"{plan.title} được sửa đổi"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """What becomes of one duty of the plan: ``item`` is None for a new one, ``duty`` for one that is gone."""

    item: PlanItem | None
    duty: Duty | None
    what: tuple[What, ...]
    revision: revising.Revision


def differences(old: Any, new: Any) -> tuple[What, ...]:
    """Return what *new* says otherwise than *old*; each is an item or a duty. Pure."""
    found = [
        (What.WORDS, fold_words(old.words) != fold_words(new.words)),
        (What.RULE, _rule(old) != _rule(new)),
        (What.HOLDERS, set(old.unit_ids) != set(new.unit_ids)),
        (What.COORDINATING, set(old.coordinating_ids) != set(new.coordinating_ids)),
        (What.MANNER, old.manner != new.manner),
    ]
    return tuple(what for what, is_so in found if is_so)


def _rule(duty: Any) -> tuple[dict[str, Any] | None, bool]:
    """Return the rule of a date without the reader's remark on it, and whether it is for each dialogue."""
    remarks = ("text", "year_inferred")
    rule = {name: value for name, value in (duty.rule or {}).items() if name not in remarks}
    return rule or None, bool(duty.per_dialogue)


def foresee(
    plan: Plan, amendment: Amendment, *, before: Sequence[Anchor], after: Sequence[Anchor]
) -> list[ItemChange]:
    """Return what becomes of each duty, in the order of the paper, then what is gone; nothing is saved.

    *before* and *after* are the plan's dialogues as they are and as the paper has them.
    """
    tasks, items = queries.tasks_by_item(plan), {item.id: item for item in plan.items}
    short = f"KH {amendment.paper.code}" if amendment.paper.code and not amendment.is_partial else plan.short
    found = []
    for duty, origin in zip(amendment.paper.duties, amendment.origins, strict=True):
        item = items.pop(origin) if origin in items else None
        said = set_aside(item, _placed(plan, duty, amendment))
        found.append(_change(plan, item, said, tasks, before, after, short=short))
    for item in items.values():
        duty = _as_it_is(item) if amendment.is_partial else None
        found.append(_change(plan, item, duty, tasks, before, after, short=short))
    return found


def _placed(plan: Plan, duty: Duty, amendment: Amendment) -> Duty:
    """Return *duty* with where it stands in the plan's text, which the text of a partial paper follows."""
    if not amendment.is_partial:
        return duty
    place = f"{duty.place} bản sửa đổi {amendment.paper.code}".strip()
    line = duty.line + len(plan.text.split("\n")) + 1 if duty.line else 0
    return replace(duty, place=place, line=line)


def set_aside(item: PlanItem | None, duty: Duty) -> Duty:
    """Return *duty* with the law's limit still set aside where the same limit of *item* has it so.

    Only a person says that, on the plan's page; a paper that repeats the limit does not take it back.
    """
    if item is None or not law.is_off(item.rule) or not duty.rule:
        return duty
    is_same = _same_limit(duty.rule, item.rule or {})
    return replace(duty, rule=law.switched(duty.rule, off=True)) if is_same else duty


def _same_limit(one: dict[str, Any], other: dict[str, Any]) -> bool:
    remarks = ("text", "year_inferred", "law")
    first, second = ({k: v for k, v in rule.items() if k not in remarks} for rule in (one, other))
    return first == second


def _as_it_is(item: PlanItem) -> Duty:
    return Duty(**{name: getattr(item, name) for name in KEPT})


def _change(
    plan: Plan,
    item: PlanItem | None,
    duty: Duty | None,
    tasks: dict[int, list[Task]],
    before: Sequence[Anchor],
    after: Sequence[Anchor],
    *,
    short: str,
) -> ItemChange:
    def order(one: Duty | PlanItem, anchors: Sequence[Anchor]) -> Order:
        source = f"{short}, {one.place}" if one.place else short
        return services.order_of(plan, one, anchors=anchors, item_id=item.id if item else None, source=source)

    what = (What.NEW,) if item is None else (What.GONE,) if duty is None else differences(item, duty)
    revision = revising.foresee(
        tasks.get(item.id, []) if item else [],
        order(item, before) if item else None,
        order(duty, after) if duty else None,
    )
    return ItemChange(item=item, duty=duty, what=what, revision=revision)


# ---------------------------------------------------------------- carrying it out


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an amendment has done: the changes, and the shares that were given."""

    changes: list[ItemChange]
    given: list[Assignment]


def hold(plan: Plan, *, seen: int) -> None:
    """Hold a plan in force against others; refuse when it is another version than the one compared with."""
    db.session.refresh(plan, attribute_names=["version", "state", "issued_at"], with_for_update=True)
    if plan.issued_at is None:
        raise WrongState("Kế hoạch này chưa giao nhiệm vụ nên chưa sửa đổi được. Hãy soát lại dự thảo.")
    if plan.version != seen:
        raise WrongState(AMENDED_MEANWHILE)


def amend(
    actor: Actor,
    plan: Plan,
    amendment: Amendment,
    *,
    before: Sequence[Anchor],
    after: Sequence[Anchor],
    dialogues: list[dict[str, Any]],
) -> Outcome:
    """Open a new version of *plan* by a signed paper and change its open work; the caller tells the units.

    *dialogues* are those of the version that ends, as its page shows them. The caller has called
    :func:`hold`.
    """
    require(actor, P.TASK_CONFIRM_IMPORT, plan)
    services.expect_free(plan, amendment.paper.code, amendment.paper.issued_on)
    changes, source = foresee(plan, amendment, before=before, after=after), amendment.source(plan)
    ended = _keep_version(actor, plan, amendment, dialogues)
    _take_head(plan, amendment)
    given: list[Assignment] = []
    # What a partial paper adds stands behind what the plan says already.
    first = len(plan.items) if amendment.is_partial else 0
    for position, change in enumerate(changes, first):
        given += _settle(actor, plan, change, position, amendment.is_partial, source)
    db.session.flush()
    db.session.expire(plan, ["items"])
    ended.document_id = approval.enter_amendment(actor, plan, amendment.paper).id
    log.record(
        actor, "plan.amend", plan, source=source, version=ended.number + 1,
        items=sum(bool(one.what) for one in changes),
    )  # fmt: skip
    return Outcome(changes, given)


def _keep_version(
    actor: Actor, plan: Plan, amendment: Amendment, dialogues: list[dict[str, Any]]
) -> PlanVersion:
    """Keep what the plan says until now."""
    said = ("code", "issued_on", "subject", "signer_name", "signer_title", "text", "file_id")
    version = PlanVersion(
        plan_id=plan.id, number=len(queries.versions(plan)) + 1, dialogues=dialogues, at=clock.now(),
        author_id=actor.user_id, is_partial=amendment.is_partial, document_id=None,
        items=[{name: getattr(item, name) for name in ("id", *KEPT)} for item in plan.items],
        **{name: getattr(plan, name) for name in said},
    )  # fmt: skip
    db.session.add(version)
    db.session.flush()
    return version


def _take_head(plan: Plan, amendment: Amendment) -> None:
    """Let the plan say what the paper says; a partial one is added below the plan's own text."""
    paper = amendment.paper
    if amendment.is_partial:
        plan.text = f"{plan.text}\n\n{paper.text}"
    else:
        for name in ("subject", "text", "file_id", "legal_bases", "recipients", "findings", "not_understood"):
            setattr(plan, name, getattr(paper, name))
        for name in ("code", "issued_on", "issuer", "place", "signer_name", "signer_title"):
            setattr(plan, name, getattr(paper, name) or getattr(plan, name))
        plan.sort_day = plan.issued_on or plan.sort_day
    flag_modified(plan, "text")  # another amendment that was compared with what the plan said is told
    db.session.flush()


def _settle(
    actor: Actor,
    plan: Plan,
    change: ItemChange,
    position: int,
    is_partial: bool,
    source: str,
) -> list[Assignment]:
    """Carry out what becomes of one duty; return the shares that were given."""
    item, duty, revision = change.item, change.duty, change.revision
    if duty is None:
        item.is_gone = True
    elif item is None:
        item = PlanItem(plan_id=plan.id, position=position, **{name: getattr(duty, name) for name in KEPT})
        db.session.add(item)
        db.session.flush()
        revision = replace(revision, new=replace(revision.new, plan_item_id=item.id))
    else:
        for name in KEPT:
            if getattr(item, name) != getattr(duty, name):
                setattr(item, name, getattr(duty, name))
        item.position = item.position if is_partial else position
    if change.what:
        said = duty or item
        log.record(
            actor, "plan.amend-item", plan, item=item.id, title=said.title, what=list(change.what),
            source=source,
        )  # fmt: skip
    return revising.carry_out(actor, revision, source=source)
