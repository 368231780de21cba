"""Begin a paper, and change what it says while it is a draft."""

from collections.abc import Sequence
from typing import Any

from intranet.access.actor import Actor, Body
from intranet.access.check import require, unit_for
from intranet.audit import log
from intranet.db.session import db
from intranet.documents import recipients as distribution
from intranet.documents.compose import store
from intranet.documents.models import Document, DocumentState
from intranet.documents.paper.blocks import Recipient
from intranet.documents.paper.kinds import Kind
from intranet.documents.papers import addressees
from intranet.documents.rights import rights_of
from intranet.documents.signers import proposed
from intranet.errors import WrongState

log.define("paper.draft", lambda entry: f"Soạn {entry.data['kind'].lower()}")
log.define("paper.change", "Sửa nội dung dự thảo")


def draft(
    actor: Actor,
    *,
    kind: Kind,
    body: Body,
    content: Any,
    subject: str,
    recipients: Sequence[Recipient],
    dialogue_id: int | None = None,
    plan_id: int | None = None,
    drafting_unit: str = "VP",
    signatures: list[dict] | None = None,
) -> Document:
    """Begin a paper of *kind* for *body*; *content* is the kind's dataclass of ``compose``."""
    document = Document(
        kind=kind, body=body, state=DocumentState.DRAFT, subject=subject, content=store.written(content),
        content_version=1, drafting_unit=drafting_unit, author_id=actor.user_id, writers=[actor.user_id],
        rounds_made=0,
        unit_id=unit_for(actor, rights_of(kind).draft, body),
        signatures=signatures if signatures is not None else proposed(kind, body), dialogue_id=dialogue_id,
        plan_id=plan_id, returned="", code="", scan_missing="", letterhead={},
    )  # fmt: skip
    require(actor, rights_of(kind).draft, document)
    distribution.address(document, recipients)
    _name_those_above(document)
    db.session.add(document)
    db.session.flush()
    log.record(actor, "paper.draft", document, kind=kind.label)
    return document


def change(
    actor: Actor,
    document: Document,
    *,
    content: Any,
    subject: str | None = None,
    recipients: Sequence[Recipient] | None = None,
    signatures: list[dict] | None = None,
) -> bool:
    """Let a draft say something else; tell whether it does. Files made before stay as they are (G5)."""
    require(actor, rights_of(document.kind).draft, document)
    if not document.state.is_draft:
        raise WrongState("Chỉ sửa được khi còn là dự thảo. Hãy rút lại trước khi sửa.")
    before = (document.content, document.subject, distribution.lines(document), document.signatures)
    document.content = store.written(content)
    if subject is not None:
        document.subject = subject
    if recipients is not None and list(recipients) != distribution.lines(document):
        distribution.address(document, recipients)
    _name_those_above(document)
    if signatures is not None:
        document.signatures = signatures
    after = (document.content, document.subject, distribution.lines(document), document.signatures)
    if before == after:
        return False
    document.content_version += 1
    note_writer(actor, document)
    log.record(actor, "paper.change", document)
    return True


def note_writer(actor: Actor, document: Document) -> None:
    """Keep that somebody wrote some of a paper: they do not approve it (F4)."""
    if actor.user_id not in document.writers:
        document.writers = [*document.writers, actor.user_id]


def readdress(actor: Actor, document: Document, recipients: Sequence[Recipient]) -> bool:
    """Write the Nơi nhận of a draft anew; tell whether it changed."""
    content = store.read(document.kind, document.content)
    return change(actor, document, content=content, recipients=recipients)


def _name_those_above(document: Document) -> None:
    """Let “Như trên” reach the units of Kính gửi, as the letter now has them."""
    if distribution.refers_above(document):
        distribution.address(document, distribution.lines(document), above=addressees(document))
