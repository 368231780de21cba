"""Whom a body orders, and whom it can only ask (giao, đề nghị)."""

from collections.abc import Iterable

from intranet.access.actor import Body
from intranet.org.directory import directory
from intranet.org.models import Block

# Blocks that a body orders; whoever stands elsewhere is asked (S0: “công tác phối hợp”).
_COMMANDED = {
    Body.STATE: frozenset({Block.GOVERNMENT, Block.VILLAGE}),
    Body.PARTY: frozenset({Block.PARTY, Block.GOVERNMENT, Block.VILLAGE}),
}


def is_request(body: Body, unit_ids: Iterable[int]) -> bool:
    """Tell whether all the units stand outside the body's command, so that they are asked, not ordered."""
    commanded = _COMMANDED.get(body, frozenset())
    blocks = {directory().unit(unit).block for unit in unit_ids}
    return bool(blocks) and not blocks & commanded
