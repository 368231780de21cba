"""The policy is the matrix that was signed, and each letter means what it says."""

import csv
from dataclasses import dataclass, field

import pytest

from intranet.access import policy
from intranet.access.actor import Actor, Body, Grant, Role
from intranet.access.check import letters, permits, permits_somewhere, require, who_may
from intranet.access.permissions import Permission as P
from intranet.access.policy import FOR_HEADS, MUST, POLICY, TABLE
from intranet.errors import Forbidden
from tests.support import needs
from tests.support.needs import ROOT

SIGNED = ROOT / "tests" / "access" / "signed.csv"
# Rows of our own: everybody keeps their account and may look up units and the calendar; who imports may
# re-assign, and record for a unit without people. Who writes a section publishes in it.
OURS = {
    "account:use", "organisation:view", "calendar:view", "task:reassign", "task:record-for",
    "page:publish-own", "filter:share", "document:view", "document:view-draft", "document:draft",
    "document:approve", "document:return", "document:issue", "audit:takings",
}  # fmt: skip


def signed() -> list[dict[str, str]]:
    with SIGNED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_policy_is_the_signed_matrix():
    in_code = {
        str(permission): {role.short: row.get(role, "") for role in Role}
        for permission, row in POLICY.items()
    }
    on_paper = {row["permission"]: {role.short: row[role.short] for role in Role} for row in signed()}
    assert in_code == on_paper


def test_the_signed_matrix_is_the_owners():
    with needs.shared("permissions.csv").open(encoding="utf-8", newline="") as file:
        owners = {(row["object"], row["action"]): row for row in csv.DictReader(file)}
    ours = {(row["object"], row["action"]): row for row in signed() if row["permission"] not in OURS}
    assert set(ours) == set(owners)
    for key, row in owners.items():
        assert {r.short: ours[key][r.short] for r in Role} == {r.short: row[r.short] or "" for r in Role}, key


def test_only_known_rows_are_our_own():
    assert {row["permission"] for row in signed() if not row["object"]} == OURS


def test_unit_heads_are_asked_for_where_the_matrix_says_so():
    marked = {row["permission"] for row in signed() if "unit head" in row["action"]}
    assert {str(permission) for permission in FOR_HEADS} == marked | {"answer:check"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("task:cancel ", "task:cancle "),
        ("BT TTDU", "BT TDU"),
        ("calendar:edit               -", "calendar:edit               X"),
        ("calendar:edit               - ", "calendar:edit               "),
        ("\npolicy:read-page", "\n\n#"),
    ],
)
def test_a_slip_in_the_table_stops_the_application(old, new):
    assert old in TABLE
    with pytest.raises(ValueError):
        policy.read(TABLE.replace(old, new, 1))


@dataclass
class Paper:
    """Something that answers every question a letter may ask."""

    body: Body = Body.STATE
    holders: set[int] = field(default_factory=lambda: {1})
    coordinators: set[int] = field(default_factory=set)
    owner: int = 0
    author_id: int = 0
    is_issued: bool = True
    doer: int = 0

    def held_by(self, units):
        """Tell whether one of the units holds it."""
        return bool(self.holders & set(units))

    def coordinated_by(self, units):
        """Tell whether one of the units coordinates."""
        return bool(self.coordinators & set(units))

    def owned_by(self, user_id):
        """Tell whether it is this person's."""
        return self.owner == user_id

    def not_done_by(self, user_id, units):
        """Tell whether neither the person nor their unit did it."""
        return self.doer != user_id and not self.held_by(units)


def one(role: Role, unit: int | None = 1, **grant) -> Actor:
    body = grant.pop("body", Body.STATE)
    return Actor(7, "Ai đó", (Grant(role, body, unit, **grant),))


def test_all_is_all():
    assert permits(one(Role.OFFICE, unit=9), P.TASK_VIEW, Paper(body=Body.PARTY))


def test_own_body_is_the_body_of_the_position():
    assert permits(one(Role.OFFICE, unit=9), P.TASK_CREATE, Paper())
    assert not permits(one(Role.OFFICE, unit=9), P.TASK_CREATE, Paper(body=Body.PARTY))


def test_own_unit_holds_it_and_for_seeing_also_coordinates():
    holder, other, beside = one(Role.SPECIALIST), one(Role.SPECIALIST, unit=2), Paper(coordinators={2})
    assert permits(holder, P.TASK_VIEW, beside)
    assert permits(holder, P.TASK_ACCEPT, beside)
    assert permits(other, P.TASK_VIEW, beside)
    assert permits(other, P.TASK_COMMENT, beside)
    assert not permits(other, P.TASK_ACCEPT, beside)
    assert not permits(one(Role.SPECIALIST, unit=3), P.TASK_VIEW, beside)


