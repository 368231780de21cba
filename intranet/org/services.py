"""Change one's own account."""

from intranet.access.actor import Actor
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.org.people import User


def switch_text_size(actor: Actor) -> None:
    """Switch between ordinary and large text for this person."""
    user = db.session.get_one(User, actor.user_id)
    user.large_text = not user.large_text
    bump("org")
