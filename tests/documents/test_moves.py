"""How a paper moves: every state, every role, every move; who may, who may not, and what is kept."""

from datetime import date
from itertools import product

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.documents import approvals, issuing, versions
from intranet.documents.models import Document, DocumentState, RegisterEntry
from intranet.documents.paper.kinds import Kind
from intranet.documents.workflow import moves_of
from intranet.errors import Forbidden, Refused, WrongState
from tests.support.papers import PDF, paper
from tests.support.world import PEOPLE, actor, person, unit

# What each may do in each state; all others may do nothing. The deputies may once it was delegated to them.
TABLE = {
    "draft": {"office": {"submit", "drop"}},
    "submitted": {"office": {"recall"}, "leader": {"approve", "return"}},
    "approved": {"office": {"issue"}, "leader": {"return"}},
    "issued": {},
    "dropped": {},
}
PARTS = {
    Body.STATE: {"office": {"office", "office_head"}, "leader": {"chairman"}},
    Body.PARTY: {"office": {"party_office"}, "leader": {"secretary"}},
}


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 08:00")


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("body", list(PARTS))
def test_every_role_may_in_every_state_what_the_table_says(kind, body):
    author = person("admin").id  # somebody who has no right at all, so that nobody is stopped as the author
    place = {Body.STATE: "office", Body.PARTY: "party_office"}[body]
    for name, state in product(PEOPLE, DocumentState):
        document = Document(
            kind=kind, body=body, state=state, subject="Một việc", author_id=author, unit_id=unit(place).id
        )
        part = next((part for part, names in PARTS[body].items() if name in names), "")
        wanted = TABLE[state.value].get(part, set())
        got = {move.name for move in moves_of(document).open_to(actor(name), document)}
        assert got == wanted, f"{name}, {state}"


def test_a_paper_goes_from_draft_to_issue_and_each_step_is_kept():
    document = paper("issued")
    assert document.state is DocumentState.ISSUED
    assert (document.code, document.day) == ("01/TB-UBND", date(2026, 11, 20))
    (made,) = document.rounds
    assert made.decision == "approve" and made.decided_by_id == person("chairman").id
    (text,) = document.versions
    assert text.is_official and text.file.name == "01-TB-UBND.docx"
    assert db.session.scalars(db.select(RegisterEntry)).one().document_id == document.id
    assert all(line.sent_at for line in document.recipients)


def test_nobody_approves_what_they_wrote_or_submitted():
    document = paper("submitted")
    document.submitted_by_id = person("chairman").id
    with pytest.raises(Forbidden, match="Không ai tự duyệt"):
        approvals.approve(actor("chairman"), document)
    document.submitted_by_id, document.author_id = person("office").id, person("chairman").id
    with pytest.raises(Forbidden):
        approvals.approve(actor("chairman"), document)


def test_a_return_without_reason_is_refused_and_with_one_reaches_the_office():
    document = paper("submitted")
    with pytest.raises(Refused) as refused:
        approvals.give_back(actor("chairman"), document, comment=" ")
    assert refused.value.field == "comment"
    approvals.give_back(actor("chairman"), document, comment="Ghi rõ địa điểm")
    assert document.state is DocumentState.DRAFT and document.returned == "Ghi rõ địa điểm"
    approvals.submit(actor("office"), document)
    assert document.returned == "" and [one.number for one in document.rounds] == [1, 2]


def test_what_was_not_read_is_not_decided():
    document = paper("submitted")
    with pytest.raises(WrongState, match="vừa có thay đổi"):
        approvals.expect(document, document.version - 1)


@pytest.mark.parametrize("state", ["draft", "submitted", "issued", "dropped"])
def test_only_an_approved_paper_is_issued(state):
    document = paper(state)
    with pytest.raises(WrongState):
        issuing.issue(actor("office"), document, day=clock.today(), scan_missing="Chưa scan")


def test_without_scan_the_office_says_why():
    document = paper("approved")
    with pytest.raises(Refused) as refused:
        issuing.issue(actor("office"), document, day=clock.today())
    assert refused.value.field == "scan"


def test_a_paper_of_tomorrow_is_refused():
    document = paper("approved")
    with pytest.raises(Refused) as refused:
        issuing.issue(actor("office"), document, day=date(2026, 11, 21), scan_missing="Chưa scan")
    assert refused.value.field == "day"


def test_a_scan_may_follow_with_its_hash():
    document = paper("issued")
    assert document.scan_missing == "Máy scan hỏng"
    issuing.attach_scan(actor("office"), document, issuing.Scan(PDF, "ban-ky.pdf"))
    commit()
    found = versions.scan_of(document)
    assert found.file.name == "ban-ky.pdf" and len(found.file.sha256) == 64
    assert document.scan_missing == ""


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "dropped"])
def test_a_scan_of_a_paper_that_was_not_issued_is_refused(state):
    with pytest.raises(WrongState):
        issuing.attach_scan(actor("office"), paper(state), issuing.Scan(PDF, "a.pdf"))


def test_a_scan_is_a_pdf_or_a_picture():
    with pytest.raises(Refused, match="là chương trình máy tính"):
        issuing.attach_scan(actor("office"), paper("issued"), issuing.Scan(b"MZ\x90\x00", "a.pdf"))


@pytest.mark.parametrize("name", [name for name in PEOPLE if name not in ("office", "office_head")])
def test_nobody_but_the_office_brings_a_scan(name):
    with pytest.raises(Forbidden):
        issuing.attach_scan(actor(name), paper("issued"), issuing.Scan(PDF, "a.pdf"))
