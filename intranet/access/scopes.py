"""How far a permission reaches: one letter, one sentence.

Each sentence is written so that Python and the database both understand it. With an assignment
it answers True or False; with the class ``Assignment`` it becomes the condition of a WHERE. So the
list and the page cannot disagree.

What is asked of a subject, when its permissions use the letter: ``body`` (B, D), ``held_by(units)``
and ``coordinated_by(units)`` (U, V), ``owned_by(user_id)`` (O), ``is_issued`` (P).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_


@dataclass(frozen=True, slots=True)
class Reach:
    """What a sentence needs to know of a person: values, or the parameters that stand for them.

    ``units`` and ``bodies`` are those of the positions that carry the letter; ``all_units`` and
    ``all_roles`` are the units and roles of every position the person holds.
    """

    user_id: Any
    units: Any
    bodies: Any
    all_units: Any
    all_roles: Any


Sentence = Callable[[Reach, Any], Any]


def among(value: Any, values: Any) -> Any:
    """Tell whether *value* is one of *values*, in Python or in the database."""
    return value.in_(values) if hasattr(value, "in_") else value in values


def either(one: Any, other: Any) -> Any:
    """Tell whether *one* or *other* holds, in Python or in the database."""
    if isinstance(one, bool):
        return one or other
    return one if other is False else or_(one, other)


def everything(_reach: Reach, _x: Any) -> bool:
    """All of it."""
    return True


def own_body(reach: Reach, x: Any) -> Any:
    """What is issued by the body in which the position is held."""
    return among(x.body, reach.bodies)


def own_unit(reach: Reach, x: Any) -> Any:
    """What the unit (or village, or party cell) of the position holds."""
    return x.held_by(reach.units)


def own_unit_seen(reach: Reach, x: Any) -> Any:
    """What the unit of the position holds or coordinates: enough to see it and to comment."""
    return either(x.held_by(reach.units), x.coordinated_by(reach.units))


def own(reach: Reach, x: Any) -> Any:
    """What is the person's own, or was given to them by name."""
    return x.owned_by(reach.user_id)


def public(_reach: Reach, x: Any) -> Any:
    """What has been issued (identities are masked where it is shown)."""
    return x.is_issued


def figures(_reach: Reach, _x: Any) -> bool:
    """Figures only: never the thing itself."""
    return False


SCOPES: dict[str, Sentence] = {
    "A": everything,
    "B": own_body,
    "U": own_unit,
    "V": own_unit,
    "O": own,
    "D": own_body,
    "P": public,
    "S": figures,
}

MEANINGS = {
    "A": "tất cả",
    "B": "của cơ quan mình ban hành",
    "U": "của đơn vị mình",
    "V": "của thôn, chi bộ mình",
    "O": "của chính mình hoặc được giao đích danh",
    "D": "khi có ủy quyền còn hiệu lực",
    "P": "đã ban hành, che danh tính",
    "S": "chỉ số liệu",
}

SEEING = frozenset({"view", "comment", "object-history"})


def sentence(letter: str, deed: str) -> Sentence:
    """Return what *letter* says for a permission whose deed is *deed*."""
    if letter in "UV" and deed in SEEING:
        return own_unit_seen
    return SCOPES[letter]
