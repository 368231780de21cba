"""From a document to the paper that it is: what is approved on the screen is what is printed."""

from intranet import clock
from intranet.documents.compose import store
from intranet.documents.compose.compose import paper
from intranet.documents.houses import house_on
from intranet.documents.models import Document
from intranet.documents.paper.blocks import Addressees, Paper, Recipient
from intranet.documents.paper.kinds import Kind
from intranet.documents.signers import signatures_of
from intranet.text.fold import fold


def paper_of(document: Document) -> Paper:
    """Return the paper as it stands: no number nor day before it is issued, a draft until it is approved.

    What was given up as a draft stays one.
    """
    day, state = document.day, document.state
    today = clock.today()
    return paper(
        document.kind,
        store.read(document.kind, document.content),
        house=house_on(document),
        signatures=signatures_of(document),
        number=document.number,
        day=day,
        month=None if day else (today.year, today.month),
        unit=document.drafting_unit,
        subject=document.subject,
        recipients=tuple(Recipient(one.name, one.purpose) for one in document.recipients if one.printed),
        is_draft=not (state.is_approved or state.is_issued),
    )


def addressees(document: Document) -> tuple[str, ...]:
    """Return the names after Kính gửi, of an invitation those invited; none for other papers."""
    if document.kind is Kind.INVITATION:
        return tuple(document.content.get("invitees", ()))
    blocks = paper_of(document).blocks
    return tuple(name for block in blocks if isinstance(block, Addressees) for name in block.names)


def file_name(document: Document, suffix: str = "docx") -> str:
    """Return what a download is called, without accents: “117-TB-UBND.docx”, “du-thao-giay-moi-12.docx”.

    What is approved and waits for signature and seal is no draft any more: “ban-ky-giay-moi-12.docx”.
    """
    if document.code:
        return f"{fold(document.code).upper().replace('/', '-')}.{suffix}"
    said = "ban-ky" if document.state.is_approved else "du-thao"
    return f"{said}-{fold(document.kind.label).replace(',', '').replace(' ', '-')}-{document.id}.{suffix}"
