"""README and guides name only what is there: files, pictures, commands, settings, words on the screen.

Words on the screen are written as **“Xác nhận hoàn thành”**; where a page fills a gap, the guide
writes an ellipsis between spaces: **“Xác nhận … nhiệm vụ”**.
"""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from flask.cli import FlaskGroup, ScriptInfo

from intranet.app import create_app
from intranet.seed.commune import PASSWORD, PEOPLE

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAPERS = [README, *sorted((ROOT / "docs").rglob("*.md"))]
PICTURES = sorted(path for path in (ROOT / "docs").rglob("*") if path.suffix in {".png", ".jpg"})
LARGE, SMALL, TOGETHER = 200_000, 80_000, 1_200_000

each = pytest.mark.parametrize("path", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))


def words(path: Path) -> str:
    """Return the text of a document on one line, so that a name broken over two lines is found."""
    return " ".join(path.read_text(encoding="utf-8").split())


def targets(path: Path) -> list[str]:
    """Return where the links and pictures of a document lead."""
    return re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))


@cache
def source() -> str:
    """Return everything a page may be drawn from: templates and code."""
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "intranet").rglob("*.py")]
    files += (ROOT / "static" / "js").glob("*.js")
    return " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in files)


def is_on_a_page(name: str) -> bool:
    """Tell whether *name* is written in the source, as a whole and with its gaps filled by something.

    The guides speak of a xã; where a ward reads “phường” the source has a name for it.
    """
    parts = [
        re.escape(part).replace("xã", r"(?:xã|\{+ ?[\w.()]*level[\w.()]* ?\}+)")
        for part in name.split(" … ")
    ]
    return re.search(r"(?<!\w)" + r".{1,80}?".join(parts) + r"(?!\w)", source()) is not None


def anchors(path: Path) -> set[str]:
    """Return the names of a document's headings as links write them."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@each
def test_links_and_pictures_are_there(path):
    for target in targets(path):
        if target.startswith("mailto:"):
            continue
        name, _, anchor = unquote(target).partition("#")
        found = (path.parent / name).resolve() if name else path
        assert found.exists(), f"{target} is not there"
        assert found.is_relative_to(ROOT), f"{target} lies outside"
        if anchor and found.suffix == ".md":
            assert anchor in anchors(found), f"{target}: no such heading"


def test_every_picture_is_shown_and_light():
    shown = {(path.parent / unquote(target)).resolve() for path in PAPERS for target in targets(path)}
    in_readme = {(ROOT / unquote(target)).resolve() for target in targets(README)}
    for picture in PICTURES:
        assert picture in shown, f"{picture.name} is shown nowhere"
        limit = LARGE if picture in in_readme else SMALL
        assert picture.stat().st_size <= limit, f"{picture.name} is heavier than {limit} bytes"
    assert sum(picture.stat().st_size for picture in PICTURES) <= TOGETHER


def test_pictures_say_what_they_show():
    for path in PAPERS:
        for text in re.findall(r"!\[([^\]]*)\]", path.read_text(encoding="utf-8")):
            assert len(text) > 10, f"{path.name}: a picture without words"


@each
def test_words_on_the_screen_are_on_a_page(path):
    missing = [name for name in re.findall(r"\*\*“([^”]+)”\*\*", words(path)) if not is_on_a_page(name)]
    assert missing == []


def test_guides_name_what_is_pressed():
    """The convention is used, or the test above would hold nothing."""
    for path in (ROOT / "docs" / "huong-dan").glob("*.md"):
        if path.name != "README.md":
            assert len(re.findall(r"\*\*“[^”]+”\*\*", words(path))) >= 3, path.name


def command(group: click.Group, line: list[str], context: click.Context) -> bool:
    """Tell whether *line* begins with a command of *group*, down to the last group."""
    found = group.get_command(context, line[0]) if line else None
    if isinstance(found, click.Group) and line[1:]:
        return command(found, line[1:], context)
    return isinstance(found, click.Command)


@each
def test_commands_are_there(path):
    group = FlaskGroup(create_app=create_app)
    context = click.Context(group, obj=ScriptInfo(create_app=create_app))
    for named in re.findall(r"flask --app wsgi ((?:[a-z]+ ?){1,2})", words(path)):
        assert command(group, named.split(), context), f"flask --app wsgi {named} is not there"


@each
def test_make_targets_are_there(path):
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = re.findall(r"`([^`]+)`", path.read_text(encoding="utf-8"))
    for line in re.findall(r"^(?:sudo )?make [a-z -]+", "\n".join(code), re.MULTILINE):
        named = set(re.findall(r"[a-z-]+", line)) - {"sudo", "make"}
        assert named <= known, f"make {sorted(named - known)} is not there"


def test_settings_are_those_of_the_configuration():
    known = set(re.findall(r"\bINTRANET_[A-Z_]+\b|\bDATABASE_URL\b|\bSECRET_KEY\b", config()))
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", operations(), re.MULTILINE))
    assert told == known


def config() -> str:
    """Return the source of the configuration."""
    return (ROOT / "intranet" / "config.py").read_text(encoding="utf-8")


def operations() -> str:
    """Return the text about operations."""
    return (ROOT / "docs" / "van-hanh.md").read_text(encoding="utf-8")


def test_the_readme_lists_the_accounts_of_the_demo():
    table = README.read_text(encoding="utf-8").split("| sign in as |")[1].split("\n\n")[0]
    listed = re.findall(r"`([a-z0-9.]+)`", table)
    assert sorted(listed) == sorted(one.username for one in PEOPLE)
    assert f"`{PASSWORD}`" in words(README)


@each
def test_documents_belong_to_no_machine(path):
    text = path.read_text(encoding="utf-8")
    for address in re.findall(r"(?<!\$)https?://([\w.-]+)", text):
        assert address in {"127.0.0.1", "localhost"} or address.endswith(".example"), address
    assert not re.search(r"(?<![\w.-])/(work|tmp|root|home)/", text)


@each
def test_vietnamese_is_written_the_new_way(path):
    """ủy, hủy, hòa: the tone stands on the main vowel."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b\w*(uỷ|Uỷ|uỳ|uý|oà|oá|oả|oã|oạ)\b", re.sub(r"\bq\w+|Q\w+", "", text))
