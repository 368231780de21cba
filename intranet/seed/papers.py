"""The demo's plans: their texts with the days filled in, read by the reader, settled as a clerk would."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from intranet.access.actor import Actor, Body
from intranet.dialogues import services as dialogues
from intranet.files import store
from intranet.org import names
from intranet.plans import services as plans
from intranet.plans.models import Plan
from intranet.plans.parsing import Assignment, Reading, Task, read_bytes
from intranet.tasks.models import Manner
from intranet.text.dates import in_words

FOLDER = Path(__file__).with_name("plans")


@dataclass(frozen=True)
class Answers:
    """What the clerk settles that the reader could not know."""

    body: Body
    units: dict[str, int]
    dialogues: tuple[dialogues.Ordered, ...]


def text_of(name: str, words: dict[str, str], *, number: int = 0, signed: date | None = None) -> str:
    """Return the text of the plan called *name* with its gaps filled."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return text.format(number=number, signed_words=in_words(signed) if signed else "", **words)


def enter(actor: Actor, name: str, text: str, answers: Answers) -> Plan:
    """Read a plan, settle what is open, and put it in force; its units have their tasks then."""
    data = text.encode()
    reading = read_bytes(data, name=name)
    file = store.save(actor, data, name=name, allowed=("txt",))
    header = reading.header
    plan = plans.enter(
        actor,
        plans.Paper(
            body=answers.body,
            subject=(header.title or "").removeprefix("KẾ HOẠCH "),
            code=header.code or "",
            issued_on=date.fromisoformat(header.date) if header.date and len(header.date) == 10 else None,
            issuer=header.issuer or "",
            place=header.place or "",
            signer_name=(header.signer and header.signer.name) or "",
            signer_title=(header.signer and header.signer.title) or "",
            legal_bases=list(header.legal_bases),
            recipients=[one.as_json() for one in header.recipients],
            findings=[one.as_json() for one in reading.findings],
            not_understood=[one.as_json() for one in reading.unread],
            text="\n".join(reading.lines),
            file_id=file.id,
            duties=_duties(reading, answers),
        ),
    )
    made = dialogues.create(actor, plan, answers.dialogues)
    plans.issue_tasks(actor, plan, anchors=[(one.id, one.day) for one in made])
    return plan


def _duties(reading: Reading, answers: Answers) -> list[plans.Duty]:
    found = [
        _duty(one, task, f"mục {number}", answers)
        for number, one in enumerate(reading.assignments, 1)
        for task in one.tasks
        if not task.lead_in
    ]
    for loose in reading.dues_elsewhere:
        if loose.due.rule.get("anchor") == "event":
            task = Task(text=loose.text, line=loose.line, due=loose.due)
            after_colon = loose.text.partition(":")[2].strip() or loose.text
            unit = next((name for name in answers.units if name in after_colon), None)
            if unit:
                found.append(_duty(Assignment(unit, loose.line, units=(unit,)), task, "mục III", answers))
    return found


def _duty(one: Assignment, task: Task, place: str, answers: Answers) -> plans.Duty:
    due = task.due
    return plans.Duty(
        line=task.line,
        place=place,
        heading=one.heading or "",
        title=_title(task.text),
        words=task.text,
        manner=Manner(one.manner),
        rule=due.rule if due else None,
        rule_words=due.text if due else "",
        per_dialogue=bool(due and due.rule.get("anchor") == "event"),
        unit_ids=[_unit(name, answers) for name in one.units],
        coordinating_ids=[_unit(name, answers) for name in one.coordinating],
    )


def _unit(name: str, answers: Answers) -> int:
    if name in answers.units:
        return answers.units[name]
    match = names.resolve(name, place="Minh Sơn")
    if match.unit_id is None:
        raise ValueError(f"the demo has no unit for “{name}”")
    return match.unit_id


def _title(text: str) -> str:
    first = text.partition(";")[0].strip(" .")
    if len(first) <= 110:
        return first
    return first[:110].rsplit(" ", 1)[0] + " …"
