"""What the sign-in and account pages ask for."""

from wtforms import HiddenField, PasswordField
from wtforms.validators import EqualTo, InputRequired

from intranet.forms.base import Form
from intranet.forms.fields import Line, at_most


class SignInForm(Form):
    """Ask who it is; ``resume`` carries a form that arrived after the sign-in had ended."""

    username = Line(
        "Tên đăng nhập",
        [InputRequired("Hãy nhập tên đăng nhập."), at_most(80)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        "Mật khẩu", [InputRequired("Hãy nhập mật khẩu.")], render_kw={"autocomplete": "current-password"}
    )
    tiep = HiddenField()
    resume = HiddenField()


class PasswordForm(Form):
    """Ask for a new password."""

    current = PasswordField(
        "Mật khẩu hiện tại",
        [InputRequired("Hãy nhập mật khẩu đang dùng.")],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        "Mật khẩu mới",
        [InputRequired("Hãy nhập mật khẩu mới.")],
        description="Ít nhất 14 ký tự. Một câu dài dễ nhớ là tốt nhất.",
        render_kw={"autocomplete": "new-password"},
    )
    repeated = PasswordField(
        "Nhập lại mật khẩu mới",
        [InputRequired("Hãy nhập lại mật khẩu mới."), EqualTo("password", "Hai lần nhập chưa giống nhau.")],
        render_kw={"autocomplete": "new-password"},
    )
