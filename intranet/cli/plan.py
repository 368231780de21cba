"""``flask plan read FILE``: read one plan and print what it orders, without a database."""

import json
import sys
from pathlib import Path

import click
from flask.cli import AppGroup

plan = AppGroup("plan", help="Đọc kế hoạch.")


@plan.command("read", with_appcontext=False)
@click.argument("file", type=click.Path(path_type=Path))
def read(file: Path) -> None:
    """In nội dung kế hoạch trong FILE (.docx, .pdf, .txt, .md) thành một đối tượng JSON."""
    from intranet.errors import Refused
    from intranet.plans.parsing import read_file

    try:
        reading = read_file(file)
    except Refused as refusal:
        click.echo(" ".join(refusal.message.split()), err=True)
        sys.exit(2)
    sys.stdout.buffer.write(json.dumps(reading.as_json(), ensure_ascii=False).encode("utf-8") + b"\n")
