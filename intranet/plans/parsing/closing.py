"""The end of a plan: where it begins, who receives the plan, who signs it."""

import re
from dataclasses import dataclass

from intranet.plans.parsing.phrases import PAGE_NUMBER
from intranet.plans.parsing.result import Recipient, Signer
from intranet.plans.parsing.words import bare, is_caps, key, starts_small, tidy

_TO = re.compile(r"^nơi nhận\b\s*:?\s*")
_AUTHORITY = re.compile(r"^(?:tm|t/m|kt|k/t|tl|t/l|tuq|tưq|q)\b\s*\.?\s*\S|^(?:tm|t/m|kt|k/t|tl|t/l|tuq)\.")
_POST = re.compile(
    r"^(?:quyền\s+)?(?:q\.\s*)?(?:phó\s+)?(?:chủ tịch|bí thư|giám đốc|tổng giám đốc"
    r"|hiệu trưởng|trưởng|chánh|phó|cục trưởng|chi cục trưởng|viện trưởng"
    r"|tổ trưởng|chủ nhiệm|thủ trưởng|chỉ huy trưởng|bộ trưởng|thứ trưởng"
    r"|ủy viên|thường trực|đội trưởng|trạm trưởng|người lập|tổng thư ký|đại tá"
    r"|thượng tá)"
)
_MARK = (
    r"(?P<report>b/\s?c(?:áo)?|báo cáo|bc)|(?P<do>t/\s?h(?:iện)?|thực hiện|th)"
    r"|(?P<help>p/\s?h(?:ợp)?|phối hợp|ph(?:/h)?)"
)
_MARKS = re.compile(rf"[(\[]?\s*(?:để\s+)?(?:{_MARK})\s*[)\]]?$")
_PURPOSE = {"report": "b/c", "do": "t/h", "help": "p/h"}
_IN_BRACKETS = re.compile(rf"\s*[(\[]\s*(?:để\s+)?(?:{_MARK})\s*[)\]]")
# A brace over several lines is drawn; where somebody typed one, it stands at the ends of the lines.
_TYPED_BRACE = re.compile(r"\s*[{}]\s*(?=[(\[]|$)")
_BULLET = re.compile(r"^\s*(?:[-–—+•*·]|\d{1,2}[.)])\s*")
_GAP = re.compile(
    r"(?<=\S)(?<!^[-–+*•·])(?<!^\d[.)])(?:\s{5,}|\s*\t+\s*)|^(?:\s{12,}|\t+\s*)(?![-–+*•·\d\s])"
)
_NAME = re.compile(
    r"^(?:(?:th\.?s|ts|pgs|gs|bs(?:\.?\s?ck\s?i{1,2})?|ck\s?i{1,2}|ks|cn|ths|ds|đd|ttưt"
    r"|đại tá|thượng tá|trung tá|thiếu tá"
    r"|đại úy)\.?\s*)*(?P<name>[^\W\d_]+(?:['’][^\W\d_]+)?(?:\s+[^\W\d_]+(?:['’][^\W\d_]+)?){1,5})$",
    re.I,
)
_SKIP = re.compile(r"^\(?(?:đã ký|ký tên|đóng dấu|ký, ghi|chữ ký|(?:đã )?ký và đóng dấu)")
_ENCLOSURE = re.compile(r"^(?:phụ lục|biểu|mẫu|danh sách|danh mục|\(?kèm theo|bảng)\b")


@dataclass(frozen=True, slots=True)
class Closing:
    """The lines behind a plan's text: ``first`` begins them, behind ``last`` an appendix may follow."""

    first: int
    last: int
    recipients: tuple[Recipient, ...] = ()
    signer: Signer | None = None
    co_signers: tuple[Signer, ...] = ()


def read_closing(lines: list[str], start: int, raw: list[str] | None = None) -> Closing:
    """Return the end of the plan whose text begins at *start*; *raw* shows columns set with spaces."""
    to = next(
        (n for n in range(len(lines), start, -1) if _TO.match(key(lines[n - 1])) and _is_label(lines[n - 1])),
        None,
    )
    behind = 0  # where an appendix begins behind columns that are read one after the other
    if to and raw:
        block = raw[to - 1 : to + 40]
        stop = next((at for at, line in enumerate(block) if _ENCLOSURE.match(key(line.strip()))), len(block))
        if columns := _columns(block[:stop]):
            behind = to - 1 + stop if stop < len(block) else 0
            lines = [*lines[: to - 1], *columns]
    first = to or _first_signature(lines, start)
    if first is None:
        return Closing(len(lines) + 1, len(lines))
    recipients, end, beside = _recipients(lines, to) if to else ((), first - 1, [])
    signers, last = _signers([*lines[:end], *beside, *lines[end:]], end)
    last = max(last - len(beside), end)
    if not signers and to:  # the signature stands in front of "Nơi nhận"
        before = _first_signature(lines, max(start, to - 14))
        if before and before < to:
            signers, _ = _signers(lines[: to - 1], before - 1)
            first = before
    last = behind or max(last, end)
    return Closing(first, last, recipients, signers[0] if signers else None, tuple(signers[1:]))


