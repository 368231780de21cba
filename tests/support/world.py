"""A small commune that every test may rely on: xã Minh Sơn, invented like everybody in it."""

from datetime import date

from intranet.access.actor import Actor, Body, Role
from intranet.db.session import db
from intranet.documents.models import HouseSettings
from intranet.org import identity, passwords
from intranet.org.models import AliasOrigin, Block, Commune, GroupMember, Unit, UnitAlias, UnitKind
from intranet.org.people import Position, User
from intranet.text.collate import name_key
from intranet.text.fold import fold_words

PASSWORD = "con đường làng rợp bóng tre"
LONG_AGO = date(2020, 1, 1)

O, V, C, G = UnitKind.OFFICE, UnitKind.VILLAGE, UnitKind.CELL, UnitKind.GROUP  # noqa: E741
UNITS: dict[str, tuple[str, Block, UnitKind, tuple[str, ...]]] = {
    "party": ("Đảng ủy xã", Block.PARTY, O, ()),
    "standing": ("Thường trực Đảng ủy", Block.PARTY, O, ("Ban Thường vụ Đảng ủy",)),
    "party_office": ("Văn phòng Đảng ủy", Block.PARTY, O, ("VPĐU",)),
    "building": ("Ban Xây dựng Đảng", Block.PARTY, O, ("Khối Dân vận Đảng ủy", "Tuyên giáo Đảng ủy")),
    "inspection": ("Cơ quan Ủy ban Kiểm tra Đảng ủy", Block.PARTY, O, ("UBKT",)),
    "council": ("Thường trực HĐND xã", Block.COUNCIL, O, ("TT HĐND",)),
    "leaders": ("Lãnh đạo UBND xã", Block.GOVERNMENT, O, ("Chủ tịch UBND xã",)),
    "office": ("Văn phòng HĐND và UBND", Block.GOVERNMENT, O, ("Văn phòng – Thống kê",)),
    "economy": ("Phòng Kinh tế", Block.GOVERNMENT, O, ("Tài chính – Kế toán", "Địa chính")),
    "culture": ("Phòng Văn hóa – Xã hội", Block.GOVERNMENT, O, ("Văn hóa – Xã hội",)),
    "police": ("Công an xã", Block.GOVERNMENT, O, ()),
    "military": ("Ban Chỉ huy Quân sự xã", Block.GOVERNMENT, O, ("Ban CHQS xã",)),
    "front": ("Ủy ban MTTQ Việt Nam xã", Block.FRONT, O, ("Mặt trận",)),
    "farmers": ("Hội Nông dân xã", Block.FRONT, O, ()),
    "women": ("Hội Liên hiệp Phụ nữ xã", Block.FRONT, O, ()),
    "clinic": ("Trạm Y tế xã", Block.OUTSIDE, O, ()),
    "east": ("Thôn Đông", Block.VILLAGE, V, ()),
    "west": ("Thôn Tây", Block.VILLAGE, V, ()),
    "south": ("Thôn Nam", Block.VILLAGE, V, ()),
    "cell_east": ("Chi bộ thôn Đông", Block.PARTY, C, ()),
    "cell_west": ("Chi bộ thôn Tây", Block.PARTY, C, ()),
    "villages": ("Các trưởng thôn", Block.VILLAGE, G, ("Trưởng thôn", "Ban quản lý thôn")),
    "cells": ("Các chi bộ trực thuộc", Block.PARTY, G, ()),
    "departments": ("Các phòng chuyên môn", Block.GOVERNMENT, G, ("Các công chức chuyên môn",)),
    "organisations": ("Các tổ chức chính trị – xã hội xã", Block.FRONT, G, ("Các đoàn thể xã",)),
}
MEMBERS = {"departments": ("office", "economy", "culture"), "organisations": ("farmers", "women")}
GATHERS = {"villages": V, "cells": C}

