"""What the figures count, and that the same meaning stands behind lists and the page of compliance."""

import csv
import io
from datetime import date
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from werkzeug.datastructures import MultiDict

from intranet import clock
from intranet.compliance import queries as compliance
from intranet.compliance.checks import Verdict, judged
from intranet.db.session import commit, db
from intranet.figures import filters, queries, tables
from intranet.figures.filters import View
from intranet.figures.tables import percent
from intranet.org import unit_services
from intranet.org.directory import directory
from intranet.tasks import field_services, services
from intranet.tasks import queries as lists
from intranet.tasks.filters import read as read_list
from intranet.tasks.models import Assignment, Phase, ReportKind
from intranet.tasks.timing import Timing, timing_of
from tests.support.make import make_plan, make_task
from tests.support.queries import recorded
from tests.support.world import actor, unit


@pytest.fixture(autouse=True)
def november(session, at):
    at("2026-11-02 08:00")


def finish(one: Assignment, who: str, *, confirmed: bool = True) -> None:
    services.accept(actor(who), one)
    services.report(
        actor(who), one, kind=ReportKind.RESULT, text="Đã xong.", committed=clock.today()
    )
    if confirmed:
        services.confirm(actor("office"), one)
    commit()


def story(at) -> None:
    """Economy: one in time, one late; culture: one in time; police: overdue, ahead, undated, cancelled."""
    (early,) = make_task("economy", due=date(2026, 11, 5))
    (late,) = make_task("economy", due=date(2026, 11, 6))
    (waiting,) = make_task("culture", due=date(2026, 11, 6))
    make_task("police", due=date(2026, 11, 9))
    make_task("police", due=date(2026, 12, 9))
    make_task("police")
    (gone,) = make_task("police", due=date(2026, 11, 4))
    services.cancel(actor("chairman"), gone, comment="Không cần nữa.")
    finish(early, "specialist")
    finish(waiting, "culture", confirmed=False)
    at("2026-11-10 08:00")
    finish(late, "specialist")


def seen(name: str, **arguments: str):
    """Return what a person's figures count, and the cube."""
    who = actor(name)
    wanted = filters.read(who, MultiDict({key.replace("_", "-"): value for key, value in arguments.items()}))
    return wanted, queries.cube(who, wanted)


def test_the_rate_leaves_out_what_is_cancelled_not_due_and_without_a_day(at):
    story(at)
    wanted, cube = seen("chairman")
    whole = tables.whole(cube, wanted)
    assert whole.counts == {
        Timing.ON_TIME: 2, Timing.LATE: 1, Timing.OVERDUE: 1, Timing.AHEAD: 1, Timing.UNDATED: 1,
    }  # fmt: skip
    assert (whole.judged, whole.dated, whole.percent) == (4, 5, "50%")


def test_units_are_ranked_and_equal_rates_share_a_place(at):
    story(at)
    wanted, cube = seen("office", xem="don-vi")
    lines = tables.by_unit(cube, wanted, villages=False)
    assert [(one.rank, one.name, one.percent) for one in lines] == [
        (1, "Phòng Văn hóa – Xã hội", "100%"), (2, "Phòng Kinh tế", "50%"), (3, "Công an xã", "0%")
    ]  # fmt: skip
    make_task("military", due=date(2026, 12, 30))
    _wanted, cube = seen("office")
    assert tables.by_unit(cube, wanted, villages=False)[-1].rank is None


def test_every_table_adds_up_to_the_same_whole(at):
    story(at)
    make_task("villages", title="Thu gom rác thải ở các thôn", due=date(2026, 11, 12))
    for arguments in ({}, {"ky": "tat-ca"}, {"ky": "2026-11"}, {"ky": "2026-Q4"}, {"khoi": "government"}):
        wanted, cube = seen("chairman", **arguments)
        total = tables.whole(cube, wanted).dated
        units = [tables.by_unit(cube, wanted, villages=one) for one in (True, False)]
        assert sum(line.dated for lines in units for line in lines) == total
        assert sum(line.dated for line in tables.by_field(cube, wanted)) == total
        assert sum(line.dated for line in tables.over_time(cube, wanted)) == total
        assert sum(one.figure.value for one in tables.by_state(cube, wanted)) == total


