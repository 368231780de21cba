"""Nobody alters the log unseen (L1)."""

from threading import Barrier, Thread

import pytest
from sqlalchemy import delete, select, update

from intranet.audit import chain, log
from intranet.audit.models import AuditEntry, AuditHead
from intranet.db.session import commit, db, rollback, set_reading
from tests.support.world import unit

log.define("test.deed", "Làm thử")


@pytest.fixture
def five(session, actor):
    """Five entries."""
    for number in range(5):
        log.record(actor("office"), "test.deed", unit("economy"), number=number)
        commit()


def faults() -> list[tuple[int, str]]:
    db.session.expire_all()
    return [(fault.entry_id, fault.text) for fault in chain.faults()]


def alter(statement) -> None:
    """Change the table as somebody with the file in their hands would."""
    db.session.execute(statement)
    db.session.commit()


def test_an_untouched_log_holds(five):
    assert faults() == []
    assert chain.length() == 5


def test_an_empty_log_holds(session):
    assert faults() == []


@pytest.mark.parametrize(
    "values",
    [{"actor_name": "Người khác"}, {"subject_title": "Việc khác"}, {"action": "khac"},
     {"data": {"number": 9}}, {"on_behalf_of": "Ai đó"}, {"subject_id": 99}],
    ids=lambda values: next(iter(values)),
)  # fmt: skip
def test_an_altered_row_is_named(five, values):
    alter(update(AuditEntry).where(AuditEntry.id == 3).values(**values))
    assert faults() == [(3, "Dòng 3 đã bị sửa.")]


def test_a_row_altered_and_sealed_anew_is_named_by_the_next(five):
    row = db.session.scalars(select(AuditEntry).where(AuditEntry.id == 3)).one()
    values = {column.key: getattr(row, column.key) for column in AuditEntry.__table__.columns}
    values["actor_name"] = "Người khác"
    fresh = chain.seal(row.previous_hash, values)
    alter(update(AuditEntry).where(AuditEntry.id == 3).values(actor_name="Người khác", hash=fresh))
    assert faults() == [(4, "Dòng 4 không nối với dòng trước.")]


def test_a_deleted_row_is_named(five):
    alter(delete(AuditEntry).where(AuditEntry.id == 2))
    assert [entry for entry, _ in faults()] == [2]


def test_a_cut_tail_is_named(five):
    alter(delete(AuditEntry).where(AuditEntry.id > 3))
    assert faults() == [(4, "Nhật ký bị cắt: dòng cuối phải là 5, chỉ còn 3.")]


def test_a_log_emptied_altogether_is_named(five):
    alter(delete(AuditEntry))
    assert [entry for entry, _ in faults()] == [1]


def test_a_head_that_was_taken_back_is_named(five):
    alter(delete(AuditEntry).where(AuditEntry.id > 3))
    alter(update(AuditHead).values(last_id=3))
    assert [entry for entry, _ in faults()] == [3]


def test_a_refused_deed_leaves_nothing(session, actor):
    log.record(actor("office"), "test.deed", unit("economy"))
    assert len(chain.pending()) == 1
    rollback()
    assert chain.pending() == []
    commit()
    assert chain.length() == 0


def test_an_entry_is_not_changed_or_deleted_by_the_application(five):
    row = db.session.get(AuditEntry, 1)
    row.actor_name = "Người khác"
    with pytest.raises(RuntimeError):
        db.session.flush()
    db.session.rollback()
    db.session.delete(db.session.get(AuditEntry, 1))
    with pytest.raises(RuntimeError):
        db.session.flush()
    db.session.rollback()
    assert faults() == []


def test_a_deed_without_a_name_is_refused(session, actor):
    with pytest.raises(RuntimeError):
        log.record(actor("office"), "test.never-defined", unit("economy"))


def test_a_name_is_given_once():
    with pytest.raises(RuntimeError):
        log.define("test.deed", "Làm lại")


def test_writers_at_the_same_time_do_not_fork_the_chain(app, session, actor):
    who, ready, broken = actor("office"), Barrier(4), []
    db.session.rollback()

    def write() -> None:
        try:
            with app.app_context():
                set_reading(False)
                ready.wait(10)
                for _ in range(10):
                    log.record(who, "test.deed", unit("economy"))
                    commit()
                db.session.remove()
        except Exception as error:
            broken.append(error)

    writers = [Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert broken == []
    assert chain.length() == 40
    assert faults() == []


def test_the_command_says_what_it_found(app, five):
    runner = app.test_cli_runner()
    done = runner.invoke(args=["audit", "verify"])
    assert (done.exit_code, done.output) == (0, "Nhật ký nguyên vẹn: 5 dòng.\n")
    alter(update(AuditEntry).where(AuditEntry.id == 4).values(actor_name="Người khác"))
    done = runner.invoke(args=["audit", "verify"])
    assert done.exit_code == 1
    assert "Dòng 4 đã bị sửa." in done.output
