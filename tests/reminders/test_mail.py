"""Letters against a real server: each goes once, none is lost, nothing is sent that is done."""

from datetime import date

import pytest

from intranet import clock
from intranet.db.session import commit, db
from intranet.org import people_services
from intranet.org.people import User
from intranet.reminders import choice_services
from intranet.reminders.models import Digest, MailState, ReminderRun
from intranet.reminders.postman import server_of
from intranet.tasks import services as tasks
from intranet.tasks.models import ReportKind
from tests.reminders.post import SENDER, Authority, Box, free_port, running, settings
from tests.support.make import make_task
from tests.support.world import actor, person

DUE = date(2026, 12, 4)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def work(session, at):
    """Work of the economic office that is due today, and two people who want letters."""
    at("2026-11-09 08:00")
    (one,) = make_task("economy", title="Nạo vét mương Nà Lạnh", due=DUE)
    for name in ("junior", "specialist"):
        choice_services.choose(actor(name), muted=(), address=f"{name}@xa.example", by_mail=True)
    commit()
    at("2026-12-04 06:30")
    return one


@pytest.fixture
def run(app, session, monkeypatch):
    """Run the command with settings of a mail server; return its one line."""

    def running_it(smtp: dict[str, str], site: str = "https://noibo.xa.example") -> str:
        monkeypatch.setitem(app.config, "SMTP", smtp)
        monkeypatch.setitem(app.config, "SITE", site)
        commit()
        result = app.test_cli_runner().invoke(args=["remind"])
        assert result.exit_code == 0, result.output
        db.session.expire_all()
        (line,) = result.output.splitlines()
        return line

    return running_it


def states() -> dict[str, MailState]:
    query = db.select(User.username, Digest.mail).join(User, User.id == Digest.user_id)
    return {row[0]: row[1] for row in db.session.execute(query)}


def test_a_letter_is_plain_vietnamese_and_leads_to_the_site(work, run, box):
    with running(box) as smtp:
        assert run(smtp) == "Nhắc việc ngày 04/12/2026: lập 3 bản nhắc (3 việc); gửi 2 thư."
    letter = next(one for one in box.letters if "junior" in one["To"])
    assert letter["Subject"] == "Nhắc việc ngày 04/12/2026: 1 việc"
    assert letter["From"] == f"Mạng nội bộ xã Minh Sơn <{SENDER}>"
    assert letter["To"] == "Phùng Thu Hà <junior@xa.example>"
    assert letter.get_content_type() == "text/plain" and not letter.is_multipart()
    text = letter.get_content()
    assert "Kính gửi đồng chí Phùng Thu Hà," in text
    assert "1. Nạo vét mương Nà Lạnh" in text and "Phòng Kinh tế. Hạn 04/12/2026: hôm nay." in text
    assert f"https://noibo.xa.example/nhiem-vu/{work.id}" in text
    assert states() == {
        "junior": MailState.SENT, "specialist": MailState.SENT, "finance": MailState.NONE,
    }  # fmt: skip


def test_without_an_address_of_the_site_a_letter_has_no_links(work, run, box):
    with running(box) as smtp:
        run(smtp, site="")
    assert "http" not in box.letters[0].get_content()


def test_running_again_sends_and_reminds_nothing_again(work, run, box):
    with running(box) as smtp:
        run(smtp)
        assert run(smtp) == "Nhắc việc ngày 04/12/2026: không có bản nhắc mới; gửi 0 thư."
    assert len(box.letters) == 2


def test_starttls_and_a_password(work, run, box, authority, tmp_path):
    with running(box, authority) as smtp:
        (tmp_path / "password").write_text(f"{smtp['password']}\n", encoding="utf-8")
        by_file = smtp | {"password": "", "password_file": str(tmp_path / "password")}
        assert run(by_file).endswith("gửi 2 thư.")
    assert len(box.letters) == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"password": "sai"}, "Máy chủ thư từ chối tên đăng nhập hoặc mật khẩu"),
        ({"ca_file": ""}, "Chứng chỉ của máy chủ thư"),
        ({"user": ""}, "Máy chủ thư từ chối địa chỉ gửi"),
    ],
)
def test_a_server_that_does_not_want_us_loses_no_letter(work, run, box, authority, wrong, said):
    with running(box, authority) as smtp:
        line = run(smtp | wrong)
        assert f"còn 2 thư chờ gửi lại: {said}" in line
        assert box.letters == [] and states()["junior"] == MailState.WAITING
        assert run(smtp).endswith("gửi 2 thư.")


def test_a_server_without_starttls_gets_no_letter(work, run, box):
    with running(box) as smtp:
        assert "không có STARTTLS" in run(smtp | {"security": "starttls"})
    assert box.letters == []


def test_a_server_that_is_down_loses_no_letter_and_the_health_page_says_so(work, run, box, as_):
    smtp = settings(free_port())
    for _ in range(7):
        assert "Không kết nối được máy chủ thư 127.0.0.1" in run(smtp)
    page = as_("admin").get("/")
    assert "2 thư chờ gửi lại. Không kết nối được máy chủ thư" in page.text
    with running(box) as smtp:
        assert run(smtp).endswith("gửi 2 thư.")
    assert db.session.scalars(db.select(ReminderRun.mail_error)).one() == ""
    assert "Đã gửi hết" in as_("admin").get("/").text


