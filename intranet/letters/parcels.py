"""Zip files that are made for one person while they wait, and fetched once they are ready."""

import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from flask import current_app

from intranet.access.actor import Actor
from intranet.documents.paper.bulk import archive
from intranet.errors import NotFound

STEPS = 40  # how often the person who waits is told
KEPT = 3600  # seconds for which a parcel waits to be fetched

File = tuple[str, bytes]


def new_token(actor: Actor) -> str:
    """Return a name that nobody can guess; only the person it is made for may fetch what bears it."""
    return f"{actor.user_id}-{secrets.token_hex(16)}"


def fill(token: str, files: Iterable[File], total: int) -> Iterator[int]:
    """Write *files* into the parcel *token*, one after the other; give how many are in, from time to time."""
    place = _folder()
    _clear(place)
    every, done = max(1, total // STEPS), 0
    part = place / f"{token}.part"
    with part.open("wb") as parcel:
        for done, piece in enumerate(archive(files), start=1):
            parcel.write(piece)
            if done % every == 0 and done < total:
                yield done
    part.replace(place / f"{token}.zip")
    yield min(done, total)


def fetch(actor: Actor, token: str) -> Path:
    """Return where the parcel *token* lies; nobody else's is found."""
    owner, _, word = token.partition("-")
    folder = _folder()
    _clear(folder)
    place = folder / f"{token}.zip"
    if owner != str(actor.user_id) or not word.isalnum() or not place.is_file():
        raise NotFound("Tệp nén này không còn. Hãy bấm tạo lại.")
    return place


def _folder() -> Path:
    place = Path(current_app.config["DATA"]) / "parcels"
    place.mkdir(parents=True, exist_ok=True)
    return place


def _clear(place: Path) -> None:
    """Remove what nobody fetched in time."""
    limit = time.time() - KEPT  # the file system's clock, whatever day the office is shown
    for old in place.iterdir():
        with suppress(FileNotFoundError):
            if old.stat().st_mtime < limit:
                old.unlink()
