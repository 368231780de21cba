"""Late work: not taken in time, promised by a day, explained (C3, C15, C16)."""

from datetime import date
from io import BytesIO

import pytest

from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.notifications.models import Notice
from intranet.tasks import explanations, extensions, services
from intranet.tasks.matter_models import Outcome
from intranet.tasks.models import Assignment
from tests.support.make import make_task
from tests.support.world import person

DUE = date(2026, 11, 6)  # a Friday


@pytest.fixture
def late(actor, at) -> Assignment:
    """Work of the economic office, three days late on a Monday."""
    at("2026-11-02 09:00")
    (one,) = make_task("economy", due=DUE, title="Rà soát tuyến mương")
    services.accept(actor("specialist"), one)
    commit()
    at("2026-11-09 09:00")
    return one


def report(actor, share: Assignment, kind: str = "progress", committed: date | None = None) -> None:
    services.report(actor("specialist"), share, kind=kind, text="Còn một tuyến.", committed=committed)
    commit()


# ---------------------------------------------------------------- C3


def test_what_is_not_taken_after_a_working_day_is_listed_with_how_late(as_, at):
    at("2026-11-06 09:00")  # Friday: to be taken until Monday's end
    (one,) = make_task("economy", title="Rà soát tuyến mương")
    heading = "Chưa tiếp nhận, đã quá hạn tiếp nhận"
    at("2026-11-09 18:00")
    office = as_("office")
    assert heading not in office.get("/").text
    assert "Rà soát tuyến mương" not in office.get("/nhiem-vu?buoc=qua-han-tiep-nhan").text
    at("2026-11-11 08:00")
    office = as_("office")
    desk = office.get("/").text.split(heading)[1]
    assert "Rà soát tuyến mương" in desk and "Quá hạn tiếp nhận 2 ngày" in desk
    for mark in ("chua-tiep-nhan", "qua-han-tiep-nhan"):
        text = office.get(f"/nhiem-vu?buoc={mark}").text
        assert "Rà soát tuyến mương" in text and "Quá hạn tiếp nhận 2 ngày" in text
    assert "Quá hạn tiếp nhận 2 ngày" in office.get(f"/nhiem-vu/{one.id}").text


# ---------------------------------------------------------------- C16


@pytest.mark.parametrize(("kind", "promised"), [("progress", date(2026, 11, 9)), ("result", None)])
def test_the_first_report_on_late_work_names_a_day(actor, late, kind, promised):
    with pytest.raises(Refused, match="đã quá hạn 3 ngày") as refusal:
        report(actor, late, kind)
    assert refusal.value.field == "committed"
    report(actor, late, kind, committed=date(2026, 11, 9))
    assert late.committed == promised, "what is done promises nothing"
    said = "Cam kết hoàn thành đến hết ngày 09/11/2026" in [line.text for line in history(late)]
    assert said is bool(promised)


def promises(as_, share: Assignment) -> list[str]:
    """Return what the page says of each promise, the newest first."""
    text = as_("office").get(f"/nhiem-vu/{share.id}").text
    parts = text.split("Cam kết hoàn thành đến hết ngày ")[1:]
    marks = [one.label for one in Outcome] + ["Đang theo cam kết"]
    return [
        f"{part[:10]} {next(mark for mark in marks if mark in part)}" for part in parts[: len(share.matters)]
    ]


@pytest.mark.parametrize("day", [None, date(2026, 11, 10)])
def test_a_result_ends_the_promise_whatever_is_typed_with_it(actor, as_, at, late, day):
    report(actor, late, committed=date(2026, 11, 12))
    at("2026-11-10 15:00")
    report(actor, late, "result", committed=day)
    assert promises(as_, late) == ["12/11/2026 Đã báo cáo đúng cam kết"]
    at("2026-11-13 09:00")
    services.send_back(actor("office"), late, comment="Thiếu ảnh tuyến mương.")
    commit()
    assert "Quá ngày cam kết 1 ngày" not in as_("office").get("/nhiem-vu").text
    with pytest.raises(Refused, match="đã quá hạn 7 ngày"):
        report(actor, late)
    report(actor, late, committed=date(2026, 11, 16))
    assert (late.broken, late.committed) == (0, date(2026, 11, 16)), "asking for more breaks no promise"
    assert promises(as_, late) == ["16/11/2026 Đang theo cam kết", "12/11/2026 Đã báo cáo đúng cam kết"]


