"""Numbers: one after the other, each once, none lost; what is held, void, dated back says why (G3)."""

from datetime import date

import pytest

from intranet import clock
from intranet.access.actor import Body
from intranet.audit.queries import history
from intranet.db.cache import forget_all
from intranet.db.session import commit, db, rollback
from intranet.documents import house_services, houses, issuing, numbering, register
from intranet.documents import register_queries as queries
from intranet.documents.models import EntryState, RegisterEntry
from intranet.documents.paper.blocks import Recipient
from intranet.documents.paper.kinds import Kind
from intranet.documents.register import Outside
from intranet.documents.register_filters import Book, current_book
from intranet.errors import Forbidden, Refused, WrongState
from tests.documents.support import approved, outside
from tests.support.papers import content_of, paper

S, P, F = Body.STATE, Body.PARTY, Body.FRONT


@pytest.fixture(autouse=True)
def _today(session, at):
    at("2026-11-20 08:00")


def numbers(body=S, period="2026"):
    rows = db.session.scalars(db.select(RegisterEntry).filter_by(body=body, period=period))
    return [entry.number for entry in rows]


def test_the_state_counts_all_types_together_and_anew_each_year(at):
    assert outside("office", type="TB").code == "01/TB-UBND"
    assert outside("office", type="CV", unit="VP").code == "02/UBND-VP"
    at("2027-01-04 08:00")
    assert outside("office", type="KH", day=date(2027, 1, 4)).code == "01/KH-UBND"


def test_the_party_counts_each_type_through_the_whole_term(at):
    party = {"by": "party_office", "body": P}
    assert outside(**party, type="TB").code == "01-TB/ĐU"
    assert outside(**party, type="KH").code == "01-KH/ĐU"
    at("2027-01-04 08:00")
    assert outside(**party, type="TB", day=date(2027, 1, 4)).code == "02-TB/ĐU"
    assert queries.tally(Book(P, "2025-2030")).words == "3 số, không thiếu số nào"


def test_the_front_keeps_its_own_book(actor):
    assert outside("front", body=F, type="TB").code == "01/TB-MTTQ-BTT"
    with pytest.raises(Forbidden):
        outside("office", body=F)
    with pytest.raises(Forbidden):
        outside("chairman")


def test_the_council_numbers_like_the_state():
    assert numbering.sequence_of(Body.COUNCIL, "TB", clock.today()) == (Body.COUNCIL, "", "2026")


def test_a_party_without_a_term_is_told_where_to_write_it(actor):
    db.session.get(houses.HouseSettings, P).term = ""
    commit()
    db.session.expire_all()
    forget_all()
    with pytest.raises(Refused, match="Thể thức văn bản"):
        outside("party_office", body=P)
    assert current_book(P).period == ""


def test_a_paper_of_another_term_is_refused():
    with pytest.raises(Refused, match="không thuộc nhiệm kỳ"):
        outside("party_office", body=P, day=date(2024, 5, 6), reason="Ghi bù")


@pytest.mark.parametrize("count", [0, 11])
def test_one_to_ten_numbers_are_held_at_once(actor, count):
    with pytest.raises(Refused, match="từ 1 đến 10"):
        register.hold(actor("office"), body=S, type="TB", subject="", reason="Chờ ký", count=count)


def test_numbers_are_held_with_a_reason_and_used_later(actor):
    office = actor("office")
    with pytest.raises(Refused, match="vì sao giữ số"):
        register.hold(office, body=S, type="TB", subject="Kết luận", reason=" ")
    held = register.hold(office, body=S, type="TB", subject="Kết luận", reason="Chờ ký", count=2)
    commit()
    assert [one.code for one in held] == ["01/TB-UBND", "02/TB-UBND"]
    assert outside("office").number == 3
    used = outside("office", type="KH", number=1, day=date(2026, 11, 19))
    assert (used.id, used.code, used.state) == (held[0].id, "01/KH-UBND", EntryState.USED)
    assert used.reason == "", "why it was held is no note of the paper"
    assert any("Chờ ký" in line.text for line in history(held[0]))
    assert [one.number for one in queries.held((S, "", "2026"), type="TB")] == [2]
    assert queries.tally(Book(S, "2026")).words == "3 số, không thiếu số nào; 1 số đang giữ"


