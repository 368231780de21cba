"""Say in words why somebody may, or may not, do something: “vì sao tôi (không) thấy mục này?”."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from intranet.access.actor import Actor, Grant
from intranet.access.check import letters, reaches, who_may
from intranet.access.permissions import Permission
from intranet.access.policy import (
    FOR_HEADS,
    MUST,
    POLICY,
    in_a_section,
    issued,
    not_the_author,
    not_the_doer,
    on_the_common_home,
    open_to_reader,
)
from intranet.access.scopes import SEEING

NAMED = 4  # roles named in a sentence; where more may, the rest is only counted

MUST_WORDS = {
    not_the_author: "Không ai duyệt văn bản do mình soạn, sửa hoặc trình.",
    not_the_doer: "Người làm, đơn vị làm không tự xác nhận.",
    issued: "Chỉ khi đã ban hành.",
    open_to_reader: "Chỉ khi đang đăng, và trang cùng các trang cấp trên mở cho người đọc.",
    on_the_common_home: "Chỉ với trang ở trang chủ chung.",
    in_a_section: "Chỉ với trang trong chuyên mục của đơn vị.",
}
_IN_THE_WAY = {
    not_the_author: "chính người này soạn, sửa hoặc trình văn bản, mà không ai duyệt văn bản của mình",
    not_the_doer: "việc này do chính người này hoặc đơn vị mình làm, mà người làm không tự xác nhận",
    issued: "mục này chưa ban hành",
    open_to_reader: "trang này chưa đăng, đã hết thời gian đăng hoặc không mở cho người này",
    on_the_common_home: "trang này không nằm ở trang chủ chung",
    in_a_section: "trang này nằm ở trang chủ chung",
}

Namer = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer: yes or no, the sentences that say why, and who may."""

    allowed: bool
    text: str
    who: tuple[str, ...]


def why(
    actor: Actor, permission: Permission, subject: Any | None, *, unit_name: Namer = lambda _id: ""
) -> Reason:
    """Return whether and why *actor* may do this to *subject* (None: to anything at all)."""
    who = who_may(permission)
    found = letters(actor, permission)
    if not found:
        return Reason(False, f"{_not_at_all(actor, permission)} {_ask(who)}".strip(), who)
    extents = {letter: _extent(letter, permission, grants, unit_name) for letter, grants in found.items()}
    if set(found) == {"S"}:
        return Reason(False, f"{_because(actor, extents, found)}; không mở được từng mục. {_ask(who)}", who)
    if subject is None:
        return Reason(True, f"{_because(actor, extents, found)}.", who)
    reached = [
        letter for letter, grants in found.items() if reaches(actor, permission, letter, grants, subject)
    ]
    if not reached:
        text = f"{_because(actor, extents, found, only=True)}. Mục này nằm ngoài phạm vi đó. {_ask(who)}"
        return Reason(False, text, who)
    must = MUST.get(permission)
    wrote = must is not_the_author and _wrote(actor.user_id, subject)
    if must is not None and (wrote or not reaches(actor, permission, "", [], subject)):
        text = f"{actor.name} không được làm việc này với mục này: {_IN_THE_WAY[must]}. {_ask(who)}"
        return Reason(False, text, who)
    carrying = {letter: found[letter] for letter in reached}
    return Reason(True, f"{_because(actor, extents, carrying)}. Mục này thuộc phạm vi đó.", who)


def _wrote(user_id: int, subject: Any) -> bool:
    """Tell whether somebody wrote any of a paper, or submitted it: that is as much as being its author."""
    paper = getattr(subject, "document", subject)
    return user_id in (getattr(paper, "submitted_by_id", None), *getattr(paper, "writers", ()))


def _not_at_all(actor: Actor, permission: Permission) -> str:
    """Say what is missing: a position, a delegation, the head's place, or the right itself."""
    row, name = POLICY[permission], actor.name
    if not actor.grants:
        return f"{name} chưa giữ chức vụ nào đang hiệu lực nên chưa được làm việc này."
    own = [grant for grant in actor.grants if grant.role in row]
    by_word = [grant for grant in own if row[grant.role] == "D"]
    if any(grant.delegated for grant in by_word):
        return f"{name} đang được ủy quyền, nhưng phạm vi ủy quyền không gồm việc này."
    if by_word:
        held = _roles(by_word)
        return (
            f"{name} giữ vai trò {held} nên chỉ được làm việc này khi có ủy quyền còn hiệu lực; hiện chưa có."
        )
    if own and permission in FOR_HEADS:
        return f"Chỉ người đứng đầu đơn vị được làm việc này; {name} hiện không đứng đầu đơn vị."
    return f"{name} giữ vai trò {_roles(actor.grants)}; vai trò này không có quyền đó."


def _because(
    actor: Actor, extents: dict[str, str], found: dict[str, list[Grant]], *, only: bool = False
) -> str:
    """Name the position, or the delegation, by which somebody may, and how far."""
    limit = "nhưng chỉ " if only else ""
    parts = []
    for letter, grants in found.items():
        if not grants:
            return "Ai có tài khoản cũng được làm việc này"
        givers = sorted({grant.acting_for for grant in grants if letter == "D" and grant.acting_for})
        reason = f"thay {', '.join(givers)} theo ủy quyền còn hiệu lực" if givers else ""
        parts.append(f"{reason or f'vì giữ vai trò {_roles(grants)}'}, {limit}{extents[letter]}")
    return f"{actor.name} được làm việc này {'; '.join(parts)}"


def _extent(letter: str, permission: Permission, grants: list[Grant], unit_name: Namer) -> str:
    """Return how far a letter reaches for these positions, as the end of a sentence."""
    units = sorted({unit_name(grant.unit_id) for grant in grants if grant.unit_id is not None} - {""})
    bodies = " và ".join(sorted({grant.body.label for grant in grants}))
    named = f" ({', '.join(units)})" if units else ""
    joined = " hoặc phối hợp" if permission.value.partition(":")[2] in SEEING else ""
    return {
        "A": "với tất cả, không giới hạn đơn vị",
        "B": f"với những gì của {bodies}",
        "D": f"với những gì của {bodies}",
        "U": f"với những gì đơn vị mình{named} phụ trách{joined}",
        "V": f"với những gì thôn, chi bộ mình{named} phụ trách{joined}",
        "O": "với những gì của chính mình hoặc được giao đích danh",
        "P": "với những gì đã ban hành; danh tính người dân được che",
        "S": "nhưng chỉ ở số liệu tổng hợp",
    }[letter]


def _ask(who: tuple[str, ...]) -> str:
    """Say who may, in one sentence; nothing where nobody may."""
    if not who:
        return "Không ai được làm việc này."
    if who[0].startswith("Mọi người"):
        return f"{who[0]} đều được làm việc này, mỗi người trong phạm vi của mình."
    rest = f" và {len(who) - NAMED} vai trò khác" if len(who) > NAMED else ""
    return f"Được làm việc này: {', '.join(who[:NAMED])}{rest}."


def _roles(grants: Any) -> str:
    return ", ".join(dict.fromkeys(grant.role.label for grant in grants))
