"""Neither reminding nor recurring work needs a timer: the first sign-in of a day does both (I4, C17)."""

from typing import Any

from intranet.org.people import User
from intranet.org.signals import signed_in
from intranet.reminders import services


def connect() -> None:
    """Listen to sign-ins. ``app`` calls this once."""
    signed_in.connect(_remind)


def _remind(user: User, **_more: Any) -> None:
    services.at_sign_in(user.id)