def test_a_void_number_stays_and_is_never_given_again(actor):
    office = actor("office")
    (held,) = register.hold(office, body=S, type="GM", subject="Họp", reason="Chờ ký")
    other = outside("office")
    with pytest.raises(Refused, match="vì sao hủy số"):
        register.void(office, held, reason="")
    with pytest.raises(Refused, match="không có số 9"):
        register.void(office, held, reason="Lấy trùng", replaced_by=9)
    register.void(office, held, reason="Lấy trùng.", replaced_by=other.number)
    commit()
    assert held.reason == "Lấy trùng; thay bằng số 02/TB-UBND"
    assert held.state.is_void and numbers() == [1, 2]
    with pytest.raises(WrongState):
        register.void(office, held, reason="Lần nữa")
    with pytest.raises(Refused, match="đã có trong sổ"):
        outside("office", number=1)
    assert outside("office").number == 3
    assert queries.tally(Book(S, "2026")).words == "3 số, không thiếu số nào; 1 số hủy có lý do"
    assert "Hủy số 01/GM-UBND (“Lấy trùng; thay bằng số 02/TB-UBND”)" in [one.text for one in history(held)]


def test_voiding_is_for_keepers(actor):
    entry = outside("office")
    for name in ("chairman", "front", "party_office", "admin"):
        with pytest.raises(Forbidden):
            register.void(actor(name), entry, reason="Không dùng")


def test_a_day_before_the_last_one_needs_a_reason():
    outside("office", day=date(2026, 11, 19))
    with pytest.raises(Refused, match="19/11/2026") as refused:
        outside("office", day=date(2026, 11, 18))
    assert refused.value.field == "reason"
    rollback()
    late = outside("office", day=date(2026, 11, 18), reason="Ký hôm trước, quên lấy số")
    assert (late.number, late.reason) == (2, "Ký hôm trước, quên lấy số")


def test_a_day_of_last_year_takes_last_years_book_and_a_reason(at):
    outside("office", day=date(2026, 11, 20))
    at("2027-01-05 08:00")
    with pytest.raises(Refused, match="Sổ năm 2026 đã khép"):
        outside("office", day=date(2026, 12, 31))
    rollback()
    late = outside("office", day=date(2026, 12, 31), reason="Ký ngày cuối năm")
    assert (late.period, late.number) == ("2026", 2)
    assert outside("office", day=date(2027, 1, 5)).number == 1


def test_no_day_lies_in_the_future():
    with pytest.raises(Refused, match="tương lai"):
        outside("office", day=date(2026, 11, 21))


def test_a_number_that_stands_on_paper_is_taken_if_it_is_free():
    assert outside("office", number=1).number == 1
    assert outside("office", number=4).number == 4
    assert queries.tally(Book(S, "2026")).free == ("số 2–3",)
    assert [outside("office").number for _ in range(3)] == [2, 3, 5]
    assert queries.tally(Book(S, "2026")).words == "5 số, không thiếu số nào"
    with pytest.raises(Refused, match="đã có trong sổ"):
        outside("office", number=4)


def test_the_number_that_is_foretold_is_the_one_that_is_given():
    sequence = (S, "", "2026")
    assert numbering.expected(sequence) == 1
    outside("office"), outside("office", number=3), outside("office", number=4)
    assert queries.tally(Book(S, "2026")).words == "3 số, còn trống số 2"
    assert numbering.expected(sequence) == 2 == outside("office").number
    assert numbering.expected(sequence) == 5 == outside("office").number


def test_the_register_goes_on_after_the_old_book(actor):
    office = actor("office")
    register.begin(office, body=S, type="TB", number=1180)
    register.begin(office, body=S, type="TB", number=118)
    commit()
    assert outside("office").code == "119/TB-UBND"
    with pytest.raises(Refused, match="đã cấp số"):
        register.begin(office, body=S, type="TB", number=200)
    with pytest.raises(Refused, match="thuộc sổ dùng trước đó"):
        outside("office", number=86)
    assert queries.tally(Book(S, "2026")).words == "1 số, không thiếu số nào"


