"""An amendment names other coordinating units: those that begin and those that cease are told, once each."""

import pytest

from intranet.db.session import commit, db
from intranet.imports import changes
from intranet.imports.review import as_json, from_json
from intranet.notifications.models import Notice
from tests.imports.amendments import OTHER_HELP, WITH_HELP, agree, finish, share, told
from tests.imports.support import confirm, draft_at, paste
from tests.support.world import unit

FREED = "Kế hoạch 31/KH-UBND được sửa đổi: thôi phối hợp 1 việc"
HELPS = "Kế hoạch 31/KH-UBND được sửa đổi: phối hợp thêm 1 việc"


@pytest.fixture
def helped(clerk):
    """A plan in force whose order on the police has a coordinating unit."""
    confirm(clerk, paste(clerk, WITH_HELP))
    forget()


def forget() -> None:
    """Empty every inbox."""
    db.session.execute(db.delete(Notice))
    commit()


def only_coordination(clerk, *keys: str) -> str:
    """Bring the plan again, moved by a day, with other coordinating units for the order on the police."""
    path = paste(clerk, WITH_HELP.replace("Ngày 10/12/2026", "Ngày 11/12/2026"))
    review = from_json(draft_at(path).review)
    one = next(one for one in review.duties if "giữ trật tự" in one.words)
    ids = tuple(unit(key).id for key in keys)
    draft_at(path).review = as_json(changes.edit_duty(review, one.number, coordinating_ids=ids))
    commit()
    return path


def test_only_who_begins_and_who_ceases_to_coordinate_is_told(clerk, helped):
    path = only_coordination(clerk, "culture")
    page = clerk.get(path)
    assert "Báo cho 2 đơn vị: Phòng Kinh tế, Phòng Văn hóa – Xã hội" in page.text
    agree(clerk, path)
    title = share("police").title
    lines = told()
    assert lines["culture"] == [f"{HELPS}: {title}"]
    assert "police" not in lines
    # Its own date moved with the dialogue besides: one line says both.
    assert len(lines["junior"]) == 1 and "thôi phối hợp 1 việc" in lines["junior"][0]


def test_the_units_told_find_the_work_or_their_list(clerk, as_, helped):
    agree(clerk, paste(clerk, OTHER_HELP))
    title = share("police").title
    assert told()["culture"] == [f"{HELPS}: {title}"]
    assert told()["specialist"] == [f"{FREED}: {title}"]
    for name in ("culture", "specialist"):
        inbox = as_(name).get("/thong-bao")
        assert title in inbox.text
    paths = {path for (path,) in db.session.execute(db.select(Notice.path))}
    assert "/nhiem-vu" in paths
    as_("culture").get(f"/nhiem-vu/{share('police').id}")


def test_who_coordinates_still_hears_nothing(clerk, helped):
    agree(clerk, only_coordination(clerk, "economy", "culture"))
    lines = told()
    assert "culture" in lines and not any("phối hợp" in line for line in lines["junior"])


def test_of_work_that_is_done_nobody_is_told(clerk, helped):
    for name in ("police", "military"):
        finish(name, name)
    forget()
    agree(clerk, only_coordination(clerk, "culture"))
    assert "culture" not in told()
