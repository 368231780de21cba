"""Two people at one plan at the same moment: one of them is told, nothing is made twice."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from threading import Barrier

from intranet.db.session import commit, db
from intranet.imports.models import ImportDraft
from intranet.plans.models import Plan
from tests.imports.support import OURS, draft_at, paste, tasks

PLAIN = OURS.replace("3. Tổ hòa giải cơ sở\n- Vận động bà con cùng đến dự.\n", "")


def together(browsers, path: str, data: dict) -> list[int]:
    """Send the same form from each browser at once; return the answers' states."""
    commit()
    start = Barrier(len(browsers))

    def send(browser) -> int:
        start.wait()
        return Context().run(browser.client.post, path, data=data).status_code

    with ThreadPoolExecutor(len(browsers)) as pool:
        return sorted(pool.map(send, browsers))


def test_two_who_confirm_at_once_make_one_plan(as_):
    browsers = [as_("office"), as_("office_head")]
    path = paste(browsers[0], PLAIN)
    seen = draft_at(path).version
    assert together(browsers, f"{path}/xac-nhan", {"seen": seen, "signed": "y"}) == [302, 409]
    assert len(db.session.scalars(db.select(Plan)).all()) == 1
    assert len(tasks()) == 3


def test_two_who_send_one_text_at_once_make_one_reading(as_):
    browsers = [as_("office"), as_("office_head")]
    assert together(browsers, "/ke-hoach/nhap", {"text": PLAIN}) == [302, 422]
    assert len(db.session.scalars(db.select(ImportDraft)).all()) == 1


def test_two_who_edit_one_duty_at_once_lose_nothing_silently(as_):
    browsers = [as_("office"), as_("office_head")]
    path = paste(browsers[0], PLAIN)
    seen = draft_at(path).version
    assert together(browsers, f"{path}/nhiem-vu/1/bo", {"seen": seen}) == [302, 409]
