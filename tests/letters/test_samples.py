"""``documents samples DIR`` writes one paper of each kind and body out of the demo, and keeps nothing."""

import io
import re
import zipfile
from datetime import date, timedelta

from sqlalchemy import func, select

from intranet.access.actor import Body
from intranet.db.session import db
from intranet.documents.compose import compose
from intranet.documents.houses import house
from intranet.documents.models import Document
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lint import lint
from intranet.letters.samples import NAMES, samples
from tests.documents.paper.opened import texts

MADE = [(body, kind) for body in Body for kind in Kind if compose.issues(body, kind)]


def test_there_is_a_file_of_each_kind_for_each_body_that_issues_it(loaded, tmp_path):
    before = db.session.scalar(select(func.count(Document.id)))
    result = loaded.test_cli_runner().invoke(args=["documents", "samples", str(tmp_path / "mau")])
    assert result.exit_code == 0, result.output
    files = sorted(path.name for path in (tmp_path / "mau").iterdir())
    assert len(files) == len(MADE) == len(result.output.splitlines())
    assert {name.rsplit("-", 1)[0].split("-")[0] for name in files} == {"ubnd", "dang", "hdnd", "mttq"}
    assert db.session.scalar(select(func.count(Document.id))) == before


def test_the_linter_finds_nothing_in_them(loaded):
    faults = {}
    for (body, kind), one in zip(MADE, samples(), strict=True):
        assert one.name.startswith(NAMES[body])
        if found := lint(one.data, house=house(body), kind=kind):
            faults[one.name] = found
        with zipfile.ZipFile(io.BytesIO(one.data)) as packed:
            assert b"None" not in packed.read("word/document.xml"), one.name
    assert faults == {}


def test_a_sample_contradicts_itself_nowhere(loaded):
    printed = {one.name: " ".join(texts(one.data)) for one in samples()}
    assert "- Thường trực HĐND xã;" not in printed["hdnd-giay-moi.docx"]
    assert "Ủy ban MTTQ Việt Nam xã;" not in printed["mttq-giay-moi.docx"]
    urged = printed["dang-uy-cong-van-don-doc.docx"]
    day = date(*map(int, re.search(r"Tính đến ngày (\d+) tháng (\d+) năm (\d+)", urged).groups()[::-1]))
    due = re.findall(r"(\d\d)/(\d\d)/(\d{4}) (\d+) ", urged)
    assert due and all(day - date(int(y), int(m), int(d)) == timedelta(int(n)) for d, m, y, n in due)


def test_without_a_plan_in_force_the_command_says_what_to_do(app, session, tmp_path):
    result = app.test_cli_runner().invoke(args=["documents", "samples", str(tmp_path)])
    assert result.exit_code == 1 and "demo load" in result.output