def _columns(raw: list[str]) -> list[str]:
    """Return the left column and then the right, if at least two lines are set in two; else nothing."""
    pairs = [_GAP.split(line.rstrip(), maxsplit=1) if line.strip() else [""] for line in raw]
    left = [tidy(pair[0]) for pair in pairs]
    right = [tidy(pair[1]) for pair in pairs if len(pair) > 1]
    if not left[0] or sum(1 for one in right if is_caps(one) or _person(one)) < 1:
        return []
    return [*left, *right]


def _is_label(line: str) -> bool:
    return len(line) < 60 or ":" in line[:14]


def _behind_label(line: str) -> str:
    """Return what stands on the line of “Nơi nhận:” behind these words."""
    found = _TO.match(key(line))
    return line[found.end() :].strip() if found else ""


def _first_signature(lines: list[str], start: int) -> int | None:
    for number in range(start + 1, len(lines) + 1):
        line = lines[number - 1]
        short_post = len(line) < 30 and _POST.match(key(line))
        if (
            not line
            or not is_caps(line)
            or len(line) >= 60
            or not (_AUTHORITY.match(key(line)) or short_post)
        ):
            continue
        if any(_person(later) for later in lines[number : number + 16] if later):
            return number
    return None


def _recipients(lines: list[str], to: int) -> tuple[tuple[Recipient, ...], int, list[str]]:
    """Return who receives the plan, the last line of the list, and words of the signature on its lines."""
    items: list[list[str]] = []
    beside: list[str] = []
    rest = _behind_label(lines[to - 1])
    if is_caps(rest):
        beside.append(rest)
    elif rest:
        items += [[part] for part in rest.split(";") if part.strip()]
    end, dashes = to, any(_BULLET.match(line) for line in lines[to : to + 4])
    for number in range(to + 1, len(lines) + 1):
        line = lines[number - 1]
        if not line or PAGE_NUMBER.match(key(line)):
            continue
        bullet = _BULLET.match(line)
        signs = _signs(line) or (beside and _person(line) is not None)
        divided = bool(items) and items[-1][-1].count("(") > items[-1][-1].count(")")
        if not bullet and signs and _list_follows(lines, number, divided=divided):
            beside.append(line)  # a page in columns: the list goes on below the words of the signature
            continue
        if not bullet and (
            _signs(line) or _ENCLOSURE.match(key(line)) or (items and _is_kept(items[-1]) and _closes(line))
        ):
            break
        if not bullet and re.match(r"^bản (?:điện tử|giấy)", key(line)):
            continue
        line, signed = _without_signature(line, named=bool(beside))
        beside += signed
        if bullet or not items or (not dashes and not starts_small(line)):
            items.append([line[bullet.end() :] if bullet else line])
        elif _is_kept(items[-1]) and not starts_small(line) and not items[-1][-1].endswith(","):
            break
        else:
            items[-1].append(line)
        end = number
        if len(items) > 60:
            break
    return tuple(_purposes([tidy(" ".join(item)) for item in items])), end, beside


def _without_signature(line: str, *, named: bool) -> tuple[str, list[str]]:
    """Return a recipient's line without the signature that stood in a column beside it.

    The columns of a page are sometimes run together with a single space between them. A name is looked
    for only once words of the signature have been *named*.
    """
    for gap in re.finditer(r"\s+(?=[A-ZĐ])", line):
        tail = line[gap.end() :]
        if gap.start() < 4 or len(tail.split()) < 2:
            continue
        if is_caps(tail) and (_AUTHORITY.match(key(tail)) or _POST.match(key(tail))):
            return line[: gap.start()], [tail]
        if named and line[gap.start() - 1] in ".;/" and _person(tail) and not is_caps(tail):
            return line[: gap.start()], [tail]
    return line, []


def _list_follows(lines: list[str], number: int, *, divided: bool) -> bool:
    """Tell whether the next line that is not empty, nor of the signature itself, is of a list.

    It begins with a dash, or goes on in small letters with one *divided* by the end of the page.
    """
    after = (line for line in lines[number : number + 6] if line)
    following = next((line for line in after if not (_signs(line) or _person(line))), "")
    return following.startswith(("-", "–", "+", "•")) or (divided and starts_small(following))


