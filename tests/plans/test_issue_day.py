"""A plan whose day is filled in later: what counts from its issue gets its date, done work stays."""

from datetime import date

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.plans import services as plans
from intranet.plans.models import Plan
from intranet.tasks import services
from intranet.tasks.models import Assignment
from tests.support.world import actor, unit

AFTER_ISSUE = {"days": 5, "working_days": True, "direction": "after", "anchor": "issue"}


@pytest.fixture
def undated(session, at) -> Plan:
    """A signed plan without its day: two units count from it, one has a date of its own."""
    at("2026-11-16 09:00")
    rules = [("economy", AFTER_ISSUE), ("culture", AFTER_ISSUE)]
    rules.append(("police", {"date": "2026-12-01", "direction": "before"}))
    paper = plans.Paper(
        body=Body.STATE, subject="Đối thoại với Nhân dân", code="12/KH-UBND", text="KẾ HOẠCH\nĐối thoại",
        duties=[
            plans.Duty(
                line=at_line, place=f"mục III.{at_line}", title=f"Việc thứ {at_line}", rule=rule,
                words=f"Làm việc thứ {at_line} trong 05 ngày làm việc kể từ ngày ký.",
                unit_ids=[unit(key).id],
            )
            for at_line, (key, rule) in enumerate(rules, 1)
        ],
    )  # fmt: skip
    plan = plans.enter(actor("office"), paper)
    plans.issue_tasks(actor("office"), plan, anchors=[])
    commit()
    return plan


def share_of(key: str) -> Assignment:
    db.session.expire_all()
    return db.session.scalars(db.select(Assignment).where(Assignment.unit_id == unit(key).id)).one()


def test_the_page_shows_what_moves_before_it_is_saved(as_, undated):
    office, path = as_("office"), f"/ke-hoach/{undated.id}/so-ngay"
    assert "chưa ghi ngày ban hành" in office.get(f"/ke-hoach/{undated.id}").text
    assert share_of("economy").due is None
    typed = {"code": "12/KH-UBND", "issued_on": "16/11/2026"}
    page = office.post(path, typed, status=200)
    assert "2 thời hạn tính từ ngày ban hành" in page.text and "23/11/2026" in page.text
    assert "Phòng Kinh tế" in page.text and "Công an xã" not in page.text
    assert share_of("economy").due is None, "nothing is saved yet"
    office.post(path, typed | {"agreed": page.fields["agreed"]})
    assert share_of("economy").due == share_of("culture").due == date(2026, 11, 23)
    assert share_of("police").due == date(2026, 11, 30)
    said = [line.text for line in history(share_of("economy"))]
    assert "Hạn đổi từ chưa có ngày sang 23/11/2026" in said
    told = as_("specialist").get("/thong-bao").text
    assert "có ngày ban hành" in told and "23/11/2026" in told
    assert "có ngày ban hành" not in as_("police").get("/thong-bao").text


def test_work_that_is_reported_or_done_stays(as_, undated):
    for key, who in (("economy", "specialist"), ("culture", "culture")):
        services.accept(actor(who), share_of(key))
        services.report(actor(who), share_of(key), kind="result", text="Đã làm xong.")
    services.confirm(actor("office_head"), share_of("culture"))
    commit()
    plans.number(actor("office"), undated, code="12/KH-UBND", issued_on=date(2026, 11, 16))
    commit()
    assert share_of("economy").due is None and share_of("culture").due is None


def test_a_day_that_was_wrong_is_counted_anew(as_, undated):
    plans.number(actor("office"), undated, code="12/KH-UBND", issued_on=date(2026, 11, 16))
    commit()
    plan = db.session.get(Plan, undated.id)
    plans.number(actor("office"), plan, code="12/KH-UBND", issued_on=date(2026, 11, 13))
    commit()
    assert share_of("economy").due == date(2026, 11, 20)
    page = as_("specialist").get(f"/nhiem-vu/{share_of('economy').id}")
    assert "Hạn đổi từ 23/11/2026 sang 20/11/2026" in page.text


def test_a_day_ahead_is_refused_at_once(as_, undated):
    day = clock.today().replace(year=2027)
    typed = {"code": "12/KH-UBND", "issued_on": f"{day:%d/%m/%Y}"}
    page = as_("office").post(f"/ke-hoach/{undated.id}/so-ngay", typed, status=422)
    assert "tương lai" in page.text and "thời hạn tính từ" not in page.text
