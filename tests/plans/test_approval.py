"""A plan goes the way of every paper: submitted, approved by another person, numbered, in force (B8)."""

from dataclasses import replace
from datetime import date

import pytest

from intranet.access.actor import Body, Grant, Role
from intranet.access.check import unit_for
from intranet.access.permissions import Permission as P
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.documents import approvals, drafting, issuing, recipients
from intranet.documents.compose import store
from intranet.documents.models import Document, RegisterEntry, VersionOrigin
from intranet.documents.paper.blocks import Heading, Recipient
from intranet.documents.papers import paper_of
from intranet.errors import Forbidden, Refused, WrongState
from intranet.imports import read_services
from intranet.imports import services as imports
from intranet.imports.models import ImportDraft
from intranet.plans import approval, queries
from intranet.plans import services as plans
from intranet.plans.models import Plan
from intranet.plans.paper import recipients_of
from intranet.tasks.models import Assignment, Task
from tests.imports.support import OURS, draft_at, paste
from tests.support.make import make_plan
from tests.support.world import unit

PLAIN = OURS.replace("3. Tổ hòa giải cơ sở\n- Vận động bà con cùng đến dự.\n", "")


@pytest.fixture
def plan(actor, at) -> Plan:
    """Enter a draft plan of the State with its paper."""
    at("2026-11-20 09:00")
    plan = make_plan(signed=False, code="", duties=4)
    approval.draft(actor("office"), plan)
    commit()
    return plan


def approved(actor, plan: Plan, *, by: str = "chairman") -> Document:
    """Let the leader agree to a plan."""
    document = queries.document_of(plan)
    approvals.submit(actor("office"), document)
    approvals.approve(actor(by), document)
    return document


def test_the_state_of_the_plan_follows_its_paper(plan, actor):
    document = queries.document_of(plan)
    approvals.submit(actor("office"), document)
    assert plan.state.label == "Chờ duyệt"
    approvals.give_back(actor("chairman"), document, comment="Ghi rõ ai mang loa.")
    assert plan.is_draft
    approvals.submit(actor("office"), document)
    approvals.approve(actor("chairman"), document)
    assert plan.state.label == "Đã duyệt, chờ ban hành"
    assert not plan.is_issued and db.session.scalars(db.select(Task)).all() == []


def test_at_issue_the_plan_bears_its_number_and_its_tasks_go_out(plan, actor):
    dialogues.create(actor("office"), plan, [dialogues.Ordered(label="thứ nhất")])
    document = queries.document_of(plan)
    content = store.read(document.kind, document.content)
    drafting.change(actor("office"), document, content=content, subject="Đối thoại với Nhân dân thôn Đông")
    document = approved(actor, plan)
    issuing.issue(actor("office"), document, day=date(2026, 11, 20), scan_missing="Chưa quét")
    commit()
    assert plan.is_issued and plan.subject == "Đối thoại với Nhân dân thôn Đông"
    assert (plan.code, plan.issued_on, plan.signer_name) == (
        "01/KH-UBND",
        date(2026, 11, 20),
        "Nông Văn Bình",
    )
    assert len(db.session.scalars(db.select(Task)).all()) == 4
    assert all(
        one.task.source.startswith("KH 01/KH-UBND") for one in db.session.scalars(db.select(Assignment))
    )


def test_nobody_approves_a_plan_that_they_entered(plan, actor):
    document = queries.document_of(plan)
    document.author_id = actor("chairman").user_id
    approvals.submit(actor("office"), document)
    with pytest.raises(Forbidden):
        approvals.approve(actor("chairman"), document)


def test_a_paper_is_of_the_unit_in_which_its_writer_writes_for_the_body(actor):
    clerk = actor("office")
    elsewhere = Grant(Role.SPECIALIST, Body.STATE, unit("economy").id)
    both = replace(clerk, grants=(elsewhere, *clerk.grants))
    assert unit_for(both, P.PLAN_EDIT_DRAFT, Body.STATE) == unit("office").id
    assert unit_for(both, P.PLAN_EDIT_DRAFT, Body.PARTY) is None


