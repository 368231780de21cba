"""Who may do what: the whole policy, on one page.

The columns are the short codes of ``actor.Role``, the letters those of ``scopes``; a dash is no.
``MUST`` adds what holds whatever the position, such as that nobody approves a paper of their own.
The table is the matrix that the owner signed (``tests/access/signed.csv``); the last rows are
ours: everybody keeps their own account and may look up units and the calendar; who imports may re-assign,
and record for a unit without people;
papers other than plans, conclusions and invitations are drafted, approved, issued and read by those who do
so with these; who writes a unit's section publishes in it, and keeps filters for the unit; who took a file
is known to those who read the log, and to those who keep the register of the body that it belongs to.
"""

from collections.abc import Callable
from typing import Any

from intranet.access.actor import Role
from intranet.access.permissions import Permission as P
from intranet.access.scopes import SCOPES, Reach

TABLE = """
                            BT TTDU VPDU DV TG UBKT HDND CT PCT VP CM VHXH TCKT CA MT DT CB TH KM QT
plan:view-draft             B  B    B    -  -  -    -    B  B   B  -  -    -    -  -  -  -  -  -  -
plan:view-issued            A  A    A    A  A  A    P    A  A   A  P  P    P    P  P  P  P  P  P  -
plan:create                 -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
plan:import                 -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
plan:edit-draft             -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
plan:comment-on-draft       B  A    A    A  A  -    A    B  A   A  -  -    -    -  A  -  -  -  -  -
plan:approve                B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
plan:return                 B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
plan:issue                  -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
plan:propose-dialogue-date  -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
plan:fix-dialogue-date      B  -    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -

task:view                   A  A    A    A  A  A    A    A  A   A  U  U    U    U  A  A  V  V  -  -
task:comment                A  A    A    A  A  A    A    A  A   A  U  U    U    U  A  A  V  V  -  -
task:decline                -  U    U    U  U  -    U    -  -   U  U  U    U    U  U  U  V  V  -  -
task:create                 -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
task:confirm-import         -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
task:draft                  -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
task:issue                  B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
task:accept                 U  U    U    U  U  U    U    U  O   U  U  U    U    U  U  U  V  V  -  -
task:report-progress        U  U    U    U  U  U    U    U  O   U  U  U    U    U  U  U  V  V  -  -
task:report-result          U  U    U    U  U  U    U    U  O   U  U  U    U    U  U  U  V  V  -  -
task:ask-extension          U  U    U    U  U  U    U    U  O   U  U  U    U    U  U  U  V  V  -  -
task:delegate               -  -    U    U  U  U    -    -  -   U  U  U    U    U  U  U  -  -  -  -
task:grant-extension        B  -    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
task:cancel                 B  -    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
task:confirm                B  -    B    -  -  -    -    B  D   B  -  -    -    -  -  -  -  -  -  -
task:remind                 A  A    A    A  A  -    -    A  A   A  -  -    -    -  -  -  -  -  -  -
task:ask-explanation        A  A    -    -  -  A    A    A  A   -  -  -    -    -  -  -  -  -  -  -
task:enter-budget           -  -    -    -  -  -    -    -  -   B  -  -    A    -  -  -  -  -  -  -

opinion:create              -  -    A    -  -  -    -    -  -   A  U  U    U    U  A  U  V  V  -  -
opinion:view-content        A  A    A    A  S  A    P    A  A   A  U  U    U    U  A  U  V  V  S  -
opinion:view-identity       O  -    -    -  -  -    -    A  D   A  O  O    O    O  O  -  -  O  -  -
opinion:classify            -  -    A    -  -  -    -    -  -   A  -  -    -    -  A  -  -  -  -  -
opinion:merge               -  -    A    -  -  -    -    -  -   A  -  -    -    -  A  -  -  -  -  -
opinion:hand-over           -  -    -    -  -  -    -    -  -   -  -  -    -    -  A  -  V  V  -  -
opinion:assign              B  -    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
opinion:propose-assignment  -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
opinion:see-about-officials A  -    -    -  -  A    -    A  -   O  -  -    -    -  -  -  -  -  -  -
opinion:delete-draft        -  -    O    -  -  -    -    -  -   O  -  -    -    -  O  -  -  -  -  -

answer:draft                -  -    U    U  U  U    -    -  O   U  U  U    U    U  U  U  -  -  -  -
answer:check                -  -    U    -  -  -    -    -  -   U  U  U    U    U  U  U  -  -  -  -
answer:consolidate          -  -    A    -  -  -    -    -  -   A  -  -    -    -  -  -  -  -  -  -
answer:approve              B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
answer:record-oral          -  -    A    -  -  -    -    -  -   A  -  -    -    -  -  -  -  -  -  -
answer:issue                -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
answer:view-before-approval A  A    A    U  U  U    -    A  A   A  U  U    U    U  U  U  -  -  -  -
answer:view-delivered       A  A    A    A  A  A    P    A  A   A  P  P    P    P  P  P  P  P  P  -
answer:record-satisfaction  -  -    -    -  -  -    -    -  -   A  -  -    -    -  A  -  -  V  -  -

dialogue:edit-programme     -  -    B    -  B  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
dialogue:chair-console      B  -    -    -  -  -    B    B  D   -  -  -    -    -  -  -  -  -  -  -
dialogue:secretary-console  -  -    A    -  -  -    -    -  -   A  -  -    -    -  -  -  -  -  -  -
dialogue:attendance         -  -    A    -  -  -    -    -  -   A  -  -    -    -  A  -  -  V  -  -
dialogue:logistics          -  -    B    -  -  -    -    -  -   B  -  -    U    U  -  -  -  -  -  -
dialogue:security-plan      A  -    P    -  -  -    -    A  -   P  -  -    -    U  -  -  -  -  -  -
dialogue:announce           -  -    -    -  A  -    -    -  -   A  -  A    -    -  A  -  -  V  -  -
dialogue:log-broadcast      -  -    -    -  A  -    -    -  -   A  -  A    -    -  A  -  -  V  -  -

invitation:draft            -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  U  -  -  -  -
invitation:approve          B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
invitation:tick-delivered   -  -    A    -  -  -    -    -  -   A  -  -    -    -  -  U  V  V  -  -

delegates:propose           -  -    -    -  -  -    -    -  -   -  -  -    -    -  A  U  V  V  -  -
delegates:decide            -  -    -    -  -  -    -    -  -   -  -  -    -    -  A  -  -  -  -  -
delegates:receive           A  A    A    -  -  -    -    A  -   A  -  -    -    -  A  -  -  -  -  -

minutes:draft               -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
minutes:view-draft          B  B    B    -  -  -    B    B  B   B  -  -    -    -  -  -  -  -  -  -
minutes:sign                B  -    O    -  -  -    B    B  D   O  -  -    -    -  -  -  -  -  -  -
minutes:view-final          A  A    A    A  A  A    P    A  A   A  P  P    P    P  P  P  P  P  P  -

conclusion:draft            -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
conclusion:approve          B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
conclusion:return           B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
conclusion:issue            -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
conclusion:view-issued      A  A    A    A  A  A    P    A  A   A  P  P    P    P  P  P  P  P  P  -
conclusion:track-execution  A  A    A    A  -  A    A    A  A   A  -  -    -    -  A  A  -  -  -  -

follow-up:reply             -  -    U    -  -  -    -    -  -   U  U  U    U    U  U  U  -  -  -  -
follow-up:consolidate       -  -    A    -  -  -    -    -  -   A  -  -    -    -  -  -  -  -  -  -
follow-up:sign              B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -

report:draft                -  -    A    A  -  -    -    -  -   A  -  -    -    -  A  -  -  -  -  -
report:read                 A  A    A    A  A  A    A    A  A   A  -  -    -    -  A  -  -  -  -  -

document:generate           A  -    A    U  U  U    U    A  A   A  U  U    U    U  U  U  V  V  -  -
document:edit-template      -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
document:keep-register      -  -    B    -  -  -    -    -  -   B  -  -    -    -  B  -  -  -  -  -
document:void-number        -  -    B    -  -  -    -    -  -   B  -  -    -    -  B  -  -  -  -  -

dossier:export-full         B  -    B    -  -  -    -    B  -   B  -  -    -    -  -  -  -  -  -  -
dossier:export-redacted     A  A    A    A  -  A    A    A  A   A  -  -    -    -  A  -  -  -  -  -

page:read                   A  A    A    A  A  A    P    A  A   A  P  P    P    P  P  P  P  P  P  -
page:write                  U  U    U    U  U  U    U    U  U   U  U  U    U    U  U  U  V  V  -  -
page:publish                A  -    A    -  A  -    -    A  -   A  -  -    -    -  -  -  -  -  -  -

user:create                 -  -    -    -  -  -    -    -  -   -  -  -    -    -  -  -  -  -  -  A
user:reset-password         -  -    -    -  -  -    -    -  -   -  -  -    -    -  -  -  -  -  -  A
user:deactivate             -  -    -    -  -  -    -    -  -   -  -  -    -    -  -  -  -  -  -  A
user:second-person          A  -    -    -  -  -    -    A  -   -  -  -    -    -  -  -  -  -  -  O

delegation:grant            B  -    -    -  -  -    -    B  -   -  -  -    -    -  -  -  -  -  -  -

calendar:edit               -  -    -    -  -  -    -    -  -   A  -  -    -    -  -  -  -  -  -  A

settings:edit               -  -    -    -  -  -    -    -  -   A  -  -    -    -  -  -  -  -  -  A

backup:run                  -  -    -    -  -  -    -    -  -   -  -  -    -    -  -  -  -  -  -  A
backup:restore              -  -    -    -  -  -    -    -  -   -  -  -    -    -  -  -  -  -  -  A

audit:object-history        A  A    A    A  -  A    P    A  A   A  U  U    U    U  U  U  V  V  -  -
audit:system-log            A  -    -    -  -  A    -    A  -   -  -  -    -    -  -  -  -  -  -  -
audit:technical-log         -  -    -    -  -  A    -    A  -   -  -  -    -    -  -  -  -  -  -  A
audit:verify                -  -    -    -  -  A    -    A  -   -  -  -    -    -  -  -  -  -  -  A

supervision-note:write      -  -    -    A  -  A    A    -  -   -  -  -    -    -  A  -  -  -  -  -
supervision-note:reply      -  -    B    -  -  -    -    -  -   B  U  U    U    U  -  -  -  -  -  -
supervision-note:read       A  A    A    A  -  A    A    A  A   A  -  -    -    -  A  -  -  -  -  -

organisation:edit           -  -    -    -  -  -    -    -  -   A  -  -    -    -  -  -  -  -  -  A

absence:record              O  O    O    O  O  O    O    O  O   O  O  O    O    O  O  O  O  O  O  O

hand-over:carry-out         -  -    -    -  -  -    -    -  -   A  -  -    -    -  -  -  -  -  -  A

user:import                 -  -    -    -  -  -    -    -  -   -  -  -    -    -  -  -  -  -  -  A

field-list:edit             -  -    -    -  -  -    -    -  -   A  -  -    -    -  -  -  -  -  -  -

answer-library:edit         -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -

publication:record-proof    -  -    -    -  -  -    -    -  -   A  -  A    -    -  A  -  -  V  -  -

retention:run               -  -    -    -  -  -    -    -  -   -  -  -    -    -  -  -  -  -  -  A

policy:read-page            A  A    A    A  A  A    A    A  A   A  A  A    A    A  A  A  A  A  A  A

account:use                 A  A    A    A  A  A    A    A  A   A  A  A    A    A  A  A  A  A  A  A

calendar:view               A  A    A    A  A  A    A    A  A   A  A  A    A    A  A  A  A  A  A  A

organisation:view           A  A    A    A  A  A    A    A  A   A  A  A    A    A  A  A  A  A  A  A

document:view               A  A    A    A  U  A    P    A  A   A  U  U    U    U  P  U  V  V  U  -
document:view-draft         B  B    B    -  -  -    -    B  B   B  -  -    -    -  -  -  -  -  -  -
document:draft              -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
document:approve            B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
document:return             B  D    -    -  -  -    -    B  D   -  -  -    -    -  -  -  -  -  -  -
document:issue              -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
filter:share                U  U    U    U  U  U    U    U  U   U  U  U    U    U  U  U  V  V  -  -
task:reassign               -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
task:record-for             -  -    B    -  -  -    -    -  -   B  -  -    -    -  -  -  -  -  -  -
audit:takings               A  -    B    -  -  A    -    A  -   B  -  -    -    -  B  -  -  -  -  -

page:publish-own            U  U    U    U  U  U    U    U  U   U  U  U    U    U  U  U  V  V  -  -
"""

