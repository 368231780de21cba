"""Keep the list of fields, and say which field a duty belongs to."""

from collections import defaultdict

from sqlalchemy import select, update

from intranet.access.actor import Actor
from intranet.access.check import require, require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.counters import bump
from intranet.db.session import db
from intranet.errors import Refused, WrongState
from intranet.tasks.field_guess import guess
from intranet.tasks.field_models import Field
from intranet.tasks.field_queries import fields, listed, name_of
from intranet.tasks.field_samples import USUAL
from intranet.tasks.models import Assignment, Task
from intranet.text.fold import clean, fold

MOST = 60  # fields; more of them nobody finds again in a table
_AT_ONCE = 500

log.define("field.add", "Thêm lĩnh vực")
log.define("field.change", lambda entry: f"Sửa lĩnh vực, trước là “{entry.data['before']}”")
log.define("field.move", lambda entry: f"Chuyển lĩnh vực {'xuống' if entry.data['down'] else 'lên'}")
log.define("field.close", "Ngừng dùng lĩnh vực")
log.define("field.open", "Dùng lại lĩnh vực")
log.define("field.guess", lambda entry: f"Gợi ý lại lĩnh vực cho {entry.data['count']} nhiệm vụ")
log.define(
    "assignment.field",
    lambda entry: f"Ghi lĩnh vực: {entry.data['field'] or 'chưa xác định'}",
)


def add(actor: Actor, *, name: str, keywords: str = "") -> Field:
    """Add a field at the end of the list."""
    require_somewhere(actor, P.FIELD_LIST_EDIT)
    found = listed()
    if len(found) >= MOST:
        raise Refused(f"Danh mục đã có {MOST} lĩnh vực. Hãy sửa hoặc ngừng dùng lĩnh vực cũ.")
    _must_differ(name, found)
    made = Field(name=clean(name), keywords=_tidy(keywords), position=len(found) + 1)
    db.session.add(made)
    db.session.flush()
    log.record(actor, "field.add", made)
    bump("fields")
    return made


def found_usual(actor: Actor) -> int:
    """Add the usual fields that the list lacks; return how many that were."""
    require_somewhere(actor, P.FIELD_LIST_EDIT)
    there = {fold(one.name) for one in listed()}
    missing = [(name, words) for name, words in USUAL if fold(name) not in there]
    for name, words in missing:
        add(actor, name=name, keywords=words)
    return len(missing)


def change(actor: Actor, field: Field, *, name: str, keywords: str) -> None:
    """Call a field otherwise, or let other words suggest it; work that has it keeps it."""
    require(actor, P.FIELD_LIST_EDIT, field)
    _must_differ(name, [one for one in listed() if one.id != field.id])
    before = field.name
    field.name, field.keywords = clean(name), _tidy(keywords)
    log.record(actor, "field.change", field, before=before)
    bump("fields")


def shift(actor: Actor, field: Field, *, down: bool) -> None:
    """Move a field one place in the list; the first stays first, the last last."""
    require(actor, P.FIELD_LIST_EDIT, field)
    order = listed()
    at = order.index(field)
    to = min(max(at + (1 if down else -1), 0), len(order) - 1)
    order.insert(to, order.pop(at))
    for place, one in enumerate(order, 1):
        if one.position != place:
            one.position = place
    if to != at:
        log.record(actor, "field.move", field, down=down)
        bump("fields")


def set_open(actor: Actor, field: Field, *, is_open: bool) -> None:
    """Stop giving a field to new work, or begin again; what has it keeps it and is counted under it."""
    require(actor, P.FIELD_LIST_EDIT, field)
    if field.is_open != is_open:
        field.is_open = is_open
        log.record(actor, "field.open" if is_open else "field.close", field)
        bump("fields")


def expect(read: Field | Task, seen: int | None) -> None:
    """Refuse to act on a version that the person has not read."""
    if seen is not None and seen != read.version:
        raise WrongState("Người khác vừa sửa mục này. Hãy xem lại nội dung mới rồi lưu lại.")


def choose(actor: Actor, assignment: Assignment, field_id: int | None) -> None:
    """Say which field the duty of *assignment* belongs to, or that it belongs to none: a person's word."""
    require(actor, P.TASK_CREATE, assignment)
    task = assignment.task
    if field_id is not None and not any(
        one.id == field_id and (one.is_open or one.id == task.field_id) for one in fields()
    ):
        raise Refused("Lĩnh vực này không còn trong danh mục. Hãy chọn lĩnh vực khác.", field="field")
    task.field_id, task.field_chosen = field_id, True
    log.record(actor, "assignment.field", assignment, field=name_of(field_id))


def guess_again(actor: Actor) -> int:
    """Suggest a field anew for every duty to which no person gave one; return how many changed."""
    require_somewhere(actor, P.FIELD_LIST_EDIT)
    known, changed = fields(), defaultdict(list)
    query = select(Task.id, Task.title, Task.words, Task.field_id).where(~Task.field_chosen)
    for number, title, words, present in db.session.execute(query.order_by(Task.id)):
        suggested = guess(f"{title} {words}", known)
        if suggested != present:
            changed[suggested].append(number)
    for field_id, numbers in changed.items():
        for start in range(0, len(numbers), _AT_ONCE):
            some = Task.id.in_(numbers[start : start + _AT_ONCE]), ~Task.field_chosen
            db.session.execute(update(Task).where(*some).values(field_id=field_id))
    count = sum(map(len, changed.values()))
    if count:
        db.session.info["work-changed"] = True  # no flush will say so
        first = db.session.scalars(select(Field).order_by(Field.position).limit(1)).one_or_none()
        if first is not None:
            log.record(actor, "field.guess", first, count=count)
    return count


def _must_differ(name: str, others: list[Field]) -> None:
    if any(fold(one.name) == fold(name) for one in others):
        raise Refused("Danh mục đã có lĩnh vực mang tên này.", field="name")


def _tidy(keywords: str) -> str:
    """Return the keywords, each once on its own line; commas part them as well."""
    found = (clean(one) for one in keywords.replace(",", "\n").replace(";", "\n").splitlines())
    return "\n".join(dict.fromkeys(one for one in found if one))
