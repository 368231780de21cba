"""Commands that found the organisation: ``flask org create --model 2025``."""

import click

from intranet.audit import log
from intranet.db.session import commit
from intranet.errors import Refused
from intranet.org import templates
from intranet.org.organisation_services import create_organisation


@click.group()
def org() -> None:
    """Tổ chức: đơn vị, người dùng."""


@org.command()
@click.option("--model", type=click.Choice(list(templates.MODELS)), default="2025", show_default=True)
@click.option("--name", default="xã Minh Sơn", show_default=True, help="Tên xã, phường: “xã Minh Sơn”.")
@click.option("--place", default="", help="Địa danh ghi trên văn bản; bỏ trống: theo tên xã.")
@click.option("--parent", default="", help="Cấp trên: “tỉnh …”.")
@click.option("--village", "villages", multiple=True, help="Tên một thôn, tổ dân phố; ghi nhiều lần được.")
def create(model: str, name: str, place: str, parent: str, villages: tuple[str, ...]) -> None:
    """Lập các đơn vị theo mô hình từ 01/7/2025 hoặc trước đó."""
    try:
        units = create_organisation(
            log.SYSTEM, model=model, commune_name=name, place=place, parent=parent, villages=villages
        )
    except Refused as refusal:
        raise click.ClickException(refusal.message) from None
    commit()
    click.echo(f"Đã lập {len(units)} đơn vị của {name} theo mô hình “{templates.MODELS[model]}”.")
