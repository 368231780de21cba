"""Write the audit log and put its entries into words."""

import json
from collections.abc import Callable
from typing import Any

from intranet import clock
from intranet.access.actor import Actor
from intranet.audit import chain
from intranet.audit.models import AuditEntry

Words = str | Callable[[AuditEntry], str]
_sentences: dict[str, Words] = {}

SYSTEM = Actor(0, "Hệ thống")


def define(action: str, words: Words) -> None:
    """Name an action and say how an entry of it reads; called at import, once for each action."""
    if action in _sentences:
        raise RuntimeError(f"audit action {action} is defined twice")
    _sentences[action] = words


def actions() -> tuple[str, ...]:
    """Return every action that has been defined."""
    return tuple(_sentences)


def record(actor: Actor, action: str, subject: Any, *, on_behalf_of: str = "", **data: Any) -> None:
    """Note that *actor* did *action* to *subject*; ``data`` holds details, never a citizen's identity.

    The subject must have its id and a ``title``. An action that was never defined raises: no gaps.
    """
    if action not in _sentences:
        raise RuntimeError(f"audit action {action} is not defined")
    chain.append(
        {
            "at": clock.now(),
            "actor_id": actor.user_id,
            "actor_name": actor.name,
            "on_behalf_of": on_behalf_of,
            "action": action,
            "subject_type": type(subject).__name__,
            "subject_id": subject.id,
            "subject_title": subject.title[:300],
            "data": json.loads(json.dumps(data, default=str, ensure_ascii=False)),
        }
    )


def describe(entry: AuditEntry) -> str:
    """Return the entry as a sentence for the history panel."""
    words = _sentences.get(entry.action, entry.action)
    return words(entry) if callable(words) else words


def label(action: str) -> str:
    """Return the name of an action without its details, for filters."""
    words = _sentences.get(action, action)
    return action if callable(words) else words
