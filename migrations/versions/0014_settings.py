"""What the commune sets, with its history.

Revision 0014, after 0013.
"""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        'setting_values',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('key', sa.String(), nullable=False),
        sa.Column('numbers', sa.String(), nullable=False),
        sa.Column('basis', sa.String(), nullable=False),
        sa.Column('starts_on', sa.Date(), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=True),
        sa.Column('author', sa.String(), nullable=False),
        sa.Column('made_at', sa.DateTime(), nullable=False),
        sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
        sa.Column('withdrawn_by', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_setting_values_author_id_users')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_setting_values')),
    )
    with op.batch_alter_table('setting_values') as batch:
        batch.create_index(batch.f('ix_setting_values_key_starts_on'), ['key', 'starts_on'])


def downgrade() -> None:
    """Go back."""
    op.drop_table('setting_values')
