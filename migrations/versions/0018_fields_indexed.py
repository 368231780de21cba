"""An index that leads to the duties of a field.

Revision 0018, after 0017.
"""

from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_index('ix_tasks_field_id', 'tasks', ['field_id'])


def downgrade() -> None:
    """Go back."""
    op.drop_index('ix_tasks_field_id', table_name='tasks')
