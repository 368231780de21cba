"""What a letter says before anybody has written a word: out of the plan, the dialogue, the conclusion."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from intranet import clock
from intranet.access.actor import Body
from intranet.calendar.queries import current
from intranet.conclusions.models import Conclusion
from intranet.dialogues.chairs import other_chair
from intranet.dialogues.events import event_of
from intranet.dialogues.models import Dialogue
from intranet.documents.addressing import members, units_meant
from intranet.documents.compose import assignment, invitation, minutes, notice, reminder, slip
from intranet.documents.compose.store import Content
from intranet.documents.compose.words import bare, lowered, raised, voice
from intranet.documents.houses import house
from intranet.documents.signers import leader_of
from intranet.letters.invited import each_once
from intranet.letters.queries import Source
from intranet.org.directory import directory
from intranet.org.models import UnitKind
from intranet.plans.models import Plan
from intranet.settings import values
from intranet.settings.catalogue import URGE
from intranet.tasks.models import Assignment, Manner, Task
from intranet.text.dates import in_words
from intranet.text.fold import fold_words

_REFERS = re.compile(r"\b(?:nhu tren|luu|(?:tai|nhu|theo|o) (?:muc|phan))\b")


def invitation_of(dialogue: Dialogue) -> invitation.Invitation:
    """Propose whom to invite to what."""
    said = voice(house(dialogue.body))
    return invitation.Invitation(
        invitees=tuple(_invitees(dialogue)),
        event=event_of(dialogue),
        held_by=_chair(dialogue),
        co_held_by=_co_chair(dialogue),
        day=dialogue.day,
        time=dialogue.time,
        place=dialogue.place,
        content=(dialogue.topic,) if dialogue.topic else (),
        notes=("Đề nghị các cơ quan, đơn vị chuẩn bị nội dung trả lời thuộc lĩnh vực phụ trách",),
        contact=said.office,
    )


def _invitees(dialogue: Dialogue) -> Iterable[str]:
    """Give those to whom the plan goes, the units that it gives work, and the people, each once."""
    plan = dialogue.plan
    names = [one["name"] for one in plan.recipients if not _REFERS.search(fold_words(one["name"]))]
    units = dict.fromkeys(unit for item in plan.items for unit in item.unit_ids)
    villages = [dialogue.unit_id] if dialogue.unit_id else []
    names += [directory().unit_name(unit) for unit in _without_members([*units, *villages])]
    if dialogue.audience:
        people = _people(dialogue.audience)
        names.append(raised(people) if fold_words(people).startswith("dai dien") else f"Đại diện {people}")
    return each_once(names, dialogue.body)


def _without_members(units: Sequence[int]) -> list[int]:
    """Return *units* without those that a group among them stands for."""
    today = clock.today()
    spoken_for = {one for unit in units for one in directory().members(unit, today) if one != unit}
    return [unit for unit in dict.fromkeys(units) if unit not in spoken_for]


def named(units: Iterable[int]) -> tuple[str, ...]:
    """Return the names of *units*; all members of a group are called by its name."""
    known, today = directory(), clock.today()
    wanted = list(dict.fromkeys(units))
    if len(wanted) > 2:
        for group in known.open_units(today, groups=True):
            if group.kind is UnitKind.GROUP and set(known.members(group.id, today)) == set(wanted):
                return (group.name,)
    return tuple(map(known.unit_name, wanted))


def _people(audience: str) -> str:
    return audience if fold_words(audience).startswith("nhan dan") else lowered(audience)


def _chair(dialogue: Dialogue) -> str:
    """Return who chairs: as the plan says it; the leader, by name, where it says no more than that office."""
    if other := other_chair(dialogue):
        return raised(other)
    name, _office = leader_of(dialogue.body)
    leader = voice(house(dialogue.body)).leader
    return f"Đồng chí {name}, {leader}" if name else leader


def _co_chair(dialogue: Dialogue) -> str:
    """Return who chairs beside the chairman: since 2025 the law asks for the Council (Điều 43)."""
    level = voice(house(dialogue.body)).level
    return f"Đại diện Thường trực Hội đồng nhân dân {level}" if dialogue.body is Body.STATE else ""


def notice_of(dialogue: Dialogue) -> notice.Notice:
    """Propose the announcement that the law asks for."""
    said = voice(house(dialogue.body))
    day = dialogue.day
    return notice.Notice(
        event=event_of(dialogue),
        basis=f"Thực hiện {reference(dialogue.plan)}" if dialogue.plan.code else "",
        day=day,
        time=dialogue.time,
        place=dialogue.place,
        content=(dialogue.topic,) if dialogue.topic else (),
        audience=(_people(dialogue.audience),) if dialogue.audience else (),
        chair=_chair(dialogue),
        questions_to=said.office,
        questions_until=day - timedelta(2) if day else None,
        requests=(
            notice.Request(
                unit="Trưởng các thôn",
                text="thông báo trên loa truyền thanh, niêm yết tại nhà văn hóa thôn",
            ),
        )
        if dialogue.body is Body.STATE
        else (),
    )


def minutes_of(dialogue: Dialogue) -> minutes.Minutes:
    """Propose minutes with room for what will happen."""
    co_chair = _co_chair(dialogue)
    return minutes.Minutes(
        event=event_of(dialogue),
        day=dialogue.day,
        started=dialogue.time,
        place=dialogue.place,
        chair=_chair(dialogue),
        co_chairs=(co_chair,) if co_chair else (),
        composition=tuple(_invitees(dialogue)),
        proceedings=tuple(minutes.Passage(heading=heading) for heading in minutes.PASSAGES),
    )


def reference(source: Source) -> str:
    """Return how a letter cites a plan or a conclusion: “Kế hoạch số 47/KH-UBND ngày … của …”."""
    if isinstance(source, Plan):
        kind, code, day = "Kế hoạch", source.code, source.issued_on
    else:
        kind, code, day = "Thông báo", source.document.code, source.document.day
    comma = "," if source.body is Body.PARTY else ""
    dated = f"{comma} {in_words(day)}" if day else ""
    number = f" số {code}" if code else ""
    return f"{kind}{number}{dated} của {voice(house(source.body)).name}"


def cited(source: Source) -> str:
    """Return how the subject of a letter names its source, without its day."""
    is_plan = isinstance(source, Plan)
    named, code = ("Kế hoạch", source.code) if is_plan else ("Thông báo", source.document.code)
    return f"{named} số {code}" if code else lowered(named)


def assignment_of(source: Source, tasks: Sequence[Task]) -> assignment.Assignment:
    """Propose a letter that hands out *tasks*."""
    said = voice(house(source.body))
    concluded = isinstance(source, Conclusion)
    rows = tuple(map(duty_row, tasks))
    return assignment.Assignment(
        reference=reference(source),
        event=event_of(source.dialogue) if concluded else "",
        day=source.held_on if concluded else None,
        rows=rows,
        report_to=said.office,
        report_by=max((row.due for row in rows if row.due), default=None),
    )


def gathered(content: Content) -> Content:
    """Return *content* so that a letter is not sent to a group and to its members by name besides."""
    if not isinstance(content, assignment.Assignment):
        return content
    reached = {
        name: {leaf for unit in units_meant(name) for leaf in members(unit) or [unit]}
        for name in assignment.leads(content)
    }
    every = list(reached.values())
    spoken_for = tuple(one for one, few in reached.items() if few and any(few < more for more in every))
    return replace(content, spoken_for=spoken_for)


def assignment_subject(source: Source) -> str:
    """Return what follows V/v of a letter about a plan; empty where the kind words it itself."""
    return f"giao thực hiện nhiệm vụ theo {cited(source)}" if isinstance(source, Plan) else ""


def duty_row(task: Task) -> assignment.Row:
    """Return a task as a row of the letter that hands it out."""
    standing = [one for one in task.assignments if not one.state.is_cancelled]
    return assignment.Row(
        content=raised(bare(task.words)),
        lead="; ".join(named(one.unit_id for one in standing)),
        coordinating=named(one.unit_id for one in task.coordinators),
        due=max((one.due for one in standing if one.due), default=None),
        product=task.product,
        is_request=task.manner is Manner.REQUEST,
    )


def reminder_of(source: Source, late: Sequence[Assignment], *, count: int) -> reminder.Reminder:
    """Propose the *count*-th letter about what is late."""
    today = clock.today()
    due = current().add_working(today, values.on(URGE, today).number)
    concluded = isinstance(source, Conclusion)
    topic = reminder.TOPIC if concluded else "thực hiện nhiệm vụ"
    return reminder.Reminder(
        count=count, topic=topic, reference=reference(source), as_of=today,
        rows=tuple(late_row(one) for one in late), finish_by=due, explain_by=due,
        report_to=voice(house(source.body)).office,
    )  # fmt: skip


def reminder_subject(source: Source, count: int) -> str:
    """Return what follows V/v of the *count*-th reminder about a plan; empty for a conclusion."""
    again = f" (lần {count})" if count > 1 else ""
    return f"đôn đốc thực hiện nhiệm vụ theo {cited(source)}{again}" if isinstance(source, Plan) else ""


def late_row(one: Assignment) -> reminder.Row:
    """Return late work as a row of a reminder."""
    days = (clock.today() - one.due).days if one.due else None
    return reminder.Row(
        title=_work(one), unit=directory().unit_name(one.unit_id), due=one.due, days_late=days,
        state=one.state.label, is_request=one.task.manner is Manner.REQUEST,
    )  # fmt: skip


def _work(one: Assignment) -> str:
    """Return the whole words of the duty, and for which dialogue: nothing is cut short on paper."""
    words = raised(bare(one.task.words))
    held = one.for_dialogue[:1].lower() + one.for_dialogue[1:]
    return f"{words} ({held})" if held else words


def slip_of(unit_id: int, work: Sequence[Assignment]) -> slip.Slip:
    """Return the slip of a unit as its work stands now."""
    return slip.Slip(unit=directory().unit_name(unit_id), day=clock.today(), rows=tuple(map(_open_row, work)))


def _open_row(one: Assignment) -> slip.Row:
    days = (clock.today() - one.due).days if one.due else 0
    state = f"{one.state.label}, quá hạn {days} ngày" if days > 0 else one.state.label
    return slip.Row(title=_work(one), source=one.task.source, due=one.due, state=state)
