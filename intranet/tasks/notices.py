"""What people are told about tasks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from intranet import clock
from intranet.access.actor import Role
from intranet.access.permissions import Permission as P
from intranet.notifications import outbox
from intranet.notifications.kinds import NoticeKind
from intranet.org import readers
from intranet.org.deputies import deputies
from intranet.org.directory import directory
from intranet.tasks.dating import Shift
from intranet.tasks.models import Assignment, Manner
from intranet.tasks.sources import source_of
from intranet.text.dates import numeric

COORDINATED = "/nhiem-vu?muc=phoi-hop"


def path_to(assignment: Assignment) -> str:
    """Return where an assignment is shown."""
    return f"/nhiem-vu/{assignment.id}"


def _staff(assignment: Assignment) -> list[int]:
    if assignment.assignee_id:
        return [assignment.assignee_id]
    return directory().staff({assignment.unit_id}, clock.today())


def _office(assignment: Assignment) -> list[int]:
    roles = {Role.PARTY_OFFICE} if assignment.body == "party" else {Role.OFFICE}
    return directory().holders(roles, clock.today(), body=assignment.body)


def _confirmers(assignment: Assignment) -> list[int]:
    """Return who confirms: the office; the leader and who acts for them, when the office did the work.

    Also where nobody else of the office is left: who wrote a report down for a unit does not confirm it.
    """
    office = [one for one in _office(assignment) if one != assignment.reported_by_id]
    if not office or set(office) & set(directory().staff({assignment.unit_id}, clock.today())):
        roles = {Role.PARTY_SECRETARY} if assignment.body == "party" else {Role.CHAIRMAN}
        leaders = directory().holders(roles, clock.today(), body=assignment.body)
        return [*leaders, *deputies(P.TASK_CONFIRM, assignment, body=assignment.body)]
    return office


def _tell_unit(
    people: Iterable[int], first: Assignment, text: str, path: str, *, reason: str, unit_id: int | None = None
) -> None:
    """Tell people of a unit about its work, each by a path that opens for them."""
    outbox.tell_all(_words(people, first, text, path, reason=reason, unit_id=unit_id))


def _words(
    people: Iterable[int], first: Assignment, text: str, path: str, *, reason: str, unit_id: int | None = None
) -> list[outbox.Word]:
    """Return what to tell people of a unit about its work, each with a path that opens for them.

    *unit_id* is theirs where they do not hold it but coordinate. Who may see no tasks (a guest) is led to
    the paper that ordered it; who may see neither is not told.
    """
    everybody, today = list(people), clock.today()
    seeing = readers.of_unit(P.TASK_VIEW, unit_id or first.unit_id, today)
    told = [(seeing.intersection(everybody), path)]
    others = [one for one in everybody if one not in seeing]
    if others and (source := source_of(first.task)):
        permission, paper = source
        told.append((readers.among(permission, others, today), paper))
    return [
        outbox.Word(users=users, text=text, path=where, reason=reason, kind=NoticeKind.WORK)
        for users, where in told
    ]


def given(assignments: Iterable[Assignment], *, source: str) -> None:
    """Tell each unit once what it has been given and coordinates on; what waits is told in its turn."""
    by_unit: dict[int, list[Assignment]] = defaultdict(list)
    helping: dict[int, dict[int, Assignment]] = defaultdict(dict)
    for assignment in assignments:
        if assignment.state.is_queued:
            continue
        by_unit[assignment.unit_id].append(assignment)
        for helper in assignment.task.coordinators:
            helping[helper.unit_id].setdefault(assignment.task_id, assignment)
    outbox.tell_all(
        word
        for unit_id in dict.fromkeys((*by_unit, *helping))
        for word in _given(unit_id, by_unit.get(unit_id, []), list(helping.get(unit_id, {}).values()), source)
    )


def _given(
    unit_id: int, theirs: list[Assignment], others: list[Assignment], source: str
) -> list[outbox.Word]:
    return _words(
        directory().staff({unit_id}, clock.today()), (theirs or others)[0],
        f"{source or 'Được'} {_given_words(theirs, others)}", _given_path(theirs, others),
        reason=f"Vì đồng chí thuộc {directory().unit_name(unit_id)}.",
        unit_id=unit_id,
    )  # fmt: skip


def _given_words(theirs: list[Assignment], others: list[Assignment]) -> str:
    """Say what a unit has been given: by name where it is one thing, else how many."""
    if not theirs:
        helped = f"{_verb(others)}: phối hợp {len(others)} việc"
        return f"{helped}, {others[0].title}" if len(others) == 1 else helped
    if len(theirs) == 1 and not others:
        return f"{_verb(theirs)}: {theirs[0].title}"
    return f"{_verb(theirs)} {len(theirs)} việc" + (f", phối hợp {len(others)} việc" if others else "")


def _given_path(theirs: list[Assignment], others: list[Assignment]) -> str:
    if not theirs:
        return path_to(others[0]) if len(others) == 1 else COORDINATED
    return path_to(theirs[0]) if len(theirs) == 1 and not others else "/nhiem-vu"


def _verb(theirs: list[Assignment]) -> str:
    """Say whether a unit is ordered, asked, or both: a body outside one's command is asked."""
    manners = {one.task.manner for one in theirs}
    words = [
        word for manner, word in ((Manner.ORDER, "giao"), (Manner.REQUEST, "đề nghị")) if manner in manners
    ]
    return ", ".join(words)


