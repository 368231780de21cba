"""What is printed: the schedule of a dialogue on one sheet (C19), the month on one."""

import re
from datetime import timedelta

from intranet import clock
from tests.agenda.test_schedule import make
from tests.support.chromium import DESK, Tab
from tests.support.world import PASSWORD

A3_ACROSS, A4_ACROSS = (1191, 842), (842, 595)  # points


def printed(tab: Tab, path: str) -> tuple[int, set[tuple[int, int]]]:
    """Print a page as its styles say; return how many sheets that takes and of what size."""
    tab.go(path)
    data = tab.page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[([^\]]+)\]", data)
    sizes = [[round(float(number)) for number in box.split()] for box in boxes]
    return len(re.findall(rb"/Type\s*/Page\b", data)), {(width, height) for *_, width, height in sizes}


def test_forty_tasks_of_a_dialogue_fit_one_sheet_of_a3(session, chrome, address):
    path = f"/lich/doi-thoai/{make(times=10, day=clock.today() + timedelta(20)).id}"
    with chrome.tab(address, DESK) as tab:
        tab.sign_in("chairman", PASSWORD)
        assert printed(tab, path) == (1, {A3_ACROSS})
        assert printed(tab, "/lich") == (1, {A4_ACROSS})
        assert tab.axe() == []
        tab.go(path)
        assert tab.axe() == []
