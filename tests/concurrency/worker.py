"""One process of several that write into the same database at once.

``python -m tests.concurrency.worker URL DATA USER FIRST STEP LAST``: sign in and take every STEPth
assignment from FIRST to LAST to “doing”; print the status of each answer as JSON.
"""

import json
import sys

from tests.support.application import application
from tests.support.world import PASSWORD


def main(url: str, data: str, user: str, first: int, step: int, last: int) -> None:
    """Write as fast as the database lets us."""
    client = application(url, data).test_client()
    answers = [client.post("/dang-nhap", data={"username": user, "password": PASSWORD}).status_code]
    for number in range(first, last + 1, step):
        answers.append(client.post(f"/nhiem-vu/{number}/tiep-nhan").status_code)
        report = {"kind": "progress", "text": f"Tiến trình {first} làm việc {number}."}
        answers.append(client.post(f"/nhiem-vu/{number}/bao-cao", data=report).status_code)
        answers.append(client.get("/nhiem-vu").status_code)
    print(json.dumps(answers))


if __name__ == "__main__":
    main(*sys.argv[1:4], *map(int, sys.argv[4:7]))
