"""Everybody's first page."""

from datetime import date, timedelta

import pytest

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.audit.log import SYSTEM
from intranet.db.counters import bump
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.imports.models import ImportDraft, ImportState
from intranet.org.delegation_services import record_absence
from intranet.org.organisation_services import edit_commune
from intranet.org.people import Absence, Position
from intranet.tasks import explanations, services
from intranet.tasks.models import Assignment, AssignmentState, ReportKind
from tests.imports.support import OURS, paste
from tests.support.make import make_plan, make_task
from tests.support.queries import recorded
from tests.support.world import LONG_AGO, PEOPLE, actor, person, unit
from tests.writing.support import PLAIN, written


def test_late_work_that_is_to_be_explained_is_late_in_the_first_sentence(as_, at):
    at("2026-11-02 08:00")
    (one,) = make_task("economy", title="Vá đường liên thôn", due=date(2026, 11, 5))
    services.accept(actor("specialist"), one)
    commit()
    at("2026-11-18 08:00")
    explanations.demand(actor("chairman"), one)
    commit()
    text = as_("specialist").get("/").text
    assert "Cần giải trình" in text and "1 việc quá hạn" in text and "Không có việc quá hạn" not in text


def test_an_empty_desk_leads_to_the_first_plan_who_may_bring_one_in(as_):
    for name, may in (("office", True), ("specialist", False), ("chairman", False)):
        page = as_(name).get("/")
        leads = [one for one in page.all("a") if one.get("href") == "/ke-hoach/nhap"]
        assert "Không có việc nào đang chờ" in page.text and bool(leads) is may, name


@pytest.mark.parametrize("name", PEOPLE)
def test_each_role_has_a_desk_with_no_shut_door(as_, name):
    make_plan(duties=4)
    make_task(
        "economy", "culture", "front", "farmers", "cells", "party_office", "council", "leaders", "office"
    )
    browser = as_(name)
    page = browser.get("/")
    for link in sorted({link.partition("#")[0] for link in page.links}):
        if link.startswith("/") and not link.startswith("/static"):
            browser.get(link)


@pytest.mark.parametrize(
    ("name", "unit"),
    [("specialist", "economy"), ("village", "east"), ("cell", "cell_east"), ("front", "front"),
     ("police", "police"), ("party_office", "party_office"), ("councillor", "council"),
     ("chairman", "leaders"), ("mobiliser", "building")],
)  # fmt: skip
def test_own_work_stands_on_the_desk(as_, name, unit):
    make_task(unit, title="Chuẩn bị hội trường cho buổi gặp dân")
    make_task("clinic", title="Việc của đơn vị khác")
    text = as_(name).get("/").text
    assert "Chuẩn bị hội trường" in text and "Việc của đơn vị khác" not in text


def test_reports_wait_on_the_desk_of_who_confirms(as_):
    (theirs,) = make_task("economy", title="Soạn câu trả lời về đất đai")
    (ours,) = make_task("office", title="Dự thảo giấy mời đại biểu")
    for one, who in ((theirs, "specialist"), (ours, "office")):
        services.accept(actor(who), one)
        services.report(actor(who), one, kind=ReportKind.RESULT, text="Đã xong.")
    commit()
    office, chair = as_("office").get("/").text, as_("chairman").get("/").text
    assert "Soạn câu trả lời" in office and "Dự thảo giấy mời" not in office
    assert "Dự thảo giấy mời" in chair and "Soạn câu trả lời" not in chair


@pytest.mark.parametrize("name", ["chairman", "secretary", "councillor", "mobiliser", "office", "inspector"])
def test_supervisors_see_what_is_late_and_by_whom(as_, at, name):
    at("2026-11-02 08:00")
    make_task("economy", title="Việc một", due=date(2026, 11, 10))
    make_task("economy", title="Việc hai", due=date(2026, 11, 12))
    make_task("culture", title="Việc ba", due=date(2026, 12, 20))
    at("2026-11-20 08:00")
    text = as_(name).get("/").text
    assert "2 việc quá hạn ở 1 đơn vị" in text and "10 ngày" in text


