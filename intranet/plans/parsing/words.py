"""The reader's way of looking at a text: spelling evened out, every character in its place.

``key`` never changes the length of a text, so that what a pattern finds in the key can be cut
verbatim out of the text itself.
"""

import re
import unicodedata
from functools import lru_cache

from intranet.plans.parsing import budget
from intranet.text.fold import clean

_EVEN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’`´", "'"),
    }
)
# The tone mark on the second vowel (hoà, khoẻ, uỷ) is the old placement of hòa, khỏe, ủy.
_OLD = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
# Words by which duties and limits are known, as typed without a mark; none of them is another word.
_MISTYPED = {
    "trươc": "trước", "truớc": "trước", "trứơc": "trước", "đề nghi": "đề nghị", "đê nghị": "đề nghị",
    "chậm nhât": "chậm nhất", "châm nhất": "chậm nhất", "phôi hợp": "phối hợp", "phối hơp": "phối hợp",
    "phồi hợp": "phối hợp", "chủ tri": "chủ trì", "thưc hiện": "thực hiện", "thực hiên": "thực hiện",
    "thưc hiên": "thực hiện", "kế hoach": "kế hoạch", "kê hoạch": "kế hoạch",
    "hoàn thanh": "hoàn thành", "đối thoai": "đối thoại", "đôi thoại": "đối thoại",
    "hội nghi": "hội nghị", "làm viêc": "làm việc", "trách nhiêm": "trách nhiệm", "nhiêm vụ": "nhiệm vụ",
}  # fmt: skip
_OLD_TONE = re.compile(
    "(?:(?<!q)(?:" + "|".join(_OLD) + r")|(?<![^\W\d_])(?:" + "|".join(_MISTYPED) + r"))(?![^\W\d_])"
)
_RIGHT = {**_OLD, **_MISTYPED}
_EMPHASIS = re.compile(r"\*([^\s*](?:[^*]*[^\s*])?)\*")
# A heading's or a quotation's sign in front, and the stroke that takes a sign its meaning: “1\\. Công an”.
_MARKDOWN = re.compile(r"^(?:#{1,6}|>)\s+|\\(?=[-.*+_#()\[\]|>!])")
_UNDERLINED = re.compile(r"(?<!\w)__([^\s_](?:[^_]*[^\s_])?)__(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_OFTEN_ASKED = 1_000  # letters of a paragraph at most: each rule asks for its key anew


def key(text: str) -> str:
    """Return *text* in lower case with one kind of dash, quote and tone placement, equally long."""
    budget.check()  # here, because everything that reads asks for a key again and again
    return _kept_key(text) if len(text) <= _OFTEN_ASKED else _key(text)


def _key(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _OLD_TONE.sub(lambda found: _RIGHT[found.group()], low.translate(_EVEN))


_kept_key = lru_cache(maxsize=2048)(_key)


def without_signs(text: str) -> str:
    """Return *text* without Markdown's signs for a heading, a quotation, and a sign that is meant as such."""
    return _MARKDOWN.sub("", text) if text[:1] in "#>\\" or "\\" in text else text


def without_emphasis(text: str) -> str:
    """Return *text* without Markdown's signs; an asterisk that begins a line stays, as a bullet."""
    text = without_signs(text)
    if "__" in text:
        text = _UNDERLINED.sub(r"\1", text)
    if "*" not in text:
        return text
    lead = (
        re.match(r"\s*(?:\*{3}|\*)(?=\s|\*{0,2}[^\s*].*:)", text) if text.lstrip().startswith("*") else None
    )
    stripped = text.lstrip()
    star = bool(re.match(r"\*{3}(?!\*)|\*\s", stripped)) and lead is not None
    rest = re.sub(r"\*{2,}", "", stripped[1:] if star else stripped)
    rest = _EMPHASIS.sub(r"\1", rest)
    return f"* {rest.strip()}" if star else rest


def listed(text: str) -> frozenset[str]:
    """Return the words of a list written over several lines with ``|`` between them."""
    return frozenset(text.replace("\n", "").split("|"))


def tidy(text: str) -> str:
    """Return *text* composed, with single spaces: the form in which words are quoted."""
    return clean(unicodedata.normalize("NFC", text))


def words(text: str) -> list[str]:
    """Return the words of *text* for comparison."""
    return _WORD.findall(key(text))


def is_caps(text: str) -> bool:
    """Tell whether *text* is set in capitals, as headings and letterheads are."""
    letters = [c for c in text[:400] if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def ends_open(text: str) -> bool:
    """Tell whether *text* ends in the middle of a sentence."""
    return not text.rstrip(" \"'”’)*").endswith((".", ":", ";", "!", "?", "…", "/"))


def bare(text: str) -> str:
    """Return *text* without the full stop, colon or semicolon that closes it."""
    return text.strip().rstrip(" .:;,").rstrip("/").rstrip(" .")


def starts_small(text: str) -> bool:
    """Tell whether *text* goes on with a small letter."""
    for c in text:
        if c.isalpha():
            return c.islower()
        if c not in "\"'“‘(":
            return False
    return False
