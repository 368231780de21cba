"""What must not happen to a conclusion: judged by who wrote it, known too early, told twice."""

from datetime import date

import pytest

from intranet.access.actor import Body, Role
from intranet.audit.queries import history
from intranet.conclusions import services
from intranet.db.counters import bump
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.documents import approvals, drafting, versions
from intranet.errors import Forbidden, Refused, WrongState
from intranet.notifications.models import Notice
from intranet.org.people import Delegation, Position
from intranet.plans import services as plans
from tests.conclusions.support import HELD, approved, delegate, drafted, issue, issued, order, submitted
from tests.support.world import LONG_AGO, actor, person, unit


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def seat(name: str, role: Role, key: str) -> None:
    """Give somebody another position, a head's."""
    db.session.add(
        Position(
            user_id=person(name).id, role=role, body=Body.STATE, unit_id=unit(key).id, is_head=True,
            starts_on=LONG_AGO, ends_on=None,
        )
    )  # fmt: skip
    bump("org")
    commit()


def told(name: str) -> list[str]:
    """Return what somebody was told."""
    return list(db.session.scalars(db.select(Notice.text).where(Notice.user_id == person(name).id)))


# ---------------------------------------------------------------- nobody's own


def edits_a_point(made):
    services.change_point(actor("office_head"), made, made.points[0].id, order("economy", words="Khác"))


def edits_only_who_does_it(made):
    point = made.points[0]
    services.change_point(
        actor("office"), made, point.id, order("economy", words="Phòng Kinh tế và Công an xã khảo sát")
    )
    services.change_point(
        actor("office_head"), made, point.id, order("police", words="Phòng Kinh tế và Công an xã khảo sát")
    )


def edits_the_recipients(made):
    drafting.readdress(actor("office_head"), made.document, [])


def edits_the_file(made):
    versions.edited(actor("office_head"), made.document, versions.render(made.document), name="sua.docx")


@pytest.mark.parametrize(
    "deed", [edits_a_point, edits_only_who_does_it, edits_the_recipients, edits_the_file]
)
def test_who_changed_any_of_it_does_not_approve_it(as_, deed):
    made = drafted()
    deed(made)
    approvals.submit(actor("office"), made.document)
    seat("office_head", Role.CHAIRMAN, "leaders")
    with pytest.raises(Forbidden, match="Không ai tự duyệt"):
        approvals.approve(actor("office_head"), made.document)
    commit()
    browser = as_("office_head")
    page = browser.get(f"/ket-luan/{made.id}")
    assert "Duyệt" not in [page.text_of(one) for one in page.all("button")]
    assert "Xem, duyệt" not in browser.get("/").text
    browser.post(f"/van-ban/{made.id}/duyet", {"seen": str(made.document.version)}, status=403)


def test_the_first_writer_stays_one_when_another_rewrites_it():
    made = drafted()
    edits_a_point(made)
    assert set(made.document.writers) == {person("office").id, person("office_head").id}


def test_who_only_looked_may_still_approve():
    made = submitted()
    seat("office_head", Role.CHAIRMAN, "leaders")
    approvals.approve(actor("office_head"), made.document)
    assert made.state.is_approved


# ---------------------------------------------------------------- the deputy


def test_a_deputy_is_told_that_a_paper_waits_inside_the_delegation_only():
    submitted()
    assert told("vice") == []
    delegate("plan")
    other = drafted(label="khác")
    approvals.submit(actor("office"), other.document)
    assert told("vice") == [], "delegated, but not this"
    delegate("conclusion")
    third = drafted(label="thứ ba")
    approvals.submit(actor("office"), third.document)
    assert told("vice") == [f"Chờ duyệt: {third.document.title}"]


def party_delegation() -> None:
    """Let the Deputy Secretary act for the Secretary."""
    db.session.add(
        Delegation(
            giver_id=person("secretary").id, receiver_id=person("standing").id, body=Body.PARTY,
            limits=["conclusion"], document="Giấy ủy quyền số 2", starts_on=date(2026, 11, 1),
            ends_on=date(2026, 11, 30), revoked_on=None,
        )
    )  # fmt: skip
    bump("org")
    commit()


def test_the_deputy_secretary_signs_on_behalf_of_the_committee_not_for_the_secretary(as_):
    made = submitted(body=Body.PARTY)
    path = f"/ket-luan/{made.id}"
    with pytest.raises(Forbidden):
        approvals.approve(actor("standing"), made.document)
    party_delegation()
    page = as_("standing").get(path)
    (words,) = [
        page.text_of(one) for one in page.all("div") if "actionbar--moves" in (one.get("class") or "")
    ]
    assert "duyệt thay Hoàng Văn Sáng" in words and "KT." not in words
    as_("standing").post(f"/van-ban/{made.id}/duyet", {"seen": str(made.document.version)})
    text = as_("party_office").get(path).text
    assert "T/M BAN THƯỜNG VỤ" in text and "PHÓ BÍ THƯ" in text and "KT." not in text
    assert history(made.document)[0].who == "Đinh Thị Hậu (thay Hoàng Văn Sáng)"


