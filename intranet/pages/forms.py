"""What the pages about pages ask for. Choices come from the views."""

import re
from datetime import date, datetime, time
from typing import Any

from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from intranet import clock
from intranet.forms.base import Form, SeenForm
from intranet.forms.fields import Day, Line, Prose, Units, Uploads, at_most, needed
from intranet.pages import pasted

HINT = (
    "Dòng trống ngăn hai đoạn. “## ” đầu dòng là đề mục, “- ” là gạch đầu dòng, **hai sao** là chữ đậm. "
    "Chép từ Word rồi dán vào đây: đề mục, danh sách, bảng được giữ, định dạng thừa tự bỏ."
)


class Written(TextAreaField):
    """The text of a page: cleaned of what Word leaves in it, whatever the browser did."""

    def __init__(self, label: str, validators: Any = (), **options: Any):
        super().__init__(label, validators, filters=[lambda text: pasted.kept(text or "")], **options)


class Boxes(SelectMultipleField):
    """Several of a few choices, each with its box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class Hour(Line):
    """A time of day, typed as 07:30 or 7 giờ 30; ``moment`` joins it with a day."""

    def parsed(self) -> time | None:
        """Return the time, or None where none was typed."""
        found = re.fullmatch(
            r"(\d{1,2})(?:\s*(?::|h|giờ)\s*(\d{1,2})?)?(?:\s*phút)?", (self.data or "").casefold()
        )
        if not self.data:
            return None
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise ValidationError("Hãy ghi giờ như 07:30.")
        return time(int(found[1]), int(found[2] or 0))

    def pre_validate(self, form: Any) -> None:
        """Refuse what is no time of day."""
        self.parsed()


def moment(day: date | None, hour: Hour, *, usual: time) -> datetime | None:
    """Return the moment that a day and an hour name, on the office's clock."""
    return datetime.combine(day, hour.parsed() or usual, clock.VIETNAM) if day else None


class WordsForm(Form):
    """Ask for what a page says; ``base`` is the revision on which it was written."""

    title = Line("Tên trang", [needed("Cần ghi tên trang."), at_most(160)])
    summary = Line("Tóm tắt một câu", [at_most(300)], description="Hiện dưới tên trang và trong danh sách.")
    text = Written("Nội dung", [at_most(pasted.LONGEST)], description=HINT)
    kept = Boxes(
        "Tệp đang đính kèm", coerce=int, description="Bỏ dấu tệp nào thì bản lưu mới không còn tệp ấy."
    )
    files = Uploads("Đính kèm tệp", description="Word, Excel, PDF, ảnh JPG, PNG; mỗi tệp đến 25 MB.")
    base = IntegerField(widget=HiddenInput(), validators=[Optional(), NumberRange(0)])
    note = Line("Ghi chú cho lần lưu", [at_most(200)])


class NewForm(WordsForm):
    """Ask for the kind and the place of a new page besides."""

    kind = SelectField("Loại trang", validators=[InputRequired("Hãy chọn loại trang.")])
    parent = SelectField("Đặt ở", validators=[InputRequired("Hãy chọn nơi đặt trang.")])
    must_read = BooleanField("Bắt buộc đọc (chỉ với thông báo): mỗi người nhận phải bấm “Tôi đã đọc”")
    dialogue = IntegerField(widget=HiddenInput(), validators=[Optional(), NumberRange(1)])


class MergeForm(WordsForm):
    """Ask how places that two people changed are settled; ``theirs`` is the other one's revision."""

    theirs = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(1)])


class SettingsForm(SeenForm):
    """Ask where a page stands, who reads it, and whether it must be read."""

    title = Line("Tên chuyên mục", [at_most(160)])
    parent = SelectField("Đặt ở")
    must_read = BooleanField("Bắt buộc đọc: mỗi người nhận phải bấm “Tôi đã đọc”")
    blocks = Boxes("Khối")
    units = Units("Đơn vị")
    roles = Boxes("Chức vụ")


class PublishForm(SeenForm):
    """Ask from when and until when readers see a page."""

    starts_on = Day("Đăng từ ngày", [Optional()], description="Để trống thì đăng ngay.")
    starts_hour = Hour("Từ lúc", description="Để trống: 00:00.")
    ends_on = Day("Thôi đăng từ ngày", [Optional()], description="Để trống thì đăng cho đến khi gỡ.")
    ends_hour = Hour("Thôi đăng lúc", description="Để trống: 00:00.")


class ReasonForm(SeenForm):
    """Ask for a reason."""

    comment = Prose("Lý do", [needed("Cần ghi rõ lý do."), at_most(1000)])


class FactsForm(SeenForm):
    """Ask what the library knows of a text."""

    form = Line("Loại văn bản", [at_most(60)], description="Ví dụ: Luật, Nghị định, Quyết định, Quy chế.")
    code = Line(
        "Số, ký hiệu",
        [at_most(60)],
        description="Ví dụ: 12/2026/QĐ-UBND. Trang nào nhắc đến số này sẽ có đường dẫn.",
    )
    issuer = Line("Cơ quan ban hành", [at_most(160)])
    issued_on = Day("Ngày ban hành", [Optional()])
    starts_on = Day("Có hiệu lực từ ngày", [Optional()])
    ends_on = Day("Hết hiệu lực từ ngày", [Optional()], description="Để trống khi còn hiệu lực.")
    replaced_by = Line("Văn bản thay thế", [at_most(160)])
    basis = Prose("Căn cứ pháp lý", [at_most(2000)])
    tags = Line("Nhãn", [at_most(300)], description="Cách nhau bằng dấu phẩy, ví dụ: đất đai, tiếp công dân.")


class BroadcastForm(Form):
    """Ask where and when a bulletin was read."""

    unit = SelectField("Nơi phát", coerce=int)
    day = Day("Ngày phát", [needed("Cần ghi ngày phát.")])
    hour = Hour("Giờ phát", [needed("Cần ghi giờ phát.")])
    times = IntegerField(
        "Số lần đọc", [InputRequired("Cần ghi số lần."), NumberRange(1, 20, "Từ 1 đến 20 lần.")]
    )
    words = Line("Ghi chú", [at_most(300)])


class SectionForm(Form):
    """Ask which section becomes a block of the common home."""

    section = SelectField("Chuyên mục", coerce=int, validators=[InputRequired("Hãy chọn chuyên mục.")])
