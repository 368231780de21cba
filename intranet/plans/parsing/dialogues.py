"""The dialogues a plan orders to be held: how many, when, where, with whom."""

import re

from intranet.plans.parsing import moments as m
from intranet.plans.parsing.attendance import chair_in, guests_in, who_comes
from intranet.plans.parsing.bodies import PREDICATE
from intranet.plans.parsing.outline import Paragraph
from intranet.plans.parsing.result import Dialogue, Rule
from intranet.plans.parsing.unread_limits import without_no_limits
from intranet.plans.parsing.words import bare, is_caps, key

# “Diễn đàn Công an lắng nghe ý kiến Nhân dân” is a dialogue by its name.
_ABOUT = re.compile(r"đối thoại|tiếp xúc(?!\s+cử tri)|diễn đàn\b.{0,60}\blắng nghe\b")
# Plans that only follow up dialogues held before: checks, answers, the conclusion carried out.
_AFTERWARDS = re.compile(
    r"^kế hoạch:?\s+(?:giám sát|kiểm tra|khảo sát)\b|\b(?:sau|kết luận|kiến nghị tại)[^,.]{0,40}đối thoại"
)
_TIME_LABEL = re.compile(r"^(?:(?:dự kiến )?thời gian|thời điểm|ngày giờ|lịch)\b[^:]{0,60}:?\s*")
_PLACE_LABEL = re.compile(r"(?:^|[.;]\s*|,\s*)địa điểm[^:]{0,60}:\s*(?P<place>[^;\n]+)")
_EACH = re.compile(
    r"^(?P<label>(?:(?:tổ chức\s+)?(?:(?:hội nghị|buổi|cuộc)\s+)?(?:tiếp xúc,?\s+)?đối thoại"
    r"(?:\s+(?:định kỳ|trực tiếp))?"
    r"(?:\s+với\s+[^:;.]{2,90}(?=:)|(?=\s+(?:lần|đợt)\s)|(?=:))\s*)?"
    rf"(?:đợt|lần|cuộc|buổi|hội nghị)?\s*(?:thứ\s+)?(?:\d+|nhất|hai|ba|tư|[ivx]+)?)\s*[:.]?\s*"
    rf"(?:(?:dự kiến|hoàn thành|tổ chức|vào|lúc|trong|khoảng|{m.PART},?|{m.WEEKDAY},?"
    rf"|{m.TIME},?|tuần\s+(?:thứ\s+)?(?:[1-4]|nhất|hai|ba|tư|đầu|cuối),?(?:\s+của)?)\s+)*"
    rf"(?P<when>{m.QUARTER}"
    rf"|{m.MONTH}|{m.FULL_DAY})\s*(?:[:.(–,;-]|$|(?=tại\b))"
)
_WITH = re.compile(
    r"\bvới\s+(?P<who>[^.;:]+?)(?=\s+(?:(?:(?:0?6|sáu) tháng )?(?:cuối |đầu |giữa )?năm\s+\d|về\s"
    r"|quý\s|trong\s+năm|của\s+chủ tịch|dự kiến|tại\s|để\s|hoàn thành)|$)"
)
# Behind the place of a dialogue: who comes, or for which area it is held.
_FOR = r",\s+(?:dành\s+)?(?:cho|trên địa bàn)\s+"
_FOR_WHOM = re.compile(rf"{_FOR}(?P<who>[^.;]+)")
_ABOUT_WHAT = re.compile(r"\b(?:về|chủ đề:?)\s+(?P<what>[^.;]+?)(?=\s+(?:năm\s+\d{4}|của đội ngũ)|$)")
# What a plan may hold, at the beginning of the line that says when.
_OCCASION = re.compile(
    r"(?:tổ chức\s+)?(?:hội|lễ|ngày|diễn đàn|tọa đàm|họp|cuộc|buổi|chương trình|đối thoại|tiếp xúc)\b"
)
_TOLD_OF = re.compile(rf"[^:;.]{{2,60}}:\s*[^.]{{0,60}}{m.FULL_DAY}")
_DAYS = ("date", "date_from", "date_before")
_NOT_HELD = re.compile(
    r"gửi|đăng ký|báo cáo|tổng hợp|chuẩn bị|thông báo|niêm yết|hoàn thành|nộp|trước ngày|chậm nhất|hạn\b"
)
_WHEN = [
    (
        "range",
        re.compile(
            rf"từ\s+(?:ngày\s+)?(?P<a>\d{{1,2}}(?:/\d{{1,2}}(?:/\d{{4}})?)?)\s*"
            rf"(?:đến|-)\s*(?:hết\s+)?(?P<b>{m.DAY})"
        ),
    ),
    ("before", re.compile(rf"(?:hoàn thành\s+)?(?:trước|chậm nhất|đến hết)\s+(?:là\s+)?(?P<day>{m.DAY})")),
    ("date", re.compile(rf"(?P<day>{m.FULL_DAY})")),
    ("month", re.compile(rf"(?P<month>{m.MONTH})")),
    ("quarter", re.compile(rf"(?P<quarter>{m.QUARTER})")),
    ("year", re.compile(r"(?:trong|cả)\s+năm\s+(?P<year>\d{4})")),
]


