"""What is asked of a field, and which field a duty has."""

from wtforms import SelectField

from intranet.forms.base import SeenForm
from intranet.forms.fields import Line, Prose, at_most, needed


class FieldForm(SeenForm):
    """Ask for a field's name and the words that suggest it."""

    name = Line("Tên lĩnh vực", [needed("Hãy ghi tên lĩnh vực."), at_most(80)])
    keywords = Prose(
        "Từ khóa gợi ý", [at_most(3_000)], render_kw={"rows": 8},
        description="Mỗi dòng một từ hoặc cụm từ. Nhiệm vụ có những từ này được gợi ý lĩnh vực này.",
    )  # fmt: skip


class OfTaskForm(SeenForm):
    """Ask which field a duty belongs to; 0 is none."""

    field = SelectField("Lĩnh vực", coerce=int)
