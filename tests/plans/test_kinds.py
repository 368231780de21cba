"""The same plan as text, as Markdown and as a Word file numbered by Word reads alike."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from intranet.plans.parsing import read_bytes, read_text
from intranet.plans.parsing.markers import split_marker
from tests.plans.documents import docx, p, table
from tests.plans.test_wrapping import work

SAMPLES = Path(__file__).parent / "samples"
LEVELS = {"roman": 0, "arabic": 1, "decimal2": 2, "letter": 3, "dash": 4, "plus": 5}
# Plans whose numbers run on without gaps, as Word's own do.
NUMBERED = ["benh-dai", "giao-thong", "giam-sat", "can-cuoc", "cai-cach", "he", "phu-luc-so", "ban-dang"]


def as_word(text: str) -> bytes:
    """Return the plan *text* as a Word file in which numbers, bullets and tables are Word's own."""
    blocks: list[str] = []
    rows: list[tuple[str, ...]] = []
    numbered = False
    for line in [*text.split("\n"), ""]:
        if " | " in line:
            rows.append(tuple(map(escape, line.split(" | "))))
            continue
        if rows:
            width = max(map(len, rows))
            blocks.append(table(*(row + ("",) * (width - len(row)) for row in rows)))
            rows = []
        numbered = (numbered or line.startswith("I")) and not line.startswith("Nơi nhận")
        _, style, words = split_marker(line.strip())
        level = LEVELS.get(style) if numbered else None
        blocks.append(p(escape(line.strip())) if level is None else p(escape(words), number=(1, level)))
    return docx(*blocks)


@pytest.mark.parametrize("name", NUMBERED)
def test_a_word_file_numbered_by_word_orders_the_same(name: str) -> None:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    plain, word = read_text(text), read_bytes(as_word(text), name="a.docx")
    assert work(word) == work(plain)
    assert (word.header.title, word.header.date) == (plain.header.title, plain.header.date)


@pytest.mark.parametrize("bullet", ["–", "•", "*", "-\u00a0", "-\t"])
@pytest.mark.parametrize("name", ["benh-dai", "giam-sat", "doanh-nghiep"])
def test_another_bullet_changes_nothing(name: str, bullet: str) -> None:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    other = "\n".join(f"{bullet} {line[2:]}" if line.startswith("- ") else line for line in text.split("\n"))
    assert work(read_text(other)) == work(read_text(text))


@pytest.mark.parametrize("number", ["{}-", "{})", "{}/", "{} .", "{}.\t"])
@pytest.mark.parametrize("name", ["benh-dai", "thi-tran", "he"])
def test_another_sign_behind_a_number_changes_nothing(name: str, number: str) -> None:
    lines = []
    for line in (SAMPLES / f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        marker, style, words = split_marker(line)
        lines.append(f"{number.format(marker[:-1])} {words}" if style == "arabic" else line)
    assert [units for units, *_ in work(read_text("\n".join(lines)))] == [
        units for units, *_ in work(read_text((SAMPLES / f"{name}.txt").read_text(encoding="utf-8")))
    ]


def test_signs_of_markdown_are_no_text() -> None:
    text = (SAMPLES / "he.txt").read_text(encoding="utf-8")
    lines = []
    for line in text.split("\n"):
        marker, style, words = split_marker(line)
        if style == "roman":
            lines += ["", f"## {line}", ""]
        elif style == "arabic":
            lines.append(f"### **{marker[:-1]}\\. {words}**")
        else:
            lines.append(line)
    assert work(read_text("\n".join(lines))) == work(read_text(text))


def test_the_rule_under_a_markdown_header_is_no_row() -> None:
    read = read_text(
        "UBND XÃ AN BÌNH\nSố: 3/KH-UBND\nAn Bình, ngày 02 tháng 3 năm 2026\n# KẾ HOẠCH\nNgày hội năm 2026\n"
        "## I. TỔ CHỨC THỰC HIỆN\n\n| STT | Nội dung công việc | Đơn vị chủ trì | Thời hạn |\n"
        "| --- | --- | --- | --- |\n| 1 | Trang trí | Đoàn Thanh niên | 05/3/2026 |\n"
        "| 2 | Gửi giấy mời | Văn phòng | 04/3/2026 |"
    )
    assert [units for units, *_ in work(read)] == [("Đoàn Thanh niên",), ("Văn phòng",)]
    assert read.unread == ()
