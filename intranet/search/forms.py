"""The form that keeps a narrowing."""

from wtforms import SelectField

from intranet.forms.base import Form
from intranet.forms.fields import Line, at_most, needed


class SaveForm(Form):
    """A name, and for whom."""

    name = Line("Tên bộ lọc", [needed("Cần đặt tên để lần sau nhận ra."), at_most(60)])
    whom = SelectField("Ai dùng được", [needed()])
