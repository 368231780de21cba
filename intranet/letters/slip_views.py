"""Phiếu nhắc việc: the open work of one unit on a sheet, or of all units in one zip."""

from collections.abc import Iterator

from flask import Blueprint, render_template, request, stream_template, url_for

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.permissions import Permission as P
from intranet.documents.compose.compose import paper
from intranet.documents.houses import house
from intranet.documents.paper import docx
from intranet.documents.paper.blocks import Paper
from intranet.documents.paper.kinds import Kind
from intranet.files import handing
from intranet.letters import parcels, proposals, queries
from intranet.org import unit_queries
from intranet.org.directory import directory
from intranet.org.models import Unit
from intranet.text.fold import fold
from intranet.web.guard import current_actor, guard

bp = Blueprint("slips", __name__, url_prefix="/van-ban/phieu-nhac-viec")


def _body(actor: Actor) -> Body:
    """Return the body in whose name a person reminds."""
    mine = {grant.body for grant in actor.grants}
    return Body.PARTY if Body.PARTY in mine and Body.STATE not in mine else Body.STATE


def _slip(body: Body, unit_id: int, work: list) -> Paper:
    return paper(
        Kind.SLIP, proposals.slip_of(unit_id, work), house=house(body), signatures=(), unit="", recipients=()
    )


def _name(unit_id: int) -> str:
    named = fold(directory().unit_name(unit_id)).replace("–", " ")
    words = "-".join("".join(c if c.isalnum() else " " for c in named).split())
    return f"phieu-nhac-viec-{words}.docx"


@bp.get("")
@guard(P.TASK_REMIND)
def index():
    """List the units with open work."""
    actor = current_actor()
    body, names, today = _body(actor), directory(), clock.today()
    counts = queries.open_counts(actor, body)
    rows = [(unit, *counts[unit.id]) for unit in names.open_units(today) if unit.id in counts]
    return render_template("letters/slips.html", rows=rows, body=body)


@bp.get("/<int:unit_id>")
@guard(P.TASK_REMIND, unit=unit_queries.get_unit)
def one(unit: Unit):
    """Draw the slip of one unit."""
    actor = current_actor()
    body = _body(actor)
    work = queries.open_work(actor, body, [unit.id]).get(unit.id, [])
    data = docx.build(_slip(body, unit.id, work))
    return handing.made_file(actor, data, name=_name(unit.id), kind="docx", body=body)


@bp.post("/tat-ca")
@guard(P.TASK_REMIND)
def all_units():
    """Draw the slips of all units into one zip, telling how far it has come."""
    actor = current_actor()
    body = _body(actor)
    papers = {unit: _slip(body, unit, work) for unit, work in queries.open_work(actor, body).items()}
    token = parcels.new_token(actor)

    def files() -> Iterator[parcels.File]:
        for unit, drawn in papers.items():
            yield _name(unit), docx.build(drawn)

    return stream_template(
        "letters/packing.html",
        title="Phiếu nhắc việc của các đơn vị",
        what="phiếu nhắc việc",
        total=len(papers),
        steps=parcels.fill(token, files(), len(papers)),
        parcel=url_for(".fetch", ma=token),
        back=("Phiếu nhắc việc", url_for(".index")),
    )


@bp.get("/tep-nen")
@guard(P.TASK_REMIND)
def fetch():
    """Hand over a zip of slips that has just been made for this person."""
    actor = current_actor()
    data = parcels.fetch(actor, request.args.get("ma", "")).read_bytes()
    name = f"phieu-nhac-viec-{clock.today():%Y-%m-%d}.zip"
    return handing.made_file(actor, data, name=name, kind="zip", body=_body(actor))
