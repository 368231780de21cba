"""Each kind of letter through its pages, in the State's form and in the Party's."""

import io
import os
import re
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.dialogues import services as dialogues
from intranet.dialogues.models import Dialogue
from intranet.documents import approvals, issuing, recipients, versions
from intranet.documents.houses import house
from intranet.documents.models import Document
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lines import lines
from intranet.documents.paper.lint import lint
from intranet.documents.papers import addressees, paper_of
from intranet.documents.signers import leader_of, signer_name
from intranet.letters.notice_due import last_notice_day
from intranet.plans.models import Plan
from intranet.tasks.models import Assignment
from tests.support.make import make_plan
from tests.support.queries import recorded
from tests.support.world import unit

HOUSES = {
    Body.STATE: ("office", "chairman", "12/KH-UBND"),
    Body.PARTY: ("party_office", "secretary", "12-KH/ĐU"),
}
OF_DIALOGUE = {"giay-moi": Kind.INVITATION, "thong-bao": Kind.NOTICE, "bien-ban": Kind.MINUTES}


@pytest.fixture(params=[Body.STATE, Body.PARTY])
def body(request) -> Body:
    """Return a body that issues every kind."""
    return request.param


@pytest.fixture
def dialogue(body, actor, at) -> Dialogue:
    """Give a dialogue of a plan in force, ten days ahead."""
    at("2026-11-20 09:00")
    office, _, code = HOUSES[body]
    plan = make_plan(signed=True, body=body, code=code, duties=4)
    plan.recipients = [{"name": "Thường trực Tỉnh ủy", "purpose": "b/c"}, {"name": "Lưu: VT", "purpose": ""}]
    (made,) = dialogues.create(
        actor(office), plan,
        [dialogues.Ordered(
            label="thôn Đông", day=date(2026, 11, 30), time="07:30", place="Nhà văn hóa thôn Đông",
            audience="Nhân dân thôn Đông", topic="Nước sạch",
        )],
    )  # fmt: skip
    commit()
    return made


def sent(browser, path: str, **changes: str) -> Document:
    """Send the form at *path* as it is proposed, with some changes; return the draft."""
    page = browser.get(path)
    where = browser.post(path, page.fields | changes)
    db.session.expire_all()
    return db.session.get(Document, int(re.search(r"/van-ban/(\d+)", where)[1]))


def faults(document: Document) -> list:
    """Return what is wrong with the form of the Word file."""
    return lint(versions.render(document), house=house(document.body), kind=document.kind)


def through(actor, document: Document, body: Body) -> None:
    """Take a draft to its number."""
    office, leader, _ = HOUSES[body]
    approvals.submit(actor(office), document)
    approvals.approve(actor(leader), document)
    issuing.issue(actor(office), document, day=date(2026, 11, 20), scan_missing="Chưa quét")
    commit()


@pytest.mark.parametrize(("said", "named"), [
    ("", True), ("đồng chí {leader}", True), ("đồng chí Phó Bí thư Thường trực Đảng ủy xã", False),
])
def test_a_letter_names_who_chairs_as_the_plan_does(as_, body, dialogue, said, named):
    leader = {Body.STATE: "Chủ tịch UBND xã", Body.PARTY: "Bí thư Đảng ủy xã"}[body]
    dialogue.chair = said.format(leader=leader)
    commit()
    office = as_(HOUSES[body][0])
    assert ("Chủ trì" in office.get(f"/doi-thoai/{dialogue.id}").text) is bool(said)
    chair = office.get(f"/van-ban/soan/thong-bao/{dialogue.id}").fields["chair"]
    assert chair.startswith(f"Đồng chí {leader_of(body)[0]}, ") is named
    assert named or chair == "Đồng chí Phó Bí thư Thường trực Đảng ủy xã"


