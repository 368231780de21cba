"""The policy as people read it, and the answer to “vì sao?” (A8)."""

from dataclasses import dataclass
from typing import Any

from intranet import clock
from intranet.access.actor import Actor, Role
from intranet.access.check import letters
from intranet.access.explain import MUST_WORDS, why
from intranet.access.permissions import Permission
from intranet.access.policy import MUST, POLICY, issued, not_the_author, not_the_doer
from intranet.access.scopes import MEANINGS
from intranet.access.unbuilt import UNBUILT
from intranet.errors import NotFound
from intranet.org import identity, subjects
from intranet.org.directory import directory
from intranet.org.things import THINGS
from intranet.workflow.machine import states_for

# What a subject must offer for a letter, or a condition, to be asked about it.
_NEEDS = {
    "B": "body",
    "D": "body",
    "U": "held_by",
    "V": "held_by",
    "O": "owned_by",
    "P": "is_issued",
    not_the_author: "author_id",
    not_the_doer: "not_done_by",
    issued: "is_issued",
}
# Who may ask about others; everybody else asks about themselves.
ASKERS = (
    Role.PARTY_SECRETARY,
    Role.PARTY_STANDING,
    Role.CHAIRMAN,
    Role.VICE_CHAIRMAN,
    Role.ADMINISTRATOR,
)


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One deed: a letter or a dash for each role shown, and what holds for everybody."""

    permission: Permission
    letters: tuple[str, ...]
    must: str
    is_built: bool

    @property
    def reaches(self) -> list[tuple[int, str]]:
        """Return how far it reaches for each role that may do it at all: the role's place, and words."""
        return [(place, MEANINGS[one]) for place, one in enumerate(self.letters) if one in MEANINGS]


@dataclass(frozen=True, slots=True)
class PolicyPart:
    """The deeds on one kind of object."""

    thing: str
    label: str
    rows: tuple[PolicyRow, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Why somebody may or may not do something: in words, then the rule, the state, who may.

    ``later`` says when a deed that is allowed can be done, if not in the present state.
    """

    who: str
    permission: Permission
    about: str
    allowed: bool
    text: str
    later: str
    rules: tuple[str, ...]
    state: str
    others: tuple[str, ...]


def parts(roles: tuple[Role, ...], *, only_allowed: bool = False) -> list[PolicyPart]:
    """Return the whole policy for *roles*.

    With *only_allowed* without what they may not do at all, and what is not built yet behind what is.
    """
    found: dict[str, list[PolicyRow]] = {}
    for permission, row in POLICY.items():
        line = tuple(row.get(role, "–") for role in roles)
        if only_allowed and set(line) == {"–"}:
            continue
        must = MUST.get(permission)
        words = MUST_WORDS[must] if must else ""  # type: ignore[index]
        row_drawn = PolicyRow(permission, line, words, permission not in UNBUILT)
        found.setdefault(permission.thing, []).append(row_drawn)
    if only_allowed:
        found = {thing: sorted(rows, key=lambda row: not row.is_built) for thing, rows in found.items()}
        found = dict(sorted(found.items(), key=lambda part: not part[1][0].is_built))
    return [PolicyPart(thing, THINGS[thing], tuple(rows)) for thing, rows in found.items()]


def may_ask_about_others(actor: Actor) -> bool:
    """Tell whether *actor* may ask why somebody else can or cannot do something."""
    return actor.has(*ASKERS)


def answer(actor: Actor, *, user_id: int, permission: Permission, mark: str = "") -> Answer:
    """Return why the person may or may not do it, to what *mark* names or to anything at all."""
    if user_id != actor.user_id and not may_ask_about_others(actor):
        raise NotFound
    if user_id not in directory().people:
        raise NotFound
    whose = actor if user_id == actor.user_id else identity.actor_of(user_id, clock.today())
    subject: Any = subjects.find(actor, mark) if mark else None
    if subject is not None and not _can_be_asked(subject, permission):
        raise NotFound
    known = directory()
    reason = why(whose, permission, subject, unit_name=known.unit_name)
    rules = tuple(
        f"{grant.role.label}: {MEANINGS[letter]} ({letter})"
        + (f" (thay {grant.acting_for})" if letter == "D" and grant.acting_for else "")
        for letter, grants in letters(whose, permission).items()
        for grant in grants
    )
    state = getattr(subject, "state", None)
    return Answer(
        who=whose.name,
        permission=permission,
        about=getattr(subject, "title", ""),
        allowed=reason.allowed,
        text=reason.text,
        later=_later(permission, state) if reason.allowed else "",
        rules=tuple(dict.fromkeys(rules)),
        state=getattr(state, "label", ""),
        others=reason.who,
    )


def _later(permission: Permission, state: Any) -> str:
    """Return in which states the deed can be done, if not in this one."""
    states = states_for(permission, state)
    if not states or state in states:
        return ""
    wanted = " hoặc ".join(f"“{one.label}”" for one in type(state) if one in states)
    return f"Mục đang ở trạng thái “{state.label}”; việc này chỉ làm được ở trạng thái {wanted}."


def _can_be_asked(subject: Any, permission: Permission) -> bool:
    """Tell whether *permission* is about things like *subject* at all."""
    asked: set[Any] = set(POLICY[permission].values())
    if must := MUST.get(permission):
        asked.add(must)
    return all(hasattr(subject, _NEEDS[one]) for one in asked if one in _NEEDS)
