"""What the pages of conclusions ask for. Choices come from the views."""

from wtforms import IntegerField, RadioField
from wtforms.validators import NumberRange, Optional

from intranet.forms.base import SeenForm
from intranet.forms.fields import Day, Line, Prose, Units, at_most, needed, options

NO_DATE, BY_DAY, WITHIN = "khong", "ngay", "so-ngay"
_COUNT = [Optional(), NumberRange(0, 100_000, "Hãy ghi một số.")]


class GeneralForm(SeenForm):
    """Ask what a conclusion says besides its points."""

    attended = IntegerField("Số đại biểu dự", _COUNT)
    opinions = IntegerField("Số lượt ý kiến phát biểu", _COUNT)
    assessment = Prose("Đánh giá chung", [at_most(10_000)], render_kw={"rows": 4})
    answered = Prose("Nội dung đã trả lời tại hội nghị", [at_most(20_000)], render_kw={"rows": 5})
    beyond = Prose("Nội dung vượt thẩm quyền", [at_most(10_000)], render_kw={"rows": 3})
    follow_up = Prose("Theo dõi, báo cáo", [at_most(10_000)], render_kw={"rows": 3})


class PointForm(SeenForm):
    """Ask what one point says, and whom it orders to do what by when."""

    words = Prose(
        "Nội dung kết luận", [needed("Hãy ghi nội dung của điểm này."), at_most(10_000)],
        description="Viết như sẽ in. Đơn vị, thời hạn, sản phẩm bên dưới được thêm vào câu nếu câu chưa nêu.",
        render_kw={"rows": 4},
    )  # fmt: skip
    units = Units("Đơn vị thực hiện")
    coordinating = Units("Đơn vị phối hợp")
    kind = RadioField(
        "Thời hạn",
        choices=options(
            [(BY_DAY, "Chậm nhất ngày"), (WITHIN, "Số ngày làm việc từ ngày ban hành"), (NO_DATE, "Chưa có")]
        ),
        default=BY_DAY,
    )
    due = Day("Ngày", [Optional()])
    working_days = IntegerField(
        "Số ngày làm việc", [Optional(), NumberRange(1, 250, "Hãy ghi số từ 1 đến 250.")]
    )
    product = Line(
        "Sản phẩm", [at_most(300)], description="Thứ để kiểm tra là đã xong: văn bản trả lời, biên bản, ảnh."
    )


class MoveForm(SeenForm):
    """Move a point up or down, or take it out: only the button pressed says which."""


class ReturnForm(SeenForm):
    """Ask why a conclusion is returned; a field for each point is added by the view."""

    comment = Prose(
        "Lý do trả lại", [at_most(5_000)],
        description="Bắt buộc, trừ khi đã ghi ý kiến ở từng điểm bên dưới.", render_kw={"rows": 3},
    )  # fmt: skip