def test_who_comes_as_a_deputation_is_not_deputed_twice(as_, body, dialogue):
    dialogue.audience = "đại diện các hộ buôn bán ở chợ"
    commit()
    page = as_(HOUSES[body][0]).get(f"/van-ban/soan/giay-moi/{dialogue.id}")
    assert "Đại diện các hộ buôn bán ở chợ" in page.fields["invitees"]
    assert "Đại diện đại diện" not in page.fields["invitees"]


@pytest.mark.parametrize("slug", OF_DIALOGUE)
def test_a_letter_about_a_dialogue_goes_from_its_proposal_to_its_number(dialogue, body, as_, actor, slug):
    office = as_(HOUSES[body][0])
    path = f"/van-ban/soan/{slug}/{dialogue.id}"
    assert path in office.get(f"/doi-thoai/{dialogue.id}").links
    document = sent(office, path)
    assert document.kind is OF_DIALOGUE[slug] and document.body is body
    text = "\n".join(lines(paper_of(document)))
    for words in ("Nhà văn hóa thôn Đông", "07 giờ 30", "30 tháng 11 năm 2026"):
        assert words in text, words
    through(actor, document, body)
    assert document.is_issued and document.number == 1


@pytest.mark.parametrize("slug", OF_DIALOGUE)
def test_the_linter_finds_nothing_in_a_letter_about_a_dialogue(dialogue, body, as_, slug):
    document = sent(as_(HOUSES[body][0]), f"/van-ban/soan/{slug}/{dialogue.id}")
    assert faults(document) == []


def test_what_is_edited_is_what_the_paper_says(dialogue, body, as_):
    office = as_(HOUSES[body][0])
    document = sent(office, f"/van-ban/soan/giay-moi/{dialogue.id}")
    path = f"/van-ban/{document.id}/noi-dung"
    assert path in office.get(f"/van-ban/{document.id}").links
    page = office.get(path)
    office.post(
        path, page.fields | {"place": "Sân kho Hợp tác xã", "programme": "07 giờ 30 | Đón tiếp | Văn phòng"}
    )
    db.session.expire_all()
    text = "\n".join(lines(paper_of(document)))
    assert "Sân kho Hợp tác xã" in text and "Đón tiếp" in text
    page = office.post(path, office.get(path).fields | {"invitees": "", "place": "Nơi khác"}, 422)
    assert "Hãy ghi ít nhất một người" in page.text and page.fields["place"] == "Nơi khác"
    page = office.post(path, office.get(path).fields | {"programme": "a | b | c | d"}, 422)
    assert "nhiều ô hơn bảng" in page.text


def test_minutes_are_signed_by_whoever_chaired(dialogue, body, as_):
    office = as_(HOUSES[body][0])
    path = f"/van-ban/soan/bien-ban/{dialogue.id}"
    usual = sent(office, path)
    assert signer_name(usual) == leader_of(body)[0] != ""
    other = sent(
        office, path, chair="Đồng chí Lê Thị Hoa, Phó Chủ tịch", co_chairs="Đại diện Hội\nÔng Vi Văn Ba, xã",
        secretaries="Bà Phan Thị Lụa, Văn thư",
    )  # fmt: skip
    assert [one["name"] for one in other.signatures] == ["Phan Thị Lụa", "Lê Thị Hoa", "", "Vi Văn Ba"]
    assert signer_name(other) == "Lê Thị Hoa"
    assert sent(office, path, chair="Phó Chủ tịch xã").signatures[1]["name"] == ""


@pytest.mark.parametrize(
    "office", [" - Phó Chủ tịch UBND xã", " – Phó Bí thư", " (Phó Chủ tịch UBND xã)", ", Phó Chủ tịch xã"]
)
def test_the_name_under_minutes_ends_where_the_office_begins(dialogue, body, as_, office):
    page = as_(HOUSES[body][0])
    said = sent(page, f"/van-ban/soan/bien-ban/{dialogue.id}", chair=f"Đồng chí Tô Văn Bính{office}")
    assert signer_name(said) == "Tô Văn Bính"


