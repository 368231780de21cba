"""What is asked of a page, whatever it shows: one visit answers everything.

It is light, axe-core finds nothing, nothing is wider than the window at 360 px, with large letters or at
200 %, and on paper it has its title and day, no menus, and fits the sheet.
"""

from tests.support.chromium import DESK, PHONE, Tab

LATER = 100_000  # bytes on the wire, after the first visit
ZOOMED = (DESK[0] // 2, DESK[1] // 2)  # a desk's window at 200 %
LARGE = "() => document.documentElement.dataset.text = 'large'"
USUAL = "() => delete document.documentElement.dataset.text"
# What a narrow window may break; the rest does not change with the width.
NARROW = ["target-size", "scrollable-region-focusable"]
FRAME = ".topbar, .offcanvas-end, .bottombar, .footer"  # around every page of a person; looked at once
# Inches of paper inside the margins, as CSS pixels: A4 upright, A4 across, A3 across.
SHEETS = {"": 661, "across": 986, "a3": 1452}
SHEET = """() => (Array.from(document.styleSheets, s => (s.href || "").match(/(across|a3)[.]css/))
    .filter(Boolean).pop() || [""]).pop()"""
PAPER = """() => {
    const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length;
    const menus = "nav, button, .btn, .topbar, .bottombar, .actionbar, .footer, .offcanvas, .skip, .flashes";
    const faults = [...document.querySelectorAll(menus)].filter(e => seen(e) && e.innerText.trim())
        .slice(0, 3).map(e => "printed: " + e.outerHTML.slice(0, 120));
    const title = document.querySelector("h1");
    if (!title || !seen(title)) faults.push("printed without its title");
    const head = document.querySelector(".print-head");
    if (document.body.dataset.user && !(head && seen(head) && /In lúc .*[0-9]{4}/.test(head.innerText)))
        faults.push("printed without its day");
    const filtered = document.querySelector(".filters");
    if (filtered && [...new URLSearchParams(location.search).values()].some(Boolean)
        && head && head.lastElementChild.innerText.trim().split("\\n").length < 2)
        faults.push("printed without its filter");
    return faults;
}"""


def faults_of(tab: Tab, path: str, *, frame: bool = True) -> list[str]:
    """Open *path* at a desk and return everything that is wrong with it, a line each.

    Without *frame* the menus around the page are not looked at again by axe-core.
    """
    before = tab.sent
    tab.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    tab.go(path)
    heavy = [f"{path}: {tab.sent - before} bytes on the wire"] if tab.sent - before > LATER else []
    return heavy + faults_shown(tab, path, frame=frame)


def faults_shown(tab: Tab, name: str, *, frame: bool = True) -> list[str]:
    """Return what is wrong with the page as it stands, which may be the answer to a form, called *name*."""
    beside = "" if frame else FRAME
    tab.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    found = tab.axe(beside=beside)
    found += _printed(tab)
    for size, width in ((ZOOMED, "at 200 %"), (PHONE, "at 360 px")):
        tab.page.set_viewport_size({"width": size[0], "height": size[1]})
        found += [f"{width}: {line}" for line in tab.overflow()]
    found += [f"at 360 px: {line}" for line in tab.axe(only=NARROW, beside=beside)]
    tab.page.evaluate(LARGE)
    found += [f"at 360 px, large letters: {line}" for line in tab.overflow()]
    tab.page.evaluate(USUAL)
    tab.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    return [f"{name}: {line}" for line in found]


def _printed(tab: Tab) -> list[str]:
    tab.page.emulate_media(media="print")
    width = SHEETS[tab.page.evaluate(SHEET)]
    tab.page.set_viewport_size({"width": width, "height": 900})
    found = [*tab.page.evaluate(PAPER), *(f"on paper: {line}" for line in tab.overflow())]
    tab.page.emulate_media(media="screen")
    return found
