"""The files of a paper: none is overwritten, and it is known which text was issued."""

import io
import zipfile

import pytest
from docx import Document as WordFile

from intranet import clock
from intranet.db.session import commit, db
from intranet.documents import approvals, drafting, issuing, version_lines, versions
from intranet.documents.models import VersionOrigin
from intranet.errors import Forbidden, Refused, WrongState
from intranet.files import store
from tests.conclusions.support import delegate
from tests.support.papers import PDF, content_of, paper
from tests.support.world import actor


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 08:00")


def edit(document, text="Đã sửa tay"):
    """Edit the paper in Word, and bring the file."""
    word = WordFile(io.BytesIO(versions.render(document)))
    word.add_paragraph(text)
    saved = io.BytesIO()
    word.save(saved)
    made = versions.edited(actor("office"), document, saved.getvalue(), name="sua.docx", note="Căn lại")
    commit()
    return made


def warning(document):
    return " ".join(text for _kind, text in version_lines.warnings(document))


def test_a_new_generation_is_a_further_version_and_the_page_says_so():
    document = paper("draft")
    mine = edit(document)
    before = store.read(mine.file)
    assert "được giữ riêng" in warning(document)
    made = versions.regenerate(actor("office"), document)
    assert (mine.number, made.number) == (1, 2)
    assert store.read(mine.file) == before
    assert "Bản Word sửa tay ngày 20/11/2026 (bản số 1) vẫn được giữ" in warning(document)
    assert "bản phần mềm tạo mới là bản số 2" in warning(document)
    assert versions.latest_edit(document) is None


def test_when_the_words_change_the_edited_file_is_said_not_to_match():
    document = paper("draft")
    edit(document)
    drafting.change(actor("office"), document, content=content_of(document.kind, place="Nhà văn hóa"))
    assert "không còn khớp" in warning(document)
    assert versions.is_outdated(document, document.versions[0])


def test_the_office_chooses_the_edited_file_as_the_issued_text():
    document = paper("approved")
    mine = edit(document)
    issuing.issue(
        actor("office"), document, day=clock.today(), scan=issuing.Scan(PDF, "a.pdf"), keep_edited=True
    )
    commit()
    assert versions.official(document) is mine
    assert [one.origin for one in document.versions] == [VersionOrigin.EDITED, VersionOrigin.SCAN]
    assert versions.current(document) == store.read(mine.file)
    assert "bản Word sửa tay" in warning(document)


def test_unless_chosen_the_issued_text_is_generated_and_the_edit_is_kept():
    document = paper("approved")
    mine = edit(document)
    issuing.issue(actor("office"), document, day=clock.today(), scan_missing="Chưa scan")
    chosen = versions.official(document)
    assert chosen is not mine and chosen.origin is VersionOrigin.GENERATED and mine in document.versions


def test_an_edited_file_that_is_not_what_was_approved_is_not_issued():
    document = paper("approved")
    mine = edit(document)
    mine.content_version -= 1
    with pytest.raises(Refused, match="Nội dung đã đổi") as refused:
        issuing.issue(
            actor("office"), document, day=clock.today(), scan_missing="Chưa scan", keep_edited=True
        )
    assert refused.value.field == "text"


@pytest.mark.parametrize(("leader", "matches"), [("chairman", True), ("vice", False)])
def test_an_edited_file_with_another_signature_is_not_what_was_approved(leader, matches):
    delegate("document")
    document = paper("draft")
    mine = edit(document)
    approvals.submit(actor("office"), document)
    approvals.approve(actor(leader), document)
    commit()
    assert versions.is_outdated(document, mine) is not matches
    if leader == "vice":
        late = edit(document)
        approvals.give_back(actor("chairman"), document, comment="Tôi ký")
        assert versions.is_outdated(document, late)


@pytest.mark.parametrize("state", ["submitted", "issued", "dropped"])
def test_what_lies_before_the_leader_or_was_issued_is_not_edited(state):
    document = paper(state)
    with pytest.raises(WrongState):
        versions.edited(actor("office"), document, versions.render(document), name="sua.docx")


@pytest.mark.parametrize("data", [PDF, b"MZ\x90\x00", b""])
def test_only_a_word_file_is_an_edited_file(data):
    with pytest.raises(Refused):
        versions.edited(actor("office"), paper("draft"), data, name="sua.docx")


def test_a_word_file_that_cannot_be_read_is_not_kept(as_):
    document = paper("draft")
    whole = versions.render(document)
    place = whole.index(b"word/document.xml") + 60
    for broken in (whole[:place] + bytes(200) + whole[place + 200 :], only(b"<a"), only(b"")):
        page = as_("office").post(
            f"/van-ban/{document.id}/ban-word", {"file": (io.BytesIO(broken), "sua.docx")}, status=422
        )
        assert "không phải là văn bản Word" in page.text
    db.session.expire_all()
    assert document.versions == []


def only(xml: bytes) -> bytes:
    """Return a .docx with nothing but these words of XML."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("word/document.xml", xml)
    return kept.getvalue()


@pytest.mark.parametrize("name", ["chairman", "specialist", "party_office", "village", "admin"])
def test_nobody_but_who_drafts_brings_an_edited_file(name):
    document = paper("draft")
    with pytest.raises(Forbidden):
        versions.edited(actor(name), document, versions.render(document), name="sua.docx")
    with pytest.raises(Forbidden):
        versions.regenerate(actor(name), document)


@pytest.mark.parametrize(("data", "name"), [("KẾ HOẠCH".encode(), "ke-hoach.txt"), (PDF, "ke-hoach.pdf")])
def test_the_word_file_of_an_imported_paper_is_a_word_file(data, name):
    document = paper("issued")
    document.versions[0].is_official = False
    kept = versions.add(actor("office"), document, data, origin=VersionOrigin.IMPORTED, name=name)
    kept.is_official = True
    assert versions.current(document)[:2] == b"PK"
    assert "Bản chính thức là tệp đã nhập" in warning(document)


def test_readers_of_the_issued_text_do_not_get_what_led_to_it(as_):
    document = paper("approved")
    mine = edit(document)
    issuing.issue(actor("office"), document, day=clock.today(), scan_missing="Chưa scan")
    commit()
    for name, may in (("specialist", False), ("village", False), ("office", True), ("chairman", True)):
        page = as_(name).get(f"/van-ban/{document.id}")
        assert (f"/van-ban/{document.id}/tep/{mine.id}" in page.links) == may
        response = as_(name)
        if may:
            response.download(f"/van-ban/{document.id}/tep/{mine.id}")
        else:
            response.get(f"/van-ban/{document.id}/tep/{mine.id}", status=404)
        as_(name).download(f"/van-ban/{document.id}/tep/{versions.official(document).id}")


@pytest.mark.parametrize(
    ("kind", "taken"),
    [("image", False), ("oleObject", False), ("hyperlink", True), ("attachedTemplate", True)],
)
def test_a_word_file_that_would_ask_elsewhere_is_not_taken(kind, taken):
    document = paper("draft")
    word = WordFile(io.BytesIO(versions.render(document)))
    type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    word.part.relate_to("http://10.0.0.1/a.png", type_, is_external=True)
    saved = io.BytesIO()
    word.save(saved)
    if taken:
        versions.edited(actor("office"), document, saved.getvalue(), name="sua.docx")
    else:
        with pytest.raises(Refused, match="liên kết từ nơi khác"):
            versions.edited(actor("office"), document, saved.getvalue(), name="sua.docx")
