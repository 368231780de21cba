"""Pages of the intranet: their tree, texts, readers, library, receipts and broadcasts.

Revision 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table('pages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('key', sa.String(), nullable=True),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('is_common', sa.Boolean(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('path', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('published', sa.Integer(), nullable=True),
    sa.Column('starts_at', sa.DateTime(), nullable=True),
    sa.Column('ends_at', sa.DateTime(), nullable=True),
    sa.Column('published_at', sa.DateTime(), nullable=True),
    sa.Column('shown_on', sa.Date(), nullable=True),
    sa.Column('touched_on', sa.Date(), nullable=False),
    sa.Column('is_narrowed', sa.Boolean(), nullable=False),
    sa.Column('must_read', sa.Boolean(), nullable=False),
    sa.Column('dialogue_id', sa.Integer(), nullable=True),
    sa.Column('submitted_by_id', sa.Integer(), nullable=True),
    sa.Column('returned', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_pages_author_id_users')),
    sa.ForeignKeyConstraint(['dialogue_id'], ['dialogues.id'], name=op.f('fk_pages_dialogue_id_dialogues')),
    sa.ForeignKeyConstraint(['parent_id'], ['pages.id'], name=op.f('fk_pages_parent_id_pages')),
    sa.ForeignKeyConstraint(['submitted_by_id'], ['users.id'], name=op.f('fk_pages_submitted_by_id_users')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_pages_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pages')),
    sa.UniqueConstraint('key', name=op.f('uq_pages_key')),
    sa.UniqueConstraint('path', name=op.f('uq_pages_path'))
    )
    with op.batch_alter_table('pages', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pages_dialogue_id'), ['dialogue_id'], unique=False)
        batch_op.create_index('ix_pages_is_common_touched_on_id', ['is_common', 'touched_on', 'id'], unique=False)
        batch_op.create_index('ix_pages_kind_shown_on_id', ['kind', 'shown_on', 'id'], unique=False)
        batch_op.create_index('ix_pages_parent_id_position', ['parent_id', 'position'], unique=False)
        batch_op.create_index('ix_pages_shown_on_id', ['shown_on', 'id'], unique=False)
        batch_op.create_index('ix_pages_state_touched_on_id', ['state', 'touched_on', 'id'], unique=False)
        batch_op.create_index('ix_pages_unit_id_touched_on_id', ['unit_id', 'touched_on', 'id'], unique=False)

    op.create_table('broadcasts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('noted_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['noted_by_id'], ['users.id'], name=op.f('fk_broadcasts_noted_by_id_users')),
    sa.ForeignKeyConstraint(['page_id'], ['pages.id'], name=op.f('fk_broadcasts_page_id_pages')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_broadcasts_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_broadcasts'))
    )
    with op.batch_alter_table('broadcasts', schema=None) as batch_op:
        batch_op.create_index('ix_broadcasts_page_id_at', ['page_id', 'at'], unique=False)

    op.create_table('home_blocks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('section_id', sa.Integer(), nullable=True),
    sa.Column('is_shown', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['section_id'], ['pages.id'], name=op.f('fk_home_blocks_section_id_pages')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_home_blocks'))
    )
    with op.batch_alter_table('home_blocks', schema=None) as batch_op:
        batch_op.create_index('ix_home_blocks_position', ['position'], unique=False)

    op.create_table('library_texts',
    sa.Column('page_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('form', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('code_key', sa.String(), nullable=False),
    sa.Column('issuer', sa.String(), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('replaced_by', sa.String(), nullable=False),
    sa.Column('basis', sa.String(), nullable=False),
    sa.Column('sort_day', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['page_id'], ['pages.id'], name=op.f('fk_library_texts_page_id_pages')),
    sa.PrimaryKeyConstraint('page_id', name=op.f('pk_library_texts'))
    )
    with op.batch_alter_table('library_texts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_library_texts_code_key'), ['code_key'], unique=False)
        batch_op.create_index('ix_library_texts_sort_day_page_id', ['sort_day', 'page_id'], unique=False)

    op.create_table('page_addresses',
    sa.Column('path', sa.String(), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['page_id'], ['pages.id'], name=op.f('fk_page_addresses_page_id_pages')),
    sa.PrimaryKeyConstraint('path', name=op.f('pk_page_addresses'))
    )
    with op.batch_alter_table('page_addresses', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_page_addresses_page_id'), ['page_id'], unique=False)

    op.create_table('page_paths',
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('ancestor_id', sa.Integer(), nullable=False),
    sa.Column('depth', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['ancestor_id'], ['pages.id'], name=op.f('fk_page_paths_ancestor_id_pages')),
    sa.ForeignKeyConstraint(['page_id'], ['pages.id'], name=op.f('fk_page_paths_page_id_pages')),
    sa.PrimaryKeyConstraint('page_id', 'ancestor_id', name=op.f('pk_page_paths'))
    )
    with op.batch_alter_table('page_paths', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_page_paths_ancestor_id'), ['ancestor_id'], unique=False)

    op.create_table('page_readers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('block', sa.String(length=32), nullable=True),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('role', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['page_id'], ['pages.id'], name=op.f('fk_page_readers_page_id_pages')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_page_readers_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_page_readers')),
    sa.UniqueConstraint('page_id', 'block', 'unit_id', 'role', name=op.f('uq_page_readers_page_id_block_unit_id_role'))
    )
    op.create_table('page_receipts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['page_id'], ['pages.id'], name=op.f('fk_page_receipts_page_id_pages')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_page_receipts_user_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_page_receipts')),
    sa.UniqueConstraint('page_id', 'user_id', name=op.f('uq_page_receipts_page_id_user_id'))
    )
    with op.batch_alter_table('page_receipts', schema=None) as batch_op:
        batch_op.create_index('ix_page_receipts_user_id_page_id', ['user_id', 'page_id'], unique=False)

    op.create_table('page_revisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('summary', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('files', sa.JSON(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_page_revisions_author_id_users')),
    sa.ForeignKeyConstraint(['page_id'], ['pages.id'], name=op.f('fk_page_revisions_page_id_pages')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_page_revisions')),
    sa.UniqueConstraint('page_id', 'number', name=op.f('uq_page_revisions_page_id_number'))
    )
    op.create_table('page_tags',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('page_id', sa.Integer(), nullable=False),
    sa.Column('tag', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['page_id'], ['pages.id'], name=op.f('fk_page_tags_page_id_pages')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_page_tags')),
    sa.UniqueConstraint('page_id', 'folded', name=op.f('uq_page_tags_page_id_folded'))
    )
    with op.batch_alter_table('page_tags', schema=None) as batch_op:
        batch_op.create_index('ix_page_tags_folded_page_id', ['folded', 'page_id'], unique=False)



def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table('page_tags', schema=None) as batch_op:
        batch_op.drop_index('ix_page_tags_folded_page_id')

    op.drop_table('page_tags')
    op.drop_table('page_revisions')
    with op.batch_alter_table('page_receipts', schema=None) as batch_op:
        batch_op.drop_index('ix_page_receipts_user_id_page_id')

    op.drop_table('page_receipts')
    op.drop_table('page_readers')
    with op.batch_alter_table('page_paths', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_page_paths_ancestor_id'))

    op.drop_table('page_paths')
    with op.batch_alter_table('page_addresses', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_page_addresses_page_id'))

    op.drop_table('page_addresses')
    with op.batch_alter_table('library_texts', schema=None) as batch_op:
        batch_op.drop_index('ix_library_texts_sort_day_page_id')
        batch_op.drop_index(batch_op.f('ix_library_texts_code_key'))

    op.drop_table('library_texts')
    with op.batch_alter_table('home_blocks', schema=None) as batch_op:
        batch_op.drop_index('ix_home_blocks_position')

    op.drop_table('home_blocks')
    with op.batch_alter_table('broadcasts', schema=None) as batch_op:
        batch_op.drop_index('ix_broadcasts_page_id_at')

    op.drop_table('broadcasts')
    with op.batch_alter_table('pages', schema=None) as batch_op:
        batch_op.drop_index('ix_pages_unit_id_touched_on_id')
        batch_op.drop_index('ix_pages_state_touched_on_id')
        batch_op.drop_index('ix_pages_shown_on_id')
        batch_op.drop_index('ix_pages_parent_id_position')
        batch_op.drop_index('ix_pages_kind_shown_on_id')
        batch_op.drop_index('ix_pages_is_common_touched_on_id')
        batch_op.drop_index(batch_op.f('ix_pages_dialogue_id'))

    op.drop_table('pages')
