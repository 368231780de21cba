"""What the steps of the first day ask for."""

import re
from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, PasswordField, RadioField, SelectField, ValidationError
from wtforms.validators import EqualTo, InputRequired, Optional

from intranet.access.actor import Role
from intranet.forms.base import Form
from intranet.forms.fields import Line, Prose, at_most, needed, options
from intranet.org import templates

REAL, DEMO = "real", "demo"
OWN = "own"
_ABOVE = re.compile(r"(?i)(tỉnh|thành phố|tp\.?|huyện|quận|thị xã)\s+\S")


class ChoiceForm(Form):
    """Ask for the code, and whether this is to try things or to begin work."""

    code = Line(
        "Mã thiết lập", [needed("Hãy nhập mã thiết lập.")],
        description="In ra trên máy chủ bằng lệnh: flask --app wsgi setup code",
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )  # fmt: skip
    choice = RadioField(
        "Mục đích", [needed("Hãy chọn một trong hai.")], default=REAL,
        choices=options(
            [(REAL, "Bắt đầu làm việc thật"), (DEMO, "Dùng thử với dữ liệu mẫu (demo)")]
        ),
        description="Dữ liệu mẫu là một xã bịa ra để xem thử; xóa được sau đó rồi thiết lập thật từ đầu.",
    )  # fmt: skip


class CommuneForm(Form):
    """Ask what the commune is, where it lies, and what its papers are dated from."""

    level = SelectField("Loại", [needed()], choices=options((one, one) for one in templates.LEVELS))
    name = Line(
        "Tên riêng", [needed("Hãy ghi tên xã, phường."), at_most(80)],
        description="Không kèm chữ “xã”, “phường”, ví dụ: Sơn Hà.",
    )  # fmt: skip
    parent = Line(
        "Tỉnh, thành phố", [needed("Hãy ghi tỉnh hoặc thành phố."), at_most(100)],
        description="Ghi đủ, ví dụ: tỉnh Bắc Hà.",
    )  # fmt: skip
    place = Line(
        "Địa danh trước ngày tháng", [at_most(60)],
        description="Đứng trước “ngày … tháng …” trên văn bản. Để trống thì theo tên riêng.",
    )  # fmt: skip

    def validate_name(self, field: Line) -> None:
        """Take off the level where it was typed twice."""
        low = (field.data or "").casefold()
        for level in templates.LEVELS:
            if low.startswith(f"{level} "):
                field.data = field.data[len(level) :].strip()
                self.level.data = level

    def validate_parent(self, field: Line) -> None:
        """Refuse a bare name: letterheads print the kind too."""
        if field.data and not _ABOVE.match(field.data):
            raise ValidationError("Hãy ghi đủ “tỉnh …” hoặc “thành phố …”.")

    @property
    def full_name(self) -> str:
        """Return the name with its kind: “xã Sơn Hà”."""
        return f"{self.level.data} {self.name.data}"


class OrganisationForm(Form):
    """Ask for a ready model with the names of the villages, or for the commune's own sheet."""

    model = RadioField(
        "Mô hình tổ chức", [needed("Hãy chọn mô hình.")], default="2025",
        choices=options([*templates.MODELS.items(), (OWN, "Tự khai báo bằng tệp Excel")]),
    )  # fmt: skip
    villages = Prose(
        "Thôn, tổ dân phố", [at_most(6000)], render_kw={"rows": 8},
        description="Mỗi dòng một tên, ví dụ: Thôn Đông. Chi bộ của từng thôn được lập cùng. "
        "Khi tự khai báo thì ghi trong tệp.",
    )  # fmt: skip
    file = FileField("Tệp Excel tự khai báo", render_kw={"accept": ".xlsx"})


