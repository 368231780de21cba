"""What the task pages ask for."""

from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, NumberRange

from intranet.forms.base import SeenForm
from intranet.forms.fields import Prose, Uploads, at_most, needed


class ReportForm(SeenForm):
    """Ask what was done; ``kind`` is never drawn as a field: only the button pressed sends it."""

    kind = StringField(default="result")
    text = Prose("Kết quả thực hiện", [at_most(10_000)], render_kw={"rows": 5})
    files = Uploads("Minh chứng", description="Word, Excel, PDF hoặc ảnh; mỗi tệp không quá 25 MB.")


class CommentForm(SeenForm):
    """Ask for the reason of a move."""

    comment = Prose("Lý do", [needed("Cần ghi rõ lý do."), at_most(2_000)], render_kw={"rows": 4})

    def ask(self, label: str, missing: str) -> None:
        """Ask in other words: the field's label, and what is said when it is left empty."""
        self.comment.label.text = label
        self.comment.validators = [needed(missing), at_most(2_000)]


class ReassignForm(CommentForm):
    """Ask which unit takes over."""

    unit = SelectField(
        "Đơn vị nhận việc",
        coerce=int,
        validators=[InputRequired("Hãy chọn đơn vị."), NumberRange(min=1, message="Hãy chọn đơn vị.")],
    )
    comment = Prose("Ghi chú", [at_most(2_000)], render_kw={"rows": 3})


class PersonForm(SeenForm):
    """Ask who in the unit does it; 0 is the whole unit."""

    person = SelectField("Người thực hiện", coerce=int, validators=[InputRequired("Hãy chọn người.")])
