"""What the pages of writing ask for. Choices come from the views."""

from typing import Any

from wtforms import IntegerField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from intranet.forms.base import Form
from intranet.forms.fields import Line, at_most, counted, needed
from intranet.writing import typed

NO_WORDS = "Văn bản không còn chữ nào. Muốn bỏ hẳn, hãy dùng “Bỏ bản đang soạn”."
_YEAR = NumberRange(2015, 2100, "Hãy ghi năm, ví dụ 2027.")


class WholeText(TextAreaField):
    """The text of a plan: room left for a number or a day is kept, which other fields close up."""

    def __init__(self, label: str, validators: Any = (), **options: Any):
        filters = [lambda text: typed.kept(text or "")]
        super().__init__(label, validators, filters=filters, **counted(validators, options))


class TextForm(Form):
    """Ask for the text; ``base`` is the revision on which it was written."""

    text = WholeText("Văn bản kế hoạch", [needed(NO_WORDS), at_most(typed.LONGEST)])
    base = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(0)])
    note = Line("Ghi chú cho lần lưu", [at_most(200)])


class MergeForm(TextForm):
    """Ask how places that two people changed are settled; ``theirs`` is the other one's revision."""

    theirs = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(1)])


class BlankForm(Form):
    """Ask with which template a plan begins, and for which year."""

    blank = RadioField("Mẫu", validators=[InputRequired("Hãy chọn một mẫu.")])
    year = IntegerField("Năm của kế hoạch", [InputRequired("Hãy ghi năm, ví dụ 2027."), _YEAR])


class CopyForm(Form):
    """Ask which plan is copied, and to which year it is moved."""

    plan = SelectField("Kế hoạch đã ban hành", coerce=int, validators=[InputRequired("Hãy chọn kế hoạch.")])
    from_year = IntegerField(
        "Năm của kế hoạch cũ",
        [Optional(), _YEAR],
        description="Để trống thì lấy theo ngày ban hành hoặc trích yếu.",
    )
    year = IntegerField("Năm của kế hoạch mới", [InputRequired("Hãy ghi năm, ví dụ 2027."), _YEAR])