def test_the_village_head_accepts_and_finishes_with_the_large_buttons(as_):
    (one, *_rest) = make_task("villages", title="Thông báo cho bà con về hội nghị")
    browser = as_("village")
    page = browser.get("/")
    assert page.heading == "Thôn Đông" and "Đã nhận việc" in page.text
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    page = browser.get("/")
    assert any(link.startswith(f"/nhiem-vu/{one.id}#") for link in page.links)
    browser.post(f"/nhiem-vu/{one.id}/can-giup", {"comment": "Loa của thôn bị hỏng."})
    assert "chờ văn phòng xã trả lời" in browser.get("/").text
    assert "Đơn vị cần giúp" in as_("office").get("/").text
    as_("office").post(f"/nhiem-vu/{one.id}/tra-loi-giup", {"comment": "Sáng mai có thợ đến sửa."})
    assert "Sáng mai có thợ" in browser.get("/thong-bao").text
    assert "Đơn vị cần giúp" not in as_("office").get("/").text


def test_a_ward_is_called_a_ward(session, as_):
    edit_commune(SYSTEM, name="phường Hòa Lạc", place="Hòa Lạc", parent="tỉnh Vân Hà")
    session.commit()
    (one, *_rest) = make_task("villages", title="Thông báo cho bà con về hội nghị")
    village, chair = as_("village"), as_("chairman")
    pages = [
        village.get("/"), village.get(f"/nhiem-vu/{one.id}/can-giup"), chair.get("/nhiem-vu?don-vi=tat-ca"),
        chair.get("/so-lieu"),
    ]  # fmt: skip
    said = ("Văn phòng phường sẽ trả lời", "Gửi văn phòng phường", "toàn phường", "toàn phường")
    for page, words in zip(pages, said, strict=True):
        assert words in page.text and "văn phòng xã" not in page.text.lower() and "toàn xã" not in page.text
    office = as_("office")
    assert "Không phải đơn vị của phường" in office.get(paste(office, OURS)).text



def test_a_village_that_is_late_to_accept_still_may(as_, at):
    (one, *_rest) = make_task("villages", title="Thông báo cho bà con về hội nghị")
    at("2027-01-15 08:00")
    browser = as_("village")
    assert f"/nhiem-vu/{one.id}/tiep-nhan" in browser.get("/").html
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan", {"seen": "1"})
    db.session.expire_all()
    assert db.session.get(Assignment, one.id).state is AssignmentState.ACCEPTED


def test_work_to_be_explained_stands_once_and_first(as_, at):
    (one,) = make_task("economy", title="Nạo vét mương", due=date(2026, 11, 24))
    services.accept(actor("specialist"), one)
    commit()
    at("2026-12-15 08:00")
    explanations.demand(actor("chairman"), one)
    commit()
    page = as_("specialist").get("/")
    assert page.text.count("Nạo vét mương") == 2  # its name, and its button's for who cannot see it
    assert "Cần giải trình" in page.text and "Việc của đơn vị" not in page.text


def test_a_village_that_is_done_at_once_comes_to_the_report_of_that_job(as_):
    (first, *_rest) = make_task("villages", title="Phát phiếu hỏi", due=date(2026, 11, 24))
    browser = as_("village")
    assert "Nhận việc và báo đã xong" in browser.get("/").text
    path = browser.post(f"/nhiem-vu/{first.id}/tiep-nhan", {"roi": "bao-cao"})
    assert path.endswith(f"/nhiem-vu/{first.id}?xong=1#buoc-tiep")
    text = browser.get(f"/nhiem-vu/{first.id}").text
    form = text.split("Báo cáo của đơn vị")[1]
    assert "Đã ghi nhận tiếp nhận. Hãy báo cáo kết quả" in text
    assert "Phát phiếu hỏi" in form and "Đã ghi nhận tiếp nhận; hãy báo cáo kết quả" in form
    assert f"/nhiem-vu/{first.id}?xong=1#buoc-tiep" in browser.get("/").links


