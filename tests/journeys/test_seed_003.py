"""A real plan from the clerk's upload to a confirmed report, through the pages of everybody concerned."""

from datetime import date

import pytest

from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.dialogues.models import Dialogue
from intranet.tasks.models import Assignment
from tests.imports.support import ANSWERS, answer, confirm, draft_at, seed, tasks, upload


@pytest.fixture
def given(as_, at):
    """The plan as its clerk confirmed it in February 2026, with the limit of line 79 taken in."""
    at("2026-02-02 08:00")
    clerk = as_("office")
    path = upload(clerk, seed("003"), "ke-hoach.txt")
    (late,) = [one["number"] for one in draft_at(path).review["loose"] if one["line"] == 79]
    clerk.post(f"{path}/moc/{late}", {"seen": draft_at(path).version, "deed": "them"})
    answer(clerk, path, ANSWERS)
    confirm(clerk, path)
    return clerk


def share(code: str, words: str) -> Assignment:
    """Return a unit's share of the task that holds *words*."""
    db.session.expire_all()
    return next(
        one for task in tasks() if words in task.words for one in task.assignments if one.unit.code == code
    )


def test_units_find_their_work(given, as_):
    assert "bảo đảm an ninh" in as_("police").get("/nhiem-vu").text.replace("đảm bảo", "bảo đảm")
    assert len([task for task in tasks() if task.assignments]) == 12


def test_a_village_reports_and_the_office_confirms(given, as_, at):
    words = "Thông báo thời gian, địa điểm"
    one = share("east", words)
    base, village = f"/nhiem-vu/{one.id}", as_("village")
    assert words in village.get(base).text
    village.post(f"{base}/tiep-nhan", {"seen": one.version})
    one = share("east", words)
    at("2026-02-05 15:00")
    as_("village").post(
        f"{base}/bao-cao", {"seen": one.version, "kind": "result", "text": "Đã thông báo trên loa hai buổi."}
    )
    one = share("east", words)
    assert one.state.label == "Chờ xác nhận"
    as_("office").post(f"{base}/xac-nhan", {"seen": one.version})
    one = share("east", words)
    assert one.state.label == "Hoàn thành"
    assert share("west", words).state.label == "Chưa tiếp nhận"


def test_a_limit_after_the_dialogue_is_counted_once_its_day_is_fixed(given, actor):
    words = "Chậm nhất 10 ngày làm việc"
    assert share("economy", words).due is None
    dialogue = db.session.scalars(db.select(Dialogue)).one()
    dialogues.fix_day(actor("chairman"), dialogue, day=date(2026, 5, 14), time="08:00")
    commit()
    assert str(share("economy", words).due) == "2026-05-28"
