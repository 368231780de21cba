"""The paper of a plan: begun from its text, approved and numbered by the one engine of papers (B8).

A plan that was signed elsewhere has a paper too, entered as issued: its signature is its approval.
"""

import re
from collections.abc import Collection
from datetime import date
from typing import Any, Protocol

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require, unit_for
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.documents import drafting, houses, recipients, register
from intranet.documents.approvals import parts_of
from intranet.documents.compose import compose, store
from intranet.documents.compose.addressing import DO
from intranet.documents.compose.plan import PlanPaper
from intranet.documents.models import (
    Document,
    DocumentRecipient,
    DocumentState,
    DocumentVersion,
    VersionOrigin,
)
from intranet.documents.paper.blocks import Recipient
from intranet.documents.paper.kinds import Kind
from intranet.errors import WrongState
from intranet.files.models import StoredFile
from intranet.org.directory import directory
from intranet.plans import queries
from intranet.plans.models import Plan, PlanState
from intranet.plans.paper import content_of, recipients_of
from intranet.text.compare import PartChange
from intranet.text.fold import fold_words
from intranet.text.line_changes import changes

log.define("plan.paper", "Lập văn bản từ nội dung kế hoạch")
log.define("plan.paper-withdrawn", "Bỏ văn bản của kế hoạch nhập nhầm")

MIRRORED = {
    DocumentState.DRAFT: PlanState.DRAFT,
    DocumentState.SUBMITTED: PlanState.SUBMITTED,
    DocumentState.APPROVED: PlanState.APPROVED,
}
SCANS = {"pdf", "jpg", "png"}
_BY_SECTION = re.compile(r"\b(?:nhu|tai|theo|o|neu)(?: tren)?(?: tai)? (?:muc|phan|diem)\b")
_NUMBER = re.compile(r"\d{1,5}")


def draft(
    actor: Actor, plan: Plan, *, kept: Document | None = None, writers: Collection[int] = ()
) -> Document:
    """Begin the paper of a draft plan; *kept* is the paper that an earlier form of it had.

    *writers* are the people who settled what it says: they approve it as little as its author (F4).
    A text without Nơi nhận goes to the usual ones and to whoever it gives work, unless *kept* says whom.
    """
    require(actor, P.PLAN_EDIT_DRAFT, plan)
    if not plan.is_draft or queries.document_of(plan) is not None:
        raise WrongState("Kế hoạch này đã có văn bản để trình.")
    content, to = content_of(plan.text, wrapped=_is_wrapped(plan)), recipients_of(plan.recipients)
    is_again = kept is not None and kept.state.is_draft
    if not to:
        to = recipients.lines(kept) if is_again and kept.recipients else usual_recipients(plan)
    if is_again:
        kept.plan_id = plan.id
        drafting.change(actor, kept, content=content, subject=plan.subject, recipients=to)
        document = kept
    else:
        document = drafting.draft(
            actor, kind=Kind.PLAN, body=plan.body, content=content, subject=plan.subject, recipients=to,
            plan_id=plan.id,
        )  # fmt: skip
    document.author_id = plan.author_id  # nobody approves the plan that they entered
    document.writers = list(dict.fromkeys((*document.writers, *writers)))
    db.session.flush()
    return document


def let_go(plan: Plan) -> Document | None:
    """Part a draft plan from its paper, which is kept for the plan's next form."""
    document = queries.document_of(plan)
    if document is not None:
        if not document.state.is_draft:
            raise WrongState("Kế hoạch đang trình duyệt. Hãy rút lại trước khi soát lại.")
        document.plan_id = None
        db.session.flush()
    return document


