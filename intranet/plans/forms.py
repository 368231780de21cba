"""What the plan pages ask for."""

import re

from wtforms import HiddenField, ValidationError
from wtforms.validators import Optional

from intranet.forms.base import Form
from intranet.forms.fields import Day, Line, Prose, at_most, needed

CODE = re.compile(r"\d{1,5}\s*[/-]\s*[A-ZĐ]{2,}(?:\s*[-/.]\s*[A-ZĐa-zđ0-9]+)*")


class NumberForm(Form):
    """Ask for a signed plan's number and day."""

    code = Line(
        "Số, ký hiệu",
        [needed("Hãy nhập số, ký hiệu trên bản đã ký."), at_most(60)],
        description="Như trên văn bản: 12/KH-UBND, hoặc 132-KH/ĐU của Đảng ủy.",
    )
    issued_on = Day("Ngày ban hành", [Optional()])

    def validate_code(self, field: Line) -> None:
        """Refuse what no office would number."""
        if not CODE.fullmatch(field.data):
            raise ValidationError("Số, ký hiệu chưa đúng dạng, ví dụ 12/KH-UBND hoặc 132-KH/ĐU.")
        field.data = re.sub(r"\s+", "", field.data)


class LawForm(Form):
    """Ask why the law's limit does not concern a duty, or does after all."""

    off = HiddenField()  # what the person meant when the page was drawn
    comment = Prose("Lý do", [needed("Cần ghi vì sao."), at_most(500)])
