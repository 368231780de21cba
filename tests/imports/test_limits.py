"""The limit of a duty in its form: what is shown is what is made, and only the chosen kind counts."""

from datetime import date

import pytest

from intranet.imports.review import turn_of
from tests.imports.support import confirm, draft_at, paste, tasks
from tests.imports.test_review import fields
from tests.imports.test_together import PLAIN

TWO = PLAIN.replace(
    "I. THỜI GIAN, ĐỊA ĐIỂM: Ngày 10/12/2026, tại Nhà văn hóa xã.",
    "I. THỜI GIAN, ĐỊA ĐIỂM\n1. Cuộc thứ nhất: ngày 25/12/2026, tại thôn Trung Tâm.\n"
    "2. Cuộc thứ hai: ngày 31/12/2026, tại thôn Đồng Mới.",
)


@pytest.fixture
def clerk(as_, at):
    """The clerk's browser, in the year of the plan."""
    at("2026-11-20 08:00")
    return as_("office")


@pytest.fixture
def path(clerk):
    """A review with two dialogues."""
    return paste(clerk, TWO)


def duty_of(path: str, words: str) -> dict:
    """Return the duty whose words hold *words*."""
    return next(one for one in draft_at(path).review["duties"] if words in one["words"])


def save(clerk, path: str, words: str, status: int = 302, **changes):
    """Save the form of a duty with *changes*; None takes a field away."""
    number = duty_of(path, words)["number"]
    data = fields(clerk, path, number, **changes)
    sent = {name: value for name, value in data.items() if value is not None}
    return clerk.post(f"{path}/nhiem-vu/{number}", sent, status)


def dues(words: str) -> list[date | None]:
    """Return the dates of the shares of one task."""
    (task,) = [one for one in tasks() if words in one.words]
    return [one.due for one in task.assignments]


def test_both_dialogues_are_read(path):
    assert [one["day"] for one in draft_at(path).review["dialogues"]] == ["2026-12-25", "2026-12-31"]


def test_a_limit_that_hangs_on_the_dialogue_is_for_each_of_them_by_default(clerk, path):
    save(clerk, path, "Giữ trật tự", kind="before", days="2")
    assert duty_of(path, "Giữ trật tự")["per_dialogue"]
    confirm(clerk, path)
    assert sorted(set(dues("Giữ trật tự"))) == [date(2026, 12, 23), date(2026, 12, 29)]


def test_what_is_shown_for_the_whole_plan_is_what_is_made(clerk, path):
    save(clerk, path, "Giữ trật tự", kind="before", days="2")
    save(clerk, path, "Giữ trật tự", per_dialogue=None)
    number = duty_of(path, "Giữ trật tự")["number"]
    meaning = clerk.get(f"{path}/nhiem-vu/{number}").text
    assert "23/12/2026" in meaning and "29/12/2026" not in meaning
    confirm(clerk, path)
    assert set(dues("Giữ trật tự")) == {date(2026, 12, 23)}
    assert len(dues("Giữ trật tự")) == 2, "one for each of its two units"


def test_a_fixed_date_is_not_repeated_for_each_dialogue(clerk, path):
    assert duty_of(path, "Chuẩn bị nội dung")["per_dialogue"]
    save(clerk, path, "Chuẩn bị nội dung", kind="date", day="15/12/2026")
    confirm(clerk, path)
    assert dues("Chuẩn bị nội dung") == [date(2026, 12, 15)]


def test_only_the_fields_of_the_chosen_kind_are_looked_at(clerk, path):
    save(clerk, path, "Giữ trật tự", kind="before", days="2", day="31/2/2027", year="9", day_of_month="77")
    assert duty_of(path, "Giữ trật tự")["rule"]["days"] == 2
    page = save(clerk, path, "Giữ trật tự", 422, kind="date", day="31/2/2027")
    assert "không có ngày 31" in page.text


def test_limits_are_typed_as_people_write_them(clerk, path):
    save(clerk, path, "Giữ trật tự", kind="quarter", period="III", year="2027")
    assert duty_of(path, "Giữ trật tự")["rule"]["quarter"] == "2027-Q3"
    save(clerk, path, "Giữ trật tự", kind="date", day="15/12")
    assert duty_of(path, "Giữ trật tự")["rule"]["date"] == "2026-12-15"


@pytest.mark.parametrize(("words", "day"), [("chậm nhất ngày 25", "25"), ("trước ngày 25", "24")])
def test_a_limit_of_every_month_opens_with_its_last_day_and_is_kept(clerk, words, day):
    text = TWO.replace("Giữ trật tự tại nơi tổ chức hội nghị.", f"Gửi báo cáo {words} hằng tháng.")
    path = paste(clerk, text)
    rule = duty_of(path, "Gửi báo cáo")["rule"]
    number = duty_of(path, "Gửi báo cáo")["number"]
    page = clerk.get(f"{path}/nhiem-vu/{number}")
    assert "Chậm nhất ngày (trong tháng)" in page.text and page.fields["day_of_month"] == day
    save(clerk, path, "Gửi báo cáo", title="Báo cáo hằng tháng")
    assert duty_of(path, "Gửi báo cáo")["rule"] == rule
    save(clerk, path, "Gửi báo cáo", kind="quarterly")
    changed = duty_of(path, "Gửi báo cáo")["rule"]
    assert (changed["recurring"], changed["day"], changed["inclusive"]) == ("quarterly", int(day), True)


@pytest.mark.parametrize(
    ("typed", "kept"), [("8h", "08:00"), ("8 giờ", "08:00"), ("7h30", "07:30"), ("14 giờ 15 phút", "14:15")]
)
def test_hours_are_typed_as_people_write_them(clerk, path, typed, kept):
    seen = draft_at(path).version
    clerk.post(f"{path}/doi-thoai/1", {"seen": seen, "day": "25/12", "time": typed})
    one = draft_at(path).review["dialogues"][0]
    assert (one["time"], one["day"]) == (kept, "2026-12-25")


def test_a_typed_date_that_is_moved_says_why(clerk, path):
    save(clerk, path, "Giữ trật tự", kind="date", day="05/12/2026")
    number = duty_of(path, "Giữ trật tự")["number"]
    assert "Ngày 05/12/2026 là thứ Bảy" in clerk.get(f"{path}/nhiem-vu/{number}").text
    assert "thay cho 05/12/2026, thứ Bảy" in clerk.get(path).text


def test_work_says_which_dialogue_and_village_it_is_for(clerk, path):
    confirm(clerk, path)
    (task,) = [one for one in tasks() if "Chuẩn bị nội dung" in one.words]
    assert [one.for_dialogue for one in task.assignments] == [
        "Đối thoại lần thứ nhất, thôn Trung Tâm", "Đối thoại lần thứ hai, thôn Đồng Mới",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "called"),
    [
        ("Cuộc thứ nhất", "lần thứ nhất"), ("Buổi 2", "lần 2"), ("Đối thoại quý II/2026", "quý II/2026"),
        ("Quý III/2026", "Quý III/2026"), ("Cuộc đối thoại", "Cuộc đối thoại"),
    ],
)  # fmt: skip
def test_the_name_of_a_dialogue_goes_on_behind_the_word(label, called):
    assert turn_of(label) == called
