"""Digests of reminders with their mail, runs, calendar addresses; kinds of notices, and who does without.

Revision 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table('reminder_runs',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('last_at', sa.DateTime(), nullable=False),
    sa.Column('digests', sa.Integer(), nullable=False),
    sa.Column('lines', sa.Integer(), nullable=False),
    sa.Column('mails', sa.Integer(), nullable=False),
    sa.Column('mail_error', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_reminder_runs'))
    )
    op.create_table('calendar_feeds',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_calendar_feeds_user_id_users')),
    sa.PrimaryKeyConstraint('user_id', name=op.f('pk_calendar_feeds')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_calendar_feeds_token_hash'))
    )
    op.create_table('digests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('mail', sa.String(length=32), nullable=False),
    sa.Column('mail_at', sa.DateTime(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('mail_error', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_digests_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_digests')),
    sa.UniqueConstraint('user_id', 'day', name=op.f('uq_digests_user_id_day'))
    )
    with op.batch_alter_table('digests', schema=None) as batch_op:
        batch_op.create_index('ix_digests_day', ['day'], unique=False)
        batch_op.create_index('ix_digests_mail_mail_at', ['mail', 'mail_at'], unique=False)

    op.create_table('mail_addresses',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('address', sa.String(), nullable=False),
    sa.Column('wanted', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_mail_addresses_user_id_users')),
    sa.PrimaryKeyConstraint('user_id', name=op.f('pk_mail_addresses'))
    )
    op.create_table('muted_kinds',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_muted_kinds_user_id_users')),
    sa.PrimaryKeyConstraint('user_id', 'kind', name=op.f('pk_muted_kinds'))
    )
    op.create_table('digest_lines',
    sa.Column('digest_id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('rung', sa.Integer(), nullable=False),
    sa.Column('why', sa.String(length=32), nullable=False),
    sa.Column('instead_of_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignments.id'], name=op.f('fk_digest_lines_assignment_id_assignments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['digest_id'], ['digests.id'], name=op.f('fk_digest_lines_digest_id_digests'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['instead_of_id'], ['users.id'], name=op.f('fk_digest_lines_instead_of_id_users')),
    sa.PrimaryKeyConstraint('digest_id', 'assignment_id', name=op.f('pk_digest_lines'))
    )
    with op.batch_alter_table('digest_lines', schema=None) as batch_op:
        batch_op.create_index('ix_digest_lines_assignment_id_due', ['assignment_id', 'due'], unique=False)

    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=32), server_default='other', nullable=False))
        batch_op.drop_index(batch_op.f('ix_notices_user_id_read_at'))
        batch_op.create_index('ix_notices_unread', ['user_id', 'id'], unique=False, sqlite_where=sa.text('read_at IS NULL'), postgresql_where=sa.text('read_at IS NULL'))



def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.drop_index('ix_notices_unread', sqlite_where=sa.text('read_at IS NULL'), postgresql_where=sa.text('read_at IS NULL'))
        batch_op.create_index(batch_op.f('ix_notices_user_id_read_at'), ['user_id', 'read_at'], unique=False)
        batch_op.drop_column('kind')

    with op.batch_alter_table('digest_lines', schema=None) as batch_op:
        batch_op.drop_index('ix_digest_lines_assignment_id_due')

    op.drop_table('digest_lines')
    op.drop_table('muted_kinds')
    op.drop_table('mail_addresses')
    with op.batch_alter_table('digests', schema=None) as batch_op:
        batch_op.drop_index('ix_digests_mail_mail_at')
        batch_op.drop_index('ix_digests_day')

    op.drop_table('digests')
    op.drop_table('calendar_feeds')
    op.drop_table('reminder_runs')
