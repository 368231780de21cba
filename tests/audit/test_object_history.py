"""The history on a page is read by whom the matrix lets read it, and by nobody else."""

import pytest

from intranet.audit import log
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.tasks.models import Assignment, TaskCoordinator
from tests.support.make import make_plan
from tests.support.world import PEOPLE, actor, person, unit

# Who reads the history of everything; of what their unit holds; of what has been issued.
EVERYTHING = {
    "secretary", "standing", "party_office", "mobiliser", "inspector", "chairman", "vice", "office",
    "office_head",
}  # fmt: skip
ISSUED = {"councillor"}
NEVER = {"propagandist", "guest", "admin"}
OF_ECONOMY = {"specialist", "junior", "finance"}


@pytest.fixture
def pages(session):
    """A page of each kind that has a history, all of them the concern of Phòng Kinh tế."""
    plan = make_plan(duties=1)
    (made,) = dialogues.create(actor("office"), plan, [dialogues.Ordered(label="quý IV/2026")])
    share = session.scalars(db.select(Assignment)).one()
    share.dialogue_id = made.id
    for action, subject in (("unit.edit", unit("economy")), ("user.edit", person("junior"))):
        log.record(actor("admin"), action, subject)
    commit()
    return {
        "task": f"/nhiem-vu/{share.id}",
        "plan": f"/ke-hoach/{plan.id}",
        "dialogue": f"/doi-thoai/{made.id}",
        "unit": f"/don-vi/{unit('economy').id}",
        "person": f"/can-bo/{person('junior').id}",
    }


def shows(as_, name, path):
    """Return whether the page has a history; None where there is no page."""
    answer = as_(name)._send("GET", path)
    if answer.status_code in (403, 404):
        return None
    text = answer.get_data(as_text=True)
    return 'id="nhat-ky"' in text or 'id="qua-trinh"' in text


@pytest.mark.parametrize("name", PEOPLE)
def test_a_history_is_shown_as_the_matrix_says(as_, pages, name):
    for kind, path in pages.items():
        may = name in EVERYTHING or name in OF_ECONOMY or (name in ISSUED and kind != "person")
        seen = shows(as_, name, path)
        assert seen in ((may, None) if name in NEVER or not may else (may,)), (name, kind, seen)


def test_who_coordinates_reads_it_too(as_, pages, session):
    share = session.scalars(db.select(Assignment)).one()
    share.task.coordinators.append(TaskCoordinator(unit_id=unit("culture").id))
    commit()
    for kind in ("task", "plan", "dialogue"):
        assert shows(as_, "culture", pages[kind]) is True, kind
        assert not shows(as_, "police", pages[kind]), kind
