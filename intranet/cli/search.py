"""``flask search``: the rows of the search."""

import click
from flask.cli import with_appcontext


@click.group()
def search() -> None:
    """Tìm kiếm."""


@search.command("rebuild")
@click.option("--if-empty", is_flag=True, help="Chỉ lập khi thiếu một loại mục, như sau khi nâng cấp.")
@with_appcontext
def rebuild(if_empty: bool) -> None:
    """Lập lại bảng tìm kiếm từ dữ liệu đang có."""
    from intranet.db.session import commit
    from intranet.search import index

    if if_empty and not index.lacks_rows():
        return
    count = index.rebuild()
    commit()
    click.echo(f"Đã lập lại bảng tìm kiếm: {count} mục.")
