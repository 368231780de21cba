"""The figures as a Word file say what the page says."""

import io
import zipfile
from datetime import date

import pytest
from lxml import etree

from intranet.db.session import commit
from intranet.figures.filters import View
from intranet.tasks import field_services
from tests.figures.test_figures import story
from tests.support.make import make_task
from tests.support.world import actor

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(autouse=True)
def november(session, at):
    at("2026-11-02 08:00")


def opened(browser, arguments: str):
    """Return the document of the file: its tree."""
    answer = browser.download(f"/so-lieu/ban-word{arguments}")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="So-lieu-')
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        return etree.fromstring(packed.read("word/document.xml"))


def said(part) -> str:
    return " ".join(" ".join("".join(one.itertext(f"{W}t")) for one in part.iter(f"{W}p")).split())


def rows_of(document) -> list[list[str]]:
    """Return the rows of the tables that have a head, without it."""
    with_head = [one for one in document.iter(f"{W}tbl") if one.find(f".//{W}tblHeader") is not None]
    return [
        [said(cell) for cell in row.iter(f"{W}tc")]
        for one in with_head
        for row in list(one.iter(f"{W}tr"))[1:]
    ]


def shown(page) -> list[list[str]]:
    """Return the rows of the tables of the page, without the column of the bars."""
    return [
        [page.text_of(cell) for cell in row if cell.get("class") != "figures__chart"]
        for body in page.all("tbody")
        for row in body.iter("tr")
    ]


@pytest.mark.parametrize("view", ["tong-quan", "don-vi", "linh-vuc"])
@pytest.mark.parametrize("name", ["chairman", "specialist"])
def test_the_word_file_holds_the_rows_and_the_sentences_of_the_page(at, as_, name, view):
    story(at)
    browser, narrowed = as_(name), f"?xem={view}&ky=2026"
    page, document = browser.get(f"/so-lieu{narrowed}"), opened(browser, narrowed)
    rows = rows_of(document)
    assert len(rows) >= 2 and rows == shown(page)
    words = said(document)
    assert page.heading.partition("Số liệu ")[2] in words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words and "ngày 10 tháng 11 năm 2026" in words
    start = " việc có hạn trong năm 2026, "
    assert words.partition(start)[2][:60] == page.text.partition(start)[2][:60]
    formula = "Tỷ lệ đúng hạn = số việc đúng hạn ÷ số việc đã đến hạn × 100% = "
    assert words.partition(formula)[2][:20] == page.text.partition(formula)[2][:20] != ""


def test_what_it_was_narrowed_to_stands_above_the_tables(at, as_):
    story(at)
    words = said(opened(as_("chairman"), "?xem=don-vi&khoi=government&ky=tat-ca"))
    assert "Phạm vi: việc có hạn từ trước đến nay; toàn xã; khối Ủy ban nhân dân." in words


def test_many_fields_lie_across_and_few_stand_upright(at, as_):
    field_services.found_usual(actor("office"))
    commit()
    chair = as_("chairman")
    titles = (
        "Thu gom rác thải", "Sửa chữa đường thôn", "Nạo vét mương nội đồng", "Rà soát hộ nghèo",
        "Phát bản tin trên loa",
    )  # fmt: skip
    for number, title in enumerate(titles):
        make_task("east", title=title, due=date(2026, 11, 12 + number))
        if not number:
            assert "landscape" not in etree.tostring(opened(chair, "?xem=thon-linh-vuc")).decode()
    at("2026-11-13 08:00")
    chair = as_("chairman")
    page, document = chair.get("/so-lieu?xem=thon-linh-vuc"), opened(chair, "?xem=thon-linh-vuc")
    fields = len(page.all("thead")[0].findall(".//th")) - 1
    assert fields > 4
    words = said(document)
    assert 'w:orient="landscape"' in etree.tostring(document).decode() and "Phụ lục" in words
    own = next(row for row in rows_of(document) if row[0] == "Thôn Đông")
    assert len(own) == fields + 1 and own[-1] == "5 (1)" and own.count("1 (1)") == 1


@pytest.mark.parametrize("view", [*View])
def test_where_nothing_is_due_the_file_says_so(as_, view):
    words = said(opened(as_("front"), f"?xem={view}&ky=2026"))
    assert "Không có việc nào có hạn trong năm 2026" in words


def test_the_letterhead_is_the_one_of_the_body_one_works_for(as_):
    assert "ỦY BAN MẶT TRẬN TỔ QUỐC" in said(opened(as_("front"), "")).upper()
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said(opened(as_("secretary"), ""))
    as_("admin").get("/so-lieu/ban-word", status=403)
