"""``flask remind``: recurring work, today's digests, letters that wait; by a timer, as often as one likes."""

import click
from flask import current_app
from flask.cli import with_appcontext


@click.command("remind")
@with_appcontext
def remind() -> None:
    """Lập bản nhắc việc hôm nay và gửi thư nhắc đang chờ; chạy lại không nhắc lần hai."""
    from intranet import clock
    from intranet.db.session import commit
    from intranet.reminders import services
    from intranet.reminders.delivery import deliver
    from intranet.reminders.postman import server_of
    from intranet.tasks import recurring
    from intranet.trash import services as trash

    try:
        server = server_of(current_app.config["SMTP"])
    except (RuntimeError, OSError, ValueError) as fault:
        raise click.ClickException(f"Thiết lập máy chủ thư chưa đúng: {fault}") from None
    recurring.make_due()
    made = services.remind()
    services.note_run(made)
    commit()
    posted = "chưa đặt máy chủ thư nên không gửi thư"
    if server:
        done = deliver(server, site=current_app.config["SITE"], save=commit)
        services.note_run(services.Made(), mails=done.sent, mail_error=done.problem)
        commit()
        left = f", còn {done.left} thư chờ gửi lại: {done.problem.rstrip('.')}" if done.left else ""
        posted = f"gửi {done.sent} thư{left}"
    trash.purge()  # last: a thing that cannot be let go must keep no reminder back
    commit()
    click.echo(f"Nhắc việc ngày {clock.today():%d/%m/%Y}: {made.words}; {posted}.")
