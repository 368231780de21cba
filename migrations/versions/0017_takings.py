"""Who took which file away.

Revision 0017, after 0016.
"""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        'file_takings',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('file_id', sa.Integer(), nullable=True),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('subject_type', sa.String(), nullable=False),
        sa.Column('subject_id', sa.Integer(), nullable=False),
        sa.Column('subject_title', sa.String(), nullable=False),
        sa.Column('body', sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ['file_id'], ['stored_files.id'], name=op.f('fk_file_takings_file_id_stored_files')
        ),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_file_takings_user_id_users')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_file_takings')),
    )
    with op.batch_alter_table('file_takings', schema=None) as batch_op:
        batch_op.create_index('ix_file_takings_file_id', ['file_id'], unique=False)
        batch_op.create_index('ix_file_takings_user_id_id', ['user_id', 'id'], unique=False)
        batch_op.create_index('ix_file_takings_subject', ['subject_type', 'subject_id'], unique=False)
    op.create_index('ix_document_readings_user_id_id', 'document_readings', ['user_id', 'id'])


def downgrade() -> None:
    """Go back."""
    op.drop_index('ix_document_readings_user_id_id', table_name='document_readings')
    op.drop_table('file_takings')
