"""The rows are kept in the transaction that changes a thing: always what a fresh build would write."""

from datetime import date

from sqlalchemy import select, text

from intranet.access.actor import Body
from intranet.db.session import commit, db, rollback, set_reading
from intranet.dialogues import services as dialogues
from intranet.documents import approvals, recipients
from intranet.documents.paper.blocks import Recipient
from intranet.org import people_services, unit_services
from intranet.org.models import Block, UnitKind
from intranet.org.people import Position
from intranet.plans import services as plans
from intranet.search import engine, index, queries
from intranet.search.kinds import kinds
from intranet.search.models import SearchRow
from intranet.search.queries import Wanted
from intranet.search.words import read
from intranet.tasks import services as tasks
from intranet.tasks.models import ReportKind
from tests.conclusions import support
from tests.support import make, papers, world


def rows() -> dict:
    return {
        (row.kind, row.subject_id): dict(row._mapping)
        for row in db.session.execute(select(SearchRow.__table__))
    }


def indexed() -> int:
    """Return how many rows the engine's own index knows that are rows."""
    if not engine.is_sqlite():
        return len(rows())
    query = "SELECT count(*) FROM search_index WHERE search_index MATCH :every"
    every = " OR ".join(f'"{index.kind_term(kind)}"' for kind in kinds())
    return db.session.scalar(text(query), {"every": every})


def assert_fresh() -> None:
    kept, found = rows(), indexed()
    db.session.expire_all()
    set_reading(False)
    index.rebuild()
    assert kept == rows()
    assert found == indexed() == len(kept)
    rollback()


def test_after_the_demo(loaded):
    assert len(rows()) > 100
    assert_fresh()


def found(who: str, question: str, kind: str = "") -> set[str]:
    """Return the titles that somebody of the world finds."""
    hits = queries.page(world.actor(who), Wanted(read(question))).hits
    return {hit.title for hit in hits if not kind or hit.kind.name == kind}


def test_work_is_found_from_when_it_is_given(session, actor):
    (one,) = make.make_task("economy", title="Nạo vét kênh Ba Bờ", coordinating=["police"])
    assert found("specialist", "kenh ba bo") == found("police", "kênh ba bờ") == {"Nạo vét kênh Ba Bờ"}
    assert found("village_west", "kenh ba bo") == set()
    tasks.accept(actor("specialist"), one)
    tasks.report(actor("specialist"), one, kind=ReportKind.RESULT, text="Xong.")
    tasks.confirm(actor("office"), one)
    commit()
    assert_fresh()


def test_a_share_given_to_another_unit_changes_who_finds_it(session, actor):
    (one,) = make.make_task("economy", title="Nạo vét kênh Ba Bờ")
    tasks.decline(actor("specialist"), one, comment="Không thuộc chức năng")
    tasks.reassign(actor("office"), one, unit_id=world.unit("culture").id)
    commit()
    assert found("culture", "kenh ba bo") == {"Nạo vét kênh Ba Bờ"}
    assert_fresh()


def test_what_is_not_saved_is_not_found(session, actor):
    make.make_task("economy")
    before = rows()
    plans.enter(actor("office"), plans.Paper(body=Body.STATE, subject="Chưa lưu", text="Chưa lưu"))
    rollback()
    assert rows() == before
    assert found("office", "chua luu") == set()


def test_a_plan_from_draft_to_issue(session, actor):
    who = actor("office")
    plan = plans.enter(who, plans.Paper(body=Body.STATE, subject="Đối thoại quý IV", text="Gặp gỡ hộ chài"))
    commit()
    assert len(found("chairman", "ho chai")) == 1
    assert found("secretary", "ho chai") == found("specialist", "ho chai") == set()
    plans.issue_tasks(who, plan, anchors=[])
    plans.number(who, plan, code="77/KH-UBND", issued_on=date(2026, 10, 5))
    commit()
    assert found("specialist", "77/KH-UBND") == {"Kế hoạch 77/KH-UBND: Đối thoại quý IV"}
    assert_fresh()


