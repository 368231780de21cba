"""The tables that are taken in: their columns as the template heads them, and what may stand there."""

from dataclasses import dataclass

from intranet.access.actor import Body, Role
from intranet.org.models import Block, UnitKind
from intranet.text.fold import fold_words

YES, NO = "Có", "Không"
EXAMPLE = "Ví dụ:"
EVERY_VILLAGE, EVERY_CELL = "Mọi thôn", "Mọi chi bộ"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, whether it must be filled, and the list it is chosen from."""

    key: str
    head: str
    needed: bool = False
    width: int = 18
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    about: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Return the headings that mean this column, folded."""
        return frozenset(fold_words(name) for name in (self.head, *self.also))


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of thing: the sheet it stands on, its columns, and a row that shows how."""

    key: str
    sheet: str
    columns: tuple[Column, ...]
    example: tuple[str, ...]

    def column(self, key: str) -> Column:
        """Return the column called *key*."""
        return next(one for one in self.columns if one.key == key)


_BLOCKS = tuple(block.label for block in Block if block is not Block.VILLAGE)
_KINDS = tuple(kind.label for kind in UnitKind if kind is not UnitKind.VILLAGE)
_STARTS = "Ngày/tháng/năm; để trống nếu đã hoạt động từ trước."

UNITS = Table(
    "units", "Đơn vị",
    (
        Column("name", "Tên đơn vị", needed=True, width=38, about="Như ghi trong kế hoạch, văn bản."),
        Column("short_name", "Tên viết tắt", width=14, also=("Viết tắt",)),
        Column("block", "Khối", needed=True, width=22, choices=_BLOCKS),
        Column("kind", "Loại", width=20, choices=_KINDS, about=f"Để trống là “{UnitKind.OFFICE.label}”."),
        Column("parent", "Đơn vị cấp trên", width=30, also=("Cấp trên", "Đơn vị trên")),
        Column("gathers", "Nhóm gồm", width=34, also=("Thành viên",),
               about=f"Chỉ cho nhóm: “{EVERY_VILLAGE}”, “{EVERY_CELL}”, hoặc tên các đơn vị, cách nhau “;”."),
        Column("aliases", "Tên gọi khác", width=38, about="Cách nhau bằng dấu chấm phẩy."),
        Column("starts_on", "Hoạt động từ ngày", width=18, also=("Từ ngày",), about=_STARTS),
    ),
    (f"{EXAMPLE} Phòng Kinh tế", "PKT", Block.GOVERNMENT.label, UnitKind.OFFICE.label, "", "",
     "Kinh tế; TC-KT", ""),
)  # fmt: skip
VILLAGES = Table(
    "villages", "Thôn",
    (
        Column("name", "Tên thôn", needed=True, width=34, also=("Tên thôn, tổ dân phố", "Thôn", "Tổ dân phố"),
               about="Ghi đủ chữ “Thôn”, “Tổ dân phố”, “Bản”…"),
        Column("cell", "Lập chi bộ", width=14, choices=(YES, NO), about="Để trống là “Có”: cùng tên thôn."),
        Column("aliases", "Tên gọi khác", width=34, about="Cách nhau bằng dấu chấm phẩy."),
        Column("starts_on", "Hoạt động từ ngày", width=18, also=("Từ ngày",), about=_STARTS),
    ),
    (f"{EXAMPLE} Thôn Đông", YES, "", ""),
)  # fmt: skip
PEOPLE = Table(
    "people", "Cán bộ",
    (
        Column("full_name", "Họ và tên", needed=True, width=26, also=("Họ tên",)),
        Column("username", "Tên đăng nhập", width=16, also=("Tài khoản",),
               about="Chữ không dấu; để trống thì phần mềm đặt. Hai người trùng tên thì phải ghi."),
        Column("phone", "Điện thoại", width=16, also=("Số điện thoại", "SĐT")),
        Column("role", "Vai trò", needed=True, width=26, choices=tuple(role.label for role in Role)),
        Column("unit", "Đơn vị", width=34, about="Đúng tên trong danh bạ, hoặc một tên gọi khác của đơn vị."),
        Column("title", "Tên chức vụ", width=24, also=("Chức vụ",), about="Để trống thì dùng tên vai trò."),
        Column("body", "Cơ quan", width=24, choices=tuple(body.label for body in Body),
               about="Để trống là cơ quan của vai trò."),
        Column("is_head", "Đứng đầu đơn vị", width=16, also=("Là người đứng đầu đơn vị", "Đứng đầu"),
               choices=(YES, NO), about="Để trống là “Không”."),
        Column("starts_on", "Từ ngày", width=14, about="Ngày/tháng/năm; để trống là hôm nay."),
        Column("ends_on", "Đến hết ngày", width=14, also=("Đến ngày",)),
    ),
    (f"{EXAMPLE} Nguyễn Văn An", "an.nv", "0912345678", Role.SPECIALIST.label, "Phòng Kinh tế", "Chuyên viên",
     Body.STATE.label, NO, "01/07/2025", ""),
)  # fmt: skip
