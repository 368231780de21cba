"""What the commune's own records say against a plan's head, its number and its signer: said, never a stop."""

import pytest

from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.documents import register
from intranet.documents.models import RegisterEntry
from tests.documents.support import outside
from tests.imports.support import OURS, answer, confirm, paste, plan

BLANK = "còn trống trong sổ"
SAID = "Số gần nhất trong sổ văn bản đi năm 2026 là {}; ghi số 31 thì {} còn trống trong sổ."


@pytest.fixture
def clerk(as_, at):
    """The clerk's browser, in the year of the plan, which bears number 31."""
    at("2026-11-20 08:00")
    return as_("office")


def review(clerk, text=OURS):
    """Return where the review of the plan is, with nothing left to ask."""
    path = paste(clerk, text)
    answer(clerk, path, {"Tổ hòa giải cơ sở": "front"})
    return path


def test_the_review_says_which_numbers_stay_blank_and_the_plan_is_confirmed_all_the_same(clerk):
    outside(number=20)
    path = review(clerk)
    assert SAID.format(20, "các số 21–30") in clerk.get(path).text
    confirm(clerk, path)
    assert 31 in db.session.scalars(db.select(RegisterEntry.number))
    assert plan().is_issued


@pytest.mark.parametrize(
    ("last", "words"), [(29, SAID.format(29, "số 30")), (30, ""), (40, ""), (None, "")], ids=str
)
def test_one_number_is_said_as_one_and_what_follows_or_begins_a_register_needs_no_word(clerk, last, words):
    if last:
        outside(number=last)
    page = clerk.get(review(clerk))
    assert words in page.text
    assert (BLANK in page.text) == bool(words)


def test_a_register_that_went_on_from_an_older_one_counts_from_there(clerk, actor):
    register.begin(actor("office"), body=Body.STATE, type="KH", number=25)
    commit()
    assert SAID.format(25, "các số 26–30") in clerk.get(review(clerk)).text


def test_a_number_that_no_register_takes_is_not_spoken_of(clerk):
    outside(number=20)
    undated = OURS.replace("Minh Sơn, ngày 03 tháng 8 năm 2026\n", "")
    assert BLANK not in clerk.get(review(clerk, undated)).text


def test_a_plan_signed_after_it_was_entered_says_so_once_its_number_is_typed(clerk):
    path = review(clerk)
    confirm(clerk, path, signed=False)
    outside(number=20)
    typed = {"code": "31/KH-UBND", "issued_on": "2026-08-03"}
    page = clerk.get(clerk.post(f"/ke-hoach/nhap/da-ky/{plan().id}", typed))
    assert SAID.format(20, "các số 21–30") in page.text


def test_a_plan_whose_number_is_filled_in_later_says_so(clerk):
    path = review(clerk, OURS.replace("Số: 31/KH-UBND", "Số:    /KH-UBND"))
    confirm(clerk, path)
    outside(number=20)
    typed = {"code": "31/KH-UBND", "issued_on": "2026-08-03"}
    page = clerk.get(clerk.post(f"/ke-hoach/{plan().id}/so-ngay", typed))
    assert SAID.format(20, "các số 21–30") in page.text
    again = clerk.get(clerk.post(f"/ke-hoach/{plan().id}/so-ngay", typed | {"code": "51/KH-UBND"}))
    assert BLANK not in again.text  # the register keeps the number that it took first


@pytest.mark.parametrize(("title", "name", "said"), [
    ("CHỦ TỊCH", "Trần Thị Mai", True), ("CHỦ TỊCH", "Nông Văn Bình", False),
    ("CHỦ TỊCH", "NÔNG VĂN BÌNH", False),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Trần Thị Mai", False),
])
def test_a_leader_whom_the_commune_does_not_know_is_told(clerk, title, name, said):
    text = clerk.get(review(clerk, OURS.replace("CHỦ TỊCH\nTrần Thị Mai", f"{title}\n{name}"))).text
    words = "Kế hoạch ghi Trần Thị Mai ký; trên phần mềm, Nông Văn Bình giữ chức ấy vào ngày ban hành"
    assert (words in text) is said
