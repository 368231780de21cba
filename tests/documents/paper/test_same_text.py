"""The Word file, the page of the browser and the plain lines of a paper say the same."""

import unicodedata

import html5lib
import pytest

from intranet.documents.paper.blocks import Item, Paragraph, Table
from intranet.documents.paper.docx import build
from intranet.documents.paper.html import draw
from intranet.documents.paper.lines import lines
from tests.documents.paper.opened import texts
from tests.documents.paper.samples import PAPERS, plan

every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
HTML = "{http://www.w3.org/1999/xhtml}"


def page_texts(paper):
    """Return the lines of the preview."""
    parser = html5lib.HTMLParser()
    tree = parser.parseFragment(str(draw(paper)))
    assert parser.errors == []
    return [text for part in tree.iter(f"{HTML}p") if (text := "".join(part.itertext()))]


@every_paper
def test_three_ways_to_draw_say_the_same(paper):
    assert texts(build(paper)) == lines(paper) == page_texts(paper)


@every_paper
def test_a_page_has_no_style_or_script_of_its_own(paper):
    drawn = str(draw(paper))
    assert "style=" not in drawn and "<script" not in drawn and "None" not in drawn


def test_what_people_write_is_text_and_nothing_else():
    bad = "<script>alert(1)</script> & “A” \x07\x0b\ufffe\ud800 ]]> {{ten}}"
    paper = plan(
        subject=bad,
        blocks=(
            Paragraph(bad, lead=bad),
            Item(f"Dòng một\nDòng hai\r\n\r\n{bad}", "1."),
            Table(("A", bad), (("1", f"{bad}\nhai"), ("2",)), (1, 1)),
            Paragraph("Hết"),
        ),
    )
    said = lines(paper)
    assert texts(build(paper)) == said == page_texts(paper)
    assert "<script>" not in draw(paper)
    assert "1. Dòng một" in said and "Dòng hai" in said


def test_words_are_composed():
    apart = unicodedata.normalize("NFD", "Thời gian và địa điểm tổ chức hội nghị")
    paper = plan(blocks=(Paragraph(apart),), subject=apart)
    for drawn in (texts(build(paper)), page_texts(paper)):
        assert all(unicodedata.is_normalized("NFC", line) for line in drawn)
