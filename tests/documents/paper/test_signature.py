"""The decision table of signatures, line by line."""

from datetime import date

import pytest

from intranet.documents.paper.signature import Office, Right, sign, sign_minutes
from intranet.errors import Refused
from tests.documents.paper.samples import COUNCIL, FRONT, PARTY, STATE

SINCE = date(2025, 7, 1)
TABLE = [
    (STATE, Office.CHAIRMAN, {}, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    (STATE, Office.VICE_CHAIRMAN, {}, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    (STATE, Office.CHAIRMAN, {"collective": False}, ["CHỦ TỊCH"]),
    (STATE, Office.VICE_CHAIRMAN, {"collective": False}, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    (STATE, Office.CHAIRMAN, {"acting": True, "collective": False}, ["Q. CHỦ TỊCH"]),
    (STATE, Office.CHIEF, {"right": Right.ORDER, "day": SINCE}, ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
    (STATE, Office.DEPUTY_CHIEF, {"right": Right.ORDER},
     ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]),
    (STATE, Office.HEAD, {"right": Right.AUTHORISED, "unit": "Kinh tế"},
     ["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ"]),
    (STATE, Office.HEAD, {}, ["TRƯỞNG PHÒNG"]),
    (FRONT, Office.CHAIRMAN, {}, ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"]),
    (FRONT, Office.VICE_CHAIRMAN, {}, ["TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    (COUNCIL, Office.VICE_CHAIRMAN, {},
     ["TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    (PARTY, Office.SECRETARY, {}, ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]),
    (PARTY, Office.DEPUTY_SECRETARY, {}, ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]),
    (PARTY, Office.DEPUTY_SECRETARY, {"collective": False}, ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]),
    (PARTY, Office.CHIEF, {"right": Right.ORDER}, ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"]),
    (PARTY, Office.CHIEF, {}, ["CHÁNH VĂN PHÒNG"]),
    (PARTY, Office.DEPUTY_CHIEF, {}, ["K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]),
]  # fmt: skip


@pytest.mark.parametrize(("house", "office", "further", "printed"), TABLE)
def test_each_case_of_the_table(house, office, further, printed):
    signature = sign(house, office=office, name="Hà Trọng Khê", **further)
    assert [*signature.authority, signature.office] == printed
    assert signature.name == "Hà Trọng Khê"


def test_nobody_signs_by_order_before_there_is_a_chief_of_office():
    with pytest.raises(Refused, match="01/7/2025"):
        sign(STATE, office=Office.CHIEF, right=Right.ORDER, day=date(2025, 6, 30))


@pytest.mark.parametrize(("house", "office"), [(STATE, Office.SECRETARY), (PARTY, Office.CHAIRMAN)])
def test_a_leader_signs_only_for_their_own_body(house, office):
    with pytest.raises(Refused):
        sign(house, office=office)


def test_a_leader_is_not_ordered_by_themselves():
    with pytest.raises(Refused):
        sign(STATE, office=Office.VICE_CHAIRMAN, right=Right.ORDER)


def test_minutes_are_signed_by_the_writer_and_by_each_who_chaired():
    offices = [part.office for part in sign_minutes(STATE, chairs=("A", "B"))]
    assert offices == ["THƯ KÝ", "CHỦ TỌA", "CHỦ TỌA"]
    assert [part.office for part in sign_minutes(PARTY)] == ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]
