"""The five real plans, from the upload to the tasks of the units."""

import pytest

from intranet.calendar.rules import in_words
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from tests.imports.support import (
    ANSWERS,
    CLERK,
    answer,
    asked,
    confirm,
    draft_at,
    plan,
    seed,
    tasks,
    units_of,
    upload,
)
from tests.support import world

# seed: groups of duty holders, duties, dialogues of the plan
NUMBERS = {"000": (6, 7, 1), "001": (4, 6, 2), "002": (6, 16, 1), "003": (7, 11, 1), "004": (3, 3, 2)}


@pytest.fixture
def entered(as_):
    """Bring one seed through upload, questions and confirmation; return the clerk's browser."""

    def enter(name: str):
        clerk = as_(CLERK.get(name, "office"))
        path = upload(clerk, seed(name), f"{name}.txt")
        clerk.get(path)
        answer(clerk, path, ANSWERS)
        clerk.get(path)
        confirm(clerk, path)
        return clerk

    return enter


def dialogues() -> list[Dialogue]:
    """Return the dialogues of the newest plan."""
    found = db.select(Dialogue).where(Dialogue.plan_id == plan().id).order_by(Dialogue.id)
    return list(db.session.scalars(found))


@pytest.mark.parametrize("name", NUMBERS)
def test_every_duty_of_a_plan_becomes_a_task(entered, name):
    entered(name)
    groups, duties, _ = NUMBERS[name]
    found = tasks()
    assert len(found) == duties
    assert len({task.heading for task in found}) == groups
    assert all(task.assignments for task in found)
    assert plan().is_issued


@pytest.mark.parametrize("name", NUMBERS)
def test_a_plan_has_its_dialogues(entered, name):
    entered(name)
    expected = 3 if name == "000" else NUMBERS[name][2]  # 000: one in each of the three villages
    assert len(dialogues()) == expected


@pytest.mark.parametrize("name", NUMBERS)
def test_the_reading_keeps_groups_duties_and_dialogues(as_, name):
    path = upload(as_(CLERK.get(name, "office")), seed(name), f"{name}.txt")
    review = draft_at(path).review
    groups, duties, held = NUMBERS[name]
    assert len({duty["heading"] for duty in review["duties"]}) == groups
    assert (len(review["duties"]), len(review["dialogues"])) == (duties, held)


def test_a_limit_that_hangs_on_the_dialogue_is_given_for_each_village(entered):
    entered("000")
    (task,) = [task for task in tasks() if task.rule]
    assert in_words(task.rule) == "7 ngày trước đối thoại"
    assert units_of(task) == ["culture"] * 3
    villages = {world.unit(key).id for key in ("east", "west", "south")}
    assert {share.dialogue.unit_id for share in task.assignments} == villages


def test_each_village_head_gets_a_share(entered):
    entered("003")
    last = tasks()[-1]
    assert units_of(last) == ["east", "west", "south"]


def test_units_named_together_each_get_a_share(entered):
    entered("003")
    (task,) = [task for task in tasks() if "CHQS" in task.heading]
    assert units_of(task) == ["military", "police"]


def test_the_front_is_asked_and_offices_are_ordered(entered):
    entered("003")
    asked_units = {task.heading for task in tasks() if task.manner == "request"}
    assert len(asked_units) == 1 and "Mặt trận" in asked_units.pop()


def test_who_coordinates_holds_no_share(entered):
    entered("003")
    (task,) = [task for task in tasks() if task.heading.endswith("Thống kê")]
    helping = {one.unit_id for one in task.coordinators}
    assert units_of(task) == ["office"]
    assert len(helping) == 2  # the departments but the office itself


def test_the_rules_of_a_party_plan_arrive(entered):
    entered("002")
    words = [in_words(task.rule) for task in tasks() if task.rule]
    assert words == [
        "5 ngày làm việc trước đối thoại", "5 ngày làm việc trước đối thoại",
        "10 ngày trước đối thoại", "6 ngày trước đối thoại",
    ]  # fmt: skip
    assert plan().body == "party"


def test_a_name_that_was_settled_is_not_asked_again(entered, as_):
    entered("003")
    path = upload(as_("office"), seed("003").replace(b"2023", b"2024"), "next-year.txt")
    assert [one for one in asked(path) if one.kind == "name"] == []


def test_the_section_is_read_to_the_last_line(as_):
    clerk = as_("office")
    for name in ("000", "001", "003", "004"):
        page = clerk.get(upload(clerk, seed(name), f"{name}.txt"))
        assert "Đã hiểu" in page.text
