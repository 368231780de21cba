"""Nothing typed is lost when a form comes too late (L5)."""

import re

import pytest
from sqlalchemy import func, select

from intranet.audit.models import AuditEntry
from intranet.db.session import commit, db
from intranet.tasks.models import Report
from intranet.web import restore
from tests.support.browser import Browser, Page
from tests.support.make import make_task
from tests.support.world import PASSWORD

WORDS = "Đã soạn 9 câu trả lời.\n\nCòn câu về “mương Nà Lạnh” <chờ số liệu> & bản đồ."


def deeds() -> tuple[int, int]:
    db.session.expire_all()
    return tuple(db.session.scalar(select(func.count()).select_from(m)) for m in (Report, AuditEntry))


@pytest.fixture
def lunch(as_, at):
    """Somebody opened a form at eleven and comes back from lunch: the sign-in has idled away."""
    (one,) = make_task("economy")
    at("2026-11-20 11:00")
    browser = as_("specialist")
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    at("2026-11-20 13:30")
    return browser, f"/nhiem-vu/{one.id}/bao-cao"


def signed_in_again(browser, page, password=PASSWORD):
    """Sign in on the page that came back; return the answer."""
    data = {"username": "specialist", "password": password, "resume": page.fields["resume"]}
    return browser._send("POST", "/dang-nhap", data=data)


def test_a_form_sent_after_lunch_comes_back_with_every_word(lunch):
    browser, path = lunch
    before = deeds()
    page = browser.post(path, {"text": WORDS, "kind": "result"}, status=401)
    assert "chưa được lưu" in page.text
    assert page.heading == "Đăng nhập"
    answer = signed_in_again(browser, page)
    assert answer.status_code == 200
    kept = Page(answer.get_data(as_text=True))
    kept.check()
    form = next(f for f in kept.all("form") if f.get("action") == path)
    fields = {i.get("name"): i.get("value") for i in form.iter("input")}
    back = browser.post(path, fields, status=422)
    assert back.fields["text"] == WORDS
    assert "còn nguyên" in back.text
    reports, _entries = deeds()
    assert reports == before[0]
    sent = {name: value for name, value in back.fields.items() if name != restore.MARK}
    browser.post(path, sent | {"kind": "result"})
    assert db.session.scalar(select(Report.text)).replace("\r", "") == WORDS


def test_whose_words_cannot_be_told_goes_back_to_the_page_all_the_same(lunch):
    browser, path = lunch
    came_from = {"Referer": f"http://localhost{path.rpartition('/')[0]}?tu=a"}
    answer = browser._send("POST", path, data={"text": WORDS, "kind": "result"}, headers=came_from)
    page = Page(answer.get_data(as_text=True))
    assert page.fields["tiep"] == f"{path.rpartition('/')[0]}?tu=a"


def test_a_stranger_s_page_is_no_way_back(lunch):
    browser, path = lunch
    answer = browser._send("POST", path, data={"text": WORDS}, headers={"Referer": "http://example.org/x"})
    assert Page(answer.get_data(as_text=True)).fields["tiep"] == ""


def test_with_every_protection_on_the_words_come_back_at_the_first_press(lunch, app, monkeypatch):
    """The page that brings them back is drawn in the request that began the sign-in."""
    browser, path = lunch
    page = browser.post(path, {"text": WORDS, "kind": "result"}, status=401)
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    sign_in = browser.get("/dang-nhap")
    data = {"username": "specialist", "password": PASSWORD, "resume": page.fields["resume"]}
    answer = browser._send("POST", "/dang-nhap", data=data | {"csrf_token": sign_in.fields["csrf_token"]})
    kept = Page(answer.get_data(as_text=True))
    form = next(f for f in kept.all("form") if f.get("action") == path)
    fields = {i.get("name"): i.get("value") for i in form.iter("input")}
    assert browser.post(path, fields, status=422).fields["text"] == WORDS


def test_a_wrong_password_on_the_way_back_loses_nothing(lunch):
    browser, path = lunch
    page = browser.post(path, {"text": WORDS, "kind": "result"}, status=401)
    wrong = signed_in_again(browser, page, password="sai")
    assert wrong.status_code == 422
    again = Page(wrong.get_data(as_text=True))
    assert again.fields["resume"] == page.fields["resume"]
    assert "mương Nà Lạnh" in signed_in_again(browser, again).get_data(as_text=True)


def test_a_page_opened_too_long_comes_back_with_every_word(as_, app, monkeypatch):
    """The token of the form is no longer good, though the sign-in is."""
    (one,) = make_task("economy")
    browser = as_("specialist")
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    before = deeds()
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    path = f"/nhiem-vu/{one.id}/bao-cao"
    page = browser.post(path, {"text": WORDS, "kind": "result", "csrf_token": "cũ"}, status=400)
    form = next(f for f in page.all("form") if f.get("action") == path)
    fields = {i.get("name"): i.get("value") for i in form.iter("input")}
    assert fields["text"] == WORDS
    back = browser.post(path, fields, status=422)
    assert back.fields["text"] == WORDS
    assert deeds() == before
    sent = {name: value for name, value in back.fields.items() if name != restore.MARK}
    browser.post(path, sent | {"kind": "result"})
    assert deeds()[0] == before[0] + 1


