"""The roles that a sheet of people names, and what its writer may have meant by a post that is none."""

from rapidfuzz import fuzz

from intranet.access.actor import Role
from intranet.errors import Refused
from intranet.intake.columns import PEOPLE
from intranet.text.fold import fold_words

_ROLES = {fold_words(role.label): role for role in Role} | {fold_words(role.short): role for role in Role}
# What people call their post, for whoever writes that where the role is asked for.
_POSTS = {
    Role.SPECIALIST: "trưởng phòng; phó trưởng phòng; chuyên viên; địa chính; tư pháp; giám đốc trung tâm",
    Role.OFFICE: "chánh văn phòng; phó chánh văn phòng; văn thư",
    Role.FINANCE: "kế toán; kế toán trưởng; tài chính",
    Role.VILLAGE: "trưởng thôn; phó thôn; trưởng bản; trưởng xóm; trưởng ấp; tổ trưởng tổ dân phố",
    Role.PARTY_CELL: "bí thư chi bộ", Role.SECURITY: "trưởng công an; công an; chỉ huy trưởng; quân sự",
    Role.FRONT: "chủ tịch mặt trận; mặt trận", Role.MASS_ORGANISATION: "chủ tịch hội; bí thư đoàn",
    Role.PARTY_SECRETARY: "bí thư", Role.PARTY_STANDING: "phó bí thư",
    Role.COUNCIL: "chủ tịch hội đồng nhân dân; phó chủ tịch hội đồng",
    Role.CHAIRMAN: "chủ tịch", Role.VICE_CHAIRMAN: "phó chủ tịch", Role.ADMINISTRATOR: "quản trị mạng",
}  # fmt: skip
_CALLED = [(fold_words(one), role) for role, posts in _POSTS.items() for one in posts.split("; ")]
_ALIKE, _BESIDE = 75, 15  # of 100; so much less than the best is not worth naming beside it


def role_of(text: str) -> Role:
    """Return the role that a cell names; what names none is refused with the roles that look most like it."""
    column = PEOPLE.column("role")
    if not text:
        raise Refused(f"Thiếu “{column.head}”.")
    if (role := _ROLES.get(fold_words(text))) is None:
        raise Refused(
            f"Vai trò “{text}” không có trong danh mục.{_nearest_roles(text)}"
            " Danh mục đủ ở trang “Danh mục” của tệp mẫu."
        )
    return role


def _nearest_roles(text: str) -> str:
    """Return the sentence that names the roles that look most like *text*; empty if none does."""
    asked, best = fold_words(text), dict.fromkeys(Role, 0.0)
    for name, role in (*_ROLES.items(), *_CALLED):
        best[role] = max(best[role], fuzz.token_sort_ratio(asked, name))
    least = max(_ALIKE, max(best.values()) - _BESIDE)
    near = sorted((role for role in Role if best[role] >= least), key=lambda role: -best[role])
    return f" Gần nhất: {'; '.join(role.label for role in near[:3])}." if near else ""
