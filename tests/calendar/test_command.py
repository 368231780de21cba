"""The command that counts days."""

import pytest
from click.testing import CliRunner

from intranet.cli.calendar import calendar


def run(*words: str):
    """Run ``calendar due`` as an operator types it."""
    return CliRunner().invoke(calendar, ["due", *words])


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-08-29 -7 --working", "2024-08-20"),
        ("2024-08-29 -7", "2024-08-22"),
        ("2024-08-29 +5 --working", "2024-09-09"),
        ("--working 2024-04-23 5", "2024-05-03"),
        ("29/08/2024 10", "2024-09-08"),
        ("2026-11-27 0 --working", "2026-11-27"),
    ],
)
def test_the_day_is_printed_alone(words, day):
    result = run(*words.split())
    assert (result.exit_code, result.stdout) == (0, f"{day}\n")


def test_what_is_doubtful_is_said_beside_the_answer():
    assert "08/09/2024 là ngày nghỉ (Chủ nhật)" in run("2024-08-29", "10").stderr
    assert "lịch nghỉ năm 2027 mới là dự kiến" in run("2026-12-30", "5", "--working").stderr
    assert "chưa có lịch nghỉ năm 2030" in run("2030-01-02", "5", "--working").stderr
    assert run("2024-08-29", "-7", "--working").stderr == ""


@pytest.mark.parametrize(
    "words", ["2024-13-01 5", "mai 5", "2024-08-29 nhiều", "2024-08-29 99999", "2024-08-29"]
)
def test_what_cannot_be_counted_is_refused(words):
    result = run(*words.split())
    assert (result.exit_code, result.stdout) == (2, "")
