"""Read a file, keep each step of its review, and make the plan."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import permits, require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.dialogues import services as dialogues
from intranet.errors import Refused, WrongState
from intranet.files import store
from intranet.files.models import StoredFile
from intranet.imports import queries
from intranet.imports.building import Resolve, build, is_of_party
from intranet.imports.models import ImportDraft
from intranet.imports.questions import questions, rule_options
from intranet.imports.review import Dialogue, Duty, Review, as_json, from_json
from intranet.imports.workflow import moves
from intranet.org import names, unit_services
from intranet.org.directory import directory
from intranet.org.models import UnitAlias, UnitKind
from intranet.plans import parsing
from intranet.plans import services as plans
from intranet.plans.models import Plan
from intranet.tasks.models import Assignment, Manner
from intranet.text.fold import fold_words

log.define("import.read", "Đọc kế hoạch từ tệp")
log.define("import.settle", lambda entry: f"Soát {_step_words(entry.data)}")

PASTED = "Văn bản dán"
KINDS = ("docx", "pdf", "txt")
CHANGED = (
    "Bản soát này vừa được lưu ở một trang khác nên thao tác chưa được ghi. "
    "Nội dung đã nhập còn nguyên; hãy xem lại rồi gửi lại."
)

STEPS = {
    "name": "tên đơn vị", "rule": "thời hạn của nhiệm vụ", "duty": "nhiệm vụ", "line": "dòng",
    "loose": "mốc ở phần khác, chỗ", "header": "thông tin kế hoạch", "dialogue": "cuộc đối thoại",
}  # fmt: skip


def _step_words(data: dict[str, Any]) -> str:
    words = STEPS.get(data["step"], data["step"])
    return f"{words} {data['number']}" if data["number"] else words


class AlreadyRead(Refused):
    """The same file was read before; ``draft`` is that reading."""

    def __init__(self, draft: ImportDraft):
        self.draft = draft
        was = "đã được nhập thành kế hoạch" if draft.is_confirmed else "đang được soát"
        super().__init__(f"Văn bản này {was}, từ ngày {clock.local(draft.created_at):%d/%m/%Y}.")


def read_file(actor: Actor, data: bytes, *, name: str) -> ImportDraft:
    """Read an upload and keep it for review."""
    reading = parsing.read_bytes(data, name=name)
    body = _body_of(actor, reading)
    sha256 = hashlib.sha256(data).hexdigest()
    _refuse_twice(body, sha256)
    stored = store.save(actor, data, name=name, allowed=KINDS)
    return _keep(actor, reading, body=body, name=stored.name, sha256=sha256, file=stored)


def read_text(actor: Actor, text: str) -> ImportDraft:
    """Read a pasted text and keep it for review."""
    reading = parsing.read_text(text)
    body = _body_of(actor, reading)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    _refuse_twice(body, sha256)
    return _keep(actor, reading, body=body, name=PASTED, sha256=sha256, file=None)


def _body_of(actor: Actor, reading: parsing.Reading) -> Body:
    """Return whose plan it is; refuse a text that is none, and a plan that another office enters."""
    if not reading.is_plan:
        raise Refused("Văn bản này không phải là kế hoạch. Hãy chọn đúng bản kế hoạch rồi gửi lại.")
    allowed = [body for body in (Body.STATE, Body.PARTY) if permits(actor, P.PLAN_IMPORT, _Subject(body))]
    of_party = is_of_party(reading.as_json())
    if of_party is None and allowed:
        return allowed[0]
    body = Body.PARTY if of_party else Body.STATE
    if body in allowed:
        return body
    if of_party:
        raise Refused("Đây là kế hoạch của Đảng ủy; Văn phòng Đảng ủy nhập kế hoạch này.")
    raise Refused("Đây là kế hoạch của Ủy ban nhân dân; Văn phòng HĐND và UBND nhập kế hoạch này.")


class _Subject:
    """A plan of *body* that is not there yet."""

    def __init__(self, body: Body):
        self.body = body


def _refuse_twice(body: Body, sha256: str) -> None:
    if found := queries.earlier(body, sha256):
        raise AlreadyRead(found)


def _keep(
    actor: Actor, reading: parsing.Reading, *, body: Body, name: str, sha256: str, file: StoredFile | None
) -> ImportDraft:
    found = reading.as_json()
    review = build(found, lines=reading.lines, resolve=resolver(found["place"] or ""))
    draft = ImportDraft(
        body=body, state=moves.initial, name=_name(review, name), file=file, sha256=sha256,
        author_id=actor.user_id, plan_id=None, lines=reading.lines, reading=found, review=as_json(review),
    )  # fmt: skip
    require(actor, P.PLAN_IMPORT, draft)
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError:
        _refuse_twice(body, sha256)
        raise
    log.record(actor, "import.read", draft, duties=len(review.duties))
    return draft


def resolver(place: str) -> Resolve:
    """Return how printed names are looked up for a plan of the commune *place*."""

    def resolve(printed: str) -> tuple[int | None, tuple[int, ...]]:
        match = names.resolve(printed, place=place)
        near = tuple(unit for unit, _ in match.candidates)
        if match.sure:
            return match.unit_id, near
        first = (match.unit_id,) if match.unit_id is not None else ()
        return None, tuple(dict.fromkeys((*first, *near)))

    return resolve


def usable_units() -> tuple[set[int], set[int]]:
    """Return the units that may be given work today, and the groups to which nobody belongs."""
    known, today = directory(), clock.today()
    units = {unit.id: unit for unit in known.open_units(today, groups=True)}
    empty = {
        unit.id
        for unit in units.values()
        if unit.kind is UnitKind.GROUP and not known.members(unit.id, today)
    }
    return set(units) - empty, empty


def settle(
    actor: Actor, draft: ImportDraft, change: Callable[[Review], Review], *, seen: int, step: str, number: int
) -> None:
    """Save one step of the review; *seen* is the version that the page was drawn from.

    *step* (of ``STEPS``) and *number* say in the log what was settled.
    """
    require(actor, P.PLAN_IMPORT, draft)
    _take(draft, seen)
    review = change(from_json(draft.review))
    draft.review = as_json(review)
    draft.name = _name(review, draft.name)
    db.session.flush()
    log.record(actor, "import.settle", draft, step=step, number=number)


def _name(review: Review, name: str) -> str:
    """Return how lists call a reading: what the plan is about, else the file's name."""
    return review.header.subject[:200] or name