def test_papers_at_each_step(session, actor):
    for step in ("draft", "submitted", "approved", "issued", "returned", "dropped"):
        papers.paper(step, subject=f"Mời dự lễ bước {step}")
    assert_fresh()
    assert len(found("office", "mời dự lễ", "document")) == 5  # what was given up is not looked for
    assert len(found("specialist", "mời dự lễ")) == 1


def test_a_paper_addressed_to_others_is_found_by_them(session, actor):
    draft = papers.paper("draft", kind=papers.Kind.INVITATION, to=["Phòng Kinh tế"], subject="dự lễ ra quân")
    recipients.address(draft, [Recipient("Công an xã")])
    commit()
    approvals.submit(actor("office"), draft)
    approvals.approve(actor("chairman"), draft)
    papers.issuing.issue(actor("office"), draft, day=date(2026, 11, 20), scan_missing="Máy scan hỏng")
    commit()
    assert len(found("police", "ra quan")) == 1
    assert found("specialist", "ra quan") == set()
    assert_fresh()


def test_conclusions_and_the_names_of_their_dialogues(session, actor):
    made = support.issued()
    assert len(found("specialist", "nạo vét đoạn mương", "conclusion")) == 1
    dialogues.amend(actor("office"), made.dialogue, dialogues.Ordered(label="cụm Bãi Giữa", day=support.HELD))
    commit()
    assert len(found("office", "cụm bãi giữa", "conclusion")) == 1
    nameless = support.drafted(label="")
    for guests in ("các hộ nuôi cá", "các hộ trồng rừng"):
        dialogues.amend(
            actor("office"), nameless.dialogue, dialogues.Ordered(label="", audience=guests, day=support.HELD)
        )
        commit()
        assert len(found("office", guests, "conclusion")) == 1, guests
    other = support.drafted(label="lần thứ ba")
    approvals.drop(actor("office"), other.document, comment="Nhầm")
    commit()
    assert_fresh()


def test_units_people_and_their_names(session, actor):
    who = actor("admin")
    facts = unit_services.UnitFacts(
        name="Tổ công nghệ số", short_name="", block=Block.GOVERNMENT, kind=UnitKind.OFFICE, gathers=None,
        parent_id=None, position=None, starts_on=None,
    )  # fmt: skip
    unit = unit_services.create_unit(who, facts)
    commit()
    unit_services.add_alias(who, unit, name="Tổ chuyển đổi số")
    commit()
    assert found("guest", "chuyen doi so", "unit") == {"Tổ công nghệ số"}
    person = world.person("specialist")
    people_services.edit_user(who, person, full_name="Đoàn Thị Ngát", phone="", seen=person.version)
    commit()
    assert found("guest", "đoàn thị ngát") == {"Đoàn Thị Ngát"}
    economy = world.unit("economy")
    economy.name = "Phòng Kinh tế và Hạ tầng"
    db.session.delete(db.session.scalars(select(Position).where(Position.user_id == person.id)).first())
    commit()
    assert "Đoàn Thị Ngát" not in found("guest", "ha tang")
    assert_fresh()


def test_rebuilding_needs_nothing_of_what_was_there(session):
    make.make_plan()
    kept = rows()
    set_reading(False)
    db.session.execute(SearchRow.__table__.delete())
    commit()
    assert rows() == {}
    set_reading(False)
    assert index.rebuild() == len(kept)
    commit()
    assert rows() == kept


def test_an_upgrade_that_lets_more_be_found_is_noticed(session):
    make.make_plan()
    assert not index.lacks_rows()
    set_reading(False)
    db.session.execute(SearchRow.__table__.delete().where(SearchRow.__table__.c.kind == "plan"))
    assert index.lacks_rows()
    rollback()
