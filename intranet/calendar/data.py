"""The days off of 2023–2027 for offices that rest on Saturday and Sunday, as they were announced.

Bộ luật Lao động 2019, Điều 111–112; from 01/7/2026 also Nghị quyết 28/2026/QH16, Điều 2.
Each year's days are fixed by notice: a year not announced yet holds only what the law
alone decides, and is “expected”.
"""

from dataclasses import dataclass
from datetime import date, timedelta

CONFIRMED = "confirmed"
EXPECTED = "expected"
UNKNOWN = "unknown"
OFF = "off"
WORKED = "worked"

_LAW = "Bộ luật Lao động 45/2019/QH14, Điều 111, Điều 112"
_NOTICE_2025 = "Thông báo 6150/TB-BLĐTBXH"
_NOTICE_2026 = "Thông báo 9441/TB-BNV; Công văn 12729/VPCP-KGVX; Công văn 3383/BNV-CVL"
_CULTURE = "Nghị quyết 28/2026/QH16, Điều 2"
_NOTICES = "Thông báo nghỉ lễ, tết đã công bố trong năm"

NEW_YEAR = "Tết Dương lịch"
TET = "Tết Nguyên đán"
KINGS = "Giỗ Tổ Hùng Vương"
VICTORY = "Ngày Chiến thắng 30/4"
LABOUR = "Ngày Quốc tế Lao động 01/5"
NATION = "Quốc khánh"
CULTURE = "Ngày Văn hóa Việt Nam"


@dataclass(frozen=True)
class ShippedDay:
    """One day that is off though a weekday, or worked though a Saturday."""

    day: date
    kind: str
    name: str
    source: str
    status: str = CONFIRMED


def _days(first: date, last: date, name: str, source: str, status: str = CONFIRMED) -> list[ShippedDay]:
    """Return the days off from *first* to *last*, weekends left out: they are off anyway."""
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return [ShippedDay(day, OFF, name, source, status) for day in days if day.weekday() < 5]


def _off(day: date, name: str, source: str, status: str = CONFIRMED) -> list[ShippedDay]:
    return [ShippedDay(day, OFF, name, source, status)]


def _worked(day: date, instead_of: str, source: str) -> list[ShippedDay]:
    return [ShippedDay(day, WORKED, f"làm bù cho ngày {instead_of}", source)]


DAYS: tuple[ShippedDay, ...] = (
    # 2023
    *_off(date(2023, 1, 2), f"nghỉ bù {NEW_YEAR}", _NOTICES),
    *_days(date(2023, 1, 20), date(2023, 1, 26), TET, _NOTICES),
    *_off(date(2023, 5, 1), LABOUR, _NOTICES),
    *_off(date(2023, 5, 2), f"nghỉ bù {KINGS}", _NOTICES),
    *_off(date(2023, 5, 3), f"nghỉ bù {VICTORY}", _NOTICES),
    *_off(date(2023, 9, 1), NATION, _NOTICES),
    *_off(date(2023, 9, 4), f"nghỉ bù {NATION}", _NOTICES),
    # 2024
    *_off(date(2024, 1, 1), NEW_YEAR, _NOTICES),
    *_days(date(2024, 2, 8), date(2024, 2, 14), TET, _NOTICES),
    *_off(date(2024, 4, 18), KINGS, _NOTICES),
    *_off(date(2024, 4, 29), "nghỉ hoán đổi với ngày 04/5", _NOTICES),
    *_off(date(2024, 4, 30), VICTORY, _NOTICES),
    *_off(date(2024, 5, 1), LABOUR, _NOTICES),
    *_worked(date(2024, 5, 4), "29/4", _NOTICES),
    *_days(date(2024, 9, 2), date(2024, 9, 3), NATION, _NOTICES),
    # 2025
    *_off(date(2025, 1, 1), NEW_YEAR, _NOTICE_2025),
    *_days(date(2025, 1, 27), date(2025, 1, 31), TET, _NOTICE_2025),
    *_off(date(2025, 4, 7), KINGS, _NOTICE_2025),
    *_worked(date(2025, 4, 26), "02/5", _NOTICE_2025),
    *_off(date(2025, 4, 30), VICTORY, _NOTICE_2025),
    *_off(date(2025, 5, 1), LABOUR, _NOTICE_2025),
    *_off(date(2025, 5, 2), "nghỉ hoán đổi với ngày 26/4", _NOTICE_2025),
    *_days(date(2025, 9, 1), date(2025, 9, 2), NATION, _NOTICE_2025),
    # 2026
    *_off(date(2026, 1, 1), NEW_YEAR, _NOTICE_2026),
    *_off(date(2026, 1, 2), "nghỉ hoán đổi với ngày 10/01", _NOTICE_2026),
    *_worked(date(2026, 1, 10), "02/01", _NOTICE_2026),
    *_days(date(2026, 2, 16), date(2026, 2, 20), TET, _NOTICE_2026),
    *_off(date(2026, 4, 27), f"nghỉ bù {KINGS}", _NOTICE_2026),
    *_off(date(2026, 4, 30), VICTORY, _NOTICE_2026),
    *_off(date(2026, 5, 1), LABOUR, _NOTICE_2026),
    *_worked(date(2026, 8, 22), "31/8", _NOTICE_2026),
    *_off(date(2026, 8, 31), "nghỉ hoán đổi với ngày 22/8", _NOTICE_2026),
    *_days(date(2026, 9, 1), date(2026, 9, 2), NATION, _NOTICE_2026),
    *_off(date(2026, 11, 24), CULTURE, _CULTURE),
    # 2027, not announced: of Tết only the days off under either usual choice (one day before mùng 1
    # and four after, or two and three); the second day of Quốc khánh is left to the notice.
    *_off(date(2027, 1, 1), NEW_YEAR, _LAW, EXPECTED),
    *_off(date(2027, 2, 5), TET, _LAW, EXPECTED),
    *_days(date(2027, 2, 8), date(2027, 2, 10), TET, _LAW, EXPECTED),
    *_off(date(2027, 4, 16), KINGS, _LAW, EXPECTED),
    *_off(date(2027, 4, 30), VICTORY, _LAW, EXPECTED),
    *_off(date(2027, 5, 3), f"nghỉ bù {LABOUR}", _LAW, EXPECTED),
    *_off(date(2027, 9, 2), NATION, _LAW, EXPECTED),
    *_off(date(2027, 11, 24), CULTURE, _CULTURE, EXPECTED),
)

YEARS: dict[int, str] = {2023: CONFIRMED, 2024: CONFIRMED, 2025: CONFIRMED, 2026: CONFIRMED, 2027: EXPECTED}


def span(year: int) -> tuple[date, date]:
    """Return the first and the last day of *year*."""
    return date(year, 1, 1), date(year, 12, 31)
