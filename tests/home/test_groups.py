"""The groups of a desk: short, each waiting thing once, all of it behind “Xem tất cả (n)”."""

import re
from datetime import date

import pytest

from intranet.db.session import commit
from intranet.documents import approvals
from intranet.home import groups, queries
from intranet.home.groups import NAMES
from intranet.tasks import services
from intranet.tasks.models import ReportKind
from tests.conclusions.support import drafted, held, submitted
from tests.support.make import make_task
from tests.support.queries import recorded
from tests.support.world import PEOPLE, actor


def lines(page) -> int:
    """Return how many lines the lists of a page's main part hold."""
    return sum(len(found) for found in page.all("ol") if found.get("class") == "rows")


def busy(at) -> None:
    """Let each group of the office's desk hold five things."""
    at("2026-11-13 08:00")
    for n in range(5):
        for title in ("Việc mới", "Việc đã nhận"):
            (one,) = make_task("office", title=f"{title} {n}", due=date(2026, 12, 1))
        services.accept(actor("office"), one)
        (done, helped, declined, _silent) = [
            make_task("economy", title=f"{title} {n}", due=date(2026, 12, 1))[0]
            for title in ("Đã báo cáo", "Cần giúp", "Trả lại", "Im lặng")
        ]
        for one in (done, helped):
            services.accept(actor("specialist"), one)
        services.report(actor("specialist"), done, kind=ReportKind.RESULT, text="Đã xong.")
        services.ask_help(actor("specialist"), helped, comment="Thiếu người.")
        services.decline(actor("specialist"), declined, comment="Không thuộc chức năng.")
        drafted(label=f"lần {n}")
    commit()
    at("2026-11-17 08:00")


def test_whatever_a_package_offers_has_its_place_on_a_desk(session):
    people = [actor(name) for name in PEOPLE]
    for offers, shown in (
        (queries.WORK, {*groups.TASKS, "next"}),
        (queries.OTHERS, {*groups.OTHERS, *queries.KINDS_OF["clocks"], "next", "plan", "must-read"}),
    ):
        offered = [[name for offer in offers for name, _select in offer(one)] for one in people]
        assert all(len(names) == len(set(names)) for names in offered), "two packages offer one group"
        assert {name for names in offered for name in names} == shown


def test_each_group_is_short_and_leads_to_a_list_of_exactly_its_length(as_, at):
    busy(at)
    office = as_("office")
    page = office.get("/")
    cut = {
        a.get("href"): int(re.search(r"\((\d+)\)", page.text_of(a))[1])
        for a in page.all("a")
        if page.text_of(a).startswith("Xem tất cả (")
    }
    wanted = ("help", "declined", "confirm", "new", "own", "silent", "clocks")
    assert set(cut) == {f"/viec-cho/{NAMES[key][1]}" for key in wanted}
    for path, count in cut.items():
        assert count == 5 == lines(office.get(path)), path
    for words in ("Việc mới", "Việc đã nhận", "Đã báo cáo", "Cần giúp", "Trả lại", "Im lặng"):
        shown = re.findall(rf"{words} \d", " ".join(page.text_of(a) for a in page.all("a")))
        assert len(set(shown)) == 3, (words, shown)


def test_four_things_are_shown_at_once_and_few_groups_are_not_cut(as_, at):
    at("2026-11-16 08:00")
    for n in range(8):
        make_task("economy", title=f"Việc mới {n}")
    text = as_("specialist").get("/").text
    assert "Việc mới 7" in text and "Xem tất cả" not in text
    make_task("economy", title="Việc mới 8")
    make_task("economy", title="Việc mới 9")
    page = as_("specialist").get("/")
    assert "Xem tất cả (10)" in page.text
    assert lines(as_("specialist").get("/viec-cho/moi-giao")) == 10


@pytest.mark.parametrize("name", ["office", "chairman"])
def test_a_conclusion_that_waits_as_a_paper_is_named_once_with_its_clock(as_, at, name):
    at("2026-11-16 08:00")
    made = submitted()
    page = as_(name).get("/")
    assert [link for link in page.links if link == f"/ket-luan/{made.id}"] == [f"/ket-luan/{made.id}"] * 2
    assert "Hạn ban hành còn 4 ngày làm việc" in page.text and "Hạn 20/11/2026" in page.text
    assert "Hạn ra thông báo kết luận" not in page.text
    assert "Thông báo kết luận" not in page.text, "the line does not say twice what it is"
    approvals.give_back(actor("chairman"), made.document, comment="Ghi rõ")
    commit()
    text = as_("office").get("/").text
    assert "Bị trả lại" in text and "Hạn ra thông báo kết luận" not in text


def test_work_of_one_s_own_unit_is_not_listed_again_among_what_units_leave_lying(as_, at):
    at("2026-11-10 08:00")
    make_task("office", title="Việc văn phòng chưa nhận")
    at("2026-11-16 08:00")
    page = as_("office").get("/")
    assert len([a for a in page.all("a") if page.text_of(a) == "Việc văn phòng chưa nhận"]) == 1


def test_the_page_of_a_group_is_everybody_s_own(as_, at):
    at("2026-11-16 08:00")
    make_task("economy", title="Việc của kinh tế")
    assert "Việc của kinh tế" in as_("specialist").get("/viec-cho/moi-giao").text
    for name in ("culture", "office", "admin", "councillor"):
        text = as_(name).get("/viec-cho/moi-giao").text
        assert "Việc của kinh tế" not in text and "Không còn mục nào đang chờ" in text
    as_("office").get("/viec-cho/khac", status=404)


def test_a_group_s_page_costs_the_same_for_few_and_many(as_, at):
    at("2026-11-16 08:00")
    office, costs = as_("office"), []
    for extra in (1, 8):
        for n in range(extra):
            make_task("office", title=f"Việc {n}")
            held(label=f"chờ {extra}-{n}")
        for path in ("/viec-cho/moi-giao", "/viec-cho/han-ket-luan"):
            office.get(path)
            with recorded() as sql:
                office.get(path)
            costs.append(len(sql))
    assert costs[:2] == costs[2:] and max(costs) <= 4, costs
