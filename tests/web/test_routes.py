"""The addresses: which are open, how they are written, and that each change needs a token."""

import re

import pytest

from intranet.web.addresses import Slugs

OPEN_TO_STRANGERS = {"account.sign_in", "feeds.feed", "static"}  # a calendar asks with a secret only
FIRST_DAY = "firstday."  # asks for its own code or for a sign-in, and is gone afterwards (tests/firstday)
WORD = re.compile(r"[a-z]+(-[a-z]+)*")
ARGUMENT = re.compile(r"<(int|slugs|any\([a-z,'-]+\)):[a-z_]+>|<secret:[a-z_]+>\.[a-z]+")


def test_only_the_door_is_open_to_strangers(app):
    opened = {
        endpoint for endpoint, view in app.view_functions.items() if getattr(view, "guarded_by", None) is None
    }
    assert {one for one in opened if not one.startswith(FIRST_DAY)} == OPEN_TO_STRANGERS


def test_addresses_are_lower_case_words_and_typed_arguments(app):
    strange = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        for part in rule.rule.strip("/").split("/")
        if part and not WORD.fullmatch(part) and not ARGUMENT.fullmatch(part)
    ]
    assert strange == []


@pytest.mark.parametrize("number", ["99999999999999999999999", "2147483648", "-1", "1.5"])
def test_a_number_that_no_row_can_have_is_not_found(as_, number):
    """Not a fault of the database."""
    as_("office").get(f"/nhiem-vu/{number}", status=404)


def test_reading_and_changing_are_told_apart(app):
    methods = {frozenset(rule.methods - {"HEAD", "OPTIONS"}) for rule in app.url_map.iter_rules()}
    assert methods <= {frozenset({"GET"}), frozenset({"POST"}), frozenset({"GET", "POST"})}


def test_every_change_needs_a_token(app, as_, monkeypatch):
    """Asked without a token, no view that changes something is even reached."""
    browser = as_("chairman")
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    changing = [rule for rule in app.url_map.iter_rules() if "POST" in rule.methods]
    assert len(changing) > 10
    for rule in changing:
        samples = dict.fromkeys(rule.arguments, 1)
        for name, converter in rule._converters.items():
            if getattr(converter, "items", None):
                samples[name] = next(iter(converter.items))
            elif isinstance(converter, Slugs):
                samples[name] = "mot-cho"
        with app.test_request_context():
            path = app.url_for(rule.endpoint, **samples)
        answer = browser._send("POST", path, data={"a": "1"})
        assert answer.status_code == 400, f"{path}: {answer.status_code}"


@pytest.mark.parametrize("path", ["/khong-co", "/nhiem-vu/không", "/.env", "/static/khong-co.css"])
def test_what_is_not_there_is_a_page_that_says_so(as_, path):
    answer = as_("office")._send("GET", path)
    assert answer.status_code == 404


@pytest.mark.parametrize("secret", ["", "a", "a" * 31, "a" * 33, "../" * 8, "%00" * 32, "đ" * 32])
def test_a_secret_that_can_be_nobody_s_is_not_found(as_, secret):
    assert as_("office")._send("GET", f"/lich/{secret}.ics").status_code == 404


def test_a_page_that_takes_no_form_says_so(as_):
    page = as_("office").post("/nhat-ky", status=405)
    assert "không nhận cách gửi" in page.text


HUGE = "99999999999"


@pytest.mark.parametrize(
    "path",
    [
        f"/quan-tri/phan-quyen?viec=task:view&nguoi={HUGE}",
        f"/quan-tri/phan-quyen?viec=task:view&muc=assignment:{HUGE}",
        f"/quan-tri/phan-quyen?viec=task:view&muc=plan:{HUGE}",
        f"/nhiem-vu?nguoi={HUGE}&don-vi={HUGE}&ke-hoach={HUGE}",
        f"/nhiem-vu?sau=2026-11-20.{HUGE}&truoc={HUGE}",
        f"/nhat-ky?nguoi={HUGE}&truoc={HUGE}",
        "/nhat-ky?tu=0000-00-00&den=99/99/9999",
        "/can-bo?q=%00&don-vi=x",
        f"/ke-hoach?sau={HUGE}",
        f"/van-ban/so?so=khong&ky=%00&q=%00&loai=%00&tinh-trang=x&sau={HUGE}&truoc=x",
        f"/van-ban/so/in?ky={HUGE}&q=%25",
        f"/doi-thoai?sau={HUGE}",
    ],
)
def test_words_after_the_question_mark_never_break_a_page(as_, path):
    assert as_("chairman")._send("GET", path).status_code in (200, 404)
