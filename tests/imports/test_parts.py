"""The pure parts: building a review, rules as fields, the marked text."""

import json
from datetime import date

import pytest

from intranet.calendar.due_fields import DueFields, choices, fields_of, rule_of
from intranet.errors import Refused
from intranet.imports import changes, duty_views
from intranet.imports.building import build, is_of_party
from intranet.imports.marking import Marks, marked
from intranet.imports.questions import questions, rule_options
from intranet.imports.review import as_json, from_json
from intranet.plans.parsing import read_text, split_duty
from intranet.text.titles import short_title
from tests.imports.support import OURS, paste

UNITS = {
    "Phòng Kinh tế": (1,), "Công an xã": (2,), "Ban CHQS xã": (3,), "Ủy ban MTTQ Việt Nam xã": (4,),
}  # fmt: skip


def review(text: str = OURS):
    """Return the reading of *text* and the review it begins with."""
    reading = read_text(text)
    found = reading.as_json()
    return found, build(found, lines=reading.lines, resolve=lambda name: (UNITS.get(name, ()), (1, 2)))


def test_a_review_is_kept_as_json():
    _, made = review()
    assert from_json(json.loads(json.dumps(as_json(made)))) == made


TWO_LIMITS = OURS.replace(
    "- Giữ trật tự tại nơi tổ chức hội nghị.",
    "- Gửi phương án chậm nhất 03 ngày trước ngày tổ chức; báo cáo kết quả trước ngày 20/12/2026.",
)


def test_a_second_limit_of_a_duty_is_shown_and_goes_with_its_own_part():
    _, made = review(TWO_LIMITS)
    whole = made.duties[1]
    assert whole.rule["days"] == 3 and [one["rule"]["date"] for one in whole.more] == ["2026-12-20"]
    divided = changes.split_duty(made, whole.number)
    parts = [one for one in divided.standing if one.split_from == whole.number]
    assert [one.rule.get("days") or one.rule.get("date") for one in parts] == [3, "2026-12-20"]
    assert [one.per_dialogue for one in parts] == [True, False]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "Lập phương án trước ngày 05/12/2026; gửi báo cáo trước ngày 20/12/2026.",
            "Lập phương án trước ngày 05/12/2026; gửi báo cáo trước ngày 20/12/2026",
        ),
        (
            "Lập phương án bố trí bàn ghế, loa, đèn, chỗ để xe cho bà con ở xa; phân công người trực từng ngả"
            " đường vào hội trường; gửi báo cáo trước ngày 20/12/2026.",
            "Gửi báo cáo trước ngày 20/12/2026 (và 2 việc nữa)",
        ),
        (
            "Lập danh sách bà con ở xa trước ngày 05/12/2026, gửi danh sách bà con ở xa trước ngày"
            " 08/12/2026; tổng hợp ý kiến trước ngày 12/12/2026, trình báo cáo trước ngày 20/12/2026.",
            "Lập danh sách bà con ở xa trước ngày 05/12/2026 (và 3 việc nữa)",
        ),
    ],
)
def test_the_title_of_an_undivided_duty_names_what_its_limit_is_for(words, title):
    _, made = review(OURS.replace("Giữ trật tự tại nơi tổ chức hội nghị.", words))
    assert made.duties[1].title == title


def test_the_page_says_that_a_duty_may_be_divided_and_among_whom_it_is_shared(as_):
    clerk = as_("office")
    text = clerk.get(paste(clerk, TWO_LIMITS)).text
    assert "Gồm 2 việc, có thể tách" in text
    assert "2 đơn vị, mỗi đơn vị một phần việc" in text


def test_the_clerk_goes_on_where_something_was_changed():
    _, made = review(TWO_LIMITS)
    assert duty_views._place_after(made, 2, "tach") == f"muc-{made.next_number}"
    assert duty_views._place_after(made, 2, "bo") == "muc-3"
    assert duty_views._place_after(made, made.duties[-1].number, "bo") == "cac-don-vi"
    assert duty_views._place_after(made, 2, "gop") == "muc-2"


def parts_of(words: str):
    """Return the parts into which the clerk divides the duty *words*."""
    _, made = review(OURS.replace("Giữ trật tự tại nơi tổ chức hội nghị.", words))
    divided = changes.split_duty(made, made.duties[1].number)
    return [one for one in divided.standing if one.split_from == made.duties[1].number]


def test_two_limits_of_one_deed_make_one_duty_each():
    words = "Gửi báo cáo chậm nhất 03 ngày trước ngày tổ chức và trước ngày 20/12/2026."
    parts = parts_of(words)
    assert [one.words for one in parts] == [words] * 2
    assert [one.rule.get("days") or one.rule.get("date") for one in parts] == [3, "2026-12-20"]


