"""What the page of the form of papers asks for."""

from wtforms import SelectField

from intranet.forms.base import SeenForm
from intranet.forms.fields import Line, Prose, at_most, needed, options


class HouseForm(SeenForm):
    """Ask how the papers of one body are headed and numbered."""

    parents = Prose(
        "Cơ quan cấp trên", [at_most(300)], render_kw={"rows": 2},
        description="Các dòng chữ thường phía trên tên cơ quan, mỗi dòng một hàng; để trống nếu không in.",
    )  # fmt: skip
    names = Prose(
        "Tên cơ quan trên đầu văn bản", [needed("Hãy ghi tên cơ quan."), at_most(300)], render_kw={"rows": 2},
        description="Chữ đậm, ngắt dòng như khi in.",
    )  # fmt: skip
    in_full = Line("Tên đầy đủ trong câu văn", [needed("Hãy ghi tên đầy đủ."), at_most(200)])
    symbol = Line("Ký hiệu cơ quan", [needed("Hãy ghi ký hiệu."), at_most(20)], description="Ví dụ UBND, ĐU.")
    place = Line("Địa danh", [needed("Hãy ghi địa danh."), at_most(60)], description="Đứng trước ngày tháng.")
    collective = Line("Thay mặt", [at_most(100)], description="Sau chữ TM. hoặc T/M ở chỗ ký.")
    tone = SelectField(
        "Dấu thanh", [needed()], choices=options([("new", "ủy, hòa, khóa"), ("old", "uỷ, hoà, khoá")])
    )
    end_mark = SelectField(
        "Dấu kết thúc văn bản", [needed()],
        choices=options([("./.", "./."), (".", "chỉ dấu chấm")]),
    )  # fmt: skip
    heading_mark = SelectField(
        "Sau số của mục lớn", [needed()], choices=options([(".", "dấu chấm: I."), ("-", "gạch ngang: I-")])
    )
    scope = SelectField(
        "Cách đánh số", [needed()],
        choices=options([("all", "Chung một dãy cho mọi loại"), ("type", "Mỗi loại một dãy riêng")]),
        description="Chỉ đổi được trước số đầu tiên của sổ.",
    )  # fmt: skip
    term = Line(
        "Nhiệm kỳ", [needed("Hãy ghi nhiệm kỳ của Đảng ủy."), at_most(12)],
        description="Ví dụ 2025-2030. Văn bản của Đảng đánh số từ 01 cho cả nhiệm kỳ; nhiệm kỳ mới, sổ mới.",
    )  # fmt: skip
