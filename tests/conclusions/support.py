"""A dialogue that was held, its conclusion, and how they get further."""

from datetime import date

from intranet import clock
from intranet.access.actor import Body
from intranet.conclusions import services
from intranet.conclusions.models import Conclusion
from intranet.db.counters import bump
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.dialogues.models import Dialogue
from intranet.documents import approvals, issuing
from intranet.org.people import Delegation
from intranet.plans import services as plans
from tests.support.world import actor, person, unit

HELD = date(2026, 11, 13)
OFFICES = {Body.STATE: "office", Body.PARTY: "party_office"}
LEADERS = {Body.STATE: "chairman", Body.PARTY: "secretary"}


def held(body: Body = Body.STATE, day: date | None = HELD, label: str = "lần thứ hai") -> Dialogue:
    """Return a dialogue that was held on *day*."""
    who = actor(OFFICES[body])
    plan = plans.enter(who, plans.Paper(body=body, subject="Đối thoại với Nhân dân", code=f"12/{label}"))
    (made,) = dialogues.create(
        who, plan, [dialogues.Ordered(label=label, day=day, place="Nhà văn hóa thôn Đông")]
    )
    plans.issue_tasks(who, plan, anchors=[])
    commit()
    return made


def order(*units: str, words: str = "Khảo sát, nạo vét đoạn mương thôn Đông", **more) -> services.Order:
    """Return an order that is clear in every respect, but for what *more* says."""
    given = {"due": date(2026, 12, 15), "product": "Biên bản nghiệm thu"} | more
    helping = [unit(key).id for key in given.pop("coordinating", ())]
    chosen = [unit(key).id for key in units]
    return services.Order(words=words, unit_ids=chosen, coordinating_ids=helping, **given)


def drafted(*orders: services.Order, body: Body = Body.STATE, label: str = "lần thứ hai") -> Conclusion:
    """Return a conclusion with *orders* as its points, by the office of *body*."""
    who = actor(OFFICES[body])
    made = services.begin(who, held(body, label=label))
    for one in orders or (order("economy"), order("culture", words="Trả lời bằng văn bản từng hộ")):
        services.add_point(who, made, one)
    commit()
    return made


def submitted(*orders: services.Order, body: Body = Body.STATE) -> Conclusion:
    """Return a conclusion that waits for the leader of *body*."""
    made = drafted(*orders, body=body)
    approvals.submit(actor(OFFICES[body]), made.document)
    commit()
    return made


def approved(*orders: services.Order, body: Body = Body.STATE) -> Conclusion:
    """Return a conclusion that the leader of *body* has approved."""
    made = submitted(*orders, body=body)
    approvals.approve(actor(LEADERS[body]), made.document)
    commit()
    return made


def issued(*orders: services.Order, body: Body = Body.STATE) -> Conclusion:
    """Return a conclusion in force."""
    made = approved(*orders, body=body)
    issue(made)
    return made


def issue(conclusion: Conclusion) -> None:
    """Give number and day to an approved conclusion."""
    who = actor(OFFICES[conclusion.body])
    issuing.issue(who, conclusion.document, day=clock.today(), scan_missing="Chưa có bản scan")
    commit()


def delegate(*things: str, until: date = date(2026, 12, 31)) -> None:
    """Let the Vice-Chairman act for the Chairman on *things*."""
    db.session.add(
        Delegation(
            giver_id=person("chairman").id, receiver_id=person("vice").id, body=Body.STATE,
            limits=list(things), document="Giấy ủy quyền số 3",
            starts_on=date(2026, 11, 1), ends_on=until, revoked_on=None,
        )
    )  # fmt: skip
    bump("org")
    commit()
