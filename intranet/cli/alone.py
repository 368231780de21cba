"""Commands that need nothing of the application: no database, no settings, none of its thousand parts."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath

from flask import Flask

from intranet.cli.calendar import calendar
from intranet.cli.plan import plan

ALONE = {(plan.name, "read"), (calendar.name, "due")}


def app_for(arguments: Sequence[str]) -> Flask | None:
    """Return an application with these commands alone if *arguments* (of the process) ask for one of them.

    Whoever reads a hundred plans one by one waits for a reading each time, not for the pages of the intranet.
    """
    program = PurePath(arguments[0])
    is_flask = "flask" in (program.stem, program.parent.name)
    if not is_flask or not ALONE & set(pairwise(arguments[1:])):
        return None
    app = Flask("intranet", static_folder=None)
    for group in (plan, calendar):
        app.cli.add_command(group)
    return app