def test_who_heads_a_cell_and_its_village_reads_one_heading_and_whose_work_it_is(as_):
    village = Position(
        role=Role.VILLAGE, body=Body.STATE, unit_id=unit("east").id, is_head=True, starts_on=LONG_AGO
    )
    head = person("cell")
    head.positions.append(village)
    bump("org")
    make_task("east", title="Thông báo cho bà con", due=date(2026, 11, 24))
    make_task("cell_east", title="Họp chi bộ bàn việc cử người", due=date(2026, 11, 25))
    commit()
    page = as_("cell").get("/")
    assert page.heading == "Thôn Đông"
    assert page.text.count("Chi bộ thôn Đông") == page.text.count("Họp chi bộ") == 1


@pytest.mark.parametrize("name", ["chairman", "specialist", "village", "admin"])
def test_who_is_recorded_as_absent_reads_so_on_their_own_desk(as_, at, name):
    at("2026-11-20 08:00")
    browser = as_(name)
    words = "Đồng chí đang được ghi vắng mặt từ ngày 20/11/2026 đến hết ngày 21/11/2026"
    assert "được ghi vắng mặt" not in browser.get("/").text
    gone = date(2026, 11, 20)
    record_absence(actor(name), starts_on=gone, ends_on=gone + timedelta(days=1))
    commit()
    page = browser.get("/")
    assert words in page.text and "/vang-mat" in page.links
    assert "được ghi vắng mặt" not in as_("culture").get("/").text
    with recorded() as sql:
        browser.get("/")
    assert len(sql) <= 4, sql
    browser.post(f"/vang-mat/{only_absence(name)}/bo")
    assert "được ghi vắng mặt" not in browser.get("/").text


def test_an_absence_leaves_the_desk_with_its_last_day(as_, at):
    at("2026-11-20 08:00")
    gone = date(2026, 11, 21)
    record_absence(actor("office"), starts_on=gone, ends_on=gone)
    commit()
    for day, told in ((20, False), (21, True), (22, False)):
        at(f"2026-11-{day} 09:00")
        assert ("đang được ghi vắng mặt ngày 21/11/2026." in as_("office").get("/").text) is told, day


def only_absence(name):
    """Return the number of somebody's only absence."""
    return db.session.scalars(db.select(Absence.id).where(Absence.user_id == person(name).id)).one()


def test_silence_shows_after_one_working_day(as_, at):
    at("2026-11-18 08:00")
    make_task("economy", title="Rà soát danh sách hộ nghèo")
    assert "Quá hạn tiếp nhận" not in as_("office").get("/").text
    at("2026-11-20 08:00")
    assert "Quá hạn tiếp nhận" in as_("office").get("/").text


def test_a_reading_is_named_to_its_own_body_only(as_, session):
    clerk = person("office")
    cell = Position(
        role=Role.PARTY_CELL, body=Body.PARTY, unit_id=unit("cell_east").id, is_head=True, starts_on=LONG_AGO
    )
    clerk.positions.append(cell)
    bump("org")
    for body, name in ((Body.PARTY, "Kế hoạch của Đảng ủy.docx"), (Body.STATE, "Kế hoạch của UBND.docx")):
        session.add(
            ImportDraft(
                body=body, state=ImportState.OPEN, name=name, sha256=name, author_id=clerk.id, lines=[],
                reading={}, review={},
            )
        )  # fmt: skip
    commit()
    text = as_("office").get("/").text
    assert "Kế hoạch của UBND" in text and "Kế hoạch của Đảng ủy" not in text
    text = as_("party_office").get("/").text
    assert "Kế hoạch của Đảng ủy" in text and "Kế hoạch của UBND" not in text


def test_what_is_written_here_goes_on_in_the_editor_and_what_was_read_in_its_review(as_):
    path, draft = paste(as_("office"), OURS), written(PLAIN.replace("năm 2026", "quý IV năm 2026"))
    page = as_("office").get("/")
    assert f'href="{path}"' in page.html and f'href="/ke-hoach/soan/{draft.id}"' in page.html
    assert "Kế hoạch đang soát" in page.text and "Kế hoạch đang soạn" in page.text
    assert f'href="/ke-hoach/nhap/{draft.id}"' not in page.html
    assert as_("office").get(f"/ke-hoach/soan/{draft.id}").heading


