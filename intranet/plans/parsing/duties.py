"""From the paragraphs of a part to assignments: who must do what.

Six ways to name a holder are in use: a heading on its own line, the same with “Đề nghị”, a name before
a colon, the subject of the sentence, “Giao …” at its beginning, and a row of a table.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from intranet.plans.parsing.bodies import CALL, body_at, is_generic
from intranet.plans.parsing.coordinating import find_coordinating
from intranet.plans.parsing.deadlines import Context, find_dues, last_first
from intranet.plans.parsing.forms import colon, listed_names, own_line
from intranet.plans.parsing.markers import BULLETS, NUMBERED
from intranet.plans.parsing.no_work import DEED, MONEY, leads, only_refers, orders_nothing
from intranet.plans.parsing.outline import Paragraph
from intranet.plans.parsing.own_part import holders_within
from intranet.plans.parsing.predicate import predicate_at
from intranet.plans.parsing.result import Assignment, Task, Unread
from intranet.plans.parsing.tables import Rows
from intranet.plans.parsing.tree import Node, build, is_topic
from intranet.plans.parsing.units import (
    Holders,
    called_on,
    holders_of,
    mentioned,
    split_units,
    subject_of,
    unit_words,
)
from intranet.plans.parsing.unread_limits import unread_beside, unread_limit
from intranet.plans.parsing.words import bare, key

_GIVEN_ON = re.compile(r"^giao (?:cho )?(?!các |nhiệm vụ|những )")
# “Các ông (bà): Chánh Văn phòng, Trưởng các thôn chịu trách nhiệm …”: the names follow.
_EACH_OF = re.compile(r"^(?:các )?(?:ông|bà|đồng chí|đ/c)(?:\s*\(bà\)|,? bà)?$")
_EACH = re.compile(r"^(?:mỗi|từng) ")


@dataclass(frozen=True, slots=True)
class Duties:
    """What a part orders: its assignments, and the lines that order nothing."""

    assignments: tuple[Assignment, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def units(self) -> set[str]:
        """Return everybody who is given work."""
        return {unit for one in self.assignments for unit in one.units}


@dataclass(slots=True)
class Reader:
    """Walks the tree of one part and collects."""

    year: int | None = None
    date: str | None = None
    known: tuple[str, ...] = ()
    found: list[Assignment] = field(default_factory=list)
    loose: list[Paragraph] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)

    def read(self, paragraphs: list[Paragraph]) -> Duties:
        """Return what *paragraphs* order."""
        for node in build(paragraphs).children:
            self._node(node, None, None, top=True)
        merged = [one for one in _merged(sorted(self.found, key=lambda one: one.line)) if one.tasks]
        unread = tuple(Unread(p.first, p.printed) for p in sorted(self.loose, key=lambda p: p.first))
        return Duties(tuple(merged), unread)

    # ------------------------------------------------------------ nodes

    def _node(self, node: Node, parent: str | None, topic: str | None, *, top: bool = False) -> None:
        """Read one node; *parent* is the heading above, *topic* the same when it names nobody."""
        paragraph = node.paragraph
        assert paragraph is not None
        if paragraph.style == "row":
            self._row(paragraph, parent)
        elif (holders := own_line(node, self.known)) is not None:
            self._headed(node, holders, parent)
        elif (split := colon(node, self.known, top=top)) is not None:
            self._with_colon(node, *split, parent, topic)
        elif not node.children and (only_refers(node) or leads(node)):
            self.loose.append(paragraph)
        elif holders := self._sentence(node.text, about_money=MONEY.match(key(topic or "")) is not None):
            self._headed(node, replace(holders, end=0), parent, topic=topic)
        elif node.children:
            self._topic(node, parent)
        elif (topic is not None and MONEY.match(key(topic))) or orders_nothing(node):
            self.loose.append(paragraph)
        else:
            self._give(topic, (), "order", parent if topic is None else None, [self._task(node)])

    def _row(self, paragraph: Paragraph, parent: str | None) -> None:
        if row := self.rows.read(paragraph):
            self.found.append(replace(row, parent_heading=parent))
        elif paragraph.cells != paragraph.header:
            self.loose.append(paragraph)

    def _with_colon(self, node: Node, head: str, rest: str, parent: str | None, topic: str | None) -> None:
        paragraph = node.paragraph
        assert paragraph is not None
        if _EACH_OF.match(key(head)) and (named := subject_of(rest, self.known)):
            self._headed(node, replace(named, end=0), parent, text=rest)
            return
        call = CALL.match(key(head))
        if is_topic(head) and not call and not body_at(key(unit_words(head))):
            if not rest:
                self._topic(node, parent)
                return
            holders = holders_of(rest, self.known) or mentioned(rest, self.known)
            if holders and not (
                MONEY.match(key(head)) and not holders.called and not subject_of(rest, self.known)
            ):
                self._headed(node, Holders(bare(head), holders.units, 0, holders.manner), parent, text=rest)
            elif node.children:
                self.loose.append(paragraph)
                for child in node.children:
                    self._node(child, bare(head), bare(head))
            elif MONEY.match(key(head)) or not DEED.match(key(rest)):
                self.loose.append(paragraph)
            else:
                self._give(bare(head), (), "order", parent, [self._task(node, rest)])
            return
        if rest and node.children and (listed := listed_names(head, rest, self.known)):
            self._headed(node, Holders(bare(node.text), listed, len(node.text)), parent)
            return
        units = split_units(unit_words(head[call.end() if call else 0 :]))
        manner = "request" if call and call.group("request") else "order"
        inner = called_on(rest, self.known) if rest else None
        if inner and inner.manner == "request" and set(inner.units) & set(units):
            manner = "request"
        self._headed(node, Holders(bare(head), units, 0, manner), parent, text=rest)

    def _headed(
        self,
        node: Node,
        holders: Holders,
        parent: str | None,
        *,
        text: str | None = None,
        topic: str | None = None,
    ) -> None:
        """Give the holders their tasks: the rest of the paragraph, and all that stands under it."""
        paragraph = node.paragraph
        assert paragraph is not None
        whole = node.text if text is None else text
        tasks = [self._task(node, whole)] if whole and holders.end == 0 else []
        heading = topic if topic is not None else holders.heading
        inner = self._dividing(node.children, bool(tasks), holders.manner)
        for child in node.children:
            if child not in inner:
                tasks += self._tasks_of(child, 1)
        if tasks or not inner:
            self._give(heading, holders.units, holders.manner, parent, tasks, line=paragraph.first)
            if not tasks:
                self.loose.append(paragraph)
        for child in inner:
            self._node(child, holders.heading, None)

    def _dividing(self, children: list[Node], has_tasks: bool, manner: str) -> list[Node]:
        """Return the nodes under a unit's heading that head the work of others.

        A sentence with a subject of its own divides only where all its neighbours do: among duties of the
        unit it tells what a part of the unit does. One who is asked gives work himself: “Đề nghị UBND xã: -
        Giao Phòng Kinh tế …” divides nothing.
        """
        named = [
            child
            for child in children
            if self._divides(child, has_tasks)
            and not (manner == "request" and child.style in BULLETS and _GIVEN_ON.match(key(child.text)))
        ]
        subjects = [child for child in children if child not in named and self._has_subject(child)]
        return children if subjects and len(named) + len(subjects) == len(children) else named

    def _divides(self, child: Node, has_tasks: bool) -> bool:
        """Tell whether a node under a unit's heading is another unit's heading (3.1, 3.2)."""
        if child.style == "row" or child.unnumbered:
            return True
        numbered = child.style in NUMBERED
        if not numbered and _GIVEN_ON.match(key(child.text)) and (given := called_on(child.text, self.known)):
            return not any(is_generic(key(unit)) for unit in given.units)
        if numbered and own_line(child, self.known) is not None and self._is_name(child.text):
            return True
        split = colon(child, self.known)
        head = unit_words(split[0]) if split and numbered else (split or ("",))[0]
        if split and CALL.match(key(head)) is None and body_at(key(head)) and not is_topic(head):
            return numbered or (not has_tasks and len(split[0].split()) <= 14 and not split[0][0].islower())
        if not numbered:
            return False
        if CALL.match(key(child.text)):
            return key(child.text).startswith("giao ") and called_on(child.text, self.known) is not None
        return False

    def _has_subject(self, child: Node) -> bool:
        return (
            child.style in NUMBERED
            and child.text[:1].isupper()
            and body_at(key(child.text)) > 0
            and not _EACH.match(key(child.text))  # each of those in the heading
            and subject_of(child.text, self.known) is not None
        )

    def _is_name(self, text: str) -> bool:
        call = CALL.match(key(text))
        start = call.end() if call else len(text) - len(unit_words(text))
        return bool(body_at(key(text), start)) and predicate_at(bare(text), start, self.known) < 0

    def _topic(self, node: Node, parent: str | None) -> None:
        """Read a heading that names nobody: the units stand in what is under it."""
        paragraph = node.paragraph
        assert paragraph is not None
        heading = bare(node.text) if len(node.text) < 160 else None
        before = len(self.found)
        if (
            not DEED.match(key(node.text))
            or len(node.text) < 90
            or (node.style in BULLETS and node.text.endswith(":"))
        ):
            for child in node.children:
                self._node(child, heading or parent, heading)
            if (
                not any(
                    one.heading == heading or one.parent_heading == heading for one in self.found[before:]
                )
                or heading is None
            ):
                self.loose.append(paragraph)
            return
        self._give(
            None,
            (),
            "order",
            parent,
            [self._task(node), *(t for child in node.children for t in self._tasks_of(child, 2))],
        )

    # ------------------------------------------------------------ tasks

    def _sentence(self, text: str, *, about_money: bool = False) -> Holders | None:
        if (
            text.rstrip().endswith(":")
            and not body_at(key(text))
            and not CALL.match(key(text))
            and re.search(r"như sau\s*:$", key(text))
        ):
            return None
        found = holders_of(text, self.known)
        named = found or mentioned(text, self.known)
        if about_money and not found and named and not (named.called and named.manner == "order"):
            return None  # “do ngân sách bảo đảm”, “đề nghị … ủng hộ” say where money comes from
        return named

    def _tasks_of(self, node: Node, level: int) -> list[Task]:
        if node.style == "row" and node.paragraph:
            return [Task(node.paragraph.text, node.paragraph.first, level=level, cells=node.paragraph.cells)]
        lead_in = leads(node) or (
            bool(node.children)
            and (node.text.rstrip().endswith((":", "sau", "gồm")) or len(node.text) < 60)
        )
        own = replace(self._task(node), level=level, lead_in=lead_in)
        return [own, *(task for child in node.children for task in self._tasks_of(child, level + 1))]

    def _task(self, node: Node, text: str | None = None) -> Task:
        paragraph = node.paragraph
        assert paragraph is not None
        words = (node.text if text is None else text).strip()
        after = "sau khi đối thoại" in key(words)
        context = Context(year=self.year, date=self.date, after_event=after, duty=True)
        dues = last_first(find_dues(words, context))
        lead_in = bool(node.children) and words.endswith(":")
        limits = [one.due.text for one in dues]
        unread = unread_beside(words, limits, context) if limits else unread_limit(words, context)
        return Task(
            words,
            paragraph.first,
            dues[0].due if dues else None,
            tuple(one.due for one in dues[1:]),
            lead_in=lead_in,
            unread_due=None if lead_in else unread,
        )

    def _give(
        self,
        heading: str | None,
        units: Iterable[str],
        manner: str,
        parent: str | None,
        tasks: list[Task],
        *,
        line: int = 0,
    ) -> None:
        parent = None if parent == heading else parent
        coordinating = dict.fromkeys(
            name
            for words in (heading or "", *(task.text for task in tasks))
            for name in find_coordinating(words, self.known)
        )
        held = tuple(units)
        tasks = [
            replace(task, units=holders_within(task.text, held, self.known)) if not task.cells else task
            for task in _lead_ins(tasks)
        ]
        self.found.append(
            Assignment(
                heading,
                line or (tasks[0].line if tasks else 0),
                held,
                tuple(coordinating),
                manner,
                parent,
                tuple(tasks),
            )
        )


def _lead_ins(tasks: list[Task]) -> list[Task]:
    """Mark a plain line that ends in a colon above others as one that only introduces them."""
    return [
        replace(task, lead_in=True) if task.text.endswith(":") and at + 1 < len(tasks) else task
        for at, task in enumerate(tasks)
    ]


def _merged(found: list[Assignment]) -> list[Assignment]:
    """Join neighbours under the same topic that give the same holders work."""
    merged: list[Assignment] = []
    for one in found:
        last = merged[-1] if merged else None
        if (
            last
            and not one.units
            and not last.units
            and one.heading == last.heading
            and one.parent_heading == last.parent_heading
        ):
            merged[-1] = replace(
                last, tasks=(*last.tasks, *one.tasks), coordinating=(*last.coordinating, *one.coordinating)
            )
        else:
            merged.append(one)
    return merged


def read_duties(
    paragraphs: list[Paragraph],
    *,
    year: int | None = None,
    date: str | None = None,
    known: tuple[str, ...] = (),
) -> Duties:
    """Return what the paragraphs of one part order."""
    return Reader(year=year, date=date, known=known, rows=Rows(year, date)).read(paragraphs)
