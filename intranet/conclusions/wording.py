"""What a point says: the rule of its date, what is still unclear (C18), and its words for comparison."""

from collections.abc import Callable
from datetime import date
from typing import Any

from intranet.calendar.rules import in_words
from intranet.calendar.shapes import ISSUE_ANCHOR
from intranet.conclusions.models import Conclusion, ConclusionPoint

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


def unclear(point: ConclusionPoint, *, today: date, closed: frozenset[int] = frozenset()) -> list[str]:
    """Return what is not clear yet of a point: who, what, by when, with what to show (“6 rõ”).

    *closed* are units that cannot be given work today.
    """
    found = []
    if not point.words.strip():
        found.append("nội dung")
    if not point.orders:
        return found
    if not point.unit_ids:
        found.append("đơn vị thực hiện")
    elif closed.intersection(point.unit_ids):
        found.append("đơn vị thực hiện (có đơn vị đã kết thúc hoạt động hoặc nhóm chưa có thành viên)")
    if not point.due and not point.working_days:
        found.append("thời hạn")
    elif point.due and point.due < today:
        found.append(f"thời hạn (ngày {point.due:%d/%m/%Y} đã qua)")
    if not point.product.strip():
        found.append("sản phẩm")
    return found


def obstacle(conclusion: Conclusion, *, today: date, closed: frozenset[int] = frozenset()) -> str | None:
    """Return why a conclusion cannot be submitted yet, or None."""
    if not conclusion.points:
        return "Chưa có điểm kết luận nào. Hãy thêm ít nhất một điểm rồi trình."
    missing = [
        f"điểm {number} chưa rõ {joined(found)}"
        for number, point in enumerate(conclusion.points, 1)
        if (found := unclear(point, today=today, closed=closed))
    ]
    if not missing:
        return None
    sentence = "; ".join(missing)
    return f"{sentence[:1].upper()}{sentence[1:]}. Hãy bổ sung rồi trình."


def joined(things: list[str]) -> str:
    """Return *things* as a list in a sentence: “đơn vị, thời hạn và sản phẩm”."""
    return " và ".join(filter(None, (", ".join(things[:-1]), things[-1]))) if things else ""


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
