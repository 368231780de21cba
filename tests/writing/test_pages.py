"""The pages of writing, as a clerk uses them without a script."""

import io
import unicodedata

import pytest

from intranet.db.session import db
from intranet.imports.models import ImportDraft
from intranet.plans import parsing
from tests.imports.support import confirm, plan
from tests.support.queries import recorded
from tests.writing.support import PLAIN, fresh, texts, written


@pytest.fixture
def clerk(as_):
    """The clerk's browser."""
    return as_("office")


@pytest.fixture
def path(clerk):
    """Where a plan is being written."""
    return f"/ke-hoach/soan/{written().id}"


def newest() -> ImportDraft:
    db.session.expire_all()
    return db.session.scalars(db.select(ImportDraft).order_by(ImportDraft.id.desc())).first()


def typed(page, **values) -> dict[str, str]:
    """Return the fields of the editor with some values changed."""
    return {name: value for name, value in page.fields.items() if name in ("text", "base", "note")} | values


def test_a_plan_begins_with_a_template(clerk):
    assert "/ke-hoach/soan" in clerk.get("/ke-hoach").links
    page = clerk.get("/ke-hoach/soan")
    assert "Một hội nghị chung" in page.text and "cấp ủy" not in page.text
    path = clerk.post("/ke-hoach/soan", {"blank": "toan_xa", "year": "2027"})
    page = clerk.get(path)
    assert "đối thoại với Nhân dân năm 2027" in page.fields["text"]
    assert "12 nhiệm vụ, 6 đơn vị, 12 thời hạn" in page.text
    assert "Soạn tiếp" in clerk.get("/ke-hoach/soan").text


def test_the_party_office_writes_its_own(as_):
    browser = as_("party_office")
    page = browser.get("/ke-hoach/soan")
    assert "cấp ủy" in page.text and "cụm dân cư" not in page.text
    browser.get(browser.post("/ke-hoach/soan", {"blank": "trang-trang-party", "year": "2027"}))
    browser.post("/ke-hoach/soan", {"blank": "toan_xa", "year": "2027"}, 422)


def test_saving_leads_to_where_the_button_says(clerk, path):
    page = clerk.get(path)
    text = PLAIN.replace("Giữ trật tự", "Giữ gìn trật tự")
    assert clerk.post(path, typed(page, text=text, note="Sửa chữ", deed="luu")) == path
    assert "Bản 2" in clerk.get(path).text
    page = clerk.get(path)
    assert clerk.post(path, typed(page, deed="van-ban")) == f"{path}/van-ban"
    assert clerk.post(path, typed(page, deed="soat")).startswith("/ke-hoach/nhap/")
    assert len(texts(newest())) == 2
    assert "Sửa chữ" in clerk.get(f"{path}/cac-ban").text


def test_looking_at_the_structure_saves_nothing(clerk, path):
    page = clerk.post(path, {"text": f"{PLAIN}\nchữ mới", "base": "1", "deed": "cau-truc"}, 200)
    assert page.fields["text"].endswith("chữ mới")
    assert len(texts(newest())) == 1


def test_the_panel_is_a_fragment_and_names_lines(clerk, path):
    html = clerk._send("POST", f"{path}/cau-truc", data={"text": PLAIN}).get_data(as_text=True)
    assert "<html" not in html and 'data-line="12"' in html
    assert "5 ngày làm việc trước đối thoại" in html
    empty = clerk._send("POST", f"{path}/cau-truc", data={"text": ""})
    assert empty.status_code == 200 and "không có chữ" in empty.get_data(as_text=True)


def test_a_refused_text_comes_back_as_it_was_typed(clerk, path):
    page = clerk.post(path, {"text": "  ", "base": "1", "deed": "luu"}, 422)
    assert "Văn bản không còn chữ nào" in page.text


