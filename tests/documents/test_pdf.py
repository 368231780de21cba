"""The PDF of a paper, where LibreOffice is installed."""

import os
import subprocess
import time
from pathlib import Path

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


@pytest.fixture
def program(app, session, tmp_path, monkeypatch):
    """Let a small program stand where LibreOffice would: what is kept is the affair of ours."""
    place = tmp_path / "soffice"
    place.write_text('#!/bin/sh\nfor last; do :; done\ncp "$last" "${last%.docx}.pdf"\n')
    place.chmod(0o755)
    monkeypatch.setitem(app.config, "SOFFICE", str(place))
    return Path(app.config["DATA"]) / "pdf"


def test_what_nobody_asked_for_in_a_month_is_removed(program):
    for number in range(2):
        pdf.of(b"%d" % number)
    (program / "cut-off").mkdir()
    (old, young, *_) = sorted(program.glob("*.pdf"))
    for one in (old, program / "cut-off"):
        os.utime(one, (time.time() - 31 * 86_400,) * 2)
    pdf.of(b"another")
    assert not old.exists() and not (program / "cut-off").exists() and young.exists()


def test_whoever_waits_too_long_for_others_is_told_so(as_, program, monkeypatch):
    document = paper("issued", subject="Lịch tiếp công dân")
    monkeypatch.setattr(pdf, "QUEUE", 0.1)
    browser = as_("office")
    with pdf._one_at_a_time:
        page = browser.get(f"/van-ban/{document.id}/pdf", status=422)
    assert "đang tạo nhiều bản PDF" in page.text
    assert browser.download(f"/van-ban/{document.id}/pdf").status_code == 200
