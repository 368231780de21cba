"""Files that the demo's people hand in: papers of units, the scan of a signed page."""

import io
import struct
import zlib

from docx import Document

from intranet.access.actor import Actor
from intranet.files import store
from intranet.files.models import StoredFile


def paper(actor: Actor, name: str, lines: list[str]) -> StoredFile:
    """Return a Word file with *lines*, stored as sent in by *actor*."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.core_properties.author = actor.name
    kept = io.BytesIO()
    document.save(kept)
    return store.save(actor, kept.getvalue(), name=name)


def scan(width: int = 620, height: int = 877) -> bytes:
    """Return a picture as a scanner makes it: a grey sheet with lines of writing on it, as PNG."""
    white, ink = b"\x00" + b"\xf4" * width, b"\x00" + b"\xf4" * 80 + b"\x70" * (width - 160) + b"\xf4" * 80
    rows = b"".join(ink if 120 < y < 640 and y % 22 < 7 else white for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