def test_two_at_one_line_get_a_page_with_both_and_lose_nothing(clerk, as_, path):
    other = as_("office_head")
    mine, theirs = PLAIN.replace("Giữ trật tự", "Bảo vệ"), PLAIN.replace("Giữ trật tự", "Giữ gìn trật tự")
    other.post(path, {"text": theirs, "base": "1", "deed": "luu"})
    page = clerk.post(path, {"text": mine, "base": "1", "note": "Của tôi", "deed": "luu"}, 409)
    assert (
        "Bảo vệ tại nơi" in page.text and "Giữ gìn trật tự tại nơi" in page.text and "Hà Văn Đạt" in page.text
    )
    fields = page.fields
    assert (fields["text"], fields["base"], fields["theirs"]) == (mine.strip(), "1", "2")
    again = clerk.post(f"{path}/hop-nhat", fields, 422)
    assert "Còn 1 chỗ chưa chọn" in again.text and again.fields["text"] == mine.strip()
    clerk.post(f"{path}/hop-nhat", fields | {"chon-0": "both"})
    last = texts(newest())[-1]
    assert "Giữ gìn trật tự tại nơi" in last and "Bảo vệ tại nơi" in last


@pytest.mark.parametrize(
    ("choice", "words"), [("mine", "Bảo vệ"), ("theirs", "Giữ gìn"), ("own", "Canh gác")]
)
def test_a_conflict_is_settled_as_chosen(clerk, as_, path, choice, words):
    theirs = PLAIN.replace("Giữ trật tự", "Giữ gìn trật tự")
    as_("office_head").post(path, {"text": theirs, "base": "1", "deed": "luu"})
    mine = {"text": PLAIN.replace("Giữ trật tự", "Bảo vệ"), "base": "1", "theirs": "2"}
    clerk.post(f"{path}/hop-nhat", mine | {"chon-0": choice, "rieng-0": "- Canh gác hội trường."})
    assert words in texts(newest())[-1]


def test_two_who_do_not_touch_are_brought_together(clerk, as_, path):
    as_("office_head").post(
        path, {"text": PLAIN.replace("Giữ trật tự", "Bảo vệ"), "base": "1", "deed": "luu"}
    )
    clerk.post(path, {"text": PLAIN.replace("Trần Thị Mai", "Lê Văn Tám"), "base": "1", "deed": "luu"})
    assert "Hà Văn Đạt" in clerk.get(path).text
    assert "Bảo vệ" in texts(newest())[-1] and "Lê Văn Tám" in texts(newest())[-1]


def test_revisions_are_compared_fetched_and_brought_back(clerk, path):
    clerk.post(path, {"text": PLAIN.replace("Giữ trật tự", "Giữ gìn trật tự"), "base": "1", "deed": "luu"})
    page = clerk.get(f"{path}/so-sanh?cu=1&moi=2")
    assert [page.text_of(one) for one in page.all("ins")] == ["gìn"]
    answer = clerk.download(f"{path}/ban/1/tai")
    reading = parsing.read_bytes(answer.data, name="ban-1.docx")
    assert reading.header.code == "31/KH-UBND"
    assert b"DU-THAO" not in answer.data and "ban-1.docx" in answer.headers["Content-Disposition"]
    assert clerk.post(f"{path}/ban/1/lay-lai", {}) == path
    assert texts(newest())[-1] == PLAIN.strip()
    clerk.get(f"{path}/so-sanh?cu=1&moi=9", 404)


def test_words_are_compared_whatever_way_they_were_composed(clerk, path):
    clerk.post(path, {"text": unicodedata.normalize("NFD", PLAIN), "base": "1", "deed": "luu"})
    assert len(texts(newest())) == 1


def test_leaders_see_the_revisions_and_do_not_write(as_, path):
    chairman = as_("chairman")
    chairman.get(f"{path}/cac-ban")
    chairman.get(f"{path}/van-ban")
    chairman.get(path, 403)
    as_("specialist").get(f"{path}/cac-ban", 404)