def test_a_result_after_the_promised_day_misses_it_even_if_the_date_moved_meanwhile(actor, as_, at, late):
    report(actor, late, committed=date(2026, 11, 10))
    late.due = date(2026, 11, 20)
    at("2026-11-13 09:00")
    report(actor, late, "result")
    services.send_back(actor("office"), late, comment="Thiếu ảnh tuyến mương.")
    assert promises(as_, late) == ["10/11/2026 Đã quá ngày cam kết"] and late.broken == 1


def test_a_report_that_is_taken_back_keeps_nothing(actor, as_, at, late):
    report(actor, late, committed=date(2026, 11, 12))
    report(actor, late, "result")
    services.withdraw(actor("specialist"), late)
    assert promises(as_, late) == ["12/11/2026 Đang theo cam kết"]
    at("2026-11-16 09:00")
    assert promises(as_, late) == ["12/11/2026 Đã quá ngày cam kết"]


def test_cancelled_work_is_held_to_no_promise(actor, as_, at, late):
    report(actor, late, committed=date(2026, 11, 12))
    services.cancel(actor("chairman"), late, comment="Không cần nữa.")
    assert promises(as_, late) == ["12/11/2026 Không còn cần"]
    at("2026-11-30 09:00")
    assert promises(as_, late) == ["12/11/2026 Không còn cần"]


def test_work_in_time_promises_nothing(actor, at):
    at("2026-11-06 09:00")
    (one,) = make_task("economy", due=DUE)
    services.accept(actor("specialist"), one)
    report(actor, one)
    assert one.committed is None and not one.matters


def test_a_promise_stands_until_its_day_is_over(actor, at, late):
    report(actor, late, committed=date(2026, 11, 11))
    at("2026-11-11 17:00")
    report(actor, late)  # it holds to the end of its day
    at("2026-11-12 08:00")
    with pytest.raises(Refused, match="quá ngày cam kết 11/11/2026"):
        report(actor, late)
    report(actor, late, committed=date(2026, 11, 13))
    assert (late.broken, late.committed) == (1, date(2026, 11, 13))
    assert [one.day for one in late.matters] == [date(2026, 11, 11), date(2026, 11, 13)]


@pytest.mark.parametrize("day", [date(2026, 11, 8), date(2027, 3, 1)])
def test_a_day_that_is_over_or_far_is_no_promise(actor, late, day):
    with pytest.raises(Refused) as refusal:
        report(actor, late, committed=day)
    assert refusal.value.field == "committed"


def test_a_promise_stands_beside_the_date_and_turns_red_when_it_is_broken(actor, as_, at, late):
    report(actor, late, committed=date(2026, 11, 11))
    assert "Cam kết xong 11/11/2026" in as_("specialist").get("/nhiem-vu").text
    assert "việc quá ngày cam kết" not in as_("office").get("/nhiem-vu").text
    at("2026-11-13 08:00")
    unit, office, chair = as_("specialist"), as_("office"), as_("chairman")
    page = unit.get("/nhiem-vu")
    assert "Quá ngày cam kết 2 ngày" in page.text
    assert "1 việc quá ngày cam kết" in office.get("/nhiem-vu").text
    assert "1 việc quá ngày cam kết" in chair.get("/").text
    assert "Rà soát tuyến mương" in office.get("/nhiem-vu?buoc=qua-cam-ket").text
    text = office.get(f"/nhiem-vu/{late.id}").text
    assert "Cam kết hoàn thành đến hết ngày 11/11/2026" in text and "Đã quá ngày cam kết" in text


