"""Every guarded route, asked by everybody for everything: the answer is what the matrix says (L7).

Who may is worked out here from the policy and the rule of each loader, apart from the views. Nothing is
saved: each answer is rolled back. A new argument of an address must be taught to ``SAMPLES`` and ``SEEN``.
"""

from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Actor, Body, Role
from intranet.access.check import permits, permits_somewhere
from intranet.access.permissions import Permission as P
from intranet.conclusions import services as conclusions
from intranet.conclusions.models import Conclusion, ConclusionPoint
from intranet.db import session as database
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.dialogues.models import Dialogue
from intranet.documents import queries as document_queries
from intranet.documents import register
from intranet.documents.models import Document, DocumentRecipient, DocumentVersion, RegisterEntry
from intranet.documents.paper.kinds import Kind
from intranet.imports.models import ImportDraft
from intranet.notifications.models import Notice
from intranet.org import identity
from intranet.org.models import GroupMember, Unit, UnitAlias
from intranet.org.people import Absence, Delegation, Position, SignIn, User
from intranet.pages import queries as page_queries
from intranet.pages.models import Page, PageKind, PageState
from intranet.plans import services as plans
from intranet.plans.models import Plan
from intranet.search.models import SavedFilter
from intranet.seed import demo
from intranet.seed.commune import PASSWORD, PEOPLE
from intranet.supervision import queries as note_queries
from intranet.supervision.models import SupervisionNote
from intranet.tasks import draft_queries, draft_services
from intranet.tasks.comment_models import Comment
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.field_models import Field
from intranet.tasks.models import Assignment, ReportFile
from intranet.tasks.ordering import Order
from intranet.tasks.step_models import Step
from intranet.trash import queries as trash_queries
from intranet.trash.models import Trashed
from intranet.web.guard import Rule, permission_for
from tests.support import papers
from tests.support.demonstration import NOW, close, fresh_installation

# One of each role, and some whose unit, village or place in it differs.
EVERYBODY = [
    *{one.role: one.username for one in reversed(PEOPLE)}.values(),
    "kinh.te2",
    "van.thu",
    "thon.nalanh",
]
AT_LEAST = 3_000
ASKED_FOR = "Văn bản để hỏi mọi đường"
_REGISTER = (P.DOCUMENT_KEEP_REGISTER, P.DOCUMENT_VIEW_DRAFT)


def _one_of_each_register() -> list[RegisterEntry]:
    found = db.session.scalars(select(RegisterEntry).order_by(RegisterEntry.id))
    return list({entry.body: entry for entry in found}.values())


def _papers_at_each_step() -> list[Document]:
    """Return the papers that :func:`_papers_in_hand` made: at each step, and of the other body."""
    return list(
        db.session.scalars(select(Document).where(Document.subject == ASKED_FOR).order_by(Document.id))
    )


def _one_point_of_each() -> list[ConclusionPoint]:
    return [one.points[0] for one in db.session.scalars(select(Conclusion).order_by(Conclusion.id))]


