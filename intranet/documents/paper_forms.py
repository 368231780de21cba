"""What the pages of one paper ask for. Choices come from the views."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, RadioField, SelectField

from intranet.forms.base import Form, SeenForm
from intranet.forms.fields import Day, Line, Prose, at_most, needed, options

SCANS = ".pdf,.jpg,.jpeg,.png"


def chosen(upload: Any) -> bool:
    """Tell whether a file was chosen."""
    return bool(upload and upload.filename)


class ReasonForm(SeenForm):
    """Ask for the reason of a move."""

    comment = Prose("Lý do", [needed("Cần ghi rõ lý do."), at_most(2_000)], render_kw={"rows": 4})


class IssueForm(SeenForm):
    """Ask for day, number and scan of a signed paper."""

    day = Day("Ngày ghi trên văn bản", [needed("Hãy ghi ngày, tháng, năm của văn bản.")])
    reserved = SelectField("Số", coerce=int, default=0)
    reason = Line(
        "Lý do ghi lùi ngày", [at_most(500)],
        description="Chỉ cần khi ngày sớm hơn ngày của số gần nhất trong sổ.",
    )  # fmt: skip
    text = RadioField(
        "Bản chính thức",
        choices=options([("generated", "Bản phần mềm tạo, có số và ngày"), ("edited", "Bản Word sửa tay")]),
        default="generated",
    )
    scan = FileField("Bản scan đã ký, đóng dấu", render_kw={"accept": SCANS}, description="PDF hoặc ảnh.")
    no_scan = BooleanField("Chưa có bản scan", default=True)  # scanned after number and seal, as a rule
    scan_missing = Line("Vì sao chưa có bản scan", [at_most(300)])


class ScanForm(Form):
    """Ask for the scan of a paper that was issued."""

    scan = FileField(
        "Bản scan đã ký, đóng dấu", render_kw={"accept": SCANS}, description="PDF hoặc ảnh, không quá 25 MB."
    )


class EditedForm(Form):
    """Ask for a file that was edited in Word."""

    file = FileField("Tệp Word đã sửa", render_kw={"accept": ".docx"}, description="Chỉ nhận tệp .docx.")
    note = Line("Đã sửa gì", [at_most(300)])


class RecipientsForm(SeenForm):
    """Ask for the lines of Nơi nhận."""

    lines = Prose(
        "Nơi nhận",
        [needed("Hãy ghi ít nhất một nơi nhận."), at_most(5_000)],
        description="Mỗi dòng một nơi nhận, mục đích ghi trong ngoặc: b/c, p/h, t/h, để biết, niêm yết. "
        "Dòng “Lưu” do phần mềm tự thêm.",
        render_kw={"rows": 10},
    )


class DeliverForm(Form):
    """Ask how a paper copy was handed over."""

    note = Line("Cách chuyển", [at_most(200)])