def test_a_signed_plan_enters_with_the_number_that_is_printed_on_it(actor):
    office = actor("office")
    words = {"subject": "Đối thoại với Nhân dân", "day": date(2026, 10, 5)}
    noted = register.note_signed(office, S, "KH", "86/KH-UBND", **words)
    assert (noted.number, noted.code, noted.subject) == (86, "86/KH-UBND", "Đối thoại với Nhân dân")
    party = register.note_signed(actor("party_office"), P, "KH", "Số 07 -KH/ĐU", **words)
    assert (party.number, party.scope) == (7, "KH")
    commit()
    assert outside("office").number == 1


@pytest.mark.parametrize("code", ["", "KH-UBND", "/KH-UBND", "86/KH-UBND", "12/KH-UBND"])
def test_a_number_that_cannot_be_entered_never_stops_an_import(actor, code):
    office = actor("office")
    register.begin(office, body=S, type="KH", number=40)
    outside("office", number=86)
    assert register.note_signed(office, S, "KH", code, date(2026, 10, 5), "Đối thoại") is None
    assert register.note_signed(office, P, "KH", "99-KH/ĐU", date(2026, 10, 5), "Của Đảng ủy") is None
    assert register.note_signed(office, S, "KH", "99/KH-UBND", None, "Chưa có ngày") is None


def test_a_gap_would_be_named(actor):
    outside("office"), outside("office"), outside("office")
    numbering.take((S, "", "2026"))
    assert queries.tally(Book(S, "2026")).missing == ("số 4",)
    assert queries.tally(Book(S, "2026")).words == "3 số, thiếu số 4"


def test_a_failure_gives_the_number_back():
    outside("office")
    numbering.take((S, "", "2026"))
    rollback()
    assert outside("office").number == 2


def test_another_way_of_numbering_waits_for_a_new_book(actor, at):
    office = actor("office")
    assert house_services.change(office, S, {}, scope="type", term="")
    commit()
    assert [outside("office", type=type).code for type in ("TB", "KH")] == ["01/TB-UBND", "01/KH-UBND"]
    with pytest.raises(Refused, match="đã cấp số"):
        house_services.change(office, S, {}, scope="all", term="")
    at("2027-01-01 08:00")
    assert house_services.change(office, S, {}, scope="all", term="")


def test_only_what_differs_is_kept_and_used(actor):
    office = actor("office")
    own = {
        "symbol": "UBND",
        "names": ["ỦY BAN NHÂN DÂN", "XÃ MINH SƠN"],
        "tone": "old",
        "place": "Xã Minh Sơn",
    }
    assert house_services.change(office, S, own, scope="all", term="")
    commit()
    assert db.session.get(houses.HouseSettings, S).values == {"tone": "old", "place": "Xã Minh Sơn"}
    assert houses.house(S).tone is houses.Tone.OLD and houses.house(S).place == "Xã Minh Sơn"
    assert not house_services.change(office, S, own, scope="all", term="")
    (line,) = history(db.session.get(houses.HouseSettings, S))
    assert line.text == "Sửa thể thức văn bản: địa danh, cách đặt dấu thanh"


@pytest.mark.parametrize(
    ("values", "term", "field"),
    [
        ({"symbol": "U B"}, "2025-2030", "symbol"),
        ({"names": [" "]}, "2025-2030", "names"),
        ({}, "", "term"),
        ({}, "2030-2025", "term"),
    ],
)
def test_what_cannot_be_printed_is_refused(actor, values, term, field):
    with pytest.raises(Refused) as refused:
        house_services.change(actor("office"), P, values, scope="type", term=term)
    assert refused.value.field == field


