"""Rules of the law for the dialogue itself: who chairs, who takes minutes, notice and results to the People.

Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 43, for dialogues from 16/6/2025. The law's days are
calendar days.
"""

import re
from collections.abc import Iterator
from datetime import date

from intranet.calendar.law import IN_FORCE_FROM
from intranet.plans.checking.case import Case, House
from intranet.plans.checking.held import day_of
from intranet.plans.checking.note import Note, must, should
from intranet.plans.parsing.result import Rule
from intranet.plans.parsing.words import key


def _at_least(days: int) -> int:
    """Return how many working days are never fewer than so many calendar *days*: 5 for 7."""
    return days - 2 * (days // 7)


def _at_most(days: int) -> int:
    """Return how many working days are never more than so many calendar *days*, holidays apart: 7 for 10."""
    return days - 2 * (days // 7) - min(days % 7, 1)
_CHAIRS = re.compile(
    r"chủ tọa|người chủ trì|(?:đồng|cùng|trực tiếp) chủ trì"
    r"|chủ trì(?:\s+(?:và|việc|các|buổi|cuộc|tiếp xúc|đối thoại|hội nghị|tổ chức đối thoại|:)|\s*[:.;]|$)"
)
_LEADER = re.compile(r"\b(?:chủ tịch|bí thư|người đứng đầu|lãnh đạo)\b")
_CO_CHAIR = re.compile(
    r"(?:đồng|cùng) chủ trì|chủ trì[^.;]{0,80}(?:hđnd|hội đồng nhân dân)"
    r"|(?:hđnd|hội đồng nhân dân)[^.;]{0,60}chủ trì"
)
_SECRETARY = re.compile(r"thư ký|ghi biên bản|lập biên bản")
_PEOPLE = re.compile(
    r"nhân dân|người dân|cử tri|công dân|phương tiện|truyền thanh|rộng rãi|niêm yết|cổng thông tin"
    r"|trang thông tin|loa\b"
)
_NOTICE = re.compile(
    r"thông báo|niêm yết|đăng tải|công bố|phát thanh|phát (?:lịch|tin)"
    r"|thông tin (?:rộng rãi|về|đến|cho|thời gian)"
)
_REPORTS = re.compile(r"\bbáo cáo (?:kết quả|về|ủy ban|ubnd|chủ tịch)")
_RESULT = re.compile(r"(?:thông báo|công khai|công bố|niêm yết|đăng tải|gửi)[^.;]{0,60}(?:kết quả|kết luận)")
_TOLD_LATER = re.compile(
    r"(?:lịch|thời gian|địa điểm)[^.;]{0,40}(?:thông báo|có lịch|giấy mời)"
    r"|thông báo[^.;]{0,40}(?:thời gian|địa điểm|lịch)"
    r"|(?:có|theo|sẽ) (?:lịch|thông báo|giấy mời)|(?:báo|ấn định) sau\b"
)

# Said, although the reader could not tie it to a dialogue.
_SAID = {
    "thời gian": re.compile(r"thời gian[^.;:]{0,30}:\s*\S*[^.;]{0,40}\d"),
    "địa điểm": re.compile(
        r"địa điểm[^.;:]{0,30}:\s*\S"
        r"|\btại (?:nhà văn hóa|hội trường|trụ sở|nhà họp|phòng họp|trung tâm|sân|đình|trường)\b"
    ),
}


def _is_lawful(case: Case) -> bool:
    """Tell whether the dialogue certainly falls under the law of 2025."""
    return bool(case.held) and all(first >= IN_FORCE_FROM for first, _ in case.held)


def chair(case: Case) -> Iterator[Note]:
    """Someone chairs; with the chairman of the People's Committee, one of the standing Council (Điều 43)."""
    if not _is_lawful(case):
        return
    line = next((p.first for p in case.body if _CHAIRS.search(key(p.text))), None)
    titled = _LEADER.search(key(case.reading.header.title or ""))
    if line is None and not titled:
        yield must(
            "chair_missing", None, "Kế hoạch không ghi ai chủ trì cuộc đối thoại.",
            "Ghi rõ người chủ trì và đại diện Thường trực HĐND đồng chủ trì.",
        )  # fmt: skip
        return
    by_government = case.house is House.STATE or re.search(
        r"ubnd|ủy ban nhân dân|chính quyền", key(case.reading.header.title or "")
    )
    if by_government and not _CO_CHAIR.search(case.words):
        tell = should if case.is_party else must
        yield tell(
            "co_chair_missing", line or case.title_line,
            "Không có đại diện Thường trực HĐND đồng chủ trì, trong khi đối thoại từ ngày 16/6/2025 phải có"
            " (Luật Tổ chức chính quyền địa phương năm 2025, Điều 43).",
            "Ghi Chủ tịch UBND và đại diện Thường trực HĐND đồng chủ trì.",
        )  # fmt: skip


def secretary(case: Case) -> Iterator[Note]:
    """Someone takes the minutes, of which the results are made."""
    if _is_lawful(case) and not _SECRETARY.search(case.words):
        yield should(
            "secretary_missing",
            None,
            "Kế hoạch không cử thư ký ghi biên bản.",
            "Ghi rõ ai làm thư ký cuộc đối thoại.",
        )


def time_and_place(case: Case) -> Iterator[Note]:
    """A dialogue has a time and a place, or somebody is to announce them."""
    if not case.reading.dialogues or _TOLD_LATER.search(case.words):
        return
    lacking = [
        name
        for name, missing in (
            (
                "thời gian",
                any(one.when is None for one in case.reading.dialogues) and not case.context.dialogue_days,
            ),
            ("địa điểm", any(one.place is None for one in case.reading.dialogues)),
        )
        if missing and not _SAID[name].search(case.words)
    ]
    if lacking:
        yield should(
            "time_or_place_missing", None,
            f"Chưa ghi {' và '.join(lacking)} đối thoại, cũng không giao ai thông báo sau.",
            "Ghi thời gian, địa điểm, hoặc giao đơn vị thông báo cho Nhân dân.",
        )  # fmt: skip


def _orders(case: Case) -> Iterator[tuple[int, str, Rule]]:
    for one in (*case.reading.assignments, *case.reading.elsewhere):
        for task in one.tasks:
            for due in (task.due, *task.more_dues):
                if due:
                    yield task.line, _clause(task.text, due.text), due.rule
    for loose in case.reading.dues_elsewhere:
        yield loose.line, _clause(loose.text, loose.due.text), loose.due.rule


def _clause(text: str, words: str) -> str:
    """Return the key of the part of *text*, between stops, that holds the *words* of a time limit."""
    parts = re.split(r"[;]\s+|\.\s+(?=[^\W\d_])", key(text))
    return next((part for part in parts if key(words) in part), key(text))


def _distance(case: Case, rule: Rule, direction: str) -> int | None:
    """Return how many calendar days lie between the dialogue and *rule*, at the worst; None where unknown."""
    if rule.get("anchor") == "event" and rule.get("direction") == direction and "days" in rule:
        days = int(rule["days"])
        if not rule.get("working_days"):
            return days
        limit = case.context.notice_days if direction == "before" else case.context.result_days
        enough = days >= _at_least(limit) if direction == "before" else days <= _at_most(limit)
        return limit if enough else (days if direction == "before" else days + 2 * ((days + 4) // 5))
    due, event = day_of(rule.get("date")), _only_day(case)
    if due is None or event is None or "date_from" in rule:
        return None
    between = (event - due).days if direction == "before" else (due - event).days
    return between if between > 0 else None


def _only_day(case: Case) -> date | None:
    days = {first for first, last in case.held if first == last}
    return days.pop() if len(days) == 1 and len(case.held) == 1 else None


def notice(case: Case) -> Iterator[Note]:
    """The People hear of time, place and content at the latest 7 days before."""
    if not _is_lawful(case):
        return
    told: set[int] = set()
    for line, text, rule in _orders(case):
        if line in told or not _NOTICE.search(text) or not _PEOPLE.search(text):
            continue
        if _RESULT.search(text) or _REPORTS.search(text) or "date_from" in rule:
            continue
        days = _distance(case, rule, "before")
        if days is not None and days < case.context.notice_days:
            told.add(line)
            yield must(
                "notice_short", line,
                f"Thông báo cho Nhân dân trước đối thoại {days} ngày, "
                f"ít hơn {case.context.notice_days:02} ngày luật định.",
                f"Sửa thành chậm nhất {case.context.notice_days:02} ngày trước ngày đối thoại.",
            )  # fmt: skip


def results(case: Case) -> Iterator[Note]:
    """The results are public at the latest 10 days after."""
    if not _is_lawful(case):
        return
    told: set[int] = set()
    for line, text, rule in _orders(case):
        if line in told or not _RESULT.search(text):
            continue
        days, limit = _distance(case, rule, "after"), case.context.result_days
        if days is not None and days > limit and (_PEOPLE.search(text) or "trưởng thôn" in text):
            told.add(line)
            yield must(
                "results_late", line,
                f"Công khai kết quả đối thoại muộn hơn {limit} ngày luật định sau hội nghị.",
                f"Sửa thành chậm nhất {limit} ngày kể từ ngày kết thúc hội nghị.",
            )  # fmt: skip


RULES = (chair, secretary, time_and_place, notice, results)
