"""The desk of those who supervise: how far the points of conclusions have come."""

from datetime import date

import pytest

from intranet.db.session import commit, db
from intranet.tasks import services
from intranet.tasks.models import Assignment, ReportKind
from tests.conclusions.support import issued, order, submitted
from tests.support.queries import recorded
from tests.support.world import actor, unit


def reported(key: str, who: str) -> None:
    """Let a unit finish its share, and the office agree."""
    one = db.session.scalars(db.select(Assignment).where(Assignment.unit_id == unit(key).id)).one()
    services.accept(actor(who), one)
    services.report(actor(who), one, kind=ReportKind.RESULT, text="Đã xong.")
    services.confirm(actor("office"), one)
    commit()


@pytest.mark.parametrize("name", ["councillor", "inspector", "mobiliser"])
def test_who_supervises_sees_how_many_points_are_done_and_late(as_, at, name):
    at("2026-11-16 08:00")
    made = issued(
        order("economy"), order("culture", words="Trả lời từng hộ", due=date(2026, 11, 18)),
        order("police", words="Giữ trật tự"), order(words="Biểu dương bà con", due=None, product=""),
    )  # fmt: skip
    reported("economy", "specialist")
    at("2026-11-20 08:00")
    page = as_(name).get("/")
    assert "Tiến độ các điểm kết luận" in page.text and f"/ket-luan/{made.id}" in page.links
    assert "1/3 điểm đã xong" in page.text and "1 điểm quá hạn" in page.text
    assert "1/3 điểm đã xong, 1 điểm chưa tiếp nhận, 1 điểm quá hạn" in page.text
    assert "Không có việc nào đang chờ" not in page.text and "ngày cần ấn định" not in page.text


def test_each_number_leads_to_the_points_it_counts(as_, at):
    at("2026-11-16 08:00")
    made = issued(
        order("economy"), order("culture", words="Trả lời từng hộ", due=date(2026, 11, 18)),
        order("police", words="Giữ trật tự"), order(words="Biểu dương bà con", due=None, product=""),
    )  # fmt: skip
    reported("economy", "specialist")
    at("2026-11-20 08:00")
    browser, path = as_("councillor"), f"/ket-luan/{made.id}?diem="
    desk = browser.get("/").links
    for stage, words in {
        "da-xong": ["Khảo sát, nạo vét đoạn mương thôn Đông"], "qua-han": ["Trả lời từng hộ"],
        "chua-tiep-nhan": ["Giữ trật tự"], "dang-lam": [],
    }.items():  # fmt: skip
        page = browser.get(path + stage)
        (points,) = [one for one in page.all("ol") if one.get("class") == "points"]
        found = [page.text_of(one.find(".//p")) for one in points.findall("li")]
        assert found == words and f"Đang xem {len(words)} điểm" in page.text
        assert (path + stage in desk) is bool(words)
    page = browser.get(path + "giao-viec")
    assert path + "giao-viec" in desk and "Đang xem 3 điểm có giao việc" in page.text
    assert "Đang xem" not in browser.get(path + "khong-co").text


def test_a_point_of_several_units_is_done_when_all_are(as_, at):
    at("2026-11-16 08:00")
    issued(order("economy", "culture"))
    reported("economy", "specialist")
    assert "0/1 điểm đã xong" in as_("councillor").get("/").text
    reported("culture", "culture")
    assert "1/1 điểm đã xong" in as_("councillor").get("/").text


def test_what_is_not_issued_is_not_there_and_others_have_their_own_desk(as_, at):
    at("2026-11-16 08:00")
    submitted()
    text = as_("councillor").get("/").text
    assert "điểm kết luận" not in text and "Không có việc nào đang chờ" in text
    issued(order("economy", words="Nạo vét"), body="party")
    for name in ("office", "chairman", "specialist", "village"):
        assert "Tiến độ các điểm kết luận" not in as_(name).get("/").text


def test_it_costs_one_statement(as_, at):
    at("2026-11-16 08:00")
    issued()
    browser = as_("councillor")
    browser.get("/")
    with recorded() as sql:
        browser.get("/")
    assert len(sql) <= 4, sql
