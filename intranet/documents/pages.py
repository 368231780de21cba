"""What the page of one paper shows, whoever owns it: facts, moves, files, recipients, rounds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import acting, permits
from intranet.access.permissions import Permission as P
from intranet.audit.queries import Line
from intranet.calendar.deadlines import DueView
from intranet.calendar.why import Why
from intranet.documents import arrivals, past, pdf, recipients
from intranet.documents import version_lines as files
from intranet.documents.approvals import is_own
from intranet.documents.models import Document, Round
from intranet.documents.offers import Offer
from intranet.documents.offers import offers as offered
from intranet.documents.owners import Caution, owner_of
from intranet.documents.paper import html
from intranet.documents.papers import file_name, paper_of
from intranet.documents.returns import UNCHANGED, Returned, is_unchanged, returned
from intranet.documents.rights import rights_of
from intranet.documents.signers import signer_name
from intranet.documents.waiting import Light, light, until_issue
from intranet.documents.workflow import moves_of
from intranet.org.directory import directory

# Where each move is made, below /van-ban/<id>; how its button looks; its picture; whether it asks something.
PATHS = {
    "submit": ("trinh", "primary", "send", False),
    "recall": ("rut", "quiet", "arrow-back-up", False),
    "approve": ("duyet", "primary", "check", False),
    "return": ("tra-lai", "quiet", "arrow-back-up", True),
    "issue": ("ban-hanh", "primary", "signature", True),
    "drop": ("bo", "quiet", "ban", True),
}
QUESTIONS = {
    "return": (
        "Trả lại dự thảo?", "Văn phòng và người soạn nhận lại văn bản cùng lý do dưới đây.", "Lý do trả lại",
    ),
    "drop": (
        "Bỏ dự thảo này?", "Dự thảo được giữ trong hồ sơ nhưng không dùng nữa. Không mở lại được.", "Lý do",
    ),
}  # fmt: skip
NEXT = {
    "submit": "Trình xong, lãnh đạo thấy ngay trên bàn làm việc; nội dung giữ nguyên chờ duyệt.",
    "recall": "Văn bản đang chờ lãnh đạo duyệt. Muốn sửa, hãy rút lại.",
    "approve": "Duyệt xong, văn phòng in, trình ký, lấy số và ban hành.",
    "issue": "Đã duyệt. In, ký, đóng dấu rồi cấp số và ban hành.",
}  # fmt: skip

STOPPED = {"submit": "Chưa trình được", "approve": "Chưa duyệt được", "issue": "Chưa ban hành được"}


@dataclass(frozen=True, slots=True)
class Move:
    """One move that the person may make now, as the component “moves” draws it."""

    name: str
    label: str
    url: str
    kind: str
    icon: str
    seen: int
    asks: bool = False
    dialog: str = ""
    question: tuple[str, str, str] | None = None
    confirm: str = ""  # what is asked first, and what is said beside the question
    confirm_text: str = ""


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One submission and what became of it."""

    number: int
    submitted_at: datetime
    submitted_by: str
    decided_at: datetime | None
    decided_by: str
    decision: str
    comment: str
    remarks: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything about one paper for the person who looks."""

    document: Document
    path: str
    preview: Markup
    moves: list[Move]
    obstacle: str  # why the main move cannot be made now
    caution: Caution | None
    returned: Returned | None
    next_words: str
    waiting: Light | None
    issue_due: DueView | None
    issue_why: Why | None
    facts: list[tuple[str, str]]
    file_lines: list[files.FileLine]
    warnings: list[tuple[str, str]]
    recipient_lines: list[arrivals.Addressed]
    arrived: str
    may_receive: bool
    may_deliver: bool
    rounds: list[RoundLine]
    history: list[Line]
    offers: list[Offer] = field(default_factory=list)
    mending: list[Offer] = field(default_factory=list)  # what mends what ``caution`` says
    word_name: str = ""
    advice: str = ""  # what to look at before it is submitted
    has_pdf: bool = False
    may_regenerate: bool = False
    may_edit_file: bool = False
    may_scan: bool = False
    may_readdress: bool = False
    may_list_readings: bool = False
    acting_for: str = ""  # the leader in whose place the person would approve
    follows: bool = False  # sees what became of it at every unit, and how it was decided
    own_units: frozenset[int] = frozenset()


def sheet(actor: Actor, document: Document) -> Sheet:
    """Gather what the page of *document* shows to *actor*."""
    state, rights = document.state, rights_of(document.kind)
    drafts, issues = (permits(actor, one, document) for one in (rights.draft, rights.issue))
    open_now, addressed = moves(actor, document), arrivals.lines(document)
    caution = owner_of(document).caution(document)
    obstacle = _obstacle(document, open_now, caution)
    came_back = returned(document)
    found = [one for one in open_now if not obstacle or one.name not in STOPPED]
    return Sheet(
        document=document,
        path=owner_of(document).path(document),
        preview=html.draw(paper_of(document)),
        moves=found,
        obstacle=obstacle,
        caution=caution,
        returned=came_back,
        next_words=_next_words(document, found, came_back),
        waiting=light(document.submitted_at) if state.is_submitted else None,
        issue_due=_issue_due(document),
        issue_why=owner_of(document).why(document) if _issue_due(document) else None,
        facts=_facts(document),
        file_lines=files.lines(actor, document),
        warnings=files.warnings(document),
        recipient_lines=addressed,
        arrived=arrivals.in_short(addressed) if document.is_issued else "",
        may_receive=bool(recipients.awaiting(actor, document)),
        may_deliver=document.is_issued and issues,
        rounds=[_round(one) for one in reversed(document.rounds)],
        history=past.history_of(actor, document),
        offers=offered("document", actor, document),
        mending=offered("caution", actor, document) if caution else [],
        word_name=file_name(document),
        advice=_advice(document, open_now),
        has_pdf=pdf.is_available(),
        may_regenerate=state.is_open and drafts,
        may_edit_file=(state.is_draft or state.is_approved) and drafts,
        may_scan=document.is_issued and issues,
        may_readdress=state.is_draft and drafts,
        may_list_readings=permits(actor, P.DOCUMENT_KEEP_REGISTER, document),
        acting_for=_acting_for(actor, document, found),
        follows=past.follows(actor, document),
        own_units=actor.units,
    )


def _next_words(document: Document, found: Sequence[Move], came_back: Returned | None) -> str:
    """Return what comes of the main move; of a paper that comes again as it was, that."""
    if came_back and came_back.is_unchanged and document.state.is_draft:
        return UNCHANGED
    return next((NEXT[one.name] for one in found if one.name in NEXT), "")


def moves(actor: Actor, document: Document) -> list[Move]:
    """Return the moves that *actor* may make now, the main one last."""
    own, again = is_own(actor, document), is_unchanged(document)
    found = []
    for one in moves_of(document).open_to(actor, document):
        if one.name == "approve" and own:
            continue  # nobody approves what they wrote or submitted
        path, kind, icon, asks = PATHS[one.name]
        question = QUESTIONS.get(one.name)
        doubted = again and one.name == "submit"
        found.append(
            Move(
                name=one.name, label=one.label, url=f"/van-ban/{document.id}/{path}", kind=kind, icon=icon,
                seen=document.version, asks=asks, dialog=f"hoi-{path}" if question else "", question=question,
                confirm="Trình lại khi chưa sửa gì?" if doubted else "",
                confirm_text=f"{UNCHANGED} Lãnh đạo nhận lại đúng bản đã trả." if doubted else "",
            )
        )  # fmt: skip
    return sorted(found, key=lambda move: (move.kind == "primary", move.name != "drop"))


def _acting_for(actor: Actor, document: Document, found: Sequence[Move]) -> str:
    """Return in whose place the person would approve; empty in their own right."""
    if not any(one.name == "approve" for one in found):
        return ""
    deputy = acting(actor, rights_of(document.kind).approve, document)
    return deputy.acting_for if deputy else ""


def _obstacle(document: Document, found: Sequence[Move], caution: Caution | None) -> str:
    """Return what must be done before the paper can be sent on."""
    name = next((one.name for one in found if one.name in STOPPED), "")
    text = owner_of(document).obstacle(document) if name == "submit" else None
    text = text or (caution.text if caution and caution.stops else "")
    return f"{STOPPED[name]}: {text}" if name and text else ""


def _advice(document: Document, found: Sequence[Move]) -> str:
    """Return what whoever submits the paper should look at before."""
    if not any(one.name == "submit" for one in found):
        return ""
    return owner_of(document).advice(document) or ""


def _issue_due(document: Document) -> DueView | None:
    if document.issue_by is None or not document.state.is_open:
        return None
    return until_issue(document.issue_by)


def _facts(document: Document) -> list[tuple[str, str]]:
    """Return names and values; those without a value are not drawn."""
    names = directory()
    decided = next((one for one in reversed(document.rounds) if one.decision == "approve"), None)
    approved = _name_of(document.approved_by_id) if document.approved_at else ""
    if approved and decided and decided.on_behalf_of:
        approved = f"{approved}, theo ủy quyền của {decided.on_behalf_of}"
    return [
        ("Về việc", document.subject if document.code else ""),
        ("Người ký", signer_name(document)),
        ("Hạn ban hành", f"{document.issue_by:%d/%m/%Y}" if _issue_due(document) else ""),
        ("Người soạn", _with_unit(_name_of(document.author_id), names.unit_name(document.unit_id))),
        ("Người trình", _when(_name_of(document.submitted_by_id), document.submitted_at)),
        ("Người duyệt", _when(approved, document.approved_at)),
        ("Ban hành", _when(_name_of(document.issued_by_id), document.issued_at)),
    ]


def _name_of(user_id: int | None) -> str:
    return directory().person_name(user_id)


def _with_unit(name: str, unit: str) -> str:
    return f"{name}, {unit}" if name and unit else name


def _when(name: str, at: datetime | None) -> str:
    return f"{name}, {clock.local(at):%d/%m/%Y, %H:%M}" if name and at else ""


DECISIONS = {"approve": "Duyệt", "return": "Trả lại", "recall": "Rút lại để sửa"}


def _round(made: Round) -> RoundLine:
    texts: dict[str, str] = dict(made.snapshot)
    by = _name_of(made.decided_by_id)
    by = f"{by} (thay {made.on_behalf_of})" if made.on_behalf_of else by
    return RoundLine(
        number=made.number, submitted_at=made.submitted_at, submitted_by=_name_of(made.submitted_by_id),
        decided_at=made.decided_at, decided_by=by,
        decision=DECISIONS.get(made.decision, ""), comment=made.comment,
        remarks=[(texts.get(key, ""), text) for key, text in made.remarks.items()],
    )  # fmt: skip
