"""The page of the search."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request

from intranet import clock
from intranet.access.actor import Body
from intranet.access.permissions import Permission as P
from intranet.search import places, queries, saved_queries
from intranet.search.kinds import Kind, kinds
from intranet.search.marks import pieces, snippet
from intranet.search.places import Place
from intranet.search.queries import CAP, Hit, Wanted
from intranet.search.words import Question, read
from intranet.web.guard import current_actor, guard

bp = Blueprint("search", __name__)
PLACE = Place("tim", "Tìm kiếm", "/tim", ("q", "muc", "co-quan", "nam"))
places.register(PLACE)
_BODIES = {"ubnd": Body.STATE, "dang-uy": Body.PARTY, "hdnd": Body.COUNCIL, "mttq": Body.FRONT}
FIRST_YEAR = 2020


@bp.get("/tim")
@guard(P.ACCOUNT_USE)
def index():
    """Show what was found, or how to look for something."""
    actor, wanted = current_actor(), _wanted()
    if not wanted.question:
        return render_template(
            "search/begin.html",
            typed=request.args.get("q", "").strip()[:200],
            kinds=queries.open_to(actor),
            saved=saved_queries.listed(actor, PLACE.name),
            url_of=PLACE.url,
        )
    after, before = (queries.read_place(request.args.get(name)) for name in ("sau", "truoc"))
    found = queries.page(actor, wanted, after=after, before=before)
    numbers = queries.counts(actor, wanted)
    return render_template(
        "search/index.html",
        wanted=wanted,
        typed=wanted.question.text,
        tabs=_tabs(wanted, numbers),
        total=_number(sum(numbers.values())),
        groups=_groups(found.hits, wanted.question, begins=not found.earlier),
        earlier=_here(truoc=found.earlier) if found.earlier else "",
        later=_here(sau=found.later) if found.later else "",
        bodies=tuple((slug, body.label) for slug, body in _BODIES.items()),
        body=next((slug for slug, body in _BODIES.items() if body == wanted.body), ""),
        years=tuple((year, f"Năm {year}") for year in range(clock.today().year + 1, FIRST_YEAR - 1, -1)),
        chips=_chips(wanted),
        wider=_here(**{"muc": "", "co-quan": "", "nam": ""}) if _is_narrowed(wanted) else "",
        save=PLACE.tidy(urlencode(request.args)),
    )


def _wanted() -> Wanted:
    """Read the address; what makes no sense is left out."""
    args = request.args
    year = args.get("nam", "")
    return Wanted(
        read(args.get("q", "")),
        kind=next((kind for kind in kinds() if kind.slug == args.get("muc")), None),
        body=_BODIES.get(args.get("co-quan", "")),
        year=int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None,
    )


def _is_narrowed(wanted: Wanted) -> bool:
    return bool(wanted.kind or wanted.body or wanted.year)


def _here(**changes: str) -> str:
    """Return the address of this page with some arguments changed, at its beginning unless they say where."""
    kept = {name: request.args.get(name, "") for name in PLACE.arguments} | changes
    return f"{PLACE.path}?{urlencode({name: value for name, value in kept.items() if value})}"


def _number(count: int) -> str:
    return f"hơn {CAP:,}".replace(",", ".") if count > CAP else str(count)


def _tabs(wanted: Wanted, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """Return a tab for everything, and one for each kind of which there is something."""
    every = {"label": "Tất cả", "url": _here(muc=""), "count": _number(sum(numbers.values()))}
    some = [kind for kind in kinds() if numbers.get(kind.name) or kind is wanted.kind]
    return [
        every | {"current": wanted.kind is None},
        *(_tab(kind, numbers.get(kind.name, 0), wanted) for kind in some),
    ]


def _tab(kind: Kind, count: int, wanted: Wanted) -> dict[str, Any]:
    return {
        "label": kind.label, "url": _here(muc=kind.slug), "count": _number(count),
        "current": kind is wanted.kind,
    }  # fmt: skip


def _chips(wanted: Wanted) -> list[dict[str, str]]:
    found = {}
    if wanted.body:
        found["co-quan"] = wanted.body.label
    if wanted.year:
        found["nam"] = f"Năm {wanted.year}"
    return [{"label": label, "remove_url": _here(**{name: ""})} for name, label in found.items()]


def _groups(hits: Sequence[Hit], question: Question, *, begins: bool) -> list[dict[str, Any]]:
    """Return the things found, those that do not say just what was typed under what they say instead.

    A page that *begins* the list with such tells first that nothing says it as typed.
    """
    found = []
    for said, some in groupby(hits, key=lambda hit: _met(question, hit.tier)):
        drawn = [_drawn(hit, question) for hit in some]
        found.append({"heading": said, "hits": drawn, "count": len(drawn)})
    if begins and found and found[0]["heading"]:
        found[0]["none"] = True
    return found


def _met(question: Question, tier: int) -> str:
    """Return how far what is found in a *tier* says what was typed; nothing where it says just that."""
    if question.is_scattered(tier):
        bare = ", khác dấu," if question.is_bare(tier) else ""
        return f"Có đủ các chữ{bare} nhưng không liền nhau"
    return "Cùng các chữ, khác dấu" if question.is_bare(tier) else ""


def _drawn(hit: Hit, question: Question) -> dict[str, Any]:
    """Return a thing found with the words marked; what its title says already is not quoted again."""
    title = pieces(hit.title, question)
    quoted = snippet(hit.text, question)
    said = "".join(piece.text for piece in quoted).strip("… .")
    return {
        "kind": hit.kind,
        "path": hit.path,
        "title": title,
        "note": hit.note,
        "day": hit.day,
        "quoted": [] if said and said in hit.title else quoted,
    }
