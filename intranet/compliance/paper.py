"""The page of compliance as a Word file: a table under the letterhead of the body whose plan it is."""

from dataclasses import dataclass

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.compliance.checks import Check
from intranet.compliance.pages import Sheet
from intranet.documents.houses import house
from intranet.documents.paper import docx
from intranet.documents.paper.blocks import Block, Heading, Paper, Paragraph, Signature, Table
from intranet.documents.paper.kinds import Kind
from intranet.text.dates import numeric, short

NAME = "BẢNG THEO DÕI"
COLUMNS = ("STT", "Quy định, nguồn", "Hạn", "Hoàn thành", "Minh chứng, ghi chú", "Kết quả")
WIDTHS = (1.2, 6.4, 2.6, 2.6, 4.4, 1.9)
MARKS = ("I", "II")


@dataclass(frozen=True, slots=True)
class About:
    """What the table is about: whose plan or dialogue."""

    body: Body
    subject: str


def drawn(actor: Actor, sheet: Sheet, about: About) -> bytes:
    """Return the .docx; the person who made it signs as such."""
    blocks: list[Block] = [
        Paragraph(f"Tính đến ngày {short(clock.today())}: {_lowered(sheet.summary.words)}.")
    ]
    for mark, (_name, heading, checks) in zip(MARKS, sheet.parts, strict=False):
        blocks.append(Heading(1, heading, mark))
        rows = tuple(_row(number, check) for number, check in enumerate(checks, 1))
        blocks.append(Table(COLUMNS, rows, WIDTHS, centred=frozenset({0, 2, 3, 5})))
    paper = Paper(
        house=house(about.body), kind=Kind.SLIP, named=NAME, subject=about.subject, blocks=blocks,
        day=clock.today(), signatures=(Signature("NGƯỜI LẬP BẢNG", actor.name),),
    )  # fmt: skip
    return docx.build(paper)


def _row(number: int, check: Check) -> tuple[str, ...]:
    rule = [check.title, f"Nguồn: {check.source}"]
    if check.why:
        rule.append(f"Cách tính: {check.why}")
    proof = [*(one.label for one in check.evidence), *([check.remark] if check.remark else [])]
    return (
        str(number),
        "\n".join(rule),
        numeric(check.due) if check.due else check.no_day,
        numeric(check.done) if check.done else "",
        "\n".join(proof),
        check.verdict.label,
    )


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
