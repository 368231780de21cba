"""What was deleted and may come back.

Revision 0015, after 0014. Drafts that were given up before are kept for thirty days from the upgrade.
"""

import datetime

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

REASON = 'Bỏ trước khi có trang “Đã xóa”.'


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        'trashed',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('subject_id', sa.Integer(), nullable=False),
        sa.Column('title', sa.String(), nullable=False),
        sa.Column('reason', sa.String(), nullable=False),
        sa.Column('before', sa.JSON(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('by', sa.String(), nullable=False),
        sa.Column('at', sa.DateTime(), nullable=False),
        sa.Column('ended_at', sa.DateTime(), nullable=True),
        sa.Column('is_gone', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_trashed_by_id_users')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_trashed')),
    )
    with op.batch_alter_table('trashed') as batch:
        batch.create_index(batch.f('ix_trashed_kind_ended_at_id'), ['kind', 'ended_at', 'id'])
    trashed = sa.table(
        'trashed',
        *(sa.column(name) for name in ('kind', 'subject_id', 'title', 'reason', 'by')),
        sa.column('before', sa.JSON()), sa.column('at', sa.DateTime()), sa.column('is_gone', sa.Boolean()),
    )
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    given_up = (
        ('task-draft', "SELECT id, title FROM task_drafts WHERE state = 'dropped' ORDER BY id"),
        ('import', "SELECT id, name FROM import_drafts WHERE state = 'dropped' AND plan_id IS NULL ORDER BY id"),
    )
    for kind, query in given_up:
        for number, title in op.get_bind().execute(sa.text(query)).all():
            op.execute(
                trashed.insert().values(
                    kind=kind, subject_id=number, title=title, reason=REASON, by='', before={}, at=now,
                    is_gone=False,
                )
            )


def downgrade() -> None:
    """Go back: a page that was deleted is one that was taken away, as before."""
    op.execute("UPDATE pages SET state = 'withdrawn' WHERE state = 'deleted'")
    op.drop_table('trashed')
