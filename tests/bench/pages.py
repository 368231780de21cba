"""Measure our pages against the yardstick, and lists of 100,000 tasks against lists of 1,000.

The CPU of one answer, in one process, taken in turn; both sides send the same bytes, not compressed.
``of_bare`` is the part of our page that a bare page costs; ``growth`` what a hundred times the tasks cost;
``figures`` what it costs to count all of them anew, as the first look after each change does.
"""

import tempfile
import time
from pathlib import Path
from typing import Any

from flask import Flask

from intranet import clock
from intranet.db.cache import forget_all
from intranet.figures import filters, queries
from tests.bench import bare, many
from tests.bench.measure import Asker, cpu_ms, report
from tests.support import world

FEW, MANY = 1_000, 100_000
LAST = "truoc=9999-12-31_999999999"
COMPARED = {"list": ("/", "/nhiem-vu"), "task": ("/500", "/nhiem-vu/500")}
GROWING = (
    *(("office", path) for path in ("/", "/ke-hoach", "/doi-thoai", "/don-vi", "/can-bo", "/thong-bao")),
    *(
        ("office", f"/nhiem-vu?{narrowed}")
        for narrowed in ("", LAST, "xep=moi-giao", "muc=hoan-thanh", "buoc=chua-tiep-nhan", "don-vi=3")
    ),
    *(("specialist", f"/nhiem-vu?{narrowed}") for narrowed in ("", LAST, "muc=hoan-thanh", "muc=phoi-hop")),
    *(("office", path) for path in ("/lich", "/lich/tuan", "/lich/danh-sach", "/lich?don-vi=phoi-hop")),
    *(("specialist", path) for path in ("/lich", "/lich?don-vi=cua-toi")),
    *(("chairman", f"/so-lieu{narrowed}") for narrowed in ("", "?xem=don-vi", "?xem=thon-linh-vuc")),
    ("specialist", "/so-lieu"),
    ("office", "/nhiem-vu?muc=tat-ca&tu=2026-01-01&ket-qua=dung-han&don-vi=tat-ca"),
    ("office", "/tuan-thu/ke-hoach/7"),  # a plan of 250 duties there, of 3 here
    ("chairman", "/nhat-ky"),
)


def main() -> None:
    """Measure, and print one line."""
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name, "small"), Path(name, "large")
        for folder in (small, large):
            folder.mkdir()
        few, plenty = many.make(small, FEW), many.make(large, MANY)
        measured = _compared(bare.make(large, MANY), plenty)
        report("pages", **measured, growth=_growth(few, plenty), figures=_figures(plenty))


def _compared(plain: Flask, own: Flask) -> dict[str, Any]:
    """Return each compared page with the bare page of the same bytes."""
    found = {}
    for name, (path, ours) in COMPARED.items():
        measured, yardstick = many.asker(own, "office", ours), Asker(plain, path)
        packed = many.asker(own, "office", ours)
        packed.environ["HTTP_ACCEPT_ENCODING"] = "gzip"
        wanted = len(measured.ask()[1])
        plain.config["PADDING"] = ""
        plain.config["PADDING"] = " " * max(0, wanted - len(yardstick.ask()[1]))
        bare_ms, own_ms, packed_ms = cpu_ms(yardstick, measured, packed)
        found[name] = {
            "bare_ms": round(bare_ms, 3), "own_ms": round(own_ms, 3), "packed_ms": round(packed_ms, 3),
            "of_bare": round(bare_ms / own_ms, 2), "bytes": wanted, "bare_bytes": len(yardstick.ask()[1]),
            "packed_bytes": len(packed.ask()[1]),
        }  # fmt: skip
    return found


def _growth(few: Flask, plenty: Flask) -> dict[str, dict[str, Any]]:
    """Return what each list costs with few tasks and with many, and how large it is."""
    found = {}
    for name, path in GROWING:
        pair = many.asker(few, name, path), many.asker(plenty, name, path)
        before, after = cpu_ms(*pair, rounds=5, each=15)
        found[f"{name} {path}"] = {
            "ms": [round(before, 2), round(after, 2)], "growth": round(after / before, 2),
            "bytes": [len(asker.ask()[1]) for asker in pair],
        }  # fmt: skip
    return found


def _figures(plenty: Flask) -> dict[str, float]:
    """Return the milliseconds in which all work is counted for the figures, of this year and of all time."""
    with plenty.app_context():
        chair, found = world.actor("chairman"), {}
        for name, period in (("year", str(clock.today().year)), ("all", "tat-ca")):
            wanted = filters.read(chair, {"ky": period})
            spent = []
            for _round in range(3):
                forget_all()
                begun = time.perf_counter()
                queries.cube(chair, wanted)
                spent.append(time.perf_counter() - begun)
            found[f"{name}_ms"] = round(min(spent) * 1000, 1)
    return found


if __name__ == "__main__":
    main()
