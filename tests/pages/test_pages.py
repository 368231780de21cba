"""Writing through pages: forms, files, two editors, blocks, few statements (K6, K8, K9)."""

import io

import pytest

from intranet.audit.models import AuditEntry
from intranet.db.session import commit, db
from intranet.pages import home_queries, services
from intranet.pages.models import Page, PageKind
from intranet.pages.record_models import BlockKind
from intranet.seed.evidence import scan
from tests.pages.support import common, narrow, page, section
from tests.support.queries import recorded
from tests.support.world import actor

TEXT = "Một.\n\nHai.\n\nBa."


def written(title: str) -> Page:
    return db.session.scalars(db.select(Page).where(Page.title == title)).one()


def test_a_unit_writes_its_first_page_and_publishes_it(as_):
    browser = as_("specialist")
    form = browser.get("/trang-chung/viet")
    assert "Phòng Kinh tế" in form.text
    path = browser.post("/trang-chung/viet", form.fields | {"title": "Lịch tiếp dân", "text": "Thứ **Năm**."})
    assert "Bản nháp" in browser.get(path).text
    page_id = path.rpartition("/")[2]
    assert "Mọi người có chức vụ" in browser.get(f"/trang-chung/{page_id}/dang").text
    browser.post(f"/trang-chung/{page_id}/dang", browser.get(f"/trang-chung/{page_id}/dang").fields)
    shown = as_("village").get("/trang/uy-ban-nhan-dan/phong-kinh-te/lich-tiep-dan")
    assert "<strong>Năm</strong>" in shown.html


def test_what_was_typed_comes_back_with_what_is_wrong(as_):
    browser = as_("specialist")
    form = browser.get("/trang-chung/viet").fields
    refused = browser.post("/trang-chung/viet", form | {"title": "", "text": "Đã viết dài"}, status=422)
    assert "Cần ghi tên trang" in refused.text and refused.fields["text"] == "Đã viết dài"
    refused = browser.post("/trang-chung/viet", form | {"title": "Tên", "text": ""}, status=422)
    assert "Cần có nội dung" in refused.text


def test_looking_saves_nothing(as_):
    browser = as_("specialist")
    form = browser.get("/trang-chung/viet").fields
    looked = browser.post(
        "/trang-chung/viet", form | {"title": "Tên", "text": "Thử **đậm**", "deed": "xem"}, status=200
    )
    assert "<strong>đậm</strong>" in looked.html and looked.fields["title"] == "Tên"
    assert db.session.scalar(db.select(db.func.count()).select_from(Page)) == 0


def test_pasted_html_is_cleaned_by_the_server(as_):
    browser = as_("specialist")
    form = browser.get("/trang-chung/viet").fields
    dirty = "<p class=MsoNormal><b>Kính gửi</b><o:p></o:p></p><script>alert(1)</script>"
    path = browser.post("/trang-chung/viet", form | {"title": "Dán", "text": dirty})
    assert "<strong>Kính gửi</strong>" in browser.get(path).html and "alert(1)" not in browser.get(path).text


def upload(name: str, data: bytes):
    return io.BytesIO(data), name


def test_files_are_attached_shown_and_taken_by_readers(as_):
    made = page("specialist", "Bản đồ", "Xem ảnh.")
    browser, reader = as_("specialist"), as_("village")
    form = browser.get(f"/trang-chung/{made.id}/sua").fields
    browser.post(f"/trang-chung/{made.id}/sua", form | {"files": upload("bando.png", scan(60, 60))})
    db.session.expire_all()
    (stored,) = services.queries.revision(made, 2).files
    assert stored["name"] == "bando.png" and stored["kind"] == "png"
    path = f"/trang-chung/{made.id}/tep/{stored['id']}"
    assert reader.open(path).status_code == 404  # not published yet
    form = browser.get(f"/trang-chung/{made.id}/sua").fields
    browser.post(f"/trang-chung/{made.id}/sua", form | {"text": f"![Bản đồ xã](tep:{stored['id']})"})
    services.publish(actor("specialist"), made)
    commit()
    assert f'<img src="{path}" alt="Bản đồ xã">' in reader.get(f"/trang/{made.path}").html
    assert reader.download(path).content_type == "image/png"
    form = browser.get(f"/trang-chung/{made.id}/sua").fields
    del form["kept"]
    browser.post(f"/trang-chung/{made.id}/sua", form | {"text": "Không ảnh."})
    services.publish(actor("specialist"), made)
    commit()
    assert reader.open(path).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"), [("a.exe", b"MZ\x90\x00"), ("a.docx", b"<html></html>"), ("a.svg", b"<svg onload=x>")]
)
def test_files_are_told_by_their_content(as_, name, data):
    browser = as_("specialist")
    form = browser.get("/trang-chung/viet").fields | {"title": "Tệp", "text": "x"}
    refused = browser.post("/trang-chung/viet", form | {"files": upload(name, data)}, status=422)
    assert "chương trình máy tính" in refused.text or "không đúng loại" in refused.text
    assert refused.fields["title"] == "Tệp"


