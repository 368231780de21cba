"""One process of several that give numbers in the same register at once.

``python -m tests.concurrency.issuer URL DATA USER HOW MANY``: enter papers by the page of the register
(``page``), or issue approved papers and fail with every third (``issue``); print the numbers as JSON.
"""

import json
import sys

from intranet import clock
from intranet.db.session import commit, db, rollback
from intranet.documents import issuing
from intranet.documents.models import Document
from tests.support.application import application
from tests.support.world import PASSWORD, actor


def main(url: str, data: str, user: str, how: str, many: int, place: int) -> None:
    """Give numbers as fast as the database lets us."""
    app = application(url, data)
    with app.app_context():
        print(json.dumps(_by_page(app, user, many) if how == "page" else _by_issuing(user, many, place)))


def _by_page(app, user: str, many: int) -> list[int]:
    client = app.test_client()
    client.post("/dang-nhap", data={"username": user, "password": PASSWORD})
    form = {
        "type": "TB",
        "day": f"{clock.today():%d/%m/%Y}",
        "subject": "Kết luận",
        "signer": "Nông Văn Bình",
    }
    return [client.post("/van-ban/so/ghi-ngoai", data=form).status_code for _ in range(many)]


def _by_issuing(user: str, many: int, place: int) -> list[int]:
    # Whatever the other process has issued meanwhile: each takes its own half.
    every = list(db.session.scalars(db.select(Document.id).order_by(Document.id)))
    own = every[place * many : (place + 1) * many]
    rollback()
    given = []
    for turn, number in enumerate(own):
        document = db.session.get(Document, number)
        issuing.issue(actor(user), document, day=clock.today(), scan_missing="Chưa quét")
        if turn % 3 == 2:
            rollback()  # what fails after the number was taken gives it back
            continue
        given.append(document.number)
        commit()
    return given


if __name__ == "__main__":
    main(*sys.argv[1:5], *map(int, sys.argv[5:7]))
