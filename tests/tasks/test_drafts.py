"""Tasks made by hand: six ticks, then the leader, then the units (C18)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.errors import Forbidden, Refused
from intranet.notifications.models import Notice
from intranet.tasks import draft_services as drafts
from intranet.tasks import ordering
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.models import Assignment
from intranet.tasks.ordering import Order
from tests.support.make import make_plan, make_task
from tests.support.world import actor, person, unit

pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture(autouse=True)
def _on_a_monday(at):
    at("2026-11-16 09:00")


def whole(**changes) -> Order:
    order = Order(
        title="Rà soát hộ nghèo", words="Rà soát hộ nghèo trên địa bàn, lập danh sách.", manner="order",
        basis="Kết luận giao ban ngày 16/11/2026", product="Danh sách hộ nghèo",
        unit_ids=(unit("economy").id,),
        rule={"date": "2026-11-30", "direction": "before", "inclusive": True},
    )  # fmt: skip
    return replace(order, **changes)


def made(**changes) -> TaskDraft:
    draft = drafts.create(actor("office"), Body.STATE, whole(**changes))
    commit()
    return draft


def told(username: str) -> list[str]:
    query = db.select(Notice.text).where(Notice.user_id == person(username).id).order_by(Notice.id)
    return list(db.session.scalars(query))


def test_from_the_office_through_the_leader_to_the_unit():
    draft = made()
    assert told("specialist") == []
    drafts.submit(actor("office"), draft)
    assert any("Chờ đồng chí giao" in text for text in told("chairman"))
    (share,) = drafts.issue(actor("chairman"), draft)
    commit()
    assert share.due == date(2026, 11, 30) and share.task.product == "Danh sách hộ nghèo"
    assert draft.task_id == share.task_id and share.task.author_id == person("office").id
    assert len(told("specialist")) == 1 and any("Lãnh đạo đã giao" in text for text in told("office"))
    assert [line.text for line in history(draft)] == ["Giao việc", "Trình lãnh đạo giao", "Soạn nhiệm vụ"]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"unit_ids": ()}, "người"),
        ({"words": ""}, "việc"),
        ({"rule": None}, "thời gian"),
        ({"rule": {"date": "2026-11-02", "direction": "before", "inclusive": True}}, "thời gian"),
        ({"rule": {"days": 3, "anchor": "previous", "direction": "after"}}, "thời gian"),
        ({"manner": ""}, "trách nhiệm"),
        ({"product": " "}, "sản phẩm"),
        ({"basis": ""}, "thẩm quyền"),
    ],
)
def test_what_is_not_clear_is_named_and_stops_it(change, name):
    draft = made(**change)
    with pytest.raises(Refused, match=f"chưa rõ .*{name}"):
        drafts.submit(actor("office"), draft)
    missing = [one.name for one in ordering.ticks(Body.STATE, whole(**change)) if not one.is_clear]
    assert name in missing


def test_who_is_not_commanded_is_asked():
    draft = made(unit_ids=(unit("front").id,))
    with pytest.raises(Refused, match=r"trách nhiệm .*“Đề nghị”"):
        drafts.submit(actor("office"), draft)
    drafts.change(actor("office"), draft, whole(unit_ids=(unit("front").id,), manner="request"))
    drafts.submit(actor("office"), draft)


def test_what_became_unclear_since_is_not_given_out(at):
    draft = made()
    drafts.submit(actor("office"), draft)
    commit()
    at("2026-12-07 09:00")
    with pytest.raises(Refused, match="ngày 30/11/2026 đã qua"):
        drafts.issue(actor("chairman"), draft)


def test_the_leader_gives_it_back_with_a_reason():
    draft = made()
    drafts.submit(actor("office"), draft)
    with pytest.raises(Refused, match="phải sửa gì"):
        drafts.give_back(actor("chairman"), draft, comment=" ")
    drafts.give_back(actor("chairman"), draft, comment="Ghi rõ thôn nào.")
    assert draft.state.is_draft and any("Ghi rõ thôn nào." in text for text in told("office"))


def test_neither_the_office_nor_a_deputy_without_a_word_gives_it_out():
    draft = made()
    drafts.submit(actor("office"), draft)
    for name in ("office", "vice", "secretary", "specialist"):
        with pytest.raises(Forbidden):
            drafts.issue(actor(name), draft)


def test_a_date_counted_from_the_giving_is_counted_when_it_is_given(at):
    draft = made(rule={"days": 5, "working_days": True, "direction": "after", "anchor": "given"})
    drafts.submit(actor("office"), draft)
    commit()
    at("2026-11-17 10:00")
    (share,) = drafts.issue(actor("chairman"), draft)
    assert share.due == clock.today() + timedelta(8)  # 24/11 is a day off


def test_nobody_else_learns_of_a_draft(as_):
    draft = made(title="Việc chưa ai biết")
    commit()
    for name in ("specialist", "front", "councillor", "party_office", "standing", "inspector"):
        browser = as_(name)
        assert browser.open(f"/nhiem-vu/soan/{draft.id}").status_code == 404, name
        assert "Việc chưa ai biết" not in browser.get("/nhiem-vu?don-vi=tat-ca").text
        assert "Việc chưa ai biết" not in browser.get("/").text
    for name in ("inspector", "secretary"):
        assert "Việc chưa ai biết" not in as_(name).get("/nhat-ky").text
    assert "Việc chưa ai biết" in as_("chairman").get("/nhat-ky").text
    drafts.submit(actor("office"), draft)
    drafts.issue(actor("chairman"), draft)
    commit()
    assert "Việc chưa ai biết" in as_("inspector").get("/nhat-ky").text


def test_the_pages_lead_from_the_form_to_the_leader_s_desk(as_):
    office, chairman = as_("office"), as_("chairman")
    page = office.get("/nhiem-vu/soan/moi")
    assert page.text.count("Chưa rõ") >= 5 and "0 là trong ngày đối thoại." in page.text
    typed = page.fields | {
        "title": "Rà soát hộ nghèo", "words": "Rà soát hộ nghèo, lập danh sách.",
        "units": [unit("economy").id],
        "kind": "date", "day": "30/11/2026", "basis": "Giao ban ngày 16/11/2026",
    }  # fmt: skip
    live = office.open("/nhiem-vu/soan/sau-ro?title=A&words=B&kind=date&day=30/11/2026&manner=order")
    said = live.get_data(as_text=True)
    assert "Chưa rõ người" in said and "Rõ việc" in said and "hạn 30/11/2026" in said.lower()
    path = office.post("/nhiem-vu/soan/moi", typed)
    seen = office.get(path).fields["seen"]
    refused = office.post(f"{path}/trinh", {"seen": seen}, status=422)
    assert "chưa rõ sản phẩm" in refused.text
    edit = office.get(f"{path}/sua")
    assert edit.fields["title"] == "Rà soát hộ nghèo"
    office.post(f"{path}/sua", typed | {"seen": edit.fields["seen"], "product": "Danh sách"})
    office.post(f"{path}/trinh", {"seen": office.get(path).fields["seen"]})
    assert path in chairman.get("/").links
    share = chairman.post(f"{path}/giao", {"seen": chairman.get(path).fields["seen"]})
    assert "Rà soát hộ nghèo" in as_("specialist").get(share).text
    assert path not in chairman.get("/").links


def test_bad_input_comes_back_filled(as_):
    office = as_("office")
    page = office.get("/nhiem-vu/soan/moi")
    sent = page.fields | {"title": "", "words": "Giữ lời này.", "kind": "date", "day": "40/11/2026"}
    back = office.post("/nhiem-vu/soan/moi", sent, status=422)
    assert "Hãy ghi tên nhiệm vụ." in back.text and back.fields["words"] == "Giữ lời này."
    assert not list(db.session.scalars(db.select(TaskDraft)))


def test_a_draft_may_wait_for_another_task():
    (first,) = make_task("culture", title="Tổng hợp ý kiến")
    draft = made(
        after_id=first.task_id,
        rule={"days": 3, "working_days": True, "direction": "after", "anchor": "previous"},
    )
    drafts.submit(actor("office"), draft)
    (share,) = drafts.issue(actor("chairman"), draft)
    commit()
    assert share.state.is_queued and share.due is None and told("specialist") == []
    assert db.session.get(Assignment, share.id).task.after_id == first.task_id


# ---------------------------------------------------------------- for a dialogue

BEFORE = {"days": 3, "working_days": True, "direction": "before", "anchor": "event"}


@pytest.fixture
def dialogue():
    """A dialogue of a plan in force, on a Monday in two weeks."""
    plan = make_plan(signed=True, duties=1)
    said = dialogues.Ordered(label="thôn Đông", day=date(2026, 11, 30), place="Nhà văn hóa thôn Đông")
    (made_one,) = dialogues.create(actor("office"), plan, [said])
    commit()
    return made_one


def test_work_by_hand_hangs_on_a_dialogue_and_moves_with_it(dialogue):
    draft = made(rule=BEFORE, dialogue_id=dialogue.id)
    drafts.submit(actor("office"), draft)
    (share,) = drafts.issue(actor("chairman"), draft)
    commit()
    assert (share.due, share.dialogue_id) == (date(2026, 11, 25), dialogue.id)
    assert "thôn Đông" in share.for_dialogue
    dialogues.fix_day(actor("chairman"), dialogue, day=date(2026, 12, 7))
    commit()
    assert share.due == date(2026, 12, 2)


def test_a_limit_counted_from_a_dialogue_wants_one(dialogue):
    draft = made(rule=BEFORE)
    with pytest.raises(Refused, match="chưa chọn cuộc đối thoại"):
        drafts.submit(actor("office"), draft)
    drafts.change(actor("office"), draft, whole(rule=BEFORE, dialogue_id=dialogue.id))
    drafts.submit(actor("office"), draft)


def test_a_dialogue_of_another_body_is_refused(dialogue):
    with pytest.raises(Refused, match="không còn trong kế hoạch"):
        drafts.create(actor("party_office"), Body.PARTY, whole(dialogue_id=dialogue.id))


def test_a_dialogue_with_work_by_hand_is_not_taken_out_of_its_plan(dialogue):
    draft = made(rule=BEFORE, dialogue_id=dialogue.id)
    drafts.submit(actor("office"), draft)
    drafts.issue(actor("chairman"), draft)
    commit()
    assert "việc ngoài kế hoạch" in dialogues.obstacle_to_removal(dialogue)


def test_the_form_offers_dialogues_and_the_page_says_which(dialogue, as_):
    office = as_("office")
    page = office.get("/nhiem-vu/soan/moi")
    assert "Đối thoại thôn Đông, ngày 30/11/2026" in page.text
    where = office.post(
        "/nhiem-vu/soan/moi",
        page.fields | {
            "title": "Kê thêm ghế", "words": "Kê thêm 40 ghế.", "units": [str(unit("economy").id)],
            "kind": "before", "days": "3", "working": "y", "product": "Ảnh", "basis": "Chỉ đạo",
            "dialogue": str(dialogue.id),
        },
    )  # fmt: skip
    shown = office.get(where)
    assert f"/doi-thoai/{dialogue.id}" in shown.links and "25/11/2026" in shown.text
