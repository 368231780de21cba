"""The log on the screen (L3): everything for few, the technical part for one, one's own for all."""

import pytest

from intranet import clock
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.db.session import commit, db
from intranet.imports import services as imports
from intranet.org.services import switch_text_size
from intranet.plans.models import Plan
from intranet.reports import queries
from intranet.reports.queries import Extent, Wanted
from tests.imports.support import draft_at, paste
from tests.imports.test_together import PLAIN
from tests.support.world import person, unit

log.define("plan.told-by-a-test", "Kể một việc về kế hoạch")
log.define("unit.told-by-a-test", "Kể một việc về đơn vị")

HEADINGS = {
    "chairman": "Nhật ký hệ thống", "secretary": "Nhật ký hệ thống", "inspector": "Nhật ký hệ thống",
    "admin": "Nhật ký kỹ thuật", "office": "Việc tôi đã làm", "village": "Việc tôi đã làm",
}  # fmt: skip


@pytest.mark.parametrize(("name", "heading"), HEADINGS.items())
def test_each_reads_as_much_as_their_position_allows(as_, name, heading):
    assert as_(name).get("/nhat-ky").heading == heading


@pytest.mark.parametrize("name", HEADINGS)
def test_the_menu_shows_it_to_those_who_read_more_than_their_own(as_, name):
    assert ("/nhat-ky" in as_(name).get("/nhat-ky").links) is (HEADINGS[name] != "Việc tôi đã làm")


def tell(who, action, subject, **data):
    log.record(who, action, subject, **data)
    db.session.flush()
    commit()


def test_the_administrator_reads_nothing_about_files_of_work(as_, actor):
    tell(actor("office"), "plan.told-by-a-test", unit("economy"))
    tell(actor("office"), "unit.told-by-a-test", unit("economy"))
    page = as_("admin").get("/nhat-ky")
    assert "Kể một việc về đơn vị" in page.text
    assert "Kể một việc về kế hoạch" not in page.text
    assert "Kể một việc về kế hoạch" in as_("chairman").get("/nhat-ky").text


def test_others_read_only_what_they_did_themselves(as_, actor):
    tell(actor("office"), "plan.told-by-a-test", unit("economy"))
    assert "Kể một việc" in as_("office").get("/nhat-ky").text
    assert "Kể một việc" not in as_("specialist").get("/nhat-ky").text
    assert "Kể một việc" not in as_("chairman").get("/nhat-ky/cua-toi").text


def test_of_a_draft_plan_the_log_says_nothing_to_those_who_see_no_drafts(as_, actor):
    head = as_("office_head")
    path = paste(head, PLAIN)
    head.post(f"{path}/xac-nhan", {"seen": draft_at(path).version})
    plan = db.session.scalars(db.select(Plan)).one()

    def told(name):
        found = queries.page(actor(name), Wanted(), Extent.ALL).entries
        return {one.subject_type for one in found} & {"Plan", "Dialogue", "ImportDraft"}

    assert told("inspector") == told("secretary") == set(), "not theirs to see before it is issued"
    assert told("chairman") == told("office_head") == {"Plan", "Dialogue", "ImportDraft"}
    imports.reopen(actor("office"), plan)
    commit()
    assert told("inspector") == set(), "nor of a draft that is gone"
    assert "Plan" in told("chairman")
    reading = draft_at(path)
    imports.confirm(actor("office"), reading, signed=True, seen=reading.version)
    commit()
    readers = {name: told(name) for name in ("inspector", "secretary", "chairman")}
    assert all(seen == {"Plan", "Dialogue", "ImportDraft"} for seen in readers.values()), readers


def test_nobody_reaches_more_by_asking_for_it(actor, session):
    tell(actor("office"), "plan.told-by-a-test", unit("economy"))
    found = queries.page(actor("specialist"), Wanted(), Extent.ALL)
    assert found.entries == []


