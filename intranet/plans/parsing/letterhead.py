"""The top of a plan: who issues it, its number, place and date."""

import re

from intranet.plans.parsing.bodies import body_at
from intranet.plans.parsing.words import bare, is_caps, key, tidy

# Each in the pieces by which it is known where a narrow column breaks it.
_MOTTOS = (
    ("cộng hòa xã hội", " chủ nghĩa việt nam"), ("đảng cộng sản việt nam",),
    ("độc lập", " - tự do - hạnh phúc"),
)  # fmt: skip
_PIECES = "|".join(piece.strip(" -") for motto in _MOTTOS for piece in motto)
# What stands beside the names of a head and is none itself; “HOA” has lost its mark in a scan.
_NO_NAME = re.compile(
    _PIECES.replace("hòa", "h[òo]a") + r"|^\(?dự thảo|^mật$|^khẩn|^hỏa tốc|^hội đồng bầu cử"
)
_CODE = re.compile(
    r"(?:^|\s)số\s*[:.]?\s*(?P<raw>(?P<number>\d{1,5}[a-zđ]?)?[\s.…_]*(?P<symbol>[/-]\s*"
    r"(?:kh(?:lt|ph|ln)?|ctr(?:ph)?|ch|pa|đa|qđ|tb|nq|bc|hd|cv|gm|tt|ct)\b[^\s,;]*(?:\s*[-/&]\s*[^\s,;:]+)*)"
    r"|(?P<plain>\d{1,5})\s*$)"
)
_DATE = re.compile(
    r"(?P<place>[^\d,.;:|]{2,40}?)\s*,\s*ngày\s*(?P<day>\d{1,2})?[\s.…_]*tháng\s*(?P<month>\d{1,2})?[\s.…_]*năm\s*"
    r"(?P<year>\d{4}|\d{0,3}[.…_]*)"
    r"|(?P<place2>[^\d,.;:|]{2,40}?)\s*,\s*ngày\s*(?P<day2>\d{1,2})?[\s.…_]*[/.-]\s*(?P<month2>\d{1,2})?[\s.…_]*[/.-]\s*"
    r"(?P<year2>\d{4})"
)
# The symbol of a plan that several bodies issue together: “03/KHLT-UBND-MTTQ”.
_OF_SEVERAL = re.compile(r"[/-]\s*kh(?:lt|ln|ph)\b")
_PLACE_WORD = r"(?:thị xã|thành phố|tp\.?|tỉnh|huyện|quận|xã|phường|thị trấn|đặc khu|thôn)"
_NO_PLACE = r"(?!hội\b|ủy\b|đoàn\b)"
_PLACE = re.compile(rf"(?<![^\W_]){_PLACE_WORD}\s+{_NO_PLACE}[^\s].*$")
_ONLY_PLACE = re.compile(rf"^{_PLACE_WORD}\s+{_NO_PLACE}\S")
# “BAN CHẤP HÀNH XÃ …” under “ĐOÀN TNCS HỒ CHÍ MINH” leaves out whose it is; its own sentence does not.
_OF_NO_BODY = re.compile(rf"(?:ban chấp hành|bch|ban thường vụ|btv)\s+{_PLACE_WORD}\s")
_SMALL_BODY = re.compile(
    r"^(?:ban thường trực|ban thường vụ|ban chấp hành|thường trực|tiểu ban"
    r"|ban chỉ đạo|ban tổ chức|tổ công tác|ban quản lý|bch|hội đồng thi đua)\b|^văn phòng$"
)
# With these a second line of a name begins, never a name: “BAN CHỈ ĐẠO PHÁT TRIỂN | KINH TẾ SỐ”.
_ONLY_FIELD = re.compile(r"(?:kinh tế|văn hóa|xã hội|nông nghiệp|giáo dục|tài chính|y tế)\b")
_PARTY = re.compile(r"(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy)\b.*$")
_GROUP = re.compile(r"^(?:đảng bộ|chi bộ|cơ quan chủ quản)\b")
_SHORT = {
    "ubnd",
    "hđnd",
    "mttq",
    "ubmttq",
    "tncs",
    "bch",
    "mttqvn",
    "ccb",
    "htx",
    "lhpn",
    "chqs",
    "ubmttqvn",
    "lđlđ",
    "thpt",
    "thcs",
    "ttg",
    "ii",
    "iii",
    "iv",
}
_ADOPTS = re.compile(
    r"\s*(?:xây dựng|ban hành|lập|xây dựng và ban hành|thống nhất ban hành"
    r"|tổ chức xây dựng|đề ra)\s+(?:bản\s+)?kế hoạch\b"
)