def _take(draft: ImportDraft, seen: int | None) -> None:
    """Hold the reading against others, and refuse what comes too late."""
    columns = ["version", "state", "review", "plan_id"]
    db.session.refresh(draft, attribute_names=columns, with_for_update=True)
    if draft.is_confirmed:
        raise WrongState("Kế hoạch này đã được xác nhận rồi. Nhiệm vụ xem ở trang kế hoạch.")
    if not draft.is_open:
        raise WrongState("Bản đọc này đã được bỏ.")
    if seen is not None and draft.version != seen:
        raise WrongState(CHANGED)


def drop(actor: Actor, draft: ImportDraft, *, reason: str) -> None:
    """Give a reading up, saying why; the file may be read again."""
    _take(draft, None)
    moves.fire(actor, draft, "drop", reason)


def confirm(actor: Actor, draft: ImportDraft, *, signed: bool, seen: int) -> Plan:
    """Make the plan of a settled review; a signed one gives its units their tasks at once."""
    _take(draft, seen)
    review = from_json(draft.review)
    usable, empty = usable_units()
    if left := questions(review, usable=usable, empty_groups=empty):
        raise Refused(f"Còn {len(left)} chỗ chưa rõ. Hãy trả lời các câu hỏi bên dưới rồi xác nhận.")
    if not review.standing:
        raise Refused("Kế hoạch chưa có nhiệm vụ nào. Hãy thêm nhiệm vụ rồi xác nhận.")
    # A refusal below undoes all of it, so that the page shows the review as it still is.
    with db.session.begin_nested():
        plan = plans.enter(actor, paper_of(draft, review))
        made = dialogues.create(actor, plan, ordered(review))
        _remember_names(actor, review)
        if signed:
            plans.issue_tasks(actor, plan, anchors=dialogues.anchors(made))
        draft.plan_id = plan.id
        moves.fire(actor, draft, "confirm", plan=plan.id, signed=signed)
    return plan


