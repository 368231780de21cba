"""Papers of every sort, of a commune that does not exist."""

from dataclasses import replace
from datetime import date

from intranet.access.actor import Body
from intranet.documents.paper.blocks import (
    Addressees,
    Appendix,
    Bases,
    Block,
    Heading,
    Item,
    Paper,
    Paragraph,
    Recipient,
    Table,
)
from intranet.documents.paper.house import House, Style, Tone
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.signature import Office, sign, sign_minutes

DAY = date(2026, 11, 19)
STATE = House(
    body=Body.STATE, names=("ỦY BAN NHÂN DÂN", "XÃ MINH SƠN"), in_full="Ủy ban nhân dân xã Minh Sơn",
    symbol="UBND", place="Minh Sơn", collective="ỦY BAN NHÂN DÂN",
)  # fmt: skip
PARTY = House(
    body=Body.PARTY, style=Style.PARTY, parents=("ĐẢNG BỘ TỈNH AN BÌNH",), names=("ĐẢNG ỦY XÃ MINH SƠN",),
    in_full="Đảng ủy xã Minh Sơn", symbol="ĐU", place="Minh Sơn", collective="BAN THƯỜNG VỤ", end_mark=".",
    heading_mark="-",
)  # fmt: skip
FRONT = House(
    body=Body.FRONT, parents=("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ MINH SƠN"), names=("BAN THƯỜNG TRỰC",),
    in_full="Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Sơn", symbol="MTTQ-BTT",
    place="Minh Sơn", collective="BAN THƯỜNG TRỰC",
)  # fmt: skip
COUNCIL = House(
    body=Body.COUNCIL, parents=("HỘI ĐỒNG NHÂN DÂN XÃ MINH SƠN",), names=("THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",),
    in_full="Thường trực Hội đồng nhân dân xã Minh Sơn", symbol="HĐND", place="Minh Sơn",
    collective="THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
)  # fmt: skip
HOUSES = {"state": STATE, "party": PARTY, "front": FRONT, "council": COUNCIL}
TO = (
    Recipient("Thường trực Đảng ủy", "b/c"), Recipient("Thường trực HĐND xã", "b/c"),
    Recipient("Chủ tịch, các Phó Chủ tịch UBND xã"), Recipient("Ủy ban MTTQ Việt Nam xã", "p/h"),
    Recipient("Các phòng, đơn vị thuộc UBND xã", "t/h"), Recipient("Trưởng các thôn"),
)  # fmt: skip
SENTENCE = (
    "Các cơ quan, đơn vị và thôn rà soát nội dung người dân quan tâm, phân công người theo dõi, chuẩn bị "
    "câu trả lời ngắn gọn, có căn cứ, có thời hạn và gửi về Văn phòng để tổng hợp trước ngày hội nghị"
)
TABLE = Table(
    ("STT", "Thôn", "Thời gian", "Địa điểm"),
    tuple(
        (str(n), f"Thôn {name}", f"08 giờ 00, {n:02d}/12/2026", f"Nhà văn hóa thôn {name}")
        for n, name in enumerate(("Suối Cát", "Bến Đá", "Gò Sim", "Đồng Mít") * 9, start=1)
    ),
    (1, 3, 4, 5),
    caption="Lịch tổ chức hội nghị tại các thôn",
)


def body(house: House, *, sentences: int = 3) -> tuple[Block, ...]:
    """Return a plan's body with as many sentences in each part."""
    return (
        Bases(
            (
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
                "Căn cứ Chương trình công tác năm 2026 của Đảng ủy xã",
            )
        ),
        Paragraph(f"{house.in_full} xây dựng Kế hoạch tổ chức hội nghị đối thoại với Nhân dân như sau:"),
        Heading(1, "Mục đích, yêu cầu:", "I"),
        Heading(2, "Mục đích", "1"),
        *(Item(f"{SENTENCE}.", "-") for _ in range(sentences)),
        Heading(2, "Yêu cầu", "2"),
        *(Paragraph(f"{SENTENCE}.") for _ in range(sentences)),
        Heading(1, "Tổ chức thực hiện", "II"),
        Paragraph("Văn phòng theo dõi, đôn đốc việc thực hiện.", lead="1. Văn phòng:"),
        Item("Trưởng các thôn thông báo để Nhân dân biết.", "2."),
        Heading(3, "Niêm yết thông báo tại nhà văn hóa thôn", "a"),
        Item("Đọc trên loa truyền thanh vào buổi sáng và buổi chiều.", "+"),
        Paragraph(
            "Trên đây là Kế hoạch tổ chức hội nghị đối thoại; yêu cầu các cơ quan, đơn vị nghiêm túc thực "
            "hiện. Trong quá trình thực hiện nếu có vướng mắc, kịp thời phản ánh về Văn phòng để hướng dẫn"
        ),
    )


def plan(house: House = STATE, **changes: object) -> Paper:
    """Return a plan of *house*."""
    party = house.style is Style.PARTY
    office = Office.DEPUTY_SECRETARY if party else Office.VICE_CHAIRMAN
    paper = Paper(
        house=house, kind=Kind.PLAN, symbol=house.symbol_of(Kind.PLAN), number=5, day=DAY,
        subject="Tổ chức Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân năm 2026",
        blocks=body(house), recipients=TO,
        filed="Lưu Văn phòng Đảng ủy" if party else "Lưu: VT, VP",
        signatures=(sign(house, office=office, name="Lê Thị Hoài An"),),
    )  # fmt: skip
    return replace(paper, **changes)  # type: ignore[arg-type]