def find_dialogues(
    title: str | None, preface: str, paragraphs: list[Paragraph], year: int | None
) -> tuple[Dialogue, ...]:
    """Return the dialogues ordered by the plan called *title*, from the *paragraphs* before its section."""
    if not _ABOUT.search(key(title or "")) or _AFTERWARDS.search(key(title or "")):
        return ()
    found = (
        _rows(paragraphs, year)
        or _beside_others(key(title or ""), paragraphs, year)
        or _each(paragraphs, year)
        or _timed(paragraphs, year)
    )
    place = _place(paragraphs)
    named = _audience(title or "") or _audience(preface)
    audience = guests_in(paragraphs, named=named) or who_comes(paragraphs)
    chair = chair_in(paragraphs)
    if not found:
        return (Dialogue(None, None, place, audience, _topic(title or ""), chair),)
    single = len(found) == 1
    return tuple(
        Dialogue(
            one.when,
            None if single else one.label,
            one.place or place,
            one.audience or audience,
            one.topic or (_topic(title or "") if single else None),
            chair,
        )
        for one in found
    )


def _rows(paragraphs: list[Paragraph], year: int | None) -> list[Dialogue]:
    """Read a table whose rows are the dialogues (Thời gian | Địa điểm | Thành phần)."""
    found: list[Dialogue] = []
    for row in paragraphs:
        if row.style != "row" or row.cells == row.header:
            continue
        low = [key(cell) for cell in row.header]
        when = next((at for at, cell in enumerate(low) if re.search(r"thời gian|ngày", cell)), None)
        place = next((at for at, cell in enumerate(low) if "địa điểm" in cell), None)
        if (
            when is None
            or place is None
            or when >= len(row.cells)
            or ("chủ trì" in " ".join(low) and "phối hợp" in " ".join(low))
        ):
            continue
        rule = read_when(row.cells[when], year)
        if rule:
            who = next((at for at, cell in enumerate(low) if re.search(r"thành phần|đối tượng", cell)), None)
            what = next((at for at, cell in enumerate(low) if re.search(r"nội dung|chủ đề", cell)), None)
            found.append(Dialogue(rule, row.cells[when], *(_cell(row, at) for at in (place, who, what))))
    return found


def _cell(row: Paragraph, at: int | None) -> str | None:
    return (row.cells[at] or None) if at is not None and at < len(row.cells) else None


def _beside_others(title: str, paragraphs: list[Paragraph], year: int | None) -> list[Dialogue]:
    """Read a plan that holds something else too: “Hội nghị tổng kết: tháng 4. Đối thoại: tháng 6”."""
    own = re.compile("đối thoại|tiếp xúc" if re.search("đối thoại|tiếp xúc", title) else "diễn đàn")
    found: dict[tuple[object, ...], Dialogue] = {}
    others = False
    for paragraph in paragraphs:
        label, colon, rest = paragraph.text.partition(":")
        low = key(label)
        if not colon or len(label) > 120 or _NOT_HELD.search(key(paragraph.text)):
            continue
        if not (_OCCASION.match(low) and (rule := read_when(rest, year))):
            continue
        if not own.search(low):
            others = True
        elif _same(rule) not in found:
            found[_same(rule)] = Dialogue(rule, bare(label), _where(rest), _audience(label), None)
    return list(found.values()) if others else []


def _where(rest: str) -> str | None:
    """Return the place behind the day of a line that says when."""
    place = re.search(rf"\btại\s+(?P<place>[^.;]+?)(?={_FOR}|[.;]|$)", key(rest))
    return rest[place.start("place") : place.end()].strip(" .;") if place else None


