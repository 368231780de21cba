"""Small Word and PDF files built in memory, good and hostile ones."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def p(text: str, *, number: tuple[int, int] | None = None, raw: str = "") -> str:
    """Return a paragraph; *number* is its list and level."""
    properties = ""
    if number:
        properties = (
            f'<w:pPr><w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr></w:pPr>'
        )
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}{raw}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of plain cells; a newline in a cell begins a paragraph."""
    cells = (
        "<w:tr>"
        + "".join("<w:tc>" + "".join(map(p, cell.split("\n"))) + "</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    return "<w:tbl>" + "".join(cells) + "</w:tbl>"


NUMBERING = "".join(
    [
        f'{_HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">',
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText'
        ' w:val="%1."/></w:lvl>',
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>',
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/>',
        '<w:lvlText w:val="%2.%3."/></w:lvl>',
        '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText'
        ' w:val="%4)"/></w:lvl>',
        '<w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>',
        '<w:lvl w:ilvl="5"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>',
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
    ]
)


def docx(
    *blocks: str, prolog: str = "", numbering: str = NUMBERING, more: dict[str, bytes] | None = None
) -> bytes:
    """Return a Word file whose body holds *blocks*; *prolog* stands before the root element."""
    body = f'{_HEAD}{prolog}<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", body)
        archive.writestr("word/numbering.xml", numbering)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def pdf(*pages: list[tuple[float, float, str]]) -> bytes:
    """Return a PDF with a line of plain letters at each place (x, y) of each page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    for page in pages:
        stream = b"".join(
            b"BT /F1 12 Tf %.1f %.1f Td (%s) Tj ET\n" % (x, y, text.encode("cp1252").replace(b"(", b"\\("))
            for x, y, text in page
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    found, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(found)
    found += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    found += b"".join(b"%010d 00000 n \n" % place for place in places)
    return found + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
