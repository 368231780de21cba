"""What the pages of units ask for; choices are filled in by the views."""

from wtforms import HiddenField, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional

from intranet.forms.base import Form
from intranet.forms.fields import Day, Line, Prose, at_most, needed, options
from intranet.org import templates
from intranet.org.models import Block, UnitKind


def whole(value: str | int | None) -> int | None:
    """Return the number of a choice; the empty choice is none."""
    return int(value) if value not in (None, "", "None") else None


class UnitForm(Form):
    """Ask for the facts of a unit."""

    name = Line("Tên đơn vị", [needed("Hãy ghi tên đơn vị."), at_most(200)])
    short_name = Line("Tên viết tắt", [at_most(40)])
    block = SelectField("Khối", [needed()], choices=options((block.value, block.label) for block in Block))
    kind = SelectField(
        "Loại",
        [needed()],
        choices=options((kind.value, kind.label) for kind in UnitKind),
        description="Việc giao cho nhóm được chia cho từng đơn vị trong nhóm.",
    )
    gathers = SelectField(
        "Nhóm gồm mọi",
        choices=options(
            [
                ("", "Chỉ các đơn vị được nêu tên"),
                (UnitKind.VILLAGE.value, "Thôn, tổ dân phố"),
                (UnitKind.CELL.value, "Chi bộ"),
            ]
        ),
        description="Chỉ dùng khi loại là nhóm đơn vị.",
    )
    parent_id = SelectField("Đơn vị cấp trên", coerce=whole)
    position = IntegerField(
        "Thứ tự trong khối", [Optional(), NumberRange(0, 9999, "Hãy ghi số từ 0 đến 9999.")]
    )
    starts_on = Day("Hoạt động từ ngày", [Optional()])
    seen = HiddenField()


class UnitEndForm(Form):
    """Ask for the last day of a unit."""

    ends_on = Day("Ngày hoạt động cuối cùng", [needed("Hãy chọn ngày.")])


class MemberEndForm(Form):
    """Ask for the last day of a unit in a group."""

    ends_on = Day("Ngày cuối cùng trong nhóm", [needed("Hãy chọn ngày.")])


class AliasForm(Form):
    """Ask for another name of a unit."""

    name = Line(
        "Tên gọi khác",
        [needed("Hãy ghi tên gọi."), at_most(200)],
        description="Cách đơn vị được gọi trong kế hoạch, ví dụ tên cũ hoặc tên viết tắt.",
    )


class MemberForm(Form):
    """Ask which unit joins a group, and when."""

    unit_id = SelectField("Đơn vị", [needed()], coerce=int)
    starts_on = Day("Từ ngày", [Optional()])
    ends_on = Day("Đến hết ngày", [Optional()])


class CommuneForm(Form):
    """Ask how the commune is named."""

    name = Line(
        "Tên xã, phường", [needed("Hãy ghi tên xã, phường."), at_most(100)],
        description="Ví dụ: xã Minh Sơn, phường Sơn Hà.",
    )
    place = Line(
        "Địa danh trên văn bản", [at_most(100)], description="Đứng trước ngày tháng, ví dụ: Minh Sơn."
    )
    parent = Line("Cấp trên", [at_most(100)], description="Ví dụ: tỉnh Bắc Hà.")


class FoundingForm(CommuneForm):
    """Ask for what an empty installation needs before anything else."""

    model = SelectField("Mô hình tổ chức", [needed()], choices=options(templates.MODELS.items()))
    villages = Prose(
        "Thôn, tổ dân phố",
        [at_most(4000)],
        description="Mỗi dòng một tên, ví dụ: Thôn Đông. Chi bộ của từng thôn được lập cùng.",
    )
