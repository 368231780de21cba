"""What every answer carries (L11)."""

import re

import pytest

from intranet.web.assets import YEAR

PATHS = ["/dang-nhap", "/", "/khong-co", "/nhat-ky", "/tai-khoan", "/nhiem-vu"]


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_shut_in(as_, path):
    headers = as_("chairman")._send("GET", path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert {policy[kind] for kind in ("script-src", "style-src", "img-src", "font-src", "form-action")} == {
        "'self'"
    }
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PATHS)
def test_no_page_is_kept_by_the_browser(as_, path):
    assert as_("chairman")._send("GET", path).headers["Cache-Control"] == "no-store"


def test_files_of_the_design_are_kept_for_good(as_):
    html = as_("chairman").get("/").html
    asset = re.search(r'href="(/static/css/[^"]+)"', html)[1]
    assert "?v=" in asset
    answer = as_("chairman")._send("GET", asset)
    headers = answer.headers
    answer.close()
    assert f"max-age={YEAR}" in headers["Cache-Control"]
    assert "no-store" not in headers["Cache-Control"]


@pytest.mark.parametrize("path", PATHS)
def test_pages_have_no_script_or_style_of_their_own(as_, path):
    html = as_("chairman")._send("GET", path).get_data(as_text=True)
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)


@pytest.mark.parametrize("path", PATHS)
def test_pages_ask_no_other_server(as_, path):
    html = as_("chairman")._send("GET", path).get_data(as_text=True)
    assert re.findall(r'(?:src|href|action|poster|srcset)="(?:https?:)?//[^"]*', html) == []


def test_the_cookie_is_for_this_server_only(app, session):
    answer = app.test_client().get("/dang-nhap")
    cookie = answer.headers.get("Set-Cookie", "")
    assert not cookie or ("HttpOnly" in cookie and "SameSite=Lax" in cookie)
    assert app.config["SESSION_COOKIE_HTTPONLY"] is True
    assert app.config["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_behind_https_browsers_are_told_to_stay_there(app, as_, monkeypatch):
    assert "Strict-Transport-Security" not in as_("chairman")._send("GET", "/").headers
    monkeypatch.setitem(app.config, "HTTPS", True)
    assert "max-age" in as_("chairman")._send("GET", "/").headers["Strict-Transport-Security"]
