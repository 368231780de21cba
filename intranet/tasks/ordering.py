"""How clear a task made by hand is: its six ticks, and its date as it would be today (C18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.calendar.rules import Due, in_words
from intranet.calendar.shapes import EVENT_ANCHOR, GIVEN_ANCHOR, PREVIOUS_ANCHOR
from intranet.org.command import is_request
from intranet.org.directory import directory
from intranet.org.holders import usable_units
from intranet.tasks import anchoring
from intranet.tasks.anchoring import Held
from intranet.tasks.clarity import Tick
from intranet.tasks.models import Manner
from intranet.tasks.reckoning import reckon
from intranet.text.dates import with_weekday

LEADERS = {Body.STATE: Role.CHAIRMAN, Body.PARTY: Role.PARTY_SECRETARY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a task made by hand says."""

    title: str = ""
    words: str = ""
    manner: str = ""
    basis: str = ""
    product: str = ""
    rule: dict[str, Any] | None = None
    unit_ids: Sequence[int] = ()
    coordinating_ids: Sequence[int] = ()
    after_id: int | None = None
    repeats_until: date | None = None
    dialogue_id: int | None = None

    @property
    def hangs(self) -> bool:
        """Tell whether its date is counted from the day of a dialogue."""
        return bool(self.rule) and self.rule.get("anchor") == EVENT_ANCHOR

    @property
    def rule_words(self) -> str:
        """Return its limit as printed: no paper says it."""
        return ""


def due_of(order: Order, held: Held | None = None) -> Due | None:
    """Return when the task would fall due if it were given today; None where it has no limit.

    *held* is its dialogue, where somebody has looked it up already.
    """
    if not order.rule:
        return None
    today = clock.today()
    day, body = today if order.rule.get("anchor") == GIVEN_ANCHOR else None, None
    if order.hangs:
        held = held or anchoring.find(order.dialogue_id)
        day, body = (held.day, held.body) if held else (None, None)
    return reckon(order, anchor_day=day, after=today, body=body)


def meaning(order: Order, held: Held | None = None) -> str:
    """Return what the limit means in words, and the day that it comes to."""
    due = due_of(order, held)
    if due is None or order.rule is None:
        return "Chưa có thời hạn."
    words = in_words(order.rule)
    if due.day:
        if_today = ", nếu giao hôm nay" if order.rule.get("anchor") == GIVEN_ANCHOR else ""
        when = f"{with_weekday(due.day)}{if_today}"
    else:
        waits = "ấn định ngày đối thoại" if order.hangs else "việc trước xong"
        when = f"thành ngày cụ thể khi {waits}"
    return f"{words[:1].upper()}{words[1:]}: {when}. {' '.join(due.notes if due.day else ())}".strip()


def ticks(body: Body, order: Order) -> list[Tick]:
    """Return the six ticks of a task that *body* gives."""
    return [
        _who(order), Tick("what", bool(order.title.strip() and order.words.strip()), _what(order)),
        _when(order), _duty(body, order), Tick("product", bool(order.product.strip()), order.product.strip()),
        _power(body, order),
    ]  # fmt: skip


def _who(order: Order) -> Tick:
    if not order.unit_ids:
        return Tick("who", False, "chưa chọn đơn vị thực hiện")
    names = directory()
    usable, empty = usable_units()
    gone = [one for one in order.unit_ids if one not in usable]
    if gone:
        named = ", ".join(names.unit_name(one) for one in gone)
        why = "chưa có đơn vị thành viên" if set(gone) <= empty else "đã kết thúc hoạt động"
        return Tick("who", False, f"{named} {why}")
    holders = dict.fromkeys(leaf for one in order.unit_ids for leaf in names.members(one, clock.today()))
    first = names.unit_name(next(iter(holders)))
    return Tick("who", True, f"{first} và {len(holders) - 1} đơn vị khác" if len(holders) > 1 else first)


def _what(order: Order) -> str:
    if order.title.strip() and not order.words.strip():
        return "chưa có nội dung"
    return order.title.strip() or ("chưa có tên việc" if order.words.strip() else "")


def _when(order: Order) -> Tick:
    due = due_of(order)
    if due is None:
        return Tick("when", False, "chưa có thời hạn")
    if order.rule and order.rule.get("anchor") == PREVIOUS_ANCHOR:
        text = in_words(order.rule) if order.after_id else "tính từ việc trước nhưng chưa chọn việc trước"
        return Tick("when", bool(order.after_id), text)
    if order.hangs and (due.day is None or order.dialogue_id is None):
        lacking = "" if order.dialogue_id else ", nhưng chưa chọn cuộc đối thoại"
        return Tick("when", not lacking, f"{in_words(order.rule or {})}{lacking}")
    if due.day is None:
        return Tick("when", False, "chưa thành ngày cụ thể")
    written = f"{due.day:%d/%m/%Y}"
    if due.day < clock.today():
        return Tick("when", False, f"ngày {written} đã qua")
    return Tick("when", True, f"hạn {written}")


def _duty(body: Body, order: Order) -> Tick:
    """Whose duty it is: ordered where the body commands, asked where not; nobody both holds and helps."""
    names = directory()
    both = set(order.unit_ids) & set(order.coordinating_ids)
    if both:
        named = ", ".join(names.unit_name(one) for one in sorted(both))
        return Tick("duty", False, f"{named} không thể vừa thực hiện vừa phối hợp")
    if not order.manner:
        return Tick("duty", False, "chưa chọn giao hay đề nghị")
    known = [one for one in order.unit_ids if one in names.units]
    if order.manner == Manner.ORDER and is_request(body, known):
        return Tick("duty", False, f"đơn vị không thuộc {body.label}, hãy chọn “Đề nghị”")
    who = {Manner.ORDER: "giao thực hiện", Manner.REQUEST: "đề nghị thực hiện"}[Manner(order.manner)]
    helping = f", {len(order.coordinating_ids)} đơn vị phối hợp" if order.coordinating_ids else ""
    return Tick(
        "duty",
        bool(order.unit_ids),
        f"{who}{helping}" if order.unit_ids else "chưa có đơn vị chịu trách nhiệm",
    )


def _power(body: Body, order: Order) -> Tick:
    """By whose power: the body has its leader, and it is said by what word or paper."""
    role = LEADERS.get(body)
    if role is None or not directory().holders({role}, clock.today(), body=body):
        return Tick("power", False, f"{body.label} chưa có người giữ chức vụ lãnh đạo để giao")
    if not order.basis.strip():
        return Tick("power", False, "chưa ghi căn cứ giao việc")
    return Tick("power", True, f"{role.label} giao, theo “{order.basis.strip()}”")
