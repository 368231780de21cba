"""What the task pages ask for."""

from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, NumberRange

from intranet.forms.base import SeenForm
from intranet.forms.fields import DayChoice, Line, Prose, Uploads, at_most, needed, options
from intranet.tasks.standing_in import Channel


class ReportForm(SeenForm):
    """Ask what was done; ``kind`` is never drawn as a field: only the button pressed sends it."""

    kind = StringField(default="result")
    text = Prose("Kết quả thực hiện", [at_most(10_000)], render_kw={"rows": 5})
    committed = DayChoice("Ngày cam kết hoàn thành")
    files = Uploads("Minh chứng", description="Word, Excel, PDF hoặc ảnh; mỗi tệp không quá 25 MB.")


class RecordForm(SeenForm):
    """Ask what a unit without people in the software has said, and how that is known."""

    move = SelectField("Đơn vị báo gì", validators=[needed("Hãy chọn đơn vị báo gì.")])
    channel = SelectField(
        "Báo bằng cách nào",
        [needed("Hãy chọn đơn vị báo bằng cách nào.")],
        choices=options((one.value, one.label) for one in Channel),
    )
    told_by = Line(
        "Ai báo, hoặc số và ngày văn bản",
        [needed("Hãy ghi ai của đơn vị báo, hoặc số và ngày văn bản."), at_most(300)],
    )
    text = Prose(
        "Nội dung đơn vị báo", [at_most(10_000)], render_kw={"rows": 5},
        description="Kết quả hoặc tiến độ; đơn vị mới nhận việc thì để trống được.",
    )  # fmt: skip
    files = Uploads(
        "Bản chụp, minh chứng", description="Word, Excel, PDF hoặc ảnh; mỗi tệp không quá 25 MB."
    )


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


class ExtensionForm(SeenForm):
    """Ask until when, and why."""

    day = DayChoice("Xin đến ngày", [needed("Hãy chọn ngày muốn xin.")])
    comment = Prose(
        "Lý do", [needed("Cần ghi rõ vì sao xin gia hạn."), at_most(2_000)], render_kw={"rows": 4}
    )


class GrantForm(SeenForm):
    """Ask until when the unit has, and for a word if there is one."""

    day = DayChoice("Gia hạn đến ngày", [needed("Hãy chọn ngày gia hạn đến.")])
    comment = Prose("Ý kiến", [at_most(2_000)], render_kw={"rows": 3})
