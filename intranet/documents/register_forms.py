"""What the pages of the register ask for; the types of paper are filled in by the views."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import IntegerField, SelectField
from wtforms.validators import Optional

from intranet.forms.base import Form, SeenForm
from intranet.forms.fields import Day, Line, Prose, at_most, needed
from intranet.text.fold import clean

TYPE = "Hãy chọn loại văn bản."
_UNIT = "Viết tắt đơn vị soạn thảo, chỉ dùng cho công văn, ví dụ VP."


class Whole(IntegerField):
    """A whole number as it is typed: “7”, “07”."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number; say clearly what is wrong with it."""
        text = clean(valuelist[0]) if valuelist else ""
        self.raw_data, self.data = [text] if text else [], None
        if text:
            if not text.isdecimal() or len(text) > 6:
                raise ValueError("Hãy ghi một số, ví dụ 12.")
            self.data = int(text)


class HoldForm(Form):
    """Ask which numbers are held, and why."""

    type = SelectField("Loại văn bản", [needed(TYPE)])
    count = Whole(
        "Giữ mấy số", [needed("Hãy ghi giữ mấy số.")], default=1, description="Từ 1 đến 10 số liền nhau."
    )
    subject = Line("Trích yếu dự kiến", [at_most(500)])
    unit = Line("Đơn vị soạn thảo trong ký hiệu", [at_most(20)], description=_UNIT)
    reason = Prose("Lý do giữ số", [needed("Hãy ghi lý do giữ số."), at_most(500)], render_kw={"rows": 2})


class VoidForm(SeenForm):
    """Ask why a number is cancelled."""

    reason = Prose("Lý do hủy số", [needed("Hãy ghi lý do hủy số."), at_most(500)], render_kw={"rows": 3})
    replaced_by = Whole(
        "Thay bằng số", [Optional()], description="Số khác trong cùng sổ đã dùng cho văn bản này, nếu có."
    )


class OutsideForm(Form):
    """Ask what is written on a paper that was made and signed outside the software."""

    type = SelectField("Loại văn bản", [needed(TYPE)])
    number = Whole(
        "Số ghi trên văn bản", [Optional()],
        description="Để trống thì lấy số tiếp theo. Ghi được số đang giữ hoặc số còn trống trong sổ.",
    )  # fmt: skip
    unit = Line("Đơn vị soạn thảo trong ký hiệu", [at_most(20)], description=_UNIT)
    day = Day("Ngày văn bản", [needed("Hãy ghi ngày của văn bản.")])
    subject = Prose("Trích yếu", [needed("Hãy ghi trích yếu."), at_most(500)], render_kw={"rows": 2})
    signer = Line("Người ký", [needed("Hãy ghi người ký."), at_most(100)])
    recipients = Prose(
        "Nơi nhận", [at_most(2000)], description="Mỗi dòng một nơi nhận.", render_kw={"rows": 3}
    )
    kept_by = Line("Đơn vị, người nhận bản lưu", [at_most(100)])
    copies = Whole("Số lượng bản", [Optional()])
    reason = Line(
        "Lý do ghi lùi ngày", [at_most(500)],
        description="Chỉ cần khi ngày văn bản sớm hơn ngày của số gần nhất, hoặc thuộc sổ năm trước.",
    )  # fmt: skip
    scan = FileField("Bản scan đã ký", description="Tệp PDF hoặc ảnh JPG, PNG, tối đa 25 MB.")


class BeginForm(Form):
    """Ask for the last number used before the register was kept here."""

    type = SelectField("Loại văn bản", [needed(TYPE)])
    number = Whole(
        "Số cuối cùng đã dùng trong sổ cũ", [needed("Hãy ghi số cuối cùng đã dùng.")],
        description="Văn bản tiếp theo mang số liền sau. Ghi nhầm thì sửa được đến khi cấp số đầu tiên.",
    )  # fmt: skip
