"""From a conclusion to what its paper says and whom it goes to."""

from intranet.conclusions import wording
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.dialogues.events import event_of
from intranet.documents import recipients
from intranet.documents.compose import compose
from intranet.documents.compose import conclusion as said
from intranet.documents.houses import house
from intranet.documents.paper.blocks import Recipient
from intranet.documents.paper.kinds import Kind
from intranet.org.command import is_request
from intranet.org.directory import directory
from intranet.text.numerals import to_roman

DOES = "t/h"

def content_of(conclusion: Conclusion) -> said.Conclusion:
    """Return what the paper says."""
    dialogue = conclusion.dialogue
    return said.Conclusion(
        event=event_of(dialogue),
        day=conclusion.held_on,
        place=dialogue.place,
        audience=dialogue.audience,
        attendance=conclusion.attended,
        opinions=conclusion.opinions,
        assessment=_paragraphs(conclusion.assessment),
        answered=_paragraphs(conclusion.answered),
        points=tuple(_point(conclusion, point) for point in conclusion.points),
        beyond=_paragraphs(conclusion.beyond),
        follow_up=_paragraphs(conclusion.follow_up),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())


def _point(conclusion: Conclusion, point: ConclusionPoint) -> said.Point:
    names = [directory().unit_name(unit) for unit in point.unit_ids]
    unnamed = [name for name in names if not said.names_doer(point.words, name)]
    return said.Point(
        text=point.words,
        unit=", ".join(unnamed),
        coordinating=tuple(directory().unit_name(unit) for unit in point.coordinating_ids),
        due=point.due,
        within=point.working_days,
        product=point.product,
        is_request=is_request(conclusion.body, point.unit_ids),
    )


def subject_of(conclusion: Conclusion) -> str:
    """Return the trích yếu."""
    return compose.subject_of(Kind.CONCLUSION, content_of(conclusion), house(conclusion.body))


def usual_recipients(conclusion: Conclusion) -> list[Recipient]:
    """Return whom such a paper goes to when nobody says otherwise."""
    content = content_of(conclusion)
    return list(compose.recipients_of(Kind.CONCLUSION, content, house(conclusion.body)))


def parts_of(conclusion: Conclusion) -> list[tuple[str, str]]:
    """Return what a conclusion says, part by part, for comparison between submissions."""
    lines = [
        f"{line.name} ({line.purpose})" if line.purpose else line.name
        for line in recipients.lines(conclusion.document)
    ]
    return wording.parts_of(conclusion, name=directory().unit_name, recipients=";\n".join(lines))


def place_of(conclusion: Conclusion, number: int) -> str:
    """Return where a point stands on the paper: “điểm 3”, or “điểm 3 mục II” where there are headings."""
    before = [text for text in (conclusion.assessment, conclusion.answered) if text]
    headed = any((conclusion.assessment, conclusion.answered, conclusion.beyond, conclusion.follow_up))
    return f"điểm {number} mục {to_roman(len(before) + 1)}" if headed else f"điểm {number}"
