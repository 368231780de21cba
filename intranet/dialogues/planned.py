"""When a plan wants a dialogue, in words, while and after its day is fixed."""

from typing import Any

from intranet.text.dates import quarter_words


def planned_words(planned: dict[str, Any] | None) -> str:
    """Return when the plan wants the dialogue, in words."""
    if not planned:
        return "chưa định thời gian"
    if planned.get("quarter") and planned.get("year"):
        return f"trong {quarter_words(int(planned['quarter']), int(planned['year']))}"
    return str(planned.get("text") or "chưa định thời gian")
