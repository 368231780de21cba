"""Measure our list of tasks against the yardstick: the CPU of one answer, in one process, taken in turn."""

import tempfile
from pathlib import Path

from tests.bench import bare
from tests.bench.measure import Asker, cpu_ms, report


def ours(folder: Path) -> Asker | None:
    """Build our application over 100,000 tasks, sign in, and return what asks for its list."""
    return None


def main() -> None:
    """Measure, and print one line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app = bare.make(folder)
        plain, own = Asker(app, "/"), ours(folder)
        if own is None:
            report("pages", bare_ms=round(cpu_ms(plain)[0], 3), bare_bytes=len(plain.ask()[1]))
            return
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
