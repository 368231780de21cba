"""The texts with which a plan begins: templates in our own words, filled with what the commune is called.

Nothing here names a commune: names, units, letterhead, signer and Nơi nhận come from its directory and its
house; a unit that the commune does not have gets no duties.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from intranet import clock
from intranet.access.actor import Body
from intranet.documents import houses
from intranet.documents.compose.compose import recipients_of
from intranet.documents.compose.plan import PlanPaper
from intranet.documents.compose.words import voice
from intranet.documents.paper.house import House, Style
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.sheet import day_words
from intranet.documents.signers import proposed
from intranet.org import names
from intranet.org.directory import directory

FOLDER = Path(__file__).with_name("texts")
_ROOM = " " * 6
_BLOCK = re.compile(r"^@(\?)?\s*(.+)$")
_AMENDED = date(2025, 11, 23)  # Kết luận 215-KL/TW
# The day from which each law of local government holds, and how it is cited.
LAWS = (
    (date(2025, 6, 16), "ngày 16 tháng 6 năm 2025"),
    (date(2025, 3, 1), "ngày 19 tháng 02 năm 2025"),
    (date(2016, 1, 1), "ngày 19 tháng 6 năm 2015"),
)
# How the two models of organisation call a unit; the directory's own name is printed.
SLOTS = {
    "office": ("Văn phòng HĐND và UBND", "Văn phòng – Thống kê"),
    "economy": ("Phòng Kinh tế", "Địa chính – Xây dựng"),
    "culture": ("Phòng Văn hóa – Xã hội", "Văn hóa – Xã hội"),
    "police": ("Công an",),
    "military": ("Ban Chỉ huy Quân sự",),
    "front": ("Ủy ban MTTQ Việt Nam", "Mặt trận"),
    "villages": ("Các trưởng thôn", "Trưởng thôn", "Các tổ trưởng tổ dân phố", "Tổ trưởng tổ dân phố"),
    "party_office": ("Văn phòng Đảng ủy",),
    "building": ("Ban Xây dựng Đảng", "Khối Dân vận"),
    "inspection": ("Cơ quan Ủy ban Kiểm tra Đảng ủy", "Ủy ban Kiểm tra Đảng ủy"),
    "cells": ("Các chi bộ trực thuộc",),
}


@dataclass(frozen=True, slots=True)
class Blank:
    """A template: whose plans begin with it, and what it is for."""

    name: str
    body: Body
    title: str
    about: str


BLANKS = (
    Blank(
        "toan_xa", Body.STATE, "Một hội nghị chung",
        "Người đứng đầu chính quyền đối thoại với Nhân dân tại hội trường, một buổi trong năm.",
    ),
    Blank(
        "cum_dan_cu", Body.STATE, "Nhiều buổi theo cụm dân cư",
        "Hai buổi đối thoại về tận cụm, mỗi buổi một quý; thời hạn tính riêng cho từng buổi.",
    ),
    Blank(
        "dang_uy", Body.PARTY, "Người đứng đầu cấp ủy đối thoại với Nhân dân",
        "Kế hoạch của Đảng ủy, theo thể thức văn bản của Đảng.",
    ),
)  # fmt: skip


def blank(name: str) -> Blank | None:
    """Return the template called *name*."""
    return next((one for one in BLANKS if one.name == name), None)


def filled(one: Blank, year: int) -> str:
    """Return the text of a template for a plan of *year*."""
    printed = (FOLDER / f"{one.name}.txt").read_text(encoding="utf-8")
    words = _words(one.body, year)
    return "\n".join(_with_units(printed.format(**words).split("\n"))).strip("\n")


def empty(body: Body, year: int) -> str:
    """Return a text with nothing but the form of a plan of *body*."""
    words = _words(body, year)
    title = f"KẾ HOẠCH\nĐối thoại với Nhân dân năm {year}"
    return "\n\n".join((words["letterhead"], title, "I. MỤC ĐÍCH", "II. TỔ CHỨC THỰC HIỆN", words["closing"]))


def unit_of(slot: str) -> int | None:
    """Return the unit that fills *slot* in this commune."""
    known = directory()
    for printed in SLOTS[slot]:
        match = names.resolve(printed, place=known.commune.place)
        if match.sure:
            return match.unit_id
    return None


def _words(body: Body, year: int) -> dict[str, str]:
    """Return what stands in the gaps of a template."""
    house = houses.house(body)
    said, known = voice(house), directory()
    units = {slot: known.unit_name(unit_of(slot)) or printed[0] for slot, printed in SLOTS.items()}
    is_ward = said.level == "phường"
    return {
        "letterhead": "\n".join(_letterhead(house, year)),
        "closing": "\n".join(_closing(house)),
        "name": said.name,
        "leader": said.leader if body is Body.PARTY else f"Chủ tịch UBND {said.level}",
        "level": said.level,
        "village": "tổ dân phố" if is_ward else "thôn",
        "village_heads": "tổ trưởng các tổ dân phố" if is_ward else "trưởng các thôn",
        "year": str(year),
        "law": _law(clock.today()),
        "amended": (
            ", được sửa đổi, bổ sung bởi Kết luận số 215-KL/TW ngày 23/11/2025"
            if clock.today() >= _AMENDED
            else ""
        ),
        **units,
    }


def _law(day: date) -> str:
    return next((words for since, words in LAWS if day >= since), LAWS[-1][1])


def _letterhead(house: House, year: int) -> list[str]:
    """Return the head of the paper in the order of its Word file, with room for number and day."""
    number = f"{'Số' if house.style is Style.PARTY else 'Số:'}{_ROOM}{house.symbol_of(Kind.PLAN)}"
    date_line = f"{house.place}, {day_words(None, (year, 0))}"
    if house.style is Style.PARTY:
        return [*house.parents, *house.names, "*", "ĐẢNG CỘNG SẢN VIỆT NAM", number, date_line]
    motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    return [*house.parents, *house.names, *motto, number, date_line]


def _closing(house: House) -> list[str]:
    """Return Nơi nhận as usual, and who signs today."""
    found = recipients_of(Kind.PLAN, PlanPaper(), house)
    to = [f"- {one.name} ({one.purpose});" if one.purpose else f"- {one.name};" for one in found]
    if house.style is not Style.PARTY:
        to += _armed()
    filed = "- Lưu Văn phòng Đảng ủy." if house.style is Style.PARTY else "- Lưu: VT, VP."
    signed = [
        line
        for one in proposed(Kind.PLAN, house.body)
        for line in (*one["authority"], one["office"], one["name"])
        if line
    ]
    return ["Nơi nhận:", *to, filed, "", *signed]


def _armed() -> list[str]:
    """Return the line for the police and the military command, which the usual recipients leave out."""
    known = directory()
    found = [known.unit_name(unit) for slot in ("police", "military") if (unit := unit_of(slot)) is not None]
    return [f"- {', '.join(found)} (t/h);"] if found else []


def _with_units(lines: list[str]) -> list[str]:
    """Return the lines with the headings of units numbered; units that are not there get no duties."""
    found: list[str] = []
    number, is_there = 0, True
    for line in lines:
        if block := _BLOCK.match(line):
            units = [unit_of(slot.strip()) for slot in block[2].split(",")]
            title = ", ".join(directory().unit_name(unit) for unit in units if unit is not None)
            is_there = bool(title)
            if is_there:
                number += 1
                found.append(f"{number}. {'Đề nghị ' if block[1] else ''}{title}")
            continue
        is_there = is_there or not line.startswith("- ")
        if is_there:
            found.append(line)
    return found
