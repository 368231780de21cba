"""Tuân thủ: each rule with its source, day, evidence and verdict (H6; the-thuc 5.1, 5.10)."""

import io
import zipfile
from datetime import date, datetime, timedelta

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.audit.models import AuditEntry
from intranet.compliance import pages
from intranet.compliance.checks import Verdict
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.dialogues.models import Dialogue
from intranet.documents.compose.minutes import Minutes
from intranet.documents.compose.notice import Notice
from intranet.documents.paper.kinds import Kind
from intranet.pages import broadcast_services
from intranet.pages import services as writing
from intranet.pages.models import PageKind
from intranet.pages.services import Words
from intranet.plans import services as plans
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, ReportKind
from tests.conclusions import support
from tests.pages.support import page, section
from tests.support import papers
from tests.support.queries import recorded
from tests.support.world import actor, unit

DAY = date(2026, 11, 26)
RULES = {
    "economy": {"days": 7, "working_days": True, "direction": "before", "anchor": "event"},
    "culture": {"days": 7, "working_days": False, "direction": "before", "anchor": "event"},
    "office": {"days": 5, "working_days": True, "direction": "after", "anchor": "event"},
}
NOTICE, CHAIR, PUBLIC, SENT, CONCLUSION = (
    "Thông báo thời gian", "Chủ tịch UBND và", "Công khai kết quả", "Gửi kết quả", "Ban hành thông báo"
)  # fmt: skip


@pytest.fixture
def dialogue(session, at):
    at("2026-11-02 08:00")
    return make()


def make(*, text: str = "KẾ HOẠCH\nĐối thoại", body: Body = Body.STATE, times: int = 1) -> Dialogue:
    """Return a dialogue of a signed plan with three duties that hang on it, fixed on its day."""
    office = actor("office" if body is Body.STATE else "party_office")
    duties = [
        plans.Duty(
            line=n + 1, place=f"mục III.{n + 1}", title=f"Việc của {key}", words="…", rule=rule,
            unit_ids=[unit(key).id], rule_words="chậm nhất 07 ngày", per_dialogue=True,
        )
        for n, (key, rule) in enumerate(list(RULES.items()) * times)
    ]  # fmt: skip
    plan = plans.enter(
        office,
        plans.Paper(body=body, subject="Đối thoại", text=text, issued_on=date(2026, 10, 5), duties=duties),
    )
    ordered = dialogues.Ordered(label="quý IV", place="Hội trường UBND xã")
    (made,) = dialogues.create(office, plan, [ordered])
    plans.issue_tasks(office, plan, anchors=dialogues.anchors([made]))
    leader = actor("chairman" if body is Body.STATE else "secretary")
    dialogues.fix_day(leader, made, day=DAY, time="08:00")
    commit()
    return made


def share(key: str) -> Assignment:
    return db.session.scalars(db.select(Assignment).where(Assignment.unit_id == unit(key).id)).first()


def report(key: str, text: str = "Đã làm xong, có biên bản kèm theo.", *, confirmed: bool = True) -> None:
    one, who = share(key), actor({"economy": "specialist"}.get(key, key))
    tasks.accept(who, one)
    tasks.report(who, one, kind=ReportKind.RESULT, text=text, committed=clock.today())
    if confirmed:
        tasks.confirm(actor("office"), one)
    commit()


def announce(dialogue: Dialogue, day: date = DAY) -> None:
    """Issue the announcement of a dialogue, today."""
    said = Notice(event="đối thoại", day=day, time="08:00", place="Hội trường UBND xã")
    made = papers.paper("approved", content=said)
    made.dialogue_id = dialogue.id
    support.issuing.issue(actor("office"), made, day=support.clock.today(), scan_missing="Chưa có bản scan")
    commit()


def check(dialogue: Dialogue, title: str, name: str = "chairman"):
    sheet = pages.of_dialogue(actor(name), dialogue)
    return next(one for one in [*sheet.lawful, *sheet.ordered] if one.title.startswith(title))


def test_the_law_asks_five_things_of_a_dialogue_each_with_its_day(dialogue):
    due = {
        title: (check(dialogue, title).due, check(dialogue, title).verdict)
        for title in (NOTICE, CHAIR, PUBLIC, SENT, CONCLUSION)
    }
    assert due == {
        NOTICE: (date(2026, 11, 19), Verdict.OPEN), CHAIR: (DAY, Verdict.OPEN),
        PUBLIC: (date(2026, 12, 6), Verdict.OPEN), SENT: (date(2026, 12, 6), Verdict.OPEN),
        CONCLUSION: (date(2026, 12, 3), Verdict.OPEN),
    }  # fmt: skip
    assert "72/2025/QH15" in check(dialogue, NOTICE).source
    assert "là Chủ nhật" in check(dialogue, PUBLIC).why, "ten calendar days stay on a day off, and say so"


