"""What a list of assignments may be narrowed to, as it stands in the address."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from intranet.access.actor import Actor, Role
from intranet.access.check import letters
from intranet.access.permissions import Permission as P
from intranet.org.models import Block
from intranet.search import words as question
from intranet.search.words import Terms
from intranet.tasks.timing import DUE, Timing
from intranet.text.places import read_place
from intranet.workflow.states import Named

NONE = "chua-co"
_FOLLOWERS = frozenset(
    {
        Role.PARTY_SECRETARY, Role.PARTY_STANDING, Role.PARTY_OFFICE, Role.MASS_MOBILISATION, Role.PROPAGANDA,
        Role.INSPECTION, Role.COUNCIL, Role.CHAIRMAN, Role.VICE_CHAIRMAN, Role.OFFICE,
    }
)  # fmt: skip


class Tab(Named):
    """The tabs above a list."""

    OPEN = "dang-mo", "Đang mở"
    WAITING = "cho-xac-nhan", "Chờ xác nhận"
    COORDINATING = "phoi-hop", "Phối hợp"
    DONE = "hoan-thanh", "Hoàn thành"
    CANCELLED = "da-huy", "Đã hủy"
    # Whatever is not cancelled: a figure's list, and no tab until somebody comes by one.
    ALL = "tat-ca", "Tất cả, trừ đã hủy"


TABS_OF_UNITS = (Tab.OPEN, Tab.WAITING, Tab.COORDINATING, Tab.DONE)
TABS_OF_FOLLOWERS = (Tab.OPEN, Tab.WAITING, Tab.DONE, Tab.CANCELLED)


class Due(Named):
    """Which dates are wanted."""

    LATE = "qua-han", "Quá hạn"
    TODAY = "hom-nay", "Đến hạn hôm nay"
    SOON = "3-ngay", "Trong 3 ngày làm việc"
    NONE = "chua-co", "Chưa có ngày"


class Mark(Named):
    """Which stage is wanted, finer than the tab."""

    NOT_ACCEPTED = "chua-tiep-nhan", "Chưa tiếp nhận"
    SILENT = "qua-han-tiep-nhan", "Quá hạn tiếp nhận"
    ACCEPTED = "da-tiep-nhan", "Đã tiếp nhận"
    DOING = "dang-lam", "Đang làm"
    DECLINED = "don-vi-tra-lai", "Đơn vị trả lại việc"
    SENT_BACK = "can-bo-sung", "Cần bổ sung"
    EXTENSION = "xin-gia-han", "Đang xin gia hạn"
    EXPLANATION = "cho-giai-trinh", "Chờ giải trình"
    BROKEN = "qua-cam-ket", "Quá ngày cam kết"
    QUEUED = "chua-den-luot", "Chưa đến lượt"


class Sort(StrEnum):
    """The orders a list offers, each with its index."""

    DUE = "han"
    NEWEST = "moi-giao"


@dataclass(frozen=True, slots=True)
class Filter:
    """One narrowing of the list; ``units`` None means every unit that the person may see."""

    tab: Tab = Tab.OPEN
    units: tuple[int, ...] | None = None
    due: Due | None = None
    mark: Mark | None = None
    person: int | None = None
    plan: int | None = None
    dialogue: int | None = None  # 0: the work that hangs on none
    block: Block | None = None
    of_field: int | None = None  # 0: the work that has none
    result: str = ""  # a timing, or all that is due
    first: date | None = None  # the days on which it is due
    last: date | None = None
    words: Terms | None = None
    found: tuple[int, ...] | None = None  # the duties of the words, or field, where they are few
    sort: Sort = Sort.DUE
    after: tuple[date, int] | None = None
    before: tuple[date, int] | None = None
    chosen: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """Return the tabs above the list."""
        usual = TABS_OF_FOLLOWERS if self.units is None else TABS_OF_UNITS
        return (*usual, Tab.ALL) if self.tab == Tab.ALL else usual

    @property
    def is_narrow(self) -> bool:
        """Tell whether it is narrowed by more than tab and units, so that no number above it counts it."""
        mine = (
            self.due, self.mark, self.person, self.plan, self.block, self.result, self.first, self.last,
            self.words,
        )  # fmt: skip
        return any(mine) or self.of_field is not None or self.dialogue is not None

    def without(self, name: str) -> dict[str, str]:
        """Return the address's arguments without *name* and without the place in the list."""
        return {key: value for key, value in self.chosen.items() if key not in (name, "sau", "truoc")}


def sees_all(actor: Actor) -> bool:
    """Tell whether the person follows the work of every unit."""
    return "A" in letters(actor, P.TASK_VIEW)


def _choice(kind: type[StrEnum], text: str | None) -> StrEnum | None:
    try:
        return kind(text) if text else None
    except ValueError:
        return None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _or_none(text: str | None) -> int | None:
    """Return the number in *text*, 0 for what has none of them."""
    return 0 if text == NONE else _number(text)


def _result(text: str | None) -> str:
    return text if text and text in (*Timing, DUE) else ""


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def read(actor: Actor, arguments: dict[str, str]) -> Filter:
    """Read an address's arguments; what makes no sense is left out."""
    wanted = arguments.get("don-vi", "")
    own = tuple(sorted(actor.units))
    if unit := _number(wanted):
        units: tuple[int, ...] | None = (unit,)
    elif wanted == "tat-ca" or (not wanted and follows(actor)):
        units = None
    else:
        units = own
    tab = _choice(Tab, arguments.get("muc")) or Tab.OPEN
    found = Filter(
        tab=Tab(tab),
        units=units,
        due=_choice(Due, arguments.get("han")),
        mark=_choice(Mark, arguments.get("buoc")),
        person=_number(arguments.get("nguoi")),
        plan=_number(arguments.get("ke-hoach")),
        dialogue=_or_none(arguments.get("doi-thoai")),
        block=_choice(Block, arguments.get("khoi")),
        of_field=_or_none(arguments.get("linh-vuc")),
        result=_result(arguments.get("ket-qua")),
        first=_day(arguments.get("tu")),
        last=_day(arguments.get("den")),
        words=question.read(arguments.get("q", "")).widest_or_none,
        sort=Sort(_choice(Sort, arguments.get("xep")) or Sort.DUE),
        after=read_place(arguments.get("sau")),
        before=read_place(arguments.get("truoc")),
        chosen={key: value for key, value in arguments.items() if value and key in _KNOWN},
    )
    return replace(found, units=own) if found.tab == Tab.COORDINATING else found


# When a filter is saved.
KEPT = (
    "muc", "don-vi", "han", "buoc", "nguoi", "ke-hoach", "doi-thoai", "khoi", "linh-vuc", "ket-qua", "tu",
    "den", "q", "xep",
)  # fmt: skip
_KNOWN = (*KEPT, "sau", "truoc")


def kept(arguments: dict[str, str]) -> dict[str, str]:
    """Return those of an address's arguments that narrow a list."""
    return {name: value for name, value in arguments.items() if value and name in _KNOWN}


def follows(actor: Actor) -> bool:
    """Tell whether a person's list begins with everybody's work: leaders, office, Party and Council."""
    return any(grant.role in _FOLLOWERS for grant in actor.grants) and sees_all(actor)