def test_a_copy_shows_its_changes_before_and_after(clerk, path):
    clerk.get(path)
    review = f"/ke-hoach/nhap/{newest().id}"
    confirm(clerk, review)
    old = plan()
    page = clerk.get("/ke-hoach/soan/chep")
    assert "31/KH-UBND" in page.text
    page = clerk.get(f"/ke-hoach/soan/chep?plan={old.id}&year=2027")
    assert "10/12/2027" in page.text and "Chép và soạn tiếp" in page.text
    copy = clerk.post("/ke-hoach/soan/chep", {"plan": old.id, "from_year": "2026", "year": "2027"})
    page = clerk.get(copy)
    assert "Các thay đổi so với bản gốc" in page.text and "năm 2027" in page.fields["text"]
    assert "10/12/2027" in clerk.get(f"{copy}/thay-doi").text
    clerk.get("/ke-hoach/soan/chep?plan=999&year=2027", 422)
    clerk.get("/ke-hoach/soan/chep?plan=1&year=xx", 422)


def test_a_draft_plan_leads_to_its_text_and_saving_opens_its_review(clerk, path):
    confirm(clerk, f"/ke-hoach/nhap/{newest().id}", signed=False)
    plan_path = f"/ke-hoach/{plan().id}"
    assert f"{plan_path}/sua-van-ban" in clerk.get(plan_path).links
    answer = clerk._send("GET", f"{plan_path}/sua-van-ban")
    assert answer.status_code == 302 and answer.location == path
    page = clerk.get(path)
    assert "trở lại bước soát" in page.text
    clerk.post(path, typed(page, text=PLAIN.replace("Giữ trật tự", "Bảo vệ"), deed="luu"))
    assert newest().is_open
    clerk.get(plan_path, 404)


def test_a_plan_in_force_says_why_it_is_not_edited(clerk, path):
    confirm(clerk, f"/ke-hoach/nhap/{newest().id}")
    assert "không sửa được nữa" in clerk.get(path).text
    page = clerk.post(path, {"text": f"{PLAIN}\nthêm", "base": "1", "deed": "luu"}, 409)
    assert page.fields["text"].endswith("thêm"), "what was typed is not lost"
    answer = clerk._send("GET", f"/ke-hoach/{plan().id}/cac-ban")
    assert answer.location == f"{path}/cac-ban"
    clerk.get(f"{path}/cac-ban")


def test_a_file_is_edited_here_and_kept(clerk):
    review = clerk.post("/ke-hoach/nhap", {"file": (io.BytesIO(PLAIN.encode()), "goc.txt"), "text": ""})
    assert "Sửa văn bản tại đây" in clerk.get(review).text
    path = f"/ke-hoach/soan/{newest().id}"
    assert "goc.txt" in clerk.get(path).text
    clerk.post(path, {"text": PLAIN.replace("Giữ trật tự", "Bảo vệ"), "base": "0", "deed": "luu"})
    assert "goc.txt" in clerk.get(f"{path}/cac-ban").text
    assert clerk.download(f"{path}/ban/1/tep-goc").data == PLAIN.encode()
    assert "Bảo vệ" in clerk.get(review).text


@pytest.mark.parametrize(
    ("place", "most"),
    [("", 4), ("/van-ban", 4), ("/cac-ban", 4), ("/so-sanh?cu=1&moi=2", 5)],
    ids=["editor", "paper", "revisions", "compare"],
)
def test_a_page_costs_few_statements(clerk, path, place, most):
    clerk.post(path, {"text": PLAIN.replace("Giữ trật tự", "Bảo vệ"), "base": "1", "deed": "luu"})
    clerk.get(f"{path}{place}")
    with recorded() as seen:
        clerk.get(f"{path}{place}")
    assert len(seen) <= most, seen


def test_the_list_of_ways_to_begin_costs_few_statements(clerk, path):
    for place in ("/ke-hoach/soan", "/ke-hoach/soan/chep"):
        clerk.get(place)
        with recorded() as seen:
            clerk.get(place)
        assert len(seen) <= 4, (place, seen)


def test_nothing_of_a_dropped_text_is_lost(clerk, path):
    number = newest().id
    clerk.post(f"/ke-hoach/nhap/{number}/bo", {"seen": newest().version, "comment": "Soạn nhầm"})
    assert "đã được bỏ" in clerk.get(path).text
    assert len(texts(fresh(number))) == 1
