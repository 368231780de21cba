"""One request, one transaction: all of it, or nothing."""

import io

import pytest
from sqlalchemy import func, select, update

from intranet.audit.models import AuditEntry
from intranet.db.session import commit, db
from intranet.files import store
from intranet.files.models import StoredFile
from intranet.notifications.models import Notice
from intranet.tasks import pages, services
from intranet.tasks.models import Assignment, AssignmentState
from tests.support.make import make_task

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def there() -> tuple[int, ...]:
    """Return how much stands in the tables that a deed touches, and in the folder of files."""
    db.session.expire_all()
    rows = tuple(
        db.session.scalar(select(func.count()).select_from(model))
        for model in (AuditEntry, Notice, StoredFile)
    )
    folder = store.folder()
    files = sum(path.is_file() for path in folder.rglob("*")) if folder.exists() else 0
    return (*rows, files)


@pytest.fixture
def accepted(as_):
    """Work that the economic office has taken, and a browser of that office."""
    (one,) = make_task("economy")
    browser = as_("specialist")
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    return browser, one.id


def test_a_refused_form_saves_nothing(accepted, app):
    browser, number = accepted
    before = there()
    files = [(io.BytesIO(PDF), "mot.pdf"), (io.BytesIO(b"MZ\x90"), "hai.pdf")]
    browser.post(
        f"/nhiem-vu/{number}/bao-cao", {"text": "Xong", "kind": "result", "files": files}, status=422
    )
    assert there() == before
    assert db.session.get(Assignment, number).state == AssignmentState.ACCEPTED


def test_a_deed_saves_all_of_it(accepted):
    browser, number = accepted
    before = there()
    answer = {"text": "Xong", "kind": "result", "files": (io.BytesIO(PDF), "mot.pdf")}
    browser.post(f"/nhiem-vu/{number}/bao-cao", answer)
    entries, notices, files, on_disk = (now - then for now, then in zip(there(), before, strict=True))
    assert (entries, files) == (1, 1)
    assert notices >= 1
    assert on_disk <= 1  # the same bytes may lie there from another test


def test_a_fault_saves_nothing(accepted, app, monkeypatch):
    browser, number = accepted
    before = there()

    def break_down(*_args, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr("intranet.tasks.notices.reported", break_down)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    sent = {"text": "Xong", "kind": "result"}
    page = browser.post(f"/nhiem-vu/{number}/bao-cao", sent, status=500)
    assert "chưa được lưu" in page.text
    assert there() == before
    assert db.session.get(Assignment, number).state == AssignmentState.ACCEPTED


def test_two_people_at_once_one_is_told(accepted, monkeypatch):
    """Between reading and saving somebody else changes the row: a page, not a fault, and nothing saved."""
    browser, number = accepted
    before = there()
    real = services.report

    def overtaken(actor, assignment, **options):
        made = real(actor, assignment, **options)
        table = Assignment.__table__
        db.session.execute(update(table).where(table.c.id == number).values(version=table.c.version + 1))
        assignment.sent_back = "đổi thêm một chút"
        return made

    monkeypatch.setattr(services, "report", overtaken)
    page = browser.post(f"/nhiem-vu/{number}/bao-cao", {"text": "Xong", "kind": "result"}, status=409)
    assert "tải lại trang" in page.text
    assert there() == before
    assert db.session.get(Assignment, number).state == AssignmentState.ACCEPTED


def test_reading_saves_nothing(as_, monkeypatch):
    """What a page changes by mistake while it is drawn is lost."""
    (one,) = make_task("economy")
    commit()
    browser = as_("specialist")
    drawn = pages.sheet

    def careless(actor, assignment):
        assignment.sent_back = "bất cẩn"
        return drawn(actor, assignment)

    monkeypatch.setattr(pages, "sheet", careless)
    browser._send("GET", f"/nhiem-vu/{one.id}")
    db.session.expire_all()
    kept = db.session.get(Assignment, one.id)
    assert (kept.state, kept.sent_back) == (AssignmentState.GIVEN, "")
