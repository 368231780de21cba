"""A paper as a page of the browser: the same lines as the Word file, in the classes of ``paper.css``.

The preview runs on without page breaks; only an annex begins a sheet of its own. Every line is a ``p``.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from intranet.documents.paper.blocks import Paper, Signature
from intranet.documents.paper.form import LANDSCAPE_WIDTH, LEFT_COLUMN, RIGHT_COLUMN, TEXT_WIDTH
from intranet.documents.paper.house import Style
from intranet.documents.paper.rules import columns, motto_rule, name_rule, subject_rule
from intranet.documents.paper.sheet import DRAFT, TO, Annex, Grid, Line, Role, Sheet, lay

_NONE = Markup("")


def draw(paper: Paper) -> Markup:
    """Return the pages of *paper*, to stand in a ``div`` of class ``paper``."""
    sheet = lay(paper)
    party = " paper__page--party" if paper.house.style is Style.PARTY else ""
    draft = Markup('<p class="paper__draft">{}</p>').format(DRAFT) if sheet.is_draft else _NONE
    parts = (draft, _head(sheet), _title(sheet), _body(sheet.body), _foot(sheet))
    pages = [
        _page(party, *parts),
        *(_page(party, *_annex(part), wide=part.landscape) for part in sheet.annexes),
    ]
    return _NONE.join(pages)


def _page(party: str, *parts: Markup, wide: bool = False) -> Markup:
    """Return one sheet of paper."""
    names = f"paper__page paper__page--flow{party}{' paper__page--wide' if wide else ''}"
    return Markup('<div class="{}">{}</div>').format(names, _NONE.join(parts))


def _line(text: str, name: str = "") -> Markup:
    """Return one line, or nothing where there is no text."""
    if not text:
        return _NONE
    return Markup('<p class="{}">{}</p>').format(name, text) if name else Markup("<p>{}</p>").format(text)


def _rule(length: float, room: float) -> Markup:
    """Return a drawn line in the middle, as long as on paper: a part of the width that it has."""
    share = f"{100 * length / room:.1f}%"
    line = '<svg class="nd-rule" width="{}" height="1" aria-hidden="true"><path d="M0 .5h2000"/></svg>'
    return Markup(line).format(share)


def _head(sheet: Sheet) -> Markup:
    """Return the letterhead: four cells, the lower two only where there is something in them."""
    form = sheet.form
    star = _line(form.under_name) if form.under_name else _rule(name_rule(sheet), LEFT_COLUMN)
    names = (*map(_line, sheet.parents), *(_line(name, "nd-name") for name in sheet.names), star)
    motto = (*(_line(line, f"nd-motto-{n}") for n, line in enumerate(form.motto, 1)),)
    cells = [_NONE.join(names), _NONE.join((*motto, _rule(motto_rule(sheet), RIGHT_COLUMN)))]
    if sheet.number or sheet.about or sheet.date:
        cells.append(_line(sheet.number, "nd-number") + _line(sheet.about, "nd-about"))
        cells.append(_line(sheet.date, "nd-date"))
    return Markup('<div class="nd-head">{}</div>').format(_NONE.join(map(_cell, cells)))


def _cell(content: Markup) -> Markup:
    return Markup("<div>{}</div>").format(content)


def _title(sheet: Sheet) -> Markup:
    """Return the name of the kind and the trích yếu."""
    if not sheet.title:
        return _NONE
    parts = [_line(sheet.title, "nd-kind")]
    if sheet.subject:
        below = sheet.form.under_subject
        parts += [_line(sheet.subject), _line(below) if below else _rule(subject_rule(sheet), TEXT_WIDTH)]
    return Markup('<div class="nd-title">{}</div>').format(_NONE.join(parts))


def _body(body: Iterable[Line | Grid], room: float = TEXT_WIDTH) -> Markup:
    """Return paragraphs and tables."""
    return _NONE.join(_grid(part, room) if isinstance(part, Grid) else _words(part) for part in body)


def _words(part: Line) -> Markup:
    """Return one paragraph with the class of its role."""
    names = [f"nd-{part.role}"] if part.role not in (Role.TEXT, Role.ITEM, Role.POINT) else []
    if part.role is Role.DEAR and not part.text.endswith(":"):
        names = ["nd-dear-one"]
    names += ["nd-centred"] if part.centred else []
    names += ["nd-italic"] if part.italic else []
    text = escape(part.text)
    if part.lead:
        text = Markup("<b>{}</b>{}{}").format(part.lead, " " if part.text else "", part.text)
    return (
        Markup('<p class="{}">{}</p>').format(" ".join(names), text)
        if names
        else Markup("<p>{}</p>").format(text)
    )


def _grid(part: Grid, room: float) -> Markup:
    """Return a table; its columns have the parts of the width that they have on paper."""
    widths = _NONE.join(Markup('<col width="{}">').format(f"{w / room:.1%}") for w in columns(part, room))
    head = _NONE.join(Markup('<th scope="col">{}</th>').format(_cells(text)) for text in part.head)
    rows = _NONE.join(
        Markup("<tr>{}</tr>").format(
            _NONE.join(
                Markup('<td{} data-label="{}">{}</td>').format(
                    Markup(' class="nd-centred"') if column in part.centred else "",
                    " ".join(part.head[column].split()), _cells(text),
                )
                for column, text in enumerate(row)
            )
        )
        for row in part.rows
    )
    return Markup(
        '<table class="nd-table"><colgroup>{}</colgroup><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(widths, head, rows)


def _cells(text: str) -> Markup:
    return _NONE.join(map(_line, text.split("\n")))


def _foot(sheet: Sheet) -> Markup:
    """Return Nơi nhận and the signatures as they stand on paper."""
    to = _NONE.join((_line(TO, "nd-to"), *map(_line, sheet.to))) if sheet.to else _NONE
    signed = [_signature(sign, sheet) for sign in sheet.signatures]
    if not signed and not to:
        return _NONE
    to = Markup('<div class="to">{}</div>').format(to)
    if sheet.is_shared:
        return Markup('<div class="nd-foot nd-foot--{}">{}{}</div>').format(
            min(len(signed), 3), _NONE.join(signed), to
        )
    return Markup('<div class="nd-foot">{}{}</div>').format(to, _NONE.join(signed))


def _signature(sign: Signature, sheet: Sheet) -> Markup:
    """Return one signature; without a name there is still room for it."""
    lines = (*(_line(line) for line in sign.authority), _line(sign.office, "nd-office"))
    name = _line(sign.name, "nd-signer")
    return Markup('<div class="sign">{}{}</div>').format(_NONE.join(lines), name)


def _annex(part: Annex) -> tuple[Markup, ...]:
    """Return what stands on the sheets of an annex."""
    title = (_line(part.label), _line(part.title), _line(part.belongs, "nd-belongs"))
    return Markup('<div class="nd-title">{}</div>').format(_NONE.join(title)), _body(
        part.body, LANDSCAPE_WIDTH if part.landscape else TEXT_WIDTH
    )
