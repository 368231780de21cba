"""Write the text of a plan: begin it, save it beside others, bring an old revision back."""

from dataclasses import asdict, dataclass
from typing import Any

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.imports import read_services
from intranet.imports import services as imports
from intranet.imports.models import ImportDraft
from intranet.plans.models import Plan
from intranet.plans.paper import unwrapped
from intranet.text.merging import Merge, merge
from intranet.writing import queries, typed
from intranet.writing.models import DraftRevision
from intranet.writing.shifting import Shifted

log.define("draft.begin", lambda entry: f"Soạn kế hoạch: {entry.data['note']}")
log.define("draft.save", lambda entry: f"Sửa văn bản kế hoạch, bản {entry.data['number']}")
log.define(
    "draft.restore", lambda entry: f"Lấy lại bản {entry.data['old']}, thành bản {entry.data['number']}"
)

UNNAMED = "Kế hoạch đang soạn"
READ = "Văn bản ban đầu"


class Conflict(WrongState):
    """Somebody else changed the same lines meanwhile; ``merge`` holds both, ``theirs`` is their revision."""

    def __init__(self, found: Merge, theirs: DraftRevision):
        self.merge, self.theirs = found, theirs
        super().__init__("Người khác vừa lưu thay đổi ở cùng chỗ. Chưa lưu; chữ của cả hai còn nguyên.")


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a text: its revision, or None if it says nothing new.

    ``beside`` is the revision of somebody else with which it was brought together.
    """

    revision: DraftRevision | None
    beside: DraftRevision | None = None


def begin(actor: Actor, text: str, *, body: Body, note: str) -> ImportDraft:
    """Begin a plan of *body* with *text*; *note* says where that came from."""
    text = typed.kept(text)
    draft = read_services.begin(actor, text, body=body, name=UNNAMED)
    _keep(actor, draft, text, note=note)
    log.record(actor, "draft.begin", draft, note=note)
    return draft


def save(actor: Actor, draft: ImportDraft, text: str, *, base: int, note: str = "") -> Saved:
    """Save *text*, which somebody wrote on top of revision *base*.

    What others saved since is brought together with it; where both changed the same lines, nothing is saved
    and :class:`Conflict` says what each has.
    """
    require(actor, P.PLAN_EDIT_DRAFT, draft)
    _hold(draft)
    text, present = typed.kept(text), queries.text_at(draft, draft.revision)
    beside = None
    if base < draft.revision:
        beside = queries.revision(draft, draft.revision)
        text = _together(queries.text_at(draft, base), text, beside)
        note = note or f"Cùng với bản {beside.number}"
    if text == present:
        return Saved(None, beside)
    _change(actor, draft, text)
    made = _keep(actor, draft, text, note=note)
    log.record(actor, "draft.save", draft, number=made.number)
    return Saved(made, beside)


def restore(actor: Actor, draft: ImportDraft, number: int) -> DraftRevision | None:
    """Let the text be again what it was in revision *number*, as a new revision; None if it is that now."""
    require(actor, P.PLAN_EDIT_DRAFT, draft)
    _hold(draft)
    old = queries.revision(draft, number)
    if old.text == queries.text_at(draft, draft.revision):
        return None
    _change(actor, draft, old.text)
    made = _keep(actor, draft, old.text, note=f"Lấy lại bản {number}")
    log.record(actor, "draft.restore", draft, number=made.number, old=number)
    return made


def copy(actor: Actor, plan: Plan, shifted: Shifted, *, years: int, note: str) -> ImportDraft:
    """Begin a plan with the text of *plan*, moved as many *years*; what was settled of that one is kept.

    The first revision is the old text, the second the moved one with the list of its changes.
    """
    draft = begin(actor, original(plan), body=plan.body, note=plan.title)
    other = queries.draft_of(plan)
    if other is not None:
        read_services.take_answers(draft, other, years=years)
    text = typed.kept(shifted.text)
    read_services.reread(actor, draft, text, years=years if other is not None else 0)
    _keep(actor, draft, text, note=note, changes=[asdict(one) for one in shifted.changes])
    return draft


def original(plan: Plan) -> str:
    """Return the text of a plan as a copy of it begins."""
    return typed.kept(unwrapped(plan.text) if plan.file and plan.file.kind == "pdf" else plan.text)


def _hold(draft: ImportDraft) -> None:
    """Hold the text against others who save, and refuse what may not be changed any more."""
    columns = ["version", "state", "revision", "lines", "reading", "review", "plan_id", "file_id"]
    db.session.refresh(draft, attribute_names=columns, with_for_update=True)
    if not queries.is_editable(draft):
        raise WrongState(
            "Kế hoạch này đã trình duyệt, đã ban hành hoặc đã bỏ nên không sửa văn bản được. "
            "Đang trình duyệt thì hãy rút lại trước."
        )


def _together(base: str, mine: str, theirs: DraftRevision) -> str:
    found = merge(base, mine, theirs.text)
    if found.conflicts:
        raise Conflict(found, theirs)
    return found.settled({})


def _change(actor: Actor, draft: ImportDraft, text: str) -> None:
    """Read the text anew; a plan that was made of the old one is a reading again."""
    if not text.strip():
        raise Refused("Văn bản không còn chữ nào. Muốn bỏ hẳn, hãy dùng “Bỏ bản đang soạn”.", field="text")
    if draft.revision == 0:
        _keep_first(draft)
    if draft.is_confirmed:
        imports.reopen(actor, db.session.get_one(Plan, draft.plan_id))
    read_services.reread(actor, draft, text)


def _keep_first(draft: ImportDraft) -> None:
    """Keep what was read as the first revision, in the name of whoever brought it."""
    draft.revision = 1
    note = draft.file.name if draft.file else READ
    db.session.add(
        DraftRevision(
            draft_id=draft.id, number=1, text=queries.first_text(draft), note=note,
            file_id=draft.file_id, author_id=draft.author_id, at=draft.created_at, changes=[],
        )
    )  # fmt: skip


def _keep(
    actor: Actor, draft: ImportDraft, text: str, *, note: str, changes: list[dict[str, Any]] | None = None
) -> DraftRevision:
    draft.revision += 1
    made = DraftRevision(
        draft_id=draft.id, number=draft.revision, text=text, note=note, file_id=None,
        author_id=actor.user_id, at=clock.now(), changes=changes or [],
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made