def test_the_page_refuses_beside_the_field_and_loses_no_word(as_, late):
    unit, path = as_("specialist"), f"/nhiem-vu/{late.id}/bao-cao"
    page = unit.post(path, {"text": "Còn tuyến Nà Lạnh.", "kind": "progress"}, status=422)
    assert "Hãy chọn ngày cam kết hoàn thành" in page.text and "Còn tuyến Nà Lạnh." in page.html
    assert 'id="committed-loi"' in page.html
    unit.post(path, {"text": "Còn tuyến Nà Lạnh.", "kind": "progress", "committed": "2026-11-11"})
    assert db.session.get(Assignment, late.id).committed == date(2026, 11, 11)


def test_a_refused_report_says_that_its_files_must_be_chosen_again(as_, late):
    unit, path = as_("specialist"), f"/nhiem-vu/{late.id}/bao-cao"
    lost = "Tệp chưa được lưu, hãy chọn lại tệp."
    photo = (BytesIO(b"\x89PNG\r\n\x1a\n"), "muong.png")
    assert lost in unit.post(path, {"text": "Đã xong.", "kind": "result", "files": photo}, status=422).text
    assert lost not in unit.post(path, {"text": "Đã xong.", "kind": "result"}, status=422).text
    assert lost not in unit.get(f"/nhiem-vu/{late.id}").text


def test_who_says_that_late_work_is_done_need_not_pick_the_day_of_today(actor, as_, at, late):
    unit, path = as_("specialist"), f"/nhiem-vu/{late.id}"
    assert unit.get(path).fields["committed"] == ""
    assert unit.get(f"{path}?xong=1").fields["committed"] == "2026-11-09"
    report(actor, late, committed=date(2026, 11, 11))
    assert unit.get(f"{path}?xong=1").fields["committed"] == "", "the promise stands"


def test_a_longer_time_takes_the_place_of_a_promise(actor, at, late):
    report(actor, late, committed=date(2026, 11, 10))
    at("2026-11-12 08:00")
    extensions.ask(actor("specialist"), late, day=date(2026, 11, 16), comment="Mưa lớn.")
    extensions.grant(actor("chairman"), late, day=date(2026, 11, 16))
    assert (late.committed, late.broken) == (None, 1)
    report(actor, late)  # in time again


# ---------------------------------------------------------------- C15


def told(name: str) -> str:
    query = db.select(Notice.text).where(Notice.user_id == person(name).id)
    return " ".join(db.session.scalars(query))


@pytest.mark.parametrize("name", ["chairman", "secretary", "standing", "councillor", "inspector", "vice"])
def test_who_leads_or_supervises_demands_an_explanation_with_one_press(as_, late, name):
    browser, path = as_(name), f"/nhiem-vu/{late.id}"
    assert "Yêu cầu giải trình" in browser.get(path).text
    browser.post(f"{path}/yeu-cau-giai-trinh", {})
    assert db.session.get(Assignment, late.id).explain_by == date(2026, 11, 10)
    desk = as_("specialist").get("/").text.split("Cần giải trình")[1]
    assert "Rà soát tuyến mương" in desk and "Giải trình chậm nhất hết ngày 10/11/2026" in desk


@pytest.mark.parametrize("name", ["office", "mobiliser", "front", "specialist"])
def test_nobody_else_does(actor, as_, late, name):
    with pytest.raises(Forbidden):
        explanations.demand(actor(name), late)
    assert "/yeu-cau-giai-trinh" not in as_(name).get(f"/nhiem-vu/{late.id}").html


def test_only_late_work_is_explained_and_once_at_a_time(actor, late, at):
    explanations.demand(actor("councillor"), late)
    with pytest.raises(Refused, match="Đã có yêu cầu giải trình"):
        explanations.demand(actor("chairman"), late)
    (fresh,) = make_task("economy", due=date(2026, 11, 20))
    with pytest.raises(Refused, match="đã quá hạn"):
        explanations.demand(actor("chairman"), fresh)
    with pytest.raises(Refused, match="Không có yêu cầu"):
        explanations.explain(actor("specialist"), fresh, comment="Sao?")


