"""The fields that work is counted by, and the way to work by its day whatever its phase.

Revision 0012, after 0011. Duties that are there get no field by this: the office presses “Gợi ý lại”.
"""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        'fields',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('keywords', sa.String(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('is_open', sa.Boolean(), nullable=False),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_fields')),
        sa.UniqueConstraint('name', name=op.f('uq_fields_name')),
    )
    with op.batch_alter_table('tasks') as batch:
        batch.add_column(sa.Column('field_id', sa.Integer(), nullable=True))
        batch.add_column(sa.Column('field_chosen', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.create_foreign_key(batch.f('fk_tasks_field_id_fields'), 'fields', ['field_id'], ['id'])
    op.create_index('ix_assignments_sort_day_id', 'assignments', ['sort_day', 'id'])


def downgrade() -> None:
    """Go back."""
    op.drop_index('ix_assignments_sort_day_id', table_name='assignments')
    with op.batch_alter_table('tasks') as batch:
        batch.drop_constraint(batch.f('fk_tasks_field_id_fields'), type_='foreignkey')
        batch.drop_column('field_chosen')
        batch.drop_column('field_id')
    op.drop_table('fields')
