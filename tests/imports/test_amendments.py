"""An amended plan shows what differs, opens a version, changes open work only, tells the units concerned."""

from datetime import date

from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.dialogues.models import Dialogue
from intranet.dialogues.services import fix_day
from intranet.documents.models import Document, RegisterEntry
from intranet.imports.models import ImportDraft
from intranet.plans.models import Plan, PlanItem, PlanVersion
from intranet.tasks.models import Assignment, Task
from tests.imports.amendments import (
    LESS,
    MORE,
    MOVED,
    POINTS,
    REHELD,
    REWORDED,
    agree,
    audited,
    finish,
    press,
    share,
    told,
)
from tests.imports.support import confirm, draft_at, paste, plan, upload
from tests.imports.test_again import rows
from tests.imports.test_together import PLAIN
from tests.support.queries import recorded
from tests.support.world import unit


def test_the_same_number_with_another_content_is_an_amendment(clerk, first):
    path = paste(clerk, MOVED)
    page = clerk.get(path)
    assert "Khác gì so với bản đang thực hiện" in page.text
    assert "được hiểu là bản sửa đổi của Kế hoạch 31/KH-UBND" in page.text
    assert "Số và năm trùng" in page.text
    assert "1 phần việc đang làm đổi hạn 03/12/2026 → 08/12/2026" in page.text
    assert "10/12/2026 → 15/12/2026" in page.text
    assert "Báo cho 1 đơn vị: Phòng Kinh tế" in page.text
    assert "Theo cuộc đối thoại" in page.text and "2 nhiệm vụ giữ nguyên" in page.text


def test_a_new_day_moves_open_dates_and_tells_only_who_has_one(clerk, first):
    agree(clerk, paste(clerk, MOVED))
    one = share("economy")
    assert (one.due, one.first_due) == (date(2026, 12, 8), date(2026, 12, 3))
    assert db.session.scalars(db.select(Dialogue)).one().day == date(2026, 12, 15)
    line = f"Kế hoạch 31/KH-UBND được sửa đổi: hạn đổi 03/12/2026 → 08/12/2026: {one.title}"
    assert told() == {name: [line] for name in ("specialist", "junior", "finance")}
    assert (
        history(one)[0].text == "Theo bản sửa đổi Kế hoạch 31/KH-UBND: hạn đổi từ 03/12/2026 sang 08/12/2026"
    )
    assert len(audited("assignment.amend")) == 1 and not audited("assignment.move")
    assert len(db.session.scalars(db.select(Plan)).all()) == 1
    assert len(db.session.scalars(db.select(Task)).all()) == 3


def test_a_day_that_was_moved_since_stays_where_the_paper_repeats_the_old_one(clerk, first, actor):
    held = db.session.scalars(db.select(Dialogue)).one()
    fix_day(actor("chairman"), held, day=date(2026, 12, 14), time="08:00")
    commit()
    path = paste(clerk, REWORDED)
    page = clerk.get(path)
    assert "Giữ ngày đã dời" in page.text and "14/12/2026, 08:00" in page.text
    assert "Văn bản vẫn ghi 10/12/2026 như bản trước" in page.text
    assert "hạn đổi" not in page.text
    agree(clerk, path)
    db.session.expire_all()
    assert (held.day, held.time) == (date(2026, 12, 14), "08:00")
    assert share("economy").due == date(2026, 12, 7)


def test_done_work_is_not_touched(clerk, first):
    done = finish("economy", "specialist")
    before = (done.due, done.version, done.task.words, done.task.version)
    path = paste(clerk, MOVED)
    assert "1 phần việc đã xong giữ nguyên" in clerk.get(path).text
    agree(clerk, path)
    db.session.expire_all()
    assert (done.due, done.version, done.task.words, done.task.version) == before
    assert told() == {} and not audited("assignment.amend")


