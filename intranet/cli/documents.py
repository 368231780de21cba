"""``flask documents samples DIR``: one paper of each kind and body, to look at."""

from pathlib import Path

import click
from flask.cli import AppGroup

documents = AppGroup("documents", help="Văn bản.")


@documents.command("samples")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def samples(folder: Path) -> None:
    """Ghi vào DIR mỗi loại văn bản của mỗi cơ quan một tệp Word, từ dữ liệu đang có; không lưu gì."""
    from intranet.db.session import rollback, set_reading
    from intranet.errors import Refused
    from intranet.letters.samples import samples as made

    set_reading(True)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for one in made():
            (folder / one.name).write_bytes(one.data)
            click.echo(f"{one.name}: {one.title}")
    except Refused as refusal:
        raise click.ClickException(refusal.message) from None
    finally:
        rollback()
