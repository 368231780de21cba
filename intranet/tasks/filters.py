"""What a list of assignments may be narrowed to, as it stands in the address."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from intranet.access.actor import Actor, Role
from intranet.access.check import letters
from intranet.access.permissions import Permission as P
from intranet.search import words as question
from intranet.search.words import Terms
from intranet.text.places import read_place

_FOLLOWERS = frozenset(
    {
        Role.PARTY_SECRETARY, Role.PARTY_STANDING, Role.PARTY_OFFICE, Role.MASS_MOBILISATION, Role.PROPAGANDA,
        Role.INSPECTION, Role.COUNCIL, Role.CHAIRMAN, Role.VICE_CHAIRMAN, Role.OFFICE,
    }
)  # fmt: skip


class Tab(StrEnum):
    """The tabs above a list."""

    OPEN = "dang-mo"
    WAITING = "cho-xac-nhan"
    COORDINATING = "phoi-hop"
    DONE = "hoan-thanh"
    CANCELLED = "da-huy"

    @property
    def label(self) -> str:
        """Return the tab's words."""
        return _TABS[self]


_TABS = {
    Tab.OPEN: "Đang mở",
    Tab.WAITING: "Chờ xác nhận",
    Tab.COORDINATING: "Phối hợp",
    Tab.DONE: "Hoàn thành",
    Tab.CANCELLED: "Đã hủy",
}


TABS_OF_UNITS = (Tab.OPEN, Tab.WAITING, Tab.COORDINATING, Tab.DONE)
TABS_OF_FOLLOWERS = (Tab.OPEN, Tab.WAITING, Tab.DONE, Tab.CANCELLED)


class Due(StrEnum):
    """Which dates are wanted."""

    LATE = "qua-han"
    TODAY = "hom-nay"
    SOON = "3-ngay"
    NONE = "chua-co"

    @property
    def label(self) -> str:
        """Return the choice's words."""
        return {
            "qua-han": "Quá hạn",
            "hom-nay": "Đến hạn hôm nay",
            "3-ngay": "Trong 3 ngày làm việc",
            "chua-co": "Chưa có ngày",
        }[self.value]


class Mark(StrEnum):
    """Which stage is wanted, finer than the tab."""

    NOT_ACCEPTED = "chua-tiep-nhan"
    SILENT = "qua-han-tiep-nhan"
    DECLINED = "don-vi-tra-lai"
    SENT_BACK = "can-bo-sung"
    EXTENSION = "xin-gia-han"
    EXPLANATION = "cho-giai-trinh"
    BROKEN = "qua-cam-ket"
    QUEUED = "chua-den-luot"

    @property
    def label(self) -> str:
        """Return the choice's words."""
        return {
            "chua-tiep-nhan": "Chưa tiếp nhận",
            "qua-han-tiep-nhan": "Quá hạn tiếp nhận",
            "don-vi-tra-lai": "Đơn vị trả lại việc",
            "can-bo-sung": "Cần bổ sung",
            "xin-gia-han": "Đang xin gia hạn",
            "cho-giai-trinh": "Chờ giải trình",
            "qua-cam-ket": "Quá ngày cam kết",
            "chua-den-luot": "Chưa đến lượt",
        }[self.value]


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
    words: Terms | None = None
    found: tuple[int, ...] | None = None  # the duties that have the words, where they are few
    sort: Sort = Sort.DUE
    after: tuple[date, int] | None = None
    before: tuple[date, int] | None = None
    chosen: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """Return the tabs above the list."""
        return TABS_OF_FOLLOWERS if self.units is None else TABS_OF_UNITS

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
        words=question.read(arguments.get("q", "")).widest_or_none,
        sort=Sort(_choice(Sort, arguments.get("xep")) or Sort.DUE),
        after=read_place(arguments.get("sau")),
        before=read_place(arguments.get("truoc")),
        chosen={key: value for key, value in arguments.items() if value and key in _KNOWN},
    )
    return replace(found, units=own) if found.tab == Tab.COORDINATING else found


KEPT = ("muc", "don-vi", "han", "buoc", "nguoi", "ke-hoach", "q", "xep")  # when a filter is saved
_KNOWN = (*KEPT, "sau", "truoc")


def kept(arguments: dict[str, str]) -> dict[str, str]:
    """Return those of an address's arguments that narrow a list."""
    return {name: value for name, value in arguments.items() if value and name in _KNOWN}


def follows(actor: Actor) -> bool:
    """Tell whether a person's list begins with everybody's work: leaders, office, Party and Council."""
    return any(grant.role in _FOLLOWERS for grant in actor.grants) and sees_all(actor)
