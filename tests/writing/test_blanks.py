"""The templates: whole, in our own words, filled for this commune; texts read back the same from Word."""

import json
from string import Formatter
from typing import Any

import pytest

from intranet.access.actor import Body
from intranet.documents import versions
from intranet.imports import services as imports
from intranet.imports.building import build
from intranet.imports.name_queries import resolver
from intranet.org import unit_services
from intranet.plans import parsing
from intranet.plans import queries as plans
from intranet.seed.papers import FOLDER
from intranet.writing import blanks, paper, services
from intranet.writing.structure import Structure
from tests.imports.support import OURS, seed
from tests.seed.test_own_words import real, runs
from tests.support import world
from tests.writing.support import parts

__all__ = ["real"]
EACH = pytest.mark.parametrize("one", blanks.BLANKS, ids=lambda one: one.name)
TABLE = OURS.replace(
    "Trên đây là",
    "STT | Nội dung | Đơn vị chủ trì | Thời hạn\n1 | In tài liệu | Phòng Kinh tế | 01/12/2026\nTrên đây là",
)


def reads_the_same(body: Body, text: str) -> None:
    """Hold the Word file of *text* to what the text itself says."""
    typed = parts(parsing.read_text(text))
    exported = parts(parsing.read_bytes(paper.word_of(body, text), name="ke-hoach.docx"))
    assert exported == typed


@EACH
def test_a_template_reads_back_the_same(session, one):
    reads_the_same(one.body, blanks.filled(one, 2027))


@pytest.mark.parametrize(
    "text",
    [
        OURS,
        OURS.replace("Số: 31/", "Số:      /").replace("ngày 03 tháng 8", "ngày      tháng      "),
        OURS.replace("ngày 03 tháng 8", "ngày      tháng 8"),
        OURS.replace("CHỦ TỊCH\n", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"),
        OURS.replace("- Lưu: VT.", "- Thường trực Đảng ủy (b/c);\n- Các thôn (t/h);\n- Lưu: VT, P.KT."),
        OURS.replace("- Giữ trật tự", "a) Giữ trật tự").replace(
            "3. Tổ hòa", "- Việc khác\n+ Trực ban.\n3. Tổ hòa"
        ),
        TABLE,
    ],
    ids=["whole", "no number, no day", "no day", "deputy", "recipients", "letters and levels", "table"],
)
def test_a_text_reads_back_the_same(session, text):
    reads_the_same(Body.STATE, text)


@pytest.mark.parametrize("name", ["ubnd", "cum_thon", "dang_uy", "nhap"])
def test_a_plan_of_the_demo_reads_back_the_same(session, name):
    words = dict.fromkeys(
        ("held_first", "held_second", "held", "before_day", "figures_day", "notice_day"), "10/12/2026"
    )
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    gaps = {field for _, field, _, _ in Formatter().parse(text) if field}
    values = {gap: words.get(gap, "2026" if "year" in gap else "12") for gap in gaps}
    text = text.format(**(values | {"signed_words": "ngày 03 tháng 8 năm 2026"}))
    body = Body.PARTY if name == "dang_uy" else Body.STATE
    typed, exported = (
        parts(reading)
        for reading in (
            parsing.read_text(text),
            parsing.read_bytes(paper.word_of(body, text), name="ke-hoach.docx"),
        )
    )
    for part in ("legal_bases", "signer", "recipients", "dialogues", "deadlines_elsewhere"):
        assert exported[part] == typed[part], part
    assert _without_end_mark(exported["assignments"]) == typed["assignments"]


def _without_end_mark(value: Any) -> Any:
    """Return what was read without the mark “./.” that the form puts behind the last sentence."""
    return json.loads(json.dumps(value).replace("./.", "."))


@pytest.mark.parametrize("name", ["000", "001", "003"])
def test_a_real_plan_reads_back_the_same(session, name):
    text = seed(name).decode()
    exported = parts(parsing.read_bytes(paper.word_of(Body.STATE, text), name="ke-hoach.docx"))
    typed = parts(parsing.read_text(text))
    for part in ("date", "legal_bases", "signer", "recipients", "assignments", "not_understood"):
        assert exported[part] == typed[part], part


@EACH
def test_a_template_has_its_eight_parts_and_asks_nothing(session, one):
    text = blanks.filled(one, 2027)
    found = Structure(one.body, text)
    assert [part.words for part in found.parts if not part.is_there] == []
    assert len(found.dialogues) >= 1
    reading = parsing.read_text(text)
    review = build(reading.as_json(), lines=reading.lines, resolve=resolver("Minh Sơn"))
    assert [name.printed for name in review.names if not name.sure] == []
    assert review.loose == () and review.unread == ()
    assert "{" not in text and "@" not in text


@EACH
def test_the_paper_that_is_submitted_reads_back_the_same(session, one):
    """From the template through the review to the plan's paper; only its day follows the calendar."""
    who = world.actor("party_office" if one.body is Body.PARTY else "office")
    text = blanks.filled(one, 2027)
    draft = services.begin(who, text, body=one.body, note="")
    plan = imports.confirm(who, draft, signed=False, seen=draft.version)
    paper_of_plan = versions.render(plans.document_of(plan))
    typed = parts(parsing.read_text(text)) | {"date": None, "findings": []}
    exported = parts(parsing.read_bytes(paper_of_plan, name="ke-hoach.docx")) | {"date": None, "findings": []}
    assert exported == typed


@EACH
def test_a_template_is_in_our_own_words(real, one):
    text = (blanks.FOLDER / f"{one.name}.txt").read_text(encoding="utf-8")
    assert runs(text) & real == set()


def test_a_unit_that_is_not_there_gets_no_duties_and_the_numbers_close_up(session):
    military = world.unit("economy")
    unit_services.close_unit(world.actor("admin"), military, ends_on=world.LONG_AGO)
    text = blanks.filled(blanks.BLANKS[0], 2027)
    assert "2. Phòng Văn hóa – Xã hội" in text and "Phòng Kinh tế\n" not in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-02-01", "tháng 6 năm 2015"),
        ("2025-04-01", "02 năm 2025"),
        ("2025-08-01", "16 tháng 6 năm 2025"),
    ],
)
def test_the_law_is_the_one_of_the_day(session, at, day, words):
    at(f"{day} 09:00")
    assert words in blanks.filled(blanks.BLANKS[0], 2025).split("\n\n")[2]


@pytest.mark.parametrize("body", [Body.STATE, Body.PARTY])
def test_an_empty_page_has_the_form_of_its_body(session, body):
    reading = parsing.read_text(blanks.empty(body, 2027))
    assert reading.is_plan and reading.header.recipients and reading.header.signer.name
    assert reading.header.code_raw == ("-KH/ĐU" if body is Body.PARTY else "/KH-UBND")


@EACH
def test_a_template_passes_our_own_check(session, one):
    found = Structure(one.body, blanks.filled(one, 2027)).findings
    assert [spot.words for spot in found] == []


def test_whoever_has_duties_by_a_template_gets_the_paper(session):
    text = blanks.filled(blanks.BLANKS[0], 2027)
    to = text[text.index("Nơi nhận") :]
    for slot in ("police", "military"):
        assert blanks.directory().unit_name(blanks.unit_of(slot)) in to
