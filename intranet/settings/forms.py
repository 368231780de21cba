"""What the pages of the settings ask for."""

from intranet.forms.base import SeenForm
from intranet.forms.fields import Day, Line, at_most, needed


class ChangeForm(SeenForm):
    """Ask for a value, on what paper it rests, and from when it holds."""

    value = Line("Giá trị mới", [needed("Hãy ghi giá trị mới.")], render_kw={"inputmode": "numeric"})
    basis = Line(
        "Căn cứ", [needed("Hãy ghi căn cứ của giá trị mới."), at_most(300)],
        description="Văn bản quy định, ghi cả số và ngày. Ví dụ: Quy chế kèm theo Quyết định 15/QĐ-UBND.",
    )  # fmt: skip
    starts_on = Day("Áp dụng từ ngày", [needed("Hãy ghi ngày áp dụng.")])
