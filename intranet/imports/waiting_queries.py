"""Which plans somebody has begun to read or to write here, and can go on with."""

from collections.abc import Iterator

from sqlalchemy import Select, select

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.imports.models import ImportDraft, ImportState


def readings_waiting(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give what was only read, and goes on in its review; and what was edited, and goes on in the editor."""
    if permits_somewhere(actor, P.PLAN_IMPORT):
        mine = visible(actor, P.PLAN_IMPORT, ImportDraft), ImportDraft.state == ImportState.OPEN
        open_ones = select(ImportDraft.id, ImportDraft.name).where(*mine)
        yield "reading", open_ones.where(ImportDraft.revision == 0)
        yield "writing", open_ones.where(ImportDraft.revision > 0)
