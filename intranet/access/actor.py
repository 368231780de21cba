"""Who is acting: a small value that needs no database."""

from dataclasses import dataclass, field
from enum import StrEnum


class Body(StrEnum):
    """The body on whose behalf a paper is issued."""

    STATE = "state"
    PARTY = "party"
    COUNCIL = "council"
    FRONT = "front"

    @property
    def label(self) -> str:
        """Return the body's name as shown."""
        return _BODIES[self]


_BODIES = {
    Body.STATE: "Ủy ban nhân dân",
    Body.PARTY: "Đảng ủy",
    Body.COUNCIL: "Hội đồng nhân dân",
    Body.FRONT: "Ủy ban Mặt trận Tổ quốc",
}


class Role(StrEnum):
    """A position that somebody holds, with the column of the policy that belongs to it."""

    def __new__(cls, value: str, short: str, label: str) -> "Role":
        """Keep the short code of the matrix and the Vietnamese label beside the value."""
        role = str.__new__(cls, value)
        role._value_ = value
        role.short = short
        role.label = label
        return role

    short: str
    label: str

    PARTY_SECRETARY = "party_secretary", "BT", "Bí thư Đảng ủy"
    PARTY_STANDING = "party_standing", "TTDU", "Thường trực Đảng ủy"
    PARTY_OFFICE = "party_office", "VPDU", "Văn phòng Đảng ủy"
    MASS_MOBILISATION = "mass_mobilisation", "DV", "Dân vận"
    PROPAGANDA = "propaganda", "TG", "Tuyên giáo"
    INSPECTION = "inspection", "UBKT", "Ủy ban Kiểm tra"
    COUNCIL = "council", "HDND", "Thường trực HĐND"
    CHAIRMAN = "chairman", "CT", "Chủ tịch UBND"
    VICE_CHAIRMAN = "vice_chairman", "PCT", "Phó Chủ tịch UBND"
    OFFICE = "office", "VP", "Văn phòng"
    SPECIALIST = "specialist", "CM", "Công chức chuyên môn"
    CULTURE = "culture", "VHXH", "Văn hóa – Xã hội"
    FINANCE = "finance", "TCKT", "Tài chính – Kế toán"
    SECURITY = "security", "CA", "Công an, Quân sự"
    FRONT = "front", "MT", "Mặt trận Tổ quốc"
    MASS_ORGANISATION = "mass_organisation", "DT", "Đoàn thể"
    PARTY_CELL = "party_cell", "CB", "Chi bộ"
    VILLAGE = "village", "TH", "Thôn, tổ dân phố"
    GUEST = "guest", "KM", "Khách mời"
    ADMINISTRATOR = "administrator", "QT", "Quản trị kỹ thuật"


@dataclass(frozen=True, slots=True)
class Grant:
    """One position held today: the role, for which body, in which unit.

    ``delegated`` says that a written delegation is in force for this position; ``limits`` names the
    objects it covers (none: all), ``acting_for`` the leader on whose behalf it is used.
    """

    role: Role
    body: Body = Body.STATE
    unit_id: int | None = None
    is_head: bool = False
    delegated: bool = False
    limits: frozenset[str] = frozenset()
    acting_for: str = ""
    delegation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person together with the positions they hold today."""

    user_id: int
    name: str
    grants: tuple[Grant, ...] = ()
    position_label: str = ""
    restricted: bool = field(default=False)
    """Whether the first password must be changed before anything else."""

    @property
    def units(self) -> frozenset[int]:
        """Return the units in which the person holds a position today."""
        return frozenset(grant.unit_id for grant in self.grants if grant.unit_id is not None)

    @property
    def has_unit(self) -> bool:
        """Tell whether the person holds a position in a unit today."""
        return any(grant.unit_id is not None for grant in self.grants)

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles the person has today."""
        return frozenset(grant.role for grant in self.grants)

    def has(self, *roles: Role) -> bool:
        """Tell whether the person holds one of *roles* today."""
        return not self.roles.isdisjoint(roles)


NOBODY = Actor(0, "Khách")
