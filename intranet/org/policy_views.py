"""The page “Phân quyền”, drawn from the policy itself (A8)."""

from flask import Blueprint, render_template, request

from intranet.access.actor import Role
from intranet.access.permissions import Permission
from intranet.access.permissions import Permission as P
from intranet.access.scopes import MEANINGS
from intranet.errors import NotFound
from intranet.org import people_queries
from intranet.org import policy_queries as queries
from intranet.web.guard import current_actor, guard

bp = Blueprint("policy", __name__)
ALL = "tat-ca"


@bp.get("/quan-tri/phan-quyen")
@guard(P.POLICY_READ_PAGE)
def index():
    """Show what one's own roles, one role or all may do; answer why somebody may, or may not."""
    actor = current_actor()
    asked_role = request.args.get("vai-tro", "")
    role = next((one for one in Role if one.value == asked_role), None)
    own = tuple(one for one in Role if actor.has(one))
    shows_all = not role and (asked_role == ALL or not own)
    roles = (role,) if role else tuple(Role) if shows_all else own
    permission = next((one for one in Permission if one.value == request.args.get("viec")), None)
    asked = request.args.get("nguoi", "")
    user_id = int(asked) if asked.isdecimal() and len(asked) < 10 else actor.user_id
    mark = request.args.get("muc", "")
    answer, unknown = None, False
    if permission:
        try:
            answer = queries.answer(actor, user_id=user_id, permission=permission, mark=mark)
        except NotFound:
            unknown = True
    others = queries.may_ask_about_others(actor)
    return render_template(
        "org/policy.html",
        parts=queries.parts(roles, only_allowed=not shows_all),
        every_part=queries.parts(()),
        role=role,
        shows_all=shows_all,
        all_roles=ALL,
        roles=roles,
        every_role=tuple(Role),
        meanings=MEANINGS,
        answer=answer,
        unknown=unknown,
        permission=permission,
        user_id=user_id,
        mark=mark,
        people=people_queries.people_choices() if others else [(actor.user_id, actor.name)],
    )