def test_nobody_approves_a_plan_whose_reading_they_settled(as_, actor):
    head, office = as_("office_head"), as_("office")
    path = paste(head, PLAIN)
    head.post(f"{path}/nhiem-vu/1/bo", {"seen": draft_at(path).version})
    office.post(f"{path}/xac-nhan", {"seen": draft_at(path).version})
    document = queries.document_of(db.session.scalars(db.select(Plan)).one())
    assert document.author_id == actor("office").user_id
    assert approvals.is_own(actor("office_head"), document)


@pytest.mark.parametrize("username", ["office", "admin", "vice", "secretary", "specialist"])
def test_only_the_leader_of_the_body_approves(plan, actor, username):
    document = queries.document_of(plan)
    approvals.submit(actor("office"), document)
    with pytest.raises(Forbidden):
        approvals.approve(actor(username), document)


def test_an_approved_plan_is_not_signed_past_its_paper(plan, actor):
    approved(actor, plan)
    with pytest.raises(WrongState):
        imports.sign(actor("office"), plan, code="12/KH-UBND", issued_on=date(2026, 11, 19))
    db.session.rollback()
    assert db.session.scalars(db.select(Task)).all() == []


def test_a_number_of_the_register_is_not_written_over(plan, actor):
    document = approved(actor, plan)
    issuing.issue(actor("office"), document, day=date(2026, 11, 20), scan_missing="Chưa quét")
    with pytest.raises(WrongState):
        plans.number(actor("office"), plan, code="99/KH-UBND", issued_on=None)


def test_a_draft_gets_no_number_before_its_issue(plan, as_):
    office, path = as_("office"), f"/ke-hoach/{plan.id}/so-ngay"
    assert office._send("GET", path).location == f"/ke-hoach/{plan.id}"
    page = office.post(path, {"code": "99/KH-UBND", "issued_on": "05/10/2026"}, status=422)
    assert "Số được cấp khi ban hành" in page.text
    db.session.expire_all()
    assert plan.code == ""


def test_a_refused_signature_leaves_the_number_as_it_was(plan, as_, actor):
    approvals.submit(actor("office"), queries.document_of(plan))
    commit()
    path = f"/ke-hoach/nhap/da-ky/{plan.id}"
    page = as_("office").post(path, {"code": "77/KH-UBND", "issued_on": "05/10/2026"}, status=422)
    assert "Hãy rút lại" in page.text and "KH 77/KH-UBND" not in page.text


def test_a_plan_without_work_for_anybody_is_not_submitted(actor, session):
    plan = make_plan(signed=False, duties=0)
    document = approval.draft(actor("office"), plan)
    with pytest.raises(Refused, match="chưa có nhiệm vụ"):
        approvals.submit(actor("office"), document)


def test_an_upgraded_draft_gets_its_paper_when_it_is_wanted(actor, session):
    plan = make_plan(signed=False)
    assert queries.document_of(plan) is None
    assert approval.draft(actor("office"), plan).plan_id == plan.id
    with pytest.raises(WrongState):
        approval.draft(actor("office"), plan)


def confirmed(as_, *, signed: bool, text: str = PLAIN) -> Plan:
    """Let the office import a plan."""
    office = as_("office")
    path = paste(office, text)
    data = {"seen": draft_at(path).version} | ({"signed": "y"} if signed else {})
    office.post(f"{path}/xac-nhan", data)
    return db.session.scalars(db.select(Plan)).one()


def test_an_imported_draft_is_a_paper_in_the_words_of_the_plan(as_):
    plan = confirmed(as_, signed=False)
    document = queries.document_of(plan)
    assert document.state.is_draft and document.author_id == plan.author_id
    assert any(isinstance(block, Heading) for block in paper_of(document).blocks)


def test_an_imported_signed_plan_is_an_issued_paper_at_once(as_):
    plan = confirmed(as_, signed=True)
    document = queries.document_of(plan)
    assert document.is_issued and document.code == plan.code and document.day == plan.issued_on
    assert all(line.sent_at for line in document.recipients)
    assert document.rounds_made == 0 and plan.issued_at


def test_a_signed_file_is_kept_as_the_version_of_its_paper(as_, actor):
    read_services.read_file(actor("office"), PLAIN.encode(), name="KH.txt")
    commit()
    draft = db.session.scalars(db.select(ImportDraft)).one()
    plan = imports.confirm(actor("office"), draft, signed=True, seen=draft.version)
    (version,) = queries.document_of(plan).versions
    assert version.origin is VersionOrigin.IMPORTED and version.is_official
    assert version.file_id == plan.file_id


