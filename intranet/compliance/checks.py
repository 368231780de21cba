"""What one line of the page of compliance says: a rule, its day, the evidence, and whether it was met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from intranet.calendar.queries import current
from intranet.calendar.rules import Due, Rule, compute, explain
from intranet.text.dates import numeric
from intranet.workflow.states import State


class Verdict(State):
    """Whether a rule was met."""

    MET = "met", "Đạt", "done", "circle-check"
    MISSED = "missed", "Không đạt", "late", "circle-x"
    WAITING = "waiting", "Chờ xác nhận", "wait", "hourglass"
    OPEN = "open", "Chưa đến hạn", "plain", "clock"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a rule was met: an issued paper, a report with its files, the plan itself."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One rule with how it stands; ``source`` says where it is written, ``why`` how its day was counted."""

    title: str
    source: str
    source_url: str = ""
    due: date | None = None
    no_day: str = ""  # said instead of the day
    why: str = ""
    done: date | None = None
    evidence: tuple[Evidence, ...] = ()
    verdict: Verdict = Verdict.OPEN
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """How many rules there are of each verdict."""

    met: int
    missed: int
    waiting: int
    open: int

    @property
    def total(self) -> int:
        """Return how many rules there are."""
        return self.met + self.missed + self.waiting + self.open

    @property
    def words(self) -> str:
        """Return the line above the page: “Đạt 7/9”, then what the rest is."""
        rest = [
            f"{number} {words}"
            for number, words in (
                (self.missed, "không đạt"), (self.waiting, "chờ xác nhận"), (self.open, "chưa đến hạn"),
            )
            if number
        ]  # fmt: skip
        return f"Đạt {self.met}/{self.total}" + (f" ({', '.join(rest)})" if rest else "")


def summed(checks: Iterable[Check]) -> Summary:
    """Return how many of *checks* there are of each verdict."""
    found = [check.verdict for check in checks]
    order = Verdict.MET, Verdict.MISSED, Verdict.WAITING, Verdict.OPEN
    return Summary(*map(found.count, order))


def judged(due: date | None, done: date | None, today: date) -> Verdict:
    """Return whether what was *done* on a day, or not yet, is in time."""
    if done is not None:
        return Verdict.MET if due is None or done <= due else Verdict.MISSED
    return Verdict.MISSED if due is not None and due < today else Verdict.OPEN


def lateness(due: date | None, done: date | None, today: date) -> str:
    """Say by how many days a limit was passed; nothing where it was not."""
    if due is None:
        return ""
    if done is not None:
        return f"Chậm {(done - due).days} ngày" if done > due else ""
    return f"Quá hạn {(today - due).days} ngày" if due < today else ""


def counted(rule: Rule, anchor: date | None) -> Due:
    """Return the day of a rule that is counted from a dialogue."""
    return compute(rule, calendar=current(), anchor_day=anchor)


def reason(rule: Rule, due: Due, *, source: str = "Kế hoạch") -> str:
    """Return how the day of a rule was counted, with what is to be known about it."""
    if due.day is None:
        return " ".join(due.notes)
    return " ".join([explain(rule, due, source=source), *due.notes])


def in_order(checks: Sequence[Check]) -> list[Check]:
    """Return *checks* by their days, those without one last."""
    return sorted(checks, key=lambda check: (check.due or date.max, check.title))


def on(day: date | None) -> str:
    """Write a day for a label: “, 20/11/2026”."""
    return f", {numeric(day)}" if day else ""
