"""Every machine, tried from every state by everybody."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.tasks.draft_workflow import moves as draft
from intranet.tasks.models import Assignment, AssignmentState
from intranet.tasks.workflow import moves as assignment
from intranet.workflow.machine import Machine, Transition
from tests.support.make import make_task
from tests.support.world import PEOPLE, actor

# What leaves work where it is: in every state that is not closed, and what is about its date.
DEEDS = {"name", "remind", "help", "help-answer", "explain"}
OF_DATES = {
    "ask-extension", "withdraw-extension", "grant-extension", "refuse-extension", "ask-explanation",
}  # fmt: skip
# What the office records in the place of a unit that has nobody who could.
RECORDED = {"record-progress", "record-report"}
NOT_HERE = {"rescue", "record-accept", *RECORDED}  # the unit still exists, and has its people
TABLES = {
    assignment: {
        "given": {
            "accept", "decline", "rescue", "queue", "cancel", "lift", "record-accept",
            *RECORDED, *DEEDS, *OF_DATES,
        },
        "accepted": {
            "decline", "rescue", "progress", "report", "cancel", "lift", *RECORDED, *DEEDS, *OF_DATES
        },
        "doing": {"rescue", "progress", "report", "cancel", "lift", *RECORDED, *DEEDS, *OF_DATES},
        "reported": {"withdraw", "confirm", "send_back", "cancel", *DEEDS},
        "done": {"explain"},
        "declined": {"insist", "reassign", "cancel", "lift", *DEEDS},
        "cancelled": set(),
        "queued": {"open", "turn", "cancel", "lift", *DEEDS},
    },
    draft: {
        "draft": {"submit", "drop"},
        "submitted": {"recall", "issue", "give_back"},
        "issued": set(),
        "dropped": {"restore"},
    },
}
FOLLOWERS = {
    "secretary", "standing", "party_office", "mobiliser", "propagandist", "chairman", "vice", "office",
    "office_head",
}  # fmt: skip
# Who may make each move on work of Phòng Kinh tế under a plan of the People's Committee.
WHO = {
    "accept": {"specialist", "junior", "finance"},
    "decline": {"specialist", "junior", "finance"},
    "progress": {"specialist", "junior", "finance"},
    "report": {"specialist", "junior", "finance"},
    "withdraw": {"specialist", "junior", "finance"},
    "insist": {"office", "office_head"},
    "reassign": {"office", "office_head"},
    "rescue": {"office", "office_head"},
    "confirm": {"office", "office_head", "chairman"},
    "send_back": {"office", "office_head", "chairman"},
    "cancel": {"chairman"},
    "lift": {"office", "office_head"},
    "queue": {"office", "office_head"},
    "open": {"office", "office_head"},
    "turn": {"office", "office_head", "chairman"},
    "name": {"specialist"},
    "remind": FOLLOWERS,
    "help": {"specialist", "junior", "finance"},
    "help-answer": FOLLOWERS,
    "ask-extension": {"specialist", "junior", "finance"},
    "withdraw-extension": {"specialist", "junior", "finance"},
    "grant-extension": {"chairman"},
    "refuse-extension": {"chairman"},
    "ask-explanation": {"secretary", "standing", "inspector", "councillor", "chairman", "vice"},
    "explain": {"specialist", "junior", "finance"},
    "record-accept": {"office", "office_head"},
    "record-progress": {"office", "office_head"},
    "record-report": {"office", "office_head"},
}
# What each deed finds, so that nothing but right and state is in its way.
READY = {
    "withdraw-extension": {"wants_due": date(2030, 1, 2)},
    "grant-extension": {"wants_due": date(2030, 1, 2)},
    "refuse-extension": {"wants_due": date(2030, 1, 2)},
    "explain": {"explain_by": date(2030, 1, 2)},
}
# What the log's sentences of these are made of.
TOLD = {
    "person": "ai đó", "away": [], "old": date(2026, 1, 5), "new": date(2030, 1, 2), "number": 1,
    "day": date(2030, 1, 2),
}  # fmt: skip


@pytest.mark.parametrize("machine", TABLES, ids=lambda m: m.subject)
def test_moves_from_each_state(machine):
    found = {
        state.value: {t.name for t in machine.transitions.values() if state in t.sources}
        for state in type(machine.initial)
    }
    assert found == TABLES[machine]


def ready(number: int, state: AssignmentState, move: str) -> Assignment:
    """Return the share in a state, late, with what *move* finds before it."""
    subject = db.session.get(Assignment, number)
    subject.state = state
    subject.due, subject.wants_due, subject.explain_by = date(2026, 1, 5), None, None
    for name, value in READY.get(move, {}).items():
        setattr(subject, name, value)
    return subject


def test_every_pair_of_state_and_person_is_allowed_or_refused_as_the_table_says(session):
    (one,) = make_task("economy")
    people = {name: actor(name) for name in PEOPLE}
    tried = 0
    for state in AssignmentState:
        for name, me in people.items():
            for move in assignment.transitions:
                subject = ready(one.id, state, move)
                may, fits = name in WHO[move], move in TABLES[assignment][state]
                try:
                    assignment.fire(me, subject, move, "Vì lý do đã nêu.", **TOLD)
                except Forbidden:
                    assert not may, (state, name, move)
                except WrongState:
                    assert may and not fits, (state, name, move)
                except Refused:
                    assert may and fits and move in NOT_HERE, (state, name, move)
                else:
                    assert may and fits, (state, name, move)
                db.session.rollback()
                tried += 1
    assert tried == len(AssignmentState) * len(PEOPLE) * len(WHO)


def test_a_reason_is_asked_for_and_kept(session):
    (one,) = make_task("economy")
    with pytest.raises(Refused, match="lý do"):
        assignment.fire(actor("chairman"), one, "cancel", "  ")
    assignment.fire(actor("chairman"), one, "cancel", "Đã làm ở kế hoạch khác.")
    commit()
    assert history(one)[0].text == "Hủy phần việc: “Đã làm ở kế hoạch khác.”"
    assert history(one)[0].data["before"] == "given"


def test_the_party_s_work_is_the_party_s(session):
    (one,) = make_task("building", body=Body.PARTY)
    one.state = AssignmentState.REPORTED
    may = {name for name in PEOPLE if permits(actor(name), P.TASK_CONFIRM, one)}
    assert may == {"secretary", "party_office"}


def test_a_slip_in_a_machine_stops_the_application():
    move = Transition(
        name="accept", label="", done="", sources=frozenset(), target=AssignmentState.ACCEPTED,
        permission=P.TASK_ACCEPT,
    )  # fmt: skip
    with pytest.raises(ValueError, match="nothing leads to"):
        Machine("slip", AssignmentState.GIVEN, [move])
    with pytest.raises(ValueError, match="share a name"):
        Machine("slip", AssignmentState.GIVEN, [move, move])
