"""The reader against the annotated plans, by the scorer that lies beside them."""

import importlib.util
import json
import sys
from types import ModuleType

import pytest

from intranet.plans.parsing import read_file
from tests.support import needs

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score_plans", needs.shared("tools", "score_plans.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_readings_agree_with_what_people_read(scorer: ModuleType) -> None:
    total, faults = scorer.Score(), []
    for path in sorted(needs.shared("plans", "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        plan = scorer.find_plan(gold, path.stem, needs.shared("plans"))
        reading = read_file(plan).as_json()
        faults += scorer.faults(reading)
        total.add(scorer.score_plan(gold, reading, plan))
    assert faults == []
    assert total.combined >= 0.97
    for name, least in (
        ("section", 1.0),
        ("header", 0.97),
        ("dialogues", 1.0),
        ("coverage", 0.98),
        ("manner", 0.97),
    ):
        assert total.shares[name].rate >= least, name
    assert total.counts["headings"].f1 >= 0.95
    assert total.counts["coordinating"].f1 >= 0.95
