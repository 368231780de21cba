"""Commands that found the organisation: ``flask org create --model 2025``, ``flask org person``."""

import click
from flask import current_app

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.audit import log
from intranet.db.session import commit, rollback
from intranet.errors import Refused
from intranet.org import passwords, people_services, position_services, templates
from intranet.org.organisation_services import create_organisation
from intranet.org.unit_queries import unit_called


@click.group()
def org() -> None:
    """Tổ chức: đơn vị, người dùng."""


@org.command()
@click.option("--model", type=click.Choice(list(templates.MODELS)), default="2025", show_default=True)
@click.option("--name", default="xã Minh Sơn", show_default=True, help="Tên xã, phường: “xã Minh Sơn”.")
@click.option("--place", default="", help="Địa danh ghi trên văn bản; bỏ trống: theo tên riêng.")
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


@org.command()
@click.argument("name", metavar="HỌ_TÊN")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default="administrator", show_default=True
)
@click.option(
    "--body", type=click.Choice([body.value for body in Body]), help="Bỏ trống: cơ quan của vai trò."
)
@click.option("--unit", default="", help="Tên đơn vị, như trong danh bạ.")
@click.option("--head", is_flag=True, help="Là người đứng đầu đơn vị.")
@click.option("--username", default="", help="Bỏ trống: đặt theo họ tên.")
def person(name: str, role: str, body: str | None, unit: str, head: bool, username: str) -> None:
    """Tạo tài khoản đầu tiên (quản trị, lãnh đạo); mật khẩu chỉ in ra một lần.

    Dùng khi mới cài đặt: chức vụ có hiệu lực ngay, không chờ người thứ hai.
    """
    try:
        unit_id = unit_called(unit) if unit else None
        hasher = passwords.hasher(current_app.config["PASSWORD_MEMORY_KIB"])
        user, first = people_services.create_user(log.SYSTEM, hasher, full_name=name, username=username)
        position_services.appoint(
            log.SYSTEM, user, role=Role(role), body=Body(body) if body else None, unit_id=unit_id,
            is_head=head, starts_on=clock.today(),
        )  # fmt: skip
    except Refused as refusal:
        rollback()
        raise click.ClickException(refusal.message) from None
    commit()
    click.echo(f"Tên đăng nhập: {user.username}\nMật khẩu lần đầu: {first}")
