"""Announcements, the library, bulletins, as they are read (K4, K5, K11)."""

from datetime import date, datetime, timedelta

import pytest

from intranet import clock
from intranet.db.session import commit
from intranet.dialogues import services as dialogues
from intranet.errors import Forbidden, Refused
from intranet.notifications import queries as inbox
from intranet.pages import (
    broadcast_services,
    bulletins,
    citing,
    library_services,
    list_queries,
    receipt_services,
    services,
)
from intranet.pages.library_services import Facts
from intranet.pages.models import PageKind
from intranet.text.spoken import seconds
from tests.pages.support import common, narrow, page
from tests.support.make import make_plan
from tests.support.world import actor, unit


def announcement(**more):
    return page(
        "office",
        "Trực Tết",
        "Phân công trực.",
        parent=common(),
        kind=PageKind.ANNOUNCEMENT,
        must_read=True,
        **more,
    )


def text_of_library(code="30/2020/NĐ-CP", title="Công tác văn thư", **facts):
    made = page("office", title, "Toàn văn trong tệp.", parent=common(), kind=PageKind.LIBRARY)
    library_services.settle(actor("office"), made, Facts(form="Nghị định", code=code, **facts))
    commit()
    return made


def dialogue():
    plan = make_plan()
    ordered = dialogues.Ordered(
        label="lần thứ nhất", day=date(2026, 12, 4), time="07:30", place="Nhà văn hóa thôn Đông",
        audience="Nhân dân hai thôn Đông, Tây", topic="Đất đai, nước sạch",
    )  # fmt: skip
    (made,) = dialogues.create(actor("office"), plan, [ordered])
    commit()
    return made


def bulletin():
    return page(
        "culture", "Bản tin đối thoại", bulletins.script(dialogue()), parent=common(), kind=PageKind.BULLETIN
    )


# ---------------------------------------------------------------- announcements


def test_a_must_read_announcement_is_told_and_stands_on_the_desk_until_it_is_read(as_):
    made = announcement()
    told = inbox.inbox(actor("village"), unread=False).notices
    assert any("bắt buộc đọc: Trực Tết" in one.text for one in told)
    for name in ("village", "specialist", "chairman"):
        browser = as_(name)
        assert "Trực Tết" in browser.get("/").text, name
        browser.post(f"/trang-chung/{made.id}/da-doc")
        assert "Trực Tết" not in browser.get("/").text, name
        assert "Đã xác nhận đọc" in browser.get(f"/trang/{made.path}").text


def test_reading_twice_is_noted_once(session):
    made = announcement()
    receipt_services.confirm(actor("village"), made)
    first = receipt_services.read_at(actor("village"), made)
    receipt_services.confirm(actor("village"), made)
    assert receipt_services.read_at(actor("village"), made) == first
    with pytest.raises(Refused):
        receipt_services.confirm(actor("village"), page("office", "Tin"))


def test_who_has_not_read_after_two_working_days_is_late(as_, at):
    at("2026-11-06 08:00")  # a Friday
    made = announcement()
    receipt_services.confirm(actor("village"), made)
    commit()
    for day, late in (("2026-11-10", False), ("2026-11-11", True)):
        at(f"{day} 09:00")
        shown = as_("office").get(f"/trang-chung/{made.id}/nguoi-doc")
        assert "Chu Văn Thắng" in shown.text and ("Quá hạn đọc" in shown.text) is late, day
        found = receipt_services.reading(made)
        assert [one.name for one in found.done] == ["Ma Văn Đông"]
        assert found.is_late is late
    as_("specialist").get(f"/trang-chung/{made.id}/nguoi-doc", status=403)


def test_only_those_who_read_it_are_expected_to(session):
    made = announcement()
    narrow(made, "office", units=("economy",))
    found = receipt_services.reading(made)
    assert {one.name for one in found.readers} == {"Chu Văn Thắng", "Phùng Thu Hà", "La Văn Tiến"}
    assert {one.unit for one in found.readers} == {"Phòng Kinh tế"}


# ---------------------------------------------------------------- the library