# What is asked for, by the name of the argument.
SAMPLES: dict[str, Callable[[], list[Any]]] = {
    "assignment_id": lambda: [
        _share("office", "doing"), _share("village-2", "given"), _share("front", "reported"),
        _share("economy", "declined"), _share("police", "done"), _share("party_office", "accepted"),
    ],
    "task_draft_id": lambda: list(db.session.scalars(select(TaskDraft).order_by(TaskDraft.id))),
    "plan_id": lambda: list(db.session.scalars(select(Plan).order_by(Plan.id))),
    "dialogue_id": lambda: list(db.session.scalars(select(Dialogue).order_by(Dialogue.id))),
    "draft_id": lambda: list(db.session.scalars(select(ImportDraft).order_by(ImportDraft.id))),
    "unit_id": lambda: _some(Unit, 2),
    "person_id": lambda: _some(User, 2),
    "delegation_id": lambda: _some(Delegation, 1),
    "absence_id": lambda: _some(Absence, 1),
    "notice_id": lambda: _some(Notice, 2),
    "started_id": lambda: _some(SignIn, 2),
    "entry_id": _one_of_each_register,
    "note_id": lambda: _some(SupervisionNote, 3),
    "saved_id": lambda: list(db.session.scalars(select(SavedFilter).order_by(SavedFilter.id))),
    "conclusion_id": lambda: list(db.session.scalars(select(Conclusion).order_by(Conclusion.id))),
    "point_id": _one_point_of_each,
    "field_id": lambda: _some(Field, 2),
    "page_id": lambda: _pages_to_ask(),
    "place_id": lambda: _pages_to_ask(),
    "trashed_id": lambda: list(db.session.scalars(select(Trashed).order_by(Trashed.id))),
    "document_id": lambda: [*_papers_at_each_step(), db.session.scalars(select(Document)).first()],
}  # fmt: skip
# Arguments after the first; they may name nothing that belongs to it (404).
FURTHER: dict[str, Callable[[], list[Any]]] = {
    "position_id": lambda: [_some(Position, 1)[0].id],
    "alias_id": lambda: [_some(UnitAlias, 1)[0].id],
    "member_id": lambda: [_some(GroupMember, 1)[0].id],
    "file_id": lambda: [_some(ReportFile, 1)[0].file_id],
    "step_id": lambda: [_some(Step, 1)[0].id],
    "comment_id": lambda: [_some(Comment, 1)[0].id],
    "number": lambda: [1],
    "key": lambda: ["conclude"],
    "line": lambda: [1],
    "deed": lambda: ["bo"],
    "slug": lambda: ["cho-xac-nhan"],
    "year": lambda: [2026, 2027],
    "month": lambda: [1],
    "day": lambda: [1],
    "way": lambda: ["len"],
    "guide": lambda: ["thon"],
    "name": lambda: ["village"],
    "version_id": lambda: [_some(DocumentVersion, 1)[0].id],
    "recipient_id": lambda: [_some(DocumentRecipient, 1)[0].id],
}


def _pages_to_ask() -> list[Page]:
    """Return a section, a page that waits, one that is narrowed, one of a unit, a draft, a bulletin."""
    kinds = (
        Page.key.is_not(None) & Page.unit_id.is_not(None), Page.state == PageState.SUBMITTED,
        Page.is_narrowed, Page.is_of_unit & Page.is_published & Page.key.is_(None),
        Page.is_of_unit & (Page.state == PageState.DRAFT), Page.kind == PageKind.BULLETIN,
    )  # fmt: skip
    return [db.session.scalars(select(Page).where(one).order_by(Page.id).limit(1)).one() for one in kinds]


def _some(model: Any, number: int) -> list[Any]:
    return list(db.session.scalars(select(model).limit(number)))


def _share(unit: str, state: str) -> Assignment:
    query = select(Assignment).join(Assignment.unit).where(Unit.code == unit, Assignment.state == state)
    return db.session.scalars(query.order_by(Assignment.id).limit(1)).one()


def _conclusion_seen(actor: Actor, conclusion: Any) -> bool:
    return permits(actor, P.CONCLUSION_VIEW_ISSUED, conclusion) or permits(
        actor, P.DOCUMENT_VIEW_DRAFT, conclusion
    )


def _plan_seen(actor: Actor, plan: Any) -> bool:
    return permits(actor, P.PLAN_VIEW_ISSUED, plan) or permits(actor, P.PLAN_VIEW_DRAFT, plan)


