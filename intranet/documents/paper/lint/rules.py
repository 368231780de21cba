"""All rules of form, read over one saved file."""

from datetime import date

from intranet.documents.paper.house import House
from intranet.documents.paper.kinds import Kind
from intranet.documents.paper.lint import foot, head, text
from intranet.documents.paper.lint.fault import Case, Fault
from intranet.documents.paper.lint.saved import read
from intranet.text.dates import read_words

RULES = (*head.RULES, *text.RULES, *foot.RULES)


def lint(
    data: bytes,
    *,
    house: House,
    kind: Kind,
    day: date | None = None,
    public: bool = False,
    known: frozenset[str] = frozenset(),
) -> list[Fault]:
    """Return the faults of form in the .docx *data*, a paper of this *kind* issued by *house*.

    *day* is the day of the paper where the file does not say it yet; *public* that everybody may read it;
    *known* are abbreviations that need no explanation here.
    """
    saved = read(data)
    case = Case(house, kind, day or read_words(saved.date), public, known)
    return [fault for rule in RULES for fault in rule(saved, case)]
