"""What the clerk settles: each step is saved, a stale page is told, nothing is saved by halves."""

import re
from datetime import timedelta

import pytest

from intranet import clock
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.dialogues.models import Dialogue
from intranet.errors import Refused
from intranet.org import unit_services
from intranet.plans import services
from intranet.plans.models import Plan
from intranet.tasks import clarity
from intranet.tasks.models import Task
from tests.imports.support import OURS, asked, confirm, draft_at, paste, plan, seed, tasks, units_of, upload
from tests.support import world
from tests.support.queries import recorded


@pytest.fixture
def clerk(as_):
    """The clerk's browser."""
    return as_("office")


@pytest.fixture
def path(clerk):
    """Where the review of our own plan is."""
    return paste(clerk)


def duty(path: str, heading: str) -> dict:
    """Return the duty under a heading as it is kept."""
    return next(one for one in draft_at(path).review["duties"] if heading in one["heading"])


def press(browser, path: str, step: str, status: int = 302, **data):
    """Press a button of the review."""
    return browser.post(f"{path}/{step}", {"seen": draft_at(path).version, **data}, status)


def settle(browser, path: str) -> None:
    """Say who the one unknown unit is."""
    unit = world.unit("front").id
    press(browser, path, f"ten/{asked(path)[0].number}", unit=unit, remember="1")


def fields(browser, path: str, number: int, **changes) -> dict:
    """Return the form of a duty as the page has it, with *changes*."""
    page = browser.get(f"{path}/nhiem-vu/{number}")
    found = {name: value for name, value in page.fields.items() if name not in ("units", "coordinating")}
    boxes = [one for one in page.all("input") if one.get("checked") is not None]
    units = [one.get("value") for one in boxes if one.get("name") == "units"]
    helping = [one.get("value") for one in boxes if one.get("name") == "coordinating"]
    return {**found, "units": units, "coordinating": helping, **changes}


def test_only_what_is_unclear_is_asked(path):
    (question,) = asked(path)
    assert question.title == "“Tổ hòa giải cơ sở” là đơn vị nào?"


def test_the_page_marks_units_tasks_limits_and_questions(clerk, path):
    marks = {}
    for mark in clerk.get(path).all("mark"):
        marks.setdefault(mark.get("class"), []).append("".join(mark.itertext()))
    assert "Phòng Kinh tế" in marks["hl-unit"]
    assert "Tổ hòa giải cơ sở" in marks["hl-ask"]
    assert "chậm nhất 05 ngày làm việc trước ngày tổ chức" in marks["hl-due"]
    assert "Giữ trật tự tại nơi tổ chức hội nghị." in marks["hl-task"]


def test_a_due_date_is_shown_where_it_can_be_counted(clerk, path):
    text = clerk.get(path).text
    assert "5 ngày làm việc trước đối thoại: 03/12/2026" in text
    assert "Chưa rõ thời gian" in text and "chữ ký trên kế hoạch là lệnh" in text


def test_confirming_waits_for_answers_and_links_to_them(clerk, path):
    page = confirm(clerk, path, status=422)
    assert "Còn 1 chỗ chưa rõ" in page.text
    assert f"#{asked(path)[0].id}" in page.links
    assert db.session.scalar(db.select(Plan.id)) is None


def test_a_duty_is_edited_on_its_own_page(clerk, path):
    number = duty(path, "Phòng Kinh tế")["number"]
    units = [world.unit("culture").id]
    data = fields(
        clerk, path, number, title="Chuẩn bị câu trả lời", units=units, kind="date", day="2026-12-01"
    )
    clerk.post(f"{path}/nhiem-vu/{number}", data | {"per_dialogue": ""})
    settle(clerk, path)
    confirm(clerk, path)
    task = tasks()[0]
    assert (task.title, units_of(task)) == ("Chuẩn bị câu trả lời", ["culture"])
    assert str(task.assignments[0].due) == "2026-12-01"


def test_saving_a_duty_unchanged_changes_nothing(clerk, path):
    before = draft_at(path).review["duties"]
    for one in before:
        clerk.post(f"{path}/nhiem-vu/{one['number']}", fields(clerk, path, one["number"]))
    assert draft_at(path).review["duties"] == before


