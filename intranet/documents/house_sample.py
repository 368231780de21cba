"""A short paper that shows how a body's papers look: letterhead, number, headings, place of signing."""

from intranet import clock
from intranet.access.actor import Body
from intranet.documents.compose.addressing import filed
from intranet.documents.houses import house
from intranet.documents.paper.blocks import Heading, Paper, Paragraph, Recipient
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.signature import sign
from intranet.documents.signers import leader_of
from intranet.org.directory import directory

TEXT = "Đây là văn bản mẫu để xem thể thức: phần đầu, số và ký hiệu, số mục, dấu kết thúc, chỗ ký."
END = "thông báo để các đơn vị biết"


def sample(body: Body) -> Paper:
    """Return the sample of *body*, as its papers are printed from now on."""
    here = house(body)
    name, office = leader_of(body)
    return Paper(
        house=here, kind=Kind.NOTICE, subject="xem trước thể thức văn bản",
        blocks=(Heading(1, "PHẦN MỘT", "I"), Paragraph(TEXT), Paragraph(f"{here.in_full} {END}")),
        symbol=here.symbol_of(Kind.NOTICE), number=7, day=clock.today(),
        signatures=(sign(here, office=office, name=name),),
        recipients=(Recipient(f"Các đơn vị thuộc {directory().commune.level}", "để biết"),),
        filed=filed(here, Kind.NOTICE),
    )  # fmt: skip
