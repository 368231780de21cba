"""A unit that coordinates is told when the plan is confirmed, and finds the work from its desk."""

import pytest

from tests.imports.amendments import WITH_HELP, told
from tests.imports.support import confirm, paste


@pytest.fixture
def confirmed(clerk):
    """A plan in force whose order on the police Phòng Kinh tế, which has one itself, coordinates on."""
    confirm(clerk, paste(clerk, WITH_HELP))


def test_who_also_has_work_is_told_both_in_one_line(confirmed):
    (text,) = told()["junior"]
    assert text == "Kế hoạch 31/KH-UBND giao 1 việc, phối hợp 1 việc"


def test_who_only_coordinates_is_told_so(clerk):
    confirm(clerk, paste(clerk, WITH_HELP.replace("với Phòng Kinh tế giữ", "với Phòng Văn hóa – Xã hội giữ")))
    (text,) = told()["culture"]
    assert text.startswith("Kế hoạch 31/KH-UBND giao: phối hợp 1 việc, ")


def test_the_desk_leads_to_what_one_coordinates_on(confirmed, as_):
    desk = as_("junior").get("/")
    assert "Phối hợp 2 việc" in desk.text  # one duty, a share each of police and military
    assert "/nhiem-vu?muc=phoi-hop" in desk.links
    assert "Phối hợp" not in as_("police").get("/").text
