"""Read a file or a text that was pasted, and keep it for review."""

import hashlib
import secrets
import unicodedata
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import IntegrityError

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.access.check import permits, require
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused
from intranet.files import store
from intranet.files.models import StoredFile
from intranet.imports import queries
from intranet.imports.again import being_reviewed, recognise, with_settled
from intranet.imports.building import build, is_of_party
from intranet.imports.carrying import carry, line_map, of_another_year
from intranet.imports.models import ImportDraft
from intranet.imports.name_queries import resolver
from intranet.imports.review import Duty, Review, Rule, as_json, from_json
from intranet.imports.workflow import moves
from intranet.imports.years import moved, settled_limits
from intranet.plans import parsing

log.define("import.read", "Đọc kế hoạch từ tệp")

PASTED = "Văn bản dán"
KINDS = ("docx", "pdf", "txt")
STAMPS = frozenset({"mật", "tối mật", "tuyệt mật"})
_HEAD = 20  # lines: the stamp stands beside the number and the day


class AlreadyRead(Refused):
    """The same file was read before; ``draft`` is that reading."""

    def __init__(self, draft: ImportDraft):
        self.draft = draft
        was = "đã được nhập thành kế hoạch" if draft.is_confirmed else "đang được soát"
        super().__init__(f"Văn bản này {was}, từ ngày {clock.local(draft.created_at):%d/%m/%Y}.")


def refuse_secret(lines: tuple[str, ...] | list[str]) -> None:
    """Refuse a text with a stamp of secrecy: no network may hold it (Luật Bảo vệ bí mật nhà nước)."""
    for line in lines[:_HEAD]:
        words = unicodedata.normalize("NFC", line).strip(" *_.:[]()").casefold()
        if words.removeprefix("độ mật:").strip() in STAMPS:
            raise Refused(
                f"Văn bản có dấu “{words.upper()}” nên không được nhập vào mạng này. Hãy xử lý trên giấy,"
                " theo quy định về bảo vệ bí mật nhà nước."
            )


def read_file(actor: Actor, data: bytes, *, name: str) -> ImportDraft:
    """Read an upload and keep it for review."""
    reading = parsing.read_bytes(data, name=name)
    refuse_secret(reading.lines)
    body = _body_of(actor, reading)
    sha256 = hashlib.sha256(data).hexdigest()
    _refuse_twice(body, sha256)
    review = _review_of(body, reading)  # before the file is kept: the same plan again leaves nothing behind
    stored = store.save(actor, data, name=name, allowed=KINDS)
    return _read(actor, reading, review, body=body, name=stored.name, sha256=sha256, file=stored)


def read_text(actor: Actor, text: str) -> ImportDraft:
    """Read a pasted text and keep it for review."""
    reading = parsing.read_text(text)
    refuse_secret(reading.lines)
    body = _body_of(actor, reading)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    _refuse_twice(body, sha256)
    review = _review_of(body, reading)
    return _read(actor, reading, review, body=body, name=PASTED, sha256=sha256, file=None)


def begin(actor: Actor, text: str, *, body: Body, name: str) -> ImportDraft:
    """Keep a text that is being written here, for a plan of *body*.

    Two plans that begin with the same words are two: it bears a token instead of the sum of its text.
    """
    reading = parsing.read_text(text)
    refuse_secret(reading.lines)
    review = _built(reading)
    draft = _keep(
        actor, reading, review, body=body, name=name, sha256=secrets.token_hex(32), file=None
    )  # fmt: skip
    require(actor, P.PLAN_CREATE, draft)
    return draft


def reread(actor: Actor, draft: ImportDraft, text: str, *, years: int = 0) -> None:
    """Read the text of an open reading anew, after somebody edited it; what the clerk settled is kept.

    A text that was moved to another year says *years* later what the old one said. The words are no longer
    those of the file, if there was one: the plan will not bear it as its text.
    """
    require(actor, P.PLAN_EDIT_DRAFT, draft)
    reading = parsing.read_text(text)
    refuse_secret(reading.lines)
    found = reading.as_json()
    resolve = resolver(found["place"] or "")
    review = carry(
        from_json(draft.review),
        moved(build(draft.reading, lines=draft.lines, resolve=resolve), years),
        build(found, lines=reading.lines, resolve=resolve),
        moved=line_map(draft.lines, reading.lines),
    )
    draft.lines, draft.reading, draft.review = reading.lines, found, as_json(review)
    draft.name, draft.file = review.called(draft.name), None
    db.session.flush()


def take_answers(draft: ImportDraft, other: ImportDraft, *, years: int) -> None:
    """Let a copy keep what was settled of the plan of an earlier year: units, manners, rules, splits.

    Its text is moved by as many *years* afterwards (:func:`reread`).
    """
    resolve = resolver(draft.reading["place"] or "")
    built = build(other.reading, lines=other.lines, resolve=resolve)
    settled = of_another_year(from_json(other.review), built, years)
    lines = line_map(other.lines, draft.lines)
    # Both readings of the old text say it as many years later, so that what was settled meets its like.
    fresh = moved(from_json(draft.review), years)
    draft.review = as_json(carry(settled, moved(built, years), fresh, moved=lines))
    db.session.flush()


def limits_of(other: ImportDraft, *, years: int) -> list[tuple[Duty, Rule]]:
    """Return the settled limits of a plan that move with a copy though its text does not say them."""
    built = build(other.reading, lines=other.lines, resolve=lambda _name: ((), ()))
    return list(settled_limits(from_json(other.review), built, years))


def _built(reading: parsing.Reading) -> Review:
    found = reading.as_json()
    return build(found, lines=reading.lines, resolve=resolver(found["place"] or ""))


def _review_of(body: Body, reading: parsing.Reading) -> Review:
    """Return the review with which the clerk begins; refuse a plan that is there already in another file."""
    found, review = reading.as_json(), _built(reading)
    if (open_one := being_reviewed(body, found, review)) is not None:
        raise AlreadyRead(open_one)
    known = recognise(body, found, review, text="\n".join(reading.lines))
    if known.amends is not None:
        review = with_settled(review, known.amends, lines=reading.lines)
    return replace(review, amends=known.amends, like=known.like)


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


def _read(actor: Actor, reading: parsing.Reading, review: Review, **kept: Any) -> ImportDraft:
    """Keep what was brought, and let the log say that it was read."""
    draft = _keep(actor, reading, review, **kept)
    log.record(actor, "import.read", draft, duties=len(draft.review["duties"]))
    return draft


def _keep(
    actor: Actor,
    reading: parsing.Reading,
    review: Review,
    *,
    body: Body,
    name: str,
    sha256: str,
    file: StoredFile | None,
) -> ImportDraft:
    draft = ImportDraft(
        body=body, state=moves.initial, name=review.called(name), file=file, sha256=sha256,
        author_id=actor.user_id, plan_id=None, lines=reading.lines, reading=reading.as_json(),
        review=as_json(review),
    )  # fmt: skip
    require(actor, P.PLAN_IMPORT, draft)
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError:
        _refuse_twice(body, sha256)
        raise
    return draft
