"""The papers as LibreOffice lays them out: nobody signs on a page that says nothing else."""

import subprocess

import pypdfium2
import pytest

from intranet.documents.paper import bulk
from intranet.documents.paper.docx import build
from tests.documents.paper.samples import PARTY, STATE, body, invitation, letter, minutes, plan, with_annexes
from tests.support import needs

pytestmark = pytest.mark.libreoffice
HOUSES = {"state": STATE, "party": PARTY}


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Return a function that gives the text of each page of the papers it is given."""
    office, folder = needs.libreoffice(), tmp_path_factory.mktemp("printed")

    def pages(papers):
        for name, paper in papers.items():
            (folder / f"{name}.docx").write_bytes(paper if isinstance(paper, bytes) else build(paper))
        command = [
            office,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            f"-env:UserInstallation=file://{folder}/profile",
        ]
        files = [folder / f"{name}.docx" for name in papers]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=150)
        return {name: text_of(folder / f"{name}.pdf") for name in papers}

    return pages


def text_of(path):
    """Return the text of each page."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_the_page_of_the_signature_also_holds_a_sentence(printed):
    papers = {
        f"{name}-{count}": plan(house, blocks=body(house, sentences=count))
        for name, house in HOUSES.items()
        for count in range(1, 8)
    }
    pages = printed(papers)
    counts = {name: len(found) for name, found in pages.items()}
    assert counts["state-1"] == 1 and counts["state-7"] == 2, counts
    assert counts["party-1"] == 2 and counts["party-7"] == 3, counts
    for name, found in pages.items():
        signed = [page for page in found if "Lê Thị Hoài An" in page]
        assert len(signed) == 1 and signed[0] == found[-1], name
        assert "hướng dẫn." in signed[0] and "Nơi nhận:" in signed[0], name


def test_first_pages_bear_no_number_and_annexes_count_anew(printed):
    pages = printed({"annexes": with_annexes(), "letter": letter(), "minutes": minutes()})
    assert [len(found) for found in pages.values()][1:] == [1, 1]
    first = [page.splitlines()[0].strip() for page in pages["annexes"]]
    starts = [n for n, line in enumerate(first) if not line.isdigit()]
    assert [first[n].split()[0] for n in starts] == ["ỦY", "Phụ", "Phụ"]
    for begun, ended in zip(starts, [*starts[1:], len(first)], strict=True):
        assert first[begun + 1 : ended] == [str(n) for n in range(2, ended - begun + 1)]
    assert all(
        "STT" in page
        for page, line in zip(pages["annexes"], first, strict=True)
        if "Nhà văn hóa thôn Gò Sim" in page
    )


def test_all_invitations_in_one_file_are_one_page_each_without_a_number(printed):
    guests = [{"ten": f"Ông Nguyễn Văn {name}", "chuc_vu": "Trưởng thôn"} for name in ("An", "Bình", "Chí")]
    (pages,) = printed({"together": bulk.together(invitation(), guests)}).values()
    assert [page.splitlines()[0].strip() for page in pages] == ["ỦY BAN NHÂN DÂN"] * 3
    for guest, page in zip(guests, pages, strict=True):
        assert guest["ten"] in page and "Nơi nhận:" in page
