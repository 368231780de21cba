"""Zip files from members that are compressed once and written many times."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from struct import Struct

# The day of every member is 01/01/1980, the first there is: the same paper is the same file.
_DAY, _UTF8, _DEFLATED = 0x21, 0x800, 8
_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip, already compressed."""

    name: bytes
    data: bytes
    size: int
    check: int

    @classmethod
    def of(cls, name: str, content: bytes, level: int = 6) -> "Member":
        """Return *content* compressed under *name*."""
        press = zlib.compressobj(level, zlib.DEFLATED, -15)
        data = press.compress(content) + press.flush()
        return cls(name.encode(), data, len(content), zlib.crc32(content))


def pack(members: Iterable[Member]) -> bytes:
    """Return the zip of *members*."""
    parts, listed, place, count = [], [], 0, 0
    for member in members:
        sizes = member.check, len(member.data), member.size
        local = _LOCAL.pack(b"PK\3\4", 20, _UTF8, _DEFLATED, 0, _DAY, *sizes, len(member.name), 0)
        listed.append(
            _CENTRAL.pack(
                b"PK\1\2", 20, 20, _UTF8, _DEFLATED, 0, _DAY, *sizes, len(member.name), 0, 0, 0, 0, 0, place
            )
            + member.name
        )
        parts += [local, member.name, member.data]
        place += len(local) + len(member.name) + len(member.data)
        count += 1
    directory = b"".join(listed)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), place, 0)
    return b"".join((*parts, directory, end))