def enter_signed(actor: Actor, plan: Plan, *, kept: Document | None = None) -> Document:
    """Enter the paper of a plan that was signed elsewhere, as issued, with the file it was read from.

    *kept* is the paper that an earlier form of it had. What the leader gave back is not signed past them.
    """
    document = queries.document_of(plan)
    if document is None and kept is not None and kept.state.is_draft:
        document, kept.plan_id = kept, plan.id
        document.content = store.written(content_of(plan.text, wrapped=_is_wrapped(plan)))
        document.content_version += 1
    if document is not None and not document.state.is_draft:
        raise WrongState("Kế hoạch đang trình duyệt trong phần mềm. Hãy rút lại trước khi ghi là đã ký.")
    if queries.was_returned(plan, kept):
        raise WrongState("Lãnh đạo đã trả lại kế hoạch này trong phần mềm. Hãy sửa rồi trình duyệt lại.")
    if document is None:
        document = _begun(actor, plan, plan, author_id=plan.author_id)
    return _issue(actor, document, plan, plan)


def withdraw(actor: Actor, plan: Plan, *, reason: str) -> None:
    """Give up the paper of a plan that was entered by mistake; its number in the register is free."""
    document = queries.document_of(plan)
    if document is None:
        return
    if document.approved_by_id is not None:
        raise WrongState(
            "Kế hoạch này được duyệt và cấp số trong phần mềm nên không thu hồi ở đây."
            " Hãy ban hành kế hoạch sửa đổi hoặc thay thế."
        )
    if (entry := queries.entry_of(document)) is not None:
        register.give_up_signed(actor, entry, reason=reason)
    document.state = DocumentState.DROPPED
    log.record(actor, "plan.paper-withdrawn", document, code=document.code)


class Said(Protocol):
    """What a signed paper says of itself: a plan, or a paper that amends one."""

    code: str
    issued_on: date | None
    subject: str
    signer_name: str
    signer_title: str
    recipients: list[dict[str, Any]]
    text: str
    file_id: int | None


def enter_amendment(actor: Actor, plan: Plan, said: Said) -> Document:
    """Enter a signed paper that amends *plan*, as issued, with the file it was read from."""
    return _issue(actor, _begun(actor, plan, said, author_id=actor.user_id), plan, said)


def _begun(actor: Actor, plan: Plan, said: Said, *, author_id: int) -> Document:
    return Document(
        kind=Kind.PLAN, body=plan.body, content_version=1, drafting_unit="", rounds_made=0, returned="",
        plan_id=plan.id, author_id=author_id, writers=[author_id], scan_missing="",
        unit_id=unit_for(actor, P.PLAN_EDIT_DRAFT, plan.body),
        content=store.written(content_of(said.text, wrapped=_is_wrapped(said))),
    )  # fmt: skip


def _issue(actor: Actor, document: Document, plan: Plan, said: Said) -> Document:
    """Enter *document* as the signed paper that says what *said* does; its signature is its approval."""
    now = clock.now()
    db.session.add(document)
    document.state, document.subject = DocumentState.ISSUED, said.subject
    document.issued_at, document.issued_by_id = now, actor.user_id
    document.letterhead = houses.kept(plan.body)
    document.signatures = _signatures(said)
    recipients.address(document, recipients_of(said.recipients))
    reach_holders(document, plan)
    for line in document.recipients:
        line.sent_at = now
    _number(document, said)
    db.session.flush()
    if (file := _file_of(said)) is not None:
        document.versions.append(
            DocumentVersion(
                number=len(document.versions) + 1, file_id=file.id, is_official=True,
                origin=VersionOrigin.SCAN if file.kind in SCANS else VersionOrigin.IMPORTED,
                content_version=document.content_version, note="Bản đã ký, nhập vào phần mềm",
                author_id=document.author_id, at=now,
            )
        )  # fmt: skip
    db.session.flush()
    _note(actor, document, said)
    log.record(actor, "plan.paper", document, code=said.code)
    return document


def _file_of(said: Said) -> StoredFile | None:
    return db.session.get(StoredFile, said.file_id) if said.file_id is not None else None


