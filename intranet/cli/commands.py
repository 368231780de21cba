"""Put the commands on the application."""

from flask import Flask

from intranet.cli.audit import audit
from intranet.cli.calendar import calendar
from intranet.cli.demo import demo
from intranet.cli.documents import documents
from intranet.cli.keeping import backup, restore
from intranet.cli.org import org
from intranet.cli.plan import plan
from intranet.cli.remind import remind
from intranet.cli.search import search
from intranet.cli.setup import setup
from intranet.cli.trash import trash


def init_app(app: Flask) -> None:
    """Offer the commands of this package."""
    for group in (audit, backup, calendar, demo, documents, org, plan, remind, restore, search, setup, trash):
        app.cli.add_command(group)
