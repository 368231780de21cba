"""“6 rõ”: what must be clear of a task before its unit gets it (C18). Pure.

The words are the office's: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền. A task made by hand and
a point of a conclusion must have all six; a plan that was signed is an order as it stands, and only marked.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intranet.text.fold import fold_words

NAMES = {
    "who": "người",
    "what": "việc",
    "when": "thời gian",
    "duty": "trách nhiệm",
    "product": "sản phẩm",
    "power": "thẩm quyền",
}


@dataclass(frozen=True, slots=True)
class Tick:
    """One of the six: whether it is clear, and in words what it is or what is missing."""

    key: str
    is_clear: bool
    text: str = ""

    @property
    def name(self) -> str:
        """Return what has to be clear."""
        return NAMES[self.key]

    @property
    def label(self) -> str:
        """Return it as a heading: “Rõ người”."""
        return f"{'Rõ' if self.is_clear else 'Chưa rõ'} {self.name}"


# What a duty leaves behind, as plans name it: where its words name one, it is clear what to show for it.
_PRODUCTS = re.compile(
    r"\b(bao cao|bien ban|bang (ke|tong hop|phan cong)|danh sach|du toan|giay moi|ke hoach|phuong an"
    r"|thong bao|van ban|bai|anh|phieu|ho so|trich luc|quyet toan|so lieu|chuong trinh"
    r"|kich ban|tai lieu|thu tra loi)\b"
)


def names_product(words: str) -> bool:
    """Tell whether the words of a duty name what is shown for it."""
    return _PRODUCTS.search(fold_words(words)) is not None


def of_plan(words: str, *, has_units: bool, has_limit: bool, product: str = "") -> list[Tick]:
    """Return the six ticks of a duty of a signed plan: its signature is the power by which it is given."""
    return [
        Tick("who", has_units), Tick("what", bool(words.strip())), Tick("when", has_limit),
        Tick("duty", has_units), Tick("product", bool(product) or names_product(words)), Tick("power", True),
    ]  # fmt: skip


def missing(ticks: Iterable[Tick]) -> list[str]:
    """Return what is not clear, each with the reason where there is more to say than that it is empty."""
    return [f"{one.name}{f' ({one.text})' if one.text else ''}" for one in ticks if not one.is_clear]


def joined(things: Sequence[str]) -> str:
    """Return *things* as a list in a sentence: “người, thời gian và sản phẩm”."""
    return " và ".join(filter(None, (", ".join(things[:-1]), things[-1]))) if things else ""


def sentence(ticks: Iterable[Tick]) -> str:
    """Return what is not clear as the end of a sentence; empty where all is."""
    return f"chưa rõ {joined(found)}" if (found := missing(ticks)) else ""
