"""What a search costs in a million rows: a page of twenty, its counts, and the list of work by words.

The newest 100,000 rows are duties that are there, the others rows of the search only. On PostgreSQL too where
``TEST_POSTGRES_URL`` says where one is. Aimed at: a page within 5 ms on SQLite, 50 ms on PostgreSQL (p99).
"""

import itertools
import os
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from intranet import clock
from intranet.access.actor import Body
from intranet.access.audience import locks
from intranet.access.permissions import Permission as P
from intranet.app import create_app
from intranet.db.session import commit, db, set_reading
from intranet.search import engine, index, queries
from intranet.search.keys import key_of
from intranet.search.kinds import kind_called
from intranet.search.words import read, terms
from intranet.tasks import filters
from intranet.tasks import queries as tasks
from intranet.tasks.models import Assignment, Task, TaskCoordinator
from tests.bench import many
from tests.bench.bare import DUTIES
from tests.bench.measure import report
from tests.support import world

ROWS, REAL, A_DAY = 1_000_000, 100_000, 300
COLUMNS = ("key", "kind", "subject_id", "day", "title", "note", "text", "terms")
PEOPLE = ("chairman", "specialist", "village")
# Syllables that stand beside each other as they do in a text: few often, many seldom.
HEADS = re.findall(r"\w+", "b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x")
TAILS = re.findall(r"\w+", "an áng anh ài ao ê ét inh iều ô ọn ông ơi oà ũ ung uôc ương ý ạt ấp ế ịch ốt ủa")
SYLLABLES = [head + tail for head, tail in itertools.product(HEADS, TAILS)]
WEIGHTS = [1 / (place + 1) ** 0.8 for place in range(len(SYLLABLES))]


def main() -> None:
    """Measure, and print one line."""
    with tempfile.TemporaryDirectory() as name:
        figures = {"sqlite": _measured(f"sqlite:///{Path(name) / 'own.db'}", Path(name))}
        if server := os.environ.get("TEST_POSTGRES_URL"):
            figures["postgres"] = _on_postgres(server, Path(name))
        report("search", rows=ROWS, aim_p99_ms={"sqlite": 5, "postgres": 50}, **figures)


def _on_postgres(server: str, folder: Path) -> dict[str, Any]:
    """Measure in a database of our own, which is dropped again."""
    name = f"intranet_bench_{os.getpid()}"
    outside = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with outside.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return _measured(f"{server.rsplit('/', 1)[0]}/{name}", folder)
    finally:
        with outside.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        outside.dispose()


def _measured(url: str, folder: Path) -> dict[str, Any]:
    app = create_app({
        "DATA": folder, "SECRET_KEY": "only for a measurement", "SQLALCHEMY_DATABASE_URI": url,
        "PASSWORD_MEMORY_KIB": 8,
    })  # fmt: skip
    with app.app_context():
        begun = time.perf_counter()
        db.create_all()
        world.build()
        many._fill(REAL)
        commit()
        _fill(ROWS)
        figures = {"build_s": round(time.perf_counter() - begun), **_figures()}
        db.session.remove()
        db.engine.dispose()
    return figures


# ---------------------------------------------------------------- a million rows


def _fill(rows: int) -> None:
    """Write the rows of the search, the same on every run, past the models."""
    chance, said, seen_by, today = random.Random(7), _texts(20_000), _seen_by(), clock.today()
    made = (_row(n, today, chance, said, seen_by) for n in range(1, rows + 1))
    connection = db.session.connection()
    if engine.is_sqlite():
        marks = ", ".join("?" * len(COLUMNS))
        while some := list(itertools.islice(made, 10_000)):
            connection.exec_driver_sql(
                f"INSERT INTO search_rows ({', '.join(COLUMNS)}) VALUES ({marks})", some
            )
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('optimize')")
        commit()
        return
    connection.exec_driver_sql("DROP INDEX search_index")
    with connection.connection.cursor().copy(f"COPY search_rows ({', '.join(COLUMNS)}) FROM STDIN") as copy:
        for row in made:
            copy.write_row(row)
    connection.exec_driver_sql("CREATE INDEX search_index ON search_rows USING gin (terms)")
    commit()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as outside:
        outside.exec_driver_sql("VACUUM ANALYZE")


