"""Nobody learns that a thing exists which they may not see: not by a row, a count or a snippet (J2)."""

from dataclasses import replace

import pytest
from sqlalchemy import false, select

from intranet import clock
from intranet.access.actor import NOBODY, Actor, Body, Grant, Role
from intranet.access.audience import keys, locks
from intranet.access.check import permits, positions
from intranet.access.permissions import Permission as P
from intranet.db.session import db
from intranet.documents.models import Document, DocumentState
from intranet.org import identity
from intranet.org.people import User
from intranet.search import engine, index, queries
from intranet.search.engine import Match, Slot
from intranet.search.keys import subject_in
from intranet.search.kinds import kind_called, kinds, register
from intranet.search.models import SearchRow
from intranet.search.queries import Wanted
from intranet.search.words import read
from tests.access.test_agreement import everybody
from tests.support import make

KINDS = ("task", "plan", "conclusion", "document", "page", "unit", "person")


def seen_by_the_rules(actor: Actor, name: str) -> set[int]:
    kind = kind_called(name)
    listed = {number for number, _page in db.session.execute(kind.seen(actor))}
    return listed & set(db.session.scalars(kind.ids()))


def found_by_the_index(actor: Actor, name: str) -> set[int]:
    kind = kind_called(name)
    brought = frozenset(f"_{key}" for one in kind.permissions for key in keys(actor, one))
    if not brought:
        return set()
    slot, match = Slot("any"), Match(frozenset({index.kind_term(kind)}), brought)
    found = queries._shown_now(actor, engine.some(slot, 100_000), [kind])
    return {subject_in(key) for key in db.session.scalars(found, engine.given(slot, match))}


@pytest.mark.parametrize("name", KINDS)
def test_what_each_role_finds_is_what_it_may_see(loaded, name):
    several = set()
    for actor in everybody():
        seen = seen_by_the_rules(actor, name)
        assert found_by_the_index(actor, name) == seen, actor
        several.add(frozenset(seen))
    assert len(several) > 1 or name in ("unit", "person")  # else nothing was tested


def test_every_kind_is_tested(loaded):
    assert {kind.name for kind in kinds()} == set(KINDS)


def test_who_has_not_signed_in_finds_nothing(loaded):
    wanted = Wanted(read("doi thoai"))
    assert queries.page(NOBODY, wanted).hits == ()
    assert queries.counts(NOBODY, wanted) == {}


def test_those_who_share_a_statement_do_not_share_what_they_find(loaded):
    alike, apart = {}, 0
    for username in db.session.scalars(select(User.username).order_by(User.id)):
        actor = _by_name(username)
        alike.setdefault(positions(actor), []).append(actor)
    for actors in (some for some in alike.values() if len(some) > 1):
        for words in ("van dong", "thon", "doi thoai"):
            wanted, counted = Wanted(read(words)), []
            for actor in actors:
                counted.append(queries.counts(actor, wanted))
                for hit in queries.page(actor, wanted).hits:
                    assert hit.subject_id in seen_by_the_rules(actor, hit.kind.name)
            apart += any(one != counted[0] for one in counted)
    assert apart, "else nothing was tested"


def _by_name(username: str) -> Actor:
    user_id = db.session.scalars(select(User.id).where(User.username == username)).one()
    return identity.actor_of(user_id, clock.today())


def test_counts_are_of_what_the_person_may_see(loaded):
    wanted = Wanted(read("doi thoai"))
    for name in ("chu.tich", "kinh.te", "thon.nalanh", "quan.tri", "tram.yte", "mat.tran"):
        actor = _by_name(name)
        for kind, number in queries.counts(actor, wanted).items():
            having = {
                row.subject_id
                for row in db.session.scalars(select(SearchRow).where(SearchRow.kind == kind))
                if wanted.question.widest <= set(row.terms.split() if engine.is_sqlite() else row.terms)
            }
            assert number == len(having & seen_by_the_rules(actor, kind)), (name, kind)


def test_a_row_that_was_left_behind_is_not_shown(loaded):
    """Even if the index said that it may be: the rules are asked again before a word is quoted."""
    chairman, village = _by_name("chu.tich"), _by_name("thon.nalanh")
    draft = db.session.scalars(
        select(Document).where(Document.state == DocumentState.SUBMITTED, Document.body == Body.STATE)
    ).first()
    rows = list(db.session.execute(select(SearchRow.__table__, SearchRow.key.label("tier"))))
    told = {(hit.kind.name, hit.subject_id) for hit in queries._hits(village, rows)}
    assert ("document", draft.id) not in told
    assert ("document", draft.id) in {
        (hit.kind.name, hit.subject_id) for hit in queries._hits(chairman, rows)
    } or draft.kind.value in ("plan", "conclusion")


def test_a_permission_that_depends_on_the_person_is_refused(loaded):
    plan = db.session.scalars(select(Document)).first()
    with pytest.raises(ValueError):
        locks(P.DOCUMENT_APPROVE, plan, ())


@pytest.mark.parametrize("role", Role)
def test_keys_open_what_the_policy_allows(loaded, role):
    """Locks and keys say of each paper what ``permits`` says of it."""
    actor = Actor(1, "Ai đó", (Grant(role, Body.STATE, 10, True, delegated=True),))
    for paper in db.session.scalars(select(Document)):
        units = {paper.unit_id, *(line.unit_id for line in paper.recipients), 10} - {None}
        for permission in (P.DOCUMENT_VIEW, P.DOCUMENT_VIEW_DRAFT):
            opened = bool(keys(actor, permission) & locks(permission, paper, units))
            assert opened == permits(actor, permission, paper), (permission, paper.id)


@pytest.mark.parametrize(
    "typed", ['" OR ', "a* NOT b", "^đất", 'x" AND "y', "'; --", "AND", "_kind.task", "a" * 300]
)
def test_signs_of_the_engine_are_no_commands(loaded, typed):
    wanted = Wanted(read(typed))
    assert len(queries.page(_by_name("chu.tich"), wanted).hits) <= queries.PAGE
    assert queries.counts(_by_name("chu.tich"), wanted).get("task", 0) < 60


def test_what_is_hidden_by_the_hour_is_not_counted_either(session, actor):
    """A kind whose things come and go with the clock is asked before counting, whatever its locks say."""
    make.make_task("economy", title="Nạo vét kênh Ba Bờ")
    wanted, who, usual = Wanted(read("kênh")), actor("office"), kind_called("task")
    assert queries.counts(who, wanted)["task"] == len(queries.page(who, wanted).hits) == 1
    try:
        register(replace(usual, timed=True, seen=lambda actor: usual.seen(actor).where(false())))
        assert queries.counts(who, wanted)["task"] == 0
        assert queries.page(who, wanted).hits == ()
    finally:
        register(usual)
