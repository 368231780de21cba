"""What it costs to read a plan of ten pages: as text, as Word, as PDF lines; aimed at under 0.3 s."""

import time
from collections.abc import Callable
from statistics import median

from intranet.plans import parsing
from tests.bench.measure import report
from tests.plans.documents import docx, p

PAGE = 2_400  # letters of a full page at 14 points
PAGES = 10
AIM = 0.3
UNITS = (
    "Văn phòng HĐND và UBND xã", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã",
    "Ban Chỉ huy Quân sự xã", "Đề nghị Ủy ban MTTQ Việt Nam xã", "Trung tâm Phục vụ hành chính công",
    "Các trưởng thôn",
)  # fmt: skip
DUTIES = (
    "Chủ trì, phối hợp với {other} rà soát các kiến nghị đã nêu ở lần trước, trả lời chậm nhất "
    "05 ngày làm việc trước ngày tổ chức.",
    "Chuẩn bị số liệu, hồ sơ thuộc lĩnh vực phụ trách; gửi dự thảo trước ngày 15/9/2026.",
    "Báo cáo kết quả trong vòng 10 ngày làm việc kể từ ngày kết thúc hội nghị; định kỳ hằng quý tổng hợp, "
    "trước ngày 20 của tháng cuối quý.",
    "Tuyên truyền, vận động hội viên và Nhân dân cùng dự, giữ gìn trật tự nơi tổ chức.",
)
HEAD = """ỦY BAN NHÂN DÂN
XÃ MINH SƠN
Số: 31/KH-UBND
Minh Sơn, ngày 03 tháng 8 năm 2026
KẾ HOẠCH
Đối thoại giữa Chủ tịch UBND xã với Nhân dân năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương;
UBND xã ban hành Kế hoạch như sau:
I. THỜI GIAN, ĐỊA ĐIỂM
Ngày 10/12/2026, tại Nhà văn hóa xã.
II. TỔ CHỨC THỰC HIỆN
"""
FOOT = """Trên đây là Kế hoạch của UBND xã./.
Nơi nhận:
- TT Đảng ủy (b/c);
- Lưu: VT.
CHỦ TỊCH
Trần Thị Mai
"""


def text_of(pages: int) -> str:
    """Return a plan of so many pages, most of them duties."""
    lines: list[str] = []
    number = 0
    while sum(map(len, lines)) + len(HEAD) + len(FOOT) < pages * PAGE:
        unit, other = UNITS[number % len(UNITS)], UNITS[(number + 3) % len(UNITS)].removeprefix("Đề nghị ")
        number += 1
        lines += [f"{number}. {unit}", *(f"- {duty.format(other=other)}" for duty in DUTIES)]
    return HEAD + "\n".join(lines) + "\n" + FOOT


def seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the CPU time of *work* once it is warm: the median."""
    work()
    costs = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        costs.append(time.process_time() - begun)
    return round(median(costs), 3)


def main() -> None:
    """Measure, and print one line."""
    text, longer = text_of(PAGES), text_of(3 * PAGES)
    wrapped = "\n".join(_folded(line) for line in text.splitlines())
    word = docx("".join(p(line) for line in text.splitlines()))
    figures = {
        "text": seconds(lambda: parsing.read_text(text)),
        "printed_lines": seconds(lambda: parsing.read_text(wrapped)),
        "word": seconds(lambda: parsing.read_bytes(word, name="ke-hoach.docx")),
        "three_times_as_long": seconds(lambda: parsing.read_text(longer), rounds=3),
    }
    duties = sum(len(one.tasks) for one in parsing.read_text(text).assignments)
    report("reading", pages=PAGES, letters=len(text), duties=duties, aim_s=AIM, seconds=figures)


def _folded(line: str, width: int = 85) -> str:
    """Return a line wrapped as a printed page has it."""
    rows = [""]
    for word in line.split():
        if len(rows[-1]) + len(word) > width:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return "\n".join(rows)


if __name__ == "__main__":
    main()
