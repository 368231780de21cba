"""What a point says: the rule of its date, what is still unclear (C18), and its words for comparison."""

from collections.abc import Callable
from datetime import date
from typing import Any

from intranet.calendar.rules import in_words
from intranet.calendar.shapes import ISSUE_ANCHOR
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.tasks import clarity
from intranet.tasks.clarity import Tick

Name = Callable[[int], str]

# The parts of a conclusion besides its points, in the order of the page; points stand after the second.
PARTS = {
    "danh-gia": "Đánh giá chung",
    "da-tra-loi": "Nội dung đã trả lời tại hội nghị",
    "vuot-tham-quyen": "Nội dung vượt thẩm quyền",
    "theo-doi": "Theo dõi, báo cáo",
    "boi-canh": "Số liệu hội nghị",
    "noi-nhan": "Nơi nhận",
}


def rule_of(point: ConclusionPoint) -> dict[str, Any] | None:
    """Return the rule of a point's date: a last day, or working days from the issue."""
    if point.due:
        return {"date": point.due.isoformat(), "direction": "before", "inclusive": True}
    if point.working_days:
        return {
            "days": point.working_days, "working_days": True, "direction": "after", "anchor": ISSUE_ANCHOR,
        }  # fmt: skip
    return None


def deadline(point: ConclusionPoint) -> str:
    """Return a point's date in words; empty where it has none."""
    rule = rule_of(point)
    return in_words(rule) if rule else ""


def names_of(unit_ids: list[int], name: Name) -> str:
    """Return the names of units in one line."""
    return ", ".join(name(unit) for unit in unit_ids)


def ticks(point: ConclusionPoint, *, today: date, closed: frozenset[int] = frozenset()) -> list[Tick]:
    """Return how clear a point is (“6 rõ”); one that orders nothing has only to say something.

    Whose duty it is follows from the units, by whose power from the leader who signs the conclusion.
    *closed* are units that cannot be given work today.
    """
    what = Tick("what", bool(point.words.strip()))
    if not point.orders:
        return [what]
    units = bool(point.unit_ids)
    gone = "có đơn vị đã kết thúc hoạt động hoặc nhóm chưa có thành viên"
    over = point.due is not None and point.due < today
    return [
        Tick("who", units and not closed.intersection(point.unit_ids), gone if units else ""),
        what,
        Tick(
            "when", bool(point.working_days or point.due) and not over,
            f"ngày {point.due:%d/%m/%Y} đã qua" if point.due and over else "",
        ),
        Tick("duty", units),
        Tick("product", bool(point.product.strip())),
        Tick("power", True),
    ]  # fmt: skip


def unclear(point: ConclusionPoint, *, today: date, closed: frozenset[int] = frozenset()) -> list[str]:
    """Return what is not clear yet of a point; without units it says once that nobody does it."""
    found = ticks(point, today=today, closed=closed)
    return clarity.missing(one for one in found if one.key != "duty")


def obstacle(conclusion: Conclusion, *, today: date, closed: frozenset[int] = frozenset()) -> str | None:
    """Return why a conclusion cannot be submitted yet, or None."""
    if not conclusion.points:
        return "Chưa có điểm kết luận nào. Hãy thêm ít nhất một điểm rồi trình."
    missing = [
        f"điểm {number} chưa rõ {clarity.joined(found)}"
        for number, point in enumerate(conclusion.points, 1)
        if (found := unclear(point, today=today, closed=closed))
    ]
    if not missing:
        return None
    sentence = "; ".join(missing)
    return f"{sentence[:1].upper()}{sentence[1:]}. Hãy bổ sung rồi trình."


def parts_of(conclusion: Conclusion, *, name: Name, recipients: str) -> list[tuple[str, str]]:
    """Return what a conclusion says, part by part, for comparison between submissions."""
    counts = [
        f"{count} {what}"
        for count, what in ((conclusion.attended, "đại biểu dự"), (conclusion.opinions, "lượt ý kiến"))
        if count is not None
    ]
    found = [
        ("boi-canh", "; ".join(counts)),
        ("danh-gia", conclusion.assessment),
        ("da-tra-loi", conclusion.answered),
        *((point.key, whole(point, name)) for point in conclusion.points),
        ("vuot-tham-quyen", conclusion.beyond),
        ("theo-doi", conclusion.follow_up),
        ("noi-nhan", recipients),
    ]
    return [(key, text) for key, text in found if text]


def whole(point: ConclusionPoint, name: Name) -> str:
    """Return a point's words, and below them who does it, by when and with what to show."""
    facts = [
        ("Đơn vị thực hiện", names_of(point.unit_ids, name)),
        ("Phối hợp", names_of(point.coordinating_ids, name)),
        ("Thời hạn", deadline(point)),
        ("Sản phẩm", point.product),
    ]
    said = ". ".join(f"{label}: {text}" for label, text in facts if text)
    return f"{point.words}\n{said}" if said else point.words
