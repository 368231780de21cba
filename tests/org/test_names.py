"""Which unit a plan means (A2): under both models, in whatever way it is written."""

import json
from datetime import date

import pytest

from intranet import clock
from intranet.audit import log
from intranet.db.counters import bump
from intranet.db.session import db, set_reading
from intranet.errors import Refused
from intranet.org import name_keys, names, templates
from intranet.org.directory import directory
from intranet.org.models import Commune, GroupMember, Unit, UnitAlias
from intranet.org.organisation_services import create_organisation
from intranet.org.people import Position
from intranet.plans.parsing.read import read_file
from intranet.text.fold import fold_words
from tests.support import needs
from tests.support.queries import recorded

MODELS = list(templates.MODELS)


def index_of(model, level="xã"):
    ready = templates.units_of(model, level=level)
    rows = [(number, one.name, 0) for number, one in enumerate(ready)]
    rows += [(number, one.short_name, 1) for number, one in enumerate(ready) if one.short_name]
    rows += [(number, alias, 2) for number, one in enumerate(ready) for alias in one.aliases]
    return names.Index(rows, {}), [one.code for one in ready]


def code_of(model, name, level="xã"):
    index, codes = index_of(model, level)
    match = index.resolve(name)
    assert match.sure, f"{name}: {[(codes[unit], score) for unit, score in match.candidates]}"
    return codes[match.unit_id]


RENAMED = [
    ("Công chức Văn phòng – Thống kê", "office", "office"),
    ("Văn phòng- Thống kê xã", "office", "office"),
    ("văn phòng UBND phường", "office", "office"),
    ("VP.HĐND&UBND", "office", "office"),
    ("Đề nghị Văn phòng HĐND và UBND xã", "office", "office"),
    ("Khối Dân vận Đảng ủy", "building", "mobilisation"),
    ("Ban Xây dựng Đảng", "building", "mobilisation"),
    ("Tuyên giáo Đảng uỷ", "building", "propaganda"),
    ("Công chức Tài chính – Kế toán", "economy", "finance"),
    ("TC-KT", "economy", "finance"),
    ("Công chức Địa chính – Xây dựng – Nông nghiệp và Môi trường", "economy", "land"),
    ("ĐC-NN-XD-MT", "economy", "land"),
    ("Phòng Kinh tế", "economy", "land"),
    ("Công chức Tư pháp – Hộ tịch", "office", "justice"),
    ("Công chức Văn hóa – xã hội", "culture", "culture"),
    ("LĐ-TB&XH", "culture", "culture"),
    ("Đài truyền thanh xã", "culture", "broadcasting"),
    ("TT PVHCC", "one_stop", "one_stop"),
    ("Bộ phận Tiếp nhận và Trả kết quả", "one_stop", "one_stop"),
    ("UBKT", "inspection", "inspection"),
    ("Lãnh đạo UBND phường", "leaders", "leaders"),
    ("UBND xã Minh Sơn", "leaders", "leaders"),
    ("CÔNG AN XÃ MINH SƠN", "police", "police"),
    ("CA xã", "police", "police"),
    ("Ban CHQS xã", "military", "military"),
    ("TT HĐND", "council", "council"),
    ("Ban Thường trực Ủy ban MTTQ Việt Nam xã", "front", "front"),
    ("Uỷ ban Mặt trận Tổ quốc Việt Nam xã Minh Sơn", "front", "front"),
    ("UBND huyện", "above", "above"),
    ("UBND các xã, phường", "above", "above"),
]


@pytest.mark.parametrize("name, since, before", RENAMED, ids=[row[0] for row in RENAMED])
@pytest.mark.parametrize("level", ["xã", "phường"])
def test_a_unit_is_found_under_either_model(name, since, before, level):
    assert code_of("2025", name, level) == since
    assert code_of("before-2025", name, level) == before


GROUPS = [
    ("Trưởng thôn", "villages"),
    ("Các Trưởng thôn", "villages"),
    ("Ban quản lý thôn", "villages"),
    ("Trưởng Ban Công tác Mặt trận thôn", "villages"),
    ("Tổ trưởng tổ dân phố", "villages"),
    ("Các đoàn thể", "organisations"),
    ("các tổ chức chính trị - xã hội phường", "organisations"),
    ("Các chi bộ trực thuộc", "cells"),
    ("Các ngành, bộ phận, công chức chuyên môn", "departments"),
    ("Các công chức chuyên môn", "departments"),
    ("Các ngành chuyên môn của UBND xã được giao tham mưu", "departments"),
    ("các ban ngành đoàn thể xã", "everybody"),
]


