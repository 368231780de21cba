"""What the papers about a dialogue say of its day, hour and place, and where that is no longer so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.compose.words import clock_words
from intranet.documents.models import Document
from intranet.documents.paper.kinds import Kind
from intranet.documents.queries import visible_to
from intranet.text.fold import fold_words

FORETELLING = (Kind.INVITATION, Kind.NOTICE)  # they say beforehand when and where it is held
DATED = (*FORETELLING, Kind.MINUTES)
_HEAD = (Document.id, Document.kind, Document.subject, Document.code, Document.state, Document.content)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a paper says otherwise than the dialogue now has it, both in words."""

    name: str  # “ngày”, “giờ”, “địa điểm”
    said: str  # empty where the paper leaves room
    now: str


def differences(paper: Any, dialogue: Dialogue) -> list[Difference]:
    """Return what *paper* (its kind and content) says otherwise; minutes tell what came, but for the day."""
    if paper.kind not in DATED or dialogue.day is None:
        return []
    said = paper.content
    day = date.fromisoformat(said["day"]) if said.get("day") else None
    hour, place = said.get("time") or "", said.get("place") or ""
    tells = paper.kind in FORETELLING
    found = []
    if tells and dialogue.time and clock_words(hour) != clock_words(dialogue.time):
        found.append(Difference("giờ", clock_words(hour) if hour else "", clock_words(dialogue.time)))
    if day != dialogue.day:
        found.append(Difference("ngày", f"{day:%d/%m/%Y}" if day else "", f"{dialogue.day:%d/%m/%Y}"))
    # A place may be told more closely than the dialogue has it.
    if tells and dialogue.place and fold_words(dialogue.place) not in fold_words(place):
        found.append(Difference("địa điểm", f"tại {place}" if place else "", f"tại {dialogue.place}"))
    return found


def says_otherwise(found: Sequence[Difference]) -> str:
    """Say how a paper and its dialogue differ; empty where they do not."""
    if not found:
        return ""
    said = [one.said for one in found if one.said]
    blank = [one.name for one in found if not one.said]
    parts = [f"còn ghi {', '.join(said)}"] if said else []
    parts += [f"chưa ghi {', '.join(blank)}"] if blank else []
    return f"Cuộc đối thoại nay là {', '.join(one.now for one in found)}; văn bản {', '.join(parts)}."


def named(paper: Any) -> str:
    """Return how a paper is called in a list: “Giấy mời 12/GM-UBND (đã ban hành)”."""
    called = f"{paper.kind.label} {paper.code}".strip()
    return f"{called} ({paper.state.label[:1].lower()}{paper.state.label[1:]})"


def bearing_its_day(actor: Actor, dialogue: Dialogue) -> list[Any]:
    """Return the heads of the papers, seen by *actor*, that foretell the day that the dialogue has now."""
    day = dialogue.day
    return [one for one in _foretelling(actor, dialogue) if day and one.content.get("day") == day.isoformat()]


def misleading(actor: Actor, dialogue: Dialogue) -> list[Any]:
    """Return the heads of issued papers, seen by *actor*, that still send people to another day or place.

    Nothing once the dialogue was held, or once a later announcement says what is so.
    """
    if dialogue.day is None or dialogue.day < clock.today():
        return []
    if not any(one.kind in FORETELLING and one.state.is_issued for one in dialogue.papers):
        return []
    issued = [one for one in _foretelling(actor, dialogue) if one.state.is_issued]
    wrong = [one for one in issued if differences(one, dialogue)]
    told = {one.id for one in issued if one.kind is Kind.NOTICE} - {one.id for one in wrong}
    return [one for one in wrong if one.id > max(told, default=0)]


def _foretelling(actor: Actor, dialogue: Dialogue) -> Sequence[Any]:
    query = (
        select(*_HEAD)
        .where(Document.id.in_(visible_to(actor).with_only_columns(Document.id)))
        .where(Document.dialogue_id == dialogue.id, Document.kind.in_(FORETELLING))
        .order_by(Document.id)
    )
    return [one for one in db.session.execute(query) if one.state.is_open or one.state.is_issued]
