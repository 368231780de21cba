"""Keep what the library knows of a text: its number, validity, basis and tags (K5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require
from intranet.audit import log
from intranet.audit.diff import changes
from intranet.db.session import db
from intranet.errors import Refused
from intranet.pages import citing, queries, rights, services
from intranet.pages.library_models import LibraryText, PageTag
from intranet.pages.models import Page, PageKind
from intranet.text.fold import clean, fold_words

log.define("page.facts", "Sửa thông tin văn bản thư viện")

MOST_TAGS = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a text."""

    form: str = ""
    code: str = ""
    issuer: str = ""
    issued_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    replaced_by: str = ""
    basis: str = ""
    tags: Sequence[str] = ()


def tags_of(line: str) -> list[str]:
    """Return the tags that somebody typed, divided by commas, each once."""
    found = {fold_words(one): clean(one) for one in reversed(line.split(",")) if fold_words(one)}
    return list(reversed(found.values()))


def settle(actor: Actor, page: Page, facts: Facts) -> LibraryText:
    """Keep what is known of a text, and find it by it."""
    require(actor, rights.settling(page), page)
    if page.kind is not PageKind.LIBRARY:
        raise Refused("Chỉ văn bản thư viện có những thông tin này.")
    if facts.starts_on and facts.ends_on and facts.ends_on <= facts.starts_on:
        raise Refused("Ngày hết hiệu lực phải sau ngày có hiệu lực.", field="ends_on")
    if len(facts.tags) > MOST_TAGS:
        raise Refused(f"Tối đa {MOST_TAGS} nhãn.", field="tags")
    text = page.facts
    if text is None:
        text = page.facts = LibraryText(sort_day=clock.today())
    for name in ("form", "code", "issuer", "issued_on", "starts_on", "ends_on", "replaced_by", "basis"):
        setattr(text, name, getattr(facts, name))
    text.code_key = citing.key_of(facts.code) if facts.code else ""
    text.sort_day = facts.issued_on or facts.starts_on or text.sort_day
    before = [one.tag for one in page.tags]
    changed = changes(text) if text.page_id else {}
    if before != list(facts.tags):
        changed["tags"] = [before, list(facts.tags)]
        page.tags.clear()
        db.session.flush()
        page.tags = [PageTag(tag=tag, folded=fold_words(tag)) for tag in facts.tags]
    db.session.flush()
    if page.published:
        services.index(page, queries.revision(page, page.published))
    log.record(actor, "page.facts", page, changes=changed)
    return text
