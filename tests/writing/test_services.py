"""A text is saved revision by revision; nobody's words are lost and no stale text is submitted."""

import pytest

from intranet.access.actor import Body
from intranet.audit.queries import history
from intranet.db.session import commit, db
from intranet.errors import Forbidden, Refused, WrongState
from intranet.imports import changes, read_services
from intranet.imports import services as imports
from intranet.imports.models import ImportDraft
from intranet.imports.review import from_json
from intranet.plans import queries as plans
from intranet.plans.models import Plan
from intranet.writing import queries, services
from tests.support import world
from tests.writing.support import PLAIN, fresh, save, texts, written


@pytest.fixture
def draft(session):
    """A plan that is being written."""
    return written()


def confirmed(draft: ImportDraft) -> Plan:
    """Make the draft plan of a reading that asks nothing."""
    plan = imports.confirm(world.actor("office"), draft, signed=False, seen=draft.version)
    commit()
    return plan


def test_a_plan_begins_with_its_first_revision(draft):
    assert (draft.revision, draft.is_written, draft.file) == (1, True, None)
    assert texts(draft) == [PLAIN.strip()]
    assert draft.title == "Đối thoại giữa Chủ tịch UBND xã với Nhân dân năm 2026"
    assert [one.text for one in history(draft)] == ["Soạn kế hoạch: Trang trắng"]


def test_two_plans_that_begin_alike_are_two(draft):
    assert written().id != draft.id


def test_each_save_that_changes_something_is_a_revision(draft):
    assert save(draft, PLAIN.replace("Giữ trật tự", "Giữ gìn trật tự"), base=1).revision.number == 2
    assert save(draft, texts(draft)[-1] + "  \n", base=2).revision is None
    assert len(texts(draft)) == 2
    assert "Giữ gìn trật tự" in draft.text


def test_room_for_a_number_and_a_day_is_kept(draft):
    save(draft, PLAIN.replace("Số: 31/", "Số:      /"), base=1)
    assert "Số:      /KH-UBND" in texts(draft)[-1]


def test_what_was_settled_outlives_a_save(draft):
    seen = draft.version
    imports.settle(
        world.actor("office"), draft, lambda review: changes.edit_duty(review, 2, title="Giữ trật tự"),
        seen=seen, step="duty", number=2,
    )  # fmt: skip
    save(draft, PLAIN.replace("Vận động Nhân dân", "Vận động đông đảo Nhân dân"), base=1)
    assert from_json(draft.review).duties[1].title == "Giữ trật tự"


def test_two_who_change_different_places_both_stay(draft):
    save(draft, PLAIN.replace("Giữ trật tự", "Giữ gìn trật tự"), base=1, by="office_head")
    saved = save(draft, PLAIN.replace("Trần Thị Mai", "Lê Văn Tám"), base=1)
    assert saved.beside.number == 2
    assert "Giữ gìn trật tự" in texts(draft)[-1] and "Lê Văn Tám" in texts(draft)[-1]


def test_two_who_change_one_line_are_told_and_nothing_is_saved(draft):
    save(draft, PLAIN.replace("Giữ trật tự", "Giữ gìn trật tự"), base=1, by="office_head")
    with pytest.raises(services.Conflict) as caught:
        services.save(world.actor("office"), draft, PLAIN.replace("Giữ trật tự", "Bảo vệ"), base=1)
    (place,) = caught.value.merge.conflicts
    assert "Bảo vệ" in place.mine[0] and "Giữ gìn trật tự" in place.theirs[0]
    assert caught.value.theirs.number == 2
    db.session.rollback()
    assert len(texts(fresh(draft.id))) == 2


def test_an_old_revision_comes_back_as_a_new_one(draft):
    save(draft, PLAIN.replace("Giữ trật tự", "Bảo vệ"), base=1)
    made = services.restore(world.actor("office"), draft, 1)
    assert (made.number, made.text) == (3, PLAIN.strip())
    assert len(texts(draft)) == 3
    assert services.restore(world.actor("office"), draft, 1) is None


def test_a_text_read_from_a_file_keeps_the_file_with_its_first_revision(session):
    draft = read_services.read_file(world.actor("office"), PLAIN.encode(), name="ke-hoach.txt")
    commit()
    save(draft, PLAIN.replace("Giữ trật tự", "Bảo vệ"), base=0)
    first = queries.revision(draft, 1)
    assert (first.file.name, draft.file, draft.revision) == ("ke-hoach.txt", None, 2)
    assert confirmed(draft).file_id is None


def test_a_text_nobody_changed_keeps_its_file(session):
    draft = read_services.read_file(world.actor("office"), PLAIN.encode(), name="ke-hoach.txt")
    assert save(draft, PLAIN, base=0).revision is None
    assert draft.file is not None and draft.revision == 0


def test_saving_the_text_of_a_draft_plan_opens_its_review_again(draft):
    plan = confirmed(draft)
    save(draft, PLAIN, base=1)
    assert draft.is_confirmed, "nothing new, nothing undone"
    save(draft, PLAIN.replace("Giữ trật tự", "Bảo vệ"), base=1)
    assert draft.is_open and draft.plan_id is None
    assert db.session.get(Plan, plan.id) is None
    again = confirmed(draft)
    assert "Bảo vệ" in again.text
    assert plans.document_of(again).id == draft.document_id


def test_a_plan_in_force_is_not_edited(draft):
    plan = confirmed(draft)
    imports.sign(world.actor("office"), plan, code="", issued_on=None)
    commit()
    with pytest.raises(WrongState):
        save(draft, PLAIN.replace("Giữ trật tự", "Bảo vệ"), base=1)
    assert not queries.is_editable(fresh(draft.id))


def test_a_text_without_words_is_refused(draft):
    with pytest.raises(Refused):
        save(draft, "   \n", base=1)


@pytest.mark.parametrize("name", ["chairman", "specialist", "party_office", "admin"])
def test_only_the_office_of_the_body_writes(draft, name):
    with pytest.raises(Forbidden):
        services.save(world.actor(name), draft, "KẾ HOẠCH\nKhác", base=1)
    with pytest.raises(Forbidden):
        services.begin(world.actor(name), PLAIN, body=Body.STATE, note="")
