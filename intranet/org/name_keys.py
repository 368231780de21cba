"""When two names mean one unit: the key of a name, whatever way a plan wrote it.

Pure text. A key has the words of the name folded, abbreviations written out, and without what only
surrounds a name in a plan: “Đề nghị”, “Các”, “Công chức” in front, “xã Minh Sơn” behind.
"""

import re

from intranet.text.fold import clean, fold, fold_words

_NAME = r"[A-ZÀ-ỸĐ][^\s,;.()–-]*"
# “xã”, “phường” with the name that follows; never the “xã” of “xã hội”, of “hợp tác xã”.
_PLACE = re.compile(
    r"(?<!(?i:hợp tác) )(?i:\b(?:xã|phường|thị trấn|đặc khu))(?!\s*(?i:hội)\b)"
    rf"(?:\s+(?!(?i:HĐND|UBND|MTTQ)\b){_NAME}){{0,4}}(?=[\s,;.):–-]|$)"
)
_WORD = re.compile(r"[^\W_]+")
# Folded; written out wherever they stand.
_WRITTEN_OUT = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "tthdnd": "thuong truc hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc",
    "ubmttqvn": "uy ban mat tran to quoc",
    "ubmt": "uy ban mat tran",
    "btv": "ban thuong vu",
    "btt": "ban thuong truc",
    "bch": "ban chap hanh",
    "bcd": "ban chi dao",
    "chqs": "chi huy quan su",
    "bchqs": "ban chi huy quan su",
    "cax": "cong an",
    "ubkt": "uy ban kiem tra",
    "kdv": "khoi dan van",
    "vpdu": "van phong dang uy",
    "ttdu": "thuong truc dang uy",
    "bxdd": "ban xay dung dang",
    "lhpn": "lien hiep phu nu",
    "hlhpn": "hoi lien hiep phu nu",
    "hpn": "hoi phu nu",
    "hnd": "hoi nong dan",
    "hccb": "hoi cuu chien binh",
    "ccb": "cuu chien binh",
    "dtn": "doan thanh nien",
    "tncs": "thanh nien cong san",
    "hcm": "ho chi minh",
    "tdp": "to dan pho",
    "ttdp": "to truong to dan pho",
    "ctmt": "cong tac mat tran",
    "bctmt": "ban cong tac mat tran",
    "btcb": "bi thu chi bo",
    "vptk": "van phong thong ke",
    "tckt": "tai chinh ke toan",
    "tpht": "tu phap ho tich",
    "vhxh": "van hoa xa hoi",
    "vhtt": "van hoa thong tin",
    "dcxd": "dia chinh xay dung",
    "ldtbxh": "lao dong thuong binh xa hoi",
    "ctxh": "chinh tri xa hoi",
    "tyt": "tram y te",
    "dtt": "dai truyen thanh",
    "pvhcc": "phuc vu hanh chinh cong",
    "hcc": "hanh chinh cong",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong",
    "tthcc": "trung tam phuc vu hanh chinh cong",
    "ttct": "trung tam chinh tri",
    "tnhs": "tiep nhan ho so",
}
# Syllables too, so only where the plan has capitals.
_IN_CAPITALS = {"CA": "cong an", "VP": "van phong", "ĐU": "dang uy", "CT": "chu tich", "PCT": "pho chu tich"}
_PAIRS = {
    "vp tk": "van phong thong ke",
    "tc kt": "tai chinh ke toan",
    "tp ht": "tu phap ho tich",
    "vh xh": "van hoa xa hoi",
    "vh tt": "van hoa thong tin",
    "dc xd": "dia chinh xay dung",
    "dc nn xd mt": "dia chinh nong nghiep xay dung moi truong",
    "ld tb xh": "lao dong thuong binh xa hoi",
    "ct xh": "chinh tri xa hoi",
}
_PAIR = re.compile(rf"\b(?:{'|'.join(sorted(_PAIRS, key=len, reverse=True))})\b")
_STANDING = re.compile(r"\btt (?=(?:hoi dong nhan dan|dang uy|dang|uy ban mat tran|mat tran)\b)")
_CENTRE = re.compile(r"\btt (?=(?:phuc vu|hanh chinh cong|y te|chinh tri|dich vu)\b)")
_FRONT = re.compile(
    r"\b(?:co quan )?(?:ban thuong truc |thuong truc )?(?:uy ban )?(?:mat tran to quoc|mat tran)"
    r"(?: viet nam)?(?: cac cap)?$"
)
_AHEAD = re.compile(
    r"^(?:(?:kinh )?de nghi |giao (?:cho )?|yeu cau |phan cong |uy quyen cho |dong chi |d c |cong chuc |"
    r"can bo |bo phan |cac |nhung |toan the |tat ca |dai dien |lanh dao |nguoi dung dau |dung dau |"
    r"thu truong |chuyen vien |hoi vien |doan vien |truong (?=cac ))+(?=\w)"
)
_BEHIND = re.compile(
    r" (?:duoc giao|duoc phan cong|co lien quan|lien quan|cua uy ban nhan dan|thuoc uy ban nhan dan|"
    r"truc thuoc uy ban nhan dan|tren dia ban|o dia phuong|dia phuong|theo chuc nang|theo nhiem vu)\b.*$"
)
_VILLAGE = re.compile(
    r"^(?:truong|pho truong|ban quan ly|truong ban quan ly|ban cong tac mat tran|"
    r"truong ban cong tac mat tran|to truong|bi thu chi bo)? ?"
    r"(?=(?:thon|ban|to dan pho|khu pho|khu dan cu|ap|lang|xom|buon) \w)"
)


def key(name: str, *, place: str = "") -> str:
    """Return the key of a unit's *name*; *place* is the plan's own commune, if it is known."""
    text = _PLACE.sub(" ", _fixed(name))
    words = fold_words(text) if not text.strip() else _words(text)
    if not words:  # nothing but a place: “Xã Minh Sơn”
        words = _words(_fixed(name))
    if place:
        own = fold_words(place).removeprefix("xa ").removeprefix("phuong ")
        words = words.removesuffix(f" {own}") if own else words
    words = _STANDING.sub("thuong truc ", words)
    words = _CENTRE.sub("trung tam ", words)
    words = _AHEAD.sub("", words)
    words = _BEHIND.sub("", words) or words
    return _FRONT.sub("mat tran to quoc", words)


def village_key(name: str, *, place: str = "") -> str:
    """Return the key of the village that “Trưởng thôn Đông” or “Ban quản lý thôn Đông” speaks for."""
    return _VILLAGE.sub("", key(name, place=place))


def plain(name: str) -> str:
    """Return the name as it is compared letter by letter: folded, punctuation left out."""
    return fold_words(name)


def _fixed(name: str) -> str:
    """Return *name* in single spaces, with dots within abbreviations opened (“VP.HĐND&UBND”)."""
    return clean(name).replace("&", " ").replace("./.", "")


def _words(text: str) -> str:
    written = []
    for word in _WORD.findall(text):
        low = fold(word)
        written.append(_IN_CAPITALS.get(word) or _WRITTEN_OUT.get(low) or low)
    joined = " ".join(word for word in written if word != "va")
    return _PAIR.sub(lambda found: _PAIRS[found[0]], joined)