def test_a_village_that_was_closed_keeps_its_place_among_the_villages(at):
    make_task("villages", title="Thu gom rác thải ở các thôn", due=date(2026, 11, 12))
    unit_services.close_unit(actor("admin"), unit("west"), ends_on=date(2026, 11, 15))
    commit()
    at("2026-11-20 08:00")
    wanted, cube = seen("chairman", xem="thon-linh-vuc")
    rows = {name: whole.work.value for name, _cells, whole in tables.crossed(cube, wanted).rows}
    lines = {one.name: one.dated for one in tables.by_unit(cube, wanted, villages=True)}
    assert {name: count for name, count in rows.items() if count} == lines
    assert directory().unit_name(unit("west").id) in lines


def test_a_list_says_the_same_of_each_share_as_the_figures_in_python_and_in_sql(at):
    story(at)
    found = db.session.scalars(db.select(Assignment).where(Assignment.phase != Phase.CANCELLED)).all()
    office = actor("office")
    for timing in Timing:
        wanted = read_list(office, MultiDict({"muc": "tat-ca", "don-vi": "tat-ca", "ket-qua": timing}))
        rows = {row.id for row in lists.every(office, wanted, limit=100)}
        assert rows == {one.id for one in found if timing_of(one, clock.today()) is timing}, timing


def test_compliance_judges_each_share_as_the_figures_do(at, session):
    plan = make_plan(duties=4)
    for n, one in enumerate(db.session.scalars(db.select(Assignment))):
        one.due = date(2026, 11, 3 + 4 * n)
    commit()
    first = db.session.scalars(db.select(Assignment).join(Assignment.unit).order_by(Assignment.id)).first()
    finish(first, "specialist")
    at("2026-11-10 08:00")
    met = {Timing.ON_TIME: Verdict.MET, Timing.AHEAD: Verdict.OPEN}
    shares = {one.id: one for one in compliance.shares(actor("chairman"), plan)}
    assert shares
    for number, share in shares.items():
        own = timing_of(db.session.get(Assignment, number), clock.today())
        assert judged(share.due, share.done_on, clock.today()) is met.get(own, Verdict.MISSED)


def test_a_report_near_midnight_falls_on_the_day_of_vietnam(at):
    (one,) = make_task("economy", due=date(2026, 11, 5))
    at("2026-11-05 23:30")
    finish(one, "specialist")
    (other,) = make_task("economy", due=date(2026, 11, 6))
    at("2026-11-07 00:10")  # in UTC it is still the sixth
    finish(other, "specialist")
    wanted, cube = seen("chairman")
    counts = tables.whole(cube, wanted).counts
    assert (counts[Timing.ON_TIME], counts[Timing.LATE]) == (1, 1)


def test_a_unit_sees_its_own_figures_only_and_no_comparison(at, as_):
    story(at)
    page = as_("specialist").get("/so-lieu?xem=don-vi&don-vi=" + str(unit("police").id))
    assert page.heading == "Số liệu của Phòng Kinh tế, năm 2026"
    assert "2 việc có hạn trong năm 2026" in page.text and "Công an" not in page.text
    assert [page.text_of(link) for link in page.all("nav")[-1].iter("a")][:2] != ["Theo đơn vị"]
    assert "Theo đơn vị" not in page.text and "Theo lĩnh vực" in page.text
    as_("admin").get("/so-lieu", status=403)
    as_("guest").get("/so-lieu", status=403)


def test_what_helps_another_unit_is_not_counted_as_ones_own(at, as_):
    make_task("police", due=date(2026, 11, 20), coordinating=("economy",))
    assert "Không có việc nào có hạn" in as_("specialist").get("/so-lieu").text


@pytest.mark.parametrize("view", [*View])
@pytest.mark.parametrize("name", ["chairman", "office", "specialist", "village"])
def test_a_view_asks_few_questions(at, as_, name, view):
    story(at)
    browser = as_(name)
    with recorded() as sql:
        browser.get(f"/so-lieu?xem={view}")
    assert len(sql) <= 4, sql
    with recorded() as sql:
        browser.get(f"/so-lieu?xem={view}")
    assert len(sql) <= 3, sql


def test_a_change_is_counted_at_once(at, as_):
    make_task("police", due=date(2026, 11, 20))
    chair = as_("chairman")
    assert "1 việc có hạn" in chair.get("/so-lieu").text
    make_task("police", due=date(2026, 11, 20))
    assert "2 việc có hạn" in chair.get("/so-lieu").text


def test_the_formula_stands_on_the_page_with_its_numbers(at, as_):
    story(at)
    text = as_("chairman").get("/so-lieu?xem=don-vi").text
    assert "Tỷ lệ đúng hạn = số việc đúng hạn ÷ số việc đã đến hạn × 100% = 2 ÷ 4 × 100% = 50%" in text
    assert "Không tính việc đã hủy" in text