def test_new_words_are_compared_and_reach_the_work(clerk, first):
    path = paste(clerk, REWORDED)
    page = clerk.get(path)
    assert "gìn" in {"".join(one.itertext()).strip(" ,") for one in page.all("ins")} or "gìn" in page.text
    assert "Đổi nội dung" in page.text and "2 phần việc đang làm đổi nội dung" in page.text
    agree(clerk, path)
    assert share("police").task.words.startswith("Giữ gìn trật tự, an toàn")
    assert sorted(told()) == ["military", "police"]
    (row,) = audited("plan.amend-item")
    assert row.data["what"] == ["words"]


def test_other_holders_are_given_and_relieved(clerk, first):
    agree(clerk, paste(clerk, REHELD))
    assert share("military").state.is_cancelled and share("police").state.is_open
    assert share("culture").state.is_open
    assert "31/KH-UBND" in history(share("military"))[0].text
    assert sorted(told()) == ["culture", "military"]


def test_a_duty_that_is_gone_is_called_off_and_keeps_its_origin(clerk, first):
    path = paste(clerk, LESS)
    assert "1 phần việc đang làm thôi thực hiện" in clerk.get(path).text
    agree(clerk, path)
    gone = share("front")
    assert gone.state.is_cancelled
    assert db.session.get(PlanItem, gone.task.plan_item_id).is_gone
    assert len(plan().items) == 2 and sorted(told()) == ["front"]
    assert "Vận động Nhân dân" not in clerk.get(f"/ke-hoach/{plan().id}").text.split("Các phiên bản")[0]


def test_a_new_duty_is_given(clerk, first):
    agree(clerk, paste(clerk, MORE))
    assert share("farmers").task.source == "KH 31/KH-UBND, mục II.5"
    assert sorted(told()) == ["farmer"]
    assert [item.position for item in plan().items] == [0, 1, 2, 3]


def test_items_keep_their_rows_and_their_tasks_the_origin(clerk, first):
    before = {item.id: item.title for item in first.items}
    agree(clerk, paste(clerk, MOVED))
    assert {item.id: item.title for item in plan().items} == before
    assert set(db.session.scalars(db.select(Task.plan_item_id))) == set(before)


def test_an_amending_paper_that_names_points_keeps_the_rest(clerk, first):
    path = paste(clerk, POINTS)
    page = clerk.get(path)
    assert "Trích yếu của văn bản nêu kế hoạch này." in page.text
    assert "việc không nhắc lại giữ nguyên" in page.text and "Thôi thực hiện" not in page.text
    agree(clerk, path)
    now = plan()
    assert (now.code, now.subject) == (first.code, first.subject)
    assert len(now.items) == 4 and "45/KH-UBND" in now.text
    assert share("front").state.is_open and share("economy").due == date(2026, 12, 3)
    assert share("police").due == date(2026, 12, 9) and share("clinic").state.is_open
    assert share("clinic").task.source == "KH 31/KH-UBND, mục II.2 bản sửa đổi 45/KH-UBND"
    assert sorted(told()) == ["guest", "military", "police"]
    papers = [one.code for one in db.session.scalars(db.select(Document).order_by(Document.id))]
    assert papers == ["31/KH-UBND", "45/KH-UBND"]


def test_the_clerk_says_how_far_it_goes(clerk, first):
    path = paste(clerk, POINTS)
    press(clerk, path, "sua-doi", plan=first.id, scope="whole")
    assert "việc không nhắc lại thì thôi thực hiện" in clerk.get(path).text
    assert "Thôi thực hiện" in clerk.get(path).text


def test_a_replacing_plan_bears_its_own_number(clerk, first):
    text = MOVED.replace("31/KH-UBND", "45/KH-UBND").replace("03 tháng 8", "20 tháng 11")
    text = text.replace("Đối thoại giữa", "Thay thế Kế hoạch số 31/KH-UBND về đối thoại giữa")
    agree(clerk, paste(clerk, text))
    assert (plan().id, plan().code, plan().issued_on) == (first.id, "45/KH-UBND", date(2026, 11, 20))
    assert share("police").task.source == "KH 45/KH-UBND, mục II.2"
    (version,) = db.session.scalars(db.select(PlanVersion))
    assert (version.number, version.code, version.text) == (1, "31/KH-UBND", PLAIN.strip("\n"))
    assert "không nhập lại" in upload(clerk, PLAIN.encode() + b" \n", "cu.txt", 422).text
    entries = db.session.scalars(db.select(RegisterEntry.code).order_by(RegisterEntry.number))
    assert list(entries) == ["31/KH-UBND", "45/KH-UBND"]


