"""What tells the dialogues of one plan apart that are called the same.

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; those that share a name are counted in the order of their plan."""
    op.add_column('dialogues', sa.Column('turn', sa.String(), nullable=False, server_default=''))
    connection = op.get_bind()
    rows = connection.execute(
        sa.text('SELECT id, plan_id, label, topic FROM dialogues ORDER BY plan_id, position, id')
    ).all()
    alike: dict[tuple, list[int]] = {}
    for number, *name in rows:
        alike.setdefault(tuple(name), []).append(number)
    for numbers in alike.values():
        for place, number in enumerate(numbers if len(numbers) > 1 else [], 1):
            connection.execute(
                sa.text('UPDATE dialogues SET turn = :turn WHERE id = :id'), {'turn': f'lần {place}', 'id': number}
            )


def downgrade() -> None:
    """Go back."""
    op.drop_column('dialogues', 'turn')
