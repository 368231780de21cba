"""Rules for who receives the plan and who has work in it: bodies that are no more, gaps between the lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intranet.documents.paper.wording import GONE_LEVEL, GONE_POST, TWO_LEVELS
from intranet.plans.checking.case import Case
from intranet.plans.checking.note import Note, must, over, should
from intranet.plans.parsing.result import Assignment, Recipient
from intranet.plans.parsing.words import key
from intranet.text.fold import fold_words

_GONE_COMMITTEE = re.compile(r"\b(?:huyện|quận|thị)\s+ủy\b")
_GONE_OFFICER = re.compile(r"\bcông chức (?:tài chính|địa chính|tư pháp|văn hóa)\b")
_NOT_YET = re.compile(
    r"\b(?:phòng kinh tế|phòng văn hóa|trung tâm phục vụ hành chính công|ban xây dựng đảng"
    r"|văn phòng hđnd và ubnd|văn phòng hội đồng nhân dân và ủy ban nhân dân)\b"
)
_OTHER_LEVEL = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã)\b")


def _is_of_commune(case: Case) -> bool:
    return bool(re.search(r"\b(?:xã|phường|đặc khu)\b", key(case.reading.header.issuer or "")))


def gone(case: Case) -> Iterator[Note]:
    """G13: nothing goes to a district any more; while the day is open, the recipient is doubtful."""
    if case.day and case.day < TWO_LEVELS:
        return
    if case.day is None and (case.is_party or not _is_of_commune(case)):
        return  # a doubt about a commune's paper of the State only; others once their day is known
    lines: dict[str, int | None] = {}
    for one in case.reading.header.recipients:
        if GONE_LEVEL.search(one.name) or _GONE_COMMITTEE.search(key(one.name)):
            lines[one.name] = case.line_of(one.name, first=case.foot)
    for name, line in lines.items():
        if case.day:
            yield must(
                "body_gone", line, f"Từ 01/7/2025 không còn cấp huyện, nhưng nơi nhận ghi “{name}”.",
                "Thay bằng cơ quan cấp tỉnh, hoặc bỏ nơi nhận này.",
            )  # fmt: skip
        else:
            yield should(
                "body_gone", line,
                f"Nơi nhận “{name}” chỉ còn đúng nếu kế hoạch ban hành trước ngày 01/7/2025.",
                "Nếu ban hành từ ngày đó, thay bằng cơ quan cấp tỉnh hoặc bỏ nơi nhận này.",
            )  # fmt: skip


def posts_gone(case: Case) -> Iterator[Note]:
    """G13: from 01/7/2025 the old posts hold no work; before it the new offices hold none."""
    if case.day is None:
        return
    of_commune = _is_of_commune(case)
    for one in case.reading.assignments:
        for unit in one.coordinating if case.day >= TWO_LEVELS else ():
            if GONE_POST.search(unit) or _GONE_OFFICER.search(key(unit)) or GONE_LEVEL.search(key(unit)):
                yield must(
                    "helper_gone", _named_at(case, one, unit),
                    f"Từ 01/7/2025 không còn “{unit}” để phối hợp.",
                    "Thay bằng cơ quan đã nhận nhiệm vụ này.",
                )  # fmt: skip
        for unit in one.units:
            low = key(unit)
            if case.day >= TWO_LEVELS and (GONE_POST.search(unit) or _GONE_OFFICER.search(low)):
                yield must(
                    "post_gone", one.line, f"Từ 01/7/2025 cấp xã không còn “{unit}”.",
                    "Giao việc cho phòng, văn phòng đã nhận nhiệm vụ này.",
                )  # fmt: skip
            elif case.day >= TWO_LEVELS and GONE_LEVEL.search(low):
                yield must(
                    "post_gone", one.line,
                    f"Từ 01/7/2025 không còn cấp huyện, nhưng kế hoạch giao việc cho “{unit}”.",
                    "Giao việc cho cơ quan đã nhận nhiệm vụ này.",
                )  # fmt: skip
            elif (
                case.day < TWO_LEVELS and of_commune and _NOT_YET.search(low) and not _OTHER_LEVEL.search(low)
            ):
                yield must(
                    "post_not_yet", one.line, f"Trước 01/7/2025 cấp xã chưa có “{unit}”.",
                    "Giao việc cho công chức phụ trách lĩnh vực này, hoặc xem lại ngày ban hành.",
                )  # fmt: skip


def _named_at(case: Case, one: Assignment, unit: str) -> int:
    """Return the line of the task that names *unit* as one to work with."""
    return next((task.line for task in one.tasks if key(unit) in key(task.text)), one.line)


# ---------- Recipients and holders ----------

# Which circle a name belongs to. A circle named as a whole among the recipients reaches all of it.
_CIRCLES = (
    ("village", re.compile(
        r"\b(?:thôn|bản|buôn|làng|ấp|khóm|tổ dân phố|tdp|khu phố|khu dân cư|chi bộ|chi ủy|chi, ?đảng bộ)\b"
    )),
    ("front", re.compile(
        r"mặt trận|mttq|ubmt|đoàn thể|(?<!xã )\bhội\b(?! đồng)|đoàn thanh niên|đoàn tncs|tổ chức chính trị"
        r"|công đoàn"
    )),
    ("party", re.compile(r"đảng|dân vận|tuyên giáo|ủy ban kiểm tra|ubkt|bí thư|cấp ủy|thường vụ")),
    ("council", re.compile(r"hđnd|hội đồng nhân dân")),
    ("state", re.compile(
        r"ubnd|ủy ban nhân dân|chủ tịch|công an|quân sự|chqs|\bphòng\b|văn phòng|trung tâm|công chức|cán bộ"
        r"|\btrạm\b"
        r"|\bđài\b|\btrường\b|tài chính|văn hóa|tư pháp|địa chính|bộ phận|\bngành\b|lãnh đạo|thống kê|kế toán"
        r"|\btổ (?!chức|dân phố)|\bđội\b"
    )),
)  # fmt: skip
_WHOLE = re.compile(
    r"\b(?:cán bộ|công chức|viên chức|các (?:cơ quan|đơn vị|phòng|ban|ngành|bộ phận|sở|đồng chí|đ/c)"
    r"|thành viên|ban,? ngành|bộ phận|ubnd|ủy ban nhân dân|chuyên môn|đảng ủy viên"
    r"|cơ quan, đơn vị|mttq|mặt trận)\b"
)
_EVERYBODY = re.compile(
    r"^như\b|\b(?:tại|nêu|theo|có tên|được giao)\b.*\b(?:mục|phần|kế hoạch|nhiệm vụ)\b"
    r"|\b(?:đơn vị|cơ quan) (?:có )?liên quan"
)
_HIGHER = re.compile(r"\b(?:tỉnh|huyện|quận|thành phố|trung ương|sở)\b")
_PERSON = re.compile(r"^(?:các )?(?:đồng chí|đ/c|ông|bà|phó|thành viên|người|chuyên viên|cán bộ phụ trách)\b")
_ABOVE = re.compile(
    r"^(?:thường trực|tt\.?|btv|ban thường vụ|đảng ủy\b|bộ\b|tỉnh|thành ủy|chính phủ"
    r"|văn phòng (?:chính phủ|tỉnh|đoàn))"
)
_OWN_UNIT = re.compile(r"^(?:phòng|công an|ban (?:chqs|chỉ huy quân sự)|bch quân sự|trung tâm|trạm y tế)\b")


def _circles(name: str) -> set[str]:
    return {circle for circle, pattern in _CIRCLES if pattern.search(key(name))}


@dataclass(frozen=True, slots=True)
class _Lists:
    """Who receives the plan, and who is named in its duties."""

    recipients: list[Recipient]
    holders: list[tuple[str, int]]


def _lists(case: Case) -> _Lists:
    wanted = [
        one for one in case.reading.header.recipients if not key(one.name).startswith(("lưu", "như trên"))
    ]
    holders = [(unit, one.line) for one in case.reading.assignments for unit in one.units]
    return _Lists(wanted, holders)


def not_addressed(case: Case) -> Iterator[Note]:
    """A unit with work that neither stands among the recipients nor belongs to a circle that does."""
    lists = _lists(case)
    named = [one.name for one in lists.recipients if not _HIGHER.search(key(one.name))]
    if not lists.recipients or any(_EVERYBODY.search(key(one.name)) for one in lists.recipients):
        return
    whole = {circle for name in named if _WHOLE.search(key(name)) for circle in _circles(name)}
    reached = {circle for name in named for circle in _circles(name)} - {"state"}
    missing = {
        unit: line
        for unit, line in reversed(lists.holders)
        if (circles := _circles(unit))
        and not circles & (whole | reached)
        and not any(_same(unit, name) for name in named)
        and not _has_it(case, unit)
    }
    if missing:
        names = ", ".join(sorted(missing, key=lambda unit: missing[unit]))
        yield over(missing.values(), should(
            "holder_not_addressed", None, f"Có nhiệm vụ nhưng không có trong nơi nhận: {names}.",
            "Bổ sung vào nơi nhận, ghi (t/h).",
        ))  # fmt: skip


def _has_it(case: Case, unit: str) -> bool:
    """Tell whether *unit* has the plan anyhow: the issuer, its office, where it is filed, or a person."""
    low = key(unit)
    return bool(_PERSON.match(low)) or low.startswith("văn phòng") or _is_issuer(case, unit)


def _is_issuer(case: Case, unit: str) -> bool:
    issuer = fold_words(case.reading.header.issuer or "")
    return bool(issuer) and (fold_words(unit) in issuer or issuer in fold_words(unit))


def without_work(case: Case) -> Iterator[Note]:
    """A recipient “để thực hiện”, or one of the commune's own units, that has no work in the plan."""
    lists = _lists(case)
    held = {circle for unit, _ in lists.holders for circle in _circles(unit)}
    text = f" {fold_words(' '.join(p.printed for p in case.body))} "
    for one in lists.recipients if lists.holders else ():
        low = key(one.name)
        own = bool(_OWN_UNIT.match(low)) and _is_own(case, one.name)
        if not (one.purpose == "t/h" or (own and one.purpose is None)) or _ABOVE.match(low):
            continue
        if _WHOLE.search(low) or _EVERYBODY.search(low) or f" {_tail(fold_words(one.name))} " in text:
            continue
        if any(_same(unit, one.name) for unit, _ in lists.holders) or (not own and _circles(one.name) & held):
            continue
        yield should(
            "recipient_without_work", case.line_of(one.name, first=case.foot),
            f"Nơi nhận “{one.name}” không có nhiệm vụ nào trong kế hoạch.",
            "Giao nhiệm vụ cho đơn vị này, hoặc ghi rõ gửi để biết, để phối hợp.",
        )  # fmt: skip


def _is_own(case: Case, name: str) -> bool:
    """Tell whether a unit is the commune's own: the directory has it, or its name says so."""
    return bool(re.search(r"\b(?:xã|phường|đặc khu)\b", key(name))) or any(
        _same(name, known) for known in case.context.names
    )


def _tail(folded: str) -> str:
    """Return a folded name without the place behind it."""
    return re.sub(r"\s(?:xa|phuong)\b.*$", "", folded)


def _short(name: str) -> str:
    words = fold_words(name)
    for long, short in (
        ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("ban chi huy quan su", "ban chqs"),
        ("uy ban mat tran to quoc viet nam", "mttq"), ("cong chuc ", ""), ("cac ", ""), ("lanh dao ", ""),
    ):  # fmt: skip
        words = words.replace(long, short)
    return _tail(words)


def _same(one: str, other: str) -> bool:
    """Tell whether two printed names mean the same unit: one stands in a part of the other."""
    a = _short(one)
    for part in [other, *re.split(r"[,;]|\bvà\b", other)]:
        b = _short(part)
        if a and b and (f" {a} " in f" {b} " or f" {b} " in f" {a} "):
            return True
    return False


RULES = (gone, posts_gone, not_addressed, without_work)
