"""Two who bring files of one paper at the same time: each file gets its own number."""

from threading import Barrier, Thread

from intranet.db.session import commit, db, rollback, set_reading
from intranet.documents import versions
from intranet.documents.models import Document
from tests.support.papers import paper
from tests.support.world import actor


def test_two_files_at_once_get_two_numbers(app, session):
    number = paper("draft").id
    waits = db.engine.dialect.name == "postgresql"  # SQLite lets in one writer at a time
    ready, numbers = Barrier(2), []

    def make() -> None:
        with app.app_context():
            set_reading(False)
            document = db.session.get(Document, number)
            len(document.versions)
            if waits:
                ready.wait(10)
            try:
                numbers.append(versions.regenerate(actor("office"), document).number)
                commit()
            finally:
                rollback()
                db.session.remove()

    both = [Thread(target=make) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(numbers) == [1, 2]
