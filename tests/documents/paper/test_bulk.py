"""Many papers from one pattern say what each would say if it were drawn alone."""

import io
import zipfile

import pytest

from intranet.documents.paper import bulk
from intranet.documents.paper.docx import build
from intranet.documents.paper.lint import lint
from intranet.errors import Refused
from tests.documents.paper.opened import member, opened, texts
from tests.documents.paper.samples import OLD_PARTY, PARTY, STATE, invitation, plan

GUESTS = [
    {"ten": "Ông Nguyễn Văn Thuận", "chuc_vu": "Trưởng thôn Suối Cát"},
    {"ten": "Bà Hòa <b>&</b> \x07 “Tý”", "chuc_vu": "Bí thư Đảng uỷ xã Hoà Bình"},
]


@pytest.mark.parametrize("house", [STATE, PARTY, OLD_PARTY], ids=["state", "party", "old spelling"])
def test_each_is_what_it_would_be_alone(house):
    files = list(bulk.many(invitation(house), GUESTS))
    alone = [build(invitation(house, guest["ten"], guest["chuc_vu"])) for guest in GUESTS]
    assert [texts(data) for data in files] == [texts(data) for data in alone]
    for one, other in zip(files, alone, strict=True):
        assert member(one, "word/document.xml") == member(other, "word/document.xml")
        assert zipfile.ZipFile(io.BytesIO(one)).testzip() is None
        assert lint(one, house=house, kind=invitation(house).kind) == []


def test_they_come_one_by_one():
    taken = []

    def guests():
        for guest in GUESTS:
            taken.append(guest)
            yield guest

    files = bulk.many(invitation(), guests())
    next(files)
    assert len(taken) == 1


def test_a_token_in_the_subject_is_filled_in_the_properties_too():
    data = next(bulk.many(plan(subject="mời {{ten}}"), [{"ten": "Ông A & B"}]))
    assert opened(data).core_properties.title == "Kế hoạch mời Ông A & B"


def test_a_missing_value_is_refused():
    with pytest.raises(Refused, match="chuc_vu"):
        list(bulk.many(invitation(), [{"ten": "Ông An"}]))


def test_all_in_one_file_each_on_pages_of_its_own():
    data = bulk.together(invitation(), GUESTS)
    document = opened(data)
    assert len(document.sections) == 2
    alone = [text for file in bulk.many(invitation(), GUESTS) for text in texts(file)]
    assert texts(data) == alone
    with pytest.raises(Refused):
        bulk.together(invitation(), [])


def test_an_archive_comes_in_pieces_and_names_no_two_alike():
    pieces = bulk.archive([("giấy mời.docx", b"1"), ("giấy mời.docx", b"2"), ("b", b"3")])
    first = next(pieces)
    assert first.startswith(b"PK")
    with zipfile.ZipFile(io.BytesIO(first + b"".join(pieces))) as packed:
        assert packed.namelist() == ["giấy mời.docx", "giấy mời (2).docx", "b"]
        assert packed.read("giấy mời (2).docx") == b"2"


def test_a_value_stays_on_its_line():
    (data,) = bulk.many(invitation(), [{"ten": "Ông An\n", "chuc_vu": "Trưởng thôn\nSuối Cát"}])
    assert any(text.endswith("kính mời: Ông An, Trưởng thôn Suối Cát") for text in texts(data))