def test_a_plan_reviewed_again_keeps_the_submissions_of_its_paper(as_, actor):
    plan = confirmed(as_, signed=False)
    document = queries.document_of(plan)
    approvals.submit(actor("office"), document)
    approvals.give_back(actor("chairman"), document, comment="Thêm việc cho thôn.")
    commit()
    draft = imports.reopen(actor("office"), plan)
    again = imports.confirm(actor("office"), draft, signed=False, seen=draft.version)
    commit()
    assert queries.document_of(again).id == document.id
    assert [one.decision for one in document.rounds] == ["return"]


def test_a_submitted_plan_is_not_reviewed_again(as_, actor):
    plan = confirmed(as_, signed=False)
    approvals.submit(actor("office"), queries.document_of(plan))
    with pytest.raises(WrongState, match="rút lại"):
        imports.reopen(actor("office"), plan)


def test_what_the_leader_returned_is_not_signed_past_them(as_, actor):
    plan = confirmed(as_, signed=False)
    document = queries.document_of(plan)
    approvals.submit(actor("office"), document)
    approvals.give_back(actor("chairman"), document, comment="Chưa thống nhất kinh phí.")
    commit()
    page = as_("office").get(f"/ke-hoach/{plan.id}")
    assert f"/ke-hoach/nhap/da-ky/{plan.id}" not in page.links
    with pytest.raises(WrongState, match="trả lại"):
        imports.sign(actor("office"), plan, code="12/KH-UBND", issued_on=date(2026, 11, 19))
    db.session.rollback()
    draft = imports.reopen(actor("office"), plan)
    with pytest.raises(WrongState, match="trả lại"):
        imports.confirm(actor("office"), draft, signed=True, seen=draft.version)


@pytest.mark.parametrize("way", ["recalled", "dropped"])
def test_neither_a_recall_nor_a_new_paper_washes_a_return_off(as_, actor, way):
    plan, office = confirmed(as_, signed=False), actor("office")
    document = queries.document_of(plan)
    approvals.submit(office, document)
    approvals.give_back(actor("chairman"), document, comment="Chưa thống nhất kinh phí.")
    if way == "recalled":
        approvals.submit(office, document)
        approvals.recall(office, document)
    else:
        approvals.drop(office, document, comment="Soạn lại")
    commit()
    page = as_("office").get(f"/ke-hoach/{plan.id}")
    assert f"/ke-hoach/nhap/da-ky/{plan.id}" not in page.links
    with pytest.raises(WrongState, match="trả lại"):
        imports.sign(office, plan, code="12/KH-UBND", issued_on=date(2026, 11, 19))


def test_a_plan_reviewed_again_and_then_signed_keeps_its_one_paper(as_, actor):
    plan = confirmed(as_, signed=False)
    document = queries.document_of(plan)
    draft = imports.reopen(actor("office"), plan)
    again = imports.confirm(actor("office"), draft, signed=True, seen=draft.version)
    commit()
    assert queries.document_of(again).id == document.id and document.is_issued
    assert len(db.session.scalars(db.select(Document)).all()) == 1


def test_a_reading_given_up_takes_its_paper_with_it(as_, actor):
    plan = confirmed(as_, signed=False)
    document = queries.document_of(plan)
    draft = imports.reopen(actor("office"), plan)
    imports.drop(actor("office"), draft, reason="Không tổ chức nữa")
    commit()
    assert not document.state.is_open and not document.is_issued


def test_recipients_named_by_their_section_are_those_who_have_work(plan, actor):
    plan.recipients = [{"name": "Các đơn vị tại mục IV", "purpose": "t/h"}]
    document = queries.document_of(plan)
    recipients.address(document, recipients_of(plan.recipients))
    approvals.submit(actor("office"), document)
    assert {unit("economy").id, unit("east").id} <= recipients.units_of(document)
    approvals.approve(actor("chairman"), document)
    issuing.issue(actor("office"), document, day=date(2026, 11, 20), scan_missing="Chưa quét")
    assert {unit("economy").id, unit("east").id} <= recipients.units_of(document)
    assert all(line.sent_at for line in document.recipients)


