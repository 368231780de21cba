"""What the clerk settled of a plan holds for its amendment, so that only what differs is asked and shown."""

import re
from datetime import date

from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.imports import changes
from intranet.imports.review import as_json, from_json
from intranet.plans.models import PlanVersion
from tests.imports.amendments import agree, press
from tests.imports.support import OURS, answer, asked, confirm, draft_at, paste, plan, tasks
from tests.support.world import unit

MANY = OURS.replace(
    "- Giữ trật tự tại nơi tổ chức hội nghị.",
    "- Giữ trật tự tại nơi tổ chức hội nghị; sắp xếp chỗ gửi xe cho người dự."
    "\n- Báo cáo kết quả với UBND xã.",
)
MOVED = MANY.replace("Ngày 10/12/2026", "Ngày 15/12/2026")


def number_of(path: str, words: str) -> int:
    """Return the number of the duty that begins with *words* and stands."""
    return next(
        one["number"]
        for one in draft_at(path).review["duties"]
        if one["words"].startswith(words) and not one["split"] and one["joined_in"] is None
    )


def changed(page) -> str:
    """Return what the section on what differs says."""
    return page.text.split("Khác gì so với bản đang thực hiện")[1].split("Cơ quan ban hành")[0]


def test_what_was_answered_split_joined_dropped_and_added_is_not_lost(clerk):
    path = paste(clerk, MANY)
    answer(clerk, path, {"Tổ hòa giải cơ sở": "front"})
    press(clerk, path, f"nhiem-vu/{number_of(path, 'Giữ trật tự')}/tach")
    press(clerk, path, f"nhiem-vu/{number_of(path, 'Vận động Nhân dân')}/bo")
    form = {"title": "Phát thanh", "words": "Phát thanh lịch đối thoại.", "units": [unit("culture").id]}
    press(clerk, path, "nhiem-vu/moi", **form, manner="order", kind="none")
    press(clerk, path, "doi-thoai/2", label="đợt 2", day="", time="", place="Thôn Đông")
    confirm(clerk, path)
    before = [task.title for task in tasks()]
    assert "Phát thanh" in before and len(before) == 6

    again = paste(clerk, MOVED)
    assert asked(again) == []
    text = changed(clerk.get(again))
    assert "10/12/2026 → 15/12/2026" in text
    for word in ("Thêm mới", "Thôi thực hiện", "Đổi nội dung", "Cuộc mới", "Không nhắc lại"):
        assert word not in text, word
    agree(clerk, again)
    assert [task.title for task in tasks()] == before
    days = db.session.scalars(db.select(Dialogue.day).order_by(Dialogue.position))
    assert list(days) == [date(2026, 12, 15), None]
    assert len(plan().items) == 6
    assert len(db.session.scalars(db.select(PlanVersion)).all()) == 1


def test_who_was_chosen_for_a_duty_stays_when_its_time_limit_is_amended(clerk):
    path = paste(clerk, MANY)
    answer(clerk, path, {"Tổ hòa giải cơ sở": "front"})
    number = number_of(path, "Chuẩn bị nội dung")
    review = from_json(draft_at(path).review)
    draft_at(path).review = as_json(changes.edit_duty(review, number, unit_ids=(unit("culture").id,)))
    db.session.commit()
    confirm(clerk, path)
    again = paste(clerk, MANY.replace("chậm nhất 05 ngày", "chậm nhất 07 ngày"))
    text = changed(clerk.get(again))
    assert "Đổi thời hạn" in text and "đơn vị thực hiện" not in text


def test_what_was_joined_is_joined_again(clerk):
    path = paste(clerk, MANY)
    answer(clerk, path, {"Tổ hòa giải cơ sở": "front"})
    press(clerk, path, f"nhiem-vu/{number_of(path, 'Báo cáo kết quả')}/gop-tren")
    confirm(clerk, path)
    again = paste(clerk, MOVED)
    assert "Thôi thực hiện" not in changed(clerk.get(again))
    agree(clerk, again)
    assert len(tasks()) == 4


def test_what_was_added_of_a_line_that_is_gone_is_gone(clerk):
    text = MANY.replace(
        "II. TỔ CHỨC", "Các thôn nộp danh sách người dự trước ngày 01/12/2026 cho Văn phòng.\nII. TỔ CHỨC"
    )
    path = paste(clerk, text)
    answer(clerk, path, {"Tổ hòa giải cơ sở": "front"})
    loose = [one["number"] for one in draft_at(path).review["loose"]]
    assert loose
    press(clerk, path, f"moc/{loose[0]}", deed="them")
    answer(clerk, path, {"Các thôn": "villages", "Thôn": "villages"})
    confirm(clerk, path)
    assert "Thôi thực hiện" not in changed(clerk.get(paste(clerk, text.replace("10/12/2026", "15/12/2026"))))
    assert "Thôi thực hiện" in changed(clerk.get(paste(clerk, MOVED)))


SWEEP = "Anh em dân quân cùng bà con quét dọn đường làng cho sạch."
UNREAD = MANY.replace("4. Đề nghị", f"4. {SWEEP}\n5. Đề nghị")


def unread_line(path: str) -> int:
    """Return the line about which the clerk is asked whether it gives anybody work."""
    (one,) = [one for one in draft_at(path).review["unread"] if "quét dọn" in one["text"]]
    return one["line"]


def test_a_line_made_a_duty_begins_without_its_number(clerk):
    path = paste(clerk, UNREAD)
    page = clerk.get(f"{path}/nhiem-vu/moi?dong={unread_line(path)}")
    assert 'value="Anh em dân quân cùng bà con' in page.html
    assert "0 là trong ngày đối thoại." in page.text
    assert re.search(rf">\s*{SWEEP}</textarea>", page.html)


def test_a_line_made_a_duty_is_not_asked_about_again_by_an_amendment_of_some_points(clerk):
    path = paste(clerk, UNREAD)
    answer(clerk, path, {"Tổ hòa giải cơ sở": "front"})
    line = unread_line(path)
    form = {"title": "Quét đường", "words": SWEEP, "units": [unit("military").id]}
    press(clerk, path, f"nhiem-vu/moi?dong={line}", **form, manner="order", kind="none")
    confirm(clerk, path)
    assert "Quét đường" in [task.title for task in tasks()]

    points = UNREAD.replace("Số: 31/", "Số: 40/").replace("10/12/2026", "15/12/2026")
    points = points.replace(
        "Đối thoại giữa Chủ tịch UBND xã với Nhân dân năm 2026",
        "Sửa đổi, bổ sung Kế hoạch số 31/KH-UBND ngày 03/8/2026 đối thoại với Nhân dân năm 2026",
    )
    again = paste(clerk, points)
    assert draft_at(again).review["amends"]["is_partial"]
    assert asked(again) == []
    assert "Quét đường" not in changed(clerk.get(again))