def test_it_is_narrowed_by_person_thing_and_day(actor, at, session):
    at("2026-11-18 23:30")
    tell(actor("office"), "plan.told-by-a-test", unit("economy"))
    at("2026-11-19 00:30")
    tell(actor("specialist"), "unit.told-by-a-test", unit("economy"))
    reader = actor("chairman")

    def ids(**wanted):
        return [entry.who for entry in queries.page(reader, Wanted(**wanted), Extent.ALL).entries]

    office, other = person("office"), person("specialist")
    assert ids() == [other.full_name, office.full_name]
    assert ids(person=office.id) == [office.full_name]
    assert ids(thing="unit") == [other.full_name]
    assert ids(first=clock.today()) == [other.full_name]
    assert ids(last=clock.today().replace(day=18)) == [office.full_name]


def test_pages_follow_each_other_without_gap_or_overlap(as_, actor):
    for _ in range(queries.PAGE * 2 + 3):
        log.record(actor("office"), "plan.told-by-a-test", unit("economy"))
    db.session.flush()
    commit()
    reader = actor("chairman")
    seen, before = [], None
    while True:
        found = queries.page(reader, Wanted(before=before), Extent.ALL)
        seen += [entry.id for entry in found.entries]
        if found.earlier is None:
            break
        before = found.earlier
    assert seen == list(range(queries.PAGE * 2 + 3, 0, -1))
    back = queries.page(reader, Wanted(after=seen[queries.PAGE * 2]), Extent.ALL)
    assert [entry.id for entry in back.entries] == seen[queries.PAGE : queries.PAGE * 2]
    browser = as_("chairman")
    assert any("truoc=" in link for link in browser.get("/nhat-ky").links)


def test_words_in_the_address_that_cannot_be_read_do_no_harm(as_):
    as_("chairman").get("/nhat-ky?tu=hôm nay&nguoi=ai đó&viec=khác&truoc=x")
    as_("chairman").get("/nhat-ky?nguoi=99999999999&truoc=9999999999999999999&sau=-1&tu=31/2/2026")


def test_the_chain_is_checked_from_the_page(as_):
    browser = as_("admin")
    assert "Nhật ký nguyên vẹn" in browser.get("/nhat-ky/kiem-tra").text
    db.session.execute(db.update(AuditEntry).values(actor_name="Người khác"))
    db.session.commit()
    page = browser.get("/nhat-ky/kiem-tra")
    assert "Dòng 1 đã bị sửa" in page.text


@pytest.mark.parametrize("name", ["secretary", "office", "specialist", "village"])
def test_checking_is_for_few(as_, name):
    as_(name).get("/nhat-ky/kiem-tra", status=403)


def test_switching_text_size_is_no_deed(actor, session):
    """Only what matters to others is in the log."""
    switch_text_size(actor("office"))
    commit()
    assert db.session.scalars(db.select(AuditEntry)).all() == []


def test_the_filter_knows_what_every_entry_is_about():
    about = {queries.thing_of(action) for action in log.actions()} - {"test"}
    assert about - set(queries.THINGS) == set()
    assert set(queries.TECHNICAL) <= set(queries.THINGS)


def test_signing_in_is_left_out_until_asked_for(as_, actor):
    tell(actor("office"), "plan.told-by-a-test", unit("economy"))
    tell(log.SYSTEM, "sign-in.lock", person("village"))
    chairman = as_("chairman")
    page = chairman.get("/nhat-ky")
    assert "Kể một việc" in page.text and "nhập sai mật khẩu" in page.text
    told = [page.text_of(row) for body in page.all("tbody") for row in body]
    assert not [row for row in told if "Đăng nhập, dòng" in row and "Khóa" not in row]
    for query in ("dang-nhap=1", "viec=sign-in"):
        page = chairman.get(f"/nhat-ky?{query}")
        told = [page.text_of(row) for body in page.all("tbody") for row in body]
        assert [row for row in told if "Đăng nhập, dòng" in row and "Khóa" not in row], query
    assert 'name="dang-nhap"' in page.html and "Cả đăng nhập" in page.text