def test_an_expired_text_says_so_and_is_flagged_where_it_is_cited(as_):
    text = text_of_library(ends_on=clock.today() - timedelta(1), replaced_by="Nghị định 99/2026/NĐ-CP")
    citing_page = page("specialist", "Quy trình", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.")
    browser = as_("village")
    shown = browser.get(f"/trang/{text.path}").text
    assert "Hết hiệu lực" in shown and "thay bằng Nghị định 99/2026/NĐ-CP" in shown and "Quy trình" in shown
    shown = browser.get(f"/trang/{citing_page.path}")
    assert "viện dẫn văn bản đã hết hiệu lực" in shown.text and "30/2020/NĐ-CP hết hiệu lực" in shown.text
    assert f"/trang/{text.path}" in shown.links
    assert "hết hiệu lực" in as_("specialist").get(f"/trang-chung/{citing_page.id}").text


def test_a_text_in_force_is_only_linked_where_it_is_cited(as_):
    text = text_of_library(ends_on=clock.today() + timedelta(1))
    citing_page = page("specialist", "Quy trình", "Theo 30/2020/NĐ-CP.")
    shown = as_("village").get(f"/trang/{citing_page.path}")
    assert "hết hiệu lực" not in shown.text and f"/trang/{text.path}" in shown.links


def test_a_text_that_the_reader_may_not_read_is_not_told(as_):
    text = text_of_library(ends_on=clock.today() - timedelta(1))
    narrow(text, "office", units=("inspection",))
    citing_page = page("specialist", "Quy trình", "Theo 30/2020/NĐ-CP.")
    assert "hết hiệu lực" not in as_("village").get(f"/trang/{citing_page.path}").text
    assert "hết hiệu lực" in as_("inspector").get(f"/trang/{citing_page.path}").text


def test_the_library_is_found_by_tag_words_and_validity(session):
    today = clock.today()
    text_of_library("1/2020/NĐ-CP", "Cũ", ends_on=today, tags=["Đất đai"])
    text_of_library("2/2025/NĐ-CP", "Nay", starts_on=today - timedelta(9), tags=["đất đai", "Nhà ở"])
    text_of_library("3/2027/NĐ-CP", "Mai", starts_on=today + timedelta(9), tags=["Nhà ở"])

    def found(**asked):
        return {row.title for row in list_queries.library(actor("village"), **asked).rows}

    assert found() == {"Cũ", "Nay", "Mai"}
    assert found(tag="dat dai") == {"Cũ", "Nay"} and found(words="2/2025") == {"Nay"}
    assert found(force=list_queries.Force.EXPIRED) == {"Cũ"}
    assert found(force=list_queries.Force.IN_FORCE) == {"Nay"}
    assert found(force=list_queries.Force.COMING) == {"Mai"}
    assert dict(list_queries.tags(actor("village"))).keys() == {"dat dai", "nha o"}


def test_validity_ends_after_it_begins(session):
    made = page("office", "Quy chế", kind=PageKind.LIBRARY)
    with pytest.raises(Refused) as refused:
        library_services.settle(
            actor("office"), made, Facts(starts_on=date(2026, 3, 1), ends_on=date(2026, 2, 1))
        )
    assert refused.value.field == "ends_on"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Nghị định số 30/2020/NĐ-CP", ["30/2020/nd-cp"]),
        ("Kế hoạch 86/KH-UBND; Luật số 72/2025/QH15.", ["86/kh-ubnd", "72/2025/qh15"]),
        ("Quy định 11-QĐi/TW", ["11-qdi/tw"]),
        ("ngày 05/3/2020, tỷ lệ 1/2, 24/7", []),
    ],
)
def test_numbers_of_papers_are_told_from_other_numbers(text, keys):
    assert citing.codes(text) == keys


# ---------------------------------------------------------------- bulletins


def test_a_bulletin_out_of_a_dialogue_takes_60_to_90_seconds(session):
    text = bulletins.script(dialogue())
    for words in (
        "7 giờ 30 phút, thứ Sáu, ngày 4 tháng 12 năm 2026",
        "Nhà văn hóa thôn Đông",
        "đất đai, nước sạch",
    ):
        assert words in text
    assert 60 <= seconds(text) <= 90


def test_a_bulletin_is_offered_on_the_page_of_its_dialogue_and_begun_from_it(as_, at):
    at("2026-11-20 08:00")
    made = dialogue()
    browser = as_("culture")
    shown = browser.get(f"/doi-thoai/{made.id}")
    (link,) = [one for one in shown.links if "ban-tin" in one]
    form = browser.get(link)
    assert "Kính thưa toàn thể Nhân dân" in form.fields["text"] and "giây" in form.text
    path = browser.post("/trang-chung/viet", form.fields)
    assert "Đọc hết" in browser.get(path).text
    assert not [one for one in as_("specialist").get(f"/doi-thoai/{made.id}").links if "ban-tin" in one]


def test_villages_note_their_own_readings_and_the_office_of_culture_any(session):
    made, at = bulletin(), clock.now() - timedelta(hours=1)
    broadcast_services.note(actor("village"), made, unit_id=unit("east").id, at=at, times=2)
    broadcast_services.note(actor("culture"), made, unit_id=unit("west").id, at=at, times=1)
    with pytest.raises(Forbidden):
        broadcast_services.note(actor("village"), made, unit_id=unit("west").id, at=at, times=1)
    with pytest.raises(Forbidden):
        broadcast_services.note(actor("specialist"), made, unit_id=unit("east").id, at=at, times=1)
    with pytest.raises(Refused):
        late = clock.now() + timedelta(hours=1)
        broadcast_services.note(actor("village"), made, unit_id=unit("east").id, at=late, times=1)
    assert {row.unit_id for row in broadcast_services.noted(made)} == {unit("east").id, unit("west").id}


def test_a_reading_is_noted_on_the_page(as_, at):
    at("2026-11-20 09:00")
    made = bulletin()
    browser = as_("village")
    shown = browser.get(f"/trang/{made.path}")
    assert "Đọc hết" in shown.text and "Ghi một lần phát" in shown.text
    form = browser.get(f"/trang-chung/{made.id}/nhat-ky-phat")
    wrong = browser.post(f"/trang-chung/{made.id}/nhat-ky-phat", form.fields | {"hour": "25:99"}, status=422)
    assert "Hãy ghi giờ như 07:30" in wrong.text
    browser.post(f"/trang-chung/{made.id}/nhat-ky-phat", form.fields | {"hour": "05 giờ 30", "times": "2"})
    assert "20/11/2026, 05:30" in browser.get(f"/trang/{made.path}").text
    assert "Ghi một lần phát" not in as_("specialist").get(f"/trang/{made.path}").text
    as_("specialist").get(f"/trang-chung/{made.id}/nhat-ky-phat", status=403)


def test_a_scheduled_announcement_is_told_by_the_desk_when_its_time_comes(as_, at):
    at("2026-11-20 08:00")
    made = announcement(published=False)
    services.publish(actor("office"), made, starts_at=datetime(2026, 11, 21, 8, tzinfo=clock.VIETNAM))
    commit()
    assert "Trực Tết" not in as_("village").get("/").text
    assert not [one for one in inbox.inbox(actor("village"), unread=False).notices if "Trực Tết" in one.text]
    at("2026-11-21 08:00")
    assert "Trực Tết" in as_("village").get("/").text