def _each(paragraphs: list[Paragraph], year: int | None) -> list[Dialogue]:
    """Read paragraphs or headings that each begin with their quarter or month: “Quý I: …”."""
    found: dict[tuple[object, ...], Dialogue] = {}
    for at, paragraph in enumerate(paragraphs):
        low = key(paragraph.text)
        start = _EACH.match(low)
        if not start:
            continue
        label = paragraph.text[start.start("when") : start.end("when")]
        rule = read_when(paragraph.text[start.end("label") : start.end("when")].lstrip(" :."), year)
        if not rule or _same(rule) in found:
            continue
        rest = re.sub(rf"^\s*\(?\s*{m.WEEKDAY}\s*\)\s*,?", "", paragraph.text[start.end() :], flags=re.I)
        rest = rest.strip(" :.-–,")
        rule, with_whom = _said_better(rule, paragraphs[at + 1 :], year)
        place = re.search(rf"\btại\s+(?P<place>[^.;]+?)(?=,?\s+với\s|{_FOR}|[.;]|$)", key(rest))
        head = rest[: place.start()].strip(" ,") if place else rest
        behind = rest[place.end() :] if place else rest
        audience = (
            _audience(start.group("label"))
            or _audience(head)
            or _audience(behind)
            or _for_whom(behind)
            or with_whom
        )
        named = re.match(r"(?:cuộc|buổi|hội nghị)\s+thứ\s|.*đối thoại", start.group("label")) is not None
        found[_same(rule)] = Dialogue(
            rule,
            bare(paragraph.text[: start.end("label")] if named else label),
            rest[place.start("place") : place.end()].strip(" .") if place else None,
            audience,
            None if audience else bare(head) or None,
        )
    return list(found.values()) if len(found) > 1 else []


def _said_better(rule: Rule, later: list[Paragraph], year: int | None) -> tuple[Rule, str | None]:
    """Return the words of a “Thời gian” line that says the same, and with whom, if there is one."""
    above = ""
    for paragraph in later:
        low = key(paragraph.text)
        if (
            re.search(r"thời gian|hoàn thành|dự kiến", low)
            and (other := read_when(paragraph.text, year))
            and _same(other) == _same(rule)
        ):
            return other, _audience(paragraph.text) or _audience(above)
        above = paragraph.text
    return rule, None


def _timed(paragraphs: list[Paragraph], year: int | None) -> list[Dialogue]:
    """Read the lines that say when: behind “Thời gian”, under such a heading, “dự kiến …”."""
    found: dict[tuple[object, ...], Dialogue] = {}
    heading = ""
    for paragraph in paragraphs:
        low = key(paragraph.text)
        label = _TIME_LABEL.match(low)
        counted = paragraph.style == "arabic" or paragraph.style.startswith("decimal")
        # “1. Thôn Bó Mạ: 19 giờ 30 phút, ngày …” heads nothing: it is told under “Thời gian”
        if paragraph.style in ("upper", "roman") or (counted and (label or not _TOLD_OF.match(low))):
            heading = low
        inside = heading.startswith("thời gian") or "thời gian" in heading[:60]
        says = (
            label
            or (inside and re.search(r"dự kiến|hoàn thành|tổ chức|^ngày|^vào|thời gian|buổi|giờ", low))
            or re.search(
                r"(?:đối thoại|hội nghị)[^.]{0,80}"
                r"(?:dự kiến|hoàn thành trong|tổ chức (?:vào|trong)|thời gian:)",
                low,
            )
        )
        if not says or re.search(
            r"gửi|đăng ký|báo cáo|tổng hợp|chuẩn bị|thông báo kết luận", re.sub(r"\([^)]*\)", "", low)
        ):
            continue
        for rule in _all_when(paragraph.text, year):
            if _same(rule) not in found:
                audience = _audience(paragraph.text) or _audience(heading)
                found[_same(rule)] = Dialogue(
                    rule, rule["text"], None, None if audience is None or len(audience) > 160 else audience
                )
    if not found:
        found = _told_apart(paragraphs, year)
    precise = [
        one
        for one in found.values()
        if one.when and any(name in one.when for name in ("date", "date_before"))
    ]
    chosen = precise or list(found.values())
    if any(one.when and ("month" in one.when or "quarter" in one.when) for one in chosen):
        chosen = [
            one for one in chosen if one.when and set(one.when) & {"month", "quarter", "date", "date_before"}
        ]
    return chosen


def _told_apart(paragraphs: list[Paragraph], year: int | None) -> dict[tuple[object, ...], Dialogue]:
    """Read lines under “Thời gian” that each say for whom or where: “Cụm thôn số 1: ngày 20/3/2026”."""
    found: dict[tuple[object, ...], Dialogue] = {}
    inside = False
    for paragraph in paragraphs:
        low = key(paragraph.text)
        if paragraph.style in ("roman", "upper"):
            inside = "thời gian" in low
        elif inside and _TOLD_OF.match(low) and not (_NOT_HELD.search(low) or PREDICATE.match(low)):
            label, _, rest = paragraph.text.partition(":")
            if rule := read_when(rest, year):
                where = _where(rest)
                found.setdefault((*_same(rule), where), Dialogue(rule, bare(label), where, None, None))
    return found


