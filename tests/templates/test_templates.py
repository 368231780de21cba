"""Rules for all templates and for what is served beside them.

A template that breaks one of these would still be drawn, only wrongly: unseen by the person who
wrote it, or refused by the content security policy in the reader's browser.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"

ALL = sorted(path for path in TEMPLATES.rglob("*.html"))
COMPONENTS = [path for path in ALL if path.parent.name == "components"]
LAYOUTS = [path for path in ALL if path.parent.name == "layouts"]
PAGES = [path for path in ALL if path not in COMPONENTS + LAYOUTS and not path.name.startswith("_")]
STYLES = sorted((STATIC / "css").rglob("*.css"))
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))

COMMENT = re.compile(r"\{#.*?#\}", re.S)
IMPORT = re.compile(r'\{%-?\s*from\s+"([^"]+)"\s+import\s+(.+?)\s*-?%\}', re.S)
TAG = re.compile(r"<[a-zA-Z][^<>]*>", re.S)


def name_of(path: Path) -> str:
    """Return the short name of *path*, for the titles of tests."""
    return str(path.relative_to(ROOT))


def code_of(path: Path) -> str:
    """Return the text of *path* without its comments."""
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


def imported_names(text: str) -> Iterator[tuple[str, str, str]]:
    """Give file, macro and local name of each macro that *text* imports."""
    for file, names in IMPORT.findall(text):
        for part in names.removesuffix("with context").removesuffix("without context").split(","):
            macro, _, local = part.strip().partition(" as ")
            yield file, macro.strip(), (local or macro).strip()


every_template = pytest.mark.parametrize("path", ALL, ids=name_of)
every_component = pytest.mark.parametrize("path", COMPONENTS, ids=name_of)
every_page = pytest.mark.parametrize("path", PAGES, ids=name_of)
every_asset = pytest.mark.parametrize("path", STYLES + SCRIPTS, ids=name_of)
every_style = pytest.mark.parametrize("path", STYLES, ids=name_of)


@every_template
def test_a_template_compiles(app, path):
    assert app.jinja_env.get_template(str(path.relative_to(TEMPLATES)))


@every_template
def test_an_imported_macro_is_used_and_exists(path):
    text = code_of(path)
    rest = IMPORT.sub("", text)
    for file, macro, local in imported_names(text):
        assert re.search(rf"\b{re.escape(local)}\(", rest), f"{local} is imported and not used"
        source = (TEMPLATES / file).read_text(encoding="utf-8")
        assert re.search(rf"\{{%-?\s*macro {re.escape(macro)}\(", source), f"{file} has no macro {macro}"


@every_component
def test_a_component_explains_itself(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("{#"), "a component begins with the comment that lists its arguments"
    macros = re.findall(r"\{%-?\s*macro (\w+)\((.*?)\)\s*-?%\}", text, re.S)
    assert [name for name, _ in macros] == [path.stem], "one macro per file, named as the file"
    comment = text[: text.index("#}")]
    for argument in re.findall(r"(\w+)\s*(?:=[^,]*)?(?:,|$)", macros[0][1]):
        assert re.search(rf"\b{argument}\b", comment), f"the comment does not explain {argument}"


@pytest.mark.parametrize("path", LAYOUTS, ids=name_of)
def test_a_layout_explains_itself(path):
    assert path.read_text(encoding="utf-8").startswith("{#")


@every_page
def test_a_page_extends_a_layout_and_has_a_title(path):
    text = code_of(path)
    assert re.search(r'\{%-?\s*extends\s+"layouts/\w+\.html"', text), "a page extends a layout"
    assert re.search(r"\{%-?\s*block title\s*-?%\}\s*\S", text), "a page has a title"


@every_template
def test_the_security_policy_lets_the_template_live(path):
    text = code_of(path)
    for tag in TAG.findall(text):
        assert not re.search(r"\sstyle\s*=", tag), f"style attribute: {tag}"
        assert not re.search(r"\son[a-z]+\s*=", tag), f"handler in an attribute: {tag}"
        assert "javascript:" not in tag, f"script in an address: {tag}"
    assert not re.search(r"<style\b", text), "styles stand in static/css"
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "scripts stand in static/js"


@every_template
def test_a_template_fetches_nothing_from_outside(path):
    text = code_of(path)
    assert not re.findall(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//[^"']*""", text)
    assert "data:image" not in text