def test_a_notice_that_comes_too_late_for_the_law_says_so(dialogue, as_, at, body):
    office = as_(HOUSES[body][0])
    path = f"/van-ban/soan/thong-bao/{dialogue.id}"
    assert "Ngày muộn nhất" not in office.get(path).text
    assert sent(office, path).issue_by == date(2026, 11, 23)
    at("2026-11-24 08:00")
    assert "Ngày muộn nhất để thông báo là 23/11/2026" in as_(HOUSES[body][0]).get(path).text


def test_a_notice_explains_its_last_day_which_is_never_a_day_off(dialogue, as_, body):
    office = as_(HOUSES[body][0])
    made = sent(office, f"/van-ban/soan/thong-bao/{dialogue.id}")
    page = office.get(f"/van-ban/{made.id}")
    assert "Hạn ban hành" in page.text and any(one.get("id") == "vi-sao" for one in page.all("div"))
    assert "Đếm lùi 7 ngày từ ngày đối thoại 30/11/2026" in page.text
    assert "thông báo cho Nhân dân chậm nhất 07 ngày" in page.text
    # seven days before 01/12/2026 is a day off, so that the day before it is the last
    assert last_notice_day(date(2026, 12, 1)) == date(2026, 11, 23)


def test_a_notice_says_what_the_law_asks_for(dialogue, body, as_):
    office = as_(HOUSES[body][0])
    path = f"/van-ban/soan/thong-bao/{dialogue.id}"
    page = office.post(
        path, office.get(path).fields | {"day": "", "time": "", "place": "", "content": ""}, 422
    )
    for words in ("phải có ngày", "phải có giờ", "phải có địa điểm", "phải có nội dung"):
        assert words in page.text, words


def test_a_letter_hands_out_the_tasks_that_are_ticked(dialogue, body, as_):
    office = as_(HOUSES[body][0])
    path = f"/van-ban/soan/giao-nhiem-vu/{dialogue.plan_id}"
    page = office.get(path)
    boxes = [box.get("value") for box in page.all("input") if box.get("name") == "chosen"]
    assert len(boxes) == 4
    where = office.post(path, page.fields | {"chosen": boxes[:2]})
    document = db.session.get(Document, int(where.rpartition("/")[2]))
    text = "\n".join(lines(paper_of(document)))
    assert "Làm việc thứ 1" in text and "Làm việc thứ 2" in text and "Làm việc thứ 3" not in text
    assert document.plan_id == dialogue.plan_id
    assert faults(document) == []
    fields = page.fields
    fields.pop("chosen")
    assert "Hãy chọn ít nhất một việc" in office.post(path, fields, 422).text


def test_a_letter_to_a_group_is_not_sent_to_its_members_by_name_too(dialogue, body, as_):
    office, path = as_(HOUSES[body][0]), f"/van-ban/soan/giao-nhiem-vu/{dialogue.plan_id}"
    page = office.get(path)
    boxes = [box.get("value") for box in page.all("input") if box.get("name") == "chosen"]
    where = office.post(path, page.fields | {"chosen": boxes})
    document = db.session.get(Document, int(where.rpartition("/")[2]))
    path = f"/van-ban/{document.id}/noi-dung"
    rows = "Dọn đường | Thôn Đông\nPhát loa | Các trưởng thôn\nDự toán | Phòng Kinh tế; Thôn Tây"
    office.post(path, office.get(path).fields | {"rows": rows})
    db.session.expire_all()
    assert addressees(document) == ("Các trưởng thôn", "Phòng Kinh tế")
    assert "Thôn Tây" in "\n".join(lines(paper_of(document))), "the table still names them"
    assert {unit("east").id, unit("west").id} <= recipients.units_of(document)
    office.post(path, office.get(path).fields | {"rows": "Dọn đường | Thôn Đông"})
    db.session.expire_all()
    assert addressees(document) == ("Thôn Đông",)