def _all_when(text: str, year: int | None) -> list[Rule]:
    if several := re.search(
        r"[Qq]uý\s+(I{1,3}|IV)\s*(?:,|và)\s*(I{1,3}|IV)(?!\w)(\s*(?:/|năm)\s*\d{4})?", text
    ):
        tail = several.group(3) or ""
        return [rule for one in several.groups()[:2] if (rule := read_when(f"quý {one}{tail}", year))]
    pieces = [piece for piece in re.split(r";\s*|\s+và\s+(?=(?:quý|tháng|ngày)\b)", text) if piece.strip()]
    return [rule for piece in pieces if (rule := read_when(piece, year))]


def read_when(text: str, year: int | None) -> Rule | None:
    """Return when a dialogue is held by *text*: its words with a day, a month, a quarter or a year."""
    low = key(text)
    for kind, pattern in _WHEN:
        found = pattern.search(low)
        if not found:
            continue
        rule = _rule(kind, found, year)
        if rule is None:
            continue
        clock = re.search(m.TIME, low)
        if clock and kind in ("date", "before") and (time := m.clock(clock.group())):
            rule["time"] = time
        return {"text": _words(text, low, found, clock), **rule}
    return None


def _words(text: str, low: str, found: re.Match[str], clock: re.Match[str] | None) -> str:
    start = found.start()
    if clock and clock.start() < start:
        start = clock.start()
    if lead := re.search(
        r"(?:dự kiến\s+|hoàn thành\s+|tổ chức\s+|vào\s+|trong\s+|ngày\s+|:\s*)+$", low[:start]
    ):
        start = lead.start()
    return text[start : found.end()].strip(" :,.-")


def _rule(kind: str, found: re.Match[str], year: int | None) -> Rule | None:
    if kind == "year":
        return {"year": int(found.group("year"))}
    if kind == "quarter":
        quarter = m.quarter(found.group("quarter"), year)
        return {"quarter": quarter[0], "year": quarter[1]} if quarter and quarter[1] else None
    if kind == "month":
        month = m.month(found.group("month"), year)
        return {"month": month[0]} if month else None
    if kind == "range":
        days = m.span(found.group("a"), found.group("b"), year)
        return {"date_from": days[0], "date": days[1]} if days else None
    day = m.day(found.group("day"), year)
    return {"date_before" if kind == "before" else "date": day[0]} if day else None


def _same(rule: Rule) -> tuple[object, ...]:
    return tuple(rule.get(name) for name in ("date", "date_from", "date_before", "month", "quarter", "year"))


def _place(paragraphs: list[Paragraph]) -> str | None:
    for paragraph in paragraphs:
        found = _PLACE_LABEL.search(key(paragraph.text))
        if found and "thời gian" not in key(paragraph.text)[: found.start("place")]:
            return paragraph.text[found.start("place") : found.end("place")].strip(" .")
    heading = ""  # a line that only names what follows it: “I. THỜI GIAN, ĐỊA ĐIỂM”
    for paragraph in paragraphs:
        low = key(paragraph.text)
        if re.search(r"thời gian|địa điểm|dự kiến", f"{heading} {low}") and (
            found := re.search(rf"\btại\s+[^.;]{{4,90}}?(?={_FOR}|[.;]|$)|\btại\s+[^.;]{{4,90}}", low)
        ):
            return paragraph.text[found.start() : found.end()].strip(" .")
        heading = low if paragraph.style in ("roman", "upper") and is_caps(paragraph.text) else ""
    return None


def _audience(text: str) -> str | None:
    found = _WITH.search(key(text))
    return _closed(bare(text[found.start("who") : found.end("who")])) if found else None


def _closed(words: str) -> str:
    """Return *words* without the quote that closes what was opened before them."""
    return words if re.search(r"[\"“]", words[:-1]) else words.rstrip("\"”")


def _for_whom(text: str) -> str | None:
    found = _FOR_WHOM.search(key(text))
    return bare(text[found.start("who") : found.end("who")]) if found else None


def unread_days(
    paragraphs: list[Paragraph], dialogues: tuple[Dialogue, ...], year: int | None
) -> list[tuple[int, str]]:
    """Return the lines of a part on time and place that name a day no dialogue took, with the day's words."""
    taken = {when[name] for one in dialogues if (when := one.when) for name in _DAYS if name in when}
    found, inside = [], False
    for paragraph in paragraphs:
        low = key(paragraph.text)
        if paragraph.style in ("roman", "upper"):
            inside = "thời gian" in low
        if not inside or not dialogues or _NOT_HELD.search(low):
            continue
        for day in re.finditer(m.FULL_DAY, without_no_limits(low, meetings=False)):
            when = m.day(day.group(), year)
            if when and when[0] not in taken:
                found.append((paragraph.first, paragraph.text[day.start() : day.end()]))
                break
    return found


def _topic(title: str) -> str | None:
    found = _ABOUT_WHAT.search(key(title))
    return bare(title[found.start("what") : found.end("what")]) if found else None
