"""Who is invited: one full official name each, and not the hosts."""

import pytest

from intranet.access.actor import Body
from intranet.letters.invited import each_once, written_out

SHORTHAND = {
    "BTV Đảng ủy": "Ban Thường vụ Đảng ủy",
    "TT. HĐND xã": "Thường trực Hội đồng nhân dân xã",
    "TT HĐND xã": "Thường trực Hội đồng nhân dân xã",
    "Chủ tịch, PCT UBND xã": "Chủ tịch, Phó Chủ tịch Ủy ban nhân dân xã",
    "Ủy ban MTTQ VN xã": "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
    "UB MTTQ Việt Nam xã": "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã": "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
    "VP HĐND và UBND": "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    "BCH Đảng bộ xã": "Ban Chấp hành Đảng bộ xã",
    "Trung tâm Phục vụ hành chính công": "Trung tâm Phục vụ hành chính công",
}
NAMES = [
    "BTV Đảng ủy; TT. HĐND xã; Chủ tịch, PCT UBND xã", "Ủy ban MTTQ VN xã", "Phòng Kinh tế",
    "Ủy ban MTTQ Việt Nam xã", "Thường trực HĐND xã", "PKT", "Ủy ban nhân dân xã", "Văn phòng HĐND và UBND",
]  # fmt: skip


@pytest.mark.parametrize("short", SHORTHAND)
def test_shorthand_is_written_out(short):
    assert written_out(short) == SHORTHAND[short]


def test_each_is_invited_once_by_its_full_name_and_the_hosts_are_not(session):
    found = list(each_once(NAMES, Body.STATE))
    assert found[:2] == ["Ban Thường vụ Đảng ủy", "Thường trực Hội đồng nhân dân xã"]
    assert found.count("Ủy ban Mặt trận Tổ quốc Việt Nam xã") == 1 and found.count("Phòng Kinh tế") == 1
    assert "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân" in found
    assert not any(one.startswith(("Chủ tịch", "Ủy ban nhân dân", "Lãnh đạo")) for one in found)
    assert len(found) == len(set(found))


def test_the_party_does_not_invite_its_own_committee_but_the_people_s_committee(session):
    found = list(each_once(["BTV Đảng ủy", "Bí thư, các Phó Bí thư Đảng ủy", "Chủ tịch UBND xã"], Body.PARTY))
    assert found == ["Chủ tịch Ủy ban nhân dân xã"]
    found = list(each_once(["Văn phòng Đảng ủy", "Đảng ủy viên"], Body.PARTY))
    assert found == ["Văn phòng Đảng ủy", "Đảng ủy viên"]
