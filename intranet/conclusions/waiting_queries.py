"""Which dialogues wait for their conclusion: those without one, and with one that is not issued (F2)."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import Select, String, cast, literal, or_, select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere, visible
from intranet.access.permissions import Permission as P
from intranet.conclusions.models import Conclusion
from intranet.dialogues.models import Dialogue
from intranet.documents.models import Document, DocumentState
from intranet.plans.models import Plan

LOOK_BACK = timedelta(days=120)  # conclusions of dialogues before that are no news any more


def conclusions_due(actor: Actor) -> Iterator[tuple[str, Select]]:
    """Give the dialogues held without a conclusion, and the conclusions on their way, by the day held.

    In place of a place stands how far the conclusion has come.
    """
    deeds = [one for one in (P.CONCLUSION_DRAFT, P.CONCLUSION_RETURN) if permits_somewhere(actor, one)]
    if not deeds:
        return
    today = clock.today()
    held = (
        or_(*(visible(actor, one, Dialogue) for one in deeds)),
        Dialogue.plan_id.in_(select(Plan.id).where(Plan.is_issued)),
        Dialogue.day <= today,
        Dialogue.day >= today - LOOK_BACK,
    )
    alive = Document.state != DocumentState.DROPPED
    said = (
        select(Conclusion.dialogue_id)
        .join(Document, Document.id == Conclusion.document_id)
        .where(Conclusion.body == Dialogue.body, alive)
    )
    not_begun = select(Dialogue.id, Dialogue.told_by, literal(""), Dialogue.day)
    yield "to-conclude", not_begun.where(*held, Dialogue.id.not_in(said)).order_by(Dialogue.day)
    on_its_way = (
        select(Conclusion.id, Dialogue.told_by, cast(Document.state, String), Dialogue.day)
        .join(Dialogue, Dialogue.id == Conclusion.dialogue_id)
        .join(Document, Document.id == Conclusion.document_id)
        .where(*held, alive, Document.state != DocumentState.ISSUED)
    )
    yield "concluding", on_its_way.order_by(Dialogue.day)
