"""The text changes; what the clerk has settled is kept wherever the text still says the same."""

from dataclasses import replace

import pytest

from intranet.imports import changes, joining
from intranet.imports.building import build
from intranet.imports.carrying import carry, line_map, of_another_year
from intranet.imports.review import Dialogue, Duty, Review, find
from intranet.plans import parsing
from tests.imports.support import OURS

WITH_LOOSE = OURS.replace(
    "II. TỔ CHỨC", "2. Công an xã gửi phương án bảo vệ trước ngày 01/12/2026.\nII. TỔ CHỨC"
)
FIRST = "Chuẩn bị nội dung trả lời, gửi Văn phòng chậm nhất 05 ngày làm việc trước ngày tổ chức."


def read(text: str) -> Review:
    reading = parsing.read_text(text)
    return build(reading.as_json(), lines=reading.lines, resolve=lambda _printed: ((), ()))


def carried(settled: Review, new: str, old: str = OURS) -> Review:
    moved = line_map(old.split("\n"), new.split("\n"))
    return carry(settled, read(old), read(new), moved=moved)


def duty(review: Review, words: str) -> Duty:
    return next(one for one in review.duties if one.words.startswith(words))


@pytest.fixture
def built():
    """The review of the plan as it is read."""
    return read(OURS)


def test_a_day_that_is_not_there_is_none():
    assert read(OURS.replace("ngày 03 tháng 8", "ngày 31 tháng 02")).header.issued_on is None


def test_nothing_settled_is_the_new_reading(built):
    new = OURS.replace("Giữ trật tự", "Giữ gìn trật tự")
    assert carried(built, new) == read(new)


def test_a_name_keeps_its_units(built):
    number = built.names[0].number
    settled = changes.settle_name(built, number, unit_ids=(7,), remember=True)
    new = OURS.replace("1. Phòng Kinh tế", "1. Công an xã\n- Đón tiếp.\n2. Phòng kinh tế")
    name = carried(settled, new).alike("Phòng Kinh tế")
    assert (name.unit_ids, name.sure, name.remember) == ((7,), True, True)


def test_an_edited_duty_stays_edited_and_moves_with_its_line(built):
    number = duty(built, "Giữ trật tự").number
    settled = changes.edit_duty(built, number, unit_ids=(3, 4), title="Giữ trật tự hội nghị")
    new = OURS.replace("- Giữ trật tự", "- Lập phương án bảo vệ.\n- Giữ trật tự")
    one = duty(carried(settled, new), "Giữ trật tự")
    assert (one.unit_ids, one.title) == ((3, 4), "Giữ trật tự hội nghị")
    assert new.split("\n")[one.line - 1].startswith("- Giữ trật tự")


def test_a_reworded_duty_keeps_its_units_and_takes_its_new_time(built):
    number = duty(built, "Chuẩn bị").number
    settled = changes.edit_duty(built, number, unit_ids=(9,), manner="request")
    one = duty(carried(settled, OURS.replace("05 ngày làm việc", "07 ngày làm việc")), "Chuẩn bị")
    assert (one.unit_ids, one.manner, one.rule["days"]) == ((9,), "request", 7)


def test_a_rule_that_the_clerk_chose_stays_while_the_words_stay(built):
    rule = {"days": 9, "working_days": False, "direction": "before", "anchor": "event"}
    settled = changes.edit_duty(built, duty(built, "Chuẩn bị").number, rule=rule)
    new = OURS.replace("Giữ trật tự", "Giữ gìn trật tự")
    assert duty(carried(settled, new), "Chuẩn bị").rule == rule


def test_who_was_chosen_does_not_stay_where_the_text_names_another_unit(built):
    number = duty(built, "Giữ trật tự").number
    settled = changes.edit_duty(built, number, unit_ids=(3,), title="Giữ trật tự hội nghị")
    new = OURS.replace("2. Công an xã, Ban CHQS xã", "2. Đội dân phòng")
    one = duty(carried(settled, new), "Giữ trật tự")
    assert (one.unit_ids, one.title) == (None, "Giữ trật tự hội nghị")
    assert one.names == ("Đội dân phòng",)


def test_a_correction_of_capitals_reaches_the_words_and_leaves_the_answers(built):
    settled = changes.edit_duty(built, duty(built, "Giữ trật tự").number, unit_ids=(3,))
    one = duty(carried(settled, OURS.replace("Giữ trật tự", "GIỮ trật tự")), "GIỮ")
    assert (one.unit_ids, one.title.split()[0]) == ((3,), "GIỮ")


def test_a_duty_written_into_the_text_is_not_there_twice(built):
    words = "Quét dọn hội trường trước hội nghị."
    made = Duty(number=built.next_number, line=0, words=words, title="Quét dọn", unit_ids=(1,))
    report = duty(built, "Giữ trật tự")
    again = replace(made, number=made.number + 1, words=report.words, unit_ids=(2,))
    settled = changes.add_duty(changes.add_duty(built, made), again)
    kept = carried(settled, OURS.replace("- Giữ trật tự", f"- {words}\n- Giữ trật tự"))
    assert [one.words for one in kept.duties].count(words) == 1
    assert [one.unit_ids for one in kept.duties if one.words == report.words] == [None, (2,)]