@dataclass(slots=True)
class Felt:
    """What an amended order changes for one unit; ``moved`` are shares with their old and new dates."""

    moved: list[tuple[Assignment, date | None, date | None]] = field(default_factory=list)
    reworded: list[Assignment] = field(default_factory=list)
    given: list[Assignment] = field(default_factory=list)
    lifted: list[Assignment] = field(default_factory=list)
    helping: list[Assignment] = field(default_factory=list)  # of others, who do it together with the unit
    relieved: list[Assignment] = field(default_factory=list)

    @property
    def shares(self) -> list[Assignment]:
        """Return the shares that it concerns, each once."""
        every = [*(one for one, _, _ in self.moved), *self.reworded, *self.given, *self.lifted]
        every += [*self.helping, *self.relieved]
        return list({id(one): one for one in every}.values())

    @property
    def words(self) -> str:
        """Return it in words: what exactly where it is one thing, else how many of each."""
        found = []
        if len(self.moved) == 1:
            ((_, old, new),) = self.moved
            found.append(f"hạn đổi {_written(old)} → {_written(new)}")
        elif self.moved:
            found.append(f"{len(self.moved)} việc đổi hạn")
        found += [f"{len(self.reworded)} việc đổi nội dung"] if self.reworded else []
        found += [f"{_verb(self.given)} {len(self.given)} việc mới"] if self.given else []
        found += [f"{len(self.lifted)} việc không còn phải làm"] if self.lifted else []
        found += [f"phối hợp thêm {len(self.helping)} việc"] if self.helping else []
        found += [f"thôi phối hợp {len(self.relieved)} việc"] if self.relieved else []
        return ", ".join(found)


def _written(day: date | None) -> str:
    return numeric(day) if day else "chưa có ngày"


def amended(
    felt: dict[int, Felt], *, source: str, why: str = "thay đổi theo kế hoạch sửa đổi"
) -> None:
    """Tell each unit that an amended order concerns, once, what changes for it; nobody else."""
    for unit_id, theirs in felt.items():
        first, *others = theirs.shares
        what = theirs.words if others else f"{theirs.words}: {first.title}"
        _tell_unit(
            directory().staff({unit_id}, clock.today()), first, f"{source}: {what}",
            # Who coordinates no more may not see the work of the others.
            "/nhiem-vu" if others or first in theirs.relieved else path_to(first),
            reason=f"Vì việc của {directory().unit_name(unit_id)} {why}.",
            unit_id=unit_id,
        )  # fmt: skip


def _tell(people: list[int], assignment: Assignment, text: str, *, why: str) -> None:
    """Say to those who follow it what became of one assignment, and why these people are told."""
    outbox.tell(
        people, f"{text}: {assignment.title}", path_to(assignment), reason=f"Vì {why}.",
        kind=NoticeKind.REPORT,
    )  # fmt: skip


def _unit(assignment: Assignment) -> str:
    return directory().unit_name(assignment.unit_id)


def named(assignment: Assignment) -> None:
    """Tell a person that the work is theirs."""
    if found := assignment.assignee_id:
        _tell_unit(
            [found], assignment, f"Được phân công: {assignment.title}", path_to(assignment),
            reason="Vì trưởng đơn vị phân công đích danh.",
        )  # fmt: skip


def declined(assignment: Assignment) -> None:
    """Tell the office that a unit gave work back."""
    text = f"{_unit(assignment)} trả lại việc"
    _tell(_office(assignment), assignment, text, why="văn phòng giao lại hoặc giữ nguyên phân công")


def reported(assignment: Assignment) -> None:
    """Tell who confirms that a unit reports the work done."""
    text = f"{_unit(assignment)} báo cáo hoàn thành"
    _tell(_confirmers(assignment), assignment, text, why="đồng chí xác nhận kết quả")


def _leaders(assignment: Assignment) -> list[int]:
    role = Role.PARTY_SECRETARY if assignment.body == "party" else Role.CHAIRMAN
    return directory().holders({role}, clock.today(), body=assignment.body)


