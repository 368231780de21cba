"""Read people, sign-ins and the commune."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from intranet import clock
from intranet.access.actor import Role
from intranet.db.session import db
from intranet.errors import NotFound
from intranet.org.directory import directory
from intranet.org.people import SignIn, User

_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "máy Mac"),
    ("Linux", "Linux"),
)

# Their position says where they sit.
LEADERS = frozenset(
    {
        Role.PARTY_SECRETARY,
        Role.PARTY_STANDING,
        Role.INSPECTION,
        Role.COUNCIL,
        Role.CHAIRMAN,
        Role.VICE_CHAIRMAN,
    }
)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An account of the demo as the sign-in page offers it."""

    username: str
    name: str
    position: str
    password: str


def demo_people() -> list[DemoPerson]:
    """Return the demo's accounts, one line a role in the order of the matrix; none outside the demo."""
    password = directory().commune.demo_password
    if not password:
        return []
    today = clock.today()
    order = list(Role)
    query = select(User).where(User.is_active).options(selectinload(User.positions))
    found = []
    for user in db.session.scalars(query):
        held = [p for p in user.positions if p.is_held(today)]
        if held:
            first = min(held, key=lambda p: order.index(p.role))
            unit = directory().unit_name(first.unit_id)
            known = not unit or unit in first.label or first.role in LEADERS
            label = first.label if known else f"{first.label}, {unit}"
            found.append(
                (order.index(first.role), user.id, DemoPerson(user.username, user.full_name, label, password))
            )
    return [person for *_, person in sorted(found)]


def device_name(agent: str) -> str:
    """Return a browser's own description in two words a person knows."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "Trình duyệt khác")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "thiết bị khác")
    return f"{browser}, {system}"


def sign_in(sign_in_id: int) -> SignIn:
    """Return one sign-in."""
    found = db.session.get(SignIn, sign_in_id)
    if found is None:
        raise NotFound
    return found


def person(user_id: int) -> User:
    """Return one person with their positions."""
    found = db.session.get(User, user_id, options=[selectinload(User.positions)])
    if found is None:
        raise NotFound
    return found