def test_the_law_does_not_rule_the_partys_dialogue(session, at):
    at("2026-11-02 08:00")
    sheet = pages.of_dialogue(actor("secretary"), make(body=Body.PARTY))
    assert [one.title for one in sheet.lawful] == ["Ban hành thông báo kết luận"]


def test_an_announcement_in_time_is_the_evidence(dialogue, at):
    at("2026-11-18 09:00")
    announce(dialogue)
    found = check(dialogue, NOTICE)
    assert (found.verdict, found.done) == (Verdict.MET, date(2026, 11, 18))
    assert "18/11/2026" in found.evidence[0].label and found.evidence[0].url.startswith("/van-ban/")


def test_one_that_came_too_late_is_not(dialogue, at):
    at("2026-11-20 09:00")
    announce(dialogue)
    found = check(dialogue, NOTICE)
    assert (found.verdict, found.remark) == (Verdict.MISSED, "Chậm 1 ngày")


def test_one_that_names_another_day_does_not_count(dialogue, at):
    at("2026-11-10 09:00")
    announce(dialogue)
    dialogues.fix_day(actor("chairman"), dialogue, day=date(2026, 11, 27), time="08:00")
    commit()
    found = check(dialogue, NOTICE)
    assert found.verdict is Verdict.OPEN and "còn ghi" in found.remark


def test_who_chairs_is_read_from_the_plan_and_then_from_the_minutes(session, at):
    at("2026-11-02 08:00")
    text = "KẾ HOẠCH\nChủ tịch UBND xã và đại diện Thường trực HĐND xã đồng chủ trì hội nghị."
    dialogue = make(text=text)
    found = check(dialogue, CHAIR)
    assert found.verdict is Verdict.OPEN and "Kế hoạch ghi" in found.evidence[0].label
    at("2026-11-27 08:00")
    assert check(dialogue, CHAIR).verdict is Verdict.MET
    said = Minutes(event="đối thoại", day=DAY, chair="Ông Nông Văn Bình", co_chairs=("Ông Lục Văn Tư",))
    minutes = papers.paper("issued", kind=Kind.MINUTES, content=said)
    minutes.dialogue_id = dialogue.id
    commit()
    assert check(dialogue, CHAIR).verdict is Verdict.MISSED, "the minutes tell who really chaired"
    minutes.content = minutes.content | {"co_chairs": ["Bà Triệu Thị Mây, Phó Chủ tịch HĐND xã"]}
    commit()
    assert check(dialogue, CHAIR).verdict is Verdict.MET


def test_a_conclusion_in_time_that_reached_all_villages_meets_both(session, at):
    at("2026-11-20 08:00")
    conclusion = support.approved()
    at("2026-11-20 09:00")
    support.issue(conclusion)
    held = conclusion.dialogue
    found = check(held, CONCLUSION)
    assert (found.verdict, found.due) == (Verdict.MET, date(2026, 11, 20))
    sent = check(held, SENT)
    assert "/3 thôn" in sent.evidence[0].label
    reached = int(sent.evidence[0].label.partition("đã gửi ")[2][0])
    assert (sent.verdict is Verdict.MET) is (reached == 3)
    at("2026-11-24 08:00")
    assert check(held, PUBLIC).verdict is Verdict.MISSED
    assert "chưa có báo cáo niêm yết, phát thanh" in check(held, PUBLIC).remark


def test_a_report_of_the_duty_to_publish_is_the_evidence_that_it_was_done(dialogue, at):
    one = share("office")
    one.task.words = "Niêm yết, phát thanh kết quả đối thoại trên hệ thống truyền thanh."
    commit()
    at("2026-11-30 08:00")
    tasks.accept(actor("office"), one)
    tasks.report(actor("office"), one, kind=ReportKind.RESULT, text="Đã niêm yết, phát thanh hai buổi.")
    commit()
    found = check(dialogue, PUBLIC)
    assert (found.verdict, found.done) == (Verdict.MET, date(2026, 11, 30))
    assert found.evidence[0].url == f"/nhiem-vu/{one.id}"


def bulletin(dialogue: Dialogue, title: str, text: str):
    return page(
        "culture", title, text, kind=PageKind.BULLETIN, parent=section("culture"), dialogue_id=dialogue.id
    )


def read_aloud(made, by: str, key: str, when: str) -> None:
    moment = datetime.fromisoformat(f"{when}+07:00")
    broadcast_services.note(actor(by), made, unit_id=unit(key).id, at=moment, times=2)
    commit()


