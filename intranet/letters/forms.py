"""What each kind of letter asks for; a field bears the name of what it fills in the paper."""

import re
from typing import Any

from wtforms import IntegerField, ValidationError
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import TextArea

from intranet.documents.paper.kinds import Kind
from intranet.forms.base import SeenForm
from intranet.forms.fields import Boxes, Day, Line, Prose, at_most, needed

TIME = re.compile(r"(\d{1,2})\s*(?:giờ|h|:|g)\s*(\d{2})?", re.IGNORECASE)
SUBJECT = "Trích yếu"
ONE_A_LINE = "Mỗi dòng một ý."


def lines(label: str, hint: str = ONE_A_LINE, *, rows: int = 3, validators: tuple[Any, ...] = ()) -> Prose:
    """Return a field for a list, one entry a line."""
    return Prose(label, [*validators, at_most(40_000)], description=hint, render_kw={"rows": rows})


class LongLine(Line):
    """One line of text that needs more room than a line has."""

    widget = TextArea()

    def __init__(self, label: str, *checks: Any, **more: Any):
        super().__init__(label, [*checks, at_most(500)], render_kw={"rows": 2}, **more)


class Hour(Line):
    """An hour, written one way: 07:30."""

    def __init__(self, label: str, **more: Any):
        super().__init__(label, [at_most(20)], description="Ví dụ 7 giờ 30 hoặc 07:30.", **more)

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        """Write the hour one way, or refuse it."""
        if validation_stopped or not self.data:
            return
        found = TIME.fullmatch(self.data.removesuffix(" phút"))
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        if hour > 23 or minute > 59:
            raise ValidationError("Giờ chưa đúng, hãy ghi như 7 giờ 30 hoặc 07:30.")
        self.data = f"{hour:02}:{minute:02}"


class LetterForm(SeenForm):
    """What every letter has."""

    subject = LongLine(SUBJECT, needed("Hãy ghi trích yếu của văn bản."))


class PlanForm(LetterForm):
    """Ask for the words of a plan; each line is a paragraph."""

    bases = lines("Căn cứ", "Mỗi dòng một căn cứ, không cần dấu chấm phẩy.")
    lead = Prose("Câu dẫn", [at_most(4_000)], render_kw={"rows": 3})
    words = Prose(
        "Nội dung", [needed("Kế hoạch cần có nội dung."), at_most(200_000)], render_kw={"rows": 24},
        description="Mỗi dòng một đoạn, giữ số mục ở đầu dòng (I. 1. a) -) để đúng cấp đề mục. "
        "Nhiệm vụ không đổi theo: thêm, bớt việc cho đơn vị thì bấm “Soát lại đơn vị, thời hạn”"
        " ở trang kế hoạch.",
    )  # fmt: skip


class InvitationForm(LetterForm):
    """Ask who is invited to what."""

    invitees = lines(
        "Kính mời", "Mỗi dòng một người hoặc một đơn vị.", rows=8,
        validators=(needed("Hãy ghi ít nhất một người hoặc đơn vị được mời."),),
    )  # fmt: skip
    event = LongLine("Tới dự", needed("Hãy ghi tên hội nghị."))
    held_by = Line("Chủ trì", [at_most(200)])
    co_held_by = Line("Đồng chủ trì", [at_most(200)])
    day = Day("Ngày", [Optional()])
    time = Hour("Giờ bắt đầu")
    place = Line("Địa điểm", [at_most(300)])
    content = lines("Nội dung")
    notes = lines("Lưu ý với người được mời")
    contact = Line("Liên hệ", [at_most(300)], description="Nơi nhận báo tham dự, số điện thoại.")
    programme = lines("Chương trình kèm theo", "Mỗi dòng: giờ | nội dung | người thực hiện.", rows=4)


class NoticeForm(LetterForm):
    """Ask for what the law has announced: time, place, content, way of attending."""

    event = LongLine("Tên hội nghị", needed("Hãy ghi tên hội nghị."))
    basis = LongLine("Câu mở đầu", description="Ví dụ: Thực hiện Kế hoạch số 47/KH-UBND …")
    day = Day("Ngày", [needed("Thông báo phải có ngày tổ chức.")])
    time = Hour("Giờ bắt đầu")
    place = Line("Địa điểm", [needed("Thông báo phải có địa điểm."), at_most(300)])
    content = lines("Nội dung", validators=(needed("Thông báo phải có nội dung đối thoại."),))
    chair = Line("Chủ trì", [at_most(200)])
    audience = lines("Thành phần, đối tượng tham dự")
    attending = lines("Cách thức tham dự", "Để trống: Nhân dân trực tiếp đến dự.")
    speak_at = Line("Nơi đăng ký phát biểu", [at_most(300)])
    speak_until = Day("Đăng ký phát biểu đến hết ngày", [Optional()])
    questions_to = Line("Nơi nhận ý kiến, câu hỏi gửi trước", [at_most(300)])
    questions_until = Day("Nhận ý kiến đến hết ngày", [Optional()])
    requests = lines("Giao việc", "Mỗi dòng: đơn vị | việc cần làm.")
    closing = LongLine("Câu kết", description="Để trống: câu kết thường dùng.")

    def validate_time(self, field: Hour) -> None:
        """Ask for the hour: the law wants it announced."""
        if not field.data:
            raise ValidationError("Thông báo phải có giờ bắt đầu.")


