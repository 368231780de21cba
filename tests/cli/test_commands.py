"""The commands that need nothing leave nothing behind; the others say plainly what they did."""

import json
import os
import subprocess
import sys

import pytest

from tests.support.needs import ROOT


def run(folder, *words):
    """Run a command as an operator does, with a data folder that is not there yet."""
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *words],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**os.environ, "INTRANET_DATA": str(folder), "PYTHONUTF8": "1"},
    )  # fmt: skip


@pytest.fixture
def nowhere(tmp_path):
    return tmp_path / "data"


def test_reading_a_plan_needs_no_data_folder_and_makes_none(nowhere, tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "KẾ HOẠCH\nHọp dân\n\nIV. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Giữ trật tự.\n", encoding="utf-8"
    )
    done = run(nowhere, "plan", "read", str(plan))
    assert (done.returncode, done.stderr) == (0, "")
    assert [one["heading"] for one in json.loads(done.stdout)["assignments"]] == ["Công an xã"]
    assert not nowhere.exists()


def test_a_plan_that_is_not_there_is_refused_in_one_line(nowhere, tmp_path):
    done = run(nowhere, "plan", "read", str(tmp_path / "none.txt"))
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert not nowhere.exists()


def test_counting_days_needs_no_data_folder_and_makes_none(nowhere):
    done = run(nowhere, "calendar", "due", "2024-08-29", "-7", "--working")
    assert (done.returncode, done.stdout.strip()) == (0, "2024-08-20")
    assert not nowhere.exists()


def test_the_demo_asks_for_the_tables_first(nowhere):
    done = run(nowhere, "demo", "load", "--if-empty")
    assert done.returncode == 1
    assert "db upgrade" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_machine_has_its_demo_and_loses_it_again(nowhere):
    """As ``make run`` does it, with passwords kept at their full cost (M1, M3)."""
    assert run(nowhere, "db", "upgrade").returncode == 0
    loaded = run(nowhere, "demo", "load", "--if-empty")
    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert "nguyên vẹn" in run(nowhere, "audit", "verify").stdout
    assert run(nowhere, "demo", "remove", "--yes").returncode == 0
    assert not (nowhere / "files").exists()
    assert run(nowhere, "audit", "verify").stdout == "Nhật ký nguyên vẹn: 0 dòng.\n"


def test_reading_a_plan_waits_for_nothing_of_the_application(nowhere, tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("KẾ HOẠCH\nHọp dân\n", encoding="utf-8")
    code = (
        "import sys; sys.argv = ['flask', '--app', 'wsgi', 'plan', 'read', sys.argv[1]]; import wsgi;"
        "print(sorted(wsgi.app.cli.commands), 'sqlalchemy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(plan)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "['calendar', 'plan'] False", done.stderr