def test_each_of_two_deeds_in_one_sentence_keeps_its_own_words_and_limit():
    parts = parts_of(
        "Gửi phương án chậm nhất 07 ngày làm việc trước hội nghị và niêm yết lịch tại trụ sở UBND xã trước"
        " hội nghị 10 ngày."
    )
    assert [(one.title, one.rule["days"]) for one in parts] == [
        ("Gửi phương án chậm nhất 07 ngày làm việc trước hội nghị", 7),
        ("Niêm yết lịch tại trụ sở UBND xã trước hội nghị 10 ngày", 10),
    ]


def test_the_same_limit_said_for_two_deeds_is_that_of_each_once():
    parts = parts_of("Lập phương án trước ngày 20/12/2026; gửi báo cáo trước ngày 20/12/2026.")
    assert [one.words for one in parts] == [
        "Lập phương án trước ngày 20/12/2026",
        "gửi báo cáo trước ngày 20/12/2026",
    ]


def test_days_that_begin_with_later_ones_are_kept_and_asked_about():
    words = "Lập biên bản trong 02 ngày làm việc và trình kết luận trong 05 ngày làm việc sau hội nghị."
    _, made = review(OURS.replace("Giữ trật tự tại nơi tổ chức hội nghị.", words))
    assert [one.words for one in questions(made, usable={1, 2, 3, 4}) if one.kind == "rule"] == [
        made.duties[1].title
    ]
    assert [(one.rule["days"], one.doubt != "") for one in parts_of(words)] == [(2, True), (5, False)]


def test_the_page_counts_the_duties_into_which_one_is_divided(as_):
    clerk = as_("office")
    words = (
        "Lập danh sách trước ngày 05/12/2026, gửi danh sách trước ngày 08/12/2026; tổng hợp ý kiến trước ngày"
        " 12/12/2026, trình báo cáo trước ngày 20/12/2026."
    )
    text = clerk.get(paste(clerk, OURS.replace("Giữ trật tự tại nơi tổ chức hội nghị.", words))).text
    assert "Gồm 4 việc, có thể tách" in text and "Tách thành 4 nhiệm vụ" in text


def test_a_closed_unit_and_an_empty_group_are_asked_about():
    _, made = review()
    titles = [one.title for one in questions(made, usable={1, 3, 4}, empty_groups={3})]
    assert titles[0] == "“Công an xã” đã kết thúc hoạt động, nay là đơn vị nào?"
    titles = [one.title for one in questions(made, usable={1, 2, 4}, empty_groups={3})]
    assert titles[0] == "nhóm “Ban CHQS xã” chưa có đơn vị nào, giao cho ai?"


def test_a_duty_names_its_place_in_the_plan():
    _, made = review()
    assert [duty.place for duty in made.duties] == ["mục II.1", "mục II.2", "mục II.3", "mục II.4"]


def test_the_place_of_a_dialogue_is_a_name():
    _, made = review()
    assert made.dialogues[0].place == "Nhà văn hóa xã", "not “tại Nhà văn hóa xã”"


def test_a_limit_on_the_event_is_one_for_each_dialogue():
    _, made = review()
    assert [duty.per_dialogue for duty in made.duties] == [True, False, False, False]


RULES = [
    {"days": 7, "working_days": True, "direction": "before", "anchor": "event"},
    {"days": 5, "working_days": False, "direction": "after", "anchor": "event"},
    {"date": "2026-09-15", "direction": "before", "inclusive": True},
    {"month": "2026-09", "direction": "within"},
    {"quarter": "2026-Q2", "direction": "within"},
    {"recurring": "monthly", "day": 20, "direction": "before", "inclusive": True},
    {"recurring": "monthly"},
    {"recurring": "quarterly"},
    {"year": 2026, "direction": "within"},
    {"recurring": "weekly", "weekday": 5},
    {"recurring": "weekly"},
    {"recurring": "yearly", "month": 11, "day": 15, "direction": "before", "inclusive": True},
    {"recurring": "yearly", "month": 12},
    {"recurring": "yearly"},
]
OTHER = [
    {"date": "2026-09-15", "direction": "before"},
    {"hours": 48, "direction": "after", "anchor": "nước rút"},
    {"days": 5, "working_days": False, "direction": "after", "anchor": "ngày nhận đơn"},
    {"date_from": "2026-10-30", "date": "2026-11-03", "direction": "range"},
    {"days": 3, "working_days": False, "direction": "after", "anchor": "issue"},
]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_goes_through_the_fields_unchanged(rule):
    fields = fields_of(rule)
    assert fields.kind != "kept"
    assert rule_of(fields, kept=None) == rule


