"""What papers announce to the packages above them, inside the same transaction."""

from blinker import Namespace

_signals = Namespace()
document_moved = _signals.signal("document-moved")  # sent with the Document, actor= and move= (its name)
# Sent with the Document and actor=, its number given; answered with the units that were told of it already.
document_issued = _signals.signal("document-issued")
