"""Where a name ends and what its bearer must do begins: “Sở Nội vụ | hướng dẫn …”.

Names of bodies hold verbs themselves (“Ban quản lý dự án”, “Ủy ban bầu cử xã”, “Tổ tham mưu, giúp việc”),
so a verb counts only where it does not belong to a name.
"""

import re

from intranet.plans.parsing.bodies import NAME_PART, NAMED_BY_FIELD, NAMING_VERBS, PREDICATE, RELATIVE
from intranet.plans.parsing.words import key, listed

_PLACE_END = re.compile(
    r"(?:\)|(?<![^\W])(?:(?<!hợp tác )xã|phường|tỉnh|huyện|quận|thị trấn|đặc khu|(?:có )?liên quan|trực thuộc"
    r"|cấp (?:xã|tỉnh|huyện)))\s+(?=[^\W\d_])"
)
_NEAR = 600  # letters before a verb that say whether it belongs to a name; no name is longer
_NAME_GOES_ON = re.compile(
    r"(?:hội|viên|đội|đoàn|ủy|khác|có|và|trên|thuộc|của|các|trong|được|tại"
    r"|với|cùng|hoặc|đến|về|là|do|theo|cho|khi|bộ"
    r"|trưởng|phường|xã|thôn|bản|biên giới|miền|vùng|nông thôn|trọng điểm"
    r"|đặc|liên quan|đảo|ven|loại|phó|nơi|sở tại"
    r"|đã|đang|trực thuộc|trực|trở|chưa|phụ trách|làm|gồm|bí thư|chủ tịch|hiện|lân cận|thí điểm|đó|này|nói"
    r"|cũ|mới|không chuyên|chuyên trách|nghỉ)(?![^\W\d_])"
)
# A verb of one syllable is none behind or before these: bầu cử, trật tự, thường trực; giao thông, cử tri.
_BEHIND = {
    "cử": "bầu ứng tuyển đề",
    "cần": "hậu chuyên",
    "tự": "trật trình thứ văn",
    "trực": "thường",
    "ký": "đăng thư chữ nhật",
    "mời": "giấy thư",
    "lập": "độc công thành quốc",
    "trình": "chương quy công tiến hành quá lộ giáo",
    "hàng": "ngân cửa khách bán mặt nhà xếp",
    "dự": "tham",
    "giao": "bàn chuyển ngoại",
    "phát": "bưu tái",
    "tiếp": "trực giao",
    "nhận": "tiếp ghi xác công đón chứng",
    "xét": "thẩm",
    "làm": "việc",
    "thu": "doanh",
    "chuyển": "vận",
    "chi": "",
    "không": "hàng",
    "in": "",
    "phải": "",
    "viết": "",
    "mở": "",
    "trao": "",
    "chọn": "lựa bình",
    "đặt": "",
    "để": "",
    "đón": "",
    "gửi": "",
    "cấp": "cung phân",
    "tạo": "đào sáng chế",
    "họp": "cuộc phiên buổi kỳ",
    "lưu": "giao",
    "bàn": "địa",
    "sinh hoạt": "ban",
    "đo": "",
    "giữ": "",
    "chốt": "",
    "thường xuyên": "dục",
    "tổng hợp": "hoạch nội ngoại sản",
    "phổ biến": "hợp",
    "nâng": "",
    "tham gia": "lượng",
    "đầu tư": "chủ án",
    "xây dựng": "tư",
    "quản lý": "sát",
    "giải phóng": "thường,",
}
_BEFORE = {
    "cử": "tri",
    "tự": "vệ do quản",
    "trực": "thuộc tuyến",
    "giao": "thông dịch lưu",
    "dự": "án",
    "chi": "bộ hội đoàn ủy cục nhánh",
    "phát": "triển thanh",
    "hàng": "hóa hải không",
    "thu": "gom",
    "tiếp": "công",
    "cấp": "tỉnh huyện xã trên dưới ủy thành trung học thôn phường cơ",
    "xây": "dựng",
    "trồng": "trọt",
    "đoàn": "",
    "không": "chuyên gian",
    "công khai": "",
    "mở": "rộng",
    "làm": "việc",
    "cùng": "cấp",
    "khám": "chữa",
    "để": "",
    "giáo dục": "đào và - nghề thường pháp",
    "nhận": "thức",
    "phải": "",
    "giảm": "nghèo",
    "xóa": "đói mù",
    "dạy": "nghề",
    "lưu": "trú động niệm vực",
    "họp": "báo",
    "tạo": "hình",
    "giữ": "trẻ",
    "trả": "kết",
    "giúp": "việc",
}
_DUTY = re.compile(r"\s+(?:(?:có|chịu) trách nhiệm|có nhiệm vụ)\b")
_OF_OFFICE = listed("điều phối|phục vụ|tiếp|tiếp nhận|hỗ trợ|tư vấn|giúp|điều hành")
# Behind this a field of work is named, verbs and all: “Cán bộ phụ trách lĩnh vực giám sát …”.
_IN_CHARGE = re.compile(r"\b(?:phụ trách|lĩnh vực|làm công tác)\b")
# “Tổ công tác triển khai Đề án …”, “Ban Chỉ đạo thực hiện Chương trình …”: the work is part of the name.
_AT_WORK = re.compile(
    r"(?:tổ (?:công tác|giúp việc|đề án|chỉ đạo|điều phối)|ban (?:chỉ đạo|điều hành|vận động)"
    r"|đoàn công tác|tiểu ban|hội đồng)(?:\s+(?:cấp\s+)?(?:xã|phường|tỉnh))?\s$"
)
_WORK = re.compile(
    r"\s*(?:các\s+)?(?:đề án|dự án|chương trình|nghị quyết|chỉ thị|chiến lược|cuộc vận động|phong trào"
    r"|luật|liên ngành)\b"
)
_AT_WORK_VERBS = listed("phối hợp|triển khai|thực hiện|xây dựng|chỉ đạo|điều phối|vận động")
# Verbs with which a duty begins even in a line that looks like a heading.
STRONG = listed("""
có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|phối hợp|căn cứ|chủ động|theo dõi|hướng dẫn|đôn đốc
|tăng cường|tiếp tục|xây dựng|triển khai|thực hiện|báo cáo|bố trí|tập trung|phải|cần|tiến hành|yêu cầu
|đề nghị|giao|bảo đảm|đảm bảo|tham gia|tham dự|kịp thời|thường xuyên|nghiêm túc|định kỳ|chuẩn bị|cử|mời
|phân công|là|lập|cung cấp|gửi|vận động|quán triệt|rà soát|trong phạm vi|theo chức năng|trực tiếp
""")
# What communes' bodies are called by law, verbs and all: no shorter name is meant.
_OFFICIAL = ("trung tâm dịch vụ tổng hợp",)


