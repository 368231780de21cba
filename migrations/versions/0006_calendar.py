"""The years whose days off the office keeps itself, and whether their notice has come.

Revision 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; a year that was entered before is as sure as its least sure day."""
    years = op.create_table('calendar_years',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('status', sa.String(length=32), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calendar_years'))
    )
    days = sa.table('calendar_days', sa.column('day', sa.Date()), sa.column('status', sa.String()))
    found = {}
    for day, status in op.get_bind().execute(sa.select(days.c.day, days.c.status)):
        found.setdefault(day.year, set()).add(status)
    rows = [
        {'id': year, 'status': 'confirmed' if states == {'confirmed'} else 'expected', 'source': '', 'version': 1}
        for year, states in sorted(found.items())
    ]
    if rows:
        stamp = sa.func.current_timestamp()
        for row in rows:
            op.execute(years.insert().values(**row, created_at=stamp, updated_at=stamp))


def downgrade() -> None:
    """Go back."""
    op.drop_table('calendar_years')
