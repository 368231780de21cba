"""How much an Excel file would make of the machine, told before it is opened.

A few bytes may ask for everything: a merge or a link over “A1:XFD1048576” becomes an object for each
cell, and a sheet of small cells takes thirty times its size. So the parts are walked through first, and
nothing is kept.
"""

import io
import zipfile
from xml.parsers import expat

from intranet.errors import Refused

INFLATED = 30_000_000
CELLS = 200_000  # a sheet of 2000 rows and 60 columns has 120 000
_SPREAD = ("mergeCell", "hyperlink")  # for which the library makes every cell of their range
LARGE = "Tệp nén bên trong quá lớn nên không nhận. Hãy chép danh sách sang tệp mẫu."
ODD = "Tệp Excel có phần lạ bên trong nên không nhận. Hãy chép danh sách sang tệp mẫu."


class _Count:
    """The cells that the parts read so far would make."""

    def __init__(self) -> None:
        self.cells = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Count an element, whatever its name space is called."""
        local = name.rpartition(" ")[2]
        if local == "c":
            self.cells += 1
        elif local in _SPREAD and ":" in (place := attributes.get("ref", "")):
            self.cells += _area(place)
        if self.cells > CELLS:
            raise Refused(LARGE)

    def refuse(self, *_declared: object) -> None:
        """Refuse a document type: it exists to name entities."""
        raise Refused(ODD)


def _area(place: str) -> int:
    from openpyxl.utils.cell import range_boundaries  # imported here: half a second that no other page needs

    try:
        left, top, right, bottom = range_boundaries(place)
        return (right - left + 1) * (bottom - top + 1)
    except (ValueError, TypeError):
        raise Refused(ODD) from None


def refuse_bombs(data: bytes) -> None:
    """Refuse a workbook that is far larger inside than a list, or that names entities.

    Whatever is no XML is left to the library, which says what is broken. A part may have any name.
    """
    count = _Count()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > INFLATED:
            raise Refused(LARGE)
        for entry in archive.infolist():
            parser = expat.ParserCreate(namespace_separator=" ")
            parser.StartElementHandler, parser.StartDoctypeDeclHandler = count.begin, count.refuse
            try:
                parser.Parse(archive.read(entry), True)
            except expat.ExpatError:
                continue