def reopen(actor: Actor, plan: Plan) -> ImportDraft:
    """Review a plan again that is only a draft: it goes, with its dialogues; its reading is open again."""
    require(actor, P.PLAN_EDIT_DRAFT, plan)
    draft = queries.of_plan(plan.id)
    db.session.refresh(plan, attribute_names=["state", "issued_at"])
    if plan.issued_at is not None:
        raise WrongState("Kế hoạch này đã giao nhiệm vụ nên không soát lại.")
    draft.plan_id = None
    moves.fire(actor, draft, "reopen", plan=plan.id)
    db.session.flush()
    db.session.delete(plan)
    db.session.flush()
    return draft


def sign(actor: Actor, plan: Plan, *, code: str, issued_on: date | None) -> list[Assignment]:
    """Put a plan in force that was entered before it was signed; number and day may still be blank."""
    if code or issued_on:
        plans.number(actor, plan, code=code, issued_on=issued_on)
    return plans.issue_tasks(actor, plan, anchors=dialogues.anchors(plan.dialogues))


def paper_of(draft: ImportDraft, review: Review) -> plans.Paper:
    """Return the plan as settled."""
    return plans.Paper(
        body=draft.body,
        **asdict(review.header),
        legal_bases=draft.reading["legal_bases"],
        recipients=draft.reading["recipients"],
        findings=draft.reading["findings"],
        not_understood=draft.reading["not_understood"],
        text="\n".join(draft.lines),
        file_id=draft.file_id,
        duties=[_settled(review, duty) for duty in review.standing],
    )


def _settled(review: Review, duty: Duty) -> plans.Duty:
    return plans.Duty(
        line=duty.line, place=duty.place, heading=duty.heading or ", ".join(duty.names), title=duty.title,
        words=duty.words, manner=Manner(duty.manner), rule=duty.rule, rule_words=duty.rule_words,
        per_dialogue=duty.per_dialogue, unit_ids=list(review.units_of(duty)),
        coordinating_ids=list(review.coordinators_of(duty)),
    )  # fmt: skip


def rule_choices(duty: Duty) -> list[dict[str, Any]]:
    """Return the ways in which the time limit of *duty* may be meant."""
    return rule_options(duty.rule) if duty.rule else []


def ordered(review: Review) -> list[dialogues.Ordered]:
    """Return the dialogues as settled: one held in all villages is one for each of them."""
    return [
        dialogues.Ordered(
            label=_label(one, village.name if village else ""), planned=one.when, day=one.day, time=one.time,
            place=one.place, audience=one.audience, topic=one.topic, unit_id=village.id if village else None,
        )
        for one in review.held
        for village in (villages(clock.today()) if one.in_villages else [None]) or [None]
    ]  # fmt: skip


def villages(day: date) -> list[Any]:
    """Return the villages of *day*."""
    return [unit for unit in directory().open_units(day) if unit.kind is UnitKind.VILLAGE]


def _label(one: Dialogue, village: str) -> str:
    return ", ".join(part for part in (one.label, village) if part)


def may_be_learnt(printed: str) -> bool:
    """Tell whether a printed name means no unit yet, so that it may become another name of one."""
    folded = fold_words(printed)
    if not folded or names.resolve(printed).sure:
        return False
    if folded in {fold_words(unit.name) for unit in directory().units.values()}:
        return False
    return db.session.scalar(select(UnitAlias.id).where(UnitAlias.folded == folded)) is None


def _remember_names(actor: Actor, review: Review) -> None:
    """Keep the names that somebody settled, so that the next plan needs no question."""
    for name in review.names:
        if name.remember and len(name.unit_ids) == 1 and may_be_learnt(name.printed):
            unit_services.learn_alias(actor, queries.unit(name.unit_ids[0]), name=name.printed)
