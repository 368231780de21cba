"""The fields of a form that ask for a time limit."""

from typing import Any

from wtforms import BooleanField, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional

from intranet.calendar import due_fields
from intranet.calendar.typed_fields import Period, PlanDay
from intranet.forms.base import SeenForm
from intranet.forms.fields import options
from intranet.text.dates import WEEKDAYS


def _number(value: Any) -> int:
    """Return what a choice by number means; nothing chosen is 0."""
    return int(value or 0)


class DueForm(SeenForm):
    """Ask about a time limit; which fields count depends on its kind."""

    kinds = due_fields.KINDS
    no_weekday = "Kế hoạch không nêu"

    kind = SelectField("Thời hạn")
    days = IntegerField("Số ngày", [Optional(), NumberRange(0, 999, "Hãy ghi số từ 0 đến 999.")])
    working = BooleanField("Chỉ tính ngày làm việc")
    day = PlanDay("Ngày", [Optional()])
    period = Period("Tháng hoặc quý", [Optional()])
    year = IntegerField("Năm", [Optional(), NumberRange(2000, 2100, "Hãy ghi năm, ví dụ 2026.")])
    day_of_month = IntegerField(
        "Chậm nhất ngày (trong tháng)", [Optional(), NumberRange(1, 31, "Hãy ghi từ 1 đến 31.")]
    )
    weekday = SelectField("Ngày trong tuần", coerce=_number)

    def __init__(self, *args: Any, rule: dict[str, Any] | None, **more: Any):
        super().__init__(*args, **more)
        self.kind.choices = options(due_fields.choices(rule, self.kinds))
        days = [word[:1].upper() + word[1:] for word in WEEKDAYS[:5]]
        self.weekday.choices = options([(0, self.no_weekday), *enumerate(days, 1)])

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields of the chosen kind only: what was typed under another one is nobody's date."""
        for name in due_fields.unused(self.kind.data):
            self[name].process_errors, self[name].validators = [], []
        return super().validate(extra_validators)

    @property
    def problem(self) -> str:
        """Return what is wrong with a field of the chosen kind that could not be read at all."""
        unused = due_fields.unused(self.kind.data)
        wrong = (error for field in self if field.name not in unused for error in field.process_errors)
        return str(next(wrong, ""))

    @property
    def fields(self) -> due_fields.DueFields:
        """Return what was filled in."""
        return due_fields.DueFields(
            kind=self.kind.data, days=self.days.data, working=self.working.data, day=self.day.data,
            period=self.period.data, year=self.year.data, day_of_month=self.day_of_month.data,
            weekday=self.weekday.data or None,
        )  # fmt: skip
