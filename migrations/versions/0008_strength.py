"""Dates that are asked for, promised and explained; supervision notes.

Revision 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

FEW = {
    'wants_due': ['phase', 'sort_day', 'id'],
    'explain_by': ['phase', 'sort_day', 'id'],
    'committed': ['phase', 'sort_day', 'id', 'committed', 'unit_id'],
}


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table('assignments', schema=None) as batch_op:
        batch_op.add_column(sa.Column('wants_due', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('extended', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('slack', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('committed', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('broken', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('explain_by', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('taken_from_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f('fk_assignments_taken_from_id_assignments'), 'assignments', ['taken_from_id'], ['id']
        )
        batch_op.create_index(batch_op.f('ix_assignments_taken_from_id'), ['taken_from_id'], unique=False)
        for name, columns in FEW.items():
            few = sa.text(f'{name} IS NOT NULL')
            batch_op.create_index(
                f"ix_assignments_{name}_{'_'.join(columns)}", columns, unique=False,
                sqlite_where=few, postgresql_where=few,
            )

    op.create_table('assignment_matters',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('outcome', sa.String(length=32), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('was', sa.Date(), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('asker_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.Column('settled_day', sa.Date(), nullable=True),
    sa.Column('settled_text', sa.String(), nullable=False),
    sa.Column('settler_id', sa.Integer(), nullable=True),
    sa.Column('settled_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['asker_id'], ['users.id'], name=op.f('fk_assignment_matters_asker_id_users')),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignments.id'], name=op.f('fk_assignment_matters_assignment_id_assignments')),
    sa.ForeignKeyConstraint(['settler_id'], ['users.id'], name=op.f('fk_assignment_matters_settler_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment_matters'))
    )
    with op.batch_alter_table('assignment_matters', schema=None) as batch_op:
        batch_op.create_index('ix_assignment_matters_asker_id_outcome', ['asker_id', 'outcome'], unique=False)
        batch_op.create_index(batch_op.f('ix_assignment_matters_assignment_id'), ['assignment_id'], unique=False)

    op.create_table('supervision_notes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('body', sa.String(length=32), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('author_unit_id', sa.Integer(), nullable=True),
    sa.Column('assignment_id', sa.Integer(), nullable=True),
    sa.Column('conclusion_id', sa.Integer(), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('written_at', sa.DateTime(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('reply', sa.String(), nullable=False),
    sa.Column('replied_at', sa.DateTime(), nullable=True),
    sa.Column('replier_id', sa.Integer(), nullable=True),
    sa.Column('replier_unit_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignments.id'], name=op.f('fk_supervision_notes_assignment_id_assignments')),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_supervision_notes_author_id_users')),
    sa.ForeignKeyConstraint(['author_unit_id'], ['units.id'], name=op.f('fk_supervision_notes_author_unit_id_units')),
    sa.ForeignKeyConstraint(['conclusion_id'], ['conclusions.id'], name=op.f('fk_supervision_notes_conclusion_id_conclusions')),
    sa.ForeignKeyConstraint(['replier_id'], ['users.id'], name=op.f('fk_supervision_notes_replier_id_users')),
    sa.ForeignKeyConstraint(['replier_unit_id'], ['units.id'], name=op.f('fk_supervision_notes_replier_unit_id_units')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_supervision_notes_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_supervision_notes'))
    )
    with op.batch_alter_table('supervision_notes', schema=None) as batch_op:
        batch_op.create_index('ix_supervision_notes_assignment_id_id', ['assignment_id', 'id'], unique=False)
        batch_op.create_index('ix_supervision_notes_author_unit_id_state_id', ['author_unit_id', 'state', 'id'], unique=False)
        batch_op.create_index('ix_supervision_notes_conclusion_id_id', ['conclusion_id', 'id'], unique=False)
        batch_op.create_index('ix_supervision_notes_state_id', ['state', 'id'], unique=False)
        batch_op.create_index('ix_supervision_notes_unit_id_state_id', ['unit_id', 'state', 'id'], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table('supervision_notes')
    op.drop_table('assignment_matters')
    with op.batch_alter_table('assignments', schema=None) as batch_op:
        for name, columns in FEW.items():
            batch_op.drop_index(f"ix_assignments_{name}_{'_'.join(columns)}")
        batch_op.drop_index(batch_op.f('ix_assignments_taken_from_id'))
        batch_op.drop_constraint(batch_op.f('fk_assignments_taken_from_id_assignments'), type_='foreignkey')
        for name in ('taken_from_id', 'explain_by', 'broken', 'committed', 'slack', 'extended', 'wants_due'):
            batch_op.drop_column(name)
