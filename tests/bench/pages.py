"""Measure our list of tasks against the yardstick: the CPU of one answer, in one process, taken in turn."""

import tempfile
from pathlib import Path

from tests.bench import bare, many
from tests.bench.measure import Asker, cpu_ms, report

LIST = "/nhiem-vu"


def main() -> None:
    """Measure, and print one line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app = bare.make(folder)
        plain, own = Asker(app, "/"), many.asker(many.make(folder), "office", LIST)
        wanted = len(own.ask()[1])
        app.config["PADDING"] = " " * max(0, wanted - len(plain.ask()[1]))
        bare_ms, own_ms = cpu_ms(plain, own)
        report(
            "pages",
            bare_ms=round(bare_ms, 3),
            own_ms=round(own_ms, 3),
            of_bare=round(bare_ms / own_ms, 2),
            bytes=wanted,
            bare_bytes=len(plain.ask()[1]),
        )


if __name__ == "__main__":
    main()