# Whether somebody may know that the thing exists; else the answer is 404.
SEEN: dict[str, Callable[[Actor, Any], bool]] = {
    "assignment_id": lambda actor, x: permits(actor, P.TASK_VIEW, x),
    "task_draft_id": draft_queries.is_seen,
    "plan_id": _plan_seen,
    "dialogue_id": lambda actor, x: _plan_seen(actor, x.plan),
    "document_id": document_queries.is_seen,
    "note_id": note_queries.is_seen,
    "draft_id": lambda actor, x: permits(actor, P.PLAN_VIEW_DRAFT, x),
    "unit_id": lambda _actor, _x: True,
    "field_id": lambda _actor, _x: True,
    "person_id": lambda _actor, _x: True,
    "delegation_id": lambda _actor, _x: True,
    "absence_id": lambda actor, x: x.user_id == actor.user_id,
    "notice_id": lambda actor, x: x.user_id == actor.user_id,
    "started_id": lambda actor, x: x.user_id == actor.user_id,
    "trashed_id": trash_queries.is_seen,
    "saved_id": lambda actor, x: x.unit_id in actor.units if x.unit_id else x.user_id == actor.user_id,
    "conclusion_id": _conclusion_seen,
    "point_id": lambda actor, x: _conclusion_seen(actor, x.conclusion),
    "page_id": page_queries.is_seen,
    "place_id": lambda actor, x: permits(actor, P.PAGE_READ, x),
    "entry_id": lambda actor, x: any(permits(actor, one, x) for one in _REGISTER),
}
# Views that anybody may open and whose service then asks for more.
STRICTER = {
    "pages.broadcast": (P.DIALOGUE_LOG_BROADCAST,),
    "people.agree": (P.USER_SECOND_PERSON,), "people.decline": (P.USER_SECOND_PERSON,),
    "task_drafts.index": (P.TASK_CREATE, P.TASK_ISSUE),
    "register.index": _REGISTER, "register.book": _REGISTER, "register.export": _REGISTER,
}  # fmt: skip
# Views of something that not each subject has, or not each machine: a file, members, PDFs.
PARTIAL = {
    "register.scan", "plans.source", "imports.source", "units.add_member", "slips.fetch", "letters.edit",
    "invitees.make", "invitees.fetch", "revisions.compare", "revisions.moved", "writing_plans.open_plan",
    "writing_plans.revisions_of", "saved.save",
    "paper_files.as_pdf", "task_chain.repeat", "settings.withdraw",
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """One way to ask."""

    endpoint: str
    method: str
    permission: P | Rule
    arguments: tuple[str, ...]
    first: str


def routes(app: Flask) -> list[Route]:
    """Return every guarded route, once for each method."""
    found = []
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if getattr(view, "guarded_by", None) is None or rule.endpoint == "account.sign_out":
            continue
        first = f"{view.loads[0]}_id" if view.loads else ""
        found += [
            Route(rule.endpoint, method, view.guarded_by, tuple(sorted(rule.arguments)), first)
            for method in sorted(rule.methods & {"GET", "POST"})
        ]
    return found


def _concluded(who: Actor) -> None:
    """Add a conclusion that is still a draft, of a plan in force."""
    plan = plans.enter(who, plans.Paper(body=Body.PARTY, subject="Đối thoại của người đứng đầu cấp ủy"))
    (held,) = dialogues.create(who, plan, [dialogues.Ordered(label="đã tổ chức", day=clock.today())])
    plans.issue_tasks(who, plan, anchors=[])
    conclusions.add_point(who, conclusions.begin(who, held), conclusions.Order(words="Ghi nhận ý kiến"))


def _papers_in_hand() -> None:
    """Add a plan of each body that is not issued, each with a dialogue."""
    for username, body in (("van.phong", Body.STATE), ("vp.dang", Body.PARTY)):
        user = db.session.scalars(select(User).where(User.username == username)).one()
        who = identity.actor_of(user.id, clock.today())
        plan = plans.enter(who, plans.Paper(body=body, subject="Một kế hoạch đang soạn", text="Chưa ký"))
        dialogues.create(who, plan, [dialogues.Ordered(label="đang soạn")])
        if body is Body.PARTY:
            _concluded(who)
    for username, body in (("van.thu", Body.STATE), ("vp.dang", Body.PARTY), ("mat.tran", Body.FRONT)):
        user = db.session.scalars(select(User).where(User.username == username)).one()
        who = identity.actor_of(user.id, clock.today())
        register.hold(who, body=body, type="TB", subject="Chưa ký", reason="Giữ cho văn bản sắp ký")
    office, leader = (_by_name(name) for name in ("van.thu", "chu.tich"))
    for state in (*papers.STEPS, "dropped"):
        papers.paper(state, by=office, leader=leader, subject=ASKED_FOR)
    papers.paper(
        "issued", kind=Kind.INVITATION, to=["Phòng Kinh tế"], by=office, leader=leader, subject=ASKED_FOR
    )
    papers.paper("draft", body=Body.PARTY, by=_by_name("vp.dang"), leader=leader, subject=ASKED_FOR)
    given_up = draft_services.create(office, Body.STATE, Order(title="Việc soạn nhầm"))
    draft_services.drop(office, given_up, comment="Soạn nhầm")


def _by_name(username: str) -> Actor:
    user = db.session.scalars(select(User).where(User.username == username)).one()
    return identity.actor_of(user.id, clock.today())


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """The demo, and everybody signed in to it."""
    patch = pytest.MonkeyPatch()
    with fresh_installation("sqlite", tmp_path_factory.mktemp("routes")) as app, app.app_context():
        patch.setattr(clock, "wall", lambda: NOW)
        demo.load()
        _papers_in_hand()
        commit()
        db.session.remove()
        clients = {}
        for username in EVERYBODY:
            clients[username] = client = app.test_client()
            answer = Context().run(
                client.post, "/dang-nhap", data={"username": username, "password": PASSWORD}
            )
            assert answer.status_code == 302, username
        clients[""] = app.test_client()
        # From here on nothing is kept, so that each answer is about the same world.
        patch.setattr(database, "commit", database.rollback)
        database.set_reading(True)
        yield app, clients
        database.set_reading(False)
        patch.undo()
        close()


def test_every_argument_is_known(asked):
    app, _ = asked
    unknown = {
        (route.endpoint, name)
        for route in routes(app)
        for name in route.arguments
        if name not in SAMPLES and name not in FURTHER
    }
    assert unknown == set(), "teach SAMPLES (and SEEN) or FURTHER what these arguments stand for"
    assert {route.first for route in routes(app)} - {""} <= set(SEEN)


def expected(actor: Actor, route: Route, subject: Any) -> int:
    """Return 403, 404 or 200 for “let through”."""
    if route.first:
        if not SEEN[route.first](actor, subject):
            return 404
        return 200 if permits(actor, permission_for(route.permission, subject), subject) else 403
    return 200 if permits_somewhere(actor, route.permission) else 403


def agrees(status: int, wanted: int, route: Route, actor: Actor) -> bool:
    """Tell whether the answer is one that *wanted* stands for."""
    if wanted != 200:
        return status == wanted
    let_through = {"GET": {200, 302}, "POST": {200, 302, 409, 413, 422}}[route.method]
    further = len(route.arguments) > 1 or route.endpoint in PARTIAL
    asked_for = STRICTER.get(route.endpoint)
    stricter = asked_for and not any(permits_somewhere(actor, one) for one in asked_for)
    return status in let_through or (further and status == 404) or (stricter and status == 403)


def requests(app: Flask) -> list[tuple[Route, Any, str]]:
    """Return every request to make: the route, its subject and the address."""
    found = []
    samples = {name: make() for name, make in SAMPLES.items()}
    further = {name: make() for name, make in FURTHER.items()}
    with app.test_request_context():
        for route in routes(app):
            choices = [
                [(name, x) for x in (samples[name] if name in samples else further[name])]
                for name in route.arguments
            ]
            for chosen in product(*choices):
                values = {name: _in_address(name, x) if name in samples else x for name, x in chosen}
                found.append((route, dict(chosen).get(route.first), app.url_for(route.endpoint, **values)))
    return found


def _in_address(name: str, x: Any) -> Any:
    """Return what stands for *x* in an address: its number, or the readable path of a page."""
    return x.path if name == "place_id" else x.id


@pytest.mark.parametrize("username", EVERYBODY)
def test_everybody_gets_the_answer_that_the_matrix_gives(asked, username):
    app, clients = asked
    user_id = db.session.scalars(select(User.id).where(User.username == username)).one()
    actor = identity.actor_of(user_id, clock.today())
    wanted = [(route, path, expected(actor, route, subject)) for route, subject, path in requests(app)]
    wrong = []
    for route, path, want in wanted:
        got = Context().run(clients[username].open, path, method=route.method, buffered=True).status_code
        if not agrees(got, want, route, actor):
            wrong.append(f"{username} {route.method} {path}: {got}, the matrix says {want}")
    assert not wrong, "\n".join(wrong)


def test_enough_is_asked(asked):
    app, _ = asked
    assert len(requests(app)) * len(EVERYBODY) >= AT_LEAST


def test_strangers_are_asked_to_sign_in_before_anything_is_told(asked):
    app, clients = asked
    for route, _subject, path in requests(app):
        answer = Context().run(clients[""].open, path, method=route.method)
        if route.method == "GET":
            assert answer.status_code == 302 and answer.location.startswith("/dang-nhap?tiep="), path
        else:
            assert answer.status_code == 401, path


def test_everybody_means_every_role():
    assert {one.role for one in PEOPLE if one.username in EVERYBODY} == set(Role)
