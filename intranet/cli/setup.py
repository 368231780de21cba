"""``flask setup code``: the code that opens the first day of an empty installation."""

import click
from flask.cli import AppGroup

setup = AppGroup("setup", help="Thiết lập ban đầu.")


@setup.command("code")
def code() -> None:
    """In mã để mở trang thiết lập ban đầu; mã in trước đó hết hiệu lực."""
    from intranet.db.session import commit
    from intranet.errors import Refused
    from intranet.firstday import services

    try:
        made = services.new_code()
    except Refused as refusal:
        raise click.ClickException(refusal.message) from None
    commit()
    click.echo(f"Mã thiết lập: {made}")
    click.echo("Mở trang của phần mềm rồi nhập mã này. Có tài khoản đầu tiên thì mã hết hiệu lực.")
