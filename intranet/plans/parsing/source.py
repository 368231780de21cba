"""From a file's bytes to lines of text: the kind is told by the content, never by the name."""

from dataclasses import dataclass

from intranet.errors import Refused
from intranet.plans.parsing.result import Finding

MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """The extracted text; ``wrapped`` when its lines are those of a printed page."""

    lines: list[str]
    kind: str
    wrapped: bool = False
    findings: tuple[Finding, ...] = ()


def source_of_text(text: str) -> Source:
    """Return the lines of a pasted text."""
    return Source(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), "txt")


def read_source(data: bytes, *, name: str) -> Source:
    """Return the lines of the file whose bytes are *data*."""
    try:
        return source_of_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused("Tệp không phải văn bản UTF-8.") from None
