"""Send a file to be kept or opened by its own program, never to run in our pages."""

from urllib.parse import quote

from flask import Response

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


def attachment(data: bytes, *, name: str, kind: str) -> Response:
    """Return *data* as a download called *name*."""
    plain = name.encode("ascii", "ignore").decode().replace('"', "").strip() or f"tep.{kind}"
    response = Response(data, content_type=TYPES.get(kind, "application/octet-stream"))
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