def predicate_at(text: str, start: int, known: tuple[str, ...] = ()) -> int:
    """Return where, behind the name that begins at *start*, what is to be done begins; -1 if nowhere."""
    return find_predicate(text, start, known)[0]


def find_predicate(text: str, start: int, known: tuple[str, ...] = ()) -> tuple[int, str]:
    """Return the same place and the verb; *known* are names, as keys, that may hold verbs and commas."""
    low = key(text)
    for name in (*_OFFICIAL, *known):
        if len(name) > 12:
            low = low.replace(name, "\x00" * len(name))
    soft = _behind_place(low, text, start)
    depth, counted = 0, start
    named_by_work, work_end = (-1, ""), 0
    for found in PREDICATE.finditer(low, start):
        at, verb = found.start(), found.group()
        if 0 <= soft < at:
            break
        if named_by_work[0] < 0 and depth <= 0 and (end := _named_by_work(low, start, found)):
            named_by_work, work_end = (at, verb), end
        if work_end and at <= work_end + 1:  # “Chương trình xây dựng nông thôn mới” is one name too
            continue
        depth += low.count("(", counted, at) - low.count(")", counted, at)
        counted = at
        if at > start and depth <= 0 and not _belongs_to_name(text, low, start, found):
            return at, verb
    if soft < 0 and text.rstrip().endswith((".", ";")):  # a sentence after all, with this as its only verb
        return named_by_work
    return soft, ""


def _named_by_work(low: str, start: int, found: re.Match[str]) -> int:
    """Return where the kind of work ends for which a body was formed: “Tổ công tác triển khai Đề án | …”."""
    if found.group() not in _AT_WORK_VERBS:
        return 0
    work = _WORK.match(low, found.end())
    return work.end() if work and _AT_WORK.search(low[max(start, found.start() - 40) : found.start()]) else 0


