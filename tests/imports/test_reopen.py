"""A plan that is only a draft is reviewed again, so that what has changed since can be put right."""

from datetime import timedelta

import pytest

from intranet import clock
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.dialogues.models import Dialogue
from intranet.imports.models import ImportDraft
from intranet.org import unit_services
from intranet.plans.models import Plan, PlanItem
from tests.imports.support import answer, asked, confirm, draft_at, paste, plan, tasks
from tests.support import world


@pytest.fixture
def clerk(as_):
    """The clerk's browser."""
    return as_("office")


@pytest.fixture
def path(clerk):
    """Where the review of a plan is that was saved as a draft."""
    path = paste(clerk)
    answer(clerk, path, {"Tổ hòa giải cơ sở": "front"})
    confirm(clerk, path, signed=False)
    return path


def test_a_draft_goes_back_to_its_review_with_what_was_settled(clerk, path):
    old = plan().id
    assert f"/ke-hoach/nhap/soat-lai/{old}" in clerk.get(f"/ke-hoach/{old}").html
    clerk.get(f"/ke-hoach/nhap/soat-lai/{old}")
    assert clerk.post(f"/ke-hoach/nhap/soat-lai/{old}", {}).endswith(path)
    assert draft_at(path).is_open and draft_at(path).plan_id is None
    for model in (Plan, PlanItem, Dialogue):
        assert db.session.scalars(db.select(model)).all() == []
    assert asked(path) == []
    confirm(clerk, path)
    assert len(tasks()) == 4


def test_a_unit_closed_since_is_asked_about_and_the_plan_goes_out(clerk, actor, path):
    yesterday = clock.today() - timedelta(days=1)
    unit_services.close_unit(actor("admin"), world.unit("economy"), ends_on=yesterday)
    commit()
    clerk.post(f"/ke-hoach/nhap/soat-lai/{plan().id}", {})
    assert [one.kind for one in asked(path)] == ["name"]
    answer(clerk, path, {"Phòng Kinh tế": "office"})
    confirm(clerk, path)
    assert len(tasks()) == 4


def test_a_plan_in_force_is_not_reviewed_again(clerk, path):
    clerk.post(f"/ke-hoach/nhap/da-ky/{plan().id}", {"code": "31/KH-UBND", "issued_on": "2026-08-03"})
    assert "soat-lai" not in clerk.get(f"/ke-hoach/{plan().id}").html
    page = clerk.post(f"/ke-hoach/nhap/soat-lai/{plan().id}", {}, 422)
    assert "đã giao nhiệm vụ" in page.text
    assert db.session.scalars(db.select(ImportDraft)).one().is_confirmed


def test_only_those_who_edit_drafts_review_again(as_, path):
    as_("chairman").get(f"/ke-hoach/nhap/soat-lai/{plan().id}", 403)


def test_the_log_keeps_the_number_that_was_written_over(clerk, path):
    clerk.post(f"/ke-hoach/nhap/da-ky/{plan().id}", {"code": "31/KH-UBND", "issued_on": "2026-08-03"})
    clerk.post(f"/ke-hoach/{plan().id}/so-ngay", {"code": "32/KH-UBND", "issued_on": "2026-08-04"})
    (line,) = [one for one in history(plan()) if "trước là" in one.text]
    assert line.text == "Ghi số, ngày: 32/KH-UBND (trước là 31/KH-UBND)"
    assert (line.data["old_code"], line.data["old_issued_on"]) == ("31/KH-UBND", "2026-08-03")
