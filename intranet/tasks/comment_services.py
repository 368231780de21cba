"""Say something about an assignment, change it or take it back (C12)."""

from collections.abc import Sequence

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.org.directory import directory
from intranet.tasks import comment_notices, comment_queries
from intranet.tasks.comment_models import Comment
from intranet.tasks.models import Assignment

# The words stand in the page; the log keeps them for good, whatever becomes of them there.
log.define("assignment.comment", "Gửi ý kiến trao đổi")
log.define("assignment.comment-edit", "Sửa ý kiến trao đổi")
log.define("assignment.comment-withdraw", "Rút ý kiến trao đổi")


def write(
    actor: Actor,
    assignment: Assignment,
    *,
    text: str,
    user_ids: Sequence[int] = (),
    unit_ids: Sequence[int] = (),
) -> Comment:
    """Write a comment; holder, coordinating units and whoever it names are told, each person once."""
    require(actor, P.TASK_COMMENT, assignment)
    if not text.strip():
        raise Refused("Hãy ghi nội dung trao đổi.", field="text")
    _expect_readers(assignment, user_ids, unit_ids)
    made = Comment(
        assignment_id=assignment.id, text=text, author_id=actor.user_id, user_ids=list(user_ids),
        unit_ids=list(unit_ids), edited_at=None, withdrawn_at=None,
    )  # fmt: skip
    before = comment_queries.authors_of(assignment)
    db.session.add(made)
    db.session.flush()
    log.record(
        actor, "assignment.comment", assignment,
        comment_id=made.id, text=text, people=list(user_ids), units=list(unit_ids),
    )  # fmt: skip
    comment_notices.written(assignment, made, author=actor, before=before)
    return made


def _expect_readers(assignment: Assignment, user_ids: Sequence[int], unit_ids: Sequence[int]) -> None:
    """Refuse to name who may not see the work: they would be told of something that is not there for them."""
    names, readers = directory(), set(comment_queries.readers(assignment))
    if strange := [one for one in user_ids if one not in readers]:
        named = ", ".join(names.person_name(one) or "người này" for one in strange)
        raise Refused(f"{named} không xem được nhiệm vụ này nên không nhắc tên được.", field="people")
    today = clock.today()
    for one in unit_ids:
        if one not in names.units or not set(names.staff({one}, today)) & readers:
            named = names.unit_name(one) or "Đơn vị này"
            raise Refused(f"{named} không xem được nhiệm vụ này nên không nhắc tên được.", field="units")


def edit(actor: Actor, assignment: Assignment, comment: Comment, *, text: str) -> None:
    """Change one's own words within a quarter of an hour; the log keeps what they were."""
    expect_own(actor, assignment, comment)
    if not text.strip():
        raise Refused("Hãy ghi nội dung trao đổi, hoặc rút lại.", field="text")
    if text == comment.text:
        return
    before, comment.text, comment.edited_at = comment.text, text, clock.now()
    log.record(actor, "assignment.comment-edit", assignment, comment_id=comment.id, before=before, after=text)


def withdraw(actor: Actor, assignment: Assignment, comment: Comment) -> None:
    """Take one's own words back within a quarter of an hour; that there were some stays to be seen."""
    expect_own(actor, assignment, comment)
    before, comment.text, comment.withdrawn_at = comment.text, "", clock.now()
    log.record(actor, "assignment.comment-withdraw", assignment, comment_id=comment.id, before=before)


def expect_own(actor: Actor, assignment: Assignment, comment: Comment) -> None:
    """Refuse whoever did not write it, and whoever comes too late."""
    require(actor, P.TASK_COMMENT, assignment)
    if comment.author_id != actor.user_id:
        raise Forbidden("Chỉ người viết được sửa hoặc rút ý kiến của mình.")
    if not comment.may_be_mended_by(actor.user_id):
        raise WrongState("Chỉ sửa, rút được trong 15 phút sau khi gửi. Hãy viết ý kiến mới.")
