"""How the measurements of this folder measure and report."""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.test import EnvironBuilder


class Asker:
    """Asks one address of an application again and again, without the cost of a test client."""

    def __init__(self, app: Callable[..., Any], path: str, cookies: str = ""):
        self.app = app
        headers = {"Cookie": cookies} if cookies else {}
        self.environ = EnvironBuilder(path=path, base_url="http://127.0.0.1/", headers=headers).get_environ()

    def ask(self) -> tuple[int, bytes]:
        """Return the status and the body of one answer."""
        status: list[str] = []
        answer: Iterable[bytes] = self.app(
            dict(self.environ), lambda line, headers, problem=None: status.append(line)
        )
        try:
            body = b"".join(answer)
        finally:
            if close := getattr(answer, "close", None):
                close()
        return int(status[0].split()[0]), body


def cpu_ms(*askers: Asker, rounds: int = 9, each: int = 60) -> list[float]:
    """Return the CPU that one answer of each asker costs, in ms: the median of rounds taken in turn."""
    for asker in askers:
        for _ in range(10):
            status, _body = asker.ask()
            assert status == 200, f"{asker.environ['PATH_INFO']}: {status}"
    costs: list[list[float]] = [[] for _ in askers]
    for _ in range(rounds):
        for asker, cost in zip(askers, costs, strict=True):
            gc.collect()
            begun = time.process_time()
            for _ in range(each):
                asker.ask()
            cost.append((time.process_time() - begun) * 1000 / each)
    return [statistics.median(cost) for cost in costs]


def report(name: str, **figures: Any) -> None:
    """Print the one line of JSON that a script ends with."""
    python = ".".join(map(str, sys.version_info[:3]))
    print(json.dumps({"bench": name, **figures, "python": python}, ensure_ascii=False), flush=True)
