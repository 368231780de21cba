"""The parts of a Word file, and the file."""

from functools import lru_cache
from xml.sax.saxutils import escape

from intranet.documents.paper.blocks import Paper
from intranet.documents.paper.docx import page
from intranet.documents.paper.docx.body import annex, body
from intranet.documents.paper.docx.foot import foot
from intranet.documents.paper.docx.letterhead import letterhead
from intranet.documents.paper.docx.pack import Member, pack
from intranet.documents.paper.docx.xml import FONTS, NAMESPACES, room
from intranet.documents.paper.form import LANDSCAPE_WIDTH, TEXT_WIDTH, Form
from intranet.documents.paper.sheet import Sheet, lay

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKS = f"{_OFFICE}/officeDocument/2006/relationships"
HEADERS = {page.NUMBERED: "header1.xml", page.FIRST: "header2.xml", page.DRAFT_FIRST: "header3.xml"}


def build(paper: Paper) -> bytes:
    """Return *paper* as the bytes of a .docx."""
    return assemble(lay(paper))


def assemble(sheet: Sheet) -> bytes:
    """Return a sheet as the bytes of a .docx."""
    text = document(content(sheet), last_section(sheet))
    own = {"word/document.xml": text, "docProps/core.xml": properties(sheet)}
    return pack((*members(sheet.form), *(Member.of(name, part.encode()) for name, part in own.items())))


def document(drawn: str, section: str) -> str:
    """Return the part ``word/document.xml``: what is drawn, and the section of its end."""
    return f"{_XML}<w:document {NAMESPACES}><w:body>{drawn}{section}</w:body></w:document>"


def content(sheet: Sheet) -> str:
    """Return everything that stands in the document but the properties of its last section."""
    signed = bool(sheet.signatures or sheet.to)
    parts = [letterhead(sheet), body(sheet.body, sheet.form, keep_last=signed), foot(sheet)]
    sections = _sections(sheet)
    for part, before in zip(sheet.annexes, sections, strict=False):
        parts.append(room(section=before))
        parts.append(annex(part, sheet.form, LANDSCAPE_WIDTH if part.landscape else TEXT_WIDTH))
    return "".join(parts) + room()


def last_section(sheet: Sheet) -> str:
    """Return the properties of the section in which the document ends."""
    return _sections(sheet)[-1]


def _sections(sheet: Sheet) -> list[str]:
    """Return the sections: the paper itself, then one for each annex."""
    own = page.section(first=page.DRAFT_FIRST if sheet.is_draft else page.FIRST, new=True)
    return [own, *(page.section(landscape=part.landscape, new=True) for part in sheet.annexes)]


def properties(sheet: Sheet) -> str:
    """Return ``docProps/core.xml``: what the paper is and which body issues it, and no tool."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(sheet.name)}</dc:title><dc:creator>{escape(sheet.author)}</dc:creator>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


@lru_cache(maxsize=8)
def members(form: Form) -> tuple[Member, ...]:
    """Return the parts that all papers of one form share, compressed."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links(
            ("rId1", f"{_LINKS}/officeDocument", "word/document.xml"),
            ("rId2", f"{_OFFICE}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _links(
            ("rId1", f"{_LINKS}/styles", "styles.xml"),
            ("rId2", f"{_LINKS}/settings", "settings.xml"),
            *((key, f"{_LINKS}/header", name) for key, name in HEADERS.items()),
        ),
        "word/styles.xml": _styles(form),
        "word/settings.xml": _settings(),
        "word/header1.xml": page.numbered(form),
        "word/header2.xml": page.first(),
        "word/header3.xml": page.draft(),
    }
    return tuple(Member.of(name, part.encode()) for name, part in parts.items())


def _types() -> str:
    """Return what each part is."""
    own = {"document": "document.main", "styles": "styles", "settings": "settings"}
    own |= {name.removesuffix(".xml"): "header" for name in HEADERS.values()}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in own.items()
    )
    return (
        f'{_XML}<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _links(*links: tuple[str, str, str]) -> str:
    """Return a part of relationships."""
    parts = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in links)
    return f'{_XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{parts}</Relationships>'


def _styles(form: Form) -> str:
    """Return the only styles: the text of the form, Times New Roman in Vietnamese."""
    size = f'<w:sz w:val="{form.body * 2:g}"/><w:szCs w:val="{form.body * 2:g}"/>'
    return (
        f"{_XML}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{FONTS}{size}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:rPr>{FONTS}{size}</w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style></w:styles>"
    )


def _settings() -> str:
    """Return the settings: as Word 2013 and later lay out, tabs of 1 cm."""
    return (
        f'{_XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/></w:settings>'
    )
