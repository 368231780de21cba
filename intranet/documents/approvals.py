"""Submit a paper, decide on it, take it back: each submission is kept with what it said (F3–F5)."""

from collections.abc import Mapping

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import acting, who_may
from intranet.db.session import db
from intranet.documents import notices
from intranet.documents.models import Document, Round
from intranet.documents.owners import Part, owner_of
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lines import lines
from intranet.documents.papers import paper_of
from intranet.documents.rights import rights_of
from intranet.documents.signals import document_moved
from intranet.documents.signers import approver, proposed, signatures_of
from intranet.documents.workflow import moves_of
from intranet.errors import Forbidden, WrongState


def expect(document: Document, seen: int | None) -> None:
    """Refuse to decide on a version that the person has not read."""
    if seen is not None and seen != document.version:
        raise WrongState("Văn bản này vừa có thay đổi. Hãy xem lại nội dung mới rồi quyết định.")


def is_own(actor: Actor, document: Document) -> bool:
    """Tell whether somebody wrote any of a paper, or submitted it: then they do not approve it (F4)."""
    return actor.user_id in (document.author_id, document.submitted_by_id, *document.writers)


def parts_of(document: Document) -> list[Part]:
    """Return what a paper says, part by part, for comparison between submissions."""
    parts = owner_of(document).parts
    if parts is not None:
        return parts(document)
    return [(str(number), text) for number, text in enumerate(lines(paper_of(document)))]


def submit(actor: Actor, document: Document) -> None:
    """Put a draft before the leader."""
    moves_of(document).fire(actor, document, "submit")
    now = clock.now()
    document.rounds_made += 1
    document.submitted_at, document.submitted_by_id = now, actor.user_id
    document.returned = ""
    document.rounds.append(
        Round(
            number=document.rounds_made, snapshot=[list(part) for part in parts_of(document)],
            submitted_at=now, submitted_by_id=actor.user_id,
        )
    )  # fmt: skip
    notices.submitted(document)
    _tell(document, actor, "submit")


def recall(actor: Actor, document: Document) -> None:
    """Take a submission back before it is decided."""
    moves_of(document).fire(actor, document, "recall")
    _decide(actor, document, "recall")
    document.submitted_at = document.submitted_by_id = None
    _tell(document, actor, "recall")


def approve(actor: Actor, document: Document) -> None:
    """Agree; the paper then bears the signature of who approved it (F4: never the own paper)."""
    if is_own(actor, document):
        raise Forbidden(
            "Không ai tự duyệt văn bản do mình soạn, sửa hoặc trình.",
            who=who_may(rights_of(document.kind).approve),
        )
    moves_of(document).fire(actor, document, "approve")
    _sign(document, approver(actor, document))
    document.approved_at, document.approved_by_id = clock.now(), actor.user_id
    _decide(actor, document, "approve")
    notices.approved(document)
    _tell(document, actor, "approve")


def give_back(actor: Actor, document: Document, *, comment: str, remarks: Mapping[str, str] = {}) -> None:
    """Return a paper with the reason; *remarks* say what to mend at which part (key of ``parts_of``)."""
    remarks = {key: text.strip() for key, text in remarks.items() if text.strip()}
    if remarks and not comment.strip():
        comment = "Xem ý kiến ghi ở từng điểm."
    moves_of(document).fire(actor, document, "return", comment, remarks=remarks)
    document.returned = comment
    if document.approved_by_id is not None and document.kind is not Kind.MINUTES:
        _sign(document, proposed(document.kind, document.body))  # who signs is open again
    document.submitted_at = document.submitted_by_id = document.approved_at = document.approved_by_id = None
    _decide(actor, document, "return", comment=comment, remarks=remarks)
    notices.returned(document, comment)
    _tell(document, actor, "return")


def drop(actor: Actor, document: Document, *, comment: str) -> None:
    """Give a draft up; it stays on record."""
    moves_of(document).fire(actor, document, "drop", comment)
    _tell(document, actor, "drop")


def _sign(document: Document, signatures: list[dict]) -> None:
    """Let a paper bear other signatures; a file that was edited with those before no longer matches."""
    before = signatures_of(document)
    document.signatures = signatures
    if signatures_of(document) != before:
        document.content_version += 1


def _decide(
    actor: Actor, document: Document, decision: str, *, comment: str = "", remarks: Mapping[str, str] = {}
) -> None:
    """Note on the open submission what became of it."""
    made = document.rounds[-1]
    rights = rights_of(document.kind)
    deed = {"approve": rights.approve, "return": rights.give_back}.get(decision)
    deputy = acting(actor, deed, document) if deed else None
    made.decided_at, made.decided_by_id, made.decision = clock.now(), actor.user_id, decision
    made.on_behalf_of = deputy.acting_for if deputy else ""
    made.comment, made.remarks = comment, dict(remarks)


def _tell(document: Document, actor: Actor, move: str) -> None:
    db.session.flush()
    document_moved.send(document, actor=actor, move=move)
