"""Chromium, opening our pages as a clerk's desk or a phone does, and finding fault with them.

    with Chrome() as chrome, chrome.tab(address, PHONE) as tab:
        tab.sign_in("chu.tich", "…")
        tab.go("/nhiem-vu")
        assert tab.axe() == []

Closing a tab fails the test if anything was written to the console as an error, if the policy of the
page (CSP) stopped something, or if a request went to another host.
"""

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.support import needs

DESK = (1366, 768)
PHONE = (360, 740)
ZOOMED = (683, 384)  # the desk at 200 %
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCH = """document.addEventListener("securitypolicyviolation", e =>
    console.error("CSP " + e.violatedDirective + " stopped " + e.blockedURI + " " + (e.sample || "")))"""
OVERFLOW = """() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    const inside = e => {
        for (let p = e.parentElement; p && p != document.body; p = p.parentElement)
            if (getComputedStyle(p).overflowX != "visible") return true;
        return false;
    };
    return [...document.body.querySelectorAll("*")]
        .filter(e => e.getBoundingClientRect().right > wide + 0.5 && !inside(e))
        .slice(0, 5).map(e => e.outerHTML.slice(0, 120))
        .concat("the page is " + document.documentElement.scrollWidth + " px wide")
}"""


def axe_source() -> str:
    """Return the script of axe-core."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec and spec.origin
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")


class Tab:
    """One tab of a browser of its own: no cookie of another tab is known to it."""

    def __init__(self, page: Page, address: str):
        self.page, self.address = page, address
        self.faults: list[str] = []
        self.sent = 0
        self._expected: set[str] = set()
        page.add_init_script(WATCH)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", self._request)
        self._wire = page.context.new_cdp_session(page)
        self._wire.send("Network.enable")
        self._wire.on("Network.loadingFinished", self._loaded)

    def go(self, path: str, status: int = 200) -> Response:
        """Open a page of the application, which must answer with *status*."""
        if status >= 400:
            self._expected.add(self.address + path)
        response = self.page.goto(self.address + path, wait_until="load")
        assert response and response.status == status, (path, response and response.status)
        return response

    def sign_in(self, username: str, password: str) -> None:
        """Sign in through the page, as everybody does."""
        self.go("/dang-nhap")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", password)
        with self.page.expect_navigation():
            self.page.press("[name=password]", "Enter")
        assert "/dang-nhap" not in self.page.url, f"{username} was not let in"

    def expect(self, path: str) -> None:
        """Let *path* answer with an error (a refused form, 422) without that being a fault."""
        self._expected.add(self.address + path)

    def axe(
        self,
        *,
        within: str = "html",
        without: tuple[str, ...] = (),
        only: list[str] | None = None,
        beside: str = "",
    ) -> list[str]:
        """Return what axe-core finds against WCAG 2.0 to 2.2 A and AA and good practice, a line each.

        *only* names the rules to be asked instead of all, *beside* what need not be looked at again.
        """
        if not self.page.evaluate("() => !!window.axe"):
            self._wire.send("Runtime.evaluate", {"expression": axe_source()})
        off = {rule: {"enabled": False} for rule in without}
        # Without preloading: only the rule of locked orientation reads the styles, and ours lock none.
        options = {
            "runOnly": only or RULES, "resultTypes": ["violations"], "rules": off, "preload": False,
        }  # fmt: skip
        where = {"include": [within], "exclude": [one for one in beside.split(", ") if one]}
        found = self.page.evaluate("([where, options]) => axe.run(where, options)", [where, options])
        return [
            f"{one['id']} ({one['impact']}): {one['help']}: {node['html'][:160]} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def overflow(self) -> list[str]:
        """Return what makes the page wider than its window, outside boxes that scroll by themselves."""
        return self.page.evaluate(OVERFLOW)

    def weigh(self, path: str) -> int:
        """Open a page and return the bytes that came over the wire for it and all it needs."""
        before = self.sent
        self.go(path)
        self.page.wait_for_load_state("networkidle")
        return self.sent - before

    def picture(self, file: Path) -> None:
        """Save the whole page as PNG."""
        self.page.screenshot(path=file, full_page=True)

    def check(self) -> None:
        """Fail if the page complained, was stopped by its policy, or asked another host."""
        faults, self.faults = self.faults, []
        assert not faults, "\n".join(faults)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        where = message.location.get("url", "")
        if message.text.startswith("Failed to load resource") and where in self._expected:
            return
        self.faults.append(f"{self.page.url}: {message.text} ({where})")

    def _request(self, request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme in {"data", "blob", "about"}:
            return
        if f"{target.scheme}://{target.netloc}" != self.address:
            self.faults.append(f"{self.page.url}: asked another host: {request.url}")

    def _loaded(self, event: dict[str, Any]) -> None:
        self.sent += int(event["encodedDataLength"])


class Chrome:
    """A running Chromium; starting one takes a second, so a session of tests shares it."""

    def __init__(self) -> None:
        self.path = needs.chromium()

    def __enter__(self) -> Self:
        self._playwright = sync_playwright().start()
        self.browser: Browser = self._playwright.chromium.launch(executable_path=self.path, args=FLAGS)
        return self

    def __exit__(self, *_problem: object) -> None:
        self.browser.close()
        self._playwright.stop()

    @contextmanager
    def tab(self, address: str, size: tuple[int, int] = DESK, *, scripts: bool = True) -> Iterator[Tab]:
        """Open a tab of the given *size* on a server's *address*, without JavaScript if so wished."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            java_script_enabled=scripts,
            has_touch=size == PHONE,
        )
        context.set_default_timeout(15_000)
        try:
            tab = Tab(context.new_page(), address)
            yield tab
            tab.check()
        finally:
            context.close()
