"""What organisation announces to the packages above it."""

from blinker import Namespace

_signals = Namespace()
password_reset = _signals.signal("password-reset")
