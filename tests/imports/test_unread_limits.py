"""Limits that the reader could not settle: what is asked, and what an answer changes."""

import pytest

from tests.imports.support import OURS, asked, confirm, draft_at, paste, tasks
from tests.imports.test_review import fields, press, settle
from tests.support import world


@pytest.fixture
def clerk(as_):
    """The clerk's browser."""
    return as_("office")


def test_words_of_time_without_a_limit_are_asked_about(clerk):
    path = paste(clerk, OURS.replace("Giữ trật tự", "Xong trước Tết Nguyên đán, giữ trật tự"))
    question = next(one for one in asked(path) if one.kind == "rule")
    assert "“trước Tết Nguyên đán” nhưng chưa hiểu là thời hạn" in question.title
    assert "Không phải thời hạn" in clerk.get(path).text
    press(clerk, path, f"thoi-han/{question.number}", option="0")
    assert all(one.kind != "rule" for one in asked(path))


def test_days_beside_a_limit_that_was_read_are_told_on_the_page(clerk):
    words = "Lập biên bản ngay sau hội nghị, trình ký trong 05 ngày"
    path = paste(clerk, OURS.replace("Giữ trật tự", words))
    assert "Kế hoạch có ghi “trong 05 ngày” nhưng chưa hiểu là thời hạn." in clerk.get(path).text
    assert all(one.kind != "rule" for one in asked(path)), "the limit that was read stands"


def test_a_limit_typed_for_words_of_time_answers_the_question(clerk):
    path = paste(clerk, OURS.replace("Giữ trật tự", "Xong trước Tết Nguyên đán, giữ trật tự"))
    number = next(one for one in asked(path) if one.kind == "rule").number
    clerk.post(f"{path}/nhiem-vu/{number}", fields(clerk, path, number, kind="date", day="2027-02-05"))
    assert all(one.kind != "rule" for one in asked(path))
    assert draft_at(path).review["duties"][number - 1]["rule"]["date"] == "2027-02-05"


def test_words_of_time_stay_a_question_of_the_part_that_holds_them(clerk):
    words = "Giữ trật tự; gửi báo cáo trước Tết Nguyên đán; trực cổng"
    path = paste(clerk, OURS.replace("Giữ trật tự", words))
    number = next(one for one in asked(path) if one.kind == "rule").number
    press(clerk, path, f"nhiem-vu/{number}/tach")
    (question,) = [one for one in asked(path) if one.kind == "rule"]
    assert "gửi báo cáo" in next(
        one["words"] for one in draft_at(path).review["duties"] if one["number"] == question.number
    )


def test_days_from_the_plans_issue_are_counted_from_its_day(clerk):
    words = "Giữ trật tự, xong trong 5 ngày kể từ ngày ký Kế hoạch này,"
    path = paste(clerk, OURS.replace("Giữ trật tự", words))
    assert "5 ngày kể từ ngày ban hành: 08/08/2026" in clerk.get(path).text
    settle(clerk, path)
    confirm(clerk, path)
    assert {str(one.due) for task in tasks() if "kể từ" in task.words for one in task.assignments} == {
        "2026-08-08"
    }


def test_a_limit_before_one_of_several_dialogues_is_asked_about(clerk):
    words = "Giữ trật tự, xong trước cuộc đối thoại thứ hai 05 ngày,"
    path = paste(clerk, OURS.replace("Giữ trật tự", words))
    (question,) = [one for one in asked(path) if one.kind == "rule"]
    assert [one["anchor"] for one in question.options] == ["cuộc đối thoại thứ hai", "event"]


def test_a_day_that_no_dialogue_took_is_asked_about(clerk):
    day = "I. THỜI GIAN, ĐỊA ĐIỂM: Ngày 10/12/2026, tại Nhà văn hóa xã."
    path = paste(clerk, OURS.replace(day, f"{day}\nRiêng thôn Hạ: ngày 12/12/2026."))
    (question,) = [one for one in asked(path) if one.kind == "day"]
    assert "12/12/2026" in question.words
    assert any(link.endswith("/doi-thoai/2") for link in clerk.get(path).links)
    press(clerk, path, f"dong/{question.number}")
    assert all(one.kind != "day" for one in asked(path))


BEFORE = "II. TỔ CHỨC THỰC HIỆN"
OUTSIDE = "II. CÁC BƯỚC TIẾN HÀNH\n{}\nIII. TỔ CHỨC THỰC HIỆN"


def test_a_limit_outside_the_section_that_nobody_holds_is_asked_about(clerk):
    step = "1. Hoàn thành việc niêm yết câu hỏi trước ngày 20/11/2026."
    path = paste(clerk, OURS.replace(BEFORE, OUTSIDE.format(step)))
    (question,) = [one for one in asked(path) if one.kind == "loose"]
    assert "thời hạn “trước ngày 20/11/2026” nêu ở phần khác" in question.title
    assert "Không giao đơn vị nào" in confirm(clerk, path, status=422).text
    press(clerk, path, f"moc/{question.number}", deed="them", asked="1")
    (holder,) = [one for one in asked(path) if one.kind == "holder"]
    number = holder.number
    clerk.post(f"{path}/nhiem-vu/{number}", fields(clerk, path, number, units=[world.unit("culture").id]))
    settle(clerk, path)
    confirm(clerk, path)
    assert [str(one.due) for task in tasks() if "niêm yết" in task.words
                              for one in task.assignments] == ["2026-11-19"]  # fmt: skip


def test_a_limit_outside_the_section_may_be_nobodys(clerk):
    step = "1. Hoàn thành việc niêm yết câu hỏi trước ngày 20/11/2026."
    path = paste(clerk, OURS.replace(BEFORE, OUTSIDE.format(step)))
    (question,) = [one for one in asked(path) if one.kind == "loose"]
    press(clerk, path, f"moc/{question.number}", deed="bo-qua", asked="1")
    assert all(one.kind != "loose" for one in asked(path))


def test_words_of_time_outside_the_section_that_were_not_understood_are_asked_about(clerk):
    step = "1. Hoàn thành việc niêm yết câu hỏi trước Tết Nguyên đán."
    path = paste(clerk, OURS.replace(BEFORE, OUTSIDE.format(step)))
    (question,) = [one for one in asked(path) if one.kind == "line"]
    assert "“trước Tết Nguyên đán” ở phần khác" in question.words
    press(clerk, path, f"dong/{question.number}")
    assert all(one.kind != "line" for one in asked(path))


@pytest.mark.parametrize(
    "step",
    [
        "1. Hội nghị diễn ra trước Tết Nguyên đán.",
        "1. Phòng Kinh tế gửi tài liệu trước ngày 20/11/2026.",
        "1. Hoàn thành tốt các nội dung trên.",
    ],
)
def test_what_is_held_or_no_limit_is_not_asked_about(clerk, step):
    path = paste(clerk, OURS.replace(BEFORE, OUTSIDE.format(step)))
    assert {one.kind for one in asked(path)} <= {"name"}