def test_the_plan_shows_its_versions_and_compares_them(clerk, as_, first):
    agree(clerk, upload(clerk, MOVED.encode(), "sua-doi.txt"))
    agree(clerk, paste(clerk, MOVED.replace("Giữ trật tự tại nơi", "Giữ gìn trật tự tại nơi")))
    page = clerk.get(f"/ke-hoach/{first.id}")
    assert "Phiên bản 3, thay bản ngày 03/8/2026" in page.text.replace("03/08", "03/8")
    old = as_("specialist").get(f"/ke-hoach/{first.id}/phien-ban/1")
    assert "Ngày 10/12/2026" in old.text
    assert {"".join(one.itertext()) for one in old.all("ins")} == {"15/12/2026"}
    later = clerk.get(f"/ke-hoach/{first.id}/phien-ban/2")
    assert [one.text.strip() for one in later.all("ins")] == ["gìn"]
    assert clerk.download(f"/ke-hoach/{first.id}/phien-ban/2/tep").data == MOVED.encode()
    clerk.get(f"/ke-hoach/{first.id}/phien-ban/1/tep", 404)
    clerk.get(f"/ke-hoach/{first.id}/phien-ban/9", 404)


def test_who_may_not_see_the_plan_sees_no_version(clerk, as_, first):
    agree(clerk, paste(clerk, MOVED))
    as_("admin").get(f"/ke-hoach/{first.id}/phien-ban/1", 404)
    as_("admin").get(f"/ke-hoach/{first.id}/phien-ban/1/tep", 404)


def test_it_may_be_another_plan_after_all(clerk, first):
    path = paste(clerk, MOVED)
    press(clerk, path, "ke-hoach-khac")
    page = clerk.get(path)
    assert "Khác gì so với" not in page.text
    assert f"{path}/sua-doi" in page.links
    confirm(clerk, path)
    assert len(db.session.scalars(db.select(Plan)).all()) == 2


def test_the_clerk_chooses_the_plan_that_is_amended(clerk, first):
    other = PLAIN.replace("31/KH-UBND", "77/KH-UBND").replace("giữ trật tự", "giữ yên tĩnh")
    path = paste(clerk, other)
    assert draft_at(path).review["amends"] is None
    page = clerk.post(f"{path}/sua-doi", {"seen": draft_at(path).version, "scope": "whole"}, 422)
    assert "Hãy chọn kế hoạch được sửa đổi." in page.text
    press(clerk, path, "sua-doi", plan=first.id, scope="whole")
    assert "Theo lựa chọn của người soát." in clerk.get(path).text
    agree(clerk, path)
    assert plan().code == "77/KH-UBND" and len(db.session.scalars(db.select(Plan)).all()) == 1


def test_a_match_is_corrected(clerk, first):
    path = paste(clerk, REWORDED)
    number = draft_at(path).review["duties"][1]["number"]
    form = clerk.get(f"{path}/doi-chieu/{number}")
    assert "Giữ trật tự tại nơi tổ chức hội nghị" in form.text
    press(clerk, path, f"doi-chieu/{number}", item=0)
    page = clerk.get(path)
    assert "Thêm mới" in page.text and "Thôi thực hiện" in page.text
    press(clerk, path, f"doi-chieu/{number}", item=first.items[1].id)
    assert "Thôi thực hiện" not in clerk.get(path).text
    clerk.post(f"{path}/doi-chieu/{number}", {"seen": draft_at(path).version, "item": 999}, 422)


