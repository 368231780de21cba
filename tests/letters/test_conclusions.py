"""Letters about what a conclusion ordered."""

import re
from datetime import date

import pytest

from intranet.access.actor import Body
from intranet.db.session import commit, db
from intranet.documents.models import Document
from intranet.documents.paper.lines import lines
from intranet.documents.papers import paper_of
from intranet.tasks.models import Assignment, Task
from tests.conclusions.support import OFFICES, issued


def begun(browser, path: str) -> Document:
    """Send the form as it is proposed; return the draft."""
    where = browser.post(path, browser.get(path).fields)
    db.session.expire_all()
    return db.session.get(Document, int(re.search(r"/van-ban/(\d+)", where)[1]))


@pytest.mark.parametrize("body", [Body.STATE, Body.PARTY])
def test_its_tasks_are_handed_out_and_urged_by_letter(body, as_, at, session):
    at("2026-11-18 09:00")
    conclusion = issued(body=body)
    office = as_(OFFICES[body])
    links = office.get(f"/ket-luan/{conclusion.id}").links
    path = f"/van-ban/soan/ket-luan/{conclusion.id}"
    assert {f"{path}/giao-nhiem-vu", f"{path}/don-doc"} <= set(links)
    page = office.get(f"{path}/giao-nhiem-vu")
    boxes = [box.get("value") for box in page.all("input") if box.get("name") == "chosen"]
    where = office.post(f"{path}/giao-nhiem-vu", page.fields | {"chosen": boxes})
    order = db.session.get(Document, int(re.search(r"/van-ban/(\d+)", where)[1]))
    text = "\n".join(lines(paper_of(order)))
    assert "Thông báo số 01" in text and order.dialogue_id == conclusion.dialogue_id
    assert "giao giải quyết các kiến nghị của Nhân dân" in order.subject

    assert "Không có việc nào quá hạn" in office.get(f"{path}/don-doc").text
    query = db.select(Assignment).join(Task).where(Task.conclusion_point_id.is_not(None))
    late = db.session.scalars(query.order_by(Assignment.id)).first()
    late.due = date(2026, 11, 16)
    commit()
    reminder = begun(office, f"{path}/don-doc")
    assert "16/11/2026" in "\n".join(lines(paper_of(reminder)))
    assert "(lần 2)" in office.get(f"{path}/don-doc").fields["subject"]