def test_the_second_of_two_editors_is_asked_and_settles(as_):
    made = page("office", "Trang", TEXT)
    one, other = as_("office"), as_("office_head")
    edit = f"/trang-chung/{made.id}/sua"
    mine, theirs = one.get(edit).fields, other.get(edit).fields
    other.post(edit, theirs | {"text": TEXT.replace("Hai.", "Hai của người kia."), "title": "Tên kia"})
    asked = one.post(
        edit, mine | {"text": TEXT.replace("Hai.", "Hai của tôi."), "title": "Tên tôi"}, status=409
    )
    for words in ("Hai của người kia.", "Hai của tôi.", "Tên kia", "Tên tôi", "Hà Văn Đạt"):
        assert words in asked.html, words
    again = one.post(f"/trang-chung/{made.id}/hop-nhat", asked.fields, status=422)
    assert "Còn 2 chỗ chưa chọn" in again.text
    one.post(f"/trang-chung/{made.id}/hop-nhat", again.fields | {"chon-0": "both", "chon-title": "theirs"})
    db.session.expire_all()
    found = services.queries.revision(made, made.revision)
    assert found.text == "Một.\n\nHai của người kia.\nHai của tôi.\n\nBa." and found.title == "Tên kia"


def test_what_changed_is_compared_word_by_word_and_brought_back(as_):
    made = page("office", "Trang", "Họp thứ Hai hằng tuần.")
    browser = as_("office")
    form = browser.get(f"/trang-chung/{made.id}/sua").fields
    browser.post(f"/trang-chung/{made.id}/sua", form | {"text": "Họp thứ Tư hằng tuần."})
    compared = browser.get(f"/trang-chung/{made.id}/so-sanh")
    assert "<del>Hai</del>" in compared.html and "<ins>Tư</ins>" in compared.html
    browser.post(f"/trang-chung/{made.id}/ban/1/lay-lai")
    assert "Họp thứ Hai" in browser.get(f"/trang-chung/{made.id}").text
    assert "Lấy lại bản 1" in browser.get(f"/trang-chung/{made.id}/cac-ban").text


def test_readers_are_settled_on_a_page_and_a_stale_form_is_refused(as_):
    made = page("office", "Trang", parent=common())
    browser = as_("office")
    path = f"/trang-chung/{made.id}/thiet-lap"
    form = browser.get(path).fields
    browser.post(path, form | {"blocks": "front"})
    assert "Mặt trận và đoàn thể" in browser.get(f"/trang-chung/{made.id}").text
    refused = browser.post(path, form | {"blocks": "party"}, status=422)
    assert "vừa có thay đổi" in refused.text
    as_("specialist").get(path, status=404)


def test_a_unit_changes_nothing_of_a_published_common_page(as_):
    made = page("specialist", "Tin", parent=common())
    browser = as_("specialist")
    for path in ("thiet-lap", "dang", "go"):
        browser.get(f"/trang-chung/{made.id}/{path}", status=403)
    browser.get(f"/trang-chung/{made.id}/sua")


