"""Write plans through the services, as the office does."""

from typing import Any

from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.imports.models import ImportDraft
from intranet.plans import parsing
from intranet.writing import services
from intranet.writing.models import DraftRevision
from tests.imports.support import OURS
from tests.support.world import actor

# Every name in it is known to the world, so that nothing is asked.
PLAIN = OURS.replace("3. Tổ hòa giải cơ sở\n- Vận động bà con cùng đến dự.\n", "").replace("\n4. ", "\n3. ")
PLACES = {"line", "first_line", "last_line"}  # where something stands, which a page may change


def written(text: str = PLAIN, by: str = "office", body: Body = Body.STATE) -> ImportDraft:
    """Begin a plan with *text*."""
    draft = services.begin(actor(by), text, body=body, note="Trang trắng")
    commit()
    return draft


def save(draft: ImportDraft, text: str, *, base: int, by: str = "office") -> services.Saved:
    """Save *text* as somebody who began to write on revision *base*."""
    saved = services.save(actor(by), draft, text, base=base)
    commit()
    return saved


def fresh(draft_id: int) -> ImportDraft:
    """Return a reading as it is now."""
    db.session.expire_all()
    return db.session.get_one(ImportDraft, draft_id)


def texts(draft: ImportDraft) -> list[str]:
    """Return the texts of all revisions, the first one first."""
    query = db.select(DraftRevision.text).where(DraftRevision.draft_id == draft.id)
    return list(db.session.scalars(query.order_by(DraftRevision.number)))


def parts(reading: parsing.Reading) -> Any:
    """Return everything that was read, without the numbers of lines."""
    return _placeless(reading.as_json())


def _placeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _placeless(one) for name, one in value.items() if name not in PLACES}
    return [_placeless(one) for one in value] if isinstance(value, list) else value
