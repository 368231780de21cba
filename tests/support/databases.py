"""One untouched world for each engine, copied for every test that asks for a database."""

import os
import shutil
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.support import needs


class SqliteWorld:
    """The world in a file; a copy takes a millisecond."""

    name = "sqlite"

    def __init__(self, folder: Path):
        self.pristine, self.work = folder / "pristine.db", folder / "work.db"
        self.url = f"sqlite:///{self.work}"

    def keep(self) -> None:
        """Let the present content be what every test begins with."""
        for ending in ("-wal", "-shm"):
            Path(f"{self.work}{ending}").unlink(missing_ok=True)
        shutil.copy(self.work, self.pristine)

    def renew(self) -> None:
        """Begin again with the untouched world."""
        for ending in ("-wal", "-shm"):
            Path(f"{self.work}{ending}").unlink(missing_ok=True)
        shutil.copy(self.pristine, self.work)

    def drop(self) -> None:
        """Leave nothing behind."""


class PostgresWorld:
    """The world in a database of its own, copied from a template."""

    name = "postgres"

    def __init__(self, folder: Path):
        self.server = needs.postgres_url()
        worker = os.environ.get("PYTEST_XDIST_WORKER", "gw")
        mark = f"{os.getpid()}_{worker}"
        self.work, self.pristine = f"intranet_{mark}_work", f"intranet_{mark}_pristine"
        self.url = self.server.rsplit("/", 1)[0] + "/" + self.work
        self.drop()
        self._run(f"CREATE DATABASE {self.work}")

    def _run(self, *statements: str) -> None:
        engine = create_engine(self.server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    def keep(self) -> None:
        """Let the present content be what every test begins with."""
        self._run(f"CREATE DATABASE {self.pristine} TEMPLATE {self.work}")

    def renew(self) -> None:
        """Begin again with the untouched world."""
        self._run(
            f"DROP DATABASE IF EXISTS {self.work} WITH (FORCE)",
            f"CREATE DATABASE {self.work} TEMPLATE {self.pristine}",
        )

    def drop(self) -> None:
        """Leave nothing behind."""
        self._run(
            f"DROP DATABASE IF EXISTS {self.work} WITH (FORCE)",
            f"DROP DATABASE IF EXISTS {self.pristine} WITH (FORCE)",
        )
