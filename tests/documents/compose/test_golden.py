"""What a sample of each kind says, word for word; ``GOLDEN_WRITE=1`` writes the files anew."""

import os
from pathlib import Path

import pytest

from intranet.documents.compose.compose import ISSUES, paper
from intranet.documents.paper.docx.write import build
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lines import lines
from intranet.documents.paper.lint.rules import lint
from tests.documents.compose.samples import HOUSES, sample

GOLDEN = Path(__file__).parent / "golden"
CASES = [(body, kind) for body in ISSUES for kind in Kind if kind in ISSUES[body]]


def made(body, kind):
    """Return the sample of *kind* as a paper of *body*, not yet signed."""
    house = HOUSES[body]
    return paper(kind, sample(kind, house), house=house, signatures=(), month=(2026, 11))


@pytest.mark.parametrize(("body", "kind"), CASES)
def test_says_what_it_always_said(body, kind):
    said = "\n".join(lines(made(body, kind))) + "\n"
    kept = GOLDEN / f"{body}-{kind}.txt"
    if os.environ.get("GOLDEN_WRITE"):
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(("body", "kind"), CASES)
def test_keeps_to_the_form(body, kind):
    paper = made(body, kind)
    assert [fault.message for fault in lint(build(paper), house=paper.house, kind=kind)] == []


@pytest.mark.parametrize(("body", "kind"), CASES)
def test_prints_no_stop_twice_and_no_none(body, kind):
    for line in lines(made(body, kind)):
        assert "None" not in line
        assert not line.replace("./.", ".").endswith(("..", ";.", ":.")) or "...." in line
