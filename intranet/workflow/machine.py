"""States and the moves between them, written as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from intranet.access.actor import Actor
from intranet.access.check import acting, permits, require
from intranet.access.permissions import Permission
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.errors import Refused, WrongState

_machines: list["Machine"] = []


def states_for(permission: Permission, state: Any) -> frozenset[StrEnum]:
    """Return the states from which *permission* moves things with states like *state*; none: no move.

    Where it also allows deeds that leave the thing where it is, those that move it count.
    """
    found = [
        move
        for machine in _machines
        if type(machine.initial) is type(state)
        for move in machine.transitions.values()
        if move.permission == permission
    ]
    moving = [move for move in found if move.target is not None] or found
    return frozenset(source for move in moving for source in move.sources)


def _nothing_in_the_way(_subject: Any) -> str | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One move: from which states, to which, by whom, on what conditions.

    ``label`` is the button's verb, ``done`` the sentence of the log; ``obstacle`` returns why the move
    cannot be made now (``field`` is the input at fault), or None. Without ``target`` it is a deed that
    leaves the thing where it is, such as urging a unit.
    """

    name: str
    label: str
    done: str | Callable[[AuditEntry], str]
    sources: frozenset[StrEnum]
    target: StrEnum | None
    permission: Permission
    asks_comment: bool = False
    comment_needed: str = "Cần ghi rõ lý do."
    obstacle: Callable[[Any], str | None] = _nothing_in_the_way
    field: str | None = None


class Machine:
    """The moves open to one kind of subject."""

    def __init__(self, subject: str, initial: StrEnum, transitions: Sequence[Transition]):
        self.subject = subject
        self.initial = initial
        self.transitions = {t.name: t for t in transitions}
        self._check(transitions)
        for t in transitions:
            log.define(f"{subject}.{t.name}", _words(t.done))
        _machines.append(self)

    def _check(self, transitions: Sequence[Transition]) -> None:
        if len(self.transitions) != len(transitions):
            raise ValueError(f"{self.subject}: two transitions share a name")
        reached = {self.initial} | {t.target for t in transitions if t.target is not None}
        if stray := set(type(self.initial)) - reached:
            raise ValueError(f"{self.subject}: nothing leads to {sorted(stray)}")

    def open_to(self, actor: Actor, subject: Any) -> list[Transition]:
        """Return the moves that *actor* may make now: the buttons to draw."""
        return [
            t
            for t in self.transitions.values()
            if subject.state in t.sources and permits(actor, t.permission, subject)
        ]

    def is_open(self, actor: Actor, subject: Any, name: str) -> bool:
        """Tell whether *actor* may make the move *name* now."""
        move = self.transitions[name]
        return subject.state in move.sources and permits(actor, move.permission, subject)

    def fits(self, subject: Any, name: str) -> bool:
        """Tell whether the move *name* leads on from where *subject* stands, whoever makes it."""
        return subject.state in self.transitions[name].sources

    def check(self, actor: Actor, subject: Any, name: str, comment: str = "") -> Transition:
        """Return the move if *actor* may make it now, or raise the reason why not."""
        move = self.transitions[name]
        require(actor, move.permission, subject)
        if subject.state not in move.sources:
            raise WrongState
        if move.asks_comment and not comment.strip():
            raise Refused(move.comment_needed, field="comment")
        if reason := move.obstacle(subject):
            raise Refused(reason, field=move.field)
        return move

    def fire(self, actor: Actor, subject: Any, name: str, comment: str = "", **data: Any) -> None:
        """Make the move, or raise the reason why not. Notes it in the audit log."""
        move = self.check(actor, subject, name, comment)
        before = subject.state
        if move.target is not None:
            subject.state = move.target
        self.note(actor, subject, name, before=before, comment=comment, **data)

    def note(
        self, actor: Actor, subject: Any, name: str, *, before: StrEnum, comment: str = "", **data: Any
    ) -> None:
        """Write a move into the log: for who makes it for many subjects at once, having checked each."""
        move = self.transitions[name]
        if move.target is not None:
            data |= {"before": before, "after": move.target}
        by_delegation = acting(actor, move.permission, subject)
        if comment:
            data["comment"] = comment
        log.record(
            actor,
            f"{self.subject}.{name}",
            subject,
            on_behalf_of=by_delegation.acting_for if by_delegation else "",
            **data,
        )


def _words(done: str | Callable[[AuditEntry], str]) -> Callable[[AuditEntry], str]:
    if callable(done):
        return done

    def words(entry: AuditEntry) -> str:
        comment = entry.data.get("comment")
        return f"{done}: “{comment}”" if comment else done

    return words
