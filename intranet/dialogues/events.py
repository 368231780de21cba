"""How papers name a dialogue: what invitations, announcements, minutes and conclusions all call it."""

import re

from intranet.dialogues.models import Dialogue
from intranet.documents.compose.words import event_name
from intranet.documents.houses import house
from intranet.org.directory import directory

_PEOPLE = re.compile(r"^nhân dân\s+", re.I)


def event_of(dialogue: Dialogue) -> str:
    """Return the event with its two sides: its village, else the people it is for, else the whole commune."""
    people = _PEOPLE.match(dialogue.audience)
    audience = dialogue.audience[people.end() :] if people else ""
    return event_name(house(dialogue.body), audience=directory().unit_name(dialogue.unit_id) or audience)
