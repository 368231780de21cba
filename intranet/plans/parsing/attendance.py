"""Who comes to a dialogue and who chairs it, as lines of their own say it: “Thành phần: …”, “Chủ trì: …”."""

import re
from itertools import takewhile

from intranet.plans.parsing.markers import BULLETS
from intranet.plans.parsing.outline import Paragraph
from intranet.plans.parsing.phrases import PERSON, STOP
from intranet.plans.parsing.words import bare, key

_WHO_LABEL = re.compile(
    r"(?:thành phần|đối tượng)(?:\s+(?:tham dự|tham gia|dự|mời))?(?:\s+(?:hội nghị|đối thoại))?"
    r"(?:\s+gồm(?:\s+có)?)?\s*(?::\s*|$)"
)
_CHAIR_LABEL = re.compile(
    r"(?:người |đồng chí )?chủ (?:trì|tọa)(?: (?:hội nghị|(?:buổi |cuộc )?đối thoại))?\s*:\s*(?=\S)"
)
_CHAIR_OFFICE = (
    r"(?:(?:phó )?(?:chủ tịch|bí thư)|(?:ban )?thường (?:trực|vụ)|lãnh đạo|người đứng đầu"
    r"|trưởng (?:ban|đoàn|thôn))\b"
)
# A person or an office; a unit that chairs has a task to do: “Chủ trì: Phòng Kinh tế; phối hợp: các thôn”.
_CHAIR = re.compile(
    rf"(?:[^,(]{{2,40}}(?:,\s|\s-\s|\())?(?:đại diện |tập thể |các )?(?:{PERSON}|{_CHAIR_OFFICE})"
)
# Behind who chairs another sentence begins, or another label: “Chủ trì: đồng chí Chủ tịch; thư ký: …”.
_CHAIR_ENDS = re.compile(rf"{STOP}|;|\((?!{_CHAIR_OFFICE}[^();:]*\))|,\s+(?:thư ký\b|[^.,;:]{{2,40}}:\s)")
_BLANK = re.compile(r"…|\.{3}|_{2}")
_LONGEST = 300
_LONGEST_LIST = 1200
_LONGEST_CHAIR = 160
# Those with whom one talks, as against those who sit there because of their office.
_PEOPLE = re.compile(
    r"(?:(?:khoảng|toàn thể|đại diện|đại biểu|các|những|một số|từng|mỗi|thành viên|người|chủ|tầng lớp|\d+)"
    r"\s+)*"
    r"(?:nhân dân|dân|bà con|công dân|cử tri|dân cư|hộ(?! tịch)|đoàn viên|hội viên|thanh niên|phụ nữ|nông dân"
    r"|tiểu thương|doanh nghiệp|công nhân|lao động(?! - thương binh)|học sinh|phụ huynh|cựu chiến binh"
    r"|cao tuổi|khuyết tật|có uy tín|kinh doanh|xã viên|hợp tác xã)\b"
)
_VILLAGE = re.compile(r"\b(?:thôn|bản|xóm|ấp|buôn|làng|khu phố|tổ dân phố|khóm)\b")
_NAMED_COMMUNE = r"(?:xã|phường)(?: \w+ \w+)?"
# All who live there: no title says less.
_ALL = re.compile(
    r"(?:(?:toàn thể|đại diện|đại biểu|các|những|một số|tầng lớp) )*"
    r"(?:(?:nhân |người )?dân|bà con|công dân|cử tri|hộ(?: gia đình| dân)?)"
    rf"(?:(?: (?:trong|toàn|của|ở|tại|trên|địa bàn))* (?:{_NAMED_COMMUNE}|các thôn))?"
)
# A union is called like those who belong to it: “Hội Nông dân, Phụ nữ xã, Cựu chiến binh”.
_UNION = re.compile(
    rf"(?:nông dân|phụ nữ|thanh niên|cựu chiến binh|(?:người )?cao tuổi)(?: {_NAMED_COMMUNE})?"
)
# A piece of a list; what brackets hold belongs to the piece before them.
_PIECE = re.compile(r"(?:[^,;()]|\([^()]*\)|[()])+")
_HEADS = re.compile(r"\s*\((?:dự kiến |khoảng )*\d[^()]*\)$")
_OFFICE = re.compile(
    r"(?:đại diện |các |đồng chí |lãnh đạo )*(?:lãnh đạo|thường trực|thường vụ|chủ tịch|phó chủ tịch|bí thư"
    r"|trưởng|phó|đảng ủy|hđnd|hội đồng|ubnd|ủy ban|mặt trận|mttq|ubmttq|ban|phòng|văn phòng|ngành|cơ quan"
    r"|đơn vị|công chức|cán bộ|công an|quân sự|đoàn thể|tổ chức|đại biểu hđnd|đại biểu hội đồng"
    r"|phóng viên|trạm|trường(?! hợp)|hội (?:nông dân|liên hiệp|phụ nữ|cựu|lhpn|ccb)"
    r"|đoàn (?:thanh niên|tncs|xã|phường))\b"
)


