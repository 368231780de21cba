"""A person with a keyboard and no mouse: Tab to what is wanted, and at each step one sees where one is."""

from tests.support.chromium import Tab

MOST = 150  # steps to anything on a page
HERE = """() => {
    const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect();
    const words = e.labels?.length ? [...e.labels].map(l => l.innerText).join(" ")
        : e.getAttribute("aria-label") || e.innerText || e.value || "";
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const over = at && at.closest(".actionbar, .bottombar, .topbar, .jump");
    const drop = e.closest(".drop")?.querySelector("label");
    const low = box.height > innerHeight / 2;  // a long text: its middle may well lie below a bar
    const parts = [e, drop, ...(e.labels || [])].filter(Boolean);
    const own = at && parts.some(one => one.contains(at) || at.contains(one));
    const ring = one => { const s = getComputedStyle(one);
        return s.outlineStyle != "none" && parseFloat(s.outlineWidth) > 0; };
    return {
        words: words.replace(/\\s+/g, " ").trim(), tag: e.tagName.toLowerCase(), id: e.id,
        nowhere: e == document.body, hidden: Boolean(over && !over.contains(e)), seen: Boolean(low || own),
        ring: ring(e) || Boolean(drop && ring(drop)), html: e.outerHTML.slice(0, 120),
    };
}"""


class Keys:
    """The keyboard of one tab."""

    def __init__(self, tab: Tab):
        self.tab, self.page = tab, tab.page

    def here(self) -> dict:
        """Return what has the focus."""
        return self.page.evaluate(HERE)

    def to(self, words: str, tag: str = "") -> None:
        """Press Tab until something that says *words* has the focus; each step must be seen."""
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            here = self.here()
            if here["nowhere"]:
                continue
            assert here["ring"], f"nobody sees that this has the focus: {here['html']}"
            assert not here["hidden"], f"a bar lies over this: {here['html']}"
            if words in here["words"] and tag in ("", here["tag"]):
                return
        raise AssertionError(f"{self.page.url}: no way by Tab to “{words}”; the last was {here['html']}")

    def walk(self) -> int:
        """Press Tab through the whole page, seeing each step; return how many there were."""
        for step in range(MOST):
            self.page.keyboard.press("Tab")
            here = self.here()
            if here["nowhere"]:
                return step
            assert here["ring"], f"nobody sees that this has the focus: {here['html']}"
            assert here["seen"], f"{self.page.url}: this is hidden: {here['html']}"
        raise AssertionError(f"{self.page.url}: no end after {MOST} steps")

    def main(self) -> None:
        """Leap over the menus, by the first thing of the page."""
        self.page.evaluate("() => document.activeElement.blur()")
        self.to("Đến nội dung chính", "a")
        self.page.keyboard.press("Enter")

    def type(self, words: str) -> None:
        """Write where the focus is."""
        self.page.keyboard.insert_text(words)

    def enter(self) -> None:
        """Press Enter, and wait for the page that it leads to."""
        with self.page.expect_navigation(url=lambda address: not address.endswith("#noi-dung")):
            self.page.keyboard.press("Enter")

    def follow(self, words: str, tag: str = "") -> None:
        """Go to the main part, to a link or button in it, and press it."""
        self.main()
        self.to(words, tag)
        self.enter()

    def sign_in(self, username: str, password: str) -> None:
        """Sign in."""
        self.tab.go("/dang-nhap")
        self.to("Tên đăng nhập", "input")
        self.type(username)
        self.page.keyboard.press("Tab")
        self.type(password)
        self.enter()
