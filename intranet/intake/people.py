"""People of a sheet beside those who have an account: who would be made, changed, left (dry run).

A row is one position. Several rows of one person have the same user name, or the same name and telephone.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.db.session import db
from intranet.errors import Refused
from intranet.intake import cells
from intranet.intake.columns import PEOPLE
from intranet.intake.lines import DryRun, Line, Outcome, fault, unused_of
from intranet.intake.reading import Row, Sheet
from intranet.intake.roles import role_of
from intranet.intake.units import nearest
from intranet.org import names
from intranet.org.directory import directory
from intranet.org.people import Position, User
from intranet.org.people_services import USERNAME
from intranet.org.position_services import BODIES, TWO_PEOPLE
from intranet.text.dates import numeric
from intranet.text.fold import fold, fold_words

_BODIES = {fold_words(body.label): body for body in Body} | {"ubnd": Body.STATE, "hdnd": Body.COUNCIL}
LONGEST_NAME = 120
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")  # they may stand on either vowel


@dataclass(frozen=True, slots=True)
class PersonWish:
    """A position as the sheet wants it: of the account ``user_id``, or of the new one that ``who`` names.

    ``held`` tells that the person holds the position already.
    """

    who: str
    full_name: str
    username: str
    phone: str
    role: Role
    body: Body
    unit_id: int | None
    title: str
    is_head: bool
    starts_on: date
    ends_on: date | None
    user_id: int | None = None
    new_phone: bool = False
    held: bool = False


class _Desk:
    """Who has an account, and who stands in the file, by name and user name."""

    def __init__(self, sheets: Sequence[Sheet]):
        users = list(db.session.scalars(select(User).options(selectinload(User.positions))))
        self.by_username = {user.username: user for user in users}
        self.by_name: dict[str, list[User]] = defaultdict(list)
        for user in users:
            self.by_name[_key(user.full_name)].append(user)
        self.rows: dict[str, list[Row]] = defaultdict(list)  # of a name, in the file
        self.named: dict[str, tuple[int, str]] = {}  # user name → first row and the name it gave
        self.heads: dict[int, str] = {}  # unit → who heads it by an earlier row
        self.wanted: dict[tuple[str, Role, Body, int | None], int] = {}
        for sheet in sheets:
            for row in sheet.rows:
                self.rows[_key(row["full_name"])].append(row)


def _key(full_name: str) -> str:
    """Return a name in one spelling; accents count: “Hoà” is “Hòa”, but “Hoa” is somebody else."""
    words = unicodedata.normalize("NFD", full_name.casefold()).split()
    return " ".join(_TONES.sub("", word) + "".join(_TONES.findall(word)) for word in words)


def dry_run(sheets: Sequence[Sheet]) -> DryRun:
    """Return what the rows would do; nothing is changed."""
    desk = _Desk(sheets)
    lines = []
    for sheet in sheets:
        for row in sheet.rows:
            try:
                lines.append(_line(desk, sheet, row))
            except Refused as refusal:
                lines.append(fault(sheet, row, refusal, key="full_name"))
    return DryRun(lines, unused_of(sheets))


def _line(desk: _Desk, sheet: Sheet, row: Row) -> Line:
    """Return what a row does; raise for the first thing wrong with it, the most basic first."""
    if row.fault:
        raise Refused(row.fault)
    name = row["full_name"]
    if not fold_words(name):
        raise Refused(f"Thiếu “{PEOPLE.column('full_name').head}”.")
    if len(name) > LONGEST_NAME:
        raise Refused(f"Họ tên dài {len(name)} ký tự, chỉ nhận tối đa {LONGEST_NAME}.")
    role = role_of(row["role"])
    unit_id = _unit(row["unit"])
    body = _body(row["body"], role)
    is_head = cells.yes(row["is_head"], PEOPLE.column("is_head").head, usual=False)
    if is_head and unit_id is None:
        raise Refused("Đứng đầu đơn vị thì phải ghi đơn vị nào.")
    starts_on, ends_on = cells.day(row["starts_on"]), cells.day(row["ends_on"])
    phone, restored = cells.phone(row["phone"])
    username = _username(row["username"])
    who, user = _who(desk, row, name, username, phone)
    starts_on = starts_on or clock.today()
    if ends_on is not None and ends_on < starts_on:
        raise Refused(f"Ngày cuối {numeric(ends_on)} trước ngày bắt đầu {numeric(starts_on)}.")
    if unit_id is not None and not directory().unit(unit_id).is_open(starts_on):
        raise Refused(f"{directory().unit_name(unit_id)} không hoạt động vào ngày {numeric(starts_on)}.")
    wish = PersonWish(
        who, name, username, phone, role, body, unit_id, row["title"], is_head, starts_on, ends_on,
        user_id=user.id if user else None, new_phone=bool(user and phone and user.phone != phone),
        held=bool(user and _held(user, role, body, unit_id, starts_on, ends_on)),
    )  # fmt: skip
    _refuse_twice(desk, wish, row)
    return _drawn(desk, sheet, row, wish, user, restored=restored)


def _unit(text: str) -> int | None:
    if not text:
        return None
    match = names.resolve(text)
    if not match.sure or match.unit_id is None:
        raise Refused(f"Đơn vị “{text}” không có trong danh bạ.{nearest(text)}")
    return match.unit_id


def _body(text: str, role: Role) -> Body:
    of = BODIES.get(role, (Body.STATE,))
    if not text:
        return of[0]
    body = _BODIES.get(fold_words(text))
    if body is None:
        listed = "; ".join(one.label for one in Body)
        raise Refused(f"Cơ quan “{text}” không có trong danh mục: {listed}.")
    if body not in of:
        listed = " hoặc ".join(one.label for one in of)
        raise Refused(f"Vai trò {role.label} thuộc {listed}, không thuộc {body.label}.")
    return body


def _username(text: str) -> str:
    username = fold(text)
    if username and not (USERNAME.fullmatch(username) and len(username) <= 80):
        raise Refused(f"Tên đăng nhập “{text}” chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối.")
    return username


def _who(desk: _Desk, row: Row, name: str, username: str, phone: str) -> tuple[str, User | None]:
    """Return whose row it is: a mark that is the same in each of their rows, and the account there is."""
    if username:
        return _by_username(desk, row, name, username)
    alike = desk.rows[_key(name)]
    if any(fold(one["username"]) for one in alike):
        raise Refused(f"“{name}” có ở nhiều dòng, có dòng ghi tên đăng nhập. Hãy ghi cho cả dòng này.")
    if len(alike) > 1 and not all(one["phone"] for one in alike):
        numbers = ", ".join(str(one.number) for one in alike)
        raise Refused(
            f"“{name}” có ở các dòng {numbers}. Cùng một người thì ghi cùng tên đăng nhập ở các dòng ấy; "
            "khác người thì ghi tên đăng nhập khác nhau."
        )
    return f"{_key(name)}/{phone}", _by_name(
        desk, name, phone, several=len({_phone(one) for one in alike}) > 1
    )


def _phone(row: Row) -> str:
    try:
        return cells.phone(row["phone"])[0]
    except Refused:
        return row["phone"]


def _by_username(desk: _Desk, row: Row, name: str, username: str) -> tuple[str, User | None]:
    first, said = desk.named.setdefault(username, (row.number, name))
    if _key(said) != _key(name):
        raise Refused(f"Tên đăng nhập “{username}” ở dòng {first} là của {said}.")
    user = desk.by_username.get(username)
    if user is not None and _key(user.full_name) != _key(name):
        raise Refused(f"Tên đăng nhập “{username}” đã là của {user.full_name}.")
    return f"@{username}", _active(user)


def _by_name(desk: _Desk, name: str, phone: str, *, several: bool) -> User | None:
    there = desk.by_name.get(_key(name), [])
    same = [user for user in there if phone and user.phone == phone]
    if len(same) == 1:
        return _active(same[0])
    open_ = [user for user in there if not user.phone or not phone]
    if len(there) == 1 and open_ and not several:
        return _active(there[0])
    if there:
        listed = "; ".join(f"{user.username}{f' ({user.phone})' if user.phone else ''}" for user in there)
        raise Refused(
            f"Đã có cán bộ tên “{name}”: {listed}. Nếu là người ấy, hãy ghi tên đăng nhập đó; nếu là người "
            "khác, hãy ghi một tên đăng nhập mới."
        )
    return None


def _active(user: User | None) -> User | None:
    if user is not None and not user.is_active:
        raise Refused(f"Tài khoản {user.username} của {user.full_name} đã ngừng. Hãy mở lại tài khoản trước.")
    return user


def _held(
    user: User, role: Role, body: Body, unit_id: int | None, starts_on: date, ends_on: date | None
) -> Position | None:
    """Return the position that the person has already in those days, waiting for the second person or not."""
    for one in user.positions:
        apart = (one.ends_on is not None and one.ends_on < starts_on) or (
            ends_on is not None and ends_on < one.starts_on
        )
        if (one.role, one.body, one.unit_id) == (role, body, unit_id) and not apart:
            return one
    return None


def _refuse_twice(desk: _Desk, wish: PersonWish, row: Row) -> None:
    mark = (wish.who, wish.role, wish.body, wish.unit_id)
    if (before := desk.wanted.setdefault(mark, row.number)) != row.number:
        raise Refused(f"{wish.full_name} đã có chức vụ này ở dòng {before}.")


def _drawn(
    desk: _Desk, sheet: Sheet, row: Row, wish: PersonWish, user: User | None, *, restored: bool
) -> Line:
    """Return the line with what it does and what its reader should know."""
    parts = []
    if user is None:
        parts.append(f"tạo tài khoản {wish.username}" if wish.username else "tạo tài khoản")
    elif wish.new_phone:
        parts.append(f"điện thoại: {user.phone or 'trống'} → {wish.phone}")
    if not wish.held:
        parts.append(f"bổ nhiệm: {position_words(wish)} từ {numeric(wish.starts_on)}")
    outcome = Outcome.NEW if user is None else Outcome.CHANGED if parts else Outcome.SAME
    line = Line(sheet.title, row.number, wish.full_name, outcome, "; ".join(parts), wish=wish)
    if restored:
        line.notes.append(f"Số điện thoại mất số 0 ở đầu, đã thêm lại: {wish.phone}.")
    if not wish.held and wish.role in TWO_PEOPLE:
        line.notes.append("Chờ người thứ hai chấp thuận mới có hiệu lực.")
    if wish.is_head and wish.unit_id is not None and not wish.held:
        _note_head(desk, line, wish)
    if wish.held and user is not None:
        _note_held(line, wish, user)
    return line


def _note_head(desk: _Desk, line: Line, wish: PersonWish) -> None:
    assert wish.unit_id is not None
    known = directory()
    heads = [
        known.person_name(seat.user_id)
        for seat in known.seats
        if seat.unit_id == wish.unit_id and seat.is_head and seat.is_held(wish.starts_on)
        and seat.user_id != wish.user_id
    ]  # fmt: skip
    if desk.heads.setdefault(wish.unit_id, wish.who) != wish.who:
        heads.append("một người ở dòng trên")
    if heads:
        unit = known.unit_name(wish.unit_id)
        line.notes.append(f"{unit} đã có người đứng đầu: {', '.join(heads)}. Nhập thì cả hai cùng đứng đầu.")


def _note_held(line: Line, wish: PersonWish, user: User) -> None:
    """Say what the sheet cannot change of a position that is held."""
    held = _held(user, wish.role, wish.body, wish.unit_id, wish.starts_on, wish.ends_on)
    if held is not None and wish.title and wish.title != held.name:
        line.notes.append(
            f"Tên chức vụ đang là “{held.label}”, không đổi từ tệp. Muốn đổi, hãy kết thúc rồi bổ nhiệm lại."
        )


def position_words(wish: PersonWish) -> str:
    """Return a position as lists show it: “Chuyên viên, Phòng Kinh tế”."""
    unit = directory().unit_name(wish.unit_id)
    return ", ".join(part for part in (wish.title or wish.role.label, unit) if part)
