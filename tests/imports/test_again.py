"""The same plan again creates nothing, in whatever shape it comes; another one is recognised or denied."""

import pytest

from intranet.audit.models import AuditEntry
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.documents.models import Document, RegisterEntry
from intranet.files.models import StoredFile
from intranet.imports.models import ImportDraft
from intranet.imports.recognising import like_subjects, like_texts, named_in
from intranet.notifications.models import Notice
from intranet.plans.models import Plan, PlanItem, PlanVersion
from intranet.tasks.models import Assignment, Task
from tests.imports.support import answer, confirm, draft_at, paste, plan, upload
from tests.imports.test_together import PLAIN
from tests.plans.documents import docx, p
from tests.support.make import make_plan

NO_NUMBER = PLAIN.replace("Số: 31/KH-UBND", "Số:      /KH-UBND")
EVERYTHING = (
    Plan, PlanItem, PlanVersion, Dialogue, Task, Assignment, Document, RegisterEntry, StoredFile, ImportDraft,
    Notice, AuditEntry,
)  # fmt: skip


def rows() -> dict[str, int]:
    """Return how many rows each table holds."""
    db.session.rollback()
    return {
        one.__tablename__: db.session.scalar(db.select(db.func.count()).select_from(one))
        for one in EVERYTHING
    }


@pytest.fixture
def clerk(as_):
    """The clerk's browser."""
    return as_("office")


def word(text: str) -> bytes:
    """Return *text* as a Word file, a paragraph for each line."""
    return docx(*map(p, text.splitlines()))


def wider(text: str) -> str:
    """Return *text* with other spacing, capitals and empty lines."""
    return text.replace("\n", "  \n\n").replace("Giữ trật tự", "GIỮ  trật tự")


SHAPES = {
    "word": lambda browser, text: upload(browser, word(text), "ke-hoach.docx", 422),
    "text file": lambda browser, text: upload(browser, text.encode() + b"\n", "khac.txt", 422),
    "pasted with other spacing": lambda browser, text: paste(browser, wider(text), 422),
}


