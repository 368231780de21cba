"""``flask demo load`` and ``flask demo remove``: an invented commune to try things with."""

import click
from flask.cli import AppGroup

demo = AppGroup("demo", help="Dữ liệu mẫu: xã Minh Sơn.")


@demo.command("load")
@click.option("--if-empty", is_flag=True, help="Không làm gì nếu cơ sở dữ liệu đã có dữ liệu.")
def load(if_empty: bool) -> None:
    """Nạp xã mẫu với người, đơn vị, kế hoạch và phần việc."""
    from intranet.db.session import commit
    from intranet.errors import Refused
    from intranet.seed import commune, demo

    try:
        if if_empty and not demo.is_empty():
            return
        demo.load()
    except Refused as refusal:
        raise click.ClickException(refusal.message) from None
    commit()
    click.echo(f"Đã nạp dữ liệu mẫu của {commune.NAME}. Mật khẩu của mọi tài khoản: {commune.PASSWORD}")


@demo.command("remove")
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
def remove(yes: bool) -> None:
    """Xóa toàn bộ dữ liệu mẫu, kể cả tệp và nhật ký của nó."""
    from intranet.db.session import commit
    from intranet.errors import Refused
    from intranet.seed import demo

    if not yes:
        click.confirm("Xóa toàn bộ dữ liệu mẫu và mọi thứ đã nhập thử?", abort=True)
    try:
        rows = demo.remove()
    except Refused as refusal:
        raise click.ClickException(refusal.message) from None
    commit()
    click.echo(f"Đã xóa dữ liệu mẫu ({rows} dòng). Hãy khởi động lại máy chủ nếu đang chạy.")
