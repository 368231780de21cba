"""What the law and the office's usual clock ask of a dialogue (the-thuc 5.1 and 5.10), with the evidence.

Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 43, for dialogues of the government from 16/6/2025;
its days are calendar days. The conclusion's five working days are the office's own rule (S3:77).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from intranet import clock
from intranet.access.actor import Body
from intranet.calendar import law as limits
from intranet.calendar.law import IN_FORCE_FROM
from intranet.compliance.broadcasts import Reading, announcing, publishing
from intranet.compliance.checks import Check, Evidence, Verdict, counted, judged, lateness, on, reason
from intranet.compliance.queries import Paper, Share
from intranet.conclusions import due as concluding
from intranet.dialogues.models import Dialogue
from intranet.dialogues.papers import differences, says_otherwise
from intranet.documents.paper.kinds import Kind
from intranet.org.directory import directory
from intranet.org.models import UnitKind
from intranet.settings import values
from intranet.settings.catalogue import ANNOUNCE, CONCLUDE, PUBLISH, Setting, Value
from intranet.text import duties
from intranet.text.dates import numeric
from intranet.text.fold import clean

LIMITS = {ANNOUNCE: limits.ANNOUNCE, PUBLISH: limits.PUBLISH}
LAW = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Điều 43"
NO_DAY = "chưa ấn định ngày đối thoại"
Dated = tuple[date, Evidence]
"""Evidence with its day."""

_NOT_PUBLIC = "chưa có báo cáo niêm yết, phát thanh kèm minh chứng; nhật ký phát chưa ghi lần nào"
_CO_CHAIR = re.compile(
    r"(?:đồng|cùng) chủ trì[^.;]{0,120}(?:hđnd|hội đồng nhân dân)"
    r"|(?:hđnd|hội đồng nhân dân)[^.;]{0,80}(?:đồng |cùng )?chủ trì"
)
_COUNCIL = re.compile(r"hđnd|hội đồng nhân dân", re.I)


def is_lawful(dialogue: Dialogue) -> bool:
    """Tell whether the law of 2025 rules the dialogue: the government's, held or to be held since then."""
    return dialogue.body is Body.STATE and (dialogue.day or clock.today()) >= IN_FORCE_FROM


def _value(setting: Setting, dialogue: Dialogue) -> Value:
    """Return what holds for the dialogue on its day, or would if it were today."""
    return values.on(setting, dialogue.day or clock.today())


def _source(value: Value) -> str:
    """Return where a limit of the law is written; the law that the software came with is named in full."""
    return value.source if value.since else LAW


def _since(value: Value) -> str:
    return f", áp dụng từ {numeric(value.since)}" if value.since else ""


def of_dialogue(
    dialogue: Dialogue,
    shares: Sequence[Share],
    papers: Sequence[Paper],
    readings: Sequence[Reading] = (),
    *,
    label: str = "",
) -> Iterator[Check]:
    """Give the checks of one dialogue; *label* tells it from the plan's others."""
    own = [paper for paper in papers if paper.dialogue_id == dialogue.id]
    hanging = [share for share in shares if share.dialogue_id == dialogue.id]
    told = f" ({label})" if label else ""
    if is_lawful(dialogue):
        yield _notice(dialogue, hanging, own, announcing(dialogue, readings), told)
        yield _co_chair(dialogue, own, told)
        yield _public(dialogue, hanging, publishing(dialogue, readings), told)
        yield _villages(dialogue, own, told)
    yield _conclusion(dialogue, own, told)


def once_a_year(dialogues: Sequence[Dialogue]) -> Check | None:
    """Return whether the government of the commune met its people this year, as it must at least once."""
    own = [one for one in dialogues if is_lawful(one)]
    if not own:
        return None
    today = clock.today()
    year = min((one.day.year for one in own if one.day), default=today.year)
    held = sorted((one.day, one.id, one.title) for one in own if one.day and one.day <= today)
    last = date(year, 12, 31)
    done = held[0][0] if held else None
    return Check(
        title="Mỗi năm tổ chức đối thoại ít nhất một lần", source=LAW, due=last,
        why=f"Hạn là ngày cuối cùng của năm {year}.", done=done,
        evidence=tuple(Evidence(title, f"/doi-thoai/{number}") for _day, number, title in held[:1]),
        verdict=judged(last, done, today), remark=lateness(last, done, today),
    )  # fmt: skip


