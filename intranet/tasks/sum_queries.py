"""Whether the numbers of work close: each share counted once, however it is counted (J8).

Asked for the page of the system's health, and by a test. A sum that does not close is told in red: then
some row was written past the services, and no figure of it can be trusted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, literal, or_, select

from intranet import clock
from intranet.db.session import db
from intranet.org.models import Unit
from intranet.tasks.models import NO_DAY, Assignment, Task
from intranet.tasks.states import PHASES, AssignmentState, Phase
from intranet.tasks.tally import tallied
from intranet.tasks.timing import Timing, is_


@dataclass(frozen=True, slots=True)
class Sums:
    """The same work counted in several ways; each pair must agree."""

    total: int
    by_state: int
    misplaced: int  # shares whose phase is not that of their state
    live: int
    by_timing: int
    undated: int  # shares whose place in lists is not their day
    of_units: int  # shares whose unit and duty are there
    unreported: int  # what is said to be reported or done on no day

    @property
    def faults(self) -> list[str]:
        """Say which sums do not close."""
        return list(_faults(self))


def _faults(sums: Sums) -> Iterator[str]:
    if sums.by_state != sums.total:
        yield f"cộng theo trạng thái được {sums.by_state}, tổng là {sums.total}"
    if sums.by_timing != sums.live:
        yield f"cộng theo kết quả được {sums.by_timing}, chưa hủy là {sums.live}"
    if sums.of_units != sums.total:
        yield f"cộng theo đơn vị được {sums.of_units}, tổng là {sums.total}"
    for count, words in (
        (sums.misplaced, "nằm sai mục so với trạng thái"),
        (sums.undated, "xếp sai ngày so với hạn"),
        (sums.unreported, "đã báo cáo nhưng không có ngày báo cáo"),
    ):
        if count:
            yield f"{count} phần việc {words}"


def sums() -> Sums:
    """Count all work in each way, once for each change of it."""
    return tallied("sums", None, _counted)


def _counted() -> Sums:
    phase = case(
        *((Assignment.state == state, PHASES.get(state, Phase.OPEN)) for state in AssignmentState),
        else_=None,
    )
    ended = Assignment.phase.in_((Phase.WAITING, Phase.DONE))
    day = func.coalesce(Assignment.due, NO_DAY)
    there = select(func.count()).select_from(Assignment).join(Unit).join(Task)
    query = select(
        func.count(),
        _sum(Assignment.state.in_(list(AssignmentState))),
        _sum(or_(phase.is_(None), phase != Assignment.phase)),
        _sum(Assignment.phase != Phase.CANCELLED),
        _closed(),
        _sum(day != Assignment.sort_day),
        there.scalar_subquery(),
        _sum(ended & Assignment.reported_at.is_(None) & Assignment.done_at.is_(None)),
    )
    return Sums(*db.session.execute(query.select_from(Assignment)).one())


def _closed() -> Any:
    """Return how often a live share has one of the timings: once each, or they do not close."""
    ways = (_sum((Assignment.phase != Phase.CANCELLED) & is_(one, clock.today())) for one in Timing)
    return sum(ways, literal(0))


def _sum(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def check() -> tuple[str, str, str]:
    """Return a line for the health page: its label, its words and how it stands."""
    found = sums()
    if found.faults:
        words = f"Số liệu không khớp: {'; '.join(found.faults)}"
        return "Đối chiếu số liệu nhiệm vụ", words, "late"
    said = f"Khớp: {found.total} phần việc, cộng theo trạng thái, kết quả và đơn vị đều bằng tổng"
    return "Đối chiếu số liệu nhiệm vụ", said, "done"
