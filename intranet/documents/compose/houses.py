"""The letterheads of a commune's four bodies, composed from its name; the commune may change any of it."""

from intranet.access.actor import Body
from intranet.documents.paper.house import House, Style


def house_of(body: Body, commune_name: str, place: str, parent: str, model: str) -> House:
    """Return how papers of *body* name it: *commune_name* is “xã Minh Sơn”, *parent* “tỉnh Bắc Hà”.

    Since 01/7/2025 the Party committee of a commune stands directly below the province's (QĐ 298-QĐ/TW);
    before, below a district's, which *parent* then names.
    """
    return _MADE[body](commune_name, place, parent)


def _state(name: str, place: str, _parent: str) -> House:
    return House(
        body=Body.STATE, names=("ỦY BAN NHÂN DÂN", name.upper()), in_full=f"Ủy ban nhân dân {name}",
        symbol="UBND", place=place, collective="ỦY BAN NHÂN DÂN",
    )  # fmt: skip


def _party(name: str, place: str, parent: str) -> House:
    return House(
        body=Body.PARTY, style=Style.PARTY, parents=(f"ĐẢNG BỘ {parent.upper()}",) if parent else (),
        names=(f"ĐẢNG ỦY {name.upper()}",), in_full=f"Đảng ủy {name}", symbol="ĐU", place=place,
        collective="BAN THƯỜNG VỤ", end_mark=".",
    )  # fmt: skip


def _council(name: str, place: str, _parent: str) -> House:
    return House(
        body=Body.COUNCIL, parents=("HỘI ĐỒNG NHÂN DÂN", name.upper()),
        names=("THƯỜNG TRỰC", "HỘI ĐỒNG NHÂN DÂN"), in_full=f"Thường trực Hội đồng nhân dân {name}",
        symbol="HĐND", place=place, collective="THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
    )  # fmt: skip


def _front(name: str, place: str, _parent: str) -> House:
    return House(
        body=Body.FRONT, parents=("ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM", name.upper()), names=("BAN THƯỜNG TRỰC",),
        in_full=f"Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam {name}", symbol="MTTQ-BTT", place=place,
        collective="BAN THƯỜNG TRỰC",
    )  # fmt: skip


_MADE = {Body.STATE: _state, Body.PARTY: _party, Body.COUNCIL: _council, Body.FRONT: _front}
