"""One process of several that remind at once.

``python -m tests.concurrency.reminder URL DATA PORT DAY``: do what ``flask remind`` does in the morning of
DAY, with the mail server at PORT of this machine, and print its line.
"""

import sys
from datetime import datetime

from intranet import clock
from tests.reminders.post import settings
from tests.support.application import application


def main(url: str, data: str, port: str, day: str) -> None:
    """Remind, and print what was said."""
    app = application(url, data)
    app.config["SMTP"] = settings(int(port))
    moment = datetime.fromisoformat(f"{day}T07:00").replace(tzinfo=clock.VIETNAM)
    clock.wall = lambda: moment
    result = app.test_cli_runner().invoke(args=["remind"], catch_exceptions=False)
    print(result.output, end="")
    sys.exit(result.exit_code)


if __name__ == "__main__":
    main(*sys.argv[1:])
