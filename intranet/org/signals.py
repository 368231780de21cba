"""What organisation announces to the packages above it."""

from blinker import Namespace

_signals = Namespace()
password_reset = _signals.signal("password-reset")
delegation_given = _signals.signal("delegation-given")
delegation_ended = _signals.signal("delegation-ended")
position_proposed = _signals.signal("position-proposed")
signed_in = _signals.signal("signed-in")
