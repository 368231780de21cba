"""Deleted with a reason, back within thirty days as it was, then gone for good; nothing issued (L12)."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.audit.chain import faults
from intranet.audit.models import AuditEntry
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.errors import Forbidden, NotFound, Refused, WrongState
from intranet.files import store
from intranet.files.models import StoredFile
from intranet.imports.models import ImportDraft
from intranet.pages import queries as page_queries
from intranet.pages import services as pages
from intranet.pages import trashing, tree_services
from intranet.pages.models import Page, PageRevision, PageState
from intranet.pages.services import Words
from intranet.tasks import draft_queries, evidence_services
from intranet.tasks import draft_services as drafts
from intranet.tasks import services as tasks
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.models import Assignment, ReportKind
from intranet.tasks.ordering import Order
from intranet.trash import queries, services
from intranet.trash.models import Trashed
from tests.imports.support import draft_at, paste
from tests.pages.support import page
from tests.support.make import make_task
from tests.support.papers import PDF
from tests.support.queries import recorded
from tests.support.world import actor


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def listed(name: str) -> list[str]:
    return [one.title for one in queries.page(actor(name)).rows]


def only() -> Trashed:
    return db.session.scalars(db.select(Trashed)).one()


def later(at, day: str) -> int:
    at(f"{day} 08:00")
    count = services.purge()
    commit()
    return count


# ---------------------------------------------------------------- pages


def deleted_page(**more) -> Page:
    made = page(title="Lịch trực cũ", text="Trực ở trạm bơm.", published=False, **more)
    trashing.drop(actor("junior"), made, comment="Viết trùng")
    commit()
    return made


def test_a_page_is_gone_from_everywhere_and_comes_back_as_it_was(as_):
    made = page(title="Lịch trực cũ", text="Trực ở trạm bơm.", published=False)
    was = (made.path, made.position, made.revision, made.parent_id)
    writer = as_("specialist")
    writer.post(f"/trang-chung/{made.id}/bo", {"comment": ""}, status=422)
    writer.post(f"/trang-chung/{made.id}/bo", {"comment": "Viết trùng", "seen": made.version})
    for place in (f"/trang-chung/{made.id}", f"/trang-chung/{made.id}/sua", f"/trang/{made.path}"):
        writer.get(place, status=404)
    assert "Lịch trực cũ" not in writer.get("/trang-chung").text
    assert not any(one.id == made.id for one in page_queries.places(actor("specialist")))
    listing = as_("junior").get("/da-xoa")
    assert "Lịch trực cũ" in listing.text and "Viết trùng" in listing.text and "Còn 30 ngày" in listing.text
    for other in ("culture", "office", "chairman", "admin", "guest"):
        assert "Lịch trực cũ" not in as_(other).get("/da-xoa").text
        as_(other).post(f"/da-xoa/{only().id}/khoi-phuc", {}, status=404)
    address = as_("junior").post(f"/da-xoa/{only().id}/khoi-phuc", {})
    assert address.endswith(f"/trang-chung/{made.id}")
    db.session.expire_all()
    assert (made.path, made.position, made.revision, made.parent_id) == was
    assert made.state is PageState.DRAFT and "Lịch trực cũ" in writer.get("/trang-chung").text
    assert listed("junior") == []
    writer.post(f"/da-xoa/{only().id}/khoi-phuc", {}, status=404)


def test_what_readers_see_is_withdrawn_first_and_then_may_be_deleted():
    made = page(title="Đang đăng")
    with pytest.raises(Refused):
        trashing.drop(actor("specialist"), made, comment="Thôi")
    pages.withdraw(actor("specialist"), made, comment="Hết dùng")
    trashing.drop(actor("specialist"), made, comment="Không cần nữa")
    services.restore(actor("specialist"), only())
    assert made.state is PageState.WITHDRAWN


def test_a_page_with_others_below_it_stays_and_a_child_waits_for_its_parent():
    parent = page(title="Cha", published=False)
    child = page(title="Con", parent=parent, published=False)
    with pytest.raises(Refused, match="1 trang"):
        trashing.drop(actor("specialist"), parent, comment="Thôi")
    trashing.drop(actor("specialist"), child, comment="Thôi")
    trashing.drop(actor("specialist"), parent, comment="Thôi")
    commit()
    first, second = queries.page(actor("specialist")).rows[::-1]
    with pytest.raises(WrongState, match="cấp trên"):
        services.restore(actor("specialist"), first)
    services.restore(actor("specialist"), second)
    services.restore(actor("specialist"), first)
    assert not child.is_deleted


def test_after_thirty_days_nothing_of_a_page_is_left_but_its_number(at, app):
    who = actor("specialist")
    made = page(title="Lịch trực cũ", text="Trực ở trạm bơm.", published=False)
    stored = store.save(who, PDF + b" truc", name="truc.pdf")
    words = Words("Lịch trực cũ", text="Trực ở trạm bơm.", files=[pages.attached(stored)])
    pages.save(who, made, words, base=1)
    trashing.drop(who, made, comment="Viết trùng")
    commit()
    sha, number = stored.sha256, made.id
    assert later(at, "2026-12-15") == 0 and listed("specialist") == ["Lịch trực cũ"]
    assert later(at, "2026-12-16") == 1 and listed("specialist") == []
    db.session.expire_all()
    left = db.session.get_one(Page, number)
    assert left.title == "Trang đã xóa hẳn" and "truc" not in left.path
    assert db.session.scalars(db.select(PageRevision).where(PageRevision.page_id == number)).all() == []
    assert db.session.get(StoredFile, stored.id) is None and not store.is_kept(sha)
    assert only().is_gone and only().title == only().reason == ""
    assert history(left)[0].text == "Xóa hẳn sau 30 ngày"
    assert later(at, "2026-12-17") == 0
    again = page(title="Lịch trực cũ", published=False)
    assert again.id != number and again.slug == "lich-truc-cu"
    assert [*faults()] == []


def test_who_comes_late_is_told_although_no_job_ran(at):
    deleted_page()
    at("2026-12-16 08:01")
    assert listed("specialist") == []
    with pytest.raises(WrongState, match="30 ngày"):
        services.restore(actor("specialist"), only())
    with pytest.raises(NotFound):
        queries.get(actor("specialist"), only().id)


# ---------------------------------------------------------------- tasks that were being written


def test_a_task_that_was_given_up_is_written_on(as_, at):
    order = Order(title="Rà soát hộ nghèo", words="Rà soát, lập danh sách.", manner="order")
    draft = drafts.create(actor("office"), Body.STATE, order)
    drafts.drop(actor("office"), draft, comment="Trùng kế hoạch")
    commit()
    office = as_("office")
    for tab in ("", "?muc=da-giao"):
        assert "Rà soát hộ nghèo" not in office.get(f"/nhiem-vu/soan{tab}").text
    assert listed("office") == ["Rà soát hộ nghèo"] and listed("chairman") == listed("specialist") == []
    address = office.post(f"/da-xoa/{only().id}/khoi-phuc", {})
    assert address.endswith(f"/nhiem-vu/soan/{draft.id}") and "Rà soát" in office.get(address).text
    db.session.expire_all()
    assert draft.state.is_draft and draft.words == "Rà soát, lập danh sách."
    drafts.drop(actor("office"), draft, comment="Vẫn trùng")
    commit()
    assert later(at, "2026-12-17") == 1
    db.session.expire_all()
    assert "Rà soát" not in draft.title + draft.words
    as_("office").get(f"/nhiem-vu/soan/{draft.id}", status=404)
    assert draft_queries.page(actor("office")).drafts == []


# ---------------------------------------------------------------- plans that were being read or written


def test_a_reading_comes_back_unless_its_file_was_read_again(as_, at):
    office = as_("office")
    path = paste(office)
    draft = draft_at(path)
    number, name, lines, review = draft.id, draft.name, draft.lines, draft.review
    office.post(f"/ke-hoach/nhap/{number}/bo", {"seen": draft.version, "comment": "Đọc nhầm tệp"})
    assert listed("office") == [name] and listed("party_office") == []
    other = draft_at(paste(office))
    assert other.id != number
    said = office.post(f"/da-xoa/{only().id}/khoi-phuc", {})
    assert said.endswith("/da-xoa") and "nhập lại" in office.get("/da-xoa").text
    office.post(f"/ke-hoach/nhap/{other.id}/bo", {"seen": other.version, "comment": "Bỏ bản sau"})
    first = db.session.scalars(db.select(Trashed).where(Trashed.subject_id == number)).one()
    address = office.post(f"/da-xoa/{first.id}/khoi-phuc", {})
    office.get(address)
    db.session.expire_all()
    back = db.session.get_one(ImportDraft, number)
    assert (back.lines, back.review, back.is_open) == (lines, review, True)
    assert later(at, "2026-12-17") == 1
    db.session.expire_all()
    gone = db.session.get_one(ImportDraft, other.id)
    assert gone.lines == [] and gone.reading == {} and "xóa hẳn" in gone.name
    office = as_("office")
    office.get(f"/ke-hoach/nhap/{other.id}", status=404)


# ---------------------------------------------------------------- evidence


@pytest.fixture
def reported() -> Assignment:
    """Work with a report that has words and two files."""
    (share,) = make_task("economy", title="Rà soát tuyến mương")
    who = actor("specialist")
    tasks.accept(who, share)
    files = [store.save(who, PDF + str(n).encode(), name=f"bb{n}.pdf") for n in (1, 2)]
    tasks.report(who, share, kind=ReportKind.PROGRESS, text="Đã đo xong.", files=files)
    commit()
    return share


def test_evidence_is_deleted_with_a_reason_and_brought_back(as_, reported):
    who, path = as_("specialist"), f"/nhiem-vu/{reported.id}"
    first = reported.reports[0].files[0]
    assert "Xóa “bb1.pdf”" in who.get(path).text and "Xóa “bb1.pdf”" not in as_("chairman").get(path).text
    where = f"{path}/minh-chung/{first.id}"
    who.post(f"{where}/xoa", {"comment": " "}, status=422)
    who.post(f"{where}/xoa", {"comment": "Có căn cước của dân", "seen": reported.version})
    assert who.open(where).status_code == 404
    page = as_("chairman").get(path)
    assert "bb2.pdf" in page.text and "Xóa minh chứng “bb1.pdf”: “Có căn cước của dân”" in page.text
    assert listed("specialist") == ["bb1.pdf"] and listed("chairman") == listed("culture") == []
    who.post(f"/da-xoa/{only().id}/khoi-phuc", {})
    assert who.download(where).data == PDF + b"1"
    assert "Khôi phục minh chứng" in who.get(path).text


def test_evidence_of_finished_work_and_a_report_of_one_file_stay(reported):
    who, file = actor("specialist"), reported.reports[0].files[0]
    with pytest.raises(Forbidden):
        evidence_services.remove(actor("culture"), reported, file.id, reason="Nhầm")
    with pytest.raises(NotFound):
        evidence_services.remove(who, reported, 9_999, reason="Nhầm")
    tasks.report(who, reported, kind=ReportKind.RESULT, text="", files=[file])
    alone = reported.reports[-1]
    assert len(alone.files) == 1
    with pytest.raises(WrongState, match="Rút báo cáo"):
        evidence_services.remove(who, reported, file.id, reason="Nhầm")
    tasks.confirm(actor("office"), reported)
    with pytest.raises(WrongState, match="hồ sơ"):
        evidence_services.remove(who, reported, file.id, reason="Nhầm")


def test_the_bytes_of_evidence_go_for_good(at, reported):
    file = reported.reports[0].files[0]
    sha, number = file.sha256, file.id
    evidence_services.remove(actor("specialist"), reported, number, reason="Có căn cước của dân")
    commit()
    assert store.is_kept(sha)
    assert later(at, "2026-12-17") == 1
    assert not store.is_kept(sha) and db.session.get(StoredFile, number) is None
    entry = db.session.scalars(
        db.select(AuditEntry).where(AuditEntry.action == "assignment.purge-file")
    ).one()
    assert entry.subject_id == reported.id


# ---------------------------------------------------------------- the page, the command


def test_the_list_costs_few_statements(as_):
    for _ in range(3):
        deleted_page()
    writer = as_("specialist")
    writer.get("/da-xoa")
    with recorded() as statements:
        writer.get("/da-xoa")
    assert len(statements) <= 2


@pytest.mark.parametrize("place", ["99999999999999999999", "x", "-1", "0"])
def test_a_place_that_makes_no_sense_is_the_beginning(as_, place):
    deleted_page()
    assert "Lịch trực cũ" in as_("specialist").get(f"/da-xoa?truoc={place}").text


def test_the_daily_command_lets_go(app, at):
    deleted_page()
    at("2026-12-17 08:00")
    result = app.test_cli_runner().invoke(args=["trash", "purge"])
    assert "Đã xóa hẳn 1 mục." in result.output
    db.session.expire_all()
    assert only().is_gone


def test_a_draft_that_was_given_up_counts_days_from_its_deletion(at):
    deleted_page()
    at("2026-11-20 09:00")
    assert only().days_left == 26
    assert db.session.scalars(db.select(TaskDraft)).all() == []
    assert tree_services.EVERYBODY and date(2026, 12, 16) == only().until.date()
