"""What tasks announce to the packages above them."""

from blinker import Namespace

_signals = Namespace()
assignment_done = _signals.signal("assignment-done")
