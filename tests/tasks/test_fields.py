"""The fields of work: suggested by words, decided by people."""

import pytest
from sqlalchemy import select

from intranet.db.session import commit, db
from intranet.tasks import field_queries, field_services, queries
from intranet.tasks.field_guess import FieldEntry, guess
from intranet.tasks.field_models import Field
from intranet.tasks.models import Task
from tests.support.make import make_plan, make_task
from tests.support.world import actor

LAND = FieldEntry(1, "Đất đai", ("đất đai", "thu hồi đất", "sổ đỏ"), is_open=True)
WASTE = FieldEntry(2, "Môi trường", ("rác", "môi trường", "vệ sinh môi trường"), is_open=True)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Trả lời kiến nghị về thu hồi đất", 1), ("TRẢ LỜI VỀ ĐẤT ĐAI", 1), ("Don dep ve sinh moi truong", 2),
        ("Thu gom rác", 2), ("Trang phục gọn gàng, rạc người", None), ("Chuẩn bị hội trường", None),
        ("Sổ đỏ bị bỏ ngoài bãi rác, thu hồi đất", 1), ("", None),
    ],
)  # fmt: skip
def test_words_suggest_a_field(text, field):
    assert guess(text, (LAND, WASTE)) == field


def test_of_equals_the_first_stands_and_a_closed_one_is_not_suggested():
    one, other = (FieldEntry(n, str(n), ("nước sạch",), is_open=True) for n in (7, 8))
    assert guess("Nước sạch về thôn", (one, other)) == 7
    assert guess("Nước sạch về thôn", (FieldEntry(7, "7", ("nước sạch",), is_open=False), other)) == 8


def known(name: str) -> Field:
    return db.session.scalars(select(Field).where(Field.name == name)).one()


def found() -> None:
    field_services.found_usual(actor("office"))
    commit()


def test_new_work_is_given_the_field_its_words_suggest(session):
    found()
    (one,) = make_task("economy", title="Trả lời về thu hồi đất ở thôn Đông")
    assert field_queries.name_of(one.task.field_id) == "Đất đai" and not one.task.field_chosen


def test_the_office_says_otherwise_and_no_suggestion_writes_over_it(as_):
    found()
    (one,) = make_task("economy", title="Trả lời về thu hồi đất ở thôn Đông")
    office, waste = as_("office"), known("Môi trường, nước sạch").id
    page = office.get(f"/nhiem-vu/{one.id}")
    assert "Đất đai (gợi ý từ từ khóa)" in page.text
    form = office.get(f"/nhiem-vu/{one.id}/linh-vuc").fields
    office.post(f"/nhiem-vu/{one.id}/linh-vuc", form | {"field": str(waste)})
    assert "Môi trường, nước sạch" in office.get(f"/nhiem-vu/{one.id}").text
    office.post("/linh-vuc/goi-y")
    assert db.session.get(Task, one.task_id).field_id == waste
    stale = office.post(f"/nhiem-vu/{one.id}/linh-vuc", form | {"field": "0"}, status=422)
    assert "vừa sửa" in stale.text


def test_that_work_has_no_field_is_a_choice_too(as_):
    found()
    (one,) = make_task("economy", title="Trả lời về thu hồi đất ở thôn Đông")
    office = as_("office")
    form = office.get(f"/nhiem-vu/{one.id}/linh-vuc").fields
    office.post(f"/nhiem-vu/{one.id}/linh-vuc", form | {"field": "0"})
    office.post("/linh-vuc/goi-y")
    assert db.session.get(Task, one.task_id).field_id is None
    assert "Chưa xác định Chọn lĩnh vực" in office.get(f"/nhiem-vu/{one.id}").text


def test_the_list_is_begun_ordered_changed_and_closed(as_):
    office = as_("office")
    assert "Chưa có lĩnh vực nào" in office.get("/linh-vuc").text
    make_plan(duties=2)
    office.post("/linh-vuc/thuong-dung")
    first, second = field_queries.listed()[:2]
    office.post(f"/linh-vuc/{second.id}/len")
    assert [one.id for one in field_queries.listed()[:2]] == [second.id, first.id]
    office.post(f"/linh-vuc/{second.id}/len")
    assert field_queries.listed()[0].id == second.id
    office.post(f"/linh-vuc/{first.id}/ngung-dung")
    assert first.id not in dict(field_queries.choices())
    assert "Ngừng dùng" in office.get("/linh-vuc").text
    office.post(f"/linh-vuc/{first.id}/dung-lai")
    assert first.id in dict(field_queries.choices())
    form = office.get(f"/linh-vuc/{first.id}").fields
    refused = office.post(f"/linh-vuc/{first.id}", form | {"name": second.name.upper()}, status=422)
    assert "đã có lĩnh vực mang tên này" in refused.text
    office.post(f"/linh-vuc/{first.id}", form | {"name": "Đất đai, nhà ở", "keywords": "nhà ở, nhà ở\nđất"})
    assert known("Đất đai, nhà ở").keywords == "nhà ở\nđất"


def test_a_name_is_needed_and_nothing_typed_is_lost(as_):
    page = as_("office").post("/linh-vuc/them", {"name": "", "keywords": "giữ lại"}, status=422)
    assert "Hãy ghi tên lĩnh vực" in page.text and page.fields["keywords"] == "giữ lại"


def test_only_the_office_keeps_the_list(as_):
    for name in ("chairman", "party_office", "specialist", "front", "admin"):
        as_(name).get("/linh-vuc", status=403)


@pytest.mark.parametrize("few", [queries.FEW, 0])  # a field's own index leads where it has little work
def test_the_list_of_work_is_narrowed_to_a_field(as_, monkeypatch, few):
    monkeypatch.setattr(queries, "FEW", few)
    found()
    make_task("economy", title="Trả lời về thu hồi đất")
    make_task("economy", title="Việc không rõ")
    office, land = as_("office"), known("Đất đai").id
    assert "Việc không rõ" not in office.get(f"/nhiem-vu?linh-vuc={land}").text
    page = office.get("/nhiem-vu?linh-vuc=chua-co")
    assert "Việc không rõ" in page.text and "thu hồi đất" not in page.text
    assert "Chưa có lĩnh vực" in page.text
    make_task("economy", title="Việc cũng không rõ")
    assert "Việc cũng không rõ" in office.get("/nhiem-vu?linh-vuc=chua-co").text
