"""What the words of a duty are about, where that decides something: telling the People of a dialogue.

Only what tells *the People* of time, place or the holding of the dialogue announces it, and only what makes
the results of the *dialogue* public publishes them; answers to single petitions are neither. Pure.
"""

import re

from intranet.text.fold import clean

_PEOPLE = r"nhân dân|người dân|bà con|công dân|cử tri|dân cư|hộ dân|hộ gia đình|(?:các|từng) hộ"
_MEDIA = (
    r"phương tiện (?:thông tin|truyền thông)|truyền thanh|phát thanh|\bloa\b|cổng thông tin|trang thông tin"
    r"|mạng xã hội|zalo|bảng tin|rộng rãi|nơi công cộng|nhà văn h(?:óa|oá)|trụ sở"
)
# Names in which “nhân dân” is not whom one tells.
_NAMES = re.compile(
    r"(?:hội đồng|ủy ban|uỷ ban|quân đội|công an|tòa án|toà án|viện kiểm sát) nhân dân"
    rf"|\b(?:giữa|của) (?:các )?(?:{_PEOPLE})"
    # who meets whom is the name of the dialogue: “đối thoại giữa Chủ tịch … với Nhân dân trên địa bàn”
    rf"|\bvới (?:các tầng lớp |toàn thể |đại diện )?(?:{_PEOPLE})"
    r"(?: (?:trên địa bàn|trong|của|tại) [^\s,;.]+(?: [^\s,;.]+)?)?"
)
_OPEN = (
    r"niêm yết|đăng tải|đăng (?:tin|thông báo|trên|lịch|giờ|ngày)|phát (?:tin|thanh|trên|sóng)"
    r"|công bố|công khai|truyền thanh"
)
_TELL = r"thông báo|thông tin|\bbáo (?!cáo)|tuyên truyền|phổ biến"
_WHEN = re.compile(
    r"thời gian|địa điểm|giờ giấc|\blịch (?:[^,;.]{0,30} )?(?:đối thoại|tiếp xúc|tổ chức|hội nghị)"
    r"|\b(?:về|việc) [^,;.]{0,40}(?:tiếp xúc|đối thoại)"
)
_TOLD = re.compile(rf"(?:{_OPEN})|(?:{_TELL})(?=.*(?:{_PEOPLE}|{_MEDIA}))|(?:{_PEOPLE}).*(?:{_TELL})")
_NO_NOTICE = re.compile(r"giấy mời|thư mời|danh sách|kết quả|kết luận|báo cáo|biên bản|tiếp xúc cử tri")
# Of the dialogue, or of nothing else that is named: “kết quả thi”, “kết quả giải quyết” are other results.
_RESULT = re.compile(
    r"kết luận|kết quả (?:của |về |các |buổi |cuộc |hội nghị |tổ chức )*(?:tiếp xúc|đối thoại|hội nghị)"
    r"|kết quả(?=\s*(?:[,;.]|$)|\s+(?:trên|tại|đến|tới|cho|lên|chậm|trong|sau|để|và)\b)"
)
_MADE = r"ban hành|ký|soạn|soạn thảo|dự thảo|tham mưu|hoàn thiện|hoàn chỉnh|trình|xây dựng|phát hành|theo|của"
# A paper by name, not the telling: “ban hành thông báo kết luận”, “niêm yết Thông báo kết luận”.
_PAPER = re.compile(
    rf"\b({_MADE}|gửi|{_OPEN})( và (?:{_MADE}|gửi))? (?:bản |văn bản )?thông báo (?=kết luận)"
)
_SPREAD = re.compile(rf"{_OPEN}|{_TELL}|\bgửi|\bphát\b")
_HEARS = re.compile(rf"{_PEOPLE}|{_MEDIA}|{_OPEN}|trưởng thôn|tổ trưởng|các thôn|tổ dân phố")
_REPORTS = re.compile(r"\bbáo cáo\b")


def announces(words: str, limit: str = "") -> bool:
    """Tell whether a duty is to tell the People of a dialogue; *limit* is its time limit as printed.

    Of several sentences only the one with the limit counts.
    """
    said = _said(words, limit)
    return bool(_WHEN.search(said) and _TOLD.search(said) and not _NO_NOTICE.search(said))


def publishes(words: str, limit: str = "") -> bool:
    """Tell whether a duty is to make the results of a dialogue public; *limit* as above."""
    said = _PAPER.sub(r"\1 ", _said(words, limit))
    return all(one.search(said) for one in (_RESULT, _SPREAD, _HEARS)) and not _REPORTS.search(said)


def _said(words: str, limit: str) -> str:
    return _NAMES.sub(" ", _clause(clean(words).lower(), clean(limit).lower()))


def _clause(words: str, rule_words: str) -> str:
    """Return the sentence, or the part between semicolons, that holds the time limit; else all."""
    if not rule_words:
        return words
    parts = re.split(r";\s*|\.\s+(?=[^\W\d_])", words)
    return next((part for part in parts if rule_words in part), words)
