"""The limits that a plan sets itself: each duty with a date, for each dialogue it hangs on."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from intranet import clock
from intranet.calendar.rules import in_words
from intranet.compliance.checks import Check, Evidence, Verdict, judged, lateness, reason
from intranet.compliance.queries import Share
from intranet.org.directory import directory
from intranet.tasks.reckoning import reckon
from intranet.text.dates import numeric

NAMED = 3  # how many reports are linked by the names of their units
LATE_NAMED = 4


def checks(plan_url: str, shares: Sequence[Share], labels: Mapping[int, str]) -> list[Check]:
    """Return one check for each duty and dialogue; *labels* name the dialogues where there are several."""
    found = []
    for (_task, dialogue_id), group in groupby(
        sorted(shares, key=lambda one: (one.task_id, one.dialogue_id or 0, one.id)),
        key=lambda one: (one.task_id, one.dialogue_id or 0),
    ):
        found.append(_check(plan_url, list(group), labels.get(dialogue_id, "")))
    return found


def _check(plan_url: str, group: list[Share], label: str) -> Check:
    one, today = group[0], clock.today()
    dues = [share.due for share in group if share.due]
    due = max(dues, default=None)
    days = [share.done_on for share in group]
    done = max(days) if all(days) else None
    verdict = _verdict(group, done, today)
    limiting = next((share for share in group if share.due == due), one)
    return Check(
        title=f"{one.title} ({label})" if label else one.title,
        source=_source(one),
        source_url=f"{plan_url}#dong-{one.line}" if one.line is not None else plan_url,
        due=due,
        no_day=in_words(one.rule) if one.rule and not due else "",
        why=_why(limiting, due),
        done=done,
        evidence=_evidence(group),
        verdict=verdict,
        remark=_remark(group, today),
    )


def _verdict(group: Sequence[Share], done: date | None, today: date) -> Verdict:
    """Return the verdict on all shares, each held to its own day; what is reported waits for the office."""
    found = {judged(share.due, share.done_on, today) for share in group}
    if Verdict.MISSED in found:
        return Verdict.MISSED
    if done is None:
        return Verdict.OPEN
    return Verdict.MET if all(share.state.is_done for share in group) else Verdict.WAITING


def _source(one: Share) -> str:
    words = f"“{one.rule_words}”" if one.rule_words else in_words(one.rule) if one.rule else ""
    return ", ".join(part for part in ("Kế hoạch", one.place or "", words) if part)


def _why(one: Share, due: date | None) -> str:
    if not one.rule:
        return ""
    given = clock.local(one.given_at).date()
    reckoned = reckon(one, anchor_day=one.anchor_day, after=given, period_ends=one.period_ends)
    words = reason(one.rule, reckoned)
    if due and reckoned.day and due != reckoned.day:
        return f"{words} Hạn đã điều chỉnh thành {numeric(due)}."
    return words


def _evidence(group: Sequence[Share]) -> tuple[Evidence, ...]:
    """Return the reports, by unit where they are few."""
    names, reported = directory(), [share for share in group if share.done_on]
    if len(reported) > NAMED:
        files = sum(share.files for share in reported)
        words = f"Báo cáo của {len(reported)} đơn vị{_files(files)}"
        return (Evidence(words, f"/nhiem-vu/{reported[0].id}"),)
    return tuple(
        Evidence(f"Báo cáo của {names.unit_name(one.unit_id)}{_files(one.files)}", f"/nhiem-vu/{one.id}")
        for one in reported
    )


def _files(count: int) -> str:
    return f" ({count} tệp)" if count else ""


def _remark(group: Sequence[Share], today: date) -> str:
    """Say how many are done, who is late and by how much."""
    names, parts = directory(), []
    ready = sum(share.done_on is not None for share in group)
    if len(group) > 1 and ready < len(group):
        parts.append(f"{ready}/{len(group)} đơn vị đã báo cáo")
    late = [share for share in group if judged(share.due, share.done_on, today) is Verdict.MISSED]
    if late:
        worst = max(late, key=lambda share: (share.done_on or today) - (share.due or today))
        parts.append(lateness(worst.due, worst.done_on, today))
        if len(group) > 1:
            named = [names.unit_name(share.unit_id) for share in late]
            more = f" và {len(named) - LATE_NAMED} đơn vị khác" if len(named) > LATE_NAMED else ""
            parts[-1] += f": {', '.join(named[:LATE_NAMED])}{more}"
    return ". ".join(part for part in parts if part)
