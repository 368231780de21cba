"""What packages above say of papers that are theirs: where one is shown, what is in the way, its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from intranet.calendar.why import Why
from intranet.documents.paper.kinds import Kind

Part = tuple[str, str]
"""A key that stays, and the words: what is compared between two submissions."""


@dataclass(frozen=True, slots=True)
class Caution:
    """What must be known of a paper before anybody relies on it; ``stops`` that it goes no further so."""

    text: str
    stops: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """How a kind of paper is looked after from above.

    ``obstacle`` says why it cannot be submitted yet, or None; ``advice`` what to look at before that, or
    None; ``caution`` what is no longer as it says, or None; ``why`` what explains the last day for its issue,
    or None; ``parts`` are its points by key; ``path`` is where it is read and decided.
    """

    path: Callable[[Any], str]
    obstacle: Callable[[Any], str | None] = lambda _document: None
    advice: Callable[[Any], str | None] = lambda _document: None
    caution: Callable[[Any], Caution | None] = lambda _document: None
    why: Callable[[Any], Why | None] = lambda _document: None
    parts: Callable[[Any], list[Part]] | None = None


def own_path(document: Any) -> str:
    """Return the page of a paper among papers."""
    return f"/van-ban/{document.id}"


def look_after(kind: Kind, owner: Owner) -> None:
    """Say who looks after a kind of paper; called once, when the application is made."""
    _owners[kind] = owner


def owner_of(document: Any) -> Owner:
    """Return who looks after *document*; papers of no other package are shown by this one."""
    return _owners.get(document.kind) or _OWN


def draws(kind: Kind, page: Callable[..., Any]) -> None:
    """Let *page* draw papers of a kind with the *problem* that a move met; said where its pages are made."""
    _pages[kind] = page


def page_of(document: Any) -> Callable[..., Any] | None:
    """Return what draws a paper with the problem that a move met; None where papers draw it themselves."""
    return _pages.get(document.kind)


_owners: dict[Kind, Owner] = {}
_pages: dict[Kind, Callable[..., Any]] = {}
_OWN = Owner(path=own_path)
