"""Who acts for a leader: the deputies whom a delegation lets do something (A4)."""

from typing import Any

from intranet import clock
from intranet.access.actor import Body
from intranet.access.check import permits
from intranet.access.permissions import Permission
from intranet.org import identity
from intranet.org.directory import directory


def deputies(permission: Permission, subject: Any, *, body: Body) -> list[int]:
    """Return the deputies of *body* who may do this to *subject* today."""
    today = clock.today()
    found = directory().holders(set(identity.DELEGATES), today, body=body)
    return [one for one in found if permits(identity.actor_of(one, today), permission, subject)]
