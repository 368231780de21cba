"""Pages travel compressed to whoever can read them so."""

import gzip

import pytest

PAGE = "/dang-nhap"


@pytest.fixture
def ask(app, session):
    """Ask for a page as a browser that accepts *encodings*."""

    def asking(encodings: str | None, path: str = PAGE):
        headers = {"Accept-Encoding": encodings} if encodings else {}
        return app.test_client().get(path, headers=headers)

    return asking


def test_a_page_unpacks_to_itself(ask):
    plain, packed = ask(None), ask("gzip, deflate, br")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 2


@pytest.mark.parametrize("encodings", [None, "identity", "br", "gzip;q=0"])
def test_who_cannot_unpack_gets_it_plain(ask, encodings):
    page = ask(encodings)
    assert "Content-Encoding" not in page.headers
    assert "<h1" in page.get_data(as_text=True)


@pytest.mark.parametrize("encodings", [None, "gzip"])
def test_a_cache_on_the_way_is_told_that_both_exist(ask, encodings):
    assert "Accept-Encoding" in ask(encodings).headers["Vary"]


def test_the_length_of_an_answer_says_nothing_exact(ask):
    assert len({len(ask("gzip").data) for _ in range(12)}) > 3


def test_a_short_answer_stays_as_it_is(ask):
    assert "Content-Encoding" not in ask("gzip", "/nhiem-vu").headers  # the way to the sign-in
