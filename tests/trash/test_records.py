"""What proves something is no rubbish: it is neither deleted nor changed once others rely on it (L12)."""

from datetime import timedelta

import pytest

from intranet import clock
from intranet.db.session import commit, db
from intranet.errors import Refused, WrongState
from intranet.files import store
from intranet.pages import broadcast_services, receipt_services, trashing
from intranet.pages import services as pages
from intranet.pages.models import PageKind
from intranet.tasks import evidence_services
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, ReportKind
from intranet.trash import services
from intranet.trash.models import Trashed
from tests.pages.support import page
from tests.support.make import make_task
from tests.support.papers import PDF
from tests.support.world import actor, unit


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def test_a_bulletin_that_was_read_out_stays_as_proof():
    made = page(kind=PageKind.BULLETIN, title="Mời dự đối thoại")
    moment = clock.now() - timedelta(hours=9)
    broadcast_services.note(actor("village"), made, unit_id=unit("east").id, at=moment, times=2)
    pages.withdraw(actor("specialist"), made, comment="Đã phát xong")
    with pytest.raises(Refused, match="nhật ký phát"):
        trashing.drop(actor("specialist"), made, comment="Không cần nữa")


def test_an_announcement_that_people_said_to_have_read_stays_as_proof():
    made = page(kind=PageKind.ANNOUNCEMENT, title="Trực bão", must_read=True)
    receipt_services.confirm(actor("village"), made)
    pages.withdraw(actor("specialist"), made, comment="Bão tan")
    with pytest.raises(Refused, match="đã đọc"):
        trashing.drop(actor("specialist"), made, comment="Không cần nữa")


@pytest.fixture
def without_first() -> Assignment:
    """Work with a report of which one of two files was deleted."""
    (share,) = make_task("economy", title="Rà soát tuyến mương")
    who = actor("specialist")
    tasks.accept(who, share)
    files = [store.save(who, PDF + str(n).encode(), name=f"bb{n}.pdf") for n in (1, 2)]
    tasks.report(who, share, kind=ReportKind.PROGRESS, text="Đã đo xong.", files=files)
    evidence_services.remove(who, share, files[0].id, reason="Nhầm tệp")
    tasks.report(who, share, kind=ReportKind.RESULT, text="Đã làm xong.")
    commit()
    return share


def test_evidence_does_not_come_back_under_the_eyes_of_who_confirms(without_first):
    deleted = db.session.scalars(db.select(Trashed)).one()
    with pytest.raises(WrongState, match="Rút báo cáo"):
        services.restore(actor("specialist"), deleted)
    tasks.confirm(actor("office"), without_first)
    with pytest.raises(WrongState, match="hồ sơ"):
        services.restore(actor("specialist"), deleted)
    assert [one.name for one in without_first.reports[0].files] == ["bb2.pdf"]


def test_who_read_the_work_before_a_file_went_or_came_is_told(without_first):
    tasks.withdraw(actor("specialist"), without_first)
    commit()
    seen = without_first.version
    services.restore(actor("specialist"), db.session.scalars(db.select(Trashed)).one())
    commit()
    with pytest.raises(WrongState):
        tasks.expect(without_first, seen)
    seen, file = without_first.version, without_first.reports[0].files[0]
    evidence_services.remove(actor("specialist"), without_first, file.id, reason="Vẫn nhầm")
    commit()
    with pytest.raises(WrongState):
        tasks.expect(without_first, seen)


def test_evidence_comes_back_once_the_report_is_taken_back(without_first):
    tasks.withdraw(actor("specialist"), without_first)
    services.restore(actor("specialist"), db.session.scalars(db.select(Trashed)).one())
    assert [one.name for one in without_first.reports[0].files] == ["bb1.pdf", "bb2.pdf"]