def _is_kept(item: list[str]) -> bool:
    return bool(re.search(r"(?:^|;\s*)lưu\b", key(" ".join(item))))


def _closes(line: str) -> bool:
    return _person(line) is not None or is_caps(line)


def _signs(line: str) -> bool:
    return is_caps(line) and bool(_AUTHORITY.match(key(line)) or (_POST.match(key(line)) and len(line) < 60))


def _purposes(items: list[str]) -> list[Recipient]:
    """Read the marks; one beside a brace (written ``|``) counts for every line of the brace."""
    read: list[tuple[str, str | None, bool]] = []
    for item in items:
        item = _TYPED_BRACE.sub(" | ", item)
        braced = "|" in item
        name, _, mark = item.partition("|") if braced else (item, "", "")
        purpose = None
        low = key(name)
        if found := _IN_BRACKETS.search(low):
            purpose = _PURPOSE[found.lastgroup or ""]
            name = name[: found.start()] + name[found.end() :]
        elif mark.strip() and (found := _MARKS.search(key(mark.strip()))):
            purpose = _PURPOSE[found.lastgroup or ""]
        if name.strip(" ,;."):
            read.append((bare(name).rstrip(" ,"), purpose, braced))
    if not any(braced for _, __, braced in read):
        return [Recipient(name, purpose) for name, purpose, _ in read]
    return [Recipient(name, purpose) for name, purpose in _braces(read)]


def _braces(read: list[tuple[str, str | None, bool]]) -> list[tuple[str, str | None]]:
    marks = [at for at, (_, purpose, braced) in enumerate(read) if purpose and braced]
    kept = next((at for at, (name, _, __) in enumerate(read) if key(name).startswith("lưu")), len(read))
    found = [(name, purpose) for name, purpose, _ in read]
    start = 0
    for order, at in enumerate(marks):
        last = at
        while last + 1 < len(read) and read[last + 1][2]:
            last += 1
        if order == len(marks) - 1 and last == at and not (at and read[at - 1][2]):
            last = kept - 1  # how far it reaches is not printed: to the end
        for line in range(start, last + 1):
            found[line] = (found[line][0], found[line][1] or read[at][1])
        start = at + 1
    return found


def _signers(lines: list[str], end: int) -> tuple[list[Signer], int]:
    """Return who signs behind line *end*, and the last line."""
    found: list[Signer] = []
    authority: list[str] = []
    titles: list[str] = []
    last = end
    for number in range(end + 1, min(len(lines), end + 45) + 1):
        line = lines[number - 1].strip(" *_")
        low = key(line)
        if not line or _SKIP.match(low) or re.fullmatch(r"[\W\d_]*", line):
            continue
        if _ENCLOSURE.match(low) or re.match(r"^\[\d", line) or len(line) > 90:
            break
        named = _person(line) and titles and not _POST.match(low)
        if is_caps(line) and not (named and not _named_later(lines[number : number + 8])):
            if found and not (
                _AUTHORITY.match(low)
                or (authority and not titles and _POST.match(low))
                or (len(found) < 2 and _POST.match(low) and not titles and number - last > 3)
            ):
                continue
            if _AUTHORITY.match(low) or (authority and not titles and not _POST.match(low)):
                authority.append(line)
            else:
                titles.append(line)
        elif low == "kiêm" and titles:
            titles.append(line)
        elif name := _person(line):
            if found and not (authority or titles):
                continue
            found.append(Signer(name, " ".join(titles) or None, " ".join(authority) or None))
            authority, titles, last = [], [], number
        elif found:
            break
    if not found and (authority or titles):
        found.append(Signer(None, " ".join(titles) or None, " ".join(authority) or None))
    return found, last


def _named_later(lines: list[str]) -> bool:
    """Tell whether a name follows in small letters, before another signs: what is above is its title."""
    for line in lines:
        if _AUTHORITY.match(key(line)) or _ENCLOSURE.match(key(line)):
            return False
        if line and not is_caps(line):
            return _person(line.strip(" *_")) is not None and not _SKIP.match(key(line))
    return False


def _person(line: str) -> str | None:
    """Return the name of a person, if *line* is one."""
    found = _NAME.match(line.strip(" *_.(),"))
    if not found:
        return None
    name = found.group("name")
    parts = name.split()
    if not all(part[0].isupper() for part in parts) or not 2 <= len(parts) <= 5:
        return None
    return name
