"""Send pages compressed to whoever can read them so: a list of 50 tasks is 67 kB, and 7 kB on the wire.

What is compressed can be guessed by its length where somebody else's words stand beside a secret (BREACH).
Our only secret on a page is the token of its forms, which is signed anew every second: what could be learnt
of it is never a whole token. For what a page says about people, each answer is longer by a random amount.
"""

import secrets
import struct
import zlib

from flask import Flask, Response, request

KINDS = frozenset({"text/html", "application/json"})
LEAST = 1000  # bytes below which nothing is won
LEVEL = 3  # half the time of the usual 6, an eighth larger
NOISE = 100


def packed(body: bytes) -> bytes:
    """Return *body* as gzip, whose header carries a name of random length: up to ``NOISE`` bytes."""
    name = b"a" * secrets.randbelow(NOISE)
    squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    head = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xff" + name + b"\x00"
    tail = struct.pack("<II", zlib.crc32(body), len(body) & 0xFFFFFFFF)
    return head + squeeze.compress(body) + squeeze.flush() + tail


def init_app(app: Flask) -> None:
    """Compress answers as they leave."""

    @app.after_request
    def compress(response: Response) -> Response:
        if response.mimetype not in KINDS or response.direct_passthrough or response.is_streamed:
            return response
        response.vary.add("Accept-Encoding")
        if "Content-Encoding" in response.headers or not request.accept_encodings.quality("gzip"):
            return response
        body = response.get_data()
        if len(body) >= LEAST:
            response.set_data(packed(body))
            response.headers["Content-Encoding"] = "gzip"
        return response