def _texts(number: int) -> list[tuple[str, str]]:
    """Return texts of some twenty words, with the terms by which they are found, as the engine keeps them."""
    chance = random.Random(3)
    found = []
    for n in range(number):
        words = " ".join(chance.choices(SYLLABLES, WEIGHTS, k=12))
        whole = f"{chance.choice(DUTIES)} {words}"
        found.append((whole, _joined(terms(whole, f"hồ sơ {n}"))))
    return found


def _joined(some: set[str]) -> str:
    return (" " if engine.is_sqlite() else ",").join(sorted(some))


def _seen_by() -> list[str]:
    """Return the locks of duties that one unit holds and another coordinates on."""
    units = [world.unit(key).id for key in world.UNITS]
    found = []
    for holder, helper in itertools.product(units, units):
        share = Assignment(unit_id=holder, task=Task(coordinators=[TaskCoordinator(unit_id=helper)]))
        found.append(_joined({f"_{lock}" for lock in locks(P.TASK_VIEW, share, {holder, helper})}))
        db.session.expunge_all()
    return found


def _row(n: int, today: date, chance: random.Random, said: list, seen_by: list) -> tuple[Any, ...]:
    kind, day = kind_called("task"), today - timedelta(days=n // A_DAY)
    whole, found = chance.choice(said)
    marks = {index.kind_term(kind), index.body_term(Body.STATE), index.year_term(day.year), str(n)}
    every = (found, _joined(marks), chance.choice(seen_by))
    kept = " ".join(every) if engine.is_sqlite() else f"{{{','.join(every)}}}"
    return key_of(day, kind.number, n), kind.name, n, day.isoformat(), whole, "", whole, kept


# ---------------------------------------------------------------- what is asked


def _questions() -> Iterator[str]:
    """Give what is typed: words, neighbours, numbers, with and without accents, common and rare."""
    chance = random.Random(5)
    texts = [whole for whole, _ in _texts(300)]
    for whole in texts[:100]:
        words = whole.split()
        at = chance.randrange(len(words) - 2)
        yield " ".join(words[at : at + 2])
        yield " ".join(words[at : at + 3])
        yield words[at]
    for _ in range(50):
        yield " ".join(chance.choices(SYLLABLES, WEIGHTS, k=2))
        yield f"hồ sơ {chance.randrange(20_000)}"
        yield str(chance.randrange(ROWS))


def _figures() -> dict[str, Any]:
    asked = [read(one) for one in _questions()]
    set_reading(True)
    found: dict[str, Any] = {"questions": len(asked)}
    for name in PEOPLE:
        actor = world.actor(name)
        wanted = [queries.Wanted(one) for one in asked]
        found[name] = {
            "page": _times(lambda one, actor=actor: queries.page(actor, one), wanted),
            "counts": _times(lambda one, actor=actor: queries.counts(actor, one), wanted),
            "work_list": _times(
                lambda one, actor=actor: tasks.page(actor, filters.read(actor, {"q": one.question.text})),
                wanted[::4],
            ),
        }
    return found


def _times(ask: Callable[[Any], Any], wanted: list[Any]) -> dict[str, float]:
    """Return how long answers take, in ms: as the reader waits, and of SQLite the CPU alone (one process)."""
    for one in wanted[:20]:
        ask(one)
    waits, costs = [], []
    for one in wanted:
        begun, cpu = time.perf_counter(), time.process_time()
        ask(one)
        waits.append((time.perf_counter() - begun) * 1000)
        costs.append((time.process_time() - cpu) * 1000)
        db.session.rollback()
    return {
        "p50": _at(waits, 0.5), "p99": _at(waits, 0.99), "cpu_p50": _at(costs, 0.5),
        "cpu_p99": _at(costs, 0.99),
    }  # fmt: skip


def _at(values: list[float], part: float) -> float:
    return round(sorted(values)[min(len(values) - 1, int(len(values) * part))], 2)


if __name__ == "__main__":
    main()