@every_template
def test_a_form_names_where_it_goes_and_shows_that_it_is_ours(path):
    text = code_of(path)
    for form in re.findall(r"<form\b.*?</form>", text, re.S):
        head = form[: form.index(">")]
        assert "action=" in head, f"a form names its action: {head}"
        if 'method="post"' in head:
            assert re.search(r"hidden_tag\(|csrf\(\)|csrf_token\(\)", form), f"a form needs its token: {head}"


@every_template
def test_only_literal_text_is_called_safe(path):
    assert "|safe" not in re.sub(r"'[^']*'\s*\|\s*safe", "", code_of(path)), "escape what people typed"


@every_asset
def test_styles_and_scripts_fetch_nothing_from_outside(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert not re.search(r"https?://", text)
    assert "data:" not in text
    assert not re.search(r"\beval\(|new Function\(|innerHTML|insertAdjacentHTML|document\.write", text)


@every_style
def test_what_a_style_points_at_exists(path):
    for target in re.findall(r"url\(([^)]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target.strip("\"'")).resolve().is_file(), target


@every_style
def test_colours_stand_in_one_file(path):
    if path.name == "tokens.css":
        return
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    # paper.css and print.css draw paper, which is white, and ink, which is black
    found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) - {"#fff", "#000"}
    assert not found, f"colours belong into tokens.css: {found}"


def test_icons_that_are_named_exist():
    sprite = (STATIC / "vendor/tabler-icons/sprite.svg").read_text(encoding="utf-8")
    known = set(re.findall(r'<symbol id="i-([a-z0-9-]+)"', sprite))
    for path in ALL:
        for name in re.findall(r"\b(?:draw_)?icon\('([a-z0-9-]+)'", code_of(path)):
            assert name in known, f"{name_of(path)} names the icon {name}, which the sprite does not hold"


def test_the_kit_brings_no_picture_that_the_policy_refuses():
    assert "data:" not in (STATIC / "vendor/bootstrap/bootstrap.min.css").read_text(encoding="utf-8")


def test_what_is_vendored_brings_its_licence():
    for folder in (STATIC / "vendor").iterdir():
        if folder.is_dir():
            assert (folder / "LICENSE").is_file(), folder.name


def test_assets_that_layouts_name_exist():
    for path in LAYOUTS + PAGES:
        for target in re.findall(r"asset\('([^'~]+)'\)", code_of(path)):
            assert (STATIC / target).is_file(), f"{name_of(path)} names {target}"


@every_template
def test_each_form_says_for_whom_it_is_drawn(path):
    """A sign-in whose cookie is gone no longer says who typed: without this the words would be lost (L5).

    A form of the kit says it with its hidden fields; for all others one macro does.
    """
    name = str(path.relative_to(TEMPLATES))
    before_sign_in = {"org/sign_in.html", "errors/restore.html"}
    if name in before_sign_in:
        return
    code = code_of(path)
    assert ("csrf_token()" in code) == ("typist()" in code) == (name == "components/csrf.html")
    assert ".csrf_token" not in code, "hidden_tag draws the token, and says for whom"


def test_a_list_with_filters_says_on_paper_what_it_was_narrowed_to():
    """N5; a part of a page that draws the filters is answered for by each page that takes it in."""
    parts = {name_of(path).partition("/")[2] for path in ALL if "call filters(" in code_of(path)}
    for path in PAGES:
        text = code_of(path)
        if any(part in text for part in parts if "/_" in part) or "call filters(" in text:
            assert "block print_note" in text, name_of(path)
