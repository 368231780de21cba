"""Migrations go up from nothing, equal the models, and come down again."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from intranet.db.session import db


def test_up_equal_down(app, session):
    db.session.remove()
    db.drop_all()
    upgrade(directory=app.extensions["migrate"].directory)
    with db.engine.connect() as connection:
        options = {"compare_type": True, **app.extensions["migrate"].configure_args}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, db.metadata) == []
    downgrade(directory=app.extensions["migrate"].directory, revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]


def test_rows_of_the_first_release_outlive_the_next(app, session):
    folder = app.extensions["migrate"].directory
    db.session.remove()
    db.drop_all()
    upgrade(directory=folder, revision="0001")
    values = {"at": "2026-01-05 01:00:00", "day": "2026-01-06"}
    with db.engine.begin() as connection:
        for statement in (
            "INSERT INTO units (id, name, short_name, kind, block, position, created_at, updated_at, version)"
            " VALUES (1, 'Phòng Kinh tế', '', 'office', 'government', 0, :at, :at, 1)",
            "INSERT INTO tasks (id, body, title, words, manner, heading, source, rule_words, product, folded,"
            " created_at, updated_at, version)"
            " VALUES (7, 'state', 'Rà soát', 'Rà soát.', 'order', '', '', '', '', '', :at, :at, 1)",
            "INSERT INTO assignments (id, task_id, unit_id, for_dialogue, body, state, phase, due_time,"
            " sort_day, given_at, accept_by, sent_back, decline_reason, help_wanted,"
            " created_at, updated_at, version)"
            " VALUES (9, 7, 1, '', 'state', 'given', 'open', '', :day, :at, :day, '', '', '', :at, :at, 1)",
            "INSERT INTO tasks (id, body, title, words, manner, heading, source, rule, rule_words, product,"
            " folded, created_at, updated_at, version) VALUES (8, 'state', 'Báo cáo quý', 'Báo cáo quý.',"
            " 'order', '', '', '{\"recurring\"\\:\"quarterly\"}', '', '', '', :at, :at, 1)",
            "INSERT INTO assignments (id, task_id, unit_id, for_dialogue, body, state, phase, due, first_due,"
            " due_time, sort_day, given_at, accept_by, sent_back, decline_reason, help_wanted,"
            " created_at, updated_at, version) VALUES (10, 8, 1, '', 'state', 'given', 'open', '2026-03-31',"
            " '2026-03-31', '', '2026-03-31', :at, :day, '', '', '', :at, :at, 1)",
        ):
            connection.execute(text(statement), values)
    upgrade(directory=folder)
    with db.engine.connect() as connection:
        kept = connection.execute(text("SELECT task_id, unit_id, period FROM assignments ORDER BY id")).all()
        assert kept == [(7, 1, ""), (8, 1, "2026-Q1")]
        points = connection.execute(text("SELECT id, conclusion_point_id FROM tasks ORDER BY id")).all()
        assert points == [(7, None), (8, None)]
    downgrade(directory=folder, revision="0001")
    with db.engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM assignments ORDER BY id")).all() == [(9,), (10,)]
    downgrade(directory=folder, revision="base")


def test_a_year_entered_before_is_as_sure_as_its_least_sure_day(app, session):
    folder = app.extensions["migrate"].directory
    db.session.remove()
    db.drop_all()
    upgrade(directory=folder, revision="0005")
    days = {"2026-01-01": "confirmed", "2026-11-24": "confirmed"}
    days |= {"2027-01-01": "confirmed", "2027-02-05": "expected"}
    with db.engine.begin() as connection:
        for number, (day, status) in enumerate(days.items(), 1):
            connection.execute(
                text(
                    "INSERT INTO calendar_days (id, day, kind, name, source, status,"
                    " created_at, updated_at, version)"
                    " VALUES (:n, :day, 'off', 'nghỉ', '', :status, :at, :at, 1)"
                ),
                {"n": number, "day": day, "status": status, "at": "2026-01-05 01:00:00"},
            )
    upgrade(directory=folder, revision="0006")
    with db.engine.connect() as connection:
        years = connection.execute(text("SELECT id, status FROM calendar_years ORDER BY id")).all()
    assert years == [(2026, "confirmed"), (2027, "expected")]
    downgrade(directory=folder, revision="base")
