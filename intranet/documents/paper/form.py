"""The measures of both forms: NĐ 30/2020, Phụ lục I, and HD 05-HD/VPTW. Lengths in mm, sizes in points."""

from dataclasses import dataclass

from intranet.documents.paper.house import House, Style

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
HEADER_DISTANCE = 10.0
LEFT_COLUMN, RIGHT_COLUMN = 65.0, 100.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
LANDSCAPE_WIDTH = PAGE_HEIGHT - LEFT - RIGHT
FONT = "Times New Roman"
ADDRESS_INDENT, ADDRESS_LIST_INDENT = 35.0, 55.0
RULE_SHARE, SUBJECT_RULE_LEAST, SUBJECT_RULE_MOST = 0.40, 20.0, 60.0
TABLE_SIZE, CELL_SIDE = 12.0, 1.2
SIGNATURE_ROOM = 64.0  # points left free for signature and seal: four lines
STATE_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY_MOTTO = ("ĐẢNG CỘNG SẢN VIỆT NAM",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Sizes and habits of one form."""

    motto: tuple[str, ...]
    motto_sizes: tuple[float, ...]
    name: float  # of the body in the letterhead
    number: float
    date: float
    title: float
    subject: float
    about: float  # V/v of a letter
    about_italic: bool
    body: float
    indent: float
    before: float  # space between paragraphs
    line: float  # exact pitch of the lines, or 0: single
    page_number: float
    bases_italic: bool
    office_bold: bool
    to_head: float  # “Nơi nhận:”
    to_head_bold: bool  # bold and italic; else underlined
    to: float
    under_name: str  # printed instead of the rule under the body's name
    under_subject: str


STATE = Form(
    motto=STATE_MOTTO, motto_sizes=(13, 14), name=13, number=13, date=14, title=14, subject=14, about=12,
    about_italic=False, body=14, indent=10, before=6, line=0, page_number=13, bases_italic=True,
    office_bold=True, to_head=12, to_head_bold=True, to=11, under_name="", under_subject="",
)  # fmt: skip
PARTY = Form(
    motto=PARTY_MOTTO, motto_sizes=(15,), name=14, number=14, date=14, title=16, subject=14, about=12,
    about_italic=True, body=14, indent=10, before=6, line=19, page_number=14, bases_italic=False,
    office_bold=False, to_head=14, to_head_bold=False, to=12, under_name="*", under_subject="-----",
)  # fmt: skip


def form_of(house: House) -> Form:
    """Return the form of the house's papers."""
    return PARTY if house.style is Style.PARTY else STATE
