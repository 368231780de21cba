"""Accounts and positions (A3, A6, L4, L8)."""

from datetime import date

import pytest

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.queries import history
from intranet.db.counters import bump
from intranet.db.session import db, set_reading
from intranet.errors import Forbidden, Refused
from intranet.org import handover, passwords, people_services
from intranet.org import position_services as services
from intranet.org.directory import directory
from intranet.org.identity import GIVERS
from intranet.org.people import Position, User
from intranet.text.collate import name_key
from tests.support import world
from tests.support.queries import recorded
from tests.support.world import PASSWORD, PEOPLE, person, unit

HASHER = passwords.hasher(8)


@pytest.fixture(autouse=True)
def writing(session):
    db.session.rollback()
    set_reading(False)


@pytest.fixture
def work(monkeypatch):
    """Give everybody five pieces of work in the hand-over's books."""
    held = {}

    def move(_actor, user_id, to_user_id):
        moved = held.pop(user_id, 0)
        if to_user_id:
            held[to_user_id] = held.get(to_user_id, 0) + moved
        return handover.Moved(moved, 0) if to_user_id else handover.Moved(0, moved)

    books = handover.Work(
        "phần việc",
        count=lambda user_id: held.get(user_id, 0),
        units=lambda _user_id: {unit("economy").id},
        move=move,
    )
    monkeypatch.setattr(handover, "_kinds", {"tasks": books})
    return held


def first_password(page):
    return next(page.text_of(b) for b in page.all("b") if b.get("class") == "secret")


def test_a_new_account_has_a_password_for_once(as_, app):
    page = as_("admin").post(
        "/can-bo/moi", {"full_name": "Lò Văn Én", "username": "", "phone": ""}, status=200
    )
    first = first_password(page)
    assert page.heading == "Đã tạo tài khoản" and "en.lv" in page.text
    browser = as_("admin")
    browser.post("/dang-xuat")
    browser.post("/dang-nhap", {"username": "en.lv", "password": first})
    assert browser._send("GET", "/don-vi").location == "/tai-khoan/mat-khau"
    assert first not in as_("admin").get(f"/can-bo/{person('en.lv').id}").text


def test_names_for_signing_in_are_free_and_plain(actor):
    one, _ = people_services.create_user(actor("admin"), HASHER, full_name="Lò Văn Én")
    two, _ = people_services.create_user(actor("admin"), HASHER, full_name="Lê Vũ Én")
    assert (one.username, two.username) == ("en.lv", "en.lv2")
    with pytest.raises(Refused, match="Lò Văn Én"):
        people_services.create_user(actor("admin"), HASHER, full_name="Ai đó", username="En.LV")
    with pytest.raises(Refused, match="chữ không dấu"):
        people_services.create_user(actor("admin"), HASHER, full_name="Ai đó", username="a b")


@pytest.mark.parametrize("name", sorted(set(PEOPLE) - {"admin"}))
def test_only_the_administrator_makes_accounts(as_, name):
    browser = as_(name)
    browser.get("/can-bo/moi", status=403)
    browser.post(f"/can-bo/{person('specialist').id}/mat-khau", status=403)
    browser.post(f"/can-bo/{person('specialist').id}/ngung", status=403)


def test_a_new_password_ends_every_sign_in_and_lifts_a_lock(as_):
    specialist, admin = as_("specialist"), as_("admin")
    page = admin.post(f"/can-bo/{person('specialist').id}/mat-khau", status=200)
    assert specialist._send("GET", "/").status_code == 302
    browser = as_("admin")
    for _ in range(5):
        browser.post("/dang-nhap", {"username": "specialist", "password": "sai"}, status=422)
    page = admin.post(f"/can-bo/{person('specialist').id}/mat-khau", status=200)
    browser.post("/dang-nhap", {"username": "specialist", "password": first_password(page)})
    assert history(person("specialist"))[0].text.startswith("Đặt lại mật khẩu")