def test_what_was_said_of_joined_duties_stays_while_their_words_stay():
    text = OURS.replace("- Giữ trật tự", "- Bố trí nơi để xe trước ngày 05/12/2026.\n- Giữ trật tự")
    built = read(text)
    settled = joining.join_above(built, duty(built, "Giữ trật tự").number)
    whole = next(one for one in settled.duties if one.joins)
    settled = changes.edit_duty(settled, whole.number, unit_ids=(3, 4), title="An ninh hội nghị")
    kept = carried(settled, text.replace("10/12/2026", "11/12/2026"), text)
    one = next(one for one in kept.standing if one.joins)
    assert (one.unit_ids, one.title, one.rule["date"]) == ((3, 4), "An ninh hội nghị", "2026-12-05")
    parted = carried(settled, text.replace("Giữ trật tự", "Giữ gìn an ninh"), text)
    assert not any(one.joins or one.joined_in for one in parted.duties)


def test_a_dropped_duty_stays_dropped_and_one_that_is_gone_is_gone(built):
    settled = changes.drop_duty(built, duty(built, "Giữ trật tự").number, dropped=True)
    assert duty(carried(settled, f"\n{OURS}"), "Giữ trật tự").dropped
    without = OURS.replace("- Giữ trật tự tại nơi tổ chức hội nghị.", "- Đón tiếp đại biểu.")
    assert not any(one.dropped for one in carried(settled, without).duties)


def test_a_divided_duty_stays_divided_until_it_is_reworded():
    text = OURS.replace(FIRST, "Rà soát hồ sơ đất đai; chuẩn bị nội dung trả lời; in tài liệu hội nghị.")
    built = read(text)
    settled = changes.split_duty(built, duty(built, "Rà soát").number)
    kept = carried(settled, f"\n{text}", text)
    parts = [one for one in kept.duties if one.split_from is not None]
    assert [one.words for one in parts] == [
        "Rà soát hồ sơ đất đai", "chuẩn bị nội dung trả lời", "in tài liệu hội nghị",
    ]  # fmt: skip
    assert {one.line for one in parts} == {duty(kept, "Rà soát hồ sơ đất đai; ").line}
    assert len({one.number for one in kept.duties}) == len(kept.duties)
    reworded = carried(settled, text.replace("in tài liệu", "in đủ tài liệu"), text)
    assert not any(one.split or one.split_from for one in reworded.duties)


def test_a_duty_that_the_clerk_made_stays(built):
    made = Duty(
        number=built.next_number, line=0, words="Quét dọn hội trường", title="Quét dọn", unit_ids=(1,)
    )
    kept = carried(changes.add_duty(built, made), OURS.replace("Giữ trật tự", "Giữ gìn trật tự"))
    assert kept.duties[-1].words == "Quét dọn hội trường"


def test_work_taken_from_another_part_stays_used_and_moves_with_its_line():
    built = read(WITH_LOOSE)
    settled = changes.loose_to_duty(built, built.loose[0].number, lambda _printed: ((), ()))
    new = f"\n\n{WITH_LOOSE}"
    kept = carried(settled, new, WITH_LOOSE)
    assert kept.loose[0].used == "duty"
    one = next(one for one in kept.duties if one.line == kept.loose[0].line)
    assert all(kept.name(printed) for printed in one.names)


def test_the_head_takes_what_the_text_changed_and_keeps_the_rest(built):
    header = replace(built.header, code="45/KH-UBND", subject="Đối thoại của Chủ tịch xã")
    settled = changes.edit_header(built, header)
    kept = carried(settled, OURS.replace("Trần Thị Mai", "Lê Văn Tám")).header
    assert (kept.code, kept.subject, kept.signer_name) == (
        "45/KH-UBND", "Đối thoại của Chủ tịch xã", "Lê Văn Tám",
    )  # fmt: skip
    assert carried(settled, OURS.replace("31/KH", "32/KH")).header.code == "32/KH-UBND"


def test_a_dialogue_keeps_what_was_said_of_it_and_takes_a_new_day(built):
    settled = changes.edit_dialogue(built, replace(built.dialogues[0], time="07:30"))
    settled = changes.edit_dialogue(settled, Dialogue(number=2, label="Cuộc thêm"))
    kept = carried(settled, OURS.replace("10/12/2026", "11/12/2026"))
    assert [(one.number, one.label) for one in kept.dialogues] == [(1, ""), (2, "Cuộc thêm")]
    assert (kept.dialogues[0].time, kept.dialogues[0].day.day) == ("07:30", 11)


def test_a_line_that_gives_nobody_work_is_not_asked_about_again():
    text = OURS.replace("3. Tổ hòa giải", "3. Kinh phí thực hiện\nTừ ngân sách xã.\n4. Tổ hòa giải")
    built = read(text)
    assert built.unread
    settled = built
    for one in built.unread:
        settled = changes.keep_line(settled, one.line)
    assert all(one.kept for one in carried(settled, f"\n{text}", text).unread)


def test_another_year_keeps_units_and_moves_days(built):
    number = duty(built, "Giữ trật tự").number
    rule = {"date": "2026-12-09", "direction": "before"}
    settled = changes.edit_duty(built, number, unit_ids=(3,), rule=rule)
    settled = changes.edit_header(settled, replace(settled.header, code="45/KH-UBND"))
    found = of_another_year(settled, built, 1)
    one = find(found.duties, number)
    assert (one.unit_ids, one.rule["date"]) == ((3,), "2027-12-09")
    assert (found.header, found.dialogues) == (built.header, built.dialogues)
