"""``flask trash``: what was deleted."""

import click
from flask.cli import with_appcontext


@click.group()
def trash() -> None:
    """Đã xóa."""


@trash.command("purge")
@with_appcontext
def purge() -> None:
    """Xóa hẳn những mục đã xóa quá 30 ngày; lệnh remind cũng làm việc này."""
    from intranet.db.session import commit
    from intranet.trash import services

    count = services.purge()
    commit()
    click.echo(f"Đã xóa hẳn {count} mục.")