def test_a_limit_without_its_number_is_refused_beside_the_field(clerk, path):
    number = duty(path, "Phòng Kinh tế")["number"]
    data = fields(clerk, path, number, kind="after", days="", title="Tên mới")
    page = clerk.post(f"{path}/nhiem-vu/{number}", data, 422)
    assert "Hãy ghi số ngày." in page.text
    assert page.fields["title"] == "Tên mới"


def test_a_stale_form_is_told_and_keeps_what_was_typed(clerk, as_, path):
    number = duty(path, "Phòng Kinh tế")["number"]
    data = fields(clerk, path, number, title="Tên đã gõ")
    settle(as_("office_head"), path)
    page = clerk.post(f"{path}/nhiem-vu/{number}", data, 409)
    assert "vừa được lưu ở một trang khác" in page.text
    assert page.fields["title"] == "Tên đã gõ"
    again = {**data, "seen": page.fields["seen"]}
    clerk.post(f"{path}/nhiem-vu/{number}", again)
    assert duty(path, "Phòng Kinh tế")["title"] == "Tên đã gõ"


def test_a_stale_press_is_told(clerk, as_, path):
    seen, number = draft_at(path).version, asked(path)[0].number
    settle(as_("office_head"), path)
    page = clerk.post(f"{path}/ten/{number}", {"seen": seen}, 409)
    assert "vừa được lưu ở một trang khác" in page.text
    assert asked(path) == []


def test_a_composite_duty_is_divided_and_put_together_again(as_):
    clerk = as_("office")
    path = upload(clerk, seed("003"))
    (whole,) = [one for one in draft_at(path).review["duties"] if one["line"] == 99]
    assert "Tách thành 5 nhiệm vụ" in clerk.get(path).text
    press(clerk, path, f"nhiem-vu/{whole['number']}/tach")
    assert "15 nhiệm vụ" in clerk.get(path).text
    press(clerk, path, f"nhiem-vu/{whole['number']}/gop")
    assert "11 nhiệm vụ" in clerk.get(path).text


def test_a_limit_elsewhere_becomes_a_duty_or_the_limit_of_one(as_):
    clerk = as_("office")
    path = upload(clerk, seed("003"))
    loose = {one["line"]: one["number"] for one in draft_at(path).review["loose"]}
    assert {59, 77, 79} <= set(loose)
    press(clerk, path, f"moc/{loose[79]}", deed="them")
    (office,) = [one for one in draft_at(path).review["duties"] if one["line"] == 99]
    press(clerk, path, f"moc/{loose[77]}", deed="gan", duty=office["number"])
    press(clerk, path, f"moc/{loose[59]}", deed="bo-qua")
    duties = {one["line"]: one for one in draft_at(path).review["duties"]}
    assert (duties[79]["rule"]["days"], duties[79]["per_dialogue"]) == (10, True)
    assert duties[99]["rule"]["days"] == 5
    left = clerk.get(path).text.partition("việc ở phần khác")[2].partition("Soi kế hoạch")[0]
    assert left and "Dòng 59" not in left


def test_a_line_that_was_not_understood_is_kept_or_given(clerk):
    more = "5. Kinh phí thực hiện\n- Theo dự toán được giao trong năm.\nTrên đây là"
    path = paste(clerk, OURS.replace("Trên đây là", more, 1))
    lines = [one for one in asked(path) if one.kind == "line"]
    assert lines
    press(clerk, path, f"dong/{lines[0].number}")
    if len(lines) > 1:
        page = clerk.get(f"{path}/nhiem-vu/moi?dong={lines[1].number}")
        data = {**page.fields, "units": [world.unit("economy").id]}
        clerk.post(f"{path}/nhiem-vu/moi?dong={lines[1].number}", data)
    assert [one for one in asked(path) if one.kind == "line"] == []


