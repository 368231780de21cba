"""A way back from a wrong confirmation, and what must be seen before it (“Vẫn xác nhận”)."""

from intranet.db.session import commit, db
from intranet.dialogues.models import Dialogue
from intranet.documents.models import Document, DocumentState, EntryState, RegisterEntry
from intranet.plans.models import Plan
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, AssignmentState, ReportKind
from tests.imports.amendments import share, told
from tests.imports.support import confirm, draft_at, paste, plan
from tests.imports.test_together import PLAIN
from tests.support.world import actor


def withdraw(clerk, made, status: int = 302, reason: str = "Kế hoạch của xã khác"):
    return clerk.post(f"/ke-hoach/nhap/thu-hoi/{made.id}", {"comment": reason}, status)


def test_a_wrong_confirmation_has_a_way_back(clerk, first):
    path = f"/ke-hoach/{first.id}"
    assert f"/ke-hoach/nhap/thu-hoi/{first.id}" in clerk.get(path).links
    withdraw(clerk, first)
    states = set(db.session.scalars(db.select(Assignment.state)))
    assert states == {AssignmentState.CANCELLED}
    page = clerk.get(path).text
    assert "Đã thu hồi" in page and "Kế hoạch của xã khác" in page
    assert db.session.scalars(db.select(Dialogue)).all() == []
    assert db.session.scalars(db.select(Document.state)).all() == [DocumentState.DROPPED]


def test_each_unit_is_told_once(clerk, first):
    withdraw(clerk, first)
    heard = told()
    (text,) = heard["police"]
    assert text.startswith("Thu hồi Kế hoạch 31/KH-UBND, nhập nhầm: 1 việc không còn phải làm: Giữ trật tự")


def test_its_number_is_free_again_and_the_file_may_be_read_again(clerk, first):
    before = db.session.scalars(db.select(RegisterEntry)).all()
    withdraw(clerk, first)
    assert [one.state for one in before] == [EntryState.RESERVED for _ in before]
    path = paste(clerk, PLAIN)
    assert draft_at(path).review["amends"] is None
    confirm(clerk, path)
    assert plan().id != first.id and plan().is_issued and plan().code == first.code


def test_reported_work_is_not_undone(clerk, first):
    one = share("police")
    tasks.accept(actor("police"), one)
    tasks.report(actor("police"), one, kind=ReportKind.PROGRESS, text="Đã cử người.")
    commit()
    assert "Đã có đơn vị báo cáo" in clerk.get(f"/ke-hoach/nhap/thu-hoi/{first.id}").text
    withdraw(clerk, first, 422)
    assert db.session.get_one(Plan, first.id).is_issued


def test_a_reason_is_needed(clerk, first):
    assert "Cần ghi vì sao" in withdraw(clerk, first, 422, reason=" ").text


def test_a_unit_cannot_withdraw(as_, first):
    withdraw(as_("police"), first, 403)


def test_what_speaks_against_it_must_be_seen_first(as_, at):
    at("2026-12-20 08:00")
    clerk = as_("office")
    other = PLAIN.replace("XÃ MINH SƠN", "XÃ SƠN HÀ").replace("03 tháng 8 năm 2026", "25 tháng 12 năm 2026")
    path = paste(clerk, other)
    page = clerk.get(path).text
    for words in ("không phải của", "25/12/2026 ở tương lai", "Cuộc đối thoại đã qua"):
        assert words in page, words
    data = {"seen": draft_at(path).version, "signed": "y"}
    assert "Vẫn xác nhận" in clerk.post(f"{path}/xac-nhan", data, 422).text
    clerk.post(f"{path}/xac-nhan", data | {"anyway": "y"})
    assert plan().is_issued


def test_a_draft_needs_no_second_look(as_, at):
    at("2026-12-20 08:00")
    clerk = as_("office")
    path = paste(clerk, PLAIN)
    clerk.post(f"{path}/xac-nhan", {"seen": draft_at(path).version})
    assert plan().is_draft
