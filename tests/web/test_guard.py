"""The guard of every view."""

import pytest
from flask import Blueprint

from intranet.access.permissions import Permission as P
from intranet.app import BLUEPRINTS, create_app
from intranet.db.session import commit
from intranet.web import guard as guarding
from intranet.web.guard import guard, public
from tests.support.browser import Browser
from tests.support.make import make_task


def start_with(monkeypatch, tmp_path, view):
    """Start an application that has one more page."""
    bp = Blueprint("them", __name__)
    bp.get("/them")(view)
    monkeypatch.setattr("intranet.app.BLUEPRINTS", (*BLUEPRINTS, bp))
    return create_app(
        {"TESTING": True, "SECRET_KEY": "only for tests", "DATA": tmp_path,
         "SQLALCHEMY_DATABASE_URI": "sqlite://"}
    )  # fmt: skip


def them():
    """Stand for a page that somebody has just written."""
    return "trang thêm"


def test_a_view_without_guard_stops_the_application(monkeypatch, tmp_path):
    with pytest.raises(RuntimeError, match=r"them\.them"):
        start_with(monkeypatch, tmp_path, them)


@pytest.mark.parametrize("wrap", [public, guard(P.ACCOUNT_USE)], ids=["public", "guarded"])
def test_a_view_that_says_who_may_starts(monkeypatch, tmp_path, wrap):
    assert start_with(monkeypatch, tmp_path, wrap(them)).view_functions["them.them"]


@pytest.fixture
def stranger(app, session):
    return Browser(app.test_client(), before=commit)


def test_a_stranger_signs_in_and_is_where_they_wanted(stranger, as_):
    (one,) = make_task("economy")
    where = stranger._send("GET", f"/nhiem-vu/{one.id}?tu=thong-bao").location
    assert where == f"/dang-nhap?tiep=/nhiem-vu/{one.id}?tu%3Dthong-bao"


def test_a_stranger_is_not_told_what_exists(stranger):
    (one,) = make_task("economy")
    there, nowhere = (stranger._send("GET", f"/nhiem-vu/{n}") for n in (one.id, 99_999))
    assert (there.status_code, nowhere.status_code) == (302, 302)


def test_outside_ones_scope_is_not_found(as_):
    (one,) = make_task("economy")
    page = as_("village").get(f"/nhiem-vu/{one.id}", status=404)
    assert one.task.title not in page.html


def test_inside_the_scope_but_not_allowed_names_who_may(as_):
    (one,) = make_task("economy")
    page = as_("specialist").get(f"/nhiem-vu/{one.id}/huy", status=403)
    assert "Chủ tịch UBND" in page.text


def test_the_order_is_sign_in_then_existence_then_permission(as_, stranger):
    (one,) = make_task("economy")
    path = f"/nhiem-vu/{one.id}/huy"
    assert stranger._send("GET", path).status_code == 302
    assert as_("village")._send("GET", path).status_code == 404
    assert as_("specialist")._send("GET", path).status_code == 403
    assert as_("chairman")._send("GET", path).status_code == 200


def test_nobody_acts_outside_a_request(app, session):
    with app.test_request_context():
        assert guarding.current_actor().user_id == 0
