"""The style of the code, as ``make lint`` checks it: what a reviewer should not have to say."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_code_has_no_fault_of_style():
    command = [sys.executable, "-m", "ruff", "check", "--quiet", "--no-cache", "intranet", "tests", "wsgi.py"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
