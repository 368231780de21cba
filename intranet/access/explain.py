"""Say in words why somebody may, or may not, do something: “vì sao tôi (không) thấy mục này?”."""

from dataclasses import dataclass
from typing import Any

from intranet.access.actor import Actor
from intranet.access.check import letters, permits, who_may
from intranet.access.permissions import Permission
from intranet.access.policy import POLICY
from intranet.access.scopes import MEANINGS


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer: yes or no, the sentence that says why, and who may."""

    allowed: bool
    text: str
    who: tuple[str, ...]


def why(actor: Actor, permission: Permission, subject: Any | None) -> Reason:
    """Return whether and why *actor* may do this to *subject* (None: to anything at all)."""
    found = letters(actor, permission)
    who = who_may(permission)
    roles = sorted({grant.role.label for grant in actor.grants})
    if not found:
        held = ", ".join(roles) or "chưa có chức vụ nào đang hiệu lực"
        waiting = any(POLICY[permission].get(grant.role) == "D" for grant in actor.grants)
        text = (
            f"Chức vụ hiện tại ({held}) chỉ được “{permission.label}” khi có ủy quyền còn hiệu lực."
            if waiting
            else f"Chức vụ hiện tại ({held}) không có quyền “{permission.label}”."
        )
        return Reason(False, text, who)
    scope = "; ".join(
        f"{', '.join(sorted({grant.role.label for grant in grants})) or 'Mọi tài khoản'}: {MEANINGS[letter]}"
        for letter, grants in sorted(found.items())
    )
    if subject is None:
        return Reason(True, f"Được “{permission.label}” trong phạm vi: {scope}.", who)
    if permits(actor, permission, subject):
        return Reason(True, f"Được “{permission.label}”, vì phạm vi là: {scope}.", who)
    return Reason(
        False, f"Có quyền “{permission.label}” nhưng mục này nằm ngoài phạm vi hoặc điều kiện ({scope}).", who
    )
