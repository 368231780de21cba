"""Two people save one text at the same moment: both texts are kept, or one of them is asked."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from threading import Barrier

from intranet.db.session import commit
from tests.writing.support import PLAIN, fresh, texts, written


def together(browsers, path: str, typed: list[str]) -> list[int]:
    """Let each browser save its own text at once; return the answers' states."""
    commit()
    start = Barrier(len(browsers))

    def send(browser, text: str) -> int:
        start.wait()
        data = {"text": text, "base": "1", "deed": "luu"}
        return Context().run(browser.client.post, path, data=data).status_code

    with ThreadPoolExecutor(len(browsers)) as pool:
        return sorted(pool.map(send, browsers, typed))


def test_different_places_are_both_saved(as_):
    draft = written()
    browsers = [as_("office"), as_("office_head")]
    typed = [PLAIN.replace("Giữ trật tự", "Bảo vệ"), PLAIN.replace("Trần Thị Mai", "Lê Văn Tám")]
    assert together(browsers, f"/ke-hoach/soan/{draft.id}", typed) == [302, 302]
    kept = texts(fresh(draft.id))
    assert len(kept) == 3
    assert "Bảo vệ" in kept[-1] and "Lê Văn Tám" in kept[-1]


def test_of_two_at_one_line_the_second_is_asked(as_):
    draft = written()
    browsers = [as_("office"), as_("office_head")]
    typed = [PLAIN.replace("Giữ trật tự", word) for word in ("Bảo vệ", "Canh gác")]
    assert together(browsers, f"/ke-hoach/soan/{draft.id}", typed) == [302, 409]
    assert len(texts(fresh(draft.id))) == 2
