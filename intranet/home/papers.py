"""The papers that wait for a person, in one statement, and the clocks of their conclusions (F2, F8)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from intranet.access.actor import Actor
from intranet.access.check import permits
from intranet.calendar.deadlines import DueView
from intranet.calendar.why import Why
from intranet.conclusions import due
from intranet.documents.approvals import is_own
from intranet.documents.models import Document, DocumentState
from intranet.documents.owners import owner_of
from intranet.documents.rights import rights_of
from intranet.documents.waiting import Light, light, until_issue
from intranet.home import paper_queries
from intranet.home.queries import Found, Other
from intranet.org.directory import directory

SECTIONS = ("decide", "returned", "number", "leader")


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper that waits: where it is decided, who drew it up, how long it has waited."""

    title: str
    kind: str
    url: str
    author: str
    note: str
    light: Light | None
    issue_by: date | None = None  # of a conclusion
    view: DueView | None = None


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A dialogue that was held and whose conclusion is not issued yet (F2)."""

    title: str
    url: str
    held_on: date
    issue_by: date
    view: DueView
    state: DocumentState | None
    why: Why | None = None  # where no conclusion was begun whose page explains it


@dataclass(frozen=True, slots=True)
class Papers:
    """What waits of papers, by section, and the clocks of conclusions that are in none of these."""

    sections: dict[str, list[PaperLine]] = field(default_factory=dict)
    clocks: list[ClockLine] = field(default_factory=list)


def papers(actor: Actor, others: dict[str, Found]) -> Papers:
    """Return the papers that wait for this person, and the conclusions that are due, found among *others*.

    A conclusion that waits as a paper has its clock there, and is not named again.
    """
    found: dict[str, list[PaperLine]] = {}
    seen: set[int] = set()
    for document in paper_queries.waiting(actor):
        key = _section(actor, document)
        found.setdefault(key, []).append(_line(document, key))
        seen.add(document.id)
    due_ones = clocks(others, but=seen)
    return Papers({key: found[key] for key in SECTIONS if key in found}, due_ones)


def _section(actor: Actor, document: Document) -> str:
    rights, state = rights_of(document.kind), document.state
    own = is_own(actor, document)
    if state.is_submitted:
        return "decide" if not own and permits(actor, rights.approve, document) else "leader"
    if state.is_approved:
        return "number"
    return "returned"


def _line(document: Document, key: str) -> PaperLine:
    names = directory()
    unit = names.unit_name(document.unit_id)
    author = ", ".join(filter(None, (names.person_name(document.author_id), unit)))
    note = f"“{document.returned}”" if key == "returned" else ""
    if key in ("decide", "leader") and document.rounds_made > 1:
        note = f"Trình lần {document.rounds_made}"
    waits = light(document.submitted_at) if document.state.is_submitted else None
    by = document.issue_by
    return PaperLine(
        title=_raised(document.subject), kind=_kind(document), url=owner_of(document).path(document),
        author=author, note=note, light=waits, issue_by=by, view=until_issue(by) if by else None,
    )  # fmt: skip


def _kind(document: Document) -> str:
    """Return what kind of paper it is, unless its subject begins by saying so: “Kết luận của Chủ tịch …”."""
    says = document.subject.lower().startswith(document.kind.label.lower().removeprefix("thông báo "))
    return "" if says else document.kind.label


def _raised(subject: str) -> str:
    return subject[:1].upper() + subject[1:]


def clocks(others: dict[str, Found], *, but: Collection[int]) -> list[ClockLine]:
    """Return the dialogues that were held and whose conclusion is not issued, the most urgent first.

    Conclusions whose paper is among *but* are left out.
    """
    held, begun = (others[kind].rows if kind in others else [] for kind in ("to-conclude", "concluding"))
    found = [_clock(one, f"/doi-thoai/{one.id}", None) for one in held if one.day]
    found += [
        _clock(one, f"/ket-luan/{one.id}", DocumentState(one.place))
        for one in begun
        if one.day and one.id not in but
    ]
    return sorted(found, key=lambda line: line.held_on)


def _clock(one: Other, url: str, state: DocumentState | None) -> ClockLine:
    assert one.day is not None
    last = due.issue_by(one.day)
    why = due.why_by(one.day) if state is None else None
    return ClockLine(one.title, url, one.day, last, until_issue(last), state, why)
