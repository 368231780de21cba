"""Who chairs a dialogue."""

from intranet.dialogues.models import Dialogue
from intranet.documents.compose.words import untitled, voice
from intranet.documents.houses import house
from intranet.org.name_keys import key


def other_chair(dialogue: Dialogue) -> str:
    """Return whom the plan names to chair, where that is not the leader of its body by the office alone."""
    return "" if key_of(dialogue.chair) == key(voice(house(dialogue.body)).leader) else dialogue.chair


def key_of(chair: str) -> str:
    """Return what two spellings of one chair have in common."""
    return key(untitled(chair)) if chair else ""
