"""What the pages of the calendar ask for."""

from wtforms import RadioField
from wtforms.validators import Optional

from intranet.calendar.models import DayKind, DayStatus
from intranet.forms.base import SeenForm
from intranet.forms.fields import Day, Line, Prose, at_most, needed, options

_KINDS = options((kind.value, kind.label) for kind in DayKind)
_STATES = options((state.value, state.label) for state in DayStatus)


class ReasonForm(SeenForm):
    """Ask why; asked for only where dates were counted through the day."""

    reason = Prose("Lý do", [at_most(500)])


class DayForm(ReasonForm):
    """Ask what a day is, and which paper says so."""

    kind = RadioField("Loại", [needed()], choices=_KINDS, default=DayKind.OFF.value)
    name = Line(
        "Tên gọi", [needed("Hãy ghi tên."), at_most(120)],
        description="Ví dụ: Quốc khánh; nghỉ hoán đổi với ngày 04/5; làm bù cho ngày 29/4.",
    )  # fmt: skip
    source = Line(
        "Văn bản công bố", [at_most(200)], description="Ví dụ: Thông báo 15/TB-BNV ngày 12/11/2026."
    )
    state = RadioField("Tình trạng", [needed()], choices=_STATES, default=DayStatus.CONFIRMED.value)


class NewDayForm(DayForm):
    """Ask for a day that is not in the calendar yet; a swapped one with the Saturday worked for it."""

    day = Day("Ngày", [needed("Hãy ghi ngày.")])
    worked = Day(
        "Làm bù vào ngày", [Optional()],
        description="Chỉ ghi khi ngày nghỉ được hoán đổi với một thứ Bảy.",
    )  # fmt: skip


class ConfirmForm(SeenForm):
    """Ask for the paper that announced the year's days off."""

    source = Line(
        "Văn bản công bố", [needed("Hãy ghi văn bản công bố."), at_most(200)],
        description="Ví dụ: Thông báo 15/TB-BNV ngày 12/11/2026.",
    )  # fmt: skip
