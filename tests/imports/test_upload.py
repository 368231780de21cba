"""What may come in: files by their content, one reading for one file, refusals that lose nothing."""

import io
import zipfile

import pytest

from intranet.db.session import db
from intranet.files.checks import LARGEST
from intranet.files.models import StoredFile
from intranet.imports.models import ImportDraft
from tests.imports.support import OURS, confirm, draft_at, paste, upload
from tests.plans import documents
from tests.support import world

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_PARAGRAPH = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p></w:body></w:document>"
)


def docx(document: str = _PARAGRAPH, **parts: bytes) -> bytes:
    """Return a small Word file with further *parts*."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(f"word/{name.replace('__', '.')}", content)
    return data.getvalue()


HOSTILE = {
    "a program called .docx": (b"MZ\x90\x00" + bytes(range(256)) * 20, "ke-hoach.docx"),
    "a zip bomb": (docx(bomb__xml=b"\0" * 210_000_000), "ke-hoach.docx"),
    "macros": (docx(vbaProject__bin=b"\x01\x02"), "ke-hoach.docx"),
    "a page called .docx": (b"<!DOCTYPE html><html><script>alert(1)</script></html>", "ke-hoach.docx"),
    "nothing": (b"", "ke-hoach.txt"),
    "spaces": (b" \n \n", "ke-hoach.txt"),
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "ke-hoach.docx"),
    "an entity": (docx('<!DOCTYPE x [<!ENTITY a "b">]>' + _PARAGRAPH), "ke-hoach.docx"),
    "no plan": ("GIẤY MỜI\nKính mời ông, bà dự họp.\n".encode(), "giay-moi.txt"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_with_one_sentence(as_, what):
    data, name = HOSTILE[what]
    page = upload(as_("office"), data, name, status=422)
    said = [page.text_of(one) for one in page.all("div") if one.get("id") == "file-loi"]
    assert len(said) == 1 and said[0].endswith((".", ").")), said
    assert db.session.scalar(db.select(ImportDraft.id)) is None
    assert db.session.scalar(db.select(StoredFile.id)) is None


WORD = docx(other__xml=bytes(range(256)) * 400)


@pytest.mark.parametrize(
    ("data", "name", "wrong", "todo"),
    [
        (WORD[:-900], "ke-hoach.docx", "Tệp Word bị hỏng: thiếu phần cuối", "tải lại trọn tệp"),
        (
            docx(_PARAGRAPH.replace("</w:t>", "</w:x>")), "ke-hoach.docx",
            "Tệp Word bị hỏng: có phần bên trong không mở được", "lưu thành tệp .docx mới",
        ),
        (b"\x00\x01\x02\xff" + WORD[4:], "ke-hoach.docx", "bên trong không phải tệp Word", "xin lại tệp"),
        (
            b"MZ\x90\x00" + bytes(range(256)) * 20, "ke-hoach.docx",
            "là chương trình máy tính (như .exe), không phải văn bản, dù tên tệp là .docx", "Đừng mở tệp",
        ),
        (b"MZ\x90\x00" + b"\x00" * 90, "Cai-dat.EXE", "là chương trình máy tính", "hỏi lại người gửi"),
        (b"\x7fELF\x02\x01\x01\x00" * 9, "ke-hoach.pdf", "dù tên tệp là .pdf", "chọn đúng tệp kế hoạch"),
    ],
)  # fmt: skip
def test_a_damaged_file_and_a_program_are_told_apart_and_what_to_do(as_, data, name, wrong, todo):
    page = upload(as_("office"), data, name, status=422)
    (said,) = [page.text_of(one) for one in page.all("div") if one.get("id") == "file-loi"]
    assert wrong in said and todo in said
    assert db.session.scalar(db.select(StoredFile.id)) is None


def test_a_request_larger_than_the_server_takes_is_refused(app, as_, monkeypatch):
    clerk = as_("office")
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1000)
    page = upload(clerk, b"K" * 2000, "ke-hoach.txt", status=413)
    assert "25 MB" in page.text


def test_after_too_large_a_file_the_form_is_one_press_away(app, as_, monkeypatch):
    clerk = as_("office")
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1000)
    came_from = {"Referer": "http://localhost/ke-hoach/nhap"}
    answer = clerk._send("POST", "/ke-hoach/nhap", data={"text": "K" * 2000}, headers=came_from)
    assert answer.status_code == 413
    assert 'href="/ke-hoach/nhap">Mở lại biểu mẫu' in answer.get_data(as_text=True)


@pytest.mark.parametrize("stamp", ["MẬT", "Tối mật", " TUYỆT MẬT ", "**MẬT**", "Độ mật: MẬT"])
def test_a_text_with_a_stamp_of_secrecy_stays_outside(as_, stamp):
    clerk, text = as_("office"), OURS.replace("Số: 31", f"{stamp}\nSố: 31")
    for page in (upload(clerk, text.encode(), status=422), paste(clerk, text, status=422)):
        assert "bảo vệ bí mật nhà nước" in page.text
    assert db.session.scalar(db.select(ImportDraft.id)) is None
    assert db.session.scalar(db.select(StoredFile.id)) is None


def test_words_about_secrecy_are_no_stamp(as_):
    upload(as_("office"), OURS.replace("Giữ trật tự", "Giữ bí mật, trật tự").encode())


def test_the_form_takes_what_the_reader_takes_and_both_say_the_same(as_):
    clerk = as_("office")
    assert "tối đa 25 MB" in clerk.get("/ke-hoach/nhap").text
    too_large = upload(clerk, b"K" * (LARGEST + 1), "ke-hoach.txt", status=422)
    assert "Tệp lớn hơn 25 MB" in too_large.text
    whole = OURS.encode() + b"\n" * (LARGEST - len(OURS.encode()))
    upload(clerk, whole, "ke-hoach.txt")


def test_neither_file_nor_text_is_asked_for(as_):
    page = paste(as_("office"), "", status=422)
    assert "Hãy chọn tệp hoặc dán văn bản kế hoạch." in page.text


def test_a_refused_text_stays_in_the_form(as_):
    page = paste(as_("office"), "Thông báo nghỉ lễ của cơ quan", status=422)
    assert page.fields["text"] == "Thông báo nghỉ lễ của cơ quan"


def test_a_real_file_of_the_wrong_name_is_read(as_):
    assert upload(as_("office"), OURS.encode(), "ke-hoach.docx")


def test_the_file_can_be_opened_again(as_):
    clerk = as_("office")
    path = upload(clerk, OURS.encode())
    assert clerk.download(f"{path}/tep").data == OURS.encode()


def test_the_same_file_leads_to_the_open_review(as_):
    clerk = as_("office")
    path = upload(clerk, OURS.encode())
    page = upload(clerk, OURS.encode(), "ten-khac.txt", status=422)
    assert "đang được soát" in page.text
    assert path in page.links
    assert len(db.session.scalars(db.select(ImportDraft)).all()) == 1


def test_the_same_text_leads_to_its_plan(as_):
    clerk = as_("office")
    path = paste(clerk, OURS.replace("3. Tổ hòa giải cơ sở\n- Vận động bà con cùng đến dự.\n", ""))
    confirm(clerk, path)
    page = paste(
        clerk, OURS.replace("3. Tổ hòa giải cơ sở\n- Vận động bà con cùng đến dự.\n", ""), status=422
    )
    assert "đã được nhập thành kế hoạch" in page.text
    assert f"/ke-hoach/{draft_at(path).plan_id}" in page.links


def test_the_body_comes_from_the_paper(as_):
    party = OURS.replace("31/KH-UBND", "31-KH/ĐU").replace(
        "ỦY BAN NHÂN DÂN\nXÃ MINH SƠN", "ĐẢNG ỦY XÃ MINH SƠN"
    )
    path = paste(as_("party_office"), party)
    assert draft_at(path).body == "party"
    page = paste(as_("office"), party, status=422)
    assert "Văn phòng Đảng ủy nhập" in page.text


def test_the_party_office_enters_no_plan_of_the_committee(as_):
    page = paste(as_("party_office"), OURS, status=422)
    assert "Văn phòng HĐND và UBND nhập" in page.text


@pytest.mark.parametrize("name", ["specialist", "village", "front", "guest"])
def test_others_find_no_import(as_, name):
    path = paste(as_("office"))
    assert "Văn phòng" in as_(name).get("/ke-hoach/nhap", 403).text
    as_(name).get(path, 404)


def test_the_chairman_sees_that_it_is_the_offices_work(as_):
    path = paste(as_("office"))
    as_("chairman").get(path, 403)
    as_("chairman").post(f"{path}/xac-nhan", {"seen": "1"}, 403)


def test_the_party_office_does_not_see_readings_of_the_committee(as_):
    path = paste(as_("office"))
    as_("party_office").get(path, 404)


def test_a_reading_is_given_up_with_a_reason(as_):
    clerk = as_("office")
    path = paste(clerk)
    clerk.post(f"{path}/bo", {"seen": "1", "comment": ""}, 422)
    clerk.post(f"{path}/bo", {"seen": "1", "comment": "Nhầm bản dự thảo"})
    assert "đã được bỏ" in clerk.get(path).text
    assert world.unit("economy").name not in clerk.get("/ke-hoach/nhap").text
    assert paste(clerk) != path


def test_a_word_file_is_read_like_its_text(as_):
    clerk = as_("office")
    path = upload(clerk, documents.docx(*(documents.p(line) for line in OURS.split("\n"))), "ke-hoach.docx")
    assert len(draft_at(path).review["duties"]) == 4
    assert clerk.download(f"{path}/tep").mimetype.endswith("wordprocessingml.document")
