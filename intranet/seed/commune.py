"""Xã Minh Sơn: its units and its people."""

from datetime import date, timedelta
from typing import NamedTuple

from flask import current_app

from intranet.access.actor import Body, Role
from intranet.audit import log
from intranet.db.session import db
from intranet.documents.models import HouseSettings
from intranet.org import passwords, position_services
from intranet.org.models import Commune, Unit
from intranet.org.organisation_services import create_organisation
from intranet.org.people import User
from intranet.org.people_services import create_user
from intranet.seed.days import Days

NAME = "xã Minh Sơn"
PARENT = "tỉnh Bắc Hà"
PASSWORD = "minhson-2026"
TERM = "2025-2030"  # of the Party committee
VILLAGES = ("Thôn Suối Cát", "Thôn Nà Lạnh", "Thôn Đồi Thông", "Thôn Bản Mây", "Thôn Khe Vàng", "Thôn Chợ Cũ")


class Person(NamedTuple):
    """One line of the table of people; ``also`` are further positions, as (role, unit, body, name)."""

    username: str
    name: str
    role: Role
    unit: str
    body: Body
    is_head: bool
    title: str = ""
    also: tuple[tuple[Role, str, Body, str], ...] = ()


_S, _P, _K, _F = Body.STATE, Body.PARTY, Body.COUNCIL, Body.FRONT
_LEADS = "Trưởng thôn"


def _both(village: int) -> tuple[tuple[Role, str, Body, str], ...]:
    return ((Role.PARTY_CELL, f"cell-village-{village}", _P, "Bí thư chi bộ"),)


PEOPLE = (
    Person("bi.thu", "Hoàng Đình Khôi", Role.PARTY_SECRETARY, "party", _P, True),
    Person(
        "thuong.truc", "Đặng Thị Hiền", Role.PARTY_STANDING, "standing", _P, True, "Phó Bí thư Thường trực"
    ),
    Person("vp.dang", "Lò Thị Ngân", Role.PARTY_OFFICE, "party_office", _P, True, "Chánh Văn phòng Đảng ủy"),
    Person("dan.van", "Vàng A Páo", Role.MASS_MOBILISATION, "building", _P, True, "Trưởng Ban Xây dựng Đảng"),
    Person(
        "tuyen.giao", "Bùi Thu Thủy", Role.PROPAGANDA, "building", _P, False, "Phó Trưởng Ban Xây dựng Đảng"
    ),
    Person("kiem.tra", "Đỗ Mạnh Tường", Role.INSPECTION, "inspection", _P, True, "Chủ nhiệm Ủy ban Kiểm tra"),
    Person("hdnd", "Sầm Thị Mỹ", Role.COUNCIL, "council", _K, True, "Phó Chủ tịch HĐND"),
    Person("chu.tich", "Nông Quốc Bảo", Role.CHAIRMAN, "leaders", _S, True),
    Person("pho.chu.tich", "Lương Thị Hạnh", Role.VICE_CHAIRMAN, "leaders", _S, False),
    Person("van.phong", "Trịnh Hoài Nam", Role.OFFICE, "office", _S, True, "Chánh Văn phòng"),
    Person("van.thu", "Phan Thị Lụa", Role.OFFICE, "office", _S, False, "Văn thư"),
    Person("kinh.te", "Giàng Seo Tỏa", Role.SPECIALIST, "economy", _S, True, "Trưởng phòng"),
    Person("kinh.te2", "Ngô Minh Đức", Role.SPECIALIST, "economy", _S, False, "Chuyên viên"),
    Person("mot.cua", "Tạ Bích Đào", Role.SPECIALIST, "one_stop", _S, True, "Giám đốc"),
    Person("van.hoa", "Lâm Thị Sen", Role.CULTURE, "culture", _S, True, "Trưởng phòng"),
    Person("tai.chinh", "Cao Văn Quý", Role.FINANCE, "economy", _S, False, "Kế toán ngân sách"),
    Person("cong.an", "Đinh Trọng Nghĩa", Role.SECURITY, "police", _S, True, "Trưởng Công an"),
    Person("quan.su", "Hà Công Thành", Role.SECURITY, "military", _S, True, "Chỉ huy trưởng"),
    Person("mat.tran", "Lý Văn Phúc", Role.FRONT, "front", _F, True, "Chủ tịch Ủy ban MTTQ"),
    Person("nong.dan", "Mùa A Sính", Role.MASS_ORGANISATION, "farmers", _F, True, "Chủ tịch Hội"),
    Person("phu.nu", "Chảo Mùi Nhàn", Role.MASS_ORGANISATION, "women", _F, True, "Chủ tịch Hội"),
    Person("thanh.nien", "Lù Đức Anh", Role.MASS_ORGANISATION, "youth", _F, True, "Bí thư Đoàn"),
    Person("cuu.chien.binh", "Đoàn Văn Lịch", Role.MASS_ORGANISATION, "veterans", _F, True, "Chủ tịch Hội"),
    Person("chi.bo", "Vi Văn Tới", Role.PARTY_CELL, "cell-village-1", _P, True, "Bí thư chi bộ"),
    Person("thon.suoicat", "Hoàng Văn Lềnh", Role.VILLAGE, "village-1", _S, True, _LEADS),
    Person("thon.nalanh", "Phàn Tả Mẩy", Role.VILLAGE, "village-2", _S, True, _LEADS, _both(2)),
    Person("thon.doithong", "Nguyễn Hữu Cầu", Role.VILLAGE, "village-3", _S, True, _LEADS, _both(3)),
    Person("thon.banmay", "Sùng Thị Dở", Role.VILLAGE, "village-4", _S, True, _LEADS, _both(4)),
    Person("thon.khevang", "Triệu Kim Lành", Role.VILLAGE, "village-5", _S, True, _LEADS, _both(5)),
    Person("thon.chocu", "Quan Văn Bền", Role.VILLAGE, "village-6", _S, True, _LEADS, _both(6)),
    Person("tram.yte", "Mai Thị Thơm", Role.GUEST, "clinic", _S, True, "Trưởng trạm"),
    Person("quan.tri", "Dương Gia Huy", Role.ADMINISTRATOR, "office", _S, False, "Quản trị mạng"),
)


