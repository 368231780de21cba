"""When a dialogue is held on another day than its papers say: bring drafts after it, announce the change."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from intranet import clock
from intranet.access.actor import Actor
from intranet.dialogues import papers
from intranet.dialogues.models import Dialogue
from intranet.documents.compose import store
from intranet.documents.compose.minutes import Minutes
from intranet.documents.compose.notice import Notice
from intranet.documents.compose.store import Content
from intranet.documents.compose.words import when
from intranet.documents.models import Document
from intranet.documents.owners import Caution
from intranet.documents.paper.kinds import Kind
from intranet.errors import Refused
from intranet.letters import proposals, queries, services
from intranet.text.dates import in_words
from intranet.text.fold import fold_words


def caution_of(document: Document) -> Caution | None:
    """Say what a paper has otherwise than its dialogue; with another day it goes no further."""
    dialogue = queries.dialogue_of(document) if document.kind in papers.DATED else None
    found = papers.differences(document, dialogue) if dialogue else []
    if not found or (document.is_issued and document.kind is Kind.MINUTES):
        return None
    text = papers.says_otherwise(found)
    if document.is_issued:
        return Caution(text.replace("; văn bản ", "; văn bản đã ban hành "))
    state = document.state
    way = " Văn phòng rút lại, hoặc lãnh đạo trả lại, rồi cập nhật." if state.is_submitted else ""
    way = " Lãnh đạo trả lại rồi văn phòng cập nhật." if state.is_approved else way
    return Caution(f"{text}{way}", stops=any(one.name == "ngày" for one in found))


def names(document: Document) -> str:
    """Return what of a draft would be brought up to date: “ngày, địa điểm”; empty where all is as it is."""
    dialogue = queries.dialogue_of(document) if document.kind in papers.DATED else None
    return ", ".join(one.name for one in papers.differences(document, dialogue)) if dialogue else ""


def follow(actor: Actor, document: Document) -> str:
    """Let a draft say the day, hour and place that its dialogue now has; return what was brought over."""
    dialogue, changed = queries.dialogue_of(document), names(document)
    if dialogue is None or not changed:
        raise Refused("Văn bản đã ghi đúng ngày, giờ, địa điểm của cuộc đối thoại.")
    content = store.read(document.kind, document.content)
    services.change(actor, document, _after(content, dialogue), subject=document.subject)
    return changed


def _after(content: Any, dialogue: Dialogue) -> Content:
    if isinstance(content, Minutes):
        return replace(content, day=dialogue.day)
    is_there = fold_words(dialogue.place) in fold_words(content.place)
    made = replace(
        content, day=dialogue.day, time=dialogue.time or content.time,
        place=content.place if is_there else dialogue.place,
    )  # fmt: skip
    if isinstance(made, Notice) and content.day and dialogue.day:
        by = dialogue.day - content.day
        made = replace(
            made, speak_until=_later(made.speak_until, by), questions_until=_later(made.questions_until, by)
        )
    return made


def _later(day: date | None, by: timedelta) -> date | None:
    return day + by if day else None


def is_misleading(actor: Actor, document: Document, dialogue: Dialogue) -> bool:
    """Tell whether an issued paper still sends people elsewhere, and nothing issued since puts that right."""
    return document.id in [one.id for one in papers.misleading(actor, dialogue)]


def change_of(actor: Actor, dialogue: Dialogue) -> Notice:
    """Propose the announcement that the dialogue is held at another time than was announced."""
    wrong = [queries.issued(one.id) for one in papers.misleading(actor, dialogue)]
    if not wrong:
        raise Refused("Không có văn bản đã ban hành nào còn ghi ngày cũ của cuộc đối thoại này.")
    proposed = proposals.notice_of(dialogue)
    told = next((one for one in reversed(wrong) if one.kind is Kind.NOTICE), None)
    if told is not None:  # it said more than the dialogue does: who is asked what, where to register
        proposed = _after(store.read(told.kind, told.content), dialogue)
    cited = " và ".join(_cited(one) for one in wrong)
    return replace(proposed, basis=f"Thay đổi thời gian, địa điểm đã ghi tại {cited}")


def _cited(document: Document) -> str:
    said = document.content
    dated = f" {in_words(document.day)}" if document.day else ""
    day = date.fromisoformat(said["day"]) if said.get("day") else None
    before = f" ({when(day, said.get('time') or '')})" if day else ""
    return f"{document.kind.short} số {document.code}{dated}{before}"


def subject_of_change(content: Notice, *, party: bool) -> str:
    """Return the trích yếu of the announcement of a change."""
    first = "thay đổi" if party else "Thay đổi"
    return f"{first} thời gian, địa điểm tổ chức {content.event}"


def is_to_come(dialogue: Dialogue) -> bool:
    """Tell whether anything can still be announced."""
    return dialogue.day is not None and dialogue.day >= clock.today()
