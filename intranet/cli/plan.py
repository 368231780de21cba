"""``flask plan read FILE``: read one plan and print what it orders; needs no database and no settings."""

import json
import sys
from pathlib import Path

import click


@click.group()
def plan() -> None:
    """Kế hoạch: đọc một tệp kế hoạch."""


@plan.command()
@click.argument("file", type=click.Path(path_type=Path))
def read(file: Path) -> None:
    """In nội dung kế hoạch trong FILE (.docx, .pdf, .txt, .md) thành một đối tượng JSON."""
    # Only this command needs the libraries for Word and PDF.
    from intranet.errors import Refused
    from intranet.plans.parsing import read_file

    try:
        reading = read_file(file)
    except Refused as refusal:
        click.echo(" ".join(refusal.message.split()), err=True)
        sys.exit(2)
    sys.stdout.buffer.write(json.dumps(reading.as_json(), ensure_ascii=False).encode("utf-8") + b"\n")