def test_a_plan_without_recipients_proposes_the_usual_ones_and_those_with_duties(plan, actor):
    document = queries.document_of(plan)
    lines = recipients.lines(document)
    assert lines[0] == Recipient("Thường trực Đảng ủy", "b/c")
    assert lines[-1] == Recipient("Công an xã", "t/h"), "no usual line reaches the police"
    assert "Phòng Kinh tế" not in [one.name for one in lines], "the offices stand in a usual line"
    held = {unit(key).id for key in ("economy", "culture", "police", "east", "west", "south")}
    assert held <= recipients.units_of(document)
    assert approval.unreached(document, plan) == []


def test_what_the_text_says_of_recipients_is_not_added_to(actor, session):
    plan = make_plan(signed=False, code="")
    plan.recipients = [{"name": "Thường trực Đảng ủy", "purpose": "b/c"}, {"name": "Lưu: VT", "purpose": ""}]
    document = approval.draft(actor("office"), plan)
    assert recipients.lines(document) == [Recipient("Thường trực Đảng ủy", "b/c")]


def test_a_plan_reviewed_again_keeps_the_recipients_that_were_written_for_it(plan, actor):
    document = queries.document_of(plan)
    mine = [Recipient("Phòng Kinh tế", "t/h")]
    drafting.readdress(actor("office"), document, mine)
    assert approval.draft(actor("office"), plan, kept=approval.let_go(plan)) is document
    assert recipients.lines(document) == mine


def test_whoever_submits_is_warned_of_units_with_duties_whom_no_line_reaches(plan, as_, actor):
    document, office = queries.document_of(plan), as_("office")
    pages = f"/ke-hoach/{plan.id}", f"/van-ban/{document.id}"
    assert all("Nơi nhận chưa có" not in office.get(path).text for path in pages)
    drafting.readdress(actor("office"), document, [Recipient("Phòng Kinh tế", "t/h"), Recipient("Thôn Tây")])
    commit()
    for path in pages:
        page = office.get(path)
        said = "chưa có đơn vị được giao nhiệm vụ: Phòng Văn hóa – Xã hội; Công an xã; Thôn Đông; Thôn Nam."
        assert said in page.text and f"/van-ban/{document.id}/noi-nhan" in page.links
    drafting.readdress(actor("office"), document, [])
    commit()
    assert "Công an xã; Các trưởng thôn." in office.get(pages[0]).text, "a group that is left out is one name"
    approvals.submit(actor("office"), document)
    commit()
    assert "Nơi nhận chưa có" not in office.get(pages[0]).text


def test_a_line_that_points_to_the_sections_misses_nobody(plan, actor):
    document = queries.document_of(plan)
    drafting.readdress(actor("office"), document, [Recipient("Các đơn vị tại mục IV", "t/h")])
    assert approval.unreached(document, plan) == []


def test_the_printed_number_of_a_signed_plan_stands_in_the_register(plan, actor):
    imports.sign(actor("office"), plan, code="12/KH-UBND", issued_on=date(2026, 11, 19))
    entry = db.session.scalars(db.select(RegisterEntry)).one()
    assert (entry.number, entry.document_id) == (12, queries.document_of(plan).id)


def test_the_page_of_an_upgraded_draft_offers_both_ways(as_):
    plan = make_plan(signed=False)
    office = as_("office")
    page = office.get(f"/ke-hoach/{plan.id}")
    assert "Lập văn bản để trình" in page.text and f"/ke-hoach/nhap/da-ky/{plan.id}" in page.links
    office.post(f"/ke-hoach/{plan.id}/lap-van-ban")
    page = office.get(f"/ke-hoach/{plan.id}")
    assert "Trang văn bản" in page.text and "Lập văn bản để trình" not in page.text
    assert office.get(f"/van-ban/{queries.document_of(plan).id}")


def test_an_older_plan_in_force_without_a_paper_still_shows(as_):
    plan = make_plan()
    assert queries.document_of(plan) is None
    assert as_("chairman").get(f"/ke-hoach/{plan.id}").heading == "Kế hoạch 12/KH-UBND"