def letter(house: House = STATE, *, names: int = 3, **changes: object) -> Paper:
    """Return a letter to one or several units."""
    party = house.style is Style.PARTY
    units = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trưởng các thôn")[:names]
    paper = plan(
        house,
        kind=Kind.ASSIGNMENT,
        symbol=house.symbol_of(Kind.ASSIGNMENT, unit="VP"),
        subject="giao giải quyết các kiến nghị của Nhân dân tại Hội nghị đối thoại ngày 13/11/2026",
        blocks=(
            Addressees(units),
            Paragraph("Sau hội nghị đối thoại ngày 13/11/2026, Chủ tịch Ủy ban nhân dân xã giao:"),
            Item(f"{SENTENCE}.", "1."),
            Item(f"{SENTENCE}.", "2."),
            Paragraph("Yêu cầu các đơn vị báo cáo kết quả về Văn phòng trước ngày 15/12/2026"),
        ),
        recipients=(Recipient("Như trên"), *TO[:2]),
    )
    if not party:
        paper = replace(
            paper, signatures=(sign(house, office=Office.CHAIRMAN, name="Hà Trọng Khê", collective=False),)
        )
    return replace(paper, **changes)  # type: ignore[arg-type]


def minutes(house: House = STATE, **changes: object) -> Paper:
    """Return the minutes of a session."""
    paper = plan(
        house,
        kind=Kind.MINUTES,
        symbol=house.symbol_of(Kind.MINUTES),
        subject="Hội nghị đối thoại với Nhân dân cụm thôn phía Tây",
        dated=False,
        blocks=(
            Paragraph("08 giờ 00, thứ Sáu, 13/11/2026.", lead="Thời gian bắt đầu:"),
            Paragraph("Nhà văn hóa thôn Suối Cát.", lead="Địa điểm:"),
            *(Item(f"{SENTENCE}.", f"{n}.") for n in range(1, 6)),
            Paragraph("Hội nghị kết thúc vào 11 giờ 15, ngày 13 tháng 11 năm 2026"),
        ),
        signatures=sign_minutes(house, secretary="Tạ Hoài Miên", chairs=("Hà Trọng Khê",)),
        recipients=TO[:2],
        filed="Lưu Văn phòng Đảng ủy" if house.style is Style.PARTY else "Lưu: VT, hồ sơ",
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def invitation(
    house: House = STATE, guest: str = "{{ten}}", office: str = "{{chuc_vu}}", **changes: object
) -> Paper:
    """Return an invitation; by default the pattern of many."""
    paper = plan(
        house,
        kind=Kind.INVITATION,
        symbol=house.symbol_of(Kind.INVITATION),
        subject="Dự Hội nghị đối thoại với Nhân dân quý IV năm 2026",
        blocks=(
            Paragraph(f"{house.in_full} trân trọng kính mời: {guest}, {office}", centred=True),
            Paragraph("Tới dự Hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân."),
            Paragraph("08 giờ 00, thứ Sáu, 27/11/2026.", lead="Thời gian:"),
            Paragraph("Hội trường Ủy ban nhân dân xã Minh Sơn.", lead="Địa điểm:"),
            Paragraph("Rất mong ông (bà) sắp xếp thời gian tới dự"),
        ),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def with_annexes(house: House = STATE, *, count: int = 2, **changes: object) -> Paper:
    """Return a plan with a long table and with annexes, the last one on its side."""
    paper = plan(house)
    annexes = tuple(
        Appendix(
            "Lịch tổ chức hội nghị",
            (Paragraph("Các thôn tổ chức theo lịch sau."), TABLE),
            belongs=f"Kèm theo Kế hoạch số      /KH-UBND ngày      tháng      năm 2026 của {house.in_full}",
            number=("I", "II", "III")[n] if count > 1 else "",
            landscape=n == count - 1,
        )
        for n in range(count)
    )
    *most, last = paper.blocks
    return replace(replace(paper, blocks=(*most, TABLE, last, *annexes)), **changes)  # type: ignore[arg-type]


OLD_PARTY = replace(PARTY, tone=Tone.OLD)
PAPERS = {
    "plan": plan(), "letter": letter(), "letter to one": letter(names=1), "minutes": minutes(),
    "invitation": invitation(guest="Ông Nguyễn Văn Thuận", office="Trưởng thôn Suối Cát"),
    "draft": plan(is_draft=True, number=None, day=None, month=(2026, 11)), "annexes": with_annexes(),
    "slip": plan(kind=Kind.SLIP, symbol="", dated=False, number=None),
    "party plan": plan(PARTY), "party letter": letter(PARTY), "party minutes": minutes(PARTY),
    "party draft": plan(PARTY, is_draft=True, number=None, day=None, month=(2026, 11)),
    "party annex": with_annexes(PARTY, count=1), "old spelling": plan(OLD_PARTY),
    "front": plan(FRONT), "front letter": letter(FRONT), "council": plan(COUNCIL),
    "council letter": letter(COUNCIL),
}  # fmt: skip
