"""Migrations go up from nothing, equal the models, and come down again."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from intranet.db.session import db


def test_up_equal_down(app, session):
    db.session.remove()
    db.drop_all()
    upgrade(directory=app.extensions["migrate"].directory)
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []
    downgrade(directory=app.extensions["migrate"].directory, revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]
