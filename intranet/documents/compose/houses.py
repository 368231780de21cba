"""The bodies of a commune as their papers name them (NĐ 30/2020, PL I; HD 05-HD/VPTW)."""

from dataclasses import replace

from intranet.access.actor import Body
from intranet.documents.paper.form import LEFT_COLUMN, form_of
from intranet.documents.paper.house import House, Style
from intranet.documents.paper.metrics import balance
from intranet.text.fold import clean

SINCE_2025, BEFORE_2025 = "2025", "before-2025"
_LEVELS = ("xã ", "phường ", "đặc khu ")


def house_of(
    body: Body, commune_name: str, place: str = "", parent: str = "", model: str = SINCE_2025
) -> House:
    """Return the letterhead, symbol and habits of *body* of the commune.

    *commune_name* is “xã Minh Sơn”, *place* what the date line names, *parent* the unit above: the
    province, in a commune of *model* before 2025 the district. A *parent* that is a province is not printed
    above a Party committee of that model, whose superior was the district's.
    """
    commune = clean(commune_name)
    own = next((commune[len(level) :] for level in _LEVELS if commune.lower().startswith(level)), commune)
    # A unit named by a number keeps its kind: “Phường 3, ngày …”.
    seat = clean(place) or (commune[:1].upper() + commune[1:] if own[:1].isdigit() else own)
    upper = commune.upper()
    match body:
        case Body.PARTY:
            above = f"ĐẢNG BỘ {clean(parent).upper()}" if clean(parent) else ""
            if model == BEFORE_2025 and clean(parent).lower().startswith("tỉnh "):
                above = ""
            made = House(
                body=body, style=Style.PARTY, parents=(above,) if above else (), names=(f"ĐẢNG ỦY {upper}",),
                in_full=f"Đảng ủy {commune}", symbol="ĐU", place=seat, collective="BAN THƯỜNG VỤ",
                end_mark=".",
            )  # fmt: skip
        case Body.FRONT:
            made = House(
                body=body, parents=("ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM", upper), names=("BAN THƯỜNG TRỰC",),
                in_full=f"Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam {commune}", symbol="MTTQ-BTT",
                place=seat, collective="BAN THƯỜNG TRỰC",
            )  # fmt: skip
        case Body.COUNCIL:
            made = House(
                body=body, parents=("HỘI ĐỒNG NHÂN DÂN", upper), names=("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",),
                in_full=f"Thường trực Hội đồng nhân dân {commune}", symbol="HĐND", place=seat,
                collective="THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
            )  # fmt: skip
        case _:
            made = House(
                body=body, names=("ỦY BAN NHÂN DÂN", upper), in_full=f"Ủy ban nhân dân {commune}",
                symbol="UBND", place=seat, collective="ỦY BAN NHÂN DÂN",
            )  # fmt: skip
    return _fitted(made)


def _fitted(house: House) -> House:
    """Return *house* with the lines of its letterhead broken to the width of their column."""
    size = form_of(house).name

    def broken(lines: tuple[str, ...], *, bold: bool) -> tuple[str, ...]:
        return tuple(part for line in lines for part in balance(line, LEFT_COLUMN, size, bold=bold))

    return replace(house, parents=broken(house.parents, bold=False), names=broken(house.names, bold=True))
