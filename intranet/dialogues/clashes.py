"""What speaks against a day for a dialogue: said before it is saved, never in the way of saving it (I7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from sqlalchemy import and_, or_

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.calendar.queries import current
from intranet.calendar.wording import day_off_words
from intranet.db.session import db
from intranet.dialogues.chairs import key_of, other_chair
from intranet.dialogues.models import Dialogue
from intranet.dialogues.planned import planned_words
from intranet.dialogues.queries import visible_to
from intranet.documents.signers import LEADERS
from intranet.org.directory import directory
from intranet.plans.checking.held import span_of
from intranet.settings import values
from intranet.settings.catalogue import ANNOUNCE
from intranet.tasks import filters, mass_queries
from intranet.text.dates import numeric
from intranet.text.fold import fold_words

NOON = "12:00"


@dataclass(frozen=True, slots=True)
class Clash:
    """One reason against the day; ``key`` tells it from others, ``url`` leads to what it is about."""

    key: str
    words: str
    url: str = ""
    link: str = ""


def clashes(actor: Actor, dialogue: Dialogue, *, day: date, time: str = "", place: str = "") -> list[Clash]:
    """Return what speaks against holding *dialogue* on *day*, the gravest first."""
    found = [*_with_others(actor, dialogue, day, time, place or dialogue.place)]
    return [
        *found, *_of_the_day(day), *_of_the_notice(day), *_of_the_plan(dialogue, day),
        *_of_fixed_work(actor, dialogue, day),
    ]


def seen(found: Sequence[Clash]) -> str:
    """Return what a form keeps of the reasons that a person was shown."""
    return " ".join(one.key for one in found)


def all_seen(found: Sequence[Clash], shown: str) -> bool:
    """Tell whether a person was *shown* each reason that there is now."""
    return {one.key for one in found} <= set(shown.split())


def _with_others(actor: Actor, dialogue: Dialogue, day: date, time: str, place: str) -> list[Clash]:
    found = []
    for other in _others(actor, dialogue, day):
        fixed = other.day == day
        when = other.time if fixed else other.proposed_time
        if not _meet(time, when):
            continue
        shared = [
            *(["cùng địa điểm"] if _same_place(place, other.place) else []),
            *([f"cùng người chủ trì ({chair})"] if (chair := _same_chair(dialogue, other)) else []),
        ]
        if shared:
            hour = f", {when}" if when else ""
            state = "đã ấn định" if fixed else "đang đề xuất"
            words = f"Trùng với cuộc khác {state} ngày {numeric(day)}{hour}: {' và '.join(shared)}."
            found.append(Clash(f"cuoc-{other.id}", words, f"/doi-thoai/{other.id}", other.title))
    return found


def _others(actor: Actor, dialogue: Dialogue, day: date) -> Sequence[Dialogue]:
    """Return the other dialogues of that day, fixed or proposed, as far as the person may see them."""
    proposed = and_(Dialogue.day.is_(None), Dialogue.proposed_day == day)
    query = visible_to(actor).where(or_(Dialogue.day == day, proposed), Dialogue.id != dialogue.id)
    return db.session.scalars(query.order_by(Dialogue.time, Dialogue.id)).all()


def _meet(one: str, other: str) -> bool:
    """Tell whether both are held at one time: a dialogue takes half a day; without an hour, the whole."""
    return not one or not other or (one < NOON) == (other < NOON)


def _same_place(one: str, other: str) -> bool:
    return bool(one and other) and fold_words(one) == fold_words(other)


def _same_chair(one: Dialogue, other: Dialogue) -> str:
    """Return who chairs both: whom both plans name, else who leads both bodies."""
    named, also = other_chair(one), other_chair(other)
    if named or also:
        return named if key_of(named) == key_of(also) else ""
    return _same_leader(one.body, other.body)


def _same_leader(one: Body, other: Body) -> str:
    names, today = directory(), clock.today()
    first, second = (
        names.holders({LEADERS[body][0]}, today, body=body)[:1] if body in LEADERS else []
        for body in (one, other)
    )
    if one == other:
        return names.person_name(first[0]) if first else LEADERS[one][0].label
    return names.person_name(first[0]) if first and first == second else ""


def _of_the_day(day: date) -> list[Clash]:
    reason = current().reason(day)
    words = f"Ngày {numeric(day)} là {day_off_words(day, reason)}."
    return [Clash("ngay-nghi", words)] if reason else []


def _of_the_notice(day: date) -> list[Clash]:
    """Say so where the announcement cannot be made in time any more."""
    left, notice = (day - clock.today()).days, values.on(ANNOUNCE, day)
    if left >= notice.number:
        return []
    last = numeric(day - timedelta(notice.number))
    still = "Đối thoại ngay hôm nay" if left == 0 else f"Chỉ còn {left} ngày"
    words = (
        f"{still}: thông báo thời gian, địa điểm, nội dung phải đăng chậm nhất {notice.words} trước "
        f"ngày đối thoại (đã qua ngày {last})."
    )
    return [Clash("thong-bao", words)]


def _of_the_plan(dialogue: Dialogue, day: date) -> list[Clash]:
    """Say so where the plan names a time, a quarter say, and the day lies outside it.

    A plan's one day is no such time: who moves it knows it, and reads it on the dialogue's page.
    """
    time = span_of(dialogue.planned)
    if not time or time[0] == time[1] or time[0] <= day <= time[1]:
        return []
    words = f"Ngày {numeric(day)} nằm ngoài thời gian mà kế hoạch định: “{planned_words(dialogue.planned)}”."
    return [Clash("ke-hoach", words)]


def _of_fixed_work(actor: Actor, dialogue: Dialogue, day: date) -> list[Clash]:
    """Say which work of the plan has a day of its own that was before the dialogue and no longer is."""
    if dialogue.day is None or day >= dialogue.day:
        return []
    asked = {
        "don-vi": "tat-ca", "ke-hoach": str(dialogue.plan_id), "doi-thoai": filters.NONE,
        "tu": day.isoformat(), "den": (dialogue.day - timedelta(1)).isoformat(),
    }  # fmt: skip
    left = mass_queries.count(actor, filters.read(actor, asked))
    if not left:
        return []
    words = (
        f"{left} phần việc có ngày ghi sẵn trong kế hoạch giữ nguyên hạn, nay không còn trước ngày đối thoại."
    )
    return [Clash(f"han-{left}", words, f"/nhiem-vu?{urlencode(asked)}", "Xem các việc này")]
