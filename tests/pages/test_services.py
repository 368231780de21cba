"""Drafts, publication, revisions, two writers at once (K1, K2, K6, K7)."""

from datetime import timedelta

import pytest

from intranet import clock
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.notifications import queries as inbox
from intranet.pages import list_queries, queries, services, trashing
from intranet.pages.models import PageKind, PageState
from intranet.pages.services import Conflict, Words
from tests.pages.support import common, page, section, seen
from tests.support.world import PEOPLE, actor, unit

TEXT = "Một.\n\nHai.\n\nBa."


def save(who, made, text=TEXT, *, title=None, base=None):
    words = Words(title or made.title, text=text)
    return services.save(actor(who), made, words, base=base or made.revision)


def test_a_unit_publishes_in_its_own_section(session):
    made = page("junior", "Của phòng")
    assert made.state is PageState.PUBLISHED and "Của phòng" in seen("village")


def test_a_unit_does_not_publish_on_the_common_home(session):
    made = page("specialist", "Tin chung", parent=common(), published=False)
    for name in ("specialist", "front", "village"):
        with pytest.raises(Forbidden):
            services.publish(actor(name), made)
    services.submit(actor("specialist"), made)
    assert "Tin chung" not in seen("chairman")
    services.publish(actor("propagandist"), made)
    assert "Tin chung" in seen("guest")


def test_who_publishes_is_told_and_may_give_back(session):
    made = page("specialist", "Tin chung", parent=common(), published=False)
    services.submit(actor("specialist"), made)
    told = inbox.inbox(actor("chairman"), unread=False).notices
    assert any("Trang chờ đăng: Tin chung" in one.text for one in told)
    with pytest.raises(Refused):
        services.give_back(actor("office"), made, comment=" ")
    services.give_back(actor("office"), made, comment="Ghi rõ ngày.")
    assert made.state is PageState.DRAFT and made.returned == "Ghi rõ ngày."
    told = inbox.inbox(actor("specialist"), unread=False).notices
    assert any("Ghi rõ ngày" in one.text for one in told)


def test_what_waits_is_not_written_until_it_is_taken_back(session):
    made = page("specialist", "Tin chung", parent=common(), published=False)
    services.submit(actor("specialist"), made)
    with pytest.raises(WrongState):
        save("specialist", made)
    services.recall(actor("specialist"), made)
    assert save("specialist", made).revision.number == 2


def test_readers_see_what_was_published_not_what_was_saved_since(as_):
    made = page("specialist", "Lịch", "Bản đầu.")
    save("junior", made, "Bản sửa.", title="Lịch mới")
    commit()
    browser = as_("village")
    shown = browser.get(f"/trang/{made.path}")
    assert "Bản đầu" in shown.text and "Bản sửa" not in shown.text and shown.heading == "Lịch"
    assert made.state is PageState.DRAFT and made.has_news
    services.publish(actor("specialist"), made)
    commit()
    shown = browser.get(f"/trang/{made.path}")
    assert "Bản sửa" in shown.text and shown.heading == "Lịch mới"


def test_a_scheduled_page_appears_and_goes_at_its_time(as_, at):
    at("2026-11-20 08:00")
    made = page("office", "Nghỉ lễ", parent=common(), published=False)
    now = clock.now()
    services.publish(
        actor("office"), made, starts_at=now + timedelta(hours=2), ends_at=now + timedelta(hours=5)
    )
    commit()
    for hour, there in (("09:59", False), ("10:00", True), ("12:59", True), ("13:00", False)):
        at(f"2026-11-20 {hour}")
        browser = as_("village")
        assert ("Nghỉ lễ" in browser.get("/trang").text) is there, hour
        assert browser.open(f"/trang/{made.path}").status_code == (200 if there else 404), hour
        assert ("Nghỉ lễ" in seen("village")) is there


def test_the_end_comes_after_the_beginning(session):
    made = page("office", "Nghỉ lễ", published=False)
    now = clock.now()
    with pytest.raises(Refused) as refused:
        services.publish(actor("office"), made, starts_at=now + timedelta(2), ends_at=now + timedelta(1))
    assert refused.value.field == "ends_on"


def test_withdrawing_hides_a_page_and_keeps_its_words(session):
    made = page("office", "Tin cũ")
    with pytest.raises(Forbidden):
        services.withdraw(actor("chairman"), made, comment="Cũ.")
    services.withdraw(actor("office"), made, comment="Đã có tin mới.")
    assert "Tin cũ" not in seen("office") and queries.revision(made, 1).text
    services.publish(actor("office"), made)
    assert "Tin cũ" in seen("office")


def test_a_page_with_published_pages_below_it_is_not_withdrawn(session):
    parent = page("office", "Cha")
    page("office", "Con", parent=parent)
    with pytest.raises(Refused, match="1 trang"):
        services.withdraw(actor("office"), parent, comment="Bỏ.")