def test_the_answer_is_filed_on_the_task_and_told(actor, as_, late):
    explanations.demand(actor("councillor"), late)
    commit()
    unit = as_("specialist")
    unit.post(f"/nhiem-vu/{late.id}/giai-trinh", {"comment": ""}, status=422)
    unit.post(f"/nhiem-vu/{late.id}/giai-trinh", {"comment": "Nước ngập, chưa vào được."})
    text = as_("councillor").get(f"/nhiem-vu/{late.id}").text
    assert "Nước ngập, chưa vào được." in text and "Đã giải trình" in text
    assert "Phòng Kinh tế đã giải trình" in told("councillor") and "đã giải trình" in told("chairman")
    assert "Cần giải trình" not in unit.get("/").text


def test_what_is_not_answered_is_listed_to_the_chairman_and_to_who_asked(actor, as_, at, late):
    explanations.demand(actor("inspector"), late)
    commit()
    heading = "Chưa giải trình, đã quá hạn"
    at("2026-11-10 17:00")
    assert heading not in as_("chairman").get("/").text
    at("2026-11-11 08:00")
    for name in ("chairman", "inspector"):
        desk = as_(name).get("/").text.split(heading)[1]
        assert "Rà soát tuyến mương" in desk and "Quá hạn giải trình 1 ngày" in desk
    for name in ("secretary", "councillor"):
        assert heading not in as_(name).get("/").text, name
    assert "Rà soát tuyến mương" in as_("office").get("/nhiem-vu?buoc=cho-giai-trinh").text


def test_what_is_done_meanwhile_is_still_explained_what_is_cancelled_is_not(actor, late):
    explanations.demand(actor("chairman"), late)
    report(actor, late, "result", committed=date(2026, 11, 9))
    services.confirm(actor("office"), late)
    explanations.explain(actor("specialist"), late, comment="Đã xong, chậm do mưa.")
    with pytest.raises(WrongState):
        explanations.demand(actor("chairman"), late)


# ---------------------------------------------------------------- P2


def test_work_given_back_leaves_its_way_on_both_pages_and_the_clock_begins_again(actor, as_, at):
    at("2026-11-02 09:00")
    (one,) = make_task("economy", title="Rà soát tuyến mương")
    services.decline(actor("specialist"), one, comment="Thuộc lĩnh vực văn hóa.")
    commit()
    at("2026-11-04 09:00")
    office = as_("office")
    assert "Rà soát tuyến mương" in office.get("/").text.split("Đơn vị trả lại việc")[1]
    fresh = services.reassign(actor("office"), one, unit_id=person("culture").positions[0].unit_id)
    commit()
    assert fresh.accept_by == date(2026, 11, 5)
    said = " ".join(as_("culture").get(f"/nhiem-vu/{fresh.id}").text.split())
    assert "Nhận từ" in said and "Phòng Kinh tế, trả lại vì: “Thuộc lĩnh vực văn hóa.”" in said
    assert "nhận từ Phòng Kinh tế: “Thuộc lĩnh vực văn hóa.”" in said
    old = " ".join(as_("specialist").get(f"/nhiem-vu/{one.id}").text.split())
    assert "Đã chuyển sang" in old and "Phòng Văn hóa – Xã hội" in old
    assert "Trả lại việc vì không thuộc chức năng: “Thuộc lĩnh vực văn hóa.”" in old
    assert "Đã giao Phòng Văn hóa – Xã hội" in told("specialist")


def test_work_that_stays_begins_its_clock_again_with_both_reasons_on_record(actor, as_, at):
    at("2026-11-02 09:00")
    (one,) = make_task("economy", title="Rà soát tuyến mương")
    services.decline(actor("specialist"), one, comment="Thuộc lĩnh vực văn hóa.")
    at("2026-11-04 09:00")
    services.insist(actor("office"), one, comment="Quy chế giao phòng.")
    commit()
    assert one.accept_by == date(2026, 11, 5)
    text = as_("specialist").get(f"/nhiem-vu/{one.id}").text
    assert "Giữ nguyên phân công: “Quy chế giao phòng.”" in text
    assert "“Thuộc lĩnh vực văn hóa.”" in text
    assert "giữ nguyên phân công (“Quy chế giao phòng.”)" in told("specialist")
