"""The people of the demo acting: whoever is named does something with a unit's work, at a moment gone by."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Actor
from intranet.db.session import db
from intranet.files.models import StoredFile
from intranet.org import identity
from intranet.org.models import Unit
from intranet.org.people import User
from intranet.seed import evidence
from intranet.seed.days import Days
from intranet.tasks import commitments
from intranet.tasks import services as tasks
from intranet.tasks.models import Assignment, AssignmentState, ReportKind, Task

# Who takes the work of which units; the rest never answered.
TAKERS = {
    "office": "van.thu", "economy": "kinh.te2", "culture": "van.hoa", "police": "cong.an",
    "military": "quan.su", "one_stop": "mot.cua", "front": "mat.tran", "farmers": "nong.dan",
    "women": "phu.nu", "youth": "thanh.nien", "village-1": "thon.suoicat", "village-3": "thon.doithong",
    "village-4": "thon.banmay", "village-5": "thon.khevang", "village-6": "thon.chocu",
    "party_office": "vp.dang", "building": "tuyen.giao", "cell-village-1": "chi.bo",
}  # fmt: skip


class Stage:
    """Knows the days, the units and the people of the demo."""

    def __init__(self, days: Days, units: dict[str, Unit]):
        self.days, self.units = days, units
        self.names = {user.username: user.id for user in db.session.scalars(select(User))}

    def who(self, username: str) -> Actor:
        """Return a person with the positions they held at the moment being told."""
        return identity.actor_of(self.names[username], clock.today())

    def at(self, ago: int, hour: str, act: Callable[[], object]) -> None:
        """Let *act* happen so many working days ago."""
        with clock.at(self.days.moment(ago, hour)):
            act()
            db.session.flush()

    def work(self, unit: str, words: str, *, later: bool = False) -> Assignment:
        """Return a unit's share of the duty with these *words*, for the nearer dialogue or the *later*."""
        query = (
            select(Assignment)
            .join(Assignment.task)
            .where(Assignment.unit_id == self.units[unit].id, Task.words.contains(words))
            .order_by(Assignment.id)
        )
        found = list(db.session.scalars(query))
        return found[-1 if later else 0]

    def take(self, *units: str, but: str = "") -> None:
        """Let units take all that they were given, except the duty with the words *but*."""
        for unit in units:
            actor = self.who(TAKERS[unit])
            query = select(Assignment).where(
                Assignment.unit_id == self.units[unit].id, Assignment.state == AssignmentState.GIVEN
            )
            for assignment in db.session.scalars(query.order_by(Assignment.id)).all():
                if not but or but not in assignment.task.words:
                    tasks.accept(actor, assignment)

    def progress(
        self, unit: str, words: str, username: str, text: str, file: str = "", *, later: bool = False
    ) -> None:
        """Let somebody report how far the work is, with a file where one is named."""
        actor, share = self.who(username), self.work(unit, words, later=later)
        tasks.report(
            actor, share, kind=ReportKind.PROGRESS, text=text, files=self._files(actor, file, text),
            committed=self.promise(share, 1),
        )  # fmt: skip

    def promise(self, share: Assignment, days: int) -> date | None:
        """Return the day that a unit promises for late work, so many working days on; None: it is in time."""
        today = clock.today()
        return self.days.calendar.add_working(today, days) if commitments.is_needed(share) else None

    def report(
        self, unit: str, words: str, username: str, text: str, file: str = "", *, later: bool = False
    ) -> None:
        """Let somebody report the result, with a file where one is named."""
        actor, share = self.who(username), self.work(unit, words, later=later)
        tasks.report(
            actor, share, kind=ReportKind.RESULT, text=text, files=self._files(actor, file, text),
            committed=self.promise(share, 0),
        )  # fmt: skip

    def _files(self, actor: Actor, file: str, text: str) -> list[StoredFile]:
        return [evidence.paper(actor, file, [file.removesuffix(".docx"), text])] if file else []