def test_a_stranger_without_a_token_is_asked_to_sign_in(app, session, monkeypatch):
    (one,) = make_task("economy")
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    stranger = Browser(app.test_client(), before=commit)
    page = stranger.post(f"/nhiem-vu/{one.id}/bao-cao", {"text": WORDS}, status=401)
    assert page.fields["resume"]


def test_a_button_pressed_too_late_does_nothing_by_itself(lunch, as_):
    """Coming back never carries anything out: the person presses again."""
    browser, path = lunch
    before = deeds()
    answer = browser._send("POST", path, data={restore.MARK: "1", "text": "Xong", "kind": "result"})
    assert answer.status_code == 401
    assert deeds() == before


def test_what_was_tampered_with_is_ignored(lunch):
    browser, path = lunch
    page = browser.post(path, {"text": WORDS, "kind": "result"}, status=401)
    resume = page.fields["resume"]
    page_fields = {"username": "specialist", "password": PASSWORD}
    for forged in (resume[:-2] + "xx", "x" + resume, "", "a.b.c"):
        answer = browser._send("POST", "/dang-nhap", data=page_fields | {"resume": forged})
        assert answer.status_code == 302, "signed in, and nothing strange is opened"
        browser.post("/dang-xuat")


def test_what_was_kept_is_good_for_a_day(lunch, app, at, monkeypatch):
    browser, path = lunch
    page = browser.post(path, {"text": WORDS, "kind": "result"}, status=401)
    monkeypatch.setattr(restore, "_ONE_DAY", -1)
    assert signed_in_again(browser, page).status_code == 302


def test_no_password_is_kept(as_, at, app):
    at("2026-11-20 11:00")
    browser = as_("specialist")
    at("2026-11-20 13:30")
    new = "một câu rất dài và bí mật"
    page = browser.post(
        "/tai-khoan/mat-khau", {"current": PASSWORD, "password": new, "repeated": new}, status=401
    )
    with app.app_context():
        kept = restore.unpack(page.fields["resume"])
    assert kept["fields"] == []
    assert "bí mật" not in page.html


@pytest.mark.parametrize(
    "path", ["//example.org/x", "https://example.org", "/\\example.org", "javascript:alert(1)", "/a\nb", "x"]
)
def test_only_ways_within_this_server_are_followed(path):
    assert not restore.safe_path(path)


@pytest.mark.parametrize("path", ["/", "/nhiem-vu/3?tu=a&b=c", "/dang-nhap"])
def test_ways_within_this_server_are_followed(path):
    assert restore.safe_path(path)


def test_files_are_named_as_lost(lunch):
    import io

    browser, path = lunch
    sent = {"text": WORDS, "kind": "result", "files": (io.BytesIO(b"%PDF-1.4"), "a.pdf")}
    page = browser.post(path, sent, status=401)
    html = signed_in_again(browser, page).get_data(as_text=True)
    assert re.search("tệp đính kèm cần chọn lại", html)


def test_what_one_person_typed_is_not_handed_to_the_next(lunch, at):
    browser, path = lunch
    page = browser.post(path, {"text": WORDS, "kind": "result"}, status=401)
    data = {"username": "culture", "password": PASSWORD, "resume": page.fields["resume"]}
    answer = browser._send("POST", "/dang-nhap", data=data)
    assert answer.status_code == 302 and answer.location == "/"
    home = browser.get("/").text
    assert "mương Nà Lạnh" not in home and "của người khác" in home


def test_a_form_comes_back_though_the_sign_in_was_ended_in_another_window(lunch, at):
    browser, path = lunch
    at("2026-11-20 11:05")
    sent = browser.get(path.rpartition("/")[0]).fields | {"text": WORDS, "kind": "result"}
    browser.post("/dang-xuat")
    page = browser.post(path, sent, status=401)
    assert "mương Nà Lạnh" in signed_in_again(browser, page).get_data(as_text=True)


def test_a_form_drawn_for_one_person_is_not_given_to_the_next(lunch, at):
    browser, path = lunch
    at("2026-11-20 11:05")
    sent = browser.get(path.rpartition("/")[0]).fields | {"text": WORDS, "kind": "result"}
    browser.post("/dang-xuat")
    page = browser.post(path, sent, status=401)
    data = {"username": "culture", "password": PASSWORD, "resume": page.fields["resume"]}
    assert browser._send("POST", "/dang-nhap", data=data).status_code == 302


def test_nobody_says_who_typed_but_the_server(lunch, at):
    browser, path = lunch
    at("2026-11-20 11:05")
    sent = browser.get(path.rpartition("/")[0]).fields
    sent |= {"text": WORDS, "kind": "result", restore.TYPIST: "1"}
    browser.post("/dang-xuat")
    page = browser.post(path, sent, status=401)
    assert signed_in_again(browser, page).status_code == 302


def test_what_nobody_in_particular_typed_is_handed_to_nobody(app, session):
    (one,) = make_task("economy")
    stranger = Browser(app.test_client(), before=commit)
    page = stranger.post(f"/nhiem-vu/{one.id}/bao-cao", {"text": WORDS}, status=401)
    data = {"username": "specialist", "password": PASSWORD, "resume": page.fields["resume"]}
    assert stranger._send("POST", "/dang-nhap", data=data).status_code == 302