def test_the_administrator_sees_the_system_and_none_of_its_work(as_):
    make_task("office", title="Việc mật thiết của văn phòng")
    page = as_("admin").get("/")
    assert page.heading == "Tình trạng hệ thống" and "Việc mật thiết" not in page.text
    for path in ("/nhiem-vu", "/ke-hoach", "/doi-thoai"):
        as_("admin").get(path, status=403)


def test_the_picture_shows_the_dialogue_that_the_desk_announces(as_, at):
    at("2026-11-02 08:00")
    office, chairman = actor("office"), actor("chairman")
    signed, unsigned = make_plan(duties=1), make_plan(duties=1, signed=False, code="13/KH-UBND")
    days = {"quý IV": (signed, date(2026, 11, 27)), "đột xuất": (unsigned, date(2026, 11, 12))}
    for label, (plan, day) in days.items():
        (made,) = dialogues.create(office, plan, [dialogues.Ordered(label=label)])
        dialogues.fix_day(chairman, made, day=day)
        if plan is signed:
            (share,) = make_task("economy", title="Gửi giấy mời")
            share.dialogue_id, share.due = made.id, date(2026, 11, 20)
    commit()
    for name in ("office", "chairman"):
        text = as_(name).get("/").text
        assert text.count("Đối thoại quý IV") == 1 and "đột xuất" not in text


@pytest.mark.parametrize("name", ["office", "chairman", "secretary"])
def test_one_button_of_a_desk_is_red_the_first(as_, name):
    (made,) = dialogues.create(actor("office"), make_plan(), [dialogues.Ordered(label="lần thứ hai")])
    if name != "office":
        dialogues.propose(actor("office"), made, day=clock.today() + timedelta(days=20))
    make_task("leaders", "party")
    commit()
    page = as_(name).get("/")
    buttons = [part.partition('"')[0] for part in page.html.split('class="btn ')[1:]]
    assert buttons[0] == "btn-primary" and "btn-primary" not in buttons[1:]
    if name != "secretary":
        assert "Đối thoại lần thứ hai" in page.text
    assert 'class="legend"' in page.html


@pytest.mark.parametrize("name", ["chairman", "office", "specialist", "village", "secretary"])
def test_a_desk_costs_the_same_for_few_and_many(as_, name):
    browser, costs = as_(name), []
    for extra in (1, 12):
        for n in range(extra):
            shares = make_task("economy", "culture", "office", "villages", "leaders", title=f"Việc {n}")
            shares[0].state = AssignmentState.REPORTED
            shares[1].due = clock.today() - timedelta(days=n + 1)
        make_plan()
        browser.get("/")
        with recorded() as sql:
            browser.get("/")
        costs.append(len(sql))
    assert costs[0] == costs[1] <= 4, costs


def test_progress_tells_what_no_unit_has_accepted_from_what_is_under_way(as_, at):
    at("2026-11-02 08:00")
    shares = [
        *make_task("economy", title="Đã nhận", due=date(2026, 12, 1)),
        *make_task("economy", title="Chưa nhận", due=date(2026, 12, 1)),
        *make_task("economy", title="Quá hạn, chưa nhận", due=date(2026, 11, 5)),
    ]
    services.accept(actor("specialist"), shares[0])
    commit()
    at("2026-11-20 08:00")
    text = as_("office").get("/").text
    assert "0/3 việc đã xong, 1 việc chưa tiếp nhận, 1 việc quá hạn" in text


def test_a_plan_s_progress_tells_it_too(as_):
    plan = make_plan(duties=2)
    (first, _second) = db.session.scalars(db.select(Assignment).order_by(Assignment.id))
    services.accept(actor("specialist"), first)
    commit()
    for path in ("/ke-hoach", f"/ke-hoach/{plan.id}"):
        text = as_("chairman").get(path).text
        assert "0/2 việc đã xong, 1 việc chưa tiếp nhận" in text, path
