"""Who drafts, approves, returns and issues which papers: four families of rights beside one another."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from intranet.access.permissions import Permission as P
from intranet.documents.paper.kinds import Kind


@dataclass(frozen=True, slots=True)
class Rights:
    """Who drafts, approves, returns and issues papers of a family."""

    draft: P
    approve: P
    give_back: P
    issue: P


RIGHTS = {
    "plan": Rights(P.PLAN_EDIT_DRAFT, P.PLAN_APPROVE, P.PLAN_RETURN, P.PLAN_ISSUE),
    "conclusion": Rights(P.CONCLUSION_DRAFT, P.CONCLUSION_APPROVE, P.CONCLUSION_RETURN, P.CONCLUSION_ISSUE),
    "invitation": Rights(P.INVITATION_DRAFT, P.INVITATION_APPROVE, P.INVITATION_APPROVE, P.DOCUMENT_ISSUE),
    "minutes": Rights(P.MINUTES_DRAFT, P.DOCUMENT_APPROVE, P.DOCUMENT_RETURN, P.DOCUMENT_ISSUE),
    "document": Rights(P.DOCUMENT_DRAFT, P.DOCUMENT_APPROVE, P.DOCUMENT_RETURN, P.DOCUMENT_ISSUE),
}
_FAMILIES = {
    Kind.PLAN: "plan",
    Kind.CONCLUSION: "conclusion",
    Kind.INVITATION: "invitation",
    Kind.MINUTES: "minutes",
}


def family_of(kind: Kind) -> str:
    """Return the family whose rights a kind follows."""
    return _FAMILIES.get(kind, "document")


def rights_of(kind: Kind) -> Rights:
    """Return who drafts, approves, returns and issues papers of a kind."""
    return RIGHTS[family_of(kind)]


def right(deed: str) -> Callable[[Any], P]:
    """Return the rule of who may *deed* (a field of ``Rights``) a paper, for the pages of one paper."""

    def needed(document: Any) -> P:
        return getattr(rights_of(document.kind), deed)

    return needed
