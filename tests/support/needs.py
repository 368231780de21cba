"""What some tests need from the machine, and how loudly they say that it is missing.

On a desk a test without its browser is skipped, with a reason that says what was NOT tested.
Where ``CI`` is ``true`` nothing may be skipped: there the same test fails.
"""

import os
import shutil
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]


def chromium() -> str:
    """Return the path of Chromium, or end the test."""
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (path := shutil.which(name)):
            return path
    return missing("Chromium", "the page in a browser")


def libreoffice() -> str:
    """Return the path of LibreOffice, or end the test."""
    for name in (os.environ.get("SOFFICE"), "soffice", "libreoffice"):
        if name and (path := shutil.which(name)):
            return path
    return missing("LibreOffice", "what the document looks like on paper")


def poppler(command: str = "pdftotext") -> str:
    """Return the path of one of poppler's commands, or end the test."""
    return shutil.which(command) or missing(f"{command} (poppler-utils)", "the PDF")


def postgres_url() -> str:
    """Return the address of a PostgreSQL server that tests may use, or end the test."""
    url = os.environ.get("TEST_POSTGRES_URL", "")
    return url or missing("PostgreSQL (TEST_POSTGRES_URL is not set)", "what the database of production does")


def shared(*parts: str) -> Path:
    """Return the folder of the real plans beside the checkout, or a path in it, or end the test."""
    path = _shared().joinpath(*parts)
    return path if path.exists() else missing(f"{Path('shared', *parts)} beside this folder", "the real plan")


def have(need: str) -> bool:
    """Tell, without ending anything, whether *need* (the name of a function here) is at hand."""
    try:
        globals()[need]()
    except (pytest.skip.Exception, pytest.fail.Exception):
        return False
    return True


def missing(what: str, untested: str) -> NoReturn:
    """End the test because *what* is not here: skipped on a desk, failed where CI is true."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{what} is missing, and in CI nothing may be skipped", pytrace=False)
    pytest.skip(f"{what} is missing: {untested} was NOT tested")


@cache
def _shared() -> Path:
    """Return where the real plans would lie."""
    return Path(os.environ.get("INTRANET_SHARED") or ROOT.parent / "shared")
