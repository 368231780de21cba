"""What reading a plan yields, as values; ``as_json`` gives the object the command prints.

The shapes follow the specification of the reader: a due rule is a plain dict
(``{"days": 7, "working_days": True, "direction": "before", "anchor": "event"}``),
kept as it is down to the database.
"""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

Rule: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Due:
    """A time limit: the plan's words and what they mean."""

    text: str
    rule: Rule

    def as_json(self) -> dict[str, Any]:
        """Return the pair under the names of the printed object."""
        return {"deadline_text": self.text, "deadline": self.rule}


@dataclass(frozen=True, slots=True)
class Task:
    """One duty paragraph; ``level`` 2 stands under a task of level 1, ``lead_in`` only introduces others.

    ``unread_due`` are words of time of which no limit was taken; ``units`` are those of the heading's that
    this duty is for, where it is not for all.
    """

    text: str
    line: int
    due: Due | None = None
    more_dues: tuple[Due, ...] = ()
    level: int = 1
    lead_in: bool = False
    cells: tuple[str, ...] = ()
    unread_due: str | None = None
    units: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the task as printed."""
        found: dict[str, Any] = {
            "text": self.text,
            "deadline_text": self.due.text if self.due else None,
            "deadline": self.due.rule if self.due else None,
            "line": self.line,
            "level": self.level,
            "lead_in": self.lead_in,
        }
        if self.more_dues:
            found["more_deadlines"] = [due.as_json() for due in self.more_dues]
        if self.units:
            found["units"] = list(self.units)
        if self.unread_due:
            found["deadline_unread"] = self.unread_due
        if self.cells:
            found["cells"] = list(self.cells)
        return found


@dataclass(frozen=True, slots=True)
class Assignment:
    """Tasks given to the same holders under one heading; ``manner`` is ``order`` or ``request``."""

    heading: str | None
    line: int
    units: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    manner: str = "order"
    parent_heading: str | None = None
    tasks: tuple[Task, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the assignment as printed."""
        return {
            "heading": self.heading,
            "parent_heading": self.parent_heading,
            "units": list(self.units),
            "coordinating": list(self.coordinating),
            "manner": self.manner,
            "tasks": [task.as_json() for task in self.tasks],
            "line": self.line,
        }


@dataclass(frozen=True, slots=True)
class LooseDue:
    """A time limit outside the section; ``unit`` is whoever must keep it, if named."""

    unit: str | None
    text: str
    due: Due
    line: int

    def as_json(self) -> dict[str, Any]:
        """Return the limit as printed."""
        return {"unit": self.unit, "text": self.text, **self.due.as_json(), "line": self.line}


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One dialogue the plan orders to be held; ``when`` is None while the plan is silent.

    ``chair`` is printed only where it was read: the plan's format does not ask for it.
    """

    when: Rule | None = None
    label: str | None = None
    place: str | None = None
    audience: str | None = None
    topic: str | None = None
    chair: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the dialogue as printed."""
        said = {"chair": self.chair} if self.chair else {}
        return {
            "label": self.label,
            "when": self.when,
            "place": self.place,
            "audience": self.audience,
            "topic": self.topic,
            **said,
        }


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, as what, and in whose name."""

    name: str | None = None
    title: str | None = None
    authority: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the signer as printed."""
        return {"name": self.name, "title": self.title, "authority": self.authority}


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of “Nơi nhận”; ``purpose`` is ``b/c``, ``t/h``, ``p/h`` or None."""

    name: str
    purpose: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the recipient as printed."""
        return {"name": self.name, "purpose": self.purpose}


@dataclass(frozen=True, slots=True)
class Section:
    """The part that gives units their work, by its lines."""

    heading: str
    first_line: int
    last_line: int

    def as_json(self) -> dict[str, Any]:
        """Return the section as printed."""
        return {"heading": self.heading, "first_line": self.first_line, "last_line": self.last_line}


@dataclass(frozen=True, slots=True)
class Unread:
    """A line of the section that gives nobody work, kept so that nothing disappears."""

    line: int
    text: str

    def as_json(self) -> dict[str, Any]:
        """Return the line as printed."""
        return {"line": self.line, "text": self.text}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at; ``message`` is Vietnamese."""

    code: str
    message: str
    line: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the finding as printed."""
        return {"line": self.line, "code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class Header:
    """What stands around the text: letterhead, title, grounds, signature, recipients."""

    issuer: str | None = None
    code: str | None = None
    code_raw: str | None = None
    date: str | None = None
    place: str | None = None
    title: str | None = None
    legal_bases: tuple[str, ...] = ()
    signer: Signer | None = None
    co_signers: tuple[Signer, ...] = ()
    recipients: tuple[Recipient, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the fields as printed."""
        return {
            "issuer": self.issuer,
            "code": self.code,
            "code_raw": self.code_raw,
            "date": self.date,
            "place": self.place,
            "title": self.title,
            "legal_bases": list(self.legal_bases),
            "signer": self.signer.as_json() if self.signer else None,
            "co_signers": [signer.as_json() for signer in self.co_signers],
            "recipients": [recipient.as_json() for recipient in self.recipients],
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read out of one plan; ``lines`` is the extracted text, numbered from 1."""

    header: Header = field(default_factory=Header)
    dialogues: tuple[Dialogue, ...] = ()
    section: Section | None = None
    assignments: tuple[Assignment, ...] = ()
    elsewhere: tuple[Assignment, ...] = ()
    dues_elsewhere: tuple[LooseDue, ...] = ()
    unread: tuple[Unread, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: list[str] = field(default_factory=list)
    kind: str = "txt"

    @property
    def is_plan(self) -> bool:
        """Tell whether the text is a plan at all."""
        return not any(finding.code == "not_a_plan" for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """Return the one object the command prints."""
        return {
            **self.header.as_json(),
            "dialogues": [one.as_json() for one in self.dialogues],
            "section": self.section.as_json() if self.section else None,
            "assignments": [one.as_json() for one in self.assignments],
            "assignments_elsewhere": [one.as_json() for one in self.elsewhere],
            "deadlines_elsewhere": [one.as_json() for one in self.dues_elsewhere],
            "not_understood": [one.as_json() for one in self.unread],
            "findings": [one.as_json() for one in self.findings],
        }