# What anybody signed in may do, even before the first position: keep the own account.
FOR_EVERYBODY = frozenset({P.ACCOUNT_USE})

# “(unit head)” in the matrix: the position must be the head's.
FOR_HEADS = frozenset({P.TASK_DELEGATE, P.ANSWER_CHECK})


def not_the_author(who: Reach, x: Any) -> Any:
    """Nobody approves a paper of their own."""
    return x.author_id != who.user_id


def not_the_doer(who: Reach, x: Any) -> Any:
    """Who did the work, or sits in the unit that did it, does not confirm it."""
    return x.not_done_by(who.user_id, who.all_units)


def issued(_who: Reach, x: Any) -> Any:
    """Only what has been issued."""
    return x.is_issued


def open_to_reader(who: Reach, x: Any) -> Any:
    """Only what is published, and only for those to whom it and everything above it is open (K3)."""
    return x.is_open_to(who.all_units, who.all_roles)


def on_the_common_home(_who: Reach, x: Any) -> Any:
    """Only what stands on the common home."""
    return x.is_common


def in_a_section(_who: Reach, x: Any) -> Any:
    """Only what stands in the section of a unit."""
    return x.is_of_unit


MUST: dict[P, Callable[[Reach, Any], Any]] = {
    P.PLAN_VIEW_ISSUED: issued,
    P.PLAN_APPROVE: not_the_author,
    P.TASK_ISSUE: not_the_author,
    P.TASK_CONFIRM: not_the_doer,
    P.ANSWER_APPROVE: not_the_author,
    P.INVITATION_APPROVE: not_the_author,
    P.DOCUMENT_APPROVE: not_the_author,
    P.DOCUMENT_VIEW: issued,
    P.MINUTES_VIEW_FINAL: issued,
    P.CONCLUSION_APPROVE: not_the_author,
    P.CONCLUSION_VIEW_ISSUED: issued,
    P.PAGE_READ: open_to_reader,
    P.PAGE_PUBLISH: on_the_common_home,
    P.PAGE_PUBLISH_OWN: in_a_section,
}


def read(table: str) -> dict[P, dict[Role, str]]:
    """Read a table into permission → role → letter; refuse what it does not know."""
    head, *rows = [line.split() for line in table.strip().splitlines() if line.strip()]
    by_short = {role.short: role for role in Role}
    if unknown := set(head) - set(by_short):
        raise ValueError(f"policy: nobody is called {sorted(unknown)}")
    policy: dict[P, dict[Role, str]] = {}
    for name, *letters in rows:
        if len(letters) != len(head) or set(letters) - {*SCOPES, "-"}:
            raise ValueError(f"policy: the row of {name} cannot be read")
        policy[P(name)] = {
            by_short[short]: letter for short, letter in zip(head, letters, strict=True) if letter != "-"
        }
    if missing := set(P) - set(policy):
        raise ValueError(f"policy: no row for {sorted(missing)}")
    return policy


POLICY = read(TABLE)
