"""What the page of reminders and notices asks for."""

import re
from typing import Any

from wtforms import BooleanField, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from intranet.forms.base import Form
from intranet.forms.fields import Line, at_most, options
from intranet.notifications.kinds import NoticeKind

# No proof that a mailbox is there; only that it is no telephone number and no name.
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}"
_ADDRESS = re.compile(rf"[\w.!#$%&'*+/=?^`{{|}}~-]+@{_HOST}", re.ASCII)


class ChoiceForm(Form):
    """Ask what to be told, and whether by mail; what nobody may do without is not asked."""

    told = SelectMultipleField(
        "Thông báo được nhận",
        choices=options((kind.value, kind.label) for kind in NoticeKind if not kind.locked),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    by_mail = BooleanField("Gửi bản nhắc việc hằng ngày đến thư điện tử của tôi")
    address = Line(
        "Địa chỉ thư điện tử",
        [at_most(200)],
        render_kw={"inputmode": "email", "autocomplete": "email", "spellcheck": "false"},
    )

    def validate_address(self, field: Any) -> None:
        """Ask for an address where letters are wanted, and for one that can be one."""
        if not field.data and self.by_mail.data:
            raise ValidationError("Hãy nhập địa chỉ để nhận thư.")
        if field.data and not _ADDRESS.fullmatch(field.data):
            raise ValidationError("Địa chỉ chưa đúng, ví dụ đúng: nguyenvana@xa.gov.vn")

    @property
    def muted(self) -> list[NoticeKind]:
        """Return what the person does without."""
        return [kind for kind in NoticeKind if not kind.locked and kind.value not in (self.told.data or ())]
