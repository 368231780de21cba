"""What is asked of a step, a comment, what comes after what, and a recurring duty."""

from wtforms import BooleanField, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from intranet.forms.base import Form, SeenForm
from intranet.forms.fields import Boxes, Day, Line, Prose, Units, at_most, needed

_CHOOSE = "Hãy chọn việc trước."


class StepForm(Form):
    """Ask what a step is."""

    text = Line("Nội dung bước", [needed("Hãy ghi nội dung của bước."), at_most(300)])
    mandatory = BooleanField("Bắt buộc: chưa xong bước này thì chưa báo cáo hoàn thành được")


class CommentForm(Form):
    """Ask what is said, and whom it names."""

    text = Prose(
        "Ý kiến trao đổi", [needed("Hãy ghi nội dung trao đổi."), at_most(3_000)], render_kw={"rows": 3}
    )
    people = Boxes("Nhắc tên người")
    units = Units("Nhắc tên đơn vị")


class EditForm(SeenForm):
    """Ask for other words of a comment."""

    text = Prose(
        "Ý kiến trao đổi", [needed("Hãy ghi nội dung, hoặc rút lại."), at_most(3_000)], render_kw={"rows": 4}
    )


class AfterForm(SeenForm):
    """Ask which task ends first."""

    after = SelectField(
        "Làm sau khi xong", coerce=int,
        validators=[InputRequired(_CHOOSE), NumberRange(min=1, message=_CHOOSE)],
    )  # fmt: skip


class RepeatForm(SeenForm):
    """Ask how long a recurring duty goes on."""

    repeats_until = Day(
        "Lặp lại đến hết ngày", [Optional()], description="Để trống thì lặp lại đến hết năm của kế hoạch."
    )
