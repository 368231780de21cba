"""When an amendment is not confirmed: nothing of it is saved, and the page says why."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import date
from threading import Barrier

from intranet.db.session import commit, db
from intranet.org import unit_services
from intranet.plans.models import PlanVersion
from tests.imports.amendments import MOVED, POINTS, REHELD, REWORDED, agree, form_of, press
from tests.imports.support import confirm, draft_at, paste
from tests.imports.test_again import rows
from tests.imports.test_together import PLAIN, together
from tests.support.world import actor, unit


def test_an_unsigned_amendment_waits(clerk, first):
    path = paste(clerk, MOVED)
    before = rows()
    page = agree(clerk, path, 422, signed=False)
    assert "Bản sửa đổi chưa ký: lưu lại, xác nhận khi đã ký." in page.text
    assert rows() == before and draft_at(path).is_open


def test_what_changes_nothing_is_not_confirmed(clerk, first):
    path = paste(clerk, MOVED)
    number = draft_at(path).review["dialogues"][0]["number"]
    press(clerk, path, f"doi-thoai/{number}", label="", day="10/12/2026", time="", place="Nhà văn hóa xã")
    assert "Không có gì khác" in clerk.get(path).text
    assert "không làm thay đổi gì" in agree(clerk, path, 422).text


def test_a_plan_amended_meanwhile_is_looked_at_again(clerk, as_, first):
    one, two = paste(clerk, MOVED), paste(clerk, REWORDED)
    page = clerk.get(two)
    agree(as_("office_head"), one)
    before = rows()
    data = form_of(page) | {"signed": "y"}
    assert "vừa được sửa đổi" in clerk.post(f"{two}/xac-nhan", data, 409).text
    assert rows() == before
    agree(clerk, two)
    assert [one.number for one in db.session.scalars(db.select(PlanVersion))] == [1, 2]


def test_two_who_confirm_at_once_amend_once(clerk, as_, first):
    path = paste(clerk, MOVED)
    page = clerk.get(path)
    data = form_of(page) | {"signed": "y"}
    assert together([clerk, as_("office_head")], f"{path}/xac-nhan", data) == [302, 409]
    assert len(db.session.scalars(db.select(PlanVersion)).all()) == 1


def test_two_amendments_at_once_are_one_after_the_other(clerk, as_, first):
    browsers, paths = [clerk, as_("office_head")], [paste(clerk, MOVED), paste(clerk, REWORDED)]
    forms = [form_of(browser.get(path)) for browser, path in zip(browsers, paths, strict=True)]
    commit()
    start = Barrier(2)

    def send(place: int) -> int:
        data = forms[place] | {"signed": "y"}
        start.wait()
        send_one = browsers[place].client.post
        return Context().run(send_one, f"{paths[place]}/xac-nhan", data=data).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(send, range(2))) == [302, 409]
    assert len(db.session.scalars(db.select(PlanVersion)).all()) == 1


def test_a_unit_closed_since_is_refused_and_nothing_is_saved_by_half(clerk, first, at):
    path = paste(clerk, REHELD)
    unit_services.close_unit(actor("admin"), unit("culture"), ends_on=date(2026, 11, 19))
    commit()
    before = rows()
    assert "Còn 1 chỗ chưa rõ" in agree(clerk, path, 422).text
    assert rows() == before


def test_a_number_that_another_plan_bears_is_refused(clerk, first):
    confirm(clerk, paste(clerk, PLAIN.replace("31/KH-UBND", "45/KH-UBND")))
    path = paste(clerk, POINTS)
    press(clerk, path, "sua-doi", plan=first.id, scope="points")
    before = rows()
    assert "Số 45/KH-UBND đã ghi cho kế hoạch" in agree(clerk, path, 422).text
    assert rows() == before


def test_a_draft_is_not_amended_but_reviewed_again(clerk):
    confirm(clerk, paste(clerk, PLAIN), signed=False)
    path = paste(clerk, MOVED)
    assert "Kế hoạch đã có dự thảo" in clerk.get(path).text
    assert "đang là dự thảo" in agree(clerk, path, 422).text
    press(clerk, path, "doi-chieu/1", 404, item=0)
    press(clerk, path, "ke-hoach-khac")
    confirm(clerk, path)


def test_only_who_imports_says_what_is_amended(clerk, as_, first):
    path = paste(clerk, MOVED)
    as_("chairman").get(f"{path}/sua-doi", 403)
    as_("party_office").get(f"{path}/sua-doi", 404)
