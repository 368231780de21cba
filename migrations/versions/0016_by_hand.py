"""The product of a plan's duty; the dialogue that a task made by hand hangs on.

Revision 0016, after 0015.
"""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table('plan_items', schema=None) as batch_op:
        batch_op.add_column(sa.Column('product', sa.String(), server_default='', nullable=False))

    with op.batch_alter_table('task_drafts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dialogue_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f('fk_task_drafts_dialogue_id_dialogues'), 'dialogues', ['dialogue_id'], ['id']
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table('task_drafts', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_task_drafts_dialogue_id_dialogues'), type_='foreignkey')
        batch_op.drop_column('dialogue_id')

    with op.batch_alter_table('plan_items', schema=None) as batch_op:
        batch_op.drop_column('product')