def extension_asked(assignment: Assignment) -> None:
    """Tell who decides that a unit asks for another day: the leader, and a deputy the first time (C7)."""
    people = _leaders(assignment)
    if not assignment.extended:
        people += deputies(P.TASK_GRANT_EXTENSION, assignment, body=assignment.body)
    text = f"{_unit(assignment)} xin gia hạn đến {_written(assignment.wants_due)}"
    _tell(people, assignment, text, why="đồng chí quyết định gia hạn")


def explained(assignment: Assignment, asker_id: int) -> None:
    """Tell who asked, and the leader whose order it is, that a unit has explained itself (C15)."""
    people = [asker_id, *(one for one in _leaders(assignment) if one != asker_id)]
    text = f"{_unit(assignment)} đã giải trình"
    _tell(people, assignment, text, why="việc này quá hạn và đã có yêu cầu giải trình")


def given_elsewhere(assignments: Sequence[Assignment], to: str) -> None:
    """Tell the units that gave work back that another one has it now (P2), each person once."""
    circles: dict[tuple[int, int | None], list[Assignment]] = defaultdict(list)
    for one in assignments:
        circles[(one.unit_id, one.assignee_id)].append(one)
    outbox.tell_all(
        outbox.Word(
            users=_staff(theirs[0]), text=f"Đã giao {to}: {_counted(theirs)}", path=_where(theirs),
            reason=f"Vì {_unit(theirs[0])} đã trả lại việc này.", kind=NoticeKind.REPORT,
        )
        for theirs in circles.values()
    )  # fmt: skip


def to_unit(assignment: Assignment, text: str) -> None:
    """Tell the unit that holds the work what became of it."""
    _tell_unit(
        _staff(assignment), assignment, f"{text}: {assignment.title}", path_to(assignment),
        reason=f"Vì {_unit(assignment)} được giao việc này.",
    )  # fmt: skip


def to_units(assignments: Iterable[Assignment], text: str) -> None:
    """Tell the units that hold many assignments what became of them, each person once."""
    circles: dict[tuple[int, int | None], list[Assignment]] = defaultdict(list)
    for one in assignments:
        circles[(one.unit_id, one.assignee_id)].append(one)
    outbox.tell_all(
        word
        for theirs in circles.values()
        for word in _words(
            _staff(theirs[0]), theirs[0], f"{text}: {_counted(theirs)}", _where(theirs),
            reason=f"Vì {_unit(theirs[0])} được giao việc này.",
        )
    )  # fmt: skip


def named_all(assignments: Sequence[Assignment], user_id: int) -> None:
    """Tell a person once that much work is theirs."""
    if assignments:
        _tell_unit(
            [user_id], assignments[0], f"Được phân công: {_counted(assignments)}", _where(assignments),
            reason="Vì trưởng đơn vị phân công đích danh.",
        )  # fmt: skip


def _counted(theirs: Sequence[Assignment]) -> str:
    return f"{len(theirs)} việc" if len(theirs) > 1 else theirs[0].title


def _where(theirs: Sequence[Assignment]) -> str:
    return "/nhiem-vu" if len(theirs) > 1 else path_to(theirs[0])


def moved(theirs: Sequence[Shift], *, cause: str, reason: str = "") -> None:
    """Tell the people of one unit once which dates a *cause* changes: one from what to what, or how many."""
    first, days = theirs[0].assignment, {one.new for one in theirs}
    if len(theirs) == 1:
        old, new = theirs[0].old, theirs[0].new
        what = f"hạn đổi {_written(old)} → {_written(new)}" if old else f"hạn {_written(new)}"
        what = f"{what}: {first.title}"
    else:
        (day, *others) = days
        to = "" if others else f" sang {numeric(day)}" if day else " thành chưa có ngày"
        what = f"{len(theirs)} việc đổi hạn{to}"
    by_name = [one.assignment.assignee_id for one in theirs]
    whole = directory().staff({first.unit_id}, clock.today()) if not all(by_name) else []
    _tell_unit(
        [*(one for one in by_name if one), *whole], first, f"{cause}, {what}",
        "/nhiem-vu" if len(theirs) > 1 else path_to(first),
        reason=reason or f"Vì {_unit(first)} được giao việc này.",
    )  # fmt: skip


def help_wanted(assignment: Assignment) -> None:
    """Tell the office that a unit needs help."""
    text = f"{_unit(assignment)} cần giúp (“{assignment.help_wanted}”)"
    _tell(_office(assignment), assignment, text, why="văn phòng theo dõi việc này")


def cut_off(theirs: Sequence[Assignment]) -> None:
    """Tell the office that what some work waited for was cancelled: it opens it or takes it back."""
    for body in dict.fromkeys(one.body for one in theirs):
        mine = [one for one in theirs if one.body == body]
        more = f" và {len(mine) - 1} việc khác" if len(mine) > 1 else ""
        _tell(_office(mine[0]), mine[0], f"Việc trước đã hủy{more}", why="văn phòng quyết định việc làm sau")
