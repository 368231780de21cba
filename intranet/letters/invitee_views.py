"""One invitation for each who is invited, all in one zip."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from flask import Blueprint, request, stream_template, url_for

from intranet.documents import papers, readings
from intranet.documents import queries as documents
from intranet.documents.compose import store
from intranet.documents.compose.compose import blocks_of
from intranet.documents.compose.invitation import Invitation
from intranet.documents.houses import house
from intranet.documents.models import Document
from intranet.documents.owners import owner_of
from intranet.documents.paper.blocks import Paper
from intranet.documents.paper.bulk import TOKEN, many
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lines import lines
from intranet.documents.rights import right
from intranet.errors import NotFound
from intranet.letters import parcels
from intranet.text.fold import fold
from intranet.web.downloads import attachment
from intranet.web.guard import current_actor, guard

bp = Blueprint("invitees", __name__, url_prefix="/van-ban/<int:document_id>/giay-moi-tung-nguoi")
_NAME = "nguoi_duoc_moi_0"  # nobody types that
_TOKEN = f"{{{{{_NAME}}}}}"


def _content(document: Document) -> Invitation:
    if document.kind is not Kind.INVITATION:
        raise NotFound
    return store.read(Kind.INVITATION, document.content)


def pattern_of(document: Document, content: Invitation) -> Paper:
    """Return the invitation with room for the name of one who is invited."""
    one = blocks_of(Kind.INVITATION, replace(content, invitees=(_TOKEN,)), house(document.body))
    return replace(papers.paper_of(document), blocks=one)


def _braces(pattern: Paper) -> dict[str, str]:
    """Return what somebody typed in double braces, to be printed as it is."""
    said = "\n".join((pattern.subject, *lines(pattern)))
    return {name: f"{{{{{name}}}}}" for name in TOKEN.findall(said)}


def _short(document: Document) -> str:
    return f"{document.kind.label} {document.code}".strip()


def _named(content: Invitation) -> Iterator[str]:
    """Give the names of the files, numbered in the order of the list."""
    width = len(str(len(content.invitees)))
    for number, invitee in zip(count(1), content.invitees, strict=False):
        plain = "".join(c if c.isalnum() else " " for c in fold(invitee))
        yield f"{number:0{width}}-{'-'.join(plain.split())[:60]}.docx"


@bp.post("")
@guard(right("draft"), document=documents.get)
def make(document: Document):
    """Draw an invitation for each, telling how far it has come."""
    actor, content = current_actor(), _content(document)
    token = parcels.new_token(actor)
    pattern = pattern_of(document, content)
    typed = _braces(pattern)
    drawn = many(pattern, (typed | {_NAME: one} for one in content.invitees))
    files = zip(_named(content), drawn, strict=True)
    total = len(content.invitees)
    return stream_template(
        "letters/packing.html", total=total, what="giấy mời", title="Giấy mời cho từng người",
        steps=parcels.fill(token, files, total), back=(_short(document), owner_of(document).path(document)),
        parcel=url_for(".fetch", document_id=document.id, ma=token),
    )  # fmt: skip


@bp.get("/tep-nen")
@guard(right("draft"), document=documents.get)
def fetch(document: Document):
    """Hand over the zip that has just been made for this person."""
    actor = current_actor()
    data = parcels.fetch(actor, request.args.get("ma", "")).read_bytes()
    readings.downloaded(actor, document)
    return attachment(data, name=papers.file_name(document, "zip"), kind="zip")