def _notice(
    dialogue: Dialogue, shares: Sequence[Share], papers: Sequence[Paper], heard: Sequence[Dated], told: str
) -> Check:
    """The People hear of time, place, content and how to attend, seven days before at the latest."""
    today, value = clock.today(), _value(ANNOUNCE, dialogue)
    rule = LIMITS[ANNOUNCE].rule(value)
    due = counted(rule, dialogue.day)
    notices = [paper for paper in papers if paper.kind is Kind.NOTICE]
    right = [paper for paper in notices if not differences(paper, dialogue)]
    found = [(paper.day, Evidence(f"{paper.name}{on(paper.day)}", paper.url)) for paper in right if paper.day]
    found += _reported(shares, "before")
    found += heard
    done = min((day for day, _evidence in found), default=None)
    remark = lateness(due.day, done, today)
    if not right and not heard and notices:
        remark = f"{notices[-1].name}: {says_otherwise(differences(notices[-1], dialogue))}"
    return Check(
        title=f"Thông báo thời gian, địa điểm, nội dung, cách tham dự đến Nhân dân "
        f"chậm nhất {value.words}{told}",
        source=_source(value), due=due.day, no_day=NO_DAY, why=reason(rule, due), done=done,
        evidence=tuple(evidence for _day, evidence in found), verdict=judged(due.day, done, today),
        remark=remark,
    )  # fmt: skip


def _co_chair(dialogue: Dialogue, papers: Sequence[Paper], told: str) -> Check:
    """The chairman holds it together with one of the standing People's Council."""
    minutes = [paper for paper in papers if paper.kind is Kind.MINUTES]
    named = [
        paper for paper in papers
        if paper.kind in (Kind.MINUTES, Kind.CONCLUSION) and _COUNCIL.search(_chairs(paper))
    ]  # fmt: skip
    found = [Evidence(f"{paper.name}{on(paper.day)}", paper.url) for paper in named]
    planned = _CO_CHAIR.search(clean(dialogue.plan.text).lower())
    if planned and not minutes:
        found.append(Evidence("Kế hoạch ghi đại diện Thường trực HĐND đồng chủ trì", _plan_url(dialogue)))
    held = dialogue.day is not None and dialogue.day < clock.today()
    verdict = Verdict.MISSED if held and not found else Verdict.MET if found and held else Verdict.OPEN
    remark = "" if found else "Biên bản, kế hoạch chưa ghi ai đồng chủ trì" if held else "Kế hoạch chưa ghi"
    return Check(
        title=f"Chủ tịch UBND và đại diện Thường trực HĐND đồng chủ trì{told}", source=LAW,
        due=dialogue.day, no_day=NO_DAY, why="Thực hiện ngay tại cuộc đối thoại." if dialogue.day else "",
        done=dialogue.day if verdict is Verdict.MET else None, evidence=tuple(found), verdict=verdict,
        remark=remark,
    )  # fmt: skip


def _chairs(paper: Paper) -> str:
    said = paper.content
    return " ".join([*(said.get("co_chairs") or ()), said.get("co_chair") or "", said.get("chair") or ""])


def _public(dialogue: Dialogue, shares: Sequence[Share], heard: Sequence[Dated], told: str) -> Check:
    """The results are told by the media and posted at the office within ten days."""
    today, value = clock.today(), _value(PUBLISH, dialogue)
    rule = LIMITS[PUBLISH].rule(value)
    due = counted(rule, dialogue.day)
    found = _reported(shares, "after")
    found += heard
    done = min((day for day, _evidence in found), default=None)
    verdict = judged(due.day, done, today)
    lacking = _NOT_PUBLIC if verdict is Verdict.MISSED else ""
    return Check(
        title=f"Công khai kết quả trên phương tiện thông tin đại chúng, niêm yết trong {value.words}{told}",
        source=_source(value), due=due.day, no_day=NO_DAY, why=reason(rule, due), done=done,
        evidence=tuple(evidence for _day, evidence in found), verdict=verdict,
        remark="; ".join(part for part in (lateness(due.day, done, today), "" if done else lacking) if part),
    )  # fmt: skip


