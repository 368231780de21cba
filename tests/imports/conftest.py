"""A plan in force, for those that amend it."""

import pytest

from intranet.db.session import commit, db
from intranet.notifications.models import Notice
from tests.imports.support import confirm, paste, plan
from tests.imports.test_together import PLAIN


@pytest.fixture
def clerk(as_, at):
    """The clerk's browser, in the year of the plan."""
    at("2026-11-20 08:00")
    return as_("office")


@pytest.fixture
def first(clerk):
    """The plan in force."""
    confirm(clerk, paste(clerk, PLAIN))
    db.session.execute(db.delete(Notice))
    commit()
    return plan()