def count(label: str) -> IntegerField:
    """Return a field for how many there were."""
    limits = NumberRange(min=0, max=100_000, message="Hãy ghi một số không âm.")
    return IntegerField(label, [Optional(), limits], render_kw={"inputmode": "numeric"})


class MinutesForm(LetterForm):
    """Ask for what happened, from the opening to the close."""

    event = LongLine("Tên hội nghị", needed("Hãy ghi tên hội nghị."))
    day = Day("Ngày", [Optional()])
    started = Hour("Bắt đầu lúc")
    ended = Hour("Kết thúc lúc")
    place = Line("Địa điểm", [at_most(300)])
    chair = Line("Chủ trì", [at_most(200)])
    co_chairs = lines("Đồng chủ trì", "Mỗi dòng một người.", rows=2)
    secretaries = lines("Thư ký", "Mỗi dòng một người.", rows=2)
    total = count("Tổng số đại biểu")
    present = count("Có mặt")
    absent = count("Vắng mặt")
    absent_why = Line("Lý do vắng", [at_most(300)])
    composition = lines("Thành phần gồm có", "Mỗi dòng một thành phần.", rows=6)
    passages = Prose(
        "Diễn biến", [at_most(200_000)], render_kw={"rows": 16},
        description="Dòng bắt đầu bằng dấu # là đề mục; mục chưa có nội dung được chừa chỗ ghi tay.",
    )  # fmt: skip
    conclusion = lines("Kết luận của chủ trì", rows=4)
    copies = count("Số bản")

    def validate_present(self, field: IntegerField) -> None:
        """Refuse more people than there were."""
        numbers = self.total.data, field.data
        if None not in numbers and numbers[1] > numbers[0]:
            raise ValidationError("Số có mặt lớn hơn tổng số đại biểu.")


class OrderForm(LetterForm):
    """What letters with a table of duties ask for besides it."""

    reference = LongLine("Thực hiện", description="Văn bản giao việc, có số và ngày.")
    units = lines("Kính gửi", "Mỗi dòng một đơn vị. Để trống: các đơn vị có tên trong bảng.", rows=3)
    report_to = Line("Báo cáo về", [at_most(300)])


class AssignmentForm(OrderForm):
    """Ask which duties are handed out."""

    chosen = Boxes("Nhiệm vụ giao")
    rows = lines(
        "Bảng nhiệm vụ", rows=10,
        hint="Mỗi dòng: nội dung | chủ trì | phối hợp | hạn | sản phẩm | “đề nghị” nếu không phải giao.",
        validators=(needed("Bảng cần ít nhất một nhiệm vụ."),),
    )  # fmt: skip
    report_by = Day("Báo cáo kết quả đến hết ngày", [Optional()])


class ReminderForm(OrderForm):
    """Ask what is urged and until when."""

    topic = Line("Đôn đốc việc gì", [needed("Hãy ghi đôn đốc việc gì."), at_most(300)])
    count = IntegerField(
        "Lần thứ", [needed("Hãy ghi đây là lần thứ mấy."), NumberRange(min=1, max=99, message="Từ 1 đến 99.")]
    )
    chosen = Boxes("Việc quá hạn")
    rows = lines(
        "Bảng việc quá hạn", rows=10,
        hint="Mỗi dòng: nội dung | đơn vị | thời hạn | số ngày chậm | tình trạng | “đề nghị” nếu không giao.",
        validators=(needed("Bảng cần ít nhất một việc."),),
    )  # fmt: skip
    finish_by = Day("Hoàn thành đến hết ngày", [needed("Hãy ghi hạn mới.")])
    explain_by = Day("Giải trình đến hết ngày", [needed("Hãy ghi hạn giải trình.")])


FORMS: dict[Kind, type[LetterForm]] = {
    Kind.PLAN: PlanForm,
    Kind.INVITATION: InvitationForm,
    Kind.NOTICE: NoticeForm,
    Kind.MINUTES: MinutesForm,
    Kind.ASSIGNMENT: AssignmentForm,
    Kind.REMINDER: ReminderForm,
}
