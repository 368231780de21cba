"""Where a unit's share of a task stands, and in which tab of a list that is."""

from enum import StrEnum

from intranet.workflow.states import State


class AssignmentState(State):
    """Where a unit's share stands. Being late is never a state: it is computed."""

    GIVEN = "given", "Chưa tiếp nhận", "wait", "inbox"
    ACCEPTED = "accepted", "Đã tiếp nhận", "plain", "check"
    DOING = "doing", "Đang làm", "plain", "progress"
    REPORTED = "reported", "Chờ xác nhận", "wait", "hourglass"
    DONE = "done", "Hoàn thành", "done", "circle-check"
    DECLINED = "declined", "Đơn vị trả lại việc", "back", "arrow-back-up"
    CANCELLED = "cancelled", "Đã hủy", "void", "ban"
    QUEUED = "queued", "Chưa đến lượt", "plain", "list-check"

    @property
    def is_open(self) -> bool:
        """Tell whether the unit still has to do or say something, so that its date matters."""
        return self in _OPEN

    @property
    def is_given(self) -> bool:
        """Tell whether the unit has not taken it yet."""
        return self is self.GIVEN

    @property
    def is_pending(self) -> bool:
        """Tell whether the unit that holds it still has to do it: it may be late, and ask for longer."""
        return self in PENDING

    @property
    def is_doing(self) -> bool:
        """Tell whether the unit is at it."""
        return self is self.DOING

    @property
    def is_reported(self) -> bool:
        """Tell whether a report waits for its confirmation."""
        return self is self.REPORTED

    @property
    def is_done(self) -> bool:
        """Tell whether it is confirmed."""
        return self is self.DONE

    @property
    def is_cancelled(self) -> bool:
        """Tell whether nobody has to do it any more."""
        return self is self.CANCELLED

    @property
    def is_declined(self) -> bool:
        """Tell whether the unit gave it back."""
        return self is self.DECLINED

    @property
    def is_queued(self) -> bool:
        """Tell whether it waits for another task to end (C10)."""
        return self is self.QUEUED


_OPEN = frozenset(
    {AssignmentState.GIVEN, AssignmentState.ACCEPTED, AssignmentState.DOING, AssignmentState.DECLINED}
)
# While it is here its date matters to the unit that holds it: it may ask for another, and be late.
PENDING = frozenset({AssignmentState.GIVEN, AssignmentState.ACCEPTED, AssignmentState.DOING})


class Phase(StrEnum):
    """The four tabs of every list, kept beside the state so that one index serves each.

    What waits for another task to end stands in none of them: nobody has to do anything yet.
    """

    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"
    QUEUED = "queued"


PHASES = {
    AssignmentState.REPORTED: Phase.WAITING,
    AssignmentState.DONE: Phase.DONE,
    AssignmentState.CANCELLED: Phase.CANCELLED,
    AssignmentState.QUEUED: Phase.QUEUED,
}
