"""Whom a letter about a dialogue invites: each once, by its full official name, but never the hosts."""

import re
from collections.abc import Iterable, Iterator

from intranet.access.actor import Body
from intranet.documents.addressing import units_meant
from intranet.documents.compose.words import bare, voice
from intranet.documents.houses import house
from intranet.org.directory import directory
from intranet.text.fold import fold_words

# Shorthand of plans, and what it stands for on paper.
_LONG = (
    (re.compile(r"\bBTV\b"), "Ban Thường vụ"),
    (re.compile(r"\bBCH\b(?= Quân sự| QS)"), "Ban Chỉ huy"),
    (re.compile(r"\bBCH\b"), "Ban Chấp hành"),
    (re.compile(r"\bTT\.?(?=\s*(?:Đảng|HĐND|Hội đồng|UBND|MTTQ|Ủy ban|Tỉnh|Huyện))"), "Thường trực"),
    (re.compile(r"\bPCT\b"), "Phó Chủ tịch"),
    (re.compile(r"\bCT(?=\s*(?:UBND|HĐND|Ủy ban|Hội đồng)|,\s*(?:PCT|Phó))"), "Chủ tịch"),
    (re.compile(r"\bPBT\b"), "Phó Bí thư"),
    (re.compile(r"\bBT(?=\s*(?:Đảng|chi bộ|Chi bộ))"), "Bí thư"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\b(?:UB|Ủy ban)\s+(?:MTTQ|Mặt trận Tổ quốc)(?:\s+(?:VN|Việt Nam))?"),
     "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"\bMTTQ(?:\s+(?:VN|Việt Nam))?"), "Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"\bĐU\b"), "Đảng ủy"),
    (re.compile(r"\bVP\b"), "Văn phòng"),
    (re.compile(r"\bCA(?= xã| phường)"), "Công an"),
    (re.compile(r"\b(?:CCB)\b"), "Cựu chiến binh"),
    (re.compile(r"\bLHPN\b"), "Liên hiệp Phụ nữ"),
    (re.compile(r"\bTNCS\b"), "Thanh niên Cộng sản"),
    (re.compile(r"\bTHCS\b"), "Trung học cơ sở"),
    (re.compile(r"\bCT\s*-\s*XH\b"), "chính trị - xã hội"),
    (re.compile(r"\bVN\b"), "Việt Nam"),
)  # fmt: skip
_PARTS = re.compile(r"\s*;\s*")
_JOINT = re.compile(r"\s*,\s*")
_ORGAN = re.compile(r"^(?:ban thuong vu|ban chap hanh|thuong truc|(?:pho )?(?:chu tich|bi thu)|lanh dao)\b")
_OFFICES = (
    r"(?:(?:dong chi|cac|va|lanh dao|(?:pho )?chu tich|(?:pho )?bi thu|ban thuong vu|thuong truc) )*"
)
_HOSTS = {
    Body.STATE: re.compile(rf"^{_OFFICES}uy ban nhan dan(?: (?:xa|phuong|dac khu)\b.*)?$"),
    Body.PARTY: re.compile(rf"^{_OFFICES}(?:ban chap hanh )?dang (?:uy|bo)(?: (?:xa|phuong|dac khu)\b.*)?$"),
}


def written_out(name: str) -> str:
    """Return a name with its shorthand written out: “BTV Đảng ủy” is “Ban Thường vụ Đảng ủy”."""
    for short, long in _LONG:
        name = short.sub(long, name)
    return " ".join(name.split())


def each_once(names: Iterable[str], body: Body) -> Iterator[str]:
    """Give every one of *names* once, as the directory has it where that knows it, without the hosts."""
    seen: set[str] = set()
    for one in (part for name in names for part in _PARTS.split(name)):
        official = _official(bare(one))
        key = _key(official)
        if key and key not in seen and not _is_host(official, body):
            seen.add(key)
            yield official


def _official(name: str) -> str:
    """Return the name of the one unit that is meant, written out; else the name itself, written out.

    A name that stands for several units stays one: “Thường trực HĐND, UBND xã”.
    """
    long = written_out(name)
    if _JOINT.search(long):
        return long
    units = units_meant(name) or units_meant(long)
    found = _in_full(units[0]) if len(units) == 1 else long
    organ = _ORGAN.match(fold_words(long))  # the directory may let one organ of a body stand for another
    return long if organ and not fold_words(found).startswith(organ[0]) else found


def _in_full(unit_id: int) -> str:
    """Return the name of a unit written out, as long as the paper still reaches it by that name."""
    name = directory().unit_name(unit_id)
    long = written_out(name)
    return long if units_meant(long) == [unit_id] else name


def _key(name: str) -> str:
    """Return what two names of one body share: the level and the name of the commune do not count."""
    commune = fold_words(directory().commune.name)
    plain = fold_words(name).removesuffix(commune).strip()
    return re.sub(r"\b(?:xa|phuong|dac khu)$", "", plain).strip() or fold_words(name)


def _is_host(name: str, body: Body) -> bool:
    """Tell whether a name is that of who invites: the body that holds the dialogue, or its leaders."""
    found = _HOSTS.get(body)
    said = fold_words(name)
    return bool(found and found.match(said)) or said == fold_words(voice(house(body)).name)
