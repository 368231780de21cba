"""Which positions wait for a second person to agree."""

from collections.abc import Iterator

from sqlalchemy import Select, select

from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.org.people import Position, User


def positions_waiting(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give those who were proposed for a position that needs a second person, with the position."""
    if permits_somewhere(actor, P.USER_SECOND_PERSON):
        proposed = select(Position.user_id, User.full_name, Position.name).where(Position.awaits_second)
        yield "second", proposed.join(User, User.id == Position.user_id)