def test_a_limit_that_was_not_understood_becomes_a_duty_in_the_words_of_its_line(clerk):
    said = "Phòng Kinh tế nộp danh sách hộ chậm nhất ra tết vài hôm."
    path = paste(clerk, OURS.replace("II. ", f"II. NỘI DUNG\n- {said}\nIII. ", 1))
    (line,) = [one.number for one in asked(path) if one.kind == "line"]
    page = clerk.get(f"{path}/nhiem-vu/moi?dong={line}")
    assert page.fields["words"].strip() == said
    assert page.fields["units"] == str(world.unit("economy").id)


def test_the_paper_and_its_dialogue_are_edited(clerk, path):
    page = clerk.get(f"{path}/thong-tin")
    clerk.post(f"{path}/thong-tin", {**page.fields, "code": "32/KH-UBND"})
    page = clerk.get(f"{path}/doi-thoai/1")
    clerk.post(f"{path}/doi-thoai/1", {**page.fields, "day": "2026-12-17", "time": "7h30"})
    assert "32/KH-UBND" in clerk.get(path).heading
    assert "10/12/2026" in clerk.get(path).text  # five working days before
    clerk.post(f"{path}/doi-thoai/1", {**clerk.get(f"{path}/doi-thoai/1").fields, "in_villages": "y"})
    settle(clerk, path)
    confirm(clerk, path)
    held = db.session.scalars(db.select(Dialogue).order_by(Dialogue.id)).all()
    assert [one.label for one in held] == ["Thôn Đông", "Thôn Tây", "Thôn Nam"]
    assert {(str(one.day), one.time) for one in held} == {("2026-12-17", "07:30")}


def ticked(page) -> bool:
    """Tell whether the page says that the paper is signed."""
    return any(one.get("id") == "signed" and one.get("checked") is not None for one in page.all("input"))


def test_the_tick_that_the_paper_is_signed_stays_until_it_is_confirmed(clerk, path):
    assert not ticked(clerk.get(path))
    assert ticked(confirm(clerk, path, status=422)), "a question is open"
    settle(clerk, path)
    assert ticked(clerk.get(path)), "a press between is another form"
    other = paste(clerk, OURS.replace("Phòng Kinh tế", "Phòng Văn hóa - Xã hội").replace("31/KH", "32/KH"))
    assert not ticked(clerk.get(other)), "another paper"
    confirm(clerk, path, signed=False)
    assert not plan().is_issued, "what is sent last holds"


def test_an_unsigned_plan_stays_a_draft(clerk, path):
    settle(clerk, path)
    confirm(clerk, path, signed=False)
    assert not plan().is_issued
    assert db.session.scalar(db.select(Task.id)) is None


def test_confirming_twice_makes_nothing_twice(clerk, as_, path):
    settle(clerk, path)
    seen = draft_at(path).version
    confirm(clerk, path)
    page = as_("office_head").post(f"{path}/xac-nhan", {"seen": seen, "signed": "y"}, 409)
    assert "đã được xác nhận" in page.text
    assert len(db.session.scalars(db.select(Plan)).all()) == 1
    assert len(tasks()) == 4


def test_a_unit_closed_meanwhile_is_asked_about_again(clerk, as_, actor, at, path):
    settle(clerk, path)
    unit_services.close_unit(actor("admin"), world.unit("police"), ends_on=clock.today() - timedelta(days=1))
    commit()
    page = confirm(clerk, path, status=422)
    assert "“Công an xã” đã kết thúc hoạt động" in page.text
    assert db.session.scalar(db.select(Plan.id)) is None


def test_what_was_typed_comes_back_after_the_sign_in_expired(app, clerk, path, at):
    number = duty(path, "Phòng Kinh tế")["number"]
    data = fields(clerk, path, number, title="Tên đã gõ dở")
    at("2026-12-01 09:00")
    page = clerk.post(f"{path}/nhiem-vu/{number}", data, 401)
    resume = page.fields["resume"]
    back = clerk.post("/dang-nhap", {"username": "office", "password": world.PASSWORD, "resume": resume}, 200)
    form = next(one for one in back.all("form") if one.get("action", "").startswith(path))
    typed = {one.get("name"): one.get("value") or one.text for one in form.iter() if one.get("name")}
    again = clerk.post(form.get("action"), typed, 422)
    assert again.fields["title"] == "Tên đã gõ dở"
    assert duty(path, "Phòng Kinh tế")["title"] != "Tên đã gõ dở"


