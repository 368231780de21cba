"""Load the demo into an empty installation, and take it out again without a trace."""

from sqlalchemy import Select, Table, delete, func, inspect, select, update

from intranet import clock
from intranet.audit import log
from intranet.calendar.queries import current
from intranet.calendar.services import load_shipped
from intranet.db.cache import forget_all
from intranet.db.counters import ChangeCounter
from intranet.db.session import after_commit, db
from intranet.errors import Refused
from intranet.files import store
from intranet.org.models import Commune
from intranet.seed import commune
from intranet.seed.days import Days
from intranet.seed.story import Story

# Rows that mere visitors leave behind in an installation that nobody has begun to use.
_TRIFLES = {"change_counters", "sign_in_throttles"}

log.define("demo.load", "Nạp dữ liệu mẫu")


def is_empty() -> bool:
    """Tell whether the installation holds nothing yet."""
    there = set(inspect(db.session.connection()).get_table_names())
    wanted = [table for table in _tables() if table.name not in _TRIFLES]
    if missing := [table.name for table in wanted if table.name not in there]:
        raise Refused(
            f"Cơ sở dữ liệu chưa sẵn sàng (thiếu {missing[0]}). Hãy chạy “flask --app wsgi db upgrade” trước."
        )
    return not any(db.session.execute(_holds_something(table)).first() for table in wanted)


def _holds_something(table: Table) -> Select[tuple[int]]:
    """Return the statement that finds a row; of the first day's only what somebody has answered counts."""
    found = select(1).select_from(table).limit(1)
    return found.where(table.c.begun_at.is_not(None)) if table.name == "setups" else found


def load() -> None:
    """Found the commune and tell its story; the caller commits, so that all of it is there or nothing."""
    if not is_empty():
        raise Refused("Cơ sở dữ liệu đã có dữ liệu nên không nạp dữ liệu mẫu.")
    days = Days(clock.today(), current())
    with clock.at(days.moment(45, "08:00")):
        load_shipped(log.SYSTEM)
        units = commune.found(days)
        founded = db.session.scalars(select(Commune)).one()
        log.record(log.SYSTEM, "demo.load", founded)
    Story(days, units).tell()


def remove() -> int:
    """Delete every row and every stored file of the demo; return how many rows there were.

    The counters go on: a server that runs meanwhile must never take what comes for what it remembers.
    """
    found = db.session.scalars(select(Commune)).first()
    if found is None or not found.is_demo:
        raise Refused("Đây không phải dữ liệu mẫu nên không xóa gì.")
    rows = 0
    db.session.expunge_all()
    counters = ChangeCounter.__table__
    db.session.execute(update(counters).values(value=counters.c.value + 1))
    for table in reversed([one for one in _tables() if one is not counters]):
        rows += db.session.scalar(select(func.count()).select_from(table)) or 0
        db.session.execute(delete(table))
    after_commit(_remove_files)
    after_commit(forget_all)
    return rows


def _tables() -> list[Table]:
    return list(db.metadata.sorted_tables)


def _remove_files() -> None:
    folder = store.folder()
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
