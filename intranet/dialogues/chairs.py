"""Who chairs a dialogue."""

import re

from intranet.dialogues.models import Dialogue
from intranet.documents.compose.words import voice
from intranet.documents.houses import house
from intranet.org.name_keys import key

_COMRADE = re.compile(r"^(?:đồng chí|ông|bà)\s+", re.IGNORECASE)


def other_chair(dialogue: Dialogue) -> str:
    """Return whom the plan names to chair, where that is not the leader of its body by the office alone."""
    return "" if key_of(dialogue.chair) == key(voice(house(dialogue.body)).leader) else dialogue.chair


def key_of(chair: str) -> str:
    """Return what two spellings of one chair have in common."""
    return key(_COMRADE.sub("", chair)) if chair else ""
