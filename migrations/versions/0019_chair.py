"""Who chairs a dialogue, where its plan names one.

Revision 0019, after 0018.
"""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table('dialogues') as batch_op:
        batch_op.add_column(sa.Column('chair', sa.String(), server_default='', nullable=False))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table('dialogues') as batch_op:
        batch_op.drop_column('chair')
