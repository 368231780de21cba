"""Plans say which of the texts that they rest on are in force no more, and what replaced them (K5)."""

from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.db.session import commit
from intranet.pages import library_services
from intranet.pages.models import PageKind
from intranet.plans import notes
from intranet.plans import services as plans
from intranet.plans.grounds import grounds
from tests.imports.support import draft_at, paste
from tests.pages.support import narrow, page
from tests.support.queries import recorded
from tests.support.world import actor

TEXT = """KẾ HOẠCH
Tổ chức đối thoại năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;
Căn cứ Nghị định số 110/2004/NĐ-CP của Chính phủ về
công tác văn thư;
Thực hiện Quy chế số 07-QC/ĐU của Đảng ủy xã.
Ủy ban nhân dân xã ban hành kế hoạch như sau:
I. MỤC ĐÍCH
Thay cách làm theo Kế hoạch số 9/KH-UBND.
"""


@pytest.fixture(autouse=True)
def _monday(session, at):
    at("2026-11-16 08:00")


def known(code: str, *, form: str = "Nghị định", ends_on: date | None, replaced_by: str = "", who="culture"):
    """Put a text into the library."""
    made = page(who, f"Văn bản {code}", "Toàn văn.", kind=PageKind.LIBRARY)
    facts = library_services.Facts(form=form, code=code, ends_on=ends_on, replaced_by=replaced_by)
    library_services.settle(actor(who), made, facts)
    commit()
    return made


def said(name: str, text: str = TEXT) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(one.message, one.mend, one.lines) for one in notes.on_grounds(actor(name), text)]


def test_only_the_grounds_before_the_first_heading_are_looked_at():
    found = grounds(TEXT.split("\n"))
    assert [number for number, _line in found] == [3, 4, 5, 6]
    assert grounds([]) == [] and grounds(["I. MỤC ĐÍCH", "Căn cứ 9/KH-UBND"]) == []


def test_an_expired_ground_is_told_with_its_day_and_what_replaced_it():
    known("110/2004/NĐ-CP", ends_on=date(2020, 3, 5), replaced_by="Nghị định 30/2020/NĐ-CP")
    known("9/KH-UBND", form="Kế hoạch", ends_on=date(2026, 1, 1))
    assert said("office") == [
        (
            "Căn cứ Nghị định 110/2004/NĐ-CP hết hiệu lực từ ngày 05/03/2020.",
            "Đã có Nghị định 30/2020/NĐ-CP thay thế.",
            (4,),
        )
    ]


def test_what_is_still_in_force_and_what_one_does_not_read_is_not_told():
    known("110/2004/NĐ-CP", ends_on=date(2026, 11, 17))
    assert said("office") == []
    hidden = known("07-QC/ĐU", form="Quy chế", ends_on=date(2026, 1, 1))
    narrow(hidden, "culture", units=("culture",))
    assert said("office") == []
    assert said("culture")[0][0] == "Căn cứ Quy chế 07-QC/ĐU hết hiệu lực từ ngày 01/01/2026."
    assert said("culture")[0][1] == "Tìm văn bản đang có hiệu lực."


def test_the_review_the_draft_and_the_issued_plan_say_so(as_):
    text = known("110/2004/NĐ-CP", ends_on=date(2020, 3, 5), replaced_by="Nghị định 30/2020/NĐ-CP")
    office, told = as_("office"), "110/2004/NĐ-CP hết hiệu lực từ ngày 05/03/2020"
    path = paste(office, TEXT)
    review = office.get(f"/ke-hoach/nhap/{draft_at(path).id}")
    assert told in review.text and "thay thế" in review.text and f"/trang/{text.path}" in review.html
    who = actor("office")
    plan = plans.enter(who, plans.Paper(body=Body.STATE, subject="Đối thoại", text=TEXT))
    commit()
    assert told in office.get(f"/ke-hoach/{plan.id}").text
    plans.issue_tasks(who, plan, anchors=[])
    commit()
    page_of_plan = office.get(f"/ke-hoach/{plan.id}")
    assert told in page_of_plan.text and f"/trang/{text.path}" in page_of_plan.html
    with recorded() as statements:
        office.get(f"/ke-hoach/{plan.id}")
    assert sum("library_texts" in one for one in statements) == 1


def test_who_writes_a_plan_is_told_while_writing(as_):
    known("110/2004/NĐ-CP", ends_on=date(2020, 3, 5))
    office = as_("office")
    number = draft_at(paste(office, TEXT)).id
    assert "hết hiệu lực từ ngày 05/03/2020" in office.get(f"/ke-hoach/soan/{number}").text
