"""Two presses of the button that founds the commune, or two people with the code: it is founded once."""

from threading import Barrier, Thread

import pytest

from intranet.db.session import db
from intranet.org.models import Commune, Unit
from intranet.org.people import User
from tests.firstday.conftest import (
    ACCOUNTS,
    COMMUNE,
    ORGANISATION,
    begin,
    browser,
    code,
    empty,
    installation,
)  # fmt: skip

__all__ = ["begin", "browser", "code", "empty", "installation"]


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-11-20 10:00")


def test_a_commune_is_founded_once(begin, browser):
    first, second = begin(), browser()
    first.post("/thiet-lap/xa", COMMUNE)
    first.post("/thiet-lap/to-chuc", ORGANISATION)
    fields = first.get("/thiet-lap/tai-khoan").fields | ACCOUNTS
    with first.client.session_transaction() as mine, second.client.session_transaction() as other:
        other.update(mine)
    ready, ended = Barrier(2), []

    def press(one, fields) -> None:
        ready.wait(10)
        ended.append(one.client.post("/thiet-lap/tai-khoan", data=fields).status_code)

    other = {name: f"{value}.hai" if name == "admin_username" else value for name, value in fields.items()}
    both = [Thread(target=press, args=one) for one in ((first, fields), (second, other))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    db.session.rollback()
    assert sorted(ended) == [200, 302]
    assert db.session.scalar(db.select(db.func.count(User.id))) == 3
    names = list(db.session.scalars(db.select(Unit.name)))
    assert len(names) == len(set(names)) and len(list(db.session.scalars(db.select(Commune)))) == 1
