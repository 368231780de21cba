"""The groups of a desk: what waits, each thing in one of them; their names, and their pages."""

from dataclasses import dataclass
from typing import Any

from intranet.access.actor import Actor
from intranet.home import papers
from intranet.home.queries import WHOLE, Found
from intranet.tasks import lists

# The name of each group, and how its page is called in addresses; in the order of a desk.
NAMES = {
    "decide": ("Chờ duyệt", "cho-duyet"),
    "to-give": ("Nhiệm vụ chờ đồng chí giao", "nhiem-vu-cho-giao"),
    "proposed": ("Chờ ấn định ngày đối thoại", "cho-an-dinh-ngay"),
    "reading": ("Kế hoạch đang soát", "ke-hoach-dang-soat"),
    "writing": ("Kế hoạch đang soạn", "ke-hoach-dang-soan"),
    "returned": ("Bị trả lại", "bi-tra-lai"),
    "given-back": ("Nhiệm vụ lãnh đạo trả lại", "nhiem-vu-bi-tra-lai"),
    "number": ("Chờ cấp số, ban hành", "cho-cap-so"),
    "clocks": ("Hạn ra thông báo kết luận", "han-ket-luan"),
    "explain": ("Cần giải trình", "can-giai-trinh"),
    "new": ("Mới giao, chờ tiếp nhận", "moi-giao"),
    "own": ("Việc của đơn vị", "cua-don-vi"),
    "confirm": ("Chờ xác nhận", "cho-xac-nhan"),
    "declined": ("Đơn vị trả lại việc", "don-vi-tra-lai"),
    "help": ("Đơn vị cần giúp", "don-vi-can-giup"),
    "cut": ("Việc trước đã hủy, cần quyết định", "viec-truoc-da-huy"),
    "silent": ("Chưa tiếp nhận, đã quá hạn tiếp nhận", "qua-han-tiep-nhan"),
    "extension": ("Đơn vị xin gia hạn", "xin-gia-han"),
    "unexplained": ("Chưa giải trình, đã quá hạn", "chua-giai-trinh"),
    "note-reply": ("Phiếu giám sát chờ trả lời", "phieu-cho-tra-loi"),
    "note-open": ("Phiếu giám sát chưa được trả lời", "phieu-chua-tra-loi"),
    "leader": ("Đang chờ lãnh đạo duyệt", "cho-lanh-dao"),
    "second": ("Chờ người thứ hai đồng ý chức vụ", "cho-nguoi-thu-hai"),
    "undated": ("Đối thoại chưa có ngày", "doi-thoai-chua-co-ngay"),
    "incoming": ("Văn bản đến chưa mở", "van-ban-den"),
}
KEYS = {slug: key for key, (_title, slug) in NAMES.items()}
TASKS = ("explain", "new", "own", "confirm", "declined", "help", "cut", "silent", "extension", "unexplained")
PAPERS = ("decide", "returned", "number", "leader")
OTHERS = (
    "to-give", "proposed", "reading", "writing", "given-back", "note-reply", "note-open", "second", "undated",
    "incoming",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind that wait: the first of them, and how many there are."""

    key: str
    lines: list[Any]
    total: int

    @property
    def title(self) -> str:
        """Return its heading."""
        return NAMES[self.key][0]

    @property
    def slug(self) -> str:
        """Return what its page is called in addresses."""
        return NAMES[self.key][1]

    @property
    def count(self) -> str:
        """Write how many there are."""
        return f"hơn {WHOLE}" if self.total > WHOLE else str(self.total)

    @property
    def kind(self) -> str:
        """Return how its lines are drawn."""
        found = {"clocks": "clocks", "incoming": "incoming"} | dict.fromkeys(TASKS, "tasks")
        return (found | dict.fromkeys(PAPERS, "papers")).get(self.key, "others")


def gathered(
    actor: Actor, tasks: dict[str, Found], others: dict[str, Found], *, order: tuple[str, ...] = ()
) -> dict[str, Group]:
    """Return the groups in which something waits, those of tasks in the *order* of the person's role."""
    waiting = papers.papers(actor, others)
    found = {key: Group(key, lines, len(lines)) for key, lines in waiting.sections.items()}
    if waiting.clocks:
        found["clocks"] = Group("clocks", waiting.clocks, len(waiting.clocks))
    for key in TASKS:
        if key in tasks:
            found[key] = Group(key, lists.lines(actor, tasks[key].rows), tasks[key].total)
    for key in OTHERS:
        if key in others:
            found[key] = Group(key, others[key].rows, others[key].total)
    first = min(list(NAMES).index(key) for key in TASKS)
    before, after = list(NAMES)[:first], [key for key in list(NAMES)[first:] if key not in TASKS]
    keys = [*before, *dict.fromkeys([*order, *TASKS]), *after]
    return {key: found[key] for key in keys if key in found}
