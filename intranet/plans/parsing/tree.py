"""The paragraphs of a part as a tree: headings above the duties they head."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from intranet.plans.parsing.bodies import PREDICATE, TOPIC, body_at
from intranet.plans.parsing.markers import BULLETS, NUMBERED, RANKS, ordinal
from intranet.plans.parsing.outline import Paragraph, names_before_colon
from intranet.plans.parsing.phrases import ASK
from intranet.plans.parsing.predicate import predicate_at
from intranet.plans.parsing.units import holders_of, is_unit, unit_words, without_call
from intranet.plans.parsing.words import is_caps, key

# Matters of the whole plan, told between those of its units.
_OF_ALL = re.compile(r"(?:nguồn )?kinh phí[^.;]{0,60}:|chế độ (?:thông tin|báo cáo)")


@dataclass(slots=True)
class Node:
    """A paragraph and what stands under it."""

    paragraph: Paragraph | None
    children: list["Node"] = field(default_factory=list)
    unnumbered: bool = False

    @property
    def text(self) -> str:
        """Return the paragraph's words."""
        return self.paragraph.text if self.paragraph else ""

    @property
    def style(self) -> str:
        """Return the kind of the paragraph's number."""
        return self.paragraph.style if self.paragraph else "root"

    def below(self) -> list["Node"]:
        """Return everything under this node, in order."""
        return [one for child in self.children for one in (child, *child.below())]


def build(paragraphs: list[Paragraph]) -> Node:
    """Return the tree of *paragraphs*: numbers over letters over bullets, plain text under its heading."""
    root = Node(None)
    stack: list[tuple[float, Node]] = [(-1, root)]
    heading_rank = 2.0
    over = _letters_over_numbers(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        node, rank = Node(paragraph), float(paragraph.rank)
        if over and paragraph.style == "letter":
            rank = RANKS["arabic"] - 0.5
        if paragraph.style in ("", "row"):
            following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
            if paragraph.style == "" and (
                _is_unnumbered_heading(paragraph, following, paragraphs)
                or any(_stands_beside(paragraph.text, one) for _, one in stack if one.unnumbered)
            ):
                node.unnumbered, rank = True, heading_rank
            else:
                if paragraph.style == "" and _stands_alone(paragraph, stack[-1][1]):
                    stack = stack[:1]
                while stack[-1][0] >= 8 and not (paragraph.style == "" and _heads(stack[-1][1])):
                    stack.pop()
                stack[-1][1].children.append(node)
                continue
        elif paragraph.style in NUMBERED and not any(one.unnumbered for above, one in stack if above < rank):
            heading_rank = rank
        while stack[-1][0] >= rank:
            stack.pop()
        stack[-1][1].children.append(node)
        stack.append((rank, node))
    return root


def _letters_over_numbers(paragraphs: list[Paragraph]) -> bool:
    """Tell whether a part counts its headings a), b) and what is under each 1., 2. from the beginning."""
    counted = [one for one in paragraphs if one.style in ("letter", "arabic")]
    if not counted or counted[0].style != "letter" or ordinal(counted[0].marker, "letter") != 1:
        return False
    begins = [
        after for before, after in pairwise(counted) if before.style == "letter" and after.style == "arabic"
    ]
    return bool(begins) and all(ordinal(one.marker, "arabic") == 1 for one in begins)


def _heads(node: Node) -> bool:
    """Tell whether a bullet is a heading above plain text: “* Công an xã:”."""
    return (
        node.text.endswith(":")
        and len(node.text) < 120
        and is_unit(named := without_call(node.text))
        and predicate_at(named, 0) < 0
    )


def _stands_beside(text: str, heading: Node) -> bool:
    """Tell whether a plain line names its own holder beside a *heading* without a number, not under it.

    “Giao Phòng Kinh tế …” under “Đề nghị UBND xã” stays what the one is asked to do, and what one of those
    in the heading does stays there.
    """
    if not text[:1].isupper():
        return False
    if key(text).startswith("giao ") and key(heading.text).startswith(ASK):
        return False
    if names_before_colon(text) or _OF_ALL.match(key(text)):
        return True
    found = _holder(text)
    return bool(found) and key(found) not in key(heading.text)


def _holder(text: str) -> str:
    """Return who is named first among those that the sentence *text* gives work to; nothing if nobody is."""
    found = holders_of(text)
    return found.units[0] if found and body_at(key(found.units[0])) else ""


def _stands_alone(paragraph: Paragraph, above: Node) -> bool:
    """Tell whether plain text behind bullets names its own holder and belongs to no heading above."""
    if above.text.endswith(":") or not paragraph.text[:1].isupper():
        return False
    found = holders_of(paragraph.text)
    if found is None:
        return False
    if above.children and above.children[-1].style == "" and not above.children[-1].text.endswith(":"):
        asked = found.called and found.manner == "request" and not key(above.text).startswith(ASK)
        if asked and body_at(key(found.units[0])) and key(found.units[0]) not in key(above.text):
            return True  # a unit's plain duty has ended, another is asked
    is_sentence = above.style in NUMBERED and len(above.text) > 60 and above.text.endswith(".")
    return (above.style in BULLETS or is_sentence) and len(paragraph.text) > 60


def _is_unnumbered_heading(paragraph: Paragraph, following: Paragraph | None, all_: list[Paragraph]) -> bool:
    """Tell whether a line without a number is the heading of what follows: “UBND các xã”."""
    text = paragraph.text
    if following is None or len(text) > 200 or text.endswith((";", ",")) or not text[:1].isupper():
        return False
    heads_list = following.style in (*BULLETS, "letter", "paren", "decimal2", "decimal3")
    if heads_list and not text.endswith((".", "/")) and _holder(text):
        return True  # “Công an xã có trách nhiệm:”
    named = unit_words(without_call(text))
    pieces = key(named).split("; ")
    if re.search(r"[.:]\s", text) or not (is_unit(named) and all(map(body_at, pieces))):
        return False
    if predicate_at(named, 0) >= 0:
        return False
    if heads_list:
        return True
    numbered = any(one.style in ("upper", "roman", "capital", "arabic") for one in all_)
    more = len(text) < 90 and len(following.text) > len(text)
    return (
        following.style == ""
        and not numbered
        and not text.endswith(".")
        and (more or PREDICATE.match(key(following.text)) is not None)
    )


def is_topic(text: str) -> bool:
    """Tell whether a heading names a matter and nobody: “Kinh phí thực hiện”."""
    low = key(unit_words(text)).strip(" .:")
    if body_at(low) and not re.match(r"tổ chức (?:thực hiện|triển khai)", low):
        return False
    return bool(TOPIC.match(low)) or _begins_with_deed(text)


def _begins_with_deed(text: str) -> bool:
    from_verb = predicate_at(" " + text[:1].lower() + text[1:], 0)
    return from_verb == 1 and not is_caps(text)
