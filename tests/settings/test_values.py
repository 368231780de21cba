"""A value asks for its basis, holds from its day on, and leaves alone what has a due date (M7)."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit.models import AuditEntry
from intranet.calendar.queries import current
from intranet.compliance import law as compliance
from intranet.conclusions import due
from intranet.conclusions import services as conclusions
from intranet.db.session import commit, db
from intranet.errors import Forbidden, NotFound, Refused, WrongState
from intranet.plans.notes import context_of
from intranet.reminders.recipients import Recipients
from intranet.reminders.services import rungs_on
from intranet.settings import catalogue, services, values
from intranet.settings.models import SettingValue
from intranet.supervision import services as supervision
from intranet.tasks import commitments, explanations, reckoning
from tests.conclusions.support import held
from tests.support.make import make_task
from tests.support.world import actor

RULES = "Quy chế làm việc theo Quyết định 15/QĐ-UBND ngày 10/11/2026"
FROM = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def change(setting=catalogue.CONCLUDE, value="7", *, who="office", basis=RULES, starts_on=FROM):
    made = services.change(actor(who), setting, value=value, basis=basis, starts_on=starts_on)
    commit()
    return made


def test_the_five_days_of_the_conclusion_change_from_a_day_on():
    before = held(day=date(2026, 11, 13), label="trước")
    begun = conclusions.begin(actor("office"), before)
    change()
    assert values.on(catalogue.CONCLUDE, date(2026, 11, 30)).number == 5
    assert values.on(catalogue.CONCLUDE, FROM).number == 7
    assert begun.document.issue_by == date(2026, 11, 20), "what has a due date keeps it"
    assert due.issue_by(date(2026, 12, 4)) == current().add_working(date(2026, 12, 4), 7)


def test_the_explanation_names_the_value_of_its_day_and_its_source():
    change()
    old, new = due.why_by(date(2026, 11, 13)), due.why_by(date(2026, 12, 4))
    assert old.notes[0] == "Thời hạn 05 ngày làm việc: Quy trình nội bộ."
    assert new.notes[0] == f"Thời hạn 07 ngày làm việc: {RULES}, áp dụng từ 01/12/2026."
    assert "Đếm tới 7 ngày làm việc" in new.sentence


@pytest.mark.parametrize(
    ("value", "basis", "starts_on", "field"),
    [
        ("7", "  ", FROM, "basis"),
        ("bảy", RULES, FROM, "value"),
        ("0", RULES, FROM, "value"),
        ("61", RULES, FROM, "value"),
        ("5", RULES, FROM, "value"),
        ("7, 8", RULES, FROM, "value"),
        ("-7", RULES, FROM, "value"),
        ("7", RULES, date(2026, 11, 16), "starts_on"),
        ("7", RULES, date(2031, 1, 1), "starts_on"),
    ],
)
def test_what_cannot_hold_is_refused_beside_its_field(value, basis, starts_on, field):
    with pytest.raises(Refused) as refusal:
        change(value=value, basis=basis, starts_on=starts_on)
    assert refusal.value.field == field
    assert db.session.scalars(db.select(SettingValue)).first() is None


def test_a_law_is_loosened_only_by_a_paper_with_a_number():
    for setting, looser, stricter in ((catalogue.ANNOUNCE, "5", "8"), (catalogue.PUBLISH, "12", "8")):
        with pytest.raises(Refused, match="số, ký hiệu văn bản") as refusal:
            change(setting, looser, basis="Thống nhất của Thường trực")
        assert refusal.value.field == "basis"
        change(setting, stricter, basis="Thống nhất của Thường trực")
        change(setting, looser, basis="Luật số 45/2027/QH16, Điều 3", starts_on=date(2027, 7, 1))
        assert values.on(setting, date(2027, 7, 1)).words == f"{int(looser):02} ngày"


def test_what_the_commune_asked_of_itself_is_no_law():
    change(catalogue.PUBLISH, "8", basis="Thống nhất của Thường trực")
    change(catalogue.PUBLISH, "10", basis="Trở lại theo luật", starts_on=date(2026, 12, 10))
    change(catalogue.PUBLISH, "9", basis="Luật số 45/2027/QH16, Điều 3", starts_on=date(2027, 7, 1))
    change(catalogue.PUBLISH, "6", basis="Thống nhất của Thường trực", starts_on=date(2027, 8, 1))
    with pytest.raises(Refused, match="09 ngày"):
        change(catalogue.PUBLISH, "10", basis="Trở lại như cũ", starts_on=date(2027, 9, 1))
    change(catalogue.PUBLISH, "9", basis="Trở lại theo luật", starts_on=date(2027, 9, 1))


@pytest.mark.parametrize(
    ("basis", "named"),
    [
        ("Luật số 45/2027/QH16, Điều 3", True), ("Luật 72/2025/QH15", True), ("số 15-QĐ/ĐU", True),
        ("Quy chế theo Quyết định 15/QĐ-UBND ngày 10/11/2026", True), ("Nghị quyết số 33", True),
        ("Luật Tổ chức chính quyền địa phương năm 2025, Điều 43", True), ("Nghị định 15/2026/NĐ-CP", True),
        ("Kết luận họp giao ban ngày 10/11/2026", False), ("Họp tháng 11/2026", False),
        ("Chủ tịch quyết định nới thêm 2 ngày", False), ("Quyết định 2 ngày", False), ("Phòng 12-b", False),
        ("Nghị quyết của cuộc họp ngày 1-2-2027", False),
    ],
)  # fmt: skip
def test_a_day_or_a_number_of_days_is_no_number_of_a_paper(basis, named):
    assert catalogue.names_paper(basis) is named


def test_two_values_may_not_begin_on_one_day():
    change()
    with pytest.raises(Refused, match="Đã có giá trị"):
        change(value="9")


def test_a_change_is_called_off_before_its_day_and_stays_on_record(at):
    made = change()
    services.withdraw(actor("admin"), catalogue.CONCLUDE, made.id)
    commit()
    assert values.on(catalogue.CONCLUDE, FROM).number == 5
    (kept,) = values.history(catalogue.CONCLUDE)
    assert kept.withdrawn_by == actor("admin").name and kept.basis == RULES
    change(value="8")
    at("2026-12-01 08:00")
    last = values.history(catalogue.CONCLUDE)[0]
    with pytest.raises(WrongState, match="đã áp dụng"):
        services.withdraw(actor("office"), catalogue.CONCLUDE, last.id)
    with pytest.raises(NotFound):
        services.withdraw(actor("office"), catalogue.ACCEPT, last.id)


def test_who_sets_it_and_that_the_log_tells():
    for name in ("chairman", "secretary", "specialist", "village", "front", "guest"):
        assert not permits_somewhere(actor(name), P.SETTINGS_EDIT)
        with pytest.raises(Forbidden):
            change(who=name)
    made = change()
    entry = db.session.scalars(db.select(AuditEntry).where(AuditEntry.action == "settings.change")).one()
    assert entry.subject_id == made.id and entry.data["basis"] == RULES
    assert (entry.data["was"], entry.data["now"]) == ("05 ngày làm việc", "07 ngày làm việc")


def test_work_given_after_the_day_is_taken_by_the_new_one(at):
    (old,) = make_task("economy")
    change(catalogue.ACCEPT, "3")
    change(catalogue.EXPLAIN, "2")
    change(catalogue.SUPERVISE, "10")
    change(catalogue.PROMISE, "30")
    at("2026-12-01 09:00")
    (new,) = make_task("economy", due=date(2026, 12, 1))
    assert (old.accept_by, new.accept_by) == (date(2026, 11, 17), date(2026, 12, 4))
    assert supervision.write(actor("councillor"), new, text="Vì sao chậm?").due == date(2026, 12, 15)
    assert len(commitments.days()) == 31
    at("2026-12-02 09:00")
    explanations.demand(actor("chairman"), new)
    assert new.explain_by == date(2026, 12, 4)


def test_the_law_counts_by_the_day_of_the_dialogue(at):
    change(catalogue.ANNOUNCE, "9")
    rule = {"days": 7, "working_days": False, "direction": "before", "anchor": "event"}

    class Duty:
        words = "Thông báo thời gian, địa điểm đối thoại đến Nhân dân."
        rule_words = ""

    Duty.rule = rule
    early, late = (
        reckoning.reckon(Duty, anchor_day=day, after=date(2026, 11, 16))
        for day in (date(2026, 11, 30), date(2026, 12, 18))
    )
    assert early.day == date(2026, 11, 23) and "trùng với thời hạn" in early.notes[0]
    assert late.day == date(2026, 12, 9) and "09 ngày trước ngày đối thoại" in late.notes[0]
    assert RULES in late.notes[0] and "áp dụng từ 01/12/2026" in late.notes[0]
    assert context_of(code="", issued_on=None, days=[date(2026, 12, 18)]).notice_days == 9


def test_compliance_judges_each_dialogue_by_what_held_on_its_day():
    change(catalogue.PUBLISH, "8")
    change()
    found = {
        day: {check.title: check for check in compliance.of_dialogue(held(Body.STATE, day, str(day)), [], [])}
        for day in (date(2026, 11, 13), date(2026, 12, 4))
    }
    old, new = (found[day]["Ban hành thông báo kết luận"] for day in found)
    assert old.source == "Quy trình nội bộ: 05 ngày làm việc kể từ ngày đối thoại"
    assert new.source == f"{RULES}: 07 ngày làm việc kể từ ngày đối thoại, áp dụng từ 01/12/2026"
    assert any("niêm yết trong 10 ngày" in title for title in found[date(2026, 11, 13)])
    assert any("niêm yết trong 08 ngày" in title for title in found[date(2026, 12, 4)])


def test_the_ladder_of_reminders_stands_where_it_is_set():
    change(catalogue.BEFORE, "10, 5, 2")
    change(catalogue.AFTER, "2, 4")
    assert rungs_on(date(2026, 11, 30)) == (-7, -3, -1, 0, 1, 3)
    assert rungs_on(FROM) == (-10, -5, -2, 0, 2, 4)
    asked = Recipients(FROM)
    assert (asked.deputy_from, asked.leader_from) == (2, 4)
    for wrong in ("2, 5, 10", "5, 5, 1", "7, 3"):
        with pytest.raises(Refused):
            change(catalogue.BEFORE, wrong)
