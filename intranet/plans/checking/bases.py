"""Rules for the grounds of a plan: căn cứ and what they cite."""

import re
from collections.abc import Iterator

from intranet.plans.checking.case import Case
from intranet.plans.checking.note import Note, over, should
from intranet.plans.parsing.header import legal_bases
from intranet.plans.parsing.letterhead import adopter
from intranet.plans.parsing.outline import Paragraph
from intranet.plans.parsing.words import key

_GROUND = re.compile(r"^(?:căn cứ|xét|theo)\b|^(?:thực hiện|triển khai)\s")
_BASIS = re.compile(r"^căn cứ\b")
_LAW_NUMBER = re.compile(
    r"\b(?:luật|pháp lệnh|bộ luật)\b[^;.]*?\bsố\s*:?\s*\d+/\d{4}/(?:qh|ubtvqh|pl-ubtvqh)\d+"
)


def _adopts(paragraph: Paragraph) -> bool:
    low = key(paragraph.text)
    return (
        adopter(paragraph.text)[1] >= 0
        or "như sau" in low
        or re.search(r"ban hành kế hoạch", low) is not None
    )


def closed(case: Case) -> Iterator[Note]:
    """G06: “;” after each căn cứ, “.” after the last (NĐ 30/2020, Phụ lục I, II.6)."""
    grounds = [p for p in case.preface if _GROUND.match(key(p.text)) and not _adopts(p)]
    followed = {
        id(p)
        for p, after in zip(case.preface, case.preface[1:], strict=False)
        if _GROUND.match(key(after.text))
    }
    open_ones, last_ones = [], []
    for paragraph in grounds:
        if not _BASIS.match(key(paragraph.text)):
            continue
        end = paragraph.text.rstrip(' "”*')[-1:]
        if id(paragraph) in followed and end != ";":
            open_ones.append(paragraph.last)
        elif id(paragraph) not in followed and end not in (".", ",", ""):
            last_ones.append(paragraph.last)
    if open_ones:
        yield over(open_ones, should(
            "basis_stop", None, "Căn cứ chưa kết thúc bằng dấu chấm phẩy.",
            "Đặt dấu chấm phẩy sau mỗi căn cứ, dấu chấm sau căn cứ cuối cùng.",
        ))  # fmt: skip
    if last_ones and case.follows_decree:
        yield over(last_ones, should(
            "basis_end", None, "Căn cứ cuối cùng chưa kết thúc bằng dấu chấm.",
            "Đặt dấu chấm sau căn cứ cuối cùng, trước câu ban hành kế hoạch.",
        ))  # fmt: skip


def laws(case: Case) -> Iterator[Note]:
    """A law among the căn cứ bears its name only (NĐ 30/2020, Phụ lục I, II.6)."""
    if not case.follows_decree:
        return
    lines = [
        paragraph.first
        for paragraph in case.preface
        if any(_LAW_NUMBER.search(key(one)) and key(one).startswith(("luật", "pháp lệnh", "bộ luật"))
               for one in legal_bases([paragraph]))
    ]  # fmt: skip
    if lines:
        yield over(lines, should(
            "law_numbered", None, "Căn cứ là luật, pháp lệnh nhưng ghi số, ký hiệu.",
            "Chỉ ghi tên luật, pháp lệnh; không ghi số, ký hiệu và cơ quan ban hành.",
        ))  # fmt: skip


RULES = (closed, laws)
