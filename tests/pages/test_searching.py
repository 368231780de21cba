"""Pages in the search: only what one reads now, by the words that are shown now (J1, K1, K3)."""

from datetime import date, datetime

import pytest

from intranet import clock
from intranet.access.actor import Role
from intranet.db.session import commit
from intranet.pages import library_services, services, tree_services
from intranet.pages.models import PageKind
from intranet.pages.services import Words
from intranet.search import queries
from intranet.search.queries import Wanted
from intranet.search.words import read
from tests.pages.support import common, narrow, page
from tests.support.queries import recorded
from tests.support.world import actor


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def found(who: str, question: str) -> set[str]:
    wanted = Wanted(read(question))
    hits = queries.page(actor(who), wanted).hits
    assert queries.counts(actor(who), wanted).get("page", 0) == len(
        [h for h in hits if h.kind.name == "page"]
    )
    return {hit.title for hit in hits if hit.kind.name == "page"}


def test_what_is_published_is_found_and_a_draft_is_not():
    page(title="Lịch tiếp dân", text="Tiếp công dân thứ Năm hằng tuần, phòng một cửa.")
    page(title="Bản còn viết", text="Phòng một cửa mới.", published=False)
    assert found("village", "phong mot cua") == {"Lịch tiếp dân"} == found("specialist", "phòng một cửa")


def test_a_scheduled_page_appears_in_time_and_goes_in_time(at):
    made = page("propagandist", "Lịch cắt điện", "Trạm biến áp bờ hồ.", published=False)
    moment = datetime(2026, 11, 18, 8, tzinfo=clock.VIETNAM)
    services.publish(actor("propagandist"), made, starts_at=moment, ends_at=moment.replace(day=20))
    commit()
    assert found("village", "bien ap bo ho") == set() == found("propagandist", "bien ap bo ho")
    at("2026-11-18 08:01")
    assert found("village", "bien ap bo ho") == {"Lịch cắt điện"}
    at("2026-11-20 08:01")
    assert found("village", "bien ap bo ho") == set()


def test_a_page_is_absent_for_whom_something_above_it_is_narrowed():
    above = page(title="Nội bộ phòng", text="Việc nội bộ.")
    page(title="Sổ tay", text="Quy trình đo mương Bãi Giữa.", parent=above)
    assert found("village", "bai giua") == {"Sổ tay"}
    narrow(above, "specialist", units=("economy",))
    assert found("village", "bai giua") == found("police", "bai giua") == set()
    assert found("specialist", "bai giua") == {"Sổ tay"}
    narrow(above, "specialist", roles=(Role.SECURITY,))
    assert found("police", "bai giua") == {"Sổ tay"}


def test_it_is_found_by_what_readers_see_not_by_what_is_being_written():
    made = page(title="Lịch trực", text="Trực đêm tại trạm bơm.")
    services.save(actor("specialist"), made, Words("Lịch trực", text="Trực ngày tại cống xả."), base=1)
    commit()
    assert found("village", "trạm bơm") == {"Lịch trực"} and found("village", "cống xả") == set()
    services.publish(actor("specialist"), made)
    commit()
    assert found("village", "cống xả") == {"Lịch trực"} and found("village", "trạm bơm") == set()
    services.withdraw(actor("specialist"), made, comment="Hết dùng")
    commit()
    assert found("village", "cống xả") == set()


def test_a_text_of_the_library_is_found_by_its_number_and_tags():
    made = page("propagandist", "Công tác văn thư", "Toàn văn kèm theo.", kind=PageKind.LIBRARY)
    library_services.settle(
        actor("propagandist"), made,
        library_services.Facts(
            form="Nghị định", code="30/2020/NĐ-CP", issuer="Chính phủ", issued_on=date(2020, 3, 5),
            starts_on=date(2020, 3, 5), tags=["văn thư lưu trữ"],
        ),
    )  # fmt: skip
    commit()
    assert found("village", "30/2020/NĐ-CP") == {"Công tác văn thư"} == found("village", "luu tru")


def test_the_page_leads_to_where_it_stands_now(as_):
    made = page(title="Lịch tiếp dân", text="Phòng một cửa.")
    browser = as_("village")
    listed = browser.get("/tim?q=mot+cua")
    assert f"/trang-chung/{made.id}/doc" in listed.html
    tree_services.rename(actor("specialist"), made, "Lịch tiếp công dân")
    commit()
    assert browser.open(f"/trang-chung/{made.id}/doc").location.endswith("/lich-tiep-cong-dan")
    hidden = page(title="Kín", text="Chỉ phòng này.", parent=None)
    narrow(hidden, "specialist", units=("economy",))
    assert browser.open(f"/trang-chung/{hidden.id}/doc").status_code == 404


def test_the_search_costs_no_statement_more(as_):
    page(title="Lịch tiếp dân", text="Phòng một cửa.")
    assert common().is_common
    browser = as_("village")
    browser.get("/tim?q=mot+cua")
    with recorded() as statements:
        browser.get("/tim?q=mot+cua")
    assert len(statements) <= 5
