"""Whom a comment reaches, each person once, with the reason that concerns them most."""

from collections.abc import Iterable, Iterator

from intranet import clock
from intranet.access.actor import Actor
from intranet.notifications import outbox
from intranet.notifications.kinds import NoticeKind
from intranet.org.directory import directory
from intranet.tasks import comment_queries
from intranet.tasks.comment_models import Comment
from intranet.tasks.models import Assignment
from intranet.tasks.notices import path_to

SHOWN = 90  # letters of a comment in a notice


def written(assignment: Assignment, comment: Comment, *, author: Actor, before: Iterable[int]) -> None:
    """Tell whom it names, the unit that holds the work, those that coordinate, and who spoke *before*."""
    may = set(comment_queries.readers(assignment))
    told, words = {author.user_id}, []
    for people, reason, kind in _circles(assignment, comment, before):
        fresh = [one for one in people if one in may and one not in told]
        told |= set(fresh)
        text = f"{author.name} trao đổi (“{_short(comment.text)}”): {assignment.title}"
        path = f"{path_to(assignment)}#trao-doi-{comment.id}"
        words.append(outbox.Word(users=fresh, text=text, path=path, reason=f"Vì {reason}.", kind=kind))
    outbox.tell_all(words)


def _circles(
    assignment: Assignment, comment: Comment, before: Iterable[int]
) -> Iterator[tuple[list[int], str, NoticeKind]]:
    """Give the people, why, and as what: who is named is asked something, which is no mere talk (I5)."""
    names, today = directory(), clock.today()
    asked, talk = NoticeKind.WORK, NoticeKind.COMMENT
    yield comment.user_ids, "đồng chí được nhắc tên", asked
    for unit in comment.unit_ids:
        yield names.staff({unit}, today), f"{names.unit_name(unit)} được nhắc tên", asked
    holder = names.unit_name(assignment.unit_id)
    holding = [assignment.assignee_id] if assignment.assignee_id else names.staff({assignment.unit_id}, today)
    yield holding, f"{holder} được giao việc này", talk
    for one in assignment.task.coordinators:
        yield names.staff({one.unit_id}, today), f"{names.unit_name(one.unit_id)} phối hợp việc này", talk
    yield list(before), "đồng chí đã trao đổi về việc này", talk


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rsplit(' ', 1)[0]}…"