def _villages(dialogue: Dialogue, papers: Sequence[Paper], told: str) -> Check:
    """The results are sent to the heads of all villages within ten days."""
    today, value = clock.today(), _value(PUBLISH, dialogue)
    rule = LIMITS[PUBLISH].rule(value)
    due = counted(rule, dialogue.day)
    villages = sum(one.kind is UnitKind.VILLAGE for one in directory().open_units(today))
    sent = [paper for paper in papers if paper.kind is Kind.CONCLUSION]
    whole = [paper for paper in sent if paper.day and paper.villages >= villages]
    done = whole[0].day if whole else None
    return Check(
        title=f"Gửi kết quả đến trưởng thôn, tổ trưởng tổ dân phố trong {value.words}{told}",
        source=_source(value), due=due.day, no_day=NO_DAY, why=reason(rule, due), done=done,
        evidence=tuple(_sent_to(paper, villages) for paper in sent),
        verdict=judged(due.day, done, today), remark=lateness(due.day, done, today),
    )  # fmt: skip


def _sent_to(paper: Paper, villages: int) -> Evidence:
    reached = f"đã gửi {min(paper.villages, villages)}/{villages} thôn"
    return Evidence(f"{paper.name}{on(paper.day)}: {reached}", paper.url)


def _conclusion(dialogue: Dialogue, papers: Sequence[Paper], told: str) -> Check:
    """The conclusion is issued within the working days that are set, five at first."""
    today, value = clock.today(), _value(CONCLUDE, dialogue)
    rule = concluding.rule_of(dialogue.day or today)
    due = counted(rule, dialogue.day)
    issued = [paper for paper in papers if paper.kind is Kind.CONCLUSION]
    done = min((paper.day for paper in issued if paper.day), default=None)
    return Check(
        title=f"Ban hành thông báo kết luận{told}",
        source=f"{value.basis}: {value.words} kể từ ngày đối thoại{_since(value)}",
        due=due.day, no_day=NO_DAY, why=reason(rule, due), done=done,
        evidence=tuple(Evidence(f"{paper.name}{on(paper.day)}", paper.url) for paper in issued),
        verdict=judged(due.day, done, today), remark=lateness(due.day, done, today),
    )  # fmt: skip


def _reported(shares: Sequence[Share], direction: str) -> list[Dated]:
    """Return the duties that the law binds in this *direction*, once all their units have reported."""
    found, names = [], directory()
    ordered = sorted(shares, key=lambda one: (one.task_id, one.id))
    for _task, group in groupby(ordered, lambda one: one.task_id):
        every = list(group)
        one = every[0]
        days = [share.done_on for share in every]
        if all(days) and _is_bound(one, direction):
            who = names.unit_name(one.unit_id) if len(every) == 1 else f"{len(every)} đơn vị"
            files = sum(share.files for share in every)
            label = f"Báo cáo của {who}{f' ({files} tệp)' if files else ''}{on(max(days))}"
            found.append((max(days), Evidence(label, f"/nhiem-vu/{one.id}")))
    return found


def _is_bound(share: Share, direction: str) -> bool:
    """Tell whether the law speaks of the duty, as its due date does; not where somebody set that aside."""
    is_before = bool(share.rule) and share.rule.get("direction") == "before"
    if is_before is not (direction == "before") or limits.is_off(share.rule):
        return False
    said = f"{share.title}. {share.words}"
    speaks = duties.announces if is_before else duties.publishes
    return speaks(said, share.rule_words)


def _plan_url(dialogue: Dialogue) -> str:
    return f"/ke-hoach/{dialogue.plan_id}#nguyen-van"