def test_what_could_not_go_goes_with_the_next_day_s_letter(work, run, box, at):
    run(settings(free_port()))
    at("2026-12-07 06:30")
    with running(box) as smtp:
        assert run(smtp).endswith("gửi 2 thư.")
    assert [one["Subject"] for one in box.letters] == ["Nhắc việc ngày 07/12/2026: 1 việc"] * 2
    assert MailState.WAITING not in states().values()


def test_what_was_done_before_it_was_sent_is_not_in_the_letter(work, run, box):
    (other,) = make_task("economy", title="Phát giấy mời", due=DUE)
    run(settings(free_port()))
    tasks.accept(actor("specialist"), work)
    tasks.report(actor("specialist"), work, kind=ReportKind.RESULT, text="Đã xong.", files=())
    commit()
    with running(box) as smtp:
        run(smtp)
        text = box.letters[0].get_content()
        assert "Phát giấy mời" in text and "Nạo vét" not in text
    assert other.state.is_open


def test_where_all_is_done_no_letter_goes(work, run, box):
    run(settings(free_port()))
    tasks.accept(actor("specialist"), work)
    tasks.report(actor("specialist"), work, kind=ReportKind.RESULT, text="Đã xong.", files=())
    commit()
    with running(box) as smtp:
        assert run(smtp).endswith("gửi 0 thư.")
    assert states()["junior"] == MailState.EMPTY


def test_one_address_that_is_refused_does_not_keep_the_others_and_is_given_up(work, run, box, as_):
    box.refusing.add("junior@xa.example")
    with running(box) as smtp:
        assert "gửi 1 thư, còn 1 thư chờ gửi lại: Máy chủ thư từ chối địa chỉ nhận" in run(smtp)
        for _ in range(4):
            run(smtp)
        assert states() == {
            "junior": MailState.FAILED, "specialist": MailState.SENT, "finance": MailState.NONE,
        }  # fmt: skip
        assert run(smtp).endswith("gửi 0 thư.")
    assert "1 thư không gửi được" in as_("admin").get("/").text


def test_who_wants_no_letters_any_more_or_signs_in_no_more_gets_none(work, run, box):
    run(settings(free_port()))
    choice_services.choose(actor("junior"), muted=(), address="junior@xa.example", by_mail=False)
    person("specialist").is_active = False
    people_services.bump("org")
    commit()
    with running(box) as smtp:
        run(smtp)
    assert box.letters == []


def test_a_letter_that_a_broken_process_took_is_taken_again_after_an_hour(work, run, box, at):
    run(settings(free_port()))
    db.session.execute(db.update(Digest).values(mail=MailState.SENDING, mail_at=clock.now()))
    commit()
    with running(box) as smtp:
        assert run(smtp).endswith("gửi 0 thư.")
        at("2026-12-04 08:00")
        run(smtp)
    addresses = [one["To"].addresses[0].addr_spec for one in box.letters]
    assert sorted(addresses) == ["junior@xa.example", "specialist@xa.example"]


def test_letters_are_never_sent_inside_a_request(work, app, as_, monkeypatch, box):
    with running(box) as smtp:
        monkeypatch.setitem(app.config, "SMTP", smtp)
        as_("junior").get("/nhac-viec")
    assert box.letters == []
    assert states()["junior"] == MailState.WAITING


def test_on_a_day_off_nothing_is_made(work, run, box, at):
    at("2026-12-05 06:30")
    with running(box) as smtp:
        assert run(smtp) == "Nhắc việc ngày 05/12/2026: ngày nghỉ nên không lập bản nhắc; gửi 0 thư."


def test_without_a_mail_server_everything_else_is_done(work, run):
    line = run(settings(0) | {"host": ""})
    assert line.endswith("lập 3 bản nhắc (3 việc); chưa đặt máy chủ thư nên không gửi thư.")


def test_what_is_older_than_a_week_is_not_sent_when_a_server_is_set_at_last(work, run, box, at):
    run(settings(0) | {"host": ""})
    at("2026-12-30 06:30")
    with running(box) as smtp:
        run(smtp)
    assert [one["Subject"][:30] for one in box.letters] == ["Nhắc việc ngày 30/12/2026: 1 v"] * 2


@pytest.mark.parametrize(
    "wrong",
    [{"security": "ssl"}, {"sender": "minhson"}, {"security": "none", "user": "ai"}, {"port": "cửa"}],
)
def test_settings_that_cannot_work_are_told_to_who_runs_the_command(app, session, monkeypatch, wrong):
    monkeypatch.setitem(app.config, "SMTP", settings(25) | wrong)
    result = app.test_cli_runner().invoke(args=["remind"])
    assert result.exit_code == 1 and "Thiết lập máy chủ thư chưa đúng" in result.output


def test_the_usual_ports():
    for security, port in (("starttls", 587), ("tls", 465), ("none", 25)):
        assert server_of(settings(0) | {"port": "", "security": security}).port == port
    assert server_of(settings(0) | {"host": " "}) is None


def test_names_in_a_letter_break_no_header(work, run, box):
    person("junior").full_name = "Phùng, Thu <Hà>\r\nBcc: x@xa.example"
    people_services.bump("org")
    commit()
    with running(box) as smtp:
        run(smtp)
    assert all(one["Bcc"] is None for one in box.letters)

