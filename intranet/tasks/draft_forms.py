"""What is asked of a task made by hand."""

from wtforms import RadioField, SelectField
from wtforms.validators import Optional

from intranet.calendar import due_fields
from intranet.calendar.due_forms import DueForm
from intranet.forms.fields import Day, Line, Prose, Units, at_most, needed, options


def _number(value: object) -> int:
    return int(str(value or 0))


class TaskDraftForm(DueForm):
    """Ask for a task: what, who, by when, with what to show, by whose word."""

    kinds = due_fields.BY_HAND
    no_weekday = "Thứ Sáu"

    body = RadioField("Cơ quan giao", validators=[Optional()])
    title = Line("Tên nhiệm vụ", [needed("Hãy ghi tên nhiệm vụ."), at_most(300)])
    words = Prose(
        "Nội dung", [at_most(10_000)], description="Đơn vị đọc nguyên văn này trong nhiệm vụ.",
        render_kw={"rows": 4},
    )  # fmt: skip
    units = Units("Đơn vị thực hiện")
    coordinating = Units("Đơn vị phối hợp")
    manner = RadioField(
        "Hình thức", choices=options([("order", "Giao"), ("request", "Đề nghị")]), default="order"
    )
    product = Line(
        "Sản phẩm", [at_most(300)], description="Thứ để kiểm tra là đã xong: văn bản, biên bản, ảnh."
    )
    basis = Line(
        "Căn cứ giao việc", [at_most(200)],
        description="Theo chỉ đạo, văn bản nào: “Kết luận giao ban ngày 16/11/2026”.",
    )  # fmt: skip
    dialogue = SelectField("Cuộc đối thoại", coerce=_number)
    after = SelectField("Làm sau khi xong", coerce=_number)
    repeats_until = Day(
        "Lặp lại đến hết ngày", [Optional()], description="Việc định kỳ; để trống thì đến hết năm."
    )
