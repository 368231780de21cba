"""The rows that are searched with their index, and the narrowings that people keep.

Revision 0011, after 0010. The rows are written by ``flask --app wsgi search rebuild``.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "terms, content='', detail=none, columnsize=0, tokenize=\"ascii tokenchars '_.:-'\")",
    'CREATE TRIGGER search_rows_in AFTER INSERT ON search_rows BEGIN '
    'INSERT INTO search_index(rowid, terms) VALUES (new.key, new.terms); END',
    'CREATE TRIGGER search_rows_out AFTER DELETE ON search_rows BEGIN '
    "INSERT INTO search_index(search_index, rowid, terms) VALUES ('delete', old.key, old.terms); END",
)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        'search_rows',
        sa.Column('key', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=False, nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('subject_id', sa.Integer(), nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('title', sa.String(), nullable=False),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('terms', sa.Text().with_variant(ARRAY(sa.Text()), 'postgresql'), nullable=False),
        sa.PrimaryKeyConstraint('key', name=op.f('pk_search_rows')),
        sa.UniqueConstraint('kind', 'subject_id', name=op.f('uq_search_rows_kind_subject_id')),
    )
    if op.get_bind().dialect.name == 'sqlite':
        for statement in SQLITE:
            op.execute(statement)
    else:
        op.execute('CREATE INDEX search_index ON search_rows USING gin (terms)')
    op.drop_column('tasks', 'folded')
    op.create_table(
        'saved_filters',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('place', sa.String(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('address', sa.String(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('unit_id', sa.Integer(), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        sa.Column('updated_at', sa.DateTime(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_saved_filters_unit_id_units')),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_saved_filters_user_id_users')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_filters')),
    )
    op.create_index('ix_saved_filters_user_id_place', 'saved_filters', ['user_id', 'place'])
    op.create_index('ix_saved_filters_unit_id_place', 'saved_filters', ['unit_id', 'place'])


def downgrade() -> None:
    """Go back."""
    op.add_column('tasks', sa.Column('folded', sa.String(), nullable=False, server_default=''))
    op.drop_table('saved_filters')
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('DROP TABLE search_index')
    op.drop_table('search_rows')
