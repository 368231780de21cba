"""What every form can do."""

from typing import Any

from flask import g, request
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import IntegerField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from intranet.errors import Refused, WrongState
from intranet.forms.messages import Vietnamese
from intranet.web.restore import typist

RESTORED = (
    "Trang đã hết hạn khi gửi nên chưa lưu. Nội dung đã nhập còn nguyên bên dưới; hãy kiểm tra rồi gửi lại."
)


class Form(FlaskForm):
    """A form that can carry a service's refusal back to the page."""

    class Meta(FlaskForm.Meta):
        """What holds for every form: the kit speaks Vietnamese."""

        def get_translations(self, _form: Any) -> Vietnamese:
            """Return the words of the kit's own messages."""
            return Vietnamese()

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        if "csrf_token" in self:  # two forms may stand on one page
            self.csrf_token.id = f"csrf-{type(self).__name__.lower()}"

    def hidden_tag(self, *names: str) -> Markup:
        """Draw the hidden fields, all or *names*, and say who types: a lost sign-in no longer does (L5)."""
        return super().hidden_tag(*names) + typist()

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Validate a sent form; text that was only brought back (L5) is shown, never acted on."""
        if self.is_submitted() and g.get("restored"):
            self.form_errors.append(RESTORED)
            return False
        return super().validate_on_submit(extra_validators)

    def validate_address(self) -> bool:
        """Validate what the address asks to see: looking changes nothing, so it needs no token."""
        self.validate()
        if "csrf_token" in self:
            self.csrf_token.errors = ()
        return not self.errors

    def as_address(self) -> dict[str, str]:
        """Return what was typed as arguments of an address: a page to look at, to which Back leads."""
        sent = {name: value for name, value in request.form.items() if name in self}
        return {name: value for name, value in sent.items() if name not in ("csrf_token", "seen")}

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


class SeenForm(Form):
    """A form that counts only for the version its reader has seen; ``now`` is the present one."""

    seen = IntegerField(widget=HiddenInput(), validators=[Optional()])

    def __init__(self, *args: Any, now: int | None = None, **more: Any):
        super().__init__(*args, **more)
        if now is not None and self.seen.data is None:
            self.seen.data = now
        self.now = now

    def refuse(self, refusal: Refused) -> None:
        """Show *refusal*; a page that was stale may be sent again, now that its reader has been told."""
        super().refuse(refusal)
        if isinstance(refusal, WrongState):
            self.seen.data, self.seen.raw_data = self.now, None


class Press(Form):
    """A form without fields: a button that changes something."""
