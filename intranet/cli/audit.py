"""``flask audit verify``: is the log as it was written?"""

import sys

import click
from flask.cli import AppGroup

audit = AppGroup("audit", help="Nhật ký.")


@audit.command("verify")
def verify() -> None:
    """Kiểm tra chuỗi nhật ký; nêu từng dòng bị sửa, bị xóa hay bị cắt."""
    from intranet.audit import chain

    count = 0
    for fault in chain.faults():
        count += 1
        click.echo(fault.text, err=True)
    if count:
        sys.exit(1)
    click.echo(f"Nhật ký nguyên vẹn: {chain.length()} dòng.")
