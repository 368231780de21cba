"""How reminding goes, for the page of the system's health."""

from datetime import timedelta

from intranet import clock
from intranet.calendar.queries import current
from intranet.reminders import queries
from intranet.reminders.models import ReminderRun

OLD = timedelta(days=1)


def checks(*, mailing: bool) -> list[tuple[str, str, str]]:
    """Return lines for the health page, each with its label, its words and how it stands."""
    run = queries.last_run()
    found = [("Lần nhắc việc gần nhất", *_run(run))]
    if not mailing:
        words = "Chưa đặt máy chủ thư; nhắc việc xem trên mạng nội bộ và phiếu in"
        return [*found, ("Thư nhắc việc", words, "done")]
    waiting, failed = queries.unsent()
    return [*found, ("Thư nhắc việc", *_mail(run, waiting, failed))]


def _run(run: ReminderRun | None) -> tuple[str, str]:
    if run is None:
        return "Chưa chạy lần nào", "soon"
    words = f"{clock.local(run.last_at):%d/%m/%Y, %H:%M}: {run.digests} bản nhắc, {run.mails} thư trong ngày"
    is_old = clock.now() - run.last_at > OLD and current().is_working(clock.today())
    return words, "soon" if is_old else "done"


def _mail(run: ReminderRun | None, waiting: int, failed: int) -> tuple[str, str]:
    if run is not None and run.mail_error:
        return f"{waiting} thư chờ gửi lại. {run.mail_error}", "late"
    if failed:
        return f"{failed} thư không gửi được, cần kiểm tra địa chỉ của người nhận", "soon"
    return (f"{waiting} thư chờ gửi ở lần nhắc việc tới" if waiting else "Đã gửi hết"), "done"
