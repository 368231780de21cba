"""The words that all kinds share: how a body speaks of itself, days and hours in sentences, lists, blanks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from intranet.access.actor import Body
from intranet.documents.paper.blocks import Item
from intranet.documents.paper.house import House
from intranet.text.dates import in_words, short, weekday
from intranet.text.fold import clean, fold

ROOM = "........"  # to be filled by hand
WIDE_ROOM = ROOM * 5
LINE_ROOM = ROOM * 15
_COMMUNE = re.compile(r"\b(xã|phường|đặc khu) \S.*$", re.I)
_TAIL = re.compile(r"[\s.;,:/]+$")
_TIME = re.compile(r"(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})?", re.I)
_YEAR = re.compile(r",? năm \d{4}$")
_DAY = re.compile(r",? ngày \d{1,2}(?: tháng |/)\d{1,2}(?: năm |/)\d{4}$")
_BETWEEN = re.compile(r" giữa .*? với ")
# A village or quarter: small before a name, capital before a number (NĐ 30/2020, PL II).
_PLACES = re.compile(
    r"(?:^|(?<=, )|(?<=; ))"
    r"(Thôn|Bản|Ấp|Buôn|Làng|Xóm|Khóm|Khu phố|Khu dân cư|Tổ dân phố|Các|Chi bộ thôn|Trưởng thôn) (?!\d)"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """How a body is named in the sentences of its papers.

    ``name`` acts in full (“Ban Thường vụ Đảng ủy xã Minh Sơn”), ``again`` is the same without the name of
    the commune; ``leader`` is the office at its head, ``orders`` who gives orders and asks for reports.
    """

    name: str
    again: str
    leader: str
    orders: str
    level: str  # “xã”
    commune: str  # “xã Minh Sơn”
    office: str  # where replies go


def voice(house: House) -> Voice:
    """Return how *house* is named in sentences."""
    found = _COMMUNE.search(clean(house.in_full))
    commune = found[0] if found else f"xã {house.place}"
    level = found[1].lower() if found else "xã"
    if house.body is Body.PARTY:
        committee = "Ban Thường vụ Đảng ủy" if fold(house.collective) == "ban thuong vu" else "Đảng ủy"
        again = f"{committee} {level}"
        return Voice(
            f"{committee} {commune}", again, f"Bí thư Đảng ủy {level}", again, level, commune,
            f"Văn phòng Đảng ủy {level}",
        )  # fmt: skip
    if house.body is Body.FRONT:
        body = "Ủy ban Mặt trận Tổ quốc Việt Nam"
        again = f"Ban Thường trực {body} {level}"
        return Voice(
            f"Ban Thường trực {body} {commune}", again, f"Chủ tịch {body} {level}", again, level, commune,
            f"{body} {level}",
        )  # fmt: skip
    if house.body is Body.COUNCIL:
        body = "Hội đồng nhân dân"
        again = f"Thường trực {body} {level}"
        return Voice(
            f"Thường trực {body} {commune}", again, f"Chủ tịch {body} {level}", again, level, commune,
            f"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {level}",
        )  # fmt: skip
    body, leader = f"Ủy ban nhân dân {level}", f"Chủ tịch Ủy ban nhân dân {level}"
    return Voice(
        f"Ủy ban nhân dân {commune}", body, leader, leader, level, commune,
        f"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {level}",
    )  # fmt: skip


def event_name(house: House, *, audience: str = "", year: int | None = None) -> str:
    """Return how papers of *house* name a dialogue: “Hội nghị đối thoại giữa … với Nhân dân thôn …”.

    *audience* follows “Nhân dân” (“Thôn Suối Cát”); without it the whole commune is meant.
    """
    said = voice(house)
    people = f"Nhân dân {inside(audience)}" if audience else f"Nhân dân trên địa bàn {said.level}"
    if house.body is Body.PARTY:
        sides = f"tiếp xúc, đối thoại giữa người đứng đầu cấp ủy, chính quyền {said.level} với {people}"
    else:
        sides = f"đối thoại giữa Chủ tịch Ủy ban nhân dân {said.level} với {people}"
    return f"Hội nghị {sides}{f' năm {year}' if year else ''}"


def brief(event: str) -> str:
    """Return the name of an event without its two sides and its year, for where a day follows."""
    return _BETWEEN.sub(" với ", _YEAR.sub("", bare(event)), count=1)


def people_of(event: str) -> str:
    """Return with whom the dialogue is held, as the name of the event has it: “Nhân dân thôn Suối Cát”."""
    _, found, people = brief(event).partition(" với Nhân dân")
    return f"Nhân dân{people}" if found else "Nhân dân"


def on_day(event: str, day: date | None) -> str:
    """Return the short name of *event* with its day: “Hội nghị đối thoại với Nhân dân ngày …”."""
    return f"{brief(_DAY.sub('', bare(event)))} {day_words(day)}"


def inside(name: str) -> str:
    """Return one unit or several as they stand within a sentence: “thôn Suối Cát”, “Tổ dân phố 3”."""
    return _PLACES.sub(lambda place: place[0][0].lower() + place[0][1:], clean(name))


def lowered(text: str) -> str:
    """Return *text* as it goes on in a sentence, unless it begins with a name or an abbreviation."""
    first, second = (*text.split(" ", 2), "", "")[:2]
    named = first[1:2].isupper() or second[:1].isupper() or (first in _NAMES and second not in _PLAIN)
    return text if named or not text else text[0].lower() + text[1:]


# Words that begin a name in a title.
_NAMES = frozenset(
    "Đảng Nhân Nhà Ủy Uỷ Bí Chủ Ban Bộ Chính Quốc Mặt Văn Thường".split()  # noqa: SIM905
)
# Words after which those begin none: văn bản, ban hành, mặt bằng, chủ động, thường xuyên.
_PLAIN = frozenset("bản hành bằng đường động trương trì sách xuyên kỳ lộ hồ".split())  # noqa: SIM905


def raised(text: str) -> str:
    """Return *text* as it begins a sentence."""
    return text[:1].upper() + text[1:]


def untitled(text: str) -> str:
    """Return a person, or an office, without “đồng chí” and the like before it."""
    return _TITLE.sub("", clean(text))


_TITLE = re.compile(r"^(?:đồng chí|ông|bà)\s+", re.IGNORECASE)


def bare(text: str) -> str:
    """Return *text* tidied, without the stops at its end."""
    return _TAIL.sub("", "\n".join(line for part in text.splitlines() if (line := clean(part))))


def sentence(text: str) -> str:
    """Return *text* with a full stop at its end; a question keeps its own mark, room to write in its dots."""
    if clean(text).endswith(ROOM):
        return f"{clean(text)}."
    plain = bare(text)
    return plain if not plain or plain[-1] in "?!…" else f"{plain}."


def clock_words(time: str, *, blank: str = ROOM) -> str:
    """Return an hour as papers say it: “07 giờ 30”; room for it while it is not known."""
    if not clean(time):
        return f"{blank} giờ {blank}"
    found = _TIME.fullmatch(clean(time).removesuffix(" phút"))
    return f"{int(found[1]):02d} giờ {found[2] or '00'}" if found else clean(time)


def day_words(day: date | None, *, year: int | None = None) -> str:
    """Return a day in words, or room for it."""
    return in_words(day) if day else f"ngày {ROOM} tháng {ROOM} năm {year or ROOM}"


def when(day: date | None, time: str) -> str:
    """Return hour and day of an event: “08 giờ 00, thứ Sáu, ngày 27 tháng 11 năm 2026”."""
    named = f"{weekday(day)}, " if day else ""
    return f"{clock_words(time)}, {named}{day_words(day)}"


def by_day(day: date | None) -> str:
    """Return until when something is due, that day included: “chậm nhất ngày 15 tháng 12 năm 2026”."""
    return f"chậm nhất {day_words(day)}"


def cell_day(day: date | None) -> str:
    """Return a day for a column of a table; room for it while it is not known."""
    return short(day) if day else ROOM


def says_day(text: str, day: date) -> bool:
    """Tell whether *text* already says that something is due on *day* (“trước ngày” names the day after)."""
    spoken = fold(text)
    after = day + timedelta(1)
    ways = [fold(write(one)) for one in (day, after) for write in (in_words, short)]
    ways += [f"{one.day:02d}/{one.month:02d}/{one.year}" for one in (day, after)]
    return any(way in spoken for way in ways)


def says_unit(text: str, unit: str) -> bool:
    """Tell whether *text* names *unit*."""
    return fold(unit) in fold(text)


def or_room(text: str, room: str = WIDE_ROOM) -> str:
    """Return *text*, or room to write it in."""
    return bare(text) or room


def joined(parts: Iterable[str]) -> str:
    """Return *parts* as a list within a sentence: “a, b và c”; with “;” where one has a comma."""
    listed = [bare(part) for part in parts if bare(part)]
    if any(", " in part for part in listed) and len(listed) > 1:
        return "; ".join(listed)
    return f"{', '.join(listed[:-1])} và {listed[-1]}" if len(listed) > 1 else "".join(listed)


def dashes(texts: Iterable[str]) -> tuple[Item, ...]:
    """Return *texts* as a list of dashes: “…;” and at last “.”."""
    plain = [bare(text) for text in texts if bare(text)]
    return tuple(Item(f"{text}{'.' if place == len(plain) else ';'}") for place, text in enumerate(plain, 1))


def told(number: int | None, what: str) -> str:
    """Return a count with its noun, or room for the count."""
    return f"{counted(number)} {what}"


def counted(number: int | None) -> str:
    """Return a count as papers write it, below 10 with a zero: “05”; room for it while it is not known."""
    return ROOM if number is None else f"{number:02d}" if number else "0"


def manner(requests: Iterable[bool]) -> str:
    """Return how work is given: ordered, asked where the unit is not under the body's command, or both."""
    asked = set(requests)
    return "giao, đề nghị" if len(asked) == 2 else "đề nghị" if asked == {True} else "giao"