def test_a_draft_is_seen_and_given_up_by_its_unit_only(as_):
    made = page("specialist", "Nháp", published=False)
    as_("junior").get(f"/trang-chung/{made.id}")
    for name in ("culture", "office", "chairman", "admin"):
        as_(name).get(f"/trang-chung/{made.id}", status=404)
    trashing.drop(actor("junior"), made, comment="Viết nhầm")
    assert made.state is PageState.DELETED


def test_restoring_makes_a_new_revision(session):
    made = page("office", "Trang", "Một.")
    save("office", made, "Hai.")
    restored = services.restore(actor("office"), made, 1)
    assert restored.number == 3 and restored.text == "Một."
    assert [row.number for row in queries.revisions(made)] == [3, 2, 1]
    assert services.restore(actor("office"), made, 1) is None


def test_two_writers_at_different_places_are_joined(session):
    made = page("office", "Trang", TEXT)
    save("office", made, TEXT.replace("Một.", "Một, của tôi."), base=1)
    saved = save("office_head", made, TEXT.replace("Ba.", "Ba, của người kia."), base=1, title="Tên mới")
    assert saved.beside.number == 2
    assert (
        saved.revision.text == "Một, của tôi.\n\nHai.\n\nBa, của người kia."
        and saved.revision.title == "Tên mới"
    )


def test_two_writers_at_one_place_are_asked_and_nothing_is_lost(session):
    made = page("office", "Trang", TEXT)
    save("office", made, TEXT.replace("Hai.", "Hai A."), base=1)
    with pytest.raises(Conflict) as conflict:
        save("office_head", made, TEXT.replace("Hai.", "Hai B."), base=1)
    assert conflict.value.theirs.number == 2 and len(conflict.value.merge.conflicts) == 1
    assert made.revision == 2


def test_a_title_that_both_changed_is_asked_about(session):
    made = page("office", "Trang", TEXT)
    save("office", made, title="Trang A", base=1)
    with pytest.raises(Conflict) as conflict:
        save("office_head", made, title="Trang B", base=1)
    assert [(one.base, one.mine, one.theirs) for one in conflict.value.clashes] == [
        ("Trang", "Trang B", "Trang A")
    ]


def test_attachments_of_both_writers_stay():
    base, one, other = [{"id": 1}, {"id": 2}], [{"id": 1}, {"id": 3}], [{"id": 1}, {"id": 2}, {"id": 4}]
    assert [file["id"] for file in services.joined(base, one, other)] == [1, 4, 3]


@pytest.mark.parametrize("name", ["culture", "chairman", "guest", "admin"])
def test_nobody_writes_for_another_unit(session, name):
    made = page("specialist", "Của phòng")
    with pytest.raises(Forbidden):
        save(name, made)
    with pytest.raises((Forbidden, Refused)):
        services.begin(
            actor(name),
            PageKind.PAGE,
            section("specialist"),
            Words("X", text="Y"),
            unit_id=unit("economy").id,
        )


def test_the_log_says_what_was_done_with_before_and_after(session):
    made = page("specialist", "Tin", parent=common(), published=False)
    services.submit(actor("specialist"), made)
    services.publish(actor("office"), made)
    save("specialist", made, "Khác.", title="Tin khác")
    services.publish(actor("office"), made)
    commit()
    said = [one.text for one in history(made)]
    for words in (
        "Viết trang",
        "Trình đăng",
        "Đăng lên trang chung",
        "Sửa nội dung, bản 2",
        "Đổi tên: “Tin” thành “Tin khác”",
    ):
        assert words in said, words


def test_untouched_pages_are_listed_to_their_unit_until_somebody_looks(session, at):
    at("2026-03-02 08:00")
    made = page("specialist", "Bảng giá")
    fresh = page("specialist", "Mới")
    at("2026-11-20 08:00")
    save("specialist", fresh)
    stale = list_queries.Tab.STALE
    assert [row.title for row in list_queries.worked(actor("junior"), stale).rows] == ["Bảng giá"]
    assert list_queries.counts(actor("junior")) == {stale: 1}
    assert not list_queries.worked(actor("culture"), stale).rows
    services.touch(actor("junior"), made)
    assert not list_queries.worked(actor("junior"), stale).rows


def test_every_page_of_the_common_home_that_is_stale_is_listed_to_who_publishes(session, at):
    at("2026-03-02 08:00")
    page("specialist", "Tin", parent=common())
    at("2026-11-20 08:00")
    for name in PEOPLE:
        listed = [row.title for row in list_queries.worked(actor(name), list_queries.Tab.STALE).rows]
        publishes = name in {"secretary", "party_office", "propagandist", "chairman", "office", "office_head"}
        assert listed == (["Tin"] if publishes or name in {"specialist", "junior", "finance"} else []), name


def test_pages_need_a_name_and_something_to_say(session):
    for words, field in ((Words(" ", text="x"), "title"), (Words("x", text="\n "), "text")):
        with pytest.raises(Refused) as refused:
            services.begin(
                actor("office"), PageKind.PAGE, section("office"), words, unit_id=unit("office").id
            )
        assert refused.value.field == field
    db.session.rollback()