def test_a_reading_over_the_loudspeaker_is_the_evidence_of_the_announcement(dialogue, at, as_):
    made = bulletin(dialogue, "Bản tin mời đối thoại", "Thời gian: thứ Năm, ngày 26/11/2026.")
    assert check(dialogue, NOTICE).verdict is Verdict.OPEN
    at("2026-11-16 18:00")
    read_aloud(made, "village", "east", "2026-11-16 17:00")
    found = check(dialogue, NOTICE)
    assert (found.verdict, found.done) == (Verdict.MET, date(2026, 11, 16))
    assert "phát 2 lần, 16/11/2026" in found.evidence[0].label
    shown = as_("chairman").get(f"/tuan-thu/doi-thoai/{dialogue.id}")
    assert f"/trang-chung/{made.id}" in shown.links


def test_a_bulletin_that_names_another_day_announces_nothing(dialogue, at):
    made = bulletin(dialogue, "Bản tin mời đối thoại", "Thời gian: thứ Hai, ngày 23/11/2026.")
    at("2026-11-16 18:00")
    read_aloud(made, "village", "east", "2026-11-16 17:00")
    assert check(dialogue, NOTICE).evidence == ()


def test_a_text_that_was_corrected_later_was_not_what_the_people_heard(dialogue, at):
    made = bulletin(dialogue, "Bản tin mời đối thoại", "Thời gian: thứ Hai, ngày 23/11/2026.")
    at("2026-11-16 18:00")
    read_aloud(made, "village", "east", "2026-11-16 17:00")
    at("2026-11-21 08:00")
    words = Words("Bản tin mời đối thoại", text="Thời gian: thứ Năm, ngày 26/11/2026.")
    writing.save(actor("culture"), made, words, base=1)
    writing.publish(actor("culture"), made)
    commit()
    assert check(dialogue, NOTICE).evidence == ()
    read_aloud(made, "village", "east", "2026-11-21 08:00")
    assert check(dialogue, NOTICE).done == date(2026, 11, 21)


def test_results_that_were_read_aloud_are_public(dialogue, at):
    made = bulletin(dialogue, "Kết quả đối thoại", "Kết quả buổi đối thoại ngày 26/11/2026 như sau.")
    at("2026-12-01 18:00")
    read_aloud(made, "village", "east", "2026-12-01 17:00")
    found = check(dialogue, PUBLIC)
    assert (found.verdict, found.done) == (Verdict.MET, date(2026, 12, 1))
    assert check(dialogue, NOTICE).verdict is Verdict.MISSED


def test_the_plans_own_limits_are_held_to_the_day_of_the_report(dialogue, at):
    at("2026-11-16 08:00")
    report("economy")
    at("2026-11-20 08:00")
    report("culture")
    economy, culture, office = (check(dialogue, f"Việc của {key}") for key in RULES)
    assert (economy.verdict, economy.done) == (Verdict.MET, date(2026, 11, 16))
    assert economy.evidence[0].label == "Báo cáo của Phòng Kinh tế"
    assert economy.source == "Kế hoạch, mục III.1, “chậm nhất 07 ngày”"
    assert economy.source_url == f"/ke-hoach/{dialogue.plan_id}#dong-1"
    assert "Đếm lùi 7 ngày làm việc" in economy.why
    assert (culture.verdict, culture.remark) == (Verdict.MISSED, "Chậm 1 ngày")
    assert office.verdict is Verdict.OPEN


def test_what_is_reported_in_time_waits_for_the_office(dialogue, at):
    at("2026-11-16 08:00")
    report("economy", confirmed=False)
    at("2026-11-25 08:00")
    assert check(dialogue, "Việc của economy").verdict is Verdict.WAITING
    late = check(dialogue, "Việc của culture")
    assert (late.verdict, late.remark) == (Verdict.MISSED, "Quá hạn 6 ngày")


def test_one_duty_of_many_units_is_one_rule_and_names_the_late(session, at, as_):
    at("2026-11-02 08:00")
    office = actor("office")
    duty = plans.Duty(
        line=4, title="Thu phiếu hỏi", words="…", unit_ids=[unit("villages").id], rule=RULES["culture"],
        per_dialogue=True,
    )  # fmt: skip
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại", duties=[duty]))
    made = dialogues.create(
        office, plan, [dialogues.Ordered(label="lần một", day=DAY), dialogues.Ordered(label="lần hai")]
    )
    plans.issue_tasks(office, plan, anchors=dialogues.anchors(made))
    commit()
    at("2026-11-18 08:00")
    one = share("east")
    tasks.accept(actor("village"), one)
    tasks.report(actor("village"), one, kind=ReportKind.RESULT, text="Đã thu đủ phiếu của các hộ.")
    commit()
    at("2026-11-21 08:00")
    sheet = pages.of_plan(actor("chairman"), plan)
    first, second = sheet.ordered
    assert first.title == "Thu phiếu hỏi (đối thoại lần một)"
    assert first.remark == "1/3 đơn vị đã báo cáo. Quá hạn 2 ngày: Thôn Tây, Thôn Nam"
    assert second.due is None and second.verdict is Verdict.OPEN
    text = as_("councillor").get(f"/tuan-thu/ke-hoach/{plan.id}").text
    assert "Mỗi năm tổ chức đối thoại ít nhất một lần" in text and "31/12/2026" in text


