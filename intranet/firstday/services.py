"""Found a commune: the code, the answers, the first accounts, and the end of the first day (M2, L8)."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Actor, Role
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import NotFound, Refused
from intranet.firstday import own, progress
from intranet.firstday.models import Setup
from intranet.firstday.progress import Stage
from intranet.intake import units
from intranet.intake.reading import Row, Sheet
from intranet.org import passwords, people_services, position_services
from intranet.org.models import Unit
from intranet.org.organisation_services import create_organisation, edit_commune
from intranet.org.people import User
from intranet.org.templates import level_of
from intranet.text.fold import fold_words

OWN = "own"

log.define("settings.found", "Lập tổ chức và những tài khoản đầu tiên")
log.define("settings.finish", "Hoàn tất thiết lập ban đầu")


def hash_of(code: str) -> str:
    """Return what is kept of a code; it has 79 random bits, so that no slow hash is needed."""
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()


def new_code() -> str:
    """Return a code that opens the first day until the first accounts are there; an earlier one ends."""
    if progress.stage() is not Stage.CODE:
        raise Refused("Đã có tài khoản nên không còn thiết lập ban đầu.")
    found = progress.current() or _begin()
    code = passwords.one_time()
    found.code_hash = hash_of(code)
    db.session.add(found)
    return code


def fits(code: str) -> bool:
    """Tell whether *code* is the one that was printed last."""
    found = progress.current()
    return bool(found and found.code_hash) and hmac.compare_digest(found.code_hash, hash_of(code))


def _begin() -> Setup:
    return Setup(code_hash="", answers={}, begun_at=None, administrator_id=None, finished_at=None)


def keep(key: str, answers: Any, *, done: bool) -> Setup:
    """Keep what was typed at a step; *done* once it may be gone on from."""
    found = progress.current() or _begin()
    marks = [one for one in found.answers.get("done", []) if one != key] + ([key] if done else [])
    found.answers = {**found.answers, key: answers, "done": marks}
    found.begun_at = found.begun_at or clock.now()
    db.session.add(found)
    return found


@dataclass(frozen=True, slots=True)
class Founded:
    """An account made for somebody else, with the first password that is shown once."""

    person: User
    position: str
    password: str


def found_commune(answers: Mapping[str, Any], hasher: PasswordHasher, password: str) -> list[Founded]:
    """Found the organisation and the first accounts out of the answers; return those given a first password.

    They count at once, as those made by a command: there is nobody yet who could be the second person.
    """
    if progress.stage() is not Stage.CODE:
        raise NotFound
    setup = progress.current()
    if setup is None:
        raise NotFound
    accounts = answers["accounts"]
    _refuse_one_person(accounts)
    made = _organisation(answers)
    admin, _ = people_services.create_user(
        log.SYSTEM, hasher, full_name=accounts["admin_name"], username=accounts["admin_username"]
    )
    try:
        passwords.check_new(password, username=admin.username)
    except Refused as refusal:
        raise Refused(refusal.message, field="password") from None
    admin.password_hash, admin.must_change_password = hasher.hash(password), False
    _appoint(admin, Role.ADMINISTRATOR, None)
    found = [
        _account(
            hasher, accounts["office_name"], Role.OFFICE, made.get(accounts["office_unit"]),
            accounts["office_title"],
        )
    ]  # fmt: skip
    if accounts["leader_role"]:
        role = Role(accounts["leader_role"])
        found.append(_account(hasher, accounts["leader_name"], role, made.get(accounts["leader_unit"])))
    setup.administrator_id, setup.code_hash = admin.id, ""
    log.record(log.SYSTEM, "settings.found", setup, accounts=1 + len(found))
    bump("settings")
    return found


def _refuse_one_person(accounts: Mapping[str, Any]) -> None:
    """Refuse the same person twice: the administrator has no right to contents (L8)."""
    names = {"admin_name": accounts["admin_name"], "office_name": accounts["office_name"]}
    if accounts["leader_role"]:
        names["leader_name"] = accounts["leader_name"]
    seen: dict[str, str] = {}
    for field, name in names.items():
        if fold_words(name) in seen:
            raise Refused(
                f"“{name}” đã ghi ở mục trên. Quản trị, Chánh Văn phòng và người chấp thuận phải là những "
                "người khác nhau; trùng tên thì ghi thêm chữ để phân biệt, sửa lại được sau.",
                field=field,
            )
        seen[fold_words(name)] = field


def _organisation(answers: Mapping[str, Any]) -> dict[str, Unit]:
    """Found the units; return them by folded name."""
    commune, chosen = answers["commune"], answers["organisation"]
    if there := list(db.session.scalars(select(Unit))):  # a command made them
        edit_commune(log.SYSTEM, name=commune["full_name"], place=commune["place"], parent=commune["parent"])
        return {fold_words(unit.name): unit for unit in there}
    is_own = chosen["model"] == OWN
    model = ("2025" if clock.today() >= units.TWO_LEVELS else "before-2025") if is_own else chosen["model"]
    ready = ()
    if is_own:
        checked = units.dry_run(sheets_of(chosen))
        if checked.has_faults or not checked.lines:
            raise Refused("Tệp đơn vị chưa dùng được. Hãy quay lại bước “Tổ chức” và tải tệp lên lại.")
        ready = own.ready(checked, model=model, level=level_of(commune["full_name"]))
    made = create_organisation(
        log.SYSTEM, model=model, commune_name=commune["full_name"], place=commune["place"],
        parent=commune["parent"], own=ready,
        villages=() if is_own else tuple(chosen["villages"].splitlines()),
    )  # fmt: skip
    return {fold_words(unit.name): unit for unit in made.values()}


def sheets_of(chosen: Mapping[str, Any]) -> list[Sheet]:
    """Return the rows of the commune's own sheet as they were kept."""
    return [
        Sheet(table, title, [Row(number, cells, fault) for number, cells, fault in rows])
        for table, title, rows in chosen.get("sheets", ())
    ]


def told(sheets: list[Sheet]) -> list[Any]:
    """Return the rows of a sheet as they are kept."""
    return [[one.table, one.title, [[r.number, r.cells, r.fault] for r in one.rows]] for one in sheets]


def _account(hasher: PasswordHasher, name: str, role: Role, unit: Unit | None, title: str = "") -> Founded:
    person, first = people_services.create_user(log.SYSTEM, hasher, full_name=name)
    position = _appoint(person, role, unit, title)
    return Founded(person, position.label, first)


def _appoint(person: User, role: Role, unit: Unit | None, title: str = ""):
    return position_services.appoint(
        log.SYSTEM, person, role=role, unit_id=unit.id if unit else None, starts_on=clock.today(),
        name=title, is_head=unit is not None,
    )  # fmt: skip


def finish(actor: Actor) -> None:
    """End the first day: its pages are gone for good."""
    require_somewhere(actor, P.SETTINGS_EDIT)
    found = progress.current()
    if found is None or progress.stage() is not Stage.SIGNED:
        raise NotFound
    if missing := progress.open_steps(found):
        raise Refused(f"Còn bước “{missing[0].label}” chưa làm.")
    found.finished_at = clock.now()
    found.answers = {}
    bump("settings")
    log.record(actor, "settings.finish", found)


def forget() -> None:
    """Take the first day away: the demo is loaded instead."""
    if (found := progress.current()) is not None:
        db.session.delete(found)
        db.session.flush()


def username_of(user_id: int | None) -> str:
    """Return the name under which somebody signs in."""
    user = db.session.get(User, user_id) if user_id else None
    return user.username if user else ""
