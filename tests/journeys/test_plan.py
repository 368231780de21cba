"""A plan from the clerk's file to the pages of the units, with nobody approving their own (B8)."""

from intranet.db.session import db
from intranet.documents.models import Document
from tests.imports.support import OURS, draft_at, paste
from tests.support.browser import Browser

TEXT = OURS.replace("3. Tổ hòa giải cơ sở\n- Vận động bà con cùng đến dự.\n", "")


def move(browser: Browser, path: str, name: str, *, status: int = 302, **more: str) -> None:
    """Press a button of the plan's page."""
    page = browser.get(path)
    browser.post(f"/van-ban/{paper().id}/{name}", {"seen": page.fields.get("seen", ""), **more}, status)


def paper() -> Document:
    """Return the paper of the plan."""
    db.session.expire_all()
    return db.session.scalars(db.select(Document)).one()


def test_a_plan_is_submitted_returned_mended_approved_and_issued(as_, at):
    at("2026-11-20 08:00")
    office, chairman = as_("office"), as_("chairman")
    reading = paste(office, TEXT)
    path = office.post(f"{reading}/xac-nhan", {"seen": draft_at(reading).version})
    page = office.get(path)
    assert "Trình duyệt trong phần mềm" in page.text and "Đã ký bên ngoài" in page.text
    assert "DỰ THẢO" in page.text and "/soat-lai/" in page.html
    as_("specialist").get(path, 404)

    move(office, path, "trinh")
    page = office.get(path)
    assert "Chờ duyệt" in page.text and "/soat-lai/" not in page.html and "Đã ký bên ngoài" not in page.text
    office.post(f"/van-ban/{paper().id}/duyet", {}, 403)
    move(chairman, path, "tra-lai", comment="Ghi rõ giờ họp.")
    page = office.get(path)
    assert "Ghi rõ giờ họp." in page.text and "Dự thảo" in page.text

    edit = f"/van-ban/{paper().id}/noi-dung"
    assert any(link.endswith("/sua-van-ban") for link in page.links)
    form = office.get(edit).fields
    words = form["words"].replace("Ngày 10/12/2026", "07 giờ 30, ngày 10/12/2026")
    assert words != form["words"]
    office.post(edit, form | {"words": words})
    move(office, path, "trinh")
    page = chairman.get(path)
    changed = [page.text_of(one) for one in page.all("ins")]
    assert any("07 giờ 30" in one for one in changed)
    move(chairman, path, "duyet")
    assert "DỰ THẢO" not in chairman.get(path).text
    assert "Đã duyệt, chờ ban hành" in office.get(path).text
    as_("specialist").get(path, 404)

    issue = f"/van-ban/{paper().id}/ban-hanh"
    office.post(issue, office.get(issue).fields | {"no_scan": "y", "scan_missing": "Máy quét hỏng"})
    page = office.get(path)
    assert page.heading == "Kế hoạch 01/KH-UBND" and "Đã ban hành" in page.text
    specialist = as_("specialist")
    work = specialist.get("/nhiem-vu")
    assert "Chuẩn bị nội dung trả lời" in work.text and "KH 01/KH-UBND" in work.text
    assert "01/KH-UBND" in specialist.get("/van-ban?muc=da-ban-hanh").text