def read_code(lines: list[str]) -> tuple[str | None, str | None]:
    """Return the plan's number and symbol, and how they are printed; the number may still be blank."""
    for line in lines:
        low = key(line)
        found = _CODE.search(low)
        if not found or (found.group("plain") and not low.startswith("số")):
            continue
        raw = line[found.start("raw") : found.end("raw")].strip(" .:")
        if found.group("plain"):
            return raw, raw
        symbol = re.split(r"\s+(?=[^\W\d_]{2,}[^/]*,?\s+ngày)", raw)[0]
        number = found.group("number")
        return (re.sub(r"\s+", "", symbol) if number else None), symbol
    return None, None


def read_date(lines: list[str]) -> tuple[str | None, str | None, int | None]:
    """Return the plan's date as far as it is printed, its place, and the place's line number."""
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else ""
        both = f"{line} {after}" if after and not _DATE.search(key(after)) else line
        if key(line).endswith("năm") and re.match(r"(?:19|20)\d{2}\b", after):
            line = both  # the year has slipped to the next line of a narrow column
        for joined in (line, both):
            found = _DATE.search(key(joined))
            if not found:
                continue
            side = "2" if found.group("place2") else ""
            start, end = found.span("place" + side)
            place = tidy(joined[start:end]).strip(" .*_-")
            place = re.sub(r"^.*(?:/KH\S*|KH-\S+)\s+", "", place)
            year, month, day = (found.group(name + side) for name in ("year", "month", "day"))
            if not re.fullmatch(r"\d{4}", year or ""):
                return None, place, at
            if not month:
                return year, place, at
            return (
                (f"{year}-{int(month):02d}-{int(day):02d}" if day else f"{year}-{int(month):02d}"),
                place,
                at,
            )
    return None, None, None


def read_issuer(lines: list[str], preface: str, place: str | None, body: list[str]) -> str | None:
    """Return who issues the plan, by the letterhead, else by the sentence that adopts it.

    A letterhead is set in capitals; where *body* writes the name in a sentence, it is spelled as there.
    """
    said = adopter(preface)[0]
    own = _by_letterhead(lines, place, [line for line in body if not is_caps(line)]) or said
    if own and said and _OF_NO_BODY.match(key(own)) and re.search(r"\b(?:đoàn|hội)\b", key(said)):
        own = said if not place or key(place) in key(said) else f"{said} {place}"
    if (
        own
        and not _PLACE.search(key(own))
        and place
        and re.search(r"\b(?:ubnd|ủy ban nhân dân|đảng ủy|hđnd)\b(?:\s+(?:xã|phường))?$", key(own))
    ) or (own and place and re.search(r"(?:^|\s)(?:xã|phường|tỉnh|huyện|thành phố)$", key(own))):
        own = f"{own} {place}"
    return own


def _by_letterhead(lines: list[str], place: str | None, body: list[str]) -> str | None:
    names: list[str] = []
    before = ""
    for line in lines:
        low = key(line).strip(" *_-")
        if low.startswith(("kế hoạch", "chương trình", "số:", "số ")) and names:
            break
        rest_of_motto, before = _ends_motto(before, low), low
        if rest_of_motto:
            continue
        beside = _NO_NAME.search(low)
        text = line[: beside.start()].strip() if beside else line
        if (
            not text
            or not is_caps(text)
            or re.search(r"\d{4}|/", text)
            or (re.search(r"\d{3}", text) and not _SMALL_BODY.match(low))  # “BAN CHỈ ĐẠO 389” is one
            or len(text) > 120
            or re.match(r"^[IVX]+[.\-)]", text)
        ):
            continue
        begins = len(text.split()) > 1 and (body_at(key(text)) > 0 or _is_school(text))
        begins = begins and not _ONLY_FIELD.match(key(text))
        if names and (_ONLY_PLACE.match(key(text)) or not begins):
            names[-1] = f"{names[-1]} {text}"
        elif body_at(key(text)) or _is_school(text):
            names.append(text)
    names = [tidy(name).strip(" *_-") for name in names]
    spelled = [_spelled(name, body) or sentence_case(name) for name in names]
    if len(names) > 1 and any(_OF_SEVERAL.search(key(line)) for line in lines):
        return _placed(" - ".join(spelled[-2:]), place)
    return _placed(_joined(spelled), place) if names else None


