"""Readable addresses: the words of a title without accents. Pure."""

import re

from intranet.text.fold import fold_words

LONGEST = 60
DEEPEST = 6  # levels of the tree, the section of the block included
_PARTS = re.compile(r"[^a-z0-9]+")


def slug_of(title: str) -> str:
    """Return the part of an address that a title makes: “Lịch tiếp dân” is “lich-tiep-dan”."""
    words = _PARTS.sub("-", fold_words(title)).strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return words or "trang"


def free(wanted: str, taken: set[str]) -> str:
    """Return *wanted*, or with the next number behind it if it is *taken*."""
    number, slug = 2, wanted
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug
