"""Who took a file away is noted, whatever else goes on, and told to few (L2, L3)."""

import io
import re
from dataclasses import replace
from datetime import date
from threading import Event, Thread
from time import sleep

import pytest

from intranet.db.session import commit, db
from intranet.documents.models import Document
from intranet.files import store, takings
from intranet.files.models import StoredFile, Taking
from intranet.pages import services as pages
from intranet.pages import trashing
from intranet.pages.services import Words
from intranet.reports import taking_queries as queries
from intranet.reports.taking_queries import Wanted
from intranet.tasks import evidence_services
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, ReportKind
from intranet.trash import services as trash
from tests.imports.support import OURS, draft_at, upload
from tests.imports.test_together import PLAIN
from tests.pages.support import page
from tests.support.make import make_task
from tests.support.papers import PDF, paper
from tests.support.queries import recorded
from tests.support.source import MODULES
from tests.support.world import actor, person

LIST = "/nhat-ky/tep-da-tai"
# Who may hand out bytes without handing.py: those that note a paper's readings, and empty forms.
APART = {"documents/file_views.py", "letters/invitee_views.py", "firstday/views.py", "intake/views.py"}

# Who makes an answer of bytes: the calendar that a phone fetches, noted by itself, and guides' pictures.
BY_THEMSELVES = {"web/downloads.py", "reminders/feed_views.py", "guides/views.py"}


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def taken() -> list[tuple[str, str, str]]:
    """Return who took which file of what, in the order in which it was noted."""
    db.session.expire_all()
    found = db.session.scalars(db.select(Taking).order_by(Taking.id))
    names = {one.id: one.full_name for one in (person("office"), person("specialist"), person("inspector"))}
    return [(names.get(one.user_id, ""), one.name, one.subject_title) for one in found]


@pytest.fixture
def proved() -> Assignment:
    """Work with a report that has one file."""
    (share,) = make_task("economy", title="Rà soát tuyến mương")
    who = actor("specialist")
    tasks.accept(who, share)
    stored = store.save(who, PDF, name="bien-ban.pdf")
    tasks.report(who, share, kind=ReportKind.PROGRESS, text="Đã đo xong.", files=[stored])
    commit()
    return share


def evidence(share: Assignment) -> str:
    return f"/nhiem-vu/{share.id}/minh-chung/{share.reports[0].files[0].id}"


def test_who_keeps_the_register_reads_beside_the_evidence_who_took_it(as_, proved):
    as_("inspector").download(evidence(proved))
    assert taken() == [("Mã Văn Toán", "bien-ban.pdf", "Rà soát tuyến mương")]
    work = as_("office").get(f"/nhiem-vu/{proved.id}")
    (way,) = [link for link in work.links if link.startswith(LIST)]
    shown = as_("office").get(way)
    assert "Mã Văn Toán" in shown.text and "bien-ban.pdf" in shown.text and "16/11/2026" in shown.text
    assert f"/nhiem-vu/{proved.id}" in shown.links
    for name in ("specialist", "councillor", "mobiliser"):
        assert not any(link.startswith(LIST) for link in as_(name).get(f"/nhiem-vu/{proved.id}").links), name


def test_each_reads_of_others_only_what_is_theirs_to_follow(as_, proved):
    as_("specialist").download(evidence(proved))
    as_("office").download("/nhiem-vu/xuat-excel")
    readers = ("office", "inspector", "chairman", "secretary", "party_office", "front", "councillor", "admin")
    told = {name: "bien-ban.pdf" in as_(name).get(LIST).text for name in readers}
    assert told == dict.fromkeys(readers, False) | dict.fromkeys(readers[:4], True)
    exported = {name: "Nhiem-vu-2026-11-16.xlsx" in as_(name).get(LIST).text for name in readers}
    assert exported == dict.fromkeys(readers, False) | dict.fromkeys(readers[:4], True)
    own = as_("specialist").get(LIST)
    assert own.heading == "Tệp tôi đã tải" and "bien-ban.pdf" in own.text
    assert "Nhiem-vu-2026-11-16.xlsx" not in own.text and "Vi Thị Hoa" not in own.text


def test_nobody_reaches_more_by_asking_for_it(proved):
    takings.taken(actor("office"), "bien-ban.pdf", subject=proved, stored=proved.reports[0].files[0])
    db.session.rollback()  # what is noted beside is seen by the next transaction
    wanted = Wanted(file=proved.reports[0].files[0].id, person=person("office").id)
    assert queries.page(actor("specialist"), wanted).lines == []
    assert len(queries.page(actor("chairman"), wanted).lines) == 1


def test_the_file_of_a_plan_is_noted_from_its_reading_on(as_):
    office = as_("office")
    path = upload(office, OURS.encode(), "ke-hoach.txt")
    office.download(f"{path}/tep")
    assert taken() == [("Vi Thị Hoa", "ke-hoach.txt", draft_at(path).name)]
    assert any(link.startswith(LIST) for link in office.get(path).links)


def test_of_a_draft_nothing_is_told_to_those_who_see_no_drafts(as_):
    office = as_("office_head")
    path = upload(office, PLAIN.encode(), "ke-hoach.txt")
    office.download(f"{path}/tep")
    assert "ke-hoach.txt" not in as_("inspector").get(LIST).text
    assert "ke-hoach.txt" in as_("chairman").get(LIST).text
    office.post(f"{path}/xac-nhan", {"seen": draft_at(path).version, "signed": "y"})
    plan = draft_at(path).plan_id
    as_("inspector").download(f"/ke-hoach/{plan}/tep-goc")
    (way,) = [link for link in as_("inspector").get(f"/ke-hoach/{plan}").links if link.startswith(LIST)]
    both = as_("inspector").get(way)
    assert "Hà Văn Đạt" in both.text and "Mã Văn Toán" in both.text


@pytest.fixture
def scanned(as_) -> str:
    """The page of a number of the Fatherland Front, whose scan it has taken."""
    keeper = as_("front")
    keeper.post(
        "/van-ban/so/ghi-ngoai",
        {
            "type": "TB", "day": "16/11/2026", "subject": "Về lịch tiếp dân", "signer": "Âu Thị Lan",
            "recipients": "Lưu", "kept_by": "VT", "copies": "1", "scan": (io.BytesIO(PDF), "thong-bao.pdf"),
        },
    )  # fmt: skip
    entry = keeper.get("/van-ban/so")
    number = next(link for link in entry.links if link.startswith("/van-ban/so/") and link[12:].isdecimal())
    keeper.download(f"{number}/ban-scan")
    return number


def test_a_scan_in_the_register_and_the_register_itself_are_noted(as_, scanned):
    keeper = as_("front")
    keeper.download("/van-ban/so/xuat-excel")
    assert [name for _who, name, _of in taken()] == ["thong-bao.pdf", "So-van-ban-di-mttq-2026.xlsx"]
    (way,) = [link for link in keeper.get(scanned).links if link.startswith(LIST)]
    assert "thong-bao.pdf" in keeper.get(way).text
    assert "thong-bao.pdf" not in as_("office").get(LIST).text, "another body's"


def test_a_picture_in_a_page_counts_once_a_day_and_an_attachment_each_time(as_, at):
    who = actor("specialist")
    picture = store.save(who, b"\x89PNG\r\n\x1a\n" + b"0" * 60, name="so-do.png")
    file = store.save(who, PDF, name="mau-don.pdf")
    made = page(title="Lịch trực")
    files = [pages.attached(picture), pages.attached(file)]
    pages.save(who, made, Words("Lịch trực", text="Trực ở trạm bơm.", files=files), base=made.revision)
    pages.publish(who, made)
    commit()
    reader = as_("office")
    for _ in range(2):
        reader.download(f"/trang-chung/{made.id}/tep/{picture.id}")
        reader.download(f"/trang-chung/{made.id}/tep/{file.id}")
    assert [name for _who, name, _of in taken()] == ["so-do.png", "mau-don.pdf", "mau-don.pdf"]
    at("2026-11-17 08:00")
    reader = as_("office")
    reader.download(f"/trang-chung/{made.id}/tep/{picture.id}")
    assert [name for _who, name, _of in taken()].count("so-do.png") == 2


def test_a_line_leads_only_where_its_reader_may_go(as_, proved, scanned):
    as_("specialist").download(evidence(proved))
    office = as_("office")
    path = upload(office, PLAIN.encode(), "ke-hoach.txt")
    office.download(f"{path}/tep")
    office.post(f"{path}/xac-nhan", {"seen": draft_at(path).version, "signed": "y"})
    led = {}
    for name in ("office", "inspector", "chairman", "secretary", "front"):
        browser = as_(name)
        lines = [row for row in browser.get(LIST).all("tr") if row.findall(".//{*}td")]
        ways = {a.get("href") for row in lines for a in row.findall(".//{*}a")}
        led[name] = {way for way in ways if browser.open(way).status_code == 200}
        assert ways == led[name], name
    work = f"/nhiem-vu/{proved.id}"
    assert led == {name: {work} for name in led} | {"office": {work, path}, "front": {scanned}}


def test_a_draft_that_somebody_took_tells_its_title_only_while_they_see_it(as_):
    document = paper("draft")
    as_("office").download(f"/van-ban/{document.id}/tai")
    (before,) = queries.page(actor("office"), Wanted()).lines
    assert before.subject == db.session.get(Document, document.id).title and before.opens
    moved = replace(actor("office"), grants=actor("specialist").grants)
    (after,) = queries.page(moved, Wanted()).lines
    assert after.subject == "" and not after.opens


def test_papers_stand_in_the_same_list(as_, at, proved):
    document = paper("issued")
    as_("specialist").download(f"/van-ban/{document.id}/tai")
    at("2026-11-16 09:00")
    as_("specialist").download(evidence(proved))
    found = queries.page(actor("inspector"), Wanted()).lines
    assert [one.subject_type for one in found] == ["Assignment", "Document"]
    assert found[1].subject == db.session.get(Document, document.id).title
    assert [one.subject_type for one in queries.page(actor("front"), Wanted()).lines] == []


def test_of_a_paper_that_waits_nothing_is_told_to_those_who_may_not_see_it(as_):
    document = paper("draft")
    as_("office").download(f"/van-ban/{document.id}/tai")
    assert queries.page(actor("inspector"), Wanted()).lines == []
    assert len(queries.page(actor("chairman"), Wanted()).lines) == 1


def test_pages_follow_each_other_without_gap_or_overlap_in_four_statements(as_, proved, at):
    document = paper("issued")
    reader, who = as_("specialist"), actor("specialist")
    for number in range(queries.PAGE + 3):
        takings.taken(who, f"tep-{number}.pdf", subject=proved)
        if number % 3 == 0:
            reader.download(f"/van-ban/{document.id}/tai")
    db.session.rollback()
    who, pages, found = actor("chairman"), [], None
    while found is None or found.older:
        found = queries.page(who, Wanted(before=found.older if found else None))
        pages.append([one.place for one in found.lines])
    seen = [place for one in pages for place in one]
    assert len(seen) == len(set(seen)) == queries.PAGE + 3 + -(-(queries.PAGE + 3) // 3)
    back = [pages[-1]]
    while found.newer:
        found = queries.page(who, Wanted(after=found.newer))
        back.append([one.place for one in found.lines])
    assert back[::-1] == pages and found.older
    browser = as_("chairman")
    first = browser.get(LIST)
    (older,) = [link for link in first.links if "truoc=" in link]
    last = browser.get(older)
    assert "tep-0.pdf" in last.text
    (newer,) = [link for link in last.links if "sau=" in link]
    assert browser.get(newer).text.count(".pdf") == first.text.count(".pdf")
    with recorded() as sql:
        browser.get(LIST)
    assert len(sql) <= 4, sql


def test_it_is_narrowed_by_person_and_day(as_, at, proved):
    as_("specialist").download(evidence(proved))
    at("2026-11-17 00:30")
    as_("office").download(evidence(proved))

    def who(**wanted):
        return [one.user_id for one in queries.page(actor("chairman"), Wanted(**wanted)).lines]

    first, second = person("specialist").id, person("office").id
    monday = _day(16)
    assert who() == [second, first]
    assert who(person=first) == [first]
    assert who(last=monday) == [first] and who(first=_day(17)) == [second]
    shown = as_("chairman").get(f"{LIST}?nguoi={first}&tu=16/11/2026&den=hôm nay&truoc=x-9")
    assert "Đang lọc" in shown.text and "Từ ngày 16/11/2026" in shown.text


def _day(number: int) -> date:
    return date(2026, 11, number)


def test_a_file_that_goes_for_good_leaves_no_name(as_, at, proved):
    path = evidence(proved)
    as_("office").download(path)
    evidence_services.remove(actor("specialist"), proved, int(path.rpartition("/")[2]), reason="Nhầm tệp")
    commit()
    at("2026-12-20 08:00")
    assert trash.purge() == 1
    commit()
    assert db.session.scalars(db.select(StoredFile)).all() == []
    assert taken() == [("Vi Thị Hoa", "", "Rà soát tuyến mương")], "that somebody took it is still known"
    shown = as_("chairman").get(LIST)
    assert "Tệp đã xóa hẳn" in shown.text and "bien-ban.pdf" not in shown.text


def test_a_page_and_a_draft_that_go_for_good_leave_no_title(as_, at):
    writer = actor("specialist")
    made = page(title="Lịch trực cũ", text="Trực ở trạm bơm.", published=False)
    takings.taken(writer, "mau-don.pdf", subject=made)
    db.session.rollback()
    trashing.drop(actor("junior"), made, comment="Viết trùng")
    office = as_("office")
    path = upload(office, OURS.encode(), "ke-hoach.txt")
    office.download(f"{path}/tep")
    office.post(f"{path}/bo", {"comment": "Nhầm", "seen": draft_at(path).version})
    commit()
    at("2026-12-20 08:00")
    assert trash.purge() == 2
    commit()
    assert [(name, title) for _who, name, title in taken()] == [("", ""), ("", "")]


def test_a_download_is_noted_though_another_one_writes(as_, app, proved):
    reader, path = as_("specialist"), evidence(proved)
    db.session.rollback()
    started = Event()

    def write() -> None:
        with app.app_context(), db.engine.connect() as other:
            if other.dialect.name == "sqlite":
                other.exec_driver_sql("ROLLBACK")
                other.exec_driver_sql("BEGIN IMMEDIATE")
            started.set()
            sleep(0.3)

    writer = Thread(target=write)
    writer.start()
    started.wait(10)
    reader.download(path)
    writer.join()
    assert len(taken()) == 1


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)  # PostgreSQL locks rows, and a note is a new one
def test_a_download_waits_for_another_writer_but_a_moment(as_, monkeypatch, proved):
    monkeypatch.setattr(takings, "PATIENCE", 50)
    reader, path = as_("specialist"), evidence(proved)
    db.session.rollback()
    with db.engine.connect() as other:
        other.exec_driver_sql("ROLLBACK")
        other.exec_driver_sql("BEGIN IMMEDIATE")
        assert reader.download(path).data == PDF
        other.rollback()
    assert taken() == []
    reader.download(path)
    assert len(taken()) == 1


def test_a_village_that_sees_no_such_work_neither_gets_nor_is_noted(as_, proved):
    as_("village").get(evidence(proved), status=404)
    assert taken() == []


def test_every_way_out_of_a_file_notes_who_took_it():
    """A view that sends bytes by itself would leave no trace."""
    sending = {module.place for module in MODULES if module.touches("intranet.web.downloads")}
    assert sending == {*APART, "files/handing.py"}
    answer = re.compile(r"\b(?:send_file|Response)\(")
    assert {module.place for module in MODULES if answer.search(module.path.read_text())} == BY_THEMSELVES