S, P, K, F = Body.STATE, Body.PARTY, Body.COUNCIL, Body.FRONT
PEOPLE: dict[str, tuple[str, Role, str, Body, bool]] = {
    "secretary": ("Hoàng Văn Sáng", Role.PARTY_SECRETARY, "party", P, True),
    "standing": ("Đinh Thị Hậu", Role.PARTY_STANDING, "standing", P, True),
    "party_office": ("Lý Thu Ngân", Role.PARTY_OFFICE, "party_office", P, True),
    "mobiliser": ("Tô Văn Khải", Role.MASS_MOBILISATION, "building", P, True),
    "propagandist": ("Bế Thị Diệp", Role.PROPAGANDA, "building", P, False),
    "inspector": ("Mã Văn Toán", Role.INSPECTION, "inspection", P, True),
    "councillor": ("Triệu Thị Mây", Role.COUNCIL, "council", K, True),
    "chairman": ("Nông Văn Bình", Role.CHAIRMAN, "leaders", S, True),
    "vice": ("Lục Thị Oanh", Role.VICE_CHAIRMAN, "leaders", S, False),
    "office": ("Vi Thị Hoa", Role.OFFICE, "office", S, False),
    "office_head": ("Hà Văn Đạt", Role.OFFICE, "office", S, True),
    "specialist": ("Chu Văn Thắng", Role.SPECIALIST, "economy", S, True),
    "junior": ("Phùng Thu Hà", Role.SPECIALIST, "economy", S, False),
    "culture": ("Quách Thị Mận", Role.CULTURE, "culture", S, True),
    "finance": ("La Văn Tiến", Role.FINANCE, "economy", S, False),
    "police": ("Khổng Văn Hùng", Role.SECURITY, "police", S, True),
    "military": ("Tạ Văn Cường", Role.SECURITY, "military", S, True),
    "front": ("Âu Thị Lan", Role.FRONT, "front", F, True),
    "farmer": ("Đàm Văn Ruộng", Role.MASS_ORGANISATION, "farmers", F, True),
    "cell": ("Lộc Văn Chí", Role.PARTY_CELL, "cell_east", P, True),
    "village": ("Ma Văn Đông", Role.VILLAGE, "east", S, True),
    "village_west": ("Cam Thị Tây", Role.VILLAGE, "west", S, True),
    "guest": ("Đỗ Thị Khách", Role.GUEST, "clinic", S, True),
    "admin": ("Quản Trị Viên", Role.ADMINISTRATOR, "office", S, False),
}


def build() -> None:
    """Fill an empty database."""
    db.session.add(
        Commune(name="xã Minh Sơn", place="Minh Sơn", parent="tỉnh Bắc Hà", model="2025", demo_password="")
    )
    db.session.add(HouseSettings(body=P, values={}, scope="", term="2025-2030"))
    units: dict[str, Unit] = {}
    for place, (key, (name, block, kind, aliases)) in enumerate(UNITS.items()):
        units[key] = Unit(
            code=key, name=name, short_name="", block=block, kind=kind, position=place,
            gathers=GATHERS.get(key), starts_on=LONG_AGO, ends_on=None, parent_id=None,
        )  # fmt: skip
        units[key].aliases = [
            UnitAlias(name=alias, folded=fold_words(alias), origin=AliasOrigin.MODEL) for alias in aliases
        ]
    db.session.add_all(units.values())
    db.session.flush()
    for group, members in MEMBERS.items():
        db.session.add_all(
            GroupMember(group_id=units[group].id, unit_id=units[member].id, starts_on=None, ends_on=None)
            for member in members
        )
    kept = passwords.hasher(8).hash(PASSWORD)
    for username, (full_name, role, unit, body, is_head) in PEOPLE.items():
        user = User(
            username=username, full_name=full_name, name_key=name_key(full_name), password_hash=kept,
            must_change_password=False, is_active=True, phone="", large_text=False,
        )  # fmt: skip
        user.positions = [
            Position(
                role=role,
                body=body,
                unit_id=units[unit].id,
                is_head=is_head,
                starts_on=LONG_AGO,
                ends_on=None,
            )
        ]
        db.session.add(user)
    db.session.commit()


def person(username: str) -> User:
    """Return one of the people of the world."""
    return db.session.scalars(db.select(User).filter_by(username=username)).one()


def actor(username: str, day: date | None = None) -> Actor:
    """Return one of the people of the world as the rules see them."""
    from intranet import clock

    return identity.actor_of(person(username).id, day or clock.today())


def unit(key: str) -> Unit:
    """Return one of the units of the world."""
    return db.session.scalars(db.select(Unit).filter_by(code=key)).one()
