"""The numbers of work close, and where they do not the page of health says so in red (J8)."""

from datetime import date

from sqlalchemy import update

from intranet.db.counters import bump
from intranet.db.session import commit, db
from intranet.tasks import sum_queries
from intranet.tasks.models import Assignment, Phase
from tests.support.make import make_task


def test_the_sums_of_ordinary_work_close(as_):
    make_task("villages", due=date(2026, 12, 1))
    make_task("economy")
    assert sum_queries.sums().faults == []
    page = as_("admin").get("/")
    assert "Khớp: 4 phần việc" in page.text


def test_a_row_written_past_the_services_is_told_in_red(as_):
    (one,) = make_task("economy", due=date(2026, 12, 1))
    db.session.execute(update(Assignment).where(Assignment.id == one.id).values(phase=Phase.DONE))
    bump("work")
    commit()
    page = as_("admin").get("/")
    assert "Số liệu không khớp: 1 phần việc nằm sai mục so với trạng thái" in page.text
    assert "Cần xử lý" in page.text
