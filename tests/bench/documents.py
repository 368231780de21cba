"""Measure papers: one Word file, and five hundred invitations against docxtpl with the very same template.

``ratio`` is how many times docxtpl takes what we take. Memory is what Python held at the most while the
files came one by one, of a few and of ten times as many: it must not grow with their number.
"""

import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from statistics import median

from docxtpl import DocxTemplate

from intranet.documents.paper import bulk
from intranet.documents.paper.docx import build
from intranet.documents.paper.html import draw
from tests.bench.measure import report
from tests.documents.paper.samples import PARTY, STATE, body, invitation, plan, with_annexes

COUNT, ROUNDS = 500, 3
FEW, PLENTY = 100, 1_000


def main() -> None:
    """Measure, and print one line."""
    own = min(_seconds(lambda: _drain(bulk.many(invitation(), _guests(COUNT)))) for _ in range(ROUNDS))
    theirs = min(_seconds(lambda: _drain(_docxtpl(_guests(COUNT)))) for _ in range(ROUNDS))
    long = plan(blocks=body(STATE, sentences=10))
    report(
        "documents",
        one_ms={
            "invitation": _one(lambda: build(invitation(PARTY))),
            "plan": _one(lambda: build(long)),
            "plan with 108 rows": _one(lambda: build(with_annexes())),
            "preview of the plan": _one(lambda: draw(long)),
        },
        bytes={"invitation": len(build(invitation())), "plan": len(build(long))},
        invitations={
            "count": COUNT, "own_s": round(own, 3), "docxtpl_s": round(theirs, 3),
            "ratio": round(theirs / own, 1),
        },
        peak_kb=[_peak(FEW), _peak(PLENTY)],
        together_ms=_one(lambda: bulk.together(invitation(), _guests(COUNT)), each=3),
    )  # fmt: skip


def _guests(count: int) -> Iterator[dict[str, str]]:
    """Give as many guests, none like another."""
    for number in range(count):
        yield {"ten": f"Ông Nguyễn Văn Thuận {number}", "chuc_vu": f"Trưởng thôn Suối Cát {number}"}


def _docxtpl(guests: Iterable[dict[str, str]]) -> Iterator[bytes]:
    """Give the invitations as docxtpl makes them from our pattern, its tokens being its own."""
    pattern = build(invitation())
    for guest in guests:
        template, sink = DocxTemplate(BytesIO(pattern)), BytesIO()
        template.render(guest, autoescape=True)
        template.save(sink)
        yield sink.getvalue()


def _drain(files: Iterator[bytes]) -> None:
    for data in files:
        assert data[:2] == b"PK"


def _seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of *work*."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _one(work: Callable[[], object], each: int = 30) -> float:
    """Return the milliseconds that one of something takes after the first: the median."""
    work()
    return round(1000 * median(_seconds(work) for _ in range(each)), 2)


def _peak(count: int) -> int:
    """Return the most that Python held, in kB, while *count* invitations came one by one."""
    tracemalloc.start()
    _drain(bulk.many(invitation(), _guests(count)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak // 1024


if __name__ == "__main__":
    main()