def test_a_village_sees_its_own_only():
    assert permits(one(Role.VILLAGE), P.TASK_VIEW, Paper())
    assert not permits(one(Role.VILLAGE, unit=2), P.TASK_VIEW, Paper())


def test_own_is_given_by_name():
    assert permits(one(Role.VICE_CHAIRMAN), P.TASK_ACCEPT, Paper(owner=7))
    assert not permits(one(Role.VICE_CHAIRMAN), P.TASK_ACCEPT, Paper(owner=8))


def test_a_deputy_acts_only_under_a_delegation_that_covers_it():
    without = one(Role.VICE_CHAIRMAN)
    under = one(Role.VICE_CHAIRMAN, delegated=True)
    narrow = one(Role.VICE_CHAIRMAN, delegated=True, limits=frozenset({"plan"}))
    assert not permits(without, P.TASK_CANCEL, Paper())
    assert permits(under, P.TASK_CANCEL, Paper())
    assert not permits(under, P.TASK_CANCEL, Paper(body=Body.PARTY))
    assert not permits(narrow, P.TASK_CANCEL, Paper())
    assert permits(narrow, P.PLAN_FIX_DIALOGUE_DATE, Paper())


def test_published_is_issued():
    assert permits(one(Role.VILLAGE), P.PLAN_VIEW_ISSUED, Paper())
    assert not permits(one(Role.VILLAGE), P.PLAN_VIEW_ISSUED, Paper(is_issued=False))


def test_even_leaders_see_as_issued_only_what_is():
    assert not permits(one(Role.CHAIRMAN), P.PLAN_VIEW_ISSUED, Paper(is_issued=False))


def test_figures_are_never_the_thing():
    assert not permits(one(Role.PROPAGANDA), P.OPINION_VIEW_CONTENT, Paper())
    assert not permits_somewhere(one(Role.PROPAGANDA), P.OPINION_VIEW_CONTENT)


@pytest.mark.parametrize("permission", sorted(FOR_HEADS))
def test_some_deeds_are_for_the_head_of_a_unit(permission):
    assert permits(one(Role.SPECIALIST, is_head=True), permission, Paper())
    assert not permits(one(Role.SPECIALIST), permission, Paper())


@pytest.mark.parametrize("role", [Role.OFFICE, Role.CHAIRMAN, Role.PARTY_SECRETARY])
def test_who_does_never_confirms(role):
    body = Body.PARTY if role is Role.PARTY_SECRETARY else Body.STATE
    who = one(role, unit=1, body=body)
    assert permits(who, P.TASK_CONFIRM, Paper(body=body, holders={2}))
    assert not permits(who, P.TASK_CONFIRM, Paper(body=body, holders={1}))
    assert not permits(who, P.TASK_CONFIRM, Paper(body=body, holders={2}, doer=7))


@pytest.mark.parametrize("permission", [p for p in MUST if MUST[p] is policy.not_the_author])
def test_nobody_approves_a_paper_of_their_own(permission):
    assert permits(one(Role.CHAIRMAN), permission, Paper(author_id=8))
    assert not permits(one(Role.CHAIRMAN), permission, Paper(author_id=7))


def test_positions_are_joined_but_units_stay_with_their_position():
    """A village head who is also secretary of another village's cell does not mix the two."""
    both = Actor(7, "Ai đó", (Grant(Role.VILLAGE, Body.STATE, 1), Grant(Role.GUEST, Body.STATE, 2)))
    assert permits(both, P.TASK_ACCEPT, Paper(holders={1}))
    assert not permits(both, P.TASK_ACCEPT, Paper(holders={2}))


CONTENT = """
    plan task opinion answer dialogue invitation delegates minutes conclusion follow-up report document
    dossier supervision-note publication
"""


def test_the_administrator_has_no_right_to_content():
    of_admin = {permission for permission, row in POLICY.items() if Role.ADMINISTRATOR in row}
    assert {permission.thing for permission in of_admin} & set(CONTENT.split()) == set()


@pytest.mark.parametrize("permission", list(P))
def test_every_permission_has_words_and_somebody(permission):
    assert permission.label[0].isupper()
    assert who_may(permission)


def test_a_refusal_names_who_may():
    with pytest.raises(Forbidden) as refusal:
        require(one(Role.VILLAGE), P.TASK_CANCEL, Paper())
    assert "Chủ tịch UBND" in refusal.value.who
    assert "Thôn, tổ dân phố" not in refusal.value.who


def test_nobody_in_particular_may_nothing():
    nobody = Actor(0, "Khách")
    assert not any(letters(nobody, permission) for permission in P)
    assert not any(permits_somewhere(nobody, permission) for permission in P)


def test_when_nearly_everybody_may_the_exceptions_are_named():
    assert who_may(P.ORGANISATION_VIEW) == ("Mọi người có chức vụ",)
    assert who_may(P.TASK_VIEW) == ("Mọi người có chức vụ, trừ Khách mời, Quản trị kỹ thuật",)
