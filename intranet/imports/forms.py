"""What the import pages ask for. Choices come from the views."""

from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, ValidationError
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from intranet.calendar.due_forms import DueForm
from intranet.calendar.typed_fields import PlanDay, time_of
from intranet.files.checks import LARGEST_SAID
from intranet.forms.base import Form, SeenForm
from intranet.forms.fields import Day, Line, Prose, Units, at_most, needed, options
from intranet.plans.forms import NumberForm

LONGEST = 400_000  # letters of a pasted plan


class UploadForm(Form):
    """Ask for a file or for pasted text."""

    file = FileField(
        "Tệp kế hoạch", render_kw={"accept": ".docx,.pdf,.txt,.md"},
        description=f"Word (.docx), PDF có chữ, .txt hoặc .md; tối đa {LARGEST_SAID}.",
    )  # fmt: skip
    text = Prose(
        "Hoặc dán văn bản",
        [Optional(), at_most(LONGEST)],
        description="Chép toàn văn từ Word rồi dán vào đây, kể cả phần đầu và nơi nhận.",
        render_kw={"rows": 10},
    )

    def validate_text(self, field: Prose) -> None:
        """Refuse nothing at all, and both at once."""
        chosen = bool(self.file.data and self.file.data.filename)
        if chosen and field.data:
            raise ValidationError("Chỉ chọn tệp hoặc dán văn bản. Hãy bỏ một trong hai.")

    def nothing_given(self) -> bool:
        """Tell whether there is neither file nor text."""
        return not (self.file.data and self.file.data.filename) and not self.text.data


class NameForm(SeenForm):
    """Ask which units a printed name means."""

    units = Units("Đơn vị")
    remember = BooleanField("Nhớ tên này cho lần sau")


class HeaderForm(SeenForm):
    """Ask about the paper."""

    subject = Line("Trích yếu", [needed("Hãy ghi trích yếu của kế hoạch."), at_most(500)])
    code = Line("Số, ký hiệu", [at_most(60)], description="Để trống khi bản giấy chưa có số.")
    issued_on = Day("Ngày ban hành", [Optional()])
    issuer = Line("Cơ quan ban hành", [at_most(200)])
    place = Line("Nơi ban hành", [at_most(120)])
    signer_name = Line("Người ký", [at_most(120)])
    signer_title = Line("Chức vụ người ký", [at_most(120)])


class DialogueForm(SeenForm):
    """Ask about one dialogue."""

    label = Line("Tên gọi", [at_most(120)], description="Ví dụ: Quý II/2026. Để trống khi chỉ có một cuộc.")
    day = PlanDay("Ngày đối thoại", [Optional()], description="Để trống khi chưa ấn định.")
    time = Line("Giờ", [Optional()], description="Ví dụ: 07:30.")
    place = Line("Địa điểm", [at_most(300)])
    audience = Line("Thành phần dự", [at_most(300)])
    chair = Line("Chủ trì", [at_most(160)], description="Để trống thì là người đứng đầu cơ quan.")
    topic = Line("Chuyên đề", [at_most(300)])
    in_villages = BooleanField("Tổ chức ở từng thôn: mỗi thôn một cuộc")
    dropped = BooleanField("Bỏ cuộc đối thoại này")

    def validate_time(self, field: Line) -> None:
        """Write the time as ``07:30``."""
        found = time_of(field.data or "")
        if field.data and not found:
            raise ValidationError("Giờ chưa đúng dạng, ví dụ 07:30.")
        field.data = found or field.data


class LimitForm(DueForm):
    """Ask about the time limit of a duty, and whether it holds for each dialogue."""

    per_dialogue = BooleanField("Làm cho từng cuộc đối thoại")
    # Whether a person touched the tick: else it follows the kind of limit.
    per_dialogue_said = HiddenField()
    no_law = BooleanField("Không áp dụng hạn của luật cho việc này")


class DutyForm(LimitForm):
    """Ask about one duty."""

    title = Line("Tên nhiệm vụ", [needed("Hãy ghi tên nhiệm vụ."), at_most(300)])
    words = Prose("Nội dung giao", [needed("Hãy ghi nội dung nhiệm vụ."), at_most(10_000)])
    units = Units("Đơn vị thực hiện")
    coordinating = Units("Đơn vị phối hợp")
    manner = RadioField(
        "Hình thức", choices=options([("order", "Giao"), ("request", "Đề nghị")]), default="order"
    )
    product = Line(
        "Sản phẩm", [at_most(300)], description="Thứ đơn vị nộp để chứng tỏ đã xong: báo cáo, biên bản, ảnh."
    )


class ConfirmForm(SeenForm):
    """Ask whether the paper is signed."""

    signed = BooleanField("Kế hoạch đã ký, ban hành")
    anyway = BooleanField("Vẫn xác nhận")  # though something speaks against it
    compared = IntegerField(widget=HiddenInput(), validators=[Optional()])  # the version of the amended plan


class AmendsForm(SeenForm):
    """Ask which plan is amended, and how far."""

    plan = RadioField(
        "Kế hoạch được sửa đổi", [needed("Hãy chọn kế hoạch được sửa đổi.")], coerce=int, validate_choice=True
    )
    scope = RadioField(
        "Phạm vi",
        choices=options(
            [
                ("whole", "Thay toàn bộ nội dung: việc không nhắc lại thì thôi thực hiện"),
                ("points", "Chỉ sửa những nội dung nêu trong văn bản này: việc không nhắc lại giữ nguyên"),
            ]
        ),
        default="whole",
    )


class MatchForm(SeenForm):
    """Ask which duty of the plan in force a duty is."""

    item = RadioField("Trong kế hoạch đang thực hiện là", coerce=int)


class DropForm(SeenForm):
    """Ask why a reading is given up."""

    comment = Prose("Lý do", [needed("Cần ghi vì sao bỏ bản đọc này."), at_most(500)])


class WithdrawForm(Form):
    """Ask why a plan that was confirmed is withdrawn."""

    comment = Prose("Lý do", [needed("Cần ghi vì sao thu hồi kế hoạch này."), at_most(500)])


class SignedForm(NumberForm):
    """Ask for the number and day of a plan that has been signed; both may still be blank."""

    code = Line(
        "Số, ký hiệu",
        [at_most(60)],
        description="Như trên bản đã ký: 12/KH-UBND. Chưa có số thì để trống, ghi sau ở trang kế hoạch.",
    )
    issued_on = Day("Ngày ban hành", [Optional()])  # again, or it would stand before the number

    def validate_code(self, field: Line) -> None:
        """Refuse what no office would number."""
        if field.data:
            super().validate_code(field)