@pytest.mark.parametrize("rule", OTHER, ids=str)
def test_a_rule_that_the_fields_cannot_say_stays(rule):
    assert choices(rule)[0][0] == "kept"
    assert rule_of(fields_of(rule), kept=rule) == rule


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (DueFields(kind="before"), "days"),
        (DueFields(kind="date"), "day"),
        (DueFields(kind="khác"), "kind"),
        (DueFields(kind=None), "kind"),
        (DueFields(kind="month", year=2026), "period"),
        (DueFields(kind="quarter", period=5, year=2026), "period"),
        (DueFields(kind="yearly", day_of_month=15), "period"),
    ],
)
def test_a_missing_field_is_named(fields, field):
    with pytest.raises(Refused) as refusal:
        rule_of(fields, kept=None)
    assert refusal.value.field == field


def test_no_limit_is_a_choice():
    assert rule_of(DueFields(), kept={"year": 2026}) is None
    assert fields_of(None) == DueFields()
    assert fields_of({"date": "2026-09-15", "direction": "before", "inclusive": True}).day == date(
        2026, 9, 15
    )


def test_a_doubtful_limit_is_offered_in_three_ways():
    options = rule_options(RULES[0])
    assert [(one["direction"], one["working_days"]) for one in options] == [
        ("before", True), ("before", False), ("after", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("chuẩn bị hội trường; cử thư ký ghi biên bản.", "Chuẩn bị hội trường"),
        ("Chuẩn bị hội trường của xã. Mời Nhân dân tham dự.", "Chuẩn bị hội trường của xã (và 1 việc nữa)"),
        ("Báo cáo trước ngày 15.9.2026 về UBND xã.", "Báo cáo trước ngày 15.9.2026 về UBND xã"),
        ("Họp. Ghi biên bản đầy đủ các ý kiến.", "Họp. Ghi biên bản đầy đủ các ý kiến"),
    ],
)
def test_a_title_is_the_first_clause(words, title):
    assert short_title(words) == title


def test_a_long_title_ends_at_a_word():
    title = short_title("tuyên truyền vận động " * 20)
    assert len(title) <= 111 and title.endswith("động…")


def test_parts_are_divided_at_semicolons():
    assert list(split_duty("Chuẩn bị hội trường; cử thư ký; đưa tin về hội nghị.")) == [
        "Chuẩn bị hội trường", "cử thư ký", "đưa tin về hội nghị",
    ]  # fmt: skip
    assert list(split_duty("Chuẩn bị hội trường.")) == ["Chuẩn bị hội trường."]


@pytest.mark.parametrize(
    ("code", "issuer", "of_party"),
    [
        ("132-KH/ĐU", None, True),
        ("31/KH-UBND", "UBND xã Minh Sơn", False),
        (None, "Đảng ủy xã Minh Sơn", True),
        (None, "Ủy ban nhân dân xã Minh Sơn", False),
        (None, None, None),
    ],
)
def test_the_paper_says_whose_it_is(code, issuer, of_party):
    assert is_of_party({"code": code, "code_raw": None, "issuer": issuer}) is of_party


def test_words_over_two_lines_are_marked_on_both():
    marks = Marks(["- Chuẩn bị hội trường,", "cử thư ký.", "", "Nơi nhận:"])
    marks.put("task", marks.place(1, "Chuẩn bị hội trường, cử thư ký."))
    drawn = marks.drawn(heading=None)
    assert [[(part.kind, part.text) for part in line.fragments] for line in drawn] == [
        [("", "- "), ("task", "Chuẩn bị hội trường,")], [("task", "cử thư ký.")], [("", "Nơi nhận:")],
    ]  # fmt: skip


def test_the_text_is_whole_however_it_is_marked():
    reading, made = review()
    lines = marked(OURS.split("\n"), reading, made, unclear={("name", 4)})
    printed = ["".join(part.text for part in line.fragments) for line in lines]
    assert printed == [line for line in OURS.split("\n") if line]


def test_the_review_shows_whom_a_dialogue_is_with_and_who_chairs_it(as_):
    clerk = as_("office")
    lines = "tại Nhà văn hóa xã.\n1. Chủ trì: Chủ tịch UBND xã.\n2. Thành phần: các hộ buôn bán ở chợ."
    path = paste(clerk, OURS.replace("tại Nhà văn hóa xã.", lines, 1))
    text = clerk.get(path).text
    assert "Thành phần: các hộ buôn bán ở chợ" in text and "Chủ trì: Chủ tịch UBND xã" in text
    assert clerk.get(f"{path}/doi-thoai/1").fields["chair"] == "Chủ tịch UBND xã"
