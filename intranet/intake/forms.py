"""What the pages of the import ask for."""

from flask_wtf.file import FileField
from wtforms import HiddenField

from intranet.forms.base import Form


class FileForm(Form):
    """Ask for the filled-in sheet."""

    file = FileField("Tệp Excel hoặc CSV", render_kw={"accept": ".xlsx,.csv"})


class AgreeForm(Form):
    """Carry what was shown back; ``seen`` marks just that."""

    kept = HiddenField()
    seen = HiddenField()