def test_nothing_is_saved_by_halves(clerk, path, monkeypatch):
    settle(clerk, path)

    def fail(*_args, **_options):
        raise Refused("Không giao được.")

    monkeypatch.setattr(services, "issue_tasks", fail)
    confirm(clerk, path, status=422)
    assert db.session.scalar(db.select(Plan.id)) is None
    assert db.session.scalar(db.select(Dialogue.id)) is None
    assert draft_at(path).is_open


def test_the_page_costs_the_same_for_many_duties(clerk, path):
    long = OURS.replace(
        "- Giữ trật tự",
        "".join(f"- Việc thứ {n} cần làm trong đợt này.\n" for n in range(60)) + "- Giữ trật tự",
    )
    big = paste(clerk, long)
    costs = []
    for one in (path, big, path, big):
        with recorded() as statements:
            clerk.get(one)
        costs.append(len(statements))
    assert costs[2] == costs[3] <= 6
    assert len(draft_at(big).review["duties"]) > 60


def test_a_confirmation_refused_late_shows_the_review_again(clerk, path, monkeypatch):
    def refuse(*_args, **_more):
        raise Refused("Chưa giao được.")

    settle(clerk, path)
    monkeypatch.setattr(services, "issue_tasks", refuse)
    page = confirm(clerk, path, status=422)
    assert "Chưa giao được." in page.text
    assert page.heading.startswith("Soát kế hoạch")
    assert draft_at(path).is_open
    assert not db.session.scalars(db.select(Plan)).all()
    monkeypatch.undo()
    confirm(clerk, path)
    assert len(tasks()) == 4


def test_each_step_is_in_the_log(clerk, path):
    settle(clerk, path)
    number = duty(path, "Phòng Kinh tế")["number"]
    press(clerk, path, f"nhiem-vu/{number}/bo")
    said = [one.text for one in history(draft_at(path))]
    assert f"Soát nhiệm vụ {number}" in said
    assert sum(words.startswith("Soát tên đơn vị") for words in said) == 1


def test_a_reading_is_called_by_what_the_plan_is_about(clerk, path):
    assert draft_at(path).name == "Đối thoại giữa Chủ tịch UBND xã với Nhân dân năm 2026"


def test_one_number_of_units_stands_on_the_whole_page(clerk, as_):
    path = paste(clerk, OURS.replace("3. Tổ hòa giải cơ sở", "3. Các trưởng thôn"))
    page = clerk.get(path)
    told = re.findall(r"(\d+) đơn vị nhận việc", page.text_of(page.all("body")[0]))
    assert told == ["7", "7"]  # three villages behind one name


def test_what_a_unit_is_told_is_not_called_the_plan_s_own_words(clerk, path):
    number = duty(path, "Phòng Kinh tế")["number"]
    page = clerk.get(f"{path}/nhiem-vu/{number}")
    labels = {one.get("for"): page.text_of(one) for one in page.all("label")}
    assert labels["words"] == "Nội dung giao"
    assert "Nguyên văn dòng 12" in page.text


def test_dialogues_without_a_name_are_told_apart_in_the_review(clerk, path):
    day = {"label": "", "day": "20/12/2026", "time": "", "place": "", "audience": "", "topic": ""}
    before = clerk.get(path).text
    assert "Đối thoại lần" not in before
    first = draft_at(path).review["dialogues"][0]["label"]
    press(clerk, path, "doi-thoai/1", **{**day, "day": "10/12/2026"})
    press(clerk, path, "doi-thoai/2", **day)
    text = clerk.get(path).text
    assert "Đối thoại lần 1" in text and "Đối thoại lần 2" in text and not first


def test_what_a_plan_leaves_unclear_is_amber_and_names_which_of_the_six():
    said = clarity.of_plan("Đôn đốc các thôn thực hiện.", has_units=True, has_limit=False)
    assert clarity.missing(said) == ["thời gian", "sản phẩm"]
    named = clarity.of_plan("Lập danh sách đại biểu.", has_units=True, has_limit=True)
    assert clarity.missing(named) == []
