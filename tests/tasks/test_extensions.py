"""A longer time is asked for, decided, counted, and kept when the dialogue moves (C7)."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from intranet.access.actor import Body
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.errors import Forbidden, Refused, WrongState
from intranet.notifications.models import Notice
from intranet.plans import services as plans
from intranet.tasks import extensions, services
from intranet.tasks.models import Assignment, Outcome
from tests.conclusions import support
from tests.conclusions.support import held
from tests.support.make import BEFORE_7, make_plan, make_task
from tests.support.world import person

NOW = "2026-11-02 09:00"  # a Monday
DUE = date(2026, 11, 6)


@pytest.fixture
def share(actor, at) -> Assignment:
    """Work of the economic office that is due on Friday."""
    at(NOW)
    (one,) = make_task("economy", due=DUE, title="Rà soát tuyến mương")
    services.accept(actor("specialist"), one)
    commit()
    return one


def ask(actor, share: Assignment, day: date = date(2026, 11, 11)) -> None:
    extensions.ask(actor("specialist"), share, day=day, comment="Chờ nước rút.")
    commit()


def told(name: str) -> list[str]:
    query = db.select(Notice.text).where(Notice.user_id == person(name).id).order_by(Notice.id)
    return list(db.session.scalars(query))


def test_the_chairman_gives_a_longer_time_and_the_first_date_stays_in_sight(actor, as_, share):
    ask(actor, share)
    assert share.due == DUE and share.wants_due == date(2026, 11, 11)
    assert any("Phòng Kinh tế xin gia hạn đến 11/11/2026" in text for text in told("chairman"))
    extensions.grant(actor("chairman"), share, day=date(2026, 11, 10), comment="Xong trước thứ Tư.")
    commit()
    assert (share.due, share.first_due, share.extended, share.wants_due) == (date(2026, 11, 10), DUE, 1, None)
    assert any("Được gia hạn đến 10/11/2026 (“Xong trước thứ Tư.”)" in text for text in told("specialist"))
    assert [line.text for line in history(share)][:2] == [
        "Gia hạn lần 1, từ 06/11/2026 đến 10/11/2026: “Xong trước thứ Tư.”",
        "Xin gia hạn từ 06/11/2026 đến 11/11/2026: “Chờ nước rút.”",
    ]
    for path in ("/", "/nhiem-vu", f"/nhiem-vu/{share.id}"):
        text = as_("specialist").get(path).text
        assert "10/11/2026" in text and "06/11/2026, gia hạn 1 lần" in text.replace("đã gia", "gia"), path


def test_the_strip_of_a_longer_time_counts_the_days_that_were_added(actor, as_, share):
    ask(actor, share)
    extensions.grant(actor("chairman"), share, day=date(2026, 11, 11))
    commit()
    page = as_("specialist").get(f"/nhiem-vu/{share.id}")
    (strip,) = [one for one in page.all("ol") if one.get("aria-label") == "Các ngày được gia hạn thêm"]
    said = page.text_of(strip)
    assert "thứ Sáu, 06/11/2026: hạn cũ" in said and "thứ Bảy, 07/11/2026: ngày nghỉ, không tính" in said
    assert "thứ Tư, 11/11/2026: ngày thứ 3, hạn" in said
    strips = [one for one in page.all("ol") if "days" in (one.get("class") or "").split()]
    assert strips == [strip], "the one day that the paper named stands in it already"


def test_the_days_to_ask_for_reach_about_a_quarter_ahead(as_, share):
    page = as_("specialist").get(f"/nhiem-vu/{share.id}/xin-gia-han")
    days = [one.get("value") for one in page.all("option") if one.get("value")]
    assert len(days) == 60 and days[0] == "2026-11-09"


def test_how_the_first_date_was_counted_is_told_whole_before_the_longer_time(actor, as_, at):
    at("2026-11-03 08:00")
    rule = {"days": 5, "working_days": False, "direction": "before", "anchor": "event"}
    (one,) = make_task("economy", rule=rule, anchors=[services.Anchor(held().id, date(2026, 11, 13))])
    services.accept(actor("specialist"), one)
    ask(actor, one, date(2026, 11, 11))
    extensions.grant(actor("chairman"), one, day=date(2026, 11, 11))
    commit()
    text = as_("specialist").get(f"/nhiem-vu/{one.id}").text.split("Vì sao hạn là")[1]
    told = ("Đếm lùi 5 ngày", "là Chủ nhật nên hạn chuyển lên sớm hơn", "Đã gia hạn 1 lần")
    assert sorted(told, key=text.index) == list(told)


def test_the_count_before_a_longer_time_names_the_date_that_was(actor, as_, at):
    at("2026-11-03 08:00")
    rule = {"days": 3, "working_days": True, "direction": "before", "anchor": "event"}
    (one,) = make_task("economy", rule=rule, anchors=[services.Anchor(held().id, date(2026, 11, 13))])
    services.accept(actor("specialist"), one)
    ask(actor, one, date(2026, 11, 12))
    extensions.grant(actor("chairman"), one, day=date(2026, 11, 12))
    commit()
    page = as_("specialist").get(f"/nhiem-vu/{one.id}")
    assert "Vì sao hạn là thứ Năm, 12/11/2026?" in page.text
    assert "thứ Ba, 10/11/2026: ngày thứ 3, hạn cũ" in page.text


def test_the_sheet_of_excel_and_the_plan_keep_the_first_date(actor, as_, at):
    at(NOW)
    plan = make_plan(duties=1)
    share = db.session.scalars(db.select(Assignment)).one()
    share.due = share.first_due = DUE
    commit()
    ask(actor, share)
    extensions.grant(actor("chairman"), share, day=date(2026, 11, 10))
    commit()
    office = as_("office")
    text = office.get(f"/ke-hoach/{plan.id}").text
    assert "10/11/2026 (hạn đầu 06/11/2026, gia hạn 1 lần)" in text
    sheet = load_workbook(io.BytesIO(office.open("/nhiem-vu/xuat-excel").data)).active
    heads, row = ([cell.value for cell in line] for line in list(sheet.iter_rows())[:2])
    found = dict(zip(heads, row, strict=True))
    assert (found["Hạn"].date(), found["Hạn ban đầu"].date()) == (date(2026, 11, 10), DUE)
    assert found["Gia hạn (lần)"] == 1


def test_a_refusal_says_why_and_leaves_the_date(actor, share):
    ask(actor, share)
    with pytest.raises(Refused, match="vì sao không gia hạn"):
        extensions.refuse(actor("chairman"), share, comment=" ")
    extensions.refuse(actor("chairman"), share, comment="Dân đang chờ.")
    assert (share.due, share.extended, share.wants_due) == (DUE, 0, None)
    assert share.matters[-1].outcome is Outcome.REFUSED
    assert any("Không đồng ý gia hạn (“Dân đang chờ.”)" in text for text in told("specialist"))


def test_one_request_at_a_time_and_it_can_be_taken_back(actor, share):
    ask(actor, share)
    with pytest.raises(Refused, match="rút lại rồi xin lại"):
        ask(actor, share, date(2026, 11, 12))
    extensions.withdraw(actor("specialist"), share)
    assert share.matters[-1].outcome is Outcome.WITHDRAWN
    ask(actor, share, date(2026, 11, 12))
    assert share.wants_due == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 6), "phải sau hạn hiện nay"),
        (date(2026, 11, 7), "là thứ Bảy. Hãy chọn ngày làm việc, ví dụ 09/11/2026"),
        (date(2026, 11, 24), "ngày nghỉ"),
    ],
)
def test_a_day_that_helps_nobody_is_refused_beside_its_field(actor, share, day, why):
    with pytest.raises(Refused, match=why) as refusal:
        ask(actor, share, day)
    assert refusal.value.field == "day"


def test_nobody_asks_for_closed_work_or_without_a_date(actor, share):
    with pytest.raises(Refused, match="vì sao xin gia hạn"):
        extensions.ask(actor("specialist"), share, day=date(2026, 11, 11), comment="")
    services.cancel(actor("chairman"), share, comment="Không cần nữa.")
    with pytest.raises(WrongState):
        ask(actor, share)
    (undated,) = make_task("economy")
    with pytest.raises(Refused, match="chưa có ngày đến hạn"):
        ask(actor, undated)


def test_a_request_falls_away_when_the_work_is_reported(actor, share):
    ask(actor, share)
    services.report(actor("specialist"), share, kind="result", text="Đã xong.")
    assert share.wants_due is None and share.matters[-1].outcome is Outcome.LAPSED
    services.send_back(actor("office"), share, comment="Thiếu ảnh.")
    with pytest.raises(Refused, match="Không còn đề nghị"):
        extensions.grant(actor("chairman"), share, day=date(2026, 11, 11))


def test_the_first_is_for_the_deputy_too_the_second_for_the_chairman_alone(actor, as_, share):
    support.delegate("task", until=date(2027, 12, 31))
    commit()
    ask(actor, share)
    assert "Rà soát tuyến mương" in as_("vice").get("/").text.split("Đơn vị xin gia hạn")[1]
    extensions.grant(actor("vice"), share, day=date(2026, 11, 11))
    commit()
    assert history(share)[0].who.endswith("(thay Nông Văn Bình)")
    ask(actor, share, date(2026, 11, 16))
    with pytest.raises(Forbidden) as refusal:
        extensions.grant(actor("vice"), share, day=date(2026, 11, 16))
    assert refusal.value.who == ("Chủ tịch UBND",)
    with pytest.raises(Forbidden):
        extensions.refuse(actor("vice"), share, comment="Không.")
    vice, path = as_("vice"), f"/nhiem-vu/{share.id}"
    assert "Đơn vị xin gia hạn" not in vice.get("/").text
    page = vice.get(path)
    assert "cấp phó không quyết định thay" in page.text and "Cho gia hạn đến" not in page.text
    vice.get(f"{path}/cho-gia-han", status=403)
    assert "xin gia hạn đến 16/11/2026" not in " ".join(told("vice"))
    extensions.grant(actor("chairman"), share, day=date(2026, 11, 16))
    assert (share.extended, share.first_due) == (2, DUE)


def test_without_a_delegation_the_deputy_decides_nothing(actor, share):
    ask(actor, share)
    with pytest.raises(Forbidden):
        extensions.grant(actor("vice"), share, day=date(2026, 11, 11))


def test_nobody_answers_their_own_request(actor, at):
    at(NOW)
    (ours,) = make_task("leaders", due=DUE)
    extensions.ask(actor("chairman"), ours, day=date(2026, 11, 11), comment="Đi họp tỉnh.")
    with pytest.raises(Forbidden, match="không tự quyết định"):
        extensions.grant(actor("chairman"), ours, day=date(2026, 11, 11))


def test_a_granted_time_moves_with_the_dialogue_that_it_hangs_on(actor, at):
    at(NOW)
    office = actor("office")
    plan = plans.enter(office, plans.Paper(body=Body.STATE, subject="Đối thoại"))
    made = dialogues.create(office, plan, [dialogues.Ordered(label="một", day=date(2026, 11, 20))])
    (share,) = make_task("economy", rule=BEFORE_7, anchors=dialogues.anchors(made))
    assert share.due == date(2026, 11, 11)
    ask(actor, share, date(2026, 11, 13))
    extensions.grant(actor("chairman"), share, day=date(2026, 11, 13))
    ask(actor, share, date(2026, 11, 17))
    dialogues.fix_day(actor("chairman"), made[0], day=date(2026, 12, 11))
    # 7 working days before, and the 2 working days that were granted
    assert (share.due, share.first_due, share.extended) == (date(2026, 12, 4), date(2026, 11, 11), 1)
    assert share.wants_due is None, "it was asked for by the other day"


WARNING = "Ngày xin gia hạn sau ngày đối thoại 13/11/2026."


@pytest.fixture
def before_dialogue(actor, at) -> Assignment:
    """Work due on Tuesday, for a dialogue on Friday."""
    at("2026-11-03 08:00")
    rule = {"days": 3, "working_days": True, "direction": "before", "anchor": "event"}
    (one,) = make_task("economy", rule=rule, anchors=[services.Anchor(held().id, date(2026, 11, 13))])
    dialogues.fix_day(actor("chairman"), one.dialogue, day=date(2026, 11, 13))
    services.accept(actor("specialist"), one)
    commit()
    return one


def test_a_day_after_the_dialogue_is_said_before_and_after_it_is_asked_for(actor, as_, before_dialogue):
    unit, path = as_("specialist"), f"/nhiem-vu/{before_dialogue.id}"
    page = unit.get(f"{path}/xin-gia-han")
    offered = {one.get("value"): page.text_of(one) for one in page.all("option")}
    assert offered["2026-11-13"] == "Thứ Sáu, 13/11/2026: thêm 3 ngày làm việc", "it serves"
    assert offered["2026-11-16"] == "Thứ Hai, 16/11/2026: sau ngày đối thoại, thêm 4 ngày làm việc"
    assert "2026-11-14" not in offered, "nobody works on a Saturday"
    assert "thứ Sáu, 13/11/2026: đối thoại" in page.text
    unit.post(f"{path}/xin-gia-han", {"day": "2026-11-16", "comment": "Chờ nước rút."})
    assert before_dialogue.wants_due == date(2026, 11, 16), "it warns, it does not forbid"
    for name in ("specialist", "office", "chairman"):
        assert WARNING in as_(name).get(path).text, name
    assert WARNING in as_("chairman").get(f"{path}/cho-gia-han").text


def test_nobody_is_warned_where_the_dialogue_does_not_bind(actor, as_, at):
    at("2026-11-03 08:00")
    after = {"days": 3, "working_days": True, "direction": "after", "anchor": "event"}
    (report,) = make_task("economy", rule=after, anchors=[services.Anchor(held().id, date(2026, 11, 13))])
    dialogues.fix_day(actor("chairman"), report.dialogue, day=date(2026, 11, 13))
    open_day = services.Anchor(held(day=None, label="chưa có ngày").id, None)
    (unfixed,) = make_task("economy", due=DUE, anchors=[open_day])
    (alone,) = make_task("economy", due=DUE)
    for one in (report, unfixed, alone):
        services.accept(actor("specialist"), one)
        ask(actor, one, date(2026, 11, 20))
        assert "Ngày xin gia hạn sau" not in as_("chairman").get(f"/nhiem-vu/{one.id}").text


def test_once_the_dialogue_is_over_a_later_day_is_not_said_to_pass_it(as_, at, before_dialogue):
    at("2026-11-16 08:00")
    page = as_("specialist").get(f"/nhiem-vu/{before_dialogue.id}/xin-gia-han")
    assert "sau ngày đối thoại" not in page.text


def test_what_was_given_stands_in_the_heading_where_it_is_not_what_was_asked(actor, as_, share):
    ask(actor, share)
    extensions.grant(actor("chairman"), share, day=date(2026, 11, 10))
    ask(actor, share, date(2026, 11, 13))
    extensions.grant(actor("chairman"), share, day=date(2026, 11, 13))
    commit()
    said = as_("specialist").get(f"/nhiem-vu/{share.id}").text.split("Gia hạn, cam kết, giải trình")[1]
    assert "Xin gia hạn từ 06/11/2026 đến 11/11/2026, được gia hạn đến 10/11/2026" in said
    assert "đến 13/11/2026, được gia hạn" not in said


def test_the_chairman_decides_with_one_press_on_the_page(actor, as_, share):
    chair = as_("chairman")
    assert "Quyết định gia hạn" not in chair.get(f"/nhiem-vu/{share.id}").text, "nobody has asked yet"
    ask(actor, share)
    assert "Quyết định gia hạn" in chair.get(f"/nhiem-vu/{share.id}").text
    desk = chair.get("/")
    assert "Rà soát tuyến mương" in desk.text.split("Đơn vị xin gia hạn")[1]
    page = chair.get(f"/nhiem-vu/{share.id}")
    assert "thêm 3 ngày làm việc" in page.text
    chair.post(f"/nhiem-vu/{share.id}/cho-gia-han", {"day": "11/11/2026", "seen": share.version})
    assert db.session.get(Assignment, share.id).due == date(2026, 11, 11)


def test_the_unit_asks_on_a_page_with_the_strip_of_days_and_loses_no_word(as_, share):
    unit, path = as_("specialist"), f"/nhiem-vu/{share.id}/xin-gia-han"
    assert "số ngày làm việc được thêm so với hạn 06/11/2026" in unit.get(path).text
    page = unit.post(path, {"day": "7/11/2026", "comment": "Chờ nước rút đã."}, status=422)
    assert "là thứ Bảy" in page.text and "Chờ nước rút đã." in page.html
    unit.post(path, {"day": "11/11/2026", "comment": "Chờ nước rút đã."})
    page = unit.get(f"/nhiem-vu/{share.id}")
    assert "Rút đề nghị" in page.text and "Chờ Chủ tịch UBND quyết định" in page.text
    assert "Rà soát tuyến mương" in unit.get("/nhiem-vu?buoc=xin-gia-han").text
    unit.post(f"/nhiem-vu/{share.id}/rut-gia-han", {})
    assert "Xin gia hạn đến" not in unit.get("/nhiem-vu").text