def _belongs_to_name(text: str, low: str, start: int, found: re.Match[str]) -> bool:
    at, verb = found.start(), found.group()
    before = low[max(start, at - _NEAR) : at]
    if not text[at].islower() or before.endswith("- "):
        return True
    last = before.rstrip().rpartition(" ")[2]
    follow = low[found.end() :].lstrip().partition(" ")[0].strip(",.;:")
    if last in _BEHIND.get(verb, "").split() or follow in _BEFORE.get(verb, "").split():
        return True
    if verb == "tổ chức" and _is_noun(low, found.end(), before):
        return True
    if RELATIVE.search(before) and (
        verb in ("giao", "phân công") or (verb == "tham mưu" and not before.endswith("liên quan "))
    ):
        return True
    if (verb == "trực tiếp" and before.endswith("cấp trên ")) or (
        verb == "sử dụng" and before.endswith("người ")
    ):
        return True
    if last == "nơi":  # “UBND xã nơi xét xử”: what is done there says which one is meant
        return True
    if last == "được" and verb in ("khảo sát", "kiểm tra", "giám sát", "lấy ý kiến", "lựa chọn"):
        return True
    if last in ("được", "do") and verb in ("giao", "phân công", "mời", "cử", "phê duyệt", "ủy quyền", "chọn"):
        return True
    if verb == "lãnh đạo" and re.search(r"(?:,|\bvà|\bvới|\bcho)\s*$", before):
        return True
    if re.fullmatch(r"\s*(?:đơn vị|cơ quan|tổ chức|bộ phận|công chức|viên chức|cơ sở)\s", before):
        return True
    if _IN_CHARGE.search(before) and verb not in STRONG and follow not in ("chung", "toàn"):
        return True
    if verb == "tham mưu" and before.endswith("cơ quan "):
        return True
    if verb in NAMING_VERBS and _DUTY.match(low, found.end()):  # “Văn phòng tổng hợp có trách nhiệm …”
        return True
    if verb not in NAMING_VERBS or (before.endswith("văn phòng ") and verb not in _OF_OFFICE):
        return False
    if before.endswith(", ") and _is_named_on(text, low, start, found):
        return True
    return bool(NAME_PART.search(before)) and not _ends_collective(before, text[max(start, at - _NEAR) : at])


def _is_named_on(text: str, low: str, start: int, found: re.Match[str]) -> bool:
    """Tell whether a verb behind a comma still belongs to a name: “Phòng Phổ biến, giáo dục pháp luật”."""
    piece = low[start : found.start()].rstrip(", ")
    if (
        not NAMED_BY_FIELD.match(piece)
        or len(piece.split()) > 5
        or not re.search(r"\s[A-ZĐ]", text[start : found.start()])
    ):
        return False
    again = PREDICATE.search(low, found.end())
    stop = again.start() if again else len(low)
    return stop - found.end() < 50 and not re.search(r"[.;]", low[found.end() : stop].strip(" .:"))


def _behind_place(low: str, text: str, start: int) -> int:
    """Return where, behind a name that ends in its place (“… xã”), something else begins; -1 if nowhere."""
    depth, counted = 0, start
    for found in _PLACE_END.finditer(low, start):
        at = found.end()
        depth += low.count("(", counted, at) - low.count(")", counted, at)
        counted = at
        if depth == 0 and text[at].islower() and not _NAME_GOES_ON.match(low, at):
            return at
    return -1


def _ends_collective(before: str, printed: str) -> bool:
    """Tell whether “các phòng, ban” ends here, and not a name like “Tổ hòa giải, Tổ bảo vệ …”."""
    if printed.rstrip().rpartition(" ")[2][:1].isupper():
        return False
    return "," in before and bool(
        re.search(r"(?:các|,)\s*(?:ban|tổ|đội|phòng|đoàn|trung tâm|trạm|bộ phận|cán bộ|đài)\s$", before)
    )


def _is_noun(low: str, end: int, before: str) -> bool:
    """Tell whether “tổ chức” is an organisation here, not a deed."""
    after = low[end:]
    if re.match(
        r"\s+(?:chính trị|đoàn thể|thành viên|đảng\b|xã hội|có liên quan"
        r"|liên quan|cơ sở|tôn giáo|quần chúng|kinh tế"
        r"|trực thuộc|hội\b(?! nghị| thảo| thi))",
        after,
    ):
        return True
    return bool(re.search(r"(?:\bcác|\bban|cơ quan,|đơn vị,|cá nhân,|\bvà|những)\s*$", before)) and bool(
        re.match(
            r"\s*(?:,|và |có liên quan|liên quan|cá nhân|trên địa bàn"
            r"|thuộc|$|trong|tỉnh|xã|đảng)",
            after,
        )
    )