def renumber(actor: Actor, plan: Plan) -> None:
    """Let the paper of a plan signed elsewhere bear the number and day that were filled in later."""
    document = queries.document_of(plan)
    if document is None or not document.is_issued:
        return
    if document.approved_by_id is not None:
        raise WrongState("Số và ngày của kế hoạch này do sổ văn bản cấp nên không sửa ở đây.")
    _number(document, plan)
    _note(actor, document, plan)


def _note(actor: Actor, document: Document, said: Said) -> None:
    """Enter the printed number in the register, where it is free."""
    if not said.code or queries.entry_of(document) is not None:
        return
    entry = register.note_signed(
        actor, document.body, Kind.PLAN.code, said.code, said.issued_on, said.subject,
        signer=said.signer_name, recipients="; ".join(one.name for one in document.recipients if one.printed),
    )  # fmt: skip
    if entry is not None:
        entry.document = document


def _number(document: Document, said: Said) -> None:
    found = _NUMBER.match(said.code)
    document.code, document.number, document.day = said.code, int(found[0]) if found else None, said.issued_on


def _signatures(said: Said) -> list[dict]:
    if not said.signer_name and not said.signer_title:
        return []
    return [{"office": said.signer_title.upper(), "name": said.signer_name, "authority": []}]


def _is_wrapped(said: Said) -> bool:
    """Tell whether the lines of its text are those of a printed page."""
    file = _file_of(said)
    return file is not None and file.kind == "pdf"


def changes_of(document: Document) -> list[PartChange]:
    """Return what changed since the leader last gave the paper back; nothing before that or once agreed."""
    if document.state.is_approved:
        return []
    returned = next((one for one in reversed(document.rounds) if one.decision == "return"), None)
    return changes(returned.snapshot, parts_of(document)) if returned else []


def usual_recipients(plan: Plan) -> list[Recipient]:
    """Propose a Nơi nhận: the usual ones, and those with duties whom none of them reaches."""
    usual = compose.recipients_of(Kind.PLAN, PlanPaper(), houses.house(plan.body))
    reached = {
        leaf for line in usual for unit in recipients.reached(line.name)
        for leaf in directory().members(unit, clock.today())
    }  # fmt: skip
    return [*usual, *(Recipient(name, DO) for name in _missed(plan, reached))]


def unreached(document: Document, plan: Plan) -> list[str]:
    """Return who has duties by the plan and would not get the paper; who drafts it has it."""
    if any(_BY_SECTION.search(fold_words(one.name)) for one in document.recipients):
        return []
    return _missed(plan, recipients.units_of(document) | {document.unit_id})


def _missed(plan: Plan, reached: Collection[int | None]) -> list[str]:
    """Return who has duties and is not among *reached*, by name; a group wholly missed is one name."""
    missed: list[int] = []
    for one in _given(plan):
        if one in reached:
            continue
        leaves = directory().members(one, clock.today())
        without = [leaf for leaf in leaves if leaf not in reached]
        missed += [one] if without == leaves else without
    covered = {leaf for one in missed for leaf in directory().members(one, clock.today()) if leaf != one}
    return [directory().unit_name(one) for one in dict.fromkeys(missed) if one not in covered]


def _given(plan: Plan) -> list[int]:
    """Return the units and groups that have duties by the plan, in its order."""
    return list(dict.fromkeys(one for item in plan.items for one in item.unit_ids))


def reach_holders(document: Document, plan: Plan) -> None:
    """Let lines like “Các đơn vị tại mục IV” reach the units that the plan gives work."""
    lines = [one for one in document.recipients if one.printed and _BY_SECTION.search(fold_words(one.name))]
    if not lines:
        return
    today = clock.today()
    known = recipients.units_of(document)
    holders = [unit for one in _given(plan) for unit in directory().members(one, today)]
    for unit_id in dict.fromkeys(holders):
        if unit_id not in known:
            document.recipients.append(
                DocumentRecipient(
                    position=len(document.recipients), name=lines[0].name, purpose=lines[0].purpose,
                    printed=False, unit_id=unit_id, received_note="", sent_at=None,
                )
            )  # fmt: skip
