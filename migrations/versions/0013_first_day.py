"""The first day of an installation, kept until it is finished.

Revision 0013, after 0012.
"""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        'setups',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('code_hash', sa.String(), nullable=False),
        sa.Column('answers', sa.JSON(), nullable=False),
        sa.Column('begun_at', sa.DateTime(), nullable=True),
        sa.Column('administrator_id', sa.Integer(), nullable=True),
        sa.Column('finished_at', sa.DateTime(), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['administrator_id'], ['users.id'], name=op.f('fk_setups_administrator_id_users')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_setups')),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table('setups')
