"""Two who set one thing for one day at the same moment: one sets it, the other is told why not (M7)."""

from contextlib import suppress
from datetime import date
from threading import Barrier, BrokenBarrierError, Thread

import pytest

from intranet.db.session import commit, db, rollback, set_reading
from intranet.errors import Refused
from intranet.settings import catalogue, services, values
from intranet.settings.models import SettingValue
from tests.support.world import actor

BASIS = "Quy chế làm việc theo Quyết định 15/QĐ-UBND ngày 10/11/2026"
FROM = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("has_looked", "told"), [(False, "Đã có giá trị áp dụng từ 01/12/2026"), (True, services.STALE)]
)
def test_one_value_begins_on_one_day_though_two_set_it_at_once(
    app, session, at, monkeypatch, has_looked, told
):
    at("2026-11-16 08:00")
    rollback()
    waits = db.engine.dialect.name == "postgresql"  # SQLite lets in one writer at a time
    both_looked, ended = Barrier(2), []
    check = services._check_day

    def after_both_looked(*args) -> None:
        check(*args)
        if waits:
            with suppress(BrokenBarrierError):  # the other one waits for this one to end, as it should
                both_looked.wait(1)

    monkeypatch.setattr(services, "_check_day", after_both_looked)
    seen = services.version() if has_looked else None
    people = [actor("office"), actor("admin")]
    rollback()
    ready = Barrier(2)

    def change(who, number: str) -> None:
        with app.app_context():
            set_reading(False)
            ready.wait(10)
            try:
                services.change(
                    who, catalogue.CONCLUDE, value=number, basis=BASIS, starts_on=FROM, seen=seen
                )
                commit()
                ended.append("set")
            except Refused as refusal:
                ended.append(refusal.message)
            finally:
                rollback()
                db.session.remove()

    both = [Thread(target=change, args=(who, number)) for who, number in zip(people, "78", strict=True)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert ended.count("set") == 1 and len(ended) == 2, ended
    (refusal,) = set(ended) - {"set"}
    assert refusal.startswith(told)
    rollback()
    (row,) = db.session.scalars(db.select(SettingValue))
    assert values.on(catalogue.CONCLUDE, FROM).number == int(row.numbers)
