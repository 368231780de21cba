"""Work at full strength: steps, what comes after what, comments, tasks made by hand, recurring duties.

Revision 0009, after 0008.
"""

import json
from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

ONE_FOR_EACH_PERIOD = "period <> '' AND phase <> 'cancelled'"
LAST_OF_THEM = "period <> '' AND NOT is_followed"


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.add_column(sa.Column('after_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('repeats_until', sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f('ix_tasks_after_id'), ['after_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_tasks_after_id_tasks'), 'tasks', ['after_id'], ['id'])

    with op.batch_alter_table('assignments', schema=None) as batch_op:
        batch_op.add_column(sa.Column('steps', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('steps_done', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('period', sa.String(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('period_ends', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('round', sa.Integer(), server_default='1', nullable=False))
        batch_op.add_column(sa.Column('is_followed', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index('uq_assignments_period', 'assignments', ['task_id', 'unit_id', 'for_dialogue', 'period'], unique=True,
                    sqlite_where=sa.text(ONE_FOR_EACH_PERIOD), postgresql_where=sa.text(ONE_FOR_EACH_PERIOD))
    op.create_index('ix_assignments_period_ends', 'assignments', ['period_ends'], unique=False,
                    sqlite_where=sa.text(LAST_OF_THEM), postgresql_where=sa.text(LAST_OF_THEM))

    op.create_table('assignment_steps',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('is_mandatory', sa.Boolean(), nullable=False),
    sa.Column('is_asked', sa.Boolean(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('done_at', sa.DateTime(), nullable=True),
    sa.Column('done_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignments.id'], name=op.f('fk_assignment_steps_assignment_id_assignments')),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_assignment_steps_author_id_users')),
    sa.ForeignKeyConstraint(['done_by_id'], ['users.id'], name=op.f('fk_assignment_steps_done_by_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment_steps'))
    )
    op.create_index('ix_assignment_steps_assignment_id_id', 'assignment_steps', ['assignment_id', 'id'], unique=False)

    op.create_table('task_comments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('user_ids', sa.JSON(), nullable=False),
    sa.Column('unit_ids', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('edited_at', sa.DateTime(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignments.id'], name=op.f('fk_task_comments_assignment_id_assignments')),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_task_comments_author_id_users')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_task_comments'))
    )
    op.create_index('ix_task_comments_assignment_id_id', 'task_comments', ['assignment_id', 'id'], unique=False)

    op.create_table('task_drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('body', sa.String(length=32), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('manner', sa.String(), nullable=False),
    sa.Column('basis', sa.String(), nullable=False),
    sa.Column('product', sa.String(), nullable=False),
    sa.Column('rule', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('unit_ids', sa.JSON(), nullable=False),
    sa.Column('coordinating_ids', sa.JSON(), nullable=False),
    sa.Column('after_id', sa.Integer(), nullable=True),
    sa.Column('repeats_until', sa.Date(), nullable=True),
    sa.Column('returned', sa.String(), nullable=False),
    sa.Column('submitted_at', sa.DateTime(), nullable=True),
    sa.Column('submitted_by_id', sa.Integer(), nullable=True),
    sa.Column('task_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('updated_at', sa.DateTime(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['after_id'], ['tasks.id'], name=op.f('fk_task_drafts_after_id_tasks')),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_task_drafts_author_id_users')),
    sa.ForeignKeyConstraint(['submitted_by_id'], ['users.id'], name=op.f('fk_task_drafts_submitted_by_id_users')),
    sa.ForeignKeyConstraint(['task_id'], ['tasks.id'], name=op.f('fk_task_drafts_task_id_tasks')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_task_drafts'))
    )
    op.create_index('ix_task_drafts_body_state_id', 'task_drafts', ['body', 'state', 'id'], unique=False)
    _name_periods()


def _name_periods() -> None:
    """Say of the recurring duties that were given before which period their share is for."""
    connection = op.get_bind()
    rows = connection.execute(sa.text(
        "SELECT assignments.id, tasks.rule, assignments.first_due FROM assignments JOIN tasks ON tasks.id = task_id"
        " WHERE first_due IS NOT NULL AND rule IS NOT NULL AND phase <> 'cancelled'"
    )).all()
    for number, rule, due in rows:
        rule = json.loads(rule) if isinstance(rule, str) else rule
        if not (rule and rule.get('recurring')):
            continue
        day = date.fromisoformat(due) if isinstance(due, str) else due
        name, last = _period(rule['recurring'], day)
        connection.execute(
            sa.text("UPDATE assignments SET period = :name, period_ends = :last WHERE id = :id"),
            {'name': name, 'last': last.isoformat() if isinstance(due, str) else last, 'id': number},
        )


def _period(kind: str, day: date) -> tuple[str, date]:
    if kind == 'weekly':
        year, week, weekday = day.isocalendar()
        return f'{year}-W{week:02d}', day + timedelta(7 - weekday)
    months = {'monthly': 1, 'quarterly': 3, 'yearly': 12}[kind]
    last = -(-day.month // months) * months
    end = date(day.year + last // 12, last % 12 + 1, 1) - timedelta(1)
    return {'monthly': f'{day.year}-{last:02d}', 'quarterly': f'{day.year}-Q{last // 3}'}.get(kind, str(day.year)), end


def downgrade() -> None:
    """Go back."""
    op.drop_table('task_drafts')
    op.drop_table('task_comments')
    op.drop_table('assignment_steps')
    op.execute("UPDATE assignments SET state = 'given', phase = 'open' WHERE state = 'queued'")
    op.drop_index('ix_assignments_period_ends', table_name='assignments')
    op.drop_index('uq_assignments_period', table_name='assignments')
    with op.batch_alter_table('assignments', schema=None) as batch_op:
        for name in ('is_followed', 'round', 'period_ends', 'period', 'steps_done', 'steps'):
            batch_op.drop_column(name)
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_tasks_after_id_tasks'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_tasks_after_id'))
        batch_op.drop_column('repeats_until')
        batch_op.drop_column('after_id')
