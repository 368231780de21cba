"""No page of the demo offers its reader a shut door (A7): every link of every page is followed once."""

import re
from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

import pytest

from intranet.seed.commune import PEOPLE

LEFT_OUT = {"/dang-xuat"}
# One person of each role; who holds the same role is shown the same pages.
NAMES = list({one.role: one.username for one in reversed(PEOPLE)}.values())


def shape(path: str) -> str:
    """Return what a page is, whichever thing it shows."""
    return re.sub(r"\d+", "N", urlsplit(path).path)


def links(html: str, path: str) -> list[str]:
    """Return where the page's links lead inside the application."""
    found = [urlsplit(urljoin(path, one)) for one in re.findall(r'<a\b[^>]*\bhref="([^"#]+)"', html)]
    return [
        f"{one.path}{'?' if one.query else ''}{one.query.replace('&amp;', '&')}"
        for one in found
        if not one.netloc
        and one.path not in LEFT_OUT
        and not one.path.startswith("/static/")
        and not one.path.endswith("/pdf")  # LibreOffice makes these, a second each
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_every_page_opens(loaded, demo_browser, name):
    browser = demo_browser(name)
    shut, seen, count = [], set(), Counter()
    todo = deque([("/", "")])
    while todo:
        path, origin = todo.popleft()
        if path in seen or count[shape(path)] >= 2:
            continue
        seen.add(path)
        count[shape(path)] += 1
        answer = browser.open(path)
        if answer.status_code >= 400:
            shut.append(f"{answer.status_code} {path}, offered by {origin}")
        elif answer.mimetype == "text/html":
            todo.extend((one, path) for one in links(answer.get_data(as_text=True), path))
    assert shut == []
    assert len(seen) > 10
