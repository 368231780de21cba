"""What the figures say in sentences: the same on the page and in the Word file."""

from intranet.figures.filters import View, Wanted
from intranet.figures.tables import Line
from intranet.tasks.timing import Timing

_METHOD = (
    "Mỗi phần việc giao cho một đơn vị là một việc. Đúng hạn: ngày đơn vị báo cáo hoàn thành không muộn "
    "hơn ngày đến hạn, kể cả đang chờ xác nhận. Đã đến hạn = đúng hạn + báo cáo chậm + đang quá hạn. "
    "Không tính việc đã hủy, việc chưa đến hạn, việc chưa có ngày đến hạn. Việc được gia hạn tính theo "
    "hạn mới."
)
_RANKS = "Cùng tỷ lệ thì cùng hạng; đơn vị chưa có việc đến hạn thì chưa xếp hạng."


def lead(whole: Line, wanted: Wanted) -> str:
    """Return what the sentence above the tables says."""
    during = f" {period(wanted)}" if wanted.period else ""
    if not whole.dated:
        said = f"Không có việc nào có hạn{during}."
    else:
        counts = whole.counts
        said = (
            f"{whole.dated} việc có hạn{during}, {whole.judged} việc đã đến hạn: "
            f"{counts[Timing.ON_TIME]} đúng hạn, {counts[Timing.LATE]} báo cáo chậm, "
            f"{counts[Timing.OVERDUE]} đang quá hạn."
        )
        if whole.rate is not None:
            said += f" Tỷ lệ đúng hạn {whole.percent}."
    undated = whole.counts[Timing.UNDATED]
    return f"{said} Ngoài ra {undated} việc chưa có ngày đến hạn." if undated else said


def formula(whole: Line) -> str:
    """Return how the rate is reckoned, with the numbers of the whole where something was due."""
    rule = "Tỷ lệ đúng hạn = số việc đúng hạn ÷ số việc đã đến hạn × 100%"
    if not whole.judged:
        return f"{rule}."
    return f"{rule} = {whole.counts[Timing.ON_TIME]} ÷ {whole.judged} × 100% = {whole.percent}."


def method(view: View) -> str:
    """Return what is counted as what in *view*."""
    return f"{_METHOD} {_RANKS}" if view in (View.UNITS, View.VILLAGES) else _METHOD


def period(wanted: Wanted) -> str:
    """Return the period within a sentence: “trong năm 2026”, “từ trước đến nay”."""
    return f"trong {wanted.period_words}" if wanted.period else wanted.period_words


def within(wanted: Wanted) -> str:
    """Return what the heat table counts."""
    return f"Việc có hạn {period(wanted)}, trừ đã hủy."
