"""The PDF of a paper, where LibreOffice is installed."""

import subprocess

import pytest

from intranet.documents import pdf, versions
from tests.support import needs
from tests.support.papers import paper


@pytest.fixture
def office(app, session, monkeypatch):
    """Let the application use LibreOffice."""
    monkeypatch.setitem(app.config, "SOFFICE", needs.libreoffice())


def test_without_libreoffice_there_is_no_button_and_no_pdf(as_):
    document = paper("issued")
    browser = as_("office")
    assert "PDF" not in browser.get(f"/van-ban/{document.id}").text.split("Tệp")[0]
    assert "chưa cài LibreOffice" in browser.get(f"/van-ban/{document.id}/pdf", status=404).text


def test_the_pdf_says_what_the_paper_says_and_is_made_once(as_, office, tmp_path, monkeypatch, app):
    document = paper("issued")
    browser = as_("office")
    page = browser.get(f"/van-ban/{document.id}")
    path = next(link for link in page.links if link.endswith("/pdf"))
    response = browser.download(path)
    assert response.data.startswith(b"%PDF") and 'filename="' in response.headers["Content-Disposition"]
    made = tmp_path / "a.pdf"
    made.write_bytes(response.data)
    text = subprocess.run(
        [needs.poppler(), "-layout", str(made), "-"], capture_output=True, check=True, text=True
    ).stdout
    assert "THÔNG BÁO" in text and document.code in text
    # The second time nothing is converted: it is there though the program is gone.
    monkeypatch.setitem(app.config, "SOFFICE", "true")
    assert browser.download(path).data == response.data


def test_the_same_words_make_the_same_file(office):
    document = paper("draft")
    assert versions.render(document) == versions.render(document)
    assert pdf.is_available()
