"""On a phone a paper is running text: what the style sheet needs of the page is there."""

from intranet.documents.compose.invitation import Invitation, Step
from intranet.documents.paper.kinds import Kind
from tests.support.papers import paper


def test_a_paper_can_be_read_as_text_and_enlarged_as_printed(session, as_):
    content = Invitation(programme=(Step(time="07 giờ 30", content="Đón tiếp đại biểu", by="Văn phòng"),))
    document = paper(kind=Kind.INVITATION, content=content, subject="Dự Hội nghị")
    page = as_("office").get(f"/van-ban/{document.id}")
    assert {"#to-giay", "#trang"} <= set(page.links)
    cells = {one.get("data-label"): page.text_of(one) for one in page.all("td")}
    assert cells["Nội dung"] == "Đón tiếp đại biểu" and cells["Người thực hiện"] == "Văn phòng"
