"""One file that holds everything: each table as JSON lines, each stored file by its hash, and a list of it.

The same content makes the same bytes: installations that hold the same can be compared by their archives.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection, select

from intranet.audit.models import AuditHead
from intranet.errors import Refused
from intranet.files import store
from intranet.files.models import StoredFile
from intranet.keeping import rows, schema
from intranet.org.models import Commune

FORMAT = 1
MANIFEST = "manifest.json"
_PIECE = 1 << 20
_NEVER = (1980, 1, 1, 0, 0, 0)  # archives of one content are alike whenever they are made

Step = Callable[[str], None]


def _quiet(_words: str) -> None:
    pass


class Damaged(Refused):
    """The archive is not whole, or is none."""


@dataclass(frozen=True)
class Manifest:
    """What an archive says that it holds."""

    revision: str
    commune: str
    tables: dict[str, dict[str, Any]]
    files: dict[str, int]
    audit: dict[str, Any]
    missing: list[str] = field(default_factory=list)

    @property
    def row_count(self) -> int:
        """Return how many rows there are in all."""
        return sum(one["rows"] for one in self.tables.values())

    @property
    def byte_count(self) -> int:
        """Return how many bytes the stored files have."""
        return sum(self.files.values())


def write(place: Path, *, step: Step = _quiet) -> Manifest:
    """Write the whole of this installation into a new file at *place*, as it stands at one moment.

    Files that the database knows and the disk has lost are named in the manifest.
    """
    part = place.with_name(f".{place.name}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(part, "x", zipfile.ZIP_DEFLATED) as box, schema.snapshot() as connection:
            manifest = _fill(box, connection, step)
        part.chmod(0o600)
        verify(part)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _fill(box: zipfile.ZipFile, connection: Connection, step: Step) -> Manifest:
    if schema.revision(connection) != schema.head():
        raise Refused(
            "Cơ sở dữ liệu chưa ở bản của phần mềm này. "
            "Hãy sao lưu bằng bản phần mềm cũ, hoặc chạy “db upgrade” trước."
        )
    tables: dict[str, dict[str, Any]] = {}
    for table in rows.kept(schema.tables()):
        step(f"Bảng {table.name}")
        count, mark = 0, hashlib.sha256()
        with box.open(_info(f"tables/{table.name}.jsonl"), "w") as member:
            for line in rows.read(connection, table):
                member.write(line)
                mark.update(line)
                count += 1
        tables[table.name] = {"rows": count, "sha256": mark.hexdigest()}
    files, missing = _store_files(box, connection, step)
    head = connection.execute(select(AuditHead.last_id, AuditHead.last_hash)).first()
    manifest = Manifest(
        revision=schema.revision(connection),
        commune=connection.scalar(select(Commune.name).limit(1)) or "",
        tables=tables,
        files=files,
        audit={"entries": head[0], "hash": head[1]} if head else {},
        missing=missing,
    )
    said = {"format": FORMAT, **vars(manifest)}
    box.writestr(_info(MANIFEST), json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True))
    return manifest


def _store_files(
    box: zipfile.ZipFile, connection: Connection, step: Step
) -> tuple[dict[str, int], list[str]]:
    """Put each stored file in once; return their sizes, and those that the disk has lost."""
    wanted = connection.scalars(select(StoredFile.sha256).distinct().order_by(StoredFile.sha256)).all()
    files: dict[str, int] = {}
    missing = []
    for number, sha256 in enumerate(wanted, start=1):
        place = store.path_of(sha256)
        if not place.is_file():
            missing.append(sha256)
            continue
        if number % 50 == 0:
            step(f"Tệp {number}/{len(wanted)}")
        info = _info(f"files/{sha256}", zipfile.ZIP_STORED)  # what is kept is packed already, as a rule
        with place.open("rb") as source, box.open(info, "w") as member:
            files[sha256] = sum(member.write(piece) for piece in _pieces(source))
    return files, missing


def _info(name: str, packed: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _NEVER)
    info.compress_type = packed
    info.external_attr = 0o600 << 16
    return info


def _pieces(source: BinaryIO | Any) -> Iterator[bytes]:
    while piece := source.read(_PIECE):
        yield piece


def inspect(place: Path) -> Manifest:
    """Return what the archive at *place* says that it holds; refuse what is no archive of ours."""
    try:
        with zipfile.ZipFile(place) as box:
            said = json.loads(box.read(MANIFEST))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Damaged("Tệp này không phải bản sao lưu của phần mềm, hoặc đã hỏng.") from error
    if said.pop("format", None) != FORMAT:
        raise Damaged("Bản sao lưu này do bản phần mềm mới hơn tạo. Hãy nâng cấp phần mềm rồi khôi phục.")
    return Manifest(**said)


def verify(place: Path) -> Manifest:
    """Read the whole archive: every row is counted, every byte compared with its hash."""
    manifest = inspect(place)
    with zipfile.ZipFile(place) as box:
        for name, said in manifest.tables.items():
            count, mark = 0, hashlib.sha256()
            for line in lines(box, name):
                mark.update(line)
                count += 1
            if (count, mark.hexdigest()) != (said["rows"], said["sha256"]):
                raise Damaged(f"Bản sao lưu hỏng ở bảng {name}.")
        for sha256 in manifest.files:
            if _hash_of(box, sha256) != sha256:
                raise Damaged(f"Bản sao lưu hỏng ở tệp {sha256[:12]}…")
    return manifest


def lines(box: zipfile.ZipFile, table: str) -> Iterator[bytes]:
    """Give the rows of one table."""
    try:
        with box.open(f"tables/{table}.jsonl") as member:
            yield from member
    except (KeyError, zipfile.BadZipFile, zlib.error, OSError) as error:
        raise Damaged(f"Bản sao lưu hỏng ở bảng {table}.") from error


def _hash_of(box: zipfile.ZipFile, sha256: str) -> str:
    mark = hashlib.sha256()
    try:
        with box.open(f"files/{sha256}") as member:
            for piece in _pieces(member):
                mark.update(piece)
    except (KeyError, zipfile.BadZipFile, zlib.error, OSError):
        return ""
    return mark.hexdigest()
