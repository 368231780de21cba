"""Keep files by their SHA-256 in the data folder; a transaction that fails leaves none behind."""

import hashlib
import os
import tempfile
from collections.abc import Collection
from functools import partial
from pathlib import Path

from flask import current_app

from intranet.access.actor import Actor
from intranet.db.session import after_commit, after_rollback, db
from intranet.errors import NotFound
from intranet.files import takings
from intranet.files.checks import EVIDENCE, check, safe_name
from intranet.files.models import StoredFile, Taking


def folder() -> Path:
    """Return where the bytes lie."""
    return Path(current_app.config["DATA"]) / "files"


def path_of(sha256: str) -> Path:
    """Return the place of the bytes with this hash."""
    return folder() / sha256[:2] / sha256


def save(actor: Actor, data: bytes, *, name: str, allowed: Collection[str] = EVIDENCE) -> StoredFile:
    """Check and keep an upload; refuse what is not *allowed*."""
    kind = check(data, name=name, allowed=allowed)
    sha256 = hashlib.sha256(data).hexdigest()
    place = path_of(sha256)
    if not place.exists():
        _write(place, data)
        after_rollback(lambda: _drop_unused(sha256))
    stored = StoredFile(
        name=safe_name(name, kind), kind=kind, size=len(data), sha256=sha256, owner_id=actor.user_id or None
    )
    db.session.add(stored)
    db.session.flush()
    return stored


def is_kept(sha256: str) -> bool:
    """Tell whether the bytes with this hash are there."""
    return path_of(sha256).is_file()


def put_back(sha256: str, data: bytes) -> None:
    """Keep bytes that a backup brings back under the hash that they must have."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"these bytes are not {sha256}")
    _write(path_of(sha256), data)


def _write(place: Path, data: bytes) -> None:
    """Write beside the place and move there, so that no half file ever bears the name."""
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(name, place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def forget(file_ids: Collection[int]) -> None:
    """Take stored files away for good, but those still held by something; the bytes go once that is saved."""
    columns = [
        key.parent for table in db.metadata.sorted_tables for key in table.foreign_keys
        if key.column is StoredFile.__table__.c.id and table is not Taking.__table__
    ]  # fmt: skip
    for number in sorted(file_ids):
        stored = db.session.get(StoredFile, number)
        holders = (db.select(one).where(one == number).limit(1) for one in columns)
        if stored is not None and not any(db.session.execute(one).first() for one in holders):
            takings.forget_files([number])
            db.session.delete(stored)
            after_commit(partial(_drop_unused, stored.sha256))
    db.session.flush()


def _drop_unused(sha256: str) -> None:
    used = db.session.scalar(db.select(StoredFile.id).where(StoredFile.sha256 == sha256).limit(1))
    if used is None:
        path_of(sha256).unlink(missing_ok=True)
    db.session.rollback()


def get(file_id: int) -> StoredFile:
    """Return a stored file; who may take it is the affair of what it hangs on."""
    found = db.session.get(StoredFile, file_id)
    if found is None:
        raise NotFound
    return found


def read(stored: StoredFile) -> bytes:
    """Return the bytes of a stored file."""
    try:
        return path_of(stored.sha256).read_bytes()
    except FileNotFoundError:
        raise NotFound("Tệp không còn trong kho lưu trữ. Hãy báo quản trị kiểm tra bản sao lưu.") from None
