"""What a person was told: why, where it leads, page by page, and what they do without."""

import pytest

from intranet.db.session import commit, db
from intranet.errors import Refused
from intranet.notifications import outbox, queries, services
from intranet.notifications.kinds import NoticeKind
from intranet.notifications.models import Notice
from intranet.plans import services as plans
from intranet.tasks import notices
from tests.conclusions.support import issued, order
from tests.support.make import make_plan, make_task
from tests.support.queries import recorded
from tests.support.world import actor, person, unit


def paths(username: str) -> list[str]:
    query = db.select(Notice.path).where(Notice.user_id == person(username).id).order_by(Notice.id)
    return list(db.session.scalars(query))


def plan_for(*units: str) -> plans.Plan:
    by = actor("office")
    duty = plans.Duty(
        line=1, place="mục III.1", title="Khám sức khỏe lưu động", words="Khám sức khỏe lưu động.",
        unit_ids=[unit(key).id for key in units],
    )  # fmt: skip
    plan = plans.enter(by, plans.Paper(body="state", subject="Đối thoại", code="9/KH-UBND", duties=[duty]))
    plans.issue_tasks(by, plan, anchors=[])
    commit()
    return plan


def test_a_guest_is_led_to_the_plan_that_orders_the_work_of_their_unit(as_):
    plan = plan_for("clinic", "economy")
    assert paths("guest") == [f"/ke-hoach/{plan.id}"]
    assert "Khám sức khỏe" in as_("guest").get(f"/ke-hoach/{plan.id}").text
    assert paths("specialist")[0].startswith("/nhiem-vu/")


def test_a_guest_is_led_to_the_conclusion_that_orders_the_work_of_their_unit(as_):
    conclusion = issued(order("clinic", words="Trực y tế tại cuộc đối thoại"))
    assert f"/ket-luan/{conclusion.id}" in paths("guest")
    browser = as_("guest")
    assert {browser.open(path).status_code for path in paths("guest")} == {200}


def test_who_may_see_neither_work_nor_plan_is_told_nothing(session):
    plan_for("office")
    assert paths("office") != []
    assert paths("admin") == []


def test_work_given_by_hand_is_not_told_to_a_guest_who_could_open_nothing(session):
    notices.given(make_task("clinic"), source="")
    assert paths("guest") == []


def test_the_inbox_shows_what_is_new_and_then_all(as_):
    outbox.tell([person("junior").id], "Tin cũ", "/", reason="Vì thử.")
    commit()
    browser = as_("junior")
    (old,) = db.session.scalars(db.select(Notice).where(Notice.text == "Tin cũ"))
    browser.post(f"/thong-bao/{old.id}/mo")
    outbox.tell([person("junior").id], "Tin mới", "/", reason="Vì thử.")
    new, every = browser.get("/thong-bao"), browser.get("/thong-bao?muc=tat-ca")
    assert "Tin mới" in new.text and "Tin cũ" not in new.text
    assert every.text.index("Tin mới") < every.text.index("Tin cũ")


def test_the_inbox_goes_on_page_by_page_and_back(session):
    me = actor("junior")
    for n in range(120):
        outbox.tell([me.user_id], f"Tin {n}", "/", reason="Vì thử.")
    first = queries.inbox(me, unread=True)
    second = queries.inbox(me, unread=True, after=first.older)
    third = queries.inbox(me, unread=True, after=second.older)
    told = [one.text for part in (first, second, third) for one in part.notices]
    assert told == [f"Tin {n}" for n in reversed(range(120))]
    assert (first.newer, third.older) == (None, None)
    back = queries.inbox(me, unread=True, before=third.newer)
    assert [one.id for one in back.notices] == [one.id for one in second.notices]
    assert queries.inbox(me, unread=True, before=back.newer).newer is None


def test_a_page_of_the_inbox_costs_the_same_however_much_was_told(as_):
    browser = as_("junior")
    browser.get("/thong-bao")
    for n in range(200):
        outbox.tell([person("junior").id], f"Tin {n}", "/", reason="Vì thử.")
    commit()
    with recorded() as seen:
        browser.get("/thong-bao?muc=tat-ca")
    assert len(seen) == 2, seen


def test_marking_all_as_read_can_be_undone_for_what_was_just_marked(as_, at):
    at("2026-11-20 08:00")
    for name in ("junior", "finance"):
        outbox.tell([person(name).id], "Tin cũ", "/", reason="Vì thử.")
    commit()
    browser, other = as_("junior"), as_("finance")
    browser.post("/thong-bao/da-doc"), other.post("/thong-bao/da-doc")
    at("2026-11-20 08:05")
    for text in ("Tin thứ nhất", "Tin thứ hai"):
        outbox.tell([person("junior").id], text, "/", reason="Vì thử.")
    commit()
    page = browser.get(browser.post("/thong-bao/da-doc"))
    assert "Đã đánh dấu 2 thông báo là đã đọc" in page.text and "Tin thứ nhất" not in page.text
    (undo,) = (form.get("action") for form in page.all("form") if "hoan-tac" in form.get("action", ""))
    assert "Hoàn tác" not in other.get("/thong-bao?" + undo.partition("?")[2]).text
    assert other.get(other.post(undo)).text.count("Tin") == 0  # nothing of somebody else's
    page = browser.get(browser.post(undo))
    assert "2 thông báo trở lại" in page.text
    assert "Tin thứ nhất" in page.text and "Tin thứ hai" in page.text and "Tin cũ" not in page.text


@pytest.mark.parametrize(
    "address",
    [
        "", "?vua-doc=hom-qua", "?vua-doc=2026-11-20T08:00:00",
        "?vua-doc=0001-01-01T00:00:00%2B14:00", "?vua-doc=9999-12-31T23:59:59-14:00",  # no such moment in UTC
    ],
)  # fmt: skip
def test_nothing_to_undo_is_no_error(as_, address):
    browser = as_("junior")
    assert "Hoàn tác" not in browser.get(f"/thong-bao{address}").text
    assert browser.post(f"/thong-bao/da-doc/hoan-tac{address}") == "/thong-bao"
    assert "Hoàn tác" not in browser.get(browser.post("/thong-bao/da-doc")).text


def test_a_kind_that_somebody_does_without_does_not_reach_them(session):
    services.mute(actor("specialist"), [NoticeKind.WORK])
    make_plan(duties=1)
    assert paths("specialist") == []
    assert paths("junior") != []


def test_what_must_be_told_cannot_be_muted(session):
    for kind in (NoticeKind.LATE, NoticeKind.ACCOUNT, NoticeKind.MUST_READ):
        with pytest.raises(Refused):
            services.mute(actor("specialist"), [kind])
    assert queries.muted_by(actor("specialist")) == set()


def test_every_kind_that_is_locked_says_why():
    locked = {NoticeKind.LATE, NoticeKind.ACCOUNT, NoticeKind.MUST_READ}
    assert {kind for kind in NoticeKind if kind.locked} == locked
