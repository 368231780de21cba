"""Begin letters and change what they say; then they go the way of every paper."""

import re

from intranet.access.actor import Actor, Body
from intranet.dialogues.models import Dialogue
from intranet.documents import drafting
from intranet.documents.compose import compose
from intranet.documents.compose.minutes import Minutes
from intranet.documents.compose.store import Content
from intranet.documents.compose.words import untitled, voice
from intranet.documents.houses import house
from intranet.documents.models import Document
from intranet.documents.paper.kinds import Kind
from intranet.documents.signers import leader_of, proposed
from intranet.errors import WrongState
from intranet.letters.editing import day_of
from intranet.letters.notice_due import last_notice_day
from intranet.letters.proposals import gathered
from intranet.letters.queries import Source
from intranet.plans.models import Plan
from intranet.text.fold import fold

_OFFICE_BEHIND = re.compile(r",|\s[-–—]\s|\(")
# What begins an office, where the name of its holder is not given.
_OFFICE = re.compile(
    r"^(?:đại diện|chủ tịch|bí thư|phó (?:chủ tịch|bí thư)|thường trực|ban thường|lãnh đạo)\b", re.I
)


def for_dialogue(actor: Actor, dialogue: Dialogue, kind: Kind, content: Content, *, subject: str) -> Document:
    """Begin a letter about a dialogue of a plan that is in force."""
    if not dialogue.is_issued:
        raise WrongState("Kế hoạch của cuộc đối thoại này chưa ban hành. Hãy ban hành kế hoạch trước.")
    return _begin(actor, kind, dialogue.body, content, subject, dialogue_id=dialogue.id)


def for_source(actor: Actor, source: Source, kind: Kind, content: Content, *, subject: str) -> Document:
    """Begin a letter about the work that a plan or a conclusion ordered."""
    if not source.is_issued:
        raise WrongState("Văn bản giao việc chưa ban hành nên chưa có nhiệm vụ để soạn công văn.")
    if isinstance(source, Plan):
        return _begin(actor, kind, source.body, content, subject, plan_id=source.id)
    return _begin(actor, kind, source.body, content, subject, dialogue_id=source.dialogue_id)


def _begin(
    actor: Actor,
    kind: Kind,
    body: Body,
    content: Content,
    subject: str,
    *,
    dialogue_id: int | None = None,
    plan_id: int | None = None,
) -> Document:
    content = gathered(content)
    document = drafting.draft(
        actor, kind=kind, body=body, content=content, subject=subject, dialogue_id=dialogue_id,
        plan_id=plan_id, recipients=compose.recipients_of(kind, content, house(body)),
        signatures=signatures_for(kind, body, content),
    )  # fmt: skip
    _date(document, content)
    return document


def change(actor: Actor, document: Document, content: Content, *, subject: str) -> bool:
    """Let a draft say what its form now says; tell whether anything changed."""
    content = gathered(content)
    signatures = signatures_for(document.kind, document.body, content)
    changed = drafting.change(actor, document, content=content, subject=subject, signatures=signatures)
    _date(document, content)
    return changed


def signatures_for(kind: Kind, body: Body, content: Content) -> list[dict] | None:
    """Return the signatures of minutes, which name who wrote them and who chaired; of others as always."""
    if not isinstance(content, Minutes):
        return None
    writer = _person(content.secretaries[0]) if content.secretaries else ""
    leader = voice(house(body)).leader
    chair = _person(content.chair)
    if not chair and fold(content.chair) in ("", fold(leader)):
        chair = leader_of(body)[0]
    return proposed(kind, body, secretary=writer, chairs=(chair, *map(_person, content.co_chairs)))


def _person(text: str) -> str:
    """Return the name in “Đồng chí Lê Thị Hoa, Phó Chủ tịch …”; nothing where only an office is said."""
    name = untitled(_OFFICE_BEHIND.split(text, maxsplit=1)[0])
    return "" if _OFFICE.match(name) else name


def _date(document: Document, content: Content) -> None:
    """Note by when an announcement must be out."""
    day = day_of(content)
    if document.kind is Kind.NOTICE and day is not None:
        document.issue_by = last_notice_day(day)
