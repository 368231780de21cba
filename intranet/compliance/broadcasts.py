"""What the log of the loudspeakers proves: that a dialogue was announced, its results told (H7, K11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from intranet import clock
from intranet.compliance.checks import Evidence, on
from intranet.dialogues.models import Dialogue
from intranet.text.fold import fold_words
from intranet.text.spoken import day_words

_RESULTS = ("ket qua", "ket luan")


@dataclass(frozen=True, slots=True)
class Reading:
    """A bulletin about a dialogue with when it was first read, in how many places and how often."""

    id: int
    dialogue_id: int
    title: str
    text: str
    first_at: datetime
    places: int
    times: int

    @property
    def day(self) -> date:
        """Return the day on which it was first read."""
        return clock.local(self.first_at).date()

    @property
    def evidence(self) -> Evidence:
        """Return what the page of compliance says of it."""
        said = f"phát {self.times} lần ở {self.places} nơi" if self.places > 1 else f"phát {self.times} lần"
        return Evidence(f"{self.title}: {said}{on(self.day)}", f"/trang-chung/{self.id}")

    @property
    def tells_results(self) -> bool:
        """Tell whether it speaks of what came of the dialogue."""
        return any(words in fold_words(f"{self.title} {self.text}") for words in _RESULTS)

    def names(self, day: date) -> bool:
        """Tell whether those who listen heard of *day*: a dialogue that was moved since is not announced."""
        words = fold_words(f"{self.title} {self.text}")
        return any(fold_words(said) in words for said in (day_words(day), f"{day:%d/%m/%Y}", f"{day:%d/%m}"))


def announcing(dialogue: Dialogue, found: Iterable[Reading]) -> list[tuple[date, Evidence]]:
    """Return the readings that told the People of the day that *dialogue* has, with their days."""
    day = dialogue.day
    if day is None:
        return []
    own = [one for one in found if one.dialogue_id == dialogue.id and one.day < day and one.names(day)]
    return [(one.day, one.evidence) for one in own]


def publishing(dialogue: Dialogue, found: Iterable[Reading]) -> list[tuple[date, Evidence]]:
    """Return the readings that told the People of the results of *dialogue*, with their days."""
    day = dialogue.day
    if day is None:
        return []
    own = [one for one in found if one.dialogue_id == dialogue.id and one.day >= day and one.tells_results]
    return [(one.day, one.evidence) for one in own]