def test_nobody_with_open_work_is_deactivated(as_, work):
    user = person("specialist")
    work[user.id] = 5
    admin = as_("admin")
    page = admin.post(f"/can-bo/{user.id}/ngung", status=422)
    assert "còn 5 phần việc đang mở" in page.text and f"/ban-giao/{user.id}" in page.links
    assert person("specialist").is_active
    page = admin.get(f"/ban-giao/{user.id}")
    assert "Phần việc5" in page.text.replace(" 5", "5")
    admin.post(f"/ban-giao/{user.id}", {"to_user_id": person("junior").id})
    assert work == {person("junior").id: 5}
    admin.post(f"/can-bo/{user.id}/ngung")
    db.session.expire_all()
    assert not person("specialist").is_active
    assert as_("admin").get(f"/ban-giao/{user.id}").text.count("Không còn việc nào đang mở")


def test_work_may_go_back_to_the_unit(actor, work):
    work[person("specialist").id] = 2
    moved = handover.hand_over(actor("office"), person("specialist"), to_user_id=None)
    assert moved == handover.Moved(given=0, returned=2)
    assert work == {}
    db.session.commit()
    assert history(person("specialist"))[0].text == "Bàn giao: 2 việc trả về đơn vị phụ trách"


def test_only_office_and_administrator_hand_over(actor, work):
    work[person("specialist").id] = 2
    for name in sorted(set(PEOPLE) - {"office", "office_head", "admin"}):
        with pytest.raises(Forbidden):
            handover.hand_over(actor(name), person("specialist"), to_user_id=None)


def test_work_never_goes_to_somebody_who_left(actor, work):
    work[person("specialist").id] = 2
    people_services.deactivate(actor("admin"), person("junior"))
    with pytest.raises(Refused, match="không còn hoạt động"):
        handover.hand_over(actor("office"), person("specialist"), to_user_id=person("junior").id)


def test_a_deactivated_person_is_out_and_their_positions_end(as_, at):
    at("2026-11-20 08:00")
    chairman = as_("chairman")
    as_("admin").post(f"/can-bo/{person('chairman').id}/ngung")
    assert chairman._send("GET", "/").status_code == 302
    as_("admin").post(f"/can-bo/{person('chairman').id}/mo-lai", status=200)
    assert world.actor("chairman").grants == (), "rights come back only by two people"


def test_the_last_administrator_and_oneself_stay(actor):
    with pytest.raises(Refused, match="của mình"):
        people_services.deactivate(actor("admin"), person("admin"))
    second, _ = people_services.create_user(actor("admin"), HASHER, full_name="Lò Văn Én")
    services.appoint(
        log.SYSTEM, second, role=Role.ADMINISTRATOR, body=Body.STATE, unit_id=None, starts_on=clock.today()
    )
    people_services.deactivate(world.actor("en.lv"), person("admin"))
    with pytest.raises(Refused):
        people_services.deactivate(world.actor("en.lv"), person("en.lv"))


def test_positions_add_up_and_end_with_their_day(actor, at):
    at("2026-11-20 08:00")
    village = person("village")
    assert not permits_somewhere(actor("village"), P.DELEGATES_DECIDE)
    position = services.appoint(
        actor("office"), village, role=Role.FRONT, body=Body.FRONT, unit_id=unit("front").id,
        starts_on=date(2026, 11, 21), ends_on=date(2026, 11, 30),
    )  # fmt: skip
    assert not position.awaits_second
    for day, counts in ((20, False), (21, True), (30, True)):
        at(f"2026-11-{day} 08:00")
        assert permits_somewhere(world.actor("village"), P.DELEGATES_DECIDE) is counts
    assert world.actor("village").units == {unit("east").id, unit("front").id}
    at("2026-12-01 00:01")
    assert world.actor("village").roles == {Role.VILLAGE}


def test_the_day_after_the_end_the_pages_are_shut(as_, actor, at):
    at("2026-11-20 08:00")
    as_("office").post(
        f"/can-bo/{person('office').id}/chuc-vu/{person('office').positions[0].id}/ket-thuc",
        {"ends_on": "2026-11-20"},
    )
    as_("office").get("/don-vi/moi")
    at("2026-11-21 00:01")
    as_("office").get("/don-vi/moi", status=403)


def propose(as_, name="junior", role=Role.CHAIRMAN, by="office"):
    url = f"/can-bo/{person(name).id}/chuc-vu"
    asked = {"role": role.value, "body": "", "unit_id": unit("leaders").id, "starts_on": "2026-11-20"}
    if role in GIVERS:
        asked["agreed"] = as_(by).get(as_(by).post(url, asked)).fields["agreed"]
    as_(by).post(url, asked)
    db.session.expire_all()
    return next(p for p in person(name).positions if p.role == role and p.awaits_second)


