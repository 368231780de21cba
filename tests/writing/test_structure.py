"""What the panel beside the text says."""

from intranet.access.actor import Body
from intranet.writing import blanks
from intranet.writing.structure import Structure
from tests.imports.support import OURS
from tests.writing.support import PLAIN


def words(spots) -> list[str]:
    return [one.words for one in spots]


def test_parts_that_are_missing_are_named(session):
    found = Structure(Body.STATE, PLAIN)
    assert [one.words for one in found.parts if not one.is_there] == [
        "Mục đích", "Nội dung", "Hình thức", "Thành phần", "Trình tự",
    ]  # fmt: skip
    (ground,) = [one for one in found.parts if one.words == "Căn cứ"]
    assert PLAIN.split("\n")[ground.line - 1].startswith("Căn cứ Luật")


def test_duties_stand_under_their_units_with_their_limits(session):
    found = Structure(Body.STATE, PLAIN)
    assert [one.printed for one in found.holders] == [
        "Phòng Kinh tế", "Công an xã, Ban CHQS xã", "Ủy ban MTTQ Việt Nam xã",
    ]  # fmt: skip
    assert found.holders[0].duties[0].due == "5 ngày làm việc trước đối thoại"
    assert found.holders[1].unit == "Công an xã, Ban Chỉ huy Quân sự xã"
    assert found.facts == "3 nhiệm vụ, 3 đơn vị, 1 thời hạn"


def test_a_name_that_nobody_knows_is_to_be_looked_at(session):
    found = Structure(Body.STATE, OURS)
    (one,) = [one for one in found.findings if "Tổ hòa giải" in one.words]
    assert OURS.split("\n")[one.line - 1] == "3. Tổ hòa giải cơ sở"


def test_a_number_in_the_form_of_the_other_body_is_to_be_looked_at(session):
    found = Structure(Body.PARTY, PLAIN)
    assert "thể thức văn bản của Nhà nước" in found.findings[0].words
    assert not any("thể thức" in one for one in words(Structure(Body.STATE, PLAIN).findings))


def test_a_plan_that_is_being_written_misses_neither_number_nor_day(session):
    text = PLAIN.replace("Số: 31/", "Số:      /").replace("ngày 03 tháng 8", "ngày      tháng      ")
    said = words(Structure(Body.STATE, text).findings)
    assert "2 nhiệm vụ chưa ghi thời hạn." in said
    assert not [one for one in said if "số" in one.split() or "ngày ban hành" in one.lower()]


def test_the_checker_speaks_while_a_plan_is_being_written(session):
    said = Structure(Body.STATE, PLAIN.replace("II. TỔ CHỨC THỰC HIỆN", "II. TỔ CHỨC THỰC HIỆN:")).findings
    assert any("dấu hai chấm" in one.words and one.line and one.mend for one in said)


def test_a_dialogue_says_its_time_once(session):
    found = Structure(Body.STATE, blanks.filled(blanks.BLANKS[1], 2027))
    assert words(found.dialogues)[0].count("quý II/2027") == 1


def test_headings_lead_to_their_lines(session):
    found = Structure(Body.STATE, PLAIN)
    lines = PLAIN.split("\n")
    assert [lines[one.line - 1][:3] for one in found.headings] == ["I. ", "II."]


def test_a_text_that_cannot_be_read_says_why(session):
    assert Structure(Body.STATE, "").problem
    assert Structure(Body.STATE, "một dòng").problem == ""
