"""Make dialogues out of a plan; propose and fix their days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import acting, require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.dialogues import notices
from intranet.dialogues.models import Dialogue
from intranet.errors import Refused, WrongState
from intranet.plans.models import Plan
from intranet.tasks import reflow
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.models import Assignment, Phase
from intranet.tasks.services import Anchor
from intranet.text.dates import moves_said
from intranet.text.fold import fold

CONCLUDED = "Cuộc đối thoại đã tổ chức và đã có thông báo kết luận nên không dời ngày được."

# A village in a place: “nhà văn hóa thôn Nà Lùng”.
_VILLAGE = re.compile(r"\b(?:thôn|xóm|bản|ấp|buôn|tổ dân phố|khu phố)(?:\s+(?:[A-ZĐÀ-Ỹ]\w*|\d+))+")

log.define("dialogue.create", "Lập cuộc đối thoại từ kế hoạch")
log.define("dialogue.propose", lambda entry: f"Đề xuất tổ chức ngày {_words(entry.data)}")
log.define(
    "dialogue.fix",
    lambda entry: f"Ấn định ngày {_words(entry.data)}, {moves_said(entry.data['moved'])}",
)


log.define(
    "dialogue.amend",
    lambda entry: f"Kế hoạch sửa đổi: tổ chức {_words_or_none(entry.data)}",
)
log.define("dialogue.remove", "Không tổ chức nữa theo kế hoạch sửa đổi")


def _words_or_none(data: dict[str, Any]) -> str:
    return f"ngày {_words(data)}" if data["day"] else "vào ngày chưa ấn định"


def _words(data: dict[str, Any]) -> str:
    day = date.fromisoformat(data["day"])
    return f"{day:%d/%m/%Y}" + (f", {data['time']}" if data.get("time") else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """A dialogue as a plan orders it."""

    label: str
    planned: dict[str, Any] | None = None
    day: date | None = None
    time: str = ""
    place: str = ""
    audience: str = ""
    chair: str = ""
    topic: str = ""
    unit_id: int | None = None

    @property
    def title(self) -> str:
        """Return what it will be called."""
        return Dialogue(label=self.label, topic=self.topic, audience=self.audience, turn="").title


def create(actor: Actor, plan: Plan, ordered: Sequence[Ordered]) -> list[Dialogue]:
    """Make the dialogues that *plan* orders."""
    made = [
        Dialogue(
            plan=plan,
            body=plan.body,
            position=position,
            label=one.label,
            planned=one.planned,
            day=one.day,
            time=one.time,
            place=one.place,
            audience=one.audience,
            chair=one.chair,
            topic=one.topic,
            unit_id=one.unit_id,
        )
        for position, one in enumerate(ordered, len(plan.dialogues))
    ]
    db.session.add_all(made)
    _tell_apart(plan)
    db.session.flush()
    for dialogue in made:
        log.record(actor, "dialogue.create", dialogue, day=dialogue.day, place=dialogue.place)
    return made


_QUARTERS = ("", "I", "II", "III", "IV")


def _tell_apart(plan: Plan) -> None:
    """Give a turn to those dialogues of a plan that are called the same: by quarter, else by their order."""
    alike: dict[tuple[str, str, str], list[Dialogue]] = {}
    for one in sorted(plan.dialogues, key=lambda one: one.position):
        guests = "" if one.label or one.topic else one.guests
        alike.setdefault((one.label, one.topic, guests), []).append(one)
    for several in alike.values():
        quarters = [_quarter(one.planned) for one in several]
        differ = all(quarters) and len(set(quarters)) == len(several)
        for place, one in enumerate(several):
            turn = quarters[place] if differ else f"lần {place + 1}"
            one.turn = turn if len(several) > 1 else ""


def _quarter(planned: dict[str, Any] | None) -> str:
    quarter, year = (planned or {}).get("quarter"), (planned or {}).get("year")
    return f"quý {_QUARTERS[quarter]}{f'/{year}' if year else ''}" if quarter else ""


def propose(actor: Actor, dialogue: Dialogue, *, day: date, time: str = "") -> None:
    """Put a day before the leader (S3:59)."""
    require(actor, P.PLAN_PROPOSE_DIALOGUE_DATE, dialogue)
    _check_not_concluded(dialogue)
    _check_day(day)
    dialogue.proposed_day, dialogue.proposed_time, dialogue.proposed_by_id = day, time, actor.user_id
    log.record(actor, "dialogue.propose", dialogue, day=day, time=time)
    notices.proposed(dialogue)


def fix_day(actor: Actor, dialogue: Dialogue, *, day: date, time: str = "", place: str = "") -> int:
    """Fix or move the day; every open date that hangs on it follows. Return how many moved."""
    require(actor, P.PLAN_FIX_DIALOGUE_DATE, dialogue)
    _check_not_concluded(dialogue)
    _check_day(day)
    by = acting(actor, P.PLAN_FIX_DIALOGUE_DATE, dialogue)
    old = dialogue.day
    dialogue.day, dialogue.time = day, time
    dialogue.place = place or dialogue.place
    dialogue.proposed_day, dialogue.proposed_time, dialogue.proposed_by_id = None, "", None
    on_behalf_of = by.acting_for if by else ""
    moved = reflow.anchor_moved(actor, dialogue.id, day, label=dialogue.title, on_behalf_of=on_behalf_of)
    log.record(
        actor, "dialogue.fix", dialogue, on_behalf_of=by.acting_for if by else "",
        old=old, day=day, time=time, moved=len(moved),
    )  # fmt: skip
    return len(moved)


def amend(actor: Actor, dialogue: Dialogue, ordered: Ordered) -> list[reflow.Shift]:
    """Let a signed amendment of its plan say anew when and where it is held; return which dates moved.

    The signature on the amendment fixes the day, so nobody proposes it again. The caller tells the units.
    """
    require(actor, P.TASK_CONFIRM_IMPORT, dialogue)
    day, time = when_amended(dialogue, ordered)
    values = {
        "label": ordered.label or dialogue.label, "planned": ordered.planned or dialogue.planned,
        "place": ordered.place or dialogue.place, "audience": ordered.audience or dialogue.audience,
        "chair": ordered.chair or dialogue.chair, "topic": ordered.topic or dialogue.topic,
    }  # fmt: skip
    changed = {name: value for name, value in values.items() if getattr(dialogue, name) != value}
    old, was_held = dialogue.day, dialogue.time
    if day != old:
        _check_not_concluded(dialogue)
        dialogue.proposed_day, dialogue.proposed_time, dialogue.proposed_by_id = None, "", None
    if not changed and (day, time) == (old, was_held):
        return []
    for name, value in changed.items():
        setattr(dialogue, name, value)
    _tell_apart(dialogue.plan)
    dialogue.day, dialogue.time = day, time
    moved = []
    if day != old:
        moved = reflow.anchor_moved(actor, dialogue.id, day, label=dialogue.title, tell=False)
    log.record(actor, "dialogue.amend", dialogue, old=old, day=day, time=time, place=dialogue.place)
    return moved


def when_amended(dialogue: Dialogue, ordered: Ordered) -> tuple[date | None, str]:
    """Return the day and time after an amendment: a day fixed since stays where the plan says the same."""
    if dialogue.day and _plain(ordered.planned) in (None, _plain(dialogue.planned)):
        # The paper repeats its old words; what the leader has fixed since then still holds.
        moved_since = ordered.day not in (None, dialogue.day)
        return dialogue.day, dialogue.time if moved_since else ordered.time or dialogue.time
    return ordered.day, ordered.time if ordered.day else ""


def _plain(planned: dict[str, Any] | None) -> dict[str, Any] | None:
    return {name: value for name, value in planned.items() if name != "text"} if planned else None


def anchors_amended(pairs: Sequence[tuple[Dialogue | None, Ordered | None]]) -> list[Anchor]:
    """Return the dialogues of a plan as an amendment has them, as what work hangs on; nothing is saved.

    Each is a dialogue that there is, what the amendment says of it, or both. New ones count below zero.
    """
    is_one, found = len(pairs) == 1, []
    for place, (dialogue, said) in enumerate(pairs, 1):
        day = dialogue.day if dialogue else None
        if said is not None:
            day = when_amended(dialogue, said)[0] if dialogue else said.day
        turn = dialogue.turn if dialogue else ""
        named = Dialogue(label=said.label, topic=said.topic, turn=turn) if said and said.label else dialogue
        title = (named or said).title
        where = said.place if said and said.place else dialogue.place if dialogue else ""
        unit_id = dialogue.unit_id if dialogue else said.unit_id if said else None
        label = "" if is_one else told_apart(title, where)
        found.append(Anchor(dialogue.id if dialogue else -place, day, unit_id, label))
    return found


def obstacle_to_removal(dialogue: Dialogue) -> str:
    """Return why a dialogue cannot be taken out of its plan any more, or nothing."""
    if dialogue.papers:
        return f"{dialogue.title} đã có văn bản"
    if any(share.phase in (Phase.DONE, Phase.WAITING) for share in _shares(dialogue)):
        return f"{dialogue.title} đã có việc được báo cáo hoặc đã xong"
    if any(share.phase is Phase.OPEN and not share.task.plan_id for share in _shares(dialogue)):
        return f"{dialogue.title} đã được giao thêm việc ngoài kế hoạch"
    return ""


def remove(actor: Actor, dialogue: Dialogue) -> None:
    """Take a dialogue out of its plan that an amendment no longer orders; its work is called off already."""
    require(actor, P.TASK_CONFIRM_IMPORT, dialogue)
    if reason := obstacle_to_removal(dialogue):
        raise Refused(f"{reason} nên không bỏ được. Hãy chọn giữ cuộc này rồi xác nhận.")
    for share in _shares(dialogue):
        share.dialogue_id = None
    for draft in db.session.scalars(select(TaskDraft).where(TaskDraft.dialogue_id == dialogue.id)):
        draft.dialogue_id = None
    log.record(actor, "dialogue.remove", dialogue, day=dialogue.day, place=dialogue.place)
    db.session.flush()
    db.session.delete(dialogue)


def _shares(dialogue: Dialogue) -> list[Assignment]:
    return list(db.session.scalars(select(Assignment).where(Assignment.dialogue_id == dialogue.id)))


def _check_day(day: date) -> None:
    if day < clock.today():
        raise Refused("Ngày đối thoại không thể ở quá khứ.", field="day")


def _check_not_concluded(dialogue: Dialogue) -> None:
    if dialogue.is_concluded:
        raise WrongState(CONCLUDED)


def expect(dialogue: Dialogue, seen: int | None) -> None:
    """Refuse to act on a version that the person has not read."""
    if seen is not None and seen != dialogue.version:
        raise WrongState("Cuộc đối thoại này vừa có thay đổi. Hãy xem lại rồi gửi lại.")


def check_day(dialogue: Dialogue, day: date) -> None:
    """Refuse a day that the dialogue cannot have, before anything else is said of it."""
    _check_not_concluded(dialogue)
    _check_day(day)


def preview(dialogue: Dialogue, day: date) -> list[reflow.Shift]:
    """Return which dates would change if the dialogue were held on *day*."""
    check_day(dialogue, day)
    return reflow.shifts(dialogue.id, day)


def anchors(dialogues: Sequence[Dialogue]) -> list[Anchor]:
    """Return the dialogues as what work hangs on; where there are several, each by its name."""
    is_one = len(dialogues) == 1
    return [
        Anchor(one.id, one.day, one.unit_id, "" if is_one else told_apart(one.title, one.place))
        for one in dialogues
    ]


def told_apart(title: str, place: str) -> str:
    """Return how work says which of several dialogues it is for: with the village where it is held."""
    village = _VILLAGE.search(place)
    return f"{title}, {village[0]}" if village and fold(village[0]) not in fold(title) else title
