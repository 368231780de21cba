"""Every machine, tried from every state by everybody."""

import pytest

from intranet.access.actor import Body
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.tasks.models import Assignment, AssignmentState
from intranet.tasks.workflow import moves as assignment
from intranet.workflow.machine import Machine, Transition
from tests.support.make import make_task
from tests.support.world import PEOPLE, actor

TABLES = {
    assignment: {
        "given": {"accept", "decline", "rescue", "cancel", "lift"},
        "accepted": {"decline", "rescue", "progress", "report", "cancel", "lift"},
        "doing": {"rescue", "progress", "report", "cancel", "lift"},
        "reported": {"withdraw", "confirm", "send_back", "cancel"},
        "done": set(),
        "declined": {"insist", "reassign", "cancel", "lift"},
        "cancelled": set(),
    },
}
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
}


@pytest.mark.parametrize("machine", TABLES, ids=lambda m: m.subject)
def test_moves_from_each_state(machine):
    found = {
        state.value: {t.name for t in machine.transitions.values() if state in t.sources}
        for state in type(machine.initial)
    }
    assert found == TABLES[machine]


def test_every_pair_of_state_and_person_is_allowed_or_refused_as_the_table_says(session):
    (one,) = make_task("economy")
    people = {name: actor(name) for name in PEOPLE}
    tried = 0
    for state in AssignmentState:
        for name, me in people.items():
            for move in assignment.transitions:
                subject = db.session.get(Assignment, one.id)
                subject.state = state
                may, fits = name in WHO[move], move in TABLES[assignment][state]
                try:
                    assignment.fire(me, subject, move, "Vì lý do đã nêu.")
                except Forbidden:
                    assert not may, (state, name, move)
                except WrongState:
                    assert may and not fits, (state, name, move)
                except Refused:
                    assert may and fits and move == "rescue", (state, name, move)  # its unit still exists
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
