"""Puts a paper together: what it says, its number and day, who signs, whom it goes to."""

from collections.abc import Iterable
from datetime import date
from types import ModuleType

from intranet.access.actor import Body
from intranet.documents.compose import (
    addressing,
    assignment,
    conclusion,
    invitation,
    minutes,
    notice,
    plan,
    reminder,
    slip,
)  # fmt: skip
from intranet.documents.compose.store import Content
from intranet.documents.paper.blocks import Block, Paper, Recipient, Signature
from intranet.documents.paper.house import House
from intranet.documents.paper.kinds import Kind

_SAYING: dict[Kind, ModuleType] = {
    Kind.PLAN: plan,
    Kind.INVITATION: invitation,
    Kind.NOTICE: notice,
    Kind.ASSIGNMENT: assignment,
    Kind.REMINDER: reminder,
    Kind.MINUTES: minutes,
    Kind.CONCLUSION: conclusion,
    Kind.SLIP: slip,
}
_UNDATED = frozenset({Kind.MINUTES, Kind.SLIP})
ISSUES: dict[Body, frozenset[Kind]] = {
    Body.STATE: frozenset(Kind),
    Body.PARTY: frozenset(Kind),
    Body.FRONT: frozenset({Kind.INVITATION}),
    Body.COUNCIL: frozenset({Kind.INVITATION, Kind.NOTICE}),
}


def issues(body: Body, kind: Kind) -> bool:
    """Tell whether *body* makes papers of *kind*."""
    return kind in ISSUES[body]


def subject_of(kind: Kind, content: Content, house: House) -> str:
    """Return the trích yếu that a paper has when nobody words it otherwise."""
    return _SAYING[kind].subject(content, house)


def blocks_of(kind: Kind, content: Content, house: House) -> tuple[Block, ...]:
    """Return what a paper says."""
    return _SAYING[kind].blocks(content, house)


def recipients_of(kind: Kind, content: Content, house: House) -> tuple[Recipient, ...]:
    """Return whom a paper goes to when nobody says otherwise."""
    return _SAYING[kind].recipients(content, house)


def paper(
    kind: Kind,
    content: Content,
    *,
    house: House,
    signatures: Iterable[Signature],
    number: int | None = None,
    day: date | None = None,
    month: tuple[int, int] | None = None,
    unit: str = "VP",
    subject: str = "",
    recipients: Iterable[Recipient] | None = None,
    is_draft: bool = False,
) -> Paper:
    """Return the whole paper; *unit* is the drafting unit's abbreviation, *subject* replaces the default."""
    to = recipients_of(kind, content, house) if recipients is None else tuple(recipients)
    return Paper(
        house=house,
        kind=kind,
        subject=subject or subject_of(kind, content, house),
        blocks=blocks_of(kind, content, house),
        symbol=house.symbol_of(kind, unit=unit) if kind.is_numbered else "",
        number=number,
        day=day,
        month=month,
        is_draft=is_draft,
        dated=kind not in _UNDATED,
        signatures=tuple(signatures),
        recipients=to,
        filed=addressing.filed(house, kind, unit),
    )
