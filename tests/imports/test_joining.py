"""Two neighbouring duties of the same holders become one, and part again."""

import pytest

from intranet.errors import Refused
from intranet.imports import changes, joining
from intranet.imports.review import Duty, Header, Name, Review, as_json, from_json
from tests.imports.support import OURS, draft_at, paste, tasks
from tests.imports.test_together import PLAIN

BEFORE_5 = {"days": 5, "working_days": True, "direction": "before", "anchor": "event"}
TWO = PLAIN.replace(
    "2. Công an xã, Ban CHQS xã",
    "- Bố trí hội trường tại Nhà văn hóa xã.\n2. Công an xã, Ban CHQS xã",
)


def review(**second) -> Review:
    """Return a review with two duties of one unit and one of another between them."""
    names = tuple(
        Name(number=n, printed=printed, unit_ids=(n,), sure=True)
        for n, printed in enumerate(("Phòng Kinh tế", "Công an xã"), 1)
    )
    said = {"words": "Bố trí hội trường.", "title": "Bố trí", "names": ("Phòng Kinh tế",)}
    duties = (
        Duty(
            number=1, line=11, words="Chuẩn bị nội dung.", title="Chuẩn bị nội dung",
            names=("Phòng Kinh tế",), rule=BEFORE_5,
        ),
        Duty(number=2, line=13, words="Giữ trật tự.", title="Giữ trật tự", names=("Công an xã",)),
        Duty(**{"number": 3, "line": 15} | said | second),
    )  # fmt: skip
    return Review(header=Header(subject="Đối thoại"), names=names, duties=duties)


def test_they_are_one_duty_with_both_words_and_the_limit_of_either():
    made = joining.join_above(review(coordinating=("Công an xã",)), 3)
    assert [one.number for one in made.standing] == [4, 2]
    whole = made.standing[0]
    assert (whole.words, whole.title) == (
        "Chuẩn bị nội dung; Bố trí hội trường.",
        "Chuẩn bị nội dung; Bố trí",
    )
    assert (whole.rule, made.coordinators_of(whole)) == (BEFORE_5, (2,))
    assert from_json(as_json(made)) == made


def test_they_part_as_they_were():
    before = review()
    assert joining.part(joining.join_above(before, 3), 4) == before
    with pytest.raises(Refused):
        joining.part(before, 1)


@pytest.mark.parametrize("second", [{"manner": "request"}, {"names": ("Công an xã",)}, {"split_from": 9}])
def test_only_duties_of_one_kind_and_the_same_holders_are_joined(second):
    made = review(**second)
    assert made.duties[2].number == 3
    if second.get("names"):
        assert joining.above(made, made.duties[2]).number == 2
    else:
        with pytest.raises(Refused, match="cùng đơn vị"):
            joining.join_above(made, 3)


def test_two_limits_are_not_made_one():
    with pytest.raises(Refused, match="thời hạn khác nhau"):
        joining.join_above(review(rule={**BEFORE_5, "days": 6}), 3)


def test_parts_that_were_joined_go_when_the_whole_is_put_together_again():
    made = changes.edit_duty(review(), 1, words="Chuẩn bị nội dung; bố trí hội trường.")
    made = changes.split_duty(changes.drop_duty(made, 3, dropped=True), 1)
    made = joining.join_above(made, made.standing[1].number)
    made = changes.merge_duty(made, 1)
    assert [one.number for one in made.standing] == [1, 2]


def test_the_page_joins_and_parts_and_gives_one_task(as_):
    clerk = as_("office")
    path = paste(clerk, TWO)
    assert TWO != OURS
    first, second = draft_at(path).review["duties"][:2]
    page = clerk.get(path)
    assert page.text.count("Gộp với nhiệm vụ trên") == 1
    clerk.post(f"{path}/nhiem-vu/{second['number']}/gop-tren", {"seen": draft_at(path).version})
    page = clerk.get(path)
    assert "Tách lại như trước khi gộp" in page.text and "Không giao" not in page.text
    made = next(one for one in draft_at(path).review["duties"] if one["joins"])
    assert made["joins"] == [first["number"], second["number"]]
    clerk.post(f"{path}/nhiem-vu/{made['number']}/tach-lai", {"seen": draft_at(path).version})
    clerk.post(f"{path}/nhiem-vu/{second['number']}/gop-tren", {"seen": draft_at(path).version})
    clerk.post(f"{path}/xac-nhan", {"seen": draft_at(path).version, "signed": "y"})
    assert len(tasks()) == 3
    assert tasks()[0].words.endswith("; Bố trí hội trường tại Nhà văn hóa xã.")