class AccountsForm(Form):
    """Ask for the first accounts: who runs the system, who runs the office, and who agrees to the others."""

    admin_name = Line("Họ tên quản trị", [needed("Hãy ghi họ tên."), at_most(120)])
    admin_username = Line(
        "Tên đăng nhập của quản trị", [at_most(80)],
        description="Chữ không dấu, ví dụ huy.dg. Bỏ trống thì phần mềm đặt theo họ tên.",
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )  # fmt: skip
    password = PasswordField(
        "Mật khẩu của quản trị", [InputRequired("Hãy nhập mật khẩu.")],
        description="Ít nhất 14 ký tự. Một câu dài dễ nhớ là tốt nhất.",
        render_kw={"autocomplete": "new-password"},
    )  # fmt: skip
    repeated = PasswordField(
        "Nhập lại mật khẩu",
        [InputRequired("Hãy nhập lại mật khẩu."), EqualTo("password", "Hai lần nhập chưa giống nhau.")],
        render_kw={"autocomplete": "new-password"},
    )
    office_name = Line(
        "Họ tên Chánh Văn phòng", [needed("Hãy ghi họ tên."), at_most(120)],
        description="Phải là người khác: quản trị lo kỹ thuật, không có quyền với nội dung hồ sơ.",
    )  # fmt: skip
    office_title = Line("Tên chức vụ", [at_most(120)], default="Chánh Văn phòng")
    office_unit = SelectField("Đơn vị", [needed("Hãy chọn đơn vị.")])
    leader_role = SelectField(
        "Người chấp thuận", default=Role.CHAIRMAN.value,
        choices=options(
            [(role.value, role.label) for role in (Role.CHAIRMAN, Role.PARTY_SECRETARY)]
            + [("", "Chưa tạo bây giờ")]
        ),
        description="Chức vụ lãnh đạo, văn phòng bổ nhiệm về sau chỉ có hiệu lực khi Chủ tịch hoặc Bí thư "
        "chấp thuận. Chưa tạo thì về sau phải dùng lệnh “org person” trên máy chủ.",
    )  # fmt: skip
    leader_name = Line(
        "Họ tên người chấp thuận", [at_most(120)],
        description="Để trống được khi chọn “Chưa tạo bây giờ”.",
    )  # fmt: skip
    leader_unit = SelectField("Đơn vị của người chấp thuận")

    def validate_leader_name(self, field: Line) -> None:
        """Ask for the name where somebody is to agree."""
        if self.leader_role.data and not field.data:
            raise ValidationError("Hãy ghi họ tên, hoặc chọn “Chưa tạo bây giờ”.")

    def typed(self) -> dict[str, Any]:
        """Return what was typed, without any password."""
        kept = {name: field.data for name, field in self._fields.items()}
        return {n: v for n, v in kept.items() if n not in ("csrf_token", "password", "repeated")}


class LetterForm(Form):
    """Ask how the papers of one body are headed and numbered."""

    parents = Prose("Cơ quan cấp trên", [at_most(300)], render_kw={"rows": 2})
    names = Prose(
        "Tên cơ quan", [needed("Hãy ghi tên cơ quan."), at_most(300)], render_kw={"rows": 2},
        description="Chữ đậm, ngắt dòng như khi in.",
    )  # fmt: skip
    symbol = Line("Ký hiệu", [needed("Hãy ghi ký hiệu."), at_most(20)])
    scope = SelectField(
        "Cách đánh số", choices=options([("all", "Chung một dãy cho mọi loại"), ("type", "Mỗi loại một dãy")])
    )
    term = Line(
        "Nhiệm kỳ", [needed("Hãy ghi nhiệm kỳ của Đảng ủy."), at_most(12)],
        description="Ví dụ 2025-2030: văn bản của Đảng đánh số cho cả nhiệm kỳ.",
    )  # fmt: skip


class CalendarForm(Form):
    """Ask whether the year's days off are right, and which paper announced them."""

    source = Line(
        "Văn bản công bố lịch nghỉ", [Optional(), at_most(200)],
        description="Có thì ngày dự kiến thành ngày đã công bố; chưa có thì để trống, xác nhận sau.",
    )  # fmt: skip
    seen_it = BooleanField("Đã xem, dùng lịch này", [InputRequired("Hãy xem lịch rồi đánh dấu.")])