def found(days: Days) -> dict[str, Unit]:
    """Found the commune with its people; return its units by code."""
    units = create_organisation(
        log.SYSTEM, model="2025", commune_name=NAME, place="Minh Sơn", parent=PARENT, villages=VILLAGES
    )
    db.session.scalars(db.select(Commune)).one().demo_password = PASSWORD
    kept = passwords.hasher(current_app.config["PASSWORD_MEMORY_KIB"]).hash(PASSWORD)
    db.session.add(HouseSettings(body=_P, values={}, scope="", term=TERM))
    since = days.today - timedelta(500)
    people = {}
    for one in PEOPLE:
        # The first password is replaced at once, so its hash need cost nothing.
        user, _ = create_user(log.SYSTEM, passwords.hasher(8), full_name=one.name, username=one.username)
        user.password_hash, user.must_change_password = kept, False
        user.large_text = one.role == Role.VILLAGE
        people[one.username] = user
        first = (one.role, one.unit, one.body, one.title)
        for role, unit, body, title in (first, *one.also):
            _appoint(user, role, units[unit], body, title, since, is_head=one.is_head)
    _earlier_and_later(people, units, days, since)
    return units


def _appoint(
    user: User,
    role: Role,
    unit: Unit,
    body: Body,
    title: str,
    since: date,
    *,
    is_head: bool = False,
    until: date | None = None,
) -> None:
    position_services.appoint(
        log.SYSTEM, user, role=role, body=body, unit_id=unit.id, starts_on=since, ends_on=until,
        name=title, is_head=is_head,
    )  # fmt: skip


def _earlier_and_later(people: dict[str, User], units: dict[str, Unit], days: Days, since: date) -> None:
    """Let some have held another position before, or begin one soon."""
    last = since - timedelta(1)
    long_ago = since - timedelta(900)
    soon = days.today + timedelta(40)
    economy, culture, one_stop = units["economy"], units["culture"], units["one_stop"]
    _appoint(people["van.phong"], Role.SPECIALIST, economy, _S, "Phó Trưởng phòng", long_ago, until=last)
    _appoint(
        people["pho.chu.tich"], Role.CULTURE, culture, _S, "Trưởng phòng", long_ago, is_head=True, until=last
    )
    _appoint(people["kinh.te2"], Role.SPECIALIST, one_stop, _S, "Phó Giám đốc", soon)
