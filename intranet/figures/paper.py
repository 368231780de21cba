"""The view that is shown as a Word file: its tables under a letterhead, the wide one on pages laid across."""

from collections.abc import Sequence

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.documents.houses import house
from intranet.documents.paper import docx
from intranet.documents.paper.blocks import Appendix, Block, Heading, Paper, Paragraph, Signature, Table
from intranet.documents.paper.kinds import Kind
from intranet.figures import export, queries, tables, words
from intranet.figures.filters import View, Wanted
from intranet.figures.tables import Cell, Heat, Line
from intranet.tasks.timing import DUE, Timing
from intranet.text.dates import in_words, short

NAME = "BẢNG SỐ LIỆU"
NUMBERS = (
    "Tỷ lệ đúng hạn", "Đúng hạn", "Báo cáo chậm", "Đang quá hạn", "Đã đến hạn", "Chưa đến hạn", "Tổng",
)  # fmt: skip
ACROSS = "Số việc của từng thôn theo lĩnh vực"
UPRIGHT, ABREAST = 4, 8  # columns of the heat table on an upright page, and on one laid across
_NUMBER = 15.0  # mm


def drawn(actor: Actor, wanted: Wanted, narrowed: Sequence[str]) -> bytes:
    """Return the .docx of the view that *wanted* shows.

    *narrowed* names what else the work was narrowed to: block, plan, dialogue. The person who made it signs
    as such; the letterhead is the one of the body they work for.
    """
    cube = queries.cube(actor, wanted)
    whole = tables.whole(cube, wanted)
    blocks: list[Block] = [
        Paragraph(f"{_scope(wanted, narrowed)}.", lead="Phạm vi:"),
        Paragraph(words.lead(whole, wanted), lead=f"Tính đến ngày {short(clock.today())}:"),
    ]
    if whole.dated and wanted.view is View.CROSSED:
        blocks += _crossed(tables.crossed(cube, wanted), wanted)
    elif whole.dated:
        parts = _parts(cube, wanted, whole)
        method = "\n".join((words.formula(whole), words.method(wanted.view)))
        for mark, (heading, block) in zip(
            ("I", "II", "III"), [*parts, ("Cách tính", Paragraph(method))], strict=False
        ):
            blocks += [Heading(1, heading, mark), block]
    paper = Paper(
        house=house(_body(actor)), kind=Kind.SLIP, named=NAME,
        subject=f"Thực hiện nhiệm vụ {export.about(wanted)}", blocks=blocks, day=clock.today(),
        signatures=(Signature("NGƯỜI LẬP BẢNG", actor.name),),
    )  # fmt: skip
    return docx.build(paper)


def _body(actor: Actor) -> Body:
    """Return whose letterhead a person's table bears: the committee's, for whoever also works for it."""
    bodies = [one.body for one in actor.grants]
    return Body.STATE if Body.STATE in bodies or not bodies else bodies[0]


def _scope(wanted: Wanted, narrowed: Sequence[str]) -> str:
    chosen = (f"{one[:1].lower()}{one[1:]}" for one in narrowed)
    return "; ".join((f"việc có hạn {words.period(wanted)}", export.whose(wanted), *chosen))


def _parts(cube: queries.Cube, wanted: Wanted, whole: Line) -> list[tuple[str, Block]]:
    """Return the tables of a view, each with its heading as on the page."""
    if wanted.view is View.WHOLE:
        times = [one for one in tables.over_time(cube, wanted) if one.dated]
        by = "tháng" if wanted.period else "năm"
        return [
            (f"Theo {by}", _lines("Thời gian", times)),
            ("Theo trạng thái", _states(cube, wanted, whole)),
        ]
    if wanted.view is View.FIELDS:
        lines = tables.by_field(cube, wanted)
        return [("Tỷ lệ đúng hạn", _lines(export.FIRST[wanted.view], [*lines, whole]))]
    lines = tables.by_unit(cube, wanted, villages=wanted.view is View.VILLAGES)
    if not lines:
        return []
    return [("Tỷ lệ đúng hạn, xếp hạng", _lines(export.FIRST[wanted.view], lines, ranked=True))]


def _lines(what: str, lines: Sequence[Line], *, ranked: bool = False) -> Table:
    first, room = (("Hạng",), (14.0,)) if ranked else ((), ())
    columns = (*first, what, *NUMBERS)
    rows = tuple(
        (*((str(one.rank or "–"),) if ranked else ()), one.name, one.percent, *map(str, _numbers(one)))
        for one in lines
    )
    name = 165.0 - sum(room) - _NUMBER * len(NUMBERS)
    centred = frozenset(range(len(columns))) - {len(first)}
    return Table(columns, rows, (*room, name, *(_NUMBER,) * len(NUMBERS)), centred=centred)


def _numbers(line: Line) -> list[int]:
    asked = (Timing.ON_TIME, Timing.LATE, Timing.OVERDUE, DUE, Timing.AHEAD, "")
    return [line.figure(one).value for one in asked]


def _states(cube: queries.Cube, wanted: Wanted, whole: Line) -> Table:
    rows = [(one.state.label, str(one.figure.value)) for one in tables.by_state(cube, wanted)]
    rows.append(("Cộng, trừ đã hủy", str(whole.dated)))
    return Table(("Trạng thái", "Số việc"), tuple(rows), (3.0, 1.0), centred=frozenset({1}))


def _crossed(heat: Heat, wanted: Wanted) -> list[Block]:
    """Return the heat table: a narrow one in place, a wide one as an annex laid across.

    More fields than stand abreast there go below each other.
    """
    if not heat.rows or not heat.fields:
        return [Paragraph("Không có việc nào của thôn, tổ dân phố trong phạm vi đang xem.")]
    note = Paragraph(f"{words.within(wanted)} Trong ngoặc là số việc đang quá hạn.")
    count = len(heat.fields) + 1
    if count <= UPRIGHT:
        return [Heading(1, ACROSS, "I"), _heat(heat, 0, count), note]
    pieces = [_heat(heat, start, start + ABREAST) for start in range(0, count, ABREAST)]
    belongs = f"Kèm theo Bảng số liệu {in_words(clock.today())}"
    annex = Appendix(ACROSS, (note, *pieces), belongs, landscape=True)
    return [Paragraph(f"{ACROSS}: phụ lục kèm theo."), annex]


def _heat(heat: Heat, start: int, end: int) -> Table:
    """Return the columns of the heat table from *start* to before *end*; the sum is the last."""
    heads = [*heat.fields, "Cộng"][start:end]
    rows = tuple(
        (name, *(_cell(one) for one in [*cells, whole][start:end])) for name, cells, whole in heat.rows
    )
    centred = frozenset(range(1, len(heads) + 1))
    return Table(("Thôn, tổ dân phố", *heads), rows, (50.0, *(25.0,) * len(heads)), centred=centred)


def _cell(cell: Cell) -> str:
    return f"{cell.work.value} ({cell.late.value})" if cell.late.value else str(cell.work.value)
