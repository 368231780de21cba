"""What is asked before one thing is done to many assignments."""

from wtforms import HiddenField, SelectField
from wtforms.validators import InputRequired, NumberRange

from intranet.forms.base import Form
from intranet.forms.fields import Prose, at_most, needed


class MassForm(Form):
    """Carry what was chosen, each with the version that was read, and the list that it was chosen from."""

    chosen = HiddenField()
    place = HiddenField()


class RemindForm(MassForm):
    """Ask with what words the units are urged."""

    comment = Prose(
        "Nội dung đôn đốc", [needed("Cần ghi nội dung đôn đốc."), at_most(2_000)], render_kw={"rows": 4}
    )


class PassOnForm(MassForm):
    """Ask which unit takes over."""

    unit = SelectField(
        "Đơn vị nhận việc", coerce=int,
        validators=[InputRequired("Hãy chọn đơn vị."), NumberRange(min=1, message="Hãy chọn đơn vị.")],
    )  # fmt: skip
    comment = Prose("Ghi chú", [at_most(2_000)], render_kw={"rows": 3})


class NameForm(MassForm):
    """Ask who does it; 0 is the whole unit."""

    person = SelectField("Người thực hiện", coerce=int, validators=[InputRequired("Hãy chọn người.")])
