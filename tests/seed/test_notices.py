"""Whatever somebody of the demo was told leads to a page that opens for them (I1)."""

from sqlalchemy import select

from intranet.db.session import db
from intranet.notifications.models import Notice
from intranet.org.people import User


def test_every_notice_leads_to_a_page_that_its_receiver_may_open(loaded, demo_browser):
    query = select(User.username, Notice.path).join(User, User.id == Notice.user_id).distinct()
    told = db.session.execute(query.order_by(User.username, Notice.path)).all()
    browsers, shut = {}, []
    for username, path in told:
        browser = browsers.get(username) or browsers.setdefault(username, demo_browser(username))
        if (status := browser.open(path).status_code) != 200:
            shut.append(f"{username}: {path} answers {status}")
    assert len(told) > 100
    assert shut == []


def test_every_notice_says_why(loaded):
    assert list(db.session.scalars(select(Notice.text).where(~Notice.reason.startswith("Vì ")))) == []
