"""The PDF of a Word file, made by LibreOffice where the machine has it, and kept by the file's content."""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock

from flask import current_app

from intranet.errors import Refused

PATIENCE = 90  # seconds that one conversion may take
QUEUE = 30  # seconds that somebody waits for the conversions before theirs
KEPT = 30 * 86_400  # seconds after which a PDF that nobody asked for is made anew
_one_at_a_time = Lock()


def command() -> str:
    """Return the path of LibreOffice; empty where it is not installed."""
    wanted = current_app.config["SOFFICE"]
    return (shutil.which(wanted) or "") if wanted else ""


def is_available() -> bool:
    """Tell whether PDFs can be made here."""
    return bool(command())


def of(data: bytes) -> bytes:
    """Return the PDF of a Word file; the second time it is there at once.

    Takes seconds, so the caller lets go of its transaction before.
    """
    kept = Path(current_app.config["DATA"]) / "pdf" / f"{hashlib.sha256(data).hexdigest()}.pdf"
    if not kept.exists():
        if not _one_at_a_time.acquire(timeout=QUEUE):
            raise Refused("Máy chủ đang tạo nhiều bản PDF. Hãy tải bản Word, hoặc thử lại sau vài phút.")
        try:
            if not kept.exists():
                _convert(data, kept)
        finally:
            _one_at_a_time.release()
    made = kept.read_bytes()
    with suppress(FileNotFoundError):
        os.utime(kept)
    return made


def _clear(folder: Path) -> None:
    """Remove what nobody asked for in a long time, and what a conversion that was cut off left."""
    limit = time.time() - KEPT
    for old in folder.iterdir():
        with suppress(FileNotFoundError):
            if old.stat().st_mtime < limit:
                shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink()


def _convert(data: bytes, kept: Path) -> None:
    program = command()
    if not program:
        raise Refused("Máy chủ chưa cài LibreOffice nên chưa tạo được PDF. Hãy tải bản Word.")
    kept.parent.mkdir(parents=True, exist_ok=True)
    _clear(kept.parent)
    with tempfile.TemporaryDirectory(dir=kept.parent) as place:
        source = Path(place) / "van-ban.docx"
        source.write_bytes(data)
        # A profile of its own: LibreOffice lets nobody else into one that is in use.
        profile = (Path(place) / "profile").absolute().as_uri()
        arguments = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", "pdf", "--outdir", place, str(source),
        ]  # fmt: skip
        try:
            _run(arguments)
            os.replace(Path(place) / "van-ban.pdf", kept)
        except (subprocess.SubprocessError, OSError):
            raise Refused("Chưa tạo được bản PDF. Hãy tải bản Word, hoặc thử lại sau.") from None


def _run(arguments: list[str]) -> None:
    """Run a program for a limited time; the programs that it started end with it."""
    with subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as running:
        try:
            if running.wait(PATIENCE):
                raise subprocess.SubprocessError
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            raise
