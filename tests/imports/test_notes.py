"""“Soi kế hoạch” on the review of an import and on the page of the draft made of it."""

import re

from intranet.imports.pages import ReviewPage
from intranet.plans.parsing import read_text
from intranet.plans.parsing.kept import reading_of
from intranet.text.fold import clean
from tests.imports.support import ANSWERS, OURS, answer, confirm, draft_at, paste, plan
from tests.support.browser import Page
from tests.support.queries import recorded

FAULTY = OURS.replace("II. TỔ CHỨC", "III. TỔ CHỨC").replace("31/KH-UBND", "31 /KH-UBND")
SECTION = re.compile(r'<section class="section" id="soi".*?</section>', re.S)


def soi(page: Page) -> str:
    """Return the section of the notes on a page."""
    found = SECTION.search(page.html)
    return clean(found[0]) if found else ""


def test_a_kept_reading_is_the_reading():
    reading = read_text(FAULTY)
    kept = reading_of(reading.as_json(), reading.lines)
    assert kept.as_json() == reading.as_json()


def test_the_review_shows_what_is_wrong_with_its_lines(as_):
    clerk = as_("office")
    page = clerk.get(paste(clerk, FAULTY))
    section = soi(page)
    assert "Sai quy định" in section and "Nên xem lại" in section
    assert "dấu cách thừa" in section and 'href="#d3"' in section and "Viết liền số" in section
    assert "Lưu ý về văn bản" not in page.text


def test_the_review_says_how_many_are_wrong_and_how_many_are_to_be_looked_at(as_):
    clerk = as_("office")
    path = paste(clerk, FAULTY)
    counts = [len(notes) for _, notes in ReviewPage(draft_at(path)).checked.groups]
    assert len(counts) == 2
    said = "{} chỗ sai quy định, {} chỗ nên xem lại".format(*counts)
    assert clerk.get(path).text.count(said) == 2


def test_the_reader_and_the_checker_say_nothing_twice(as_):
    draft = draft_at(paste(as_("office"), FAULTY))
    assert "code_spaced" in {one["code"] for one in draft.reading["findings"]}
    assert "code_spaced" not in {one.code for one in ReviewPage(draft).checked.doubts}


def test_a_draft_shows_them_beside_its_paper_and_stops_at_nothing(as_):
    clerk = as_("office")
    path = paste(clerk, FAULTY)
    answer(clerk, path, {**ANSWERS, "Tổ hòa giải": None, "Ban CHQS": "military"})
    confirm(clerk, path, signed=False)
    place = f"/ke-hoach/{plan().id}"
    page = clerk.get(place)
    section = soi(page)
    assert "dấu cách thừa" in section and "phần mềm không giữ lại" in section
    assert 'href="#dong-3"' in section and 'id="dong-3"' in page.html
    assert "Trình duyệt" in page.text


def test_the_notes_cost_no_statement(as_):
    clerk = as_("office")
    costs = []
    for text in (FAULTY, OURS.replace("Số: 31/", "Số: 32/")):
        path = paste(clerk, text)
        clerk.get(path)
        with recorded() as statements:
            clerk.get(path)
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 6


def test_an_issued_plan_shows_none(as_):
    clerk = as_("office")
    path = paste(clerk, FAULTY)
    answer(clerk, path, {**ANSWERS, "Tổ hòa giải": None, "Ban CHQS": "military"})
    confirm(clerk, path)
    assert soi(clerk.get(f"/ke-hoach/{plan().id}")) == ""
