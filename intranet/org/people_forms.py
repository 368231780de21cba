"""What the pages of people ask for; choices are filled in by the views."""

from wtforms import BooleanField, HiddenField, SelectField, SelectMultipleField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from intranet.access.actor import Body, Role
from intranet.forms.base import Form
from intranet.forms.fields import Day, Line, Prose, at_most, needed, options
from intranet.org.forms import whole


class Ticks(SelectMultipleField):
    """Several choices, each with its own box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class PersonForm(Form):
    """Ask who gets an account."""

    full_name = Line("Họ tên", [needed("Hãy ghi họ tên."), at_most(120)], render_kw={"autocomplete": "off"})
    username = Line(
        "Tên đăng nhập",
        [at_most(80)],
        description="Chữ không dấu, ví dụ an.nv. Bỏ trống thì hệ thống đặt theo họ tên.",
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    phone = Line("Điện thoại", [at_most(40)], render_kw={"inputmode": "tel", "autocomplete": "off"})


class PersonEditForm(Form):
    """Ask what changes in a person's facts."""

    full_name = Line("Họ tên", [needed("Hãy ghi họ tên."), at_most(120)], render_kw={"autocomplete": "off"})
    phone = Line("Điện thoại", [at_most(40)], render_kw={"inputmode": "tel", "autocomplete": "off"})
    seen = HiddenField()


class PositionForm(Form):
    """Ask which position somebody gets."""

    role = SelectField("Vai trò", [needed()], choices=options((role.value, role.label) for role in Role))
    body = SelectField(
        "Cơ quan", choices=options([("", "Theo vai trò"), *((body.value, body.label) for body in Body)])
    )
    unit_id = SelectField("Đơn vị", coerce=whole)
    name = Line("Tên chức vụ", [at_most(120)], description="Bỏ trống thì dùng tên vai trò.")
    is_head = BooleanField("Là người đứng đầu đơn vị")
    starts_on = Day("Từ ngày", [needed("Hãy chọn ngày bắt đầu.")])
    ends_on = Day("Đến hết ngày", [Optional()])


class PositionEndForm(Form):
    """Ask for the last day of a position."""

    ends_on = Day("Ngày giữ chức vụ cuối cùng", [needed("Hãy chọn ngày.")])


class DelegationForm(Form):
    """Ask for whom, when and how far a leader delegates."""

    body = SelectField("Cơ quan", [needed()], choices=[])
    receiver_id = SelectField("Người được ủy quyền", [needed()], coerce=int)
    starts_on = Day("Từ ngày", [needed("Hãy chọn ngày bắt đầu.")])
    ends_on = Day("Đến hết ngày", [needed("Hãy chọn ngày cuối.")])
    document = Line(
        "Văn bản ủy quyền", [needed("Hãy ghi số, ký hiệu văn bản."), at_most(200)],
        description="Ví dụ: Giấy ủy quyền số 12/GUQ-UBND ngày 20/11/2026.",
    )  # fmt: skip
    limits = Ticks("Phạm vi", choices=[], description="Không chọn mục nào nghĩa là tất cả các mục.")


class AbsenceForm(Form):
    """Ask when one is away."""

    starts_on = Day("Từ ngày", [needed("Hãy chọn ngày bắt đầu.")])
    ends_on = Day("Đến hết ngày", [needed("Hãy chọn ngày cuối.")])
    reason = Prose("Lý do", [at_most(300)])


class HandOverForm(Form):
    """Ask to whom open work goes."""

    to_user_id = SelectField("Người nhận", coerce=whole)