@pytest.mark.parametrize("text", [PLAIN, NO_NUMBER], ids=["numbered", "blank number"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_plan_in_another_shape_creates_nothing(clerk, text, shape):
    confirm(clerk, paste(clerk, text))
    before = rows()
    page = SHAPES[shape](clerk, text)
    assert "đã được nhập. Nội dung giao việc trong văn bản này không có gì khác" in page.text
    assert f"/ke-hoach/{plan().id}" in page.links
    assert rows() == before


def test_it_is_the_same_though_the_clerk_settled_it_otherwise_than_read(clerk):
    path = paste(clerk, PLAIN)
    clerk.post(f"{path}/nhiem-vu/1/bo", {"seen": draft_at(path).version})
    confirm(clerk, path)
    before = rows()
    assert "không nhập lại" in upload(clerk, word(PLAIN), "a.docx", 422).text
    assert rows() == before


def test_it_is_the_same_once_its_number_is_known(clerk):
    confirm(clerk, paste(clerk, NO_NUMBER))
    before = rows()
    assert "không nhập lại" in paste(clerk, PLAIN, 422).text
    assert rows() == before


def test_a_draft_of_it_is_opened_instead(clerk):
    confirm(clerk, paste(clerk, PLAIN), signed=False)
    before = rows()
    assert f"/ke-hoach/{plan().id}" in upload(clerk, word(PLAIN), "a.docx", 422).links
    assert rows() == before


def test_its_review_is_opened_instead_while_it_lasts(clerk):
    path = paste(clerk, PLAIN)
    before = rows()
    page = upload(clerk, word(PLAIN), "a.docx", 422)
    assert "đang được soát" in page.text and path in page.links
    assert rows() == before


def test_a_plan_that_came_another_way_is_compared_duty_by_duty(clerk):
    text = """ỦY BAN NHÂN DÂN
XÃ MINH SƠN
Số: 12/KH-UBND
Minh Sơn, ngày 05 tháng 10 năm 2026
KẾ HOẠCH
Đối thoại với Nhân dân xã Minh Sơn
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế: Làm việc thứ 1.
2. Phòng Văn hóa - Xã hội: Làm việc thứ 2.
Nơi nhận:
- Lưu: VT.
"""
    made = make_plan(duties=2)
    page = paste(clerk, text, 422)
    assert f"/ke-hoach/{made.id}" in page.links
    assert draft_at(paste(clerk, text.replace("việc thứ 2", "báo cáo về kinh phí"))).review["amends"]


def test_a_plan_of_the_next_year_is_another_one(clerk):
    confirm(clerk, paste(clerk, PLAIN))
    for other in (PLAIN.replace("2026", "2027"), PLAIN.replace("31/KH", "32/KH")):
        assert draft_at(paste(clerk, other)).review["amends"] is None


LIKE = PLAIN.replace("với Nhân dân năm 2026", "với Nhân dân")
ASKED = "Kế hoạch mới hay bản sửa đổi của"


def test_an_own_plan_is_not_taken_for_an_amendment_of_another_commune(clerk, at):
    at("2026-11-25 08:00")
    other = LIKE.replace("XÃ MINH SƠN", "XÃ SƠN HÀ").replace("Minh Sơn, ngày", "Sơn Hà, ngày")
    confirm(clerk, paste(clerk, other.replace("31/KH-UBND", "     /KH-UBND")))
    path = paste(clerk, LIKE.replace("Giữ trật tự", "Giữ gìn trật tự").replace("31/KH", "18/KH"))
    assert draft_at(path).review["amends"] is None
    assert ASKED not in clerk.get(path).text


@pytest.mark.parametrize(
    ("old", "new"),
    [("31/KH-UBND", "     /KH-UBND"), ("31/KH-UBND", "18/KH-UBND"), ("03 tháng 8 năm", "     tháng     năm")],
    ids=["blank number", "another number", "blank day"],
)
def test_one_that_is_only_alike_is_new_unless_the_clerk_says_otherwise(clerk, at, old, new):
    at("2026-11-25 08:00")
    confirm(clerk, paste(clerk, LIKE))
    first = plan()
    path = paste(clerk, LIKE.replace("Giữ trật tự", "Giữ gìn trật tự").replace(old, new))
    assert draft_at(path).review["amends"] is None
    assert ASKED in clerk.get(path).text
    page = clerk.get(f"{path}/sua-doi")
    assert page.fields["plan"] == str(first.id)
    seen = draft_at(path).version
    clerk.post(f"{path}/ke-hoach-khac", {"seen": seen})
    assert ASKED not in clerk.get(path).text


def test_the_question_may_stay_open_and_the_plan_is_new(clerk, at):
    at("2026-11-25 08:00")
    confirm(clerk, paste(clerk, LIKE))
    first = plan()
    confirm(clerk, paste(clerk, LIKE.replace("Giữ trật tự", "Giữ gìn trật tự").replace("31/KH", "18/KH")))
    assert plan().id != first.id and plan().code == "18/KH-UBND"


def test_a_plan_of_another_body_is_another_one(clerk, as_):
    confirm(clerk, paste(clerk, PLAIN))
    party = PLAIN.replace("31/KH-UBND", "31-KH/ĐU").replace("ỦY BAN NHÂN DÂN", "ĐẢNG ỦY")
    path = paste(as_("party_office"), party.replace("UBND xã ban hành", "Đảng ủy xã ban hành"))
    assert draft_at(path).review["amends"] is None


@pytest.mark.parametrize(
    ("title", "code", "year", "partial"),
    [
        (
            "KẾ HOẠCH Sửa đổi, bổ sung Kế hoạch số 31/KH-UBND ngày 03/8/2026 của UBND xã",
            "31/KH-UBND",
            2026,
            True,
        ),
        ("KẾ HOẠCH SỬA ĐỔI KẾ HOẠCH SỐ 31/KH-UBND NGÀY 03 THÁNG 8 NĂM 2026", "31/KH-UBND", 2026, True),
        ("Kế hoạch điều chỉnh thời gian đối thoại tại Kế hoạch số 132-KH/ĐU", "132-KH/ĐU", None, True),
        ("Kế hoạch thay thế Kế hoạch số: 31 /KH-UBND", "31/KH-UBND", None, False),
    ],
)
def test_a_title_names_the_plan_that_it_amends(title, code, year, partial):
    found = named_in(title)
    assert (found.code, found.year, found.is_partial) == (code, year, partial)


@pytest.mark.parametrize("title", ["Kế hoạch thực hiện Kế hoạch số 5/KH-UBND", "Đối thoại năm 2026", ""])
def test_a_title_that_names_another_plan_amends_nothing(title):
    assert named_in(title) is None


def test_subjects_and_texts_are_alike_within_the_same_years():
    assert like_subjects("Đối thoại với Nhân dân năm 2026", "Đối thoại với nhân dân  năm 2026")
    assert not like_subjects("Đối thoại với Nhân dân năm 2026", "Đối thoại với Nhân dân năm 2027")
    assert like_texts(PLAIN, wider(PLAIN)) and not like_texts(PLAIN, "Một văn bản khác hẳn.")
    assert not like_texts("", "")


def test_what_the_clerk_answered_does_not_hide_that_it_is_the_same(clerk):
    from tests.imports.support import OURS

    path = paste(clerk, OURS)
    answer(clerk, path, {"Tổ hòa giải cơ sở": "front"})
    confirm(clerk, path)
    assert "không nhập lại" in upload(clerk, word(OURS), "a.docx", 422).text
