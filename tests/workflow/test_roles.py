"""Every state, role and deed of an assignment, as the signed matrix and the machine say (C2).

The letters are read from the signed matrix, not from the policy; how far each reaches is worked out here.
"""

import csv
from dataclasses import replace

import pytest

from intranet.access.actor import Actor, Role
from intranet.db.session import db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.tasks.models import AssignmentState
from intranet.tasks.workflow import moves
from tests.access.test_policy import SIGNED
from tests.support.make import make_task
from tests.support.world import PEOPLE, person
from tests.support.world import actor as actor_named
from tests.workflow.test_machines import NOT_HERE, TABLES, TOLD, ready

# The row of the matrix for each deed.
ROWS = {
    "accept": "task:accept", "decline": "task:decline",
    "insist": "task:reassign", "reassign": "task:reassign",
    "rescue": "task:reassign", "progress": "task:report-progress", "report": "task:report-result",
    "confirm": "task:confirm", "send_back": "task:confirm", "withdraw": "task:report-result",
    "cancel": "task:cancel", "lift": "task:confirm-import", "name": "task:delegate", "remind": "task:remind",
    "help": "task:report-progress", "help-answer": "task:remind", "ask-extension": "task:ask-extension",
    "withdraw-extension": "task:ask-extension", "grant-extension": "task:grant-extension",
    "refuse-extension": "task:grant-extension", "ask-explanation": "task:ask-explanation",
    "record-accept": "task:record-for", "record-progress": "task:record-for",
    "record-report": "task:record-for",
    "explain": "task:report-progress", "queue": "task:create", "open": "task:create", "turn": "task:confirm",
}  # fmt: skip
BY_ROLE = {role: name for name, (_, role, *_rest) in reversed(PEOPLE.items())}
HEADS_ONLY, NOT_THE_DOER = {"task:delegate"}, {"task:confirm"}


def matrix() -> dict[str, dict[str, str]]:
    with SIGNED.open(encoding="utf-8", newline="") as file:
        return {row["permission"]: row for row in csv.DictReader(file)}


def may(letter: str, row: str, *, is_own: bool, is_head: bool, by_name: bool, delegated: bool) -> bool:
    """Work out what a letter allows with work of the person's own body, of their unit or of another."""
    if row in HEADS_ONLY and not is_head:
        return False
    if row in NOT_THE_DOER and is_own:
        return False
    reaches = {"A": True, "B": True, "U": is_own, "V": is_own, "O": by_name, "D": delegated}
    return reaches.get(letter, False)


def test_every_deed_has_a_row():
    assert set(ROWS) == set(moves.transitions)
    assert set(BY_ROLE) == set(Role)


def positions(role: Role) -> list[tuple[Actor, bool]]:
    """Return the person of a role; a deputy also with a delegation in force."""
    plain = actor_named(BY_ROLE[role])
    plain = replace(plain, grants=tuple(one for one in plain.grants if one.role is role))
    acting = replace(plain, grants=tuple(replace(one, delegated=True) for one in plain.grants))
    return [(plain, False), (acting, True)]


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_each_role_does_in_each_state_what_the_matrix_allows(session, role):
    signed, name = matrix(), BY_ROLE[role]
    _, _, unit_key, body, is_head = PEOPLE[name]
    elsewhere = "culture" if unit_key != "culture" else "economy"
    shares = [(unit_key, False), (elsewhere, False), (elsewhere, True)]
    for holder, by_name in shares:
        (one,) = make_task(holder)
        one.body = body
        one.assignee_id = person(name).id if by_name else None
        db.session.commit()
        for me, delegated in positions(role):
            for state in AssignmentState:
                for deed, row in ROWS.items():
                    letter = signed[row][role.short]
                    wanted = may(
                        letter, row, is_own=holder == unit_key, is_head=is_head, by_name=by_name,
                        delegated=delegated,
                    )  # fmt: skip
                    fits = deed in TABLES[moves][state]
                    found = attempt(me, one.id, state, deed)
                    expected = "done" if wanted and fits else "wrong state" if wanted else "forbidden"
                    if deed in NOT_HERE and expected == "done":
                        expected = "refused"
                    assert found == expected, (holder, delegated, state.value, deed)


def attempt(me: Actor, number: int, state: AssignmentState, deed: str) -> str:
    try:
        moves.fire(me, ready(number, state, deed), deed, "Vì lý do đã nêu.", **TOLD)
    except Forbidden:
        return "forbidden"
    except WrongState:
        return "wrong state"
    except Refused:
        return "refused"
    finally:
        db.session.rollback()
    return "done"