@pytest.mark.parametrize("nonsense", ["ky=2026-13", "ky=x", "xem=x", "don-vi=x", "khoi=x", "ke-hoach=9999"])
def test_nonsense_in_the_address_is_left_out(as_, nonsense):
    as_("chairman").get(f"/so-lieu?{nonsense}")
    as_("chairman").get(f"/nhiem-vu?muc=tat-ca&tu=x&den=2026-99-99&linh-vuc=x&ket-qua=x&{nonsense}")


def test_rates_are_written_as_here():
    from fractions import Fraction

    found = [percent(one) for one in (Fraction(7, 8), Fraction(2, 3), Fraction(1), Fraction(0), None)]
    assert found == ["87,5%", "66,7%", "100%", "0%", "–"]


# ---------------------------------------------------------------- files


def cells(browser, path: str) -> list[list[str]]:
    data = browser.download(path).data
    assert data.startswith(b"\xef\xbb\xbf"), "without the mark Excel shows other letters"
    text = data.decode("utf-8-sig")
    assert "\r\n" in text and not text.startswith("sep=")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_files_hold_what_is_shown(at, as_):
    make_task("east", due=date(2026, 11, 12))
    story(at)
    chair = as_("chairman")
    head, *rows = cells(chair, "/so-lieu/xuat-csv?xem=don-vi")
    assert head[:3] == ["Hạng", "Đơn vị", "Đúng hạn"]
    assert rows[1] == ["2", "Phòng Kinh tế", "1", "1", "0", "2", "50", "0", "2"]
    book = load_workbook(io.BytesIO(chair.download("/so-lieu/xuat-excel?xem=don-vi").data))
    found = list(book.active.values)
    assert found[0][0].startswith("Số liệu theo đơn vị toàn xã, năm 2026")
    assert found[3][:3] == (2, "Phòng Kinh tế", 1)
    for view in View:
        assert len(cells(chair, f"/so-lieu/xuat-csv?xem={view}")) > 1
        chair.download(f"/so-lieu/xuat-excel?xem={view}")


def test_a_list_is_fetched_as_it_is_narrowed_and_only_what_one_may_see(at, as_):
    make_task("police", title="=HYPERLINK(1)", due=date(2026, 11, 20))
    make_task("police", title="Việc của công an", due=date(2026, 12, 20))
    make_task("economy", title="-2+3", due=date(2026, 11, 20))
    office = cells(as_("office"), "/nhiem-vu/xuat-csv?den=2026-11-30&don-vi=tat-ca")
    assert [row[2] for row in office[1:]] == ["'=HYPERLINK(1)", "'-2+3"]
    assert office[1][0] == "20/11/2026"
    own = cells(as_("specialist"), "/nhiem-vu/xuat-csv?don-vi=tat-ca")
    assert [row[2] for row in own[1:]] == ["'-2+3"]


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_taken_for_a_formula(mark):
    from intranet.files.sheets import delimited, workbook

    rows = [[f"{mark}1+1"]]
    assert delimited([("Tên", 9)], rows).decode("utf-8-sig").splitlines()[1].strip('"').startswith("'")
    (_head,), (value,) = load_workbook(io.BytesIO(workbook("Bảng", [("Tên", 9)], rows))).active.values
    assert value.startswith("'")


@pytest.mark.parametrize("part", [",", "\t", "\n"])
def test_no_cell_begins_in_the_middle_on_a_machine_that_parts_them_otherwise(part):
    from intranet.files.sheets import delimited

    text = delimited([("Tên", 9), ("Đơn vị", 9)], [[f"Trực bão{part}=1+1", "VP"]]).decode("utf-8-sig")
    assert "bão, họp" in delimited([("Tên", 9)], [["Trực bão, họp, - và làm"]]).decode("utf-8-sig")
    for mark in (",", ";", "\t"):
        cells = [cell for row in csv.reader(text.splitlines(), delimiter=mark) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_links_of_figures_are_of_this_house(at, as_):
    story(at)
    field_services.found_usual(actor("office"))
    commit()
    page = as_("chairman").get("/so-lieu?xem=linh-vuc&khoi=government")
    lists_of = [link for link in page.links if link.startswith("/nhiem-vu?")]
    assert lists_of and all("khoi=government" in urlsplit(link).query for link in lists_of)
