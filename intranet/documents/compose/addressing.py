"""Whom a paper goes to when nobody says otherwise (NĐ 30/2020, PL I, II.9)."""

from intranet.access.actor import Body
from intranet.documents.compose.words import voice
from intranet.documents.paper.blocks import Recipient
from intranet.documents.paper.house import House
from intranet.documents.paper.kinds import Kind

REPORT, WITH, DO, KNOW, POST = "b/c", "p/h", "t/h", "để biết", "niêm yết"
AS_ABOVE = Recipient("Như trên")


def superiors(house: House) -> tuple[Recipient, ...]:
    """Return those to whom the body reports within the commune."""
    level = voice(house).level
    if house.body is Body.PARTY:
        return (Recipient("Thường trực Đảng ủy", REPORT),)
    if house.body is Body.COUNCIL:
        return (Recipient("Thường trực Đảng ủy", REPORT),)
    return (Recipient("Thường trực Đảng ủy", REPORT), Recipient(f"Thường trực HĐND {level}", REPORT))


def leaders(house: House) -> tuple[Recipient, ...]:
    """Return the leaders of the body itself, and those beside it."""
    level = voice(house).level
    if house.body is Body.PARTY:
        return (
            Recipient("Các đồng chí Đảng ủy viên"),
            Recipient(f"Thường trực HĐND, lãnh đạo UBND {level}", WITH),
        )
    if house.body is Body.COUNCIL:
        return (Recipient(f"Chủ tịch, các Phó Chủ tịch UBND {level}"),)
    if house.body is Body.FRONT:
        return (Recipient(f"Lãnh đạo UBND {level}", WITH),)
    return (Recipient(f"Chủ tịch, các PCT UBND {level}"),)


def front(house: House) -> tuple[Recipient, ...]:
    """Return the Front, which a body asks and never orders."""
    return (
        () if house.body is Body.FRONT else (Recipient(f"Ủy ban MTTQ Việt Nam {voice(house).level}", WITH),)
    )


def doers(house: House, purpose: str = DO) -> tuple[Recipient, ...]:
    """Return the units that carry it out."""
    level = voice(house).level
    if house.body is Body.PARTY:
        return (
            Recipient("Các cơ quan tham mưu, giúp việc Đảng ủy", purpose),
            Recipient("Các chi bộ trực thuộc", purpose),
        )
    if house.body is Body.STATE:
        return (Recipient(f"Các phòng, đơn vị thuộc UBND {level}", purpose),)
    return (Recipient("Các cơ quan, đơn vị liên quan", purpose),)


def villages(house: House, purpose: str = DO) -> tuple[Recipient, ...]:
    """Return the heads of villages; in a ward, of residential groups."""
    heads = "Trưởng các thôn" if voice(house).level != "phường" else "Tổ trưởng các tổ dân phố"
    return (Recipient(heads, purpose),)


def filed(house: House, kind: Kind, unit: str = "VP") -> str:
    """Return where a paper is kept: “Lưu: VT, VP”, “Lưu Văn phòng Đảng ủy”; a slip is kept nowhere."""
    if not kind.is_numbered:
        return ""
    if house.body is Body.PARTY:
        return "Lưu Văn phòng Đảng ủy"
    if kind is Kind.MINUTES:
        return "Lưu: VT, Hồ sơ"
    return f"Lưu: VT, {unit}" if unit and house.body is not Body.FRONT else "Lưu: VT"
