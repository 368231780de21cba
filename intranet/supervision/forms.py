"""What the pages of supervision notes ask for."""

from intranet.forms.base import Form, SeenForm
from intranet.forms.fields import Prose, at_most, needed


class NoteForm(Form):
    """Ask for the words of a note."""

    text = Prose(
        "Nội dung giám sát",
        [needed("Cần ghi nội dung giám sát."), at_most(5_000)],
        description="Nêu điều đã thấy, và điều đề nghị trả lời hoặc làm rõ.",
        render_kw={"rows": 6},
    )


class ReplyForm(SeenForm):
    """Ask for the reply to a note."""

    text = Prose("Trả lời", [needed("Cần ghi nội dung trả lời."), at_most(5_000)], render_kw={"rows": 6})