@pytest.mark.parametrize("role", [Role.CHAIRMAN, Role.OFFICE, Role.ADMINISTRATOR, Role.PARTY_SECRETARY])
def test_great_rights_wait_for_a_second_person(as_, at, role):
    at("2026-11-20 08:00")
    position = propose(as_, role=role)
    assert role not in world.actor("junior").roles
    url = f"/can-bo/{position.user_id}/chuc-vu/{position.id}"
    assert "Chờ người thứ hai" in as_("chairman").get("/can-bo").text
    as_("office").post(f"{url}/chap-thuan", status=403)
    as_("admin").post(f"{url}/chap-thuan", status=403)
    as_("specialist").post(f"{url}/chap-thuan", status=403)
    as_("chairman").post(f"{url}/chap-thuan")
    db.session.expire_all()
    assert role in world.actor("junior").roles
    lines = [line.text for line in history(person("junior"))]
    assert lines[0].startswith("Chấp thuận bổ nhiệm") and lines[1].startswith("Đề nghị bổ nhiệm")


def test_nobody_agrees_to_their_own_rise(as_, at):
    at("2026-11-20 08:00")
    position = propose(as_, name="chairman", role=Role.ADMINISTRATOR)
    url = f"/can-bo/{position.user_id}/chuc-vu/{position.id}/chap-thuan"
    as_("chairman").post(url, status=403)
    as_("secretary").post(url)


def test_an_administrator_never_agrees_to_what_they_proposed(as_, at):
    at("2026-11-20 08:00")
    position = propose(as_, by="admin", role=Role.OFFICE)
    page = as_("admin").post(f"/can-bo/{position.user_id}/chuc-vu/{position.id}/chap-thuan", status=403)
    assert "không tự chấp thuận" in page.text


def test_a_proposal_is_taken_back_or_declined(as_, at):
    at("2026-11-20 08:00")
    for who in ("office", "chairman"):
        position = propose(as_)
        as_(who).post(f"/can-bo/{position.user_id}/chuc-vu/{position.id}/khong-chap-thuan")
        db.session.expire_all()
        assert not any(p.awaits_second for p in person("junior").positions)


def test_the_first_ones_at_installation_wait_for_nobody(session):
    user, _ = people_services.create_user(log.SYSTEM, HASHER, full_name="Lò Văn Én")
    services.appoint(
        log.SYSTEM, user, role=Role.CHAIRMAN, body=Body.STATE, unit_id=None, starts_on=clock.today()
    )
    assert Role.CHAIRMAN in world.actor("en.lv").roles


def test_an_ended_position_is_never_made_longer_by_one_person(actor, at):
    at("2026-11-20 08:00")
    position = person("chairman").positions[0]
    services.end_position(actor("office"), position, ends_on=date(2026, 11, 25))
    with pytest.raises(Refused, match="bổ nhiệm lại"):
        services.end_position(actor("office"), position, ends_on=date(2026, 12, 25))


def test_a_position_is_not_given_twice(actor):
    with pytest.raises(Refused, match="đã giữ"):
        services.appoint(
            actor("office"), person("specialist"), role=Role.SPECIALIST, body=Body.STATE,
            unit_id=unit("economy").id, starts_on=clock.today(),
        )  # fmt: skip


@pytest.mark.parametrize(("role", "body"), [("party_secretary", "state"), ("chairman", "party")])
def test_no_role_is_held_in_another_body_than_its_own(as_, role, body):
    asked = {"role": role, "body": body, "unit_id": "", "starts_on": "2026-11-20"}
    office, path = as_("office"), f"/can-bo/{person('junior').id}/chuc-vu"
    seen = office.get(office.post(path, asked)).fields["agreed"]
    page = office.post(path, asked | {"agreed": seen}, status=422)
    assert "thuộc" in page.text and len(person("junior").positions) == 1


def test_a_position_is_held_in_the_body_of_its_role_when_none_is_chosen(as_):
    unit_id = unit("party_office").id
    asked = {"role": "party_office", "body": "", "unit_id": unit_id, "starts_on": "2026-11-20"}
    as_("office").post(f"/can-bo/{person('junior').id}/chuc-vu", asked)
    db.session.expire_all()
    assert person("junior").positions[-1].body is Body.PARTY