def test_the_party_s_conclusion_goes_all_the_way_on_its_own_side(as_):
    made = submitted(order("building", words="Nắm tình hình dư luận"), body=Body.PARTY)
    path, moves = f"/ket-luan/{made.id}", f"/van-ban/{made.id}"
    chief, office = as_("secretary"), as_("party_office")
    assert path in chief.get("/").links and "Chờ duyệt" in chief.get("/").text
    chief.post(f"{moves}/duyet", chief.get(path).fields | {"seen": str(made.document.version)})
    as_("office").get(f"{moves}/ban-hanh", status=404)
    page = office.get(f"{moves}/ban-hanh")
    office.post(f"{moves}/ban-hanh", page.fields | {"no_scan": "y", "scan_missing": "Đang quét"})
    db.session.expire_all()
    code = made.document.code
    assert code == "01-TB/ĐU" and told("mobiliser")[-1].startswith(f"Thông báo {code} giao")
    text = as_("mobiliser").get(path).text
    assert "T/M BAN THƯỜNG VỤ" in text and "BÍ THƯ" in text and "Chưa tiếp nhận" in text


def test_a_deputy_s_signature_goes_when_the_approved_paper_is_returned(as_):
    made = submitted()
    delegate("conclusion")
    approvals.approve(actor("vice"), made.document)
    approvals.give_back(actor("chairman"), made.document, comment="Ghi rõ hạn")
    commit()
    assert [one["office"] for one in made.document.signatures] == ["CHỦ TỊCH"]
    assert "KT. CHỦ TỊCH" not in as_("office").get(f"/ket-luan/{made.id}").text


# ---------------------------------------------------------------- known too early, or told twice


@pytest.mark.parametrize("name", ["inspector", "secretary"])
def test_the_log_says_nothing_of_another_s_draft_before_its_issue(as_, name):
    made = submitted()
    approvals.give_back(actor("chairman"), made.document, comment="Ghi rõ chiều dài")
    commit()
    text = as_(name).get("/nhat-ky").text
    assert "Ghi rõ chiều dài" not in text and made.document.title not in text
    assert "Ghi rõ chiều dài" in as_("chairman").get("/nhat-ky").text
    approvals.submit(actor("office"), made.document)
    approvals.approve(actor("chairman"), made.document)
    issue(made)
    assert "Ghi rõ chiều dài" in as_(name).get("/nhat-ky").text


def test_readers_of_an_issued_conclusion_get_it_without_its_rounds(as_):
    made = issued()
    path = f"/ket-luan/{made.id}?xem=lich-su"
    assert "Các lần trình" in as_("office").get(path).text
    for name in ("village", "councillor", "specialist"):
        assert "Các lần trình" not in as_(name).get(path).text


def test_a_unit_is_told_once_of_a_conclusion_that_gives_it_work():
    made = approved(order("economy"), order("economy", words="Rà soát hồ sơ"), order("farmers"))
    db.session.execute(db.delete(Notice))
    issue(made)
    code = made.document.code
    assert told("specialist") == [f"Thông báo {code} giao 2 việc"]
    (asked,) = told("farmer")
    assert asked == f"Thông báo {code} đề nghị: Khảo sát, nạo vét đoạn mương thôn Đông"
    (heard,) = told("standing")
    assert heard.startswith(f"Văn bản đến: Thông báo {code}"), "who only gets the paper is told of the paper"


# ---------------------------------------------------------------- its way


def test_one_taken_back_and_submitted_again_opens_on_what_changed(as_):
    made = submitted()
    approvals.recall(actor("office"), made.document)
    services.change_point(
        actor("office"), made, made.points[0].id, order("economy", words="Nạo vét 420 m đoạn mương thôn Đông")
    )
    commit()
    assert "Thay đổi" in as_("office").get(f"/ket-luan/{made.id}").text
    approvals.submit(actor("office"), made.document)
    commit()
    page = as_("chairman").get(f"/ket-luan/{made.id}")
    assert any("420 m" in page.text_of(one) for one in page.all("ins"))
    assert "trả lại" not in page.text.partition("Trang văn bản")[0].lower()


@pytest.mark.parametrize("today", ["2026-11-18", "2026-11-20", "2026-11-21", "2026-11-25"])
def test_the_clock_says_the_same_wherever_it_stands(as_, at, today):
    made = submitted()
    at(f"{today} 08:00")
    chair, found = as_("chairman"), []
    for path in ("/", f"/ket-luan/{made.id}", f"/van-ban/{made.id}"):
        page = chair.get(path)
        words = [page.text_of(one) for one in page.all("span") if (one.get("class") or "").startswith("tag")]
        found.append([one for one in words if "ạn ban hành" in one])
    assert found[0] == found[1] == found[2] != [], found


def test_a_dialogue_with_a_conclusion_was_held_and_is_not_moved(as_):
    made = drafted()
    dialogue, chair = made.dialogue, as_("chairman")
    assert "Dời ngày" not in chair.get(f"/doi-thoai/{dialogue.id}").text
    for move in (dialogues.preview, lambda one, day: dialogues.fix_day(actor("chairman"), one, day=day)):
        with pytest.raises(WrongState, match="thông báo kết luận"):
            move(dialogue, date(2026, 12, 20))
    approvals.drop(actor("office"), made.document, comment="Lập nhầm")
    commit()
    db.session.expire_all()
    dialogues.fix_day(actor("chairman"), dialogue, day=date(2026, 12, 20))


def test_a_dialogue_of_a_draft_plan_has_no_conclusion(as_):
    who = actor("office")
    plan = plans.enter(who, plans.Paper(body=Body.STATE, subject="Đối thoại"))
    (dialogue,) = dialogues.create(who, plan, [dialogues.Ordered(label="lần đầu", day=HELD)])
    commit()
    with pytest.raises(Refused, match="chưa ban hành"):
        services.begin(who, dialogue)
    db.session.rollback()
    assert "Soạn thông báo kết luận" not in as_("office").get(f"/doi-thoai/{dialogue.id}").text
