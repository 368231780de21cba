"""Who signs how: the decision table of NĐ 30/2020 (Điều 13) and of HD 05-HD/VPTW, as pure functions."""

from datetime import date
from enum import StrEnum

from intranet.documents.paper.blocks import Signature
from intranet.documents.paper.house import House, Style
from intranet.errors import Refused

# Before the communes of two-level government none had a Chánh Văn phòng to sign by order.
OFFICE_SINCE = date(2025, 7, 1)


class Office(StrEnum):
    """The office of the one who signs; its value is printed, in capitals."""

    CHAIRMAN = "CHỦ TỊCH"
    VICE_CHAIRMAN = "PHÓ CHỦ TỊCH"
    SECRETARY = "BÍ THƯ"
    DEPUTY_SECRETARY = "PHÓ BÍ THƯ"
    CHIEF = "CHÁNH VĂN PHÒNG"
    DEPUTY_CHIEF = "PHÓ CHÁNH VĂN PHÒNG"
    HEAD = "TRƯỞNG PHÒNG"
    DEPUTY_HEAD = "PHÓ TRƯỞNG PHÒNG"


class Right(StrEnum):
    """By what right somebody signs who does not lead the body: their own, by order, or by authorisation."""

    OWN = ""
    ORDER = "TL"
    AUTHORISED = "TUQ"


DEPUTIES = {
    Office.VICE_CHAIRMAN: Office.CHAIRMAN,
    Office.DEPUTY_SECRETARY: Office.SECRETARY,
    Office.DEPUTY_CHIEF: Office.CHIEF,
    Office.DEPUTY_HEAD: Office.HEAD,
}
_STATE_LEADERS = {Office.CHAIRMAN, Office.VICE_CHAIRMAN}
_PARTY_LEADERS = {Office.SECRETARY, Office.DEPUTY_SECRETARY}


def sign(
    house: House,
    *,
    office: Office,
    name: str = "",
    collective: bool = True,
    acting: bool = False,
    right: Right = Right.OWN,
    unit: str = "",
    day: date | None = None,
) -> Signature:
    """Return the lines of authority, the office and the name with which *name* signs for *house*.

    *collective* says that the body decides, not its leader alone (TM. …); *acting* that the post is held
    for the time being (Q. …); *right* by what right the head of a unit signs, and *unit* names that unit
    (“KINH TẾ”). *day* is the day of the paper: nobody signs by order in a commune before 01/7/2025.
    """
    leaders = _PARTY_LEADERS if house.style is Style.PARTY else _STATE_LEADERS
    if office not in leaders and office in _STATE_LEADERS | _PARTY_LEADERS:
        raise Refused(f"{office} không ký văn bản của {house.in_full or house.body.label}.")
    if office in leaders and right is not Right.OWN:
        raise Refused("Người đứng đầu và cấp phó không ký thừa lệnh hay thừa ủy quyền của chính mình.")
    if right is Right.ORDER and day is not None and day < OFFICE_SINCE:
        raise Refused("Trước ngày 01/7/2025 cấp xã chưa có Chánh Văn phòng để ký thừa lệnh.")
    if house.style is Style.PARTY:
        return Signature(_office(office, unit, acting=acting), name, _party(house, office, right))
    return Signature(_office(office, unit, acting=acting), name, _state(house, office, right, collective))


def sign_minutes(
    house: House, *, secretary: str = "", chairs: tuple[str, ...] = ("",)
) -> tuple[Signature, ...]:
    """Return the signatures of minutes, from left to right: who wrote them, then each who chaired."""
    party = house.style is Style.PARTY
    writer, chair = ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ") if party else ("THƯ KÝ", "CHỦ TỌA")
    return (Signature(writer, secretary), *(Signature(chair, name) for name in chairs))


def _office(office: Office, unit: str, *, acting: bool) -> str:
    """Return the office as printed: “Q. CHỦ TỊCH”, “TRƯỞNG PHÒNG KINH TẾ”."""
    printed = (
        f"{office.value} {unit.upper()}" if unit and office in (Office.HEAD, Office.DEPUTY_HEAD) else office
    )
    return f"Q. {printed}" if acting else str(printed)


def _state(house: House, office: Office, right: Right, collective: bool) -> tuple[str, ...]:
    """Return the lines of authority that end in a full stop: TM. KT. TL. TUQ."""
    lines = [f"{right}. CHỦ TỊCH"] if right else []
    if collective and office in _STATE_LEADERS:
        lines.append(f"TM. {house.collective}")
    if office in DEPUTIES:
        lines.append(f"KT. {DEPUTIES[office]}")
    return tuple(lines)


def _party(house: House, office: Office, right: Right) -> tuple[str, ...]:
    """Return the lines with a slash; a committee is collective, so no deputy of it signs K/T."""
    if office in _PARTY_LEADERS:
        return (f"T/M {house.collective}",)
    lines = [f"{'T/L' if right is Right.ORDER else 'T/UQ'} {house.collective}"] if right else []
    if office in DEPUTIES:
        lines.append(f"K/T {DEPUTIES[office]}")
    return tuple(lines)