def test_nobody_is_appointed_to_a_closed_unit(actor):
    unit("clinic").ends_on = date(2026, 1, 1)
    bump("org")
    with pytest.raises(Refused, match="không hoạt động"):
        services.appoint(
            actor("office"), person("junior"), role=Role.GUEST, body=Body.STATE,
            unit_id=unit("clinic").id, starts_on=date(2026, 11, 20),
        )  # fmt: skip


def test_people_are_sorted_as_vietnamese_readers_look(as_):
    page = as_("village").get("/can-bo")
    table = page.all("tbody")[0]
    shown = [page.text_of(row[0][0]) for row in table]
    assert shown == sorted(shown, key=name_key) and shown[0] == "Nông Văn Bình"
    assert shown.index("Bế Thị Diệp") < shown.index("Hà Văn Đạt") < shown.index("Phùng Thu Hà")


def test_people_are_found_by_name_position_and_unit(as_):
    village = as_("village")
    assert "Chu Văn Thắng" in village.get("/can-bo?q=thang").text
    assert "Vi Thị Hoa" in village.get("/can-bo?q=van+phong").text
    assert "Không có ai khớp" in village.get("/can-bo?q=zzz").text


def test_the_list_costs_the_same_for_few_and_many(as_):
    browser = as_("office")
    browser.get("/can-bo")
    with recorded() as few:
        browser.get("/can-bo")
    economy = unit("economy").id
    for number in range(50):
        user = User(
            username=f"u{number}", full_name=f"Lò Văn {number}", phone="",
            name_key=name_key(f"Lò Văn {number}"), password_hash="", must_change_password=True,
            is_active=True, large_text=False,
        )  # fmt: skip
        user.positions = [
            Position(role=Role.SPECIALIST, body=Body.STATE, unit_id=economy, starts_on=date(2020, 1, 1))
        ]
        db.session.add(user)
    bump("org")
    db.session.commit()
    browser.get("/can-bo")
    with recorded() as many:
        browser.get("/can-bo")
    assert len(many) == len(few) <= 4


def test_every_person_has_a_page_for_everybody(as_):
    for name in ("secretary", "village", "guest", "admin"):
        browser = as_(name)
        for user in ("chairman", "vice", "junior"):
            assert browser.get(f"/can-bo/{person(user).id}").heading == person(user).full_name
    as_("village").get("/can-bo/99999", status=404)


def test_a_name_is_corrected(as_):
    office, user = as_("office"), person("junior")
    page = office.get(f"/can-bo/{user.id}/sua")
    office.post(f"/can-bo/{user.id}/sua", page.fields | {"full_name": "Phùng Thị Thu Hà", "phone": "0912"})
    assert directory().person_name(user.id) == "Phùng Thị Thu Hà"
    assert "họ tên: “Phùng Thu Hà” → “Phùng Thị Thu Hà”" in history(person("junior"))[0].text
    office.post(f"/can-bo/{user.id}/sua", page.fields | {"full_name": "Khác"}, status=422)


def test_passwords_never_enter_the_log(as_):
    page = as_("admin").post(f"/can-bo/{person('specialist').id}/mat-khau", status=200)
    secret = first_password(page)
    assert all(secret not in str(line.data) for line in history(person("specialist")))
    assert PASSWORD not in page.text


def test_the_last_administrator_keeps_the_position(actor):
    with pytest.raises(Refused, match="quản trị cuối cùng"):
        services.end_position(actor("office"), person("admin").positions[0], ends_on=date(2026, 11, 25))


def test_whose_password_was_reset_by_another_learns_of_it(as_):
    admin = as_("admin")
    page = admin.post(f"/can-bo/{person('chairman').id}/mat-khau", status=200)
    browser = as_("office")
    browser.post("/dang-xuat")
    browser.post("/dang-nhap", {"username": "chairman", "password": first_password(page)})
    new = "suối trong chảy qua bản"
    browser.post("/tai-khoan/mat-khau", {"current": first_password(page), "password": new, "repeated": new})
    told = browser.get("/thong-bao").text
    assert "Quản Trị Viên đã đặt lại mật khẩu của đồng chí" in told
    assert "đặt lại mật khẩu" not in as_("office").get("/thong-bao").text
