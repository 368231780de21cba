"""What every form can do."""

from typing import Any

from flask import g
from flask_wtf import FlaskForm

from intranet.errors import Refused

RESTORED = "Trang đã hết hạn khi gửi nên chưa lưu. Nội dung đã nhập còn nguyên bên dưới; hãy kiểm tra rồi gửi lại."


class Form(FlaskForm):
    """A form that can carry a service's refusal back to the page."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        if "csrf_token" in self:  # two forms may stand on one page
            self.csrf_token.id = f"csrf-{type(self).__name__.lower()}"

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Validate a sent form; text that was only brought back (L5) is shown, never acted on."""
        if self.is_submitted() and g.get("restored"):
            self.form_errors.append(RESTORED)
            return False
        return super().validate_on_submit(extra_validators)

    def refuse(self, refusal: Refused) -> None:
        """Show *refusal* beside the field it names, or above the form."""
        if refusal.field and refusal.field in self:
            self[refusal.field].errors = [*self[refusal.field].errors, refusal.message]
        else:
            self.form_errors.append(refusal.message)

    @property
    def status(self) -> int:
        """Return 422 once anything was wrong, so that nothing is saved."""
        return 422 if self.errors else 200


class Press(Form):
    """A form without fields: a button that changes something."""