@pytest.mark.parametrize("name, group", GROUPS)
@pytest.mark.parametrize("model", MODELS)
def test_a_collective_is_a_group(model, name, group):
    assert code_of(model, name) == group


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("level", ["xã", "phường"])
def test_no_name_means_two_units_of_a_model(model, level):
    aliases = [fold_words(a) for one in templates.units_of(model, level=level) for a in one.aliases]
    assert len(aliases) == len(set(aliases))
    meanings: dict[str, set[str]] = {}
    for one in templates.units_of(model, level=level):
        for name in (one.name, one.short_name, *one.aliases):
            if name:
                meanings.setdefault(name_keys.key(name), set()).add(one.code)
    assert {key: codes for key, codes in meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("model", MODELS)
def test_no_unit_of_the_real_plans_is_unknown(model):
    needs.shared("plans", "gold")
    for path in sorted(needs.shared("plans", "gold").glob("seed-*.json")):
        plan = json.loads(path.read_text(encoding="utf-8"))
        for given in [*plan["assignments"], *plan.get("assignments_elsewhere", [])]:
            for name in [*given["units"], *given["coordinating"]]:
                code_of(model, name)


@pytest.mark.parametrize("model", MODELS)
def test_no_unit_that_the_reader_names_is_unknown(model):
    index, _ = index_of(model)
    unknown = []
    for path in sorted(needs.shared("seeds").glob("*.txt")):
        reading = read_file(path)
        given = [*reading.assignments, *reading.elsewhere]
        assert reading.assignments
        named = [name for one in given for name in (*one.units, *one.coordinating)]
        unknown += [(path.name[:3], name) for name in named if " " in name and not index.resolve(name).sure]
    assert unknown == []


@pytest.mark.parametrize("name", ["Công an tỉnh", "Sở Tài chính", "Văn phòng UBND tỉnh", "Bộ CHQS tỉnh"])
def test_a_body_above_is_never_taken_for_one_of_ours(name):
    match = index_of("2025")[0].resolve(name)
    assert match.unit_id is None and not match.sure


def test_a_slip_of_the_pen_is_proposed_not_sure():
    index, codes = index_of("2025")
    match = index.resolve("Phòng Kinh tê và Hạ tâng")
    assert not match.sure and codes[match.candidates[0][0]] == "economy"
    match = index.resolve("Phòng Văn hoá Xã hộii")
    assert codes[match.unit_id] == "culture" and not match.sure


@pytest.mark.parametrize("name", ["Hợp tác xã vận tải Bình Minh", "Hợp tác xã Chè Minh Sơn", "HTX Rau"])
def test_a_stranger_is_nobody(name):
    match = index_of("2025")[0].resolve(name)
    assert match.unit_id is None and not match.sure


@pytest.mark.parametrize("name", ["", "  ", "–", "1."])
def test_nothing_is_nobody(name):
    assert index_of("2025")[0].resolve(name).unit_id is None


def empty_world():
    for model in (Position, UnitAlias, GroupMember, Unit, Commune):
        db.session.execute(db.delete(model))


@pytest.fixture
def founded(session):
    db.session.rollback()
    set_reading(False)
    empty_world()
    units = create_organisation(
        log.SYSTEM, model="2025", commune_name="xã Minh Sơn", villages=("Thôn Đông", "Thôn Nà Pha")
    )
    db.session.commit()
    return units


def test_a_founded_organisation_resolves(founded):
    def found(name, **more):
        match = names.resolve(name, **more)
        return match.sure and directory().unit_name(match.unit_id)

    assert found("Công chức Văn phòng – Thống kê") == "Văn phòng HĐND và UBND"
    assert found("Trưởng thôn Nà Pha") == "Thôn Nà Pha"
    assert found("Ban quản lý thôn Đông") == "Thôn Đông"
    assert found("Chi bộ thôn Đông") == "Chi bộ thôn Đông"
    assert found("Công an Bình Hòa", place="xã Bình Hòa") == "Công an xã"
    assert not found("Trưởng thôn Hạ")


def test_groups_fan_out(founded, at):
    at("2026-11-20 08:00")
    names_of = [directory().unit_name(u) for u in directory().members(founded["villages"].id, clock.today())]
    assert names_of == ["Thôn Đông", "Thôn Nà Pha"]
    everybody = directory().members(founded["everybody"].id, clock.today())
    assert {founded["economy"].id, founded["police"].id, founded["farmers"].id} <= set(everybody)


def test_it_is_founded_once(founded):
    with pytest.raises(Refused, match="Đã có đơn vị"):
        create_organisation(log.SYSTEM, model="2025")


def test_a_closed_unit_is_no_longer_meant(founded, at):
    at("2026-11-20 08:00")
    founded["economy"].ends_on = date(2026, 11, 19)
    bump("org")
    db.session.commit()
    assert names.resolve("Phòng Kinh tế").unit_id != founded["economy"].id


def test_resolving_asks_the_database_once(session):
    names.resolve("Phòng Kinh tế")
    with recorded() as seen:
        for name, *_ in RENAMED:
            names.resolve(name)
    assert len(seen) <= len(RENAMED), "only the counter is asked"
