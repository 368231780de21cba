"""Papers and conclusions.

Revision 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table('houses',
    sa.Column('body', sa.String(length=32), nullable=False),
    sa.Column('values', sa.JSON(), nullable=False),
    sa.Column('scope', sa.String(), nullable=False),
    sa.Column('term', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('body', name=op.f('pk_houses'))
    )
    op.create_table('number_sequences',
    sa.Column('body', sa.String(length=32), nullable=False),
    sa.Column('scope', sa.String(), nullable=False),
    sa.Column('period', sa.String(), nullable=False),
    sa.Column('last', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('body', 'scope', 'period', name=op.f('pk_number_sequences'))
    )
    op.create_table('documents',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('body', sa.String(length=32), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('content_version', sa.Integer(), nullable=False),
    sa.Column('drafting_unit', sa.String(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('writers', sa.JSON(), nullable=False),
    sa.Column('signatures', sa.JSON(), nullable=False),
    sa.Column('rounds_made', sa.Integer(), nullable=False),
    sa.Column('submitted_at', sa.DateTime(), nullable=True),
    sa.Column('submitted_by_id', sa.Integer(), nullable=True),
    sa.Column('returned', sa.String(), nullable=False),
    sa.Column('approved_at', sa.DateTime(), nullable=True),
    sa.Column('approved_by_id', sa.Integer(), nullable=True),
    sa.Column('issue_by', sa.Date(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('issued_at', sa.DateTime(), nullable=True),
    sa.Column('issued_by_id', sa.Integer(), nullable=True),
    sa.Column('letterhead', sa.JSON(), nullable=False),
    sa.Column('scan_missing', sa.String(), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=True),
    sa.Column('dialogue_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['approved_by_id'], ['users.id'], name=op.f('fk_documents_approved_by_id_users')),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_documents_author_id_users')),
    sa.ForeignKeyConstraint(['dialogue_id'], ['dialogues.id'], name=op.f('fk_documents_dialogue_id_dialogues')),
    sa.ForeignKeyConstraint(['issued_by_id'], ['users.id'], name=op.f('fk_documents_issued_by_id_users')),
    sa.ForeignKeyConstraint(['plan_id'], ['plans.id'], name=op.f('fk_documents_plan_id_plans')),
    sa.ForeignKeyConstraint(['submitted_by_id'], ['users.id'], name=op.f('fk_documents_submitted_by_id_users')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_documents_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_documents'))
    )
    with op.batch_alter_table('documents', schema=None) as batch_op:
        batch_op.create_index('ix_documents_dialogue_id_id', ['dialogue_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_documents_plan_id'), ['plan_id'], unique=False)
        batch_op.create_index('ix_documents_state_body_id', ['state', 'body', 'id'], unique=False)
        batch_op.create_index('ix_documents_state_day_id', ['state', 'day', 'id'], unique=False)

    op.create_table('conclusions',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('dialogue_id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('body', sa.String(length=32), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('attended', sa.Integer(), nullable=True),
    sa.Column('opinions', sa.Integer(), nullable=True),
    sa.Column('assessment', sa.String(), nullable=False),
    sa.Column('answered', sa.String(), nullable=False),
    sa.Column('beyond', sa.String(), nullable=False),
    sa.Column('follow_up', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_conclusions_author_id_users')),
    sa.ForeignKeyConstraint(['dialogue_id'], ['dialogues.id'], name=op.f('fk_conclusions_dialogue_id_dialogues')),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_conclusions_document_id_documents')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conclusions')),
    sa.UniqueConstraint('dialogue_id', 'body', name=op.f('uq_conclusions_dialogue_id_body')),
    sa.UniqueConstraint('document_id', name=op.f('uq_conclusions_document_id'))
    )
    with op.batch_alter_table('conclusions', schema=None) as batch_op:
        batch_op.create_index('ix_conclusions_held_on_id', ['held_on', 'id'], unique=False)

    op.create_table('document_recipients',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('purpose', sa.String(), nullable=False),
    sa.Column('printed', sa.Boolean(), nullable=False),
    sa.Column('unit_id', sa.Integer(), nullable=True),
    sa.Column('sent_at', sa.DateTime(), nullable=True),
    sa.Column('received_at', sa.DateTime(), nullable=True),
    sa.Column('received_by_id', sa.Integer(), nullable=True),
    sa.Column('received_note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_document_recipients_document_id_documents')),
    sa.ForeignKeyConstraint(['received_by_id'], ['users.id'], name=op.f('fk_document_recipients_received_by_id_users')),
    sa.ForeignKeyConstraint(['unit_id'], ['units.id'], name=op.f('fk_document_recipients_unit_id_units')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_recipients'))
    )
    with op.batch_alter_table('document_recipients', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_document_recipients_document_id'), ['document_id'], unique=False)
        batch_op.create_index('ix_document_recipients_unit_id_document_id', ['unit_id', 'document_id'], unique=False)

    op.create_table('document_rounds',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('snapshot', sa.JSON(), nullable=False),
    sa.Column('submitted_at', sa.DateTime(), nullable=False),
    sa.Column('submitted_by_id', sa.Integer(), nullable=False),
    sa.Column('decided_at', sa.DateTime(), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('on_behalf_of', sa.String(), nullable=False),
    sa.Column('decision', sa.String(), nullable=False),
    sa.Column('comment', sa.String(), nullable=False),
    sa.Column('remarks', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_document_rounds_decided_by_id_users')),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_document_rounds_document_id_documents')),
    sa.ForeignKeyConstraint(['submitted_by_id'], ['users.id'], name=op.f('fk_document_rounds_submitted_by_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_rounds')),
    sa.UniqueConstraint('document_id', 'number', name=op.f('uq_document_rounds_document_id_number'))
    )
    op.create_table('document_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('origin', sa.String(length=32), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('content_version', sa.Integer(), nullable=False),
    sa.Column('is_official', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_document_versions_author_id_users')),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_document_versions_document_id_documents')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_files.id'], name=op.f('fk_document_versions_file_id_stored_files')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_versions')),
    sa.UniqueConstraint('document_id', 'number', name=op.f('uq_document_versions_document_id_number'))
    )
    op.create_table('register_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('body', sa.String(length=32), nullable=False),
    sa.Column('scope', sa.String(), nullable=False),
    sa.Column('period', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('type', sa.String(), nullable=False),
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('subject', sa.String(), nullable=False),
    sa.Column('folded', sa.String(), nullable=False),
    sa.Column('signer', sa.String(), nullable=False),
    sa.Column('recipients', sa.String(), nullable=False),
    sa.Column('kept_by', sa.String(), nullable=False),
    sa.Column('copies', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=True),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_register_entries_author_id_users')),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_register_entries_document_id_documents')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_files.id'], name=op.f('fk_register_entries_file_id_stored_files')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_register_entries')),
    sa.UniqueConstraint('body', 'scope', 'period', 'number', name=op.f('uq_register_entries_body_scope_period_number')),
    sa.UniqueConstraint('document_id', name=op.f('uq_register_entries_document_id'))
    )
    with op.batch_alter_table('register_entries', schema=None) as batch_op:
        batch_op.create_index('ix_register_entries_body_period_id', ['body', 'period', 'id'], unique=False)
        batch_op.create_index('ix_register_entries_body_period_type_id', ['body', 'period', 'type', 'id'], unique=False)

    op.create_table('conclusion_points',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('conclusion_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('unit_ids', sa.JSON(), nullable=False),
    sa.Column('coordinating_ids', sa.JSON(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('working_days', sa.Integer(), nullable=True),
    sa.Column('product', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['conclusion_id'], ['conclusions.id'], name=op.f('fk_conclusion_points_conclusion_id_conclusions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conclusion_points'))
    )
    with op.batch_alter_table('conclusion_points', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conclusion_points_conclusion_id'), ['conclusion_id'], unique=False)

    op.create_table('document_readings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=True),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('deed', sa.String(length=32), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['documents.id'], name=op.f('fk_document_readings_document_id_documents')),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_document_readings_user_id_users')),
    sa.ForeignKeyConstraint(['version_id'], ['document_versions.id'], name=op.f('fk_document_readings_version_id_document_versions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_readings'))
    )
    with op.batch_alter_table('document_readings', schema=None) as batch_op:
        batch_op.create_index('ix_document_readings_document_id_user_id', ['document_id', 'user_id'], unique=False)

    with op.batch_alter_table('import_drafts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('document_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_import_drafts_document_id_documents'), 'documents', ['document_id'], ['id'])

    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.add_column(sa.Column('conclusion_point_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_tasks_conclusion_point_id'), ['conclusion_point_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_tasks_conclusion_point_id_conclusion_points'), 'conclusion_points', ['conclusion_point_id'], ['id'])



def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_tasks_conclusion_point_id_conclusion_points'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_tasks_conclusion_point_id'))
        batch_op.drop_column('conclusion_point_id')

    with op.batch_alter_table('import_drafts', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_import_drafts_document_id_documents'), type_='foreignkey')
        batch_op.drop_column('document_id')

    with op.batch_alter_table('document_readings', schema=None) as batch_op:
        batch_op.drop_index('ix_document_readings_document_id_user_id')

    op.drop_table('document_readings')
    with op.batch_alter_table('conclusion_points', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_conclusion_points_conclusion_id'))

    op.drop_table('conclusion_points')
    with op.batch_alter_table('register_entries', schema=None) as batch_op:
        batch_op.drop_index('ix_register_entries_body_period_type_id')
        batch_op.drop_index('ix_register_entries_body_period_id')

    op.drop_table('register_entries')
    op.drop_table('document_versions')
    op.drop_table('document_rounds')
    with op.batch_alter_table('document_recipients', schema=None) as batch_op:
        batch_op.drop_index('ix_document_recipients_unit_id_document_id')
        batch_op.drop_index(batch_op.f('ix_document_recipients_document_id'))

    op.drop_table('document_recipients')
    with op.batch_alter_table('conclusions', schema=None) as batch_op:
        batch_op.drop_index('ix_conclusions_held_on_id')

    op.drop_table('conclusions')
    with op.batch_alter_table('documents', schema=None) as batch_op:
        batch_op.drop_index('ix_documents_state_day_id')
        batch_op.drop_index('ix_documents_state_body_id')
        batch_op.drop_index(batch_op.f('ix_documents_plan_id'))
        batch_op.drop_index('ix_documents_dialogue_id_id')

    op.drop_table('documents')
    op.drop_table('number_sequences')
    op.drop_table('houses')
