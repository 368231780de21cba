"""How far the point of an issued conclusion has come, and the address of the points that stand there.

A point is done when all its shares are, late as soon as one of them is, and accepted by nobody while all its
shares wait; what the person may not see is no share to them. The desks count points by the same rule.
"""

from collections.abc import Sequence
from datetime import date

from intranet.tasks.models import Assignment, Phase
from intranet.workflow.states import Named

ARGUMENT = "diem"


class Stage(Named):
    """How far a point has come, in words that follow a number; ``ALL`` are those that order something."""

    ALL = "giao-viec", "có giao việc"
    DONE = "da-xong", "đã xong"
    LATE = "qua-han", "quá hạn"
    GIVEN = "chua-tiep-nhan", "chưa tiếp nhận"
    DOING = "dang-lam", "đang làm"


def read(text: str | None) -> Stage | None:
    """Return the stage that an address asks for; None where it asks for none that is known."""
    return next((one for one in Stage if one == text), None)


def stage_of(shares: Sequence[Assignment], today: date) -> Stage | None:
    """Return how far a point with *shares* has come; None for one that ordered nothing."""
    if not shares:
        return None
    if all(one.phase == Phase.DONE for one in shares):
        return Stage.DONE
    if any(one.phase == Phase.OPEN and one.sort_day < today for one in shares):
        return Stage.LATE
    if all(one.state.is_given for one in shares):
        return Stage.GIVEN
    return Stage.DOING