def guests_in(paragraphs: list[Paragraph], *, named: str | None) -> str | None:
    """Return whom the dialogue is with: as *named* before, unless the one line on who takes part says more.

    Who is named by his village is not called by less.
    """
    found = {guests for said in _lines(paragraphs) if (guests := _guests(said))}
    if len(found) != 1:
        return named
    (guests,) = found
    if not named:
        return guests
    less = _VILLAGE.search(key(named)) and not _VILLAGE.search(key(guests))
    return guests if _says_more(guests) and not less else named


def who_comes(paragraphs: list[Paragraph]) -> str | None:
    """Return all who take part, as a line of its own says it."""
    return next((bare(said) or None for said in _lines(paragraphs) if len(said) <= _LONGEST), None)


def chair_in(paragraphs: list[Paragraph]) -> str | None:
    """Return who chairs, where lines of their own name one."""
    found = []
    for paragraph in paragraphs:
        low = key(paragraph.text)
        if not (label := _CHAIR_LABEL.match(low)):
            continue
        ends = _CHAIR_ENDS.search(low, label.end())
        said = bare(paragraph.text[label.end() : ends.start() if ends else None])
        if len(said) <= _LONGEST_CHAIR and _CHAIR.match(key(said)) and not _BLANK.search(said):
            found.append(said)
    return found[0] if len(set(found)) == 1 else None


def _lines(paragraphs: list[Paragraph]) -> list[str]:
    found = []
    for at, paragraph in enumerate(paragraphs):
        label = _WHO_LABEL.match(key(paragraph.text))
        if label and label.end() == len(paragraph.text):
            found.append(_listed(paragraph, paragraphs[at + 1 :]))
        elif label and len(paragraph.text) - label.end() <= _LONGEST:
            found.append(paragraph.text[label.end() :])
    return [said for said in found if said]


def _listed(heading: Paragraph, later: list[Paragraph]) -> str:
    """Return the bullets under a *heading* as one line: “4. Thành phần:” says nothing itself."""
    own = heading.rank if heading.style in BULLETS else 0
    below = takewhile(lambda one: one.style in BULLETS and one.rank > own, later)
    said = "; ".join(bare(one.text) for one in below)
    return said if len(said) <= _LONGEST_LIST else ""


def _guests(said: str) -> str | None:
    """Return the parts of a list of who comes that name the people, not those who come by their office."""
    found, last, of_people = "", 0, False
    for piece in _PIECE.finditer(said):
        low = key(piece.group()).strip(" .")
        if _OFFICE.match(low) or (last and not of_people and _UNION.fullmatch(low)):
            of_people = False
        elif of_people or _PEOPLE.match(low):
            # what is neither goes on with what stands before it: “các hộ ở thôn Hạ, thôn Thượng”
            found += said[last : piece.end()] if found else piece.group()
            of_people = True
        last = piece.end()
    return _HEADS.sub("", bare(found.strip())) or None


def _says_more(guests: str) -> bool:
    """Tell whether *guests* are some of the people, as against all, or a union that may have been invited."""
    pieces = [piece.strip() for piece in _PIECE.findall(key(guests))]
    return not any(map(_ALL.fullmatch, pieces)) and not all(map(_UNION.fullmatch, pieces))
