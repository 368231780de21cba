"""What the dialogue pages ask for."""

import re

from wtforms import ValidationError

from intranet.forms.base import SeenForm
from intranet.forms.fields import Day, Line, at_most, needed

TIME = re.compile(r"(\d{1,2})\s*(?:giờ|h|:|g)\s*(\d{2})?", re.IGNORECASE)


class DayForm(SeenForm):
    """Ask when and where the dialogue is held; ``preview`` shows first what would move."""

    day = Day("Ngày đối thoại", [needed("Hãy chọn ngày đối thoại.")])
    time = Line("Giờ bắt đầu", [at_most(20)], description="Ví dụ 7 giờ 30 hoặc 07:30.")
    place = Line("Địa điểm", [at_most(300)])

    def validate_time(self, field: Line) -> None:
        """Write the hour one way, or refuse it."""
        if not field.data:
            return
        found = TIME.fullmatch(field.data)
        hour, minute = (int(found.group(1)), int(found.group(2) or 0)) if found else (99, 0)
        if hour > 23 or minute > 59:
            raise ValidationError("Giờ chưa đúng, hãy ghi như 7 giờ 30 hoặc 07:30.")
        field.data = f"{hour:02}:{minute:02}"
