"""How far the points of issued conclusions have come, for those who supervise, in one statement."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.dialogues.models import Dialogue
from intranet.dialogues.naming import called
from intranet.documents.models import Document, DocumentState
from intranet.org.kept import asked
from intranet.tasks.models import Assignment, AssignmentState, Phase, Task

MOST = 5


@dataclass(slots=True)
class Points:
    """The points of one conclusion that order something: all, done, late, accepted by nobody yet."""

    id: int
    dialogue: str
    held_on: date
    code: str
    total: int = 0
    done: int = 0
    late: int = 0
    given: int = 0

    @property
    def title(self) -> str:
        """Return what it is called: “Đối thoại cụm thôn Bản Mây ngày 25/11/2026”."""
        return f"{called(self.dialogue)} ngày {self.held_on:%d/%m/%Y}"

    @property
    def doing(self) -> int:
        """Return how many are under way."""
        return self.total - self.done - self.late - self.given


def progress(actor: Actor) -> list[Points]:
    """Return the newest issued conclusions with how far their points have come.

    A point is done when all its shares are, and late as soon as one of them is.
    """
    if not permits_somewhere(actor, P.CONCLUSION_TRACK_EXECUTION):
        return []
    found: dict[int, Points] = {}
    for row in asked("desk-points", actor, (), _by_point):
        one = found.setdefault(row.id, Points(row.id, row.told_by, row.held_on, row.code))
        if not row.shares:
            continue
        one.total += 1
        if row.done == row.shares:
            one.done += 1
        elif row.late:
            one.late += 1
        elif row.given == row.shares:
            one.given += 1
    return list(found.values())


def _by_point(actor: Actor):
    late = and_(Assignment.phase == Phase.OPEN, Assignment.sort_day < clock.today())
    newest = (
        select(Conclusion.id, Conclusion.held_on, Dialogue.told_by.label("told_by"), Document.code)
        .join(Conclusion.document)
        .join(Conclusion.dialogue)
        .where(Document.state == DocumentState.ISSUED, visible(actor, P.CONCLUSION_VIEW_ISSUED, Conclusion))
        .order_by(Conclusion.held_on.desc(), Conclusion.id.desc())
        .limit(MOST)
        .subquery()
    )
    seen = visible(actor, P.TASK_VIEW, Assignment)
    shares = and_(Assignment.task_id == Task.id, Assignment.phase != Phase.CANCELLED, seen)
    counts = [
        func.count(Assignment.id).label("shares"),
        *(
            func.sum(case((condition, 1), else_=0)).label(name)
            for name, condition in (
                ("done", Assignment.phase == Phase.DONE), ("late", late),
                ("given", Assignment.state == AssignmentState.GIVEN),
            )
        ),
    ]  # fmt: skip
    return (
        select(newest, *counts)
        .outerjoin(ConclusionPoint, ConclusionPoint.conclusion_id == newest.c.id)
        .outerjoin(Task, Task.conclusion_point_id == ConclusionPoint.id)
        .outerjoin(Assignment, shares)
        .group_by(*newest.c, ConclusionPoint.id)
        .order_by(newest.c.held_on.desc(), newest.c.id.desc())
    )