def test_a_term_that_overlaps_the_one_that_is_numbered_is_refused(actor):
    assert house_services.change(actor("office"), P, {}, scope="type", term="2025-2031"), "not numbered yet"
    assert house_services.change(actor("office"), P, {}, scope="type", term="2025-2030")
    commit()
    assert outside("party_office", body=P).code == "01-TB/ĐU"
    for term in ("2025-2031", "2026-2031", "2020-2025"):
        with pytest.raises(Refused, match="đã cấp số") as refused:
            house_services.change(actor("office"), P, {}, scope="type", term=term)
        assert refused.value.field == "term"
    assert house_services.change(actor("office"), P, {}, scope="type", term="2030-2035")


def test_outside_papers_keep_all_that_the_book_asks_for(actor):
    paper = Outside(
        type="BC", day=clock.today(), subject="Kết quả  đối thoại", signer="Nông Văn Bình",
        recipients="TT Đảng ủy; TT HĐND", kept_by="VT, VP", copies=5,
    )  # fmt: skip
    entry = register.enter_outside(actor("office"), body=S, paper=paper)
    commit()
    assert (entry.subject, entry.copies, entry.kept_by) == ("Kết quả đối thoại", 5, "VT, VP")
    assert "ket qua doi thoai tt dang uy" in entry.folded


def test_an_issued_paper_takes_the_next_number_or_the_held_one(actor):
    office = actor("office")
    held = register.hold(office, body=S, type="TB", subject="Lịch đối thoại", reason="Chờ ký", count=2)
    first, second, third = approved(), approved(), approved()
    issue = {"scan_missing": "Chưa quét"}
    issuing.issue(office, first, day=clock.today(), **issue)
    issuing.issue(office, second, day=date(2026, 11, 18), reserved=held[0], **issue)
    commit()
    assert (first.code, second.code) == ("03/TB-UBND", "01/TB-UBND")
    with pytest.raises(WrongState, match="không còn được giữ"):
        issuing.issue(office, third, day=clock.today(), reserved=held[0], **issue)
    rollback()
    with pytest.raises(Refused, match="hãy nêu lý do"):
        issuing.issue(office, third, day=date(2026, 11, 19), **issue)
    rollback()
    assert not third.is_issued and numbers() == [1, 2, 3]
    issuing.issue(office, third, day=date(2026, 11, 19), reason="Ký hôm qua", **issue)
    commit()
    entry = db.session.scalars(db.select(RegisterEntry).filter_by(document_id=third.id)).one()
    assert (entry.number, entry.reason, entry.kept_by) == (4, "Ký hôm qua", "VT, VP")
    assert (entry.signer, entry.recipients) == ("Nông Văn Bình", "Trưởng các thôn")


def test_the_book_names_those_whom_as_above_means():
    letter = paper(
        "issued",
        kind=Kind.ASSIGNMENT,
        to=["Như trên", Recipient("Thường trực Đảng ủy", "b/c")],
        content=content_of(Kind.ASSIGNMENT, units=("Phòng Kinh tế", "Công an xã", "Thường trực Đảng ủy")),
    )
    invitation = paper(
        "issued",
        kind=Kind.INVITATION,
        to=["Như thành phần mời", "Lưu trữ huyện"],
        content=content_of(Kind.INVITATION, day=date(2026, 12, 1), invitees=("Thôn Đông", "Ông Tô Văn Ba")),
    )
    books = {one.document_id: one for one in db.session.scalars(db.select(RegisterEntry))}
    assert books[letter.id].recipients == "Phòng Kinh tế; Công an xã; Thường trực Đảng ủy"
    assert books[invitation.id].recipients == "Thôn Đông; Ông Tô Văn Ba; Lưu trữ huyện"
    assert "phong kinh te" in books[letter.id].folded


def test_the_number_of_a_paper_in_force_is_not_cancelled(actor):
    office, paper = actor("office"), approved()
    entry = issuing.issue(office, paper, day=clock.today(), scan_missing="Chưa quét")
    assert not register.may_void(office, entry)
    with pytest.raises(WrongState, match="thu hồi hoặc thay thế"):
        register.void(office, entry, reason="Nhầm")


def test_a_party_paper_bears_the_partys_number(actor):
    paper = approved(by="party_office", leader="secretary", body=P)
    issuing.issue(actor("party_office"), paper, day=clock.today(), scan_missing="Chưa quét")
    assert paper.code == "01-TB/ĐU"