def test_a_reminder_counts_those_before_it(dialogue, body, as_, actor):
    office = as_(HOUSES[body][0])
    assert "Không có việc nào quá hạn" in office.get("/van-ban/soan/don-doc").text
    late = db.session.scalars(db.select(Assignment).order_by(Assignment.id)).first()
    late.due = date(2026, 11, 17)
    commit()
    path = f"/van-ban/soan/don-doc/{dialogue.plan_id}"
    assert path in office.get("/van-ban/soan/don-doc").links
    first = sent(office, path, chosen=str(late.id))
    assert "đôn đốc lần" not in "\n".join(lines(paper_of(first))) and "(lần" not in first.subject
    second = sent(office, path, chosen=str(late.id))
    assert "(lần 2)" in second.subject
    text = "\n".join(lines(paper_of(second)))
    assert "Làm việc thứ 1" in text and "17/11/2026" in text
    assert faults(second) == []
    approvals.drop(actor(HOUSES[body][0]), second, comment="Đơn vị đã nộp.")
    commit()
    assert "(lần 2)" in office.get(path).fields["subject"]


def test_a_reminder_names_the_dialogue_of_a_duty_once(dialogue, body, as_):
    late = db.session.scalars(db.select(Assignment).order_by(Assignment.id)).first()
    late.due, late.for_dialogue = date(2026, 11, 17), dialogue.title
    commit()
    made = sent(as_(HOUSES[body][0]), f"/van-ban/soan/don-doc/{dialogue.plan_id}", chosen=str(late.id))
    assert "(đối thoại thôn Đông)" in "\n".join(lines(paper_of(made)))


def test_a_number_too_long_for_a_cell_is_refused(dialogue, body, as_):
    office = as_(HOUSES[body][0])
    db.session.scalars(db.select(Assignment)).first().due = date(2026, 11, 17)
    commit()
    draft = sent(office, f"/van-ban/soan/don-doc/{dialogue.plan_id}")
    page = office.get(f"/van-ban/{draft.id}/noi-dung")
    rows = "Việc | Phòng Kinh tế | 17/11/2026 | " + "9" * 5000
    page = office.post(f"/van-ban/{draft.id}/noi-dung", page.fields | {"rows": rows}, 422)
    assert "không phải là số" in page.text


def test_the_list_of_what_is_late_costs_the_same_for_few_and_many(session, as_, at):
    at("2026-11-20 09:00")
    office, costs = as_("office"), []
    for number in range(1, 4):
        make_plan(signed=True, duties=2, code=f"{number}/KH-UBND")
        for late in db.session.scalars(db.select(Assignment)):
            late.due = date(2026, 11, 17)
        commit()
        with recorded() as statements:
            office.get("/van-ban/soan/don-doc")
        costs.append(len(statements))
    assert costs == [4, 4, 4]


def test_each_who_is_invited_gets_an_invitation_of_their_own(dialogue, body, as_):
    office = as_(HOUSES[body][0])
    names = [f"Ông Nguyễn Văn Mời {n}" for n in range(1, 121)]
    document = sent(office, f"/van-ban/soan/giay-moi/{dialogue.id}", invitees="\n".join(names))
    page = office.post(f"/van-ban/{document.id}/giay-moi-tung-nguoi", {}, 200)
    assert "Đã tạo 60/120" in page.html and "Đã tạo 120/120" in page.html
    (parcel,) = [link for link in page.links if "/giay-moi-tung-nguoi/tep-nen" in link]
    with zipfile.ZipFile(io.BytesIO(office.download(parcel).data)) as packed:
        assert len(packed.namelist()) == 120
        with zipfile.ZipFile(io.BytesIO(packed.read(packed.namelist()[6]))) as one:
            text = one.read("word/document.xml").decode()
    assert "Nguyễn Văn Mời 7" in text and "Nguyễn Văn Mời 8" not in text
    other = as_("office_head" if body is Body.STATE else "office")
    other.get(parcel, 404)