def test_a_dialogue_that_is_not_named_goes_unless_it_is_kept(clerk, first):
    silent = PLAIN.replace("chậm nhất 05 ngày làm việc trước ngày tổ chức", "chậm nhất ngày 01/12/2026")
    path = paste(clerk, silent)
    press(clerk, path, "doi-thoai/1", dropped="y")
    (held,) = db.session.scalars(db.select(Dialogue))
    assert "Không nhắc lại" in clerk.get(path).text
    press(clerk, path, f"giu-cuoc/{held.id}")
    assert "Giữ theo lựa chọn" in clerk.get(path).text
    press(clerk, path, f"giu-cuoc/{held.id}", stays="0")
    press(clerk, path, "giu-cuoc/999", 404)
    agree(clerk, path)
    assert db.session.scalars(db.select(Dialogue)).all() == []
    assert share("economy").dialogue_id is None and share("economy").due == date(2026, 12, 1)


def test_a_dialogue_on_which_work_was_done_is_not_removed_silently(clerk, first):
    finish("economy", "specialist")
    path = paste(clerk, REWORDED)
    press(clerk, path, "doi-thoai/1", dropped="y")
    assert "không bỏ được, hãy chọn giữ" in clerk.get(path).text
    before = rows()
    assert "Hãy chọn giữ cuộc này" in agree(clerk, path, 422).text
    assert rows() == before


def test_a_dialogue_is_added(clerk, first):
    path = paste(clerk, MORE)
    press(clerk, path, "doi-thoai/2", label="đợt 2", day="20/12/2026", time="", place="Thôn Đông")
    assert "Cuộc mới" in clerk.get(path).text
    agree(clerk, path)
    assert [one.position for one in plan().dialogues] == [0, 1]
    dues = db.session.scalars(
        db.select(Assignment.due).where(Assignment.unit_id == unit("economy").id).order_by(Assignment.due)
    )
    assert list(dues) == [date(2026, 12, 3), date(2026, 12, 14)]


def test_the_review_costs_the_same_for_few_and_many(clerk):
    costs = []
    for number, more in ((31, 1), (32, 12)):
        duties = "".join(f"{n}. Hội Nông dân xã\n- Làm việc số {n} của hội.\n" for n in range(5, 5 + more))
        text = PLAIN.replace("31/KH", f"{number}/KH").replace("Trên đây là", f"{duties}Trên đây là")
        confirm(clerk, paste(clerk, text))
        path = paste(clerk, text.replace("Làm việc số", "Thực hiện việc số"))
        clerk.get(path)
        with recorded() as sql:
            clerk.get(path)
        costs.append(len(sql))
    assert costs[0] == costs[1] <= 16, costs


def test_the_log_of_the_plan_says_what_changed(clerk, first):
    agree(clerk, paste(clerk, MORE.replace("Giữ trật tự tại nơi", "Giữ gìn trật tự tại nơi")))
    texts = [one.text for one in history(plan())]
    assert "Mở phiên bản 2 theo bản sửa đổi Kế hoạch 31/KH-UBND" in texts
    assert sum("đổi nội dung" in one for one in texts) == 1
    assert sum("thêm mới" in one for one in texts) == 1
    assert len(audited("plan.amend-item")) == 2


def test_a_reading_that_amended_says_where_it_went(clerk, first):
    path = paste(clerk, MOVED)
    agree(clerk, path)
    assert f"/ke-hoach/{first.id}" in clerk.get(path).links
    drafts = db.session.scalars(db.select(ImportDraft.plan_id))
    assert list(drafts) == [first.id, first.id]


def test_the_papers_of_an_amended_plan_are_told_apart(clerk, first):
    agree(clerk, paste(clerk, MOVED))
    page = clerk.get("/van-ban?muc=da-ban-hanh").text
    assert page.count("Đã được sửa đổi") == 1 and page.count("Bản sửa đổi") == 1


def test_other_paragraphs_that_changed_are_listed_too(clerk, first):
    text = MOVED.replace("Căn cứ Luật Tổ chức", "Căn cứ Nghị quyết của HĐND xã;\nCăn cứ Luật Tổ chức")
    page = clerk.get(paste(clerk, text))
    added = ["".join(one.itertext()) for one in page.all("ins")]
    assert "Căn cứ Nghị quyết của HĐND xã;" in added
    assert "2 đoạn khác của văn bản có thay đổi" in page.text, "the day of the dialogue is the other one"
