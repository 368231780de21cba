"""Plans in our own words, one for each difficulty, and what must be read out of them."""

import json
import re
from pathlib import Path

import pytest

from intranet.plans.parsing import Reading, read_file

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))


def reading(name: str) -> Reading:
    """Return the reading of the sample *name*."""
    return read_file(Path(__file__).parent / "samples" / f"{name}.txt")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_reads_as_kept(path: Path) -> None:
    assert read_file(path).as_json() == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_words_are_quoted_as_they_stand(path: Path) -> None:
    read = read_file(path)
    printed = [line for line in read.lines if not re.fullmatch(r"Trang \d+/\d+", line)]
    text = " ".join(" ".join(printed).split())
    for one in (*read.assignments, *read.elsewhere):
        for task in one.tasks:
            assert task.text in text or task.cells
            assert task.due is None or task.due.text in text
        for name in (*one.units, *one.coordinating):
            assert name in text


def test_both_models_of_organisation_are_read() -> None:
    new = {unit for one in reading("xa-2025").assignments for unit in one.units}
    old = {unit for one in reading("xa-truoc-2025").assignments for unit in one.units}
    assert {"Phòng Kinh tế", "Trung tâm Phục vụ hành chính công xã"} <= new
    assert {"Công chức Tài chính - Kế toán", "Ban CHQS xã"} <= old


def test_a_party_plan_has_its_own_form() -> None:
    header = reading("dang-phuong").header
    assert header.issuer == "Đảng ủy phường Hòa Lạc Đông"
    assert header.code == "45-KH/ĐU"
    assert header.signer is not None
    assert header.signer.authority == "T/M BAN THƯỜNG VỤ"


def test_money_orders_nobody_but_does_not_disappear() -> None:
    assert [one.line for one in reading("xa-2025").unread] == [39]


def test_a_table_outside_the_section_gives_work_too() -> None:
    rows = reading("bang").elsewhere
    assert [task.due.rule for row in rows[:2] for task in row.tasks if task.due] == [
        {"date": "2026-06-10", "direction": "before", "inclusive": True},
        {"date": "2026-06-25", "direction": "before", "inclusive": False},
    ]
    assert rows[1].units == ("UBND xã", "Công an xã")


def test_columns_set_with_spaces_are_two() -> None:
    header = reading("cot").header
    assert header.signer is not None
    assert (header.signer.title, header.signer.name) == ("CHỦ TỊCH", "Trịnh Đình Khôi")
    assert header.recipients[0].name == "Thường trực Huyện uỷ"


def test_names_of_committees_may_hold_verbs() -> None:
    units = [unit for one in reading("bau-cu").assignments for unit in one.units]
    assert "Tiểu ban Tiếp công dân, giải quyết khiếu nại, tố cáo" in units
    assert "Tiểu ban An ninh, trật tự, an toàn xã hội" in units
