"""Plans written here: the revisions of their text.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table('draft_revisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('draft_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_draft_revisions_author_id_users')),
    sa.ForeignKeyConstraint(['draft_id'], ['import_drafts.id'], name=op.f('fk_draft_revisions_draft_id_import_drafts')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_files.id'], name=op.f('fk_draft_revisions_file_id_stored_files')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_draft_revisions')),
    sa.UniqueConstraint('draft_id', 'number', name=op.f('uq_draft_revisions_draft_id_number'))
    )
    op.add_column('import_drafts', sa.Column('revision', sa.Integer(), nullable=False, server_default='0'))


def downgrade() -> None:
    """Go back."""
    op.drop_column('import_drafts', 'revision')
    op.drop_table('draft_revisions')
