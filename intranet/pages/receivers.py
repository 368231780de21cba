"""What pages give to packages below: a bulletin for a dialogue (K11), which grounds of a plan hold (K5)."""

from collections.abc import Iterator, Sequence

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.dialogues.models import Dialogue
from intranet.documents.offers import Offer, offer
from intranet.pages import citing, queries
from intranet.plans import notes
from intranet.plans.checking import Note
from intranet.text.dates import numeric


def connect() -> None:
    """Offer to dialogues, and know the texts that plans rest on. ``app`` calls this once."""
    offer("dialogue", _bulletin)
    notes.know(_expired)


def _expired(actor: Actor, grounds: Sequence[tuple[int, str]]) -> Iterator[Note]:
    """Give the texts that a plan rests on and that are in force no more, by the library (K5)."""
    where: dict[str, list[int]] = {}
    for line, words in grounds:
        for code in citing.codes(words):
            where.setdefault(code, []).append(line)
    for text in queries.cited(actor, list(where)[: citing.MOST]):
        if text.ends_on is None or text.ends_on > clock.today():
            continue
        named = f"{text.form} {text.code}".strip()
        new = text.replaced_by
        instead = f"Đã có {new} thay thế." if new else "Tìm văn bản đang có hiệu lực."
        first, *rest = where[text.code_key]
        yield Note(
            "ground_expired", first,
            f"Căn cứ {named} hết hiệu lực từ ngày {numeric(text.ends_on)}.", instead,
            also=tuple(rest), url=f"/trang/{text.path}",
        )  # fmt: skip


def _bulletin(actor: Actor, dialogue: Dialogue) -> Iterator[Offer]:
    writes = permits_somewhere(actor, P.PAGE_WRITE) and permits_somewhere(actor, P.DIALOGUE_ANNOUNCE)
    if dialogue.day is not None and writes and not dialogue.is_concluded:
        yield Offer(
            "Soạn bản tin truyền thanh",
            f"/trang-chung/viet?loai=ban-tin&doi-thoai={dialogue.id}",
            "speakerphone",
        )
