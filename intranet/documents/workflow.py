"""How a paper moves from its draft to its number (B8, F3, F4, F7): one table for each family of rights."""

from intranet.documents.models import Document
from intranet.documents.models import DocumentState as S
from intranet.documents.owners import owner_of
from intranet.documents.rights import RIGHTS, Rights, family_of
from intranet.workflow.machine import Machine, Transition


def _not_ready(document: Document) -> str | None:
    return owner_of(document).obstacle(document) or _not_so(document)


def _not_so(document: Document) -> str | None:
    """Say what a paper has wrong by now: then nobody sends it on."""
    found = owner_of(document).caution(document)
    return found.text if found is not None and found.stops else None


def _machine(family: str, rights: Rights) -> Machine:
    return Machine(
        f"paper-{family}",
        S.DRAFT,
        [
            Transition(
                name="submit", label="Trình duyệt", done="Trình duyệt",
                permission=rights.draft, sources=frozenset({S.DRAFT}), target=S.SUBMITTED,
                obstacle=_not_ready,
            ),
            Transition(
                name="recall", label="Rút lại để sửa", done="Rút lại để sửa",
                permission=rights.draft, sources=frozenset({S.SUBMITTED}), target=S.DRAFT,
            ),
            Transition(
                name="approve", label="Duyệt", done="Duyệt",
                permission=rights.approve, sources=frozenset({S.SUBMITTED}), target=S.APPROVED,
                obstacle=_not_so,
            ),
            Transition(
                name="return", label="Trả lại", done="Trả lại",
                permission=rights.give_back, sources=frozenset({S.SUBMITTED, S.APPROVED}), target=S.DRAFT,
                asks_comment=True, comment_needed="Cần ghi rõ phải sửa gì.",
            ),
            Transition(
                name="issue", label="Cấp số, ban hành", done="Ban hành",
                permission=rights.issue, sources=frozenset({S.APPROVED}), target=S.ISSUED,
                obstacle=_not_so,
            ),
            Transition(
                name="drop", label="Bỏ dự thảo", done="Bỏ dự thảo",
                permission=rights.draft, sources=frozenset({S.DRAFT}), target=S.DROPPED,
                asks_comment=True, comment_needed="Cần ghi rõ vì sao bỏ dự thảo này.",
            ),
        ],
    )  # fmt: skip


_MACHINES = {family: _machine(family, rights) for family, rights in RIGHTS.items()}


def moves_of(document: Document) -> Machine:
    """Return the moves of a paper."""
    return _MACHINES[family_of(document.kind)]