def test_blocks_of_the_common_home_are_put_in_order_hidden_and_added(as_):
    page("office", "Thông báo một", parent=common(), kind=PageKind.ANNOUNCEMENT)
    page("specialist", "Trang một")
    browser = as_("office")
    heads = [browser.get("/trang").text_of(h) for h in browser.get("/trang").all("h2")]
    assert heads.index("Thông báo") < heads.index("Trang mới")
    for _ in range(3):
        moved = browser.post("/trang-chung/sap-xep/khoi", {"kind": "newest", "section": "", "deed": "len"})
        places = [one.get("id") for one in browser.get("/trang-chung/sap-xep").all("li")]
        assert moved.partition("#")[2] in places, "the keyboard goes on elsewhere"
    heads = [browser.get("/trang").text_of(h) for h in browser.get("/trang").all("h2")]
    assert heads.index("Trang mới") < heads.index("Thông báo")
    browser.post("/trang-chung/sap-xep/khoi", {"kind": "announcements", "section": "", "deed": "an-hien"})
    assert "Thông báo một" not in as_("village").get("/trang").text
    own = section("specialist")
    browser.post("/trang-chung/sap-xep/them", {"section": own.id})
    assert "Phòng Kinh tế" in [browser.get("/trang").text_of(h) for h in browser.get("/trang").all("h2")]
    assert (
        "đã có trên Bảng tin"
        in browser.post("/trang-chung/sap-xep/them", {"section": own.id}, status=422).text
    )
    browser.post("/trang-chung/sap-xep/khoi", {"kind": "section", "section": own.id, "deed": "bo"})
    assert BlockKind.SECTION not in [one.kind for one in home_queries.blocks()]
    as_("specialist").get("/trang-chung/sap-xep", status=403)


def test_the_log_tells_nobody_of_a_page_they_may_not_know(as_):
    made = page("specialist", "Chuyện riêng của phòng", published=False)
    narrow(made, "specialist", units=("economy",))
    assert db.session.scalars(db.select(AuditEntry).where(AuditEntry.subject_type == "Page")).first()
    assert "Chuyện riêng" not in as_("chairman").get("/nhat-ky").text
    services.publish(actor("specialist"), made)
    commit()
    assert "Chuyện riêng" not in as_("inspector").get("/nhat-ky").text


@pytest.mark.parametrize("name", ["office", "village"])
def test_pages_take_few_statements_whatever_there_is(as_, name):
    parent = page("office", "Cha", parent=common())
    shown = page("office", "Con 0", "Theo 1/2020/NĐ-CP.", parent=parent)
    browser = as_(name)
    paths = [
        "/trang", f"/trang/{shown.path}", f"/trang/{parent.path}", "/trang-chung/tat-ca",
        "/trang-chung/thu-vien", "/trang-chung", f"/trang-chung/{shown.id}" if name == "office" else "/trang",
    ]  # fmt: skip
    for path in paths:
        browser.get(path)

    def counted() -> list[int]:
        found = []
        for path in paths:
            with recorded() as sql:
                browser.get(path)
            found.append(len(sql))
        return found

    before = counted()
    for number in range(1, 9):
        page("office", f"Con {number}", parent=parent)
        page("specialist", f"Khác {number}", kind=PageKind.ANNOUNCEMENT)
    for path in paths:
        browser.get(path)
    after = counted()
    assert after == before and max(after) <= 5, (before, after)


def test_a_long_list_is_paged_by_key(as_):
    for number in range(53):
        page("office", f"Tin {number:02}", parent=common(), kind=PageKind.ANNOUNCEMENT)
    browser = as_("village")
    first = browser.get("/trang-chung/tat-ca?loai=thong-bao")
    (older,) = [link for link in first.links if "truoc=" in link]
    second = browser.get(older)
    assert "Tin 52" in first.text and "Tin 52" not in second.text and "Tin 00" in second.text
    (newer,) = [link for link in second.links if "sau=" in link]
    assert browser.get(newer).text == first.text


@pytest.mark.parametrize(
    "path",
    [
        "/trang/khong-co", "/trang/a/b/c/d/e/f/g", "/trang-chung/99999",
        "/trang-chung/tat-ca?truoc=x&loai=y&q=%25_", "/trang-chung/viet?doi-thoai=99",
        "/trang-chung/thu-vien?hieu-luc=x&nhan=%00&sau=9999-99-99_1", "/trang-chung?muc=x",
        "/trang-chung/viet?loai=x&o=0",
    ],
)  # fmt: skip
def test_odd_addresses_break_nothing(as_, path):
    assert as_("office").open(path).status_code in (200, 404)


def test_the_administrator_reads_no_contents(as_):
    page("office", "Tin", parent=common())
    browser = as_("admin")
    browser.get("/trang", status=403)
    assert not [link for link in browser.get("/").links if link.startswith("/trang")]
