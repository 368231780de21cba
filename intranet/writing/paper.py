"""A plan's text as an official paper; what stands around it is the text's own, so it reads back the same."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from intranet.access.actor import Body
from intranet.documents import houses
from intranet.documents.compose.compose import paper
from intranet.documents.paper import docx
from intranet.documents.paper.blocks import Paper, Signature
from intranet.documents.paper.kinds import Kind
from intranet.imports.building import subject_of, whole_day
from intranet.plans import parsing
from intranet.plans.paper import content_of, recipients_of
from intranet.plans.parsing.words import bare

_NUMBER = re.compile(r"\d{1,5}")
_AUTHORITY = re.compile(r"\s+(?=(?:TM|KT|TL|TUQ)\.\s|(?:T/M|K/T|T/L|T/UQ)\s)")


def paper_of(body: Body, text: str) -> Paper:
    """Return the paper that *text* is, as a draft of *body*: its own day, number, signer and recipients."""
    reading = parsing.read_text(text).as_json()
    day, month = _day_of(reading["date"])
    made = paper(
        Kind.PLAN,
        content_of(text),
        house=houses.house(body),
        signatures=_signatures(reading["signer"]),
        number=_number_of(reading["code"]),
        day=day,
        month=month,
        subject=subject_of(reading["title"]),
        recipients=recipients_of(reading["recipients"]),
        is_draft=True,
    )
    return replace(made, filed=_filed(reading["recipients"]))


def word_of(body: Body, text: str) -> bytes:
    """Return *text* as a Word file that bears DỰ THẢO."""
    return docx.build(paper_of(body, text))


def _day_of(printed: str | None) -> tuple[date | None, tuple[int, int] | None]:
    """Return the day of the head, or the year and the month (0: blank) while it is not whole."""
    if day := whole_day(printed):
        return day, None
    parts = [int(part) for part in (printed or "").split("-")[:2] if part]
    return None, (parts[0], parts[1] if len(parts) > 1 else 0) if parts else None


def _number_of(code: str | None) -> int | None:
    found = _NUMBER.match(code or "")
    return int(found[0]) if found else None


def _signatures(signer: dict[str, Any] | None) -> tuple[Signature, ...]:
    if not signer:
        return ()
    authority = tuple(_AUTHORITY.split(signer["authority"])) if signer["authority"] else ()
    return (Signature((signer["title"] or "").upper(), signer["name"] or "", authority),)


def _filed(recipients: list[dict[str, Any]]) -> str:
    """Return the last line of Nơi nhận as it stands in the text."""
    names = [bare(one["name"]) for one in recipients if one["name"].lower().startswith("lưu")]
    return names[-1] if names else ""
