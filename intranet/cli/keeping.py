"""``flask backup`` and ``flask restore``: everything into one file, and back."""

import sys
from pathlib import Path

import click
from flask.cli import with_appcontext


@click.command("backup")
@click.argument("place", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--keep", type=click.IntRange(1), help="Giữ lại chừng này bản mới nhất trong thư mục sao lưu.")
@with_appcontext
def backup(place: Path | None, keep: int | None) -> None:
    """Sao lưu toàn bộ vào PLACE hoặc thư mục backups của dữ liệu; đọc lại cả tệp rồi mới báo xong."""
    from intranet.audit import log
    from intranet.db.session import commit
    from intranet.errors import Refused
    from intranet.keeping import archive, services
    from intranet.keeping import place as place_of

    try:
        if place is None:
            made = services.back_up(log.SYSTEM)
            manifest, where = made.manifest, place_of.folder() / made.name
            commit()
        else:
            if place.exists():
                raise Refused(f"{place} đã có. Hãy chọn tên khác.")
            manifest, where = archive.write(place), place
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{where}: {manifest.row_count} dòng, {len(manifest.files)} tệp.")
    for name in services.thin(keep) if keep and place is None else ():
        click.echo(f"Đã bỏ bản cũ {name}.")
    if manifest.missing:
        click.echo(f"Kho tệp thiếu {len(manifest.missing)} tệp: {', '.join(manifest.missing[:5])}", err=True)
        sys.exit(1)


@click.command("restore")
@click.argument("place", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Thay dữ liệu đang có mà không hỏi.")
@click.option("--check", is_flag=True, help="Chỉ kiểm tra bản sao lưu, không khôi phục.")
@with_appcontext
def restore(place: Path, yes: bool, check: bool) -> None:
    """Thay toàn bộ dữ liệu đang có bằng bản sao lưu PLACE; không được thì không đổi gì."""
    from intranet.db.session import commit, rollback
    from intranet.errors import Refused
    from intranet.keeping import archive, restoring

    try:
        manifest = archive.verify(place)
        said = f"{manifest.commune}: {manifest.row_count} dòng, {len(manifest.files)} tệp"
        if check:
            click.echo(f"Bản sao lưu nguyên vẹn. {said}.")
            return
        if not yes:
            click.confirm(f"Thay mọi dữ liệu đang có bằng bản sao lưu này ({said})?", abort=True)
        restoring.restore(place, by="lệnh trên máy chủ")
        commit()
    except Refused as refusal:
        rollback()
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Đã khôi phục. {said}.")
