"""Long work holds nobody up: while a plan is read or a password checked, others may write."""

import sqlite3
from contextlib import closing

import pytest

from intranet.db.session import commit
from intranet.org import passwords
from intranet.plans import parsing
from tests.imports.support import OURS, paste, upload

# PostgreSQL locks rows, not the database: there is nothing to wait for there.
pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)


@pytest.fixture
def free(app):
    """Note, whenever called, whether another connection could write."""
    uri = app.config["SQLALCHEMY_DATABASE_URI"]
    commit()  # the test's own transaction
    noted = []

    def note() -> None:
        with closing(sqlite3.connect(uri.removeprefix("sqlite:///"), timeout=0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
                noted.append(True)
            except sqlite3.OperationalError:
                noted.append(False)

    def noting(work):
        def worked(*args, **more):
            note()
            return work(*args, **more)

        return worked

    return noting, noted


def test_others_write_while_a_plan_is_read(as_, free, monkeypatch):
    noting, noted = free
    browser = as_("office")
    for name in ("read_text", "read_bytes"):
        monkeypatch.setattr(parsing, name, noting(getattr(parsing, name)))
    commit()
    paste(browser)
    commit()
    upload(browser, OURS.replace("Số: 31/", "Số: 32/").encode())
    assert noted == [True, True]


def test_others_write_while_a_password_is_checked(as_, app, free, monkeypatch):
    noting, noted = free
    monkeypatch.setattr(passwords, "matches", noting(passwords.matches))
    stranger = app.test_client()
    stranger.get("/dang-nhap")
    stranger.post("/dang-nhap", data={"username": "office", "password": "không phải"})
    assert noted == [True]