def text_in(parcel: bytes) -> str:
    """Return the XML of the first paper in a zip."""
    with (
        zipfile.ZipFile(io.BytesIO(parcel)) as packed,
        zipfile.ZipFile(io.BytesIO(packed.read(packed.namelist()[0]))) as one,
    ):
        return one.read("word/document.xml").decode()


def test_double_braces_in_an_invitation_are_printed_as_they_were_typed(dialogue, body, as_):
    office = as_(HOUSES[body][0])
    typed = {"invitees": "Ông A\nÔng B", "content": "Về {{ten}} và {{moi}}"}
    document = sent(office, f"/van-ban/soan/giay-moi/{dialogue.id}", **typed)
    page = office.post(f"/van-ban/{document.id}/giay-moi-tung-nguoi", {}, 200)
    (parcel,) = [link for link in page.links if "/giay-moi-tung-nguoi/tep-nen" in link]
    text = text_in(office.download(parcel).data)
    assert "Về {{ten}} và {{moi}}" in text and "Ông A" in text


@pytest.fixture
def work(session, at) -> Plan:
    """Give a plan of the State in force."""
    at("2026-11-20 09:00")
    return make_plan(duties=4)


def test_a_slip_lists_the_open_work_of_a_unit(work, as_):
    office = as_("office")
    page = office.get("/van-ban/phieu-nhac-viec")
    slips = [link for link in page.links if re.search(r"phieu-nhac-viec/\d+$", link)]
    assert len(slips) == 6
    with zipfile.ZipFile(io.BytesIO(office.download(slips[0]).data)) as packed:
        text = packed.read("word/document.xml").decode()
    assert "PHIẾU NHẮC VIỆC" in text and "Làm việc thứ 1" in text
    assert db.session.scalars(db.select(Document).where(Document.kind == Kind.SLIP)).all() == []


def test_the_slips_of_all_units_come_in_one_zip_that_is_kept_for_an_hour(work, as_, app):
    office = as_("office")
    page = office.post("/van-ban/phieu-nhac-viec/tat-ca", {}, 200)
    assert "Đã tạo 6/6" in page.text
    (parcel,) = [link for link in page.links if "/phieu-nhac-viec/tep-nen" in link]
    with zipfile.ZipFile(io.BytesIO(office.download(parcel).data)) as packed:
        assert "phieu-nhac-viec-phong-kinh-te.docx" in packed.namelist()
    hour_ago = time.time() - 3601
    for kept in (Path(app.config["DATA"]) / "parcels").iterdir():
        os.utime(kept, (hour_ago, hour_ago))
    assert "không còn" in office.get(parcel, 404).text
    as_("specialist").get("/van-ban/phieu-nhac-viec", 403)


def test_letters_wait_until_the_plan_is_in_force(as_, actor, session):
    plan = make_plan(signed=False)
    (dialogue,) = dialogues.create(actor("office"), plan, [dialogues.Ordered(label="thứ nhất")])
    commit()
    office = as_("office")
    assert not any("/van-ban/soan/" in link for link in office.get(f"/doi-thoai/{dialogue.id}").links)
    path = f"/van-ban/soan/giay-moi/{dialogue.id}"
    assert "chưa ban hành" in office.get(path).text
    office.post(path, {"subject": "Dự", "invitees": "Ông A", "event": "Hội nghị"}, 422)
    assert db.session.scalars(db.select(Document)).all() == []


def test_the_units_that_are_invited_get_the_invitation(dialogue, body, as_, actor):
    office = as_(HOUSES[body][0])
    document = sent(office, f"/van-ban/soan/giay-moi/{dialogue.id}", invitees="Phòng Kinh tế\nÔng Hà Văn Mới")
    assert unit("economy").id in recipients.units_of(document)
    through(actor, document, body)
    assert f"/van-ban/{document.id}" in as_("specialist").get("/van-ban").links