def _ends_motto(before: str, low: str) -> bool:
    """Tell whether the line *low* is the rest of a motto that began *before* it, in a narrow column."""
    wholes = ("".join(pieces) for pieces in _MOTTOS)
    return any(
        low and whole.endswith(f" {low}") and before.endswith(whole[: -len(low) - 1]) for whole in wholes
    )


def _spelled(name: str, body: list[str]) -> str | None:
    """Return *name* as the lines of *body* have it, where it stands in them first, over two lines perhaps."""
    low, text = key(name), " ".join(body[:200])
    if len(low) <= 12:
        return None
    for found in re.finditer(rf"(?<![^\W_]){re.escape(low)}(?![^\W_])", key(text)):
        if (printed := text[found.start() : found.end()])[0].isupper() and not is_caps(printed):
            return printed
    return None


def _placed(name: str, place: str | None) -> str:
    """Write the place in a name as the date line has it."""
    if not place or is_caps(place):
        return name
    return re.sub(rf"(?<![^\W]){re.escape(place.lower())}(?![^\W])", place, name, flags=re.I)


def _is_school(text: str) -> bool:
    return key(text).startswith(
        ("trường", "học viện", "bệnh viện", "trung tâm", "tỉnh đoàn", "huyện đoàn", "thành đoàn")
    )


def _joined(names: list[str]) -> str:
    own = names[-1]
    if len(names) == 1:
        return own
    parent = next((name for name in reversed(names[:-1]) if not _GROUP.match(key(name))), names[-2])
    low = key(own)
    if _SMALL_BODY.match(low) and not _PLACE.search(low):
        dash = " - " if low.startswith(("tiểu ban", "tổ ")) else " "
        return f"{own}{dash}{parent}"
    if _PLACE.search(low):
        return own
    if party := _PARTY.search(key(parent)):
        return own if _PARTY.search(low) else f"{own} {parent[party.start() :]}"
    if found := _PLACE.search(key(parent)):
        place = parent[found.start() :]
        return f"{own} {place.split(' ', 1)[1] if low.endswith(key(place).split()[0]) else place}"
    return own


def sentence_case(text: str) -> str:
    """Return a name set in capitals as it stands in a sentence: “UBND xã Minh Sơn”."""
    if not is_caps(text):
        return text
    bodies = text.split(" - ")
    if len(bodies) > 1 and all(body_at(key(one)) for one in bodies):  # two bodies with one plan
        return " - ".join(map(sentence_case, bodies))
    low = text.lower()
    found = _PLACE.search(key(text))
    words, at = [], 0
    for word in low.split(" "):
        start = low.index(word, at)
        at = start + len(word)
        in_place = (
            found is not None
            and start > found.start()
            and not re.fullmatch(_PLACE_WORD, low[found.start() : at].strip())
        )
        plain = word.strip("-,.")
        if plain in _SHORT:
            word = word.upper()
        elif in_place and plain not in ("xã", "huyện", "tỉnh", "phường", "phố"):
            word = word[:1].upper() + word[1:]
        words.append(word)
    joined = " ".join(words)
    for wrong, right in (
        ("mttq việt nam", "MTTQ Việt Nam"),
        ("việt nam", "Việt Nam"),
        ("mặt trận tổ quốc", "Mặt trận Tổ quốc"),
        ("hồ chí minh", "Hồ Chí Minh"),
    ):
        joined = re.sub(wrong, right, joined, flags=re.I)
    joined = re.sub(
        r"^((?:sở|phòng|ban|chi cục|hội(?! đồng)|trung tâm)\s+)(\w)",
        lambda f: f.group(1) + f.group(2).upper(),
        joined,
    )
    if re.match(r"(?:sở|phòng|bộ|chi cục|ban tuyên giáo)\b", joined, re.I):  # every field has a capital
        joined = re.sub(r"((?:,|\bvà)\s+)(\w)", lambda f: f.group(1) + f.group(2).upper(), joined)
    return joined[:1].upper() + joined[1:]


def adopter(preface: str) -> tuple[str | None, int]:
    """Return the body in the sentence that adopts the plan (“… xây dựng Kế hoạch …”) and where it begins."""
    low = key(preface)
    for found in _ADOPTS.finditer(low):
        head = low[: found.start()]
        starts = [0, *(one.end() for one in re.finditer(r"(?:[.;,:]|”|\")\s+", head))]
        for start in reversed(starts):
            if found.start() - start > 160:
                break
            if body_at(low, start) and not re.match(r"(?:quyết định|nghị quyết)", low[start:]):
                name = bare(preface[start : found.start()])
                if not re.search(r"\b(?:về|quyết định|căn cứ)\b", key(name)):
                    return name, start
    return None, -1
