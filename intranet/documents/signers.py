"""Who signs a paper: the leader of its body, or whoever approved it in the leader's place (A4)."""

from dataclasses import asdict
from datetime import date

from intranet import clock
from intranet.access.actor import Actor, Body, Role
from intranet.access.check import acting
from intranet.documents.houses import house
from intranet.documents.models import Document
from intranet.documents.paper.blocks import Signature
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.signature import Office, sign, sign_minutes
from intranet.documents.rights import rights_of
from intranet.org.directory import directory
from intranet.text.fold import clean, fold

LEADERS = {
    Body.STATE: (Role.CHAIRMAN, Office.CHAIRMAN),
    Body.PARTY: (Role.PARTY_SECRETARY, Office.SECRETARY),
    Body.COUNCIL: (Role.COUNCIL, Office.CHAIRMAN),
    Body.FRONT: (Role.FRONT, Office.CHAIRMAN),
}
DEPUTIES = {Body.STATE: Office.VICE_CHAIRMAN, Body.PARTY: Office.DEPUTY_SECRETARY}
# What the leader decides alone; all else the body issues as a whole (NĐ 30/2020, Điều 13).
OWN_COMPETENCE = frozenset({Kind.CONCLUSION, Kind.ASSIGNMENT, Kind.REMINDER})


def leader_of(body: Body) -> tuple[str, Office]:
    """Return the name and the office of who leads *body* today; the name is empty while nobody does."""
    role, office = LEADERS[body]
    found = directory().holders({role}, clock.today(), body=body)
    return directory().person_name(found[0]) if found else "", office


def not_in_office(body: Body, *, title: str, name: str, day: date) -> str:
    """Return who led *body* on *day*, where a paper of that day says that *name* did; else nothing.

    Nothing is said of those who sign in the leader's place, nor while nobody is known to have led.
    """
    role, office = LEADERS[body]
    leaders = [directory().person_name(one) for one in directory().holders({role}, day, body=body)]
    is_leader = fold(clean(title)) == fold(office) and name
    return "" if not is_leader or fold(clean(name)) in map(fold, leaders) else ", ".join(leaders)


def proposed(kind: Kind, body: Body, *, secretary: str = "", chairs: tuple[str, ...] = ()) -> list[dict]:
    """Return the signatures that a new draft bears: of the leader, or of those who sign minutes."""
    name, office = leader_of(body)
    if kind is Kind.MINUTES:
        return [
            asdict(one) for one in sign_minutes(house(body), secretary=secretary, chairs=chairs or (name,))
        ]
    return [asdict(sign(house(body), office=office, name=name, collective=kind not in OWN_COMPETENCE))]


def approver(actor: Actor, document: Document) -> list[dict]:
    """Return the signature of who approves: the leader's own, or a deputy's inside a delegation."""
    if document.kind is Kind.MINUTES:
        return document.signatures
    deputy = acting(actor, rights_of(document.kind).approve, document)
    office = DEPUTIES[document.body] if deputy else LEADERS[document.body][1]
    return [
        asdict(
            sign(
                house(document.body), office=office, name=actor.name,
                collective=document.kind not in OWN_COMPETENCE,
            )
        )
    ]  # fmt: skip


def signatures_of(document: Document) -> tuple[Signature, ...]:
    """Return the signatures as the paper prints them."""
    return tuple(
        Signature(one["office"], one["name"], tuple(one["authority"])) for one in document.signatures
    )


def signer_name(document: Document) -> str:
    """Return whose name stands under the paper, for the register: of minutes, who chaired."""
    signed = document.signatures[1:] or document.signatures
    return next((one["name"] for one in signed if one["name"]), "")
