"""Backups in the data folder: made, listed, thinned out, put back."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from argon2 import PasswordHasher

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import NotFound, Refused
from intranet.files import store
from intranet.keeping import archive, restoring
from intranet.keeping.archive import Manifest, Step
from intranet.keeping.place import folder
from intranet.keeping.restoring import Installation
from intranet.org import passwords
from intranet.org.people import User

log.define("keeping.backup", lambda entry: f"Sao lưu vào {entry.data['name']}")

PREFIX, SUFFIX = "sao-luu-", ".zip"


@dataclass(frozen=True)
class Backup:
    """A backup in the folder; ``manifest`` is missing when the file is none of ours or damaged."""

    name: str
    size: int
    made_at: datetime
    manifest: Manifest | None


def back_up(actor: Actor, *, step: Step = lambda _: None) -> Backup:
    """Write a verified backup of everything; the caller commits the line of the log.

    The log's line comes after, so that the backup can be restored to the very same bytes.
    """
    if actor != log.SYSTEM:
        require_somewhere(actor, P.BACKUP_RUN)
    _room()
    place = folder() / f"{PREFIX}{clock.local(clock.now()):%Y%m%d-%H%M%S}{SUFFIX}"
    if place.exists():
        raise Refused("Vừa có một bản sao lưu trong giây này. Hãy thử lại.")
    try:
        manifest = archive.write(place, step=step)
    except OSError as error:
        raise Refused("Không ghi được bản sao lưu: đĩa đầy hoặc thư mục không cho ghi.") from error
    log.record(actor, "keeping.backup", Installation(manifest.commune), name=place.name)
    return _backup(place)


def _room() -> None:
    """Refuse to begin what the disk cannot hold: the files once more, and the tables."""
    place = folder()
    files = sum(one.stat().st_size for one in store.folder().rglob("*") if one.is_file())
    if shutil.disk_usage(place).free < files + 50_000_000:
        raise Refused("Đĩa không đủ chỗ cho một bản sao lưu. Hãy xóa bớt bản cũ hoặc chuyển sang đĩa khác.")


def backups() -> list[Backup]:
    """Return what lies in the folder, the newest first."""
    found = folder().glob(f"{PREFIX}*{SUFFIX}")
    return [_backup(one) for one in sorted(found, key=lambda one: one.name, reverse=True)]


def newest() -> datetime | None:
    """Return when the newest backup in the folder was written; none where there is none."""
    found = [one.stat().st_mtime for one in folder().glob(f"{PREFIX}*{SUFFIX}")]
    return clock.of_file(max(found)) if found else None


def _backup(place: Path) -> Backup:
    there = place.stat()
    try:
        manifest = archive.inspect(place)
    except Refused:
        manifest = None
    return Backup(place.name, there.st_size, clock.of_file(there.st_mtime), manifest)


def find(name: str) -> Backup:
    """Return the backup called *name*."""
    place = folder() / name
    if Path(name).name != name or not name.startswith(PREFIX) or not place.is_file():
        raise NotFound
    return _backup(place)


def check(name: str) -> Manifest:
    """Read the backup *name* to its end."""
    return archive.verify(folder() / find(name).name)


def put_back(actor: Actor, name: str, hasher: PasswordHasher, *, password: str) -> Manifest:
    """Replace everything by the backup *name*, after one of what there is now; the caller commits.

    The person gives their *password* once more: an open page must not be enough.
    """
    require_somewhere(actor, P.BACKUP_RESTORE)
    if not passwords.matches(hasher, db.session.get_one(User, actor.user_id).password_hash, password):
        raise Refused("Mật khẩu không đúng.", field="password")
    chosen = folder() / find(name).name
    archive.verify(chosen)
    _room()
    archive.write(folder() / f"{PREFIX}{clock.local(clock.now()):%Y%m%d-%H%M%S}-truoc-khi-khoi-phuc{SUFFIX}")
    return restoring.restore(chosen, by=actor.name)


def thin(keep: int) -> list[str]:
    """Remove all but the *keep* newest; return the names of those that are gone."""
    gone = [one.name for one in backups()[keep:]] if keep > 0 else []
    for name in gone:
        (folder() / name).unlink(missing_ok=True)
    return gone
