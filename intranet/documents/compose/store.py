"""What a paper says, as JSON: written as plain values, read tolerantly (newer fields take their defaults)."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from intranet.documents.compose.assignment import Assignment
from intranet.documents.compose.conclusion import Conclusion
from intranet.documents.compose.invitation import Invitation
from intranet.documents.compose.minutes import Minutes
from intranet.documents.compose.notice import Notice
from intranet.documents.compose.plan import PlanPaper
from intranet.documents.compose.reminder import Reminder
from intranet.documents.compose.slip import Slip
from intranet.documents.paper.kinds import Kind

Content = PlanPaper | Invitation | Notice | Assignment | Reminder | Minutes | Conclusion | Slip

SHAPES: dict[Kind, type] = {
    Kind.PLAN: PlanPaper,
    Kind.INVITATION: Invitation,
    Kind.NOTICE: Notice,
    Kind.ASSIGNMENT: Assignment,
    Kind.REMINDER: Reminder,
    Kind.MINUTES: Minutes,
    Kind.CONCLUSION: Conclusion,
    Kind.SLIP: Slip,
}


def written(content: Content) -> dict[str, Any]:
    """Return *content* as values that JSON holds; days as ISO."""
    return _plain(content)


def read(kind: Kind, data: Mapping[str, Any]) -> Content:
    """Return what ``written`` gave for a paper of *kind*; unknown keys are left out."""
    return _shaped(SHAPES[kind], data)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _shaped(shape: Any, value: Any) -> Any:
    """Return *value* as *shape* asks for it."""
    if get_origin(shape) in (Union, UnionType):
        if value is None:
            return None
        shape = next(one for one in get_args(shape) if one is not type(None))
    if get_origin(shape) is tuple:
        return tuple(_shaped(get_args(shape)[0], one) for one in value or ())
    if is_dataclass(shape):
        hints = get_type_hints(shape)
        known = {field.name: field for field in fields(shape)}
        return shape(
            **{
                name: _shaped(hints[name], value[name])
                for name, field in known.items()
                if name in value and not (value[name] is None and field.default not in (None, MISSING))
            }
        )
    if shape is date:
        return date.fromisoformat(value)
    return value
