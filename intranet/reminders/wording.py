"""Why somebody is reminded, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from intranet.access.actor import Actor
from intranet.org.directory import Directory, directory
from intranet.reminders.models import Why
from intranet.reminders.queries import Told
from intranet.tasks import lists
from intranet.tasks.lists import Line

_REASONS = {
    Why.NAMED: "Vì đồng chí được phân công đích danh.",
    Why.STAFF: "Vì đồng chí thuộc {unit}.",
    Why.HEAD: "Vì đồng chí đứng đầu {unit}.",
    Why.STANDS_IN: "Vì {person} vắng mặt, đồng chí làm thay.",
    Why.OFFICE: "Vì văn phòng theo dõi, đôn đốc việc quá hạn.",
    Why.DEPUTY: "Vì đồng chí giúp người đứng đầu chỉ đạo việc quá hạn.",
    Why.LEADER: "Vì việc quá hạn từ 3 ngày làm việc trở lên.",
    Why.DELEGATE: "Vì đồng chí thay {person}; việc quá hạn từ 3 ngày làm việc trở lên.",
    Why.NOBODY_THERE: "Vì {unit} chưa có người xem được nhiệm vụ trên mạng; cần chuyển phiếu nhắc việc.",
    Why.RETURNED: "Vì {unit} trả lại việc, chờ văn phòng giao lại.",
}


@dataclass(frozen=True, slots=True)
class Reminder:
    """One line of a digest, ready to be drawn."""

    line: Line
    reason: str
    is_own: bool


def reminders(actor: Actor, told: Sequence[Told]) -> list[Reminder]:
    """Return the lines of a digest with names, words of time and the reason of each."""
    names = directory()
    drawn = lists.lines(actor, [one.row for one in told])
    return [
        Reminder(line, _reason(one, names), one.why.is_own) for line, one in zip(drawn, told, strict=True)
    ]


def _reason(one: Told, names: Directory) -> str:
    unit, person = names.unit_name(one.row.unit_id), names.person_name(one.instead_of)
    return _REASONS[one.why].format(unit=unit, person=person)