def test_the_page_sums_up_and_tells_each_verdict_in_words(dialogue, as_, at):
    at("2026-11-25 08:00")
    page = as_("councillor").get(f"/tuan-thu/doi-thoai/{dialogue.id}")
    assert page.heading == "Tuân thủ đối thoại quý IV"
    assert "Đạt 0/8 (3 không đạt, 5 chưa đến hạn)" in page.text
    assert page.text.count("Không đạt") == 3 and "Chưa đến hạn" in page.text
    assert f"/ke-hoach/{dialogue.plan_id}#dong-1" in page.links
    assert f"/tuan-thu/ke-hoach/{dialogue.plan_id}" in page.links
    assert f"/tuan-thu/doi-thoai/{dialogue.id}" in as_("office").get(f"/doi-thoai/{dialogue.id}").links
    assert f"/tuan-thu/ke-hoach/{dialogue.plan_id}" in as_("front").get(f"/ke-hoach/{dialogue.plan_id}").links


def test_the_form_of_the_plan_itself_is_a_rule_too(dialogue):
    sheet = pages.of_plan(actor("office"), dialogue.plan)
    found = next(one for one in sheet.lawful if one.title.startswith("Kế hoạch đúng thể thức"))
    assert found.due == date(2026, 10, 5) and found.verdict is Verdict.MISSED and found.remark


def test_a_unit_that_reads_no_reports_has_neither_page_nor_link(dialogue, as_):
    for name in ("specialist", "village", "guest"):
        as_(name).get(f"/tuan-thu/ke-hoach/{dialogue.plan_id}", status=403)
        as_(name).get(f"/tuan-thu/doi-thoai/{dialogue.id}", status=403)
        links = as_(name).get(f"/ke-hoach/{dialogue.plan_id}").links
        assert not any("tuan-thu" in link for link in links)
    dialogue.plan.state = "draft"
    commit()
    as_("secretary").get(f"/tuan-thu/ke-hoach/{dialogue.plan_id}", status=404)
    as_("office").get("/tuan-thu/ke-hoach/999999", status=404)


def test_the_word_file_holds_the_same_rules_under_the_letterhead(dialogue, as_):
    before = db.session.scalar(db.select(db.func.count()).select_from(AuditEntry))
    answer = as_("councillor").download(f"/tuan-thu/ke-hoach/{dialogue.plan_id}/tai-ve")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="tuan-thu-ke-hoach-')
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        body = packed.read("word/document.xml").decode()
        about = packed.read("docProps/core.xml").decode()
    for words in (
        "BẢNG THEO DÕI",
        "THEO LUẬT VÀ QUY TRÌNH",
        "THEO KẾ HOẠCH",
        "Việc của economy",
        "Chưa đến hạn",
    ):
        assert words in body
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in body and "Triệu Thị Mây" in body
    assert "Bảng theo dõi" in about and "Phiếu nhắc việc" not in about
    assert as_("front").download(f"/tuan-thu/doi-thoai/{dialogue.id}/tai-ve").status_code == 200
    after = db.session.scalar(db.select(db.func.count()).select_from(AuditEntry))
    assert after - before <= 2, "only the two signed in"


@pytest.mark.parametrize("name", ["chairman", "councillor"])
@pytest.mark.parametrize("what", ["ke-hoach", "doi-thoai"])
def test_the_page_costs_four_statements_for_few_and_many(session, at, as_, name, what):
    at("2026-11-02 08:00")
    costs, browser = [], as_(name)
    for times in (1, 8):
        made = make(times=times)
        path = f"/tuan-thu/{what}/{made.plan_id if what == 'ke-hoach' else made.id}"
        browser.get(path)
        with recorded() as sql:
            browser.get(path)
        costs.append(len(sql))
    assert costs[0] == costs[1] <= 4, costs


def test_a_day_passed_does_not_change_what_was_met(dialogue, at):
    at("2026-11-18 09:00")
    announce(dialogue)
    at(f"{DAY + timedelta(60)} 08:00")
    assert check(dialogue, NOTICE).verdict is Verdict.MET
